package event

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sapar/data"
	"sapar/data/store/storetest"
)

// What is pasted from a table or a letter is shown as it was understood, listed
// at one OK, and undone at once.
func TestAListIsPasted(t *testing.T) {
	r, e, _ := onTheList(t)
	known := r.attend(r.event(day(2026, 4, 1), nil), data.Person{Name: "Асанов Серік", BirthYear: 2001, Category: "student"})
	r.paste(strings.Join([]string{
		"№\tТегі, аты, әкесінің аты\tТуған жылы\tЖынысы\tСанаты\tЖұмыс (оқу) орны",
		"1\tАсанов Серик\t2001\tе\t\t",
		"2\tСейітова Айша Маратқызы\t2009\t\tоқушы\tЧапаев мектебі",
		"3\t\t2009\t\t\t",
		"4\tБолатов Ер\t2099\tе\t\t",
		"5\tКим Олег\t12.03.1998\tм\tработающая молодёжь\tЦРБ\t8 701 555 12 34",
	}, "\n"))
	texts := strings.Join(shown(r.page.o.Window.Canvas().Overlays().Top()), "\n")
	for _, want := range []string{"Қойылған тізім", "5 жол танылды: тізімге 3 адам қосылады, оның 1 белгілі", "2099", "белгілі адам", "жаңа адам"} {
		if !strings.Contains(texts, want) {
			t.Errorf("the preview does not say %q:\n%s", want, texts)
		}
	}
	r.key(down, down)
	if texts := strings.Join(shown(r.page.o.Window.Canvas().Overlays().Top()), "\n"); !strings.Contains(texts, r.page.w.T("page.event.paste.no_name")) {
		t.Error("the sentence of the line is not written out")
	}
	if got := r.list(e.ID); len(got) != 0 {
		t.Errorf("listed before OK: %+v", got)
	}
	r.ctrl(enter)
	got := r.list(e.ID)
	if len(got) != 3 || got[0].Person.ID != known.ID || got[0].Attendance.Category != "student" {
		t.Fatalf("listed %+v", got)
	}
	aisha, oleg := got[1].Person, got[2].Person
	if aisha.Name != "Сейітова Айша Маратқызы" || aisha.BirthYear != 2009 || aisha.Sex != data.Female || aisha.Category != "pupil" || aisha.Work != "Чапаев мектебі" || aisha.Village != storetest.Chapaev {
		t.Errorf("the second is %+v, %q", aisha, aisha.Work)
	}
	if oleg.Name != "Ким Олег" || oleg.BirthYear != 1998 || oleg.Sex != data.Male || oleg.Category != "worker" || oleg.Work != "ЦРБ" || oleg.Phone != "8 701 555 12 34" {
		t.Errorf("the third is %+v, %q, %q", oleg, oleg.Work, oleg.Phone)
	}
	r.ctrl(fyne.KeyF).ctrl(fyne.KeyZ)
	if got := r.list(e.ID); len(got) != 0 {
		t.Errorf("undone: %+v", got)
	}
	if _, err := r.store.Person(ctx, known.ID); err != nil {
		t.Errorf("somebody known is gone: %v", err)
	}
	r.ctrl(fyne.KeyY)
	if got := r.list(e.ID); len(got) != 3 {
		t.Errorf("done again: %+v", got)
	}
}

func TestNamesOneToALineArePasted(t *testing.T) {
	r, e, row := onTheList(t)
	r.paste("1. Ахметов Асан Серікұлы 2008 ж.\n2) Ахметова Айгүл, 2009 ж., Чапаев мектебі\n\n  Бекова Дана\n")
	r.ctrl(enter)
	got := r.list(e.ID)
	if len(got) != 3 || got[0].Person.Name != "Ахметов Асан Серікұлы" || got[0].Person.BirthYear != 2008 || got[0].Person.Sex != data.Male ||
		got[1].Person.Name != "Ахметова Айгүл" || got[2].Person.Name != "Бекова Дана" {
		t.Fatalf("listed %+v", got)
	}
	for i, want := range []string{"Ахметов Асан Серікұлы", "Ахметова Айгүл", "Бекова Дана"} {
		if got[i].Person.Name != want {
			t.Errorf("row %d is %q", i, got[i].Person.Name)
		}
	}
	r.ctrl(fyne.KeyF).paste("Ахметов Асан")
	if row.name.Text != "Ахметов Асан" {
		t.Errorf("one name goes into the field: %q", row.name.Text)
	}
}

// shown are the texts in sight within an object.
func shown(o fyne.CanvasObject) []string {
	var out []string
	switch o := o.(type) {
	case nil:
	case *canvas.Text:
		out = append(out, o.Text)
	case *fyne.Container:
		for _, child := range o.Objects {
			out = append(out, shown(child)...)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			out = append(out, shown(child)...)
		}
	}
	return out
}

// Somebody who is written otherwise is told of while the new one is typed.
func TestALikePersonIsToldOf(t *testing.T) {
	r, _, row := onTheList(t)
	r.attend(r.event(day(2026, 4, 1), nil), data.Person{Name: "Қожахметова Әйгерім Шыңғысқызы", BirthYear: 2006, Sex: data.Female, Village: storetest.Chapaev})
	r.word("Кожахметова Айгерим Шынгысовна").key(enter).word("06").key(enter)
	if got := row.notice.Text(); !strings.Contains(got, "Қожахметова Әйгерім Шыңғысқызы · 2006") || !strings.Contains(got, "туған жылы бір") {
		t.Errorf("below the row: %q", got)
	}
	if row.person.ID != (data.ID{}) {
		t.Error("nobody is chosen for the person")
	}
}
