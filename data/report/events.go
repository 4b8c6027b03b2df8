package report

import (
	"fmt"
	"strings"

	"sapar/data"
)

// counted are the columns of the register that are added up, in person-times,
// pieces and times. Sex and age of some participants are unknown: the parts
// stand as they were counted and need not add up to the total.
var counted = []string{"total", "youth", "male", "female", "minors", "handouts", "issues", "recommendations"}

func registerFigures(e *data.Event, t data.Turnout, d data.DialogueCount, pieces int) map[string]int {
	return map[string]int{
		"total":           t.Total,
		"youth":           t.Youth,
		"male":            t.Male,
		"female":          t.Female,
		"minors":          t.Minors,
		"handouts":        pieces,
		"issues":          d.Issues,
		"recommendations": d.Recommendations,
	}
}

func (b *Builder) registerRow(e *data.Event, members map[data.ID]data.Member) data.ReportRow {
	row := data.ReportRow{}
	set(row, "number", e.Number)
	set(row, "date", e.Date)
	set(row, "time", hours(e))
	set(row, "district", data.PlaceName(e.District))
	set(row, "okrug", b.okrug(e.Village))
	set(row, "village", data.PlaceName(e.Village))
	set(row, "place", e.Place)
	set(row, "kind", data.Code{List: "event_type", Code: e.Kind})
	set(row, "title", e.Title)
	set(row, "links", e.Links)
	set(row, "files", e.Files)
	set(row, "plan_item", e.PlanItem)
	set(row, "status", data.Code{List: "status", Code: e.Status})
	set(row, "responsible", e.Responsible)
	set(row, "note", e.Note)
	if e.Status != data.Held {
		set(row, "reason", e.Reason)
	}
	if e.Status == data.Postponed {
		set(row, "moved_to", e.MovedTo)
	}

	// Names and fields of the members stand side by side: the layout writes
	// "name (field)" line by line.
	var names []string
	var fields []data.Code
	for _, id := range e.Members {
		if m, ok := members[id]; ok {
			names = append(names, m.Name)
			fields = append(fields, data.Code{List: "field", Code: m.Specialty})
		}
	}
	if len(names) > 0 {
		row["members"] = cell(names)
		row["specialties"] = cell(fields)
	}
	return row
}

// hours are an event's hours, 10:00–12:00. Of an event of several days the date
// column holds the first, so the last day stands here: 10:00 – 14.05.2026 17:00.
func hours(e *data.Event) string {
	if last := e.LastDay(); last != e.Date {
		end := fmt.Sprintf("%02d.%02d.%04d %s", last.Day(), last.Month(), last.Year(), e.End)
		return strings.TrimSpace(fmt.Sprintf("%s – %s", e.Start, end))
	}
	if e.Start != "" && e.End != "" {
		return string(e.Start) + "–" + string(e.End)
	}
	return string(e.Start + e.End)
}
