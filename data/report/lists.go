package report

import (
	"context"
	"slices"
	"strings"

	"sapar/data"
)

// The lists that are made here and are no record type's own.
const (
	Event       = "event"       // register of visits and events: held, postponed, cancelled
	Plan        = "plan"        // calendar plan: every event of the period
	Presence    = "attendance"  // who was at events
	Indicator   = "indicator"   // plan and fact
	District    = "district"    // the project's districts
	Month       = "month"       // months of the period
	Issue       = "issue"       // what was raised, with what was recommended
	Topic       = "topic"       // what was raised, by direction
	AgeBand     = "age"         // participants by age
	Category    = "category"    // participants by category
	Result      = "result"      // expected results of the contract
	Publication = "publication" // products that are publications
	Annex       = "annex"       // what stands beside the report
)

// list says how a list is made and what it offers beside the declared fields of
// its record type.
type list struct {
	of     *data.Type // whose declared fields it offers; nil for none
	fields []string
	across map[string][]string // what may stand across its rows, with the fields of its cells
	fill   func(*gathered) (data.ReportSheet, error)
}

// lists are those that are more than the records of a type.
var lists = map[string]list{
	Event: {of: data.EventType, fields: []string{
		"row", "okrug", "time", "group", "specialties", "total", "youth", "male", "female", "minors", "issues", "recommendations", "month",
	}, fill: (*gathered).register},
	Plan: {of: data.EventType, fields: []string{"row", "okrug", "time", "group", "specialties", "indicator_names", "month"}, fill: (*gathered).plan},
	Presence: {of: data.AttendanceType, fields: slices.Concat([]string{
		"row", "name", "birth_year", "sex", "work", "village", "phone", "consent", "consent_date", "consent_due", "age",
		"present", "male", "female", "age_14_17", "age_18_34", "age_35", "age_other", "event_total", "event_male", "event_female", "event_age_other",
	}, eventFields), fill: (*gathered).attendance},
	Indicator: {of: data.IndicatorType, fields: []string{
		"row", "name", "period_plan", "period_fact", "period_percent", "plan_to_date", "fact", "to_date_percent", "percent", "deviation", "done", "remark",
	}, fill: (*gathered).indicators},
	District: {fields: slices.Concat([]string{"row", "district"}, figuresOfDistrict, []string{
		"members", "health", "education", "culture", "sport", "other_fields", "coordinator", "phone", "remark",
	}), across: map[string][]string{
		Indicator: {"name", "plan", "fact", "percent", "shared"}, Month: {"month", "planned", "held"},
	}, fill: (*gathered).districts},
	Month: {fields: []string{"row", "month", "planned", "held", "participants", "youth", "unique"}, fill: (*gathered).months},
	Issue: {of: data.IssueType, fields: slices.Concat([]string{
		"row", "villages", "recommendation", "addressee", "letter_date", "letter_number", "due", "answer", "done_date", "recommendation_status",
	}, eventFields), fill: (*gathered).issues},
	Topic: {fields: []string{"row", "topic", "raised", "recommended", "sent", "solved", "villages"}, across: map[string][]string{
		District: {"district", "raised", "recommended", "sent", "solved"},
	}, fill: (*gathered).topics},
	AgeBand:     {fields: []string{"row", "age", "total", "male", "female", "percent"}, fill: (*gathered).ages},
	Category:    {fields: []string{"row", "category", "total", "male", "female", "percent"}, fill: (*gathered).categories},
	Result:      {fields: []string{"row", "name", "done", "proof", "percent"}, fill: (*gathered).results},
	Publication: {of: data.ProductType, fields: slices.Concat([]string{"row"}, eventFields), fill: (*gathered).publications},
	Annex:       {fields: []string{"row", "kind", "total"}, fill: (*gathered).annexes},
}

// Lists are the lists that a layout may name: those made here and, for every
// other record type, its records.
func Lists() []string {
	var out []string
	for _, of := range data.Types() {
		out = append(out, of.Key)
	}
	return append(out, Plan, District, Month, Topic, AgeBand, Category, Result, Publication, Annex)
}

// Fields are what a list offers: the declared fields of its record type and
// what is counted beside them.
func Fields(key string) []string {
	l, ok := lists[key]
	if !ok {
		of := data.TypeByKey(key)
		if of == nil {
			return nil
		}
		l = list{of: of, fields: []string{"row"}}
		if of.Field("event") != nil {
			l.fields = append(l.fields, eventFields...)
		}
	}
	var out []string
	if l.of != nil {
		for _, f := range l.of.Fields {
			out = append(out, f.Key)
		}
	}
	for _, f := range l.fields {
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// Across are what may stand across the rows of a list, each with the fields
// that it offers there.
func Across(key string) map[string][]string { return lists[key].across }

// named are the fields made here that have people's names or telephones in
// them, by list.
var named = map[string][]string{
	Presence: {"consent_date"}, Event: {"group"}, Plan: {"group"}, District: {"coordinator", "phone"},
}

// Personal reports whether a field of a list says who a person is: it is
// declared so, refers to a record that is called by what is declared so, or is
// made of such.
func Personal(key, field string) bool {
	if slices.Contains(named[key], field) {
		return true
	}
	of := data.TypeByKey(key)
	switch key {
	case Plan:
		of = data.EventType
	case Presence:
		if f := data.PersonType.Field(field); f != nil && f.Personal {
			return true
		}
	}
	if of == nil || of.Field(field) == nil {
		return false
	}
	f := of.Field(field)
	if f.Personal {
		return true
	}
	whom := data.TypeByKey(f.Of)
	return whom != nil && slices.ContainsFunc(whom.Fields, func(f *data.Field) bool { return f.Label && f.Personal })
}

// Sums says of a field of a list whether its rows may be added up, and whether
// all of them have a total. People are counted once, in a part as in the whole:
// what several parts have is less than their sum. Indicators count times, people
// and pieces, and one event may serve several of them.
func Sums(key, field string) (adds, total bool) {
	switch {
	case field == "unique":
		return false, true
	case key == District && slices.Contains([]string{"visits_percent", "meetings_percent", "dialogues_percent"}, field):
		return false, true
	case strings.HasSuffix(field, "percent") && key != AgeBand && key != Category:
		return false, false
	case key == Indicator && (slices.Contains(lists[Indicator].fields, field) || data.IndicatorType.Field(field) != nil):
		return false, false
	}
	return true, true
}

// HeadFields are what stands once: "project.title", "period".
func HeadFields() []string {
	out := []string{"period", "period_start", "period_end", "date", "region", "district", "participants", "unique", "events"}
	for _, f := range data.ProjectType.Fields {
		out = append(out, "project."+f.Key)
	}
	return append(out, "project.title")
}

// Fill gathers the lists that are wanted, and what stands once. A list that
// is none of Lists is refused with a *data.Error of code no_such_list.
func (b *Builder) Fill(ctx context.Context, q data.ReportQuery, wanted []string) (data.Report, error) {
	g, err := b.gather(ctx, q)
	if err != nil {
		return data.Report{}, err
	}
	for _, key := range wanted {
		fill := lists[key].fill
		if fill == nil {
			of := data.TypeByKey(key)
			if of == nil {
				return data.Report{}, &data.Error{Code: "no_such_list", Args: data.Args{"list": key}}
			}
			fill = func(g *gathered) (data.ReportSheet, error) { return g.records(of, nil) }
		}
		sheet, err := fill(g)
		if err != nil {
			return data.Report{}, err
		}
		sheet.Key = key
		g.report.Sheets = append(g.report.Sheets, sheet)
	}
	if q.Proofs {
		if err := g.proofs(); err != nil {
			return data.Report{}, err
		}
	}
	if err := g.head(); err != nil {
		return data.Report{}, err
	}
	return g.report, nil
}
