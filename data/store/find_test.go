package store_test

import (
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
	if found, err := s.FindPeople(ctx, "зззззз", 5); err != nil || len(found) != 0 {
		t.Errorf("nobody is %v, %v", found, err)
	}
}
