package ownlist

import (
	"slices"
	"strings"

	"sapar/data"
)

// placeFinder finds the places that texts name.
type placeFinder struct {
	r      *Reader
	region string // of the project; "" while it is not known
	found  map[placeQuestion]placeHit
	near   map[placeQuestion]string
}

type placeQuestion struct{ text, kind, within string }

// placeHit is what a text names; several where it fits more than one place.
type placeHit struct {
	code    string
	several []data.Place
}

func (r *Reader) placeFinder(region string) *placeFinder {
	return &placeFinder{r: r, region: region, found: map[placeQuestion]placeHit{}, near: map[placeQuestion]string{}}
}

// The sorts of place that a column can hold.
var (
	districtKinds = []data.PlaceKind{data.District, data.City}
	okrugKinds    = []data.PlaceKind{data.Okrug}
	villageKinds  = []data.PlaceKind{data.Village, data.City}
)

// find is the place of those kinds that a text names; of several of one name,
// the one that lies within a unit, or else within the region.
func (p *placeFinder) find(text string, kinds []data.PlaceKind, within string) placeHit {
	q := placeQuestion{text, string(kinds[0]), within}
	hit, ok := p.found[q]
	if !ok {
		hit = p.search(text, kinds, within)
		p.found[q] = hit
	}
	return hit
}

// names reports whether a text names a place of those kinds, or several.
func (p *placeFinder) names(text string, kinds []data.PlaceKind) bool {
	hit := p.find(text, kinds, "")
	return hit.code != "" || len(hit.several) > 0
}

func (p *placeFinder) search(text string, kinds []data.PlaceKind, within string) placeHit {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > 200 {
		return placeHit{}
	}
	if place, ok := p.r.Places.Place(text); ok && slices.Contains(kinds, place.Kind) {
		return placeHit{code: place.Code}
	}
	if hit := p.called(text, kinds, within); hit.code != "" || len(hit.several) > 0 {
		return hit
	}
	// "District, village", "Village (okrug)": what stands beside narrows the
	// choice.
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;()/\n–—", r) })
	if len(parts) < 2 || len(parts) > 5 {
		return placeHit{}
	}
	for _, part := range parts {
		for _, above := range [][]data.PlaceKind{districtKinds, okrugKinds} {
			if hit := p.called(strings.TrimSpace(part), above, within); hit.code != "" && (kinds[0] == data.Village) {
				within = hit.code
			}
		}
	}
	for _, part := range slices.Backward(parts) {
		if hit := p.called(strings.TrimSpace(part), kinds, within); hit.code != "" || len(hit.several) > 0 {
			return hit
		}
	}
	return placeHit{}
}

// called finds the places that a text is a name of.
func (p *placeFinder) called(text string, kinds []data.PlaceKind, within string) placeHit {
	if text == "" {
		return placeHit{}
	}
	var named []data.Place
	for _, place := range p.r.Places.Find(text, kinds...) {
		if p.calls(place, text) && p.fits(place, kinds) {
			named = append(named, place)
		}
	}
	for _, unit := range []string{within, p.region} {
		if unit == "" {
			continue
		}
		if home := p.lie(named, unit); len(home) > 0 {
			named = home
			break
		}
	}
	switch len(named) {
	case 0:
		return placeHit{}
	case 1:
		return placeHit{code: named[0].Code}
	}
	return placeHit{several: named}
}

// fits leaves out a city's administration where a settlement is asked for, and
// the city itself where a unit is.
func (p *placeFinder) fits(place data.Place, kinds []data.PlaceKind) bool {
	if place.Kind != data.City {
		return true
	}
	unit, ok := p.r.Places.DistrictOf(place.Code)
	return ok && (unit.Code == place.Code) == (kinds[0] == data.District)
}

// calls reports whether a text is one of the place's names, with or without the
// word for its type.
func (p *placeFinder) calls(place data.Place, text string) bool {
	folded := " " + p.r.Fold(text) + " "
	plain := p.r.vocabulary().plain["place"]
	kk, ru := p.r.Places.Short(place.Code)
	for _, name := range append([]string{place.NameKK, place.NameRU, kk, ru}, place.Aliases...) {
		f := p.r.Fold(name)
		before, after, ok := strings.Cut(folded, " "+f+" ")
		if f == "" || !ok {
			continue
		}
		if !slices.ContainsFunc(strings.Fields(before+" "+after), func(w string) bool { return !plain[w] }) {
			return true
		}
	}
	return false
}

// lie are the places that lie in a unit, or are it.
func (p *placeFinder) lie(places []data.Place, unit string) []data.Place {
	var out []data.Place
	for _, place := range places {
		for at, ok := place, true; ok; at, ok = p.r.Places.Place(at.Parent) {
			if at.Code == unit {
				out = append(out, place)
				break
			}
		}
	}
	return out
}

// name is what a person calls a place.
func (p *placeFinder) name(code string) string {
	kk, ru := p.r.Places.Short(code)
	if kk == "" {
		return ru
	}
	return kk
}

// apart is the name of a place with the unit that tells it from others of its
// name.
func (p *placeFinder) apart(code string) string {
	name := p.name(code)
	if okrug, ok := p.r.Places.OkrugOf(code); ok && okrug.Code != code {
		name += " (" + p.name(okrug.Code) + ")"
	}
	return name
}

// nearest is the name that a misspelt text most likely means, "" where none is
// near.
func (p *placeFinder) nearest(text string, kinds []data.PlaceKind, within string) string {
	q := placeQuestion{text, string(kinds[0]), within}
	if name, ok := p.near[q]; ok {
		return name
	}
	if within == "" {
		within = p.region
	}
	candidates := p.r.Places.Villages(within)
	if kinds[0] == data.District {
		candidates = p.r.Places.Districts(p.region, true)
	}
	plain := p.r.vocabulary().plain["place"]
	words := slices.DeleteFunc(strings.Fields(p.r.Fold(text)), func(w string) bool { return plain[w] })
	folded := strings.Join(words, " ")
	best, least := "", 4
	for _, place := range candidates {
		kk, ru := p.r.Places.Short(place.Code)
		for _, name := range []string{kk, ru} {
			other := p.r.Fold(name)
			if d := distance(folded, other, least); d < least && d <= len([]rune(other))/3 {
				best, least = p.name(place.Code), d
			}
		}
	}
	p.near[q] = best
	return best
}
