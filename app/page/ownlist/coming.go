package ownlist

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/exchange"
	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// coming is the tab of what would come of the list: how many records of which
// type, the rows as they were understood, wrong cells, rows that are no data,
// and what a person should know.
type coming struct {
	p      *Page
	counts *kit.Text
	views  *kit.Segments
	view   int

	understood map[string]*kit.Table[listRow] // by kind of list
	wrong      *listing[data.CellProblem]
	skipped    *listing[skippedRow]
	notices    *listing[data.Notice]
	body       *fyne.Container
	object     *fyne.Container
}

// What a row was read as, and a row that is no data.
type (
	listRow    = exchange.ListRow
	skippedRow = exchange.ListSkipped
)

// What is looked at.
const (
	rowsView = iota
	wrongView
	skippedView
	noticesView
)

func newComing(p *Page) *coming {
	c := &coming{p: p, counts: kit.NewBody(""), understood: map[string]*kit.Table[listRow]{}}
	w := p.w
	c.views = kit.NewSegments([]string{" ", " ", " ", " "}, c.turn)
	row := w.T("page.ownlist.column.row")
	c.wrong = newListing([]kit.Column[data.CellProblem]{
		{Title: w.T("receipt.cell"), Width: max(textWidth("AA0000"), titleWidth(w.T("receipt.cell"))), Text: func(c data.CellProblem) string { return c.Cell }},
		{Title: w.T("receipt.text"), Text: func(c data.CellProblem) string { return oneLine(c.Text) }},
		{Title: w.T("receipt.problem"), Weight: 2.6, Text: func(c data.CellProblem) string { return w.CellProblem(c, p.o.Places) }},
		{Title: w.T("receipt.proposal"), Text: func(c data.CellProblem) string { return c.Proposal }},
	}, func(c data.CellProblem) string { return join(": ", c.Cell, p.aboutCell(c)) }, w.T("page.ownlist.no_wrong"))
	c.skipped = newListing([]kit.Column[skippedRow]{
		{Title: row, Width: max(textWidth("00000"), titleWidth(row)), Align: fyne.TextAlignTrailing, Text: func(s skippedRow) string { return strconv.Itoa(s.Line) }},
		{Title: w.T("page.ownlist.column.why"), Text: func(s skippedRow) string { return w.Choice("skipped", s.Why) }},
		{Title: w.T("receipt.text"), Weight: 3, Text: func(s skippedRow) string { return oneLine(s.Text) }},
	}, func(s skippedRow) string { return oneLine(s.Text) }, w.T("page.ownlist.no_skipped"))
	say := func(n data.Notice) string { return w.Notice(n, p.o.Places) }
	c.notices = newListing([]kit.Column[data.Notice]{{Title: w.T("page.ownlist.column.notice"), Text: say}}, say, w.T("page.ownlist.no_notices"))
	c.body = container.NewStack()
	c.object = container.New(rows{grow: 2}, c.counts, c.views, c.body)
	return c
}

func (c *coming) content() fyne.CanvasObject { return c.object }

func (c *coming) title() string {
	return c.p.w.T("page.ownlist.tab.coming") + c.p.number(len(c.p.try.result.Preview.Rows))
}

func (c *coming) draw() {
	w, result := c.p.w, &c.p.try.result
	c.counts.SetText(c.p.byType(&result.Report))
	show(c.counts, c.counts.Text() != "")
	c.views.SetTitles(
		w.T("page.ownlist.view.rows")+c.p.number(len(result.Preview.Rows)), w.T("page.ownlist.view.wrong")+c.p.number(len(result.Report.Problems)),
		w.T("page.ownlist.view.skipped")+c.p.number(len(result.Preview.Skipped)), w.T("page.ownlist.view.notices")+c.p.number(len(result.Report.Notices)))
	c.wrong.set(result.Report.Problems)
	c.skipped.set(result.Preview.Skipped)
	c.notices.set(result.Report.Notices)
	c.open(c.view)
}

// byType says how many records of each type would come as what.
func (p *Page) byType(f *data.FileReport) string {
	w := p.w
	var lines []string
	for _, of := range data.Types() {
		var n data.MergeCount
		for key, count := range f.Counts {
			if key.Type == of.Key {
				n.Add(count)
			}
		}
		if n == (data.MergeCount{}) {
			continue
		}
		line := w.T("page.ownlist.of_type", "type", w.T("sheet.name."+of.Key), "new", w.Int(n.New), "changed", w.Int(n.Changed), "same", w.Int(n.Same))
		for _, more := range []struct {
			key string
			n   int
		}{{"page.ownlist.sum_waiting", n.Wrong}, {"page.ownlist.sum_conflicts", n.Conflicts}, {"page.ownlist.sum_held", n.Held}} {
			if more.n > 0 {
				line += " · " + w.T(more.key, "n", w.Int(more.n))
			}
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func (c *coming) turn(view int) { c.open(view) }

func (c *coming) open(view int) {
	c.view = view
	c.views.Select(view)
	object := map[int]fyne.CanvasObject{wrongView: c.wrong.object, skippedView: c.skipped.object, noticesView: c.notices.object}[view]
	if view == rowsView {
		t := c.table()
		t.Reload()
		object = t
	}
	if len(c.body.Objects) != 1 || c.body.Objects[0] != object {
		c.body.Objects = []fyne.CanvasObject{object}
	}
	c.body.Refresh()
	c.object.Refresh()
}

// focus goes to what most needs a person.
func (c *coming) focus() {
	switch {
	case c.view == wrongView && len(c.wrong.rows) > 0:
		c.wrong.table.Focus()
	case c.view == rowsView && len(c.p.try.result.Preview.Rows) > 0:
		c.table().Focus()
	default:
		kit.Focus(c.views)
	}
}

// table is that of the rows as they were understood, which has other columns
// for each kind of list.
func (c *coming) table() *kit.Table[listRow] {
	kind := c.p.work.kind()
	if c.understood[kind] == nil {
		c.understood[kind] = kit.NewTable(kit.TableOptions[listRow]{
			Columns: c.columnsOf(kind),
			Count:   func() int { return len(c.p.try.result.Preview.Rows) },
			Row: func(i int) (listRow, bool) {
				all := c.p.try.result.Preview.Rows
				if i >= len(all) {
					return listRow{}, false
				}
				return all[i], true
			},
			Empty: kit.EmptyOptions{Text: c.p.w.T("page.ownlist.no_rows")},
		})
	}
	return c.understood[kind]
}

func (c *coming) columnsOf(kind string) []kit.Column[listRow] {
	p, w := c.p, c.p.w
	row, state := w.T("page.ownlist.column.row"), w.T("page.ownlist.column.state")
	first := kit.Column[listRow]{
		Title: row, Width: max(textWidth("00000"), titleWidth(row)), Align: fyne.TextAlignTrailing,
		Text: func(r listRow) string { return strconv.Itoa(r.Line) },
	}
	last := kit.Column[listRow]{
		Title: state, Width: max(titleWidth(state), textWidth(w.T("page.ownlist.waits")), textWidth(w.T("page.ownlist.twin", "row", "00000"))),
		Text: c.state, Colour: func(r listRow) fyne.ThemeColorName {
			if r.Waits {
				return theme.ColorNameCancelled
			}
			return theme.ColorNamePlanned
		},
	}
	born := w.T("page.ownlist.column.year")
	person := func(text func(*data.Person) string) func(listRow) string {
		return func(r listRow) string {
			if r.Person == nil {
				return ""
			}
			return text(r.Person)
		}
	}
	event := func(text func(*data.Event) string) func(listRow) string {
		return func(r listRow) string {
			if r.Event == nil {
				return ""
			}
			return text(r.Event)
		}
	}
	member := func(text func(*data.Member) string) func(listRow) string {
		return func(r listRow) string {
			if r.Member == nil {
				return ""
			}
			return text(r.Member)
		}
	}
	var own []kit.Column[listRow]
	switch kind {
	case people:
		own = []kit.Column[listRow]{
			{Title: w.Field("person", "name"), Weight: 1.5, Text: person(func(r *data.Person) string { return r.Name })},
			{Title: born, Width: max(textWidth("0000"), titleWidth(born)), Text: person(func(r *data.Person) string { return year(r.BirthYear) })},
			{Title: w.T("word.village"), Weight: 0.8, Text: person(func(r *data.Person) string { return p.place(r.Village) })},
			{Title: w.T("type.event"), Weight: 2, Text: event(p.event)},
		}
	case members:
		own = []kit.Column[listRow]{
			{Title: w.Field("member", "name"), Weight: 1.5, Text: member(func(r *data.Member) string { return r.Name })},
			{Title: w.Field("member", "specialty"), Text: member(func(r *data.Member) string { return w.Choice("field", r.Specialty) })},
			{Title: w.Field("member", "organisation"), Text: member(func(r *data.Member) string { return join(", ", r.Organisation, r.Position) })},
			{Title: w.T("word.district"), Text: member(func(r *data.Member) string { return p.place(r.District) })},
		}
	default:
		present := w.T("page.ownlist.column.present")
		own = []kit.Column[listRow]{
			{Title: w.T("word.date"), Width: textWidth("00.00.0000"), Text: event(func(e *data.Event) string { return p.date(e.Date) })},
			{Title: w.Field("event", "kind"), Weight: 0.9, Text: event(func(e *data.Event) string { return w.Choice("event_type", e.Kind) })},
			{Title: w.Field("event", "title"), Weight: 1.6, Text: event(func(e *data.Event) string { return e.Title })},
			{Title: w.T("word.village"), Weight: 0.8, Text: event(func(e *data.Event) string { return p.place(e.Village) })},
			{Title: present, Width: max(textWidth("000"), titleWidth(present)), Align: fyne.TextAlignTrailing, Text: event(func(e *data.Event) string {
				if e.Unlisted == 0 {
					return ""
				}
				return w.Int(e.Unlisted)
			})},
		}
	}
	return append(append([]kit.Column[listRow]{first}, own...), last)
}

// state is what is to be known of a row.
func (c *coming) state(r listRow) string {
	switch {
	case r.Waits:
		return c.p.w.T("page.ownlist.waits")
	case r.Twin > 0:
		return c.p.w.T("page.ownlist.twin", "row", strconv.Itoa(r.Twin))
	}
	return ""
}
