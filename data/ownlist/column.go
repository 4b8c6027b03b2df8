package ownlist

import (
	"slices"
	"strings"

	"sapar/data"
)

// What a column may hold beside a field as records have it. The keys stand
// after the type's key in a Mapping.
const (
	partFamily     = "name.family"
	partGiven      = "name.given"
	partPatronymic = "name.patronymic"
	partBirthDate  = "birth_date" // of which the year is taken
	partAge        = "age"        // on the event's date
	partTime       = "time"       // where an event begins and ends
	partOkrug      = "okrug"      // tells villages of one name apart
)

// Headings that are known and whose columns are not taken.
const (
	noField         = "none"
	iinColumn       = "personal.iin"
	documentColumn  = "personal.document"
	addressColumn   = "personal.address"
	personalColumns = "personal."
)

// fieldsOfKind are the fields that a list of each kind may have. Where a
// heading means two of them, the first counts.
var fieldsOfKind = map[string][]string{
	People: {
		"person.name", "person.name.family", "person.name.given", "person.name.patronymic",
		"person.birth_year", "person.birth_date", "person.age", "person.sex", "person.work", "person.category",
		"event.date", "event.end_date", "event.time", "event.start", "event.end", "event.district", "event.okrug", "event.village",
		"event.place", "event.kind", "event.title", "event.topic", "event.number", "event.responsible",
		"person.village", "person.phone", "person.consent", "person.consent_date", "person.note", "attendance.note",
	},
	Events: {
		"event.date", "event.end_date", "event.time", "event.start", "event.end", "event.district", "event.okrug", "event.village",
		"event.place", "event.kind", "event.title", "event.topic", "event.status", "event.audience", "event.expected",
		"event.unlisted", "event.unlisted_youth", "event.unlisted_male", "event.unlisted_female", "event.unlisted_minors",
		"event.handouts", "event.links", "event.files", "event.number", "event.plan_item", "event.responsible",
		"event.moved_to", "event.reason", "event.note",
	},
	Members: {
		"member.name", "member.name.family", "member.name.given", "member.name.patronymic", "member.specialty",
		"member.organisation", "member.position", "member.phone", "member.district", "member.from", "member.to", "member.note",
	},
}

// FieldsOf are the fields that a column of a list of that kind may be mapped
// to.
func FieldsOf(kind string) []string { return fieldsOfKind[kind] }

// column is what a column of a list holds.
type column struct {
	key   string // as in a Mapping
	of    *data.Type
	part  string      // one of the parts above, or the field's key
	field *data.Field // that it fills; nil for okrug
}

// plain reports whether the column holds its field as it is.
func (c column) plain() bool { return c.field != nil && c.field.Key == c.part }

// columnOf reads a key of a Mapping; one that is not known has no type.
func columnOf(key string) column {
	of, part, _ := strings.Cut(key, ".")
	c := column{key: key, part: part, of: data.TypeByKey(of)}
	if c.of == nil {
		return c
	}
	name := part
	switch part {
	case partFamily, partGiven, partPatronymic:
		name = "name"
	case partBirthDate, partAge:
		name = "birth_year"
	case partTime:
		name = "start"
	}
	c.field = c.of.Field(name)
	if c.field == nil && part != partOkrug {
		c.of = nil
	}
	return c
}

// carried reports whether a column of a list of people stands for the rows
// below too, where it is filled in once for an event.
func (c column) carried() bool { return c.of == data.EventType }

// counts reports whether the column holds numbers that add up to a total.
func (c column) counts() bool {
	return c.of == data.EventType && c.field != nil && c.field.Kind == data.Int
}

// takes reports whether a list of that kind may have the column.
func takes(kind, key string) bool { return slices.Contains(fieldsOfKind[kind], key) }
