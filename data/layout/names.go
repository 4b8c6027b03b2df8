package layout

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sapar/data"
)

// Names are all the names that marks may use. They are made from the declared
// fields, so that a new field can be used at once.
type Names struct {
	Head  []Name // what stands once, "project.title"
	Lists []List
	// Words of the language of marks: the verbs and conditions by their Latin
	// word.
	Words map[string]string

	made *index
}

// Name is a key and the Kazakh words for it.
type Name struct {
	Key, KK string
	Sum     Sum // of a field of a list: what its sum means
}

// Sum says what may be added up.
type Sum int

// People who are counted once have a total, which is no sum of parts; times and
// pieces have none at all.
const (
	SumAdds  Sum = iota // rows add up
	SumWhole            // only over all rows, and not by adding
	SumNowhere
)

// List is a list that rows can be repeated over.
type List struct {
	Name
	Fields []Name
	Across map[string][]string // what may stand across its rows, with the fields that it offers there

	index map[string]string
}

// sum is what the sum of a field means.
func (l *List) sum(field string) Sum {
	for _, f := range l.Fields {
		if f.Key == field {
			return f.Sum
		}
	}
	return SumAdds
}

// index finds names as people write them.
type index struct {
	verbs, words, heads map[string]string
	lists               map[string]*List
	fields              map[string]map[string]string
}

// fold is a name as it is compared: small letters, without spaces, underscores,
// hyphens.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), r == '_', r == '-', r == '\u2011', r == '\u2010':
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

func (n *Names) index() *index {
	if n.made != nil {
		return n.made
	}
	x := &index{
		verbs: map[string]string{}, words: map[string]string{}, heads: map[string]string{},
		lists: map[string]*List{}, fields: map[string]map[string]string{},
	}
	for word, verb := range verbs {
		x.verbs[fold(word)] = verb
		x.words[fold(word)] = word
	}
	for latin, word := range n.Words {
		x.words[fold(latin)] = latin
		for _, one := range strings.Split(word, ",") {
			x.words[fold(one)] = latin
			if verb, ok := verbs[latin]; ok {
				x.verbs[fold(one)] = verb
			}
		}
	}
	put := func(into map[string]string, name Name) {
		if _, taken := into[fold(name.KK)]; !taken && name.KK != "" {
			into[fold(name.KK)] = name.Key
		}
		into[fold(name.Key)] = name.Key
	}
	for _, name := range n.Head {
		put(x.heads, name)
	}
	for i := range n.Lists {
		l := &n.Lists[i]
		if _, taken := x.lists[fold(l.KK)]; !taken && l.KK != "" {
			x.lists[fold(l.KK)] = l
		}
		x.lists[fold(l.Key)] = l
		x.fields[l.Key] = map[string]string{}
		for _, f := range l.Fields {
			put(x.fields[l.Key], f)
		}
		l.index = x.fields[l.Key]
	}
	// A cell of what stands across has fields of its own.
	for i := range n.Lists {
		for key, fields := range n.Lists[i].Across {
			if l := x.fields[key]; l != nil {
				for _, f := range fields {
					if _, ok := l[fold(f)]; !ok {
						l[fold(f)] = f
					}
				}
			}
		}
	}
	n.made = x
	return x
}

func (n *Names) verb(word string) (string, bool) {
	v, ok := n.index().verbs[fold(word)]
	return v, ok
}

func (n *Names) is(word, latin string) bool {
	return fold(word) == latin || n.index().words[fold(word)] == latin
}

// tongue is the language that a word names; "" for none.
func (n *Names) tongue(word string) string {
	latin := n.index().words[fold(word)]
	if verbs[latin] != verbTongue {
		return ""
	}
	return latin
}

func (n *Names) condition(word string) (string, bool) {
	switch latin := n.index().words[fold(word)]; latin {
	case whenUpload, whenNames, whenFirst:
		return latin, true
	}
	switch fold(word) {
	case whenUpload, whenNames, whenFirst:
		return fold(word), true
	}
	return "", false
}

func (n *Names) head(name string) (string, bool) {
	key, ok := n.index().heads[fold(name)]
	return key, ok
}

// isValue reports whether the whole is the name of a value, whatever its first
// word is.
func (n *Names) isValue(name string) bool {
	_, ok := n.head(name)
	return ok
}

func (n *Names) list(name string) (*List, *fault) {
	l, ok := n.index().lists[fold(name)]
	if !ok {
		return nil, &fault{code: "mark_list", proposal: n.near(name)}
	}
	return l, nil
}

func (n *Names) byKey(key string) *List {
	i := slices.IndexFunc(n.Lists, func(l List) bool { return l.Key == key })
	if i < 0 {
		return nil
	}
	return &n.Lists[i]
}

func (l *List) field(name string) (string, bool) {
	key, ok := l.index[fold(name)]
	return key, ok
}

// near is the name that the person may have meant: the nearest by slips of a
// finger, where there are not too many.
func (n *Names) near(written string) string {
	want := fold(written)
	best, at := "", utf8.RuneCountInString(want)/3+1
	try := func(name string) {
		if d := data.Slips(want, fold(name), at); d < at {
			best, at = name, d
		}
	}
	for _, h := range n.Head {
		try(h.Key)
		try(h.KK)
	}
	for _, l := range n.Lists {
		try(l.Key)
		try(l.KK)
		for _, f := range l.Fields {
			try(l.Key + "." + f.Key)
			if l.KK != "" && f.KK != "" {
				try(l.KK + "." + f.KK)
			}
		}
	}
	return best
}
