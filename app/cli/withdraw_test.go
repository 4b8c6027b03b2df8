package cli_test

import (
	"context"
	"database/sql"
	"path/filepath"

	"github.com/rogpeppe/go-internal/testscript"

	"sapar/data"
	"sapar/data/store"
	"sapar/data/store/storetest"
)

// withdraw runs "withdraw FOLDER OUT": somebody withdraws whose name nobody else
// has and who was at events; OUT has the name and the phone, one a line.
func withdraw(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: withdraw FOLDER OUT")
	}
	dir := ts.MkAbs(args[0])
	db, err := sql.Open("sqlite3", filepath.Join(dir, store.File))
	ts.Check(err)
	var id []byte
	var name, phone string
	ts.Check(db.QueryRow(`SELECT id, name, phone FROM person p WHERE phone IS NOT NULL AND length(name) > 20
		AND (SELECT count(*) FROM person o WHERE o.name = p.name) = 1 AND (SELECT count(*) FROM person o WHERE o.phone = p.phone) = 1
		AND (SELECT count(*) FROM member m WHERE m.phone = p.phone) = 0 AND (SELECT count(*) FROM attendance a WHERE a.person = p.id) > 2
		ORDER BY id LIMIT 1`).Scan(&id, &name, &phone))
	ts.Check(db.Close())
	ctx := context.Background()
	s, err := store.Open(ctx, storetest.Options(dir, storetest.NewClock(today)))
	ts.Check(err)
	named, err := s.Named(ctx, data.ID(id))
	ts.Check(err)
	ts.Check(s.Redact(ctx, data.ActionWithdraw, named...))
	ts.Check(s.Close())
	write(ts, args[1], []byte(name+"\n"+phone+"\n"))
}
