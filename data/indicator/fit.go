package indicator

import (
	"slices"

	"sapar/data"
)

// ground is what the conditions of all indicators look at.
type ground struct {
	places      data.Places
	region      string
	own         []string
	okrugs      map[string]string  // settlement of the project's region → okrug, or ""
	specialties map[data.ID]string // member → specialty
}

func newGround(f *Facts, own []string, places data.Places) *ground {
	g := &ground{places: places, region: f.Project.Region, own: own, okrugs: map[string]string{}, specialties: map[data.ID]string{}}
	for _, district := range own {
		for _, settlement := range places.Villages(district) {
			okrug, _ := places.OkrugOf(settlement.Code)
			g.okrugs[settlement.Code] = okrug.Code
		}
	}
	for i := range f.Members {
		g.specialties[f.Members[i].ID] = f.Members[i].Specialty
	}
	return g
}

// fits reports whether an event meets every condition of the indicator.
func (g *ground) fits(i *data.Indicator, e *data.Event) bool {
	return meets(i.EventTypes, e.Kind) && meets(i.Audiences, e.Audience) && meets(i.Venues, e.Venue) &&
		meets(i.Topics, e.Topic) && meetsAny(i.Partners, e.Partners) && g.lies(i.Places, e.District, e.Village) && g.took(i.Specialties, e)
}

// failed are the keys of the indicator's fields whose condition an event fails.
func (g *ground) failed(i *data.Indicator, e *data.Event) []string {
	var keys []string
	for _, c := range []struct {
		key string
		met bool
	}{
		{"event_types", meets(i.EventTypes, e.Kind)}, {"audiences", meets(i.Audiences, e.Audience)},
		{"partners", meetsAny(i.Partners, e.Partners)}, {"venues", meets(i.Venues, e.Venue)}, {"topics", meets(i.Topics, e.Topic)},
		{"places", g.lies(i.Places, e.District, e.Village)}, {"specialties", g.took(i.Specialties, e)},
	} {
		if !c.met {
			keys = append(keys, c.key)
		}
	}
	return keys
}

// meets reports whether a code is among the alternatives; none ask for nothing.
func meets(alternatives []string, code string) bool {
	return len(alternatives) == 0 || slices.Contains(alternatives, code)
}

func meetsAny(alternatives, codes []string) bool {
	return len(alternatives) == 0 || slices.ContainsFunc(codes, func(c string) bool { return slices.Contains(alternatives, c) })
}

// lies reports whether a village of a district lies in one of the places, which
// need not be of the project's region.
func (g *ground) lies(places []string, district, village string) bool {
	if len(places) == 0 {
		return true
	}
	okrug, ours := g.okrugs[village]
	if !ours {
		unit, _ := g.places.OkrugOf(village)
		okrug = unit.Code
	}
	for _, code := range places {
		switch {
		case code == "":
		case code == district, code == village, code == okrug, code == g.region && slices.Contains(g.own, district):
			return true
		}
	}
	return false
}

// took reports whether specialists of all the fields took part.
func (g *ground) took(fields []string, e *data.Event) bool {
	for _, field := range fields {
		if !slices.ContainsFunc(e.Members, func(m data.ID) bool { return g.specialties[m] == field }) {
			return false
		}
	}
	return true
}
