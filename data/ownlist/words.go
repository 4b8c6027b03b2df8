package ownlist

import (
	_ "embed" // of words.txt
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"sapar/data"
)

// wordsFile says which words people use in lists. It explains its form in its
// first lines.
//
//go:embed words.txt
var wordsFile string

// vocabulary is all words that are understood, folded.
type vocabulary struct {
	fold     func(string) string
	headings map[string][]phrase          // by field
	choices  map[string]map[string]string // codes by list and word, "" where a word means several
	longest  map[string][]string          // words of a list, the longest first
	months   []monthStem
	plain    map[string]map[string]bool
	captions []string
	totals   []string
	signs    []string
	kinds    map[string][]string
	fathers  []string
	projects []string
}

// phrase is what may stand over a column.
type phrase struct {
	spelling
	weak bool // it also heads other columns
}

type monthStem struct {
	stem  string
	month time.Month
}

// learn reads the words of the file and of assets/i18n.
func (r *Reader) learn() *vocabulary {
	v := &vocabulary{
		fold: r.Fold, headings: map[string][]phrase{}, choices: map[string]map[string]string{}, longest: map[string][]string{},
		plain: map[string]map[string]bool{}, kinds: map[string][]string{},
	}
	for _, kind := range Kinds() {
		for _, key := range fieldsOfKind[kind] {
			if c := columnOf(key); c.field != nil && c.plain() {
				for _, lang := range languages {
					v.addHeading(key, r.Words(lang, "field."+key))
				}
			}
		}
	}
	for _, list := range []string{"event_type", "status", "topic", "audience", "field", "sex", "category", "consent"} {
		v.choices[list] = map[string]string{}
		for _, code := range data.List(list) {
			v.addChoice(list, code, code)
			for _, lang := range languages {
				v.addChoice(list, code, r.Words(lang, "list."+list+"."+code))
				if list == "sex" {
					v.addChoice(list, code, r.Words(lang, "list.sex_short."+code))
				}
			}
		}
	}
	for line := range strings.Lines(wordsFile) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			v.addLine(line)
		}
	}
	for list, words := range v.choices {
		for word := range words {
			v.longest[list] = append(v.longest[list], word)
		}
		byLength(v.longest[list])
	}
	for _, list := range [][]string{v.captions, v.totals, v.signs} {
		byLength(list)
	}
	return v
}

// byLength puts the longest first, and those of one length in one order.
func byLength(words []string) {
	slices.SortFunc(words, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
}

// addLine takes in a line of the file.
func (v *vocabulary) addLine(line string) {
	head, list, ok := strings.Cut(line, ":")
	section := strings.Fields(head)
	if !ok || len(section) < 2 {
		panic(fmt.Sprintf("read words of lists: %q", line)) // embedded: a fault of this build
	}
	key := section[len(section)-1]
	for word := range strings.SplitSeq(list, ";") {
		word = strings.TrimSpace(word)
		folded := v.fold(word)
		switch section[0] {
		case "heading":
			v.addHeading(key, word)
		case "choice":
			v.addChoice(section[1], key, word)
		case "total":
			v.totals = append(v.totals, folded)
		case "sign":
			v.signs = append(v.signs, folded)
		case "caption":
			v.captions = append(v.captions, folded)
		case "project":
			v.projects = append(v.projects, folded)
		case "father":
			v.fathers = append(v.fathers, folded)
		case "kind":
			v.kinds[key] = append(v.kinds[key], folded)
		case "plain":
			if v.plain[key] == nil {
				v.plain[key] = map[string]bool{}
			}
			v.plain[key][folded] = true
		case "month":
			n, err := strconv.Atoi(key)
			if err != nil {
				panic(fmt.Sprintf("read words of lists: %q", line))
			}
			v.months = append(v.months, monthStem{folded, time.Month(n)})
		default:
			panic(fmt.Sprintf("read words of lists: %q", line))
		}
	}
}

func (v *vocabulary) addHeading(field, word string) {
	word, weak := strings.CutPrefix(word, "~")
	folded := v.fold(word)
	if folded == "" || slices.ContainsFunc(v.headings[field], func(p phrase) bool { return p.text == folded }) {
		return
	}
	v.headings[field] = append(v.headings[field], phrase{spell(folded), weak})
}

func (v *vocabulary) addChoice(list, code, word string) {
	folded := v.fold(word)
	if folded == "" {
		return
	}
	if have, ok := v.choices[list][folded]; ok && have != code {
		code = ""
	}
	v.choices[list][folded] = code
}

// inWords are the lists of which a text may hold the word among others.
var inWords = map[string]bool{"event_type": true, "category": true, "field": true, "status": true, "consent": true}

// code is what a text means in a list.
func (v *vocabulary) code(list, text string) (string, bool) {
	if data.InList(list, text) {
		return text, true
	}
	folded := v.fold(text)
	if code := v.choices[list][folded]; code != "" {
		return code, true
	}
	if i := strings.IndexByte(text, '('); i > 0 {
		if code := v.choices[list][v.fold(text[:i])]; code != "" {
			return code, true
		}
	}
	if !inWords[list] {
		return "", false
	}
	return v.codeIn(list, folded)
}

// codeIn finds a word of a list in a folded text. The longest counts; of
// several that are as long, the one that stands first.
func (v *vocabulary) codeIn(list, folded string) (string, bool) {
	words := strings.Fields(folded)
	best, length, place := "", 0, 0
	for _, word := range v.longest[list] {
		if len(word) < length || best != "" && len(word) < length {
			break
		}
		code := v.choices[list][word]
		if at := holds(words, word); at >= 0 && code != "" && (best == "" || at < place) {
			best, length, place = code, len(word), at
		}
	}
	return best, best != ""
}

// holds is where the words of a phrase stand in a text, one after another, -1
// where they do not. Endings are no difference: words change in a sentence.
func holds(words []string, text string) int {
	want := strings.Fields(text)
	if len(want) == 0 {
		return -1
	}
next:
	for i := 0; i+len(want) <= len(words); i++ {
		for j, w := range want {
			if words[i+j] != w && !(len([]rune(w)) >= 4 && strings.HasPrefix(words[i+j], w)) {
				continue next
			}
		}
		return i
	}
	return -1
}

// nearest is the word that a text most likely means, in Kazakh, "" where none
// is near.
func (r *Reader) nearest(list, text string) string {
	v := r.vocabulary()
	folded := v.fold(text)
	best, least := "", 1<<30
	for _, word := range v.longest[list] {
		code := v.choices[list][word]
		if code == "" {
			continue
		}
		if d := distance(folded, word, least); d < least && d <= len([]rune(word))/4+1 && len([]rune(word)) > 2 {
			best, least = code, d
		}
	}
	if best == "" {
		return ""
	}
	return r.Words(kazakh, "list."+list+"."+best)
}

// distance is how many letters differ between two words, most at the most.
func distance(a, b string, most int) int { return apart([]rune(a), []rune(b), most) }

func apart(x, y []rune, most int) int {
	if len(x)-len(y) >= most || len(y)-len(x) >= most || len(x) > 100 || len(y) > 100 {
		return most
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		last := row[0]
		row[0] = i + 1
		least := row[0]
		for j := range y {
			change := last
			if x[i] != y[j] {
				change++
			}
			last = row[j+1]
			row[j+1] = min(change, last+1, row[j]+1)
			least = min(least, row[j+1])
		}
		if least >= most {
			return most
		}
	}
	return min(row[len(y)], most)
}
