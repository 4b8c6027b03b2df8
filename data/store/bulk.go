package store

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"sapar/data"
)

// bulk inserts new rows of one type, many to a statement: half the time of one
// by one.
type bulk struct {
	t    *tx
	tab  *table
	args []any
	rows int // in args
}

// bulkArgs is about how many values a statement takes: more make it slower.
const bulkArgs = 250

func (t *tx) bulk(of *data.Type) *bulk { return &bulk{t: t, tab: tableOf(of)} }

func (b *bulk) most() int { return max(1, bulkArgs/b.tab.width) }

// add takes a row; the record must not change before the next flush.
func (b *bulk) add(r data.Record, h head, device int64, sort []byte) error {
	b.args = b.t.values(b.args, b.tab, r, h, device, sort)
	if b.rows++; b.rows == b.most() {
		return b.flush()
	}
	return nil
}

func (b *bulk) flush() error {
	if b == nil || b.rows == 0 {
		return nil
	}
	one := ", (" + strings.Repeat(", ?", b.tab.width)[2:] + ")"
	err := b.t.run(b.tab.insert+strings.Repeat(one, b.rows)[1:], b.args...)
	b.args, b.rows = b.args[:0], 0
	if err != nil {
		return fmt.Errorf("write %s: %w", b.tab.t.Key, err)
	}
	return nil
}

// wordOf is one word by which a person is found.
type wordOf struct {
	word   string
	person data.ID
}

// putWords writes the words of people who are new, in the table's own order.
func (t *tx) putWords(words []wordOf) error {
	slices.SortFunc(words, func(a, b wordOf) int {
		if c := strings.Compare(a.word, b.word); c != 0 {
			return c
		}
		return slices.Compare(a.person[:], b.person[:])
	})
	for len(words) > 0 {
		n := min(len(words), bulkArgs/2)
		args := make([]any, 0, 2*n)
		for i := range words[:n] {
			args = append(args, words[i].word, words[i].person[:])
		}
		if err := t.run("INSERT OR IGNORE INTO person_word (word, person) VALUES "+strings.Repeat(", (?, ?)", n)[2:], args...); err != nil {
			return fmt.Errorf("write words: %w", err)
		}
		words = words[n:]
	}
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
		var name string
		var sql sql.NullString
		err := rows.Scan(&name, &sql)
		names, again = append(names, name), append(again, sql.String)
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
