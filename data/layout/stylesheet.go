package layout

import (
	"strconv"

	"github.com/beevik/etree"
)

// stylesheet is the workbook's table of styles, to which some are added. A
// workbook without one has no styles: all numbers are 0.
type stylesheet struct {
	root *etree.Element
	link map[int]int // the style of a link by that of the cell

	proof proofLooks
}

// stylesheet opens the table of styles.
func (x *filling) stylesheet() (*stylesheet, error) {
	rels, err := x.parts.relations(x.form.workbook)
	if err != nil {
		return nil, err
	}
	s := &stylesheet{link: map[int]int{}}
	for _, r := range rels {
		if one := x.parts.get(r.target); r.kind == "styles" && one != nil {
			if s.root, err = one.xml(); err != nil {
				return nil, err
			}
		}
	}
	return s, nil
}

// styleOrder is the order of the tables of a stylesheet.
var styleOrder = []string{"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs"}

// add puts an entry into a table and returns its number.
func (s *stylesheet) add(table string, e *etree.Element) int {
	t := child(s.root, table)
	if t == nil {
		t = etree.NewElement(table)
		t.Space = s.root.Space
		insertIn(styleOrder, s.root, t)
	}
	n := len(t.ChildElements())
	inSpace(e, s.root.Space)
	t.AddChild(e)
	t.CreateAttr("count", strconv.Itoa(n+1))
	return n
}

// inSpace gives an element and what is in it the prefix of the others.
func inSpace(e *etree.Element, space string) {
	e.Space = space
	for _, c := range e.ChildElements() {
		inSpace(c, space)
	}
}

// at is a copy of an entry of a table; an empty one where there is none.
func (s *stylesheet) at(table, tag string, n int) *etree.Element {
	if list := children(child(s.root, table), tag); n < len(list) {
		return list[n].Copy()
	}
	return etree.NewElement(tag)
}

// linkColour is that of links in office programs.
const linkColour = "FF0563C1"

// font is a copy of a font with what is said different about it, as the order of
// the standard wants it: b, …, u, …, color.
func (s *stylesheet) font(n int, bold, link bool) int {
	f := s.at("fonts", "font", n)
	drop := func(tag string) {
		if c := child(f, tag); c != nil {
			f.RemoveChild(c)
		}
	}
	put := func(tag, key, value string) {
		drop(tag)
		e := etree.NewElement(tag)
		if key != "" {
			e.CreateAttr(key, value)
		}
		insertIn(fontOrder, f, e)
	}
	if bold {
		put("b", "", "")
	}
	if link {
		put("u", "", "")
		put("color", "rgb", linkColour)
	}
	return s.add("fonts", f)
}

var fontOrder = []string{"b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme"}

// linked is the style like another that shows a link.
func (s *stylesheet) linked(style int) int {
	if s.root == nil {
		return style
	}
	if n, ok := s.link[style]; ok {
		return n
	}
	xf := s.at("cellXfs", "xf", style)
	xf.CreateAttr("fontId", strconv.Itoa(s.font(number(attribute(xf, "fontId")), false, true)))
	xf.CreateAttr("applyFont", "1")
	s.link[style] = s.add("cellXfs", xf)
	return s.link[style]
}

// format is the number of a format, which is added.
func (s *stylesheet) format(code string) int {
	id := 163 // below are those that every program has
	for _, f := range children(child(s.root, "numFmts"), "numFmt") {
		id = max(id, number(attribute(f, "numFmtId")))
	}
	f := etree.NewElement("numFmt")
	f.CreateAttr("numFmtId", strconv.Itoa(id+1))
	f.CreateAttr("formatCode", code)
	s.add("numFmts", f)
	return id + 1
}

// thin is a frame all around.
func (s *stylesheet) thin() int {
	b := etree.NewElement("border")
	for _, side := range []string{"left", "right", "top", "bottom"} {
		e := b.CreateElement(side)
		e.CreateAttr("style", "thin")
		e.CreateElement("color").CreateAttr("auto", "1")
	}
	b.CreateElement("diagonal")
	return s.add("borders", b)
}

// style is a new style of cells.
func (s *stylesheet) style(font, border, format int, align string, wrap bool) int {
	xf := etree.NewElement("xf")
	for _, a := range []struct {
		key string
		n   int
	}{{"numFmtId", format}, {"fontId", font}, {"fillId", 0}, {"borderId", border}, {"xfId", 0}, {"applyNumberFormat", 1}, {"applyFont", 1}, {"applyBorder", 1}, {"applyAlignment", 1}} {
		xf.CreateAttr(a.key, strconv.Itoa(a.n))
	}
	e := xf.CreateElement("alignment")
	e.CreateAttr("horizontal", align)
	e.CreateAttr("vertical", "center")
	if wrap {
		e.CreateAttr("wrapText", "1")
	}
	return s.add("cellXfs", xf)
}
