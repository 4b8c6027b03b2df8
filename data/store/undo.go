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
// is. It returns how many records it changed. Code no_such_batch where nothing
// of that batch is here.
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

// recordsOf are the records of which the batch wrote a version.
func (t *tx) recordsOf(of *data.Type, batch int64) ([]data.ID, error) {
	rows, err := t.Query("SELECT id FROM "+of.Key+"_row WHERE batch = ?1 AND hash IS NOT NULL UNION SELECT record FROM version WHERE batch = ?1 AND type = ?2", batch, of.Key)
	if err != nil {
		return nil, fmt.Errorf("list records of batch: %w", err)
	}
	var out []data.ID
	return out, eachRow(rows, func(rows *sql.Rows) error {
		var raw []byte
		err := rows.Scan(&raw)
		out = append(out, data.ID(raw))
		return err
	})
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
			if !now.Deleted && !slices.ContainsFunc(versions, func(w data.Version) bool { return w.Batch != batch }) {
				back[data.DeletedField] = true
			}
			continue
		}
		before := b.s.before(versions, v)
		for key, value := range v.Fields {
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
	r := of.New()
	data.BaseOf(r).ID = id
	b.forget(id)
	if _, err := b.append(r, back); err != nil {
		return false, errors.Join(fmt.Errorf("undo %s", of.Key), err)
	}
	return true, nil
}
