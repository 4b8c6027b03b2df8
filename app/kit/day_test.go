package kit

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func anyDay() *rapid.Generator[Day] {
	return rapid.Custom(func(t *rapid.T) Day {
		n := rapid.IntRange(0, 200*365).Draw(t, "days")
		return NewDay(firstYear, time.January, 1).AddDays(n)
	})
}

func TestParseDay(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       Day
	}{
		{"digits alone", "12052026", 20260512},
		{"digits with a short year", "120526", 20260512},
		{"day and month in digits", "1205", 20260512},
		{"dots", "12.05.2026", 20260512},
		{"a short year", "12.05.26", 20260512},
		{"no year", "12.5", 20260512},
		{"slashes", "12/5/2026", 20260512},
		{"spaces", "12 05 2026", 20260512},
		{"year first", "2026-05-12", 20260512},
		{"29 February of a leap year", "29.02.2028", 20280229},
		{"empty", "", 0},
		{"a day alone", "12", 0},
		{"letters", "12 мамыр", 0},
		{"no such month", "12.13.2026", 0},
		{"no such day", "31.04.2026", 0},
		{"29 February of another year", "29.02.2026", 0},
		{"a year of three digits", "12.05.202", 0},
		{"a year out of reach", "12.05.0026", 0},
		{"too many parts", "12.05.2026.1", 0},
		{"a sign", "+1.05.2026", 0},
		{"nine digits", "120520261", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := parseDay(c.text, 2026)
			equal(t, "day", got, c.want)
			equal(t, "understood", ok, c.want != 0)
		})
	}
}

func TestDayProperties(t *testing.T) {
	t.Run("what is written is read back", rapid.MakeCheck(func(t *rapid.T) {
		d := anyDay().Draw(t, "day")
		for _, text := range []string{d.String(), strings.ReplaceAll(d.String(), ".", "")} {
			if got, _ := parseDay(text, 1999); got != d {
				t.Fatalf("%s was read as %v", text, got)
			}
		}
	}))
	t.Run("a month on is the next month and never the one after", rapid.MakeCheck(func(t *rapid.T) {
		d := anyDay().Draw(t, "day")
		n := rapid.IntRange(-30, 30).Draw(t, "months")
		moved := d.AddMonths(n)
		if moved == 0 {
			return // beyond the calendar
		}
		y1, m1, day1 := d.Split()
		y2, m2, day2 := moved.Split()
		if y2*12+int(m2)-(y1*12+int(m1)) != n {
			t.Fatalf("%v and %d months is %v", d, n, moved)
		}
		if day2 != day1 && moved.AddDays(1).first() == moved.first() {
			t.Fatalf("%v and %d months is %v: not the last day", d, n, moved)
		}
	}))
}

func TestAddMonthsAtTheEnd(t *testing.T) {
	equal(t, "31 January", Day(20260131).AddMonths(1), 20260228)
	equal(t, "31 January of a leap year", Day(20280131).AddMonths(1), 20280229)
	equal(t, "31 March back", Day(20260331).AddMonths(-1), 20260228)
	equal(t, "over the year", Day(20261231).AddMonths(2), 20270228)
}
