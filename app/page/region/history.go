package region

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
	"sapar/data"
)

// history is the dialog that shows how a record came to be: one line a field
// that a version changed, and under them where the selected one came from.
type history struct {
	p       *Page
	of      string
	changes []data.Change
	lines   []historyLine
	table   *kit.Table[historyLine]
	from    *fyne.Container
}

// historyLine is one field of one version.
type historyLine struct {
	change int    // index of its version
	first  bool   // of its version's lines
	field  string // "" where the version changed nothing
}

// Size of the dialog's content: the list, and what it shows of its selected
// line.
const historyWidth, historyHeight, fromHeight = 900, 230, 116

// showHistory opens the history of a record, whose name is the title.
func (p *Page) showHistory(of string, id data.ID, title string) {
	changes, err := p.o.Records.History(p.ctx, of, id)
	if err != nil {
		p.o.Fail(err)
		return
	}
	h := &history{p: p, of: of, changes: changes}
	for i := range changes {
		for n, key := range h.fields(&changes[i]) {
			h.lines = append(h.lines, historyLine{change: i, first: n == 0, field: key})
		}
	}
	h.table = h.newTable()
	h.from = kit.NewStack(2)
	kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title: p.w.T("page.region.history_of", "record", title), Width: historyWidth,
		Content: kit.NewStack(gap, newHigh(h.table, historyHeight), newHigh(container.NewVScroll(h.from), fromHeight)),
		Cancel:  p.w.T("button.close"),
	})
	h.table.Focus() // which selects the first line: earlier the list knows no height to scroll in
}

// fields are the keys of what a version changed, in the order in which people
// read them; those that only a newer program knows come last.
func (h *history) fields(c *data.Change) []string {
	var keys []string
	known := map[string]bool{data.DeletedField: true}
	if _, marks := c.Fields[data.DeletedField]; marks {
		keys = append(keys, data.DeletedField)
	}
	for _, f := range data.TypeByKey(h.of).Fields {
		known[f.Key] = true
		if _, changed := c.Fields[f.Key]; changed {
			keys = append(keys, f.Key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(c.Fields)) {
		if !known[key] {
			keys = append(keys, key)
		}
	}
	if len(keys) == 0 {
		keys = []string{""}
	}
	return keys
}

func (h *history) newTable() *kit.Table[historyLine] {
	p, w := h.p, h.p.w
	change := func(l historyLine) *data.Change { return &h.changes[l.change] }
	once := func(of func(*data.Change) string) func(historyLine) string {
		return func(l historyLine) string {
			if !l.first {
				return ""
			}
			return of(change(l))
		}
	}
	return kit.NewTable(kit.TableOptions[historyLine]{
		Columns: []kit.Column[historyLine]{
			{Title: w.T("page.region.column_when"), Width: 138, Text: once(func(c *data.Change) string { return p.at(c.Writer.At) })},
			{Title: w.T("page.region.column_who"), Weight: 1.3, Text: once(func(c *data.Change) string { return join(", ", c.Writer.Author, p.who(c.Writer)) })},
			{Title: w.T("page.region.column_field"), Weight: 1.3, Text: h.heading},
			{Title: w.T("page.region.column_was"), Text: func(l historyLine) string { return h.cell(l, change(l).Before) }},
			{Title: w.T("page.region.column_became"), Text: func(l historyLine) string { return h.cell(l, change(l).Fields) }},
		},
		Count: func() int { return len(h.lines) },
		Row: func(i int) (historyLine, bool) {
			if i < 0 || i >= len(h.lines) {
				return historyLine{}, false
			}
			return h.lines[i], true
		},
		OnSelected: func(int) { h.drawFrom() },
	})
}

func (h *history) heading(l historyLine) string {
	if l.field == "" {
		return ""
	}
	return h.p.heading(h.of, l.field)
}

// cell is a field's content before or after a change.
func (h *history) cell(l historyLine, fields data.Fields) string {
	if l.field == data.DeletedField {
		return h.p.value(h.of, l.field, fields[l.field])
	}
	return shorten(h.p.plain(h.of, l.field, fields[l.field]), longLabel)
}

// drawFrom writes who made the selected change, where it came from and what it
// was, in full.
func (h *history) drawFrom() {
	i := h.table.Selected()
	if i < 0 || i >= len(h.lines) {
		return
	}
	l, w := h.lines[i], h.p.w
	c := &h.changes[l.change]
	action := ""
	if key := "page.region.action." + c.Writer.Action; w.Has(key) {
		action = w.T(key)
	}
	rows := []fyne.CanvasObject{kit.NewBody(join(" · ", action, h.p.who(c.Writer), h.p.signed(c.Writer)))}
	for j := range c.Came {
		if c.Writer.Here {
			break // it was written here, whatever brought it back
		}
		rows = append(rows, kit.NewText(h.came(&c.Came[j], l.field), kit.Neutral))
	}
	if l.field != "" {
		rows = append(rows, kit.NewBody(w.T("page.region.changed", "field", h.heading(l),
			"was", shorten(h.p.value(h.of, l.field, c.Before[l.field]), longValue),
			"became", shorten(h.p.value(h.of, l.field, c.Fields[l.field]), longValue))))
	}
	if c.Partial {
		rows = append(rows, kit.NewText(w.T("page.region.partial"), kit.Neutral))
	}
	h.from.Objects = rows
	h.from.Refresh()
}

// came says in which file a change stood, and where in it.
func (h *history) came(c *data.Came, field string) string {
	w := h.p.w
	text := w.T("page.region.came_file", "file", c.File.Source.Name)
	if c.Sheet != "" {
		text = join(", ", text, w.T("page.region.came_sheet", "sheet", c.Sheet))
	}
	switch cell := c.Cells[field]; {
	case cell != "":
		text = join(", ", text, w.T("page.region.came_cell", "cell", cell))
	case c.Line > 0:
		text = join(", ", text, w.T("page.region.came_line", "line", c.Line))
	}
	return text
}
