package data

import (
	"slices"
	"unicode/utf8"
)

// SameIssues are issues in groups of those that are one and the same, raised
// in several villages: what is linked by Issue.SameAs, in whatever direction
// and over whichever others, is one group.
type SameIssues struct{ groups map[ID][]*Issue }

// GroupIssues groups issues by their links. A link to one that is not among
// them still joins those that have it.
func GroupIssues(issues []*Issue) SameIssues {
	root := map[ID]ID{}
	find := func(id ID) ID {
		for {
			next, linked := root[id]
			if !linked {
				return id
			}
			id = next
		}
	}
	for _, i := range issues {
		if a, b := find(i.ID), find(i.SameAs); !i.SameAs.IsZero() && a != b {
			root[a] = b
		}
	}
	byRoot := map[ID][]*Issue{}
	for _, i := range issues {
		byRoot[find(i.ID)] = append(byRoot[find(i.ID)], i)
	}
	s := SameIssues{groups: make(map[ID][]*Issue, len(issues))}
	for _, i := range issues {
		s.groups[i.ID] = byRoot[find(i.ID)]
	}
	return s
}

// Of is an issue with all that are the same, in the order in which they were
// given; nil for one that was not.
func (s SameIssues) Of(id ID) []*Issue { return s.groups[id] }

// stemLength is how many letters of a word stand for it whatever its ending:
// both languages change words at their ends.
const stemLength = 5

// SimilarIssues are those that share words with a text, the most alike first.
// words folds a text into its words; short ones say nothing.
func SimilarIssues(text string, among []*Issue, words func(string) []string) []*Issue {
	wanted := stems(words(text))
	shared := map[ID]int{}
	var out []*Issue
	for _, i := range among {
		n := 0
		for stem := range stems(words(i.Text)) {
			if wanted[stem] {
				n++
			}
		}
		if n > 0 {
			shared[i.ID] = n
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b *Issue) int { return shared[b.ID] - shared[a.ID] })
	return out
}

func stems(words []string) map[string]bool {
	out := map[string]bool{}
	for _, word := range words {
		if utf8.RuneCountInString(word) >= stemLength {
			out[string([]rune(word)[:stemLength])] = true
		}
	}
	return out
}
