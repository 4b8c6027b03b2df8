package plan

import (
	"strconv"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/data"
)

// stop is a village that a trip passes, and the day on which it does.
type stop struct {
	number  int
	village string
	date    data.Date // 0 while the trip has no first day
	events  int       // that the trip has there already
}

// stopsOf are the trip's villages in their order.
func stopsOf(r *data.Trip) []stop {
	stops := make([]stop, len(r.Villages))
	for i, code := range r.Villages {
		stops[i] = stop{number: i + 1, village: code, date: r.StopDay(code)}
	}
	return stops
}

// draftAt is an event of the trip at one of its stops, with those who travel.
func (t *trips) draftAt(r *data.Trip, s stop) data.Event {
	e := t.p.draft(s.date)
	e.Trip, e.District, e.Village = r.ID, r.District, s.village
	e.Members, e.Responsible = append([]data.ID(nil), r.Members...), r.Responsible
	return e
}

// addEvent begins an event at a stop of the trip: the person chooses which
// where there are several.
func (t *trips) addEvent(r data.Trip) {
	stops := stopsOf(&r)
	switch len(stops) {
	case 0:
		t.p.o.NewEvent(t.draftAt(&r, stop{date: r.Start}))
		return
	case 1:
		t.p.o.NewEvent(t.draftAt(&r, stops[0]))
		return
	}
	if err := t.countEvents(&r, stops); err != nil {
		t.p.o.Fail(err)
		return
	}
	w := t.p.w
	var dialog *kit.Dialog
	table := kit.NewTable(kit.TableOptions[stop]{
		Columns: []kit.Column[stop]{
			{Title: w.T("page.plan.stop_number"), Width: 44, Align: fyne.TextAlignTrailing, Text: func(s stop) string { return strconv.Itoa(s.number) }},
			{Title: w.Field("event", "village"), Text: func(s stop) string { return t.p.maker.PlaceName(s.village) }},
			{Title: w.T("page.plan.stop_date"), Width: 170, Text: func(s stop) string { return w.Date(s.date.Time()) }},
			{Title: w.T("page.plan.stop_events"), Width: 150, Align: fyne.TextAlignTrailing, Text: func(s stop) string { return w.Int(s.events) }},
		},
		Count: func() int { return len(stops) },
		Row:   func(i int) (stop, bool) { return stops[i], true },
		OnOpened: func(i int) {
			dialog.Close()
			t.p.o.NewEvent(t.draftAt(&r, stops[i]))
		},
	})
	dialog = kit.ShowDialog(t.p.o.Window, kit.DialogOptions{
		Title: w.T("page.plan.stop_title"), Content: withHeight(table, 240), Cancel: w.T("button.cancel"), Width: 620,
	})
	for _, s := range stops {
		if s.events == 0 { // the first that has nothing yet
			table.Select(s.number - 1)
			break
		}
	}
	table.Focus()
}

func (t *trips) countEvents(r *data.Trip, stops []stop) error {
	events, err := t.p.o.Records.Events(t.p.ctx, data.EventQuery{Project: r.Project, Trip: r.ID})
	if err != nil {
		return err
	}
	for i := range stops {
		for _, e := range events {
			if e.Village == stops[i].village {
				stops[i].events++
			}
		}
	}
	return nil
}
