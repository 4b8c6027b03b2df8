package territory

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"sapar/data"
)

// ErrUnknown is the refusal of a text that names no district, or more than
// one.
type ErrUnknown struct {
	Text       string
	Candidates []data.Place // the districts it may mean; empty where none is near
}

func (e *ErrUnknown) Error() string {
	if len(e.Candidates) == 0 {
		return fmt.Sprintf("find district: none is called %q", e.Text)
	}
	names := make([]string, len(e.Candidates))
	for i, p := range e.Candidates {
		names[i] = p.Code + " " + p.NameKK
	}
	return fmt.Sprintf("find district: %q may mean %s", e.Text, strings.Join(names, ", "))
}

// Find lists the places that a person may mean by a text, best first: a code
// or its first digits, or a name in either language, former names among them,
// whole or by the beginning of any of its words. The word for the place's type
// may be left out; where it is given, places of that type come first. With
// kinds, only places of those kinds are listed. An empty text finds nothing.
func (c *Catalogue) Find(text string, kinds ...data.PlaceKind) []data.Place {
	search := c.search()
	q := search.query(text)
	var hits []hit
	for i, e := range c.places {
		if c.closed[e.Code] && e.Code != text || len(kinds) > 0 && !slices.Contains(kinds, e.Kind) {
			continue
		}
		if m := search.match(i, e.Code, q); m != none {
			hits = append(hits, hit{e.Place, m, q.otherType(e.Kind), c.depth(e.Place)})
		}
	}
	// Stable, so that equal hits stay in Kazakh alphabetical order.
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(
			cmp.Compare(a.otherType, b.otherType),
			cmp.Compare(a.match, b.match),
			cmp.Compare(a.depth, b.depth),
		)
	})
	found := make([]data.Place, len(hits))
	for i, h := range hits {
		found[i] = h.place
	}
	return found
}

// District returns the one district, or city under its region, that a text
// names: by code, by a name in either language or a former one, with or
// without the word for its type. The beginning of a name is enough where only
// one begins so. Otherwise the error is an *ErrUnknown.
func (c *Catalogue) District(nameOrCode string) (data.Place, error) {
	search := c.search()
	q := search.query(nameOrCode)
	var named, near []data.Place
	for i, e := range c.places {
		if !c.unit(e.Place) || c.closed[e.Code] || q.otherType(e.Kind) == 1 {
			continue
		}
		switch search.match(i, e.Code, q) {
		case exact:
			named = append(named, e.Place)
		case begin, words, loose:
			near = append(near, e.Place)
		}
	}
	found := named
	if len(found) == 0 {
		found = near
	}
	if len(found) == 1 {
		return found[0], nil
	}
	if district, ok := c.DistrictOf(q.digits); ok && len(found) == 0 {
		found = append(found, district) // the code is of a place in it
	}
	return data.Place{}, &ErrUnknown{Text: nameOrCode, Candidates: found}
}

// depth is 0 for a region and grows downwards.
func (c *Catalogue) depth(p data.Place) int {
	switch {
	case p.Kind == data.Region:
		return 0
	case c.unit(p):
		return 1
	case p.Kind == data.Okrug:
		return 2
	}
	return 3
}

type hit struct {
	place     data.Place
	match     match
	otherType int // 1 where the text says another type of place
	depth     int
}

// match says how well a place answers a text; less is better.
type match int

const (
	exact match = iota // its code or one of its names
	begin              // one of its names begins so
	words              // whole words of its names, in any order
	loose              // beginnings of its words or of its code
	none
)

// index holds the folded names of a catalogue's places, and the words for
// types, as lists of words.
type index struct {
	fold  func(string) string
	types []typeWords
	names []names // by the place's position in the catalogue
}

type typeWords struct {
	kind  data.PlaceKind
	words []string
}

// names are all the names of a place, and the words of them all.
type names struct {
	list  []name
	words []string
}

// name is one name of a place: all its words, and those that are left without
// the word for a type.
type name struct{ all, core []string }

// query is a text that somebody looks for.
type query struct {
	name
	kinds  []data.PlaceKind // the types that its words name
	digits string           // the text, where it may be a code
}

// minDigits is how many digits are taken for the beginning of a code: fewer
// are more likely part of a name.
const minDigits = 3

func newIndex(places []entry, types []typeWord, fold func(string) string) *index {
	x := &index{fold: fold}
	for _, t := range types {
		if words := x.split(t.word); len(words) > 0 {
			x.types = append(x.types, typeWords{t.kind, words})
		}
	}
	// The longest first: a whole term is not to be taken for a part of it.
	slices.SortStableFunc(x.types, func(a, b typeWords) int { return len(b.words) - len(a.words) })
	x.names = make([]names, len(places))
	for i, e := range places {
		for _, s := range append([]string{e.NameKK, e.NameRU, e.shortKK, e.shortRU}, e.Aliases...) {
			if s != "" {
				n, _ := x.name(s)
				x.names[i].list = append(x.names[i].list, n)
				x.names[i].words = append(x.names[i].words, n.all...)
			}
		}
	}
	return x
}

// apostrophes stand inside a word, for a soft sign in Latin spelling.
const apostrophes = "'`\u2019\u02bc\u02b9"

// split gives the folded words of a text. It splits before it folds, so that
// the words are the same whatever the fold makes of a dot or a hyphen.
func (x *index) split(s string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(norm.NFC.String(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune(apostrophes, r)
	}) {
		words = append(words, strings.Fields(x.fold(w))...)
	}
	return words
}

// name splits a text into its words, and says which types its words name.
func (x *index) name(s string) (name, []data.PlaceKind) {
	n := name{all: x.split(s)}
	var kinds []data.PlaceKind
	for i := 0; i < len(n.all); {
		length := 0
		for _, t := range x.types {
			if len(t.words) >= length && len(n.all)-i >= len(t.words) && slices.Equal(n.all[i:i+len(t.words)], t.words) {
				length = len(t.words)
				kinds = append(kinds, t.kind)
			}
		}
		if length == 0 {
			n.core = append(n.core, n.all[i])
			length = 1
		}
		i += length
	}
	if len(n.core) == 0 { // nothing but a type: then it is the name
		return name{n.all, n.all}, nil
	}
	return n, kinds
}

func (x *index) query(text string) query {
	var q query
	q.name, q.kinds = x.name(text)
	text = strings.TrimSpace(text)
	if len(text) >= minDigits && strings.Trim(text, "0123456789") == "" {
		q.digits = text
	}
	return q
}

// otherType is 1 where the text names types of places and kind is none of
// them, and 0 otherwise.
func (q query) otherType(kind data.PlaceKind) int {
	if len(q.kinds) == 0 || slices.Contains(q.kinds, kind) {
		return 0
	}
	return 1
}

// match says how well the place at that position answers the query.
func (x *index) match(place int, code string, q query) match {
	if q.digits != "" {
		switch {
		case code == q.digits:
			return exact
		case strings.HasPrefix(code, q.digits):
			return loose
		}
	}
	if len(q.core) == 0 {
		return none
	}
	best := none
	for _, n := range x.names[place].list {
		switch {
		case slices.Equal(n.core, q.core) || slices.Equal(n.all, q.all):
			return exact
		case begins(n.all, q.all) || begins(n.core, q.core):
			best = begin
		}
	}
	if best != none {
		return best
	}
	best = words
	for _, w := range q.core {
		switch {
		case slices.Contains(x.names[place].words, w):
		case slices.ContainsFunc(x.names[place].words, func(s string) bool { return strings.HasPrefix(s, w) }):
			best = loose
		default:
			return none
		}
	}
	return best
}

// begins reports whether a name begins with the words of a query, of which the
// last may be unfinished.
func begins(name, query []string) bool {
	last := len(query) - 1
	return len(name) > last && slices.Equal(name[:last], query[:last]) && strings.HasPrefix(name[last], query[last])
}
