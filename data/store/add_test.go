package store_test

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"sapar/data"
	"sapar/data/merge/mergetest"
	"sapar/data/store"
	"sapar/data/store/storetest"
)

// The same set of versions gives the same tables, in whatever order and in
// however many pieces they come, and however often.
func TestVersionsInAnyOrderGiveTheSameTables(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		h := mergetest.Draw(rt, 60)
		whole := emptyStore(t)
		if err := whole.Add(ctx, h.Batches, h.Versions); err != nil {
			rt.Fatal(err)
		}
		pieces := emptyStore(t)
		for rest := rapid.Permutation(append(h.Parts, h.Versions...)).Draw(rt, "order"); len(rest) > 0; {
			n := rapid.IntRange(1, len(rest)).Draw(rt, "piece")
			for range rapid.IntRange(1, 2).Draw(rt, "times") {
				if err := pieces.Add(ctx, h.Batches, rest[:n]); err != nil {
					rt.Fatal(err)
				}
			}
			rest = rest[n:]
		}
		if diff := cmp.Diff(dump(rt, whole), dump(rt, pieces)); diff != "" {
			rt.Fatal(diff)
		}
		for _, s := range []*store.Store{whole, pieces} {
			if found, err := s.Verify(ctx); err != nil || len(found) > 0 {
				rt.Fatalf("verify: %v, %v", found, err)
			}
			if err := s.Close(); err != nil {
				rt.Fatal(err)
			}
		}
	})
}

func TestVersionThatDoesNotFitItsHashIsRefused(t *testing.T) {
	s := storetest.New(t)
	v := data.Version{
		ID: data.VersionID{Device: 7, Counter: 1}, Type: "person", Record: s.NewID(), Stamp: 5,
		Batch: s.NewID(), Fields: data.Fields{"name": "Асан"},
	}
	v.Hash = v.Sum() + 1
	err := s.Add(ctx, []data.Batch{{ID: v.Batch, Device: 7}}, []data.Version{v})
	var refused *data.Error
	if !errors.As(err, &refused) || refused.Code != "bad_version" {
		t.Errorf("got %v", err)
	}
	if empty, err := s.Empty(ctx); err != nil || !empty {
		t.Errorf("something was added: %v", err)
	}
}

// A laptop whose clock is years behind still writes on top of what it has
// seen.
func TestAnEditAfterAMergeWinsWhateverTheClockSays(t *testing.T) {
	clock := storetest.NewClock(20190101)
	s := storetest.Open(t, storetest.Options(t.TempDir(), clock))
	v := data.Version{
		ID: data.VersionID{Device: 7, Counter: 1}, Type: "person", Record: s.NewID(),
		Stamp: data.NextStamp(0, data.Date(20350101).Time()), Batch: s.NewID(), Fields: data.Fields{"name": "Асан"},
	}
	v.Hash = v.Sum()
	if err := s.Add(ctx, []data.Batch{{ID: v.Batch, Device: 7}}, []data.Version{v}); err != nil {
		t.Fatal(err)
	}
	p, err := s.Person(ctx, v.Record)
	if err != nil {
		t.Fatal(err)
	}
	p.Name = "Асан Ахметов"
	save(t, s, &p)
	if got, err := s.Person(ctx, v.Record); err != nil || got.Name != "Асан Ахметов" {
		t.Errorf("person %v, %v", got, err)
	}
	sound(t, s)
}

// blank is the file of an empty store: migrating afresh for each of hundreds
// of checks would take most of the test's time.
func emptyStore(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(ctx, storetest.Options(t.TempDir(), storetest.NewClock(storetest.Day)))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// dump reads every table whose content follows from the versions, with
// devices and batches by their own names instead of this folder's numbers.
func dump(t *rapid.T, s *store.Store) map[string][]string {
	db, err := sql.Open("sqlite3", filepath.Join(s.Dir, store.File))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	return dumpDB(t, db)
}

func dumpDB(t *rapid.T, db *sql.DB) map[string][]string {
	queries := map[string]string{
		"version":     "SELECT hex(record), type, d.uid, counter, stamp, hex(b.uid), parents, fields, partial, hash FROM version v JOIN device d ON d.id = v.device JOIN batch b ON b.id = v.batch ORDER BY 1, 3, 4",
		"conflict":    "SELECT hex(record), field, type, versions FROM conflict ORDER BY 1, 2",
		"held":        "SELECT hex(record), type, hex(seal), versions FROM held ORDER BY 1",
		"person_word": "SELECT word, hex(person) FROM person_word ORDER BY 1, 2",
		"person_root": "SELECT hex(person), hex(root) FROM person_root ORDER BY 1",
	}
	for _, of := range data.Types() {
		columns := "hex(r.id)"
		for _, f := range of.Fields {
			columns += fmt.Sprintf(`, quote(r."%s")`, f.Key)
		}
		queries[of.Key] = "SELECT " + columns + ", r.extra, r.deleted, r.versions, d.uid, r.counter, r.stamp, hex(b.uid), r.hash FROM " + of.Key +
			"_row r LEFT JOIN device d ON d.id = r.device LEFT JOIN batch b ON b.id = r.batch ORDER BY 1"
	}
	out := map[string][]string{}
	for name, query := range queries {
		out[name] = lines(t, db, query)
	}
	return out
}

func lines(t *rapid.T, db *sql.DB, query string) []string {
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for rows.Next() {
		cells := make([]any, len(columns))
		into := make([]any, len(columns))
		for i := range cells {
			into[i] = &cells[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprint(cells...))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}
