package data

import (
	"fmt"
)

// Format writes a person for a log or a crash report: without the personal
// fields, whatever the verb. fmt.Formatter.
func (p Person) Format(f fmt.State, _ rune) { formatRecord(f, &p) }

// Format writes a member of the group without the personal fields.
func (m Member) Format(f fmt.State, _ rune) { formatRecord(f, &m) }

// Format writes a number of a programme without the personal fields.
func (p Performance) Format(f fmt.State, _ rune) { formatRecord(f, &p) }

// Format writes evidence without what leads to its file.
func (e Evidence) Format(f fmt.State, _ rune) { formatRecord(f, &e) }

// formatRecord writes what a record says apart from its personal part, and from
// fields that this program cannot say it of.
func formatRecord(f fmt.State, r Record) {
	of := r.Type()
	rest := Fields{}
	for _, field := range of.Fields {
		if v := field.Get(r); v != nil && !field.Personal {
			rest[field.Key] = v
		}
	}
	// what writes to a fmt.State never fails
	_, _ = fmt.Fprintf(f, "%s %s %s", of.Key, r.base().ID, AppendFields(nil, rest))
}
