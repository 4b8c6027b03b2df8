package store_test

import (
	"database/sql"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sapar/data"
	"sapar/data/store"
	"sapar/data/store/storetest"
)

// A folder of the first program is brought up to date after a backup: nothing
// of it changes, and what follows from its versions is there as if it had been
// written today.
func TestFolderOfTheFirstProgram(t *testing.T) {
	x := newTwo(t)
	here, there := eventAt(t, x.district, x.event.ID), eventAt(t, x.region, x.event.ID)
	here.Handouts, there.Handouts = 34, 43
	save(t, x.district, &here)
	save(t, x.region, &there)
	x.send(t)
	before := dumpStore(t, x.region)
	if len(before["conflict"]) != 1 {
		t.Fatalf("conflicts %v", before["conflict"])
	}
	if err := x.region.Close(); err != nil {
		t.Fatal(err)
	}
	toFirst(t, filepath.Join(x.region.Dir, store.File))
	again := storetest.Open(t, storetest.Options(x.region.Dir, storetest.NewClock(storetest.Day)))
	sound(t, again)
	if diff := cmp.Diff(before, dumpStore(t, again)); diff != "" {
		t.Error(diff)
	}
	if copies, err := filepath.Glob(filepath.Join(again.Dir, "backups", "*.db")); err != nil || len(copies) != 1 {
		t.Errorf("backups %v, %v", copies, err)
	}
	if open, err := again.Questions(ctx); err != nil || len(open) != 1 {
		t.Errorf("questions %v, %v", open, err)
	}
	change := data.PlaceChange{Base: data.Base{ID: data.PlaceChangeID(storetest.Chapaev)}, Code: storetest.Chapaev, NameKK: "Жайық"}
	save(t, again, &change)
}

// toFirst makes a database what the first program would have written: its
// tables, with all that they had columns for.
func toFirst(t *testing.T, path string) {
	t.Helper()
	ground, err := os.ReadFile("migrations/00001_ground.sql")
	if err != nil {
		t.Fatal(err)
	}
	first := path + ".first"
	raw(t, first, string(ground))
	raw(t, first, "CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')))")
	db, err := sql.Open("sqlite3", first)
	if err != nil {
		t.Fatal(err)
	}
	tables := column(t, db, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
	copying := "ATTACH '" + path + "' AS now;"
	for table := range tables {
		names := strings.Join(slices.Sorted(maps.Keys(column(t, db, `SELECT '"' || name || '"' FROM pragma_table_info('`+table+`')`))), ", ")
		copying += " INSERT INTO main." + table + " (" + names + ") SELECT " + names + " FROM now." + table + ";"
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	raw(t, first, copying+" DELETE FROM goose_db_version WHERE version_id > 1")
	for _, tail := range []string{"-wal", "-shm"} {
		if err := os.Remove(path + tail); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
	}
	if err := os.Rename(first, path); err != nil {
		t.Fatal(err)
	}
}

// Two lines of work number their migrations apart; a folder may have run the
// later number first.
func TestAMigrationThatComesBehindALaterOneRuns(t *testing.T) {
	dir := t.TempDir()
	o := storetest.Options(dir, storetest.NewClock(storetest.Day))
	s, err := store.Open(ctx, o)
	if err == nil {
		err = s.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", filepath.Join(dir, store.File))
	if err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{
		"DROP VIEW evidence", "DROP TABLE evidence_row", "DROP TABLE paper", "DROP TABLE paper_line", "DELETE FROM goose_db_version WHERE version_id = 11",
	} {
		if _, err := db.Exec(statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s = storetest.Open(t, o)
	if _, err := s.Evidence(ctx, data.ID{1}); err != nil {
		t.Error(err)
	}
}
