package data

import (
	"encoding/hex"
	"fmt"
	"strconv"
)

// Kind is the shape of a field's content.
type Kind int

// The kinds of field.
const (
	Text       Kind = iota // one line
	Note                   // several lines
	Int                    // a count, not negative
	Bool                   // yes or no
	Day                    // a Date
	Time                   // a Clock
	Choice                 // one code of a list
	Choices                // several codes of a list
	Ref                    // the id of a record
	Refs                   // ids of records
	PlaceCode              // one code of the catalogue of places
	PlaceCodes             // several codes of the catalogue of places
	Lines                  // lines of text: links, file names
	Numbers                // counts by key: by district code, by month
)

// Field is the one declaration of one field of a record type: the database's
// columns, the checks and their messages, the history and every export read
// it. Its headings stand in the languages' files under "field.<type>.<key>".
type Field struct {
	Key      string
	Kind     Kind
	Required bool
	Personal bool   // belongs to the personal part that a withdrawal empties
	Label    bool   // stands in what people call the record by, see Type.Label
	Identity bool   // tells records apart where their ids are lost, see Type.Identity
	List     string // the list of a Choice, see Lists
	Of       string // the record type that a Ref points to
	Min, Max int    // bounds of an Int; Max 0 means the kind's own
	Length   int    // longest Text or Note, in characters

	owner bool // see Type.Owner

	at func(Record) any // pointer to the field in its record
}

// Longest texts, in characters, where a field does not say otherwise.
const (
	TextLength = 250
	NoteLength = 5000
	maxCount   = 10_000_000
)

// At returns the pointer to the field in its record: *string, *Clock, *int,
// *bool, *Date, *ID, *[]string, *[]ID or *map[string]int.
func (f *Field) At(r Record) any { return f.at(r) }

// Get returns the field's content; empty content is nil.
func (f *Field) Get(r Record) Value {
	switch p := f.at(r).(type) {
	case *string:
		if *p != "" {
			return *p
		}
	case *Clock:
		if *p != "" {
			return string(*p)
		}
	case *int:
		if *p != 0 {
			return int64(*p)
		}
	case *bool:
		if *p {
			return true
		}
	case *Date:
		if *p != 0 {
			return p.String()
		}
	case *ID:
		if !p.IsZero() {
			return p.String()
		}
	case *[]string:
		if len(*p) > 0 {
			return append([]string(nil), *p...)
		}
	case *[]ID:
		if len(*p) > 0 {
			list := make([]string, len(*p))
			for i, id := range *p {
				list[i] = id.String()
			}
			return list
		}
	case *map[string]int:
		numbers := make(map[string]int64, len(*p))
		for key, n := range *p {
			if n != 0 {
				numbers[key] = int64(n)
			}
		}
		if len(numbers) > 0 {
			return numbers
		}
	default:
		panic(fmt.Sprintf("field %s: no kind for %T", f.Key, p))
	}
	return nil
}

// appendValue appends what AppendValue makes of Get, and nothing for empty
// content. The usual shapes are written without a Value between: records are
// hashed by the hundred thousand.
func (f *Field) appendValue(b []byte, r Record) []byte {
	switch p := f.at(r).(type) {
	case *string:
		if *p != "" {
			b = appendString(b, *p)
		}
		return b
	case *int:
		if *p != 0 {
			b = strconv.AppendInt(b, int64(*p), 10)
		}
		return b
	case *ID:
		if !p.IsZero() {
			b = append(b, '"')
			b = hex.AppendEncode(b, p[:])
			b = append(b, '"')
		}
		return b
	}
	if v := f.Get(r); v != nil {
		b = AppendValue(b, v)
	}
	return b
}

// Set fills the field; nil empties it. A value of another shape is an error
// and leaves the field as it was.
func (f *Field) Set(r Record, v Value) error {
	p := f.at(r)
	if v == nil {
		clearField(p)
		return nil
	}
	switch p := p.(type) {
	case *string:
		if s, ok := v.(string); ok {
			*p = s
			return nil
		}
	case *Clock:
		if s, ok := v.(string); ok {
			*p = Clock(s)
			return nil
		}
	case *int:
		if n, ok := v.(int64); ok {
			*p = int(n)
			return nil
		}
	case *bool:
		if b, ok := v.(bool); ok {
			*p = b
			return nil
		}
	case *Date:
		if s, ok := v.(string); ok {
			d, err := ParseDate(s)
			if err == nil {
				*p = d
			}
			return err
		}
	case *ID:
		if s, ok := v.(string); ok {
			id, err := ParseID(s)
			if err == nil {
				*p = id
			}
			return err
		}
	case *[]string:
		if list, ok := v.([]string); ok {
			*p = append([]string(nil), list...)
			return nil
		}
	case *[]ID:
		if list, ok := v.([]string); ok {
			ids := make([]ID, len(list))
			for i, s := range list {
				id, err := ParseID(s)
				if err != nil {
					return err
				}
				ids[i] = id
			}
			*p = ids
			return nil
		}
	case *map[string]int:
		if numbers, ok := v.(map[string]int64); ok {
			m := make(map[string]int, len(numbers))
			for key, n := range numbers {
				m[key] = int(n)
			}
			*p = m
			return nil
		}
	}
	return fmt.Errorf("set field %s: %T is not its kind of value", f.Key, v)
}

func clearField(p any) {
	switch p := p.(type) {
	case *string:
		*p = ""
	case *Clock:
		*p = ""
	case *int:
		*p = 0
	case *bool:
		*p = false
	case *Date:
		*p = 0
	case *ID:
		*p = ID{}
	case *[]string:
		*p = nil
	case *[]ID:
		*p = nil
	case *map[string]int:
		*p = nil
	}
}
