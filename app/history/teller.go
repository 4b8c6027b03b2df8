package history

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"sapar/app/form"
	"sapar/app/i18n"
	"sapar/data"
)

// Teller puts fields, values, writers and records into words.
type Teller struct {
	maker   form.Maker
	places  form.Places
	project func() data.Project
	ctx     context.Context

	records Names
	known   map[string]string // what records are called, by type and id
	lists   map[string]bool   // the types whose records were all read
}

// NewTeller returns a teller for a page. The project is the one whose
// districts, months and records are spoken of; it may be empty.
func NewTeller(maker form.Maker, places form.Places, records Names, project func() data.Project) *Teller {
	t := &Teller{maker: maker, places: places, records: records, project: project, ctx: context.Background()}
	t.Forget()
	return t
}

func (t *Teller) w() *i18n.Words { return t.maker.Words }

// Heading is what a field is called; one that only a newer program knows is
// called by its key.
func (t *Teller) Heading(recordType, field string) string {
	if field == data.DeletedField {
		return t.w().T("history.field_delete")
	}
	if field == data.RedactedField {
		return t.w().T("history.field_redact")
	}
	if t.w().Has("field." + recordType + "." + field) {
		return t.w().Field(recordType, field)
	}
	return field
}

// Value is a field's content in words, as it stands in a sentence: text is
// quoted, nothing is called so.
func (t *Teller) Value(recordType, field string, v data.Value) string {
	if field == data.DeletedField {
		if v == true {
			return t.w().T("history.value_delete")
		}
		return t.w().T("history.value_keep")
	}
	if field == data.RedactedField {
		return t.w().T("history.value_redact")
	}
	if text := t.Plain(recordType, field, v); text != "" {
		if f := data.TypeByKey(recordType).Field(field); f != nil && (f.Kind == data.Text || f.Kind == data.Note || f.Kind == data.Lines) {
			return t.w().T("history.quoted", "text", text)
		}
		return text
	}
	return t.w().T("history.value_empty")
}

// Plain is a field's content in words as it stands in a cell; nothing is "".
func (t *Teller) Plain(recordType, field string, v data.Value) string {
	if v == nil {
		return ""
	}
	f := data.TypeByKey(recordType).Field(field)
	if f == nil {
		return t.w().T("history.value_unknown")
	}
	switch v := v.(type) {
	case bool:
		if v {
			return t.w().T("button.yes")
		}
		return t.w().T("button.no")
	case int64:
		if field == "birth_year" { // a year has no thousands
			return strconv.FormatInt(v, 10)
		}
		return t.w().Int(int(v))
	case string:
		return t.code(f, v)
	case []string:
		words := make([]string, len(v))
		for i := range v {
			words[i] = t.code(f, v[i])
		}
		mark := ", "
		if f.Kind == data.Lines {
			mark = "; "
		}
		return strings.Join(words, mark)
	case map[string]int64:
		return t.numbers(f, v)
	}
	return t.w().T("history.value_unknown")
}

// code is a text of a field in words: what it stands for where it is a code.
func (t *Teller) code(f *data.Field, v string) string {
	switch f.Kind {
	case data.Choice, data.Choices:
		return t.w().Choice(f.List, v)
	case data.Day:
		if d, err := data.ParseDate(v); err == nil {
			return t.w().Date(d.Time())
		}
	case data.PlaceCode, data.PlaceCodes:
		return t.Place(v)
	case data.Ref, data.Refs:
		return t.Name(f.Of, v)
	}
	return strings.TrimSpace(v)
}

// numbers are counts by place, by month or by a list's codes.
func (t *Teller) numbers(f *data.Field, v map[string]int64) string {
	var parts []string
	for _, key := range t.Keys(f, v) {
		if n := v[key]; n != 0 {
			parts = append(parts, t.Key(f, key)+" "+t.w().Int(int(n)))
		}
	}
	return strings.Join(parts, ", ")
}

// Keys are the keys of counts, each once, in the order in which people read
// them: those of a list in its order, else the districts, other places, the
// months.
func (t *Teller) Keys(f *data.Field, counts ...map[string]int64) []string {
	place := map[string]int{}
	districts := t.places.Districts(t.project().Region, true)
	for i, district := range districts {
		place[district.Code] = i - len(districts)
	}
	for i, code := range data.List(f.List) {
		place[code] = i + 1
	}
	var keys []string
	for _, v := range counts {
		keys = slices.AppendSeq(keys, maps.Keys(v))
	}
	slices.SortFunc(keys, func(a, b string) int {
		_, monthA := month(a)
		_, monthB := month(b)
		switch {
		case monthA != monthB && monthA:
			return 1
		case monthA != monthB:
			return -1
		}
		return cmp.Or(place[a]-place[b], cmp.Compare(a, b))
	})
	return slices.Compact(keys)
}

// Key is what a key of counts is called.
func (t *Teller) Key(f *data.Field, key string) string {
	if f.List != "" {
		return t.w().Choice(f.List, key)
	}
	if day, ok := month(key); ok {
		return t.w().MonthOf(day)
	}
	return t.Short(key)
}

// month is the month that a key of counts is, as "2026-05".
func month(key string) (time.Time, bool) {
	day, err := time.Parse("2006-01", key)
	return day, err == nil
}

// Who names a writer by where he wrote: the district, the region, or a file
// that was edited by hand.
func (t *Teller) Who(w data.Writer) string {
	switch {
	case w.File != "":
		return t.w().T("history.who_hand", "file", w.File)
	case w.District != "":
		return t.Place(w.District)
	case w.Region:
		return t.w().T("history.who_region")
	}
	return t.w().T("history.who_other")
}

// Signed is who exactly wrote and when by his own clock.
func (t *Teller) Signed(w data.Writer) string {
	here := ""
	if w.Here {
		here = t.w().T("history.here")
	}
	return Join(", ", w.Author, t.At(w.At), here)
}

// At is a day with its time, as this computer's clock would show it.
func (t *Teller) At(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	at = at.In(t.maker.Now().Location())
	return t.w().Date(at) + " " + at.Format("15:04")
}

// Place is a place's name; "" is none.
func (t *Teller) Place(code string) string {
	if code == "" {
		return ""
	}
	return t.maker.PlaceName(code)
}

// Short is a district's name without the word for its type.
func (t *Teller) Short(code string) string {
	if kk, ru := t.places.Short(code); kk != "" {
		return t.w().Place(data.Place{NameKK: kk, NameRU: ru})
	}
	return t.Place(code)
}

// LongLabel is how much of a record's name or a value stands in a list or
// among other words, in characters.
const LongLabel = 80

// LongValue is how much of a value stands where it is the subject, in
// characters.
const LongValue = 300

// Shorten cuts a text to so many characters, with an ellipsis for the rest.
func Shorten(text string, longest int) string {
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > longest {
		return string(runes[:longest-1]) + "…"
	}
	return text
}

// Join puts what is not empty together.
func Join(mark string, parts ...string) string {
	var full []string
	for _, part := range parts {
		if part != "" {
			full = append(full, part)
		}
	}
	return strings.Join(full, mark)
}
