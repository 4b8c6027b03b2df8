package ownlist

import (
	"strings"
)

// fit is how well a column fits a field.
type fit struct {
	field string
	score float64 // 1 is as well as can be
}

// What the ways in which a heading can fit a field are worth.
const (
	sameFit   = 1.0
	nearFit   = 0.8 // a slip of the finger
	weakFit   = 0.8 // a word that heads other columns too
	holdsFit  = 0.5
	parentFit = 0.6 // a heading over several columns
	leastFit  = 0.45
)

// spelling is a folded text in the forms that it is compared in.
type spelling struct {
	text    string
	padded  string // with blanks around
	letters []rune
}

func spell(folded string) spelling { return spelling{folded, " " + folded + " ", []rune(folded)} }

// fits are the fields of a kind that a column may be by its headings, from the
// topmost to the lowest, in the order in which the fields are listed.
func (v *vocabulary) fits(kind string, headings []string) []fit {
	spelled := make([][]spelling, len(headings))
	for i, text := range headings {
		spelled[i] = v.spellings(text)
	}
	if len(headings) > 1 {
		whole := v.spellings(strings.Join(headings, " "))
		spelled[len(spelled)-1] = append(spelled[len(spelled)-1], whole...)
	}
	var out []fit
	try := func(field string) {
		best := 0.0
		for i, texts := range spelled {
			score := v.fitOf(field, texts)
			if i < len(spelled)-1 {
				score *= parentFit
			}
			best = max(best, score)
		}
		if best >= leastFit {
			out = append(out, fit{field, best})
		}
	}
	for _, field := range fieldsOfKind[kind] {
		try(field)
	}
	for _, field := range []string{iinColumn, documentColumn, addressColumn, noField} {
		try(field)
	}
	return out
}

// fitOf is how well one heading, in all its spellings, fits a field.
func (v *vocabulary) fitOf(field string, spelled []spelling) float64 {
	best := 0.0
	for i := range spelled {
		text := &spelled[i]
		for j := range v.headings[field] {
			p := &v.headings[field][j]
			score := 0.0
			switch {
			case text.text == p.text && p.weak:
				score = weakFit
			case text.text == p.text:
				return sameFit
			case p.weak:
			case len(p.text) >= 8 && len(text.text) > len(p.text) && strings.Contains(text.padded, p.padded):
				score = holdsFit + 0.35*float64(len(p.text))/float64(len(text.text))
				if strings.HasPrefix(text.text, p.text) {
					score += 0.06
				}
			case len(p.text) >= 14 && apart(text.letters, p.letters, 1+slips(p.text)) <= slips(p.text):
				score = nearFit
			}
			best = max(best, score)
		}
	}
	return best
}

// slips is how many letters of a heading may be wrong: one of seven, and two of
// twenty.
func slips(text string) int {
	if len(text) >= 40 {
		return 2
	}
	return 1
}

// spellings are the folded texts that a heading may be read as: all of it, its
// parts in each language, and either without what stands in brackets.
func (v *vocabulary) spellings(heading string) []spelling {
	if len(heading) > 400 {
		return nil // a sentence, no heading
	}
	var out []spelling
	add := func(s string) {
		if folded := v.fold(s); folded != "" {
			out = append(out, spell(folded))
		}
	}
	heading = strings.ReplaceAll(heading, "-\n", "") // a word parted at the end of a line
	parts := []string{heading}
	for _, sign := range []string{"\n", "/"} {
		if strings.Contains(heading, sign) {
			parts = append(parts, strings.Split(heading, sign)...)
		}
	}
	for _, part := range parts {
		add(part)
		if i := strings.IndexByte(part, '('); i > 0 {
			rest := part[:i]
			if j := strings.IndexByte(part[i:], ')'); j > 0 {
				rest += part[i+j+1:]
			}
			add(rest)
		}
	}
	return out
}

// heads is how well a text may head a column of any kind of list.
func (v *vocabulary) heads(text string) float64 {
	spelled := v.spellings(text)
	if len(spelled) == 0 && strings.ContainsAny(text, "№#") {
		return weakFit
	}
	best := 0.0
	for field := range v.headings {
		if best = max(best, v.fitOf(field, spelled)); best == sameFit {
			break
		}
	}
	return best
}
