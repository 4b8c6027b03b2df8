package indicator

import "sapar/data"

// monthDays is how long an average month is.
const monthDays = 365.25 / 12

// forecast fills in the pace from the indicator's first day to now, and where
// it ends at that pace. What counts places, people or groups ends at its plan
// at most: there are only so many.
func (it *item) forecast(p *data.Progress) {
	p.Forecast = p.Fact
	first, last := it.terms.from, it.terms.to
	if first == 0 || p.On < first {
		return
	}
	elapsed := first.DaysUntil(min(p.On, last)) + 1
	p.Pace = float64(p.Fact) * monthDays / float64(elapsed)
	if last == openEnd || p.On >= last {
		return
	}
	p.Forecast += p.Fact * p.On.DaysUntil(last) / elapsed
	if !it.indicator.AddsUp() && p.Plan > 0 {
		p.Forecast = max(p.Fact, min(p.Forecast, p.Plan))
	}
}

// Strip returns what each calendar month of an indicator asks for and has
// brought by a day, in one district or ("") in the whole project. It is empty
// for an indicator whose first or last day nobody has set.
func (e *Engine) Strip(indicator data.ID, district string, on data.Date) []data.MonthProgress {
	for n := range e.items {
		if e.items[n].indicator.ID == indicator {
			return e.strip(&e.items[n], district, on)
		}
	}
	return nil
}

func (e *Engine) strip(it *item, district string, on data.Date) []data.MonthProgress {
	first, last := it.terms.from, it.terms.to
	if first == 0 || last == openEnd {
		return nil
	}
	var months []data.MonthProgress
	plan := e.plan(it, district)
	due, done := 0, 0
	for month := data.NewDate(first.Year(), first.Month(), 1); month <= last; month = month.AddMonths(1) {
		end := month.AddMonths(1).AddDays(-1)
		asked := it.terms.due(plan, min(end, last))
		fact := done
		if month <= on {
			fact = it.count.count(district, it.upTo(min(end, on)), data.Period{}).fact
		}
		months = append(months, data.MonthProgress{Month: month.MonthKey(), Plan: asked - due, Fact: fact - done})
		due, done = asked, fact
	}
	return months
}
