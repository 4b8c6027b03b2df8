package sheet

import (
	"strconv"
	"strings"

	"sapar/data"
)

// labels are what the records of one type are called in other sheets, each
// name once.
type labels struct {
	byID  map[string]string // by hexadecimal id
	taken map[string]int    // how many records have the label, or had it but for a number
	count int
	coded bool // names are withheld: a number is all there is
}

func newLabels(coded bool) *labels {
	return &labels{byID: map[string]string{}, taken: map[string]int{}, coded: coded}
}

// longestLabel is how long a label may be, in characters: issues are called by
// their text.
const longestLabel = 100

// plainLabel is what a record is called by its own words alone.
func plainLabel(r data.Record) string { return cutLabel(r.Type().Label(r)) }

// cutLabel makes a text fit into a cell where labels are joined by semicolons.
func cutLabel(s string) string {
	if strings.ContainsAny(s, ";\n\r\t") {
		s = strings.Map(func(r rune) rune {
			switch r {
			case ';':
				return ','
			case '\n', '\r', '\t':
				return ' '
			}
			return r
		}, s)
	}
	if len(s) > longestLabel {
		if runes := []rune(s); len(runes) > longestLabel {
			s = string(runes[:longestLabel-1]) + "…"
		}
	}
	return tidy(s)
}

// add gives a record its label. The first record of a label has it as it is,
// the next "label (2)". own is false where the label differs from the plain
// one.
func (l *labels) add(r data.Record) (label string, own bool) {
	l.count++
	plain := ""
	if !l.coded {
		plain = plainLabel(r)
	}
	if label = plain; label == "" {
		label = "№ " + strconv.Itoa(l.count)
	}
	for base := label; l.taken[label] > 0; {
		l.taken[base]++
		label = base + " (" + strconv.Itoa(l.taken[base]) + ")"
	}
	l.taken[label] = 1
	l.byID[data.BaseOf(r).ID.String()] = label
	return label, label == plain
}

// of is the label of the record with that id; a record that is not in the file
// is called by its id.
func (l *labels) of(id string) string {
	if l == nil {
		return id
	}
	if label, ok := l.byID[id]; ok {
		return label
	}
	return id
}

// len is how many records have a label.
func (l *labels) len() int { return len(l.byID) }
