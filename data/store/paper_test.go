package store_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"sapar/data"
	"sapar/data/store"
	"sapar/data/store/storetest"
)

// meeting saves an event of the project at which the people were.
func meeting(t *testing.T, s *store.Store, p data.Project, day data.Date, people ...*data.Person) data.Event {
	t.Helper()
	e := storetest.Event(p, day)
	save(t, s, &e)
	for _, person := range people {
		save(t, s, &data.Attendance{Event: e.ID, Person: person.ID})
	}
	return e
}

// known saves people with those names.
func known(t *testing.T, s *store.Store, names ...string) []*data.Person {
	t.Helper()
	var out []*data.Person
	for _, name := range names {
		p := &data.Person{Name: name, BirthYear: 2000}
		save(t, s, p)
		out = append(out, p)
	}
	return out
}

func namesOf(people []data.Person) []string {
	var out []string
	for _, p := range people {
		out = append(out, p.Name)
	}
	return out
}

func TestWhoIsExpected(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	other := p
	other.ID, other.TitleKK = data.ID{}, "Басқа жоба"
	save(t, s, &other)
	k := known(t, s, "Асан", "Болат", "Гүлнар", "Дана", "Ерлан", "Жанар", "Зере", "Ильяс")
	meeting(t, s, p, 20260201, k[0], k[1], k[2])
	meeting(t, s, p, 20260301, k[1], k[3], k[5], k[6])
	meeting(t, s, other, 20260302, k[4])          // another project
	later := meeting(t, s, p, 20260601, k[7])     // is still to come
	cancelled := meeting(t, s, p, 20260303, k[4]) // did not take place
	cancelled.Status, cancelled.Reason = data.Cancelled, "Боран"
	save(t, s, &cancelled)
	elsewhere := meeting(t, s, p, 20260303, k[4])
	elsewhere.Village = storetest.Zhaiyk
	save(t, s, &elsewhere)
	k[5].WithdrawalDate = 20260401
	save(t, s, k[5])
	if err := s.Redact(ctx, data.ActionEdit, k[6]); err != nil {
		t.Fatal(err)
	}
	e := meeting(t, s, p, 20260520, k[7], k[2])

	got, err := s.Expected(ctx, e, 60)
	if want := []string{"Ильяс", "Гүлнар", "Болат", "Дана", "Асан"}; err != nil || !slices.Equal(namesOf(got), want) {
		t.Errorf("%v, %v; want %v", namesOf(got), err, want)
	}
	if got, err = s.Expected(ctx, e, 3); err != nil || !slices.Equal(namesOf(got), []string{"Ильяс", "Гүлнар", "Болат"}) {
		t.Errorf("of three: %v, %v", namesOf(got), err)
	}
	if got, err = s.Expected(ctx, e, 1); err != nil || len(got) != 2 {
		t.Errorf("those who are listed: %v, %v", namesOf(got), err)
	}
	later.Village = ""
	if got, err = s.Expected(ctx, later, 60); err != nil || !slices.Equal(namesOf(got), []string{"Ильяс"}) {
		t.Errorf("without a village: %v, %v", namesOf(got), err)
	}
	t.Run("two records that are one person stand once", func(t *testing.T) {
		save(t, s, &data.Sameness{One: k[0].ID, Other: k[1].ID, Verdict: data.SamePerson})
		got, err := s.Expected(ctx, e, 60)
		if want := []string{"Ильяс", "Гүлнар", "Асан", "Дана"}; err != nil || !slices.Equal(namesOf(got), want) {
			t.Errorf("%v, %v; want %v", namesOf(got), err, want)
		}
		save(t, s, &data.Attendance{Event: e.ID, Person: k[1].ID})
		got, err = s.Expected(ctx, e, 60)
		if want := []string{"Ильяс", "Гүлнар", "Болат", "Дана"}; err != nil || !slices.Equal(namesOf(got), want) {
			t.Errorf("listed under the other: %v, %v; want %v", namesOf(got), err, want)
		}
	})
}

// linesOf are the lines of a sheet as "1 Асан, 2 –".
func linesOf(lines []data.PaperLine) string {
	out := ""
	for _, l := range lines {
		name := l.Person.Name
		if l.Empty {
			name = "–"
		}
		if out != "" {
			out += ", "
		}
		out += fmt.Sprint(l.Number) + " " + name
	}
	return out
}

func TestNumbersOfASheetStandForOnePersonForEver(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	k := known(t, s, "Асан", "Болат", "Гүлнар")
	e := meeting(t, s, p, 20260520)
	print := func(empty int, people ...*data.Person) data.Paper {
		t.Helper()
		var all []data.Person
		for _, p := range people {
			all = append(all, *p)
		}
		paper, err := s.Paper(ctx, e.ID, all, empty)
		if err != nil {
			t.Fatal(err)
		}
		return paper
	}
	first := print(2, k[0], k[1])
	if got := linesOf(first.Lines); got != "1 Асан, 2 Болат, 3 –, 4 –" || first.Numbers() != "1-4" {
		t.Errorf("first: %s", got)
	}
	if again := print(2, k[1], k[0]); again.Code != first.Code || linesOf(again.Lines) != linesOf(first.Lines) {
		t.Errorf("printed again: %s %s", again.Code, linesOf(again.Lines))
	}
	if more := print(3, k[0], k[1]); more.Code == first.Code || linesOf(more.Lines) != "1 Асан, 2 Болат, 3 –, 4 –, 5 –" {
		t.Errorf("with more lines: %s %s", more.Code, linesOf(more.Lines))
	}
	second := print(1, k[1], k[2])
	if got := linesOf(second.Lines); got != "2 Болат, 6 Гүлнар, 7 –" {
		t.Errorf("with a newcomer: %s", got)
	}
	if last := print(1, k[0]); linesOf(last.Lines) != "1 Асан, 7 –" {
		t.Errorf("without the newcomer: %s", linesOf(last.Lines))
	}
	event, numbers, err := s.PaperOf(ctx, first.Code)
	if err != nil || event != e.ID || numbers != "1-4" || len(first.Code) != 5 {
		t.Errorf("%v %q %v", event, numbers, err)
	}
	if _, _, err := s.PaperOf(ctx, "ABCDE"); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("a code that no sheet has: %v", err)
	}

	save(t, s, &data.Attendance{Event: e.ID, Person: k[1].ID})
	if err := s.Delete(ctx, k[2]); err != nil {
		t.Fatal(err)
	}
	lines, err := s.PaperLines(ctx, e.ID)
	if err != nil || linesOf(lines) != "1 Асан, 2 Болат, 3 –, 4 –, 5 –, 6 , 7 –" {
		t.Fatalf("%s, %v", linesOf(lines), err)
	}
	for i, l := range lines {
		if l.Listed != (i == 1) {
			t.Errorf("line %d: listed %v", l.Number, l.Listed)
		}
	}
	if none, err := s.PaperLines(ctx, data.ID{1}); err != nil || len(none) != 0 {
		t.Errorf("of an event without a sheet: %v, %v", none, err)
	}
}
