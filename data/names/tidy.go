package names

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Tidy puts a typed name in order, as the field does when it is left: single
// spaces, Unicode form C, no invisible characters, and a capital for each part
// that was typed all in small or all in capital letters. Parts are what spaces,
// hyphens and dots part. A part in mixed case stays as it was typed; a particle
// of a patronymic (assets/alphabet/particles.txt) that is not the first part
// is written small.
func Tidy(name string) string {
	words := visibleWords(name)
	for i, word := range words {
		words[i] = tidyWord(word, i == 0)
	}
	return norm.NFC.String(strings.Join(words, " "))
}

// Short returns the surname and the initials of the other parts: the surname
// is the first word of more than one letter. A particle of a patronymic gives
// no initial; a name of one word is returned tidied.
func Short(name string) string {
	var surname string
	var initials strings.Builder
	for i, word := range strings.Fields(strings.ReplaceAll(Tidy(name), ".", ". ")) {
		at := strings.IndexFunc(word, unicode.IsLetter)
		if at < 0 || i > 0 && isParticle(strings.TrimFunc(word, partsName)) {
			continue
		}
		first, size := utf8.DecodeRuneInString(word[at:])
		if surname == "" && strings.IndexFunc(word[at+size:], unicode.IsLetter) >= 0 {
			surname = word
			continue
		}
		initials.WriteString(" " + string(unicode.ToTitle(first)) + ".")
	}
	if surname == "" {
		return Tidy(name)
	}
	return Tidy(surname + initials.String())
}

// visibleWords splits a text at spaces of every kind and leaves out what cannot
// be seen or is not valid UTF-8.
func visibleWords(text string) []string {
	visible := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
	return strings.Fields(norm.NFC.String(visible))
}

// tidyWord puts the parts of one word in order.
func tidyWord(word string, first bool) string {
	var tidy strings.Builder
	for len(word) > 0 {
		end := strings.IndexFunc(word, partsName)
		if end < 0 {
			end = len(word)
		}
		tidy.WriteString(tidyPart(word[:end], first))
		first = first && end == 0
		if end < len(word) {
			_, size := utf8.DecodeRuneInString(word[end:])
			tidy.WriteString(word[end : end+size])
			end += size
		}
		word = word[end:]
	}
	return tidy.String()
}

func partsName(r rune) bool { return r == '.' || unicode.Is(unicode.Dash, r) }

func tidyPart(part string, first bool) string {
	small, capital := 0, 0
	for _, r := range part {
		switch {
		case unicode.IsLower(r):
			small++
		case unicode.IsUpper(r):
			capital++
		}
	}
	switch {
	case small > 0 && capital > 0, small == 0 && capital == 0:
		return part
	case !first && isParticle(part):
		return strings.ToLower(part)
	case capital == 1:
		return part // an initial
	}
	title := false
	return strings.Map(func(r rune) rune {
		switch {
		case title:
			return unicode.ToLower(r)
		case unicode.IsLetter(r):
			title = true
			return unicode.ToTitle(r)
		}
		return r
	}, part)
}

func isParticle(word string) bool { return particles()[strings.ToLower(word)] }

// particles reads particles.txt, once.
var particles = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, particle := range lines("particles.txt") {
		set[norm.NFC.String(particle)] = true
	}
	return set
})
