package reporting

import (
	"slices"
	"strconv"

	"sapar/data"
	"sapar/data/report"
)

// exampleRows is how many rows an example's lists have.
const exampleRows = 3

// exampleDay is the day of an example.
const exampleDay = data.Date(20260512)

// Example is a report of invented data that the layout can be filled with: each
// value says whose place it takes.
func (x *Reports) Example(name string) (data.Report, error) {
	form, err := x.open(name)
	if err != nil {
		return data.Report{}, err
	}
	r := data.Report{
		Name: name, On: exampleDay, Period: data.PeriodOf(data.Month, exampleDay), Head: data.ReportRow{},
		Project: data.Project{Region: exampleRegion, Start: exampleDay, End: exampleDay},
	}
	for _, key := range report.HeadFields() {
		r.Head[key] = data.Cell{Value: data.Bilingual{KK: x.head("kk", key), RU: x.head("ru", key)}}
	}
	r.Head["period"] = data.Cell{Value: r.Period}
	for _, list := range form.Lists() {
		if list == markList {
			r.Sheets = append(r.Sheets, x.marks())
			continue
		}
		r.Sheets = append(r.Sheets, x.exampleList(list))
	}
	return r, nil
}

// exampleRegion is the one that examples are set in.
const exampleRegion = "270000000"

func (x *Reports) exampleList(list string) data.ReportSheet {
	sheet := data.ReportSheet{Key: list, Across: map[string][]data.ReportGroup{}}
	for n := range exampleRows {
		row := data.ReportRow{}
		for _, field := range report.Fields(list) {
			row[field] = data.Cell{Value: x.exampleValue(list, field, n)}
		}
		row["row"] = data.Cell{Value: n + 1}
		for across, fields := range report.Across(list) {
			for g := range exampleRows {
				for _, field := range fields {
					row[across+"."+strconv.Itoa(g)+"."+field] = data.Cell{Value: 10*(n+1) + g}
				}
			}
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	for across := range report.Across(list) {
		for g := range exampleRows {
			number := " " + strconv.Itoa(g+1)
			sheet.Across[across] = append(sheet.Across[across], data.ReportGroup{
				Key: strconv.Itoa(g), NameKK: x.list("kk", across) + number, NameRU: x.list("ru", across) + number,
			})
		}
	}
	return sheet
}

// exampleValue is of the declared kind; what is counted is a number.
func (x *Reports) exampleValue(list, field string, n int) any {
	words := data.Bilingual{KK: x.field("kk", list, field), RU: x.field("ru", list, field)}
	var declared *data.Field
	for _, of := range []string{list, map[string]string{report.Plan: "event", report.Publication: "product"}[list], map[string]string{report.Presence: "person"}[list]} {
		if t := data.TypeByKey(of); t != nil && declared == nil {
			declared = t.Field(field)
		}
	}
	if declared == nil {
		if slices.Contains(wordy, field) {
			return words
		}
		return 10 * (n + 1)
	}
	switch declared.Kind {
	case data.Int:
		if field == "birth_year" {
			return 2005 + n
		}
		return 10 * (n + 1)
	case data.Day:
		return exampleDay.AddDays(n)
	case data.Time:
		return "10:00"
	case data.Choice:
		if codes := data.List(declared.List); len(codes) > 0 {
			return data.Code{List: declared.List, Code: codes[n%len(codes)]}
		}
	}
	return words
}

// wordy are the fields that are made here and hold words.
var wordy = []string{
	"okrug", "time", "group", "specialties", "month", "indicator_names", "name", "consent_due", "done", "remark", "district", "coordinator",
	"phone", "recommendation", "addressee", "letter_date", "letter_number", "due", "answer", "done_date", "recommendation_status", "topic",
	"age", "category", "proof", "kind", "event_number", "event_kind", "event_title", "event_topic", "event_date", "event_time",
	"event_district", "event_okrug", "event_village", "event_place", "event_responsible",
}
