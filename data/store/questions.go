package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"sapar/data"
)

// Questions returns the open conflicts of living records, by type and record.
// Which figures an answer would move is not said here.
func (s *Store) Questions(ctx context.Context) ([]data.Question, error) {
	w, err := s.writers(ctx)
	if err != nil {
		return nil, err
	}
	var out []data.Question
	err = s.inRead(ctx, func(t *tx) error {
		type open struct {
			id        data.ID
			of, field string
			versions  string
		}
		var all []open
		rows, err := t.Query("SELECT record, type, field, versions FROM conflict ORDER BY type, record, field")
		if err != nil {
			return fmt.Errorf("list conflicts: %w", err)
		}
		if err := eachRow(rows, func(rows *sql.Rows) error {
			var o open
			var raw []byte
			err := rows.Scan(&raw, &o.of, &o.field, &o.versions)
			copy(o.id[:], raw)
			all = append(all, o)
			return err
		}); err != nil {
			return err
		}
		for _, o := range all {
			of := data.TypeByKey(o.of)
			if of == nil {
				continue
			}
			r, h, err := t.find(of, o.id)
			if err != nil {
				return err
			}
			if h.deleted {
				continue
			}
			ids, err := parseVersionIDs(o.versions)
			if err != nil {
				return err
			}
			versions, err := t.versionsOf(o.of, o.id)
			if err != nil {
				return err
			}
			if err := w.know(ctx, s.read, versions); err != nil {
				return err
			}
			q := data.Question{Type: o.of, Record: r, Field: o.field, Sides: sides(o.field, ids, versions, w)}
			if f := of.Field("event"); f != nil {
				if q.Event, err = t.eventOf(*f.At(r).(*data.ID)); err != nil {
					return err
				}
			}
			out = append(out, q)
		}
		return nil
	})
	return out, err
}

// sides are the values of a conflict, each once, with who wrote it first.
func sides(field string, ids []data.VersionID, versions []data.Version, w *writers) []data.Side {
	var out []data.Side
	for _, id := range ids {
		for i := range versions {
			v := &versions[i]
			if v.ID != id {
				continue
			}
			side := data.Side{Version: id, Value: v.Fields[field], Writer: w.of(v)}
			known := false
			for j := range out {
				known = known || data.EqualValues(out[j].Value, side.Value)
			}
			if !known {
				out = append(out, side)
			}
		}
	}
	return out
}

func (t *tx) eventOf(id data.ID) (*data.Event, error) {
	r, h, err := t.find(data.EventType, id)
	if errors.Is(err, sql.ErrNoRows) || err == nil && h.versions == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return r.(*data.Event), nil
}

// inRead runs work in a reading transaction: one state, whatever is written
// meanwhile.
func (s *Store) inRead(ctx context.Context, work func(*tx) error) error {
	sqlTx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fmt.Errorf("begin reading: %w", err)
	}
	return errors.Join(work(s.newTx(sqlTx)), sqlTx.Rollback())
}

// Settle answers a question: the field has this value, whatever the sides
// were. The answer is a version, so it travels, and is asked nowhere again. Of
// DeletedField true deletes the record and nil keeps it. A value that the rules
// refuse comes back as data.Problems.
func (s *Store) Settle(ctx context.Context, q data.Question, value data.Value) error {
	return s.inBatch(ctx, data.ActionSettle, func(b *batch) error {
		of := data.TypeByKey(q.Type)
		id := data.BaseOf(q.Record).ID
		old, _, err := b.find(of, id)
		if errors.Is(err, sql.ErrNoRows) {
			return data.ErrNotFound
		}
		if err != nil {
			return err
		}
		r := of.New()
		if err := of.Fill(r, of.Values(old)); err != nil {
			return err
		}
		data.BaseOf(r).ID = id
		if f := of.Field(q.Field); f != nil {
			if err := f.Set(r, value); err != nil {
				return err
			}
			if err := b.check(r, old, false); err != nil {
				return err
			}
		}
		b.forget(id)
		_, err = b.append(r, data.Fields{q.Field: value})
		return err
	})
}
