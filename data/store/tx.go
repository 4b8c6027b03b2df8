package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"sapar/data"
)

// tx is a transaction with its one fixed time, its prepared statements, and
// the rows of devices and batches that it has looked up.
type tx struct {
	*sql.Tx
	conn    *sql.Conn // that it runs on; nil where it only reads
	s       *Store
	now     time.Time
	stmts   map[string]*sql.Stmt
	directs map[string]statement // of the driver's own
	devices index[data.Device]
	batches index[data.ID]
	refs    references // nil where nothing needs settling
	places  bool       // a change to the catalogue of places was written

	redacted bool     // something was emptied by a withdrawal
	loose    []string // hashes of evidence that was emptied
	rejoin   bool     // who is one person may have changed

	seals   map[sealScope]*activeSeal // nil until they are asked for
	stirred []sealScope               // of seals that came, changed or went
	dirty   map[*data.Type]map[data.ID]bool
}

// index is names and the numbers that stand for them in this database.
type index[K comparable] struct {
	rows  map[K]int64
	names map[int64]K
}

func newIndex[K comparable]() index[K] { return index[K]{map[K]int64{}, map[int64]K{}} }

func (x index[K]) put(name K, row int64) { x.rows[name], x.names[row] = row, name }

// inTx runs work in a writing transaction: all of it holds or none. The
// context stops it before it begins; work that goes on for long asks the
// context itself, since statements that can be cancelled cost half as much
// again.
func (s *Store) inTx(ctx context.Context, work func(*tx) error) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	conn, err := s.write.Conn(context.WithoutCancel(ctx))
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	return s.inTxOn(ctx, conn, work)
}

// inTxOn is inTx on a connection.
func (s *Store) inTxOn(ctx context.Context, conn *sql.Conn, work func(*tx) error) (err error) {
	sqlTx, err := conn.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	t := s.newTx(sqlTx)
	t.conn = conn
	done := false
	defer func() {
		if !done {
			err = errors.Join(err, sqlTx.Rollback())
		}
	}()
	defer func() { err = errors.Join(err, t.closeDirects()) }()
	if err := work(t); err != nil {
		return known(err, s.Dir)
	}
	if t.rejoin {
		if err := t.joinPeople(); err != nil {
			return known(err, s.Dir)
		}
	}
	if t.redacted {
		err := t.run("INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = value || ' ' || ?2", scrubSetting, strings.Join(t.loose, " "))
		if err != nil {
			return known(fmt.Errorf("write settings: %w", err), s.Dir)
		}
	}
	done = true
	if err := sqlTx.Commit(); err != nil {
		// a failed commit leaves the transaction open in SQLite
		return errors.Join(known(fmt.Errorf("commit: %w", err), s.Dir), rollback(sqlTx))
	}
	if t.places {
		return s.tellPlaces(context.WithoutCancel(ctx))
	}
	return nil
}

// inTxUnchecked is inTx for work that keeps references sound by itself (settle
// does) and writes so many rows that looking each reference up again would take
// a third of its time. What it has written is durable when it returns, in the
// log; that the log is copied into the database is not waited for.
func (s *Store) inTxUnchecked(ctx context.Context, work func(*tx) error) (err error) {
	own := context.WithoutCancel(ctx)
	conn, err := s.write.Conn(own)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	// the pragmas do nothing within a transaction
	if _, err := conn.ExecContext(own, "PRAGMA foreign_keys = OFF; PRAGMA wal_autocheckpoint = 0"); err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	err = s.inTxOn(ctx, conn, work)
	_, on := conn.ExecContext(own, "PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 1000")
	s.copyLog(own)
	return errors.Join(err, on)
}

// longLog is the size in bytes from which a log is copied into the database, as
// SQLite itself would: a thousand pages.
const longLog = 1000 * 4096

// copyLog copies what stands in a long log into the database, beside what goes
// on. If it fails, the log stays, and the next write copies it.
func (s *Store) copyLog(ctx context.Context) {
	info, err := os.Stat(filepath.Join(s.Dir, File+"-wal"))
	if err != nil || info.Size() < longLog {
		return
	}
	s.copying.Go(func() { _, _ = s.write.ExecContext(ctx, "PRAGMA wal_checkpoint(PASSIVE)") })
}

func (s *Store) newTx(sqlTx *sql.Tx) *tx {
	return &tx{
		Tx: sqlTx, s: s, now: s.Now(),
		dirty: map[*data.Type]map[data.ID]bool{},
		stmts: map[string]*sql.Stmt{}, directs: map[string]statement{}, devices: newIndex[data.Device](), batches: newIndex[data.ID](),
	}
}

func rollback(t *sql.Tx) error {
	if err := t.Rollback(); err != nil && !errors.Is(err, sql.ErrTxDone) {
		return err
	}
	return nil
}

// prepared returns the statement, prepared once in the transaction.
func (t *tx) prepared(query string) (*sql.Stmt, error) {
	if stmt := t.stmts[query]; stmt != nil {
		return stmt, nil
	}
	stmt, err := t.Prepare(query)
	if err != nil {
		return nil, fmt.Errorf("prepare: %w", err)
	}
	t.stmts[query] = stmt
	return stmt, nil
}

func (t *tx) run(query string, args ...any) error {
	stmt, err := t.prepared(query)
	if err != nil {
		return err
	}
	_, err = stmt.Exec(args...)
	return err
}

// deviceRow returns the row of the device, made where it is new.
func (t *tx) deviceRow(d data.Device) (int64, error) {
	if row, ok := t.devices.rows[d]; ok {
		return row, nil
	}
	var row int64
	err := t.QueryRow("INSERT INTO device (uid) VALUES (?) ON CONFLICT (uid) DO UPDATE SET uid = uid RETURNING id", int64(d)).Scan(&row)
	if err != nil {
		return 0, fmt.Errorf("write device: %w", err)
	}
	t.devices.put(d, row)
	return row, nil
}

// deviceOf is the device with that row.
func (t *tx) deviceOf(row int64) (data.Device, error) {
	if d, ok := t.devices.names[row]; ok {
		return d, nil
	}
	var uid int64
	if err := t.QueryRow("SELECT uid FROM device WHERE id = ?", row).Scan(&uid); err != nil {
		return 0, fmt.Errorf("read device: %w", err)
	}
	t.devices.put(data.Device(uid), row)
	return data.Device(uid), nil
}

// batchRow returns the row of the batch, made where it is new.
func (t *tx) batchRow(b data.Batch) (int64, error) {
	if row, ok := t.batches.rows[b.ID]; ok {
		return row, nil
	}
	device, err := t.deviceRow(b.Device)
	if err != nil {
		return 0, err
	}
	var row int64
	err = t.QueryRow(`INSERT INTO batch (uid, device, action, at, author, source) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (uid) DO UPDATE SET uid = uid RETURNING id`,
		b.ID[:], device, b.Action, b.At.UnixMilli(), b.Author, b.Source).Scan(&row)
	if err != nil {
		return 0, fmt.Errorf("write batch: %w", err)
	}
	t.batches.put(b.ID, row)
	return row, nil
}

// rowOfBatch is the row of the batch with that id, or sql.ErrNoRows.
func (t *tx) rowOfBatch(id data.ID) (int64, error) {
	if row, ok := t.batches.rows[id]; ok {
		return row, nil
	}
	var row int64
	if err := t.QueryRow("SELECT id FROM batch WHERE uid = ?", id[:]).Scan(&row); err != nil {
		return 0, fmt.Errorf("read batch: %w", err)
	}
	t.batches.put(id, row)
	return row, nil
}

// batchOf is the id of the batch with that row.
func (t *tx) batchOf(row int64) (data.ID, error) {
	if id, ok := t.batches.names[row]; ok {
		return id, nil
	}
	var id data.ID
	var raw []byte
	if err := t.QueryRow("SELECT uid FROM batch WHERE id = ?", row).Scan(&raw); err != nil {
		return id, fmt.Errorf("read batch: %w", err)
	}
	copy(id[:], raw)
	t.batches.put(id, row)
	return id, nil
}

// clock is the device's counter and hybrid clock within a transaction.
type clock struct {
	counter uint64
	stamp   data.Stamp
}

func (t *tx) readClock() (clock, error) {
	var c clock
	err := t.QueryRow("SELECT counter, stamp FROM self").Scan(&c.counter, (*int64)(&c.stamp))
	return c, err
}

func (t *tx) writeClock(c clock) error {
	return t.run("UPDATE self SET counter = ?, stamp = ?", int64(c.counter), int64(c.stamp))
}

// ids are the ids that a query picks.
func (t *tx) ids(query string, args ...any) ([]data.ID, error) {
	rows, err := t.Query(query, args...)
	if err != nil {
		return nil, fmt.Errorf("list ids: %w", err)
	}
	var out []data.ID
	return out, eachRow(rows, func(rows *sql.Rows) error {
		var raw []byte
		err := rows.Scan(&raw)
		out = append(out, data.ID(raw))
		return err
	})
}
