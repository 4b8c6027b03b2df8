package data

import (
	"strconv"
	"strings"
)

// Label is what people call the record by where another refers to it: the
// number of an event, a person's name and year of birth. A record without any
// of that is called by its identity; "" where that is empty too.
func (t *Type) Label(r Record) string {
	if text := t.words(r, func(f *Field) bool { return f.Label }); text != "" {
		return text
	}
	return t.words(r, func(f *Field) bool { return f.Identity && f.Kind != Ref && f.Kind != PlaceCode && f.Kind != Choice })
}

func (t *Type) words(r Record, wanted func(*Field) bool) string {
	var parts []string
	for _, f := range t.Fields {
		if !wanted(f) {
			continue
		}
		switch v := f.Get(r).(type) {
		case string:
			if f.Kind == Day {
				if d, err := ParseDate(v); err == nil {
					v = d.Time().Format("02.01.2006")
				}
			}
			parts = append(parts, v)
		case int64:
			parts = append(parts, strconv.FormatInt(v, 10))
		}
	}
	return strings.Join(parts, ", ")
}

// Identity is the content that tells the record apart from others of its type
// where ids are lost: two rows with the same identity are taken for one only
// where nothing better is known.
func (t *Type) Identity(r Record) Fields {
	out := Fields{}
	for _, f := range t.Fields {
		if !f.Identity {
			continue
		}
		if v := f.Get(r); v != nil {
			out[f.Key] = v
		}
	}
	return out
}
