package data

import (
	"fmt"
	"sort"
)

// types stand each after those they refer to.
var types = []*Type{
	PlaceChangeType, HolidayType, ProjectType, ConsentTextType, IndicatorType, MemberType, TripType, CourseType, EventType,
	PersonType, SamenessType, AttendanceType, EnrolmentType, IssueType, RecommendationType, PerformanceType, EmployerType,
	MaterialType, SupplyType, HandoutType, ProductType, TalentType, SealType, UploadType, DestructionType,
	EvidenceType,
}

// Types are the record types, each after those it refers to.
func Types() []*Type { return types }

// TypeByKey returns the record type with that key, or nil.
func TypeByKey(key string) *Type {
	for _, t := range types {
		if t.Key == key {
			return t
		}
	}
	return nil
}

// Type is the declaration of a record type.
type Type struct {
	Key    string
	Fields []*Field // in the order in which people read them

	owner  *Field
	byKey  map[string]*Field
	sorted []*Field // by key, for canonical encoding
	blank  func() Record
	rule   func(Record, Scope, *report)
}

// Field returns the field with that key, or nil.
func (t *Type) Field(key string) *Field { return t.byKey[key] }

// Owner is the reference to the record that one of this type is a part of and
// lives and dies with, as an attendance is of its event; nil where it stands
// alone.
func (t *Type) Owner() *Field { return t.owner }

// PartOf reports whether records of the type are parts of one of the other.
func (t *Type) PartOf(whole *Type) bool { return t.owner != nil && t.owner.Of == whole.Key }

// New returns an empty record of the type.
func (t *Type) New() Record { return t.blank() }

// Values returns all the record's content that is not empty, with the fields
// that this program does not know.
func (t *Type) Values(r Record) Fields {
	fields := make(Fields, len(t.Fields))
	for key, v := range r.base().Extra {
		fields[key] = v
	}
	for _, f := range t.Fields {
		if v := f.Get(r); v != nil {
			fields[f.Key] = v
		}
	}
	return fields
}

// Fill sets the record's fields to the values, which are all of its content:
// a field without a value is emptied, an unknown one is carried in Extra.
func (t *Type) Fill(r Record, values Fields) error {
	for _, f := range t.Fields {
		if err := f.Set(r, values[f.Key]); err != nil {
			return fmt.Errorf("fill %s: %w", t.Key, err)
		}
	}
	b := r.base()
	b.Extra = nil
	for key, v := range values {
		if t.byKey[key] == nil && key != DeletedField && v != nil {
			if b.Extra == nil {
				b.Extra = Fields{}
			}
			b.Extra[key] = v
		}
	}
	return nil
}

// AppendValues appends the canonical JSON of the record's content: the same
// bytes as AppendFields of Values, without the map between.
func (t *Type) AppendValues(b []byte, r Record) []byte {
	if len(r.base().Extra) > 0 {
		return AppendFields(b, t.Values(r))
	}
	b = append(b, '{')
	first := true
	for _, f := range t.sorted {
		before := len(b)
		if !first {
			b = append(b, ',')
		}
		b = appendString(b, f.Key)
		b = append(b, ':')
		from := len(b)
		if b = f.appendValue(b, r); len(b) == from {
			b = b[:before]
			continue
		}
		first = false
	}
	return append(b, '}')
}

// Record is one record of the field: a pointer to Project, Event, Person, ….
type Record interface {
	Type() *Type
	base() *Base
}

// Base is what every record has.
type Base struct {
	ID    ID
	Extra Fields // fields of a newer program, carried untouched
}

func (b *Base) base() *Base { return b }

// BaseOf returns the record's id and what else every record has.
func BaseOf(r Record) *Base { return r.base() }

// option adjusts a field where it is declared.
type option func(*Field)

func required(f *Field)           { f.Required = true }
func personal(f *Field)           { f.Personal = true }
func label(f *Field)              { f.Label = true }
func identity(f *Field)           { f.Identity = true }
func bounds(lo, hi int) option    { return func(f *Field) { f.Min, f.Max = lo, hi } }
func length(chars int) option     { return func(f *Field) { f.Length = chars } }
func from(list string) option     { return func(f *Field) { f.List = list } }
func to(recordType string) option { return func(f *Field) { f.Of = recordType } }

// owner is to, for a reference that a Type's Owner is.
func owner(recordType string) option {
	return func(f *Field) { f.Of, f.owner = recordType, true }
}

// field declares one field of a record type R; at returns its pointer.
func field[R any, P any](key string, kind Kind, at func(*R) *P, options ...option) *Field {
	f := &Field{Key: key, Kind: kind}
	f.at = func(r Record) any { return at(any(r).(*R)) }
	switch kind {
	case Text:
		f.Length = TextLength
	case Note:
		f.Length = NoteLength
	case Lines:
		f.Length = NoteLength
	case Int, Numbers:
		f.Max = maxCount
	}
	for _, adjust := range options {
		adjust(f)
	}
	return f
}

// declare makes a record type known. rule checks what one field alone cannot
// show; it may be nil.
func declare[R any](key string, rule func(*R, Scope, *report), fields ...*Field) *Type {
	t := &Type{Key: key, Fields: fields, byKey: map[string]*Field{}}
	for _, f := range fields {
		t.byKey[f.Key] = f
		if f.owner {
			t.owner = f
		}
	}
	t.sorted = append([]*Field(nil), fields...)
	sort.Slice(t.sorted, func(i, j int) bool { return t.sorted[i].Key < t.sorted[j].Key })
	t.blank = func() Record { return any(new(R)).(Record) }
	if rule != nil {
		t.rule = func(r Record, s Scope, p *report) { rule(any(r).(*R), s, p) }
	}
	return t
}
