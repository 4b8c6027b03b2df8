package store_test

import (
	"slices"
	"testing"

	"sapar/data"
	"sapar/data/store/storetest"
)

// People are found as they are typed: without Kazakh letters, in Latin, with the
// wrong keyboard, with one slip, in any order; those of the event's village come
// first.
func TestPeopleAreFoundAsTheyAreTyped(t *testing.T) {
	s := storetest.New(t)
	project := storetest.Project(t, s)
	earlier, now := storetest.Event(project, 20260310), storetest.Event(project, 20260311)
	earlier.Status = data.Held
	there := data.Person{Name: "Абенов Айдос", BirthYear: 2001, Village: "275430100", Consent: "self"}
	here := data.Person{Name: "Қожахметова Әйгерім Шыңғысқызы", BirthYear: 2004, Village: storetest.Chapaev, Consent: "self"}
	lives := data.Person{Name: "Абылаев Айдын", BirthYear: 2003, Village: storetest.Chapaev, Consent: "self"}
	came := data.Person{Name: "Ахметов Айбек", BirthYear: 2002, Village: "275430100", Consent: "self"}
	save(t, s, &earlier, &now, &there, &here, &lives, &came)
	save(t, s, &data.Attendance{Event: earlier.ID, Person: came.ID})
	for typed, want := range map[string]data.ID{
		"Кожахметова":   here.ID, // no Kazakh letters
		"айгерим кожа":  here.ID, // in another order
		"Aigerim":       here.ID,
		"fquthbv":       here.ID, // the keyboard was still English
		"кожехметова":   here.ID, // another letter
		"айгреим":       here.ID, // swapped
		"ко ай":         here.ID, // two beginnings
		"кожахмктова а": here.ID,
	} {
		found, err := s.FindPeople(ctx, typed, 5)
		if err != nil || len(found) != 1 || found[0].ID != want {
			t.Errorf("%q finds %v, %v", typed, found, err)
		}
	}
	found, err := s.FindPeopleFor(ctx, now, "ай", 5)
	if err != nil || len(found) != 4 || found[3].ID != there.ID {
		t.Errorf("for the village: %v, %v", found, err)
	}
	// Whoever came goes before whoever only lives here, the surname that is begun
	// before a given name, a class-mate of the last one listed before others.
	alike := data.Person{Name: "Айтбаев Серік", Village: storetest.Borli, Work: "12 мектеп", Consent: "self"}
	other := data.Person{Name: "Айтбаев Азат", Village: storetest.Chapaev, Consent: "self"}
	last := data.Person{Name: "Оразов Мұрат", Village: storetest.Borli, Work: "12 мектеп", Consent: "self"}
	save(t, s, &alike, &other, &last)
	save(t, s, &data.Attendance{Event: earlier.ID, Person: alike.ID}, &data.Attendance{Event: earlier.ID, Person: other.ID}, &data.Attendance{Event: now.ID, Person: last.ID})
	order := []data.ID{alike.ID, other.ID, came.ID}
	if found, err = s.FindPeopleFor(ctx, now, "ай", 3); err != nil || len(found) != 3 || !slices.EqualFunc(order, found, func(id data.ID, p data.Person) bool { return p.ID == id }) {
		t.Errorf("in the order %v, %v", found, err)
	}
	if found, err = s.FindPeopleFor(ctx, now, "ай аз", 1); err != nil || len(found) != 1 || found[0].ID != other.ID {
		t.Errorf("by the given name %v, %v", found, err)
	}
	if found, err := s.FindPeople(ctx, "зззззз", 5); err != nil || len(found) != 0 {
		t.Errorf("nobody is %v, %v", found, err)
	}
}
