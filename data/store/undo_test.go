package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sapar/data"
	"sapar/data/store"
	"sapar/data/store/storetest"
)

// batchOf is the batch that wrote a record last.
func batchOf(t *testing.T, s *store.Store, of string, id data.ID) data.ID {
	t.Helper()
	changes, err := s.History(ctx, of, id)
	if err != nil {
		t.Fatal(err)
	}
	return changes[0].Batch
}

func TestUndoLeavesWhatOthersReferTo(t *testing.T) {
	s := storetest.New(t)
	project := storetest.Project(t, s)
	event := storetest.Event(project, 20260512)
	save(t, s, &event)
	batch := batchOf(t, s, "event", event.ID)
	person := data.Person{Name: "Серікова Жанар", Sex: "f"}
	person.ID = s.NewID()
	listed := data.Attendance{Event: event.ID, Person: person.ID}
	save(t, s, &person, &listed)
	if n, err := s.Undo(ctx, batch); !isCode(err, "no_such_batch") {
		t.Errorf("an event with a list was undone: %d, %v", n, err)
	}
	entry := batchOf(t, s, "person", person.ID)
	if n, err := s.Touched(ctx, entry); n != 2 || err != nil {
		t.Errorf("touched %d, %v", n, err)
	}
	if n, err := s.Undo(ctx, entry); n != 2 || err != nil { // the list goes before the person
		t.Errorf("undone %d, %v", n, err)
	}
	if n, err := s.Undo(ctx, batch); n != 1 || err != nil {
		t.Errorf("undone %d, %v", n, err)
	}
	if n, err := s.Touched(ctx, s.NewID()); n != 0 || err != nil {
		t.Errorf("touched %d, %v", n, err)
	}
	sound(t, s)
}

func TestUndoIsRefusedInASealedMonth(t *testing.T) {
	x := newTwo(t)
	s := x.region
	event := eventAt(t, s, x.event.ID)
	event.Handouts += 5
	save(t, s, &event)
	batch := batchOf(t, s, "event", event.ID)
	if err := s.Seal(ctx, x.project.ID, storetest.Akzhaiyk, "2026-05"); err != nil {
		t.Fatal(err)
	}
	before := dumpStore(t, s)
	if n, err := s.Undo(ctx, batch); !isProblem(err) {
		t.Errorf("undone %d, %v", n, err)
	}
	if diff := cmp.Diff(before, dumpStore(t, s)); diff != "" {
		t.Error(diff)
	}
}
