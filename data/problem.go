package data

import (
	"fmt"
	"sort"
	"strings"
)

// Args are the values that a message's text asks for, by name.
type Args map[string]any

// Error is a refusal that a person can be told: a code, for which every
// language has a sentence under "error.<code>", and the sentence's values.
type Error struct {
	Code string
	Args Args
	Err  error // the cause, for the log; may be nil
}

// Error is for logs; a person reads the sentence of Code instead.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(strings.ReplaceAll(e.Code, "_", " "))
	writeArgs(&b, e.Args)
	if e.Err != nil {
		fmt.Fprintf(&b, ": %v", e.Err)
	}
	return b.String()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Is makes errors.Is compare by code.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code && t.Args == nil
}

// ErrNotFound is the refusal for a record that is not there.
var ErrNotFound = &Error{Code: "not_found"}

// Problem is one thing that is wrong with a record, at one field where it has
// one. Code has a sentence in every language under "problem.<code>" that says
// what is wrong and what would be right. A Warning is shown and does not stop
// the record from being saved.
type Problem struct {
	Type    string // record type's key
	Field   string // field's key, "" for the record as a whole
	Code    string
	Args    Args
	Warning bool
}

// Problems are all that is wrong with a record, in the order of its fields.
type Problems []Problem

// Error is for logs; a person reads each problem's sentence.
func (ps Problems) Error() string {
	var b strings.Builder
	for i, p := range ps {
		if i > 0 {
			b.WriteString("; ")
		}
		fmt.Fprintf(&b, "%s.%s %s", p.Type, p.Field, strings.ReplaceAll(p.Code, "_", " "))
		writeArgs(&b, p.Args)
	}
	return b.String()
}

// Refusals are the problems that keep the record from being saved.
func (ps Problems) Refusals() Problems { return ps.pick(false) }

// Warnings are the problems that are only shown.
func (ps Problems) Warnings() Problems { return ps.pick(true) }

func (ps Problems) pick(warning bool) Problems {
	var out Problems
	for _, p := range ps {
		if p.Warning == warning {
			out = append(out, p)
		}
	}
	return out
}

func writeArgs(b *strings.Builder, args Args) {
	names := make([]string, 0, len(args))
	for name := range args {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Fprintf(b, " %s=%v", name, args[name])
	}
}
