package store

import (
	"database/sql"
	"database/sql/driver"
	"fmt"
	"slices"
	"strings"

	"sapar/data"
)

// bulk inserts new rows of one type, many to a statement and only what they
// hold: binding values takes most of the time of an insert. Rows of one batch
// and device that hold the same fields go together.
type bulk struct {
	t      *tx
	of     *data.Type
	device int64
	batch  int64
	shapes map[uint64]*shape
}

// shape is rows that hold the same fields.
type shape struct {
	insert string // up to VALUES
	row    string // the holes of one
	width  int
	args   []driver.NamedValue
	rows   int
}

func (s *shape) bind(v any) { s.args = bindNext(s.args, v) }

// bulkArgs is about how many values a statement takes: more make it slower.
const bulkArgs = 250

func (t *tx) bulk(of *data.Type) *bulk {
	return &bulk{t: t, of: of, shapes: map[uint64]*shape{}}
}

// add takes a row that is its record's only version; the record must not change
// before the next flush.
func (b *bulk) add(r data.Record, h head, device int64, sort []byte) error {
	if device != b.device || h.batch.Int64 != b.batch {
		if err := b.flush(); err != nil {
			return err
		}
		b.device, b.batch = device, h.batch.Int64
	}
	b.t.rejoin = b.t.rejoin || b.of == data.SamenessType
	base := data.BaseOf(r)
	var values [64]any
	var holds uint64
	n := 0
	for i, f := range b.of.Fields {
		if v := bind(f, r); v != nil {
			values[n] = v
			n++
			holds |= 1 << i
		}
	}
	if len(base.Extra) > 0 {
		values[n] = string(data.AppendFields(nil, base.Extra))
		n++
		holds |= 1 << 63
	}
	s := b.shapes[holds]
	if s == nil {
		s = b.shape(holds)
		b.shapes[holds] = s
	}
	s.bind(base.ID[:])
	for _, v := range values[:n] {
		s.bind(v)
	}
	if b.of == data.PersonType {
		s.bind(sort)
	}
	s.bind(int64(h.id.Counter))
	s.bind(int64(h.stamp))
	s.bind(h.hash.Int64)
	if s.rows++; s.rows >= max(1, bulkArgs/s.width) {
		return b.write(s)
	}
	return nil
}

func (b *bulk) shape(holds uint64) *shape {
	columns := "device, batch, versions, id" // numbered holes come first: the others count on from them
	s := &shape{width: 4, args: bindNext(bindNext(make([]driver.NamedValue, 0, bulkArgs+64), nil), nil)}
	hold := func(name string) {
		columns += ", " + name
		s.width++
	}
	for i, f := range b.of.Fields {
		if holds&(1<<i) != 0 {
			hold(`"` + f.Key + `"`)
		}
	}
	if holds&(1<<63) != 0 {
		hold("extra")
	}
	if b.of == data.PersonType {
		hold("sort")
	}
	s.insert = "INSERT INTO " + b.of.Key + "_row (" + columns + ", counter, stamp, hash) VALUES "
	s.row = "(?1, ?2, 1" + strings.Repeat(", ?", s.width) + ")"
	return s
}

// write writes the rows of one shape. Device and batch are bound once, before
// them.
func (b *bulk) write(s *shape) error {
	s.args[0].Value, s.args[1].Value = b.device, b.batch
	err := b.t.direct(s.insert+strings.Repeat(", "+s.row, s.rows)[2:], s.args)
	clear(s.args[2:]) // nothing of the file is held beyond it
	s.args, s.rows = s.args[:2], 0
	if err != nil {
		return fmt.Errorf("write %s: %w", b.of.Key, err)
	}
	return nil
}

func (b *bulk) flush() error {
	if b == nil {
		return nil
	}
	for _, s := range b.shapes {
		if s.rows > 0 {
			if err := b.write(s); err != nil {
				return err
			}
		}
	}
	return nil
}

// wordOf is one word by which a person is found.
type wordOf struct {
	word   string
	person data.ID
}

// putWords writes the words of the file's new people, in the table's own order,
// while the next file is read.
func (m *merger) putWords() error {
	slices.SortFunc(m.words, func(a, b wordOf) int {
		if c := strings.Compare(a.word, b.word); c != 0 {
			return c
		}
		return slices.Compare(a.person[:], b.person[:])
	})
	args := make([]driver.NamedValue, 0, bulkArgs)
	for words := range slices.Chunk(m.words, bulkArgs/2) {
		args = args[:0]
		for i := range words {
			args = bindNext(bindNext(args, words[i].word), words[i].person[:])
		}
		if err := m.direct("INSERT OR IGNORE INTO person_word (word, person) VALUES "+strings.Repeat(", (?, ?)", len(words))[2:], args); err != nil {
			return fmt.Errorf("write words: %w", err)
		}
	}
	clear(m.words)
	m.words = m.words[:0]
	return nil
}

// dropIndexes takes away the indexes of a table that is about to be filled and
// returns the statements that make them again: afterwards is faster.
func (t *tx) dropIndexes(table string) ([]string, error) {
	rows, err := t.Query("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", table)
	if err != nil {
		return nil, fmt.Errorf("list indexes: %w", err)
	}
	var again, names []string
	err = eachRow(rows, func(rows *sql.Rows) error {
		var name, statement string
		err := rows.Scan(&name, &statement)
		names, again = append(names, name), append(again, statement)
		return err
	})
	for _, name := range names {
		if err == nil {
			_, err = t.Exec("DROP INDEX " + name)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("drop indexes: %w", err)
	}
	return again, nil
}
