package match

import (
	"slices"
	"unicode/utf8"

	"sapar/data"
)

// What two records say for being one person and against it, in bits: how many
// times more often it is so among records of one person than among others.
const (
	leastName, mostName = 1.5, 12.0
	usualNames          = 300 // records beside which a few are weighed
	usualYears          = 30
	usualHomes          = 40
	givenDiffers        = -25
	fatherDiffers       = -15
	surnameDiffers      = -10
	surnameOfWoman      = -2.5 // she may have married
	surnameUnknownSex   = -4
	initialAgrees       = 3
	slipCosts           = 3
	yearAway            = -16 // by two or more
	yearOfFather        = -30 // by so many that it is the father's
	fatherYears         = 14
	oneRoleOnly         = -6 // each has a word where the other has none
	yearNext            = -0.5
	yearNextElsewhere   = -7 // and the villages differ too
	villageDiffers      = -1.5
	sexDiffers          = -12
	phoneAgrees         = 12
	phoneDiffers        = -0.4
	workAgrees          = 2.5
	workDiffers         = -0.2
	nameAlone           = -5  // nothing agrees but given name and surname
	together            = -12 // both stand in one list
)

// weighed is what a pair comes to.
type weighed struct {
	bits    float64
	reasons []data.Reason
}

func (w *weighed) add(bits float64, code string, args data.Args) {
	w.bits += bits
	if code != "" {
		w.reasons = append(w.reasons, data.Reason{Code: code, Args: args, Against: bits < 0})
	}
}

// weigh compares two records, in whichever readings of their names they have
// most in common.
func (x *Index) weigh(a, b *person, reasons bool) weighed {
	var best weighed
	found := false
	for i := range a.readings {
		for j := range b.readings {
			w := weighed{bits: -(a.readings[i].cost + b.readings[j].cost) / 2}
			x.weighNames(&w, a, b, &a.readings[i], &b.readings[j])
			if !found || w.bits > best.bits {
				best, found = w, true
			}
		}
	}
	if !found {
		return weighed{bits: givenDiffers}
	}
	x.weighRest(&best, a, b)
	if !reasons {
		best.reasons = nil
	}
	return best
}

func (x *Index) weighNames(w *weighed, a, b *person, ra, rb *reading) {
	onlyA, onlyB := false, false
	for role := range roles {
		i, j := ra.at[role], rb.at[role]
		if i < 0 || j < 0 {
			onlyA, onlyB = onlyA || i >= 0, onlyB || j >= 0
			if (i < 0) != (j < 0) && role == father {
				w.add(0, "father_missing", nil)
			}
			if (i < 0) != (j < 0) && role == given {
				w.add(-3, "", nil)
			}
			continue
		}
		x.weighWords(w, role, &a.tokens[i], &b.tokens[j], a, b)
	}
	if onlyA && onlyB {
		w.add(oneRoleOnly, "", nil)
	}
	if i, j := ra.at[surname], rb.at[surname]; i >= 0 && j >= 0 && (i < ra.at[given]) != (j < rb.at[given]) {
		w.add(0, "parts_swapped", nil)
	}
}

// How alike two words are.
type likeness uint8

const (
	unlike likeness = iota
	oneLetter
	slip
	alike
)

var codes = [roles]struct{ alike, slip, initial, unlike string }{
	{"surname", "surname_slip", "initial", "surname_changed"},
	{"given", "given_slip", "initial", "given_differs"},
	{"father", "father_slip", "initial", "father_differs"},
}

func (x *Index) weighWords(w *weighed, role int, s, t *token, a, b *person) {
	is := x.compare(role, s, t)
	word := s.in(role)
	if is == slip { // the commoner spelling is the name
		if x.seen[role].of[t.in(role)] > x.seen[role].of[word] {
			word = t.in(role)
		}
	}
	bits := x.seen[role].bits(word, usualNames, leastName, mostName)
	if !x.seen[role].several(word) { // what is rare here may be common elsewhere, and was taken for what it is not
		for other := range roles {
			if x.seen[other].several(s.in(other)) {
				bits = min(bits, x.seen[other].bits(s.in(other), usualNames, leastName, mostName))
			}
		}
	}
	switch is {
	case alike:
		w.add(bits, codes[role].alike, nil)
		if n := x.seen[role].of[word]; role != given && bits >= rareBits && n <= rareCount {
			w.reasons[len(w.reasons)-1] = data.Reason{Code: "rare", Args: data.Args{"n": n}}
		}
	case slip:
		w.add(max(bits-slipCosts, 1), codes[role].slip, nil)
	case oneLetter:
		w.add(initialAgrees, codes[role].initial, nil)
	default:
		switch {
		case role == given, role == surname && x.isGiven(s) && x.isGiven(t):
			w.add(givenDiffers, codes[given].unlike, nil)
		case role == father:
			w.add(fatherDiffers, codes[role].unlike, nil)
		case a.sex == data.Female || b.sex == data.Female || woman(a) || woman(b):
			w.add(surnameOfWoman, codes[role].unlike, nil)
		case a.sex == "" && b.sex == "":
			w.add(surnameUnknownSex, codes[role].unlike, nil)
		default:
			w.add(surnameDiffers, codes[role].unlike, nil)
		}
	}
}

// isGiven reports whether a word is more often a given name than a surname:
// where two such are left that differ, the rest was taken for what it is not.
func (x *Index) isGiven(t *token) bool {
	return !t.initial && t.ending == plain && x.seen[given].of[t.word] > x.seen[surname].of[t.stem]
}

// A name that so few have is worth saying so.
const (
	rareBits  = 8
	rareCount = 20
)

// woman reports whether a name's endings are a woman's.
func woman(p *person) bool {
	return slices.ContainsFunc(p.tokens, func(t token) bool { return t.woman })
}

// compare says how alike two words are in a role.
func (x *Index) compare(role int, s, t *token) likeness {
	one, other := s.in(role), t.in(role)
	switch {
	case s.initial || t.initial:
		if first(one) == first(other) {
			return oneLetter
		}
		return unlike
	case one == other, role != given && s.word == t.word:
		return alike
	case s.sound == t.sound, role != given && s.stemSound == t.stemSound:
		return slip
	case role != given && s.code == t.code && utf8.RuneCountInString(s.code) >= 3:
		return slip
	case role == given && letters().form(s.word, t.word):
		return slip
	}
	near := min(apart(one, other), apart(s.word, t.word))
	length := min(utf8.RuneCountInString(s.word), utf8.RuneCountInString(t.word))
	allowed := 0
	switch {
	case length >= 7:
		allowed = 2
	case length >= 4:
		allowed = 1
	}
	// Two names that several have are two names: of one that is
	// misspelt the misspelling is rare.
	if near > allowed || x.seen[role].several(one) && x.seen[role].several(other) {
		return unlike
	}
	return slip
}

func (x *Index) weighRest(w *weighed, a, b *person) {
	before := len(w.reasons)
	defer func() {
		supports := func(r data.Reason) bool { return !r.Against }
		if !slices.ContainsFunc(w.reasons[before:], supports) && !slices.ContainsFunc(w.reasons[:before], func(r data.Reason) bool {
			return r.Code == codes[father].alike || r.Code == codes[father].slip
		}) {
			w.bits += nameAlone
		}
	}()
	elsewhere := a.village != "" && b.village != "" && a.village != b.village
	if a.born != 0 && b.born != 0 {
		switch d := max(a.born-b.born, b.born-a.born); {
		case d == 0:
			w.add(x.years.bits(a.year, usualYears, 2, 7), "year", nil)
		case d == 1 && elsewhere:
			w.add(yearNextElsewhere, "year_next", nil)
		case d == 1:
			w.add(yearNext, "year_next", nil)
		case d >= fatherYears:
			w.add(yearOfFather, "year_differs", nil)
		default:
			w.add(yearAway, "year_differs", nil)
		}
	}
	if a.sex != "" && b.sex != "" && a.sex != b.sex {
		w.add(sexDiffers, "sex_differs", nil)
	}
	switch {
	case elsewhere:
		w.add(villageDiffers, "village_differs", nil)
	case a.village != "" && b.village != "":
		w.add(x.homes.bits(a.village, usualHomes, 2, 7), "village", nil)
	}
	if a.phone != "" && b.phone != "" {
		if a.phone == b.phone {
			w.add(phoneAgrees, "phone", nil)
		} else {
			w.add(phoneDiffers, "", nil)
		}
	}
	if a.work != "" && b.work != "" {
		if a.work == b.work {
			w.add(workAgrees, "work", nil)
		} else {
			w.add(workDiffers, "", nil)
		}
	}
}

// apart is how many slips two words are apart: letters missing, too many, other
// or swapped with the next; at most 4, which is as good as anything more.
func apart(a, b string) int {
	const far = 4
	s, t := []rune(a), []rune(b)
	if len(s)-len(t) >= far || len(t)-len(s) >= far {
		return far
	}
	var rows [3][40]int
	if len(t) >= len(rows[0]) {
		return far
	}
	before, last, row := rows[0][:len(t)+1], rows[1][:len(t)+1], rows[2][:len(t)+1]
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		best := i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			best = min(best, row[j])
		}
		if best >= far {
			return far
		}
		before, last, row = last, row, before
	}
	return min(last[len(t)], far)
}
