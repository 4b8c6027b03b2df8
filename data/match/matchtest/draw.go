package matchtest

import (
	"math/rand/v2"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

func chance(r *rand.Rand, share float64) bool { return r.Float64() < share }

// weighted draws an index by the running sums of weights.
func weighted(r *rand.Rand, sums []float64) int {
	at := r.Float64() * sums[len(sums)-1]
	return min(sort.SearchFloat64s(sums, at), len(sums)-1)
}

// share is one of several possibilities and how many of a hundred it has.
type share[T any] struct {
	of float64
	is T
}

// among draws one of the possibilities.
func among[T any](r *rand.Rand, shares []share[T]) T {
	sum := 0.0
	for _, s := range shares {
		sum += s.of
	}
	at := r.Float64() * sum
	for _, s := range shares {
		if at -= s.of; at < 0 {
			return s.is
		}
	}
	return shares[len(shares)-1].is
}

func one[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }

func lower(s string) string { return strings.ToLower(s) }

// capital makes the first letter a capital, and that after a hyphen.
func capital(s string) string {
	var b strings.Builder
	before := '-'
	for _, c := range s {
		if before == '-' {
			c = unicode.ToUpper(c)
		}
		b.WriteRune(c)
		before = c
	}
	return b.String()
}

func firstLetter(s string) string {
	c, _ := utf8.DecodeRuneInString(s)
	return string(c)
}

func last(s string) rune {
	c, _ := utf8.DecodeLastRuneInString(s)
	return c
}

func cutLast(s string) string {
	return s[:len(s)-utf8.RuneLen(last(s))]
}
