package plan

import (
	"time"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/data"
)

// bar is what stands above every view: which one it is, a new event, and the
// filter.
type bar struct {
	p       *Page
	object  *fyne.Container
	views   *kit.Segments
	add     *kit.Button
	propose *kit.Button
	status  *kit.Choice
	kind    *kit.Choice
	village *kit.Entry
	all     *kit.Check // all months, in the list
	filters *fyne.Container
}

// typing is how long the filter waits for the next letter.
const typing = 200 * time.Millisecond

func newBar(p *Page) *bar {
	b := &bar{p: p}
	b.views = kit.NewSegments(
		[]string{p.w.T("page.plan.view_month"), p.w.T("page.plan.view_list"), p.w.T("page.plan.view_trips")},
		b.turn)
	b.add = kit.NewButton(kit.ButtonOptions{Text: "-", Primary: true, Run: func() { p.o.NewEvent(p.Draft()) }})
	b.propose = kit.NewButton(kit.ButtonOptions{Text: kit.Named(p.w.T("page.plan.propose"), proposeKey), Run: p.propose})
	if p.o.Propose == nil {
		b.propose.Hide()
	}
	changed := func(string) { p.read() }
	b.status = kit.NewChoice(kit.ChoiceOptions{
		Options: p.maker.Codes("status"), Empty: p.w.T("page.plan.all_statuses"), OnChanged: changed,
	})
	b.kind = kit.NewChoice(kit.ChoiceOptions{
		Options: p.maker.Codes("event_type"), Empty: p.w.T("page.plan.all_kinds"), OnChanged: changed,
	})
	quiet := p.o.Tasks.Debounce(typing)
	b.village = kit.NewEntry(kit.EntryOptions{
		Placeholder: p.w.T("page.plan.village"),
		OnChanged:   func(string) { quiet(func() { p.read() }) },
		OnEnter:     func() { quiet(nil); p.read(); p.view.focus() },
		OnEscape:    func() { quiet(nil); b.clear() },
	})
	b.all = kit.NewCheck(kit.CheckOptions{Label: p.w.T("page.plan.all_months"), OnChanged: func(bool) { p.read() }})
	b.filters = &fyne.Container{
		Layout:  &line{widths: []float32{190, 240, 220}},
		Objects: []fyne.CanvasObject{b.status, b.kind, b.village, b.all},
	}
	b.object = kit.NewStack(gap,
		&fyne.Container{Layout: &line{right: true}, Objects: []fyne.CanvasObject{b.views, b.propose, b.add}},
		b.filters)
	return b
}

// turn goes to the view of that segment and keeps the keys on the segments.
func (b *bar) turn(i int) {
	b.p.look(b.p.views[i])
	kit.Focus(b.views)
}

// arrange shows what the view in sight has use for.
func (b *bar) arrange() {
	for i, v := range b.p.views {
		if v == b.p.view {
			b.views.Select(i)
		}
	}
	b.filters.Show()
	b.all.Hide()
	switch b.p.view {
	case b.p.list:
		b.all.Show()
	case b.p.trips:
		b.filters.Hide()
	}
	b.object.Refresh()
}

// show says for which day the button plans.
func (b *bar) show() {
	b.add.SetText(b.p.w.T("page.plan.new_event", "date", b.p.w.Date(b.p.Draft().Date.Time())))
	b.object.Refresh()
}

// clear takes every filter away.
func (b *bar) clear() {
	b.status.SetValue("")
	b.kind.SetValue("")
	b.village.SetValue("")
	b.p.read()
}

// filtering reports whether some events may be hidden.
func (b *bar) filtering() bool {
	return b.status.Value() != "" || b.kind.Value() != "" || b.village.Value() != ""
}

// keep returns the events that pass the filter.
func (b *bar) keep(events []data.Event) []data.Event {
	status, kind := b.status.Value(), b.kind.Value()
	words := b.p.maker.Split(b.village.Value())
	if !b.filtering() {
		return events
	}
	var kept []data.Event
	for _, e := range events {
		if (status == "" || e.Status == status) && (kind == "" || e.Kind == kind) && b.p.seek.named(e.Village, words) {
			kept = append(kept, e)
		}
	}
	return kept
}
