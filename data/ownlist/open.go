package ownlist

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"sapar/data"
	"sapar/data/xlsx"
)

// List is a workbook that was read to its end.
type List struct {
	Source data.Source
	Sheets []Sheet
	macros bool
}

// Bounds of a list. A district's year of participants has a tenth of that.
const (
	maxFile    = 64 << 20
	maxRows    = 50_000
	maxColumns = 200
	maxCells   = 2_000_000
	maxMerges  = 50_000
)

// exchangeSheet is in every exchange workbook and in no list.
const exchangeSheet = "_sapar"

// Open reads a list from a file; password is "" for none. A file that cannot be
// read is a *data.Error of the codes that an exchange workbook is refused with.
// An exchange workbook itself is refused with own_list_is_exchange.
func (r *Reader) Open(path, password string) (*List, error) {
	raw, err := readFile(path)
	if err != nil {
		return nil, err
	}
	l := &List{Source: data.Source{Name: filepath.Base(path), Size: int64(len(raw)), Sum: sha256.Sum256(raw)}}
	if password != "" && !bytes.HasPrefix(raw, []byte("PK")) {
		if raw, err = xlsx.Decrypt(raw, password); err != nil {
			return nil, err
		}
	}
	limits := xlsx.DefaultLimits()
	limits.Columns, limits.Merges, limits.Unpacked = maxColumns, maxMerges, 512<<20
	book, err := xlsx.Open(bytes.NewReader(raw), int64(len(raw)), limits)
	if err != nil {
		return nil, err
	}
	infos := book.Sheets()
	for _, info := range infos {
		if info.Name == exchangeSheet {
			return nil, &data.Error{Code: "own_list_is_exchange"}
		}
	}
	rows, cells := 0, 0
	for i, info := range infos {
		if info.Chart {
			continue
		}
		s := Sheet{Name: info.Name, Hidden: info.State != xlsx.Visible}
		table, err := book.Read(i, func(row *xlsx.Row) error {
			kept := keep(row)
			if len(kept.Cells) == 0 {
				return nil
			}
			rows, cells = rows+1, cells+len(kept.Cells)
			switch {
			case rows > maxRows:
				return tooLarge("rows", maxRows)
			case cells > maxCells:
				return tooLarge("cells", maxCells)
			}
			s.Rows = append(s.Rows, kept)
			return nil
		})
		if err != nil {
			return nil, err
		}
		s.finish(table.Merges, table.HiddenColumns)
		l.Sheets = append(l.Sheets, s)
	}
	p := book.Properties()
	l.Source.SavedBy, l.Source.SavedWith, l.Source.SavedAt = strings.TrimSpace(p.LastModifiedBy), p.Application, p.Modified
	l.macros = book.Macros()
	return l, nil
}

// keep copies what a row says; blanks that only look like content say nothing.
func keep(row *xlsx.Row) Row {
	out := Row{Line: row.Number, Hidden: row.Hidden}
	for _, c := range row.Cells {
		if c.Kind == xlsx.Text && !c.Missing && strings.TrimSpace(c.Text) == "" {
			continue
		}
		out.Cells = append(out.Cells, c)
	}
	return out
}

func readFile(path string) ([]byte, error) {
	cannot := func(err error) error {
		return &data.Error{Code: "cannot_open", Args: data.Args{"path": path}, Err: err}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, cannot(err)
	}
	defer func() { _ = f.Close() }() // it was only read
	raw, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	switch {
	case err != nil:
		return nil, cannot(fmt.Errorf("read list: %w", err))
	case len(raw) > maxFile:
		return nil, tooLarge("size", maxFile)
	}
	return raw, nil
}

func tooLarge(what string, limit int) error {
	return &data.Error{Code: "workbook_too_large", Args: data.Args{"what": what, "limit": limit}}
}

// NewList makes a list of rows that were read elsewhere: a table pasted from
// the clipboard.
func NewList(source data.Source, name string, rows []Row) *List {
	s := Sheet{Name: name, Rows: rows}
	s.finish(nil, nil)
	return &List{Source: source, Sheets: []Sheet{s}}
}

// sheet is the sheet of that name, nil where there is none.
func (l *List) sheet(name string) *Sheet {
	for i := range l.Sheets {
		if l.Sheets[i].Name == name {
			return &l.Sheets[i]
		}
	}
	return nil
}
