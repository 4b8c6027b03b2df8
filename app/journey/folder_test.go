//go:build linux

package journey

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"path/filepath"
	"testing"
	"time"

	"sapar/data"
	"sapar/data/store"
	"sapar/data/store/storetest"
)

// folder looks into a data folder from outside, also while the program has it:
// as SQL says it, without the program's own reading.
type folder struct {
	t  testing.TB
	db *sql.DB
}

func look(t testing.TB, dir string) *folder {
	t.Helper()
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.Join(dir, "sapar.db")}).EscapedPath()}
	db, err := sql.Open("sqlite3", u.String()+"?mode=ro&_query_only=on&_busy_timeout=5000")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return &folder{t, db}
}

// number is the answer to a query that has one number for an answer; 0 for
// none.
func (f *folder) number(query string, args ...any) int {
	f.t.Helper()
	var n sql.NullInt64
	err := f.db.QueryRow(query, args...).Scan(&n)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		f.t.Fatalf("%s: %v", query, err)
	}
	return int(n.Int64)
}

// texts is the first column of what a query answers; nothing is "".
func (f *folder) texts(query string, args ...any) []string {
	f.t.Helper()
	rows, err := f.db.Query(query, args...)
	if err != nil {
		f.t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var text sql.NullString
		if err := rows.Scan(&text); err != nil {
			f.t.Fatalf("%s: %v", query, err)
		}
		out = append(out, text.String)
	}
	if err := rows.Err(); err != nil {
		f.t.Fatalf("%s: %v", query, err)
	}
	return out
}

// today is the day that the program under test takes for today.
func today() data.Date { return data.DateOf(time.Now()) }

// begun makes a data folder in which the first start is over: a coordinator of
// Ақжайық, in a project that began a while ago and goes on for a while.
func begun(t testing.TB) string {
	t.Helper()
	dir, ctx := t.TempDir(), context.Background()
	p := data.Project{
		Kind: "grant", TitleKK: "Ауыл жастары", TitleRU: "Сельская молодёжь",
		Start: today().AddDays(-200), End: today().AddDays(100), Region: "270000000",
	}
	change(t, dir, func(s *store.Store) error {
		if err := s.Save(ctx, data.ActionProject, &p); err != nil {
			return err
		}
		return s.SaveSettings(ctx, data.Settings{
			Role: "coordinator", Name: "Айгүл", District: storetest.Akzhaiyk,
			Language: "kk", Theme: "light", Project: p.ID,
		})
	})
	return dir
}

// change opens a data folder as the program does, for as long as f works on it.
func change(t testing.TB, dir string, f func(*store.Store) error) {
	t.Helper()
	s, err := store.Open(context.Background(), storetest.Options(dir, storetest.NewClock(today())))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f(s), s.Close()); err != nil {
		t.Fatal(err)
	}
}
