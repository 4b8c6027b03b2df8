package xlsx

import (
	"errors"

	"sapar/data"
)

// Read gives the rows of a sheet that have values to visit, in their order, and
// reads the sheet to its end. Without an error all of it was sound; with one,
// the rows that were visited before it are not to be trusted either. An error
// from visit ends the reading and is returned as it is. Sheets count from 0 as
// in Sheets; a chart has no rows.
func (b *Book) Read(sheet int, visit func(*Row) error) (Table, error) {
	from := b.sheets[sheet]
	s, done := b.archive.scan(from.entry)
	defer done()
	r := &sheetReader{scanner: s, book: b, visit: visit}
	err := s.root()
	switch {
	case err != nil:
	case from.Chart:
		err = s.pass() // sound to its end, whatever it holds
	default:
		err = r.worksheet()
	}
	if err == nil {
		err = s.finish()
	}
	var f *fault
	switch {
	case err == nil:
		return r.table, nil
	case r.refused:
		return Table{}, err
	case !errors.As(err, &f):
		return Table{}, err
	}
	cell := ""
	if r.row.Number > 0 {
		cell = CellName(r.row.Number, max(r.column, 0))
	}
	return Table{}, &data.Error{Code: "sheet_damaged", Err: f.err,
		Args: data.Args{"sheet": from.Name, "part": from.entry.name, "cell": cell, "what": f.what}}
}

// sheetReader reads one sheet.
type sheetReader struct {
	*scanner
	book    *Book
	visit   func(*Row) error
	refused bool // by visit
	table   Table

	row    Row
	digits []byte // the row's number as in the names of its cells
	column int    // of the cell before, -1 if there is none
	value  []byte
	arrays []Range // of formulas whose values also stand in cells without one
	texts  textCache
}

// worksheet reads the root element, which was entered.
func (r *sheetReader) worksheet() error {
	if !r.is("worksheet") {
		return wrong(whatElement)
	}
	found := false
	for {
		there, err := r.child()
		switch {
		case err != nil:
			return err
		case !there && !found:
			return wrong(whatElement)
		case !there:
			return nil
		case r.is("sheetData"):
			if found {
				return wrong(whatElement)
			}
			found = true
			if err = r.rows(); err == nil {
				r.row.Number = 0 // what follows is wrong at no cell
			}
		case r.is("dimension"):
			ref, _ := r.attr("ref")
			r.table.Dimension = string(ref)
			err = r.skip()
		case r.is("cols"):
			err = r.columns()
		case r.is("mergeCells"):
			err = r.merges()
		default:
			err = r.skip()
		}
		if err != nil {
			return err
		}
	}
}

// columns reads which columns are hidden.
func (r *sheetReader) columns() error {
	for {
		there, err := r.child()
		if err != nil || !there {
			return err
		}
		if !r.is("col") {
			return wrong(whatElement)
		}
		first, ok1, err1 := r.number("min", lastColumn+1)
		last, ok2, err2 := r.number("max", lastColumn+1)
		hidden, err3 := r.flag("hidden")
		if err := errors.Join(err1, err2, err3); err != nil {
			return err
		}
		if !ok1 || !ok2 || first < 1 || last < first || len(r.table.HiddenColumns) > lastColumn {
			return wrong(whatAttribute)
		}
		if hidden {
			r.table.HiddenColumns = append(r.table.HiddenColumns, Columns{first - 1, last - 1})
		}
		if err := r.skip(); err != nil {
			return err
		}
	}
}

// merges reads the merged ranges.
func (r *sheetReader) merges() error {
	for {
		there, err := r.child()
		if err != nil || !there {
			return err
		}
		if !r.is("mergeCell") {
			return wrong(whatElement)
		}
		ref, _ := r.attr("ref")
		merged, ok := parseRange(ref)
		if !ok {
			return wrong(whatRange)
		}
		if len(r.table.Merges) >= r.book.limits.Merges {
			return tooLarge(largeMerges, r.book.limits.Merges)
		}
		r.table.Merges = append(r.table.Merges, merged)
		if err := r.skip(); err != nil {
			return err
		}
	}
}
