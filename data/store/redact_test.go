package store_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"sapar/data"
	"sapar/data/names"
	"sapar/data/store"
	"sapar/data/store/storetest"
)

// Withdrawals among everything else that laptops do: any order, any grouping
// and any repetition of merges ends in the same tables, and a withdrawal is not
// taken back by taking out the file that brought it.
func TestMergeScriptsWithWithdrawals(t *testing.T) {
	const devices = 3
	f := newFleet(t, devices+3)
	a, b, c := devices, devices+1, devices+2
	rapid.Check(t, func(rt *rapid.T) {
		f.empty(rt)
		x := &script{fleet: f, rt: rt, withdrawals: true}
		x.run(devices, 20)

		x.merge(a, x.parcels...)
		for _, p := range rapid.Permutation(append(x.parcels, x.parcels[:len(x.parcels)/2]...)).Draw(rt, "order") {
			x.merge(b, p)
		}
		x.same("one by one in another order", a, b)
		x.sound(a)

		n := rapid.IntRange(1, len(x.parcels)).Draw(rt, "half")
		x.empty1(b)
		x.merge(b, x.parcels[:n]...)
		x.merge(c, storetest.Parcel(t, x.stores[b], data.ShipQuery{Project: x.project}))
		x.merge(c, x.parcels[n:]...)
		x.same("a merge of merges", a, c)

		gone := lines(rt, x.dbs[a], "SELECT hex(id) FROM person_row WHERE extra IS NOT NULL ORDER BY 1")
		out := map[[32]byte]bool{} // the same edit by hand may have been saved twice
		for _, p := range rapid.Permutation(x.parcels).Draw(rt, "out") {
			if !out[p.Source.Sum] {
				x.takeOut(a, p)
			}
			out[p.Source.Sum] = true
		}
		x.sound(a)
		x.merge(a, x.parcels...)
		x.same("all taken out and merged again", a, c)
		if again := lines(rt, x.dbs[a], "SELECT hex(id) FROM person_row WHERE extra IS NOT NULL ORDER BY 1"); len(again) != len(gone) {
			rt.Fatalf("%d withdrew, %d after", len(gone), len(again))
		}
	})
}

// withdrawn is somebody whose every trace can be told from all else.
var withdrawn = data.Person{
	Name: "Қаламқаспаева Ұлбосын Шерниязқызы", BirthYear: 2004, Sex: "f", Category: "student",
	Village: storetest.Chapaev, Work: "Ғұмархан колледжі", Phone: "8 701 555 43 21", Note: "Домбырашы Үкіметайқызы",
}

// traces are the bytes by which she could be found.
func traces() [][]byte {
	texts := []string{withdrawn.Name, withdrawn.Work, withdrawn.Phone, withdrawn.Note, "Қаламқаспаева", "Ұлбосын", "Бағдагүлова"}
	for _, text := range []string{withdrawn.Name, "Бағдагүлова"} {
		texts = append(append(texts, names.Fold(text)), names.Words(text)...)
		texts = append(texts, string(names.SortKey(text)))
	}
	out := make([][]byte, len(texts))
	for i, text := range texts {
		out[i] = []byte(text)
	}
	return out
}

// noTrace holds that no file of a folder has any of the bytes.
func noTrace(t *testing.T, dir string) {
	t.Helper()
	files := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		files++
		for _, trace := range traces() {
			if bytes.Contains(raw, trace) {
				t.Errorf("%s still has %q", path, trace)
			}
		}
		return err
	})
	if err != nil || files == 0 {
		t.Fatalf("%d files, %v", files, err)
	}
}

func TestWithdrawalLeavesNoByteAndEveryFigure(t *testing.T) {
	x := newTwo(t)
	person := withdrawn
	save(t, x.district, &person)
	save(t, x.district, &data.Attendance{Event: x.event.ID, Person: person.ID, Category: "student"})
	early := storetest.Parcel(t, x.district, data.ShipQuery{Project: x.project.ID}) // on a stick, for later
	x.send(t)

	// both correct the name without knowing of each other; it is in question
	here, there := person, person
	here.Name = "Бағдагүлова Ұлбосын Шерниязқызы"
	save(t, x.district, &here)
	there.Phone = "8 777 000 00 01"
	there.Name = "Қаламқаспаева Ұлбосын"
	save(t, x.region, &there)
	x.send(t)
	if _, err := x.region.Backup(ctx); err != nil {
		t.Fatal(err)
	}
	if questions, err := x.region.Questions(ctx); err != nil || len(questions) == 0 {
		t.Fatalf("%d questions, %v", len(questions), err)
	}
	before := figures(t, x.region, x.event)

	if err := x.region.Redact(ctx, data.ActionWithdraw, &person); err != nil {
		t.Fatal(err)
	}
	noTrace(t, x.region.Dir)
	if questions, err := x.region.Questions(ctx); err != nil || len(questions) != 0 {
		t.Errorf("%d questions are left, %v", len(questions), err)
	}
	if after := figures(t, x.region, x.event); after != before {
		t.Errorf("figures were %v, are %v", before, after)
	}
	got, err := x.region.Person(ctx, person.ID)
	if err != nil || got.Name != "" || got.Phone != "" || got.BirthYear != 2004 || got.Sex != "f" || !data.Redacted(&got) {
		t.Errorf("what is left of her: %+v, %v", got, err)
	}
	sound(t, x.region)

	t.Run("an older file does not bring her back", func(t *testing.T) {
		mergeInto(t, x.region, early)
		x.send(t)
		noTrace(t, x.region.Dir)
		sound(t, x.region)
	})
	t.Run("it travels", func(t *testing.T) {
		if _, err := x.district.Backup(ctx); err != nil {
			t.Fatal(err)
		}
		x.back(t)
		noTrace(t, x.district.Dir)
		sound(t, x.district)
	})
	t.Run("before her record has come", func(t *testing.T) {
		other := storetest.New(t)
		mergeInto(t, other, storetest.Parcel(t, x.region, data.ShipQuery{Project: x.project.ID}))
		mergeInto(t, other, early)
		noTrace(t, other.Dir)
		sound(t, other)
	})
	t.Run("nothing takes it back", func(t *testing.T) {
		named := got
		named.Name = withdrawn.Name
		if err := x.region.Save(ctx, data.ActionEdit, &named); !isProblem(err) {
			t.Errorf("she is named again: %v", err)
		}
		unmarked := got
		unmarked.Extra, unmarked.BirthYear = nil, 2005
		save(t, x.region, &unmarked)
		again, err := x.region.Person(ctx, person.ID)
		if err != nil || !data.Redacted(&again) || again.BirthYear != 2005 {
			t.Errorf("%+v, %v", again, err)
		}
		if err := x.region.Redact(ctx, data.ActionWithdraw, &again); err != nil {
			t.Errorf("withdrawing twice: %v", err)
		}
		versions, err := x.region.History(ctx, "person", person.ID)
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
		noTrace(t, x.region.Dir)
		sound(t, x.region)
	})
}

// A folder that was killed between the withdrawal and the cleaning is cleaned
// when it is opened.
func TestFilesAreCleanedAtTheNextStart(t *testing.T) {
	o := storetest.Options(t.TempDir(), storetest.NewClock(storetest.Day))
	s := storetest.Open(t, o)
	person := withdrawn
	save(t, s, &person)
	if err := s.Redact(ctx, data.ActionWithdraw, &person); err != nil {
		t.Fatal(err)
	}
	other := withdrawn
	other.ID = data.ID{}
	save(t, s, &other)
	for _, statement := range []string{
		"UPDATE person_row SET name = NULL, work = NULL, phone = NULL, note = NULL, sort = x'' WHERE name IS NOT NULL",
		"DELETE FROM person_word", "INSERT INTO setting (key, value) VALUES ('scrub', '')",
	} {
		raw(t, filepath.Join(s.Dir, store.File), statement)
	}
	found, err := s.Verify(ctx)
	if err != nil || len(found) == 0 || found[len(found)-1].What != "scrub" {
		t.Errorf("verify says %v, %v", found, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	storetest.Open(t, o)
	noTrace(t, o.Dir)
}

// figures are what is counted of an event.
func figures(t *testing.T, s *store.Store, e data.Event) string {
	t.Helper()
	turnout, err := s.Turnouts(ctx, data.EventQuery{Project: e.Project})
	if err != nil {
		t.Fatal(err)
	}
	reach, err := s.Reach(ctx, data.EventQuery{Project: e.Project})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(turnout[e.ID], reach)
}
