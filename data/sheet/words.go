package sheet

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"sapar/data"
)

// listWords are the words of the lists, both ways.
type listWords struct {
	x    *Workbook
	lang string
	show map[[2]string]string   // by list and code
	find map[[2]string][]string // codes by list and folded word
}

func (x *Workbook) listWords(lang string) *listWords {
	return &listWords{x: x, lang: lang, show: map[[2]string]string{}, find: map[[2]string][]string{}}
}

// word is what a code is called; a code that the list does not have (a newer
// program wrote it) is called by itself.
func (w *listWords) word(list, code string) string {
	key := [2]string{list, code}
	s, ok := w.show[key]
	if !ok {
		if s = code; data.InList(list, code) {
			s = tidy(w.x.Words(w.lang, "list."+list+"."+code))
		}
		w.show[key] = s
	}
	return s
}

// all are the words of a list in the order in which people are offered them.
func (w *listWords) all(list string) []string {
	var out []string
	for _, code := range data.List(list) {
		out = append(out, w.word(list, code))
	}
	return out
}

// code is what a word of any language means, or a code itself.
func (w *listWords) code(list, text string) (string, bool) {
	if data.InList(list, text) {
		return text, true
	}
	for _, code := range data.List(list) {
		if w.word(list, code) == text {
			return code, true
		}
	}
	folded := w.x.Fold(text)
	if folded == "" {
		return "", false
	}
	if _, ok := w.find[[2]string{list, ""}]; !ok {
		w.learn(list)
	}
	codes := w.find[[2]string{list, folded}]
	if len(codes) != 1 {
		return "", false
	}
	return codes[0], true
}

// band is the code that a text means in a list of age bands and sexes, however
// it words them: the numbers are the same, and the last word begins alike.
func (w *listWords) band(list, text string) (string, bool) {
	if code, ok := w.code(list, text); ok {
		return code, true
	}
	bounds, words := w.bounds(text)
	if len(bounds) == 0 || len(bounds)+len(words) < 3 { // "14 m" is up to fourteen, or from
		return "", false
	}
	begins := func(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }
	found := map[string]bool{}
	for _, code := range data.List(list) {
		for _, lang := range languages {
			itsBounds, itsWords := w.bounds(w.x.Words(lang, "list."+list+"."+code))
			if slices.Equal(bounds, itsBounds) && len(words) > 0 && begins(words[len(words)-1], itsWords[len(itsWords)-1]) {
				found[code] = true
			}
		}
	}
	if len(found) != 1 {
		return "", false
	}
	return slices.Collect(maps.Keys(found))[0], true
}

// bounds are the numbers in a text and its words.
func (w *listWords) bounds(text string) (numbers, words []string) {
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if unicode.IsDigit(rune(word[0])) {
			numbers = append(numbers, word)
		} else {
			words = append(words, w.x.Fold(word))
		}
	}
	return numbers, words
}

// learn folds all words of a list.
func (w *listWords) learn(list string) {
	w.find[[2]string{list, ""}] = nil
	add := func(word, code string) {
		key := [2]string{list, w.x.Fold(word)}
		if key[1] == "" {
			return
		}
		for _, have := range w.find[key] {
			if have == code {
				return
			}
		}
		w.find[key] = append(w.find[key], code)
	}
	for _, code := range data.List(list) {
		add(code, code)
		for _, lang := range languages {
			add(w.x.Words(lang, "list."+list+"."+code), code)
			if list == "sex" {
				add(w.x.Words(lang, "list.sex_short."+code), code)
			}
		}
	}
}

// nearest is the word that a text most likely means, "" where none is near.
func (w *listWords) nearest(list, text string) string {
	best, least := "", 1<<30
	folded := w.x.Fold(text)
	for _, code := range data.List(list) {
		for _, lang := range languages {
			word := w.x.Fold(w.x.Words(lang, "list."+list+"."+code))
			d := data.Slips(folded, word, least)
			if len(folded) >= 6 && strings.HasPrefix(word, folded) {
				d = 1
			}
			if d < least && d <= len([]rune(word))/3+1 {
				best, least = w.word(list, code), d
			}
		}
	}
	return best
}
