// Package store keeps records and their versions in one SQLite database. It is
// the only importer of the driver. Screens, reports and commands read what it
// returns and never see SQL.
//
// Public methods open a transaction and call unexported ones that take it; a
// transaction has one fixed time. The store must never know of windows, of
// workbooks, or of the words of a language.
package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/mattn/go-sqlite3"

	"sapar/data"
)

// File is the database's name in the data folder.
const File = "sapar.db"

// Names are how people's names are found and sorted.
type Names struct {
	Words    func(name string) []string  // folded words, to be found by
	SortKey  func(name string) []byte    // collation key
	Prefixes func(typed string) []string // folded words that someone typed
	// SortRange are the bounds of the collation keys of names that begin so.
	SortRange func(begin string) (from, to []byte)
	// Keys is what the same keys type on the Kazakh layout, Near the words that a
	// beginning means with one slip of a finger. Both may be nil.
	Keys func(text string) (string, bool)
	Near func(prefix string, words []string) []string
}

// Options are what the store stands on. All but Rand, Computer and PlacesChanged are
// required.
type Options struct {
	Dir    string // the data folder; made where absent
	Now    func() time.Time
	Places data.Places
	Names  Names
	Fold   func([]data.Version) data.Folded
	Rand   io.Reader // of ids; nil means the system's
	// Computer tells this computer and folder from others. A folder that was
	// copied elsewhere is another device from then on: two computers that write
	// under one name would lose each other's versions. "" asks nothing.
	Computer string
	// PlacesChanged is told what records change in the catalogue of places: when
	// the folder is opened, and whenever that differs. May be nil.
	PlacesChanged func([]data.PlaceChange)
}

// Store is an open data folder.
type Store struct {
	Options
	write, read *sql.DB
	device      data.Device
	deviceRow   int64
	copying     sync.WaitGroup // of the log into the database

	mu     sync.Mutex
	lastID uint64 // time and sequence of the last id made here
}

// Open opens the data folder, makes its database where there is none, and
// brings an older one up to date after a backup. A database of a newer program
// is refused with code newer_database and left untouched; one that is no
// database with code not_a_database.
func Open(ctx context.Context, o Options) (*Store, error) {
	if o.Rand == nil {
		o.Rand = rand.Reader
	}
	if err := os.MkdirAll(o.Dir, 0o700); err != nil {
		return nil, &data.Error{Code: "no_folder", Args: data.Args{"path": o.Dir}, Err: err}
	}
	s := &Store{Options: o}
	path := filepath.Join(o.Dir, File)
	if err := s.open(ctx, path); err != nil {
		return nil, errors.Join(known(err, path), s.Close())
	}
	return s, nil
}

func (s *Store) open(ctx context.Context, path string) error {
	var err error
	s.write, err = sql.Open("sqlite3", dsn(path, "_cache_size=-16384&_journal_mode=WAL&_synchronous=FULL&_txlock=immediate"))
	if err != nil {
		return fmt.Errorf("open database: %w", err)
	}
	s.write.SetMaxOpenConns(1)
	if err := s.migrate(ctx, path); err != nil {
		return err
	}
	if err := s.introduce(ctx); err != nil {
		return err
	}
	s.read, err = sql.Open("sqlite3", dsn(path, "_cache_size=-65536&mode=ro&_query_only=on"))
	if err != nil {
		return fmt.Errorf("open database for reading: %w", err)
	}
	s.read.SetMaxOpenConns(4)
	_ = s.scrub(ctx) // what could not be cleaned the last time; verify tells where it still cannot
	return s.tellPlaces(ctx)
}

// dsn names the database file. Pragmas belong here: each is of a connection,
// and database/sql makes connections when it likes.
func dsn(path, more string) string {
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()}
	return u.String() + "?_foreign_keys=on&_busy_timeout=5000&_stmt_cache_size=200&" + more
}

// introduce gives the folder its device: once, and again where it has been
// copied to another place.
func (s *Store) introduce(ctx context.Context) error {
	return s.inTx(ctx, func(tx *tx) error {
		var uid int64
		var place string
		err := tx.QueryRow("SELECT d.id, d.uid, self.place FROM self JOIN device d ON d.id = self.device").Scan(&s.deviceRow, &uid, &place)
		s.device = data.Device(uid)
		if err == nil && (place == s.Computer || s.Computer == "") {
			return nil
		}
		if err == nil && place == "" {
			_, err := tx.Exec("UPDATE self SET place = ?", s.Computer)
			return err
		}
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		var b [8]byte
		if _, err := io.ReadFull(s.Rand, b[:]); err != nil {
			return fmt.Errorf("draw device: %w", err)
		}
		s.device = data.Device(binary.BigEndian.Uint64(b[:]) | 1) // never zero
		if s.deviceRow, err = tx.deviceRow(s.device); err != nil {
			return err
		}
		if _, err = tx.Exec("UPDATE device SET own = self.counter FROM self WHERE device.id = self.device"); err != nil {
			return err
		}
		_, err = tx.Exec(`INSERT INTO self (one, device, counter, stamp, place) VALUES (1, ?, 0, 0, ?)
			ON CONFLICT (one) DO UPDATE SET device = excluded.device, counter = 0, place = excluded.place`, s.deviceRow, s.Computer)
		return err
	})
}

// Close waits for what is being written and closes the database.
func (s *Store) Close() error {
	s.copying.Wait()
	var errs []error
	for _, db := range []*sql.DB{s.read, s.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(errs...)
}

// Device is this computer's copy of the program.
func (s *Store) Device() data.Device { return s.device }

// Today is the day on this computer's clock.
func (s *Store) Today() data.Date { return data.DateOf(s.Now()) }

// NewID makes an id: a UUID of version 7 that is greater than every id made
// here before.
func (s *Store) NewID() data.ID {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lastID = max(s.lastID+1, uint64(s.Now().UnixMilli())<<12)
	var id data.ID
	if _, err := io.ReadFull(s.Rand, id[:]); err != nil {
		panic("no random numbers: " + err.Error()) // the system's source never fails
	}
	binary.BigEndian.PutUint64(id[:8], s.lastID>>12<<16|0x7000|s.lastID&0xfff)
	id[8] = id[8]&0x3f | 0x80
	return id
}

// known turns what the driver says into refusals that a person can be told.
func known(err error, path string) error {
	var e sqlite3.Error
	if !errors.As(err, &e) {
		return err
	}
	code := ""
	switch e.Code {
	case sqlite3.ErrNotADB:
		code = "not_a_database"
	case sqlite3.ErrCorrupt:
		code = "damaged_database"
	case sqlite3.ErrFull:
		code = "disk_full"
	case sqlite3.ErrCantOpen, sqlite3.ErrPerm, sqlite3.ErrReadonly, sqlite3.ErrIoErr:
		code = "cannot_open"
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		code = "folder_busy"
	default:
		return err
	}
	return &data.Error{Code: code, Args: data.Args{"path": path}, Err: err}
}
