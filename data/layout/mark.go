package layout

import (
	"regexp"
	"strconv"
	"strings"
)

// The verbs of marks, in Latin and in Kazakh. What follows a verb is a list, a
// field of one, a condition or a number.
const (
	verbValue  = ""       // {{project.title}}
	verbEach   = "each"   // {{each event}}: the rows down to {{end}} are repeated
	verbGroup  = "group"  // {{group event.district}}: the rows down to {{end}}, for each district
	verbEnd    = "end"    //
	verbAcross = "across" // {{across indicator}}: the columns of this cell are repeated
	verbOnly   = "only"   // {{only upload}}: the row stands where that holds
	verbColumn = "column" // {{column names}}: the column stands where that holds
	verbSum    = "sum"    // {{sum event.participants}}: over all rows, or the group's
	verbCount  = "count"  // {{count event}}
	verbRows   = "rows"   // {{rows 25}}: at least so many rows, to be filled in by hand
	verbPage   = "page"   // {{page}}: what is repeated begins a printed page each time
	verbTongue = "tongue" // {{kk}}, {{ru}}, {{kk+ru}}: what follows in the cell is in that language
)

// verbs are the words by which marks begin. Kazakh ones are data of the
// language of marks and come from Names.
var verbs = map[string]string{
	"each": verbEach, "group": verbGroup, "end": verbEnd, "across": verbAcross, "only": verbOnly, "column": verbColumn,
	"sum": verbSum, "count": verbCount, "rows": verbRows, "page": verbPage,
	"kk": verbTongue, "ru": verbTongue, "kk+ru": verbTongue,
}

// Conditions of {{only …}} and {{column …}} beside the names of lists and
// values, which hold where there is something.
const (
	whenUpload = "upload" // in the copy for upload
	whenNames  = "names"  // where people's names are written
	whenFirst  = "first"  // the first time that a block is written
)

// mark is what stands between two pairs of braces.
type mark struct {
	verb    string
	list    string // key of a list; "" for what stands once
	field   string // key of a field
	tongue  string // language: of verbTongue, or asked for by a value
	instead string // {{project.customer|______}}: what is written where there is no value
	not     bool   // {{only not upload}}
	number  int    // of verbRows; of verbAcross how many fit on a printed page
	asItIs  string // the mark as the person wrote it
	taken   bool   // a block was made of it
}

// speaks reports whether the mark stands for something that is written.
func (m *mark) speaks() bool { return m.verb == verbValue || m.verb == verbSum || m.verb == verbCount }

// piece is a part of a cell's text: words or a mark.
type piece struct {
	text string
	mark *mark
}

var braces = regexp.MustCompile(`\{\{([^{}]*)\}\}`)

// fault is what is wrong with a mark.
type fault struct {
	code     string
	mark     string // as it was written
	proposal string
}

// readMarks takes a text apart. What cannot be read as a mark stays text and is
// returned as a fault.
func readMarks(text string, names *Names) (pieces []piece, faults []fault) {
	at := 0
	for _, m := range braces.FindAllStringSubmatchIndex(text, -1) {
		if m[0] > at {
			pieces = append(pieces, piece{text: text[at:m[0]]})
		}
		written := text[m[0]:m[1]]
		got, f := names.read(text[m[2]:m[3]])
		if f != nil {
			f.mark = written
			faults = append(faults, *f)
			pieces = append(pieces, piece{text: written})
		} else {
			got.asItIs = written
			pieces = append(pieces, piece{mark: got})
		}
		at = m[1]
	}
	rest := text[at:]
	if rest != "" {
		pieces = append(pieces, piece{text: rest})
	}
	for _, p := range pieces {
		if p.mark == nil && (strings.Contains(p.text, "{{") || strings.Contains(p.text, "}}")) && !braces.MatchString(p.text) {
			faults = append(faults, fault{code: "mark_not_closed", mark: strings.TrimSpace(p.text)})
		}
	}
	return pieces, faults
}

// read reads what stands between the braces.
func (n *Names) read(inside string) (*mark, *fault) {
	inside, instead, _ := strings.Cut(inside, "|")
	inside = strings.TrimSpace(inside)
	m := &mark{instead: instead}
	first, rest, _ := strings.Cut(inside, " ")
	verb, ok := n.verb(first)
	if !ok || n.isValue(inside) {
		return n.value(m, inside)
	}
	m.verb = verb
	rest = strings.TrimSpace(rest)
	switch verb {
	case verbEnd, verbPage:
		if rest != "" {
			return nil, &fault{code: "mark_too_much"}
		}
	case verbTongue:
		m.tongue = n.tongue(first)
	case verbRows:
		number, err := strconv.Atoi(rest)
		if err != nil || number < 1 || number > 1000 {
			return nil, &fault{code: "mark_number"}
		}
		m.number = number
	case verbAcross:
		if name, number, ok := cutLast(rest); ok {
			if n, err := strconv.Atoi(number); err == nil && n > 0 {
				rest, m.number = name, n
			}
		}
		fallthrough
	case verbEach, verbCount:
		list, f := n.list(rest)
		if f != nil {
			return nil, f
		}
		m.list = list.Key
	case verbGroup, verbSum:
		if _, f := n.value(m, rest); f != nil {
			return nil, f
		}
		if m.verb = verb; m.list == "" {
			return nil, &fault{code: "mark_no_list"}
		}
	case verbOnly, verbColumn:
		if word, after, ok := strings.Cut(rest, " "); ok && n.is(word, "not") {
			m.not, rest = true, strings.TrimSpace(after)
		}
		if when, ok := n.condition(rest); ok {
			m.field = when
			return m, nil
		}
		if list, f := n.list(rest); f == nil {
			m.list = list.Key
			return m, nil
		}
		if _, f := n.value(m, rest); f != nil || m.list != "" {
			return nil, &fault{code: "mark_condition", proposal: n.near(rest)}
		}
		m.verb = verb
	}
	return m, nil
}

func cutLast(s string) (before, last string, ok bool) {
	i := strings.LastIndexByte(s, ' ')
	if i < 0 {
		return s, "", false
	}
	return strings.TrimSpace(s[:i]), s[i+1:], true
}

// value reads "event.date", "period" or "project.title:ru".
func (n *Names) value(m *mark, name string) (*mark, *fault) {
	if before, tongue, ok := strings.Cut(name, ":"); ok {
		if m.tongue = n.tongue(strings.TrimSpace(tongue)); m.tongue == "" {
			return nil, &fault{code: "mark_language"}
		}
		name = before
	}
	name = strings.TrimSpace(name)
	if key, ok := n.head(name); ok {
		m.field = key
		return m, nil
	}
	before, after, ok := strings.Cut(name, ".")
	if ok && n.is(before, verbGroup) { // {{group.event_title}}: what its rows share; its list is known by the place
		m.list, m.field = verbGroup, after
		return m, nil
	}
	if ok {
		if list, f := n.list(before); f == nil {
			if key, ok := list.field(after); ok {
				m.list, m.field = list.Key, key
				return m, nil
			}
		}
	}
	return nil, &fault{code: "mark_unknown", proposal: n.near(name)}
}
