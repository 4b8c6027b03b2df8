package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"sapar/data"
	"sapar/data/store"
	"sapar/data/store/storetest"
)

// over is two computers whose project is over: somebody is in it alone, somebody
// else in another project too, that goes on.
type over struct {
	*two
	alone, both data.Person
	scan        data.Evidence
}

func newOver(t *testing.T) *over {
	t.Helper()
	x := &over{two: newTwo(t), alone: withdrawn}
	s := x.district
	next := x.project
	next.Base, next.TitleKK, next.TitleRU = data.Base{}, "Келесі жоба", "Следующий проект"
	save(t, s, &next)
	later := storetest.Event(next, 20260518)
	later.Status = data.Held
	x.both = data.Person{Name: "Сапарғалиев Нұрхан", BirthYear: 2001, Sex: "m"}
	gone := withdrawn
	gone.ID = data.ID{}
	member := data.Member{Project: x.project.ID, District: storetest.Akzhaiyk, Name: withdrawn.Name, Phone: withdrawn.Phone, Specialty: "health", From: 20260201}
	save(t, s, &later, &x.alone, &x.both, &gone, &member)
	save(t, s, &data.Attendance{Event: x.event.ID, Person: x.alone.ID, Category: "student"}, &data.Attendance{Event: x.event.ID, Person: x.both.ID},
		&data.Attendance{Event: later.ID, Person: x.both.ID}, &data.Attendance{Event: x.event.ID, Person: gone.ID},
		&data.Performance{Event: x.event.ID, Title: "Ән", Performer: withdrawn.Name})
	list, err := s.Participants(ctx, x.event.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range list { // she was listed twice, and one of the two was taken away
		if p.Person.ID == gone.ID {
			if err := errors.Join(s.Delete(ctx, &p.Attendance), s.Delete(ctx, &p.Person)); err != nil {
				t.Fatal(err)
			}
		}
	}
	x.scan = data.Evidence{Event: x.event.ID, Kind: data.SignedSheet, Ending: data.PDF, Name: withdrawn.Name + ".pdf"}
	if err := s.AddEvidence(ctx, &x.scan, []byte("%PDF-1.4 "+withdrawn.Name)); err != nil {
		t.Fatal(err)
	}
	x.send(t)
	mergeInto(t, x.region, storetest.Parcel(t, s, data.ShipQuery{Project: next.ID}))
	return x
}

// end makes the project one that was over on a day.
func (x *over) end(t *testing.T, on data.Date) {
	t.Helper()
	x.project.End = on
	save(t, x.region, &x.project)
}

func TestTheEndOfAProjectLeavesNoByteAndEveryFigure(t *testing.T) {
	x := newOver(t)
	x.end(t, 20260515)
	x.back(t)
	early := storetest.Parcel(t, x.district, data.ShipQuery{Project: x.project.ID}) // on a stick, for later
	for _, s := range []*store.Store{x.district, x.region} {
		if _, err := s.Backup(ctx); err != nil {
			t.Fatal(err)
		}
	}
	before := figures(t, x.region, x.event)
	preview, err := x.region.Ending(ctx, x.project.ID)
	if err != nil {
		t.Fatal(err)
	}
	d := data.Destruction{Project: x.project.ID, Commission: []string{"Төраға"}}
	if err := x.region.Destroy(ctx, &d); err != nil {
		t.Fatal(err)
	}
	noTrace(t, x.region.Dir)
	sound(t, x.region)
	// the one of newTwo, she, and her record that was deleted
	if d.People != 3 || d.Members != 1 || d.Performances != 1 || d.Scans != 1 || d.Kept != 1 || d.Events != 1 || d.Attendances != 3 || d.By != "Болат" || d.Date != storetest.Day {
		t.Errorf("wrote down %+v", d)
	}
	if preview.People != d.People || preview.Kept != d.Kept || preview.Scans != d.Scans {
		t.Errorf("told before: %+v", preview)
	}
	if after := figures(t, x.region, x.event); after != before {
		t.Errorf("figures were %v, are %v", before, after)
	}
	if kept, err := x.region.Person(ctx, x.both.ID); err != nil || kept.Name != x.both.Name {
		t.Errorf("somebody whom another project has: %+v, %v", kept, err)
	}
	all, err := x.region.Destructions(ctx)
	if err != nil || len(all) != 1 || all[0].People != 3 || all[0].Term != 0 || all[0].Ended != 20260515 {
		t.Errorf("destructions %+v, %v", all, err)
	}
	again := data.Destruction{Project: x.project.ID}
	if err := x.region.Destroy(ctx, &again); err != nil || again.People != 0 {
		t.Errorf("a second time: %+v, %v", again, err)
	}

	t.Run("it travels, with the scan's file", func(t *testing.T) {
		path := x.district.EvidencePath(&x.scan)
		if _, err := os.Stat(path); err != nil {
			t.Fatal(err)
		}
		x.back(t)
		noTrace(t, x.district.Dir)
		sound(t, x.district)
		if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("the scan: %v", err)
		}
		if after := figures(t, x.district, x.event); after != before {
			t.Errorf("figures were %v, are %v", before, after)
		}
	})
	t.Run("an older file does not bring it back", func(t *testing.T) {
		mergeInto(t, x.region, early)
		noTrace(t, x.region.Dir)
	})
	t.Run("nothing takes it back", func(t *testing.T) {
		versions, err := x.region.History(ctx, "person", x.alone.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range versions {
			if v.Fields[data.RedactedField] != nil {
				if _, err := x.region.Undo(ctx, v.Batch); !isCode(err, "no_such_batch") {
					t.Errorf("undone: %v", err)
				}
			}
		}
	})
}

func TestAProjectThatGoesOnIsNotDestroyed(t *testing.T) {
	x := newOver(t)
	if err := x.region.Destroy(ctx, &data.Destruction{Project: x.project.ID}); !isCode(err, "project_goes_on") {
		t.Errorf("destroyed: %v", err)
	}
	if err := x.region.Destroy(ctx, &data.Destruction{Project: data.ID{7}}); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("destroyed what there is not: %v", err)
	}
	if p, err := x.region.Person(ctx, x.alone.ID); err != nil || p.Name == "" {
		t.Errorf("%+v, %v", p, err)
	}
}

// Consents hold for some months more, in which the final report is taken: until
// then whoever is in both projects stays.
func TestWhoeverIsInAProjectWhoseTermIsNotOverStays(t *testing.T) {
	x := newOver(t)
	x.end(t, 20260410)
	other, err := x.region.Projects(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range other {
		if p.ID == x.project.ID {
			continue
		}
		p.End = 20260519
		save(t, x.region, &p, &data.ConsentText{Project: p.ID, From: 20260101, Operator: "ҚБ", BIN: "123456789012", Term: 1, TextKK: "қ", TextRU: "р"})
	}
	d := data.Destruction{Project: x.project.ID}
	if err := x.region.Destroy(ctx, &d); err != nil || d.Kept != 1 {
		t.Errorf("%+v, %v", d, err)
	}
}

func TestADestructionThatIsCancelledLeavesEverything(t *testing.T) {
	x := newOver(t)
	x.end(t, 20260515)
	stopped, stop := context.WithCancel(ctx)
	stop()
	if err := x.region.Destroy(stopped, &data.Destruction{Project: x.project.ID}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if p, err := x.region.Person(ctx, x.alone.ID); err != nil || p.Name == "" {
		t.Errorf("%+v, %v", p, err)
	}
	if found, _ := filepath.Glob(filepath.Join(x.district.Dir, store.EvidenceDir, "*.pdf")); len(found) != 1 {
		t.Errorf("scans %v", found)
	}
}
