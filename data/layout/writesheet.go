package layout

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"sapar/data/xlsx"
)

// mostText is what a cell can hold, in UTF-16 units.
const mostText = 32_767

// writeSheet writes the part of a sheet: its rows anew, the rest as it is but
// where it refers to rows and columns.
func (x *filling) writeSheet(s *sheet) error {
	x.at = s
	one := x.parts.get(s.part)
	root, err := one.xml()
	if err != nil {
		return err
	}
	p := x.placed[s]
	old := child(root, "sheetData")
	if old == nil {
		return nil
	}
	space := old.Space
	if space != "" {
		space += ":"
	}
	var rows bytes.Buffer
	lastColumn, lastRow := 1, 1
	byColumn := make([]written, 0, s.right+1)
	for i, l := range p.lines {
		if i%256 == 0 {
			if err := x.ctx.Err(); err != nil {
				return err
			}
			if x.tell != nil {
				x.tell(min(256, len(p.lines)-i))
			}
		}
		r := s.rows[l.from]
		if r == nil {
			continue
		}
		byColumn = x.lineOf(p, l, r, byColumn[:0])
		x.writeRow(&rows, space, r, l, byColumn)
		if n := len(byColumn); n > 0 {
			lastColumn = max(lastColumn, byColumn[n-1].column)
		}
		lastRow = l.number
	}
	x.adjust(root, p, area{1, 1, lastRow, lastColumn})
	x.linkProofs(root)

	// The rows take the place of the old ones as they are: a large list is never
	// a tree of elements.
	const marker = "{{{the rows stand here}}}"
	for _, t := range slices.Clone(old.Child) {
		old.RemoveChild(t)
	}
	old.SetText(marker)
	doc, err := one.doc.WriteToBytes()
	if err != nil {
		return err
	}
	before, after, _ := bytes.Cut(doc, []byte(marker))
	one.raw, one.doc = slices.Concat(before, rows.Bytes(), after), nil
	return nil
}

// lineOf are the cells of a line in the order of their columns.
func (x *filling) lineOf(p *placing, l line, r *row, into []written) []written {
	for _, c := range r.cells {
		for _, at := range p.columns.to[c.column] {
			w := x.evaluate(p, l, c, at)
			into = append(into, w)
		}
	}
	if len(p.s.across) > 0 {
		slices.SortFunc(into, func(a, b written) int { return a.column - b.column })
	}
	return into
}

// writeRow writes a row.
func (x *filling) writeRow(b *bytes.Buffer, space string, r *row, l line, cells []written) {
	b.WriteString("<" + space + `row r="`)
	b.WriteString(strconv.Itoa(l.number))
	b.WriteByte('"')
	for _, a := range r.attrs {
		b.WriteString(" " + a.FullKey() + `="`)
		escape(b, a.Value)
		b.WriteByte('"')
	}
	if height, set := x.height(r, cells); height > 0 {
		b.WriteString(` ht="` + strconv.FormatFloat(height, 'f', -1, 64) + `"`)
		if set {
			b.WriteString(` customHeight="1"`)
		}
	}
	b.WriteByte('>')
	for i := range cells {
		x.writeCell(b, space, l.number, &cells[i])
	}
	b.WriteString("</" + space + "row>")
}

// height is the height of a row in points, 0 where whoever opens the file is to
// find it, and whether it is set. A row into which texts were put is as high as
// they need, and at least as high as a person made it.
func (x *filling) height(r *row, cells []written) (height float64, set bool) {
	if !slices.ContainsFunc(cells, func(w written) bool { return w.made == aText || w.made == aRich }) {
		return r.height, r.fixed
	}
	need, wrapped := 0.0, false
	for i := range cells {
		w := &cells[i]
		text := w.text
		if w.made == asItWas {
			text = w.from.text
		}
		look := x.look(w.from.style)
		if text == "" || !look.wrap || look.turn || x.at.tall(w.from) {
			continue
		}
		lines := linesIn(text, look, x.room(w.from))
		wrapped = wrapped || lines > 1
		need = max(need, float64(lines)*look.size*lineHeight+2)
	}
	need = min(need, maxHeight)
	switch {
	case r.fixed:
		return max(r.height, need), true
	case wrapped:
		return need, true
	}
	return 0, false
}

// tall reports whether a cell goes over several rows.
func (s *sheet) tall(c *cell) bool {
	return slices.ContainsFunc(s.merges, func(m area) bool { return m.top == c.row && m.left == c.column && m.bottom > m.top })
}

func (x *filling) writeCell(b *bytes.Buffer, space string, row int, w *written) {
	c := w.from
	name := cellName(w.column, row)
	b.WriteString("<" + space + `c r="` + name + `"`)
	if style := x.styleOf(name, w); style > 0 {
		b.WriteString(` s="` + strconv.Itoa(style) + `"`)
	}
	body := func(kind, content string) {
		if kind != "" {
			b.WriteString(` t="` + kind + `"`)
		}
		b.WriteByte('>')
		b.WriteString(content)
		b.WriteString("</" + space + "c>")
	}
	tag := func(name, content string) string {
		if content == "" {
			return ""
		}
		return "<" + space + name + ">" + content + "</" + space + name + ">"
	}
	switch {
	case c.formula != "":
		x.writeFormula(b, space, name, w)
	case w.made == aNumber:
		body("", tag("v", strconv.FormatFloat(w.number, 'f', -1, 64)))
	case w.made == aText:
		body("inlineStr", tag("is", x.plain(space, w.text)))
	case w.made == aRich:
		var runs strings.Builder
		for _, r := range w.runs {
			if r.text == "" {
				continue
			}
			runs.WriteString("<" + space + "r>")
			if r.look != nil {
				runs.WriteString(asText(r.look))
			}
			runs.WriteString(x.plain(space, r.text) + "</" + space + "r>")
		}
		body("inlineStr", tag("is", runs.String()))
	case w.made == nothing:
		b.WriteString("/>")
	case c.inline != nil:
		body("inlineStr", asText(c.inline))
	case c.value != "":
		body(c.kind, tag("v", escaped(c.value)))
	default:
		b.WriteString("/>")
	}
}

// writeFormula writes a formula with its value, where that is known; a copy for
// upload has the value alone.
func (x *filling) writeFormula(b *bytes.Buffer, space, name string, w *written) {
	at := address{x.names[x.at], name}
	x.formulas = append(x.formulas, at)
	value, known := x.found[at]
	_, err := strconv.ParseFloat(value, 64)
	if known && err != nil {
		b.WriteString(` t="str"`)
	}
	b.WriteByte('>')
	if !x.from.Upload {
		b.WriteString("<" + space + "f")
		if w.array != "" {
			b.WriteString(` t="array" ref="` + w.array + `"`)
		}
		b.WriteString(">" + escaped(w.formula) + "</" + space + "f>")
	}
	if known && value != "" {
		b.WriteString("<" + space + "v>" + escaped(value) + "</" + space + "v>")
	}
	b.WriteString("</" + space + "c>")
}

func (x *filling) plain(space, text string) string {
	return "<" + space + `t xml:space="preserve">` + xlsx.Escape(fitting(text)) + "</" + space + "t>"
}

// asText is an element as it is written.
func asText(e *etree.Element) string {
	doc := etree.NewDocument()
	doc.SetRoot(e.Copy())
	s, err := doc.WriteToString()
	if err != nil {
		return "" // a string cannot fail to be written to
	}
	return s
}

func escape(b *bytes.Buffer, s string) {
	if err := xml.EscapeText(b, []byte(s)); err != nil {
		panic(err) // a buffer takes everything
	}
}

func escaped(s string) string {
	if !strings.ContainsAny(s, "<>&\"'\t\n\r") {
		return s
	}
	var b bytes.Buffer
	escape(&b, s)
	return b.String()
}

// fitting is the text as a cell can hold it: Excel has no more than 32,767
// characters in one.
func fitting(s string) string {
	units := 0
	for i, r := range s {
		if units++; r > '\uffff' {
			units++
		}
		if units > mostText-1 {
			return s[:i] + "…"
		}
	}
	return s
}
