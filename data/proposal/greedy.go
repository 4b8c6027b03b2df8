package proposal

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sapar/data"
)

// fill plans a trip on the days of a run, stop after stop: each time the site
// and the acts that bring most rules nearer; of those alike the site visited
// least, then the nearest. It returns how many rules it brings nearer.
func (p *problem) fill(r run, n *needs) (trip, int) {
	t, total := trip{run: r}, 0
	order := p.priority(r, n)
	for day := r.start; day < r.end(); day++ {
		for range p.stops {
			best, gain := p.bestStop(&t, day, n, order)
			if gain == 0 {
				break
			}
			p.apply(n, best)
			t.stops = append(t.stops, best)
			total += gain
		}
	}
	t.trim()
	return t, total
}

// trim leaves out the days before the first stop and behind the last.
func (t *trip) trim() {
	if len(t.stops) > 0 {
		t.start = t.stops[0].day
		t.days = t.stops[len(t.stops)-1].day - t.start + 1
	}
}

func (t *trip) passes(site int) bool {
	return slices.ContainsFunc(t.stops, func(s stop) bool { return s.site == site })
}

// priority are the acts for which there are people, those that end soonest and
// lack most first, coverage last: it asks for no event of its own.
func (p *problem) priority(r run, n *needs) []int {
	var order []int
	weight := make([]int, len(p.acts))
	for a, able := range p.able(r) {
		for _, rule := range p.acts[a].rules {
			weight[a] = max(weight[a], n.left[rule])
		}
		if able && weight[a] > 0 {
			order = append(order, a)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if p.acts[a].covers != p.acts[b].covers {
			if p.acts[b].covers {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(p.acts[a].to, p.acts[b].to), cmp.Compare(weight[b], weight[a]))
	})
	return order
}

func (p *problem) bestStop(t *trip, day int, n *needs, order []int) (best stop, gain int) {
	var here stop
	for _, s := range p.bySite[t.district] {
		if t.passes(s) {
			continue
		}
		here.day, here.site = day, s
		p.pick(n, &here, order)
		g := p.gain(n, here)
		if g > gain || g == gain && g > 0 && p.rather(t, n, s, best.site) {
			best, gain = stop{day: day, site: s, acts: slices.Clone(here.acts)}, g
		}
	}
	return best, gain
}

// rather reports whether a site is the better next stop of two alike.
func (p *problem) rather(t *trip, n *needs, a, b int) bool {
	if n.visits[a] != n.visits[b] || len(t.stops) == 0 {
		return n.visits[a] < n.visits[b]
	}
	from := p.sites[t.stops[len(t.stops)-1].site].Place
	toA, knownA := data.Distance(from, p.sites[a].Place)
	toB, knownB := data.Distance(from, p.sites[b].Place)
	return knownA && (!knownB || toA < toB)
}

// candidate is the best next trip of a district, as the needs were when it was
// looked for.
type candidate struct {
	trip  trip
	gain  int
	round int
}

// greedy chooses trips one by one: each time the one that brings most rules
// nearer, of those alike in the district that has fewest, on the earliest days.
func (p *problem) greedy() plan {
	out := plan{left: p.needs()}
	taken := make([][]bool, len(p.districts))
	queue := make([]candidate, len(p.districts))
	count := make([]int, len(p.districts))
	for d := range p.districts {
		taken[d] = make([]bool, p.days)
		queue[d] = p.best(d, taken[d], &out.left)
	}
	for round := 1; !out.left.done(); round++ {
		d := p.freshest(queue, count, taken, &out.left, round)
		if d < 0 {
			break
		}
		t := queue[d].trip
		for _, s := range t.stops {
			p.apply(&out.left, s)
		}
		for day := t.start; day < t.end(); day++ {
			taken[d][day] = true
		}
		out.trips = append(out.trips, t)
		count[d]++
		queue[d] = p.best(d, taken[d], &out.left)
		queue[d].round = round + 1
	}
	sortTrips(out.trips)
	return out
}

// freshest is the district with the best trip, -1 where none gains anything.
// What a district could gain only falls as needs are met, so one that is not
// ahead need not be looked at again.
func (p *problem) freshest(queue []candidate, count []int, taken [][]bool, n *needs, round int) int {
	for {
		at := -1
		for d := range queue {
			if queue[d].gain > 0 && (at < 0 || queue[d].gain > queue[at].gain || queue[d].gain == queue[at].gain && count[d] < count[at]) {
				at = d
			}
		}
		if at < 0 || queue[at].round == round {
			return at
		}
		queue[at] = p.best(at, taken[at], n)
		queue[at].round = round
	}
}

// best is the trip of a district that brings most rules nearer on days that
// are not taken. Runs of days on which the same can be done are looked at once.
func (p *problem) best(district int, taken []bool, n *needs) candidate {
	var best candidate
	known := map[string]bool{}
	for start := range p.days {
		r, ok := p.longest(district, start, taken)
		if !ok {
			continue
		}
		key := p.kind(r)
		if known[key] {
			continue
		}
		known[key] = true
		left := n.copy()
		if t, gain := p.fill(r, &left); gain > best.gain {
			best = candidate{trip: t, gain: gain}
		}
	}
	return best
}

// longest is the longest run that can begin on a day.
func (p *problem) longest(district, start int, taken []bool) (run, bool) {
	for days := p.length; days > 0; days-- {
		r := run{district, start, days}
		if p.calendar[district].open(r) && !slices.Contains(taken[start:r.end()], true) {
			return r, true
		}
	}
	return run{}, false
}

// kind is the same for runs on which the same can be done.
func (p *problem) kind(r run) string {
	var b strings.Builder
	fmt.Fprint(&b, r.days, p.able(r))
	c := &p.calendar[r.district]
	for day := r.start; day < r.end(); day++ {
		b.WriteByte('|')
		for a := range p.acts {
			if act := &p.acts[a]; day >= act.from && day <= act.to && !(act.averse && c.exam[day]) {
				fmt.Fprint(&b, a, ",")
			}
		}
		for _, s := range p.bySite[r.district] {
			if c.taken[visit{day, s}] {
				fmt.Fprint(&b, "x", s)
			}
		}
	}
	return b.String()
}

// drops is how many trips are tried to be left out.
const drops = 6

// drop leaves out trips that the others can make good: those that bring least
// are tried first.
func (p *problem) drop(from plan) plan {
	best := from
	for tries := 0; tries < drops && tries < len(best.trips); tries++ {
		slim := slices.Clone(best.trips)
		slices.SortStableFunc(slim, func(a, b trip) int { return cmp.Compare(a.acts(), b.acts()) })
		slim = slices.Delete(slim, tries, tries+1)
		sortTrips(slim)
		if again := p.refill(slim); p.rank(&again) < p.rank(&best) {
			best, tries = again, -1
		}
	}
	return best
}

func (t *trip) acts() int {
	n := 0
	for _, s := range t.stops {
		n += len(s.acts)
	}
	return n
}

// refill plans the same runs afresh.
func (p *problem) refill(trips []trip) plan {
	out := plan{left: p.needs()}
	for _, old := range trips {
		if t, gain := p.fill(p.stretch(old.run, trips), &out.left); gain > 0 {
			out.trips = append(out.trips, t)
		}
	}
	return out
}

// stretch lengthens a run as far as the other trips leave room.
func (p *problem) stretch(r run, trips []trip) run {
	taken := make([]bool, p.days)
	for _, t := range trips {
		if t.district == r.district && t.run != r {
			for day := t.start; day < t.end(); day++ {
				taken[day] = true
			}
		}
	}
	if longer, ok := p.longest(r.district, r.start, taken); ok {
		return longer
	}
	return r
}
