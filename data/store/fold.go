package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"sapar/data"
)

// state is what the versions of a record come to here and now. What seals hold
// apart does not count; a record that is held apart whole is not in sight.
func (t *tx) state(of *data.Type, versions []data.Version) (data.Folded, sight, error) {
	s, err := t.sightOf(of, versions)
	if err != nil {
		return data.Folded{}, s, err
	}
	if len(s.visible) > 0 && !slices.ContainsFunc(versions, func(v data.Version) bool { return !v.Redacts() }) {
		s.visible = nil // of the record itself nothing has come yet, or it was taken out again
	}
	if len(s.visible) > 0 {
		f := t.s.Fold(s.visible)
		if slices.ContainsFunc(versions, func(v data.Version) bool { return v.Redacts() }) {
			f.Fields[data.RedactedField] = true
			f.Conflicts = slices.DeleteFunc(f.Conflicts, func(c data.Conflict) bool { return c.Field == data.RedactedField })
		}
		return f, s, nil
	}
	f := t.s.Fold(versions)
	f.Deleted, f.Conflicts = true, nil
	return f, s, nil
}

// fold writes the row that the versions, all of which stand in the table
// version, come to, the fields that they leave in conflict, and what seals hold
// apart. A record of one plain version becomes its row alone.
func (t *tx) fold(of *data.Type, id data.ID, versions []data.Version) (data.Folded, error) {
	f, seen, err := t.state(of, versions)
	if err != nil {
		return f, err
	}
	if err := t.putHeld(of, id, seen); err != nil {
		return f, err
	}
	r := of.New()
	data.BaseOf(r).ID = id
	fillLoosely(of, r, f.Fields)
	h := head{deleted: f.Deleted, versions: len(versions), id: f.Last.ID, stamp: f.Last.Stamp}
	device, err := t.deviceRow(f.Last.ID.Device)
	if err != nil {
		return f, err
	}
	batch, err := t.rowOfBatch(f.Last.Batch)
	if err != nil {
		return f, fmt.Errorf("read batch: %w", err)
	}
	h.batch = sql.NullInt64{Int64: batch, Valid: true}
	if len(seen.held) == 0 && inRow(r, versions) {
		h.hash = sql.NullInt64{Int64: versions[0].Hash, Valid: true}
		if err := t.run("DELETE FROM version WHERE record = ?", id[:]); err != nil {
			return f, fmt.Errorf("write version: %w", err)
		}
	}
	if err := t.putConflicts(of, id, f.Conflicts); err != nil {
		return f, err
	}
	return f, t.putStirring(r, h, device)
}

// putStirring writes the row, and notes what else must be folded again for it:
// all that a seal is about, and what belongs to an event that has moved.
func (t *tx) putStirring(r data.Record, h head, device int64) error {
	id := data.BaseOf(r).ID
	switch r.(type) {
	case *data.Seal:
		if err := t.sealChanged(id); err != nil {
			return err
		}
		if err := t.put(r, h, device); err != nil {
			return err
		}
		return t.sealChanged(id)
	case *data.Event:
		seals, err := t.activeSeals()
		if err != nil || len(seals) == 0 {
			return errors.Join(err, t.put(r, h, device))
		}
		before, was, err := t.scopeOfEventID(id)
		if err != nil {
			return err
		}
		if err := t.put(r, h, device); err != nil {
			return err
		}
		after, is, err := t.scopeOfEventID(id)
		if err != nil || before == after && was == is {
			return err
		}
		return t.childrenAgain(id)
	}
	return t.put(r, h, device)
}

// inRow reports whether the row says all that the versions say: it is the only
// one, whole, and based on nothing.
func inRow(r data.Record, versions []data.Version) bool {
	v := &versions[0]
	return len(versions) == 1 && len(v.Parents) == 0 && !v.Partial && v.SumOf(r) == v.Hash
}

func (t *tx) putConflicts(of *data.Type, id data.ID, conflicts []data.Conflict) error {
	if err := t.run("DELETE FROM conflict WHERE record = ?", id[:]); err != nil {
		return fmt.Errorf("write conflict: %w", err)
	}
	for _, c := range conflicts {
		err := t.run("INSERT INTO conflict (record, field, type, versions) VALUES (?, ?, ?, ?)",
			id[:], c.Field, of.Key, joinVersionIDs(c.Versions))
		if err != nil {
			return fmt.Errorf("write conflict: %w", err)
		}
	}
	return nil
}

// fillLoosely fills the record with the values that its fields can hold. One
// that a newer program has given another shape stays empty in the row; its
// versions keep it.
func fillLoosely(of *data.Type, r data.Record, values data.Fields) {
	fit := data.Fields{}
	for key, v := range values {
		f := of.Field(key)
		if f == nil || f.Set(of.New(), v) == nil {
			fit[key] = v
		}
	}
	// cannot fail: each value was tried
	_ = of.Fill(r, fit)
}
