package layout

import (
	"slices"
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"sapar/data"
	"sapar/data/xlsx"
)

// sheet is a sheet of the layout.
type sheet struct {
	name   string // on its tab
	part   string
	hidden bool
	cells  bool // it is no chart on a sheet of its own

	rows   map[int]*row
	last   int // row and column
	right  int
	merges []area
	widths map[int]float64 // of columns, in characters
	width  float64         // of the others

	blocks []*block
	across []*across
	only   map[int]*mark // rows that stand on a condition
	column map[int]*mark // columns that do
	gone   map[int]bool  // rows that hold nothing but words for the program
	lists  []string      // that rows are repeated over
}

// row is a row of the layout.
type row struct {
	number int
	attrs  []etree.Attr // without r and spans
	height float64
	fixed  bool // the height was set by a person
	cells  []*cell
}

// cell is a cell of the layout.
type cell struct {
	column, row int
	style       int
	kind        string // attribute t
	value       string // as it stands in the file
	inline      *etree.Element
	formula     string
	array       string // range of an array formula
	runs        []run  // of a text with marks
	text        string // the whole text, for what is said of it
}

// run is a part of a cell's text that looks the same.
type run struct {
	look   *etree.Element // nil: as the cell
	pieces []piece
}

func (c *cell) name() string { return cellName(c.column, c.row) }

func (c *cell) marks(visit func(*mark)) {
	for _, r := range c.runs {
		for _, p := range r.pieces {
			if p.mark != nil {
				visit(p.mark)
			}
		}
	}
}

// shared is one text of the workbook's table of texts.
type shared struct {
	text string
	runs []textRun
}

type textRun struct {
	look *etree.Element
	text string
}

func readShared(root *etree.Element) []shared {
	var out []shared
	for _, si := range children(root, "si") {
		out = append(out, readText(si))
	}
	return out
}

// readText reads a text with its runs; the reading of Japanese is left out.
func readText(si *etree.Element) shared {
	var s shared
	for _, e := range si.ChildElements() {
		switch e.Tag {
		case "t":
			s.runs = append(s.runs, textRun{text: xlsx.Unescape(e.Text())})
		case "r":
			text := ""
			if t := child(e, "t"); t != nil {
				text = xlsx.Unescape(t.Text())
			}
			s.runs = append(s.runs, textRun{look: child(e, "rPr"), text: text})
		}
	}
	for _, r := range s.runs {
		s.text += r.text
	}
	return s
}

// compile reads the marks of a text and gives each run its own. A mark that
// goes over several runs belongs to the one in which it begins.
func (s shared) compile(names *Names) ([]run, []fault) {
	pieces, faults := readMarks(s.text, names)
	if !slices.ContainsFunc(pieces, func(p piece) bool { return p.mark != nil }) {
		return nil, faults
	}
	out := make([]run, len(s.runs))
	at, in, end := 0, 0, 0
	if len(s.runs) > 0 {
		out[0].look, end = s.runs[0].look, len(s.runs[0].text)
	}
	forward := func() {
		for in+1 < len(s.runs) && at >= end {
			in++
			out[in].look = s.runs[in].look
			end += len(s.runs[in].text)
		}
	}
	for _, p := range pieces {
		if p.mark != nil {
			forward()
			out[in].pieces = append(out[in].pieces, p)
			at += len(p.mark.asItIs)
			continue
		}
		for text := p.text; text != ""; {
			forward()
			n := len(text)
			if in+1 < len(s.runs) {
				n = min(n, end-at)
			}
			out[in].pieces = append(out[in].pieces, piece{text: text[:n]})
			at, text = at+n, text[n:]
		}
	}
	forward()
	return slices.DeleteFunc(out, func(r run) bool { return len(r.pieces) == 0 }), faults
}

// readSheet reads the cells of a sheet and its marks.
func (f *Form) readSheet(s *sheet, root *etree.Element, texts []shared) error {
	s.rows, s.widths, s.width = map[int]*row{}, map[int]float64{}, 9
	s.only, s.column, s.gone = map[int]*mark{}, map[int]*mark{}, map[int]bool{}
	if format := child(root, "sheetFormatPr"); format != nil {
		if w, err := strconv.ParseFloat(attribute(format, "defaultColWidth"), 64); err == nil {
			s.width = w
		}
	}
	for _, c := range children(child(root, "cols"), "col") {
		from, to := number(attribute(c, "min")), number(attribute(c, "max"))
		w, err := strconv.ParseFloat(attribute(c, "width"), 64)
		if err != nil {
			continue
		}
		for i := from; i <= min(to, from+1024); i++ {
			s.widths[i] = w
		}
	}
	for _, m := range children(child(root, "mergeCells"), "mergeCell") {
		if a, ok := parseRange(attribute(m, "ref")); ok {
			s.merges = append(s.merges, a)
		}
	}
	type master struct {
		formula     string
		row, column int
	}
	masters := map[string]master{}
	next := 1
	for _, e := range children(child(root, "sheetData"), "row") {
		r := &row{number: next}
		for _, a := range e.Attr {
			switch a.Key {
			case "r":
				r.number = number(a.Value)
			case "spans":
			case "ht":
				r.height, _ = strconv.ParseFloat(a.Value, 64) // none where it is no number
			case "customHeight":
				r.fixed = a.Value == "1" || a.Value == "true"
			default:
				r.attrs = append(r.attrs, a)
			}
		}
		next = r.number + 1
		s.rows[r.number] = r
		s.last = max(s.last, r.number)
		column := 1
		for _, ce := range children(e, "c") {
			c := &cell{column: column, row: r.number, kind: attribute(ce, "t"), style: number(attribute(ce, "s"))}
			if at, ok := parseRange(attribute(ce, "r")); ok {
				c.column = at.left
			}
			column = c.column + 1
			s.right = max(s.right, c.column)
			if v := child(ce, "v"); v != nil {
				c.value = v.Text()
			}
			if fe := child(ce, "f"); fe != nil {
				c.formula = fe.Text()
				switch attribute(fe, "t") {
				case "shared":
					id := attribute(fe, "si")
					if m, ok := masters[id]; ok && c.formula == "" {
						c.formula = copied(m.formula, c.row-m.row, c.column-m.column)
					} else {
						masters[id] = master{c.formula, c.row, c.column}
					}
				case "array":
					c.array = attribute(fe, "ref")
				case "dataTable":
					f.complain(s, c, fault{code: "layout_data_table"})
				}
			}
			var text shared
			switch c.kind {
			case "s":
				if n := number(c.value); n < len(texts) {
					text = texts[n]
				}
			case "inlineStr":
				if c.inline = child(ce, "is"); c.inline != nil {
					text = readText(c.inline)
				}
			}
			if c.text = text.text; strings.Contains(c.text, "{{") || strings.Contains(c.text, "}}") {
				runs, faults := text.compile(f.names)
				c.runs = runs
				for _, one := range faults {
					f.complain(s, c, one)
				}
			}
			r.cells = append(r.cells, c)
		}
	}
	return nil
}

// complain notes what is wrong with a cell.
func (f *Form) complain(s *sheet, c *cell, what fault) {
	p := data.CellProblem{Sheet: s.name, Proposal: what.proposal}
	p.Code, p.Args = what.code, data.Args{"mark": what.mark}
	if c != nil {
		p.Cell, p.Text = c.name(), c.text
	}
	f.problems = append(f.problems, p)
}

// number is a number of the file; 0 where it is none.
func number(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 0 {
		return 0
	}
	return n
}
