package data_test

import (
	"testing"

	"sapar/data"
)

func TestRaisedAtAVillageIsToldOnceWithWhatWasAnsweredElsewhere(t *testing.T) {
	id := func(n byte) data.Base { return data.Base{ID: data.ID{n}} }
	events := []*data.Event{
		{Base: id(1), Village: "a", Date: 20260401}, {Base: id(2), Village: "b", Date: 20260301}, {Base: id(3), Village: "a", Date: 20260201},
	}
	issues := []*data.Issue{
		{Base: id(11), Event: id(1).ID, Status: "open"},
		{Base: id(12), Event: id(2).ID, Status: "solved", SameAs: id(11).ID},
		{Base: id(13), Event: id(3).ID, Status: "open", SameAs: id(11).ID},
		{Base: id(14), Event: id(2).ID, Status: "open"},
	}
	advice := []*data.Recommendation{
		{Base: id(21), Event: id(2).ID, Issue: id(12).ID},
		{Base: id(22), Event: id(1).ID, Issue: id(11).ID, LetterDate: 20260410},
		{Base: id(23), Event: id(3).ID, Issue: id(13).ID, LetterDate: 20260210},
		{Base: id(24), Event: id(1).ID, Status: "done"},
	}
	got := data.RaisedAt(func(e *data.Event) bool { return e.Village == "a" }, events, issues, advice)
	if len(got) != 2 {
		t.Fatalf("told %d things: %+v", len(got), got)
	}
	first := got[0]
	if first.Issue != issues[2] || first.Event != events[2] || len(first.Same) != 3 || !first.Open() {
		t.Errorf("first told %+v", first)
	}
	for i, want := range []*data.Recommendation{advice[2], advice[1], advice[0]} {
		if first.Advice[i] != want {
			t.Errorf("recommendation %d is %v", i, first.Advice[i].ID)
		}
	}
	if got[1].Issue != nil || got[1].Advice[0] != advice[3] || got[1].Open() {
		t.Errorf("then told %+v", got[1])
	}
}
