package data_test

import (
	"fmt"
	"strings"
	"testing"

	"sapar/data"
)

// No verb that a log, an error or a crash report may use writes a personal
// field; a type that declares one has to see to it.
func TestPersonalFieldsAreNotPrinted(t *testing.T) {
	const secret = "ҚҰПИЯ"
	types := 0
	for _, of := range data.Types() {
		r := of.New()
		personal := false
		for _, f := range of.Fields {
			if f.Personal {
				personal = true
				if err := f.Set(r, secret); err != nil {
					t.Fatalf("%s.%s: %v", of.Key, f.Key, err)
				}
			}
		}
		if !personal {
			continue
		}
		types++
		data.BaseOf(r).Extra = data.Fields{"new": secret}
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d"} {
			for what, v := range map[string]any{"the record": r, "a list": []data.Record{r}} {
				if text := fmt.Sprintf(verb, v); strings.Contains(text, secret) {
					t.Errorf("%s of %s in %s prints %s", verb, what, of.Key, text)
				}
			}
		}
		if text := fmt.Sprint(r); !strings.Contains(text, of.Key) {
			t.Errorf("%s prints %q", of.Key, text)
		}
	}
	if types < 3 {
		t.Errorf("%d types have personal fields", types)
	}
	p := data.Participant{Person: data.Person{Name: secret, BirthYear: 2004}}
	if text := fmt.Sprintf("%+v", p); strings.Contains(text, secret) || !strings.Contains(text, "2004") {
		t.Errorf("a participant prints %s", text)
	}
}
