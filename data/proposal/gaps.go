package proposal

import (
	"slices"

	"sapar/data"
)

// gaps are what the plan leaves open, with the reason of each: what no visit
// closes first, then who is missing in the groups, then what there is no room
// for.
func (p *problem) gaps(of plan) []data.Gap {
	left := of.left
	gaps := append(slices.Clone(p.gapsFound), p.missing(of.trips)...)
	told := map[int]bool{} // acts
	for _, whole := range []bool{false, true} {
		for r, n := range left.left {
			if rule := &p.rules[r]; n > 0 && (rule.district == all) == whole && !(whole && told[rule.act]) {
				told[rule.act] = true
				gaps = append(gaps, p.gap(rule, n))
			}
		}
	}
	return gaps
}

// gap says why a rule stays open by so many.
func (p *problem) gap(r *rule, missing int) data.Gap {
	a := &p.acts[r.act]
	g := data.Gap{Indicator: *a.indicator, District: p.districtOf(r), Args: data.Args{"missing": missing}}
	switch {
	case a.to < a.from:
		g.Code = data.GapOver
	case !p.somewhere(r):
		g.Code = data.GapNowhere
	default:
		g.Code = data.GapDays
		if specialty, absent := p.lacks(r); specialty != "" {
			g.Code = data.GapBusy
			if absent {
				g.Code = data.GapSpecialist
			}
			g.Args["specialties"] = []string{specialty}
		}
	}
	return g
}

// somewhere reports whether any place of the rule's indicator is planned for.
func (p *problem) somewhere(r *rule) bool {
	for s, can := range p.acts[r.act].sites {
		if can && (r.district == all || p.sites[s].district == r.district) {
			return true
		}
	}
	return false
}

// lacks is a specialty of the indicator that nobody free has in any of the
// rule's districts, and whether nobody in their groups has it at all.
func (p *problem) lacks(r *rule) (specialty string, absent bool) {
	for _, s := range p.acts[r.act].indicator.Specialties {
		free, there := false, false
		for d := range p.districts {
			if r.district == all || r.district == d {
				free = free || p.everFree(&p.calendar[d], s)
				there = there || p.calendar[d].has(s)
			}
		}
		if !free {
			return s, !there
		}
	}
	return "", false
}

// has reports whether anybody in the group has the specialty.
func (c *calendar) has(specialty string) bool {
	return slices.ContainsFunc(c.members, func(m *data.Member) bool { return m.Specialty == specialty })
}

// missing are the specialties that the project asks for and no group that
// travels has, or has on no day.
func (p *problem) missing(trips []trip) []data.Gap {
	var gaps []data.Gap
	for d, code := range p.districts {
		if !slices.ContainsFunc(trips, func(t trip) bool { return t.district == d }) {
			continue
		}
		c := &p.calendar[d]
		var absent, busy []string
		for _, specialty := range p.Project.Specialties {
			switch {
			case slices.Contains(c.wanted, specialty):
			case c.has(specialty):
				busy = append(busy, specialty)
			default:
				absent = append(absent, specialty)
			}
		}
		if len(absent) > 0 {
			gaps = append(gaps, data.Gap{Code: data.GapSpecialist, District: code, Args: data.Args{"specialties": absent}})
		}
		if len(busy) > 0 {
			gaps = append(gaps, data.Gap{Code: data.GapBusy, District: code, Args: data.Args{"specialties": busy}})
		}
	}
	return gaps
}

// composition tells which groups lack a specialty that an indicator of
// composition asks for: people, and no trips, close it. False where none does.
func (p *problem) composition(i *data.Indicator) bool {
	found := false
	for _, code := range p.districts {
		if len(i.Places) > 0 && !slices.Contains(i.Places, code) && !slices.Contains(i.Places, p.Project.Region) {
			continue
		}
		var group []*data.Member
		for n := range p.Members {
			if m := &p.Members[n]; m.District == code && m.Project == p.Project.ID && (m.To == 0 || m.To >= p.first) {
				group = append(group, m)
			}
		}
		if lacking := data.Lacking(i.Specialties, group); len(lacking) > 0 {
			p.gapsFound = append(p.gapsFound, data.Gap{Code: data.GapSpecialist, Indicator: *i, District: code, Args: data.Args{"specialties": lacking}})
			found = true
		}
	}
	return found
}
