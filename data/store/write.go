package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"sapar/data"
)

// Save writes the records as one batch: all or none. A record without an id is
// new and is given one; of one that is there, only the fields that differ
// become a version, and where none differs nothing is written. What the rules
// refuse comes back as data.Problems and nothing is saved.
func (s *Store) Save(ctx context.Context, action string, records ...data.Record) error {
	return s.inBatch(ctx, action, func(b *batch) error {
		for _, r := range records {
			if err := b.save(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// Delete writes the deletion of the records as one batch. A person who is in
// an attendance list is refused with code person_attended.
func (s *Store) Delete(ctx context.Context, records ...data.Record) error {
	return s.inBatch(ctx, data.ActionDelete, func(b *batch) error {
		for _, r := range records {
			if err := b.delete(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// SaveMany writes what next hands over, until it returns nil, as one batch.
// It asks the context before each record.
func (s *Store) SaveMany(ctx context.Context, action string, next func() (data.Record, error)) error {
	return s.inBatch(ctx, action, func(b *batch) error {
		for {
			if err := ctx.Err(); err != nil {
				return err
			}
			r, err := next()
			if r == nil || err != nil {
				return err
			}
			if err := b.save(r); err != nil {
				return err
			}
		}
	})
}

// batch is one user action while it is being written.
type batch struct {
	*tx
	data.Batch
	row    int64
	clock  clock
	start  clock
	scopes map[data.ID]*data.Project
	events map[data.ID]*data.Event
	lists  map[data.ID]map[data.ID]bool // people listed at each event born in this batch
}

func (s *Store) inBatch(ctx context.Context, action string, work func(*batch) error) error {
	return s.inTx(ctx, func(t *tx) error {
		b, err := t.newBatch(action)
		if err != nil {
			return err
		}
		if err := work(b); err != nil {
			return err
		}
		if err := b.refold(); err != nil {
			return err
		}
		if b.clock == b.start {
			return nil // nothing differed
		}
		return t.writeClock(b.clock)
	})
}

func (t *tx) newBatch(action string) (*batch, error) {
	c, err := t.readClock()
	if err != nil {
		return nil, fmt.Errorf("read clock: %w", err)
	}
	author, err := t.setting("name")
	if err != nil {
		return nil, err
	}
	return &batch{
		tx: t, clock: c, start: c,
		Batch:  data.Batch{ID: t.s.NewID(), Device: t.s.device, Action: action, At: t.now, Author: author},
		scopes: map[data.ID]*data.Project{}, events: map[data.ID]*data.Event{},
		lists: map[data.ID]map[data.ID]bool{},
	}, nil
}

// version begins a version of the record, on this device, now.
func (b *batch) version(r data.Record) (data.Version, error) {
	if b.row == 0 {
		row, err := b.batchRow(b.Batch)
		if err != nil {
			return data.Version{}, err
		}
		b.row = row
	}
	b.clock.counter++
	b.clock.stamp = data.NextStamp(b.clock.stamp, b.now)
	return data.Version{
		ID: data.VersionID{Device: b.Device, Counter: b.clock.counter}, Type: r.Type().Key, Record: data.BaseOf(r).ID,
		Stamp: b.clock.stamp, Batch: b.ID,
	}, nil
}

func (b *batch) save(r data.Record) error {
	base := data.BaseOf(r)
	if base.ID.IsZero() {
		base.ID = b.s.NewID()
	}
	old, h, err := b.find(r.Type(), base.ID)
	fresh := errors.Is(err, sql.ErrNoRows) || err == nil && h.versions == 0
	if err != nil && !fresh {
		return err
	}
	if err := b.complete(r, old, fresh); err != nil {
		return err
	}
	if err := b.check(r, old, fresh); err != nil {
		return err
	}
	if fresh || len(difference(old, r)) > 0 || h.deleted {
		if err := b.open(r, old); err != nil {
			return err
		}
	}
	b.forget(base.ID)
	if fresh {
		if r.Type() == data.EventType {
			b.lists[base.ID] = map[data.ID]bool{}
		}
		return b.insert(r)
	}
	changed := difference(old, r)
	if h.deleted {
		changed[data.DeletedField] = nil
	}
	if len(changed) == 0 {
		return nil
	}
	_, err = b.append(r, changed)
	return err
}

// check holds the record against the rules. A record that was saved before
// may keep what was wrong with it then: only what this change brings is
// refused, so that an old record can still be mended field by field.
func (b *batch) check(r, old data.Record, fresh bool) error {
	scope, err := b.scope(r)
	if err != nil {
		return err
	}
	problems := data.Check(r, scope).Refusals()
	if a, ok := r.(*data.Attendance); ok && fresh {
		listed, err := b.lists[a.Event][a.Person], error(nil)
		if list := b.lists[a.Event]; list != nil {
			list[a.Person] = true
		} else if listed, err = b.listed(a); err != nil {
			return err
		}
		if listed {
			problems = append(problems, data.Problem{Type: r.Type().Key, Field: "person", Code: "already_listed"})
		}
	}
	if !fresh && len(problems) > 0 {
		changed := difference(old, r)
		problems = newProblems(problems, data.Check(old, scope).Refusals(), changed)
	}
	if !fresh && data.Redacted(old) {
		for key, value := range difference(old, r) {
			if f := r.Type().Field(key); f != nil && f.Personal && value != nil {
				problems = append(problems, data.Problem{Type: r.Type().Key, Field: key, Code: "redacted"})
			}
		}
	}
	if !fresh {
		more, err := b.asSigned(r, old)
		if err != nil {
			return err
		}
		problems = append(problems, more...)
	}
	if len(problems) > 0 {
		return problems
	}
	return nil
}

// newProblems leaves out what was wrong before and was not touched.
func newProblems(now, before data.Problems, changed data.Fields) data.Problems {
	var out data.Problems
	for _, p := range now {
		_, touched := changed[p.Field]
		stood := false
		for _, q := range before {
			stood = stood || q.Field == p.Field && q.Code == p.Code
		}
		if touched || !stood {
			out = append(out, p)
		}
	}
	return out
}

// scope gathers what the rules look at beside the record.
func (b *batch) scope(r data.Record) (data.Scope, error) {
	scope := data.Scope{Today: data.DateOf(b.now), Places: b.s.Places}
	project := data.ID{}
	if f := r.Type().Field("project"); f != nil {
		project = *f.At(r).(*data.ID)
	}
	if f := r.Type().Field("event"); f != nil {
		event, err := cached(b.tx, b.events, *f.At(r).(*data.ID), data.EventType)
		if err != nil {
			return scope, err
		}
		if scope.Event = event; event != nil {
			project = event.Project
		}
	} else if f := r.Type().Owner(); f != nil {
		whole, _, err := b.find(data.TypeByKey(f.Of), *f.At(r).(*data.ID))
		switch {
		case err == nil:
			project = *whole.Type().Field("project").At(whole).(*data.ID)
		case !errors.Is(err, sql.ErrNoRows):
			return scope, err
		}
	}
	var err error
	scope.Project, err = cached(b.tx, b.scopes, project, data.ProjectType)
	return scope, err
}

// cached reads a record once in a batch; nil where there is none.
func cached[R any](t *tx, seen map[data.ID]*R, id data.ID, of *data.Type) (*R, error) {
	if id.IsZero() {
		return nil, nil
	}
	if r, ok := seen[id]; ok {
		return r, nil
	}
	r, _, err := t.find(of, id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	seen[id] = any(r).(*R)
	return seen[id], nil
}

// forget drops what the batch remembers of a record that it now changes.
func (b *batch) forget(id data.ID) {
	delete(b.scopes, id)
	delete(b.events, id)
}

// difference is the fields in which r differs from old.
func difference(old, r data.Record) data.Fields {
	before, after := old.Type().Values(old), r.Type().Values(r)
	changed := data.Fields{}
	for key, v := range after {
		if !data.EqualValues(before[key], v) {
			changed[key] = v
		}
	}
	for key := range before {
		if _, ok := after[key]; !ok {
			changed[key] = nil
		}
	}
	delete(changed, data.RedactedField) // Redact alone says that
	return changed
}

// insert writes a record's first version: the row itself.
func (b *batch) insert(r data.Record) error {
	v, err := b.version(r)
	if err != nil {
		return err
	}
	return b.putStirring(r, head{
		versions: 1, batch: sql.NullInt64{Int64: b.row, Valid: true}, id: v.ID, stamp: v.Stamp,
		hash: sql.NullInt64{Int64: v.SumOf(r), Valid: true},
	}, b.s.deviceRow)
}

// append writes a further version and folds the record anew.
func (b *batch) append(r data.Record, changed data.Fields) (data.Version, error) {
	versions, err := b.spill(r.Type(), data.BaseOf(r).ID)
	if err != nil {
		return data.Version{}, err
	}
	v, err := b.version(r)
	if err != nil {
		return v, err
	}
	v.Parents = b.s.Fold(versions).Heads
	v.Fields = changed
	v.Hash = v.Sum()
	versions = append(versions, v)
	if err := b.putRedacted(r.Type(), versions); err != nil {
		return v, err
	}
	_, err = b.fold(r.Type(), v.Record, versions)
	return versions[len(versions)-1], err
}

func (b *batch) delete(r data.Record) error {
	id := data.BaseOf(r).ID
	old, h, err := b.find(r.Type(), id)
	if errors.Is(err, sql.ErrNoRows) || err == nil && (h.versions == 0 || h.deleted) {
		return data.ErrNotFound
	}
	if err != nil {
		return err
	}
	if err := b.open(old); err != nil {
		return err
	}
	if r.Type() == data.PersonType {
		var n int
		if err := b.QueryRow("SELECT count(*) FROM attendance WHERE person = ?", id[:]).Scan(&n); err != nil {
			return fmt.Errorf("count attendance: %w", err)
		}
		if n > 0 {
			return &data.Error{Code: "person_attended", Args: data.Args{"n": n}}
		}
	}
	if r.Type() == data.ConsentTextType {
		n, err := b.signed(id)
		if err != nil {
			return err
		}
		if n > 0 {
			return &data.Error{Code: "text_signed", Args: data.Args{"n": n}}
		}
	}
	b.forget(id)
	_, err = b.append(r, data.Fields{data.DeletedField: true})
	return err
}
