package store_test

import (
	"path/filepath"
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
	path := filepath.Join(x.region.Dir, store.File)
	for _, statement := range []string{
		"ALTER TABLE version DROP COLUMN partial", "ALTER TABLE self DROP COLUMN place", "ALTER TABLE device DROP COLUMN own",
		"DROP TABLE conflict", "DROP TABLE arrival", "DROP TABLE brought", "DROP TABLE received", "DROP TABLE held",
		"DROP VIEW seal", "DROP TABLE seal_row", "DROP VIEW place", "DROP TABLE place_row",
		"DELETE FROM goose_db_version WHERE version_id > 1",
	} {
		raw(t, path, statement)
	}
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
