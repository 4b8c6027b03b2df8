package proposal

import (
	"slices"

	"sapar/data"
)

// rule is what one indicator still lacks, in one district or in all.
type rule struct {
	act      int // that closes it
	district int // all: everywhere
	missing  int
	short    bool // there are fewer places than it asks for
}

const all = -1

// act is an event as an indicator asks for it.
type act struct {
	indicator *data.Indicator
	event     data.Event // kind, topic, audience, venue, partners
	covers    bool       // what counts is the place, once; else the event
	averse    bool       // for those who sit exams
	from, to  int        // days on which it counts
	sites     []bool     // where it can be held
	places    []int      // covers: which place each site lies in, -1 for none
	rules     []int      // of its indicator
	fits      []int      // acts that cover where this one is held
}

// places are marks by the number of a place.
type places []bool

// ask makes acts and rules of what the indicators lack, and gaps of what no
// visit can close.
func (p *problem) ask(only string) {
	whole, parts := p.progress()
	for _, id := range p.asked() {
		w := whole[id]
		switch {
		case w.Indicator.Kind == data.CountEvents, w.Indicator.Kind == data.CountCoverage:
			p.addAct(w, parts[id], only)
		case w.Indicator.Kind == data.CountComposition && p.composition(&w.Indicator):
		default:
			if missing := share(p, w, parts[id], only); missing > 0 {
				p.gapsFound = append(p.gapsFound, data.Gap{Code: data.GapKind, Indicator: w.Indicator, District: only, Args: data.Args{"missing": missing}})
			}
		}
	}
	p.seen = make([]places, len(p.acts))
	for i := range p.acts {
		p.match(i)
	}
	for i := range p.acts {
		p.subtract(i)
	}
}

// progress is that of the whole project and of its districts, by indicator.
func (p *problem) progress() (whole map[data.ID]data.Progress, parts map[data.ID]map[string]data.Progress) {
	whole, parts = map[data.ID]data.Progress{}, map[data.ID]map[string]data.Progress{}
	for _, one := range p.Progress {
		id := one.Indicator.ID
		if one.District == "" {
			whole[id] = one
			continue
		}
		if parts[id] == nil {
			parts[id] = map[string]data.Progress{}
		}
		parts[id][one.District] = one
	}
	return whole, parts
}

// asked are the indicators in the contract's order.
func (p *problem) asked() []data.ID {
	var ids []data.ID
	for _, one := range p.Progress {
		if one.District == "" {
			ids = append(ids, one.Indicator.ID)
		}
	}
	return ids
}

func (p *problem) addAct(whole data.Progress, parts map[string]data.Progress, only string) {
	at := len(p.acts)
	a := p.newAct(&whole.Indicator)
	ask := func(district, missing int) {
		if missing > 0 {
			a.rules = append(a.rules, len(p.rules))
			p.rules = append(p.rules, rule{act: at, district: district, missing: missing})
		}
	}
	if only == "" {
		ask(all, whole.Plan-whole.Fact)
		for d, code := range p.districts {
			ask(d, parts[code].Plan-parts[code].Fact)
		}
	} else if len(p.districts) > 0 {
		ask(0, share(p, whole, parts, only))
	}
	p.acts = append(p.acts, a)
}

// share is what a district lacks: of its own part, else its even share of what
// the whole lacks. Shares of all districts come to the whole.
func share(p *problem, whole data.Progress, parts map[string]data.Progress, district string) int {
	if district == "" {
		return whole.Plan - whole.Fact
	}
	if part := parts[district]; part.Plan > 0 {
		return part.Plan - part.Fact
	}
	for _, part := range parts {
		if part.Plan > 0 {
			return 0 // others have parts, this one has none
		}
	}
	list := p.Places.Districts(p.Project.Region, p.Project.WithCity)
	at := slices.IndexFunc(list, func(d data.Place) bool { return d.Code == district })
	missing := max(0, whole.Plan-whole.Fact)
	if at < 0 {
		return 0
	}
	return missing*(at+1)/len(list) - missing*at/len(list)
}

func (p *problem) newAct(i *data.Indicator) act {
	a := act{indicator: i, covers: i.Kind == data.CountCoverage, to: p.days - 1, sites: make([]bool, len(p.sites))}
	a.event = data.Event{
		Project: p.Project.ID, Status: data.Planned, Kind: first(i.EventTypes, "meeting"), Topic: first(i.Topics, ""),
		Audience: audience(i.Audiences), Venue: first(i.Venues, ""),
	}
	if len(i.Partners) > 0 {
		a.event.Partners = i.Partners[:1]
	}
	if a.covers {
		a.event.Kind = first(i.EventTypes, "visit")
	} else {
		a.event.Indicators = []data.ID{i.ID}
	}
	a.averse = averse(a.event.Audience)
	if i.From > p.first {
		a.from = p.first.DaysUntil(i.From)
	}
	if i.To != 0 && p.days > 0 {
		a.to = min(a.to, p.first.DaysUntil(i.To))
	}
	numbers := map[string]int{}
	for s := range p.sites {
		a.sites[s] = p.lies(i.Places, &p.sites[s])
		if a.covers {
			a.places = append(a.places, number(numbers, p.placeOf(i.Level, &p.sites[s])))
		}
	}
	return a
}

func first(codes []string, none string) string {
	if len(codes) == 0 {
		return none
	}
	return codes[0]
}

// audience is the first that no exam keeps away, else the first.
func audience(codes []string) string {
	if at := slices.IndexFunc(codes, func(c string) bool { return !averse(c) }); at >= 0 {
		return codes[at]
	}
	return first(codes, "")
}

// averse reports whether the audience sits exams.
func averse(audience string) bool { return audience == "pupils" || audience == "students" }

func number(numbers map[string]int, code string) int {
	if code == "" {
		return -1
	}
	if _, known := numbers[code]; !known {
		numbers[code] = len(numbers)
	}
	return numbers[code]
}

// placeOf is the code of what a visit to the site covers at a level.
func (p *problem) placeOf(level string, s *site) string {
	switch data.PlaceKind(level) {
	case data.District:
		return p.districts[s.district]
	case data.Okrug:
		return s.okrug
	case data.Village:
		return s.Code
	}
	return ""
}

// lies reports whether a site lies in one of the places; none mean everywhere.
func (p *problem) lies(codes []string, s *site) bool {
	return len(codes) == 0 || slices.ContainsFunc(codes, func(code string) bool {
		return code != "" && (code == s.Code || code == s.okrug || code == p.districts[s.district] || code == p.Project.Region)
	})
}

// match finds the acts of coverage that an act satisfies where it is held.
func (p *problem) match(at int) {
	a := &p.acts[at]
	for c := range p.acts {
		if i := p.acts[c].indicator; p.acts[c].covers && c != at && meets(i, &a.event) && contains(a.indicator.Specialties, i.Specialties) {
			a.fits = append(a.fits, c)
		}
	}
}

// meets reports whether an event meets the indicator's conditions on what it
// is; where it is and who is there are looked at elsewhere.
func meets(i *data.Indicator, e *data.Event) bool {
	return among(i.EventTypes, e.Kind) && among(i.Audiences, e.Audience) && among(i.Venues, e.Venue) && among(i.Topics, e.Topic) &&
		(len(i.Partners) == 0 || slices.ContainsFunc(e.Partners, func(c string) bool { return slices.Contains(i.Partners, c) }))
}

func among(codes []string, code string) bool { return len(codes) == 0 || slices.Contains(codes, code) }

func contains(codes, wanted []string) bool {
	return !slices.ContainsFunc(wanted, func(c string) bool { return !slices.Contains(codes, c) })
}
