package names_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"sapar/data/names"
)

func TestOneSlipIsForgiven(t *testing.T) {
	words := []string{"аигерим", "асан", "ахметов", "ахметова", "омаров", "серик", "тасмагамбетов"}
	for typed, want := range map[string][]string{
		"ахмет":    {"ахметов", "ахметова"}, // none
		"ахмтов":   {"ахметов", "ахметова"}, // missing
		"аххметов": {"ахметов", "ахметова"}, // too many
		"акметов":  {"ахметов", "ахметова"}, // another
		"амхетов":  {"ахметов", "ахметова"}, // swapped
		"таснагам": {"тасмагамбетов"},
		"игерим":   {"аигерим"},
		"ас":       {"асан"}, // too short to look for a slip in
		"акмтов":   nil,      // two
	} {
		if got := names.Near(typed, words); !slices.Equal(got, want) {
			t.Errorf("Near(%q) = %v, want %v", typed, got, want)
		}
	}
}

// Near finds just what a comparison of all beginnings finds.
func TestNearIsWhatAComparisonFinds(t *testing.T) {
	letter := rapid.SampledFrom([]string{"а", "б", "в"})
	word := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(letter, 1, 8).Draw(t, "letters"), "")
	})
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(word, 0, 12).Draw(t, "words")
		slices.Sort(words)
		words = slices.Compact(words)
		typed := strings.Join(rapid.SliceOfN(letter, 4, 7).Draw(t, "typed"), "")
		var want []string
		for _, w := range words {
			letters := []rune(w)
			for n := range len(letters) + 1 {
				if oneSlip([]rune(typed), letters[:n]) {
					want = append(want, w)
					break
				}
			}
		}
		if diff := cmp.Diff(want, names.Near(typed, words)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// oneSlip reports whether b comes of a by at most one slip: all slips are tried.
func oneSlip(a, b []rune) bool {
	if string(a) == string(b) {
		return true
	}
	for i := range len(a) + 1 {
		rest := slices.Clone(a)
		if i < len(a) && string(slices.Delete(rest, i, i+1)) == string(b) {
			return true
		}
		for _, r := range b {
			if i < len(a) {
				other := slices.Clone(a)
				if other[i] = r; string(other) == string(b) {
					return true
				}
			}
			if string(slices.Insert(slices.Clone(a), i, r)) == string(b) {
				return true
			}
		}
		if i+1 < len(a) {
			other := slices.Clone(a)
			if other[i], other[i+1] = other[i+1], other[i]; string(other) == string(b) {
				return true
			}
		}
	}
	return false
}

func BenchmarkNear(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	words := make([]string, 40_000)
	for i := range words {
		for range 4 + r.IntN(8) {
			words[i] += string(rune('а' + r.IntN(32)))
		}
	}
	slices.Sort(words)
	b.ReportMetric(float64(len(words)), "words")
	for i := 0; b.Loop(); i++ {
		names.Near(fmt.Sprintf("%.12s", words[i%len(words)]), words)
	}
}
