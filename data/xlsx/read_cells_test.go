package xlsx_test

import (
	"math"
	"testing"
	"time"

	"sapar/data/xlsx"
)

func TestCellNames(t *testing.T) {
	for name, at := range map[string][2]int{
		"A1": {1, 0}, "F12": {12, 5}, "Z9": {9, 25}, "AA10": {10, 26}, "AZ1": {1, 51}, "BA1": {1, 52}, "ZZ1": {1, 701}, "AAA1": {1, 702}, "XFD1048576": {1048576, 16383},
	} {
		if got := xlsx.CellName(at[0], at[1]); got != name {
			t.Errorf("CellName(%d, %d) is %s, not %s", at[0], at[1], got, name)
		}
		if row, column, ok := xlsx.ParseCellName(name); !ok || row != at[0] || column != at[1] {
			t.Errorf("ParseCellName(%s) is %d, %d, %t", name, row, column, ok)
		}
	}
	for column := range 16384 {
		if _, got, ok := xlsx.ParseCellName(xlsx.CellName(7, column)); !ok || got != column {
			t.Fatalf("column %d comes back as %d", column, got)
		}
	}
	for _, name := range []string{"", "A", "1", "A0", "A01", "a1", "$A$1", "A1 ", " A1", "A-1", "A1048577", "XFE1", "AAAA1", "A1B", "А1", "A99999999999999999999"} {
		if row, column, ok := xlsx.ParseCellName(name); ok {
			t.Errorf("ParseCellName(%q) is %d, %d", name, row, column)
		}
	}
}

func TestSerials(t *testing.T) {
	for serial, want := range map[float64]string{
		0: "1899-12-31 00:00:00", 0.5: "1899-12-31 12:00:00", 1: "1900-01-01 00:00:00", 59: "1900-02-28 00:00:00", 61: "1900-03-01 00:00:00",
		45418: "2024-05-06 00:00:00", 45418.75: "2024-05-06 18:00:00", 45418.999999: "2024-05-07 00:00:00", 45418.1234567: "2024-05-06 02:57:47",
		2958465: "9999-12-31 00:00:00", 1462: "1904-01-01 00:00:00",
	} {
		got, ok := xlsx.SerialTime(serial)
		if !ok || got.Format(time.DateTime) != want {
			t.Errorf("%v is %v, %t, not %s", serial, got, ok, want)
		}
		if back := xlsx.TimeSerial(got); math.Abs(back-serial) > 0.6/86400 {
			t.Errorf("%v comes back as %v", serial, back)
		}
	}
	for _, serial := range []float64{-1, -1e-9, 60, 60.5, 59.9999999, 2958466, 2958465.9999999, math.Inf(1), math.NaN()} {
		if got, ok := xlsx.SerialTime(serial); ok {
			t.Errorf("%v is %v", serial, got)
		}
	}
	oral := time.FixedZone("Oral", 5*60*60)
	if got := xlsx.TimeSerial(time.Date(2024, 5, 6, 18, 0, 0, 0, oral)); got != 45418.75 {
		t.Errorf("the clock of another zone is %v", got)
	}
}
