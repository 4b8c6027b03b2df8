package people_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
	"sapar/data/store/storetest"
)

func TestPastOfAPerson(t *testing.T) {
	s := storetest.New(t)
	storetest.Project(t, s)
	person := data.Person{Name: "Ермекова Айгерім", BirthYear: 2004}
	save := func() {
		t.Helper()
		if err := s.Save(t.Context(), data.ActionEdit, &person); err != nil {
			t.Fatal(err)
		}
	}
	save()
	person.Phone = "+7 701 111 22 33"
	save()
	person.Work = "Чапаев мектебі"
	save()
	past, back := kit.Ctrl(fyne.KeyT), kit.Ctrl(fyne.KeyZ)
	x := show(t, s, i18n.KK)
	x.key(fyne.KeyReturn) // from the search box to the list
	keys := x.win.Canvas().Focused()
	x.press(past)
	x.sees("Тарихы: Ермекова Айгерім")
	x.sees("+7 701 111 22 33")
	x.sees("2004")
	x.press(back)
	x.key(fyne.KeyReturn)
	x.misses("Чапаев мектебі")
	if x.win.Canvas().Focused() != keys {
		t.Errorf("the keys are at %T", x.win.Canvas().Focused())
	}

	x.key(fyne.KeyReturn) // the person's dialog
	x.press(past)
	x.key(fyne.KeyDown, fyne.KeyDown) // from what was taken back to the phone
	x.press(back)
	x.key(fyne.KeyReturn)
	x.misses("Тарихы: ")
	if got, err := s.Person(t.Context(), person.ID); err != nil || got.Phone != "" || got.Work != "" {
		t.Errorf("%q, %q, %v", got.Phone, got.Work, err)
	}
	x.write("Әлия ")
	x.press(past)
	x.press(back)
	x.sees("Алдымен терілгенді сақтаңыз") // else it would be lost
	x.key(fyne.KeyReturn)
	x.sees("Тарихы: ")
	x.key(fyne.KeyEscape)
	x.press(ctrlEnter)
	if got, _ := s.Person(t.Context(), person.ID); got.Phone != "" || got.Name == person.Name {
		t.Errorf("saved %+v", got)
	}

	x.press(kit.Ctrl(fyne.KeyD)) // somebody new has no history
	x.press(past)
	x.misses("Тарихы: ")
	x.sound()
}
