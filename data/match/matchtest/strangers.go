package matchtest

import (
	"math/rand/v2"

	"sapar/data"
)

// strangers are the kinds of pairs of two persons, with their shares: twins and
// namesakes first, for they are what merging lists goes wrong with.
var strangers = []share[kind]{
	{18, two("twins of one sex", func(r *rand.Rand) (a, b *soul) {
		return drawFamily(r, drawPeople(r), nil).twins(r, youngYear(r), false, nil)
	})},
	{7, two("twins of both sexes", func(r *rand.Rand) (a, b *soul) {
		return drawFamily(r, drawPeople(r), nil).twins(r, youngYear(r), true, nil)
	})},
	{14, two("siblings", func(r *rand.Rand) (a, b *soul) {
		f := drawFamily(r, drawPeople(r), nil)
		a = f.child(r, drawSex(r), youngYear(r), nil)
		b = f.child(r, drawSex(r), a.born+1+r.IntN(3), []*soul{a})
		if chance(r, 0.5) && a.sex == b.sex {
			b.given = f.listOf(b.sex).drawLike(r, a.given)
		}
		return a, b
	})},
	{17, two("cousins", func(r *rand.Rand) (a, b *soul) {
		f := drawFamily(r, drawPeople(r), nil)
		uncle := drawFamily(r, f.people, f)
		a = f.child(r, drawSex(r), youngYear(r), nil)
		b = uncle.child(r, a.sex, a.born+r.IntN(4), nil)
		if chance(r, 0.6) {
			b.given = a.given
		}
		return a, b
	})},
	{14, two("namesakes in another village", func(r *rand.Rand) (a, b *soul) {
		a, b = namesakes(r, 0.5)
		b.move(r)
		return a, b
	})},
	{11, two("namesakes in one village", func(r *rand.Rand) (a, b *soul) {
		a, b = namesakes(r, 0.3)
		for a.born == b.born {
			b.born = youngYear(r)
		}
		return a, b
	})},
	{9, two("classmates", func(r *rand.Rand) (a, b *soul) {
		a, b = somebody(r), somebody(r)
		b.people, b.sex, b.given, b.born, b.village, b.work = a.people, a.sex, a.given, a.born, a.village, a.work
		b.surname, b.father = newSurname(r, a.people), a.fathers.drawOther(r, a.father)
		return a, b
	})},
	{5, two("father and son", func(r *rand.Rand) (a, b *soul) {
		// Kazakhs name a son's son after his grandfather, Russians a son after his
		// father
		f := drawFamily(r, drawPeople(r), nil)
		b = f.child(r, data.Male, year-14-r.IntN(10), nil)
		elder := *f
		elder.father = f.grandfather
		a = elder.named(r, data.Male, b.born-20-r.IntN(12), f.father)
		if f.kazakh {
			elder.father = f.fathers.drawOther(r, f.grandfather)
			a = elder.named(r, data.Male, b.born-42-r.IntN(20), f.grandfather)
			b.given = f.grandfather
		} else {
			b.given = f.father
		}
		a.phone = f.phone
		return a, b
	})},
	{5, two("sisters-in-law", func(r *rand.Rand) (a, b *soul) {
		f := drawFamily(r, drawPeople(r), nil)
		a = f.child(r, data.Female, year-19-r.IntN(15), nil)
		wife := *f
		wife.father = f.fathers.drawOther(r, f.father)
		b = wife.child(r, data.Female, a.born+r.IntN(3), []*soul{a})
		if chance(r, 0.5) {
			b.given = a.given
		}
		return a, b
	})},
}

// two is a kind of pair of two persons.
func two(named string, draw func(r *rand.Rand) (a, b *soul)) kind {
	return kind{named, false, func(r *rand.Rand) (Entry, Entry, bool) {
		a, b := draw(r)
		if a.born > year-13 || b.born > year-13 {
			return Entry{}, Entry{}, false
		}
		a.number, b.number = 1, 2
		x, y := newHand(r), newHand(r)
		return x.write(r, a), y.write(r, b.later(r)), true
	}}
}

// namesakes are two of unlike families with one given name and surname, and
// with that share one father's name.
func namesakes(r *rand.Rand, fathers float64) (a, b *soul) {
	f := drawFamily(r, drawPeople(r), nil)
	g := *f
	g.phone = newPhone(r)
	if !chance(r, fathers) {
		g.father = f.fathers.drawOther(r, f.father)
	}
	a = f.child(r, drawSex(r), youngYear(r), nil)
	return a, g.named(r, a.sex, youngYear(r), a.given)
}
