package report

import (
	"context"

	"sapar/data"
)

// attendance fills report 3: the sheet of the event asked for, or one sheet for
// each held event of the period.
func (b *Builder) attendance(ctx context.Context, q data.ReportQuery, r *data.Report) error {
	if !q.Event.IsZero() {
		e, err := b.Records.Event(ctx, q.Event)
		if err != nil {
			return err
		}
		r.Event = &e
		r.District = e.District
		r.Period = data.Period{Kind: data.Days, From: e.Date, To: e.LastDay()}
		sheet, err := b.attendanceSheet(ctx, &e)
		if err != nil {
			return err
		}
		r.Sheets = []data.ReportSheet{sheet}
		return nil
	}
	held := eventQuery(r)
	held.Status = data.Held
	list, err := b.Records.Events(ctx, held)
	if err != nil {
		return err
	}
	inOrder(list)
	for i := range list {
		sheet, err := b.attendanceSheet(ctx, &list[i])
		if err != nil {
			return err
		}
		r.Sheets = append(r.Sheets, sheet)
	}
	return nil
}

// attendanceSheet is the list of one event; what the sheet's head and foot say
// stands in Foot.
func (b *Builder) attendanceSheet(ctx context.Context, e *data.Event) (data.ReportSheet, error) {
	people, err := b.Records.Participants(ctx, e.ID)
	if err != nil {
		return data.ReportSheet{}, err
	}
	sheet := data.ReportSheet{Key: Attendance, Foot: b.eventHead(e)}
	for i, p := range people {
		sheet.Rows = append(sheet.Rows, attendanceRow(i+1, e, p))
	}
	for key, f := range attendanceFoot(e, people) {
		sheet.Foot[key] = f
	}
	return sheet, nil
}

// eventHead is what the head of an attendance sheet says about its event.
func (b *Builder) eventHead(e *data.Event) data.ReportRow {
	head := data.ReportRow{}
	set(head, "event_number", e.Number)
	set(head, "event_kind", data.Code{List: "event_type", Code: e.Kind})
	set(head, "event_title", e.Title)
	set(head, "event_date", e.Date)
	set(head, "event_time", hours(e))
	set(head, "event_district", data.PlaceName(e.District))
	set(head, "event_okrug", b.okrug(e.Village))
	set(head, "event_village", data.PlaceName(e.Village))
	set(head, "event_place", e.Place)
	set(head, "event_responsible", e.Responsible)
	return head
}

func attendanceRow(number int, e *data.Event, p data.Participant) data.ReportRow {
	row := data.ReportRow{
		"row":  cell(number),
		"name": {Value: p.Person.Name, Sources: []data.ID{p.Attendance.ID}},
	}
	if p.Person.BirthYear != 0 {
		row["birth_year"] = cell(p.Person.BirthYear)
	}
	set(row, "sex", data.Code{List: "sex", Code: p.Person.Sex})
	set(row, "work", p.Person.Work)
	set(row, "category", data.Code{List: "category", Code: p.Attendance.Category})
	set(row, "village", data.PlaceName(p.Person.Village))
	set(row, "phone", p.Person.Phone)
	set(row, "consent", data.Code{List: "consent", Code: p.Person.Consent})
	if p.Person.Consent == "" {
		// Who is to give it: for a minor the legal representative.
		giver := "self"
		if age, known := data.Age(p.Person.BirthYear, e.Date); known && age < 18 {
			giver = "representative"
		}
		set(row, "consent_due", data.Code{List: "consent", Code: giver})
	}
	return row
}

// bands are the age bands of the sheet's foot, in full years on the event's
// date; they are the form's own and not the project's bounds of youth.
var bands = []struct {
	key    string
	lo, hi int
}{
	{"age_14_17", 14, 17},
	{"age_18_34", 18, 34},
	{"age_35", 35, 1000},
}

// attendanceFoot counts who was there. Those in no list are within the total
// and the sexes and are told apart under "unlisted"; their ages are not known
// by these bands. "age_other" are those listed who are in none of the bands:
// children under 14, and those whose birth year is unknown.
func attendanceFoot(e *data.Event, people []data.Participant) data.ReportRow {
	sources := map[string][]data.ID{}
	count := func(key string, p data.Participant) { sources[key] = append(sources[key], p.Attendance.ID) }
	for _, p := range people {
		count("total", p)
		switch p.Person.Sex {
		case data.Male:
			count("male", p)
		case data.Female:
			count("female", p)
		}
		key := "age_other"
		if age, known := data.Age(p.Person.BirthYear, e.Date); known {
			for _, band := range bands {
				if age >= band.lo && age <= band.hi {
					key = band.key
				}
			}
		}
		count(key, p)
	}
	foot := data.ReportRow{}
	for _, key := range []string{"total", "male", "female", "age_14_17", "age_18_34", "age_35", "age_other"} {
		foot[key] = figure(len(sources[key]), sources[key]...)
	}
	for key, n := range map[string]int{
		"total": e.Unlisted, "male": e.UnlistedMale, "female": e.UnlistedFemale, "unlisted": e.Unlisted,
	} {
		if listed, _ := foot[key].Value.(int); n != 0 || key == "unlisted" {
			foot[key] = figure(listed+n, append(sources[key], e.ID)...)
		}
	}
	return foot
}
