package data_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sapar/data"
)

func TestActiveOnItsFirstAndLastDay(t *testing.T) {
	m := data.Member{From: 20260301, To: 20260331}
	for day, want := range map[data.Date]bool{20260228: false, 20260301: true, 20260331: true, 20260401: false} {
		if m.ActiveOn(day) != want {
			t.Errorf("on %s: %v", day, !want)
		}
	}
	if always := (&data.Member{}); !always.ActiveOn(20260301) {
		t.Error("a member without days is always in the group")
	}
}

func TestLacking(t *testing.T) {
	wanted := []string{"health", "education", "sport"}
	got := data.Lacking(wanted, []*data.Member{{Specialty: "education"}, {Specialty: "law"}})
	if diff := cmp.Diff([]string{"health", "sport"}, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"health", "education", "sport"}, wanted); diff != "" {
		t.Errorf("what was wanted has changed: %s", diff)
	}
}

// Two doctors at one event are one presence; planned events are none.
func TestPresences(t *testing.T) {
	members := map[data.ID]*data.Member{{1}: {Specialty: "health"}, {2}: {Specialty: "health"}, {3}: {Specialty: "sport"}}
	event := func(id byte, day data.Date, village, status string, came ...byte) data.Event {
		e := data.Event{Base: data.Base{ID: data.ID{id}}, Date: day, Village: village, Status: status}
		for _, m := range came {
			e.Members = append(e.Members, data.ID{m})
		}
		return e
	}
	got := data.Presences([]data.Event{
		event(10, 20260301, "v", data.Held, 1, 2),
		event(11, 20260401, "v", data.Held, 2, 3, 9),
		event(12, 20260501, "v", data.Planned, 1),
		event(13, 20260601, "", data.Held, 1),
	}, members)
	want := map[string]map[string]data.Presence{"v": {
		"health": {Events: []data.ID{{11}, {10}}, Last: 20260401},
		"sport":  {Events: []data.ID{{11}}, Last: 20260401},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
