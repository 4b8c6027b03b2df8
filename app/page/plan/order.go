package plan

import (
	"cmp"
	"slices"

	"sapar/data"
)

// order sorts the events by the chosen column; those that are equal in it stay
// by day and time. Villages stand in the order of the catalogue, which is that
// of the Kazakh alphabet, kinds and statuses in that of their lists.
func (l *list) order() {
	by := l.rank(l.sort)
	slices.SortStableFunc(l.p.events, func(a, b data.Event) int {
		c := cmp.Compare(by(&a), by(&b))
		if l.down {
			c = -c
		}
		return cmp.Or(c, cmp.Compare(a.Date, b.Date), cmp.Compare(a.Start, b.Start), slices.Compare(a.ID[:], b.ID[:]))
	})
}

// rank gives each event a number by which a column sorts.
func (l *list) rank(column string) func(e *data.Event) int {
	switch column {
	case "kind":
		return func(e *data.Event) int { return slices.Index(data.List("event_type"), e.Kind) }
	case "status":
		return func(e *data.Event) int { return slices.Index(data.List("status"), e.Status) }
	case "turnout":
		return func(e *data.Event) int { return l.turnouts[e.ID].Total }
	case "village":
		ranks := l.villages()
		return func(e *data.Event) int { return ranks[e.Village] }
	}
	return func(e *data.Event) int { return int(e.Date) }
}

// villages numbers the project's settlements from 1 on, district by district;
// an event without one comes first.
func (l *list) villages() map[string]int {
	ranks := map[string]int{}
	for _, d := range l.p.o.Places.Districts(l.p.project.Region, l.p.project.WithCity) {
		for _, v := range l.p.o.Places.Villages(d.Code) {
			ranks[v.Code] = len(ranks) + 1
		}
	}
	return ranks
}
