package sheet

import (
	"errors"
	"slices"
	"strings"

	"sapar/data"
)

// errEnough ends the reading of a sheet of which enough was seen.
var errEnough = errors.New("enough")

// headings are the texts that a column may be headed by, folded.
func (in *reading) headings(of *data.Type, c column) []string {
	key := c.mark()
	if of != nil {
		key = of.Key + " " + key
	}
	if out, ok := in.headed[key]; ok {
		return out
	}
	var out []string
	for _, lang := range languages {
		if folded := in.x.Fold(in.x.heading(of, c, lang)); folded != "" && !slices.Contains(out, folded) {
			out = append(out, folded)
		}
	}
	in.headed[key] = out
	return out
}

// foldedHeadings are the folded texts of a row by column: the whole text, and
// each of its lines.
func (x *Workbook) foldedHeadings(r *topRow) [][]string {
	out := make([][]string, len(r.texts))
	for i, s := range r.texts {
		for _, part := range append([]string{s}, strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '/' })...) {
			if folded := x.Fold(part); folded != "" && !slices.Contains(out[i], folded) {
				out[i] = append(out[i], folded)
			}
		}
	}
	return out
}

// meets reports whether a cell has one of the headings as it is.
func meets(cell, headings []string) bool {
	return slices.ContainsFunc(cell, func(s string) bool { return slices.Contains(headings, s) })
}

// How well a heading fits a column; less is better.
const (
	sameHeading = iota
	containsHeading
	nearHeading
	noHeading
)

// fitHeading says how well the folded texts of a cell fit those of a column.
func fitHeading(cell, column []string) int {
	best := noHeading
	for _, a := range cell {
		for _, b := range column {
			switch {
			case a == b:
				return sameHeading
			case best > containsHeading && len(a) >= 6 && len(b) >= 6 && (strings.Contains(" "+a+" ", " "+b+" ") || strings.Contains(" "+b+" ", " "+a+" ")):
				best = containsHeading
			case best > nearHeading && len(a) >= 10 && data.Slips(a, b, 4) <= len([]rune(b))/6:
				best = nearHeading
			}
		}
	}
	return best
}

// bestByHeadings is the exported sheet whose headings a row has most of, which
// row that is, and how many. Where the sheet is known, only its are looked for.
func (in *reading) bestByHeadings(top []topRow, known *sheetAbout) (best *sheetAbout, line, hits int) {
	for r := range top {
		cells := in.x.foldedHeadings(&top[r])
		for i := range in.about.sheets {
			a := &in.about.sheets[i]
			if a.of == versionsSheet || known != nil && a != known {
				continue
			}
			n := 0
			for _, c := range columnsIn(a) {
				if c.role != fieldRole && c.role != deleteRole {
					continue
				}
				headings := in.headings(data.TypeByKey(a.of), c)
				if slices.ContainsFunc(cells, func(cell []string) bool { return meets(cell, headings) }) {
					n++
				}
			}
			if n > hits {
				best, line, hits = a, top[r].line, n
			}
		}
	}
	if hits < 2 {
		return nil, 0, hits
	}
	return best, line, hits
}

// columnsIn are the columns that a sheet was exported with.
func columnsIn(a *sheetAbout) []column {
	of := data.TypeByKey(a.of)
	var out []column
	for _, mark := range a.columns {
		if c, ok := parseMark(mark, of); ok {
			out = append(out, c)
		}
	}
	return out
}

// plan finds the sheet's columns: by the key row, and where that is gone or
// lacks one, by the headings.
func (s *sheetIn) plan(top []topRow) {
	columns := columnsIn(s.exported)
	at := make([]int, len(columns)) // the sheet's column of each, -1 where it is gone
	for i := range at {
		at[i] = -1
	}
	taken := map[int]bool{}
	if s.keyRow != nil {
		for i, c := range columns {
			for column, text := range s.keyRow.texts {
				if at[i] < 0 && !taken[column] && strings.TrimSpace(text) == c.mark() || at[i] < 0 && !taken[column] && sameColumn(text, c, s.of) {
					at[i], taken[column] = column, true
				}
			}
		}
		s.headLine = 0
		for i := range top {
			if top[i].line > s.keyLine && s.headLine == 0 && s.looksLikeHeadings(&top[i], columns) {
				s.headLine = top[i].line
			}
		}
	}
	var headings *topRow
	for i := range top {
		if top[i].line == s.headLine && s.headLine > 0 {
			headings = &top[i]
		}
	}
	if headings != nil {
		s.byHeadings(headings, columns, at, taken)
	}
	s.adopt(columns, at, headings, taken)
}

// sameColumn reports whether a mark means the column although a newer program
// gave it another kind.
func sameColumn(text string, c column, of *data.Type) bool {
	m, ok := parseMark(text, of)
	return ok && m.role == c.role && m.key == c.key
}

// looksLikeHeadings reports whether a row heads columns.
func (s *sheetIn) looksLikeHeadings(r *topRow, columns []column) bool {
	cells := s.x.foldedHeadings(r)
	hits, filled := 0, 0
	for _, cell := range cells {
		if len(cell) == 0 {
			continue
		}
		filled++
		for _, c := range columns {
			if c.role <= deleteRole && meets(cell, s.headings(s.of, c)) {
				hits++
				break
			}
		}
	}
	return hits >= 2 && hits*3 >= filled || hits >= 1 && r.line == s.keyLine+1
}

// byHeadings gives the columns that have no place yet the one whose heading
// fits best, where only one does.
func (s *sheetIn) byHeadings(r *topRow, columns []column, at []int, taken map[int]bool) {
	cells := s.x.foldedHeadings(r)
	for column, text := range r.texts {
		c, ok := parseMark(text, s.of)
		if !ok || c.role <= deleteRole { // hidden columns are headed by their marks
			continue
		}
		cells[column] = nil
		for i := range columns {
			if at[i] < 0 && columns[i].role == c.role && columns[i].key == c.key && !taken[column] {
				at[i], taken[column] = column, true
			}
		}
	}
	for want := sameHeading; want < noHeading; want++ {
		for i, c := range columns {
			if at[i] >= 0 || c.role > deleteRole {
				continue
			}
			found, several := -1, false
			headings := s.headings(s.of, c)
			for column, cell := range cells {
				if taken[column] || len(cell) == 0 || fitHeading(cell, headings) != want {
					continue
				}
				several = found >= 0
				found = column
			}
			if found >= 0 && !several {
				at[i], taken[found] = found, true
			}
		}
	}
}

// adopt takes over the columns that were found and names those that are the
// person's own.
func (s *sheetIn) adopt(columns []column, at []int, headings *topRow, taken map[int]bool) {
	for i, c := range columns {
		logical := len(s.columns)
		if c.role == fieldRole {
			s.codes = append(s.codes, -1)
		}
		if c.role == helperRole {
			s.helps = append(s.helps, -1)
		}
		if at[i] < 0 {
			if c.role == fieldRole {
				s.lacks = true
			}
			continue
		}
		if c.role == fieldRole {
			s.codes[len(s.codes)-1] = logical
		}
		if c.role == helperRole {
			s.helps[len(s.helps)-1] = logical
		}
		for len(s.byColumn) <= at[i] {
			s.byColumn = append(s.byColumn, -1)
		}
		s.byColumn[at[i]] = logical
		s.columns = append(s.columns, c)
		s.place = append(s.place, at[i])
	}
	if headings == nil {
		return
	}
	for column, text := range headings.texts {
		if text = tidy(text); text != "" && !taken[column] {
			if _, mark := parseMark(text, nil); !mark || !strings.ContainsAny(text, ":#=~") {
				s.own = append(s.own, strings.ReplaceAll(text, "\n", " "))
			}
		}
	}
}
