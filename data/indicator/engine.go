// Package indicator counts: how far each indicator of a project has come by a
// day, in one district or in all, what its plan asks for by then, and which
// events are the proof.
//
// It is arithmetic over records that somebody else has read. It must never
// know the database, the clock, the window, or any word of a language; what
// lies where it asks of data.Places.
package indicator

import (
	"bytes"
	"cmp"
	"maps"
	"slices"

	"sapar/data"
)

// Query asks for progress in one district, or in the whole project.
type Query struct {
	District string      // code; "" for the whole project
	Period   data.Period // for PeriodPlan and PeriodFact
	On       data.Date   // the last day counted
}

// Row is one district's progress.
type Row struct {
	District string          // code
	Progress []data.Progress // in the order of the indicators
}

// Engine has the held events of one project sorted by what they count for, so
// that it can be asked many times. It keeps what the records said when it was
// made, never changes, and may be asked from several goroutines.
type Engine struct {
	items     []item
	own       []string // codes of the districts that the project covers
	districts []string // own, then others in which an event was held
}

// item is one indicator with all that its progress is made of.
type item struct {
	indicator data.Indicator
	terms     terms
	count     ledger // nil for a kind that is not counted yet
}

// New sorts the project's held events by the indicators that they count for;
// events of other projects and those not held are passed over. The order of
// the events does not matter, that of the indicators is the order of the
// answers.
func New(p *data.Project, list []data.Indicator, events []data.Event, places data.Places) *Engine {
	e := &Engine{items: make([]item, len(list))}
	for _, d := range places.Districts(p.Region, p.WithCity) {
		e.own = append(e.own, d.Code)
	}
	held := heldEvents(p, events)
	e.districts = withOthers(e.own, held)

	named := make(map[data.ID]*sums, len(list))
	covers := newCoverage(e.own, held, places)
	for n := range list {
		it := &e.items[n]
		it.indicator = list[n]
		it.terms = newTerms(&it.indicator, p)
		switch it.indicator.Kind {
		case data.CountEvents, data.CountHandouts:
			s := &sums{of: &it.indicator, marks: byDistrict{}}
			it.count, named[it.indicator.ID] = s, s
		case data.CountCoverage:
			it.count = covers.of(it.indicator.Level)
		}
	}
	for _, event := range held {
		for n, id := range event.Indicators {
			if s := named[id]; s != nil && !slices.Contains(event.Indicators[:n], id) {
				s.add(event)
			}
		}
	}
	return e
}

// heldEvents are those that can count at all, by date, those of one day by id.
func heldEvents(p *data.Project, events []data.Event) []*data.Event {
	var held []*data.Event
	for n := range events {
		if e := &events[n]; e.Status == data.Held && e.Project == p.ID {
			held = append(held, e)
		}
	}
	slices.SortFunc(held, func(a, b *data.Event) int {
		if a.Date != b.Date {
			return cmp.Compare(a.Date, b.Date)
		}
		return bytes.Compare(a.ID[:], b.ID[:])
	})
	return held
}

// withOthers adds the districts that the project does not cover but an event
// was held in: what the whole counts must be found in some row.
func withOthers(own []string, held []*data.Event) []string {
	others := map[string]bool{}
	for _, e := range held {
		if e.District != "" && !slices.Contains(own, e.District) {
			others[e.District] = true
		}
	}
	return append(slices.Clone(own), slices.Sorted(maps.Keys(others))...)
}

// Measure returns every indicator's progress as the query asks, in the order
// of the indicators.
func (e *Engine) Measure(q Query) []data.Progress {
	list := make([]data.Progress, len(e.items))
	for n := range e.items {
		list[n] = e.progress(&e.items[n], q)
	}
	return list
}

// ByDistrict returns every district's progress and that of the whole project.
// The districts stand in the order of data.Places; behind them stands any
// other district in which an event was held, so that the rows of events and
// handouts always add up to the whole.
func (e *Engine) ByDistrict(period data.Period, on data.Date) (districts []Row, whole []data.Progress) {
	for _, code := range e.districts {
		districts = append(districts, Row{code, e.Measure(Query{code, period, on})})
	}
	return districts, e.Measure(Query{Period: period, On: on})
}

func (e *Engine) progress(it *item, q Query) data.Progress {
	plan := e.plan(it, q.District)
	due := func(day data.Date) int { return it.terms.due(plan, day) }
	p := data.Progress{
		Indicator:  it.indicator,
		District:   q.District,
		On:         q.On,
		Plan:       plan,
		PlanToDate: due(q.On),
		PeriodPlan: max(0, due(q.Period.To)-due(q.Period.From.AddDays(-1))),
		MonthsLeft: monthsLeft(q.On, it.terms.to),
		Counted:    it.count != nil,
	}
	if p.Counted {
		upTo := data.Period{From: it.terms.from, To: min(it.terms.to, q.On)}
		p.Fact, p.PeriodFact, p.Events = it.count.count(q.District, upTo, q.Period)
	}
	return p
}

// plan is what the indicator asks of a district, or of the whole project where
// the district is "". A project of one district asks all of it there.
func (e *Engine) plan(it *item, district string) int {
	own := slices.Contains(e.own, district)
	switch {
	case district == "", own && len(e.own) == 1:
		return it.terms.plan
	case total(it.indicator.ByDistrict) > 0:
		return it.indicator.ByDistrict[district]
	case own && it.indicator.Kind == data.CountCoverage && it.indicator.Level == string(data.District):
		return min(1, it.terms.plan)
	}
	return 0
}
