package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func newDate(told *[]Day) *DateField {
	return NewDateField(DateOptions{Words: dateWords, Now: noon, OnChanged: func(d Day) { *told = append(*told, d) }})
}

func TestDateField(t *testing.T) {
	setup := func(t *testing.T) (*screen, *DateField, *Entry, *[]Day) {
		told := new([]Day)
		f, next := newDate(told), NewEntry(EntryOptions{})
		s := show(t, column(f, next))
		Focus(f)
		return s, f, next, told
	}
	t.Run("digits become a date when the field is left", func(t *testing.T) {
		s, f, next, told := setup(t)
		s.write("12052026")
		equal(t, "while typing", f.Text, "12052026")
		equal(t, "told while typing", len(*told), 0)
		equal(t, "value while typing", f.Value(), 20260512)
		s.key(fyne.KeyTab)
		s.focused(next)
		equal(t, "text", f.Text, "12.05.2026")
		equal(t, "told", len(*told), 1)
	})
	t.Run("the year may be left out", func(t *testing.T) {
		s, f, _, _ := setup(t)
		s.write("12.5")
		s.key(fyne.KeyReturn)
		equal(t, "text", f.Text, "12.05.2026")
		equal(t, "value", f.Value(), 20260512)
	})
	t.Run("what is no date stays and is reported", func(t *testing.T) {
		s, f, _, told := setup(t)
		s.write("31.04.2026")
		s.key(fyne.KeyTab)
		equal(t, "text", f.Text, "31.04.2026")
		equal(t, "value", f.Value(), 0)
		equal(t, "shown", f.shown, dateWords.Wrong)
		equal(t, "told", len(*told), 0)
		Focus(f)
		s.write("30.04.2026") // the arriving focus had selected the text
		equal(t, "shown when mended", f.shown, "")
	})
	t.Run("it may be empty", func(t *testing.T) {
		s, f, _, told := setup(t)
		f.SetValue(20260512)
		s.key(fyne.KeyTab)
		Focus(f)
		s.key(fyne.KeyBackspace, fyne.KeyTab)
		equal(t, "problem", f.Problem(), "")
		equal(t, "value", f.Value(), 0)
		equal(t, "told", len(*told), 1)
		equal(t, "told what", (*told)[0], 0)
	})
	t.Run("arrows move by days and pages by months", func(t *testing.T) {
		s, f, _, _ := setup(t)
		s.key(fyne.KeyUp)
		equal(t, "from nothing", f.Value(), DayOf(noon()))
		f.SetValue(20260131)
		s.key(fyne.KeyPageUp)
		equal(t, "a month on", f.Value(), 20260228)
		s.key(fyne.KeyUp)
		equal(t, "a day on", f.Value(), 20260301)
		s.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyPageDown)
		equal(t, "back", f.Value(), 20260127)
	})
	t.Run("arrows leave wrong text alone", func(t *testing.T) {
		s, f, _, _ := setup(t)
		s.write("soon")
		s.key(fyne.KeyUp, fyne.KeyPageDown)
		equal(t, "text", f.Text, "soon")
	})
	t.Run("the owner's rule is asked", func(t *testing.T) {
		f := NewDateField(DateOptions{Words: dateWords, Now: noon, Check: func(d Day) string {
			if d < 20260901 {
				return "the project starts on 01.09.2026"
			}
			return ""
		}})
		s := show(t, column(f, NewEntry(EntryOptions{})))
		Focus(f)
		s.write("31.08.2026")
		s.key(fyne.KeyTab)
		equal(t, "shown", f.shown, "the project starts on 01.09.2026")
		equal(t, "value", f.Value(), 20260831)
	})
	t.Run("SetValue is silent", func(t *testing.T) {
		s, f, _, told := setup(t)
		f.SetValue(20260512)
		s.key(fyne.KeyTab)
		equal(t, "told", len(*told), 0)
		equal(t, "text", f.Text, "12.05.2026")
	})
}

func TestDateFieldMonth(t *testing.T) {
	for name, open := range map[string]func(s *screen, f *DateField){
		"F4":       func(s *screen, _ *DateField) { s.key(fyne.KeyF4) },
		"Alt+Down": func(s *screen, _ *DateField) { s.press(alt(fyne.KeyDown)) },
		"the icon": func(_ *screen, f *DateField) { test.Tap(f.ActionItem.(*tapIcon)) },
	} {
		t.Run(name+" opens the month, arrows and Enter choose", func(t *testing.T) {
			var told []Day
			f, next := newDate(&told), NewEntry(EntryOptions{})
			s := show(t, column(f, next))
			f.SetValue(20260512)
			Focus(f)
			open(s, f)
			equal(t, "modal", ModalOpen(s.canvas()), false)
			s.key(fyne.KeyRight, fyne.KeyDown)
			s.key(fyne.KeyReturn)
			equal(t, "value", f.Value(), 20260520)
			equal(t, "told", len(told), 1)
			equal(t, "overlays", len(s.canvas().Overlays().List()), 0)
			s.focused(f)
			s.key(fyne.KeyTab)
			s.focused(next)
		})
	}
	t.Run("Escape closes it and changes nothing", func(t *testing.T) {
		var told []Day
		f := newDate(&told)
		s := show(t, f)
		Focus(f)
		s.write("12.5")
		s.key(fyne.KeyF4, fyne.KeyRight, fyne.KeyEscape)
		equal(t, "text", f.Text, "12.5")
		s.focused(f)
	})
	t.Run("typing goes on in the field", func(t *testing.T) {
		var told []Day
		f := newDate(&told)
		s := show(t, f)
		Focus(f)
		s.key(fyne.KeyF4)
		s.write("13.5")
		equal(t, "text", f.Text, "13.5")
		s.focused(f)
	})
	t.Run("Tab leaves the field", func(t *testing.T) {
		var told []Day
		f, next := newDate(&told), NewEntry(EntryOptions{})
		s := show(t, column(f, next))
		Focus(f)
		s.key(fyne.KeyF4, fyne.KeyTab)
		s.focused(next)
		equal(t, "value", f.Value(), 0)
	})
	t.Run("a click beside it closes it, a click on a day chooses", func(t *testing.T) {
		var told []Day
		f := newDate(&told)
		s := show(t, column(f))
		f.SetValue(20260512)
		Focus(f)
		s.key(fyne.KeyF4)
		test.TapCanvas(s.canvas(), fyne.NewPos(880, 680))
		equal(t, "overlays", len(s.canvas().Overlays().List()), 0)
		s.key(fyne.KeyF4)
		view := f.view
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(view)
		test.TapCanvas(s.canvas(), at.Add(view.grid.origin(0)).AddXY(5, 5))
		equal(t, "the first day shown", f.Value(), 20260427)
	})
	t.Run("a disabled field opens nothing", func(t *testing.T) {
		var told []Day
		f := newDate(&told)
		s := show(t, f)
		f.Disable()
		test.Tap(f.ActionItem.(*tapIcon))
		equal(t, "overlays", len(s.canvas().Overlays().List()), 0)
	})
}
