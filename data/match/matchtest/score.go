package matchtest

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

// Score counts what was said of pairs against the truth.
type Score struct {
	kinds map[string]*tally
	all   tally
}

// tally is of the pairs of one person and of those of two: how many there are,
// and of how many it was said that they are one person's.
type tally struct {
	same, found, two, mistaken int
}

// Add counts a pair of that kind: whether it is one person's, and whether that
// was said.
func (s *Score) Add(kind string, same, said bool) {
	if s.kinds == nil {
		s.kinds = map[string]*tally{}
	}
	if s.kinds[kind] == nil {
		s.kinds[kind] = &tally{}
	}
	for _, t := range []*tally{s.kinds[kind], &s.all} {
		switch {
		case same && said:
			t.same++
			t.found++
		case same:
			t.same++
		case said:
			t.two++
			t.mistaken++
		default:
			t.two++
		}
	}
}

// Recall is the share of one person's pairs that were found, from 0 to 1.
func (s *Score) Recall() float64 { return ratio(s.all.found, s.all.same) }

// Precision is the share of one person's among all that were said to be, from 0
// to 1.
func (s *Score) Precision() float64 { return ratio(s.all.found, s.all.found+s.all.mistaken) }

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// String is a table: recall of each kind of one person's pairs, and what share
// of each kind of two persons' was rightly kept apart; in all, precision.
func (s *Score) String() string {
	var b strings.Builder
	for _, kind := range slices.Sorted(maps.Keys(s.kinds)) {
		t := s.kinds[kind]
		if t.same > 0 {
			fmt.Fprintf(&b, "%-34s one person  %6d pairs, found %.4f\n", kind, t.same, ratio(t.found, t.same))
		}
		if t.two > 0 {
			fmt.Fprintf(&b, "%-34s two persons %6d pairs, apart %.4f\n", kind, t.two, 1-ratio(t.mistaken, t.two))
		}
	}
	fmt.Fprintf(&b, "in all %d pairs: recall %.4f, precision %.4f", s.all.same+s.all.two, s.Recall(), s.Precision())
	return b.String()
}

// Judge scores what was said of a whole list: pairs of indexes of entries that
// are said to be one person's, each once. Pairs that nobody can decide do not
// count; nor do the millions of two persons' that nobody has taken for one.
func Judge(list []Entry, said iter.Seq2[int, int]) *Score {
	s := &Score{}
	found := map[[2]int]bool{}
	for i, j := range said {
		i, j = min(i, j), max(i, j)
		if found[[2]int{i, j}] {
			continue
		}
		found[[2]int{i, j}] = true
		if list[i].Truth != list[j].Truth && Decidable(list[i], list[j]) {
			s.Add("in the list", false, true)
		}
	}
	by := map[int][]int{}
	for j := range list {
		for _, i := range by[list[j].Truth] {
			if Decidable(list[i], list[j]) {
				s.Add("in the list", true, found[[2]int{i, j}])
			}
		}
		by[list[j].Truth] = append(by[list[j].Truth], j)
	}
	return s
}
