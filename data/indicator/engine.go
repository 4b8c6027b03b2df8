// Package indicator counts: how far each indicator of a project has come by a
// day, in one district or in all, what its plan asks for by then, where it will
// end, and which records are the proof.
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

// Engine has the facts of one project sorted by what they count for, so that it
// can be asked many times. It keeps what the records said when it was made,
// never changes, and may be asked from several goroutines.
type Engine struct {
	*ground
	items     []item
	held      []*data.Event // by date, those of one day by id
	districts []string      // own, then others in which something happened
}

// item is one indicator with all that its progress is made of.
type item struct {
	indicator data.Indicator
	terms     terms
	count     ledger
	misfits   []*data.Event // that name it and fail a condition
}

// New sorts the project's facts by the indicators that they count for; what is
// of other projects and events not held are passed over. The order of the facts
// does not matter, that of the indicators is the order of the answers.
func New(f Facts, places data.Places) *Engine {
	e := &Engine{items: make([]item, len(f.Indicators)), held: heldEvents(&f)}
	var own []string
	for _, d := range places.Districts(f.Project.Region, f.Project.WithCity) {
		own = append(own, d.Code)
	}
	e.ground = newGround(&f, own, places)
	for n := range f.Indicators {
		it := &e.items[n]
		it.indicator = f.Indicators[n]
		it.terms = newTerms(&it.indicator, &f.Project, len(own))
	}
	e.enter(&f)
	e.districts = e.withOthers()
	return e
}

// heldEvents are those that can count at all.
func heldEvents(f *Facts) []*data.Event {
	var held []*data.Event
	for n := range f.Events {
		if e := &f.Events[n]; e.Status == data.Held && e.Project == f.Project.ID {
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

// withOthers are the project's districts and then those that it does not cover
// but an event was held or something counted in: what the whole counts must be
// found in some row.
func (e *Engine) withOthers() []string {
	others := map[string]bool{}
	for _, event := range e.held {
		others[event.District] = true
	}
	for n := range e.items {
		for district := range e.items[n].count.districts() {
			others[district] = true
		}
	}
	delete(others, "")
	for _, own := range e.own {
		delete(others, own)
	}
	return append(slices.Clone(e.own), slices.Sorted(maps.Keys(others))...)
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
// other district in which an event was held or something counted, so that the
// rows less their data.Overlap come to the whole.
func (e *Engine) ByDistrict(period data.Period, on data.Date) (districts []Row, whole []data.Progress) {
	for _, code := range e.districts {
		districts = append(districts, Row{code, e.Measure(Query{code, period, on})})
	}
	return districts, e.Measure(Query{Period: period, On: on})
}

// measureAll is the progress of the whole project, then of each district.
func (e *Engine) measureAll(period data.Period, on data.Date) []data.Progress {
	districts, all := e.ByDistrict(period, on)
	for _, row := range districts {
		all = append(all, row.Progress...)
	}
	return all
}

// Misfits returns the held events that name an indicator and do not count for
// it, with the conditions that each fails.
func (e *Engine) Misfits(indicator data.ID) []data.Misfit {
	var out []data.Misfit
	for n := range e.items {
		if it := &e.items[n]; it.indicator.ID == indicator {
			for _, event := range it.misfits {
				out = append(out, data.Misfit{Event: event.ID, Fields: e.failed(&it.indicator, event)})
			}
		}
	}
	return out
}

// Counted returns, for every indicator in their order, the records that its
// figures count as the query asks, each with what it adds.
func (e *Engine) Counted(q Query) [][]data.Counted {
	list := make([][]data.Counted, len(e.items))
	for n := range e.items {
		it := &e.items[n]
		list[n] = it.count.counted(q.District, it.upTo(q.On), q.Period)
	}
	return list
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
		ProofOf:    it.count.of().Key,
	}
	t := it.count.count(q.District, it.upTo(q.On), q.Period)
	p.Fact, p.PeriodFact, p.Proof, p.PeriodProof = t.fact, t.inPeriod, t.proof, t.periodProof
	it.forecast(&p)
	return p
}

// upTo are the indicator's days until the one asked for.
func (it *item) upTo(on data.Date) data.Period {
	return data.Period{From: it.terms.from, To: min(it.terms.to, on)}
}

// plan is what the indicator asks of a district, or of the whole project where
// the district is "". A project of one district asks all of it there.
func (e *Engine) plan(it *item, district string) int {
	own := slices.Contains(e.own, district)
	switch {
	case district == "", own && len(e.own) == 1:
		return it.terms.plan
	case it.indicator.EachDistrict && own:
		return it.terms.plan / len(e.own)
	case total(it.indicator.ByDistrict) > 0:
		return it.indicator.ByDistrict[district]
	case own && (it.indicator.Kind == data.CountCoverage && it.indicator.Level == string(data.District) || it.indicator.Kind == data.CountComposition):
		return min(1, it.terms.plan)
	}
	return 0
}
