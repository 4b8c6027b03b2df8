package xlsx

import (
	"bytes"
	"hash/maphash"
	"math"
	"strconv"
	"time"
)

// cellType is the type of a cell as files have it.
type cellType uint8

const (
	typeNumber  cellType = iota // "n", and what a cell without a type is
	typeShared                  // "s": the value is the index of a shared string
	typeInline                  // "inlineStr": the text stands in the cell
	typeText                    // "str": the text that a formula came to
	typeBool                    // "b"
	typeFailure                 // "e"
	typeDate                    // "d": a date of ISO 8601
	typeUnknown
)

func parseCellType(name []byte) cellType {
	switch string(name) {
	case "n":
		return typeNumber
	case "s":
		return typeShared
	case "inlineStr":
		return typeInline
	case "str":
		return typeText
	case "b":
		return typeBool
	case "e":
		return typeFailure
	case "d":
		return typeDate
	default:
		return typeUnknown
	}
}

// add appends the cell at the reader's column to the row, if it has a value.
func (r *sheetReader) add(c content) error {
	// A file without styles may name the first one.
	if c.style > 0 && c.style >= len(r.book.styles) {
		return wrong(whatStyle)
	}
	if (c.kind == typeInline) != c.hasText && (c.hasText || c.hasValue) {
		return wrong(whatCellContent)
	}
	cell := Cell{Column: r.column, Formula: c.hasFormula}
	var err error
	switch {
	case !c.hasValue && !c.hasText, c.kind == typeNumber && len(c.value) == 0:
		if !c.hasFormula {
			return nil
		}
		cell.Missing = true
	default:
		err = r.setValue(&cell, c)
	}
	if err != nil {
		return err
	}
	if len(r.arrays) > 0 && !cell.Formula {
		cell.Formula = r.computed(cell.Column)
	}
	return r.put(cell)
}

// put appends a cell to the row, within the limits.
func (r *sheetReader) put(cell Cell) error {
	if cell.Column >= r.book.limits.Columns {
		return tooLarge(largeColumns, r.book.limits.Columns)
	}
	if r.row.Number > r.book.limits.Rows {
		return tooLarge(largeRows, r.book.limits.Rows)
	}
	r.row.Cells = append(r.row.Cells, cell)
	return nil
}

// setValue sets a cell's value by its type.
func (r *sheetReader) setValue(cell *Cell, c content) error {
	var err error
	switch c.kind {
	case typeNumber:
		cell.Kind = Number
		n, ok := parseNumber(c.value)
		if !ok {
			return wrong(whatNumber)
		}
		cell.Number = n
		r.show(cell, c.style)
	case typeShared:
		i, ok := parseCount(c.value, math.MaxInt32)
		if !ok || i >= len(r.book.strings) {
			return wrong(whatStringIndex)
		}
		cell.Text = r.book.strings[i]
	case typeInline:
		cell.Text = r.texts.text(c.value)
	case typeText, typeFailure:
		if c.kind == typeFailure {
			cell.Kind = Failure
		}
		text, err := unescape(c.value)
		if err != nil {
			return err
		}
		cell.Text = r.texts.text(text)
		return short(text)
	case typeBool:
		cell.Kind = Bool
		yes, err := parseFlag(c.value)
		if err != nil || len(c.value) == 0 {
			return wrong(whatCellContent)
		}
		if yes {
			cell.Number = 1
		}
	case typeDate:
		cell.Kind, cell.Date = Number, true
		cell.Number, err = parseISO(c.value)
	}
	return err
}

// show marks a number as a date if its style shows it as one. Numbers of the
// 1904 system move to the 1900 system, but times without a date stay.
func (r *sheetReader) show(cell *Cell, style int) {
	if style >= len(r.book.styles) {
		return
	}
	shows := r.book.styles[style]
	cell.Date = shows != showsNumber
	if shows == showsDate && r.book.from1904 {
		cell.Number += days1904
	}
}

// powers are the powers of ten that a float64 holds exactly.
var powers = [...]float64{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
	1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22}

// parseNumber reads a decimal number, with or without fraction and exponent.
// Infinity and what else a float64 has beside numbers are none.
func parseNumber(b []byte) (float64, bool) {
	i := 0
	negative := false
	if i < len(b) && (b[i] == '-' || b[i] == '+') {
		negative = b[i] == '-'
		i++
	}
	mantissa, digits, after := uint64(0), 0, 0
	for ; i < len(b) && b[i]-'0' <= 9; i++ {
		mantissa = mantissa*10 + uint64(b[i]-'0')
		digits++
	}
	if i < len(b) && b[i] == '.' {
		for i++; i < len(b) && b[i]-'0' <= 9; i++ {
			mantissa = mantissa*10 + uint64(b[i]-'0')
			digits++
			after++
		}
	}
	if digits == 0 {
		return 0, false
	}
	if i == len(b) && digits <= 15 {
		// Both are exact, so their quotient is rounded once, as it should be.
		n := float64(mantissa) / powers[after]
		if negative {
			n = -n
		}
		return n, true
	}
	if i < len(b) {
		if b[i]|0x20 != 'e' {
			return 0, false
		}
		if i++; i < len(b) && (b[i] == '-' || b[i] == '+') {
			i++
		}
		from := i
		for ; i < len(b) && b[i]-'0' <= 9; i++ {
		}
		if i == from || i < len(b) {
			return 0, false
		}
	}
	if len(b) > 1000 {
		return 0, false
	}
	n, err := strconv.ParseFloat(string(b), 64)
	return n, err == nil
}

// isoLayouts are the forms of dates and times in cells of type "d".
var isoLayouts = []string{"2006-01-02", "2006-01-02T15:04:05", "2006-01-02T15:04:05Z",
	"2006-01-02T15:04", "2006-01-02T15:04Z", "15:04:05", "15:04:05Z", "15:04"}

// parseISO is the serial of a date of ISO 8601, or of a time of day. A file
// that names another zone than UTC is refused: whose clock it means is unknown.
func parseISO(b []byte) (float64, error) {
	for _, layout := range isoLayouts {
		t, err := time.Parse(layout, string(b))
		if err != nil {
			continue
		}
		if !bytes.ContainsRune(b, '-') { // a time of day
			return float64(t.Sub(t.Truncate(24*time.Hour))) / float64(24*time.Hour), nil
		}
		n := TimeSerial(t)
		if _, shown := SerialTime(n); !shown {
			return 0, wrong(whatDate)
		}
		return n, nil
	}
	return 0, wrong(whatDate)
}

// textCache makes texts that repeat in a sheet one string.
type textCache struct {
	seed  maphash.Seed
	texts []string
}

const (
	cachedTexts   = 1 << 12
	longestCached = 64
)

func (c *textCache) text(b []byte) string {
	if len(b) > longestCached {
		return string(b)
	}
	if c.texts == nil {
		c.seed, c.texts = maphash.MakeSeed(), make([]string, cachedTexts)
	}
	slot := &c.texts[maphash.Bytes(c.seed, b)%cachedTexts]
	if *slot != string(b) {
		*slot = string(b)
	}
	return *slot
}
