package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"sapar/data"
)

// Add takes in versions that another device wrote, with the batches they
// belong to. Those that are there already change nothing, so adding is
// idempotent, and the tables come out the same in whatever order versions
// come. A version whose hash does not fit it is refused with code bad_version
// and nothing is added.
func (s *Store) Add(ctx context.Context, batches []data.Batch, versions []data.Version) error {
	for i := range versions {
		if v := &versions[i]; v.Sum() != v.Hash || data.TypeByKey(v.Type) == nil {
			return &data.Error{Code: "bad_version", Args: data.Args{"type": v.Type, "id": v.Record.String(), "version": v.ID.String()}}
		}
	}
	byRecord := slices.Clone(versions)
	slices.SortStableFunc(byRecord, func(a, b data.Version) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), slices.Compare(a.Record[:], b.Record[:]))
	})
	return s.inTx(ctx, func(t *tx) error {
		for _, b := range batches {
			if _, err := t.batchRow(b); err != nil {
				return err
			}
		}
		c, err := t.readClock()
		if err != nil {
			return err
		}
		for start := 0; start < len(byRecord); {
			if err := ctx.Err(); err != nil {
				return err
			}
			end := start + 1
			for end < len(byRecord) && byRecord[end].Type == byRecord[start].Type && byRecord[end].Record == byRecord[start].Record {
				end++
			}
			if err := t.addTo(data.TypeByKey(byRecord[start].Type), byRecord[start:end]); err != nil {
				return err
			}
			start = end
		}
		for i := range byRecord {
			c.stamp = max(c.stamp, byRecord[i].Stamp)
		}
		if err := t.writeClock(c); err != nil {
			return err
		}
		return t.settleGhosts()
	})
}

// addTo adds the versions of one record and folds it.
func (t *tx) addTo(of *data.Type, added []data.Version) error {
	id := added[0].Record
	have, err := t.spill(of, id)
	if err != nil {
		return err
	}
	grown := have
	for _, v := range added {
		if !slices.ContainsFunc(grown, func(w data.Version) bool { return w.ID == v.ID }) {
			grown = append(grown, v)
		}
	}
	if len(grown) == len(have) {
		return t.fold(of, id, have)
	}
	for _, v := range grown[len(have):] {
		if err := t.putVersion(v); err != nil {
			return err
		}
	}
	return t.fold(of, id, grown)
}

// settleGhosts gives each record that others refer to, and no version has come
// for, an empty row, and takes away those that nothing refers to any more.
func (t *tx) settleGhosts() error {
	refs := map[string][]string{} // by the type referred to: "type.field"
	for _, from := range data.Types() {
		for _, f := range from.Fields {
			if f.Kind != data.Ref {
				continue
			}
			refs[f.Of] = append(refs[f.Of], "SELECT 1 FROM "+from.Key+`_row r WHERE r."`+f.Key+`" = g.id`)
			_, err := t.Exec(fmt.Sprintf(`INSERT INTO %[1]s_row (id) SELECT DISTINCT "%[2]s" FROM %[3]s_row r
				WHERE r."%[2]s" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %[1]s_row g WHERE g.id = r."%[2]s")`, f.Of, f.Key, from.Key))
			if err != nil {
				return fmt.Errorf("settle references: %w", err)
			}
		}
	}
	for of, referrers := range refs {
		_, err := t.Exec(fmt.Sprintf("DELETE FROM %s_row AS g WHERE versions = 0 AND NOT EXISTS (%s)",
			of, strings.Join(referrers, " UNION ALL ")))
		if err != nil {
			return fmt.Errorf("settle references: %w", err)
		}
	}
	return nil
}

// find reads the row of a record whatever its state; sql.ErrNoRows where there
// is none.
func (t *tx) find(of *data.Type, id data.ID) (data.Record, head, error) {
	var h head
	var device, counter, stamp sql.NullInt64
	sc := newScanner(of, &h.deleted, &h.versions, &device, &counter, &stamp, &h.batch, &h.hash)
	stmt, err := t.prepared(sc.tab.inline + " WHERE id = ?")
	if err != nil {
		return nil, h, err
	}
	r := of.New()
	if err := sc.scan(stmt.QueryRow(id[:]), r); err != nil {
		return nil, h, err
	}
	if device.Valid {
		uid, err := t.deviceOf(device.Int64)
		if err != nil {
			return nil, h, err
		}
		h.id = data.VersionID{Device: uid, Counter: uint64(counter.Int64)}
	}
	h.stamp = data.Stamp(stamp.Int64)
	return r, h, nil
}

func (t *tx) deviceOf(row int64) (data.Device, error) {
	for uid, have := range t.devices {
		if have == row {
			return uid, nil
		}
	}
	var uid int64
	if err := t.QueryRow("SELECT uid FROM device WHERE id = ?", row).Scan(&uid); err != nil {
		return 0, fmt.Errorf("read device: %w", err)
	}
	t.devices[data.Device(uid)] = row
	return data.Device(uid), nil
}

// spill returns all versions of a record, and where the row is its only one,
// writes that out among the versions, since more are to come.
func (t *tx) spill(of *data.Type, id data.ID) ([]data.Version, error) {
	r, h, err := t.find(of, id)
	if errors.Is(err, sql.ErrNoRows) || err == nil && h.versions == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !h.hash.Valid {
		return t.versionsOf(of, id)
	}
	v := data.Version{
		ID: h.id, Type: of.Key, Record: id, Stamp: h.stamp,
		Fields: of.Values(r), Hash: h.hash.Int64,
	}
	if v.Batch, err = t.batchOf(h.batch.Int64); err != nil {
		return nil, err
	}
	return []data.Version{v}, t.putVersion(v)
}

func (t *tx) batchOf(row int64) (data.ID, error) {
	for id, have := range t.batches {
		if have == row {
			return id, nil
		}
	}
	var id data.ID
	var raw []byte
	if err := t.QueryRow("SELECT uid FROM batch WHERE id = ?", row).Scan(&raw); err != nil {
		return id, fmt.Errorf("read batch: %w", err)
	}
	copy(id[:], raw)
	t.batches[id] = row
	return id, nil
}

func (t *tx) versionsOf(of *data.Type, id data.ID) ([]data.Version, error) {
	stmt, err := t.prepared(`SELECT d.uid, v.counter, v.stamp, b.uid, v.parents, v.fields, v.hash FROM version v
		JOIN device d ON d.id = v.device JOIN batch b ON b.id = v.batch WHERE v.record = ? ORDER BY d.uid, v.counter`)
	if err != nil {
		return nil, err
	}
	rows, err := stmt.Query(id[:])
	if err != nil {
		return nil, fmt.Errorf("read versions: %w", err)
	}
	defer rows.Close()
	var out []data.Version
	for rows.Next() {
		v, err := scanVersion(rows)
		if err != nil {
			return nil, err
		}
		v.Type, v.Record = of.Key, id
		out = append(out, v)
	}
	return out, rows.Err()
}

func scanVersion(rows *sql.Rows) (data.Version, error) {
	var v data.Version
	var device, counter, stamp int64
	var batch []byte
	var parents, fields string
	if err := rows.Scan(&device, &counter, &stamp, &batch, &parents, &fields, &v.Hash); err != nil {
		return v, fmt.Errorf("read version: %w", err)
	}
	v.ID = data.VersionID{Device: data.Device(device), Counter: uint64(counter)}
	v.Stamp = data.Stamp(stamp)
	copy(v.Batch[:], batch)
	for _, s := range strings.Fields(parents) {
		parent, err := data.ParseVersionID(s)
		if err != nil {
			return v, err
		}
		v.Parents = append(v.Parents, parent)
	}
	var err error
	v.Fields, err = data.ParseFields([]byte(fields))
	return v, err
}

func (t *tx) putVersion(v data.Version) error {
	device, err := t.deviceRow(v.ID.Device)
	if err != nil {
		return err
	}
	batch, ok := t.batches[v.Batch]
	if !ok {
		err := t.QueryRow("SELECT id FROM batch WHERE uid = ?", v.Batch[:]).Scan(&batch)
		if errors.Is(err, sql.ErrNoRows) {
			return &data.Error{Code: "bad_version", Args: data.Args{"type": v.Type, "id": v.Record.String(), "version": v.ID.String()}}
		}
		if err != nil {
			return fmt.Errorf("read batch: %w", err)
		}
		t.batches[v.Batch] = batch
	}
	parents := make([]string, len(v.Parents))
	for i, p := range v.Parents {
		parents[i] = p.String()
	}
	err = t.run(`INSERT INTO version (record, type, device, counter, stamp, batch, parents, fields, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		v.Record[:], v.Type, device, int64(v.ID.Counter), int64(v.Stamp), batch,
		strings.Join(parents, " "), string(data.AppendFields(nil, v.Fields)), v.Hash)
	if err != nil {
		return fmt.Errorf("write version: %w", err)
	}
	return nil
}

// fold writes the row that the versions, all of which stand in the table
// version, come to. A record of one plain version becomes its row alone.
func (t *tx) fold(of *data.Type, id data.ID, versions []data.Version) error {
	f := t.s.Fold(versions)
	r := of.New()
	data.BaseOf(r).ID = id
	fillLoosely(of, r, f.Fields)
	h := head{deleted: f.Deleted, versions: len(versions), id: f.Last.ID, stamp: f.Last.Stamp}
	h.batch = sql.NullInt64{Int64: t.batches[f.Last.Batch], Valid: true}
	device, err := t.deviceRow(f.Last.ID.Device)
	if err != nil {
		return err
	}
	if h.batch.Int64 == 0 {
		if err := t.QueryRow("SELECT id FROM batch WHERE uid = ?", f.Last.Batch[:]).Scan(&h.batch.Int64); err != nil {
			return fmt.Errorf("read batch: %w", err)
		}
	}
	if plain := versions[0]; len(versions) == 1 && len(plain.Parents) == 0 && plain.SumOf(r) == plain.Hash {
		h.hash = sql.NullInt64{Int64: plain.Hash, Valid: true}
		if err := t.run("DELETE FROM version WHERE record = ?", id[:]); err != nil {
			return fmt.Errorf("write version: %w", err)
		}
	}
	return t.put(r, h, device)
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
