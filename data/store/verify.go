package store

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"sapar/data"
)

// Verify checks the database: SQLite's own integrity and foreign keys, each
// version's hash, that every row is the fold of its record's versions, and that
// files of evidence are what they were.
func (s *Store) Verify(ctx context.Context) ([]data.Finding, error) {
	var found []data.Finding
	if err := integrity(ctx, s.read); err != nil {
		found = append(found, data.Finding{What: "integrity", Hint: err.Error()})
	}
	err := s.inTx(ctx, func(t *tx) error {
		v := &verifier{tx: t, ctx: ctx}
		for _, check := range []func() error{v.foreignKeys, v.devices, v.rows, v.strays, v.words, v.joined, v.scrubbed, v.evidence} {
			if err := check(); err != nil {
				return err
			}
		}
		found = append(found, v.found...)
		return nil
	})
	return found, err
}

type verifier struct {
	*tx
	ctx     context.Context
	found   []data.Finding
	uids    map[int64]data.Device
	batches map[int64]data.ID
}

func (v *verifier) report(of *data.Type, id data.ID, what, hint string) {
	v.found = append(v.found, data.Finding{Type: of.Key, ID: id.String(), What: what, Hint: hint})
}

func (v *verifier) foreignKeys() error {
	rows, err := v.Query("PRAGMA foreign_key_check")
	if err != nil {
		return fmt.Errorf("check references: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var table, parent sql.NullString
		var row, key sql.NullInt64
		if err := rows.Scan(&table, &row, &parent, &key); err != nil {
			return fmt.Errorf("check references: %w", err)
		}
		v.found = append(v.found, data.Finding{Type: table.String, What: "reference", Hint: parent.String})
	}
	return rows.Err()
}

// devices reads what rows refer to by number, and checks that this device's
// clock is not behind what it has written.
func (v *verifier) devices() error {
	v.uids, v.batches = map[int64]data.Device{}, map[int64]data.ID{}
	if err := v.each("SELECT id, uid FROM device", func(rows *sql.Rows) error {
		var row, uid int64
		err := rows.Scan(&row, &uid)
		v.uids[row] = data.Device(uid)
		return err
	}); err != nil {
		return err
	}
	return v.each("SELECT id, uid FROM batch", func(rows *sql.Rows) error {
		var row int64
		var uid []byte
		err := rows.Scan(&row, &uid)
		if len(uid) == len(data.ID{}) {
			v.batches[row] = data.ID(uid)
		}
		return err
	})
}

func (v *verifier) each(query string, scan func(*sql.Rows) error) error {
	rows, err := v.Query(query)
	if err != nil {
		return fmt.Errorf("verify: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return fmt.Errorf("verify: %w", err)
		}
	}
	return rows.Err()
}

// rows holds every row against its version or versions.
func (v *verifier) rows() error {
	written, err := v.readClock()
	if err != nil {
		return err
	}
	for _, of := range data.Types() {
		var h head
		var device, counter, stamp sql.NullInt64
		sc := newScanner(of, &h.deleted, &h.versions, &device, &counter, &stamp, &h.batch, &h.hash)
		r := of.New()
		n := 0
		var folded []data.ID // rows of several versions are read after: one connection, one cursor
		err := v.each(sc.tab.inline, func(rows *sql.Rows) error {
			if n++; n%1024 == 0 && v.ctx.Err() != nil {
				return v.ctx.Err()
			}
			if err := sc.scan(rows, r); err != nil {
				v.report(of, data.BaseOf(r).ID, "unreadable", err.Error())
				return nil
			}
			id := data.BaseOf(r).ID
			h.id = data.VersionID{Device: v.uids[device.Int64], Counter: uint64(counter.Int64)}
			h.stamp = data.Stamp(stamp.Int64)
			if h.id.Device == v.s.device && h.id.Counter > written.counter || h.stamp > written.stamp {
				v.report(of, id, "clock", h.id.String())
			}
			switch {
			case h.hash.Valid:
				one := data.Version{ID: h.id, Type: of.Key, Record: id, Stamp: h.stamp, Batch: v.batches[h.batch.Int64]}
				if h.versions != 1 || h.deleted || one.SumOf(r) != h.hash.Int64 {
					v.report(of, id, "hash", h.id.String())
				}
			case h.versions > 0:
				folded = append(folded, id)
			case len(of.Values(r)) > 0:
				v.report(of, id, "no_version", "")
			}
			return nil
		})
		if err != nil {
			return err
		}
		for _, id := range folded {
			if err := v.folded(of, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// folded folds the versions of a record afresh and compares its row.
func (v *verifier) folded(of *data.Type, id data.ID) error {
	r, h, err := v.find(of, id)
	if err != nil {
		return err
	}
	versions, err := v.versionsOf(of.Key, id)
	if err != nil {
		v.report(of, id, "unreadable", err.Error())
		return nil
	}
	for i := range versions {
		if versions[i].Sum() != versions[i].Hash {
			v.report(of, id, "hash", versions[i].ID.String())
			return nil
		}
	}
	if len(versions) == 0 {
		v.report(of, id, "no_version", "")
		return nil
	}
	if v.redact(of, slices.Clone(versions)); v.redacted {
		v.redacted, v.loose = false, nil // it is only looked at
		v.report(of, id, "redacted", "")
	}
	f, _, err := v.state(of, versions)
	if err != nil {
		return err
	}
	want := of.New()
	data.BaseOf(want).ID = id
	fillLoosely(of, want, f.Fields)
	before, after := of.Values(want), of.Values(r)
	for key := range after {
		if _, ok := before[key]; !ok {
			before[key] = nil
		}
	}
	keys := make([]string, 0, len(before))
	for key := range before {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		if !data.EqualValues(before[key], after[key]) {
			v.report(of, id, "fold", key)
		}
	}
	if h.deleted != f.Deleted {
		v.report(of, id, "fold", data.DeletedField)
	}
	if h.versions != len(versions) || h.id != f.Last.ID || h.stamp != f.Last.Stamp || v.batches[h.batch.Int64] != f.Last.Batch {
		v.report(of, id, "fold", "versions")
	}
	return nil
}

// joined holds under which ids people count against what was decided of them.
func (v *verifier) joined() error {
	want, err := v.joins()
	if err != nil {
		return err
	}
	rows, err := v.Query("SELECT person, root FROM person_root")
	if err != nil {
		return fmt.Errorf("verify: %w", err)
	}
	have, err := scanJoined(rows)
	if err != nil {
		return err
	}
	for _, side := range []data.Joined{want, have} {
		for person := range side {
			if want[person] != have[person] {
				v.report(data.PersonType, person, "joined", "")
				want[person] = have[person] // once
			}
		}
	}
	return nil
}

// scrubbed tells where the files have not been cleaned yet.
func (v *verifier) scrubbed() error {
	return v.each("SELECT key FROM setting WHERE key = '"+scrubSetting+"'", func(*sql.Rows) error {
		v.found = append(v.found, data.Finding{What: "scrub"})
		return nil
	})
}

// strays finds versions whose record has no row, or has a row that claims to
// be its only version.
func (v *verifier) strays() error {
	for _, of := range data.Types() {
		err := v.each(fmt.Sprintf(`SELECT DISTINCT v.record FROM version v LEFT JOIN %s_row r ON r.id = v.record
			WHERE v.type = '%s' AND (r.id IS NULL OR r.hash IS NOT NULL OR r.versions = 0)`, of.Key, of.Key), func(rows *sql.Rows) error {
			var raw []byte
			err := rows.Scan(&raw)
			var id data.ID
			copy(id[:], raw)
			v.report(of, id, "no_row", "")
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// words holds what people are found and sorted by against their names.
func (v *verifier) words() error {
	words := map[data.ID][]string{}
	if err := v.each("SELECT person, word FROM person_word ORDER BY person, word", func(rows *sql.Rows) error {
		var raw []byte
		var word string
		err := rows.Scan(&raw, &word)
		var id data.ID
		copy(id[:], raw)
		words[id] = append(words[id], word)
		return err
	}); err != nil {
		return err
	}
	return v.each("SELECT id, coalesce(name, ''), sort FROM person_row WHERE versions > 0", func(rows *sql.Rows) error {
		var raw, sort []byte
		var name string
		err := rows.Scan(&raw, &name, &sort)
		var id data.ID
		copy(id[:], raw)
		want := slices.Clone(v.s.Names.Words(name))
		slices.Sort(want)
		if !slices.Equal(slices.Compact(want), words[id]) || !bytes.Equal(sort, v.s.Names.SortKey(name)) {
			v.report(data.PersonType, id, "index", "name")
		}
		return err
	})
}
