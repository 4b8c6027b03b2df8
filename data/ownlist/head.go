package ownlist

import (
	"strings"

	"sapar/data/xlsx"
)

// table is where a sheet's table begins.
type table struct {
	head, first int // lines of the first heading and of the first row; head is 0 where there are none
}

// How far down headings are looked for, in rows with content, and how many
// lines they may take.
const (
	headWithin = 100
	headLines  = 4
)

// findTable finds the headings of a sheet and where its rows begin.
func (v *vocabulary) findTable(s *Sheet) (table, bool) {
	rows := s.Rows[:min(len(s.Rows), headWithin)]
	scores := make([]float64, len(rows))
	best := 0.0
	for i := range rows {
		scores[i] = v.headScore(&rows[i])
		best = max(best, scores[i])
	}
	if best == 0 {
		return v.headless(s)
	}
	at := 0
	for scores[at] < best/2 {
		at++
	}
	t := table{head: rows[at].Line}
	last := at
	for at > 0 && rows[at-1].Line >= t.head-2 && s.reaches(&rows[at-1], t.head) {
		at--
		t.head = rows[at].Line
	}
	for last+1 < len(rows) && rows[last+1].Line < t.head+headLines {
		next := &rows[last+1]
		if isNumberRow(next) || !allText(next) || !(s.reaches(&rows[at], next.Line) || scores[last+1] > 0 || v.underParents(s, &rows[last], next)) {
			break
		}
		last++
	}
	t.first = rows[last].Line + 1
	for m := last + 1; m < len(rows) && isNumberRow(&rows[m]); m++ {
		t.first = rows[m].Line + 1
	}
	return t, true
}

// headScore is how much a row looks like headings, 0 where it does not.
func (v *vocabulary) headScore(r *Row) float64 {
	sum, hits, filled := 0.0, 0, 0
	for i := range r.Cells {
		c := &r.Cells[i]
		if isBlank(c) {
			continue
		}
		filled++
		if c.Kind != xlsx.Text {
			continue
		}
		if score := v.heads(textOf(c)); score >= leastFit {
			sum, hits = sum+score, hits+1
		}
	}
	if hits < 2 || hits*2 < filled {
		return 0
	}
	return sum
}

// reaches reports whether a merged range goes from a row down to a line. A
// range as wide as the sheet is a title.
func (s *Sheet) reaches(r *Row, line int) bool {
	for i := range r.Cells {
		m, ok := s.merge(r.Line, r.Cells[i].Column)
		if ok && m.FirstRow == r.Line && m.LastRow >= line && m.LastRow < r.Line+headLines {
			return true
		}
	}
	return false
}

// underParents reports whether a row has the headings of the columns under
// headings that go over several.
func (v *vocabulary) underParents(s *Sheet, above, below *Row) bool {
	under, parents := 0, 0
	for i := range above.Cells {
		if m, ok := s.merge(above.Line, above.Cells[i].Column); ok && m.LastColumn > m.FirstColumn && m.LastRow == m.FirstRow {
			parents++
			for column := m.FirstColumn; column <= min(m.LastColumn, s.width-1); column++ {
				if below.cell(column) != nil {
					under++
				}
			}
		}
	}
	return parents > 0 && under >= 2 && under == len(below.Cells)
}

func allText(r *Row) bool {
	for i := range r.Cells {
		if r.Cells[i].Kind != xlsx.Text || r.Cells[i].Missing {
			return false
		}
	}
	return true
}

// isNumberRow reports whether a row is the row of column numbers.
func isNumberRow(r *Row) bool {
	if len(r.Cells) < 3 {
		return false
	}
	last := 0
	for i := range r.Cells {
		n, w := intOf(&r.Cells[i])
		if w != nil || i == 0 && n != 1 && n != 2 || i > 0 && n != last+1 {
			return false
		}
		last = n
	}
	return true
}

// headless finds the rows of a table without headings: those that most columns
// are filled in of.
func (v *vocabulary) headless(s *Sheet) (table, bool) {
	wide := 0
	for i := range s.Rows {
		wide = max(wide, len(s.Rows[i].Cells))
	}
	if wide < 2 {
		return table{}, false
	}
	for i := range s.Rows {
		if len(s.Rows[i].Cells)*2 >= wide && len(s.Rows[i].Cells) >= 2 && !isNumberRow(&s.Rows[i]) {
			return table{first: s.Rows[i].Line}, true
		}
	}
	return table{}, false
}

// headings are the texts over a column, from the topmost to the lowest, each
// once.
func (s *Sheet) headings(t table, column int) []string {
	if t.head == 0 {
		return nil
	}
	var out []string
	for line := t.head; line < t.first; line++ {
		if r := s.row(line); r != nil && isNumberRow(r) {
			continue
		}
		c, _ := s.spread(line, column)
		if c == nil {
			continue
		}
		text := textOf(c)
		if strings.TrimSpace(text) != "" && (len(out) == 0 || out[len(out)-1] != text) {
			out = append(out, text)
		}
	}
	return out
}
