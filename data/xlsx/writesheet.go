package xlsx

import (
	"fmt"
	"math"
	"strconv"
	"time"
)

// SheetWriter writes the rows of one sheet. Rows come from the top, and the
// cells of a row from the left. Rows count from 1, columns from 0.
type SheetWriter struct {
	w      *Writer
	about  Sheet
	index  int
	part   *part
	row    int    // the row that is written, 0 before the first
	next   int    // the first column that is still free in it
	digits []byte // the row's number as a cell's name ends with it
	letters
	closed bool

	cells          Range // that there are
	notes, drawing *part // of the sheet's notes, if it has any

	heights  map[int]float64 // of rows up to those beside the last note
	lastNote int             // its row
}

// add widens the range by a cell of its last row or of one below.
func (r *Range) add(row, column int) {
	if r.FirstRow == 0 {
		r.FirstRow, r.FirstColumn = row, column
	}
	r.LastRow, r.FirstColumn, r.LastColumn = row, min(r.FirstColumn, column), max(r.LastColumn, column)
}

// letters are the beginnings of cells by column: `<c r="A`.
type letters struct{ begin [][]byte }

func (l *letters) of(column int) []byte {
	for len(l.begin) <= column {
		b := appendColumn([]byte(`<c r="`), len(l.begin))
		l.begin = append(l.begin, b)
	}
	return l.begin[column]
}

// RowOptions say how a row looks and where it stands.
type RowOptions struct {
	Height float64 // in points, 0: as high as its text
	Hidden bool
	Number int // from 1, 0: the one after the last
}

// Row begins the next row.
func (s *SheetWriter) Row(o RowOptions) {
	if !s.ready() {
		return
	}
	if o.Number == 0 {
		o.Number = s.row + 1
	}
	switch {
	case o.Number <= s.row:
		s.fail(fmt.Errorf("row %d after row %d", o.Number, s.row))
		return
	case o.Number > lastRow:
		s.fail(fmt.Errorf("row %d: a sheet has %d rows", o.Number, lastRow))
		return
	case o.Height < 0 || o.Height > 409 || math.IsNaN(o.Height):
		s.fail(fmt.Errorf("row %d: a height of %v points", o.Number, o.Height))
		return
	}
	s.endRow()
	s.remember(o)
	s.part.more()
	s.row, s.next = o.Number, 0
	s.digits = strconv.AppendInt(s.digits[:0], int64(o.Number), 10)
	b := append(s.part.buf, `<row r="`...)
	b = append(b, s.digits...)
	if o.Height > 0 {
		b = append(b, `" ht="`...)
		b = appendNumber(b, o.Height)
		b = append(b, `" customHeight="1`...)
	}
	if o.Hidden {
		b = append(b, `" hidden="1`...)
	}
	s.part.buf = append(b, `">`...)
}

func (s *SheetWriter) endRow() {
	if s.row > 0 {
		s.part.buf = append(s.part.buf, "</row>"...)
	}
}

// Text writes a text that other cells may hold too: the file has it once.
func (s *SheetWriter) Text(column int, style StyleID, text string) {
	if text == "" {
		s.Blank(column, style)
		return
	}
	b, ok := s.cell(column, style)
	if !ok || !s.fits(column, text) {
		return
	}
	b = append(b, `" t="s"><v>`...)
	b = strconv.AppendInt(b, int64(s.w.strings.number(text)), 10)
	s.part.buf = append(b, "</v></c>"...)
}

// Unique writes a text that no other cell is expected to hold: it stands in its
// cell.
func (s *SheetWriter) Unique(column int, style StyleID, text string) {
	if text == "" {
		s.Blank(column, style)
		return
	}
	b, ok := s.cell(column, style)
	if !ok || !s.fits(column, text) {
		return
	}
	b = append(b, `" t="inlineStr"><is>`...)
	b = appendText(b, text)
	s.part.buf = append(b, "</is></c>"...)
}

// Int writes a whole number. One beyond 2⁵³ that a cell could hold only in part
// is an error.
func (s *SheetWriter) Int(column int, style StyleID, n int64) {
	b, ok := s.cell(column, style)
	if !ok {
		return
	}
	if f := float64(n); f >= math.MaxInt64 || int64(f) != n {
		s.fail(fmt.Errorf("cell %s: %d has more digits than a cell holds", s.name(column), n))
		return
	}
	b = append(b, `"><v>`...)
	b = strconv.AppendInt(b, n, 10)
	s.part.buf = append(b, "</v></c>"...)
}

// Number writes a number. Infinities and NaN are an error.
func (s *SheetWriter) Number(column int, style StyleID, n float64) {
	b, ok := s.cell(column, style)
	if !ok {
		return
	}
	if math.IsNaN(n) || math.IsInf(n, 0) {
		s.fail(fmt.Errorf("cell %s: %v is no number", s.name(column), n))
		return
	}
	b = append(b, `"><v>`...)
	b = appendNumber(b, n)
	s.part.buf = append(b, "</v></c>"...)
}

// Bool writes TRUE or FALSE.
func (s *SheetWriter) Bool(column int, style StyleID, yes bool) {
	b, ok := s.cell(column, style)
	if !ok {
		return
	}
	digit := byte('0')
	if yes {
		digit = '1'
	}
	b = append(b, `" t="b"><v>`...)
	b = append(b, digit)
	s.part.buf = append(b, "</v></c>"...)
}

// Date writes a date and time of day as the clock of t's place shows them; the
// style's Format makes it look like one. Years before 1900 and after 9999 are
// an error: a workbook has none.
func (s *SheetWriter) Date(column int, style StyleID, t time.Time) {
	b, ok := s.cell(column, style)
	if !ok {
		return
	}
	if t.Year() < 1900 || t.Year() > 9999 {
		s.fail(fmt.Errorf("cell %s: %s is no date of a workbook", s.name(column), t.Format(time.DateOnly)))
		return
	}
	b = append(b, `"><v>`...)
	b = appendNumber(b, TimeSerial(t))
	s.part.buf = append(b, "</v></c>"...)
}

// Blank writes an empty cell that has a style.
func (s *SheetWriter) Blank(column int, style StyleID) {
	if b, ok := s.cell(column, style); ok {
		s.part.buf = append(b, `"/>`...)
	}
}

// cell begins a cell: up to the closing quote of its last attribute.
func (s *SheetWriter) cell(column int, style StyleID) ([]byte, bool) {
	if !s.ready() {
		return nil, false
	}
	if s.row == 0 || column < s.next || column > lastColumn || style < 0 || int(style) >= len(s.w.styles.looks) {
		s.fail(s.misplaced(column, style))
		return nil, false
	}
	s.part.more()
	s.next = column + 1
	s.cells.add(s.row, column)
	b := append(s.part.buf, s.of(column)...)
	b = append(b, s.digits...)
	if style != 0 {
		b = append(b, `" s="`...)
		b = strconv.AppendInt(b, int64(style), 10)
	}
	return b, true
}

func (s *SheetWriter) misplaced(column int, style StyleID) error {
	switch {
	case s.row == 0:
		return fmt.Errorf("a cell of column %d before the first row", column)
	case column < 0 || column > lastColumn:
		return fmt.Errorf("row %d: a cell of column %d; a sheet has %d, from 0", s.row, column, lastColumn+1)
	case column < s.next:
		return fmt.Errorf("row %d: a cell of column %d after one of column %d", s.row, column, s.next-1)
	}
	return fmt.Errorf("cell %s: style %d is none of this workbook's", s.name(column), style)
}

// fits refuses a text that a program would cut.
func (s *SheetWriter) fits(column int, text string) bool {
	if longer(text, maxText) {
		s.fail(fmt.Errorf("cell %s: a text of more than %d characters", s.name(column), maxText))
		return false
	}
	return true
}

// ready says whether the sheet still takes rows.
func (s *SheetWriter) ready() bool {
	if s.w.err == nil && s.closed {
		s.fail(fmt.Errorf("a row or a cell after the sheet was closed"))
	}
	return s.w.err == nil
}

// Close ends the sheet and returns the workbook's first error.
func (s *SheetWriter) Close() error {
	if s.closed || s.w.err != nil {
		s.closed = true
		return s.w.err
	}
	s.closed, s.w.open = true, nil
	s.endRow()
	if err := s.end(); err != nil {
		s.fail(err)
	}
	return s.w.err
}

func (s *SheetWriter) name(column int) string { return CellName(s.row, column) }

func (s *SheetWriter) fail(err error) {
	s.w.fail(fmt.Errorf("sheet %q: %w", s.about.Name, err))
}

// appendNumber appends the shortest text that reads as the same number.
func appendNumber(b []byte, n float64) []byte {
	if whole := int64(n); float64(whole) == n && whole > -1e15 && whole < 1e15 {
		return strconv.AppendInt(b, whole, 10)
	}
	return strconv.AppendFloat(b, n, 'g', -1, 64)
}
