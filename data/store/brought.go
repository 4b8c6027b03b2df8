package store

import (
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"

	"sapar/data"
)

// pack is which versions a file brought, in few bytes: for each the device's
// row in this database, its counter less the one before, and the line of its
// sheet less the one before.
type pack struct {
	bytes   []byte
	counter uint64
	line    int64
}

func (p *pack) add(device int64, counter uint64, line int) {
	p.bytes = binary.AppendUvarint(p.bytes, uint64(device))
	p.bytes = binary.AppendVarint(p.bytes, int64(counter-p.counter))
	p.bytes = binary.AppendVarint(p.bytes, int64(line)-p.line)
	p.counter, p.line = counter, int64(line)
}

var errBadPack = errors.New("the list of a file's versions is damaged")

// unpack hands over what add took.
func unpack(raw []byte, visit func(device int64, counter uint64, line int)) error {
	var counter uint64
	var line int64
	for len(raw) > 0 {
		device, n := binary.Uvarint(raw)
		if n <= 0 {
			return errBadPack
		}
		step, m := binary.Varint(raw[n:])
		if m <= 0 {
			return errBadPack
		}
		down, k := binary.Varint(raw[n+m:])
		if k <= 0 {
			return errBadPack
		}
		counter, line = counter+uint64(step), line+down
		visit(int64(device), counter, int(line))
		raw = raw[n+m+k:]
	}
	return nil
}

// local names a version within this database.
type local struct {
	device  int64
	counter uint64
}

// broughtBy reads which versions of a type files brought; those are the
// condition on "received r".
func (t *tx) broughtBy(of, which string, visit func(file int64, v local, line int)) error {
	rows, err := t.Query("SELECT b.file, b.versions FROM brought b JOIN received r ON r.id = b.file WHERE r.taken_out IS NULL AND b.type = ? AND ("+which+")", of)
	if err != nil {
		return fmt.Errorf("read brought versions: %w", err)
	}
	return eachRow(rows, func(rows *sql.Rows) error {
		var file int64
		var raw []byte
		if err := rows.Scan(&file, &raw); err != nil {
			return fmt.Errorf("read brought versions: %w", err)
		}
		return unpack(raw, func(device int64, counter uint64, line int) { visit(file, local{device, counter}, line) })
	})
}

// broughtTypes are the types of which files have brought versions.
func (t *tx) broughtTypes() ([]string, error) {
	rows, err := t.Query("SELECT DISTINCT type FROM brought ORDER BY type")
	if err != nil {
		return nil, fmt.Errorf("read brought versions: %w", err)
	}
	var out []string
	return out, eachRow(rows, func(rows *sql.Rows) error {
		var of string
		err := rows.Scan(&of)
		out = append(out, of)
		return err
	})
}

// putArrival writes what is to be known of a version beside that a file
// brought it.
func (t *tx) putArrival(file int64, a *data.Arrival, made bool) error {
	device, err := t.deviceRow(a.ID.Device)
	if err != nil {
		return err
	}
	var keys any
	if a.Partial {
		fields := data.Fields{}
		for key := range a.Fields {
			fields[key] = true
		}
		keys = string(data.AppendFields(nil, fields))
	}
	cells := data.Fields{}
	for key, cell := range a.Cells {
		cells[key] = cell
	}
	err = t.run(`INSERT OR REPLACE INTO arrival (file, record, device, counter, type, stamp, fields, made, sheet, line, cells) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		file, a.Record[:], device, int64(a.ID.Counter), a.Type, int64(a.Stamp), keys, made, a.Sheet, a.Line, string(data.AppendFields(nil, cells)))
	if err != nil {
		return fmt.Errorf("write arrival: %w", err)
	}
	return nil
}
