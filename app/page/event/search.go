package event

import (
	"slices"
	"strings"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
)

// searcher offers what a typed text can mean: places, members, codes of a
// list. It compares beginnings of words, in any spelling that folds the same.
type searcher struct {
	fold   func(string) string
	places data.Places
	words  *i18n.Words

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
	s.project, s.units, s.all = p.ID, s.places.Districts(p.Region, p.WithCity), nil
}

// split folds a text into its words.
func (s *searcher) split(text string) []string {
	fold := s.fold
	if fold == nil {
		fold = strings.ToLower
	}
	return strings.Fields(fold(text))
}

// matches reports whether each word of the query begins one of the words.
func matches(query, words []string) bool {
	for _, q := range query {
		if !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, q) }) {
			return false
		}
	}
	return true
}

// filter keeps the options that the query can mean; those whose label begins
// with it come first.
func (s *searcher) filter(query string, options []kit.Option) []kit.Option {
	q := s.split(query)
	if len(q) == 0 {
		return options
	}
	var first, others []kit.Option
	for _, o := range options {
		words := s.split(o.Label)
		switch {
		case !matches(q, words):
		case strings.HasPrefix(words[0], q[0]):
			first = append(first, o)
		default:
			others = append(others, o)
		}
	}
	return append(first, others...)
}

// codes offers the codes of a list.
func (s *searcher) codes(list string) []kit.Option {
	var options []kit.Option
	for _, code := range data.List(list) {
		options = append(options, kit.Option{ID: code, Label: s.words.Choice(list, code)})
	}
	return options
}

func (s *searcher) settlements() []settlement {
	if s.all != nil {
		return s.all
	}
	for _, unit := range s.units {
		for _, v := range s.places.Villages(unit.Code) {
			names := strings.Join(append([]string{v.NameKK, v.NameRU}, v.Aliases...), " ")
			s.all = append(s.all, settlement{v, unit.Code, s.split(names)})
		}
	}
	return s.all
}

// villages offers the settlements of a district, of all districts where it is
// "". A name that only another district has is offered as well: the person is
// to see where it lies.
func (s *searcher) villages(query, district string) []kit.Option {
	q := s.split(query)
	var first, others, elsewhere []kit.Option
	for _, v := range s.settlements() {
		if !matches(q, v.folded) {
			continue
		}
		switch o := s.village(v.Code); {
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

// village is the option of a settlement's code: its name, and the okrug as the
// hint.
func (s *searcher) village(code string) kit.Option {
	place, ok := s.places.Place(code)
	if !ok {
		return kit.Option{ID: code, Label: code}
	}
	o := kit.Option{ID: code, Label: s.words.Place(place)}
	if okrug, ok := s.places.OkrugOf(code); ok {
		o.Hint = s.words.Place(okrug)
	}
	return o
}

// abroad is the option of a settlement of another district.
func (s *searcher) abroad(v settlement) kit.Option {
	o := s.village(v.Code)
	if district, ok := s.places.Place(v.district); ok {
		o.Hint = joined(o.Hint, s.words.Place(district))
	}
	return o
}

// bare reports whether the code is a district and not itself a settlement, as
// a city can be.
func (s *searcher) bare(code string) bool {
	isUnit := slices.ContainsFunc(s.units, func(u data.Place) bool { return u.Code == code })
	return isUnit && !slices.ContainsFunc(s.settlements(), func(v settlement) bool { return v.Code == code })
}

// districts offers the districts themselves, for an event whose village is not
// known yet.
func (s *searcher) districts(query string) []kit.Option {
	q := s.split(query)
	var options []kit.Option
	for _, d := range s.units {
		if s.bare(d.Code) && matches(q, s.split(d.NameKK+" "+d.NameRU)) {
			options = append(options, kit.Option{ID: d.Code, Label: s.words.Place(d), Hint: s.words.T("page.event.village_later")})
		}
	}
	return options
}

// joined puts dots between the texts that are not empty.
func joined(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(t string) bool { return t == "" }), " · ")
}
