package proposal

import (
	"slices"
)

// passes is how often the trips are moved in turn: those that stood close at
// first have to let each other through.
const passes = 4

// spread moves each district's trips, as they are, to the days on which they
// would stand evenly over what is left, as near as all they ask for allows.
func (p *problem) spread(trips []trip) {
	for d := range p.districts {
		var own []*trip
		for i := range trips {
			if trips[i].district == d {
				own = append(own, &trips[i])
			}
		}
		for range passes {
			for k := len(own) - 1; k >= 0; k-- {
				ideal := (2*k + 1) * p.days / (2 * len(own))
				p.move(own[k], own, ideal-own[k].days/2)
			}
		}
	}
	sortTrips(trips)
}

// move takes a trip to the free days nearest to the ideal first day.
func (p *problem) move(t *trip, own []*trip, ideal int) {
	best, distance := t.start, abs(t.start-ideal)
	for start := range p.days - t.days + 1 {
		if abs(start-ideal) < distance && p.fitsAt(t, start, own) {
			best, distance = start, abs(start-ideal)
		}
	}
	t.shift(best - t.start)
}

func (t *trip) shift(days int) {
	t.start += days
	for i := range t.stops {
		t.stops[i].day += days
	}
}

// fitsAt reports whether all of the trip holds as well from another day on.
func (p *problem) fitsAt(t *trip, start int, own []*trip) bool {
	r := run{t.district, start, t.days}
	if !p.calendar[t.district].open(r) {
		return false
	}
	for _, other := range own {
		if other != t && start < other.end() && other.start < r.end() {
			return false
		}
	}
	able := p.able(r)
	for _, s := range t.stops {
		moved := stop{s.day + start - t.start, s.site, s.acts}
		for _, a := range s.acts {
			if !able[a] || !p.may(a, moved.day, s.site) {
				return false
			}
		}
		if !slices.Equal(p.counted(s), p.counted(moved)) {
			return false
		}
	}
	return true
}

// counted are the acts that a stop counts for.
func (p *problem) counted(s stop) []int {
	var acts []int
	p.served(s, func(act int) { acts = append(acts, act) })
	return acts
}

func abs(n int) int { return max(n, -n) }
