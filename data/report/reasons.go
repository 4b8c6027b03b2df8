package report

import (
	"cmp"
	"fmt"
	"slices"

	"sapar/data"
)

// mostReasons is how many reasons a note has, the commonest first.
const mostReasons = 5

// whyByDistrict is why events of the period were not held, by district, for the
// note of the district's row.
func (g *gathered) whyByDistrict() map[string]data.Cell {
	return whyNot(g.events, func(e *data.Event) []string { return []string{e.District} })
}

// whyByIndicator is why events of the period that were to count for an indicator
// were not held.
func (g *gathered) whyByIndicator() map[data.ID]data.Cell {
	return whyNot(g.events, func(e *data.Event) []data.ID { return e.Indicators })
}

// whyNot are the reasons of the events that were put off or cancelled, by what
// they are told for, a line each, with the number of events behind it where that
// is more than one.
func whyNot[K comparable](events []data.Event, toldFor func(*data.Event) []K) map[K]data.Cell {
	type told struct {
		why string
		n   int
	}
	of, sources := map[K][]told{}, map[K][]data.ID{}
	for i := range events {
		e := &events[i]
		if e.Status != data.Postponed && e.Status != data.Cancelled || e.Reason == "" {
			continue
		}
		for _, key := range toldFor(e) {
			at := slices.IndexFunc(of[key], func(t told) bool { return t.why == e.Reason })
			if at < 0 {
				of[key] = append(of[key], told{why: e.Reason})
				at = len(of[key]) - 1
			}
			of[key][at].n++
			sources[key] = append(sources[key], e.ID)
		}
	}
	out := map[K]data.Cell{}
	for key, all := range of {
		slices.SortStableFunc(all, func(a, b told) int { return cmp.Compare(b.n, a.n) })
		var lines []string
		left := 0
		for i, t := range all {
			switch {
			case i >= mostReasons:
				left += t.n
			case t.n > 1:
				lines = append(lines, fmt.Sprintf("%s – %d", t.why, t.n))
			default:
				lines = append(lines, t.why)
			}
		}
		if left > 0 {
			lines = append(lines, fmt.Sprintf("… – %d", left))
		}
		out[key] = data.Cell{Value: lines, Sources: sources[key]}
	}
	return out
}
