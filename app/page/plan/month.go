package plan

import (
	"fyne.io/fyne/v2"

	"sapar/app/form"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
)

// month is the calendar, whose events have the colour of their status.
type month struct {
	p     *Page
	view  *kit.MonthView
	byDay map[data.Date][]int // indexes into the page's events
}

// monthLines is how many events a day shows at most.
const monthLines = 4

// longest is how many days an event is taken to last at most: one that began
// before the first day in sight is looked for so far back.
const longest = 31

func newMonth(p *Page) *month {
	m := &month{p: p}
	m.view = kit.NewMonthView(kit.MonthOptions{
		Words: form.DateWords(p.w), Today: kit.Day(p.today()), Lines: monthLines,
		Entries: m.entries,
		More:    func(n int) string { return p.w.T("page.plan.more", "n", p.w.Int(n)) },
		OnSelected: func(d kit.Day) {
			p.day = data.Date(d)
			p.bar.show()
		},
		OnOpened: func(d kit.Day) { m.open(data.Date(d)) },
		OnMonth: func(kit.Day) {
			// The month in sight is already the new one, and asks for its
			// entries when this returns.
			if err := m.read(); err != nil {
				p.o.Fail(err)
			}
		},
	})
	return m
}

func (m *month) object() fyne.CanvasObject { return m.view }
func (m *month) focus()                    { kit.Focus(m.view) }
func (m *month) draft() data.Event         { return m.p.draft(m.p.day) }

// load shows the month of the page's day.
func (m *month) load() error {
	m.view.Select(kit.Day(m.p.day))
	if err := m.read(); err != nil {
		return err
	}
	m.view.Reload()
	return nil
}

// read reads the events of the six weeks in sight.
func (m *month) read() error {
	p := m.p
	first, last := m.view.Span()
	found, err := p.o.Records.Events(p.ctx, p.query(data.Date(first).AddDays(-longest), data.Date(last)))
	if err != nil {
		return err
	}
	p.events = p.bar.keep(found)
	m.byDay = map[data.Date][]int{}
	for i := range p.events {
		e := &p.events[i]
		for day, n := e.Date, 0; day <= e.LastDay() && n <= longest; day, n = day.AddDays(1), n+1 {
			m.byDay[day] = append(m.byDay[day], i)
		}
	}
	year, number, _ := m.view.Month().Split()
	p.summarise(data.NewDate(year, number, 1))
	return nil
}

func (m *month) entries(d kit.Day) []kit.MonthEntry {
	indexes := m.byDay[data.Date(d)]
	if len(indexes) == 0 {
		return nil
	}
	list := make([]kit.MonthEntry, len(indexes))
	for n, i := range indexes {
		e := &m.p.events[i]
		// The village first: the room ends before the type does.
		text := m.p.where(e) + dot + m.p.w.Choice("event_type", e.Kind)
		if e.Start != "" && e.Date == data.Date(d) {
			text = string(e.Start) + " " + text
		}
		list[n] = kit.MonthEntry{Text: text, Colour: colourOf(e.Status)}
	}
	return list
}

// open lists a day's events, or begins one where there are none.
func (m *month) open(day data.Date) {
	var events []data.Event
	for _, i := range m.byDay[day] {
		events = append(events, m.p.events[i])
	}
	if len(events) == 0 {
		m.p.o.NewEvent(m.p.draft(day))
		return
	}
	m.p.showDay(day, events)
}

// showDay is the dialog with a day's events.
func (p *Page) showDay(day data.Date, events []data.Event) {
	var dialog *kit.Dialog
	table := kit.NewTable(kit.TableOptions[data.Event]{
		Columns: []kit.Column[data.Event]{
			{Title: p.w.T("page.plan.time"), Width: 100, Text: func(e data.Event) string { return hours(&e) }},
			{Title: p.w.Field("event", "kind"), Weight: 2, Text: func(e data.Event) string { return p.w.Choice("event_type", e.Kind) }},
			{Title: p.w.Field("event", "title"), Weight: 3, Text: func(e data.Event) string { return e.Title }},
			{Title: p.w.Field("event", "village"), Weight: 2, Text: func(e data.Event) string { return p.where(&e) }},
			{
				Title: p.w.Field("event", "status"), Width: 150,
				Text:   func(e data.Event) string { return p.w.Choice("status", e.Status) },
				Colour: func(e data.Event) fyne.ThemeColorName { return colourOf(e.Status) },
			},
		},
		Count: func() int { return len(events) },
		Row:   func(i int) (data.Event, bool) { return events[i], true },
		OnOpened: func(i int) {
			dialog.Close()
			p.o.OpenEvent(events[i].ID)
		},
	})
	at := day.Time()
	dialog = kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title:   p.w.DateLong(at) + ", " + p.w.Weekday(at.Weekday()),
		Content: withHeight(table, 220),
		OK:      p.w.T("page.plan.new_on_day"), Cancel: p.w.T("button.close"),
		Width: 820,
		OnOK: func() bool {
			dialog.Close()
			p.o.NewEvent(p.draft(day))
			return false // it is closed already: the new event has the keys
		},
	})
	table.Focus()
}

// summarise writes the line about the events of a month; zero is all of them.
func (p *Page) summarise(first data.Date) {
	when := p.w.T("page.plan.whole_project")
	if first != 0 {
		when = i18n.Capital(p.w.MonthOf(first.Time()))
	}
	planned, held, villages := 0, 0, map[string]bool{}
	for i := range p.events {
		e := &p.events[i]
		if first != 0 && e.Date.MonthKey() != first.MonthKey() {
			continue
		}
		switch e.Status {
		case data.Planned:
			planned++
		case data.Held:
			held++
		default:
			continue // moved or not held: nobody goes there
		}
		if e.Village != "" {
			villages[e.Village] = true
		}
	}
	p.summary.SetText(p.w.T("page.plan.summary", "when", when,
		"planned", p.w.Int(planned), "held", p.w.Int(held), "villages", p.w.Int(len(villages))))
}
