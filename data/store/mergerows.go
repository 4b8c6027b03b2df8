package store

import (
	"database/sql"
	"fmt"
	"slices"

	"sapar/data"
)

// rows takes the file's rows: those that are new go in, those that differ from
// what is here wait.
func (m *merger) rows(f *file, batches []int64) error {
	var of *data.Type
	var known map[data.ID]int64
	var in *bulk
	var err error
	for i := range f.parcel.Rows {
		if i%1024 == 1023 {
			if err := m.ctx.Err(); err != nil {
				return err
			}
			m.o.Progress(1024)
		}
		row := &f.parcel.Rows[i]
		if of != row.Record.Type() {
			if err := in.flush(); err != nil {
				return err
			}
			of = row.Record.Type()
			if known, in, err = m.table(of); err != nil {
				return err
			}
		}
		device, err := m.deviceRow(row.ID.Device)
		if err != nil {
			return err
		}
		m.saw(row.ID, row.Stamp)
		f.brought(of.Key, device, row.ID.Counter, int(row.Line))
		id := data.BaseOf(row.Record).ID
		district := m.district(row.Record)
		f.note(row.Record)
		hash, here := known[id]
		sealed, err := m.sealed(row)
		if err != nil {
			return err
		}
		switch {
		case !here && !sealed:
			known[id] = row.Hash
			f.count(of.Key, district, data.MergeCount{New: 1})
			if err := m.insert(in, row, device, batches[row.Batch]); err != nil {
				return err
			}
		case hash == row.Hash:
			f.count(of.Key, district, data.MergeCount{Same: 1})
		default:
			f.waiting = append(f.waiting, data.Arrival{Version: data.Version{
				ID: row.ID, Type: of.Key, Record: id, Stamp: row.Stamp, Batch: f.parcel.Batches[row.Batch].ID,
				Fields: of.Values(row.Record), Hash: row.Hash,
			}, Line: -1}) // it stands in the pack already
		}
	}
	return nil
}

// sealed reports whether a row must not go straight in: others depend on it, or
// it is new in a month that a seal holds.
func (m *merger) sealed(row *data.Row) (bool, error) {
	of := row.Record.Type()
	if of == data.SealType || of == data.PlaceChangeType {
		return true, nil
	}
	seals, err := m.activeSeals()
	if err != nil || len(seals) == 0 || !slices.Contains(sealedTypes, of) {
		return false, err
	}
	var at sealScope
	if e, ok := row.Record.(*data.Event); ok {
		at = scopeOfEvent(e)
		m.lies[e.ID] = at
	} else {
		event := *of.Owner().At(row.Record).(*data.ID)
		var known bool
		if at, known = m.lies[event]; !known {
			if at, _, err = m.scopeOfEventID(event); err != nil {
				return false, err
			}
			m.lies[event] = at
		}
	}
	seal := seals[at]
	return seal != nil && !seal.known.Has(row.ID), nil
}

// table is what is known of a type, and how new rows of it go in.
func (m *merger) table(of *data.Type) (map[data.ID]int64, *bulk, error) {
	if known := m.known[of]; known != nil {
		return known, m.bulks[of], nil
	}
	known := map[data.ID]int64{}
	rows, err := m.Query("SELECT id, coalesce(hash, 0) FROM " + of.Key + "_row")
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", of.Key, err)
	}
	var raw sql.RawBytes
	var hash int64
	if err := eachRow(rows, func(rows *sql.Rows) error {
		err := rows.Scan(&raw, &hash)
		known[data.ID(raw)] = hash
		return err
	}); err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", of.Key, err)
	}
	m.known[of], m.bulks[of] = known, m.bulk(of)
	if len(known) == 0 { // the whole table is to be filled
		tables := []string{of.Key + "_row"}
		if of == data.PersonType {
			tables = append(tables, "person_word")
		}
		for _, table := range tables {
			again, err := m.dropIndexes(table)
			if err != nil {
				return nil, nil, err
			}
			m.indexes = append(m.indexes, again...)
		}
	}
	return known, m.bulks[of], nil
}

// insert puts a new record in.
func (m *merger) insert(in *bulk, row *data.Row, device, batch int64) error {
	for _, f := range row.Record.Type().Fields {
		if f.Kind != data.Ref {
			continue
		}
		if id := *f.At(row.Record).(*data.ID); !id.IsZero() {
			to, _, err := m.table(data.TypeByKey(f.Of))
			if err != nil {
				return err
			}
			if _, here := to[id]; !here {
				// Its own row comes later, or never. Until then there must be an
				// empty one: while a reference hangs in the air, SQLite looks
				// through all that refers at each new record.
				if err := m.run("INSERT INTO "+f.Of+"_row (id) VALUES (?)", id[:]); err != nil {
					return fmt.Errorf("write %s: %w", f.Of, err)
				}
				to[id] = 0
				m.tx.note(f.Of, id)
			}
		}
	}
	var sort []byte
	if p, ok := row.Record.(*data.Person); ok {
		sort = m.s.Names.SortKey(p.Name)
		for _, word := range m.s.Names.Words(p.Name) {
			m.words = append(m.words, wordOf{word, p.ID})
		}
	}
	return in.add(row.Record, head{
		versions: 1, batch: sql.NullInt64{Int64: batch, Valid: true}, id: row.ID, stamp: row.Stamp,
		hash: sql.NullInt64{Int64: row.Hash, Valid: true},
	}, device, sort)
}

// flush writes what is held back, referred to before referring.
func (m *merger) flush() error {
	for _, of := range data.Types() {
		if err := m.bulks[of].flush(); err != nil {
			return err
		}
	}
	return nil
}

// makeIndexes makes those again that were dropped.
func (m *merger) makeIndexes() error {
	for _, sql := range m.indexes {
		if _, err := m.Exec(sql); err != nil {
			return fmt.Errorf("make index: %w", err)
		}
	}
	return nil
}
