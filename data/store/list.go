package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"sapar/data"
)

// Records returns the living records of a type that the query picks, in the
// order of entry.
func (s *Store) Records(ctx context.Context, of *data.Type, q data.RecordQuery) ([]data.Record, error) {
	clause, args := picks(of, q)
	sc := newScanner(of)
	rows, err := s.read.QueryContext(ctx, "SELECT r.id"+quoted(sc.tab.columns)+", r.extra FROM "+of.Key+" r WHERE "+clause+" ORDER BY r.id", args...)
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", of.Key, err)
	}
	defer rows.Close()
	var out []data.Record
	for rows.Next() {
		r := of.New()
		if err := sc.scan(rows, r); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

// picks is the condition of a query on "r". A part is of its whole's project,
// and of its district where it has none itself.
func picks(of *data.Type, q data.RecordQuery) (string, []any) {
	clause, args := "TRUE", []any(nil)
	whole := of.Owner()
	narrow := func(use bool, key string, arg any) {
		switch {
		case !use:
		case of.Field(key) != nil:
			clause += ` AND r."` + key + `" = ?`
			args = append(args, arg)
		case whole != nil && data.TypeByKey(whole.Of).Field(key) != nil:
			clause += ` AND r."` + whole.Key + `" IN (SELECT id FROM ` + whole.Of + ` WHERE "` + key + `" = ?)`
			args = append(args, arg)
		}
	}
	narrow(!q.Project.IsZero(), "project", q.Project[:])
	narrow(q.District != "", "district", q.District)
	if whole != nil && !q.Whole.IsZero() {
		clause += ` AND r."` + whole.Key + `" = ?`
		args = append(args, q.Whole[:])
	}
	return clause, args
}

// Record returns the living record, or data.ErrNotFound.
func (s *Store) Record(ctx context.Context, of *data.Type, id data.ID) (data.Record, error) {
	var r data.Record
	var dead bool
	err := s.inRead(ctx, func(t *tx) error {
		found, h, err := t.find(of, id)
		r, dead = found, h.deleted || h.versions == 0
		return err
	})
	if errors.Is(err, sql.ErrNoRows) || err == nil && dead {
		return nil, data.ErrNotFound
	}
	return r, err
}
