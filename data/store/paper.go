package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/base32"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"sapar/data"
)

// Paper makes a sheet for an event ready to be printed: the people, then so
// many empty lines, and remembers what each number stands for. Whoever stood on
// an earlier sheet of the event keeps the number, and so do the empty lines that
// close it; newcomers take numbers that no sheet had.
func (s *Store) Paper(ctx context.Context, event data.ID, people []data.Person, empty int) (data.Paper, error) {
	paper := data.Paper{Event: event}
	err := s.inTx(ctx, func(t *tx) error {
		known, err := t.paperNumbers(event)
		if err != nil {
			return err
		}
		paper.Lines = numbered(known, people, empty)
		paper.At = t.now.UTC()
		for _, l := range paper.Lines {
			var person any
			if !l.Empty {
				person = l.Person.ID[:]
			}
			if err := t.run("INSERT OR IGNORE INTO paper_line (event, number, person) VALUES (?, ?, ?)", event[:], l.Number, person); err != nil {
				return fmt.Errorf("write sheet: %w", err)
			}
		}
		return t.putPaper(&paper)
	})
	return paper, err
}

// paperNumbers is what the numbers of the event's sheets stand for, ascending;
// a line without an id was empty.
func (t *tx) paperNumbers(event data.ID) ([]data.PaperLine, error) {
	rows, err := t.Query("SELECT number, person FROM paper_line WHERE event = ? ORDER BY number", event[:])
	if err != nil {
		return nil, fmt.Errorf("list sheet: %w", err)
	}
	var out []data.PaperLine
	return out, eachRow(rows, func(rows *sql.Rows) error {
		var l data.PaperLine
		var raw []byte
		err := rows.Scan(&l.Number, &raw)
		l.Empty = raw == nil
		copy(l.Person.ID[:], raw)
		out = append(out, l)
		return err
	})
}

// numbered gives the people and the empty lines of a new sheet their numbers.
func numbered(known []data.PaperLine, people []data.Person, empty int) []data.PaperLine {
	numbers := map[data.ID]int{}
	last, lastNamed := 0, 0
	for _, l := range known {
		last = l.Number
		if !l.Empty {
			numbers[l.Person.ID], lastNamed = l.Number, l.Number
		}
	}
	var out []data.PaperLine
	for _, p := range people {
		n, ok := numbers[p.ID]
		if !ok {
			last++
			n, lastNamed = last, last
		}
		out = append(out, data.PaperLine{Number: n, Person: p})
	}
	for n := lastNamed + 1; n <= lastNamed+empty; n++ {
		out = append(out, data.PaperLine{Number: n, Empty: true})
	}
	slices.SortFunc(out, func(a, b data.PaperLine) int { return a.Number - b.Number })
	return out
}

// putPaper writes the sheet down under a code of its own: that of an earlier one
// with the same numbers, which it equals, else a new one.
func (t *tx) putPaper(p *data.Paper) error {
	author, err := t.setting("name")
	if err != nil {
		return err
	}
	numbers := p.Numbers()
	err = t.QueryRow("SELECT code FROM paper WHERE event = ? AND numbers = ?", p.Event[:], numbers).Scan(&p.Code)
	if err == nil {
		err = t.run("UPDATE paper SET at = ?, author = ? WHERE code = ?", p.At.UnixMilli(), author, p.Code)
	}
	for n := uint64(0); errors.Is(err, sql.ErrNoRows); n++ {
		p.Code = paperCode(p.Event, numbers, n)
		var taken bool
		if err := t.QueryRow("SELECT count(*) FROM paper WHERE code = ?", p.Code).Scan(&taken); err != nil {
			return fmt.Errorf("write sheet: %w", err)
		}
		if !taken {
			err = t.run("INSERT INTO paper (code, event, at, author, numbers) VALUES (?, ?, ?, ?, ?)", p.Code, p.Event[:], p.At.UnixMilli(), author, numbers)
		}
	}
	if err != nil {
		return fmt.Errorf("write sheet: %w", err)
	}
	return nil
}

// codeLetters are read aloud and copied by hand without doubt: no I, L, O, U.
var codeLetters = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

// paperCode is five letters and digits.
func paperCode(event data.ID, numbers string, n uint64) string {
	sum := sha256.Sum256(append(binary.BigEndian.AppendUint64(event[:], n), numbers...))
	return codeLetters.EncodeToString(sum[:5])[:5]
}

// PaperOf returns the event and the numbers of the sheet with that code, or
// data.ErrNotFound.
func (s *Store) PaperOf(ctx context.Context, code string) (event data.ID, numbers string, err error) {
	var raw []byte
	err = s.read.QueryRowContext(ctx, "SELECT event, numbers FROM paper WHERE code = ?", code).Scan(&raw, &numbers)
	if errors.Is(err, sql.ErrNoRows) {
		return event, "", data.ErrNotFound
	}
	if err != nil {
		return event, "", fmt.Errorf("read sheet: %w", err)
	}
	copy(event[:], raw)
	return event, numbers, nil
}

// PaperLines returns what the numbers stand for on the sheets that this
// computer has printed for an event, by number.
func (s *Store) PaperLines(ctx context.Context, event data.ID) ([]data.PaperLine, error) {
	var out []data.PaperLine
	err := s.inRead(ctx, func(t *tx) error {
		var err error
		out, err = t.paperNumbers(event)
		return err
	})
	if err != nil || len(out) == 0 {
		return nil, err
	}
	people, err := s.peopleOf(ctx, "person", "r.id IN (SELECT person FROM paper_line WHERE event = ?)", event[:])
	if err != nil {
		return nil, err
	}
	byID := map[data.ID]data.Person{}
	for _, p := range people {
		byID[p.ID] = p
	}
	listed, err := s.listedOnPaper(ctx, event)
	if err != nil {
		return nil, err
	}
	for i := range out {
		id := out[i].Person.ID
		out[i].Person, out[i].Listed = byID[id], listed[id]
	}
	return out, nil
}

// listedOnPaper are those of the event's sheets who are in its list.
func (s *Store) listedOnPaper(ctx context.Context, event data.ID) (map[data.ID]bool, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT l.person FROM paper_line l
		WHERE l.event = ?1 AND l.person IS NOT NULL AND EXISTS (SELECT 1 FROM presence p WHERE p.event = ?1
			AND p.root = coalesce((SELECT k.root FROM person_root k WHERE k.person = l.person), l.person))`, event[:])
	if err != nil {
		return nil, fmt.Errorf("list sheet: %w", err)
	}
	out := map[data.ID]bool{}
	return out, eachRow(rows, func(rows *sql.Rows) error {
		var raw []byte
		err := rows.Scan(&raw)
		out[data.ID(raw)] = true
		return err
	})
}
