package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestDialogDoesMore(t *testing.T) {
	below := NewEntry(EntryOptions{})
	s := show(t, column(below))
	Focus(below)
	var done []string
	on := true
	inside := NewEntry(EntryOptions{})
	d := ShowDialog(s.win, DialogOptions{
		Title: "Event", OK: "Save", Cancel: "Cancel", Content: inside,
		More: []Command{
			{Name: "History", Shortcut: Ctrl(fyne.KeyT), Run: func() { done = append(done, "history") }},
			{Name: "Undo", Shortcut: Ctrl(fyne.KeyU), Run: func() { done = append(done, "undo") }, Enabled: func() bool { return on }},
		},
	})
	equal(t, "text", d.more[0].Text, "History (Ctrl+T)")
	Press(s.canvas(), Ctrl(fyne.KeyT)) // from the field
	Press(s.canvas(), Ctrl(fyne.KeyU))
	equal(t, "done", len(done), 2)
	on = false
	Press(s.canvas(), Ctrl(fyne.KeyU))
	equal(t, "disabled", len(done), 2)
	equal(t, "shown as enabled", d.more[1].Disabled(), false)
	d.Follow()
	equal(t, "shown as enabled", d.more[1].Disabled(), true)
	s.key(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab) // behind the dialog's own buttons
	s.focused(d.more[0])
	s.key(fyne.KeyReturn)
	equal(t, "pressed", len(done), 3)
	s.key(fyne.KeyEscape)
	s.focused(below)
	Press(s.canvas(), Ctrl(fyne.KeyT))
	equal(t, "closed", len(done), 3)
}
