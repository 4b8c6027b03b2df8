package proposal_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sapar/data"
)

// brute tries everything: each set of trips, each order of villages, each set
// of events at each of them. It shares nothing with what it tests but the
// description of what a trip is.
type brute struct {
	*world
	goals []goal
	memo  map[string]map[string]int
}

// goal is a number to be reached, in a district or ("") in all.
type goal struct {
	indicator int
	district  string
	missing   int
}

// outcome is the best that can be reached.
type outcome struct{ broken, missing, trips int }

func search(w *world) outcome {
	b := &brute{world: w, memo: map[string]map[string]int{}}
	for _, p := range w.measure(w.Events, w.Today) {
		if p.Plan > p.Fact {
			at := slices.IndexFunc(w.indicators, func(i data.Indicator) bool { return i.ID == p.Indicator.ID })
			b.goals = append(b.goals, goal{at, p.District, p.Plan - p.Fact})
		}
	}
	best := outcome{broken: 1 << 20}
	for end, trips := range b.from(0, 1, "") {
		o := outcome{trips: trips}
		for _, g := range b.goals {
			if left := g.missing - b.reached(g, end); left > 0 {
				o.broken++
				o.missing += left
			}
		}
		if o.broken < best.broken || o.broken == best.broken && (o.missing < best.missing || o.missing == best.missing && o.trips < best.trips) {
			best = o
		}
	}
	return best
}

// reached is how much of a goal the acts bring: "indicator@village" of each
// event, and "*@village" of each visit, parted by blanks and sorted.
func (b *brute) reached(g goal, acts string) int {
	n := 0
	i := b.indicators[g.indicator]
	covered := map[string]bool{}
	for _, act := range strings.Fields(acts) {
		what, where, _ := strings.Cut(act, "@")
		if g.district != "" && where[:1] != g.district {
			continue
		}
		if i.Kind == data.CountCoverage {
			if what == fmt.Sprint("*", g.indicator) && !covered[where] {
				covered[where] = true
				n++
			}
		} else if what == fmt.Sprint(g.indicator) {
			n++
		}
	}
	return n
}

// from are the sets of acts that can come about from a day of a district on,
// each with the fewest trips.
func (b *brute) from(district, day int, sofar string) map[string]int {
	list := b.Places.Districts("", false)
	if district == len(list) {
		return map[string]int{sofar: 0}
	}
	last := b.Today.DaysUntil(b.Project.End)
	if day > last {
		return b.from(district+1, 1, sofar)
	}
	key := fmt.Sprint(district, day, sofar)
	if known, ok := b.memo[key]; ok {
		return known
	}
	ends := maps.Clone(b.from(district, day+1, sofar))
	for length := 1; length <= b.query.DaysPerTrip && day+length-1 <= last; length++ {
		group, ok := b.group(list[district].Code, day, length)
		if !ok {
			break
		}
		for after := range b.trips(list[district].Code, group, day, day+length, sofar, nil) {
			for end, trips := range b.from(district, day+length, after) {
				if old, known := ends[end]; !known || trips+1 < old {
					ends[end] = trips + 1
				}
			}
		}
	}
	b.memo[key] = ends
	return ends
}

// group are the specialties of those who can travel; false where nobody may.
func (b *brute) group(district string, day, length int) (specialties []string, ok bool) {
	anybody := false
	everFree := map[string]bool{}
	for _, m := range b.Members {
		if m.District != district {
			continue
		}
		anybody = true
		always := true
		for d := day; d < day+length; d++ {
			always = always && m.ActiveOn(b.Today.AddDays(d))
		}
		if always {
			specialties = append(specialties, m.Specialty)
		}
		for d := 1; d <= b.Today.DaysUntil(b.Project.End); d++ {
			if m.ActiveOn(b.Today.AddDays(d)) && !b.holiday(d) {
				everFree[m.Specialty] = true
			}
		}
	}
	for d := day; d < day+length; d++ {
		if b.holiday(d) {
			return nil, false
		}
	}
	for _, s := range b.Project.Specialties {
		if everFree[s] && !slices.Contains(specialties, s) {
			return nil, false
		}
	}
	return specialties, !anybody || len(specialties) > 0
}

func (b *brute) holiday(day int) bool {
	return slices.ContainsFunc(b.Holidays, func(h data.Holiday) bool { return h.On(b.Today.AddDays(day)) })
}

// trips are the sets of acts after a trip from the day on.
func (b *brute) trips(district string, group []string, day, end int, sofar string, passed []string) map[string]bool {
	out := map[string]bool{}
	if day == end {
		out[sofar] = true
		return out
	}
	var stops func(left int, acts string, passed []string, next int)
	villages := b.Places.Villages(district)
	stops = func(left int, acts string, passed []string, next int) {
		for after := range b.trips(district, group, day+1, end, acts, passed) {
			out[after] = true
		}
		if left == 0 {
			return
		}
		for at := next; at < len(villages); at++ {
			v := villages[at].Code
			if slices.Contains(passed, v) {
				continue
			}
			for _, more := range b.visits(v, group, day) {
				stops(left-1, canonical(acts+" "+more, b.most()), append(slices.Clone(passed), v), at+1)
			}
		}
	}
	stops(b.query.StopsPerDay, sofar, passed, 0)
	return out
}

// visits are the sets of events that a village can have on the day.
func (b *brute) visits(village string, group []string, day int) []string {
	cover := ""
	var can []int
	for n, i := range b.indicators {
		date := b.Today.AddDays(day)
		if i.From != 0 && date < i.From || i.To != 0 && date > i.To || len(i.Places) > 0 && !slices.Contains(i.Places, village) {
			continue
		}
		if i.Kind == data.CountCoverage {
			cover += fmt.Sprint(" *", n, "@", village)
		} else if len(data.Lacking(i.Specialties, members(group))) == 0 {
			can = append(can, n)
		}
	}
	var sets []string
	for mask := range 1 << len(can) {
		acts := cover
		for at, n := range can {
			if mask&(1<<at) != 0 {
				acts += fmt.Sprint(" ", n, "@", village)
			}
		}
		sets = append(sets, acts)
	}
	return sets
}

func members(specialties []string) []*data.Member {
	var list []*data.Member
	for _, s := range specialties {
		list = append(list, &data.Member{Specialty: s})
	}
	return list
}

// most is how many events of one kind in one village can be of any use.
func (b *brute) most() int {
	most := 1
	for _, g := range b.goals {
		most = max(most, g.missing)
	}
	return most
}

// canonical sorts the acts; more of one than can be of use are as good as that,
// and of an event only the district matters.
func canonical(acts string, most int) string {
	list := strings.Fields(acts)
	for n, act := range list {
		if at := strings.Index(act, "@"); act[0] != '*' {
			list[n] = act[:at+2]
		}
	}
	slices.Sort(list)
	count := map[string]int{}
	list = slices.DeleteFunc(list, func(act string) bool {
		count[act]++
		return count[act] > most || strings.HasPrefix(act, "*") && count[act] > 1
	})
	return strings.Join(list, " ")
}
