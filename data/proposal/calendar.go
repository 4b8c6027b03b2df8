package proposal

import (
	"slices"
	"strings"

	"sapar/data"
)

// calendar is when a district's group can travel.
type calendar struct {
	members  []*data.Member
	vehicles []string // that the district has travelled in
	blocked  []bool   // by day: a holiday, or the whole group is away
	free     [][]bool // member, day
	idle     [][]bool // vehicle, day
	exam     []bool   // by day
	taken    map[visit]bool
	wanted   []string // specialties that the project asks for and somebody has who is free at all
}

// visit is a site on a day.
type visit struct{ day, site int }

func (p *problem) newCalendar(district int) calendar {
	c := calendar{blocked: make([]bool, p.days), exam: make([]bool, p.days), taken: map[visit]bool{}}
	code := p.districts[district]
	for i := range p.Members {
		if m := &p.Members[i]; m.District == code && m.Project == p.Project.ID {
			c.members = append(c.members, m)
			c.free = append(c.free, make([]bool, p.days))
		}
	}
	for i := range p.Trips {
		if v := strings.TrimSpace(p.Trips[i].Vehicle); v != "" && p.Trips[i].District == code && !slices.Contains(c.vehicles, v) {
			c.vehicles = append(c.vehicles, v)
			c.idle = append(c.idle, make([]bool, p.days))
		}
	}
	for day := range p.days {
		p.fillDay(&c, day)
	}
	p.takeTrips(&c, code)
	p.takeEvents(&c, code)
	for _, specialty := range p.Project.Specialties {
		if p.everFree(&c, specialty) {
			c.wanted = append(c.wanted, specialty)
		}
	}
	return c
}

// fillDay enters holidays, and who is in the group.
func (p *problem) fillDay(c *calendar, day int) {
	date := p.date(day)
	for i := range p.Holidays {
		switch h := &p.Holidays[i]; {
		case !h.On(date):
		case h.Kind == "exam":
			c.exam[day] = true
		default:
			c.blocked[day] = true
		}
	}
	for m := range c.members {
		c.free[m][day] = c.members[m].ActiveOn(date)
	}
	for v := range c.idle {
		c.idle[v][day] = true
	}
}

// away reports whether what has the status takes nobody's time.
func away(status string) bool { return status == data.Cancelled || status == data.Postponed }

// takeTrips enters the trips that there are. One whose members nobody has named
// takes the whole group of its district.
func (p *problem) takeTrips(c *calendar, district string) {
	for i := range p.Trips {
		t := &p.Trips[i]
		if away(t.Status) || t.Start == 0 {
			continue
		}
		for day := range p.between(t.Start, t.LastDay()) {
			c.take(day, t.Members, t.District == district)
			for v := range c.vehicles {
				if strings.EqualFold(c.vehicles[v], strings.TrimSpace(t.Vehicle)) {
					c.idle[v][day] = false
				}
			}
		}
	}
}

func (p *problem) takeEvents(c *calendar, district string) {
	sites := map[string]int{}
	for s := range p.sites {
		sites[p.sites[s].Code] = s
	}
	for i := range p.Events {
		e := &p.Events[i]
		if away(e.Status) || e.Date == 0 {
			continue
		}
		for day := range p.between(e.Date, e.LastDay()) {
			c.take(day, e.Members, e.District == district && e.Trip.IsZero() && e.Course.IsZero())
			if s, ok := sites[e.Village]; ok {
				c.taken[visit{day, s}] = true
			}
		}
	}
}

// take takes the members' day; where none are named, everybody's of the
// district.
func (c *calendar) take(day int, members []data.ID, ours bool) {
	if len(members) == 0 && ours {
		c.blocked[day] = true
	}
	for m := range c.members {
		if slices.Contains(members, c.members[m].ID) {
			c.free[m][day] = false
		}
	}
}

// between are the days left from the first to the last.
func (p *problem) between(first, last data.Date) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		if p.days == 0 || last < p.first || first > p.date(p.days-1) {
			return
		}
		from, to := max(0, p.first.DaysUntil(first)), min(p.days-1, p.first.DaysUntil(last))
		for day := from; day <= to; day++ {
			if !yield(day) {
				return
			}
		}
	}
}

// everFree reports whether somebody with the specialty is free on any day.
func (p *problem) everFree(c *calendar, specialty string) bool {
	for day := range p.days {
		if !c.blocked[day] && c.with(run{start: day, days: 1}, specialty) {
			return true
		}
	}
	return false
}

// with reports whether somebody with the specialty, "" for any, is free on all
// the days.
func (c *calendar) with(r run, specialty string) bool {
	for m := range c.members {
		if (specialty == "" || c.members[m].Specialty == specialty) && allOf(c.free[m], r) {
			return true
		}
	}
	return false
}

func allOf(days []bool, r run) bool {
	return r.end() <= len(days) && !slices.Contains(days[r.start:r.end()], false)
}

// open reports whether the group can travel on these days.
func (c *calendar) open(r run) bool {
	if r.end() > len(c.blocked) || slices.Contains(c.blocked[r.start:r.end()], true) {
		return false
	}
	if len(c.members) > 0 && !c.with(r, "") {
		return false
	}
	if len(c.idle) > 0 && !slices.ContainsFunc(c.idle, func(days []bool) bool { return allOf(days, r) }) {
		return false
	}
	return !slices.ContainsFunc(c.wanted, func(specialty string) bool { return !c.with(r, specialty) })
}

// able are the acts whose specialists are free on all the days.
func (p *problem) able(r run) []bool {
	c := &p.calendar[r.district]
	able := make([]bool, len(p.acts))
	for a := range p.acts {
		able[a] = !slices.ContainsFunc(p.acts[a].indicator.Specialties, func(specialty string) bool { return !c.with(r, specialty) })
	}
	return able
}

// may reports whether an act counts on the day at the site.
func (p *problem) may(act, day, site int) bool {
	a, c := &p.acts[act], &p.calendar[p.sites[site].district]
	return day >= a.from && day <= a.to && a.sites[site] && !(a.averse && c.exam[day]) && !c.taken[visit{day, site}]
}
