package event

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/data"
)

// printed is an event whose sheet holds four people by number and two empty
// lines; Дана is in its list already.
func printed(t *testing.T) (*rig, data.Event, []data.Person) {
	t.Helper()
	r, e, _ := onTheList(t)
	before := r.event(day(2026, 4, 1), nil)
	dana := r.attend(e, data.Person{Name: "Дана Сейіт"})
	people := []data.Person{dana}
	for _, name := range []string{"Асан Серік", "Болат Ер", "Гүлнар Әлі"} {
		people = append(people, r.attend(before, data.Person{Name: name, Category: "student"}))
	}
	if _, err := r.store.Paper(ctx, e.ID, people, 2); err != nil {
		t.Fatal(err)
	}
	r.page.attendance.reload()
	r.page.attendance.focus()
	return r, e, people
}

func named3(list []data.Participant) string {
	var out []string
	for _, p := range list {
		out = append(out, p.Person.Name)
	}
	return strings.Join(out, ", ")
}

func TestASheetIsTypedBackByNumber(t *testing.T) {
	r, e, _ := printed(t)
	r.word("2").key(enter)
	if got := named3(r.list(e.ID)); got != "Дана Сейіт, Асан Серік" {
		t.Fatalf("listed: %s", got)
	}
	if entry := r.list(e.ID)[1].Attendance; entry.Category != "student" {
		t.Errorf("the category is %q", entry.Category)
	}
	if told := r.page.head.notice.Text(); told != "Парақтан 1 нөмір: қосылды 1, тізімде бар 0." {
		t.Errorf("told %q", told)
	}
	if row := r.page.attendance.row; r.win.Canvas().Focused() != fyne.Focusable(row.name) || row.changed() {
		t.Error("the row is not empty with the keys in its name")
	}
	r.word("1 2-4, 5 44").key(enter)
	if got := named3(r.list(e.ID)); got != "Дана Сейіт, Асан Серік, Болат Ер, Гүлнар Әлі" {
		t.Fatalf("listed: %s", got)
	}
	told := r.page.head.notice.Text()
	for _, want := range []string{"Парақтан 6 нөмір: қосылды 2, тізімде бар 2.", "Парақта жоқ нөмір: 44.", "Бос жол: 5 – атымен енгізіңіз."} {
		if !strings.Contains(told, want) {
			t.Errorf("told %q, not %q", told, want)
		}
	}
	r.ctrl(fyne.KeyZ)
	if got := named3(r.list(e.ID)); got != "Дана Сейіт, Асан Серік" {
		t.Errorf("undone: %s", got)
	}
	r.ctrl(fyne.KeyY)
	if got := named3(r.list(e.ID)); got != "Дана Сейіт, Асан Серік, Болат Ер, Гүлнар Әлі" {
		t.Errorf("done again: %s", got)
	}
}

func TestNumbersThatListNobodyStay(t *testing.T) {
	r, e, people := printed(t)
	row := r.page.attendance.row
	for typed, want := range map[string]string{"5 6": "Бос жол: 5-6 – атымен енгізіңіз.", "77": "Парақта жоқ нөмір: 77."} {
		r.word(typed).key(enter)
		if row.name.Text != typed || !strings.Contains(row.problem.Text(), want) {
			t.Errorf("%s: the row holds %q, below it %q", typed, row.name.Text, row.problem.Text())
		}
		r.key(fyne.KeyEscape)
	}
	r.word("1").key(enter)
	if told := r.page.head.notice.Text(); !strings.Contains(told, "қосылды 0, тізімде бар 1") || row.name.Text != "" {
		t.Errorf("who is listed: told %q, the row holds %q", told, row.name.Text)
	}
	if err := r.store.Redact(ctx, data.ActionEdit, &people[2]); err != nil {
		t.Fatal(err)
	}
	r.word("3").key(enter)
	if !strings.Contains(row.problem.Text(), "Базада жоқ: 3 –") {
		t.Errorf("who has withdrawn: %q", row.problem.Text())
	}
	r.key(fyne.KeyEscape)
	if got := named3(r.list(e.ID)); got != "Дана Сейіт" {
		t.Errorf("listed: %s", got)
	}
}

func TestNumbersWithoutASheetAreNobodysName(t *testing.T) {
	r, e, row := onTheList(t)
	r.word("12").key(enter)
	if !strings.Contains(row.problem.Text(), "парағы осы компьютерде басылмаған") || row.name.Text != "12" {
		t.Errorf("the row holds %q, below it %q", row.name.Text, row.problem.Text())
	}
	if len(r.list(e.ID)) != 0 {
		t.Error("somebody called 12 is listed")
	}
}

func TestNumbersAreTakenWhenTheRowIsLeft(t *testing.T) {
	r, e, _ := printed(t)
	r.word("2 3").ctrl(fyne.KeyPageDown)
	if got := named3(r.list(e.ID)); got != "Дана Сейіт, Асан Серік, Болат Ер" {
		t.Errorf("listed: %s", got)
	}
}
