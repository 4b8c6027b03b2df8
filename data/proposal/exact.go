package proposal

import (
	"encoding/binary"
	"slices"
)

// budget is how many ways to fill a run are looked at before the search for the
// best of all plans is given up: what is left then is what greedy found.
const budget = 20000

// search goes through every plan of a small problem, district after district
// and day after day. Ways that leave the same open are one from there on: the
// one with the fewest trips goes on.
type search struct {
	*problem
	most int // trips that are still worth it
	left int // of the budget
}

// state is where a way has come to.
type state struct {
	needs needs
	trips int
	last  *trip // nil on a day without a trip
	from  *state
}

// layer are the states at the beginning of a day, by what they leave open.
type layer map[string]*state

// exact returns the best of all plans; one without needs where the problem is
// too large for it, or where the known plan cannot be bettered.
func (p *problem) exact(known plan) plan {
	s := &search{problem: p, most: p.days * len(p.districts), left: budget}
	if known.left.done() {
		if len(known.trips) <= 1 {
			return plan{}
		}
		s.most = len(known.trips) - 1
	}
	now := layer{}
	now.add(&state{needs: p.needs()})
	for d := range p.districts {
		if now = s.district(now, d); now == nil {
			return plan{}
		}
	}
	return p.pickBest(now)
}

// district goes through the days of a district; nil where the budget is spent.
func (s *search) district(begin layer, d int) layer {
	days := make([]layer, s.days+1)
	days[0] = begin
	for day := range s.days {
		for _, from := range days[day] {
			days[day+1] = days[day+1].with(&state{needs: from.needs, trips: from.trips, from: from})
			for length := 1; length <= s.length && from.trips < s.most; length++ {
				r := run{d, day, length}
				if !s.calendar[d].open(r) {
					break
				}
				if !s.trips(r, from, func(to *state) { days[r.end()] = days[r.end()].with(to) }) {
					return nil
				}
			}
		}
		days[day] = nil
	}
	return days[s.days]
}

// trips gives every way to fill a run; false where the budget is spent.
func (s *search) trips(r run, from *state, give func(*state)) bool {
	order := s.priority(r, &from.needs)
	ways := layer{}
	var visit func(t trip, n needs, day, next, stops int) bool
	visit = func(t trip, n needs, day, next, stops int) bool {
		if s.left--; s.left < 0 {
			return false
		}
		if day == r.end() {
			if len(t.stops) > 0 {
				ways.add(&state{needs: n, trips: from.trips + 1, last: &t, from: from})
			}
			return true
		}
		if !visit(t, n, day+1, 0, 0) {
			return false
		}
		sites := s.bySite[r.district]
		for at := next; at < len(sites) && stops < s.stops; at++ {
			if t.passes(sites[at]) {
				continue
			}
			for _, acts := range s.choices(&n, day, sites[at], order) {
				more := trip{run: r, stops: append(slices.Clone(t.stops), stop{day, sites[at], acts})}
				left := n.copy()
				s.apply(&left, more.stops[len(more.stops)-1])
				if !visit(more, left, day, at+1, stops+1) {
					return false
				}
			}
		}
		return true
	}
	if !visit(trip{run: r}, from.needs, r.start, 0, 0) {
		return false
	}
	for _, way := range ways {
		give(way)
	}
	return true
}

// choices are the sets of acts that a stop may have: all that are of use, or
// where those are too many each set of as many as a stop has room for.
func (s *search) choices(n *needs, day, site int, order []int) [][]int {
	var useful []int
	for _, a := range order {
		if s.opens(n, a, site) > 0 && s.may(a, day, site) {
			useful = append(useful, a)
		}
	}
	var sets [][]int
	for _, set := range subsets(useful, eventsAStop) {
		sets = append(sets, s.lean(set))
	}
	return sets
}

// lean leaves out visits for coverage to which another act of the stop amounts.
func (p *problem) lean(set []int) []int {
	var lean []int
	for _, a := range set { // those that cover stand last
		if !p.acts[a].covers || !slices.ContainsFunc(lean, func(b int) bool { return slices.Contains(p.acts[b].fits, a) }) {
			lean = append(lean, a)
		}
	}
	return lean
}

// subsets are those of a size, or the whole where it is no larger.
func subsets(of []int, size int) [][]int {
	if len(of) == 0 {
		return nil
	}
	if len(of) <= size {
		return [][]int{of}
	}
	if size == 0 {
		return [][]int{nil}
	}
	var sets [][]int
	for _, rest := range subsetsExactly(of[1:], size-1) {
		sets = append(sets, append([]int{of[0]}, rest...))
	}
	return append(sets, subsets(of[1:], size)...)
}

func subsetsExactly(of []int, size int) [][]int {
	if size == 0 {
		return [][]int{nil}
	}
	if len(of) < size {
		return nil
	}
	return subsets(of, size)
}

// pickBest is the plan of the state that is best of all at the end.
func (p *problem) pickBest(end layer) plan {
	var best plan
	for _, st := range end {
		one := plan{left: st.needs, trips: make([]trip, 0, st.trips)}
		for at := st; at != nil; at = at.from {
			if at.last != nil {
				t := *at.last
				t.trim()
				one.trips = append(one.trips, t)
			}
		}
		if best.left.left == nil || p.rank(&one) < p.rank(&best) {
			best = one
		}
	}
	sortTrips(best.trips)
	return best
}

// add keeps the state where no other leaves the same open with as few trips.
func (l layer) add(st *state) {
	key := st.needs.key()
	if old := l[key]; old == nil || st.trips < old.trips {
		l[key] = st
	}
}

// with is add to a layer that may not be there yet.
func (l layer) with(st *state) layer {
	if l == nil {
		l = layer{}
	}
	l.add(st)
	return l
}

// key is the same for needs that leave the same open.
func (n *needs) key() string {
	var b []byte
	for _, left := range n.left {
		b = binary.AppendUvarint(b, uint64(left))
	}
	for _, seen := range n.seen {
		for _, marked := range seen {
			if marked {
				b = append(b, 1)
			} else {
				b = append(b, 0)
			}
		}
	}
	return string(b)
}
