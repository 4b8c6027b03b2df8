package layout

import (
	"strings"

	"sapar/data"
)

// Widths that the parts above a table need, in characters, by the size of their
// letters in points.
const (
	approvalWidth = 4.6
	labelWidth    = 4.8
)

// approval draws the agreement block on the left and the approval block on the
// right, line beside line.
func (d *drawing) approval(p *page, form *sheetForm, from source) {
	size := style{size: form.Size + 1, across: "left", down: "center", wrap: true}
	right := p.from(max(approvalWidth*size.size, 0.3*p.total()))
	left := min(p.upTo(approvalWidth*size.size), right-1)
	block := func(on bool, texts []text) []string {
		if !on {
			return nil
		}
		lines := make([]string, len(texts))
		for i, t := range texts {
			lines[i] = d.in(t, from, fullNames, " / ")
		}
		return lines
	}
	agreement, approval := block(form.Agreement, d.frame.Agreement), block(form.Approval, d.frame.Approval)
	for i := range max(len(agreement), len(approval)) {
		r := row{cells: make([]cell, len(p.widths))}
		put := func(lines []string, first, last int) {
			if i < len(lines) && first <= last {
				s := size
				s.bold = i == 0
				p.span(r.cells, first, last, lines[i], s)
				r.height = max(r.height, p.height(lines[i], s, first, last))
			}
		}
		put(agreement, 0, left)
		put(approval, right, len(p.widths)-1)
		p.add(r)
	}
}

// titles draws the title, the Kazakh line above the Russian one.
func (d *drawing) titles(p *page, form *sheetForm, title text, from source) {
	for i, one := range strings.Split(d.in(title, from, fullNames, "\n"), "\n") {
		p.paragraph(one, style{size: form.Size + 4, bold: i == 0, across: "center", down: "center"})
	}
}

// passport draws what the report is about, a line each.
func (d *drawing) passport(p *page, form *sheetForm, entries []entry, from source) {
	label := style{size: form.Size + 1, bold: true, across: "left", down: "top", wrap: true}
	value := label
	value.bold = false
	edge := min(p.upTo(min(labelWidth*label.size, 0.45*p.total())), len(p.widths)-2)
	for _, e := range entries {
		says, what := d.in(e.Label, from, fullNames, " / ")+":", d.in(e.Value, from, fullNames, " / ")
		if edge < 0 { // a table of one column
			p.paragraph(says+" "+what, value)
			continue
		}
		r := row{cells: make([]cell, len(p.widths))}
		p.span(r.cells, 0, edge, says, label)
		p.span(r.cells, edge+1, len(p.widths)-1, what, value)
		r.height = max(p.height(says, label, 0, edge), p.height(what, value, edge+1, len(p.widths)-1))
		p.add(r)
	}
}

// heading draws the headings of the columns and the row of their numbers. Those
// of a matrix have two levels.
func (d *drawing) heading(p *page, form *sheetForm, leaves []leaf, groups []data.ReportGroup) {
	look := style{size: form.Size, bold: true, across: "center", down: "center", wrap: true, border: true, fill: true}
	p.first = len(p.rows) + 1
	bottom := row{cells: p.blank(look)}
	for i, l := range leaves {
		s := look
		s.turn = l.Turn
		text := d.in(l.heading(), d.fields, shortNames, "\n")
		bottom.cells[i] = cell{text, s}
		bottom.height = max(bottom.height, p.height(text, s, i, i))
	}
	if len(groups) > 0 {
		top := row{cells: p.blank(look)}
		plain := len(leaves) - len(groups)*len(form.Groups.Columns)
		for i, g := range groups {
			left := plain + i*len(form.Groups.Columns)
			right := left + len(form.Groups.Columns) - 1
			name := d.say(data.Bilingual{KK: g.NameKK, RU: g.NameRU}, d.opt.Lang, shortNames, "\n")
			p.span(top.cells, left, right, name, look)
			top.height = max(top.height, p.height(name, look, left, right))
		}
		// The plain columns go over both levels; the lower must not need more
		// room than both have.
		for i := range plain {
			top.cells[i], bottom.cells[i].value = bottom.cells[i], nil
			p.merges = append(p.merges, merge{p.first, i, p.first + 1, i})
		}
		p.add(top)
	}
	p.add(bottom)

	numbers := row{cells: p.blank(style{})}
	for i := range leaves {
		numbers.cells[i] = cell{i + 1, style{
			size: form.Size - 1, across: "center", down: "center", border: true, fill: true, format: formats["plain"],
		}}
	}
	p.last = p.add(numbers)
}

// body draws the rows of a table.
func (d *drawing) body(p *page, form *sheetForm, leaves []leaf, rows []data.ReportRow) {
	for _, values := range rows {
		r := row{cells: make([]cell, len(leaves)), height: form.RowHeight}
		for i, l := range leaves {
			r.cells[i] = d.value(form, l, values)
		}
		p.add(p.fitted(r))
	}
}

// value is a cell of a table.
func (d *drawing) value(form *sheetForm, l leaf, values data.ReportRow) cell {
	c := cell{style: style{size: form.Size, across: "center", down: "center", wrap: true, border: true}}
	v := values[l.key].Value
	if len(l.Lines) > 0 {
		from := func(key string) any { return values[key].Value }
		v = strings.Join(d.lines(l.Lines, from, shortNames, "\n"), "\n")
	}
	if code, ok := v.(data.Code); ok && l.Words != "" && code.Code != "" {
		v = data.Code{List: l.Words, Code: code.Code}
	}
	switch v := v.(type) {
	case int:
		c.value, c.style.format = v, formats[l.Format]
	case float64:
		c.value, c.style.format = v, percentFormat
	case data.Date:
		if v != 0 {
			c.value, c.style.format = v, dateFormat
		}
	default:
		text := d.say(v, d.opt.Lang, shortNames, " / ")
		if linesIn(text, c.style, l.Width*charWidth-cellEdges) > 1 { // no room for both languages in a line
			text = d.say(v, d.opt.Lang, shortNames, "\n")
		}
		if text != "" {
			c.value, c.style.across = text, "left"
		}
	}
	if c.value == nil && l.None {
		c.value = d.frame.None
	}
	if l.Align != "" {
		c.style.across = l.Align
	}
	return c
}

// totalRow draws the sums below a table.
func (d *drawing) totalRow(p *page, form *sheetForm, leaves []leaf, values data.ReportRow) {
	r := row{cells: make([]cell, len(leaves))}
	for i, l := range leaves {
		c := d.value(form, leaf{column{Format: l.Format, None: l.None, Align: l.Align}, l.key}, values)
		if l.Key == form.Total.Column {
			c.value, c.style.across = d.in(form.Total.text, d.fields, shortNames, "\n"), "left"
		}
		c.style.bold, c.style.fill = true, true
		r.cells[i] = c
	}
	p.add(p.fitted(r))
}
