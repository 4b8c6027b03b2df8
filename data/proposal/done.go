package proposal

import (
	"slices"

	"sapar/data"
)

// subtract marks what an act's indicator covers already, and takes from its
// rules what events to come will bring.
func (p *problem) subtract(at int) {
	a := &p.acts[at]
	if a.covers {
		p.seen[at] = make(places, len(p.sites)+1)
	}
	for _, status := range []string{data.Held, data.Planned} { // what was held covers first
		for n := range p.Events {
			if e := &p.Events[n]; e.Status == status && p.counts(e) && p.serves(a.indicator, e) {
				p.bring(at, e)
			}
		}
	}
	p.limit(at)
}

// bring enters one event that counts for the act's indicator.
func (p *problem) bring(at int, e *data.Event) {
	a := &p.acts[at]
	s := slices.IndexFunc(p.sites, func(s site) bool { return s.Code == e.Village })
	district := slices.Index(p.districts, e.District)
	if a.covers {
		if s < 0 || a.places[s] < 0 || p.seen[at][a.places[s]] {
			return
		}
		p.seen[at][a.places[s]] = true
	}
	if e.Status == data.Held {
		return // the progress has it
	}
	for _, r := range a.rules {
		if d := p.rules[r].district; d == all || d == district {
			p.rules[r].missing = max(0, p.rules[r].missing-1)
		}
	}
}

// serves reports whether an event counts for the indicator, once it is held.
func (p *problem) serves(i *data.Indicator, e *data.Event) bool {
	if i.Kind == data.CountEvents && !slices.Contains(e.Indicators, i.ID) || !meets(i, e) {
		return false
	}
	if i.From != 0 && e.Date < i.From || i.To != 0 && e.Date > i.To {
		return false
	}
	okrug, _ := p.Places.OkrugOf(e.Village)
	if len(i.Places) > 0 && !slices.ContainsFunc([]string{e.District, e.Village, okrug.Code, p.Project.Region}, func(code string) bool {
		return code != "" && slices.Contains(i.Places, code)
	}) {
		return false
	}
	return len(i.Specialties) == 0 || len(data.Lacking(i.Specialties, p.named(e.Members))) == 0
}

// named are the members with those ids.
func (p *problem) named(ids []data.ID) []*data.Member {
	var list []*data.Member
	for n := range p.Members {
		if slices.Contains(ids, p.Members[n].ID) {
			list = append(list, &p.Members[n])
		}
	}
	return list
}

// limit lowers the rules of coverage to the places that are left, and says so.
func (p *problem) limit(at int) {
	a := &p.acts[at]
	if !a.covers {
		return
	}
	for _, r := range a.rules {
		total, free := map[int]bool{}, map[int]bool{}
		for s, place := range a.places {
			if d := p.rules[r].district; place < 0 || !a.sites[s] || d != all && d != p.sites[s].district {
				continue
			}
			total[place] = true
			if !p.seen[at][place] {
				free[place] = true
			}
		}
		rule := &p.rules[r]
		if missing := rule.missing; missing > len(free) {
			p.gapsFound = append(p.gapsFound, data.Gap{Code: data.GapPlaces, Indicator: *a.indicator, District: p.districtOf(rule), Args: data.Args{
				"missing": missing, "places": len(total), "left": len(free),
			}})
			rule.missing, rule.short = len(free), true
		}
	}
}

// districtOf is the code of a rule's district.
func (p *problem) districtOf(r *rule) string {
	if r.district == all {
		return ""
	}
	return p.districts[r.district]
}
