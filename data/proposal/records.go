package proposal

import (
	"slices"

	"sapar/data"
)

// records makes trips and events of the plan.
func (p *problem) records(trips []trip) []data.ProposedTrip {
	out := make([]data.ProposedTrip, len(trips))
	load := map[data.ID]int{}
	open := p.needs()
	for i := range trips {
		out[i] = p.record(&trips[i], &open, load)
	}
	return out
}

func (p *problem) record(t *trip, open *needs, load map[data.ID]int) data.ProposedTrip {
	c := &p.calendar[t.district]
	r := data.Trip{
		Project: p.Project.ID, District: p.districts[t.district], Status: data.Planned,
		Start: p.date(t.start), StopDays: map[string]int{}, Members: p.group(t, load), Vehicle: c.vehicle(t.run),
	}
	if t.days > 1 {
		r.End = p.date(t.end() - 1)
	}
	out := data.ProposedTrip{}
	for _, s := range t.stops {
		village := p.sites[s.site].Code
		r.Villages = append(r.Villages, village)
		r.StopDays[village] = s.day - t.start + 1
		for n, a := range s.acts {
			e := p.acts[a].event
			e.Date, e.District, e.Village, e.Members = p.date(s.day), r.District, village, slices.Clone(r.Members)
			out.Events = append(out.Events, data.ProposedEvent{Event: e, Closes: p.closes(open, s, n)})
		}
		p.apply(open, s)
	}
	out.Trip = r
	return out
}

// closes are the indicators that the act at a stop counts for: its own, and at
// the stop's first act the coverage that is still open.
func (p *problem) closes(open *needs, s stop, n int) []data.ID {
	ids := []data.ID{p.acts[s.acts[n]].indicator.ID}
	if n == 0 {
		p.served(s, func(act int) {
			if !slices.Contains(s.acts, act) && p.opens(open, act, s.site) > 0 {
				ids = append(ids, p.acts[act].indicator.ID)
			}
		})
	}
	return ids
}

// group are those who travel: one of each specialty that the project or the
// trip's events ask for, the one who has travelled least; where none is asked
// for, all who are free.
func (p *problem) group(t *trip, load map[data.ID]int) []data.ID {
	c := &p.calendar[t.district]
	wanted := slices.Clone(c.wanted)
	for _, s := range t.stops {
		for _, a := range s.acts {
			wanted = append(wanted, p.acts[a].indicator.Specialties...)
		}
	}
	slices.Sort(wanted)
	var ids []data.ID
	if wanted = slices.Compact(wanted); len(wanted) == 0 {
		for m := range c.members {
			if allOf(c.free[m], t.run) {
				ids = append(ids, c.members[m].ID)
			}
		}
	}
	for _, specialty := range wanted {
		if m := c.least(t.run, specialty, load); m != nil && !slices.Contains(ids, m.ID) {
			ids = append(ids, m.ID)
		}
	}
	for _, id := range ids {
		load[id] += t.days
	}
	return ids
}

// least is the member of the specialty who has travelled least of those who
// are free on all the days.
func (c *calendar) least(r run, specialty string, load map[data.ID]int) *data.Member {
	var least *data.Member
	for i, m := range c.members {
		if m.Specialty == specialty && allOf(c.free[i], r) && (least == nil || load[m.ID] < load[least.ID]) {
			least = m
		}
	}
	return least
}

// vehicle is the first that is free on all the days.
func (c *calendar) vehicle(r run) string {
	for v := range c.vehicles {
		if allOf(c.idle[v], r) {
			return c.vehicles[v]
		}
	}
	return ""
}
