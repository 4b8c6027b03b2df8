package store

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"sapar/data"
)

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

// versions returns all versions of a record, whether its row is its only one
// or they stand among the versions; none for a record that is only referred
// to.
func (t *tx) versions(of *data.Type, id data.ID) (all []data.Version, inline bool, err error) {
	r, h, err := t.find(of, id)
	if errors.Is(err, sql.ErrNoRows) || err == nil && h.versions == 0 {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	if !h.hash.Valid {
		all, err = t.versionsOf(of.Key, id)
		return all, false, err
	}
	v := data.Version{
		ID: h.id, Type: of.Key, Record: id, Stamp: h.stamp,
		Fields: of.Values(r), Hash: h.hash.Int64,
	}
	v.Batch, err = t.batchOf(h.batch.Int64)
	return []data.Version{v}, true, err
}

// spill is versions, and where the row is the only one, writes that out among
// the versions, since more are to come.
func (t *tx) spill(of *data.Type, id data.ID) ([]data.Version, error) {
	all, inline, err := t.versions(of, id)
	if err != nil || !inline {
		return all, err
	}
	return all, t.putVersion(all[0])
}

// versionsOf returns the versions of a record that stand in the table version.
func (t *tx) versionsOf(of string, id data.ID) ([]data.Version, error) {
	stmt, err := t.prepared(`SELECT d.uid, v.counter, v.stamp, b.uid, v.parents, v.fields, v.partial, v.hash FROM version v
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
		v.Type, v.Record = of, id
		out = append(out, v)
	}
	return out, rows.Err()
}

// scanVersion reads a version from a row; before its columns stand those that
// go into first.
func scanVersion(rows *sql.Rows, first ...any) (data.Version, error) {
	var v data.Version
	var device, counter, stamp int64
	var batch []byte
	var parents, fields string
	if err := rows.Scan(append(first, &device, &counter, &stamp, &batch, &parents, &fields, &v.Partial, &v.Hash)...); err != nil {
		return v, fmt.Errorf("read version: %w", err)
	}
	v.ID = data.VersionID{Device: data.Device(device), Counter: uint64(counter)}
	v.Stamp = data.Stamp(stamp)
	copy(v.Batch[:], batch)
	var err error
	if v.Parents, err = parseVersionIDs(parents); err != nil {
		return v, err
	}
	v.Fields, err = data.ParseFields([]byte(fields))
	return v, err
}

// joinVersionIDs is the ids with a blank between; parseVersionIDs reads it.
func joinVersionIDs(ids []data.VersionID) string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = id.String()
	}
	return strings.Join(texts, " ")
}

func parseVersionIDs(text string) ([]data.VersionID, error) {
	var out []data.VersionID
	for _, s := range strings.Fields(text) {
		id, err := data.ParseVersionID(s)
		if err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, nil
}

// putVersion writes a version among the versions, over the one of its id where
// there is one.
func (t *tx) putVersion(v data.Version) error {
	device, err := t.deviceRow(v.ID.Device)
	if err != nil {
		return err
	}
	batch, err := t.rowOfBatch(v.Batch)
	if errors.Is(err, sql.ErrNoRows) {
		return badVersion(&v)
	}
	if err != nil {
		return err
	}
	err = t.run(`INSERT OR REPLACE INTO version (record, type, device, counter, stamp, batch, parents, fields, partial, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		v.Record[:], v.Type, device, int64(v.ID.Counter), int64(v.Stamp), batch,
		joinVersionIDs(v.Parents), string(data.AppendFields(nil, v.Fields)), v.Partial, v.Hash)
	if err != nil {
		return fmt.Errorf("write version: %w", err)
	}
	return nil
}

func badVersion(v *data.Version) error {
	return &data.Error{Code: "bad_version", Args: data.Args{"type": v.Type, "id": v.Record.String(), "version": v.ID.String()}}
}
