package kit

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sapar/app/theme"
)

func TestMonthView(t *testing.T) {
	setup := func(t *testing.T) (s *screen, m *MonthView, selected, opened, months *[]Day) {
		selected, opened, months = new([]Day), new([]Day), new([]Day)
		m = NewMonthView(MonthOptions{
			Words: dateWords, Today: DayOf(noon()), Lines: 3,
			OnSelected: func(d Day) { *selected = append(*selected, d) },
			OnOpened:   func(d Day) { *opened = append(*opened, d) },
			OnMonth:    func(d Day) { *months = append(*months, d) },
		})
		s = show(t, m)
		Focus(m)
		return s, m, selected, opened, months
	}
	t.Run("weeks begin on Monday", func(t *testing.T) {
		_, m, _, _, _ := setup(t)
		first, last := m.Span()
		equal(t, "first", first, 20261026)
		equal(t, "last", last, 20261206)
	})
	t.Run("a month that begins on Monday begins in the first cell", func(t *testing.T) {
		_, m, _, _, _ := setup(t)
		m.Select(20260610)
		first, _ := m.Span()
		equal(t, "first", first, 20260601)
	})
	t.Run("keys move the day", func(t *testing.T) {
		s, m, selected, _, months := setup(t)
		for _, step := range []struct {
			key  fyne.KeyName
			want Day
		}{
			{fyne.KeyLeft, 20261121}, {fyne.KeyRight, 20261122}, {fyne.KeyUp, 20261115}, {fyne.KeyDown, 20261122},
			{fyne.KeyHome, 20261101}, {fyne.KeyEnd, 20261130}, {fyne.KeyRight, 20261201}, {fyne.KeyEnd, 20261231},
			{fyne.KeyPageUp, 20261130}, {fyne.KeyPageDown, 20261230},
		} {
			s.key(step.key)
			equal(t, string(step.key), m.Selected(), step.want)
		}
		equal(t, "told", len(*selected), 10)
		equal(t, "months", fmt.Sprint(*months), "[01.12.2026 01.11.2026 01.12.2026]")
	})
	t.Run("Enter opens the day", func(t *testing.T) {
		s, _, _, opened, _ := setup(t)
		s.key(fyne.KeyLeft, fyne.KeyReturn)
		equal(t, "opened", fmt.Sprint(*opened), "[21.11.2026]")
	})
	t.Run("Ctrl+Home goes to today", func(t *testing.T) {
		s, m, _, _, _ := setup(t)
		m.Select(20250101)
		s.press(Ctrl(fyne.KeyHome))
		equal(t, "selected", m.Selected(), DayOf(noon()))
	})
	t.Run("Select is silent", func(t *testing.T) {
		_, m, selected, _, months := setup(t)
		m.Select(20250101)
		equal(t, "told", len(*selected)+len(*months), 0)
		equal(t, "month", m.Month(), 20250101)
	})
	t.Run("a click selects, the second opens", func(t *testing.T) {
		_, m, _, opened, _ := setup(t)
		at := m.grid.origin(9).AddXY(5, 5)
		test.TapAt(m, at)
		equal(t, "selected", m.Selected(), 20261104)
		equal(t, "opened", len(*opened), 0)
		test.TapAt(m, at)
		equal(t, "opened by a double click", len(*opened), 1)
		m.tapped = time.Now().Add(-time.Second)
		test.TapAt(m, at)
		equal(t, "opened by a late click", len(*opened), 1)
	})
	t.Run("it ends with the calendar", func(t *testing.T) {
		s, m, _, _, _ := setup(t)
		m.Select(21001231)
		s.key(fyne.KeyRight, fyne.KeyPageDown)
		equal(t, "selected", m.Selected(), 21001231)
		m.Select(19000101)
		s.key(fyne.KeyLeft)
		equal(t, "selected", m.Selected(), 19000101)
	})
	t.Run("every shortcut but its own goes to the commands", func(t *testing.T) {
		s, _, _, _, _ := setup(t)
		done := false
		Install(s.canvas(), []Command{{Shortcut: Ctrl(fyne.KeyN), Run: func() { done = true }}})
		s.press(Ctrl(fyne.KeyN))
		equal(t, "done", done, true)
	})
}

func TestMonthViewEntries(t *testing.T) {
	entries := map[Day]int{20261102: 1, 20261103: 9, 20261030: 2}
	m := NewMonthView(MonthOptions{
		Words: dateWords, Today: DayOf(noon()), Lines: 3,
		More: func(n int) string { return fmt.Sprintf("+%d", n) },
		Entries: func(d Day) []MonthEntry {
			var list []MonthEntry
			for n := range entries[d] {
				list = append(list, MonthEntry{Text: fmt.Sprint("event ", n), Colour: theme.ColorNameHeld})
			}
			return list
		},
	})
	s := show(t, m)
	texts := func(i int) []string {
		var shown []string
		for _, line := range test.WidgetRenderer(m).(*monthRenderer).cells[i].lines {
			if line.Visible() {
				shown = append(shown, line.Text)
			}
		}
		return shown
	}
	equal(t, "one entry", fmt.Sprint(texts(7)), "[event 0]")
	equal(t, "what finds no room is counted", fmt.Sprint(texts(8)), "[event 0 event 1 +7]")
	equal(t, "a day of another month", len(texts(4)), 2)
	s.win.Resize(fyne.NewSize(600, 300))
	if n := len(texts(8)); n >= 3 {
		t.Errorf("a small month shows %d lines", n)
	}
	more := func(i int) string {
		if c := test.WidgetRenderer(m).(*monthRenderer).cells[i]; c.more.Visible() {
			return c.more.Text
		}
		return ""
	}
	s.win.Resize(m.MinSize().AddWidthHeight(8, 8)) // the window's own edges
	equal(t, "the only line", fmt.Sprint(texts(8)), "[event 0]")
	equal(t, "beside the only line", more(8), "+8")
	equal(t, "beside an only entry", more(7), "")
	s.win.Resize(fyne.NewSize(900, 700))
	equal(t, "beside lines enough", more(8), "")
	entries[20261102] = 0
	m.Reload()
	equal(t, "after Reload", len(texts(7)), 0)
}

func TestMonthViewShowsTheSelectionInBothThemes(t *testing.T) {
	t.Cleanup(func() { fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light)) })
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		m := NewMonthView(MonthOptions{Words: dateWords, Today: DayOf(noon())})
		s := show(t, m)
		fyne.CurrentApp().Settings().SetTheme(theme.New(mode))
		m.Select(20261110)
		one := s.canvas().Capture()
		m.Select(20261111)
		other := s.canvas().Capture()
		Focus(m)
		if same(one, other) {
			t.Errorf("%s: the selection is not to be seen", mode)
		}
		if same(other, s.canvas().Capture()) {
			t.Errorf("%s: the focus is not to be seen", mode)
		}
	}
}
