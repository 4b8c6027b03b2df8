package overview

import (
	"context"

	"sapar/data"
)

// How many events stand in the list of what is next.
const (
	overdueShown  = 5
	upcomingShown = 7
)

// picture is all that the screen shows, as of one moment.
type picture struct {
	today    data.Date
	project  data.Project
	district string // code; "" for the whole project

	own   []data.Progress // of the district, or of the whole
	whole []data.Progress // beside own where some indicator has no plan of its own; else nil

	events   bool         // there is at least one event
	overdue  []data.Event // planned for a day that is over
	upcoming []data.Event
	villages []village // never visited
	all      int       // villages there are
}

// village is one that nobody has been to yet.
type village struct {
	place   data.Place
	unit    data.Place // its okrug, or its district where all districts are shown
	planned bool
}

// targets reports whether any indicator has a plan to reach.
func (n *picture) targets() bool {
	for _, list := range [][]data.Progress{n.own, n.whole} {
		for _, g := range list {
			if g.Plan > 0 {
				return true
			}
		}
	}
	return false
}

// wholeOf is the whole project's progress in the indicator at that index where
// the district has no plan of its own in it, but the project has.
func (n *picture) wholeOf(i int) (data.Progress, bool) {
	if i >= len(n.whole) || n.own[i].Plan > 0 || n.whole[i].Plan == 0 {
		return data.Progress{}, false
	}
	return n.whole[i], true
}

// firstDay is the first day from today on that lies in the project.
func (n *picture) firstDay() data.Date {
	return min(max(n.today, n.project.Start), max(n.project.End, n.project.Start))
}

func (p *Page) read(ctx context.Context) (picture, error) {
	n := picture{today: data.DateOf(p.o.Now()), district: p.o.Settings.District}
	var err error
	if n.project, err = p.o.Records.Project(ctx); err != nil {
		return n, err
	}
	if n.own, err = p.o.Records.Progress(ctx, n.district, n.today); err != nil {
		return n, err
	}
	if n.district != "" && withoutPlan(n.own) {
		if n.whole, err = p.o.Records.Progress(ctx, "", n.today); err != nil {
			return n, err
		}
	}
	if err := p.readEvents(ctx, &n); err != nil {
		return n, err
	}
	err = p.readVillages(ctx, &n)
	return n, err
}

func withoutPlan(list []data.Progress) bool {
	for _, g := range list {
		if g.Plan == 0 {
			return true
		}
	}
	return false
}

func (p *Page) readEvents(ctx context.Context, n *picture) error {
	q := data.EventQuery{Project: n.project.ID, District: n.district, Status: data.Planned, To: n.today.AddDays(-1)}
	before, err := p.o.Records.Events(ctx, q)
	if err != nil {
		return err
	}
	q.From, q.To, q.Limit = n.today, 0, upcomingShown
	after, err := p.o.Records.Events(ctx, q)
	if err != nil {
		return err
	}
	for _, e := range before {
		if e.LastDay() < n.today {
			n.overdue = append(n.overdue, e)
		} else {
			n.upcoming = append(n.upcoming, e) // it has begun and goes on
		}
	}
	n.upcoming = append(n.upcoming, after...)
	n.upcoming = n.upcoming[:min(len(n.upcoming), upcomingShown)]
	n.events = len(before)+len(after) > 0
	if !n.events {
		any, err := p.o.Records.Events(ctx, data.EventQuery{Project: n.project.ID, District: n.district, Limit: 1})
		if err != nil {
			return err
		}
		n.events = len(any) > 0
	}
	return nil
}

func (p *Page) readVillages(ctx context.Context, n *picture) error {
	visits, err := p.o.Records.VillageVisits(ctx, n.project.ID, n.district)
	if err != nil {
		return err
	}
	units := []string{n.district}
	if n.district == "" {
		units = nil
		for _, d := range p.o.Places.Districts(n.project.Region, n.project.WithCity) {
			units = append(units, d.Code)
		}
	}
	for _, unit := range units {
		for _, place := range p.o.Places.Villages(unit) {
			n.all++
			if visits[place.Code].Held > 0 {
				continue
			}
			v := village{place: place, planned: visits[place.Code].Planned > 0}
			if n.district == "" {
				v.unit, _ = p.o.Places.Place(unit)
			} else {
				v.unit, _ = p.o.Places.OkrugOf(place.Code)
			}
			n.villages = append(n.villages, v)
		}
	}
	return nil
}
