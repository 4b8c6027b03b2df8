package report_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sapar/data"
	"sapar/data/report"
)

func TestRefusals(t *testing.T) {
	for name, c := range map[string]struct {
		q    data.ReportQuery
		code string
	}{
		"a list of another name":         {data.ReportQuery{Name: "weather"}, "no_such_list"},
		"a district outside the project": {data.ReportQuery{Name: report.Event, District: oral}, "outside_region"},
		"an event that is not there":     {data.ReportQuery{Name: report.Presence, Event: id(77)}, "not_found"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := grant().builder().Fill(context.Background(), c.q, []string{c.q.Name})
			var refusal *data.Error
			if !errors.As(err, &refusal) || refusal.Code != c.code {
				t.Errorf("got %v, want code %s", err, c.code)
			}
		})
	}
}

func TestPeriodIsTheProjectsUnlessSaid(t *testing.T) {
	r := grant()
	if got := r.build(t, data.ReportQuery{Name: report.Event}).Period; got != r.project.Period() {
		t.Errorf("got %v", got)
	}
	if got := r.build(t, data.ReportQuery{Name: report.Event, Period: period("2026-Q2")}).Period; got != period("2026-Q2") {
		t.Errorf("got %v", got)
	}
}

func TestRegister(t *testing.T) {
	r := grant()
	r.members = []data.Member{
		{Base: data.Base{ID: id(91)}, Name: "Әлия", Specialty: "health"},
		{Base: data.Base{ID: id(92)}, Name: "Марат", Specialty: "sport"},
	}
	held := r.event(2, "2026-05-12", func(e *data.Event) {
		e.Number, e.Start, e.End, e.Handouts, e.Unlisted, e.UnlistedMale = "N-1", "10:00", "12:00", 40, 30, 10
		e.Members = []data.ID{id(92), id(91), id(99)} // the last one is known no more
	})
	r.person(held, data.Person{BirthYear: 2010, Sex: data.Female})
	r.person(held, data.Person{})
	r.dialogues[held] = data.DialogueCount{Issues: 3, Recommendations: 2}
	r.event(3, "2026-05-13", func(e *data.Event) { e.Status = data.Planned })
	r.event(4, "2026-05-01", func(e *data.Event) {
		e.Status, e.MovedTo, e.Reason, e.Handouts, e.Unlisted = data.Postponed, day("2026-06-01"), "су тасқыны", 5, 5
	})
	r.event(5, "2026-07-01", nil) // after the period
	r.event(6, "2026-05-14", func(e *data.Event) { e.Status, e.District, e.Village = data.Cancelled, borli, "" })

	sheet := r.build(t, data.ReportQuery{Name: report.Event, Period: period("2026-Q2")}).Sheets[0]
	if len(sheet.Rows) != 3 {
		t.Fatalf("%d rows, want the held, the postponed and the cancelled event", len(sheet.Rows))
	}
	postponed, got, cancelled := sheet.Rows[0], sheet.Rows[1], sheet.Rows[2]

	want := []any{
		2, "N-1", day("2026-05-12"), "10:00–12:00", data.PlaceName(akzhaiyq), data.PlaceName(chapaevO), data.PlaceName(chapaev),
		data.Code{List: "event_type", Code: "dialogue"}, "Жұмыс", []data.WithCode{{Text: "Марат", Code: data.Code{List: "field", Code: "sport"}}, {Text: "Әлия", Code: data.Code{List: "field", Code: "health"}}},
		[]data.Code{{List: "field", Code: "sport"}, {List: "field", Code: "health"}},
		32, 1, 10, 1, 1, 40, 3, 2, data.Code{List: "status", Code: "held"},
	}
	keys := []string{
		"row", "number", "date", "time", "district", "okrug", "village", "kind", "title", "group", "specialties",
		"total", "youth", "male", "female", "minors", "handouts", "issues", "recommendations", "status",
	}
	if diff := cmp.Diff(want, values(got, keys...)); diff != "" {
		t.Errorf("held event: %s", diff)
	}
	if diff := cmp.Diff([]any{1, day("2026-06-01"), "су тасқыны", nil, nil}, values(postponed, "row", "moved_to", "reason", "total", "handouts")); diff != "" {
		t.Errorf("postponed event: %s", diff)
	}
	if diff := cmp.Diff([]any{3, nil, nil, nil}, values(cancelled, "row", "okrug", "village", "total")); diff != "" {
		t.Errorf("cancelled event: %s", diff)
	}
	if !cmp.Equal(got["total"].Sources, []data.ID{held}) {
		t.Errorf("what the total counts: %v", got["total"].Sources)
	}
	if rows := r.build(t, data.ReportQuery{Name: report.Event, District: borli}).Sheets[0].Rows; len(rows) != 1 {
		t.Errorf("%d rows of Borli, want 1", len(rows))
	}
}

func TestHoursOfAnEvent(t *testing.T) {
	for want, e := range map[string]data.Event{
		"10:00–12:00":              {Start: "10:00", End: "12:00"},
		"10:00":                    {Start: "10:00"},
		"10:00 – 14.05.2026 17:00": {Start: "10:00", End: "17:00", EndDate: day("2026-05-14")},
		"– 14.05.2026":             {EndDate: day("2026-05-14")},
	} {
		r := grant()
		r.event(2, "2026-05-12", func(to *data.Event) { to.Start, to.End, to.EndDate = e.Start, e.End, e.EndDate })
		if got := r.build(t, data.ReportQuery{Name: report.Event}).Sheets[0].Rows[0]["time"].Value; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// What the lines of materials come to goes before the event's own number, as in
// the indicators.
func TestHandoutsAreTheLinesOfMaterials(t *testing.T) {
	r := grant()
	first := r.event(2, "2026-05-12", func(e *data.Event) { e.Handouts = 40 })
	r.event(3, "2026-05-13", func(e *data.Event) { e.Handouts = 7 })
	r.others = map[string][]data.Record{"handout": {
		&data.Handout{Event: first, Quantity: 30}, &data.Handout{Event: first, Quantity: 5},
	}}
	rows := r.build(t, data.ReportQuery{Name: report.Event}).Sheets[0].Rows
	if got := []any{rows[0]["handouts"].Value, rows[1]["handouts"].Value}; !cmp.Equal(got, []any{35, 7}) {
		t.Errorf("handed out %v, want 35 and 7", got)
	}
}
