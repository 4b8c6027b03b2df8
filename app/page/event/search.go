package event

import (
	"slices"
	"strings"

	"sapar/app/form"
	"sapar/app/kit"
	"sapar/data"
)

// searcher offers the places that a typed text can mean. It compares
// beginnings of words, in any spelling that folds the same.
type searcher struct {
	form.Maker
	project data.ID
	units   []data.Place // the districts that the project reports by
	all     []settlement // of those districts; filled when first searched
}

// settlement is a place that an event or a person can be at.
type settlement struct {
	data.Place
	district string
	folded   []string
}

// region makes the project's districts those that are searched.
func (s *searcher) region(p data.Project) {
	if s.project == p.ID && s.units != nil {
		return
	}
	s.project, s.units, s.all = p.ID, s.Places.Districts(p.Region, p.WithCity), nil
}

func (s *searcher) settlements() []settlement {
	if s.all != nil {
		return s.all
	}
	for _, unit := range s.units {
		for _, v := range s.Places.Villages(unit.Code) {
			names := strings.Join(append([]string{v.NameKK, v.NameRU}, v.Aliases...), " ")
			s.all = append(s.all, settlement{v, unit.Code, s.Split(names)})
		}
	}
	return s.all
}

// villages offers the settlements of a district, of all districts where it is
// "". A name that only another district has is offered as well: the person is
// to see where it lies.
func (s *searcher) villages(query, district string) []kit.Option {
	q := s.Split(query)
	var first, others, elsewhere []kit.Option
	for _, v := range s.settlements() {
		if !form.Begin(q, v.folded) {
			continue
		}
		switch o := s.Village(v.Code); {
		case district != "" && v.district != district:
			if len(q) > 0 {
				elsewhere = append(elsewhere, s.abroad(v))
			}
		case len(q) > 0 && strings.HasPrefix(v.folded[0], q[0]):
			first = append(first, o)
		default:
			others = append(others, o)
		}
	}
	if len(first)+len(others) == 0 {
		return elsewhere
	}
	return append(first, others...)
}

// abroad is the option of a settlement of another district.
func (s *searcher) abroad(v settlement) kit.Option {
	o := s.Village(v.Code)
	o.Hint = joined(o.Hint, s.PlaceName(v.district))
	return o
}

// bare reports whether the code is a district and not itself a settlement, as
// a city can be.
func (s *searcher) bare(code string) bool {
	return form.HasPlace(s.units, code) && !slices.ContainsFunc(s.settlements(), func(v settlement) bool { return v.Code == code })
}

// districts offers the districts themselves, for an event whose village is not
// known yet.
func (s *searcher) districts(query string) []kit.Option {
	q := s.Split(query)
	var options []kit.Option
	for _, d := range s.units {
		if s.bare(d.Code) && form.Begin(q, s.Split(d.NameKK+" "+d.NameRU)) {
			options = append(options, kit.Option{ID: d.Code, Label: s.Words.Place(d), Hint: s.Words.T("page.event.village_later")})
		}
	}
	return options
}

// joined puts dots between the texts that are not empty.
func joined(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(t string) bool { return t == "" }), " · ")
}
