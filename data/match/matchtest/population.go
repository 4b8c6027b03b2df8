package matchtest

import (
	"encoding/binary"
	"math/rand/v2"
	"strings"

	"sapar/data"
)

// Population is a region's list of that many records, in no order, with ids
// that ascend. Families stand in it whole, and some people twice or three
// times; the shares are in the package's comment.
func Population(seed uint64, records int) []Entry {
	r := rand.New(rand.NewPCG(seed, 0x706f70))
	var list []Entry
	number := 0
	for len(list) < records {
		for _, s := range drawClan(r) {
			number++
			s.number = number
			list = append(list, recorded(r, s)...)
		}
	}
	list = list[:records]
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	for i := range list {
		list[i].ID = newID(i)
	}
	return list
}

// newID is an id of version 7, the higher the later.
func newID(i int) data.ID {
	var id data.ID
	binary.BigEndian.PutUint64(id[:8], uint64(1_700_000_000_000+i)<<16|0x7000)
	id[8], id[15] = 0x80, 1
	return id
}

// recorded is the person as the lists have it: once, twice or three times.
func recorded(r *rand.Rand, s *soul) []Entry {
	var out []Entry
	for range among(r, []share[int]{{85, 1}, {12, 2}, {3, 3}}) {
		if len(out) > 0 {
			s = s.later(r)
		}
		out = append(out, unlike(r, s, out))
	}
	return out
}

// unlike writes a record that is not one of the others over again: those are
// told without asking who somebody is.
func unlike(r *rand.Rand, s *soul, others []Entry) Entry {
	for {
		h := newHand(r)
		e := h.write(r, s)
		again := false
		for i := range others {
			again = again || sameText(&e, &others[i])
		}
		if !again {
			return e
		}
	}
}

// sameText reports whether two records have the same in every field.
func sameText(a, b *Entry) bool {
	return a.Name == b.Name && a.BirthYear == b.BirthYear && a.Sex == b.Sex &&
		a.Village == b.Village && a.Phone == b.Phone && a.Work == b.Work
}

// drawClan draws the families of one to three brothers.
func drawClan(r *rand.Rand) []*soul {
	var out []*soul
	p := drawPeople(r)
	var eldest *family
	for range among(r, []share[int]{{55, 1}, {30, 2}, {15, 3}}) {
		f := drawFamily(r, p, eldest)
		if eldest == nil {
			eldest = f
		}
		out = append(out, f.listed(r)...)
	}
	return out
}

// listed are those of a family who come to events.
func (f *family) listed(r *rand.Rand) []*soul {
	var children []*soul
	born := 1990 + r.IntN(21)
	first := born
	for range among(r, []share[int]{{30, 1}, {30, 2}, {22, 3}, {13, 4}, {5, 5}}) {
		if born > year-13 {
			break
		}
		if chance(r, 1.0/90) {
			a, b := f.twins(r, born, chance(r, 1.0/3), children)
			children = append(children, a, b)
		} else {
			children = append(children, f.child(r, drawSex(r), born, children))
		}
		born += 1 + r.IntN(4)
	}
	if chance(r, 0.1) {
		children = append(children, f.parent(r, first, children))
	}
	return children
}

func drawSex(r *rand.Rand) string { return one(r, data.Male, data.Female) }

// parent is the father or the mother of children of whom the eldest was born in
// that year; it is their telephone that the children share.
func (f *family) parent(r *rand.Rand, eldest int, children []*soul) *soul {
	before := *f
	before.father = f.grandfather
	born := eldest - 20 - r.IntN(12)
	var s *soul
	if chance(r, 0.5) {
		s = before.named(r, data.Male, born, f.father)
	} else {
		before.father = f.fathers.draw(r)
		s = before.named(r, data.Female, born, f.daughters.drawOther(r, f.taken(children)...))
	}
	s.phone = f.phone
	return s
}

// describe is a record in one line, as a person would compare it.
func describe(p *data.Person) string {
	born := ""
	if p.BirthYear != 0 {
		born = data.NewDate(p.BirthYear, 1, 1).String()[:4]
	}
	return strings.Join([]string{p.Name, born, p.Sex, p.Village, p.Phone, p.Work}, " | ")
}
