package region

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"sapar/data"
)

// heading is what a field is called; one that only a newer program knows is
// called by its key.
func (p *Page) heading(recordType, field string) string {
	if field == data.DeletedField {
		return p.w.T("page.region.field_delete")
	}
	if p.w.Has("field." + recordType + "." + field) {
		return p.w.Field(recordType, field)
	}
	return field
}

// value is a field's content in words, as it stands in a sentence: text is
// quoted, nothing is called so.
func (p *Page) value(recordType, field string, v data.Value) string {
	if field == data.DeletedField {
		if v == true {
			return p.w.T("page.region.value_delete")
		}
		return p.w.T("page.region.value_keep")
	}
	if text := p.plain(recordType, field, v); text != "" {
		if f := data.TypeByKey(recordType).Field(field); f != nil && (f.Kind == data.Text || f.Kind == data.Note || f.Kind == data.Lines) {
			return p.w.T("page.region.quoted", "text", text)
		}
		return text
	}
	return p.w.T("page.region.value_empty")
}

// plain is a field's content in words as it stands in a cell; nothing is "".
func (p *Page) plain(recordType, field string, v data.Value) string {
	if v == nil {
		return ""
	}
	f := data.TypeByKey(recordType).Field(field)
	if f == nil {
		return p.w.T("page.region.value_unknown")
	}
	switch v := v.(type) {
	case bool:
		if v {
			return p.w.T("button.yes")
		}
		return p.w.T("button.no")
	case int64:
		if field == "birth_year" { // a year has no thousands
			return strconv.FormatInt(v, 10)
		}
		return p.w.Int(int(v))
	case string:
		return p.code(f, v)
	case []string:
		words := make([]string, len(v))
		for i := range v {
			words[i] = p.code(f, v[i])
		}
		mark := ", "
		if f.Kind == data.Lines {
			mark = "; "
		}
		return strings.Join(words, mark)
	case map[string]int64:
		return p.numbers(v)
	}
	return p.w.T("page.region.value_unknown")
}

// code is a text of a field in words: what it stands for where it is a code.
func (p *Page) code(f *data.Field, v string) string {
	switch f.Kind {
	case data.Choice, data.Choices:
		return p.w.Choice(f.List, v)
	case data.Day:
		if d, err := data.ParseDate(v); err == nil {
			return p.w.Date(d.Time())
		}
	case data.PlaceCode, data.PlaceCodes:
		return p.place(v)
	case data.Ref, data.Refs:
		return p.names.of(f.Of, v)
	}
	return strings.TrimSpace(v)
}

// numbers are counts by district or by month.
func (p *Page) numbers(v map[string]int64) string {
	var parts []string
	for _, place := range p.o.Places.Districts(p.now.project.Region, true) {
		if n := v[place.Code]; n != 0 {
			parts = append(parts, p.short(place.Code)+" "+p.w.Int(int(n)))
		}
	}
	if p.now.project.Start != 0 {
		for day := p.now.project.Start; day.MonthKey() <= p.now.project.End.MonthKey(); day = day.AddMonths(1) {
			if n := v[day.MonthKey()]; n != 0 {
				parts = append(parts, p.w.MonthOf(day.Time())+" "+p.w.Int(int(n)))
			}
		}
	}
	return strings.Join(parts, ", ")
}

// who names a writer by where he wrote: the district, the region, or a file
// that was edited by hand.
func (p *Page) who(w data.Writer) string {
	switch {
	case w.File != "":
		return p.w.T("page.region.who_hand", "file", w.File)
	case w.District != "":
		return p.place(w.District)
	case w.Region:
		return p.w.T("page.region.who_region")
	}
	return p.w.T("page.region.who_other")
}

// signed is who exactly wrote and when by his own clock.
func (p *Page) signed(w data.Writer) string {
	here := ""
	if w.Here {
		here = p.w.T("page.region.here")
	}
	return join(", ", w.Author, p.at(w.At), here)
}

// at is a day with its time, as this computer's clock would show it.
func (p *Page) at(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	t = t.In(p.o.Now().Location())
	return p.w.Date(t) + " " + t.Format("15:04")
}

// says is the sentence of one side of a question.
func (p *Page) says(q *data.Question, i int) string {
	s, who := &q.Sides[i], p.who(q.Sides[i].Writer)
	switch {
	case q.Field == data.DeletedField && s.Value == true:
		return p.w.T("page.region.says_delete", "who", who)
	case q.Field == data.DeletedField:
		return p.w.T("page.region.says_keep", "who", who)
	case s.Value == nil:
		return p.w.T("page.region.says_empty", "who", who)
	}
	return p.w.T("page.region.says", "who", who, "value", p.differing(q, i))
}

// A text of several hundred characters is told from another by the place in
// which they begin to differ.
const longValue, aheadOf = 300, 60

// differing is the value of a side in words; of a long text, from where it
// differs from the others on.
func (p *Page) differing(q *data.Question, i int) string {
	text := p.value(q.Type, q.Field, q.Sides[i].Value)
	if utf8.RuneCountInString(text) <= longValue {
		return text
	}
	runes := []rune(text)
	from := len(runes)
	for j := range q.Sides {
		if j != i {
			from = min(from, alike(runes, []rune(p.value(q.Type, q.Field, q.Sides[j].Value))))
		}
	}
	cut := ""
	if from > aheadOf {
		runes, cut = runes[from-aheadOf:], "…"
	}
	return cut + shorten(string(runes), longValue)
}

// alike is how many characters two texts begin with together.
func alike(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// moves says what taking a side would do to the reported figures.
func (p *Page) moves(s *data.Side) []string {
	var out []string
	for _, m := range s.Moves {
		what := p.w.T("page.region.indicator_named", "name", shorten(m.Indicator.Name(string(p.w.Lang())), longLabel))
		if m.Indicator.Number != 0 {
			what = p.w.T("page.region.indicator", "number", m.Indicator.Number)
		}
		if m.By < 0 {
			out = append(out, p.w.T("page.region.lowers", "indicator", what, "by", p.w.Int(-m.By)))
		} else {
			out = append(out, p.w.T("page.region.raises", "indicator", what, "by", p.w.Int(m.By)))
		}
	}
	return out
}

// asks is the question itself.
func (p *Page) asks(q *data.Question) string {
	record := p.record(q.Record, q.Event)
	if q.Field == data.DeletedField {
		return p.w.T("page.region.ask_delete", "record", record)
	}
	return p.w.T("page.region.ask", "record", record, "field", p.heading(q.Type, q.Field))
}
