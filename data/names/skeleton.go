package names

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// skeleton is what the files of the alphabet say about folding.
type skeleton struct {
	signs     [alphabetEnd]*sign
	beyond    map[rune]*sign      // signs above the array that the files name
	particles map[string][]letter // by skeleton
}

// sign is what one code point means to the fold.
type sign struct {
	kind      kind
	letters   []letter  // of the skeleton
	lookalike []letter  // in a Cyrillic word, for a Latin letter
	clusters  []cluster // Latin letters in a row that begin with this one, longest first
}

type kind uint8

const (
	separator   kind = iota // parts words
	dropped                 // leaves no trace
	digit                   // 0 to 9
	cyrillic                // a letter of fold.txt
	latinLetter             // a letter of fold.txt
	rare                    // other letters, digits and marks, to be taken apart
)

// letter is one letter of the skeleton with the sequences that it may end.
type letter struct {
	text  string
	rules []rule
}

// rule: a letter that comes after these does not follow them, both become
// something else.
type rule struct {
	after   string
	atStart bool // only where nothing stands before
	becomes string
}

// cluster is a row of Latin letters that are read as one; small ASCII letters.
type cluster struct {
	text    string
	letters []letter
}

var (
	separatorSign = &sign{kind: separator}
	droppedSign   = &sign{kind: dropped}
	digitSign     = &sign{kind: digit}
	rareSign      = &sign{kind: rare}
)

// sign returns what the code point means, never nil.
func (s *skeleton) sign(r rune) *sign {
	if r < alphabetEnd {
		return s.signs[r]
	}
	if known, found := s.beyond[r]; found {
		return known
	}
	return otherSign(r)
}

// otherSign judges a code point that the files do not name.
func otherSign(r rune) *sign {
	switch {
	case r >= '0' && r <= '9':
		return digitSign
	case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsDigit(r):
		return rareSign
	case unicode.Is(unicode.Cf, r): // zero-width and soft-hyphen characters
		return droppedSign
	}
	return separatorSign
}

// cluster returns the longest row of Latin letters that the text begins with.
func (s *sign) cluster(text string) (cluster, bool) {
	for _, c := range s.clusters {
		if beginsWith(text, c.text) {
			return c, true
		}
	}
	return cluster{}, false
}

// beginsWith compares a text with small ASCII letters, without regard to case.
func beginsWith(text, row string) bool {
	if len(text) < len(row) {
		return false
	}
	for i := range len(row) {
		if text[i]|0x20 != row[i] {
			return false
		}
	}
	return true
}

// skeletons reads the files of the alphabet, once.
var skeletons = sync.OnceValue(func() *skeleton {
	s := &skeleton{beyond: map[rune]*sign{}, particles: map[string][]letter{}}
	rules := readRules()
	table := rows("fold.txt")
	for _, row := range table {
		s.addLetters(row[1:], spell(row[0], rules))
	}
	for _, row := range table {
		s.addClusters(row[1:], spell(row[0], rules))
	}
	for _, row := range rows("lookalikes.txt") {
		for _, text := range row[1:] {
			r, _ := single(text)
			for _, r := range bothCases(r) {
				s.signs[r].lookalike = spell(row[0], rules)
			}
		}
	}
	for r := range rune(alphabetEnd) {
		if s.signs[r] == nil {
			s.signs[r] = otherSign(r)
		}
	}
	for _, particle := range lines("particles.txt") {
		f := folder{skeleton: s}
		f.fold(particle)
		s.particles[string(f.out)] = spell(string(f.out), rules)
	}
	return s
})

// addLetters enters what becomes these letters, leaving rows of letters out.
func (s *skeleton) addLetters(sources []string, letters []letter) {
	for _, source := range sources {
		r, ok := single(source)
		if !ok {
			continue
		}
		for _, r := range bothCases(r) {
			made := &sign{kind: dropped, letters: letters, lookalike: letters}
			switch {
			case len(letters) == 0:
			case unicode.Is(unicode.Cyrillic, r):
				made.kind = cyrillic
			default:
				made.kind = latinLetter
			}
			if r < alphabetEnd {
				s.signs[r] = made
			} else {
				s.beyond[r] = made
			}
		}
	}
}

// addClusters enters the rows of Latin letters that become these letters, with
// the letter that each begins with.
func (s *skeleton) addClusters(sources []string, letters []letter) {
	for _, source := range sources {
		if _, ok := single(source); ok {
			continue
		}
		for _, r := range bothCases(rune(source[0])) {
			first := s.signs[r]
			first.clusters = append(first.clusters, cluster{text: source, letters: letters})
			slices.SortFunc(first.clusters, func(a, b cluster) int { return len(b.text) - len(a.text) })
		}
	}
}

// readRules reads the sequences by the letter that ends them.
func readRules() map[string][]rule {
	rules := map[string][]rule{}
	for _, row := range rows("sequences.txt") {
		sequence, atStart := strings.CutPrefix(row[0], "^")
		letters := strings.Split(sequence, "")
		last := letters[len(letters)-1]
		rules[last] = append(rules[last], rule{
			after:   strings.TrimSuffix(sequence, last),
			atStart: atStart,
			becomes: row[1],
		})
	}
	return rules
}

// spell returns the letters of a skeleton; "-" is none.
func spell(text string, rules map[string][]rule) []letter {
	if text == "-" {
		return nil
	}
	var letters []letter
	for _, l := range strings.Split(text, "") {
		letters = append(letters, letter{text: l, rules: rules[l]})
	}
	return letters
}
