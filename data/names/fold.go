package names

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the skeleton of a name: spellings of one name have one skeleton,
// whatever their case, alphabet (Kazakh, Russian, Latin in its usual and its
// official forms), Unicode form or punctuation. The skeleton is lower-case
// Cyrillic words with one space between them; it is for comparing and looking
// up, never for showing. assets/alphabet/fold.txt says what becomes what, and
// why so.
//
// Beyond single letters: doubled letters count once; hyphens, dots and other
// signs part words, apostrophes vanish; a particle of a patronymic written
// apart joins the father's name; Latin letters inside a Cyrillic word are taken
// for the Cyrillic ones they look like. Digits stay.
//
// What a person has typed of a name so far folds to the beginning of the folded
// name, but for Latin letters that are still to become one (s of sh).
func Fold(name string) string {
	f := folder{skeleton: skeletons(), out: make([]byte, 0, 2*len(name))}
	if !f.fold(name) {
		f.composed = true
		f.out = f.out[:0]
		f.fold(norm.NFC.String(name))
	}
	return string(f.out)
}

// folder writes the skeleton of one name to out.
type folder struct {
	*skeleton
	out      []byte
	composed bool // the text is in Unicode form C: rare letters can be judged
}

// fold folds the text. It gives up and returns false at a letter or mark that
// cannot be judged before the text is composed.
func (f *folder) fold(text string) bool {
	last := 0 // where the last word begins
	for len(text) > 0 {
		from := len(f.out)
		if from > 0 {
			f.out = append(f.out, ' ')
			from++
		}
		rest, ok := f.foldWord(text, from, false)
		if !ok {
			return false
		}
		if len(f.out) > from {
			last = f.joinParticle(from, last)
		} else if from > 0 {
			f.out = f.out[:from-1] // nothing but signs
		}
		text = rest
	}
	return true
}

// foldWord folds the first word of the text, which stands in out from that
// index on, and returns what follows the word. In a mixed word Latin letters
// are read as the Cyrillic ones they look like; a word turns out to be mixed
// at its first Cyrillic letter.
func (f *folder) foldWord(text string, from int, mixed bool) (rest string, ok bool) {
	latin := false
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		sign := f.sign(r)
		switch sign.kind {
		case separator:
			return text[i+size:], true
		case digit:
			f.out = append(f.out, byte(r))
		case cyrillic:
			if latin && !mixed {
				f.out = f.out[:from]
				return f.foldWord(text, from, true)
			}
			mixed = true
			f.addAll(from, sign.letters)
		case latinLetter:
			latin = true
			letters := sign.letters
			if mixed {
				letters = sign.lookalike
			} else if cluster, found := sign.cluster(text[i:]); found {
				letters, size = cluster.letters, len(cluster.text)
			}
			f.addAll(from, letters)
		case rare:
			if !f.composed {
				return "", false
			}
			f.addRare(from, r)
		}
		i += size
	}
	return "", true
}

func (f *folder) addAll(from int, letters []letter) {
	for i := range letters {
		f.add(from, &letters[i])
	}
}

// add appends a letter to the word that begins at that index of out. No word of
// the output ever holds a doubled letter or a sequence that has a rule: hence
// folding a skeleton changes nothing.
func (f *folder) add(from int, l *letter) {
	word := f.out[from:]
	if endsWith(word, l.text) {
		return
	}
	for _, rule := range l.rules {
		if endsWith(word, rule.after) && (!rule.atStart || len(word) == len(rule.after)) {
			f.out = append(f.out[:len(f.out)-len(rule.after)], rule.becomes...)
			return
		}
	}
	f.out = append(f.out, l.text...)
}

// addRare appends a letter that no file of the alphabet knows: what it is made
// of without its marks, or the letter itself in small.
func (f *folder) addRare(from int, r rune) {
	for _, part := range norm.NFKD.String(string(r)) {
		part = unicode.ToLower(part)
		sign := f.sign(part)
		switch {
		case sign.kind == cyrillic || sign.kind == latinLetter:
			f.addAll(from, sign.letters)
		case unicode.IsDigit(part):
			f.out = utf8.AppendRune(f.out, part)
		case sign.kind == rare && unicode.IsLetter(part):
			f.add(from, &letter{text: string(part)})
		}
	}
}

// joinParticle joins the last word to the one before when it is a particle of a
// patronymic; these are the indexes of out where the two begin. It returns
// where the last word begins then. What comes of joining may be a particle
// again.
func (f *folder) joinParticle(from, before int) int {
	for from > 0 {
		particle, found := f.particles[string(f.out[from:])]
		if !found {
			break
		}
		f.out = f.out[:from-1]
		if before < 0 {
			before = bytes.LastIndexByte(f.out, ' ') + 1
		}
		from, before = before, -1
		f.addAll(from, particle)
	}
	return from
}

// endsWith compares the last byte first: it differs most of the time, and this
// is asked for every letter of every name.
func endsWith(word []byte, end string) bool {
	n, m := len(word), len(end)
	return n >= m && word[n-1] == end[m-1] && string(word[n-m:]) == end
}
