package region

import (
	"errors"
	"strconv"
	"strings"

	"sapar/data"
)

// names are what people call the records that others refer to. Each is asked
// for once while the screen is in sight.
type names struct {
	p     *Page
	known map[string]string // by type and id
	lists map[string]bool   // the types whose records were all read
}

func newNames(p *Page) *names {
	n := &names{p: p}
	n.forget()
	return n
}

func (n *names) forget() { n.known, n.lists = map[string]string{}, map[string]bool{} }

// of is the name of the record with that id, and the word for its type where
// it is gone.
func (n *names) of(recordType, id string) string {
	if name, ok := n.known[recordType+id]; ok {
		return name
	}
	if !n.lists[recordType] {
		n.lists[recordType] = true
		n.list(recordType)
	}
	name, ok := n.known[recordType+id]
	if !ok {
		if name = n.one(recordType, id); name == "" {
			name = n.p.w.T("type." + recordType)
		}
		n.known[recordType+id] = name
	}
	return name
}

// one reads a record of the types of which there are many.
func (n *names) one(recordType, text string) string {
	id, err := data.ParseID(text)
	if err != nil {
		return ""
	}
	r := n.p.o.Records
	switch recordType {
	case data.PersonType.Key:
		person, err := r.Person(n.p.ctx, id)
		if n.missing(err) {
			return ""
		}
		return data.PersonType.Label(&person)
	case data.EventType.Key:
		event, err := r.Event(n.p.ctx, id)
		if n.missing(err) {
			return ""
		}
		return n.p.event(&event)
	}
	return ""
}

// list reads all records of the types of which there are few.
func (n *names) list(recordType string) {
	for _, r := range n.records(recordType, nil) {
		n.known[recordType+data.BaseOf(r).ID.String()] = n.label(r)
	}
}

// records are all of a type that can be chosen from; event is the one that
// issues belong to.
func (n *names) records(recordType string, event *data.Event) (out []data.Record) {
	r, project := n.p.o.Records, n.p.now.project.ID
	switch recordType {
	case data.ProjectType.Key:
		all, err := r.Projects(n.p.ctx)
		return pointers(all, n.missing(err), func(p *data.Project) data.Record { return p })
	case data.IndicatorType.Key:
		all, err := r.Indicators(n.p.ctx, project)
		return pointers(all, n.missing(err), func(i *data.Indicator) data.Record { return i })
	case data.MemberType.Key:
		all, err := r.Members(n.p.ctx, project)
		return pointers(all, n.missing(err), func(m *data.Member) data.Record { return m })
	case data.TripType.Key:
		all, err := r.Trips(n.p.ctx, project)
		return pointers(all, n.missing(err), func(t *data.Trip) data.Record { return t })
	case data.IssueType.Key:
		if event != nil {
			all, err := r.Issues(n.p.ctx, event.ID)
			return pointers(all, n.missing(err), func(i *data.Issue) data.Record { return i })
		}
	}
	return nil
}

func pointers[R any](all []R, missing bool, as func(*R) data.Record) []data.Record {
	if missing {
		return nil
	}
	out := make([]data.Record, len(all))
	for i := range all {
		out[i] = as(&all[i])
	}
	return out
}

// missing reports whether there is nothing to call by name; what is no mere
// absence is told.
func (n *names) missing(err error) bool {
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		n.p.o.Fail(err)
	}
	return err != nil
}

// label is what a record is called in the language of the screen.
func (n *names) label(r data.Record) string {
	lang := string(n.p.w.Lang())
	switch r := r.(type) {
	case *data.Project:
		return either(lang, r.TitleKK, r.TitleRU)
	case *data.Indicator:
		if r.Number != 0 {
			return n.p.w.Int(r.Number) + ". " + r.Name(lang)
		}
		return r.Name(lang)
	}
	return shorten(r.Type().Label(r), longLabel)
}

// either is a text in the language, or in the other where it has none.
func either(lang, kk, ru string) string {
	if lang == "ru" && ru != "" || kk == "" {
		return ru
	}
	return kk
}

// longLabel is how much of a record's name stands in a sentence, in characters.
const longLabel = 80

// shorten cuts a text to so many characters, with an ellipsis for the rest.
func shorten(text string, longest int) string {
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > longest {
		return string(runes[:longest-1]) + "…"
	}
	return text
}

// event is what an event is called: its type, where and when.
func (p *Page) event(e *data.Event) string {
	return join(", ", p.w.Choice("event_type", e.Kind), p.place(where(e)), p.w.DateLong(e.Date.Time()))
}

// brief is what an event is called in a list: without the year.
func (p *Page) brief(e *data.Event) string {
	day := ""
	if e.Date != 0 {
		day = strconv.Itoa(e.Date.Day()) + " " + p.w.MonthShort(e.Date.Month())
	}
	return join(", ", p.w.Choice("event_type", e.Kind), p.place(where(e)), day)
}

func where(e *data.Event) string {
	if e.Village != "" {
		return e.Village
	}
	return e.District
}

// record is what a record is called in a sentence; event is the one that it
// belongs to, or nil.
func (p *Page) record(r data.Record, event *data.Event) string { return p.called(r, event, p.event) }

// listed is what a record is called in a list.
func (p *Page) listed(r data.Record, event *data.Event) string { return p.called(r, event, p.brief) }

func (p *Page) called(r data.Record, event *data.Event, name func(*data.Event) string) string {
	of := ""
	if event != nil {
		of = name(event)
	}
	switch r := r.(type) {
	case *data.Event:
		return name(r)
	case *data.Attendance:
		return join(": ", p.names.of(data.PersonType.Key, r.Person.String()), of)
	case *data.Person:
		return p.names.label(r)
	}
	text := p.w.T("type." + r.Type().Key)
	if label := p.names.label(r); label != "" {
		text += " " + p.w.T("page.region.quoted", "text", label)
	}
	return join(", ", text, of)
}

// districtOf is the code of the district that a record is about, "" for none. A
// person's is where he lives.
func (p *Page) districtOf(r data.Record, event *data.Event) string {
	if event != nil {
		return event.District
	}
	if person, ok := r.(*data.Person); ok {
		home, _ := p.o.Places.DistrictOf(person.Village)
		return home.Code
	}
	if f := r.Type().Field("district"); f != nil {
		code, _ := f.Get(r).(string)
		return code
	}
	return ""
}

// place is a place's name; "" is none.
func (p *Page) place(code string) string {
	if code == "" {
		return ""
	}
	return p.maker.PlaceName(code)
}

// short is a district's name without the word for its type.
func (p *Page) short(code string) string {
	if kk, ru := p.o.Places.Short(code); kk != "" {
		return p.w.Place(data.Place{NameKK: kk, NameRU: ru})
	}
	return p.place(code)
}

// join puts what is not empty together.
func join(mark string, parts ...string) string {
	var full []string
	for _, part := range parts {
		if part != "" {
			full = append(full, part)
		}
	}
	return strings.Join(full, mark)
}
