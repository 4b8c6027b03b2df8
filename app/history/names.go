package history

import (
	"context"
	"errors"
	"strconv"

	"sapar/data"
)

// Names are the records that others refer to, which are called by name.
type Names interface {
	Person(ctx context.Context, id data.ID) (data.Person, error)
	Event(ctx context.Context, id data.ID) (data.Event, error)
	Projects(ctx context.Context) ([]data.Project, error)
	Indicators(ctx context.Context, project data.ID) ([]data.Indicator, error)
	Members(ctx context.Context, project data.ID) ([]data.Member, error)
	Trips(ctx context.Context, project data.ID) ([]data.Trip, error)
	Issues(ctx context.Context, event data.ID) ([]data.Issue, error)
	Records(ctx context.Context, of *data.Type, q data.RecordQuery) ([]data.Record, error)
}

// Forget makes names be asked for again: the screen comes to sight. Each is
// asked for once while it stays there.
func (t *Teller) Forget() { t.known, t.lists = map[string]string{}, map[string]bool{} }

// Know remembers what records are called of which each belongs to another, so
// that they cannot be asked for by themselves.
func (t *Teller) Know(records ...data.Record) {
	for _, r := range records {
		t.known[r.Type().Key+data.BaseOf(r).ID.String()] = t.Label(r)
	}
}

// Name is the name of the record with that id, and the word for its type where
// it is gone.
func (t *Teller) Name(recordType, id string) string {
	if name, ok := t.known[recordType+id]; ok {
		return name
	}
	if !t.lists[recordType] {
		t.lists[recordType] = true
		t.list(recordType)
	}
	name, ok := t.known[recordType+id]
	if !ok {
		if name = t.one(recordType, id); name == "" {
			name = t.w().T("type." + recordType)
		}
		t.known[recordType+id] = name
	}
	return name
}

// one reads a record of the types of which there are many.
func (t *Teller) one(recordType, text string) string {
	id, err := data.ParseID(text)
	if err != nil {
		return ""
	}
	r := t.records
	switch recordType {
	case data.PersonType.Key:
		person, err := r.Person(t.ctx, id)
		if t.missing(err) {
			return ""
		}
		return t.Label(&person)
	case data.EventType.Key:
		event, err := r.Event(t.ctx, id)
		if t.missing(err) {
			return ""
		}
		return t.Event(&event)
	}
	return ""
}

// list reads all records of the types of which there are few.
func (t *Teller) list(recordType string) {
	for _, r := range t.All(recordType, nil) {
		t.known[recordType+data.BaseOf(r).ID.String()] = t.Label(r)
	}
}

// All are all records of a type that can be chosen from; event is the one that
// issues belong to.
func (t *Teller) All(recordType string, event *data.Event) []data.Record {
	r, project := t.records, t.project().ID
	switch recordType {
	case data.ProjectType.Key:
		all, err := r.Projects(t.ctx)
		return pointers(all, t.missing(err), func(p *data.Project) data.Record { return p })
	case data.IndicatorType.Key:
		all, err := r.Indicators(t.ctx, project)
		return pointers(all, t.missing(err), func(i *data.Indicator) data.Record { return i })
	case data.MemberType.Key:
		all, err := r.Members(t.ctx, project)
		return pointers(all, t.missing(err), func(m *data.Member) data.Record { return m })
	case data.TripType.Key:
		all, err := r.Trips(t.ctx, project)
		return pointers(all, t.missing(err), func(r *data.Trip) data.Record { return r })
	case data.CourseType.Key, data.MaterialType.Key, data.ConsentTextType.Key:
		all, err := r.Records(t.ctx, data.TypeByKey(recordType), data.RecordQuery{Project: project})
		if t.missing(err) {
			return nil
		}
		return all
	case data.IssueType.Key:
		if event != nil {
			all, err := r.Issues(t.ctx, event.ID)
			return pointers(all, t.missing(err), func(i *data.Issue) data.Record { return i })
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
func (t *Teller) missing(err error) bool {
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		t.maker.Fail(err)
	}
	return err != nil
}

// Label is what a record is called in the language of the screen.
func (t *Teller) Label(r data.Record) string {
	lang := string(t.w().Lang())
	switch r := r.(type) {
	case *data.Project:
		return either(lang, r.TitleKK, r.TitleRU)
	case *data.Indicator:
		if r.Number != 0 {
			return t.w().Int(r.Number) + ". " + r.Name(lang)
		}
		return r.Name(lang)
	case *data.Person:
		if r.Name == "" {
			return t.w().Person(*r)
		}
	}
	return Shorten(r.Type().Label(r), LongLabel)
}

// either is a text in the language, or in the other where it has none.
func either(lang, kk, ru string) string {
	if lang == "ru" && ru != "" || kk == "" {
		return ru
	}
	return kk
}

// Event is what an event is called: its type, where and when.
func (t *Teller) Event(e *data.Event) string {
	return Join(", ", t.w().Choice("event_type", e.Kind), t.Place(where(e)), t.w().DateLong(e.Date.Time()))
}

// brief is what an event is called in a list: without the year.
func (t *Teller) brief(e *data.Event) string {
	day := ""
	if e.Date != 0 {
		day = strconv.Itoa(e.Date.Day()) + " " + t.w().MonthShort(e.Date.Month())
	}
	return Join(", ", t.w().Choice("event_type", e.Kind), t.Place(where(e)), day)
}

func where(e *data.Event) string {
	if e.Village != "" {
		return e.Village
	}
	return e.District
}

// Record is what a record is called in a sentence; event is the one that it
// belongs to, or nil.
func (t *Teller) Record(r data.Record, event *data.Event) string { return t.called(r, event, t.Event) }

// Listed is what a record is called in a list.
func (t *Teller) Listed(r data.Record, event *data.Event) string { return t.called(r, event, t.brief) }

func (t *Teller) called(r data.Record, event *data.Event, name func(*data.Event) string) string {
	of := ""
	if event != nil {
		of = name(event)
	}
	switch r := r.(type) {
	case *data.Event:
		return name(r)
	case *data.Attendance:
		return Join(": ", t.Name(data.PersonType.Key, r.Person.String()), of)
	case *data.Person:
		return t.Label(r)
	}
	text := t.w().T("type." + r.Type().Key)
	if label := t.Label(r); label != "" {
		text += " " + t.w().T("history.quoted", "text", label)
	}
	return Join(", ", text, of)
}
