package event

import (
	"testing"

	"fyne.io/fyne/v2"

	"sapar/data"
)

func TestUpGoesToTheLastRowOfTheList(t *testing.T) {
	for _, c := range []struct {
		name  string
		typed func(r *rig)
		opens string // by Enter, after Up
	}{
		{"from an empty row", func(*rig) {}, "Болат Ер"},
		{"from another field", func(r *rig) { r.key(tab, tab, tab) }, "Болат Ер"},
		{"saving what was typed", func(r *rig) { r.word("Асан Серік").key(tab, tab) }, "Асан Серік"},
		{"from a row that is corrected", func(r *rig) { r.back().key(fyne.KeyHome, enter) }, "Болат Ер"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, e, row := onTheList(t)
			r.attend(e, data.Person{Name: "Ермекова Айгерім"})
			r.attend(e, data.Person{Name: "Болат Ер"})
			r.page.attendance.reload()
			c.typed(r)
			r.key(up, enter)
			if row.name.Text != c.opens {
				t.Errorf("the row that opens is %q, want %q", row.name.Text, c.opens)
			}
		})
	}
	t.Run("while people are offered it moves among them", func(t *testing.T) {
		r, e, row := onTheList(t)
		r.attend(r.event(day(2026, 4, 1), nil), data.Person{Name: "Асанов Серік"})
		r.attend(e, data.Person{Name: "Болат Ер"})
		r.page.attendance.reload()
		r.word("аса").key(down, up, fyne.KeyEscape)
		if r.win.Canvas().Focused() != fyne.Focusable(row.name) {
			t.Error("the keys are not in the name any more")
		}
	})
	t.Run("what is refused stays where it was typed", func(t *testing.T) {
		r, e, row := onTheList(t)
		r.attend(e, data.Person{Name: "Болат Ер"})
		r.page.attendance.reload()
		r.word("Асан Серік").key(tab).word("2030").key(tab, up)
		if row.name.Text != "Асан Серік" || r.page.attendance.row.problem.Text() == "" {
			t.Errorf("the row holds %q, below it: %q", row.name.Text, row.problem.Text())
		}
	})
	t.Run("with nobody listed the keys stay", func(t *testing.T) {
		r, _, row := onTheList(t)
		r.key(up)
		if r.win.Canvas().Focused() != fyne.Focusable(row.name) {
			t.Error("the keys are not in the name")
		}
	})
}
