package ownlist_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	page "sapar/app/page/ownlist"
	"sapar/data"
	"sapar/data/store/storetest"
)

// known saves people who may be those of a list, and an event.
func known(t *testing.T) (*screen, *page.Work, data.Project) {
	s, p := laptop(t)
	e := storetest.Event(p, 20261105)
	e.Title, e.Status = "Жұмыспен қамту", data.Held
	save(t, s, &e,
		&data.Person{Name: "Ахметов Асан Серікұлы", BirthYear: 2003, Village: storetest.Chapaev},
		&data.Person{Name: "Сейтова Дана", BirthYear: 2004},
		&data.Person{Name: "Омаров Ерлан", BirthYear: 2001},
		&data.Person{Name: "Омаров Ерлан", BirthYear: 2001, Village: storetest.Chapaev})
	work := page.NewWork(book(t, "қатысушылар.xlsx", "Тізім",
		[]any{"№", "Аты-жөні", "Туған жылы"},
		[]any{1, "Ахметов Асан", 2003}, []any{2, "Сейтова Дана", 2004}, []any{3, "Омаров Ерлан", 2001}, []any{4, "Бекова Аружан", 2005},
	), "")
	x := show(t, s, i18n.KK, work)
	x.key(fyne.KeyTab)
	x.write("жұмыспен")
	x.key(fyne.KeyReturn)
	return x, work, p
}

func TestNothingIsTakenInWhileADuplicateIsUnanswered(t *testing.T) {
	x, _, _ := known(t)
	x.sees(x.words.N("page.ownlist.left", 2), x.words.T("page.ownlist.tab.same")+" (2)")
	x.press(take) // leads to the first that waits
	if len(x.people()) != 4 || x.merged != 0 {
		t.Fatal("it was taken in")
	}
	x.sees("2-жол: Ахметов Асан, 2003", "Ахметов Асан Серікұлы, 2003, Чапаев", x.words.T("page.ownlist.answer.sure"))
	x.key(fyne.Key1)
	x.sees(x.words.N("page.ownlist.left", 1), "4-жол: Омаров Ерлан, 2001")
	x.key(fyne.Key2) // the one of Чапаев
	x.misses(x.words.T("page.ownlist.answer.open"))
	x.sees(x.words.T("page.ownlist.answer.same_as", "n", "2"))
	x.press(take)
	all := x.people()
	if len(all) != 5 {
		t.Fatalf("%d people, want one new: %+v", len(all), all)
	}
	for _, line := range all {
		wants := 1
		if line.Person.Name == "Омаров Ерлан" && line.Person.Village == "" {
			wants = 0
		}
		if line.Events != wants {
			t.Errorf("%s, %s was at %d events, want %d", line.Person.Name, line.Person.Village, line.Events, wants)
		}
	}
	x.sound()
}

func TestAnswersCanBeNewAndTakenBack(t *testing.T) {
	x, _, _ := known(t)
	x.press(take)
	x.key(fyne.Key0, fyne.Key0) // both that waited
	x.sees(x.words.T("page.ownlist.answer.new"))
	x.key(fyne.KeyHome, fyne.KeyDown) // who was answered by herself
	x.sees(x.words.T("page.ownlist.sure_hint"))
	x.key(fyne.KeyDelete)
	x.sees(x.words.N("page.ownlist.left", 1))
	x.key(fyne.Key0)
	x.press(take)
	if all := x.people(); len(all) != 8 {
		t.Errorf("%d people, want four new", len(all))
	}
	x.sound()
}

func TestWorkOutlivesTheScreen(t *testing.T) {
	x, work, _ := known(t)
	x.press(take)
	x.key(fyne.Key1)
	x.page.Leave()
	y := show(t, x.store, i18n.RU, work)
	y.sees(y.words.N("page.ownlist.left", 1), "05.11.2026 · Встреча · Чапаев")
	y.press(nextTab, nextTab)
	y.sees(y.words.T("page.ownlist.answer.same"))
	y.sound()
}
