package store_test

import (
	"database/sql"
	"path/filepath"
	"testing"

	"sapar/data"
	"sapar/data/store"
	"sapar/data/store/storetest"
)

// Each declared field has its column, each reference its foreign key, and no
// column stands undeclared: a new field is one line in its declaration and one
// in a migration.
func TestTablesAreAsDeclared(t *testing.T) {
	s := storetest.New(t)
	db, err := sql.Open("sqlite3", filepath.Join(s.Dir, store.File))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	own := map[string]bool{}
	for _, c := range []string{"id", "sort", "extra", "deleted", "versions", "device", "counter", "stamp", "batch", "hash"} {
		own[c] = true
	}
	for _, of := range data.Types() {
		columns := column(t, db, "SELECT name FROM pragma_table_info('"+of.Key+"_row')")
		for _, f := range of.Fields {
			if !columns[f.Key] {
				t.Errorf("%s.%s has no column", of.Key, f.Key)
			}
			if own[f.Key] {
				t.Errorf("%s.%s has the name of a column of the store's own", of.Key, f.Key)
			}
			delete(columns, f.Key)
		}
		for c := range columns {
			if !own[c] {
				t.Errorf("%s_row.%s is not declared", of.Key, c)
			}
		}
		keys := column(t, db, `SELECT "from" || ' ' || "table" FROM pragma_foreign_key_list('`+of.Key+`_row')`)
		for _, f := range of.Fields {
			if f.Kind == data.Ref && !keys[f.Key+" "+f.Of+"_row"] {
				t.Errorf("%s.%s has no foreign key", of.Key, f.Key)
			}
		}
	}
}

func column(t *testing.T, db *sql.DB, query string) map[string]bool {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	out := map[string]bool{}
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		out[s] = true
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}
