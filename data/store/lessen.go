package store

import (
	"database/sql"
	"fmt"

	"sapar/data"
)

// lessened are, by record, the versions of which copies stay that say less than
// what is here: parts, or edits by hand that were saved earlier. Each has the
// stamp, and of a part the fields, that the copies in other files than the list
// come to.
func (t *tx) lessened(of, list string) (map[data.ID]map[data.VersionID]data.Version, error) {
	out := map[data.ID]map[data.VersionID]data.Version{}
	copies := map[local]map[int64]bool{} // files with a copy that is not plainly whole
	parts := map[local]*data.Version{}
	rows, err := t.Query(`SELECT a.file, a.record, a.device, d.uid, a.counter, a.stamp, coalesce(a.fields, '') FROM arrival a
		JOIN received r ON r.id = a.file JOIN device d ON d.id = a.device
		WHERE r.taken_out IS NULL AND a.type = ? AND a.made = 0 AND a.counter > d.own AND a.device <> ? AND a.file NOT IN (`+list+`)`, of, t.s.deviceRow)
	if err != nil {
		return nil, fmt.Errorf("read arrivals: %w", err)
	}
	err = eachRow(rows, func(rows *sql.Rows) error {
		var file, row, uid, counter, stamp int64
		var raw []byte
		var keys string
		if err := rows.Scan(&file, &raw, &row, &uid, &counter, &stamp, &keys); err != nil {
			return err
		}
		at := local{row, uint64(counter)}
		v := parts[at]
		if v == nil {
			v = &data.Version{ID: data.VersionID{Device: data.Device(uid), Counter: uint64(counter)}, Record: data.ID(raw), Partial: true, Fields: data.Fields{}}
			parts[at], copies[at] = v, map[int64]bool{}
		}
		copies[at][file] = true
		v.Stamp = max(v.Stamp, data.Stamp(stamp))
		if keys == "" {
			v.Partial = false
			return nil
		}
		fields, err := data.ParseFields([]byte(keys))
		for key := range fields {
			v.Fields[key] = true
		}
		return err
	})
	if err != nil || len(parts) == 0 {
		return out, err
	}
	err = t.broughtBy(of, "b.file NOT IN ("+list+")", func(file int64, at local, _ int) {
		if v := parts[at]; v != nil && !copies[at][file] {
			v.Partial = false
		}
	})
	for _, v := range parts {
		if out[v.Record] == nil {
			out[v.Record] = map[data.VersionID]data.Version{}
		}
		out[v.Record][v.ID] = *v
	}
	return out, err
}

// lessen is the version with what the copies w of it come to.
func lessen(v, w data.Version) (data.Version, bool) {
	changed := false
	if w.Partial {
		kept := data.Fields{}
		for key := range w.Fields {
			if value, ok := v.Fields[key]; ok {
				kept[key] = value
			}
		}
		changed = !v.Partial || len(kept) != len(v.Fields)
		v.Fields, v.Partial = kept, true
	}
	if v.ID.Device == data.ByHand && w.Stamp != v.Stamp {
		v.Stamp, changed = w.Stamp, true
	}
	v.Hash = v.Sum()
	return v, changed
}
