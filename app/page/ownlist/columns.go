package ownlist

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/exchange"
	"sapar/app/kit"
	"sapar/app/theme"
)

// columns is what the columns of the list hold: a table of them, and under it
// the field that says what the one under the cursor holds.
type columns struct {
	s      *setup
	p      *Page
	all    []listColumn
	table  *kit.Table[listColumn]
	field  *kit.SearchSelect
	form   *kit.Form
	object *fyne.Container
}

// listColumn is a column of the file.
type listColumn struct {
	at      int
	heading string
	samples string
}

// nothing is the choice of a column that is not read.
const nothing = "-"

func newColumns(s *setup) *columns {
	c := &columns{s: s, p: s.p}
	w := s.w
	letter, sure := w.T("page.ownlist.column.letter"), w.T("page.ownlist.column.sure")
	widest := titleWidth(sure)
	for _, key := range []string{"hand", "again", "high", "fair", "low"} {
		widest = max(widest, textWidth(w.T("page.ownlist.sure."+key)))
	}
	c.table = kit.NewTable(kit.TableOptions[listColumn]{
		Columns: []kit.Column[listColumn]{
			{Title: letter, Width: max(textWidth("AA"), titleWidth(letter)), Text: func(l listColumn) string { return letters(l.at) }},
			{Title: w.T("page.ownlist.column.heading"), Weight: 1.2, Text: func(l listColumn) string { return l.heading }},
			{Title: w.T("page.ownlist.column.samples"), Weight: 1.3, Text: func(l listColumn) string { return l.samples },
				Colour: func(listColumn) fyne.ThemeColorName { return theme.ColorNameMuted }},
			{Title: w.T("page.ownlist.column.taken"), Weight: 1.3, Text: c.taken, Colour: func(l listColumn) fyne.ThemeColorName {
				if c.p.work.mapping().Columns[l.at] == "" {
					return theme.ColorNameMuted
				}
				return ""
			}},
			{Title: sure, Width: widest, Text: func(l listColumn) string { text, _ := c.sure(l); return text },
				Colour: func(l listColumn) fyne.ThemeColorName { _, colour := c.sure(l); return colour }},
		},
		Count: func() int { return len(c.all) },
		Row: func(i int) (listColumn, bool) {
			if i >= len(c.all) {
				return listColumn{}, false
			}
			return c.all[i], true
		},
		OnSelected: func(int) { c.drawField() },
		OnOpened:   func(int) { kit.Focus(c.field) },
		OnDelete:   func(int) { c.assign("") },
		MinRows:    6,
		Empty:      kit.EmptyOptions{Text: w.T("page.ownlist.no_columns")},
	})
	c.field = s.p.maker.Select(kit.SelectOptions{
		Options: c.offer, OnChanged: func(o kit.Option) {
			if o.ID != "" {
				c.assign(o.ID)
			}
		},
		OnPicked: c.onward, OnEnter: c.onward, OnEscape: c.back, OnLeave: c.drawField,
	})
	c.form = kit.NewForm(kit.FormOptions{}, kit.Row{Key: "field", Label: " ", Field: c.field, Hint: w.T("page.ownlist.column_hint")})
	c.object = container.New(rows{grow: 0}, c.table, c.form)
	return c
}

// taken is what a column is taken for.
func (c *columns) taken(l listColumn) string {
	if field := c.p.work.mapping().Columns[l.at]; field != "" {
		return c.named(field)
	}
	return c.p.w.T("page.ownlist.not_read")
}

// named is a field in words. What the list is of goes without saying.
func (c *columns) named(field string) string {
	of := map[string]string{people: "person", events: "event", members: "member"}[c.p.work.kind()]
	if recordType, _, _ := strings.Cut(field, "."); recordType == of {
		return strings.TrimPrefix(c.p.w.ListField(field), c.p.w.T("type."+of)+": ")
	}
	return c.p.w.ListField(field)
}

// sure is how sure that is.
func (c *columns) sure(l listColumn) (string, fyne.ThemeColorName) {
	const high, fair = 0.85, 0.6
	m, w := c.p.work.mapping(), c.p.w
	switch sure := m.Confidence[l.at]; {
	case c.p.work.byHand[c.p.work.at()][l.at]:
		return w.T("page.ownlist.sure.hand"), ""
	case m.Columns[l.at] == "":
		return "", ""
	case m.Again:
		return w.T("page.ownlist.sure.again"), theme.ColorNameHeld
	case sure >= high:
		return w.T("page.ownlist.sure.high"), theme.ColorNameHeld
	case sure >= fair:
		return w.T("page.ownlist.sure.fair"), ""
	}
	return w.T("page.ownlist.sure.low"), theme.ColorNamePlanned
}

// fill lists the columns of the sheet that have anything in them.
func (c *columns) fill() {
	k := c.p.work
	m := k.mapping()
	c.all = c.all[:0]
	for i := range k.list.Sheets {
		sheet := &k.list.Sheets[i]
		if sheet.Name != k.sheet {
			continue
		}
		for at := range sheet.Width() {
			heading := oneLine(m.Headings[at])
			samples := samplesOf(k.list, i, at, m.FirstRow)
			if heading != "" || samples != "" || m.Columns[at] != "" {
				c.all = append(c.all, listColumn{at, heading, samples})
			}
		}
	}
	c.table.Select(-1)
	c.table.Reload()
	if len(c.all) > 0 {
		c.table.Select(0)
	}
	c.drawField()
}

// samplesOf are the first different values of a column below its heading. Rows
// with little else in them are titles and totals.
func samplesOf(l *exchange.List, sheet, column, first int) string {
	const most, looked, long = 3, 200, 40
	s := &l.Sheets[sheet]
	var out []string
	seen := 0
	for i := range s.Rows {
		row := &s.Rows[i]
		if row.Line < first || len(row.Cells) < 2 {
			continue
		}
		if seen++; seen > looked {
			break
		}
		text := []rune(oneLine(s.Text(row.Line, column)))
		if len(text) > long {
			text = append(text[:long-1], '…')
		}
		if len(text) > 0 && !slices.Contains(out, string(text)) {
			if out = append(out, string(text)); len(out) == most {
				break
			}
		}
	}
	return strings.Join(out, " · ")
}

func (c *columns) draw() {
	c.table.Reload()
	if !c.p.holdsKeys(c.field) {
		c.drawField()
	}
}

// current is the column under the cursor.
func (c *columns) current() (listColumn, bool) {
	i := c.table.Selected()
	if i < 0 || i >= len(c.all) {
		return listColumn{}, false
	}
	return c.all[i], true
}

// drawField shows what the column under the cursor is taken for.
func (c *columns) drawField() {
	l, ok := c.current()
	if !ok {
		return
	}
	name := letters(l.at)
	if l.heading != "" {
		name = c.p.w.T("page.ownlist.column_named", "letter", name, "heading", l.heading)
	}
	c.form.SetLabel("field", c.p.w.T("page.ownlist.column_is", "column", name))
	id := c.p.work.mapping().Columns[l.at]
	if id == "" {
		id = nothing
	}
	c.field.SetValue(kit.Option{ID: id, Label: c.taken(l)})
}

// offer lists what a column may hold; of a field that another column holds it
// says which.
func (c *columns) offer(text string) []kit.Option {
	m := c.p.work.mapping()
	where := map[string]int{}
	for at, field := range m.Columns {
		where[field] = at
	}
	options := []kit.Option{{ID: nothing, Label: c.p.w.T("page.ownlist.not_read")}}
	l, _ := c.current()
	for _, field := range exchange.ListFields(m.Kind) {
		o := kit.Option{ID: field, Label: c.named(field)}
		if at, ok := where[field]; ok && at != l.at {
			o.Hint = c.p.w.T("page.ownlist.held_by", "letter", letters(at))
		}
		options = append(options, o)
	}
	return c.p.maker.Filter(text, options)
}

// assign has the column under the cursor hold a field.
func (c *columns) assign(field string) {
	l, ok := c.current()
	if !ok {
		return
	}
	if field == nothing {
		field = ""
	}
	if c.p.work.mapping().Columns[l.at] == field {
		return
	}
	c.p.work.assign(l.at, field)
	c.table.Reload()
	if !c.p.holdsKeys(c.field) {
		c.drawField()
	}
	c.s.fillOutside()
	c.p.changed()
}

// onward goes back to the columns, to the next of them.
func (c *columns) onward() {
	if c.field.Problem() != "" {
		return
	}
	i := min(c.table.Selected()+1, len(c.all)-1)
	c.back()
	c.table.Select(i)
	c.drawField()
}

// back goes back to the columns, and leaves the one under the cursor as it is.
func (c *columns) back() { c.table.Focus() }

// holdsKeys reports whether the keys go to that field now.
func (p *Page) holdsKeys(field *kit.SearchSelect) bool {
	focused, ok := p.o.Window.Canvas().Focused().(*kit.SearchSelect)
	return ok && focused == field
}
