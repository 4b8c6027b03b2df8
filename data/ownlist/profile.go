package ownlist

import (
	"regexp"
	"strings"
	"unicode"

	"sapar/data"
	"sapar/data/xlsx"
)

// profile is what stands over and in a column, as far as it was looked at.
type profile struct {
	r        *Reader
	v        *vocabulary
	places   *placeFinder
	column   int
	headings []string
	shared   bool    // one heading goes over this column and others
	cells    []*Cell // of rows that look like data
	shares   map[string]float64
}

// share is how many of the column's cells a field could hold, up to 1; 1 for
// a field that takes any text.
func (p *profile) share(field string) float64 {
	if s, ok := p.shares[field]; ok {
		return s
	}
	holds := p.test(field)
	s := 1.0
	if holds != nil && len(p.cells) > 0 {
		n := 0
		for _, c := range p.cells {
			if holds(c) {
				n++
			}
		}
		s = float64(n) / float64(len(p.cells))
	}
	if p.shares == nil {
		p.shares = map[string]float64{}
	}
	p.shares[field] = s
	return s
}

// test is what a cell of a field must keep, nil where any text will do.
func (p *profile) test(field string) func(*Cell) bool {
	c := columnOf(field)
	switch {
	case field == iinColumn:
		return func(c *Cell) bool { return iinAlone.MatchString(joinDigits(oneLine(textOf(c)))) }
	case field == addressColumn:
		return nil
	case c.of == nil:
		return nil
	}
	switch c.part {
	case "name":
		least := 2
		if p.shared {
			least = 1
		}
		return func(c *Cell) bool { return p.v.likeName(textOf(c), least, len(p.headings) == 0) }
	case partFamily, partGiven, partPatronymic:
		return func(c *Cell) bool { return p.v.likeName(textOf(c), 1, len(p.headings) == 0) }
	case partAge:
		return func(c *Cell) bool { n, w := intOf(c); return w == nil && n > 3 && n < 100 }
	case "birth_year":
		return func(c *Cell) bool { n, w := yearOf(c); return w == nil && n >= 1920 && n <= p.r.Today().Year() }
	case partTime, "start", "end":
		return func(c *Cell) bool { _, _, w := clocksOf(c); return w == nil }
	case partOkrug:
		return func(c *Cell) bool { return p.places.names(oneLine(textOf(c)), okrugKinds) }
	case "phone":
		return func(c *Cell) bool { return likePhone(textOf(c)) }
	}
	if c.part == partBirthDate || c.field.Kind == data.Day {
		return func(c *Cell) bool {
			d, _, _, w := p.v.dayOf(c, anyYear)
			return w == nil && d.start != 0
		}
	}
	switch c.field.Kind {
	case data.Int:
		return func(c *Cell) bool { _, w := intOf(c); return w == nil }
	case data.Choice:
		return func(cell *Cell) bool { _, ok := p.v.code(c.field.List, oneLine(textOf(cell))); return ok }
	case data.PlaceCode:
		if c.part == "district" {
			return func(c *Cell) bool { return p.places.names(oneLine(textOf(c)), districtKinds) }
		}
		return func(c *Cell) bool { return p.places.names(oneLine(textOf(c)), villageKinds) }
	}
	return nil
}

// weigh is what the fit of a heading is worth after a look at what stands under
// it. Under a sure heading cells may be wrong, and are said to be; for a field
// that takes only words of a list, half of them must be words of it.
func (p *profile) weigh(f fit) float64 {
	if len(p.cells) == 0 {
		return f.score * 0.9
	}
	s := p.share(f.field)
	least := 0.5
	c := columnOf(f.field)
	choosy := c.field != nil && c.field.Kind == data.Choice && c.part != "sex" && c.part != "kind" && c.part != "status"
	if f.score >= 0.95 && !choosy {
		least = 0.2
	}
	if s < least {
		return 0
	}
	return f.score * (0.6 + 0.4*s)
}

// byContent are the fields that a column may be by what stands in it alone. A
// column with a heading that says something else is not among them.
func (p *profile) byContent(kind string) []fit {
	if len(p.cells) < 2 || p.v.known(p.headings) {
		return nil
	}
	strict := *p
	strict.headings, strict.shares = nil, nil
	candidates := map[string][]string{
		People:  {"person.name", "person.birth_year", "person.sex", "person.phone"},
		Events:  {"event.date", "event.kind", "event.village", "event.district"},
		Members: {"member.name", "member.specialty", "member.phone"},
	}[kind]
	var out []fit
	for _, field := range candidates {
		if s := strict.share(field); s >= 0.75 {
			out = append(out, fit{field, 0.6 * s})
		}
	}
	return out
}

// known reports whether headings say what a column is, in a list of any kind.
func (v *vocabulary) known(headings []string) bool {
	for _, text := range headings {
		if v.heads(text) >= weakFit {
			return true
		}
	}
	return false
}

// isPersonal reports whether a column is one that is never taken from a list of
// that kind.
func (p *profile) isPersonal(kind string) bool {
	best, what := 0.0, ""
	for _, text := range p.headings {
		spelled := p.v.spellings(text)
		for _, field := range []string{iinColumn, documentColumn, addressColumn} {
			if score := p.v.fitOf(field, spelled); score > best {
				best, what = score, field
			}
		}
	}
	switch {
	case len(p.cells) > 0 && p.share(iinColumn) >= 0.5:
		return true
	case what != addressColumn:
		return best >= holdsFit
	case kind == Events || len(p.cells) > 0 && p.share("person.village") >= 0.9:
		return false // of a hall; or nothing but villages, and the heading says more than there is
	}
	for _, f := range p.v.fits(kind, p.headings) {
		if f.score > best && takes(kind, f.field) {
			return false
		}
	}
	return best >= holdsFit
}

var iinAlone = regexp.MustCompile(`^\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[0-6]\d{5}$`)

var iinForm = regexp.MustCompile(`(?:^|\D)(\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([0-6])\d{5}(?:$|\D)`)

// holdsIIN reports whether an identity number stands in a text: twelve digits
// that begin with a date of birth. Those of organisations begin with none.
func holdsIIN(text string) bool { return iinForm.MatchString(joinDigits(text)) }

var blanksInNumber = regexp.MustCompile(`(\d)[ \x{a0}]+(\d)`)

// joinDigits takes out blanks between digits of which there are twelve.
func joinDigits(text string) string {
	if len(anyDigit.FindAllString(text, 13)) != 12 {
		return text
	}
	for {
		joined := blanksInNumber.ReplaceAllString(text, "$1$2")
		if joined == text {
			return text
		}
		text = joined
	}
}

// withoutIIN takes identity numbers out of a text.
func withoutIIN(text string) (string, bool) {
	if !holdsIIN(text) {
		return text, false
	}
	text = joinDigits(text)
	for {
		at := iinForm.FindStringSubmatchIndex(text)
		if at == nil {
			return strings.TrimSpace(text), true
		}
		text = text[:at[2]] + text[at[2]+12:]
	}
}

var anyDigit = regexp.MustCompile(`\d`)

func likePhone(text string) bool {
	digits := len(anyDigit.FindAllString(text, -1))
	return digits >= 6 && digits <= 24 && !strings.ContainsFunc(text, unicode.IsLetter)
}

// likeName reports whether a text looks like a name of at least so many words;
// strictly, where no heading says that it is one, with capital letters.
func (v *vocabulary) likeName(text string, least int, strict bool) bool {
	text, _ = nameOf(text)
	words := strings.Fields(text)
	if len(words) < least || len(words) > 5 || len(text) > 120 {
		return false
	}
	for _, word := range words {
		first := []rune(word)[0]
		if strict && !unicode.IsUpper(first) && !v.isFather(word) {
			return false
		}
		for _, r := range word {
			if !unicode.IsLetter(r) && !strings.ContainsRune("-.'’ʼ", r) {
				return false
			}
		}
	}
	if least < 2 {
		return true
	}
	folded := v.fold(text)
	_, event := v.codeIn("event_type", folded)
	return !event
}

// isFather reports whether a word is a patronymic's ending that stands apart.
func (v *vocabulary) isFather(word string) bool {
	folded := v.fold(word)
	for _, end := range v.fathers {
		if folded == end {
			return true
		}
	}
	return false
}

// isTotal reports whether a row is one of totals.
func (v *vocabulary) isTotal(r *Row) bool {
	for i := range r.Cells {
		c := &r.Cells[i]
		if isBlank(c) || c.Kind != xlsx.Text {
			continue
		}
		text := textOf(c)
		if strings.HasPrefix(text, "Σ") {
			return true
		}
		return v.begins(v.totals, text)
	}
	return false
}

// begins reports whether a text begins with one of the folded phrases.
func (v *vocabulary) begins(phrases []string, text string) bool {
	if len(text) > 300 {
		return false
	}
	folded := v.fold(text) + " "
	for _, phrase := range phrases {
		if strings.HasPrefix(folded, phrase+" ") {
			return true
		}
	}
	return false
}
