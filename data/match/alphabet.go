package match

import (
	"fmt"
	"path"
	"strings"
	"sync"
	"unicode/utf8"

	"sapar/assets"
)

// alphabet is what the files of assets/alphabet/match say of folded words.
type alphabet struct {
	endings  []wordEnding
	sounds   map[rune]rune
	codes    map[rune]rune
	variants *strings.Replacer
	dropped  []string         // ends of stems that spellings drop, one after the other
	atEnd    string           // may be missing there
	between  rune             // may be missing between consonants
	swaps    map[[2]rune]bool // letters that stand for each other, both ways
}

type wordEnding struct {
	text  string
	is    ending
	woman bool
}

// The words of the files for what an ending makes of a word.
var endingWords = map[string]ending{"family": ofFamily, "father": ofFather, "both": ofBoth}

// letters reads the files, once.
var letters = sync.OnceValue(func() *alphabet {
	a := &alphabet{sounds: map[rune]rune{}, codes: map[rune]rune{}, swaps: map[[2]rune]bool{}}
	for _, row := range rows("endings.txt") {
		a.endings = append(a.endings, wordEnding{row[0], endingWords[row[1]], len(row) > 2})
	}
	for file, into := range map[string]map[rune]rune{"sounds.txt": a.sounds, "codes.txt": a.codes} {
		for _, row := range rows(file) {
			for _, other := range row[1:] {
				into[first(other)] = first(row[0])
			}
		}
	}
	var pairs []string
	for _, row := range rows("variants.txt") {
		pairs = append(pairs, row[1], row[0])
	}
	a.variants = strings.NewReplacer(pairs...)
	for _, row := range rows("dropped.txt") {
		a.dropped = append(a.dropped, row[0])
	}
	for _, row := range rows("forms.txt") {
		between, isBetween := strings.CutPrefix(row[0], "~")
		switch {
		case isBetween:
			a.between = first(between)
		case len(row) == 2:
			one, other := first(row[0]), first(row[1])
			a.swaps[[2]rune{one, other}], a.swaps[[2]rune{other, one}] = true, true
		default:
			a.atEnd = row[0]
		}
	}
	return a
})

// rows are the lines of a file without comments, split at spaces.
func rows(file string) [][]string {
	text, err := assets.Alphabet.ReadFile(path.Join("alphabet/match", file))
	if err != nil {
		panic(fmt.Sprintf("read alphabet: %v", err)) // embedded: cannot be absent
	}
	var out [][]string
	for line := range strings.Lines(string(text)) {
		if fields := strings.Fields(line); len(fields) > 0 && fields[0] != "#" {
			out = append(out, fields)
		}
	}
	return out
}

// vowel reports whether a letter of a folded word is one.
func (a *alphabet) vowel(r rune) bool {
	return string(r) == a.atEnd || r == a.between || a.sounds[r] == a.between && a.codes[r] == 0
}

// sound is a word with those letters as one that change with the spelling.
func (a *alphabet) sound(word string) string {
	return strings.Map(func(r rune) rune {
		if other, ok := a.sounds[r]; ok {
			return other
		}
		return r
	}, a.variants.Replace(word))
}

// code is the consonants of a word, those alike taken as one, and whether it
// begins with a vowel.
func (a *alphabet) code(word string) string {
	var b strings.Builder
	last := rune(0)
	for i, r := range word {
		if a.vowel(r) {
			if i > 0 {
				continue
			}
			r = first(a.atEnd)
		} else if other, ok := a.codes[r]; ok {
			r = other
		}
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// form reports whether two given names are one in two forms.
func (a *alphabet) form(one, other string) bool {
	s, t := []rune(one), []rune(other)
	if len(s) > len(t) {
		s, t = t, s
	}
	i := 0
	for i < len(s) && s[i] == t[i] {
		i++
	}
	switch {
	case len(s) == len(t):
		return i < len(s) && string(s[i+1:]) == string(t[i+1:]) && a.swaps[[2]rune{s[i], t[i]}]
	case len(s)+1 != len(t) || string(s[i:]) != string(t[i+1:]):
		return false
	case i == len(s):
		return string(t[i]) == a.atEnd
	}
	return t[i] == a.between && i > 0 && !a.vowel(t[i-1]) && !a.vowel(t[i+1])
}

func first(word string) rune {
	r, _ := utf8.DecodeRuneInString(word)
	return r
}
