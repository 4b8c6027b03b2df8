// Package territory is the catalogue of places: the region, its districts,
// okrugs and settlements by the codes of the official classifier, in Kazakh and
// Russian. It answers what lies where, what a place is called without the word
// for its type, which place a person means, and how far two places are apart.
//
// It must never know projects, events or the database, nor any name of a place
// in code: places and the words for their types are data that a newer file can
// replace.
package territory

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"sapar/assets"
	"sapar/data"
)

// Catalogue is a set of places that has been checked: every code is there
// once, and every place stands below the right kind of unit. It does not change
// after Load and may be used from several goroutines.
type Catalogue struct {
	places []entry                 // in Kazakh alphabetical order
	byCode map[string]int          // index into places
	below  map[string][]data.Place // settlements by the unit's code, in the same order
	types  []typeWord              // as the file has them
	closed map[string]bool         // places that are no more, by code
	fold   func(string) string
	search func() *index // folded names, made when first asked for
}

var _ data.Places = (*Catalogue)(nil)

// entry is a place as the file has it.
type entry struct {
	data.Place
	shortKK, shortRU string // empty: the same as the name
	line             int
}

// Load reads a catalogue from places.csv and types.csv at the root of fsys.
// A file that is wrong in any way is refused with a *LineError, or with the
// error of reading it.
func Load(fsys fs.FS) (*Catalogue, error) {
	places, err := readPlaces(fsys, placesFile)
	if err != nil {
		return nil, fmt.Errorf("load places: %w", err)
	}
	types, err := readTypes(fsys)
	if err != nil {
		return nil, fmt.Errorf("load places: %w", err)
	}
	c := &Catalogue{
		places: inKazakhOrder(places),
		byCode: make(map[string]int, len(places)),
		below:  make(map[string][]data.Place),
		types:  types,
	}
	for i, e := range c.places {
		c.byCode[e.Code] = i
	}
	c.listSettlements()
	return c.WithFold(strings.ToLower), nil
}

// listSettlements fills below: every settlement stands below each unit over it.
func (c *Catalogue) listSettlements() {
	parents := make(map[string]bool)
	for _, e := range c.places {
		parents[e.Parent] = true
	}
	for _, e := range c.places {
		var over string // code of the lowest unit that the settlement counts for
		switch {
		case c.closed[e.Code]:
			continue
		case e.Kind == data.Village, e.Kind == data.City && !c.unit(e.Place):
			over = e.Parent
		case e.Kind == data.City && !parents[e.Code]:
			over = e.Code // nothing is known below it: the city itself
		default:
			continue
		}
		for p, ok := c.Place(over); ok; p, ok = c.Place(p.Parent) {
			c.below[p.Code] = append(c.below[p.Code], e.Place)
		}
	}
}

var builtin = sync.OnceValue(func() *Catalogue {
	fsys, err := fs.Sub(assets.Territory, "territory")
	if err != nil {
		panic(err) // the folder's name is a constant
	}
	c, err := Load(fsys)
	if err != nil {
		panic(err) // built into the program and read by every test
	}
	return c
})

// Builtin returns the catalogue that is built into the program.
func Builtin() *Catalogue { return builtin() }

// WithFold returns the same catalogue, whose Find and District compare names
// by fold, a function that gives spellings to be taken as one the same text.
// It is called with one word at a time. Without it only case is ignored.
func (c *Catalogue) WithFold(fold func(string) string) *Catalogue {
	folded := *c
	folded.fold = fold
	folded.search = sync.OnceValue(func() *index { return newIndex(c.places, c.types, fold) })
	return &folded
}

// All lists every place in the order of the codes.
func (c *Catalogue) All() []data.Place {
	all := make([]data.Place, len(c.places))
	for i, e := range c.places {
		all[i] = e.Place
	}
	slices.SortFunc(all, func(a, b data.Place) int { return strings.Compare(a.Code, b.Code) })
	return all
}

// Place returns the place with that code.
func (c *Catalogue) Place(code string) (data.Place, bool) {
	i, ok := c.byCode[code]
	if !ok {
		return data.Place{}, false
	}
	return c.places[i].Place, true
}

// Short returns a place's names without the word for its type, as in a table
// whose column is headed "district". Where the name has no such word it is the
// name itself; where the code is unknown both are empty.
func (c *Catalogue) Short(code string) (kk, ru string) {
	i, ok := c.byCode[code]
	if !ok {
		return "", ""
	}
	e := c.places[i]
	return orElse(e.shortKK, e.NameKK), orElse(e.shortRU, e.NameRU)
}

// Districts lists the units that a project in that region reports by, in
// Kazakh alphabetical order: the region's districts, with its cities last where
// asked. A city or district that a project belongs to by itself is its own only
// unit. It is empty where the code is none of these.
func (c *Catalogue) Districts(region string, withCity bool) []data.Place {
	p, ok := c.Place(region)
	switch {
	case !ok:
		return nil
	case c.unit(p):
		return []data.Place{p}
	}
	var districts, cities []data.Place
	for _, e := range c.places {
		if e.Parent != region || c.closed[e.Code] {
			continue
		}
		switch e.Kind {
		case data.District:
			districts = append(districts, e.Place)
		case data.City:
			cities = append(cities, e.Place)
		}
	}
	if withCity {
		return append(districts, cities...)
	}
	return districts
}

// Villages lists the settlements below a region, district, okrug or city in
// Kazakh alphabetical order: villages, and the towns among them (their Kind is
// City). A city of which nothing below is known is its own only settlement.
func (c *Catalogue) Villages(code string) []data.Place {
	return slices.Clone(c.below[code])
}

// DistrictOf returns the district, or the city that stands directly under its
// region, to which a place belongs; a district belongs to itself.
func (c *Catalogue) DistrictOf(code string) (data.Place, bool) {
	return c.climb(code, c.unit)
}

// OkrugOf returns the okrug-level unit to which a settlement belongs; an okrug
// belongs to itself. A town that stands directly under its city has none.
func (c *Catalogue) OkrugOf(code string) (data.Place, bool) {
	return c.climb(code, func(p data.Place) bool { return p.Kind == data.Okrug })
}

// climb returns the first place that is wanted, from code upwards.
func (c *Catalogue) climb(code string, wanted func(data.Place) bool) (data.Place, bool) {
	for p, ok := c.Place(code); ok; p, ok = c.Place(p.Parent) {
		if wanted(p) {
			return p, true
		}
	}
	return data.Place{}, false
}

// unit reports whether a project can report by the place: a district, or a
// city that stands directly under its region.
func (c *Catalogue) unit(p data.Place) bool {
	if p.Kind == data.District {
		return true
	}
	parent, ok := c.Place(p.Parent)
	return ok && p.Kind == data.City && parent.Kind == data.Region
}

// inKazakhOrder returns the places in the order of the Kazakh alphabet, in
// which each Kazakh letter has a place of its own; number parts go by value,
// and places of one name by their codes.
func inKazakhOrder(places []entry) []entry {
	var (
		collator = collate.New(language.Kazakh, collate.Numeric)
		buf      collate.Buffer
		keys     = make([]string, len(places))
		order    = make([]int, len(places))
	)
	for i, e := range places {
		keys[i], order[i] = string(collator.KeyFromString(&buf, e.NameKK)), i
		buf.Reset()
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(strings.Compare(keys[a], keys[b]), strings.Compare(places[a].Code, places[b].Code))
	})
	out := make([]entry, len(places))
	for i, from := range order {
		out[i] = places[from]
	}
	return out
}

func orElse(s, otherwise string) string {
	if s != "" {
		return s
	}
	return otherwise
}
