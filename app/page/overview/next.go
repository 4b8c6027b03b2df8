package overview

import (
	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/data"
)

func (p *Page) drawNext() {
	n := &p.now
	overdue := n.overdue[:min(len(n.overdue), overdueShown)]
	rows := make([]fyne.CanvasObject, 0, len(overdue)+len(n.upcoming))
	for i := range overdue {
		rows = append(rows, p.eventRow(&overdue[i], true))
	}
	for i := range n.upcoming {
		rows = append(rows, p.eventRow(&n.upcoming[i], false))
	}
	p.next.set(rows)

	p.later.Hide()
	if more := len(n.overdue) - len(overdue); more > 0 {
		p.later.SetText(p.w.N("page.overview.more_overdue", more))
		p.later.Show()
	}
	p.drawNothingNext()
}

// drawNothingNext says what to do where no event stands ahead.
func (p *Page) drawNothingNext() {
	if len(p.now.upcoming) > 0 || len(p.now.overdue) > 0 {
		p.planned.Hide()
		return
	}
	o := kit.EmptyOptions{
		Text:   p.w.T("page.overview.nothing_next"),
		Action: p.w.T("page.overview.plan_event"),
		Run:    func() { p.o.NewEvent(p.now.firstDay(), "") },
	}
	if !p.now.events {
		o.Title, o.Text = p.w.T("page.overview.no_events_title"), p.w.T("page.overview.no_events")
		o.Action = p.w.T("page.overview.plan_visit")
	}
	p.planned.Set(o)
	p.planned.Show()
}

// eventRow is day, time and type, then village and title, and that the event
// is still unmarked.
func (p *Page) eventRow(e *data.Event, overdue bool) fyne.CanvasObject {
	day, kind := e.Date.Time(), p.w.Choice("event_type", e.Kind)
	when := p.w.DayMonth(day) + ", " + p.w.Weekday(day.Weekday()) + dot
	if e.Start != "" {
		when += string(e.Start) + dot
	}
	where := p.where(e)
	if e.Title != "" && e.Title != kind {
		where += dot + e.Title
	}
	parts := []fyne.CanvasObject{kit.NewBody(when + kind), kit.NewHeading(3, where)}
	if overdue {
		parts = append(parts, kit.NewText(p.w.T("page.overview.overdue"), kit.Attention))
	}
	return kit.NewStack(1, parts...)
}

// openNext opens the event in that row.
func (p *Page) openNext(i int) {
	overdue := min(len(p.now.overdue), overdueShown)
	if i < overdue {
		p.o.OpenEvent(p.now.overdue[i].ID)
		return
	}
	p.o.OpenEvent(p.now.upcoming[i-overdue].ID)
}
