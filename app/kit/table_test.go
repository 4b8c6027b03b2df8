package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"
)

type village struct {
	name   string
	people int
}

type tableLog struct {
	selected, opened, deleted []int
	sorted                    []string
	action                    int
}

func newVillages(rows int, log *tableLog) *Table[village] {
	return newVillagesOf(&rows, log)
}

func newVillagesOf(rows *int, log *tableLog) *Table[village] {
	if log == nil {
		log = &tableLog{}
	}
	return NewTable(TableOptions[village]{
		Columns: []Column[village]{
			{Title: "Village", Sort: "name", Weight: 2, Text: func(v village) string { return v.name }},
			{Title: "District", Text: func(village) string { return "Ақ\tжайық" }},
			{Title: "People", Sort: "people", Width: 90, Align: fyne.TextAlignTrailing, Text: func(v village) string { return fmt.Sprint(v.people) }},
		},
		Count:      func() int { return *rows },
		Row:        func(i int) (village, bool) { return village{fmt.Sprint("Village ", i), i * 10}, i >= 0 },
		OnSelected: func(i int) { log.selected = append(log.selected, i) },
		OnOpened:   func(i int) { log.opened = append(log.opened, i) },
		OnDelete:   func(i int) { log.deleted = append(log.deleted, i) },
		OnSort: func(key string, descending bool) {
			log.sorted = append(log.sorted, fmt.Sprint(key, " ", descending))
		},
		Empty: EmptyOptions{Title: "No villages yet", Text: "Add the first.", Action: "Add", Run: func() { log.action++ }},
	})
}

func TestTable(t *testing.T) {
	setup := func(t *testing.T, rows int) (*screen, *Table[village], *tableLog) {
		log := &tableLog{}
		tb := newVillages(rows, log)
		s := show(t, tb)
		return s, tb, log
	}
	t.Run("keys move the selection and stop at the ends", func(t *testing.T) {
		s, tb, log := setup(t, 100)
		tb.Focus()
		equal(t, "the focus selects the first", tb.Selected(), 0)
		s.key(fyne.KeyUp)
		equal(t, "before the first", tb.Selected(), 0)
		s.key(fyne.KeyDown, fyne.KeyDown)
		equal(t, "down", tb.Selected(), 2)
		s.key(fyne.KeyEnd)
		equal(t, "end", tb.Selected(), 99)
		s.key(fyne.KeyDown)
		equal(t, "after the last", tb.Selected(), 99)
		s.key(fyne.KeyHome)
		equal(t, "home", tb.Selected(), 0)
		s.key(fyne.KeyPageDown)
		page := tb.Selected()
		if page < 5 || page > 40 {
			t.Errorf("PageDown went to %d", page)
		}
		s.key(fyne.KeyPageDown, fyne.KeyPageUp)
		equal(t, "pages", tb.Selected(), page)
		equal(t, "told", fmt.Sprint(log.selected[:4]), "[0 1 2 99]")
	})
	t.Run("Enter opens, Delete deletes", func(t *testing.T) {
		s, tb, log := setup(t, 5)
		tb.Focus()
		s.key(fyne.KeyDown, fyne.KeyReturn, fyne.KeyDelete)
		equal(t, "opened", fmt.Sprint(log.opened), "[1]")
		equal(t, "deleted", fmt.Sprint(log.deleted), "[1]")
	})
	t.Run("keys without a meaning of the table's are its owner's", func(t *testing.T) {
		keys := ""
		tb := NewTable(TableOptions[village]{
			Columns: []Column[village]{{Text: func(v village) string { return v.name }}},
			Count:   func() int { return 3 },
			Row:     func(i int) (village, bool) { return village{}, true },
			OnKey:   func(i int, key fyne.KeyName) { keys += fmt.Sprint(i, key, " ") },
		})
		s := show(t, tb)
		tb.Focus()
		s.key(fyne.KeyDown, fyne.Key2, fyne.KeyReturn, fyne.KeyEnd, fyne.Key1)
		equal(t, "keys", keys, "12 21 ")
	})
	t.Run("Ctrl+C copies the row with tabs between the columns", func(t *testing.T) {
		s, tb, _ := setup(t, 5)
		tb.Focus()
		tb.Select(3)
		s.press(Ctrl(fyne.KeyC))
		equal(t, "clipboard", clipboard().Content(), "Village 3\tАқ жайық\t30")
	})
	t.Run("headings sort by keys", func(t *testing.T) {
		s, tb, log := setup(t, 5)
		tb.Focus()
		s.key(fyne.KeySpace)
		equal(t, "no heading", len(log.sorted), 0)
		s.key(fyne.KeyRight, fyne.KeySpace, fyne.KeySpace)
		s.key(fyne.KeyRight, fyne.KeyRight, fyne.KeySpace)
		equal(t, "sorted", fmt.Sprintf("%q", log.sorted), `["name false" "name true" "people false"]`)
	})
	t.Run("headings sort by a click", func(t *testing.T) {
		_, tb, log := setup(t, 5)
		test.TapAt(tb.header, fyne.NewPos(tb.header.Size().Width-20, 5))
		test.TapAt(tb.header, fyne.NewPos(5, 5))
		test.TapAt(tb.header, fyne.NewPos(tb.widths(tb.header.Size().Width)[0]+10, 5))
		equal(t, "sorted", fmt.Sprintf("%q", log.sorted), `["people false" "name false"]`)
		tb.SetSort("people", true)
		equal(t, "SetSort is silent", len(log.sorted), 2)
	})
	t.Run("a click selects, the second opens", func(t *testing.T) {
		s, tb, log := setup(t, 5)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(tb.list).AddXY(20, tableRowHeight()*1.5)
		test.TapCanvas(s.canvas(), at)
		equal(t, "selected", tb.Selected(), 1)
		s.focused(tb.list)
		equal(t, "opened", len(log.opened), 0)
		test.TapCanvas(s.canvas(), at)
		equal(t, "opened", fmt.Sprint(log.opened), "[1]")
	})
	t.Run("Select is silent and scrolls", func(t *testing.T) {
		_, tb, log := setup(t, 1000)
		tb.Select(900)
		equal(t, "selected", tb.Selected(), 900)
		equal(t, "told", len(log.selected), 0)
		if tb.list.GetScrollOffset() == 0 {
			t.Error("the row is out of sight")
		}
		tb.Select(-1)
		equal(t, "none", tb.Selected(), -1)
	})
	t.Run("Reload keeps the selection inside", func(t *testing.T) {
		rows := 10
		tb := newVillagesOf(&rows, nil)
		show(t, tb)
		tb.Select(9)
		rows = 4
		tb.Reload()
		equal(t, "selected", tb.Selected(), 3)
		rows = 0
		tb.Reload()
		equal(t, "none", tb.Selected(), -1)
	})
	t.Run("the placeholder stands where there are no rows", func(t *testing.T) {
		rows, log := 0, &tableLog{}
		tb := newVillagesOf(&rows, log)
		s := show(t, tb)
		equal(t, "rows", tb.list.Visible(), false)
		equal(t, "placeholder", tb.empty.Visible(), true)
		s.key(fyne.KeyTab)
		s.focused(tb.empty.button)
		s.key(fyne.KeyReturn)
		equal(t, "action", log.action, 1)
		rows = 2
		tb.Reload()
		equal(t, "rows", tb.list.Visible(), true)
		tb.Focus()
		s.focused(tb.list)
	})
	t.Run("the rows are one stop of Tab", func(t *testing.T) {
		tb, next := newVillages(5, nil), NewEntry(EntryOptions{})
		s := show(t, column(tb, next))
		tb.Focus()
		s.key(fyne.KeyTab)
		s.focused(next)
	})
	t.Run("the focus is to be seen", func(t *testing.T) {
		s, tb, _ := setup(t, 5)
		tb.Select(0)
		quiet := s.canvas().Capture()
		tb.Focus()
		equal(t, "looks the same", same(quiet, s.canvas().Capture()), false)
	})
}

func TestTableWidths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var tb table
		for range rapid.IntRange(1, 9).Draw(t, "columns") {
			tb.columns = append(tb.columns, tableColumn{
				width:  rapid.SampledFrom([]float32{0, 40, 90, 200}).Draw(t, "width"),
				weight: rapid.SampledFrom([]float32{0, 1, 2.5}).Draw(t, "weight"),
			})
		}
		total := rapid.Float32Range(9*48, 2000).Draw(t, "total")
		sum, fixed, flexible := float32(0), float32(0), 0
		for i, w := range tb.widths(total) {
			if w < 0 {
				t.Fatalf("column %d is %v wide", i, w)
			}
			sum += w
			fixed += tb.columns[i].width
			if tb.columns[i].width == 0 {
				flexible++
			}
		}
		want := total
		if flexible == 0 {
			want = min(total, fixed)
		}
		if diff := sum - want; diff < -0.5 || diff > 0.5 {
			t.Fatalf("columns are %v wide together, want %v", sum, want)
		}
	})
}

func BenchmarkTableScroll(b *testing.B) {
	for _, rows := range []int{100, 432_000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			tb := newVillages(rows, nil)
			test.NewTempWindow(b, tb).Resize(fyne.NewSize(1200, 700))
			tb.Focus()
			for b.Loop() {
				if tb.Selected() == rows-1 {
					tb.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
				}
				tb.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
			}
		})
	}
}

func TestTableTicks(t *testing.T) {
	ticked, all := map[int]bool{}, 0
	tb := NewTable(TableOptions[int]{
		Columns: []Column[int]{
			{Width: 40, Text: func(int) string { return "" }},
			{Title: "Number", Sort: "number", Text: func(i int) string { return fmt.Sprint(i) }},
		},
		Count: func() int { return 3 }, Row: func(i int) (int, bool) { return i, true },
		OnSort:    func(string, bool) {},
		OnTick:    func(i int) { ticked[i] = !ticked[i] },
		OnTickAll: func() { all++ },
	})
	s := show(t, tb)
	tb.Focus()
	t.Run("space ticks the row", func(t *testing.T) {
		s.key(fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
		equal(t, "ticked", fmt.Sprint(ticked), "map[0:true 1:true]")
	})
	t.Run("space on a heading sorts", func(t *testing.T) {
		s.key(fyne.KeyRight, fyne.KeySpace, fyne.KeyLeft)
		equal(t, "ticked", fmt.Sprint(ticked), "map[0:true 1:true]")
		tb.heading = -1
	})
	t.Run("Ctrl+A ticks all", func(t *testing.T) {
		Press(s.win.Canvas(), &fyne.ShortcutSelectAll{})
		equal(t, "times", all, 1)
	})
	t.Run("a click ticks in the first column alone", func(t *testing.T) {
		row := newTableRow(&tb.table)
		row.Resize(fyne.NewSize(300, 30))
		row.show(2)
		row.Tapped(&fyne.PointEvent{Position: fyne.NewPos(100, 5)})
		equal(t, "beside", ticked[2], false)
		row.Tapped(&fyne.PointEvent{Position: fyne.NewPos(10, 5)})
		equal(t, "in it", ticked[2], true)
		equal(t, "selected", tb.Selected(), 2)
	})
}
