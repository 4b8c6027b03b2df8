package matchtest

import "math/rand/v2"

// alike are the kinds of pairs of one person, with their shares: what differs
// oftenest between two lists comes oftenest, other letters above all. The rest
// of the two records differs as it happens to.
var alike = []share[kind]{
	{18, onePerson("other script", func(r *rand.Rand, _ *soul, a, b *hand) bool {
		a.in(r, kazakh, kazakh, russian, keyboard)
		b.in(r, passport, latin21, texting, texting, latin18)
		return true
	}, otherName)},
	{15, onePerson("Kazakh and Russian", func(r *rand.Rand, s *soul, a, b *hand) bool {
		a.in(r, kazakh)
		b.in(r, russian)
		return s.kazakh
	}, otherName)},
	{8, onePerson("keyboard without Kazakh letters", func(r *rand.Rand, s *soul, a, b *hand) bool {
		a.in(r, kazakh)
		b.in(r, keyboard, keyboard, mixed)
		return s.kazakh
	}, otherName)},
	{9, onePerson("register office", func(_ *rand.Rand, s *soul, a, b *hand) bool {
		a.father, b.father, a.asInPapers, b.asInPapers = joined, joined, true, false
		return s.kazakh
	}, func(x, y *Entry) bool {
		return x.says.form != y.says.form && x.says.father != nil && y.says.father != nil
	})},
	{8, onePerson("surname form", func(_ *rand.Rand, s *soul, a, b *hand) bool {
		a.otherEnding, b.otherEnding = false, true
		return s.kazakh
	}, otherName)},
	{9, onePerson("slip of the finger", func(r *rand.Rand, _ *soul, _, b *hand) bool {
		b.slips = among(r, []share[int]{{90, 1}, {10, 2}})
		return true
	}, func(_, y *Entry) bool { return y.says.slips != [3]bool{} })},
	{5, onePerson("order", func(r *rand.Rand, _ *soul, a, b *hand) bool {
		a.order, b.order = familyFirst, one(r, givenFirst, familyAtLast)
		return true
	}, otherName)},
	{5, onePerson("no father's name", func(_ *rand.Rand, _ *soul, a, b *hand) bool {
		a.father, b.father = joined, noFather
		return true
	}, func(x, y *Entry) bool { return x.says.father != nil && y.says.father == nil })},
	{4, onePerson("initials", func(r *rand.Rand, _ *soul, _, b *hand) bool {
		b.useInitials(r)
		return true
	}, otherName)},
	{5, onePerson("birth year", func(r *rand.Rand, _ *soul, a, b *hand) bool {
		a.year, b.year = right, one(r, wrong, missing)
		return true
	}, func(x, y *Entry) bool { return x.BirthYear != y.BirthYear })},
	{2, onePerson("written again", func(*rand.Rand, *soul, *hand, *hand) bool { return true },
		func(x, y *Entry) bool { return x.Name == y.Name })},
	{7, changed("changed surname", func(r *rand.Rand, s *soul) bool {
		if !isFemale(s.sex) || s.age() < 19 {
			return false
		}
		s.marry(r)
		return true
	}, func(s signs) bool { return s.surname == differ })},
	{3, changed("moved", func(r *rand.Rand, s *soul) bool {
		s.move(r)
		return true
	}, func(s signs) bool { return s.village == differ })},
	{2, changed("other telephone", func(r *rand.Rand, s *soul) bool {
		s.phone, s.shares = newPhone(r), false
		return true
	}, func(s signs) bool { return s.phone == differ })},
}

func otherName(x, y *Entry) bool { return x.Name != y.Name }

// onePerson is a kind of pair in which two hands are made to differ, and the
// records show it.
func onePerson(named string, differ func(r *rand.Rand, s *soul, a, b *hand) bool, shown func(x, y *Entry) bool) kind {
	return kind{named, true, func(r *rand.Rand) (Entry, Entry, bool) {
		s, a, b := somebody(r), newHand(r), newHand(r)
		if !differ(r, s, &a, &b) {
			return Entry{}, Entry{}, false
		}
		x, y := a.write(r, s), b.write(r, s.later(r))
		ok := shown(&x, &y)
		return x, y, ok
	}}
}

// changed is a kind in which the person has changed, and the records show it.
func changed(named string, change func(r *rand.Rand, s *soul) bool, shown func(signs) bool) kind {
	return kind{named, true, func(r *rand.Rand) (Entry, Entry, bool) {
		s, a, b := somebody(r), newHand(r), newHand(r)
		later := *s
		if !change(r, &later) {
			return Entry{}, Entry{}, false
		}
		x, y := a.write(r, s), b.write(r, &later)
		ok := shown(compare(&x, &y))
		return x, y, ok
	}}
}

// somebody draws a young person of some family.
func somebody(r *rand.Rand) *soul {
	f := drawFamily(r, drawPeople(r), nil)
	return f.child(r, drawSex(r), youngYear(r), nil)
}

// youngYear is the birth year of somebody of 14 to 35.
func youngYear(r *rand.Rand) int { return year - 14 - r.IntN(22) }
