package matchtest

import (
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// rows are those of the keyboards; the Kazakh letters stand in the row of
// figures.
var rows = []string{"әіңғ", "үұқөһ", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm"}

// slip mistypes a word once: a neighbouring key, or a letter that is missing,
// doubled or swapped with the next. Nobody could tell a slip that makes another
// name from that name, so such a one is not made.
func slip(r *rand.Rand, word string) string {
	letters := []rune(word)
	if len(letters) < 4 {
		return word
	}
	for range 20 {
		at := 1 + r.IntN(len(letters)-1)
		if chance(r, 0.04) {
			at = 0 // beginnings are looked at
		}
		wrong := slipAt(r, slices.Clone(letters), at)
		if wrong != word && !isName(wrong) {
			return wrong
		}
	}
	return word
}

func slipAt(r *rand.Rand, letters []rune, at int) string {
	switch among(r, []share[int]{{40, 0}, {25, 1}, {15, 2}, {20, 3}}) {
	case 0:
		letters[at] = neighbour(r, letters[at])
	case 1:
		letters = slices.Delete(letters, at, at+1)
	case 2:
		letters = slices.Insert(letters, at, unicode.ToLower(letters[at]))
	default:
		if at+1 < len(letters) && at > 0 {
			letters[at], letters[at+1] = letters[at+1], letters[at]
		}
	}
	return string(letters)
}

// neighbour is a letter beside that one on the keyboard.
func neighbour(r *rand.Rand, c rune) rune {
	for _, row := range rows {
		keys := []rune(row)
		at := slices.Index(keys, unicode.ToLower(c))
		if at < 0 {
			continue
		}
		other := at - 1
		if at == 0 || at+1 < len(keys) && chance(r, 0.5) {
			other = at + 1
		}
		if unicode.IsUpper(c) {
			return unicode.ToUpper(keys[other])
		}
		return keys[other]
	}
	return c
}

// isName reports whether the word is a given name, a surname or a patronymic
// that somebody here bears, in whatever letters.
func isName(word string) bool { return known()[lower(strings.ReplaceAll(word, " ", ""))] }

var known = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	r := rand.New(rand.NewPCG(1, 1))
	var scripts []letters
	for s := kazakh; s <= texting; s++ {
		scripts = append(scripts, newLetters(r, s), newLetters(r, s))
	}
	add := func(word string) {
		for _, l := range scripts {
			set[lower(l.write(word))] = true
		}
	}
	for _, pairs := range twinNames {
		for _, pair := range pairs {
			add(pair[0])
			add(pair[1])
		}
	}
	for _, p := range peoples {
		for _, list := range []*names{p.fathers, p.sons, p.daughters, p.surname} {
			for _, n := range list.all {
				p.addForms(n, list, add)
			}
		}
	}
	return set
})

// addForms adds all that is made of a name of one of the lists.
func (p *people) addForms(n *name, list *names, add func(string)) {
	for i, spellings := range [][]string{n.kk, russianSpellings(n)} {
		for _, s := range spellings {
			add(s)
			for _, female := range []bool{false, true} {
				switch {
				case list == p.fathers:
					for form := joined; form <= russianFather; form++ {
						add(strings.ReplaceAll(fatherIn(form, s, n, female, i == 0), " ", ""))
					}
				case list == p.surname && p.kazakh:
					for e := ov; e <= uly; e++ {
						add(surnameOf(s, n, e, female, i == 0))
					}
				case list == p.surname:
					add(surnameOf(s, n, own, female, i == 0))
				}
			}
		}
	}
}

// russianSpellings are those of Russian papers.
func russianSpellings(n *name) []string {
	if len(n.ru) > 0 {
		return n.ru
	}
	var out []string
	for _, kk := range n.kk {
		out = append(out, russianLetters(kk))
	}
	return out
}
