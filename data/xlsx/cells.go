package xlsx

import "strconv"

// The sheet of the format ends at XFD1048576, whatever Limits allow.
const (
	lastRow    = 1_048_576
	lastColumn = 16_383 // from 0
)

// Range is a rectangle of cells. Rows count from 1 and columns from 0, as in
// Row and Cell; the last ones belong to it.
type Range struct {
	FirstRow, FirstColumn, LastRow, LastColumn int
}

// Kind is what a cell holds.
type Kind uint8

// A Failure is an error that a formula came to, such as #REF!.
const (
	Text Kind = iota
	Number
	Bool
	Failure
)

// Row is a row that has at least one value. It and its cells are valid during
// the visit only; the texts of the cells stay valid.
type Row struct {
	Number int // from 1
	Hidden bool
	Cells  []Cell // in the order of their columns
}

// Cell is a cell with a value. Cells that only have a style are not reported.
type Cell struct {
	Column  int     // from 0
	Kind    Kind    // what follows
	Text    string  // of Text and Failure
	Number  float64 // of Number, and 0 or 1 of Bool; a date is in the 1900 system, whatever the book's
	Date    bool    // a Number whose style shows a date or a time
	Formula bool    // the value was computed by whoever saved the file
	Missing bool    // a formula that was saved without its value; Kind is Text and Text is empty
}

// Table is what a sheet says beside its rows.
type Table struct {
	Dimension     string // the range that the writer says is used; not checked
	Merges        []Range
	HiddenColumns []Columns
}

// Columns are columns from First to Last, both counted from 0 and included.
type Columns struct {
	First, Last int
}

// CellName names a cell as people do: CellName(12, 5) is "F12". The row counts
// from 1 and the column from 0.
func CellName(row, column int) string {
	var b [32]byte
	return string(strconv.AppendInt(appendColumn(b[:0], column), int64(row), 10))
}

// appendColumn appends the letters of a column that counts from 0.
func appendColumn(b []byte, column int) []byte {
	var letters [8]byte
	i := len(letters)
	for n := column + 1; n > 0 && i > 0; n = (n - 1) / 26 {
		i--
		letters[i] = byte('A' + (n-1)%26)
	}
	return append(b, letters[i:]...)
}

// ParseCellName is the inverse of CellName. It takes the one spelling that
// files have: capital letters, no leading zero, no $, and no cell beyond the
// last one of the format, XFD1048576.
func ParseCellName(s string) (row, column int, ok bool) { return parseCell(s) }

func parseCell[T string | []byte](s T) (row, column int, ok bool) {
	i := 0
	for i < len(s) && i < 3 && 'A' <= s[i] && s[i] <= 'Z' {
		column = column*26 + int(s[i]-'A') + 1
		i++
	}
	column--
	if i == 0 || column > lastColumn {
		return 0, 0, false
	}
	row, ok = parseCount(s[i:], lastRow)
	if !ok || row == 0 {
		return 0, 0, false
	}
	return row, column, true
}

// parseCount reads a whole number without sign and leading zeros, up to most.
func parseCount[T string | []byte](s T, most int) (int, bool) {
	if len(s) == 0 || len(s) > 1 && s[0] == '0' {
		return 0, false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		c := s[i] - '0'
		if c > 9 {
			return 0, false
		}
		if n = n*10 + int(c); n > most {
			return 0, false
		}
	}
	return n, true
}

// parseRange reads "A1:F12", or "A1" for a range of one cell.
func parseRange(s []byte) (Range, bool) {
	first, last := s, s
	for i, c := range s {
		if c == ':' {
			first, last = s[:i], s[i+1:]
			break
		}
	}
	var r Range
	var ok1, ok2 bool
	r.FirstRow, r.FirstColumn, ok1 = parseCell(first)
	r.LastRow, r.LastColumn, ok2 = parseCell(last)
	return r, ok1 && ok2 && r.FirstRow <= r.LastRow && r.FirstColumn <= r.LastColumn
}
