package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"strings"

	"sapar/data"
)

// TakeOut takes merged files out again: the versions that came with them and
// with no other file, and were not written here, go; what is left is folded.
// The tables are then what they would have been had the files never come. It
// returns how many records that touched. Code no_such_file where one of them
// is not here.
func (s *Store) TakeOut(ctx context.Context, files ...int64) (int, error) {
	touched := 0
	err := s.inTx(ctx, func(t *tx) error {
		t.refs = references{}
		for _, id := range files {
			var n int
			if err := t.QueryRow("SELECT count(*) FROM received WHERE id = ? AND taken_out IS NULL", id).Scan(&n); err != nil {
				return fmt.Errorf("look for file: %w", err)
			}
			if n == 0 {
				return &data.Error{Code: "no_such_file", Args: data.Args{"number": int(id)}}
			}
		}
		list := strings.Trim(strings.Join(strings.Fields(fmt.Sprint(files)), ", "), "[]")
		types, err := t.broughtTypes()
		if err != nil {
			return err
		}
		for _, of := range types {
			n, err := t.takeOut(of, list)
			if err != nil {
				return err
			}
			touched += n
		}
		if err := t.refold(); err != nil {
			return err
		}
		if err := t.settle(); err != nil {
			return err
		}
		if _, err := t.Exec("UPDATE received SET taken_out = ? WHERE id IN ("+list+")", t.now.UnixMilli()); err != nil {
			return fmt.Errorf("take file out: %w", err)
		}
		return nil
	})
	return touched, err
}

// UndoMerge takes out all files of a merge.
func (s *Store) UndoMerge(ctx context.Context, merge data.ID) (int, error) {
	files, err := s.Received(ctx)
	if err != nil {
		return 0, err
	}
	var ids []int64
	for _, f := range files {
		if f.Merge == merge && f.TakenOut.IsZero() {
			ids = append(ids, f.ID)
		}
	}
	if len(ids) == 0 {
		return 0, &data.Error{Code: "no_such_merge"}
	}
	return s.TakeOut(ctx, ids...)
}

// takeOut takes the versions of one type out and returns how many records that
// touched.
func (t *tx) takeOut(of, list string) (int, error) {
	going := map[local]bool{}
	err := t.broughtBy(of, "b.file IN ("+list+")", func(_ int64, v local, _ int) { going[v] = true })
	if err != nil || len(going) == 0 {
		return 0, err
	}
	stay := map[local]bool{}
	err = t.broughtBy(of, "b.file NOT IN ("+list+")", func(_ int64, v local, _ int) {
		if going[v] {
			stay[v] = true
		}
	})
	if err != nil {
		return 0, err
	}
	made, err := t.madeFor(of, list)
	if err != nil {
		return 0, err
	}
	own, err := t.ownDevices()
	if err != nil {
		return 0, err
	}
	for v := range going {
		if stay[v] || v.counter <= own[v.device] && !made[v] {
			delete(going, v)
		}
	}
	lessened, err := t.lessened(of, list)
	if err != nil {
		return 0, err
	}
	records, err := t.recordsWith(of, going)
	if err != nil {
		return 0, err
	}
	for id := range lessened {
		records[id] = true
	}
	n := 0
	for id := range records {
		changed, err := t.takeFrom(of, id, going, lessened[id])
		if err != nil {
			return 0, err
		}
		if changed {
			n++
		}
	}
	return n, nil
}

// ownDevices are the rows of the devices that this folder is or was, with the
// last counter that each wrote here: that was here before any file brought it.
func (t *tx) ownDevices() (map[int64]uint64, error) {
	rows, err := t.Query("SELECT id, own FROM device WHERE own > 0")
	if err != nil {
		return nil, fmt.Errorf("list devices: %w", err)
	}
	out := map[int64]uint64{t.s.deviceRow: math.MaxUint64}
	return out, eachRow(rows, func(rows *sql.Rows) error {
		var id int64
		var last uint64
		err := rows.Scan(&id, &last)
		if id != t.s.deviceRow {
			out[id] = last
		}
		return err
	})
}

// madeFor are the versions that this computer wrote for rows of the files.
func (t *tx) madeFor(of, list string) (map[local]bool, error) {
	rows, err := t.Query("SELECT device, counter FROM arrival WHERE made = 1 AND type = ? AND file IN ("+list+")", of)
	if err != nil {
		return nil, fmt.Errorf("read arrivals: %w", err)
	}
	out := map[local]bool{}
	return out, eachRow(rows, func(rows *sql.Rows) error {
		var device, counter int64
		err := rows.Scan(&device, &counter)
		out[local{device, uint64(counter)}] = true
		return err
	})
}

// recordsWith are the records that have one of the versions.
func (t *tx) recordsWith(of string, versions map[local]bool) (map[data.ID]bool, error) {
	queries := []string{"SELECT record, device, counter FROM version WHERE type = '" + of + "'"}
	if data.TypeByKey(of) != nil {
		queries = append(queries, "SELECT id, device, counter FROM "+of+"_row WHERE hash IS NOT NULL")
	}
	out := map[data.ID]bool{}
	for _, query := range queries {
		rows, err := t.Query(query)
		if err != nil {
			return nil, fmt.Errorf("look for versions: %w", err)
		}
		err = eachRow(rows, func(rows *sql.Rows) error {
			var raw []byte
			var device, counter int64
			err := rows.Scan(&raw, &device, &counter)
			if versions[local{device, uint64(counter)}] {
				out[data.ID(raw)] = true
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// takeFrom takes versions out of a record, brings those that other files know
// less of down to that, and folds what is left.
func (t *tx) takeFrom(key string, id data.ID, going map[local]bool, less map[data.VersionID]data.Version) (bool, error) {
	of := data.TypeByKey(key)
	var all []data.Version
	var err error
	if of == nil {
		all, err = t.versionsOf(key, id)
	} else {
		all, _, err = t.versions(of, id)
	}
	if err != nil {
		return false, err
	}
	var left []data.Version
	changed := false
	for _, v := range all {
		device, err := t.deviceRow(v.ID.Device)
		if err != nil {
			return false, err
		}
		if going[local{device, v.ID.Counter}] && !v.Redacts() { // a withdrawal is never taken back
			changed = true
			continue
		}
		if w, ok := less[v.ID]; ok {
			if v, ok = lessen(v, w); ok {
				changed = true
			}
		}
		left = append(left, v)
	}
	if !changed {
		return false, nil
	}
	return true, t.rewrite(key, id, all, left)
}

// rewrite puts the versions left in place of all, and the row that they come
// to.
func (t *tx) rewrite(key string, id data.ID, all, left []data.Version) error {
	of := data.TypeByKey(key)
	if err := t.run("DELETE FROM version WHERE record = ?", id[:]); err != nil {
		return fmt.Errorf("take version out: %w", err)
	}
	for _, v := range left {
		if err := t.putVersion(v); err != nil {
			return err
		}
	}
	if of == nil {
		return nil
	}
	t.refer(of, t.s.Fold(all).Fields)
	if len(left) > 0 {
		_, err := t.fold(of, id, left)
		return err
	}
	t.note(key, id) // others may refer to it still
	t.places = t.places || of == data.PlaceChangeType
	t.rejoin = t.rejoin || of == data.SamenessType
	if of == data.SealType {
		if err := t.sealChanged(id); err != nil {
			return err
		}
	}
	if of == data.EventType {
		if err := t.childrenAgain(id); err != nil {
			return err
		}
	}
	if err := t.putHeld(of, id, sight{}); err != nil {
		return err
	}
	err := t.putConflicts(of, id, nil)
	if err == nil && of == data.PersonType {
		err = t.run("DELETE FROM person_word WHERE person = ?", id[:])
	}
	if err == nil {
		err = t.run("DELETE FROM "+key+"_row WHERE id = ?", id[:])
	}
	if err != nil {
		return fmt.Errorf("take record out: %w", err)
	}
	return nil
}
