package matchtest

import (
	"math/rand/v2"

	"sapar/data"
)

// Pair is two records with the truth whether they stand for one person.
type Pair struct {
	A, B data.Person
	Same bool
	Kind string // what makes it hard
}

// String is the two records in two lines.
func (p Pair) String() string { return describe(&p.A) + "\n" + describe(&p.B) }

// Pairs draws n decidable pairs, one person's and two persons' in turn. What
// makes a pair hard is drawn apart from how its records are written, so that
// twins too stand in two scripts.
func Pairs(seed uint64, n int) []Pair {
	r := rand.New(rand.NewPCG(seed, 0x70616972))
	out := make([]Pair, 0, n)
	for i := range n {
		kinds := alike
		if i%2 == 1 {
			kinds = strangers
		}
		out = append(out, drawPair(r, among(r, kinds), 2*i))
	}
	return out
}

// kind draws two records of a kind of pair, one person's or two persons', or
// none where the draw does not show what the kind is named for.
type kind struct {
	name string
	same bool
	draw func(r *rand.Rand) (a, b Entry, ok bool)
}

// drawPair draws until a pair is of its kind and can be decided.
func drawPair(r *rand.Rand, k kind, number int) Pair {
	for {
		a, b, ok := k.draw(r)
		if !ok || !Decidable(a, b) || sameText(&a, &b) {
			continue
		}
		if chance(r, 0.5) {
			a, b = b, a
		}
		a.ID, b.ID = newID(number), newID(number+1)
		return Pair{a.Person, b.Person, k.same, k.name}
	}
}

// Kinds are the kinds of pairs: those of one person, those of two.
func Kinds() (same, different []string) {
	for _, k := range alike {
		same = append(same, k.is.name)
	}
	for _, k := range strangers {
		different = append(different, k.is.name)
	}
	return same, different
}
