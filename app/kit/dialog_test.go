package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
)

func TestDialog(t *testing.T) {
	type outcome struct{ ok, cancelled, closed int }
	setup := func(t *testing.T, change func(*DialogOptions)) (*screen, *Dialog, *Entry, *Entry, *outcome) {
		below := NewEntry(EntryOptions{})
		s := show(t, column(NewEntry(EntryOptions{}), below))
		Focus(below)
		inside, o := NewEntry(EntryOptions{}), &outcome{}
		options := DialogOptions{
			Title: "New event", OK: "Save", Cancel: "Cancel",
			Content:  NewForm(FormOptions{}, Row{Key: "name", Label: "Name", Field: inside}),
			OnOK:     func() bool { o.ok++; return true },
			OnCancel: func() { o.cancelled++ },
			OnClosed: func() { o.closed++ },
		}
		if change != nil {
			change(&options)
		}
		return s, ShowDialog(s.win, options), below, inside, o
	}
	t.Run("the first field has the focus, and it goes back where it was", func(t *testing.T) {
		s, d, below, inside, o := setup(t, nil)
		s.focused(inside)
		equal(t, "modal", ModalOpen(s.canvas()), true)
		s.write("Meeting")
		s.key(fyne.KeyReturn)
		equal(t, "ok", o.ok, 1)
		equal(t, "closed", o.closed, 1)
		equal(t, "cancelled", o.cancelled, 0)
		equal(t, "open", d.Open(), false)
		equal(t, "modal", ModalOpen(s.canvas()), false)
		s.focused(below)
	})
	t.Run("Escape cancels", func(t *testing.T) {
		s, _, below, _, o := setup(t, nil)
		s.key(fyne.KeyEscape)
		equal(t, "outcome", *o, outcome{0, 1, 1})
		s.focused(below)
	})
	t.Run("it stays where OnOK says no", func(t *testing.T) {
		s, d, _, inside, o := setup(t, func(o *DialogOptions) { o.OnOK = func() bool { return false } })
		s.key(fyne.KeyReturn)
		equal(t, "open", d.Open(), true)
		equal(t, "outcome", *o, outcome{})
		s.focused(inside)
	})
	t.Run("Tab stays inside", func(t *testing.T) {
		s, d, _, inside, _ := setup(t, nil)
		s.key(fyne.KeyTab)
		s.focused(d.cancelButton)
		s.key(fyne.KeyTab)
		s.focused(d.ok)
		s.key(fyne.KeyTab)
		s.focused(inside)
		s.canvas().FocusPrevious()
		s.focused(d.ok)
	})
	t.Run("Enter on a button is that button", func(t *testing.T) {
		s, _, _, _, o := setup(t, nil)
		s.key(fyne.KeyTab, fyne.KeyReturn)
		equal(t, "outcome", *o, outcome{0, 1, 1})
	})
	t.Run("keys that reach nobody are the dialog's", func(t *testing.T) {
		s, _, _, _, o := setup(t, nil)
		s.canvas().Unfocus()
		s.key(fyne.KeyReturn)
		equal(t, "outcome", *o, outcome{1, 0, 1})
		equal(t, "the handler is gone", s.canvas().OnTypedKey() == nil, true)
	})
	t.Run("Ctrl+Enter is the default button also in a note", func(t *testing.T) {
		note := NewNote(NoteOptions{})
		s, _, _, _, o := setup(t, func(o *DialogOptions) { o.Content = note })
		s.focused(note)
		s.key(fyne.KeyReturn)
		equal(t, "a new line", note.Text, "\n")
		s.press(Ctrl(fyne.KeyReturn))
		equal(t, "outcome", *o, outcome{1, 0, 1})
	})
	t.Run("a list inside closes first at Escape", func(t *testing.T) {
		choice := NewChoice(ChoiceOptions{Options: []Option{{ID: "a", Label: "A"}, {ID: "b", Label: "B"}}})
		s, d, _, _, _ := setup(t, func(o *DialogOptions) { o.Content = choice })
		s.key(fyne.KeyReturn)
		equal(t, "list open", choice.drop != nil, true)
		equal(t, "modal", ModalOpen(s.canvas()), true)
		s.key(fyne.KeyEscape)
		equal(t, "list open", choice.drop != nil, false)
		equal(t, "dialog open", d.Open(), true)
		s.key(fyne.KeyEscape)
		equal(t, "dialog open", d.Open(), false)
	})
	t.Run("what destroys needs more than Enter", func(t *testing.T) {
		s := show(t, NewEntry(EntryOptions{}))
		deleted := false
		d := Confirm(s.win, MessageOptions{Title: "Delete", Text: "Delete the event?", OK: "Delete", Cancel: "Keep", Danger: true, OnOK: func() { deleted = true }})
		s.focused(d.cancelButton)
		s.key(fyne.KeyReturn)
		equal(t, "deleted", deleted, false)
		equal(t, "open", d.Open(), false)
	})
	t.Run("one dialog over another", func(t *testing.T) {
		s, d, below, inside, _ := setup(t, nil)
		message := Message(s.win, MessageOptions{Title: "Saved", Text: "The report is saved.", OK: "OK"})
		s.focused(message.ok)
		s.key(fyne.KeyReturn)
		equal(t, "message open", message.Open(), false)
		equal(t, "dialog open", d.Open(), true)
		s.focused(inside)
		s.key(fyne.KeyEscape)
		s.focused(below)
	})
	t.Run("OnOK of a confirmation may open the next", func(t *testing.T) {
		s := show(t, NewEntry(EntryOptions{}))
		var next *Dialog
		Confirm(s.win, MessageOptions{Title: "Go on?", OK: "Yes", Cancel: "No", OnOK: func() {
			next = ShowProblem(s.win, MessageOptions{Title: "No", Text: "It did not work.", Detail: "Try again.", OK: "OK"})
		}})
		s.key(fyne.KeyReturn)
		if next == nil || !next.Open() || len(s.canvas().Overlays().List()) != 1 {
			t.Error("the next dialog does not stand alone")
		}
	})
	t.Run("a field is left when a dialog opens over it", func(t *testing.T) {
		left := 0
		e := NewEntry(EntryOptions{OnLeave: func() { left++ }})
		s := show(t, e)
		Focus(e)
		Message(s.win, MessageOptions{Title: "Hello", OK: "OK"})
		equal(t, "left", left, 1)
	})
	t.Run("a problem makes the dialog higher", func(t *testing.T) {
		date := NewDateField(DateOptions{Words: dateWords, Now: noon})
		form := NewForm(FormOptions{}, Row{Key: "date", Label: "Date", Field: date})
		s, d, _, _, _ := setup(t, func(o *DialogOptions) { o.Content = form; o.OnOK = func() bool { return form.Check() } })
		before := d.layer.content.Size().Height
		s.write("99")
		s.key(fyne.KeyReturn)
		equal(t, "open", d.Open(), true)
		if got := d.layer.content.Size().Height; got <= before {
			t.Errorf("content went from %v to %v", before, got)
		}
	})
	t.Run("a click beside it goes nowhere", func(t *testing.T) {
		s, d, _, _, _ := setup(t, nil)
		test.TapCanvas(s.canvas(), fyne.NewPos(3, 3))
		equal(t, "open", d.Open(), true)
	})
	t.Run("more than the window holds scrolls", func(t *testing.T) {
		var rows []Row
		for range 40 {
			rows = append(rows, Row{Label: "Label", Field: NewEntry(EntryOptions{})})
		}
		s, d, _, _, _ := setup(t, func(o *DialogOptions) { o.Content = NewForm(FormOptions{}, rows...) })
		bottom := d.ok.Position().Y + d.ok.Size().Height
		if bottom > s.canvas().Size().Height {
			t.Errorf("the buttons end at %v in a window of %v", bottom, s.canvas().Size().Height)
		}
	})
	t.Run("the scroll bar covers no content", func(t *testing.T) {
		content := sized(400, 2000)
		_, d, _, _, _ := setup(t, func(o *DialogOptions) { o.Content = content })
		driver := fyne.CurrentApp().Driver()
		end := driver.AbsolutePositionForObject(content).X + content.Size().Width
		scroll := d.layer.content
		bar := driver.AbsolutePositionForObject(scroll).X + scroll.Size().Width - fynetheme.ScrollBarSize()
		if end > bar {
			t.Errorf("the content ends at %v, the bar begins at %v", end, bar)
		}
		button := d.ok.Position().X + d.ok.Size().Width
		equal(t, "right edge of the content, as of the buttons", end, button)
	})
	t.Run("a disabled OK is not pressed by Enter", func(t *testing.T) {
		s, d, _, inside, o := setup(t, nil)
		d.EnableOK(false)
		Focus(inside)
		s.key(fyne.KeyReturn)
		equal(t, "outcome", *o, outcome{})
		d.EnableOK(true)
		s.key(fyne.KeyReturn)
		equal(t, "ok", o.ok, 1)
	})
}

// sized is an empty object of that size.
func sized(width, height float32) fyne.CanvasObject {
	r := canvas.NewRectangle(nil)
	r.SetMinSize(fyne.NewSize(width, height))
	return r
}
