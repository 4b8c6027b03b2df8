package ownlist

import (
	"crypto/sha256"
	"hash"
	"slices"
	"strconv"
	"strings"

	"sapar/data"
)

// lineage is what all ids of lists begin with, so that they never meet those of
// other origins.
const lineage = "own list"

// newID is the id of a record that its row is alone. Rows that say the same are
// several records: the line of the first is returned for all but that one.
func (in *reading) newID(of *data.Type, r data.Record, apart string, line int) (data.ID, int) {
	key := of.Key + string(in.identity(of, r)) + apart
	n := in.ordinals[key]
	in.ordinals[key]++
	twin := 0
	if n == 0 {
		in.firstLine[key] = line
	} else {
		twin = in.firstLine[key]
		in.twins = append(in.twins, line)
	}
	return in.idOf(of, r, apart, n), twin
}

// newPerson is the id of a person. One who is at several events is one person;
// two rows that say the same at one event are two.
func (in *reading) newPerson(p *data.Person, apart string, event data.ID, line int) (id data.ID, ordinal, twin int) {
	key := event.String() + string(in.identity(data.PersonType, p)) + apart
	ordinal = in.ordinals[key]
	in.ordinals[key]++
	if ordinal == 0 {
		in.firstLine[key] = line
	} else {
		twin = in.firstLine[key]
	}
	return in.idOf(data.PersonType, p, apart, ordinal), ordinal, twin
}

// identity is what tells a record apart, spelled alike however it is typed; a
// name's words in one order.
func (in *reading) identity(of *data.Type, r data.Record) []byte {
	fields := of.Identity(r)
	for key, v := range fields {
		text, ok := v.(string)
		if kind := of.Field(key).Kind; !ok || kind != data.Text && kind != data.Note {
			continue
		}
		folded := in.r.Fold(text)
		if key == "name" {
			words := strings.Fields(folded)
			slices.Sort(words)
			folded = strings.Join(words, " ")
		}
		if folded != "" {
			fields[key] = folded
		}
	}
	return data.AppendFields(nil, fields)
}

// idOf is the id of a record of this list: it follows from the project, the
// district and what the record says, and from nothing else.
func (in *reading) idOf(of *data.Type, r data.Record, apart string, ordinal int) data.ID {
	h := sha256.New()
	part(h, lineage)
	h.Write(in.scope.Project.ID[:])
	part(h, in.scope.District)
	part(h, of.Key)
	part(h, string(in.identity(of, r)))
	part(h, apart)
	part(h, strconv.Itoa(ordinal))
	return uuid8(h)
}

// batchID is the id of what the lists of a district bring: one batch for all,
// for a version of the same content has to be the same version.
func (in *reading) batchID() data.ID {
	h := sha256.New()
	part(h, lineage)
	h.Write(in.scope.Project.ID[:])
	part(h, in.scope.District)
	return uuid8(h)
}

// part adds a text and its length, so that two texts never read as two others.
func part(h hash.Hash, s string) { h.Write([]byte(strconv.Itoa(len(s)) + ":" + s)) }

// uuid8 shapes a hash as a UUID of version 8: one that follows from content.
func uuid8(h hash.Hash) data.ID {
	var id data.ID
	copy(id[:], h.Sum(nil))
	id[6] = id[6]&0x0f | 0x80
	id[8] = id[8]&0x3f | 0x80
	return id
}

// bring adds a record to the parcel, or what it says more to one that is in it.
// keys are the fields that it says. A record that a person has said to be one
// that is there gets its id, and of its fields those that say something else.
func (in *reading) bring(t *turn, r data.Record, keys []string) *entry {
	of := r.Type()
	id := data.BaseOf(r).ID
	same, known := in.scope.Same[id]
	if known = known && same.Type() == of; known {
		data.BaseOf(r).ID = data.BaseOf(same).ID
		keys = in.news(of, same, r, keys)
	}
	e := in.entries[id]
	if e == nil {
		e = &entry{loose: data.Loose{
			Record: r, Known: known, Stamp: in.parcel.Manifest.Stamp, Sheet: in.s.Name, Line: t.row.Line, Cells: map[string]string{},
		}}
		in.entries[id] = e
		in.order = append(in.order, e)
	}
	for _, key := range keys {
		f := of.Field(key)
		if e.loose.Record != r {
			if f.Get(e.loose.Record) != nil {
				continue // what was said first stands
			}
			if err := f.Set(e.loose.Record, f.Get(r)); err != nil {
				continue
			}
		}
		e.loose.Fields = append(e.loose.Fields, key)
		if at, ok := t.cells[of.Key+"."+key]; ok && at.line != 0 {
			e.loose.Cells[key] = at.name()
		}
	}
	return e
}

// news are the fields in which a row says something else than the record that
// is there. Another spelling is nothing else, and of names only more words are.
func (in *reading) news(of *data.Type, there, row data.Record, keys []string) []string {
	var out []string
	for _, key := range keys {
		f := of.Field(key)
		was, is := f.Get(there), f.Get(row)
		if is == nil || key == "project" || data.EqualValues(was, is) {
			continue
		}
		old, isText := was.(string)
		if isText && f.Kind == data.Text {
			a, b := strings.Fields(in.r.Fold(old)), strings.Fields(in.r.Fold(is.(string)))
			if key == "name" && (len(b) <= len(a) || !within(a, b)) || slices.Equal(a, b) {
				continue
			}
		}
		out = append(out, key)
	}
	return out
}

// within reports whether all words of a are among those of b.
func within(a, b []string) bool {
	return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
}

// finish puts the records into the parcel, those that others refer to first,
// and says what a person should know of the list as a whole.
func (in *reading) finish() {
	for _, of := range data.Types() {
		for _, e := range in.order {
			if e.loose.Record.Type() == of && (len(e.loose.Fields) > 0 || !e.loose.Known) {
				in.parcel.Loose = append(in.parcel.Loose, e.loose)
			}
		}
	}
	if in.noEvent {
		in.parcel.Problems = append(in.parcel.Problems, data.CellProblem{
			Problem: data.Problem{Type: "attendance", Field: "event", Code: "no_event"}, Sheet: in.s.Name,
		})
	}
	in.preview.Problems = in.parcel.Problems
	if in.l.macros {
		in.notice(data.Notice{Code: "macros"})
	}
	if in.formulas > 0 {
		in.notice(data.Notice{Code: "formulas", Args: data.Args{"n": in.formulas}})
	}
	if in.hidden > 0 {
		in.notice(data.Notice{Code: "hidden_rows", Args: data.Args{"sheet": in.s.Name, "n": in.hidden}})
	}
	if len(in.twins) > 0 {
		in.notice(data.Notice{Code: "rows_alike", Args: data.Args{"sheet": in.s.Name, "rows": numbers(in.twins, 20)}})
	}
	if e := in.scope.Event; e != nil && e.Unlisted > 0 && in.m.Kind == People {
		in.notice(data.Notice{Code: "event_has_unlisted", Args: data.Args{"n": e.Unlisted}})
	}
}

// numbers lists line numbers, most of them at the most.
func numbers(lines []int, most int) string {
	var b strings.Builder
	for i, n := range lines {
		if i == most {
			b.WriteString(", …")
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(strconv.Itoa(n))
	}
	return b.String()
}
