package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"sapar/data"
)

// fold takes in what of a file has waited: versions that meet others, and rows
// that name no version.
func (m *merger) fold(f *file) error {
	if f.report.Again {
		return nil
	}
	versions := make([]data.Version, len(f.waiting))
	for i := range f.waiting {
		a := &f.waiting[i]
		versions[i] = a.Version
		if a.Line < 0 {
			continue
		}
		device, err := m.deviceRow(a.ID.Device)
		if err != nil {
			return err
		}
		f.brought(a.Type, device, a.ID.Counter, a.Line)
		if a.ID.Device == data.ByHand || a.Partial {
			if err := m.putArrival(f.row, a, false); err != nil {
				return err
			}
		}
	}
	n := 0
	err := eachRecord(versions, func(of string, come []data.Version) error {
		if n += len(come); n > 1024 {
			m.o.Progress(n)
			n = 0
		}
		if err := m.ctx.Err(); err != nil {
			return err
		}
		a, err := m.add(of, come)
		if err != nil {
			return err
		}
		return m.tally(f, of, come[0].Record, a)
	})
	if err != nil {
		return err
	}
	for i := range f.parcel.Loose {
		if err := m.loose(f, &f.parcel.Loose[i]); err != nil {
			return fmt.Errorf("take row %d of %s: %w", f.parcel.Loose[i].Line, f.parcel.Loose[i].Sheet, err)
		}
	}
	f.waiting = nil
	if f.locals != nil {
		return m.writeClock(f.locals.clock)
	}
	return nil
}

// tally counts a record under its district.
func (m *merger) tally(f *file, key string, id data.ID, a added) error {
	of := data.TypeByKey(key)
	if of == nil {
		if a.grown {
			f.count(key, "", data.MergeCount{New: 1})
		}
		return nil
	}
	r, _, err := m.find(of, id)
	if err != nil {
		return err
	}
	f.note(r)
	f.count(key, m.district(r), result(a))
	return nil
}

// loose takes in a row that names no version. One whose record is here becomes
// a change to it where they differ; any other is a new record, and follows
// from what the row says.
func (m *merger) loose(f *file, l *data.Loose) error {
	of := l.Record.Type()
	id := data.BaseOf(l.Record).ID
	_, h, err := m.find(of, id)
	here := err == nil && h.versions > 0
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if !here && l.Lost {
		if found, ok, err := m.lost(f, l); err != nil {
			return err
		} else if ok {
			data.BaseOf(l.Record).ID = found
			return m.change(f, l)
		}
	}
	if here && l.Known {
		return m.change(f, l)
	}
	a := data.Arrival{Sheet: l.Sheet, Line: l.Line, Cells: l.Cells}
	a.Version = data.Version{
		Type: of.Key, Record: id, Stamp: l.Stamp, Batch: f.parcel.Batches[l.Batch].ID, Fields: of.Values(l.Record),
	}
	a.SignByHand()
	m.saw(a.ID, a.Stamp)
	device, err := m.deviceRow(a.ID.Device)
	if err != nil {
		return err
	}
	f.brought(of.Key, device, a.ID.Counter, a.Line)
	if err := m.putArrival(f.row, &a, false); err != nil {
		return err
	}
	done, err := m.add(of.Key, []data.Version{a.Version})
	if err != nil {
		return err
	}
	return m.tally(f, of.Key, id, done)
}

// change makes of a row what it changes in the record that it is known to be.
// What the row was based on is lost, so what is here counts as that.
func (m *merger) change(f *file, l *data.Loose) error {
	of := l.Record.Type()
	id := data.BaseOf(l.Record).ID
	old, _, err := m.find(of, id)
	if err != nil {
		return err
	}
	before, after := of.Values(old), of.Values(l.Record)
	changed := data.Fields{}
	for _, key := range l.Fields {
		if !data.EqualValues(before[key], after[key]) {
			changed[key] = after[key]
		}
	}
	if len(changed) == 0 {
		f.count(of.Key, m.district(old), data.MergeCount{Same: 1})
		return nil
	}
	if f.locals == nil {
		if f.locals, err = m.newBatch(data.ActionImport); err != nil {
			return err
		}
		f.locals.Source = f.parcel.Source.Name
	}
	v, err := f.locals.append(l.Record, changed)
	if err != nil {
		return err
	}
	cells := map[string]string{}
	for key := range changed {
		cells[key] = l.Cells[key]
	}
	a := data.Arrival{Version: v, Sheet: l.Sheet, Line: l.Line, Cells: cells}
	if err := m.putArrival(f.row, &a, true); err != nil {
		return err
	}
	f.brought(of.Key, m.s.deviceRow, v.ID.Counter, l.Line)
	f.count(of.Key, m.district(old), data.MergeCount{Changed: 1})
	return nil
}

// lost looks for the record that a row without an id may be: the only one with
// the same identity that stands nowhere else in the file.
func (m *merger) lost(f *file, l *data.Loose) (data.ID, bool, error) {
	of := l.Record.Type()
	condition := "versions > 0 AND deleted = 0"
	var args []any
	for _, field := range of.Fields {
		if !field.Identity {
			continue
		}
		condition += ` AND "` + field.Key + `" IS ?`
		args = append(args, bind(field, l.Record))
	}
	rows, err := m.Query("SELECT id FROM "+of.Key+"_row WHERE "+condition, args...)
	if err != nil {
		return data.ID{}, false, fmt.Errorf("look for %s: %w", of.Key, err)
	}
	var found []data.ID
	err = eachRow(rows, func(rows *sql.Rows) error {
		var raw []byte
		err := rows.Scan(&raw)
		if id := data.ID(raw); !slices.Contains(f.parcel.Present[of.Key], id) {
			found = append(found, id)
		}
		return err
	})
	if err != nil || len(found) != 1 {
		return data.ID{}, false, err
	}
	return found[0], true, nil
}
