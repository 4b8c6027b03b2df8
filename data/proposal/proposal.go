// Package proposal plans what is left of a project: the fewest trips that close
// what its indicators still lack, spread evenly over the days that are left.
//
// What a trip is: a group travels together, so a district has one trip at a
// time, of a few consecutive days with a few villages each and no village
// twice; in a village it holds a few events, of which no two serve one
// indicator, and an event serves one indicator beside those of coverage. It
// goes on no holiday, and takes members who are free on all its days, among
// them the specialists that the project asks for.
//
// It is arithmetic over records that somebody else has read. It must never know
// the database, the clock or any word of a language.
package proposal

import (
	"cmp"
	"slices"

	"sapar/data"
)

// Facts are what a proposal stands on. Progress is that of the whole project
// (District "") and of each district, on Today.
type Facts struct {
	Today    data.Date
	Project  data.Project
	Places   data.Places
	Progress []data.Progress
	Events   []data.Event
	Trips    []data.Trip
	Members  []data.Member
	Holidays []data.Holiday // those that hold
}

// Bounds where a query has none.
const (
	stopsPerDay = 2
	daysPerTrip = 3
	eventsAStop = 3
)

// Propose plans the trips that close what is missing.
func Propose(f Facts, q data.ProposalQuery) data.Proposal {
	p := newProblem(&f, q)
	best := p.greedy()
	best = p.better(best, p.drop(best))
	best = p.better(best, p.exact(best))
	p.spread(best.trips)
	return data.Proposal{Trips: p.records(best.trips), Gaps: p.gaps(best)}
}

// problem is what is to be planned, in numbers: days count from the first that
// is left, districts, sites, acts and rules by their place in these lists.
type problem struct {
	*Facts
	stops, length int // stops a day, days a trip
	first         data.Date
	days          int
	districts     []string
	sites         []site
	bySite        [][]int // district → its sites
	acts          []act
	rules         []rule
	seen          []places   // by act: the places that its indicator covers already
	calendar      []calendar // by district
	gapsFound     []data.Gap // that no planning can close
}

// site is a village that can be visited.
type site struct {
	data.Place
	district int
	okrug    string
	visits   int // events that were held or are planned there
}

// plan is a set of trips and what it leaves open.
type plan struct {
	trips []trip
	left  needs
}

// trip is a run of days with what happens on them.
type trip struct {
	run
	stops []stop
}

// run is consecutive days of a district.
type run struct{ district, start, days int }

// end is the day after the last.
func (r run) end() int { return r.start + r.days }

// stop is a visit to a site with what is held there.
type stop struct {
	day, site int
	acts      []int
}

func newProblem(f *Facts, q data.ProposalQuery) *problem {
	p := &problem{Facts: f, stops: cmp.Or(q.StopsPerDay, stopsPerDay), length: cmp.Or(q.DaysPerTrip, daysPerTrip)}
	p.first = max(f.Today.AddDays(1), f.Project.Start)
	if f.Project.End >= p.first {
		p.days = p.first.DaysUntil(f.Project.End) + 1
	}
	p.place(q.District)
	p.ask(q.District)
	p.calendar = make([]calendar, len(p.districts))
	for d := range p.districts {
		p.calendar[d] = p.newCalendar(d)
	}
	return p
}

// place lists the districts that are planned for and their villages.
func (p *problem) place(only string) {
	visits := map[string]int{}
	for i := range p.Events {
		if e := &p.Events[i]; p.counts(e) {
			visits[e.Village]++
		}
	}
	for _, d := range p.Places.Districts(p.Project.Region, p.Project.WithCity) {
		if only != "" && d.Code != only {
			continue
		}
		at := len(p.districts)
		p.districts = append(p.districts, d.Code)
		p.bySite = append(p.bySite, nil)
		for _, v := range p.Places.Villages(d.Code) {
			okrug, _ := p.Places.OkrugOf(v.Code)
			p.bySite[at] = append(p.bySite[at], len(p.sites))
			p.sites = append(p.sites, site{Place: v, district: at, okrug: okrug.Code, visits: visits[v.Code]})
		}
	}
}

// counts reports whether an event was held or is still to be: a planned one
// whose day is over closes nothing by itself.
func (p *problem) counts(e *data.Event) bool {
	return e.Project == p.Project.ID && (e.Status == data.Held || e.Status == data.Planned && e.Date >= p.Today)
}

func (p *problem) date(day int) data.Date { return p.first.AddDays(day) }

// better is the plan that leaves fewer rules open, else less of them, else has
// fewer trips; the first where they are alike.
func (p *problem) better(a, b plan) plan {
	if b.left.left == nil {
		return a
	}
	if p.rank(&b) < p.rank(&a) {
		return b
	}
	return a
}

// rank is smaller for the better plan. A rule that cannot be closed at all is
// as open with much left as with little.
func (p *problem) rank(of *plan) int {
	broken, missing := 0, 0
	for r, n := range of.left.left {
		if n > 0 && !p.rules[r].short {
			broken++
		}
		missing += n
	}
	const base = 1 << 20
	return (broken*base+min(missing, base-1))*base + min(len(of.trips), base-1)
}

func sortTrips(trips []trip) {
	slices.SortFunc(trips, func(a, b trip) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.district, b.district))
	})
}
