package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestFocusFindsTheFirstFieldInside(t *testing.T) {
	hidden, disabled, entry := NewEntry(EntryOptions{}), NewEntry(EntryOptions{}), NewEntry(EntryOptions{})
	hidden.Hide()
	disabled.Disable()
	table := newVillages(3, nil)
	card := NewCard("Card", column(NewHeading(2, "Title"), hidden, disabled, NewForm(FormOptions{}, Row{Label: "Name", Field: entry})))
	s := show(t, NewScroll(column(card, table)))
	for _, o := range []fyne.CanvasObject{entry, card, s.win.Content()} {
		s.canvas().Unfocus()
		Focus(o)
		s.focused(entry)
	}
	Focus(table)
	s.focused(table.list)
	Focus(NewBody("takes no keys"))
	s.focused(table.list)
}
