package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"sapar/data"
)

// Shipment is what an export takes along: one state of the folder, whatever is
// written meanwhile. It is to be closed.
type Shipment struct {
	ctx      context.Context
	tx       *tx
	q        data.ShipQuery
	villages string // JSON: codes of the district's villages
	versions map[data.ID][]data.Version
}

// Ship opens what the query picks.
func (s *Store) Ship(ctx context.Context, q data.ShipQuery) (*Shipment, error) {
	sqlTx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, fmt.Errorf("begin export: %w", err)
	}
	sh := &Shipment{ctx: ctx, tx: s.newTx(sqlTx), q: q, versions: map[data.ID][]data.Version{}}
	codes := []string{}
	if q.District != "" {
		for _, v := range s.Places.Villages(q.District) {
			codes = append(codes, v.Code)
		}
	}
	raw, err := json.Marshal(codes)
	if err == nil {
		sh.villages = string(raw)
		err = sh.readVersions()
	}
	if err != nil {
		return nil, errors.Join(err, sqlTx.Rollback())
	}
	return sh, nil
}

// Close ends the reading.
func (sh *Shipment) Close() error { return sh.tx.Rollback() }

// readVersions reads the versions of all records that have several: they are
// few.
func (sh *Shipment) readVersions() error {
	rows, err := sh.tx.QueryContext(sh.ctx, `SELECT v.record, v.type, d.uid, v.counter, v.stamp, b.uid, v.parents, v.fields, v.partial, v.hash FROM version v
		JOIN device d ON d.id = v.device JOIN batch b ON b.id = v.batch ORDER BY v.record, d.uid, v.counter`)
	if err != nil {
		return fmt.Errorf("read versions: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var record []byte
		var of string
		v, err := scanVersion(rows, &record, &of)
		if err != nil {
			return err
		}
		v.Type = of
		copy(v.Record[:], record)
		sh.versions[v.Record] = append(sh.versions[v.Record], v)
	}
	return rows.Err()
}

// scope is the condition on "r" that a record of the type is in the query; its
// arguments are project, district and villages.
func scope(of *data.Type) string {
	return "?1 = ?1 AND ?2 = ?2 AND ?3 = ?3 AND (" + picked(of, "r") + ")"
}

// picked is the condition on the rows called so that a record of the type is in
// the query. It follows from the declaration: a part goes where its whole goes,
// what has a district goes with the district, the rest with the project, and
// people with whatever names them.
func picked(of *data.Type, row string) string {
	ours := "(?2 = '' OR coalesce(" + row + ".district, '') IN ('', ?2))"
	switch {
	case of == data.ProjectType:
		return row + ".id = ?1"
	case of == data.PersonType:
		terms := []string{"?2 = ''", row + ".village IN (SELECT value FROM json_each(?3))"}
		for _, from := range data.Types() {
			if f := from.Field("person"); f != nil && f.Of == of.Key {
				terms = append(terms, row+".id IN (SELECT n.person FROM "+from.Key+"_row n WHERE "+picked(from, "n")+")")
			}
		}
		return strings.Join(terms, " OR ")
	case of.Owner() != nil:
		whole := data.TypeByKey(of.Owner().Of)
		inside := row + "." + of.Owner().Key + " IN (SELECT w.id FROM " + whole.Key + "_row w WHERE (" + picked(whole, "w") + ") OR (?2 = '' AND w.versions = 0))"
		if of.Field("district") != nil {
			return inside + " AND " + ours
		}
		return inside
	case of.Field("project") == nil:
		return "TRUE"
	case of.Field("district") != nil:
		return row + ".project = ?1 AND " + ours
	}
	return row + ".project = ?1"
}

func (sh *Shipment) args() []any { return []any{sh.q.Project[:], sh.q.District, sh.villages} }

// Batches returns all that the versions of the shipment belong to.
func (sh *Shipment) Batches() ([]data.Batch, error) {
	wanted := map[int64]bool{}
	for _, of := range data.Types() {
		rows, err := sh.tx.QueryContext(sh.ctx, "SELECT DISTINCT r.batch FROM "+of.Key+"_row r WHERE r.batch IS NOT NULL AND ("+scope(of)+")", sh.args()...)
		if err != nil {
			return nil, fmt.Errorf("list batches: %w", err)
		}
		err = eachRow(rows, func(rows *sql.Rows) error {
			var row int64
			err := rows.Scan(&row)
			wanted[row] = true
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	for _, all := range sh.versions {
		for i := range all {
			row, err := sh.tx.rowOfBatch(all[i].Batch)
			if err != nil {
				return nil, err
			}
			wanted[row] = true
		}
	}
	rows, err := sh.tx.QueryContext(sh.ctx, "SELECT b.id, b.uid, d.uid, b.action, b.at, b.author, b.source FROM batch b JOIN device d ON d.id = b.device ORDER BY b.uid")
	if err != nil {
		return nil, fmt.Errorf("list batches: %w", err)
	}
	var out []data.Batch
	return out, eachRow(rows, func(rows *sql.Rows) error {
		row, b, err := scanBatch(rows)
		if wanted[row] {
			out = append(out, b)
		}
		return err
	})
}

// Each hands over the records of a type by id, the deleted ones too. The next
// ones are read while visit has one.
func (sh *Shipment) Each(of *data.Type, visit func(*data.Shipped) error) error {
	chunks, stop := make(chan []data.Shipped, 2), make(chan struct{})
	var failed error // of the reading; it is said before the channel is closed
	go func() {
		defer close(chunks)
		failed = sh.read(of, func(chunk []data.Shipped) bool {
			select {
			case chunks <- chunk:
				return true
			case <-stop:
				return false
			}
		})
	}()
	for chunk := range chunks {
		for i := range chunk {
			if err := visit(&chunk[i]); err != nil {
				close(stop)
				for range chunks { // until the reading has ended too
				}
				return err
			}
		}
	}
	return failed
}

// errStopped ends a reading that nobody waits for.
var errStopped = errors.New("stopped")

// read reads the records of a type by the hundred, until take says no.
func (sh *Shipment) read(of *data.Type, take func([]data.Shipped) bool) error {
	const size = 256
	var h head
	var device, counter, stamp sql.NullInt64
	sc := newScanner(of, &h.deleted, &h.versions, &device, &counter, &stamp, &h.batch, &h.hash)
	rows, err := sh.tx.QueryContext(sh.ctx, fmt.Sprintf("SELECT r.id%s, r.extra, r.deleted, r.versions, r.device, r.counter, r.stamp, r.batch, r.hash FROM %s_row r WHERE r.versions > 0 AND (%s) ORDER BY r.id",
		quoted(sc.tab.columns), of.Key, scope(of)), sh.args()...)
	if err != nil {
		return fmt.Errorf("export %s: %w", of.Key, err)
	}
	chunk := make([]data.Shipped, 0, size)
	err = eachRow(rows, func(rows *sql.Rows) error {
		r := of.New()
		if err := sc.scan(rows, r); err != nil {
			return err
		}
		id := data.BaseOf(r).ID
		out := data.Shipped{Record: r, Deleted: h.deleted}
		if h.hash.Valid {
			only := data.Version{
				ID: data.VersionID{Counter: uint64(counter.Int64)}, Type: of.Key, Record: id,
				Stamp: data.Stamp(stamp.Int64), Hash: h.hash.Int64,
			}
			if only.ID.Device, err = sh.tx.deviceOf(device.Int64); err != nil {
				return err
			}
			if only.Batch, err = sh.tx.batchOf(h.batch.Int64); err != nil {
				return err
			}
			out.Only, out.Heads = &only, []data.VersionID{only.ID}
		} else {
			out.Versions = sh.versions[id]
			out.Heads = sh.tx.s.Fold(out.Versions).Heads
		}
		if chunk = append(chunk, out); len(chunk) < size {
			return nil
		}
		full := chunk
		chunk = make([]data.Shipped, 0, size)
		if !take(full) {
			return errStopped
		}
		return nil
	})
	if err == nil && len(chunk) > 0 {
		take(chunk)
	}
	return err
}

// Count is how many living records of the type go along.
func (sh *Shipment) Count(of *data.Type) (int, error) {
	var n int
	err := sh.tx.QueryRowContext(sh.ctx, "SELECT count(*) FROM "+of.Key+"_row r WHERE r.versions > 0 AND r.deleted = 0 AND ("+scope(of)+")", sh.args()...).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count %s: %w", of.Key, err)
	}
	return n, nil
}

// Strangers returns the versions of types that this program does not know.
func (sh *Shipment) Strangers() []data.Version {
	var out []data.Version
	for _, all := range sh.versions {
		if data.TypeByKey(all[0].Type) == nil {
			out = append(out, all...)
		}
	}
	return out
}

// eachRow reads rows to their end and closes them.
func eachRow(rows *sql.Rows, scan func(*sql.Rows) error) error {
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

func scanBatch(rows *sql.Rows) (int64, data.Batch, error) {
	var row, device, at int64
	var uid []byte
	var b data.Batch
	if err := rows.Scan(&row, &uid, &device, &b.Action, &at, &b.Author, &b.Source); err != nil {
		return 0, b, fmt.Errorf("read batch: %w", err)
	}
	copy(b.ID[:], uid)
	b.Device, b.At = data.Device(device), timeOf(at)
	return row, b, nil
}

// timeOf is the time of so many milliseconds since 1970.
func timeOf(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

// Manifest is what the workbook of an export says of itself. Export names it;
// its stamp is later than all that was written or seen here.
func (s *Store) Manifest(ctx context.Context, q data.ShipQuery) (data.Manifest, error) {
	set, err := s.Settings(ctx)
	if err != nil {
		return data.Manifest{}, err
	}
	p, err := s.ProjectByID(ctx, q.Project)
	if err != nil {
		return data.Manifest{}, err
	}
	m := data.Manifest{
		Format: data.WorkbookFormat, Export: s.NewID(), Device: s.device, Author: set.Name, Role: set.Role,
		District: set.District, Project: p.ID, Region: p.Region, TitleKK: p.TitleKK, TitleRU: p.TitleRU,
		Period: p.Period(), Part: q.District, At: s.Now().UTC().Truncate(time.Millisecond), Names: true,
	}
	w, err := s.writers(ctx)
	if err != nil {
		return data.Manifest{}, err
	}
	m.Homes = w.homes
	err = s.inTx(ctx, func(t *tx) error {
		c, err := t.readClock()
		if err != nil {
			return err
		}
		c.stamp = data.NextStamp(c.stamp, t.now)
		m.Stamp = c.stamp
		return t.writeClock(c)
	})
	return m, err
}
