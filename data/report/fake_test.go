package report_test

import (
	"context"
	"testing"

	"sapar/data"
	"sapar/data/indicator"
	"sapar/data/report"
	"sapar/data/territory"
)

const (
	region   = "270000000"
	akzhaiyq = "273200000"
	chapaev  = "273230100" // a village of Akzhaiyq
	chapaevO = "273230000" // its okrug
	borli    = "273600000"
	oral     = "271000000" // the city, outside the project
)

// records are the project's records in memory.
type records struct {
	project    data.Project
	indicators []data.Indicator
	members    []data.Member
	events     []data.Event
	people     map[data.ID][]data.Participant
	dialogues  map[data.ID]data.DialogueCount
	others     map[string][]data.Record // by type
}

func (r *records) Project(context.Context) (data.Project, error) { return r.project, nil }

func (r *records) Indicators(context.Context, data.ID) ([]data.Indicator, error) {
	return r.indicators, nil
}

func (r *records) Members(context.Context, data.ID) ([]data.Member, error) { return r.members, nil }

func (r *records) Event(_ context.Context, id data.ID) (data.Event, error) {
	for _, e := range r.events {
		if e.ID == id {
			return e, nil
		}
	}
	return data.Event{}, data.ErrNotFound
}

func (r *records) Events(_ context.Context, q data.EventQuery) ([]data.Event, error) {
	var out []data.Event
	for _, e := range r.events {
		switch {
		case q.Project != e.Project,
			q.District != "" && q.District != e.District,
			q.From != 0 && e.Date < q.From,
			q.To != 0 && e.Date > q.To,
			q.Status != "" && q.Status != e.Status:
		default:
			out = append(out, e)
		}
	}
	return out, nil
}

func (r *records) Turnouts(ctx context.Context, q data.EventQuery) (map[data.ID]data.Turnout, error) {
	events, _ := r.Events(ctx, q)
	out := map[data.ID]data.Turnout{}
	for _, e := range events {
		t := data.Turnout{
			Total: e.Unlisted, Youth: e.UnlistedYouth, Male: e.UnlistedMale, Female: e.UnlistedFemale,
			Minors: e.UnlistedMinors, Unlisted: e.Unlisted,
		}
		for _, p := range r.people[e.ID] {
			t.Total++
			age, known := data.Age(p.Person.BirthYear, e.Date)
			if known && age >= 14 && age <= 34 {
				t.Youth++
			}
			if known && age < 18 {
				t.Minors++
			}
			switch p.Person.Sex {
			case data.Male:
				t.Male++
			case data.Female:
				t.Female++
			}
		}
		out[e.ID] = t
	}
	return out, nil
}

func (r *records) IssueCounts(context.Context, data.EventQuery) (map[data.ID]data.DialogueCount, error) {
	return r.dialogues, nil
}

func (r *records) Participants(_ context.Context, event data.ID) ([]data.Participant, error) {
	return r.people[event], nil
}

// grant is a project of the region without its city, and nothing in it.
func grant() *records {
	return &records{
		project: data.Project{
			Base: data.Base{ID: id(1)}, Region: region,
			Start: day("2026-03-15"), End: day("2026-12-14"),
		},
		people:    map[data.ID][]data.Participant{},
		dialogues: map[data.ID]data.DialogueCount{},
	}
}

// event adds an event in Chapaev; change says what is different about it.
func (r *records) event(n int, date string, change func(*data.Event)) data.ID {
	e := data.Event{
		Base: data.Base{ID: id(n)}, Project: r.project.ID, Status: data.Held, Kind: data.Dialogue,
		Title: "Жұмыс", Date: day(date), District: akzhaiyq, Village: chapaev,
	}
	if change != nil {
		change(&e)
	}
	r.events = append(r.events, e)
	return e.ID
}

// person adds someone to an event's list.
func (r *records) person(event data.ID, p data.Person) data.ID {
	n := data.ID{0: 9, 13: event[15], 15: byte(len(r.people[event]) + 1)}
	r.people[event] = append(r.people[event], data.Participant{
		Attendance: data.Attendance{Base: data.Base{ID: n}, Event: event, Category: p.Category}, Person: p,
	})
	return n
}

func (r *records) Records(_ context.Context, of *data.Type, _ data.RecordQuery) ([]data.Record, error) {
	return r.others[of.Key], nil
}

func (r *records) Joined(context.Context) (data.Joined, error) { return nil, nil }

func (r *records) LessonAttendance(context.Context, data.ID) ([]data.Attendance, error) {
	return nil, nil
}

func (r *records) build(t testing.TB, q data.ReportQuery) data.Report {
	t.Helper()
	if q.On == 0 {
		q.On = day("2026-11-22")
	}
	got, err := r.builder().Fill(context.Background(), q, []string{q.Name})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func (r *records) builder() *report.Builder {
	places := territory.Builtin()
	counter := &indicator.Counter{Records: r, Places: places}
	return &report.Builder{Records: r, Places: places, Measure: counter.Measure, Counted: counter.Counted}
}

func id(n int) data.ID { return data.ID{14: byte(n >> 8), 15: byte(n)} }

func day(s string) data.Date {
	d, err := data.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func period(s string) data.Period {
	p, err := data.ParsePeriod(s)
	if err != nil {
		panic(err)
	}
	return p
}

// values are a row's values without their sources.
func values(row data.ReportRow, keys ...string) []any {
	var out []any
	for _, key := range keys {
		out = append(out, row[key].Value)
	}
	return out
}

func (r *records) Reach(context.Context, data.EventQuery) (data.Reach, error) {
	return data.Reach{}, nil
}
