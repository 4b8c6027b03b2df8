package layout

import (
	"strconv"
	"strings"

	"sapar/data/xlsx"
)

// Excel's grid.
const (
	maxRow    = 1_048_576
	maxColumn = 16_384
)

// end is one corner of a reference; what it does not name is 0.
type end struct {
	column, row           int
	fixedColumn, fixedRow bool // with a dollar
}

// reference is a cell or a range as a formula has it, "Sheet!A1:B2".
type reference struct {
	sheet   string // unquoted; "" for the formula's own
	from    end
	to      end // the same as from for a cell
	ranging bool
}

// mapping says where a cell of the layout stands in the filled workbook. A cell
// that is repeated stands in several: a range over it goes from its first to its
// last. ok is false where it was left out.
type mapping interface {
	rows(row int, fixed bool) (first, last int, ok bool)
	columns(column int, fixed bool) (first, last int, ok bool)
}

// rewrite puts the references of a formula where their cells went. in finds the
// mapping of a sheet by its name, "" being the formula's own, and its new name;
// nil leaves references to that sheet as they are. whole makes a single cell
// that is repeated the range of all, as the series of a chart want it.
func rewrite(formula string, whole bool, in func(sheet string) (mapping, string)) string {
	var out strings.Builder
	for at := 0; at < len(formula); {
		switch c := formula[at]; {
		case c == '"':
			n := quoted(formula[at:], '"')
			out.WriteString(formula[at : at+n])
			at += n
		case starts(formula, at):
			r, n, ok := readReference(formula[at:])
			if !ok {
				n = word(formula[at:])
				out.WriteString(formula[at : at+n])
			} else {
				out.WriteString(r.moved(whole, formula[at:at+n], in))
			}
			at += n
		default:
			out.WriteByte(c)
			at++
		}
	}
	return out.String()
}

// starts reports whether a reference or a name can begin there.
func starts(s string, at int) bool {
	c := s[at]
	return c == '\'' || c == '$' || c == '_' || c >= 0x80 || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}

// word is the length of a name, a number or a function's name.
func word(s string) int {
	n := 0
	for n < len(s) && (starts(s, n) && s[n] != '\'' || s[n] == '.') {
		n++
	}
	return max(n, 1)
}

// quoted is the length of a text in quotes, which stands doubled for itself.
func quoted(s string, quote byte) int {
	for n := 1; n < len(s); n++ {
		if s[n] != quote {
			continue
		}
		if n+1 < len(s) && s[n+1] == quote {
			n++
			continue
		}
		return n + 1
	}
	return len(s)
}

// readReference reads a reference that the text begins with.
func readReference(s string) (r reference, length int, ok bool) {
	if s == "" {
		return r, 0, false
	}
	at := 0
	if s[0] == '\'' {
		n := quoted(s, '\'')
		if n >= len(s) || s[n] != '!' {
			return r, 0, false
		}
		r.sheet = strings.ReplaceAll(s[1:n-1], "''", "'")
		at = n + 1
	} else if n := word(s); n < len(s) && s[n] == '!' {
		r.sheet = s[:n]
		at = n + 1
	}
	from, n, ok := readEnd(s[at:])
	if !ok {
		return r, 0, false
	}
	at += n
	r.from, r.to = from, from
	if at < len(s) && s[at] == ':' {
		to, n, ok := readEnd(s[at+1:])
		if ok && (to.row == 0) == (from.row == 0) && (to.column == 0) == (from.column == 0) {
			r.to, r.ranging = to, true
			at += n + 1
		}
	}
	if !r.ranging && (from.row == 0 || from.column == 0) {
		return r, 0, false // a number or a name
	}
	if at < len(s) && (s[at] == '(' || s[at] == '!' || s[at] == '.' || starts(s, at)) {
		return r, 0, false // LOG10( or a name that begins like a cell
	}
	return r, at, true
}

// readEnd reads "$AB$12", "AB" or "12".
func readEnd(s string) (e end, length int, ok bool) {
	at := 0
	dollar := func() bool {
		if at < len(s) && s[at] == '$' {
			at++
			return true
		}
		return false
	}
	fixed := dollar()
	letters := at
	for at < len(s) && at-letters < 3 && (s[at] >= 'A' && s[at] <= 'Z' || s[at] >= 'a' && s[at] <= 'z') {
		e.column = e.column*26 + int(s[at]&^0x20-'A') + 1
		at++
	}
	if e.column > 0 {
		e.fixedColumn = fixed
		fixed = dollar()
	}
	digits := at
	for at < len(s) && at-digits < 7 && s[at] >= '0' && s[at] <= '9' {
		e.row = e.row*10 + int(s[at]-'0')
		at++
	}
	if e.row > 0 {
		e.fixedRow = fixed
	} else if at > digits || fixed && e.column > 0 {
		return e, 0, false
	}
	return e, at, at > 0 && e.column <= maxColumn && e.row <= maxRow && (e.row > 0 || e.column > 0)
}

// moved is the reference where its cells went.
func (r reference) moved(whole bool, asItWas string, in func(string) (mapping, string)) string {
	m, name := in(r.sheet)
	if m == nil {
		return asItWas
	}
	from, to := r.from, r.to
	if whole || r.ranging {
		if !spread(&from, &to, m) {
			return "#REF!"
		}
		if r.ranging || from != to {
			return prefix(r.sheet, name) + from.String() + ":" + to.String()
		}
		return prefix(r.sheet, name) + from.String()
	}
	if !place(&from, m) {
		return "#REF!"
	}
	return prefix(r.sheet, name) + from.String()
}

// place moves a corner to the first of the cells that it became.
func place(e *end, m mapping) bool {
	if e.row > 0 {
		first, _, ok := m.rows(e.row, e.fixedRow)
		if !ok {
			return false
		}
		e.row = first
	}
	if e.column > 0 {
		first, _, ok := m.columns(e.column, e.fixedColumn)
		if !ok {
			return false
		}
		e.column = first
	}
	return true
}

// spread moves the corners of a range so that it takes in all that its cells
// became. Cells that were left out at its edges are left out of it.
func spread(from, to *end, m mapping) bool {
	if from.row > 0 {
		if from.row > to.row {
			from.row, to.row, from.fixedRow, to.fixedRow = to.row, from.row, to.fixedRow, from.fixedRow
		}
		a, b, ok := between(from.row, to.row, from.fixedRow, to.fixedRow, m.rows)
		if !ok {
			return false
		}
		from.row, to.row = a, b
	}
	if from.column > 0 {
		if from.column > to.column {
			from.column, to.column, from.fixedColumn, to.fixedColumn = to.column, from.column, to.fixedColumn, from.fixedColumn
		}
		a, b, ok := between(from.column, to.column, from.fixedColumn, to.fixedColumn, m.columns)
		if !ok {
			return false
		}
		from.column, to.column = a, b
	}
	return true
}

// between is the stretch that a stretch of rows or columns became.
func between(from, to int, fixedFrom, fixedTo bool, where func(int, bool) (int, int, bool)) (first, last int, ok bool) {
	if to >= maxRow || to == maxColumn && from == 1 { // whole columns and rows stay whole
		return from, to, true
	}
	for ; from <= to; from++ {
		if f, _, there := where(from, fixedFrom); there {
			first, ok = f, true
			break
		}
	}
	if !ok {
		return 0, 0, false
	}
	for ; to >= from; to-- {
		if _, l, there := where(to, fixedTo); there {
			return first, max(first, l), true
		}
	}
	return 0, 0, false
}

func (e end) String() string {
	var b strings.Builder
	if e.column > 0 {
		if e.fixedColumn {
			b.WriteByte('$')
		}
		b.WriteString(letters(e.column))
	}
	if e.row > 0 {
		if e.fixedRow {
			b.WriteByte('$')
		}
		b.WriteString(strconv.Itoa(e.row))
	}
	return b.String()
}

// letters is a column's name; the first is 1.
func letters(column int) string { return strings.TrimSuffix(cellName(column, 1), "1") }

// cellName is a cell's name; both count from 1.
func cellName(column, row int) string { return xlsx.CellName(row, column-1) }

func prefix(was, name string) string {
	if was == "" {
		return ""
	}
	return xlsx.Reference(name, "")
}

// copied is a formula as it reads some rows and columns further on: references
// without dollars move along. Shared formulas are kept so.
func copied(formula string, rows, columns int) string {
	return rewrite(formula, false, func(sheet string) (mapping, string) { return moving{rows, columns}, sheet })
}

// moving is the mapping of a formula that is copied.
type moving struct{ by, aside int }

func (m moving) rows(row int, fixed bool) (int, int, bool) { return along(row, m.by, fixed) }
func (m moving) columns(column int, fixed bool) (int, int, bool) {
	return along(column, m.aside, fixed)
}

func along(at, by int, fixed bool) (int, int, bool) {
	if !fixed {
		at += by
	}
	return at, at, at > 0
}

// parseRange reads "A1" or "A1:B2" of a sheet.
func parseRange(s string) (area, bool) {
	r, n, ok := readReference(s)
	if !ok || n != len(s) || r.from.row == 0 || r.from.column == 0 {
		return area{}, false
	}
	return area{
		min(r.from.row, r.to.row), min(r.from.column, r.to.column),
		max(r.from.row, r.to.row), max(r.from.column, r.to.column),
	}, true
}

// area is a rectangle of cells; all count from 1.
type area struct{ top, left, bottom, right int }

func (a area) String() string {
	if a.top == a.bottom && a.left == a.right {
		return cellName(a.left, a.top)
	}
	return cellName(a.left, a.top) + ":" + cellName(a.right, a.bottom)
}

// moved is the rectangle that takes in all that its cells became.
func (a area) moved(m mapping) (area, bool) {
	top, bottom, ok := between(a.top, a.bottom, true, true, m.rows)
	if !ok {
		return a, false
	}
	left, right, ok := between(a.left, a.right, true, true, m.columns)
	return area{top, left, bottom, right}, ok
}
