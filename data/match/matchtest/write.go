package matchtest

import (
	"math/rand/v2"
	"strings"

	"sapar/data"
)

// Entry is a record and the number of the person whom it stands for.
type Entry struct {
	data.Person
	Truth int
	says  says
}

// write fills in a record of the person.
func (h *hand) write(r *rand.Rand, s *soul) Entry {
	e := Entry{Truth: s.number}
	e.Name, e.says = h.writeName(r, s)
	switch h.year {
	case right:
		e.BirthYear = s.born
	case wrong:
		e.BirthYear = s.born + one(r, -1, 1)
	}
	if h.sex {
		e.Sex = s.sex
	}
	if h.village {
		e.Village = villages[s.village].code
	}
	if h.phone != missing {
		digits := s.phone
		if s.shares {
			digits = s.parents
		}
		if h.phone == wrong {
			digits = digits[:9] + string('0'+(digits[9]-'0'+1)%10)
		}
		e.Phone, e.says.phone = writePhone(r, digits), digits
	}
	if h.work {
		e.Work = s.work.write(r)
	}
	e.Category = category(s.age())
	e.Consent = "self"
	if s.age() < 18 {
		e.Consent = "representative"
	}
	return e
}

// category is the usual one of that age.
func category(age int) string {
	switch {
	case age <= pupilsUpTo:
		return "pupil"
	case age <= studentsUpTo:
		return "student"
	}
	return "worker"
}

// writeName writes the person's name, and says what it states.
func (h *hand) writeName(r *rand.Rand, s *soul) (string, says) {
	female, kk := isFemale(s.sex), h.inKazakh()
	spell := func(n *name) string {
		switch {
		case kk:
			return pick(r, n.kk)
		case len(n.ru) > 0:
			return pick(r, n.ru)
		}
		return russianLetters(pick(r, n.kk))
	}
	states := says{given: s.given, surname: s.surname.root, woman: female}
	given := spell(s.given)
	switch {
	case h.initial:
		given, states.initial = firstLetter(given)+".", true
	case h.short && s.given.short != "":
		given = s.given.short
	}
	e := s.surname.ending
	if h.otherEnding && s.kazakh {
		if e == ov {
			e = bare
		} else {
			e = ov
		}
	}
	root := spell(s.surname.root)
	if !s.kazakh && chance(r, 0.6) {
		root, given = strings.ReplaceAll(root, "ё", "е"), strings.ReplaceAll(given, "ё", "е")
	} else if s.kazakh && !kk && strings.HasPrefix(root, "Ж") && chance(r, 0.03) {
		root = "Дж" + strings.TrimPrefix(root, "Ж") // Джумагалиев, as it was written once
	}
	family := surnameOf(root, s.surname.root, e, female, kk)
	if strings.HasSuffix(root, "ш") && chance(r, 0.25) { // Қуанышов beside Қуанышев
		family = strings.Replace(family, "шев", "шов", 1)
	}
	form := h.fatherFor(r, s)
	father := fatherIn(form, spell(s.father), s.father, female, kk)
	if form != noFather {
		states.father, states.form = s.father, form
	}
	parts := []*string{&family, &given, &father}
	for _, p := range parts {
		*p = h.letters.write(*p)
	}
	for range h.slips {
		i := among(r, []share[int]{{45, 0}, {35, 1}, {20, 2}})
		before := *parts[i]
		if *parts[i] = slip(r, before); *parts[i] != before {
			states.slips[i] = true
		}
	}
	return h.arrange(r, family, given, father), states
}

// arrange puts the parts into one line.
func (h *hand) arrange(r *rand.Rand, family, given, father string) string {
	upper := strings.ToUpper
	switch h.capitals {
	case all:
		family, given, father = upper(family), upper(given), upper(father)
	case inSurname:
		family = upper(family)
	case none:
		family, given, father = lower(family), lower(given), lower(father)
	}
	if h.initial && h.close {
		given, father = given+father, ""
	}
	line := []string{family, given, father}
	switch h.order {
	case givenFirst:
		line = []string{given, family, father}
	case familyAtLast:
		line = []string{given, father, family}
	}
	blank := " "
	if h.untidy {
		blank = one(r, "  ", "\u00a0", "   ")
	}
	return strings.Join(strings.Fields(strings.Join(line, " ")), blank)
}
