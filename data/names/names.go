// Package names knows how people's names are written in Kazakhstan: which
// spellings are one name (Fold), by which words a name is found (Words,
// Prefixes), in which order a list stands (SortKey, Compare, Sort), and how a
// typed name is put in order (Tidy, Short).
//
// It works on text alone. It must never know who a person is, where names are
// kept, or which language the window speaks. The letters themselves stand in
// assets/alphabet; all functions are pure, never fail on any input and may be
// called from any number of goroutines.
package names

import (
	"slices"
	"strings"
)

// Words returns the folded words of a name in their order, each once: what an
// index of name words holds for the person.
func Words(name string) []string {
	var words []string
	for word := range strings.SplitSeq(Fold(name), " ") {
		if word != "" && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return words
}

// Prefixes returns the folded words of what a person has typed so far, in their
// order. A name is found when each of them begins one of its Words; the order
// of the parts does not matter. A word that begins another one is left out, for
// it asks nothing more.
func Prefixes(query string) []string {
	words := Words(query)
	return slices.DeleteFunc(slices.Clone(words), func(word string) bool {
		return slices.ContainsFunc(words, func(other string) bool {
			return len(other) > len(word) && strings.HasPrefix(other, word)
		})
	})
}
