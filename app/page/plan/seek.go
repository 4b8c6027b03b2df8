package plan

import (
	"strings"

	"sapar/app/form"
)

// seeker compares what was typed with the names of places: each word typed is
// the beginning of one of the words of the name, in either language and in any
// spelling that folds the same.
type seeker struct {
	form.Maker
	names map[string][]string // folded words by code, as they were needed
}

// named reports whether the place can be meant by the words; none mean any.
func (s *seeker) named(code string, words []string) bool {
	if len(words) == 0 {
		return true
	}
	name, known := s.names[code]
	if !known {
		place, _ := s.Places.Place(code)
		name = s.Split(strings.Join(append([]string{place.NameKK, place.NameRU}, place.Aliases...), " "))
		if s.names == nil {
			s.names = map[string][]string{}
		}
		s.names[code] = name
	}
	return form.Begin(words, name)
}
