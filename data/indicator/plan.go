package indicator

import (
	"math"

	"sapar/data"
)

// terms are an indicator's plan for the whole project and how it spreads over
// the indicator's days.
type terms struct {
	from, to data.Date // last day is far away where none is known
	plan     int
	monthly  []monthPart // where the plan was split by hand
	perMonth bool        // the plan is so many in each whole month
}

// monthPart is what falls to one calendar month.
type monthPart struct {
	last data.Date // the month's last day
	part int
}

// openEnd stands for the last day of an indicator that has none.
const openEnd = data.Date(math.MaxInt32)

// newTerms are an indicator's terms in a project of so many districts.
func newTerms(i *data.Indicator, p *data.Project, districts int) terms {
	t := terms{from: i.From, to: i.To, plan: i.Plan}
	if t.from == 0 {
		t.from = p.Start
	}
	if t.to == 0 {
		t.to = p.End
	}
	if t.to == 0 {
		t.to = openEnd
	}
	if i.AddsUp() && i.PerMonth > 0 {
		t.perMonth = true
		t.plan = i.PerMonth * wholeMonths(t.from, t.to)
	}
	if i.EachDistrict {
		t.plan *= districts
	}
	for key, part := range i.ByMonth {
		if first, err := data.ParseDate(key + "-01"); err == nil && part > 0 {
			t.monthly = append(t.monthly, monthPart{first.AddMonths(1).AddDays(-1), part})
		}
	}
	return t
}

// due is how much of a plan, the whole one or a district's part of it, was to
// be done by the end of the day (layouts, calculation rule 2): what was split
// by hand goes by the months that are over, so many a month by the whole months
// that are over, anything else evenly by days; all rounded down.
func (t *terms) due(plan int, day data.Date) int {
	switch {
	case day < t.from:
		return 0
	case day >= t.to:
		return plan
	case t.from == 0 || t.to == openEnd:
		return 0 // nothing says how fast
	case len(t.monthly) > 0:
		over, all := 0, 0
		for _, m := range t.monthly {
			all += m.part
			if m.last <= day {
				over += m.part
			}
		}
		if t.plan > 0 {
			all = t.plan // the split may not add up to it
		}
		return share(plan, over, all)
	case t.perMonth:
		return share(plan, wholeMonths(t.from, day), wholeMonths(t.from, t.to))
	}
	return share(plan, t.from.DaysUntil(day)+1, t.from.DaysUntil(t.to)+1)
}

// share is done ÷ all of the plan, rounded down and at most the plan.
func share(plan, done, all int) int {
	if all <= 0 {
		return 0
	}
	return plan * min(done, all) / all
}

// wholeMonths is how many whole months, counted from the first day, are over
// at the end of the last: from 15 March the first is over on 14 April.
func wholeMonths(first, last data.Date) int {
	if first == 0 || last < first || last == openEnd {
		return 0
	}
	next := last.AddDays(1)
	n := (next.Year()-first.Year())*12 + int(next.Month()) - int(first.Month())
	if first.AddMonths(n) > next {
		n--
	}
	return max(0, n)
}

// monthsLeft is how many months remain after the day until the last day, a
// started one counted whole. On the last day itself it is still 1.
func monthsLeft(day, last data.Date) int {
	if day > last || last == openEnd {
		return 0
	}
	next := day.AddDays(1)
	n := wholeMonths(next, last)
	if next.AddMonths(n) <= last {
		n++
	}
	return max(1, n)
}

func total(parts map[string]int) int {
	sum := 0
	for _, n := range parts {
		sum += n
	}
	return sum
}
