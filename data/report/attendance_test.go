package report_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"sapar/data"
	"sapar/data/report"
)

func TestAttendanceOfOneEvent(t *testing.T) {
	r := grant()
	event := r.event(2, "2026-05-12", func(e *data.Event) {
		e.Status = data.Planned // the sheet is printed before the event
		e.Unlisted, e.UnlistedMale, e.UnlistedFemale = 40, 25, 10
	})
	r.person(event, data.Person{Name: "Іңкәр", BirthYear: 2010, Sex: data.Female, Category: "pupil", Village: chapaev})
	adult := r.person(event, data.Person{Name: "Өркен", BirthYear: 2000, Sex: data.Male, Consent: "self", Work: "мектеп", Phone: "+7"})
	elder := r.person(event, data.Person{Name: "Һәкім", BirthYear: 1980, Sex: data.Male})
	r.person(event, data.Person{Name: "Сәби", BirthYear: 2014})
	r.person(event, data.Person{Name: "Белгісіз"})

	got := r.build(t, data.ReportQuery{Name: report.Presence, Event: event})
	if got.Event == nil || got.Event.ID != event || got.District != akzhaiyq || got.Period.String() != "2026-05-12..2026-05-12" {
		t.Errorf("the report is about %v, %s, %s", got.Event, got.District, got.Period)
	}
	sheet := got.Sheets[0]
	if len(got.Sheets) != 1 || len(sheet.Rows) != 5 {
		t.Fatalf("%d sheets, %d rows", len(got.Sheets), len(sheet.Rows))
	}
	keys := []string{"row", "name", "birth_year", "sex", "work", "category", "village", "phone", "consent", "consent_due"}
	if diff := cmp.Diff([]any{
		1, "Іңкәр", 2010, data.Code{List: "sex_short", Code: "f"}, nil, data.Code{List: "category", Code: "pupil"},
		data.PlaceName(chapaev), nil, nil, data.Code{List: "consent", Code: "representative"},
	}, values(sheet.Rows[0], keys...)); diff != "" {
		t.Errorf("a minor's line: %s", diff)
	}
	if diff := cmp.Diff([]any{
		2, "Өркен", 2000, data.Code{List: "sex_short", Code: "m"}, "мектеп", nil, nil, "+7", data.Code{List: "consent", Code: "self"}, nil,
	}, values(sheet.Rows[1], keys...)); diff != "" {
		t.Errorf("an adult's line: %s", diff)
	}
	if got := sheet.Rows[4]["consent_due"].Value; got != (data.Code{List: "consent", Code: "self"}) {
		t.Errorf("consent of someone of unknown age: %v", got)
	}
	whole := []string{"event_total", "event_male", "event_female", "event_unlisted"}
	if diff := cmp.Diff([]any{45, 27, 11, 40}, values(sheet.Rows[0], whole...)); diff != "" {
		t.Errorf("all at the event: %s", diff)
	}
	if diff := cmp.Diff([]data.ID{adult, elder, event}, sheet.Rows[0]["event_male"].Sources); diff != "" {
		t.Errorf("what the men count: %s", diff)
	}
	for i, want := range []string{"age_14_17", "age_18_34", "age_35", "age_other", "age_other"} {
		if got := sheet.Rows[i][want]; got.Value != 1 || len(got.Sources) != 1 {
			t.Errorf("line %d counts %v for %s", i+1, got, want)
		}
	}
	head := []string{"event_title", "event_kind", "event_date", "event_district", "event_okrug", "event_village"}
	if diff := cmp.Diff([]any{
		"Жұмыс", data.Code{List: "event_type", Code: "dialogue"}, day("2026-05-12"),
		data.PlaceName(akzhaiyq), data.PlaceName(chapaevO), data.PlaceName(chapaev),
	}, values(got.Head, head...)); diff != "" {
		t.Errorf("head: %s", diff)
	}
}

func TestAttendanceOfAPeriod(t *testing.T) {
	r := grant()
	second := r.event(2, "2026-05-12", func(e *data.Event) { e.Start = "15:00" })
	first := r.event(3, "2026-05-12", func(e *data.Event) { e.Start = "09:00" })
	r.event(4, "2026-05-12", func(e *data.Event) { e.Status = data.Cancelled })
	r.event(5, "2026-05-12", func(e *data.Event) { e.Status = data.Planned })
	r.event(6, "2026-07-12", nil)
	r.person(first, data.Person{Name: "бірінші"})
	r.person(second, data.Person{Name: "екінші"})

	got := r.build(t, data.ReportQuery{Name: report.Presence, District: akzhaiyq, Period: period("2026-Q2")})
	if got.Event != nil {
		t.Error("a period's report is about no one event")
	}
	var names []any
	for _, row := range got.Sheets[0].Rows {
		names = append(names, row["name"].Value)
	}
	if diff := cmp.Diff([]any{"бірінші", "екінші"}, names); diff != "" {
		t.Errorf("sheets: %s", diff)
	}
}

// Nobody is lost between the age bands, and nobody is in two.
func TestAgeBandsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := grant()
		event := r.event(2, "2026-05-12", nil)
		years := rapid.SliceOfN(rapid.IntRange(0, 2026), 0, 30).Draw(t, "birth years")
		for _, year := range years {
			r.person(event, data.Person{Name: "а", BirthYear: year})
		}
		q := data.ReportQuery{Event: event}
		got, err := r.builder().Fill(context.Background(), q, []string{report.Presence})
		if err != nil {
			t.Fatal(err)
		}
		sum := 0
		for _, row := range got.Sheets[0].Rows {
			for _, key := range []string{"age_14_17", "age_18_34", "age_35", "age_other"} {
				if n, ok := row[key].Value.(int); ok {
					sum += n
				}
			}
		}
		if sum != len(years) {
			t.Fatalf("%d people in the bands, %d in the list", sum, len(years))
		}
	})
}
