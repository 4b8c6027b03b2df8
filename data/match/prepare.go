package match

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sapar/data"
)

// The roles of a name's words.
const (
	surname = iota
	given
	father
	roles
)

// person is what is compared of a record.
type person struct {
	id       data.ID
	tokens   []token   // the words, and then once more as they may be meant
	size     int       // how many words there are
	readings []reading // the likeliest first
	year     string
	born     int
	sex      string
	village  string
	phone    string // its last digits
	work     string
}

// token is a word of a name.
type token struct {
	word    string
	stem    string // without the endings of surnames and patronymics
	ending  ending
	woman   bool // the ending is a woman's
	initial bool
	code    string // the stem's consonants, those alike taken as one
	sound   string // the word, with those letters as one that change with the spelling

	stemSound string
}

// in is what a word is compared by in a role.
func (t *token) in(role int) string {
	if role == given {
		return t.word
	}
	return t.stem
}

// ending is what a word's ending makes of it.
type ending uint8

const (
	plain    ending = iota
	ofFamily        // a surname
	ofFather        // a patronymic
	ofBoth          // a patronymic, or a surname made of one
)

// shortestStem is how many letters are left of a word at least.
const shortestStem = 3

func newToken(word string) token {
	alphabet := letters()
	t := token{word: word, stem: word, initial: utf8.RuneCountInString(word) == 1}
	for _, e := range alphabet.endings {
		if rest, ok := strings.CutSuffix(word, e.text); ok && utf8.RuneCountInString(rest) >= shortestStem {
			t.stem, t.ending, t.woman = rest, e.is, e.woman
			break
		}
	}
	t.code = alphabet.code(t.stem)
	for _, end := range alphabet.dropped {
		if rest, ok := strings.CutSuffix(t.stem, end); ok && utf8.RuneCountInString(rest) >= shortestStem {
			t.stem = rest
		}
	}
	t.sound, t.stemSound = alphabet.sound(word), alphabet.sound(t.stem)
	return t
}

// reading is which word stands in which role, and how unlikely that is, in bits.
type reading struct {
	at   [roles]int8 // −1 where none does
	cost float64
}

// A reading that is less likely than the best by more is not looked at, and no
// more of them than that.
const (
	unlikely     = 10
	mostReadings = 6
)

func (x *Index) prepare(p *data.Person) person {
	out := person{id: p.ID, born: p.BirthYear, sex: p.Sex, village: p.Village, phone: digits(p.Phone), work: x.fold(p.Work)}
	if p.BirthYear != 0 {
		out.year = strconv.Itoa(p.BirthYear)
	}
	// a hyphen parts no name: it is written with it and without
	name := strings.ReplaceAll(p.Name, "-", "")
	out.tokens = x.words(name)
	out.size = len(out.tokens)
	seen := []string{name}
	for _, typed := range typedLatin {
		for _, one := range slices.Clone(seen) {
			if other := typed.Replace(one); !slices.Contains(seen, other) {
				if words := x.words(other); len(words) == out.size {
					out.tokens = append(out.tokens, words...)
				}
				seen = append(seen, other)
			}
		}
	}
	x.reread(&out)
	return out
}

// typedLatin are letters as they are typed on a telephone: Axmet, Wakir, Aesem;
// Ajdos. In passports and in the official alphabet they are others.
var typedLatin = []*strings.Replacer{
	strings.NewReplacer("x", "kh", "X", "Kh", "w", "sh", "W", "Sh", "ae", "a", "Ae", "A"),
	strings.NewReplacer("j", "y", "J", "Y"),
}

func (x *Index) words(name string) []token {
	var out []token
	for _, word := range strings.Fields(x.fold(name)) {
		if len(out) < roles {
			out = append(out, newToken(word))
		}
	}
	return out
}

// digits are the last digits of a telephone number, which are written alike
// however its beginning is.
func digits(phone string) string {
	only := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, phone)
	const national = 10
	if len(only) < 7 {
		return ""
	}
	return only[max(0, len(only)-national):]
}

// reread finds what the words of a name may be.
func (x *Index) reread(p *person) {
	p.readings = nil
	n := p.size
	if n == 0 {
		return
	}
	var at [roles]int8
	var place func(role int)
	place = func(role int) {
		if role == roles {
			used := 0
			for _, i := range at {
				if i >= 0 {
					used++
				}
			}
			for shift := 0; used == n && shift < len(p.tokens); shift += n {
				other := at
				for i := range other {
					if other[i] >= 0 {
						other[i] += int8(shift)
					}
				}
				p.readings = append(p.readings, reading{other, x.cost(p, other)})
			}
			return
		}
		for i := int8(-1); i < int8(n); i++ {
			if i >= 0 && slices.Contains(at[:role], i) {
				continue
			}
			at[role] = i
			place(role + 1)
		}
	}
	place(0)
	slices.SortStableFunc(p.readings, func(a, b reading) int {
		switch {
		case a.cost < b.cost:
			return -1
		case a.cost > b.cost:
			return 1
		}
		return slices.Compare(a.at[:], b.at[:])
	})
	best := p.readings[0].cost
	for i := range p.readings {
		p.readings[i].cost -= best
	}
	p.readings = slices.DeleteFunc(p.readings, func(r reading) bool { return r.cost > unlikely })
	p.readings = slices.Clone(p.readings[:min(len(p.readings), mostReadings)])
}

// cost is how unlikely it is that a name's words stand for that, in bits.
func (x *Index) cost(p *person, at [roles]int8) float64 {
	cost := 0.0
	s, g, f := at[surname], at[given], at[father]
	// lists put the surname first and the father's name last
	switch {
	case g < 0:
		cost += 7
	case s < 0 && f < 0:
		cost += 1
	case s < 0:
		cost += 2
	}
	if s >= 0 && g >= 0 && s > g {
		cost += 2.5
	}
	if f >= 0 && (f < g || s >= 0 && f < s && f < g) {
		cost += 4
	}
	for role, i := range at {
		if i < 0 {
			continue
		}
		t := &p.tokens[i]
		switch {
		case t.initial && role == surname:
			cost += 10
		case t.initial:
		case role == father && t.ending != ofFather && t.ending != ofBoth:
			cost += 4
		case role == given && t.ending == ofFather, role == given && t.ending == ofBoth:
			cost += 8
		case role == given && t.ending == ofFamily:
			cost += 4
		case role == surname && t.ending == ofFather:
			cost += 8
		case role == surname && t.ending == ofBoth:
			cost += 1
		}
		// what the word is elsewhere
		if !t.initial && role != father {
			asSurname, asGiven := float64(x.seen[surname].of[t.stem]), float64(x.seen[given].of[t.word])
			mine := asSurname
			if role == given {
				mine = asGiven
			}
			cost += min(-math.Log2((mine+0.5)/(asSurname+asGiven+1)), 5)
		}
	}
	return cost
}
