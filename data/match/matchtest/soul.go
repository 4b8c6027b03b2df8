package matchtest

import (
	"math/rand/v2"
	"slices"

	"sapar/data"
)

// soul is a true person.
type soul struct {
	*people
	number   int
	sex      string
	given    *name
	father   *name
	surname  surname
	born     int
	village  int
	phone    string
	parents  string // the telephone that the family shares
	work     work
	fatherIn patronymic // as the papers have it
	shares   bool       // gives the family's telephone for its own
}

// surname is a family's name.
type surname struct {
	root *name
	ending
}

// family is parents with their children.
type family struct {
	*people
	surname
	grandfather *name
	father      *name
	village     int
	phone       string
}

// year is the one in which the lists are written.
const year = 2026

// drawFamily draws a family; of a brother where there is one, with what
// brothers share.
func drawFamily(r *rand.Rand, p *people, brother *family) *family {
	f := &family{people: p, phone: newPhone(r), village: weighted(r, villageShare)}
	if brother == nil {
		f.grandfather = p.fathers.draw(r)
		f.surname = newSurname(r, p)
		if f.ending == bare && chance(r, 0.6) {
			f.root = f.grandfather // the young often bear the grandfather's name
		}
	} else {
		f.grandfather, f.surname = brother.grandfather, brother.surname
		if chance(r, 0.7) {
			f.village = brother.village
		}
	}
	f.father = p.fathers.drawOther(r, f.grandfather)
	if brother != nil {
		f.father = p.fathers.drawOther(r, f.grandfather, brother.father)
	}
	return f
}

// newSurname draws a surname. Three Kazakhs in four have it with an ending from
// the register offices of old; more and more drop it.
func newSurname(r *rand.Rand, p *people) surname {
	s := surname{root: p.surname.draw(r)}
	if p.kazakh {
		s.ending = among(r, []share[ending]{{74, ov}, {20, bare}, {5, uly}, {1, tegi}})
	}
	return s
}

func drawPeople(r *rand.Rand) *people { return peoples[weighted(r, peopleShare)] }

// child draws a child of the family who is unlike the others by name.
func (f *family) child(r *rand.Rand, sex string, born int, others []*soul) *soul {
	of := f.sons
	if isFemale(sex) {
		of = f.daughters
	}
	taken := f.taken(others)
	var given *name
	if len(others) > 0 && chance(r, 0.25) { // parents like names that go together
		given = of.drawLike(r, others[len(others)-1].given, taken...)
	} else {
		given = of.drawOther(r, taken...)
	}
	return f.named(r, sex, born, given)
}

// taken are the given names that the family has: the father's and the others'.
func (f *family) taken(others []*soul) []*name {
	taken := []*name{f.father}
	for _, o := range others {
		taken = append(taken, o.given)
	}
	return taken
}

// named is a child of the family with that name.
func (f *family) named(r *rand.Rand, sex string, born int, given *name) *soul {
	s := &soul{
		people: f.people, sex: sex, given: given, father: f.father, surname: f.surname,
		born: born, village: f.village, phone: newPhone(r), parents: f.phone,
		work: newWork(r, born, f.village), fatherIn: russianFather,
	}
	s.shares = chance(r, map[bool]float64{true: 0.6, false: 0.08}[born > year-18])
	if f.kazakh {
		// of those born since independence more bear -ұлы than -ович
		s.fatherIn = among(r, []share[patronymic]{{62, joined}, {6, inTwo}, {27, russianFather}, {5, noFather}})
		if f.ending == uly { // who is "son of" by surname has no more of it
			s.fatherIn = noFather
		}
	}
	return s
}

// twins draws two of the family, of one sex or of both.
func (f *family) twins(r *rand.Rand, born int, both bool, others []*soul) (a, b *soul) {
	sexes := [2]string{data.Male, data.Male}
	kind := "sons"
	switch {
	case both:
		sexes, kind = [2]string{data.Male, data.Female}, "both"
	case chance(r, 0.5):
		sexes, kind = [2]string{data.Female, data.Female}, "daughters"
	}
	a = f.child(r, sexes[0], born, others)
	taken, draw := f.taken(others), r.Float64()
	pair := one(r, twinNames[kind]...)
	first, second := f.listOf(sexes[0]).find(pair[0]), f.listOf(sexes[1]).find(pair[1])
	switch {
	case f.kazakh && draw < 0.3 && !slices.ContainsFunc(taken, first.same) && !slices.ContainsFunc(taken, second.same):
		a.given = first
		b = f.named(r, sexes[1], born, second)
	case draw < 0.65:
		b = f.named(r, sexes[1], born, f.listOf(sexes[1]).drawLike(r, a.given, taken...))
	default:
		b = f.child(r, sexes[1], born, append(slices.Clone(others), a))
	}
	b.work, b.village, b.fatherIn = a.work, a.village, a.fatherIn
	return a, b
}

func (f *family) listOf(sex string) *names {
	if isFemale(sex) {
		return f.daughters
	}
	return f.sons
}

// later is the same person at another time: moved, with another telephone,
// married.
func (s *soul) later(r *rand.Rand) *soul {
	l := *s
	if chance(r, 0.04) {
		l.move(r)
	}
	if chance(r, 0.08) {
		l.phone, l.shares = newPhone(r), false
	}
	if chance(r, 0.1) {
		l.work = newWork(r, l.born, l.village)
	}
	if isFemale(l.sex) && l.age() >= 19 && chance(r, 0.06) {
		l.marry(r)
	}
	return &l
}

func (s *soul) age() int { return year - s.born }

// move takes the person to another village: half to a near one.
func (s *soul) move(r *rand.Rand) {
	for from := s.village; s.village == from; {
		if chance(r, 0.5) {
			s.village = min(max(0, from+r.IntN(13)-6), len(villages)-1)
		} else {
			s.village = weighted(r, villageShare)
		}
	}
}

// marry gives a husband's surname, and half the time his village.
func (s *soul) marry(r *rand.Rand) {
	for old := s.surname.root; s.surname.root.same(old); {
		s.surname = newSurname(r, s.people)
		if s.surname.ending == uly { // no husband's
			s.surname.ending = ov
		}
	}
	if s.fatherIn == noFather && s.kazakh {
		s.fatherIn = joined // her own father's name, now that the surname is another
	}
	if chance(r, 0.5) {
		s.move(r)
	}
}
