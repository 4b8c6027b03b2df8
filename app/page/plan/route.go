package plan

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/form"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// route is the part of a trip's form in which its villages are put in order and
// get their days, and events are added to them.
type route struct {
	f      *tripForm
	form   *kit.Form
	days   map[string]int64 // by village, as the person set them
	stops  []stop
	events map[string]int // by village, that the trip has already
	length int            // of the trip in days
	table  *kit.Table[stop]
	far    *kit.Text
	object fyne.CanvasObject
}

const routeHeight = 150

func newRoute(f *tripForm) *route {
	r := &route{f: f, far: kit.NewText("", kit.Neutral)}
	w, maker := f.t.p.w, f.t.p.maker
	r.table = kit.NewTable(kit.TableOptions[stop]{
		Columns: []kit.Column[stop]{
			{Title: w.T("page.plan.stop_number"), Width: 44, Align: fyne.TextAlignTrailing, Text: func(s stop) string { return strconv.Itoa(s.number) }},
			{Title: w.Field("event", "village"), Text: func(s stop) string { return maker.PlaceName(s.village) }},
			{Title: w.T("page.plan.stop_date"), Width: 200, Text: r.when},
			{Title: w.T("page.plan.stop_events"), Width: 150, Align: fyne.TextAlignTrailing, Text: func(s stop) string { return w.Int(s.events) }},
		},
		Count: func() int { return len(r.stops) },
		Row: func(i int) (stop, bool) {
			if i >= len(r.stops) {
				return stop{}, false
			}
			return r.stops[i], true
		},
		OnKey:    r.key,
		OnOpened: r.addEvent,
		MinRows:  3,
	})
	button := func(key string, icon theme.IconName, run func(i int)) fyne.CanvasObject {
		return kit.NewButton(kit.ButtonOptions{Text: w.T(key), Icon: theme.Icon(icon), Quiet: true, Run: func() {
			if i := r.table.Selected(); i >= 0 {
				run(i)
			}
		}})
	}
	buttons := container.NewHBox(
		button("page.plan.stop_up", theme.IconArrowUp, func(i int) { r.move(i, -1) }),
		button("page.plan.stop_down", theme.IconArrowDown, func(i int) { r.move(i, 1) }),
		button("page.plan.stop_earlier", theme.IconArrowLeft, func(i int) { r.setDay(i, r.dayOf(i)-1) }),
		button("page.plan.stop_later", theme.IconArrowRight, func(i int) { r.setDay(i, r.dayOf(i)+1) }),
		button("page.plan.stop_event", theme.IconEvent, r.addEvent))
	r.object = kit.NewStack(4, withHeight(r.table, routeHeight), buttons, r.far)
	return r
}

// row is the route's row in the form.
func (r *route) row() kit.Row {
	row := r.f.fields.Row("stop_days", form.Wide, form.Moving(r.show, r.read))
	row.Label, row.Field = r.f.t.p.w.T("page.plan.route"), r.object
	return row
}

// show takes the days over that the trip has.
func (r *route) show(v data.Value) {
	r.days = map[string]int64{}
	days, _ := v.(map[string]int64)
	for village, day := range days {
		r.days[village] = day
	}
}

// read are the days of the villages that the trip still passes.
func (r *route) read() data.Value {
	days := map[string]int64{}
	for _, village := range r.f.villages.IDs() {
		if day := r.days[village]; day > 0 {
			days[village] = day
		}
	}
	if len(days) == 0 {
		return nil
	}
	return days
}

// when is a stop's day of the trip, and its date.
func (r *route) when(s stop) string {
	w := r.f.t.p.w
	day := w.T("page.plan.stop_day", "n", w.Int(r.dayOf(s.number-1)))
	if s.date == 0 {
		return day
	}
	return day + dot + w.Date(s.date.Time())
}

// count counts the events that the trip has at its stops.
func (r *route) count() {
	trip := &r.f.before
	r.events = map[string]int{}
	if trip.ID.IsZero() {
		return
	}
	stops := stopsOf(trip)
	if err := r.f.t.countEvents(trip, stops); err != nil {
		r.f.t.p.o.Fail(err)
	}
	for _, s := range stops {
		r.events[s.village] = s.events
	}
}

// follow shows the stops of the trip as it stands, and how far it goes.
func (r *route) follow(trip *data.Trip) {
	p := r.f.t.p
	r.stops = stopsOf(trip)
	for i := range r.stops {
		r.stops[i].events = r.events[r.stops[i].village]
	}
	r.length = max(1, trip.Start.DaysUntil(trip.LastDay())+1)
	r.table.Reload()
	if r.table.Selected() < 0 {
		r.table.Select(0)
	}
	r.far.SetText(p.distance(trip))
	r.form.SetVisible("stop_days", len(r.stops) > 0)
}

// distance says how far a trip goes, in straight lines, and how many of its
// stops nobody has located; "" where there is nothing to measure.
func (p *Page) distance(trip *data.Trip) string {
	way := trip.Way(p.o.Places)
	text := ""
	if way.Kilometres >= 1 {
		key := "page.plan.way"
		if way.FromCentre {
			key = "page.plan.way_from_centre"
		}
		text = p.w.T(key, "km", p.w.Int(int(way.Kilometres+0.5)))
	}
	if way.Unknown > 0 {
		if text != "" {
			text += "; "
		}
		text += p.w.N("page.plan.way_unknown", way.Unknown)
	}
	return i18n.Capital(text)
}

// key sets the day of a stop by its digit.
func (r *route) key(i int, key fyne.KeyName) {
	if day, err := strconv.Atoi(string(key)); err == nil && day > 0 {
		r.setDay(i, day)
	}
}

// dayOf is on which day of the trip a stop is, from 1.
func (r *route) dayOf(i int) int {
	trip := r.f.draft()
	if trip.Start == 0 {
		return max(1, int(r.days[r.stops[i].village]))
	}
	return trip.Start.DaysUntil(r.stops[i].date) + 1
}

// setDay puts a stop on a day of the trip. From then on all stops stay on the
// days that they have, whatever is added before them.
func (r *route) setDay(i, day int) {
	r.keepDays()
	r.days[r.stops[i].village] = int64(max(1, min(day, r.length)))
	r.f.edited("stop_days")
}

func (r *route) keepDays() {
	for i, s := range r.stops {
		r.days[s.village] = int64(r.dayOf(i))
	}
}

// move takes a stop so many places along the way. The days stay with the
// places: who comes first comes on the first day.
func (r *route) move(i, by int) {
	to := i + by
	if to < 0 || to >= len(r.stops) {
		return
	}
	if len(r.days) > 0 {
		r.keepDays()
		a, b := r.stops[i].village, r.stops[to].village
		r.days[a], r.days[b] = r.days[b], r.days[a]
	}
	chosen := r.f.villages.Values()
	chosen[i], chosen[to] = chosen[to], chosen[i]
	r.f.villages.SetValues(chosen)
	r.table.Select(to)
	r.f.edited("villages")
}

// addEvent saves the trip and begins an event at the stop, on its day.
func (r *route) addEvent(i int) {
	village := r.stops[i].village
	t := r.f.t
	if !r.f.fields.Changed() && !r.f.before.ID.IsZero() {
		r.f.close()
	} else if !r.f.save() {
		return
	}
	trip := r.f.before
	t.p.o.NewEvent(t.draftAt(&trip, stop{village: village, date: trip.StopDay(village)}))
}
