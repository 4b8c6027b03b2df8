package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sapar/app/theme"
)

var parts = []string{"Details", "List (0)", "Issues"}

// middle is the point in the middle of a cell.
func middle(s *strip, i int) fyne.Position {
	x := float32(0)
	for _, width := range s.widths()[:i] {
		x += width
	}
	return fyne.NewPos(x+s.widths()[i]/2, 5)
}

func TestTabs(t *testing.T) {
	asked := -1
	setup := func(t *testing.T) (*screen, *Tabs, *Entry) {
		asked = -1
		tabs, field := NewTabs(parts, func(i int) { asked = i }), NewEntry(EntryOptions{})
		return show(t, column(tabs, field)), tabs, field
	}
	t.Run("a click asks, and the page selects", func(t *testing.T) {
		_, tabs, _ := setup(t)
		test.TapAt(tabs, middle(&tabs.strip, 2))
		equal(t, "asked", asked, 2)
		equal(t, "selected before the page says so", tabs.Selected(), 0)
		tabs.Select(2)
		equal(t, "selected", tabs.Selected(), 2)
	})
	t.Run("a click on the part in sight or beside all does nothing", func(t *testing.T) {
		_, tabs, _ := setup(t)
		test.TapAt(tabs, middle(&tabs.strip, 0))
		test.TapAt(tabs, fyne.NewPos(tabs.Size().Width-2, 5))
		equal(t, "asked", asked, -1)
	})
	t.Run("Select is silent and knows only tabs that are there", func(t *testing.T) {
		_, tabs, _ := setup(t)
		tabs.Select(1)
		tabs.Select(3)
		tabs.Select(-1)
		equal(t, "selected", tabs.Selected(), 1)
		equal(t, "asked", asked, -1)
	})
	t.Run("titles stand closer where there is little room", func(t *testing.T) {
		_, tabs, _ := setup(t)
		usual := tabs.widths()
		tabs.Resize(tabs.MinSize())
		close, sum := tabs.widths(), float32(0)
		for i, width := range close {
			if width >= usual[i] {
				t.Errorf("title %d is %v wide, was %v", i, width, usual[i])
			}
			sum += width
		}
		if sum > tabs.MinSize().Width+0.1 {
			t.Errorf("the titles are %v wide in %v", sum, tabs.MinSize().Width)
		}
	})
	t.Run("Tab passes them by", func(t *testing.T) {
		s, _, field := setup(t)
		s.key(fyne.KeyTab)
		s.focused(field)
		s.key(fyne.KeyTab)
		s.focused(field)
	})
	t.Run("titles change and the selection stays", func(t *testing.T) {
		s, tabs, _ := setup(t)
		tabs.Select(2)
		before, width := s.canvas().Capture(), tabs.MinSize().Width
		tabs.SetTitles("Details", "List (120)", "Issues")
		equal(t, "selected", tabs.Selected(), 2)
		equal(t, "looks the same", same(before, s.canvas().Capture()), false)
		if tabs.MinSize().Width <= width {
			t.Error("there is no room for a longer title")
		}
		tabs.SetTitles("Details")
		equal(t, "selected, with one left", tabs.Selected(), 0)
		tabs.SetTitles()
		test.TapAt(tabs, fyne.NewPos(5, 5))
		equal(t, "asked, with none left", asked, -1)
	})
	t.Run("nothing moves when another is selected", func(t *testing.T) {
		_, tabs, _ := setup(t)
		width := tabs.MinSize().Width
		tabs.Select(1)
		equal(t, "width", tabs.MinSize().Width, width)
	})
}

func TestSegments(t *testing.T) {
	var asked []int
	setup := func(t *testing.T) (*screen, *Segments) {
		asked = nil
		var s *Segments
		s = NewSegments(parts, func(i int) { asked = append(asked, i); s.Select(i) })
		sc := show(t, column(s, NewEntry(EntryOptions{})))
		Focus(s)
		return sc, s
	}
	t.Run("keys go over them and stay inside", func(t *testing.T) {
		sc, s := setup(t)
		for _, step := range []struct {
			key  fyne.KeyName
			want int
		}{
			{fyne.KeyLeft, 0}, {fyne.KeyRight, 1}, {fyne.KeyRight, 2}, {fyne.KeyRight, 2},
			{fyne.KeyLeft, 1}, {fyne.KeyHome, 0}, {fyne.KeyEnd, 2},
		} {
			sc.key(step.key)
			equal(t, string(step.key), s.Selected(), step.want)
		}
		equal(t, "told", len(asked), 5)
		sc.focused(s)
	})
	t.Run("a click takes the focus and selects", func(t *testing.T) {
		sc, s := setup(t)
		sc.canvas().Unfocus()
		test.TapAt(s, middle(&s.strip, 1))
		equal(t, "selected", s.Selected(), 1)
		sc.focused(s)
	})
	t.Run("Ctrl+PageUp and Ctrl+PageDown stay the page's", func(t *testing.T) {
		sc, s := setup(t)
		pages := 0
		Install(sc.canvas(), []Command{
			{Shortcut: Ctrl(fyne.KeyPageUp), Run: func() { pages-- }},
			{Shortcut: Ctrl(fyne.KeyPageDown), Run: func() { pages += 10 }},
		})
		sc.press(Ctrl(fyne.KeyPageDown))
		sc.press(Ctrl(fyne.KeyPageUp))
		equal(t, "pages", pages, 9)
		equal(t, "selected", s.Selected(), 0)
	})
	t.Run("Escape cancels the dialog that they stand in", func(t *testing.T) {
		sc := show(t, column())
		s := NewSegments(parts, func(int) {})
		d := ShowDialog(sc.win, DialogOptions{Content: s, OK: "OK", First: s})
		sc.key(fyne.KeyEscape)
		equal(t, "open", d.Open(), false)
	})
	t.Run("they are as high as a button", func(t *testing.T) {
		_, s := setup(t)
		equal(t, "height", s.MinSize().Height, NewButton(ButtonOptions{Text: "OK"}).MinSize().Height)
	})
}

func TestTabsAndSegmentsShowTheSelectionInBothThemes(t *testing.T) {
	t.Cleanup(func() { fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light)) })
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		tabs, segments := NewTabs(parts, func(int) {}), NewSegments(parts, func(int) {})
		s := show(t, column(tabs, segments))
		fyne.CurrentApp().Settings().SetTheme(theme.New(mode))
		last := s.canvas().Capture()
		for _, step := range []struct {
			name string
			do   func()
		}{
			{"another tab", func() { tabs.Select(1) }},
			{"another segment", func() { segments.Select(1) }},
			{"the focus", func() { Focus(segments) }},
			{"the mouse over a tab", func() { tabs.MouseIn(mouseAt(middle(&tabs.strip, 2))) }},
			{"the mouse over no tab", func() { tabs.MouseOut() }},
			{"the mouse over a segment", func() { segments.MouseMoved(mouseAt(middle(&segments.strip, 2))) }},
		} {
			step.do()
			now := s.canvas().Capture()
			if same(last, now) {
				t.Errorf("%s: %s is not to be seen", mode, step.name)
			}
			last = now
		}
	}
}

func mouseAt(p fyne.Position) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}}
}
