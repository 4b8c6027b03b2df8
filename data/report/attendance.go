package report

import (
	"sapar/data"
)

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
