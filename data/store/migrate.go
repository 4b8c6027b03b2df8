package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/pressly/goose/v3"

	"sapar/data"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migrate brings the database to this program's version, forward only, after
// a backup where it holds anything.
func (s *Store) migrate(ctx context.Context, path string) error {
	files, err := fs.Sub(migrationFiles, "migrations")
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, s.write, files, goose.WithDisableGlobalRegistry(true), goose.WithAllowOutofOrder(true))
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	sources := provider.ListSources()
	newest := sources[len(sources)-1].Version
	have, err := schemaVersion(ctx, s.write)
	if err != nil {
		return err
	}
	switch {
	case have > newest:
		return &data.Error{Code: "newer_database", Args: data.Args{"path": path, "have": have, "know": newest}}
	case have == newest:
		// one with a lower number may have come later, from another line of work
		if pending, err := provider.HasPending(ctx); err != nil || !pending {
			return err
		}
	}
	if have > 0 {
		if _, err := s.backup(ctx, fmt.Sprintf("before-%05d", newest)); err != nil {
			return err
		}
	}
	if _, err := provider.Up(ctx); err != nil {
		// What is stopped may be said to be a transaction that is over.
		return fmt.Errorf("migrate database: %w", errors.Join(ctx.Err(), err))
	}
	if have == 0 {
		return nil
	}
	return s.inTx(ctx, func(t *tx) error {
		t.refs = references{}
		if err := t.foldAll(); err != nil {
			return err
		}
		return t.settle()
	})
}

// foldAll folds again every record that has several versions or carries fields
// of a newer program: what follows from them may have gained tables or columns,
// and what an older program only carried along comes into sight.
func (t *tx) foldAll() error {
	for _, of := range data.Types() {
		rows, err := t.Query("SELECT record FROM version WHERE type = ? UNION SELECT id FROM "+of.Key+"_row WHERE extra IS NOT NULL", of.Key)
		if err != nil {
			return fmt.Errorf("list versions: %w", err)
		}
		var records []data.ID
		if err := eachRow(rows, func(rows *sql.Rows) error {
			var raw []byte
			err := rows.Scan(&raw)
			records = append(records, data.ID(raw))
			return err
		}); err != nil {
			return err
		}
		for _, id := range records {
			versions, _, err := t.versions(of, id)
			if err != nil {
				return err
			}
			if _, err := t.fold(of, id, versions); err != nil {
				return err
			}
		}
	}
	return t.refold()
}

// schemaVersion is the number of the last migration that ran, 0 for an empty
// database. It only reads: a database that will be refused stays untouched.
func schemaVersion(ctx context.Context, db *sql.DB) (int64, error) {
	var tables int
	err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master WHERE name = 'goose_db_version'").Scan(&tables)
	if err != nil || tables == 0 {
		return 0, err
	}
	var version sql.NullInt64
	err = db.QueryRowContext(ctx, "SELECT max(version_id) FROM goose_db_version WHERE is_applied").Scan(&version)
	return version.Int64, err
}

// Backup writes a copy of the database into the folder backups and returns its
// path. The copy has been opened and checked.
func (s *Store) Backup(ctx context.Context) (string, error) { return s.backup(ctx, "copy") }

func (s *Store) backup(ctx context.Context, why string) (string, error) {
	dir := filepath.Join(s.Dir, "backups")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", &data.Error{Code: "cannot_write", Args: data.Args{"path": dir}, Err: err}
	}
	stem := filepath.Join(dir, s.Now().UTC().Format("20060102-150405-")+why)
	path := stem + ".db"
	for n := 2; exists(path); n++ {
		path = fmt.Sprintf("%s-%d.db", stem, n)
	}
	if _, err := s.write.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		return "", known(fmt.Errorf("write backup: %w", err), path)
	}
	if err := checkCopy(ctx, path); err != nil {
		return "", errors.Join(fmt.Errorf("check backup: %w", err), os.Remove(path))
	}
	return path, nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func checkCopy(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite3", dsn(path, "_cache_size=-65536&mode=ro"))
	if err != nil {
		return err
	}
	defer db.Close()
	return integrity(ctx, db)
}

// integrity is SQLite's own check of a database.
func integrity(ctx context.Context, db *sql.DB) error {
	var verdict string
	if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return fmt.Errorf("integrity check: %s", verdict)
	}
	return nil
}
