package ownlist

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"sapar/data"
)

// Mapping says how a sheet is to be read: what Guess proposes, a person
// corrects and is kept for the next list of the same form. Columns count from
// 0 and lines from 1.
type Mapping struct {
	Kind     string // see Kinds
	Sheet    string
	HeadRow  int               // the first line of the headings; 0 where there are none
	FirstRow int               // the first line that may hold data
	Columns  map[int]string    // fields by column, see FieldsOf; a column that is not here is not read
	Defaults map[string]string // by field: what is said outside the table, as records have it or as people write it
	Headings map[int]string    // what stands over the columns, those that are not read among them

	Signature  string          // of the headings: lists of one form have one
	Sure       float64         // how sure the guess is of the sheet and the kind, up to 1
	Confidence map[int]float64 // how sure it is of each column, up to 1
	Again      bool            // a list of the form was read so before
}

// column is the column of a field, -1 where there is none.
func (m *Mapping) column(field string) int {
	for _, at := range slices.Sorted(maps.Keys(m.Columns)) {
		if m.Columns[at] == field {
			return at
		}
	}
	return -1
}

// sign sets the signature. Where the table stands on its sheet is not part of
// it.
func (m *Mapping) sign(fold func(string) string) {
	h := sha256.New()
	for _, at := range slices.Sorted(maps.Keys(m.Headings)) {
		h.Write([]byte(fold(m.Headings[at]) + "\n"))
	}
	m.Signature = ""
	if len(m.Headings) > 0 {
		m.Signature = hex.EncodeToString(h.Sum(nil)[:16])
	}
}

// Known brings what was remembered of lists of the same form to a guess: the
// kind, and the columns as a person has corrected them. The sheet, the lines
// and what stands around the table stay the guess's own; a default that a
// person gave counts where the list says nothing itself.
func Known(guess Mapping, remembered []Mapping) (Mapping, bool) {
	for _, r := range remembered {
		if r.Signature == "" || r.Signature != guess.Signature || len(r.Headings) != len(guess.Headings) {
			continue
		}
		there, here := slices.Sorted(maps.Keys(r.Headings)), slices.Sorted(maps.Keys(guess.Headings))
		out := guess
		out.Kind, out.Sure, out.Again = r.Kind, 1, true
		out.Columns, out.Confidence = map[int]string{}, map[int]float64{}
		for i, column := range there {
			if field, ok := r.Columns[column]; ok {
				out.Columns[here[i]], out.Confidence[here[i]] = field, 1
			}
		}
		out.Defaults = maps.Clone(guess.Defaults)
		if out.Defaults == nil {
			out.Defaults = map[string]string{}
		}
		for _, key := range []string{"event.kind", "event.status"} { // what a form says of all its lists
			if out.Defaults[key] == "" && r.Defaults[key] != "" {
				out.Defaults[key] = r.Defaults[key]
			}
		}
		return out, true
	}
	return Mapping{}, false
}

// check refuses a mapping that no list can be read by.
func (m *Mapping) check(l *List) error {
	s := l.sheet(m.Sheet)
	if s == nil {
		return &data.Error{Code: "own_list_no_sheet", Args: data.Args{"sheet": m.Sheet}}
	}
	seen := map[string]bool{}
	for column, field := range m.Columns {
		if !takes(m.Kind, field) || seen[field] || column < 0 {
			return &data.Error{Code: "own_list_columns", Args: data.Args{"sheet": m.Sheet, "columns": m.heading(column)}}
		}
		seen[field] = true
	}
	var need []string
	switch m.Kind {
	case People:
		need = []string{"person.name", "person.name.family", "person.name.given"}
	case Members:
		need = []string{"member.name", "member.name.family", "member.name.given"}
	case Events:
		need = []string{"event.date", "event.title", "event.kind"}
	}
	if !slices.ContainsFunc(need, func(field string) bool { return seen[field] }) {
		return &data.Error{Code: "own_list_no_names", Args: data.Args{"sheet": m.Sheet}}
	}
	return nil
}

// heading is what a column is called.
func (m *Mapping) heading(column int) string {
	if text := strings.Join(strings.Fields(m.Headings[column]), " "); text != "" {
		return text
	}
	if column < 0 {
		return ""
	}
	return strings.TrimRight(cellAt{1, column}.name(), "1")
}
