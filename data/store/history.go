package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"sapar/data"
)

// History returns the versions of a record, the latest first: who wrote what,
// when, over what, and which files brought it. data.ErrNotFound where there is
// no version of it.
func (s *Store) History(ctx context.Context, of string, id data.ID) ([]data.Change, error) {
	w, err := s.writers(ctx)
	if err != nil {
		return nil, err
	}
	files, err := s.Received(ctx)
	if err != nil {
		return nil, err
	}
	var out []data.Change
	err = s.inRead(ctx, func(t *tx) error {
		known := data.TypeByKey(of)
		if known == nil {
			return data.ErrNotFound
		}
		versions, _, err := t.versions(known, id)
		if err != nil {
			return err
		}
		if len(versions) == 0 {
			return data.ErrNotFound
		}
		if err := w.know(ctx, s.read, versions); err != nil {
			return err
		}
		came, err := t.came(of, id, versions, files)
		if err != nil {
			return err
		}
		slices.SortFunc(versions, func(a, b data.Version) int {
			return cmp.Or(cmp.Compare(b.Stamp, a.Stamp), b.ID.Compare(a.ID))
		})
		for i := range versions {
			v := &versions[i]
			out = append(out, data.Change{
				Version: v.ID, Batch: v.Batch, Writer: w.of(v), Fields: v.Fields, Partial: v.Partial, Came: came[v.ID],
				Before: s.before(versions, v),
			})
		}
		return nil
	})
	return out, err
}

// before is what the writer of a version saw in the fields that it changed.
func (s *Store) before(versions []data.Version, v *data.Version) data.Fields {
	seen := ancestors(versions, v)
	out := data.Fields{}
	if len(seen) == 0 {
		return out
	}
	f := s.Fold(seen)
	for key := range v.Fields {
		if value, ok := f.Fields[key]; ok {
			out[key] = value
		}
	}
	if _, marks := v.Fields[data.DeletedField]; marks && f.Deleted {
		out[data.DeletedField] = true
	}
	return out
}

// ancestors are the versions that a version is based on, directly or through
// others.
func ancestors(versions []data.Version, v *data.Version) []data.Version {
	var out []data.Version
	seen := map[data.VersionID]bool{}
	next := slices.Clone(v.Parents)
	for len(next) > 0 {
		id := next[0]
		next = next[1:]
		if seen[id] {
			continue
		}
		seen[id] = true
		for i := range versions {
			if versions[i].ID == id {
				out = append(out, versions[i])
				next = append(next, versions[i].Parents...)
			}
		}
	}
	return out
}

// came says for each version which files brought it, and where it stood there.
func (t *tx) came(of string, id data.ID, versions []data.Version, files []data.Received) (map[data.VersionID][]data.Came, error) {
	byID := map[int64]data.Received{}
	for _, f := range files {
		byID[f.ID] = f
	}
	wanted := map[local]data.VersionID{}
	for i := range versions {
		row, err := t.knownDevice(versions[i].ID.Device)
		if err != nil {
			return nil, err
		}
		wanted[local{row, versions[i].ID.Counter}] = versions[i].ID
	}
	type key struct {
		version data.VersionID
		file    int64
	}
	special := map[key]data.Came{}
	rows, err := t.Query("SELECT file, device, counter, sheet, line, cells FROM arrival WHERE record = ?", id[:])
	if err != nil {
		return nil, fmt.Errorf("read arrivals: %w", err)
	}
	if err := eachRow(rows, func(rows *sql.Rows) error {
		var file, device, counter int64
		var c data.Came
		var cells string
		if err := rows.Scan(&file, &device, &counter, &c.Sheet, &c.Line, &cells); err != nil {
			return err
		}
		fields, err := data.ParseFields([]byte(cells))
		c.Cells = map[string]string{}
		for field, cell := range fields {
			c.Cells[field], _ = cell.(string)
		}
		special[key{wanted[local{device, uint64(counter)}], file}] = c
		return err
	}); err != nil {
		return nil, err
	}
	out := map[data.VersionID][]data.Came{}
	err = t.broughtBy(of, "1", func(file int64, at local, line int) {
		version, ok := wanted[at]
		if !ok {
			return
		}
		c, ok := special[key{version, file}]
		if !ok {
			c.Line = line
		}
		c.File = byID[file]
		out[version] = append(out[version], c)
	})
	return out, err
}

// knownDevice is the row of a device that is there: reading makes none.
func (t *tx) knownDevice(d data.Device) (int64, error) {
	if row, ok := t.devices.rows[d]; ok {
		return row, nil
	}
	var row int64
	if err := t.QueryRow("SELECT id FROM device WHERE uid = ?", int64(d)).Scan(&row); err != nil {
		return 0, fmt.Errorf("read device: %w", err)
	}
	t.devices.put(d, row)
	return row, nil
}
