package plan

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
)

// list is the events of a month, or of all, as rows.
type list struct {
	p        *Page
	table    *kit.Table[data.Event]
	turnouts map[data.ID]data.Turnout
	title    *kit.Heading
	months   fyne.CanvasObject
	content  *fyne.Container
	sort     string // key of the column, see order
	down     bool
	cancel   task.Cancel // drops the counting that is under way
}

func newList(p *Page) *list {
	l := &list{p: p, title: kit.NewHeading(2, ""), sort: "date", cancel: func() {}}
	l.table = kit.NewTable(kit.TableOptions[data.Event]{
		Columns: l.columns(),
		Count:   func() int { return len(p.events) },
		Row: func(i int) (data.Event, bool) {
			if i >= len(p.events) {
				return data.Event{}, false
			}
			return p.events[i], true
		},
		OnSelected: func(i int) {
			p.day = p.events[i].Date
			p.bar.show()
		},
		OnOpened: func(i int) { p.o.OpenEvent(p.events[i].ID) },
		OnDelete: func(i int) { l.askDelete(p.events[i]) },
		OnSort: func(key string, down bool) {
			l.sort, l.down = key, down
			l.keepRow(l.order)
		},
	})
	l.table.SetSort(l.sort, l.down)
	previous := kit.NewButton(kit.ButtonOptions{Icon: theme.Icon(theme.IconArrowLeft), Quiet: true, Run: func() { p.turn(-1) }})
	next := kit.NewButton(kit.ButtonOptions{Icon: theme.Icon(theme.IconArrowRight), Quiet: true, Run: func() { p.turn(1) }})
	l.months = container.NewHBox(previous, next)
	l.content = &fyne.Container{Layout: rows{}, Objects: []fyne.CanvasObject{
		container.NewBorder(nil, nil, l.months, p.history.Button(p.past), l.title), l.table,
	}}
	return l
}

func (l *list) columns() []kit.Column[data.Event] {
	p, w := l.p, l.p.w
	field := func(key string) string { return w.Field("event", key) }
	columns := []kit.Column[data.Event]{
		{Title: field("date"), Sort: "date", Width: 92, Text: func(e data.Event) string { return w.Date(e.Date.Time()) }},
		{Title: w.T("page.plan.time"), Width: 68, Text: func(e data.Event) string { return string(e.Start) }},
		{Title: field("kind"), Sort: "kind", Weight: 3, Text: func(e data.Event) string { return w.Choice("event_type", e.Kind) }},
		{Title: field("title"), Weight: 4, Text: func(e data.Event) string { return e.Title }},
		{Title: field("village"), Sort: "village", Weight: 3, Text: func(e data.Event) string { return p.maker.PlaceName(e.Village) }},
	}
	if p.o.Settings.District == "" {
		columns = append(columns, kit.Column[data.Event]{
			Title: field("district"), Weight: 3, Text: func(e data.Event) string { return p.maker.PlaceName(e.District) },
		})
	}
	return append(columns,
		kit.Column[data.Event]{
			Title: field("status"), Sort: "status", Width: 140,
			Text:   func(e data.Event) string { return w.Choice("status", e.Status) },
			Colour: func(e data.Event) fyne.ThemeColorName { return colourOf(e.Status) },
		},
		kit.Column[data.Event]{
			Title: w.T("page.plan.turnout"), Sort: "turnout", Width: 110, Align: fyne.TextAlignTrailing, Text: l.turnout,
		},
		kit.Column[data.Event]{Title: w.T("page.plan.indicators"), Width: 92, Text: l.indicators})
}

func (l *list) object() fyne.CanvasObject { return l.content }
func (l *list) focus()                    { l.table.Focus() }
func (l *list) draft() data.Event         { return l.p.draft(l.p.day) }

// span is the first and last day in sight; zeros are all there are.
func (l *list) span() (from, to data.Date) {
	if l.p.bar.all.Value() {
		return 0, 0
	}
	from = data.NewDate(l.p.day.Year(), l.p.day.Month(), 1)
	return from, from.AddMonths(1).AddDays(-1)
}

func (l *list) load() error {
	p := l.p
	from, to := l.span()
	found, err := p.o.Records.Events(p.ctx, p.query(from, to))
	if err != nil {
		return err
	}
	l.keepRow(func() {
		p.events = p.bar.keep(found)
		l.order()
	})
	l.nearest()
	l.count(p.query(from, to))
	l.say(from)
	p.summarise(from)
	return nil
}

// count asks who came, away from the window: over a year of a whole region it
// takes its time.
func (l *list) count(q data.EventQuery) {
	p := l.p
	l.cancel()
	var counts map[data.ID]data.Turnout
	var err error
	l.cancel = p.o.Tasks.Background(
		func() { counts, err = p.o.Records.Turnouts(p.ctx, q) },
		func() {
			if err != nil {
				p.o.Fail(err)
				return
			}
			l.turnouts = counts
			if l.sort == "turnout" {
				l.keepRow(l.order)
				return
			}
			l.table.Reload()
		})
}

// keepRow lets the events change and stays on the one that was selected, or on
// the row in its place.
func (l *list) keepRow(change func()) {
	var id data.ID
	if i := l.table.Selected(); i >= 0 && i < len(l.p.events) {
		id = l.p.events[i].ID
	}
	change()
	l.table.Reload()
	for i := range l.p.events {
		if e := &l.p.events[i]; !id.IsZero() && e.ID == id {
			l.table.Select(i)
			return
		}
	}
	if i := l.table.Selected(); i >= 0 && !id.IsZero() {
		l.p.day = l.p.events[i].Date // another row is selected now
	}
}

// nearest selects the first row from the page's day on where none is selected.
func (l *list) nearest() {
	if l.table.Selected() >= 0 {
		return
	}
	at := slices.IndexFunc(l.p.events, func(e data.Event) bool { return e.Date >= l.p.day })
	if at < 0 {
		at = len(l.p.events) - 1
	}
	l.table.Select(at)
}

// say writes the heading, and what to do where there is nothing.
func (l *list) say(from data.Date) {
	w := l.p.w
	when := w.T("page.plan.whole_project")
	l.months.Hide()
	if from != 0 {
		when = i18n.Capital(w.MonthOf(from.Time()))
		l.months.Show()
	}
	l.title.SetText(when)
	if l.p.bar.filtering() {
		l.table.SetEmpty(kit.EmptyOptions{
			Title: w.T("page.plan.none_found_title"), Text: w.T("page.plan.none_found"),
			Action: w.T("page.plan.clear"), Run: func() { l.p.bar.clear(); l.focus() },
		})
		return
	}
	l.table.SetEmpty(kit.EmptyOptions{
		Title: w.T("page.plan.none_title", "when", when), Text: w.T("page.plan.none"),
		Action: w.T("page.plan.plan_event"), Run: func() { l.p.o.NewEvent(l.draft()) },
	})
}

// turnout is how many were expected and how many came, as far as it is known.
func (l *list) turnout(e data.Event) string {
	present := l.turnouts[e.ID].Total
	if e.Expected == 0 && present == 0 {
		return ""
	}
	expected := "–"
	if e.Expected > 0 {
		expected = l.p.w.Int(e.Expected)
	}
	if present == 0 && e.Status != data.Held {
		return expected
	}
	return expected + " / " + l.p.w.Int(present)
}

// indicators are the contract's numbers of those that the event serves.
func (l *list) indicators(e data.Event) string {
	var numbers []string
	for _, id := range e.Indicators {
		if n := l.p.numbers[id]; n > 0 {
			numbers = append(numbers, strconv.Itoa(n))
		}
	}
	return strings.Join(numbers, ", ")
}

// askDelete deletes the event once the person has said so.
func (l *list) askDelete(e data.Event) {
	p := l.p
	detail := ""
	came, err := p.o.Records.Turnouts(p.ctx, p.query(e.Date, e.Date))
	if err != nil {
		p.o.Fail(err)
		return
	}
	if n := came[e.ID].Total; n > 0 {
		detail = p.w.N("page.plan.delete_people", n)
	}
	kit.Confirm(p.o.Window, kit.MessageOptions{
		Title:  p.w.T("page.plan.delete_title"),
		Text:   p.w.T("page.plan.delete_text", "date", p.w.Date(e.Date.Time()), "title", e.Title),
		Detail: detail, Danger: true,
		OK: p.w.T("button.delete"), Cancel: p.w.T("button.cancel"),
		OnOK: func() {
			if err := p.o.Records.Delete(p.ctx, &e); err != nil {
				p.o.Fail(err)
				return
			}
			p.o.Say(p.w.T("page.plan.deleted", "title", e.Title))
			p.read()
			l.focus()
		},
	})
}
