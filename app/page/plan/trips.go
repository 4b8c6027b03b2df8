package plan

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// trips are the journeys that pass several villages, the newest first.
type trips struct {
	p       *Page
	list    []data.Trip
	members []data.Member
	table   *kit.Table[data.Trip]
	edit    *kit.Button // these need a selected trip
	stop    *kit.Button
	past    *kit.Button
	form    *tripForm // the one that stands open, or nil
	content *fyne.Container
}

func newTrips(p *Page) *trips {
	t := &trips{p: p}
	w := p.w
	field := func(key string) string { return w.Field("trip", key) }
	t.table = kit.NewTable(kit.TableOptions[data.Trip]{
		Columns: []kit.Column[data.Trip]{
			{Title: w.T("page.plan.trip_days"), Width: 190, Text: func(r data.Trip) string { return p.days(r.Start, r.End) }},
			{Title: field("title"), Weight: 3, Text: func(r data.Trip) string { return r.Title }},
			{
				Title: field("status"), Width: 150,
				Text:   func(r data.Trip) string { return w.Choice("status", r.Status) },
				Colour: func(r data.Trip) fyne.ThemeColorName { return colourOf(r.Status) },
			},
			{Title: field("villages"), Weight: 4, Text: t.route},
			{Title: field("responsible"), Weight: 2, Text: func(r data.Trip) string { return r.Responsible }},
		},
		Count: func() int { return len(t.list) },
		Row: func(i int) (data.Trip, bool) {
			if i >= len(t.list) {
				return data.Trip{}, false
			}
			return t.list[i], true
		},
		OnSelected: func(int) { p.bar.show() },
		OnOpened:   func(i int) { t.open(t.list[i]) },
		OnDelete:   func(i int) { t.askDelete(t.list[i]) },
		Empty: kit.EmptyOptions{
			Icon: theme.ColoredIcon(theme.IconTrip, theme.ColorNameMuted), Title: w.T("page.plan.no_trips_title"),
			Text: w.T("page.plan.no_trips"), Action: w.T("page.plan.trip_new"), Run: t.add,
		},
	})
	add := kit.NewButton(kit.ButtonOptions{Text: w.T("page.plan.trip_new"), Run: t.add})
	t.edit = kit.NewButton(kit.ButtonOptions{Text: w.T("page.plan.trip_edit"), Run: t.selected(t.open)})
	t.stop = kit.NewButton(kit.ButtonOptions{Text: w.T("page.plan.trip_stop"), Run: t.selected(t.addEvent)})
	t.past = p.history.Button(p.past)
	t.content = &fyne.Container{Layout: rows{}, Objects: []fyne.CanvasObject{container.NewHBox(add, t.edit, t.stop, t.past), t.table}}
	return t
}

// route names the stops in their order.
func (t *trips) route(r data.Trip) string {
	names := make([]string, len(r.Villages))
	for i, code := range r.Villages {
		names[i] = t.p.maker.PlaceName(code)
	}
	return strings.Join(names, " – ")
}

// selected does something with the trip that is selected.
func (t *trips) selected(do func(data.Trip)) func() {
	return func() {
		if i := t.table.Selected(); i >= 0 {
			do(t.list[i])
		}
	}
}

func (t *trips) object() fyne.CanvasObject { return t.content }
func (t *trips) focus()                    { t.table.Focus() }

// draft is an event at the first stop of the selected trip, or on the day.
func (t *trips) draft() data.Event {
	i := t.table.Selected()
	if i < 0 || i >= len(t.list) {
		return t.p.draft(t.p.day)
	}
	if stops := stopsOf(&t.list[i]); len(stops) > 0 {
		return t.draftAt(&t.list[i], stops[0])
	}
	return t.draftAt(&t.list[i], stop{date: t.list[i].Start})
}

func (t *trips) load() error {
	p := t.p
	all, err := p.o.Records.Trips(p.ctx, p.project.ID)
	if err != nil {
		return err
	}
	if t.members, err = p.o.Records.Members(p.ctx, p.project.ID); err != nil {
		return err
	}
	id := data.ID{}
	if i := t.table.Selected(); i >= 0 && i < len(t.list) {
		id = t.list[i].ID
	}
	t.list = nil
	for _, r := range all {
		if d := p.o.Settings.District; d == "" || r.District == d {
			t.list = append(t.list, r)
		}
	}
	t.table.Reload()
	t.choose(id)
	return nil
}

// choose selects the trip with that id, else the first.
func (t *trips) choose(id data.ID) {
	at := min(0, len(t.list)-1)
	for i := range t.list {
		if t.list[i].ID == id {
			at = i
		}
	}
	t.table.Select(at)
	for _, b := range []*kit.Button{t.edit, t.stop, t.past} {
		if at < 0 {
			b.Disable()
		} else {
			b.Enable()
		}
	}
}

// add begins a trip on the selected day.
func (t *trips) add() {
	t.open(data.Trip{
		Project: t.p.project.ID, District: t.p.o.Settings.District, Status: data.Planned, Start: t.p.day,
	})
}

func (t *trips) open(r data.Trip) { t.form = showTrip(t, r) }

// title is what a sentence calls the trip.
func (t *trips) title(r *data.Trip) string {
	if r.Title == "" {
		return t.p.w.T("page.plan.trip_unnamed")
	}
	return r.Title
}

// saved shows the trip that was written.
func (t *trips) saved(r *data.Trip) {
	t.p.o.Say(t.p.w.T("page.plan.trip_saved", "title", t.title(r)))
	if t.p.read() {
		t.choose(r.ID)
		t.focus()
		t.p.bar.show()
	}
}

// askDelete deletes the trip once the person has said so. Its events stay and
// belong to none.
func (t *trips) askDelete(r data.Trip) {
	p := t.p
	events, err := p.o.Records.Events(p.ctx, data.EventQuery{Project: r.Project, Trip: r.ID})
	if err != nil {
		p.o.Fail(err)
		return
	}
	detail := ""
	if len(events) > 0 {
		detail = p.w.N("page.plan.trip_delete_events", len(events))
	}
	kit.Confirm(p.o.Window, kit.MessageOptions{
		Title:  p.w.T("page.plan.trip_delete_title"),
		Text:   p.w.T("page.plan.trip_delete_text", "days", p.days(r.Start, r.End), "title", t.title(&r)),
		Detail: detail, Danger: true,
		OK: p.w.T("button.delete"), Cancel: p.w.T("button.cancel"),
		OnOK: func() {
			if err := t.remove(&r, events); err != nil {
				p.o.Fail(err)
				return
			}
			p.o.Say(p.w.T("page.plan.deleted", "title", t.title(&r)))
			p.read()
			t.focus()
		},
	})
}

// remove takes the events out of the trip first: none may name one that is
// gone.
func (t *trips) remove(r *data.Trip, events []data.Event) error {
	changed := make([]data.Record, len(events))
	for i := range events {
		events[i].Trip = data.ID{}
		changed[i] = &events[i]
	}
	if err := t.p.o.Records.Save(t.p.ctx, data.ActionEdit, changed...); err != nil {
		return err
	}
	return t.p.o.Records.Delete(t.p.ctx, r)
}
