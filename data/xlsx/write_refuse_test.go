package xlsx_test

import (
	"bytes"
	"errors"
	"math"
	"runtime"
	"strings"
	"testing"
	"time"

	"sapar/data/xlsx"
)

// What a program would repair, or cut, is an error; nothing of the file goes
// out then.
func TestWriteRefuses(t *testing.T) {
	sheet := func(s xlsx.Sheet) func(*xlsx.Writer) {
		return func(w *xlsx.Writer) {
			if s.Name == "" {
				s.Name = "A"
			}
			x := w.Sheet(s)
			x.Row(xlsx.RowOptions{})
			x.Int(0, 0, 1)
			x.Close()
		}
	}
	rows := func(write func(*xlsx.SheetWriter)) func(*xlsx.Writer) {
		return func(w *xlsx.Writer) {
			s := w.Sheet(xlsx.Sheet{Name: "A"})
			write(s)
			s.Close()
		}
	}
	cell := func(write func(*xlsx.SheetWriter)) func(*xlsx.Writer) {
		return rows(func(s *xlsx.SheetWriter) {
			s.Row(xlsx.RowOptions{Number: 4})
			write(s)
		})
	}
	named := func(name, refersTo string) func(*xlsx.Writer) {
		return func(w *xlsx.Writer) { sheet(xlsx.Sheet{})(w); w.Name(name, refersTo) }
	}
	checked := func(v xlsx.Validation) func(*xlsx.Writer) {
		return sheet(xlsx.Sheet{Validations: []xlsx.Validation{v}})
	}
	styled := func(s xlsx.Style) func(*xlsx.Writer) {
		return func(w *xlsx.Writer) { w.Style(s); sheet(xlsx.Sheet{})(w) }
	}
	for name, c := range map[string]struct {
		write func(*xlsx.Writer)
		says  string
	}{
		"no sheet":                 {func(*xlsx.Writer) {}, "can be seen"},
		"only hidden sheets":       {sheet(xlsx.Sheet{State: xlsx.Hidden}), "can be seen"},
		"a state that is none":     {sheet(xlsx.Sheet{State: 7}), "state 7"},
		"a sheet without a name":   {func(w *xlsx.Writer) { w.Sheet(xlsx.Sheet{}).Close() }, "needs a name"},
		"a long name":              {sheet(xlsx.Sheet{Name: strings.Repeat("😀", 15) + "ab"}), "31"},
		"a name with a slash":      {sheet(xlsx.Sheet{Name: "а/б"}), "[ ]"},
		"a name in quotes":         {sheet(xlsx.Sheet{Name: "'а"}), "'"},
		"a name with a line break": {sheet(xlsx.Sheet{Name: "а\nб"}), "seen"},
		"Excel's own name":         {sheet(xlsx.Sheet{Name: "history"}), "Excel"},
		"one name twice":           {func(w *xlsx.Writer) { sheet(xlsx.Sheet{Name: "Ә"})(w); sheet(xlsx.Sheet{Name: "ә"})(w) }, "used twice"},
		"two sheets at once":       {func(w *xlsx.Writer) { w.Sheet(xlsx.Sheet{Name: "A"}); w.Sheet(xlsx.Sheet{Name: "B"}) }, `"B" begins before sheet "A"`},
		"a sheet left open":        {func(w *xlsx.Writer) { w.Sheet(xlsx.Sheet{Name: "A"}) }, "not closed"},
		"a tab of no colour":       {sheet(xlsx.Sheet{TabColor: "red"}), "RRGGBB"},
		"a zoom out of sight":      {sheet(xlsx.Sheet{Zoom: 5}), "zoom"},
		"a filter of no range":     {sheet(xlsx.Sheet{Filter: "A2:B1"}), "filter"},
		"merges that meet":         {sheet(xlsx.Sheet{Merges: []string{"A1:B2", "B2:C3"}}), "in common"},
		"a merge of one cell":      {sheet(xlsx.Sheet{Merges: []string{"B2"}}), "single"},
		"two notes on a cell":      {sheet(xlsx.Sheet{Notes: []xlsx.Note{{2, 1, "a"}, {2, 1, "b"}}}), "B2: two notes"},
		"a note on no cell":        {sheet(xlsx.Sheet{Notes: []xlsx.Note{{0, 1, "a"}}}), "row 0"},
		"title rows backwards":     {sheet(xlsx.Sheet{TitleRows: [2]int{3, 2}}), "repeated"},
		"a column of no style":     {sheet(xlsx.Sheet{Columns: []xlsx.Column{{Style: 9}}}), "style 9"},
		"a column of no width":     {sheet(xlsx.Sheet{Columns: []xlsx.Column{{Width: math.NaN()}}}), "width"},
		"a validation of no cells": {checked(xlsx.Validation{List: "A"}), "no cells"},
		"a kind that is none":      {checked(xlsx.Validation{Range: "A1", Kind: "number"}), "number"},
		"bounds the wrong way":     {checked(xlsx.Validation{Range: "A1", Kind: "whole", Min: 2, Max: 1}), "from 2 to 1"},
		"a long prompt":            {checked(xlsx.Validation{Range: "A1", Prompt: strings.Repeat("ә", 256)}), "255"},
		"a long title":             {checked(xlsx.Validation{Range: "A1", Title: strings.Repeat("ә", 33)}), "32"},
		"many choices in place":    {checked(xlsx.Validation{Range: "A1", List: `"` + strings.Repeat("ә,", 128) + `"`}), "choices"},
		"a name like a cell":       {named("AB12", "A!$A$1"), "AB12"},
		"a name like a row":        {named("r1c1", "A!$A$1"), "r1c1"},
		"a name with a space":      {named("a b", "A!$A$1"), "a b"},
		"a name of nothing":        {named("Ә", ""), "nothing"},
		"a defined name twice":     {func(w *xlsx.Writer) { named("Ә", "1")(w); w.Name("ә", "2") }, "twice"},
		"a colour that is none":    {styled(xlsx.Style{Fill: "12345G"}), "fill"},
		"a place that is none":     {styled(xlsx.Style{Across: "middle"}), "middle"},
		"a size of nothing":        {styled(xlsx.Style{Size: -1}), "size"},
		"a cell before the rows":   {rows(func(s *xlsx.SheetWriter) { s.Int(0, 0, 1) }), "before the first row"},
		"rows out of order":        {rows(func(s *xlsx.SheetWriter) { s.Row(xlsx.RowOptions{Number: 2}); s.Row(xlsx.RowOptions{Number: 2}) }), "row 2 after row 2"},
		"a row below the sheet":    {rows(func(s *xlsx.SheetWriter) { s.Row(xlsx.RowOptions{Number: 1048577}) }), "1048576"},
		"cells out of order":       {cell(func(s *xlsx.SheetWriter) { s.Int(1, 0, 1); s.Blank(1, 0) }), "column 1 after one of column 1"},
		"a cell beyond the sheet":  {cell(func(s *xlsx.SheetWriter) { s.Int(16384, 0, 1) }), "16384"},
		"a cell before the sheet":  {cell(func(s *xlsx.SheetWriter) { s.Int(-1, 0, 1) }), "column -1"},
		"a cell of no style":       {cell(func(s *xlsx.SheetWriter) { s.Text(2, 1, "a") }), "C4: style 1"},
		"a number that is none":    {cell(func(s *xlsx.SheetWriter) { s.Number(2, 0, math.NaN()) }), "C4: NaN"},
		"a number without end":     {cell(func(s *xlsx.SheetWriter) { s.Number(2, 0, math.Inf(-1)) }), "C4: -Inf"},
		"a number cut short":       {cell(func(s *xlsx.SheetWriter) { s.Int(2, 0, math.MaxInt64) }), "C4: 9223372036854775807"},
		"a date before dates":      {cell(func(s *xlsx.SheetWriter) { s.Date(2, 0, time.Time{}) }), "C4: 0001-01-01"},
		"a cell after the end": {func(w *xlsx.Writer) {
			s := w.Sheet(xlsx.Sheet{Name: "A"})
			s.Row(xlsx.RowOptions{})
			s.Close()
			s.Int(0, 0, 1)
		}, "after the sheet was closed"},
	} {
		t.Run(name, func(t *testing.T) {
			raw, err := attempt(c.write)
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v, want one with %q", err, c.says)
			}
			if len(raw) > 0 {
				t.Errorf("%d bytes were written all the same", len(raw))
			}
		})
	}
}

// A disk that fills up is told at Close, wherever it happens.
func TestWriteToAFullDisk(t *testing.T) {
	full := errors.New("disk full")
	var size counter
	w := xlsx.NewWriter(&size, xlsx.Properties{})
	register(w)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for room := 0; room < int(size); room += 97 {
		w := xlsx.NewWriter(&limited{room: room, err: full}, xlsx.Properties{})
		register(w)
		if err := w.Close(); !errors.Is(err, full) {
			t.Fatalf("%d bytes of room: %v", room, err)
		}
		if err := w.Close(); !errors.Is(err, full) {
			t.Fatalf("closed again: %v", err)
		}
	}
}

// limited takes so many bytes.
type limited struct {
	room int
	err  error
}

func (l *limited) Write(p []byte) (int, error) {
	if len(p) > l.room {
		return 0, l.err
	}
	l.room -= len(p)
	return len(p), nil
}

// Numbers come back as they were, whatever their size.
func TestWriteNumbersComeBack(t *testing.T) {
	numbers := []float64{0, 1, -1, 0.1, -0.1, 1.0 / 3, 1e15, 1e15 + 1, -1e15, 1e21, 1e300, 5e-324, math.MaxFloat64, 123456789.125, 1 << 53}
	raw := written(t, func(w *xlsx.Writer) {
		s := w.Sheet(xlsx.Sheet{Name: "A"})
		for i, n := range numbers {
			s.Row(xlsx.RowOptions{Number: 10*i + 3})
			s.Number(2, 0, n)
		}
		s.Close()
	})
	b, err := xlsx.Open(bytes.NewReader(raw), int64(len(raw)), xlsx.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	i := 0
	table, err := b.Read(0, func(r *xlsx.Row) error {
		if r.Number != 10*i+3 || r.Cells[0].Column != 2 || r.Cells[0].Number != numbers[i] {
			t.Errorf("row %d: %+v, want %v", r.Number, r.Cells[0], numbers[i])
		}
		i++
		return nil
	})
	if err != nil || i != len(numbers) || table.Dimension != "C3:C143" {
		t.Errorf("%d numbers in %s, %v", i, table.Dimension, err)
	}
}

// A sheet of many pieces is whole, and the same on one core and on two.
func TestWriteInPieces(t *testing.T) {
	const rows = 9000
	raw := written(t, func(w *xlsx.Writer) { district(w, rows) })
	b, err := xlsx.Open(bytes.NewReader(raw), int64(len(raw)), xlsx.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	table, err := b.Read(0, func(r *xlsx.Row) error { // the last column has styles only
		n++
		if r.Number != n || n > 1 && len(r.Cells) != 13 {
			t.Fatalf("row %d has %d cells", r.Number, len(r.Cells))
		}
		return nil
	})
	if want := "A1:N9001"; err != nil || n != rows+1 || table.Dimension != want {
		t.Errorf("%d rows, %s, %v", n, table.Dimension, err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if again := written(t, func(w *xlsx.Writer) { district(w, rows) }); !bytes.Equal(raw, again) {
		t.Error("on one core it is another file")
	}
	got, err := opened(t, raw).GetRows("Қатысу")
	if err != nil || len(got) != rows+1 {
		t.Errorf("excelize sees %d rows, %v", len(got), err)
	}
}
