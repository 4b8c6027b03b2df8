// Package match says which records of people may be one person: written in
// Kazakh, Russian or Latin letters, with the father's name or without, with the
// parts swapped, a slip of a finger, another surname since a wedding.
//
// It weighs what two records have in common against how often people have that
// in common by chance: a rare name says more than a common one, and how rare a
// name is, the records themselves say. It must never know where people are kept
// nor what is decided about them; folding of names is an argument.
package match

import (
	"math"

	"sapar/data"
)

// Fold takes the spellings of a name as one: words in small letters with spaces
// between. It is asked once for each name.
type Fold func(name string) string

// Index is people who are compared with each other. It does not change once it
// is made: goroutines may ask it side by side.
type Index struct {
	fold   Fold
	people []person
	byID   map[data.ID]int32
	seen   [roles]counts // how often each stem stands in a role
	years  counts
	homes  counts
	posts  map[uint64][]int32 // people by what they have in common, ascending
	floor  float64            // bits from which two are more likely one than two
}

// counts are how often something occurs among so many.
type counts struct {
	of  map[string]int
	all int
}

func (c *counts) add(what string) {
	if what == "" {
		return
	}
	if c.of == nil {
		c.of = map[string]int{}
	}
	c.of[what]++
	c.all++
}

// bits is how much it says that two have the same: the rarer, the more, between
// the bounds. What was never seen counts as seen once, and a few records say
// little of how rare anything is: they are taken to be among usual others.
func (c *counts) bits(what string, usual int, least, most float64) float64 {
	return min(max(math.Log2(float64(c.all+usual)/float64(max(c.of[what], 1)+1)), least), most)
}

// several reports whether so many have it that it is no slip: the more names
// there are, the more often the same slip is made.
func (c *counts) several(what string) bool {
	const least, oneIn = 4, 20_000
	return c.of[what] >= max(least, c.all/oneIn)
}

// New makes an index of people. Their order does not matter.
func New(people []data.Person, fold Fold) *Index {
	x := &Index{fold: fold, byID: make(map[data.ID]int32, len(people)), posts: map[uint64][]int32{}}
	x.people = make([]person, len(people))
	for i := range people {
		x.people[i] = x.prepare(&people[i])
		x.byID[people[i].ID] = int32(i)
	}
	// What a word is, most records say by their order; then those are read again
	// that left it open.
	x.count()
	for i := range x.people {
		x.reread(&x.people[i])
	}
	x.count()
	for i := range x.people {
		for _, key := range x.keys(&x.people[i]) {
			x.posts[key] = append(x.posts[key], int32(i))
		}
	}
	// Among n records about one in four stands for somebody who has another.
	const twice = 4
	x.floor = math.Log2(float64(max(len(people), 200)) * twice / 2)
	return x
}

// count counts what stands in which role.
func (x *Index) count() {
	x.seen, x.years, x.homes = [roles]counts{}, counts{}, counts{}
	for i := range x.people {
		p := &x.people[i]
		x.years.add(p.year)
		x.homes.add(p.village)
		if len(p.readings) == 0 {
			continue
		}
		for role, at := range p.readings[0].at {
			if at >= 0 && !p.tokens[at].initial {
				x.seen[role].add(p.tokens[at].in(role))
			}
		}
	}
}
