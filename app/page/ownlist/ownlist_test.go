package ownlist_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	page "sapar/app/page/ownlist"
	"sapar/data"
	"sapar/data/store/storetest"
)

// participants is a list as a coordinator made it, with a wrong year and
// without the event.
func participants(t testing.TB) string {
	return book(t, "қатысушылар.xlsx", "Тізім",
		[]any{"Қатысушылар тізімі"},
		[]any{"№", "Аты-жөні", "Туған жылы", "Жынысы", "Оқу орны", "ЖСН"},
		[]any{1, "Ахметов Асан", 2003, "ер", "Чапаев ЖОББМ", "030101500123"},
		[]any{2, "Сейтова Дана", 2004, "әйел", "Колледж", "040202600123"},
		[]any{3, "Бекова Аружан", "жылы жоқ", "әйел", "Колледж", "050303600123"},
		[]any{"Барлығы", nil, 3},
	)
}

// heldEvent saves a held event of the project.
func heldEvent(t *testing.T) (*page.Work, *screen, data.Project, data.Event) {
	s, p := laptop(t)
	e := storetest.Event(p, 20261105)
	e.Title, e.Status = "Жұмыспен қамту", data.Held
	save(t, s, &e)
	work := page.NewWork(participants(t), "")
	return work, show(t, s, i18n.KK, work), p, e
}

func TestGuessIsShownAndPeopleAreTakenInAtOneEvent(t *testing.T) {
	_, x, p, e := heldEvent(t)
	x.sees("қатысушылар.xlsx · Қатысушылар тізімі", x.words.Field("person", "name"), x.words.Field("person", "birth_year"),
		"Ахметов Асан · Сейтова Дана · Бекова Аружан", x.words.T("page.ownlist.not_read"))
	x.sees(x.words.Problem(data.Problem{Code: "no_event"}, nil)) // the list says no event
	if !x.button(x.words.T("page.ownlist.take")).Disabled() {
		t.Error("people without an event can be taken in")
	}
	x.misses(x.words.T("page.ownlist.again"))

	x.key(fyne.KeyTab) // from the kind to the event that all of them were at
	x.write("жұмыспен")
	x.key(fyne.KeyReturn)
	x.misses(x.words.Problem(data.Problem{Code: "no_event"}, nil), x.words.T("page.ownlist.outside"))
	x.sees("Жаңа 4, өзгерген 0, сол күйі 0", "қате ұяшық: 1", "алынбаған жол: 3")

	x.press(nextTab)
	x.sees("Адамдар: жаңа 2", "Қатысу: жаңа 2", x.words.T("page.ownlist.waits"), "Ахметов Асан")
	x.press(nextTab)
	x.sees(x.words.T("page.ownlist.no_same_title"))
	x.press(take)
	x.sees(x.words.T("page.ownlist.taken"), x.words.T("page.ownlist.learned"), x.words.N("page.ownlist.waiting", 1))
	if got := x.people(); len(got) != 2 || x.merged != 1 || len(x.said) != 1 {
		t.Errorf("%d people came, told %d times, said %q", len(got), x.merged, x.said)
	}
	list, err := x.store.Participants(ctx, e.ID)
	if err != nil || len(list) != 2 || len(x.events(p)) != 1 {
		t.Errorf("%d people attended: %v", len(list), err)
	}
	x.key(fyne.KeyReturn)
	if x.back != 1 {
		t.Error("Enter does not go back")
	}
	x.sound()
}

func TestWrongCellsSkippedRowsAndNoticesAreListed(t *testing.T) {
	_, x, _, _ := heldEvent(t)
	x.key(fyne.KeyTab)
	x.write("жұмыспен")
	x.key(fyne.KeyReturn)
	x.press(nextTab)
	x.toSegments()
	x.key(fyne.KeyRight)
	x.sees("C5", "жылы жоқ", x.words.Field("person", "birth_year")+":")
	x.key(fyne.KeyRight)
	x.sees("Барлығы", x.words.Choice("skipped", "total"), x.words.Choice("skipped", "title"))
	x.key(fyne.KeyRight)
	x.sees("ЖСН") // never taken
	x.sound()
}

func TestColumnIsCorrectedAndTheNextListOfTheFormIsReadSo(t *testing.T) {
	s, p := laptop(t)
	rows := func(day, name string) [][]any {
		return [][]any{
			{"Реестр мероприятий"},
			{"№", "Дата", "Вид", "Мероприятие", "Село", "Кол-во", "Итог"},
			{1, day, "Встреча", name, "Чапаев", 25, "прошло хорошо"},
			{2, day, "Семинар-тренинг", name + " 2", "Чапаев", 30, "хорошо"},
		}
	}
	x := show(t, s, i18n.RU, page.NewWork(book(t, "реестр.xlsx", "Лист1", rows("05.11.2026", "О работе")...), ""))
	x.sees(x.words.Choice("list_kind", "events"), x.words.Field("event", "date"), x.words.Field("event", "title"), "прошло хорошо · хорошо")
	x.toColumns()
	x.key(fyne.KeyEnd)
	x.sees(x.words.T("page.ownlist.column_is", "column", "G («Итог»)"))
	x.key(fyne.KeyReturn) // to the field
	x.write("примечание")
	x.key(fyne.KeyReturn)
	x.sees(x.words.T("page.ownlist.sure.hand"), x.words.Field("event", "note"))
	x.press(take)
	list := x.events(p)
	if len(list) != 2 || list[0].Note == "" {
		t.Fatalf("came: %+v", list)
	}
	x.sound()

	x = show(t, s, i18n.RU, page.NewWork(book(t, "реестр2.xlsx", "Лист1", rows("12.11.2026", "О спорте")...), ""))
	x.sees(x.words.T("page.ownlist.again"), x.words.T("page.ownlist.sure.again"), x.words.Field("event", "note"))
	x.press(take)
	if list := x.events(p); len(list) != 4 || list[3].Note == "" {
		t.Errorf("came: %+v", list)
	}
	x.sound()
}

func TestFieldIsInOneColumn(t *testing.T) {
	_, x, _, _ := heldEvent(t)
	x.toColumns()
	x.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // the place of study
	x.write(x.words.Field("person", "name"))
	x.key(fyne.KeyReturn)
	x.toColumns()
	x.key(fyne.KeyDown)
	x.sees(x.words.T("page.ownlist.column_is", "column", "B («Аты-жөні»)"))
	x.key(fyne.KeyReturn)
	x.write(x.words.Field("person", "name"))
	x.key(fyne.KeyReturn)
	x.sees(x.words.Field("person", "name"))
	x.toColumns()
	x.key(fyne.KeyDown, fyne.KeyDelete) // no column holds the names
	x.sees(x.words.Refusal(&data.Error{Code: "own_list_no_names", Args: data.Args{"sheet": "Тізім"}}, nil))
	if !x.button(x.words.T("page.ownlist.take")).Disabled() {
		t.Error("a list without names can be taken in")
	}
	x.key(fyne.KeyEscape)
	if x.back != 1 {
		t.Error("Escape does not go back")
	}
	x.sound()
}

func TestWhatTheTableDoesNotSayIsSaidOutsideIt(t *testing.T) {
	s, p := laptop(t)
	x := show(t, s, i18n.KK, page.NewWork(participants(t), ""))
	x.sees(x.words.T("page.ownlist.outside"))
	x.key(fyne.KeyTab, fyne.KeyTab) // past the event, to its type
	x.key(fyne.KeyDown)
	x.sees(x.words.Field("event", "date") + ": " + x.words.Problem(data.Problem{Code: "required"}, nil))
	x.key(fyne.KeyTab)
	x.write("Ашық есік күні")
	x.key(fyne.KeyTab)
	x.write("05112026")
	x.key(fyne.KeyTab)
	x.write("чапаев")
	x.key(fyne.KeyReturn)
	x.sees("Жаңа 5")
	x.press(take)
	list := x.events(p)
	if len(list) != 1 || list[0].Title != "Ашық есік күні" || list[0].Village != storetest.Chapaev || list[0].Date != 20261105 {
		t.Errorf("came: %+v", list)
	}
	x.sound()
}

func TestListCanBeOfAnotherKind(t *testing.T) {
	s, p := laptop(t)
	x := show(t, s, i18n.RU, page.NewWork(book(t, "состав.xlsx", "Состав",
		[]any{"Ф.И.О.", "Сфера", "Место работы", "Год рождения"},
		[]any{"Омаров Ерлан", "Спорт", "ДЮСШ", 1999},
		[]any{"Сейтова Дана", "Культура", "Дом культуры", 2000},
	), ""))
	x.key(fyne.KeyEnd) // members are the last of the kinds
	x.sees(x.words.Field("member", "specialty"), x.words.Field("member", "organisation"))
	x.misses(x.words.T("page.ownlist.all_at"), x.words.T("page.ownlist.outside"))
	x.press(take)
	list, err := s.Members(ctx, p.ID)
	if err != nil || len(list) != 2 || list[0].District != storetest.Akzhaiyk {
		t.Errorf("came: %+v, %v", list, err)
	}
	x.sound()
}

func TestManagerSaysWhoseListItIs(t *testing.T) {
	s, p := laptop(t)
	set, err := s.Settings(ctx)
	if err != nil {
		t.Fatal(err)
	}
	set.District = ""
	if err := s.SaveSettings(ctx, set); err != nil {
		t.Fatal(err)
	}
	x := show(t, s, i18n.RU, page.NewWork(book(t, "реестр.xlsx", "Лист1",
		[]any{"Дата", "Вид", "Мероприятие"}, []any{"05.12.2026", "Встреча", "О работе"}, []any{"06.12.2026", "Встреча", "О спорте"},
	), ""))
	x.sees(x.words.T("page.ownlist.whose"))
	x.key(fyne.KeyTab)
	x.write("бөрлі")
	x.key(fyne.KeyReturn)
	x.press(take)
	if list := x.events(p); len(list) != 2 || list[0].District != storetest.Borli {
		t.Errorf("came: %+v", list)
	}
	x.sound()
}

func TestFileThatIsNoListSaysWhy(t *testing.T) {
	s, _ := laptop(t)
	x := show(t, s, i18n.KK, page.NewWork(book(t, "бос.xlsx", "Бет1"), ""))
	x.sees(x.words.Refusal(&data.Error{Code: "own_list_no_table", Args: data.Args{"file": "бос.xlsx"}}, nil))
	x.press(take, nextTab) // do nothing
	x.key(fyne.KeyReturn)
	if x.back != 1 {
		t.Error("Enter does not go back")
	}
	x.sound()
}
