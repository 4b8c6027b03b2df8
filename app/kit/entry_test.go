package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestEntry(t *testing.T) {
	t.Run("Enter goes to the next field", func(t *testing.T) {
		a, b := NewEntry(EntryOptions{}), NewEntry(EntryOptions{})
		s := show(t, column(a, b))
		Focus(a)
		s.write("Abai")
		s.key(fyne.KeyReturn)
		s.focused(b)
	})
	t.Run("OnEnter decides where Enter goes", func(t *testing.T) {
		called := false
		a := NewEntry(EntryOptions{OnEnter: func() { called = true }})
		s := show(t, column(a, NewEntry(EntryOptions{})))
		Focus(a)
		s.key(fyne.KeyEnter)
		equal(t, "called", called, true)
		s.focused(a)
	})
	t.Run("what is filled in anew is not selected", func(t *testing.T) {
		a := NewEntry(EntryOptions{})
		a.SetValue("Abai")
		s := show(t, column(NewEntry(EntryOptions{}), a))
		Focus(a) // selects all
		a.SetValue("")
		s.write("Qu")
		equal(t, "text", a.Value(), "Qu")
	})
	t.Run("Escape calls OnEscape", func(t *testing.T) {
		called := false
		a := NewEntry(EntryOptions{OnEscape: func() { called = true }})
		s := show(t, a)
		Focus(a)
		s.key(fyne.KeyEscape)
		equal(t, "called", called, true)
	})
	t.Run("Up calls OnUp, else goes to the beginning", func(t *testing.T) {
		called := 0
		a := NewEntry(EntryOptions{})
		b := NewEntry(EntryOptions{OnUp: func() { called++ }})
		s := show(t, column(a, b))
		for _, e := range []*Entry{a, b} {
			e.SetValue("Abai")
			Focus(e)
			s.key(fyne.KeyEnd, fyne.KeyUp)
		}
		equal(t, "called", called, 1)
		equal(t, "cursor without OnUp", a.CursorColumn, 0)
		equal(t, "cursor with it", b.CursorColumn, 4)
		s.focused(b)
	})
	t.Run("too long a text is kept whole and reported at once", func(t *testing.T) {
		e := NewEntry(EntryOptions{Max: 200, TooLong: "at most 200 characters"})
		s := show(t, e)
		Focus(e)
		long := strings.Repeat("ұ", 10_000)
		clipboard().SetContent(long)
		s.press(Ctrl(fyne.KeyV))
		equal(t, "kept", e.Value(), long)
		equal(t, "problem", e.Problem(), "at most 200 characters")
		equal(t, "shown", e.shown, "at most 200 characters")
	})
	t.Run("a check waits until the field is left and mends while typing", func(t *testing.T) {
		e := NewEntry(EntryOptions{Check: func(text string) string {
			if strings.ContainsAny(text, "0123456789") {
				return "no digits here"
			}
			return ""
		}})
		s := show(t, column(e, NewEntry(EntryOptions{})))
		Focus(e)
		s.write("a1")
		equal(t, "shown while typing", e.shown, "")
		equal(t, "asked", e.Problem(), "no digits here")
		s.key(fyne.KeyTab)
		equal(t, "shown when left", e.shown, "no digits here")
		Focus(e)
		s.key(fyne.KeyEnd, fyne.KeyBackspace)
		equal(t, "shown when mended", e.shown, "")
		equal(t, "text", e.Value(), "a")
	})
	t.Run("the owner's problem goes with the next edit", func(t *testing.T) {
		e := NewEntry(EntryOptions{})
		s := show(t, e)
		e.SetProblem("taken")
		equal(t, "shown", e.shown, "taken")
		Focus(e)
		s.write("x")
		equal(t, "after an edit", e.Problem(), "")
	})
	t.Run("SetValue is silent and forgives", func(t *testing.T) {
		changes := 0
		e := NewEntry(EntryOptions{OnChanged: func(string) { changes++ }})
		s := show(t, e)
		e.SetProblem("taken")
		e.SetValue("  Abai ")
		equal(t, "changes", changes, 0)
		equal(t, "problem", e.Problem(), "")
		equal(t, "value", e.Value(), "Abai")
		Focus(e)
		s.write("x")
		equal(t, "changes by the person", changes, 1)
	})
	t.Run("arriving selects the text, a window that comes back does not", func(t *testing.T) {
		e, other := NewEntry(EntryOptions{}), NewEntry(EntryOptions{})
		s := show(t, column(e, other))
		e.SetValue("Abai")
		Focus(e)
		equal(t, "selected", e.SelectedText(), "Abai")
		s.write("Mukagali")
		e.FocusLost() // the window goes to the background and comes back
		e.FocusGained()
		s.write("!")
		equal(t, "text", e.Text, "Mukagali!")
	})
	t.Run("leaving is told", func(t *testing.T) {
		left := 0
		e := NewEntry(EntryOptions{OnLeave: func() { left++ }})
		s := show(t, column(e, NewEntry(EntryOptions{})))
		Focus(e)
		equal(t, "left", left, 0)
		s.key(fyne.KeyTab)
		equal(t, "left", left, 1)
	})
	t.Run("shortcuts that edit stay, others go to the commands", func(t *testing.T) {
		saved := 0
		e := NewEntry(EntryOptions{})
		s := show(t, e)
		Install(s.canvas(), []Command{{Shortcut: Ctrl(fyne.KeyS), Run: func() { saved++ }}})
		Focus(e)
		s.write("Abai")
		s.press(Ctrl(fyne.KeyS))
		equal(t, "saved", saved, 1)
		s.press(Ctrl(fyne.KeyA))
		s.press(Ctrl(fyne.KeyX))
		equal(t, "cut", e.Text, "")
		s.press(Ctrl(fyne.KeyZ))
		equal(t, "undone", e.Text, "Abai")
	})
	t.Run("focus and problem are drawn", func(t *testing.T) {
		e := NewEntry(EntryOptions{})
		s := show(t, e)
		quiet := s.canvas().Capture()
		Focus(e)
		focused := s.canvas().Capture()
		s.canvas().Unfocus()
		e.SetProblem("wrong")
		wrong := s.canvas().Capture()
		if same(quiet, focused) || same(quiet, wrong) || same(focused, wrong) {
			t.Error("quiet, focused and wrong look the same")
		}
	})
}

func TestNote(t *testing.T) {
	const full = "at most 5000 characters"
	t.Run("Enter is a new line and Tab leaves", func(t *testing.T) {
		n, next := NewNote(NoteOptions{}), NewEntry(EntryOptions{})
		s := show(t, column(n, next))
		Focus(n)
		s.write("one")
		s.key(fyne.KeyReturn)
		s.write("two")
		s.key(fyne.KeyTab)
		equal(t, "text", n.Value(), "one\ntwo")
		s.focused(next)
	})
	t.Run("what does not fit is refused whole and said", func(t *testing.T) {
		n := NewNote(NoteOptions{TooLong: full})
		s := show(t, n)
		n.SetValue(strings.Repeat("ә", NoteMax-1))
		Focus(n)
		clipboard().SetContent("too long")
		s.press(Ctrl(fyne.KeyV))
		equal(t, "length after paste", len([]rune(n.Text)), NoteMax-1)
		equal(t, "problem", n.shown, full)
		s.write("x")
		equal(t, "length", len([]rune(n.Text)), NoteMax)
		equal(t, "problem after what fits", n.shown, "")
		s.write("y")
		s.key(fyne.KeyReturn)
		equal(t, "length of the full note", len([]rune(n.Text)), NoteMax)
		equal(t, "problem of the full note", n.shown, full)
	})
	t.Run("Ctrl+Enter goes to the commands", func(t *testing.T) {
		done := false
		n := NewNote(NoteOptions{})
		s := show(t, n)
		Install(s.canvas(), []Command{{Shortcut: Ctrl(fyne.KeyReturn), Run: func() { done = true }}})
		Focus(n)
		s.press(Ctrl(fyne.KeyReturn))
		equal(t, "done", done, true)
		equal(t, "text", n.Text, "")
	})
}

func TestCheck(t *testing.T) {
	var told []bool
	c := NewCheck(CheckOptions{Label: "consent", OnChanged: func(on bool) { told = append(told, on) }})
	next := NewEntry(EntryOptions{})
	s := show(t, column(c, next))
	c.SetValue(true)
	equal(t, "silent", len(told), 0)
	Focus(c)
	s.write(" ")
	equal(t, "value", c.Value(), false)
	equal(t, "told", len(told), 1)
	s.key(fyne.KeyReturn)
	s.focused(next)
	test.Tap(c)
	equal(t, "tapped", c.Value(), true)
}

func TestButton(t *testing.T) {
	pressed := 0
	b := NewButton(ButtonOptions{Text: "Save", Primary: true, Run: func() { pressed++ }})
	s := show(t, column(NewEntry(EntryOptions{}), b))
	s.key(fyne.KeyTab, fyne.KeyTab)
	s.focused(b)
	s.key(fyne.KeyReturn, fyne.KeySpace)
	equal(t, "pressed", pressed, 2)
	s.focused(b)
	test.Tap(b)
	equal(t, "tapped", pressed, 3)
	s.focused(b)
	b.Disable()
	b.Press()
	equal(t, "disabled", pressed, 3)
}

func TestUpInASearchSelectIsTheListsWhileItIsOpen(t *testing.T) {
	called := 0
	f := NewSearchSelect(SelectOptions{Options: districts, OnUp: func() { called++ }})
	s := show(t, column(f))
	Focus(f)
	s.write("бө")
	s.key(fyne.KeyDown, fyne.KeyUp)
	equal(t, "called while the list is open", called, 0)
	equal(t, "cursor of the list", f.list.cursor, 0)
	s.key(fyne.KeyEscape, fyne.KeyUp)
	equal(t, "called once it is closed", called, 1)
}
