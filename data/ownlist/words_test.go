package ownlist_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"sapar/data"
	"sapar/data/names"
	"sapar/data/ownlist"
)

// Each line of the words is about something that there is, and no word of a list
// has two codes.
func TestWordsAreOfWhatThereIs(t *testing.T) {
	raw, err := os.ReadFile("words.txt")
	if err != nil {
		t.Fatal(err)
	}
	fields := []string{"none", "personal.iin", "personal.document", "personal.address"}
	for _, kind := range ownlist.Kinds() {
		fields = append(fields, ownlist.FieldsOf(kind)...)
	}
	headed := map[string]bool{}
	code := map[string]string{}
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		head, list, _ := strings.Cut(line, ":")
		section := strings.Fields(head)
		switch section[0] {
		case "heading":
			headed[section[1]] = true
			if !slices.Contains(fields, section[1]) {
				t.Errorf("no list has the field %s", section[1])
			}
		case "choice":
			if !data.InList(section[1], section[2]) {
				t.Errorf("the list %s has no %s", section[1], section[2])
			}
			for word := range strings.SplitSeq(list, ";") {
				key := section[1] + " " + names.Fold(word)
				if have := code[key]; have != "" && have != section[2] {
					t.Errorf("%s: %q is %s and %s", section[1], word, have, section[2])
				}
				code[key] = section[2]
			}
		}
	}
	for _, field := range fields {
		if !headed[field] {
			t.Errorf("no heading is known of %s", field)
		}
	}
}

// Each kind of list that its fields' own headings stand over is taken for what
// it is.
func TestHeadingsOfTheProgramAreKnown(t *testing.T) {
	for _, lang := range []string{"kk", "ru"} {
		r := reader()
		for _, kind := range ownlist.Kinds() {
			b := newBook(t, "Лист1")
			var headings []any
			var want []string
			for _, key := range ownlist.FieldsOf(kind) {
				of, name, _ := strings.Cut(key, ".")
				if f := data.TypeByKey(of).Field(name); f == nil || kind == ownlist.People && of == "event" || of == "attendance" {
					continue
				}
				headings = append(headings, r.Words(lang, "field."+key))
				want = append(want, key)
			}
			b.row(headings...)
			b.row(append(make([]any, len(headings)), "1", "2")...) // nothing stands below
			m, _ := r.GuessAs(b.open(), "Лист1", kind)
			for i, key := range want {
				if m.Columns[i] != key {
					t.Errorf("%s: over %q stands %q, which was taken for %q", lang, key, headings[i], m.Columns[i])
				}
			}
		}
	}
}
