package layout

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/beevik/etree"
)

// around puts what refers to the sheets from outside of them where their cells
// went: names, pictures, charts, notes, tables. It drops what would be stale.
func (x *filling) around() error {
	root, err := x.parts.get(x.form.workbook).xml()
	if err != nil {
		return err
	}
	rels, err := x.parts.relations(x.form.workbook)
	if err != nil {
		return err
	}
	for _, r := range rels {
		if r.kind == "calcChain" {
			x.unlink(x.form.workbook, r)
		}
	}
	x.tabs(root, rels)
	x.definedNames(root)
	calc := child(root, "calcPr")
	if calc == nil && x.form.formulas() {
		calc = root.CreateElement("calcPr")
		calc.Space = root.Space
	}
	if calc != nil {
		calc.CreateAttr("fullCalcOnLoad", "1")
	}
	for _, s := range x.form.sheets {
		if err := x.aroundSheet(s); err != nil {
			return err
		}
	}
	return x.about()
}

// unlink drops a part and the link to it.
func (x *filling) unlink(of string, r relation) {
	x.parts.drop(r.target)
	rels := x.parts.get(relationsPart(of))
	root, err := rels.xml()
	if err != nil {
		return // it was read a moment ago
	}
	for _, e := range root.ChildElements() {
		if attribute(e, "Id") == r.id {
			root.RemoveChild(e)
		}
	}
}

// tabs writes the names of the sheets, and drops the hidden ones from a copy for
// upload.
func (x *filling) tabs(root *etree.Element, rels []relation) {
	sheets := child(root, "sheets")
	for i, e := range children(sheets, "sheet") {
		if i >= len(x.form.sheets) {
			break
		}
		s := x.form.sheets[i]
		e.CreateAttr("name", x.names[s])
		if s.hidden && x.from.Upload {
			sheets.RemoveChild(e)
			for _, r := range rels {
				if r.id == relationID(e) {
					x.unlink(x.form.workbook, r)
				}
			}
		}
	}
	if x.from.Upload {
		every(root, "workbookView", func(v *etree.Element) {
			v.RemoveAttr("activeTab")
			v.RemoveAttr("firstSheet")
		})
	}
}

// definedNames moves the names of the workbook; print areas and titles are such.
func (x *filling) definedNames(root *etree.Element) {
	names := child(root, "definedNames")
	if names == nil {
		return
	}
	local := map[int]int{} // the how-manieth sheet, where hidden ones are gone
	at := 0
	for i, s := range x.form.sheets {
		if s.hidden && x.from.Upload {
			continue
		}
		local[i] = at
		at++
	}
	nowhere := func(string) (mapping, string) { return nil, "" }
	for _, e := range children(names, "definedName") {
		if id := e.SelectAttr("localSheetId"); id != nil {
			to, ok := local[number(id.Value)]
			if !ok {
				names.RemoveChild(e)
				continue
			}
			id.Value = strconv.Itoa(to)
		}
		everywhere := x.seen(&sheet{name: "\x00"}, nil)
		moved := rewrite(e.Text(), false, func(name string) (mapping, string) {
			if name == "" {
				return nowhere(name)
			}
			return everywhere(name)
		})
		if strings.Contains(moved, "#REF!") && !strings.Contains(e.Text(), "#REF!") {
			names.RemoveChild(e)
			continue
		}
		e.SetText(moved)
	}
	if len(names.ChildElements()) == 0 {
		root.RemoveChild(names)
	}
}

// aroundSheet moves what hangs on a sheet.
func (x *filling) aroundSheet(s *sheet) error {
	rels, err := x.parts.relations(s.part)
	if err != nil {
		return err
	}
	for _, r := range rels {
		one := x.parts.get(r.target)
		if one == nil || r.target == "" {
			continue
		}
		switch r.kind {
		case "drawing":
			if err := x.drawing(s, one); err != nil {
				return err
			}
		case "comments", "threadedComment":
			if err := x.eachRef(s, one, "comment", "threadedComment"); err != nil {
				return err
			}
		case "vmlDrawing":
			x.notes(s, one)
		case "table":
			if err := x.eachRef(s, one, "autoFilter", "sortState", "sortCondition"); err != nil {
				return err
			}
			root, err := one.xml()
			if err != nil {
				return err
			}
			if p := x.placed[s]; p != nil {
				ref(root, p.whole())
			}
		}
	}
	return nil
}

// eachRef moves the attribute ref of elements.
func (x *filling) eachRef(s *sheet, one *part, tags ...string) error {
	p := x.placed[s]
	if p == nil || !p.moved() {
		return nil
	}
	root, err := one.xml()
	if err != nil {
		return err
	}
	for _, tag := range tags {
		every(root, tag, func(e *etree.Element) {
			if !ref(e, p.whole()) {
				e.Parent().RemoveChild(e)
			}
		})
	}
	return nil
}

// drawing moves the pictures and charts of a sheet, and what the charts show.
func (x *filling) drawing(s *sheet, one *part) error {
	root, err := one.xml()
	if err != nil {
		return err
	}
	if p := x.placed[s]; p != nil && p.moved() {
		whole := p.whole()
		for _, tag := range []string{"from", "to"} {
			every(root, tag, func(e *etree.Element) {
				shift := func(tag string, where func(int, bool) (int, int, bool)) {
					if at := child(e, tag); at != nil {
						n := number(at.Text()) + 1
						for ; n > 0; n-- {
							if first, _, ok := where(n, true); ok {
								at.SetText(strconv.Itoa(first - 1))
								return
							}
						}
					}
				}
				shift("row", whole.rows)
				shift("col", whole.columns)
			})
		}
	}
	rels, err := x.parts.relations(one.name)
	if err != nil {
		return err
	}
	for _, r := range rels {
		chart := x.parts.get(r.target)
		if chart == nil || !strings.HasPrefix(r.kind, "chart") {
			continue
		}
		if err := x.chart(chart); err != nil {
			return err
		}
	}
	return nil
}

// chart makes the series of a chart as long as the lists that they show. What it
// remembers of their values is dropped: it would be the form's.
func (x *filling) chart(one *part) error {
	root, err := one.xml()
	if err != nil {
		return err
	}
	in := x.seen(&sheet{name: "\x00"}, nil)
	every(root, "f", func(e *etree.Element) {
		moved := rewrite(e.Text(), true, func(name string) (mapping, string) {
			if name == "" {
				return nil, ""
			}
			return in(name)
		})
		e.SetText(moved)
		for _, tag := range []string{"numCache", "strCache", "multiLvlStrCache"} {
			if cache := child(e.Parent(), tag); cache != nil {
				e.Parent().RemoveChild(cache)
			}
		}
	})
	var text func(e *etree.Element)
	text = func(e *etree.Element) {
		for _, c := range e.ChildElements() {
			if c.Tag == "t" && strings.Contains(c.Text(), "{{") {
				c.SetText(x.line(c.Text(), "&"))
			}
			text(c)
		}
	}
	text(root)
	return nil
}

// notes moves the shapes of notes: old drawings keep their cell in elements.
func (x *filling) notes(s *sheet, one *part) {
	p := x.placed[s]
	if p == nil || !p.moved() {
		return
	}
	root, err := one.xml()
	if err != nil {
		return // such parts need not be well-formed
	}
	whole := p.whole()
	every(root, "ClientData", func(e *etree.Element) {
		row, column := child(e, "Row"), child(e, "Column")
		if row == nil || column == nil {
			return
		}
		if first, _, ok := whole.rows(number(row.Text())+1, true); ok {
			by := first - 1 - number(row.Text())
			row.SetText(strconv.Itoa(first - 1))
			if anchor := child(e, "Anchor"); anchor != nil { // left, dx, top, dy, right, dx, bottom, dy
				parts := strings.Split(anchor.Text(), ",")
				for _, i := range []int{2, 6} {
					if i < len(parts) {
						parts[i] = " " + strconv.Itoa(number(parts[i])+by)
					}
				}
				anchor.SetText(strings.Join(parts, ","))
			}
		}
		if first, _, ok := whole.columns(number(column.Text())+1, true); ok {
			column.SetText(strconv.Itoa(first - 1))
		}
	})
}

// about has the document say what it is: the marks of its title are filled, and
// it was made on the day of its data, so that the same report is the same file.
// A copy for upload does not say who made it, nor when.
func (x *filling) about() error {
	rels, err := x.parts.relations("")
	if err != nil {
		return err
	}
	for _, r := range rels {
		one := x.parts.get(r.target)
		if one == nil {
			continue
		}
		switch {
		case r.kind == "core-properties":
			err = x.core(one)
		case r.kind == "extended-properties" && x.from.Upload:
			err = without(one, "Company", "Manager", "HyperlinkBase", "TitlesOfParts", "HeadingPairs", "Template")
		case r.kind == "custom-properties" && x.from.Upload:
			x.unlink("", r)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (x *filling) core(one *part) error {
	root, err := one.xml()
	if err != nil {
		return err
	}
	for _, e := range root.ChildElements() {
		switch {
		case e.Tag == "title":
			if strings.Contains(e.Text(), "{{") {
				e.SetText(x.line(e.Text(), "&"))
			}
		case x.from.Upload:
			root.RemoveChild(e)
		case (e.Tag == "created" || e.Tag == "modified") && x.from.Report.On != 0:
			e.SetText(x.from.Report.On.Time().Format(time.RFC3339))
		}
	}
	return nil
}

// without takes elements out of a part.
func without(one *part, tags ...string) error {
	root, err := one.xml()
	if err != nil {
		return err
	}
	for _, e := range root.ChildElements() {
		if slices.Contains(tags, e.Tag) {
			root.RemoveChild(e)
		}
	}
	return nil
}
