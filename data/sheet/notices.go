package sheet

import (
	"slices"
	"strings"

	"sapar/data"
)

// noteAll adds what a person should know of the file as a whole.
func (in *reading) noteAll() {
	if in.book.Macros() {
		in.notice(data.Notice{Code: "macros"})
	}
	if in.formulas > 0 {
		in.notice(data.Notice{Code: "formulas", Args: data.Args{"n": in.formulas}})
	}
	if in.helpers > 0 {
		in.notice(data.Notice{Code: "helpers_edited", Args: data.Args{"n": in.helpers}})
	}
	if in.pending > 0 {
		in.notice(data.Notice{Code: "rows_wait", Args: data.Args{"n": in.pending}})
	}
	for _, s := range in.sheets {
		if missing := s.exported.rows - s.found(); missing > 0 && !s.copied {
			in.notice(data.Notice{Code: "rows_missing", Args: data.Args{"sheet": s.name, "n": missing}})
		}
		if len(s.own) > 0 && !s.copied {
			in.notice(data.Notice{Code: "columns_unknown", Args: data.Args{"sheet": s.name, "columns": strings.Join(s.own, ", ")}})
		}
		if s.of == nil {
			in.notice(data.Notice{Code: "newer_type", Args: data.Args{"sheet": s.name}})
			continue
		}
		if keys := s.newerFields(); len(keys) > 0 {
			in.notice(data.Notice{Code: "newer_fields", Args: data.Args{"sheet": s.name, "columns": strings.Join(keys, ", ")}})
		}
		if keys := s.goneFields(); len(keys) > 0 && !s.copied {
			in.notice(data.Notice{Code: "columns_missing", Args: data.Args{"sheet": s.name, "columns": strings.Join(keys, ", ")}})
		}
	}
}

// newerFields are the fields of the sheet that only a newer program knows.
func (s *sheetIn) newerFields() []string {
	var keys []string
	for _, c := range s.columns {
		if c.role == fieldRole && c.field == nil {
			keys = append(keys, c.key)
		}
	}
	return keys
}

// goneFields are the headings of exported fields whose column is gone.
func (s *sheetIn) goneFields() []string {
	var out []string
	for _, c := range columnsIn(s.exported) {
		if c.role == fieldRole && c.field != nil && !slices.ContainsFunc(s.columns, func(d column) bool { return d.role == fieldRole && d.key == c.key }) {
			out = append(out, s.x.heading(s.of, c, s.about.lang))
		}
	}
	return out
}

// The least number of rows, and of different contents, from which a sheet can
// be said to have been sorted apart.
const (
	apartRows     = 10
	apartContents = 3
)

// sortedApart reports whether only some columns of the sheet were sorted, so
// that a third of the rows or more have cells of other rows. Then a column has
// the contents that it had, in other places.
func (s *sheetIn) sortedApart() bool {
	rows := len(s.seen)
	if rows < apartRows || len(s.aside)*3 <= rows {
		return false
	}
	for i, c := range s.columns {
		if c.role != fieldRole || s.codeAt[i] < 0 {
			continue
		}
		moved := map[uint32]int{} // rows that had a content, less rows that have it now
		contents := map[uint32]bool{}
		touched := 0
		for _, a := range s.aside {
			if !a.fits || a.copy {
				continue
			}
			s.recall(a)
			if !s.touchedAt(i) {
				continue
			}
			touched++
			had, _ := parseCode(s.mark.codes[s.codeAt[i]*codeLength:])
			has := code(s.contentAt(i))
			moved[had]++
			moved[has]--
			contents[had], contents[has] = true, true
		}
		strange := 0
		for _, n := range moved {
			strange += max(n, -n)
		}
		// Each row that has a content of no other row counts twice.
		if touched*3 > rows && touched >= apartRows/2 && len(contents) >= apartContents && strange*10 <= touched*2 {
			return true
		}
	}
	return false
}
