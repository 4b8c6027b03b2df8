package event

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/data"
	"sapar/data/store/storetest"
)

// onTheList opens a held event on its list.
func onTheList(t testing.TB) (*rig, data.Event, *entryRow) {
	t.Helper()
	r := newRig(t)
	e := r.event(storetest.Day, func(e *data.Event) { e.Status = data.Held })
	return r, e, r.open(e.ID, data.Event{}).attendance.row
}

func TestRefusedInTheRow(t *testing.T) {
	long := strings.Repeat("А", 10_000)
	for _, c := range []struct {
		name  string
		field string
		typed string
		want  data.Problem
		do    func(r *rig)
	}{
		{
			"a birth year of 2030", "birth_year", "2030",
			data.Problem{Code: "born_in_future", Args: data.Args{"value": 2030, "max": 2026}},
			func(r *rig) { r.word("Асан Серік").key(enter).word("2030").ctrl(enter) },
		}, {
			"a birth year of 204", "birth_year", "204",
			data.Problem{Code: "born_too_early", Args: data.Args{"value": 204, "min": 1920}},
			func(r *rig) { r.word("Асан Серік").key(enter).word("204").ctrl(enter) },
		}, {
			"10,000 characters in a name", "name", long,
			data.Problem{Code: "too_long", Args: data.Args{"length": 10_000, "max": 120}},
			func(r *rig) { r.paste(long).ctrl(enter) },
		}, {
			"a row without a name", "name", "",
			data.Problem{Code: "required"},
			func(r *rig) { r.key(enter).word("2001").ctrl(enter) },
		}, {
			"a known person who is listed already", "name", "Ермекова Айгерім",
			data.Problem{Code: "already_listed"},
			func(r *rig) { r.word("ерм").key(enter) },
		}, {
			"10,000 characters of work", "work", long,
			data.Problem{Code: "too_long", Args: data.Args{"length": 10_000, "max": data.TextLength}},
			func(r *rig) {
				r.word("Асан Серік").key(enter, enter, enter, enter, enter).paste(long).ctrl(enter)
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, e, row := onTheList(t)
			r.attend(e, data.Person{Name: "Ермекова Айгерім", BirthYear: 2004})
			r.page.attendance.reload()
			c.do(r)
			widget := widgetOf(&row.fields, c.field)
			sentence := r.sentence(c.want)
			if got := widget.Problem(); got != sentence {
				t.Errorf("at the field: %q, want %q", got, sentence)
			}
			if got := row.problem.Text(); !strings.Contains(got, sentence) {
				t.Errorf("below the row: %q, want the sentence %q", got, sentence)
			}
			if text := textOf(widget); text != c.typed {
				t.Errorf("the field holds %.40q, want what was typed: %.40q", text, c.typed)
			}
			if r.win.Canvas().Focused() != widget.(fyne.Focusable) {
				t.Error("the keys are not at the field")
			}
			if got := r.list(e.ID); len(got) != 1 {
				t.Errorf("%d listed, want the one before", len(got))
			}
			if r.page.Leave() {
				t.Error("the page lets go of a row that is not saved")
			}
			r.key(fyne.KeyEscape)
			if !r.page.Leave() {
				t.Error("a row that was cleared keeps the person")
			}
		})
	}
}

func TestARefusedRowIsMendedAndSaved(t *testing.T) {
	r, e, _ := onTheList(t)
	r.word("Асан Серік").key(enter).word("2030").key(enter) // judged as soon as the field is left
	r.back().word("2003").ctrl(enter)
	if got := r.list(e.ID); len(got) != 1 || got[0].Person.BirthYear != 2003 || got[0].Person.Name != "Асан Серік" {
		t.Errorf("listed %+v", got)
	}
}

// A row is durable when the focus leaves it, whereto ever.
func TestARowIsSavedWhenTheFocusLeavesIt(t *testing.T) {
	for _, c := range []struct {
		name string
		go_  func(r *rig)
	}{
		{"to the list", func(r *rig) { r.back().back(); r.back() }},
		{"to nothing", func(r *rig) { r.win.Canvas().Unfocus(); r.tasks.Drain() }},
		{"to another section", func(r *rig) { r.ctrl(fyne.KeyPageUp) }},
		{"behind the last field", func(r *rig) { r.key(tab, tab, tab, tab, tab, tab, tab) }},
		{"because the page is left", func(r *rig) { r.page.Leave() }},
		{"because somebody saves", func(r *rig) { r.ctrl(fyne.KeyS) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, e, row := onTheList(t)
			r.attend(e, data.Person{Name: "Ермекова Айгерім"}) // so that the list takes the focus
			r.page.attendance.reload()
			r.word("асан серік").key(enter).word("2001")
			c.go_(r)
			got := r.list(e.ID)
			if len(got) != 2 || got[1].Person.Name != "Асан Серік" || got[1].Person.BirthYear != 2001 {
				t.Errorf("listed %+v", got)
			}
			if row.changed() {
				t.Error("the row still holds what was saved")
			}
		})
	}
}

func TestTabBehindTheLastFieldBeginsTheNextRow(t *testing.T) {
	r, e, row := onTheList(t)
	for i := range 3 {
		r.word(fmt.Sprintf("Асан %c", 'А'+i)).key(tab, tab, tab, tab, tab, tab, tab, tab)
	}
	if got := r.list(e.ID); len(got) != 3 {
		t.Errorf("%d listed, want 3", len(got))
	}
	if r.win.Canvas().Focused() != fyne.Focusable(row.name) {
		t.Error("the keys are not in the name of the next row")
	}
}

func TestARowOfTheListIsCorrectedInTheSameFields(t *testing.T) {
	r, e, row := onTheList(t)
	person := r.attend(e, data.Person{Name: "Асанов Серик", BirthYear: 2001, Category: "pupil", Consent: "self", ConsentDate: day(2026, 2, 1)})
	r.attend(e, data.Person{Name: "Болат Нұр", BirthYear: 2002})
	r.page.attendance.reload()
	r.back().key(fyne.KeyHome, enter) // Shift+Tab into the list, its first row
	if row.number != 1 || row.name.Text != "Асанов Серик" {
		t.Fatalf("the fields hold row %d, %q", row.number, row.name.Text)
	}
	r.word("Асанов Серік").key(enter).word("2002").key(enter, enter).word("колл").ctrl(enter)
	got := r.list(e.ID)
	if len(got) != 2 || got[0].Person.ID != person.ID {
		t.Fatalf("listed %+v", got)
	}
	if p := got[0].Person; p.Name != "Асанов Серік" || p.BirthYear != 2002 || p.ConsentDate != day(2026, 2, 1) {
		t.Errorf("person %+v", p)
	}
	if got[0].Attendance.Category != "college" || got[0].Person.Category != got[0].Attendance.Category {
		t.Errorf("category at the event %q, of the person %q", got[0].Attendance.Category, got[0].Person.Category)
	}
	if row.changed() || !row.entry.ID.IsZero() {
		t.Error("the row does not go on with the next person")
	}
}

// An old list says what people were then; their record, what they are now.
func TestTheCategoryOfThatDayDoesNotOverwriteALaterOne(t *testing.T) {
	r, e, _ := onTheList(t)
	person := r.attend(e, data.Person{Name: "Асанов Серік", Category: "pupil"})
	person.Category = "student" // since then
	r.save(&person)
	r.page.attendance.reload()
	r.back().key(enter, enter, enter, enter).word("ер").key(enter).ctrl(enter) // a volunteer, on that day
	got := r.list(e.ID)[0]
	if got.Attendance.Category != "volunteer" || got.Person.Category != "student" {
		t.Errorf("then %q, now %q", got.Attendance.Category, got.Person.Category)
	}
}

func TestAKnownPersonsRecordIsEditedInTheRow(t *testing.T) {
	r, e, _ := onTheList(t)
	earlier := r.event(day(2026, 4, 1), nil)
	known := r.attend(earlier, data.Person{Name: "Асанов Серік", BirthYear: 2001, Category: "pupil", Phone: "1"})
	r.word("аса").key(tab, tab, tab).word("кас").key(enter, enter, enter).word("87010000000").ctrl(enter)
	got := r.list(e.ID)
	if len(got) != 1 || got[0].Person.ID != known.ID {
		t.Fatalf("listed %+v", got)
	}
	if got[0].Person.Phone != "87010000000" || got[0].Person.Category != "entrepreneur" || got[0].Attendance.Category != "entrepreneur" {
		t.Errorf("person %+v came as %q", got[0].Person, got[0].Attendance.Category)
	}
	if then := r.list(earlier.ID)[0].Attendance.Category; then != "pupil" {
		t.Errorf("the earlier list says %q now", then)
	}
}

// Whoever types on after choosing means somebody else: nothing of the chosen
// person's record goes to the new one.
func TestTypingOnAfterChoosingIsSomebodyNew(t *testing.T) {
	r, e, row := onTheList(t)
	earlier := r.event(day(2026, 4, 1), nil)
	known := r.attend(earlier, data.Person{Name: "Асанов Серік", BirthYear: 2001, Phone: "1", Consent: "self"})
	r.word("аса").key(tab)
	r.win.Canvas().FocusPrevious()
	r.key(fyne.KeyEnd).word("бай")
	if !row.person.ID.IsZero() {
		t.Error("the row still holds the known person")
	}
	r.ctrl(enter)
	got := r.list(e.ID)[0].Person
	if got.ID == known.ID || got.Name != "Асанов Серікбай" || got.Phone != "" || got.BirthYear != 0 || got.Consent != "" {
		t.Errorf("listed %+v", got)
	}
	if still, _ := r.store.Person(ctx, known.ID); !same(&still, &known) {
		t.Errorf("the known person is now %+v", still)
	}
}

func TestANamesakeIsPointedOut(t *testing.T) {
	r, _, row := onTheList(t)
	earlier := r.event(day(2026, 4, 1), nil)
	r.attend(earlier, data.Person{Name: "Асанов Серік", BirthYear: 2001})
	r.word("асанов серик").key(enter)
	if got := row.notice.Text(); !strings.Contains(got, "Асанов Серік · 2001") {
		t.Errorf("notice %q", got)
	}
}

func TestWarningsAreShownAndTheRowIsSaved(t *testing.T) {
	r, e, row := onTheList(t)
	r.word("Асан Серік").key(enter).word("2012").key(enter, enter, enter, enter, enter, enter).word("ө").key(enter)
	if got := r.list(e.ID); len(got) != 1 || got[0].Person.Consent != "self" {
		t.Fatalf("listed %+v", got)
	}
	want := r.sentence(data.Problem{Code: "minor_needs_representative", Args: data.Args{"age": 14}})
	if got := row.notice.Text(); !strings.Contains(got, want) {
		t.Errorf("notice %q, want %q", got, want)
	}
	r.word("Болат Ер").ctrl(enter)
	if got := row.notice.Text(); !strings.Contains(got, r.sentence(data.Problem{Code: "no_consent"})) {
		t.Errorf("notice %q", got)
	}
}

func TestARemovedRowIsBroughtBack(t *testing.T) {
	r, e, _ := onTheList(t)
	known := r.attend(r.event(day(2026, 4, 1), nil), data.Person{Name: "Асанов Серік", BirthYear: 2001})
	r.word("аса").key(enter).word("Болат Ер").key(enter).word("2003").ctrl(enter)
	before := r.list(e.ID)

	r.back().key(fyne.KeyDelete) // the row typed last
	if got := r.list(e.ID); len(got) != 1 || got[0].Person.ID != known.ID {
		t.Fatalf("listed %+v", got)
	}
	if found, _ := r.store.FindPeople(ctx, "Болат", 5); len(found) != 0 {
		t.Error("somebody typed by mistake is kept among the people")
	}
	if !strings.Contains(r.page.head.notice.Text(), "Болат Ер") {
		t.Errorf("the line says %q", r.page.head.notice.Text())
	}
	r.ctrl(fyne.KeyZ)
	if got := r.list(e.ID); len(got) != 2 || !same(&got[1].Person, &before[1].Person) || !same(&got[1].Attendance, &before[1].Attendance) {
		t.Errorf("brought back %+v", got)
	}

	r.page.attendance.table.Focus()
	r.key(fyne.KeyHome, fyne.KeyDelete)
	if _, err := r.store.Person(ctx, known.ID); err != nil {
		t.Errorf("a person of another list is gone: %v", err)
	}
	r.ctrl(fyne.KeyZ)
	if got := r.list(e.ID); len(got) != 2 {
		t.Errorf("brought back %+v", got)
	}
}

func TestTotals(t *testing.T) {
	r, e, _ := onTheList(t)
	e.Unlisted, e.UnlistedYouth, e.UnlistedMale, e.UnlistedFemale = 10, 8, 6, 4
	r.save(&e)
	twice := r.attend(e, data.Person{Name: "А", BirthYear: 2001, Sex: data.Male})
	r.attend(e, data.Person{Name: "Ә", BirthYear: 2012, Sex: data.Female}) // 14: youth and under 18
	r.attend(e, data.Person{Name: "Б", BirthYear: 1980, Sex: data.Female}) // 46
	r.attend(e, data.Person{Name: "В"})
	again := data.Attendance{Person: twice.ID, Event: r.event(day(2026, 5, 1), nil).ID}
	r.save(&again)
	again.Event = e.ID // as two computers' lists come together
	r.save(&again)
	p := r.open(e.ID, data.Event{})
	want := p.w.T("page.event.totals", "total", "14", "youth", "10", "male", "7", "female", "6", "minors", "1", "unlisted", "10")
	if got := p.attendance.totals.Text(); got != want {
		t.Errorf("totals\n%q, want\n%q", got, want)
	}
	doubt := p.attendance.doubt.Text()
	if !strings.Contains(doubt, p.w.T("page.event.totals.sexes_differ", "n", "1")) || !strings.Contains(doubt, p.w.T("page.event.totals.no_age", "n", "1")) {
		t.Errorf("doubt %q", doubt)
	}
}

func TestARefusedRowIsNotLostToAnother(t *testing.T) {
	r, e, row := onTheList(t)
	r.attend(e, data.Person{Name: "Болат Ер"})
	r.page.attendance.reload()
	r.word("Асан Серік").key(enter).word("2030")
	r.page.attendance.table.Focus()
	r.tasks.Drain()
	r.key(enter) // would open the row of the list
	if row.number != 0 || row.name.Text != "Асан Серік" {
		t.Fatalf("the fields hold row %d, %q", row.number, row.name.Text)
	}
	r.word("2003").ctrl(enter) // the keys are where the year is wrong
	if got := r.list(e.ID); len(got) != 2 || got[1].Person.BirthYear != 2003 {
		t.Errorf("listed %+v", got)
	}
}

func TestWhatABeginningCanOnlyMeanIsChosen(t *testing.T) {
	r, e, _ := onTheList(t)
	r.word("Асан Серік").key(enter, enter).word("е").ctrl(enter) // the list is still open
	if got := r.list(e.ID); len(got) != 1 || got[0].Person.Sex != data.Male {
		t.Fatalf("listed %+v", got)
	}
	r.word("Болат Ер").key(enter, enter, enter).word("ж").key(fyne.KeyEscape).ctrl(enter) // several categories begin so, and none is picked
	if got := r.list(e.ID); len(got) != 1 {
		t.Fatalf("listed %+v", got)
	}
	if got := r.page.attendance.row.problem.Text(); !strings.Contains(got, r.page.w.T("input.select.unknown")) {
		t.Errorf("below the row: %q", got)
	}
}

func TestWhatWasDoneIsUndoneOneAfterTheOther(t *testing.T) {
	r, e, _ := onTheList(t)
	r.attend(r.event(day(2026, 4, 1), nil), data.Person{Name: "Асанов Серік"})
	r.word("аса").key(enter).back().key(fyne.KeyDelete)
	if r.win.Canvas().Focused() != fyne.Focusable(r.page.head.undo) {
		t.Error("with nobody left the keys are not where the removal is undone")
	}
	r.ctrl(fyne.KeyF).word("аса").key(enter)
	for i, want := range []int{0, 1, 0} { // listed again, removed, listed
		if r.ctrl(fyne.KeyZ); len(r.list(e.ID)) != want {
			t.Errorf("%d listed after %d were undone, want %d", len(r.list(e.ID)), i+1, want)
		}
	}
	for i, want := range []int{1, 0, 1, 1} {
		if r.ctrl(fyne.KeyY); len(r.list(e.ID)) != want {
			t.Errorf("%d listed after %d were done again, want %d", len(r.list(e.ID)), i+1, want)
		}
	}
}

// Each change of each field of a row goes back and forth.
func TestACorrectionIsUndoneAndDoneAgain(t *testing.T) {
	r, e, _ := onTheList(t)
	r.word("Асан Серік").key(enter).word("2003").ctrl(enter)
	first := r.list(e.ID)[0]
	r.page.attendance.table.Focus()
	r.key(enter, enter).key(fyne.KeyUp).ctrl(enter) // the year is 2004
	corrected := r.list(e.ID)[0]
	if corrected.Person.BirthYear != 2004 {
		t.Fatalf("corrected %+v", corrected)
	}
	r.ctrl(fyne.KeyZ)
	if got := r.list(e.ID)[0]; !same(&got.Person, &first.Person) {
		t.Errorf("undone %+v", got)
	}
	r.ctrl(fyne.KeyZ)
	if got := r.list(e.ID); len(got) != 0 {
		t.Errorf("undone twice %+v", got)
	}
	r.ctrl(fyne.KeyY).ctrl(fyne.KeyY)
	if got := r.list(e.ID)[0]; !same(&got.Person, &corrected.Person) || !same(&got.Attendance, &corrected.Attendance) {
		t.Errorf("done again %+v", got)
	}
	r.ctrl(fyne.KeyZ).word("Болат Ер").ctrl(enter) // what was undone before something new is past
	r.ctrl(fyne.KeyY)
	if got := r.list(e.ID); len(got) != 2 || got[0].Person.BirthYear != 2003 {
		t.Errorf("past %+v", got)
	}
}

func BenchmarkOpen120(b *testing.B) {
	r := newRig(b)
	e := r.event(storetest.Day, func(e *data.Event) { e.Status = data.Held })
	for i := range 120 {
		r.attend(e, data.Person{Name: fmt.Sprintf("Асанов Серік %d", i), BirthYear: 1990 + i%25, Sex: data.Male,
			Category: "pupil", Village: storetest.Chapaev, Work: "Мектеп", Consent: "self"})
	}
	for b.Loop() {
		r.open(e.ID, data.Event{})
		r.win.Resize(fyne.NewSize(1080, 740))
	}
}
