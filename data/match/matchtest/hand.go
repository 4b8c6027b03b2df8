package matchtest

import "math/rand/v2"

// hand is how one record comes to be written: who fills in the list, on what,
// and what is asked.
type hand struct {
	letters
	fromRussian bool // a Latin name is made of the Russian spelling
	father      patronymic
	asInPapers  bool // the father's name in the form that the papers have
	short       bool // by the name friends use
	initial     bool // the given name is one letter
	close       bool // initials without a blank: С.Б.
	order       order
	otherEnding bool // Ахмет for Ахметов, or the other way round
	slips       int
	capitals    capitals
	untidy      bool // blanks too many
	year        stated
	sex         bool
	village     bool
	phone       stated
	work        bool
}

// order is that of the parts of a name.
type order int

const (
	familyFirst  order = iota // Ахметов Серік Болатұлы
	givenFirst                // Серік Ахметов Болатұлы
	familyAtLast              // Серік Болатұлы Ахметов
)

type capitals int

const (
	usual     capitals = iota
	all                // АХМЕТОВ СЕРІК
	inSurname          // АХМЕТОВ Серік
	none               // ахметов серік
)

// stated is whether and how a field is filled in.
type stated int

const (
	missing stated = iota
	right
	wrong // a year one off, a digit mistyped
)

// scripts are shares of a hundred records. District offices write Kazakh;
// schools and hospitals keep their lists in Russian; few keyboards have the
// Kazakh letters; Latin comes from forms on telephones and from passports.
var scripts = []share[script]{
	{50, kazakh}, {33, russian}, {8, keyboard}, {3, mixed}, {2.5, passport}, {1, latin21}, {0.2, latin18}, {2.3, texting},
}

// forms are shares of how the father's name is given where it is. Three lists
// in ten ask for surname and given name alone, or the line is too short.
var forms = []share[patronymic]{{30, noFather}, {2, initialOnly}, {68, joined}}

// newHand draws a hand as lists have them.
func newHand(r *rand.Rand) hand {
	h := hand{
		letters:     newLetters(r, among(r, scripts)),
		father:      among(r, forms),
		asInPapers:  chance(r, 0.7), // or in that of the list's other lines
		order:       among(r, []share[order]{{91, familyFirst}, {4, givenFirst}, {5, familyAtLast}}),
		otherEnding: chance(r, 0.06),
		short:       chance(r, 0.02),
		slips:       among(r, []share[int]{{95, 0}, {4.5, 1}, {0.5, 2}}),
		capitals:    among(r, []share[capitals]{{93, usual}, {4, all}, {1.5, inSurname}, {1.5, none}}),
		untidy:      chance(r, 0.02),
		year:        among(r, []share[stated]{{8, missing}, {89, right}, {3, wrong}}),
		sex:         chance(r, 0.75),
		village:     chance(r, 0.9),
		phone:       among(r, []share[stated]{{40, missing}, {59.4, right}, {0.6, wrong}}),
		work:        chance(r, 0.65),
		fromRussian: chance(r, 0.3),
		close:       chance(r, 0.7),
	}
	if chance(r, 0.02) { // signature lists: Ахметов С.Б.
		h.useInitials(r)
	}
	return h
}

func (h *hand) useInitials(r *rand.Rand) {
	h.initial, h.short = true, false
	h.father = noFather
	if chance(r, 0.75) {
		h.father = initialOnly
	}
}

// in changes the script.
func (h *hand) in(r *rand.Rand, s ...script) { h.letters = newLetters(r, one(r, s...)) }

// inKazakh reports whether the words are Kazakh before they are turned into
// letters.
func (h *hand) inKazakh() bool {
	return h.script != russian && (!h.latin() || !h.fromRussian)
}

// fatherFor is the form in which this hand gives the person's father's name:
// Russian lists have the register office's form oftener.
func (h *hand) fatherFor(r *rand.Rand, s *soul) patronymic {
	form := h.father
	if form != joined || !s.kazakh {
		if form >= joined {
			return russianFather
		}
		return form
	}
	if h.asInPapers {
		form = s.fatherIn
	} else if h.inKazakh() {
		form = among(r, []share[patronymic]{{80, joined}, {12, inTwo}, {8, russianFather}})
	} else {
		form = among(r, []share[patronymic]{{35, joined}, {8, inTwo}, {57, russianFather}})
	}
	if form == joined && !h.inKazakh() && chance(r, 0.5) {
		form = doubled
	}
	return form
}
