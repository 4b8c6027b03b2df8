package layout

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"sapar/data"
	"sapar/data/xlsx"
)

// Tables are the lists of the form as they will stand in the file, for a
// screen: each with at most so many rows.
func (f *Form) Tables(ctx context.Context, from Source, rows int) ([]data.ReportTable, error) {
	x, err := f.begin(ctx, &from)
	if err != nil {
		return nil, err
	}
	var out []data.ReportTable
	for _, s := range f.sheets {
		p := x.placed[s]
		if p == nil || s.hidden {
			continue
		}
		x.at = s
		for i := 0; i < len(p.lines); i++ {
			in := p.lines[i].in
			if in.block.list == "" || in.block.by != "" {
				continue
			}
			to := i
			for to < len(p.lines) && p.lines[to].in.block == in.block && p.lines[to].in.parent == in.parent {
				to++
			}
			out = append(out, x.table(p, p.lines[i:to], p.lines[to:], rows))
			i = to - 1
		}
	}
	return out, nil
}

// table is a list that was written to the lines, with what comes below.
func (x *filling) table(p *placing, lines, below []line, rows int) data.ReportTable {
	in := lines[0].in
	t := data.ReportTable{Sheet: x.names[p.s]}
	if g := in.parent.group(); g != nil && len(g.rows) > 0 {
		c := g.rows[0][g.block.by]
		t.Title = x.from.say(c.Value, x.from.Lang, " / ")
		if len(c.Sources) > 0 {
			t.About = c.Sources[0]
		}
	}
	empty := true
	t.Columns = x.headings(p, in)
	for _, l := range lines {
		if l.in.item != nil {
			empty = false
		}
		if l.from != lines[0].from {
			continue // one row of the table for each of the list
		}
		if t.Count++; len(t.Rows) < rows {
			t.Rows = append(t.Rows, x.texts(p, l, t.Columns))
		}
	}
	if empty {
		t.Rows, t.Count = nil, 0
	}
	for _, l := range below {
		if l.in != in.parent {
			break
		}
		if !x.counts(p, l) {
			if t.Total != nil || len(t.Foot) > 0 {
				break
			}
			continue
		}
		texts := x.texts(p, l, nil)
		filled := slices.DeleteFunc(slices.Clone(texts), func(c data.ReportText) bool { return c.Text == "" })
		switch {
		case len(filled) > 1 && t.Total == nil && len(t.Foot) == 0:
			t.Total = texts
		case len(filled) > 0:
			t.Foot = append(t.Foot, strings.Split(filled[0].Text, "\n")...)
		}
	}
	return t
}

// counts reports whether a line has sums or what a group shares.
func (x *filling) counts(p *placing, l line) bool {
	r := p.s.rows[l.from]
	found := false
	if r != nil {
		for _, c := range r.cells {
			c.marks(func(m *mark) {
				found = found || m.verb == verbSum || m.verb == verbCount || m.list == verbGroup && m.instead == ""
			})
		}
	}
	return found
}

// texts are the cells of a line in words, by column.
func (x *filling) texts(p *placing, l line, columns []data.ReportColumn) []data.ReportText {
	out := make([]data.ReportText, p.columns.count())
	r := p.s.rows[l.from]
	if r == nil {
		return out
	}
	for _, w := range x.lineOf(p, l, r, nil) {
		if w.column > len(out) {
			continue
		}
		text := ""
		switch w.made {
		case aNumber:
			look := x.look(w.from.style)
			text = x.numberText(w.number, look)
			if columns != nil && !look.date {
				columns[w.column-1].Number = true
			}
		case aText, aRich:
			text = w.text
		case asItWas:
			if text = w.from.text; text == "" && w.from.kind != "s" { // of a shared text that is its number
				text = w.from.value
			}
		}
		out[w.column-1] = data.ReportText{Text: text, Sources: w.sources}
	}
	return out
}

// numberText writes a number as a Kazakh or Russian Excel shows it.
func (x *filling) numberText(n float64, l look) string {
	switch {
	case l.date:
		return x.from.say(x.day(n), x.from.Lang, "")
	case l.percent:
		return x.from.say(n*100, x.from.Lang, "") + " %"
	case n != float64(int(n)) || l.decimals > 0:
		return strings.Replace(strconv.FormatFloat(n, 'f', max(l.decimals, 1), 64), ".", ",", 1)
	}
	digits := strconv.Itoa(int(n))
	if !l.grouped {
		return digits
	}
	sign := ""
	if digits[0] == '-' {
		sign, digits = "-", digits[1:]
	} else if l.signed && n > 0 {
		sign = "+"
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "\u00a0" + digits[i:]
	}
	return sign + digits
}

// headings are what stands above the columns of a list: the nearest text in the
// rows above it, and above that the one that goes over several columns.
func (x *filling) headings(p *placing, in *instance) []data.ReportColumn {
	out := make([]data.ReportColumn, p.columns.count())
	const high = 4
	around := in.parent
	for n := in.block.first - 1; n > max(0, in.block.first-1-high); n-- {
		if p.s.gone[n] || p.s.blank(n) {
			break
		}
		v := view{p: p, in: around}
		number, _, ok := v.rows(n, true)
		if !ok {
			continue
		}
		for column, spots := range p.columns.to {
			c := p.s.covering(n, column)
			if c == nil {
				continue
			}
			width := p.s.wide(c)
			if width*2 > p.s.right && p.s.right > 3 {
				return out // a title
			}
			for _, at := range spots {
				w := x.evaluate(p, line{c.row, number, around}, c, at)
				text := strings.TrimSpace(w.text)
				if w.made == asItWas {
					text = strings.TrimSpace(c.text)
				}
				to := &out[at.column-1]
				switch {
				case strings.Trim(text, "0123456789") == "": // nothing, or a row of column numbers
				case to.Heading == "":
					to.Heading = strings.ReplaceAll(text, "\n", " / ")
				case width > 1 && to.Group == "" && !strings.HasPrefix(to.Heading, text):
					to.Group = strings.ReplaceAll(text, "\n", " / ")
				}
			}
		}
	}
	return out
}

// blank reports whether a row holds no text.
func (s *sheet) blank(n int) bool {
	r := s.rows[n]
	return r == nil || !slices.ContainsFunc(r.cells, func(c *cell) bool { return c.text != "" || c.value != "" })
}

// covering is the cell that is seen in a place: where cells are merged, their
// first.
func (s *sheet) covering(row, column int) *cell {
	for _, m := range s.merges {
		if row >= m.top && row <= m.bottom && column >= m.left && column <= m.right {
			row, column = m.top, m.left
		}
	}
	if r := s.rows[row]; r != nil {
		for _, c := range r.cells {
			if c.column == column {
				return c
			}
		}
	}
	return nil
}

// across1 is how many columns a cell goes over.
func (s *sheet) wide(c *cell) int {
	for _, m := range s.merges {
		if m.top == c.row && m.left == c.column {
			return m.right - m.left + 1
		}
	}
	return 1
}

// count is how many columns there are.
func (c *columns) count() int { return len(c.to) - 1 + c.shift }

// day is the date that a number of the workbook's days is.
func (x *filling) day(n float64) data.Date {
	if x.form.from1904 {
		n += days1904
	}
	t, _ := xlsx.SerialTime(n) // none shows as no date
	return data.DateOf(t)
}
