package sheet

import (
	"sort"
	"strings"

	"sapar/data"
)

// placeNames are what places are called in a workbook, both ways. A place that
// shares its name with another one within its scope has what tells it apart in
// brackets.
type placeNames struct {
	x      *Workbook
	lang   string
	region string                       // of the project
	part   string                       // district that the workbook is of, "" for all
	shown  map[string]map[string]string // names by code, by scope
	found  map[[2]string]placeHit       // what a text means, by scope and text

	guesses int
}

type placeHit struct {
	code    string
	several []data.Place // where the text names more than one
}

func (x *Workbook) placeNames(lang string, m *data.Manifest) *placeNames {
	return &placeNames{
		x: x, lang: lang, region: m.Region, part: m.Part,
		shown: map[string]map[string]string{}, found: map[[2]string]placeHit{},
	}
}

// scope is the code of the unit within which names are told apart: the row's
// district, the district of the workbook, or the region.
func (p *placeNames) scope(district string) string {
	switch {
	case district != "":
		if _, ok := p.x.Places.Place(district); ok {
			return district
		}
	case p.part != "":
		return p.part
	}
	return p.region
}

// short is a place's name without the word for its type.
func (p *placeNames) short(code string) string {
	kk, ru := p.x.Places.Short(code)
	if p.lang == russian && ru != "" || kk == "" {
		return tidy(ru)
	}
	return tidy(kk)
}

// name is what a place is called in a row of that district, "" where rows have
// none.
func (p *placeNames) name(code, district string) string {
	place, ok := p.x.Places.Place(code)
	if !ok {
		return code
	}
	if place.Kind != data.Village {
		if s := p.short(code); s != "" {
			return s
		}
		return code
	}
	scope := p.scope(district)
	if s, ok := p.names(scope)[code]; ok {
		return s
	}
	if s, ok := p.names(p.region)[code]; ok {
		return s
	}
	return p.short(code) + " (" + code + ")"
}

// names are the names of the settlements of a unit by code, each once.
func (p *placeNames) names(scope string) map[string]string {
	if names, ok := p.shown[scope]; ok {
		return names
	}
	villages := p.x.Places.Villages(scope)
	same := map[string]int{}
	for _, v := range villages {
		same[p.short(v.Code)]++
	}
	names := make(map[string]string, len(villages))
	wider := map[string]int{}
	for _, v := range villages {
		name := p.short(v.Code)
		if same[name] > 1 {
			name += " (" + p.apart(v.Code, scope) + ")"
		}
		names[v.Code] = name
		wider[name]++
	}
	for code, name := range names {
		if wider[name] > 1 || name == "" {
			names[code] = p.short(code) + " (" + code + ")"
		}
	}
	p.shown[scope] = names
	return names
}

// apart is what tells a settlement from others of its name: its okrug within a
// district, its district within a region.
func (p *placeNames) apart(code, scope string) string {
	home, ok := p.x.Places.DistrictOf(code)
	if !ok || home.Code == scope {
		home, ok = p.x.Places.OkrugOf(code)
	}
	if !ok {
		return code
	}
	return p.short(home.Code)
}

// districts are the names of the units that the project reports by.
func (p *placeNames) districts(withCity bool) []string {
	var out []string
	for _, d := range p.x.Places.Districts(p.region, withCity) {
		out = append(out, p.short(d.Code))
	}
	return out
}

// villages are the names of the settlements that a list offers, sorted as the
// catalogue has them.
func (p *placeNames) villages(withCity bool) []string {
	var out []string
	seen := map[string]bool{}
	units := p.x.Places.Districts(p.region, withCity)
	if p.part != "" {
		if home, ok := p.x.Places.Place(p.part); ok {
			units = []data.Place{home}
		}
	}
	for _, unit := range units {
		for _, v := range p.x.Places.Villages(unit.Code) {
			if name := p.name(v.Code, unit.Code); !seen[name] {
				seen[name] = true
				out = append(out, name)
			}
		}
	}
	if len(units) > 1 {
		sort.SliceStable(out, func(i, j int) bool { return p.x.Fold(out[i]) < p.x.Fold(out[j]) })
	}
	return out
}

// kindsOf are the kinds of place that a field may hold, by its key.
func kindsOf(key string) []data.PlaceKind {
	switch key {
	case "district":
		return []data.PlaceKind{data.District, data.City}
	case "region":
		return []data.PlaceKind{data.Region, data.City}
	}
	return []data.PlaceKind{data.Village, data.City}
}

// find is the place that a text means in a row of that district. Where it
// names several they are returned, and where it names none, those that may be
// meant.
func (p *placeNames) find(text, key, district string) placeHit {
	scope := p.scope(district)
	cacheKey := [2]string{scope + " " + key, text}
	if hit, ok := p.found[cacheKey]; ok {
		return hit
	}
	hit := p.search(text, key, scope)
	p.found[cacheKey] = hit
	return hit
}

func (p *placeNames) search(text, key, scope string) placeHit {
	if _, ok := p.x.Places.Place(text); ok {
		return placeHit{code: text}
	}
	if key != "district" && key != "region" {
		for code, name := range p.names(scope) {
			if name == text {
				return placeHit{code: code}
			}
		}
	}
	base, bracket := text, ""
	if i := strings.LastIndexByte(text, '('); i > 0 && strings.HasSuffix(text, ")") {
		base, bracket = strings.TrimSpace(text[:i]), strings.TrimSpace(text[i+1:len(text)-1])
		if place, ok := p.x.Places.Place(bracket); ok {
			return placeHit{code: place.Code}
		}
	}
	var named []data.Place
	near := p.x.Places.Find(base, kindsOf(key)...)
	for _, place := range near {
		if p.calls(place, base) && (bracket == "" || p.liesIn(place, bracket)) && p.fits(place, key) {
			named = append(named, place)
		}
	}
	if home := p.within(named, scope); len(home) > 0 {
		named = home
	} else if home := p.within(named, p.region); len(home) > 0 {
		named = home
	}
	switch {
	case len(named) == 1:
		return placeHit{code: named[0].Code}
	case len(named) > 1:
		return placeHit{several: named}
	}
	if home := p.within(near, scope); len(home) > 0 {
		near = home
	}
	return placeHit{several: near[:min(len(near), 1)]}
}

// fits leaves out a city's administration where a settlement is asked for, and
// a settlement where a unit is.
func (p *placeNames) fits(place data.Place, key string) bool {
	unit, ok := p.x.Places.DistrictOf(place.Code)
	isUnit := ok && unit.Code == place.Code
	switch key {
	case "district":
		return isUnit
	case "region":
		return true
	}
	return place.Kind == data.Village || !isUnit
}

// within are the places that lie in a unit, or are it.
func (p *placeNames) within(places []data.Place, unit string) []data.Place {
	var out []data.Place
	for _, place := range places {
		for at, ok := place, true; ok; at, ok = p.x.Places.Place(at.Parent) {
			if at.Code == unit {
				out = append(out, place)
				break
			}
		}
	}
	return out
}

// calls reports whether a text is one of the place's names, with or without
// the word for its type.
func (p *placeNames) calls(place data.Place, text string) bool {
	folded := " " + p.x.Fold(text) + " "
	words := len(strings.Fields(folded))
	kk, ru := p.x.Places.Short(place.Code)
	for _, name := range append([]string{place.NameKK, place.NameRU, kk, ru}, place.Aliases...) {
		f := p.x.Fold(name)
		if f != "" && strings.Contains(folded, " "+f+" ") && words-len(strings.Fields(f)) <= 2 {
			return true
		}
	}
	return false
}

// liesIn reports whether the text in brackets names a unit over the place.
func (p *placeNames) liesIn(place data.Place, bracket string) bool {
	for at, ok := p.x.Places.Place(place.Parent); ok; at, ok = p.x.Places.Place(at.Parent) {
		if p.calls(at, bracket) {
			return true
		}
	}
	return false
}

// nearest is the name of the place that a misspelt text most likely means.
func (p *placeNames) nearest(text, key, district string) string {
	best, least := "", 4
	if p.guesses++; p.guesses > mostGuesses {
		return ""
	}
	folded := p.x.Fold(text)
	try := func(name string) {
		if d := data.Slips(folded, p.x.Fold(name), least); d < least && d <= len([]rune(name))/3 {
			best, least = name, d
		}
	}
	if key == "district" || key == "region" {
		for _, name := range p.districts(true) {
			try(name)
		}
		return best
	}
	scope := p.scope(district)
	for _, v := range p.x.Places.Villages(scope) {
		try(p.names(scope)[v.Code])
	}
	return best
}
