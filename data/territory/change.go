package territory

import (
	"io/fs"
	"slices"
	"strings"
	"sync/atomic"

	"sapar/data"
)

// With returns the catalogue with the changes made: other names, new places,
// and places that are no more, which are found by code alone. A change that
// makes no sense here (a new place below an unknown unit) is passed over.
func (c *Catalogue) With(changes []data.PlaceChange) *Catalogue {
	places := slices.Clone(c.places)
	at := make(map[string]int, len(places))
	for i := range places {
		at[places[i].Code] = i
	}
	closed := map[string]bool{}
	for _, change := range changes {
		i, known := at[change.Code]
		if !known {
			if _, ok := at[change.Parent]; !ok || change.NameKK == "" || change.Kind == "" {
				continue
			}
			i = len(places)
			at[change.Code] = i
			places = append(places, entry{Place: data.Place{Code: change.Code}})
		}
		e := &places[i]
		e.rename(change)
		closed[e.Code] = change.Closed
	}
	changed := &Catalogue{
		places: inKazakhOrder(places), byCode: make(map[string]int, len(places)),
		below: make(map[string][]data.Place), types: c.types, closed: closed,
	}
	for i, e := range changed.places {
		changed.byCode[e.Code] = i
	}
	changed.listSettlements()
	return changed.WithFold(c.fold)
}

// rename takes over what a change says; the former name stays one that the
// place is found by.
func (e *entry) rename(change data.PlaceChange) {
	if change.Kind != "" {
		e.Kind = data.PlaceKind(change.Kind)
	}
	e.Parent = orElse(change.Parent, e.Parent)
	former := []string{e.NameKK, e.NameRU}
	if change.NameKK != "" {
		e.NameKK, e.shortKK = change.NameKK, change.ShortKK
		e.NameRU, e.shortRU = orElse(change.NameRU, change.NameKK), orElse(change.ShortRU, change.ShortKK)
	}
	if change.NameRU != "" {
		e.NameRU, e.shortRU = change.NameRU, change.ShortRU
	}
	for _, name := range former {
		if name != "" && name != e.NameKK && name != e.NameRU && !slices.Contains(e.Aliases, name) {
			e.Aliases = append(slices.Clone(e.Aliases), name)
		}
	}
}

// Newer reads a newer file of places, in the form of places.csv. The words for
// types stay. A file that is wrong in any way is refused with a *LineError, or
// with the error of reading it.
func (c *Catalogue) Newer(fsys fs.FS, file string) (*Catalogue, error) {
	places, err := readPlaces(fsys, file)
	if err != nil {
		return nil, err
	}
	newer := &Catalogue{
		places: inKazakhOrder(places), byCode: make(map[string]int, len(places)),
		below: make(map[string][]data.Place), types: c.types,
	}
	for i, e := range newer.places {
		newer.byCode[e.Code] = i
	}
	newer.listSettlements()
	return newer.WithFold(c.fold), nil
}

// Differences are the changes that make of one catalogue another, newer one:
// names that differ, places that are new, places that are missing there. Each
// has the id of its place.
func Differences(old, newer *Catalogue, basis string) []data.PlaceChange {
	var out []data.PlaceChange
	for _, e := range newer.places {
		i, known := old.byCode[e.Code]
		if known {
			if o := old.places[i]; o.NameKK == e.NameKK && o.NameRU == e.NameRU && !old.closed[e.Code] {
				continue
			}
		}
		change := data.PlaceChange{
			Code: e.Code, NameKK: e.NameKK, NameRU: e.NameRU, ShortKK: e.shortKK, ShortRU: e.shortRU, Basis: basis,
		}
		if !known {
			change.Kind, change.Parent = string(e.Kind), e.Parent
		}
		out = append(out, change)
	}
	for _, e := range old.places {
		if _, stays := newer.byCode[e.Code]; !stays && !old.closed[e.Code] {
			out = append(out, data.PlaceChange{Code: e.Code, Closed: true, Basis: basis})
		}
	}
	for i := range out {
		out[i].ID = data.PlaceChangeID(out[i].Code)
	}
	slices.SortFunc(out, func(a, b data.PlaceChange) int { return strings.Compare(a.Code, b.Code) })
	return out
}

// Live is a catalogue that changes with the records of a folder. All who hold
// it see the change at once; it may be used from several goroutines.
type Live struct {
	base *Catalogue
	now  atomic.Pointer[Catalogue]
}

var _ data.Places = (*Live)(nil)

// NewLive begins with the catalogue as it is.
func NewLive(base *Catalogue) *Live {
	l := &Live{base: base}
	l.now.Store(base)
	return l
}

// Change makes the changes in place of those made before.
func (l *Live) Change(changes []data.PlaceChange) {
	if len(changes) == 0 {
		l.now.Store(l.base)
		return
	}
	l.now.Store(l.base.With(changes))
}

// Catalogue is the catalogue as it is now.
func (l *Live) Catalogue() *Catalogue { return l.now.Load() }

// Place returns the place with that code.
func (l *Live) Place(code string) (data.Place, bool) { return l.now.Load().Place(code) }

// Short returns a place's names without the word for its type.
func (l *Live) Short(code string) (kk, ru string) { return l.now.Load().Short(code) }

// Districts lists the units that a project in that region reports by.
func (l *Live) Districts(region string, withCity bool) []data.Place {
	return l.now.Load().Districts(region, withCity)
}

// Villages lists the settlements below a unit.
func (l *Live) Villages(code string) []data.Place { return l.now.Load().Villages(code) }

// DistrictOf returns the district that a place belongs to.
func (l *Live) DistrictOf(code string) (data.Place, bool) { return l.now.Load().DistrictOf(code) }

// OkrugOf returns the okrug that a place belongs to.
func (l *Live) OkrugOf(code string) (data.Place, bool) { return l.now.Load().OkrugOf(code) }

// Find lists the places that a text may mean, best first.
func (l *Live) Find(text string, kinds ...data.PlaceKind) []data.Place {
	return l.now.Load().Find(text, kinds...)
}

// District returns the one district that a text names.
func (l *Live) District(nameOrCode string) (data.Place, error) {
	return l.now.Load().District(nameOrCode)
}

// Changes are what a newer file of places, in the form of places.csv, changes
// in the catalogue that the program began with. Errors are those of Newer.
func (l *Live) Changes(fsys fs.FS, file, basis string) ([]data.PlaceChange, error) {
	newer, err := l.base.Newer(fsys, file)
	if err != nil {
		return nil, err
	}
	return Differences(l.base, newer, basis), nil
}
