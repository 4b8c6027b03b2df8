package layout

import "strings"

// page is one worksheet as it will be written, from top to bottom.
type page struct {
	name     string
	title    string
	portrait bool
	footer   [2]string // left and right; & begins a code, as Excel has it
	widths   []float64 // of the columns, in characters
	rows     []row
	merges   []merge
	breaks   []int // rows that begin a new printed page
	// The heading is the rows first to last, the last of them the row of column
	// numbers; the table below it goes on to the row until. All count from 1.
	first, last, until int
}

type row struct {
	height float64 // points; 0: as high as the reader's program makes it
	cells  []cell  // by column; the zero cell is not written
}

// cell is a value and how it looks.
type cell struct {
	value any // nil, string, int, float64 or data.Date
	style style
}

// merge is cells of one heading that are drawn as one.
type merge struct{ top, left, bottom, right int } // rows count from 1, columns from 0

// style is the look of a cell. The zero style is none.
type style struct {
	size   float64 // points
	bold   bool
	across string // left, center, right or justify
	down   string // top or center
	wrap   bool
	border bool
	fill   bool
	turn   bool
	format string // of numbers and dates; "" for text
}

// add appends a row and returns its number.
func (p *page) add(r row) int {
	p.rows = append(p.rows, r)
	return len(p.rows)
}

// blank returns a row's cells, all of that look.
func (p *page) blank(s style) []cell {
	cells := make([]cell, len(p.widths))
	for i := range cells {
		cells[i].style = s
	}
	return cells
}

// span puts one value across the columns from left to right of a new row that
// is being filled.
func (p *page) span(cells []cell, left, right int, value any, s style) {
	for i := left; i <= right; i++ {
		cells[i].style = s
	}
	cells[left].value = value
	if left < right {
		at := len(p.rows) + 1
		p.merges = append(p.merges, merge{at, left, at, right})
	}
}

// paragraph adds a row with one text across the whole width.
func (p *page) paragraph(text string, s style) {
	s.wrap = true
	cells := make([]cell, len(p.widths))
	p.span(cells, 0, len(cells)-1, text, s)
	p.add(row{height: p.height(text, s, 0, len(cells)-1), cells: cells})
}

// fitted is the row, at least as high as the texts in its cells.
func (p *page) fitted(r row) row {
	for i, c := range r.cells {
		if text, ok := c.value.(string); ok {
			r.height = max(r.height, p.height(text, c.style, i, i))
		} else if c.value != nil {
			r.height = max(r.height, p.height("", c.style, i, i))
		}
	}
	return r
}

// say adds a row with a text that runs on over the empty cells to its right:
// below the table nothing is merged.
func (p *page) say(text string, s style) {
	for _, one := range strings.Split(text, "\n") {
		p.add(row{cells: []cell{{value: one, style: s}}, height: p.height("", s, 0, 0)})
	}
}

// gap adds some empty space.
func (p *page) gap() { p.add(row{height: gapHeight}) }

const gapHeight = 9 // points

// total is the width of all columns, in characters.
func (p *page) total() float64 {
	sum := 0.0
	for _, w := range p.widths {
		sum += w
	}
	return sum
}

// upTo is the column with which the first so many characters of the width are
// full.
func (p *page) upTo(chars float64) int {
	sum := 0.0
	for i, w := range p.widths {
		if sum += w; sum >= chars {
			return i
		}
	}
	return len(p.widths) - 1
}

// from is the column from which at least so many characters are left.
func (p *page) from(chars float64) int {
	sum := 0.0
	for i := len(p.widths) - 1; i > 0; i-- {
		if sum += p.widths[i]; sum >= chars {
			return i
		}
	}
	return 0
}
