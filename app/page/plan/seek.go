package plan

import (
	"slices"
	"strings"

	"sapar/data"
)

// seeker compares what was typed with the names of places: each word typed is
// the beginning of one of the words of the name, in either language and in any
// spelling that folds the same.
type seeker struct {
	places data.Places
	fold   func(string) string
	names  map[string][]string // folded words by code, as they were needed
}

func (s *seeker) split(text string) []string {
	fold := s.fold
	if fold == nil {
		fold = strings.ToLower
	}
	return strings.Fields(fold(text))
}

// named reports whether the place can be meant by the words; none mean any.
func (s *seeker) named(code string, words []string) bool {
	if len(words) == 0 {
		return true
	}
	name, known := s.names[code]
	if !known {
		place, _ := s.places.Place(code)
		name = s.split(strings.Join(append([]string{place.NameKK, place.NameRU}, place.Aliases...), " "))
		if s.names == nil {
			s.names = map[string][]string{}
		}
		s.names[code] = name
	}
	return begin(words, name)
}

// begin reports whether each of the words begins one of the name.
func begin(words, name []string) bool {
	for _, w := range words {
		if !slices.ContainsFunc(name, func(n string) bool { return strings.HasPrefix(n, w) }) {
			return false
		}
	}
	return true
}
