package report

import (
	"fmt"
	"maps"
	"strings"

	"sapar/data"
)

// eventRow is what both lists of events say of one.
func (g *gathered) eventRow(e *data.Event, byID map[data.ID]data.Member) (data.ReportRow, error) {
	row, err := g.declared(e)
	if err != nil {
		return nil, err
	}
	if e.Status == data.Held { // why it was not held, it may have been thought of before
		delete(row, "reason")
	}
	if e.Status != data.Postponed {
		delete(row, "moved_to")
	}
	set(row, "time", hours(e))
	set(row, "okrug", g.b.okrug(e.Village))
	var group []data.WithCode
	var fields []data.Code
	for _, id := range e.Members {
		if m, ok := byID[id]; ok {
			group = append(group, data.WithCode{Text: m.Name, Code: data.Code{List: "field", Code: m.Specialty}})
			fields = append(fields, data.Code{List: "field", Code: m.Specialty})
		}
	}
	if len(group) > 0 {
		row["group"], row["specialties"] = cell(group), cell(fields)
	}
	set(row, "month", monthOf(e.Date))
	return row, nil
}

// monthOf is the month of a day; its name is put into words by the layout.
func monthOf(d data.Date) data.Code {
	if d == 0 {
		return data.Code{}
	}
	return data.Code{List: "month", Code: fmt.Sprintf("%02d", int(d.Month()))}
}

func (g *gathered) membersByID() map[data.ID]data.Member {
	out := make(map[data.ID]data.Member, len(g.members))
	for _, m := range g.members {
		out[m.ID] = m
	}
	return out
}

// register is what was held, postponed or cancelled; what is still planned
// belongs to the calendar plan.
func (g *gathered) register() (data.ReportSheet, error) {
	if err := g.count(); err != nil {
		return data.ReportSheet{}, err
	}
	byID := g.membersByID()
	var sheet data.ReportSheet
	for i := range g.events {
		e := &g.events[i]
		if e.Status == data.Planned {
			continue
		}
		row, err := g.eventRow(e, byID)
		if err != nil {
			return sheet, err
		}
		row["row"] = figure(len(sheet.Rows)+1, e.ID)
		delete(row, "handouts")
		if e.Status == data.Held { // what was not held counts for nothing
			t, d := g.turnouts[e.ID], g.dialogues[e.ID]
			for key, n := range map[string]int{
				"total": t.Total, "youth": t.Youth, "male": t.Male, "female": t.Female, "minors": t.Minors,
				"handouts": e.Pieces(g.pieces), "issues": d.Issues, "recommendations": d.Recommendations,
			} {
				row[key] = figure(n, e.ID)
			}
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet, nil
}

// plan is every event of the period, whatever became of it.
func (g *gathered) plan() (data.ReportSheet, error) {
	byID := g.membersByID()
	indicators, err := g.b.Records.Records(g.ctx, data.IndicatorType, data.RecordQuery{Project: g.report.Project.ID})
	if err != nil {
		return data.ReportSheet{}, err
	}
	named := map[data.ID]data.Bilingual{}
	for _, r := range indicators {
		i := r.(*data.Indicator)
		named[i.ID] = data.Bilingual{KK: i.NameKK, RU: i.NameRU}
	}
	var sheet data.ReportSheet
	for i := range g.events {
		e := &g.events[i]
		row, err := g.eventRow(e, byID)
		if err != nil {
			return sheet, err
		}
		row["row"] = figure(len(sheet.Rows)+1, e.ID)
		var names data.Bilingual
		for _, id := range e.Indicators {
			if n := named[id]; names == (data.Bilingual{}) {
				names = n
			} else {
				names = data.Bilingual{KK: names.KK + "; " + n.KK, RU: names.RU + "; " + n.RU}
			}
		}
		set(row, "indicator_names", names)
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet, nil
}

// attendance is who was at the held events of the period, or at the one asked
// for.
func (g *gathered) attendance() (data.ReportSheet, error) {
	var sheet data.ReportSheet
	for i := range g.events {
		e := &g.events[i]
		if e.Status != data.Held && g.event.IsZero() {
			continue
		}
		people, err := g.b.Records.Participants(g.ctx, e.ID)
		if err != nil {
			return sheet, err
		}
		first := len(sheet.Rows)
		for n, p := range people {
			row := presenceRow(n+1, e, p)
			g.addEvent(row, e)
			sheet.Rows = append(sheet.Rows, row)
		}
		whole := wholeOf(e, sheet.Rows[first:])
		for _, row := range sheet.Rows[first:] {
			maps.Copy(row, whole)
		}
	}
	return sheet, nil
}

// presenceRow is a line of an attendance sheet. Each line says by a 1 what it
// counts for.
func presenceRow(number int, e *data.Event, p data.Participant) data.ReportRow {
	row := attendanceRow(number, e, p)
	one := figure(1, p.Attendance.ID)
	row["row"], row["present"] = figure(number, p.Attendance.ID), one
	row["event"] = data.Cell{Value: strings.TrimSpace(e.Number + " " + e.Title), Sources: []data.ID{e.ID}}
	set(row, "person", p.Person.Name)
	set(row, "sex", data.Code{List: "sex_short", Code: p.Person.Sex})
	set(row, "note", p.Attendance.Note)
	set(row, "consent_date", p.Person.ConsentDate)
	band := "age_other"
	if age, known := data.Age(p.Person.BirthYear, e.Date); known {
		row["age"] = cell(age)
		for _, b := range bands {
			if age >= b.lo && age <= b.hi {
				band = b.key
			}
		}
	}
	row[band] = one
	switch p.Person.Sex {
	case data.Male:
		row["male"] = one
	case data.Female:
		row["female"] = one
	}
	return row
}

// wholeOf counts all who were at an event: those of its list and, as an
// estimate that stands in the event itself, those in none. Those of no known
// band are counted apart, where there are any.
func wholeOf(e *data.Event, rows []data.ReportRow) data.ReportRow {
	out := data.ReportRow{}
	for key, unlisted := range map[string]int{"present": e.Unlisted, "male": e.UnlistedMale, "female": e.UnlistedFemale} {
		total := figure(0)
		for _, row := range rows {
			if c, ok := row[key]; ok {
				total = figure(total.Value.(int)+1, append(total.Sources, c.Sources...)...)
			}
		}
		if unlisted > 0 {
			total = figure(total.Value.(int)+unlisted, append(total.Sources, e.ID)...)
		}
		if key == "present" {
			key = "total"
		}
		out["event_"+key] = total
	}
	others := figure(0)
	for _, row := range rows {
		if c, ok := row["age_other"]; ok {
			others = figure(others.Value.(int)+1, append(others.Sources, c.Sources...)...)
		}
	}
	if others.Value != 0 {
		out["event_age_other"] = others
	}
	return out
}

// indicators are plan and fact of each, of the district or of the whole. They
// have no total: times, people, pieces and districts cannot be added up, and
// even equal units would be counted twice, since one event may serve several.
func (g *gathered) indicators() (data.ReportSheet, error) {
	progress, err := g.measured()
	if err != nil {
		return data.ReportSheet{}, err
	}
	var sheet data.ReportSheet
	why := g.whyByIndicator()
	for i := range progress {
		p := progress[i]
		if p.District != g.report.District {
			continue
		}
		row, err := g.declared(&p.Indicator, "plan")
		if err != nil {
			return sheet, err
		}
		for key, c := range indicatorRow(p) {
			row[key] = c
		}
		delete(row, "done")
		if p.Done() {
			row["done"] = cell(data.Code{List: "fulfilment", Code: "done"})
		}
		if c, ok := why[p.Indicator.ID]; ok && (p.PeriodFact < p.PeriodPlan || p.Fact < p.PlanToDate) {
			row["remark"] = c
		}
		row["row"] = figure(len(sheet.Rows)+1, p.Indicator.ID)
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet, nil
}
