package matchtest

import (
	"math/rand/v2"
	"strings"
)

// script is the letters in which somebody writes names.
type script int

const (
	kazakh   script = iota // the Kazakh alphabet
	russian                // as Russian papers have the name: Айгуль Сериковна
	keyboard               // Kazakh without the letters that the keyboard lacks
	mixed                  // Kazakh, with a Latin i and what else looks alike
	passport               // zh, kh, sh, y: as passports and bank cards have it
	latin21                // the alphabet of 2021: ä, ğ, q, ñ, ö, ū, ü, ş
	latin18                // the one of 2018, which some were taught: á, ǵ, ń, ó, ú, ý
	texting                // as people write to each other: gh, x, j, w
)

// latin reports whether the letters are Latin.
func (s script) latin() bool { return s >= passport }

var russianOf = strings.NewReplacer(
	"ә", "а", "ғ", "г", "қ", "к", "ң", "н", "ө", "о", "ұ", "у", "ү", "у", "һ", "х", "і", "и",
	"Ә", "А", "Ғ", "Г", "Қ", "К", "Ң", "Н", "Ө", "О", "Ұ", "У", "Ү", "У", "Һ", "Х", "І", "И",
)

// russianLetters is a Kazakh word letter by letter, with the soft sign that
// Russian asks for in names with гүл.
func russianLetters(kk string) string {
	ru := russianOf.Replace(kk)
	if gul := "гүл"; strings.HasSuffix(kk, gul) || strings.HasPrefix(lower(kk), gul) && len([]rune(kk)) > 4 && !vowel([]rune(kk)[3]) {
		ru = strings.Replace(strings.Replace(ru, "гул", "гуль", 1), "Гул", "Гуль", 1)
	}
	return ru
}

var lookalike = strings.NewReplacer("і", "i", "І", "I", "һ", "h", "Һ", "H")

var schwa = strings.NewReplacer("ә", "ə", "Ә", "Ə")

// vowel reports whether a Cyrillic letter is a vowel.
func vowel(c rune) bool { return strings.ContainsRune("аәеёиіоөуұүыэюя", c) }

// letters turns words of Cyrillic letters into what a hand writes.
type letters struct {
	script
	of    map[rune]string // for the Latin ones, by small letter
	ye    bool            // Yerlan, Zhumabayev
	schwa bool            // the Latin ə too
}

const cyrillic = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"

// table reads what stands for each letter of cyrillic, with blanks between; "-"
// is nothing.
func table(line string) map[rune]string {
	of := map[rune]string{}
	words := strings.Fields(line)
	for i, c := range []rune(cyrillic) {
		of[c] = strings.Trim(words[i], "-")
	}
	return of
}

// The tables, in the order of cyrillic.
const (
	passportTable = "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya a g k n o u u h i"
	latin21Table  = "a b v g d e io j z i i k l m n o p r s t u f h ts ch ş şş - y - e iu ia ä ğ q ñ ö ū ü h ı"
	latin18Table  = "a b v g d e ıo j z ı ı k l m n o p r s t ý f h ts ch sh sh - y - e ıý ıa á ǵ q ń ó u ú h i"
)

// newLetters draws the habits of somebody who writes in that script.
func newLetters(r *rand.Rand, s script) letters {
	l := letters{script: s}
	switch s {
	case passport:
		l.of = table(passportTable)
		l.ye = chance(r, 0.7)
		if chance(r, 0.5) { // Aidos, Kairat
			l.of['й'] = "i"
		}
		if chance(r, 0.15) { // older passports
			l.of['қ'] = "q"
		}
		if chance(r, 0.15) {
			l.of['ж'] = "j"
		}
	case latin21:
		l.of = table(latin21Table)
		if chance(r, 0.6) { // hardly anybody finds the letter without a dot
			l.of['і'] = "i"
		}
		if chance(r, 0.2) { // the letter of January 2021
			l.of['ң'] = "ŋ"
		}
	case latin18:
		l.of = table(latin18Table)
	case texting:
		l.of = table(passportTable)
		l.ye = chance(r, 0.2)
		for _, h := range textingHabits {
			l.of[h.of] = one(r, h.as...)
		}
	case mixed:
		l.schwa = chance(r, 0.4)
	}
	return l
}

// textingHabits says how a letter is written; the more often it stands, the
// more people do so.
var textingHabits = []struct {
	of rune
	as []string
}{
	{'ж', []string{"j", "j", "zh"}},
	{'ш', []string{"sh", "sh", "sh", "w", "s"}},
	{'ч', []string{"ch", "ch", "c"}},
	{'қ', []string{"k", "k", "q", "q"}},
	{'ғ', []string{"g", "gh", "g"}},
	{'х', []string{"h", "h", "x", "kh"}},
	{'ң', []string{"n", "n", "ng"}},
	{'ы', []string{"y", "y", "i"}},
	{'й', []string{"i", "y", "j"}},
	{'у', []string{"u", "u", "u", "w"}},
	{'я', []string{"ya", "ia", "ja"}},
	{'ю', []string{"yu", "iu", "ju"}},
	{'ц', []string{"c", "ts"}},
	{'ә', []string{"a", "a", "a", "ae"}},
	{'ё', []string{"e", "yo"}},
	{'ө', []string{"o", "o", "o", "oe"}},
}

// write turns a word of Cyrillic letters, as its bearer writes it, into these.
func (l letters) write(word string) string {
	switch {
	case l.latin():
		return l.toLatin(word)
	case l.script == keyboard:
		return russianOf.Replace(word)
	case l.script == mixed && l.schwa:
		return schwa.Replace(lookalike.Replace(word))
	case l.script == mixed:
		return lookalike.Replace(word)
	}
	return word
}

func (l letters) toLatin(word string) string {
	var b strings.Builder
	before := ' '
	for _, c := range lower(word) {
		as, known := l.of[c]
		switch {
		case !known:
			b.WriteRune(c)
		case c == 'е' && l.ye && (before == ' ' || before == '-' || vowel(before)):
			b.WriteString("ye")
		case c == 'у' && as == "w" && !vowel(before): // dawlet, but nurlan
			b.WriteString("u")
		default:
			b.WriteString(as)
		}
		before = c
	}
	out := b.String()
	if word == lower(word) {
		return out
	}
	if l.script == latin21 && strings.HasPrefix(out, "i") && !strings.HasPrefix(word, "І") {
		return "İ" + out[1:]
	}
	return capital(out)
}
