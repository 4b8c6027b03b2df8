package layout

import (
	"slices"
	"strconv"
	"strings"

	"github.com/beevik/etree"
)

// adjust puts everything of a sheet that refers to rows and columns where they
// went. used is the rectangle of the written cells.
func (x *filling) adjust(root *etree.Element, p *placing, used area) {
	if d := child(root, "dimension"); d != nil {
		d.CreateAttr("ref", used.String())
	}
	whole := p.whole()
	own := x.seen(p.s, whole)
	formula := func(e *etree.Element) {
		if e != nil {
			e.SetText(rewrite(e.Text(), false, own))
		}
	}
	x.views(root, p)
	x.columnsOf(root, p)
	x.mergesOf(root, p)
	x.breaksOf(root, p)
	if f := child(root, "autoFilter"); f != nil {
		if !ref(f, whole) {
			root.RemoveChild(f)
		}
	}
	for _, of := range [][2]string{{"conditionalFormatting", ""}, {"dataValidations", "dataValidation"}, {"hyperlinks", "hyperlink"}, {"ignoredErrors", "ignoredError"}, {"protectedRanges", "protectedRange"}} {
		for _, e := range children(root, of[0]) {
			list := []*etree.Element{e}
			if of[1] != "" {
				list = children(e, of[1])
			}
			for _, one := range list {
				if !ref(one, whole) {
					one.Parent().RemoveChild(one)
					continue
				}
				every(one, "formula", formula)
				formula(child(one, "formula1"))
				formula(child(one, "formula2"))
				if to := one.SelectAttr("location"); to != nil {
					to.Value = rewrite(to.Value, false, own)
				}
			}
			if of[1] != "" {
				left := children(e, of[1])
				if len(left) == 0 {
					root.RemoveChild(e)
				} else if e.SelectAttr("count") != nil {
					e.CreateAttr("count", strconv.Itoa(len(left)))
				}
			}
		}
	}
	// Excel's later inventions keep their ranges in elements.
	if ext := child(root, "extLst"); ext != nil {
		every(ext, "sqref", func(e *etree.Element) { e.SetText(ranges(e.Text(), whole)) })
		every(ext, "f", formula)
	}
	if h := child(root, "headerFooter"); h != nil {
		for _, e := range h.ChildElements() {
			if strings.Contains(e.Text(), "{{") {
				e.SetText(x.footer(e.Text()))
			}
		}
	}
	if x.from.Upload {
		if pr := child(root, "sheetPr"); pr != nil {
			pr.RemoveAttr("codeName")
		}
	}
}

// ref moves the attribute ref or sqref; false where nothing of it is left.
func ref(e *etree.Element, m mapping) bool {
	for _, key := range []string{"ref", "sqref"} {
		a := e.SelectAttr(key)
		if a == nil {
			continue
		}
		if a.Value = ranges(a.Value, m); a.Value == "" {
			return false
		}
	}
	return true
}

// ranges moves the ranges of a list that spaces part.
func ranges(list string, m mapping) string {
	var out []string
	for _, one := range strings.Fields(list) {
		moved := rewrite(one, true, func(string) (mapping, string) { return m, "" })
		if moved != "#REF!" {
			out = append(out, moved)
		}
	}
	return strings.Join(out, " ")
}

// views moves what is frozen and what is selected.
func (x *filling) views(root *etree.Element, p *placing) {
	whole := p.whole()
	every(root, "sheetView", func(v *etree.Element) {
		if at := v.SelectAttr("topLeftCell"); at != nil {
			at.Value = ranges(at.Value, whole)
		}
		pane := child(v, "pane")
		frozen := pane != nil && strings.HasPrefix(attribute(pane, "state"), "frozen")
		if frozen {
			shown := func(key string, where func(int, bool) (int, int, bool)) {
				a := pane.SelectAttr(key)
				if a == nil {
					return
				}
				n := number(a.Value)
				for n > 0 {
					if _, last, ok := where(n, true); ok {
						a.Value = strconv.Itoa(last)
						return
					}
					n--
				}
			}
			shown("ySplit", whole.rows)
			shown("xSplit", whole.columns)
			if at := pane.SelectAttr("topLeftCell"); at != nil {
				at.Value = cellName(number(attribute(pane, "xSplit"))+1, number(attribute(pane, "ySplit"))+1)
			}
		}
		for _, s := range children(v, "selection") {
			for _, key := range []string{"activeCell", "sqref"} {
				if a := s.SelectAttr(key); a != nil {
					if moved := strings.Fields(ranges(a.Value, whole)); len(moved) > 0 {
						a.Value, _, _ = strings.Cut(moved[0], ":")
					} else {
						a.Value = "A1"
					}
				}
			}
		}
	})
}

// columnsOf writes the widths of the columns anew.
func (x *filling) columnsOf(root *etree.Element, p *placing) {
	cols := child(root, "cols")
	if cols == nil || p.columns.shift == 0 && len(p.s.across) == 0 && len(p.s.column) == 0 {
		return
	}
	type at struct {
		column int
		e      *etree.Element
	}
	var out []at
	for _, e := range children(cols, "col") {
		from, to := number(attribute(e, "min")), number(attribute(e, "max"))
		cols.RemoveChild(e)
		for n := from; n <= min(to, p.s.right); n++ {
			for _, spot := range p.columns.to[n] {
				one := e.Copy()
				one.CreateAttr("min", strconv.Itoa(spot.column))
				one.CreateAttr("max", strconv.Itoa(spot.column))
				out = append(out, at{spot.column, one})
			}
		}
		if to > p.s.right {
			one := e.Copy()
			first := max(from, p.s.right+1) + p.columns.shift
			one.CreateAttr("min", strconv.Itoa(first))
			one.CreateAttr("max", strconv.Itoa(min(to+max(p.columns.shift, 0), maxColumn)))
			out = append(out, at{first, one})
		}
	}
	slices.SortFunc(out, func(a, b at) int { return a.column - b.column })
	for _, one := range out {
		cols.AddChild(one.e)
	}
	if len(out) == 0 {
		root.RemoveChild(cols)
	}
}

// mergesOf writes the merges: those inside a list once for each of its rows.
func (x *filling) mergesOf(root *etree.Element, p *placing) {
	old := child(root, "mergeCells")
	if old == nil {
		return
	}
	var out []area
	for _, m := range p.s.merges {
		for _, rows := range p.stretches(m.top, m.bottom) {
			for _, cols := range p.columns.stretches(m.left, m.right, p.s) {
				if a := (area{rows[0], cols[0], rows[1], cols[1]}); a.top < a.bottom || a.left < a.right {
					out = append(out, a)
				}
			}
		}
	}
	for _, e := range children(old, "mergeCell") {
		old.RemoveChild(e)
	}
	for _, a := range out {
		e := old.CreateElement("mergeCell")
		e.Space = old.Space
		e.CreateAttr("ref", a.String())
	}
	if len(out) == 0 {
		root.RemoveChild(old)
		return
	}
	old.CreateAttr("count", strconv.Itoa(len(out)))
}

// stretches are the places of some rows that belong together: one for each
// writing of the block that they stand in.
func (p *placing) stretches(top, bottom int) [][2]int {
	seen := map[*instance]bool{}
	var out [][2]int
	take := func(in *instance) {
		for in.parent != nil && (!in.has(top) || !in.has(bottom)) {
			in = in.parent
		}
		if seen[in] {
			return
		}
		seen[in] = true
		v := view{p: p, in: in}
		if first, last, ok := between(top, bottom, true, true, v.rows); ok {
			out = append(out, [2]int{first, last})
		}
	}
	at := p.byRow()
	for _, l := range at[top] {
		take(l)
	}
	if len(out) == 0 { // its first row was left out
		for n := top + 1; n <= bottom && len(out) == 0; n++ {
			for _, l := range at[n] {
				take(l)
			}
		}
	}
	return out
}

// byRow are the instances in which a row of the layout was written.
func (p *placing) byRow() map[int][]*instance {
	if p.where == nil {
		p.where = map[int][]*instance{}
		for _, l := range p.lines {
			p.where[l.from] = append(p.where[l.from], l.in)
		}
	}
	return p.where
}

// stretches are the places of some columns that belong together.
func (c *columns) stretches(left, right int, s *sheet) [][2]int {
	a := s.acrossAt(left)
	whole := func(k int) (first, last int, ok bool) {
		return between(left, right, true, true, func(n int, _ bool) (int, int, bool) {
			if n >= len(c.to) {
				return n + c.shift, n + c.shift, true
			}
			first, last := 0, 0
			for _, spot := range c.to[n] {
				if k >= 0 && spot.a == a && spot.k != k {
					continue
				}
				if first == 0 {
					first = spot.column
				}
				last = spot.column
			}
			return first, last, first > 0
		})
	}
	if a == nil || right > a.last {
		if first, last, ok := whole(-1); ok {
			return [][2]int{{first, last}}
		}
		return nil
	}
	var out [][2]int
	for k := range len(c.to[a.first]) {
		if first, last, ok := whole(k); ok {
			out = append(out, [2]int{first, last})
		}
	}
	return out
}

// breaksOf moves the breaks of printed pages and adds those that blocks ask for.
func (x *filling) breaksOf(root *etree.Element, p *placing) {
	whole := p.whole()
	move := func(tag string, where func(int, bool) (int, int, bool), more []int) {
		old := child(root, tag)
		var at []int
		for _, e := range children(old, "brk") {
			if _, last, ok := where(number(attribute(e, "id")), true); ok {
				at = append(at, last)
			}
		}
		for _, n := range more {
			at = append(at, n-1)
		}
		if len(at) == 0 {
			return
		}
		slices.Sort(at)
		at = slices.Compact(at)
		if old == nil {
			old = etree.NewElement(tag)
			old.Space = root.Space
			insert(root, old)
		}
		for _, e := range children(old, "brk") {
			old.RemoveChild(e)
		}
		most := strconv.Itoa(maxColumn - 1)
		if tag == "colBreaks" {
			most = strconv.Itoa(maxRow - 1)
		}
		for _, n := range at {
			e := old.CreateElement("brk")
			e.Space = old.Space
			e.CreateAttr("id", strconv.Itoa(n))
			e.CreateAttr("max", most)
			e.CreateAttr("man", "1")
		}
		old.CreateAttr("count", strconv.Itoa(len(at)))
		old.CreateAttr("manualBreakCount", strconv.Itoa(len(at)))
	}
	move("rowBreaks", whole.rows, p.breaks)
	var aside []int
	for _, a := range p.s.across {
		if a.fit == 0 {
			continue
		}
		for k := a.fit; k < len(p.columns.to[a.first]); k += a.fit {
			aside = append(aside, p.columns.to[a.first][k].column)
		}
		if setup := child(root, "pageSetup"); setup != nil && len(aside) > 0 && setup.SelectAttr("fitToWidth") != nil {
			setup.CreateAttr("fitToWidth", strconv.Itoa(len(aside)+1))
		}
	}
	move("colBreaks", whole.columns, aside)
}

// footer fills the marks of a line at the head or foot of printed pages, each of
// its three places by itself.
func (x *filling) footer(text string) string {
	var b strings.Builder
	for text != "" {
		n := len(text)
		for _, code := range []string{"&L", "&C", "&R"} {
			if i := strings.Index(text[1:], code); i >= 0 {
				n = min(n, i+1)
			}
		}
		b.WriteString(x.line(text[:n], "&&"))
		text = text[n:]
	}
	return b.String()
}

// line fills the marks of a text that is no cell's. The sign & begins a code in
// some of them and is written as and.
func (x *filling) line(text, and string) string {
	pieces, _ := readMarks(text, x.form.names)
	var b strings.Builder
	for _, r := range spoken([]run{{pieces: pieces}}, x.from.Lang) {
		for _, p := range r.pieces {
			if p.mark == nil {
				b.WriteString(p.text)
				continue
			}
			c := x.from.Report.Head[p.mark.field]
			b.WriteString(strings.ReplaceAll(cut(x.words(c.Value, p, " / ", ", "), 100), "&", and))
		}
	}
	return b.String()
}
