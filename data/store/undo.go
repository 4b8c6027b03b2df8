package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"sapar/data"
)

// Undo writes, as one batch, the opposite of what a batch of this computer
// did: fields go back to what stood there before, new records are deleted,
// deleted ones brought back. A field that was changed again since stays as it
// is, and so does a new record that others have worked on or refer to. It
// returns how many records it changed. Code no_such_batch where nothing of that
// batch is here, data.Problems where a month that it reaches into is sealed.
func (s *Store) Undo(ctx context.Context, id data.ID) (int, error) {
	n := 0
	err := s.inBatch(ctx, data.ActionUndo, func(b *batch) error {
		row, err := b.rowOfBatch(id)
		if err != nil {
			return &data.Error{Code: "no_such_batch", Err: err}
		}
		types := data.Types()
		for i := range types { // those that refer before those referred to
			of := types[len(types)-1-i]
			if of == data.DestructionType {
				continue // what was destroyed stays so, and its protocol true
			}
			records, err := b.recordsOf(of, row)
			if err != nil {
				return err
			}
			for _, record := range records {
				done, err := b.undo(of, record, id)
				if err != nil {
					return err
				}
				if done {
					n++
				}
			}
		}
		if n == 0 {
			return &data.Error{Code: "no_such_batch"}
		}
		return nil
	})
	return n, err
}

// Touched is how many records a batch wrote; 0 where it is not here.
func (s *Store) Touched(ctx context.Context, id data.ID) (int, error) {
	n := 0
	err := s.inRead(ctx, func(t *tx) error {
		row, err := t.rowOfBatch(id)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		for _, of := range data.Types() {
			records, err := t.recordsOf(of, row)
			if err != nil {
				return err
			}
			n += len(records)
		}
		return nil
	})
	return n, err
}

// recordsOf are the records of which the batch wrote a version.
func (t *tx) recordsOf(of *data.Type, batch int64) ([]data.ID, error) {
	return t.ids("SELECT id FROM "+of.Key+"_row WHERE batch = ?1 AND hash IS NOT NULL UNION SELECT record FROM version WHERE batch = ?1 AND type = ?2", batch, of.Key)
}

func (b *batch) undo(of *data.Type, id, batch data.ID) (bool, error) {
	versions, _, err := b.versions(of, id)
	if err != nil {
		return false, err
	}
	now := b.s.Fold(versions)
	back := data.Fields{}
	for i := range versions {
		v := &versions[i]
		if v.Batch != batch || v.ID.Device != b.s.device {
			continue
		}
		if len(v.Parents) == 0 {
			// what others have worked on since stays
			if now.Deleted || slices.ContainsFunc(versions, func(w data.Version) bool { return w.Batch != batch }) {
				continue
			}
			used, err := b.used(of, id)
			if err != nil {
				return false, err
			}
			if !used {
				back[data.DeletedField] = true
			}
			continue
		}
		before := b.s.before(versions, v)
		for key, value := range v.Fields {
			if key == data.RedactedField {
				continue // what it emptied is nowhere any more
			}
			if key == data.DeletedField {
				if now.Deleted == (value == true) && now.Deleted != (before[key] == true) {
					back[key] = before[key]
				}
				continue
			}
			if data.EqualValues(now.Fields[key], value) && !data.EqualValues(value, before[key]) {
				back[key] = before[key]
			}
		}
	}
	if len(back) == 0 {
		return false, nil
	}
	old, _, err := b.find(of, id)
	if err != nil {
		return false, fmt.Errorf("undo %s: %w", of.Key, err)
	}
	restored, err := b.with(of, id, back)
	if err != nil {
		return false, err
	}
	if err := b.open(old, restored); err != nil {
		return false, err
	}
	b.forget(id)
	if _, err := b.append(restored, back); err != nil {
		return false, errors.Join(fmt.Errorf("undo %s", of.Key), err)
	}
	return true, nil
}

// with is a record with some fields changed.
func (b *batch) with(of *data.Type, id data.ID, changed data.Fields) (data.Record, error) {
	r, _, err := b.find(of, id)
	if err != nil {
		return nil, fmt.Errorf("undo %s: %w", of.Key, err)
	}
	for key, value := range changed {
		if f := of.Field(key); f != nil {
			if err := f.Set(r, value); err != nil {
				return nil, fmt.Errorf("undo %s: %w", of.Key, err)
			}
		}
	}
	return r, nil
}

// used reports whether a record that is not deleted refers to this one.
func (t *tx) used(of *data.Type, id data.ID) (bool, error) {
	for _, from := range data.Types() {
		for _, f := range from.Fields {
			if f.Kind != data.Ref || f.Of != of.Key {
				continue
			}
			var used bool
			if err := t.QueryRow("SELECT EXISTS (SELECT 1 FROM "+from.Key+` WHERE "`+f.Key+`" = ?)`, id[:]).Scan(&used); err != nil {
				return false, fmt.Errorf("look for what refers to %s: %w", of.Key, err)
			}
			if used {
				return true, nil
			}
		}
	}
	return false, nil
}
