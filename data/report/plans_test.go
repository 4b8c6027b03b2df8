package report_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sapar/data"
	"sapar/data/report"
)

// meetings is an indicator that counts meetings; change says what is different.
func meetings(n int, change func(*data.Indicator)) data.Indicator {
	i := data.Indicator{Base: data.Base{ID: id(n)}, Project: id(1), Kind: data.CountEvents, EventTypes: []string{"meeting"}, NameKK: "кездесу"}
	change(&i)
	return i
}

// The plan of meetings and dialogue platforms is the contract's, of the
// period, as on the list of indicators.
func TestPlanOfADistrictIsTheContracts(t *testing.T) {
	r := grant()
	year := map[string]int{"2026-04": 4, "2026-05": 4, "2026-09": 4}
	r.indicators = []data.Indicator{
		meetings(10, func(i *data.Indicator) {
			i.Plan, i.ByMonth, i.ByDistrict = 12, year, map[string]int{akzhaiyq: 6}
		}),
		meetings(11, func(i *data.Indicator) { // with officers: one each in a quarter's month
			i.Plan, i.ByMonth, i.ByDistrict = 3, map[string]int{"2026-04": 1, "2026-05": 1, "2026-09": 1}, map[string]int{akzhaiyq: 3}
		}),
		meetings(12, func(i *data.Indicator) { // of several kinds: no plan of meetings
			i.Plan, i.EventTypes = 100, []string{"meeting", "seminar"}
		}),
		meetings(13, func(i *data.Indicator) { i.Kind, i.Plan = data.CountHandouts, 1000 }),
	}
	for n, date := range []string{"2026-04-10", "2026-05-20", "2026-06-20"} {
		r.event(n+20, date, func(e *data.Event) { e.Kind = "meeting" })
	}
	r.event(30, "2026-06-21", func(e *data.Event) { e.Kind, e.Status = "meeting", data.Planned })
	r.event(31, "2026-06-22", nil) // a dialogue platform, of which the contract has no number
	r.event(32, "2026-06-23", func(e *data.Event) { e.Status = data.Planned })

	sheet := r.build(t, data.ReportQuery{Name: report.District, Period: period("2026-Q2")}).Sheets[0]
	rows := map[any]data.ReportRow{}
	for _, row := range sheet.Rows {
		rows[row["district"].Value] = row
	}
	three := func(row data.ReportRow, key string) []any { return values(row, key+"_plan", key, key+"_percent") }
	for what, c := range map[string]struct{ got, want []any }{
		"a district with a part: 8 of 12 of six and 2 of 3 of three": {three(rows[data.PlaceName(akzhaiyq)], "meetings"), []any{6, 3, 50.0}},
		"a district without a part":                                  {three(rows[data.PlaceName(borli)], "meetings"), []any{nil, 0, nil}},
		"in all":                                                     {values(sheet.Total, "meetings_plan", "meetings_percent"), []any{10, 30.0}},
		"what the contract does not ask for is the calendar's":       {three(rows[data.PlaceName(akzhaiyq)], "dialogues"), []any{2, 1, 50.0}},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
	if diff := cmp.Diff([]data.ID{id(10), id(11)}, sheet.Total["meetings_plan"].Sources); diff != "" {
		t.Errorf("the plan is that of %s", diff)
	}

	one := r.build(t, data.ReportQuery{Name: report.District, District: akzhaiyq, Period: period("2026-Q2")}).Sheets[0]
	if diff := cmp.Diff([]any{6, 50.0}, values(one.Total, "meetings_plan", "meetings_percent")); diff != "" {
		t.Errorf("of one district: %s", diff)
	}
}

// Why a plan was not met stands in the note: the reasons of what was put off or
// cancelled in the period, the commonest first.
func TestNoteSaysWhyAPlanWasNotMet(t *testing.T) {
	r := grant()
	of := dialogues(10, 12)
	met := dialogues(11, 0)
	r.indicators = []data.Indicator{of, met}
	n := 20
	not := func(status, reason, district string) data.ID {
		n++
		return r.event(n, "2026-05-20", func(e *data.Event) {
			e.Status, e.Reason, e.District, e.Indicators = status, reason, district, []data.ID{id(10), id(11)}
		})
	}
	sources := []data.ID{
		not(data.Cancelled, "карантин", akzhaiyq),
		not(data.Postponed, "жол жабық", akzhaiyq), not(data.Cancelled, "жол жабық", akzhaiyq),
	}
	not(data.Planned, "ерте жазылған", akzhaiyq)
	not(data.Held, "ескі себеп", akzhaiyq)
	not(data.Postponed, "", borli)
	r.event(60, "2026-08-01", func(e *data.Event) { e.Status, e.Reason = data.Cancelled, "кезеңнен тыс" })

	q := data.ReportQuery{Name: report.District, Period: period("2026-Q2")}
	for _, row := range r.build(t, q).Sheets[0].Rows {
		want := data.Cell{}
		if row["district"].Value == data.PlaceName(akzhaiyq) {
			want = data.Cell{Value: []string{"жол жабық – 2", "карантин"}, Sources: sources}
		}
		if diff := cmp.Diff(want, row["remark"]); diff != "" {
			t.Errorf("%s: %s", row["district"].Value, diff)
		}
	}
	q.Name = report.Indicator
	rows := r.build(t, q).Sheets[0].Rows
	if diff := cmp.Diff([]string{"жол жабық – 2", "карантин"}, rows[0]["remark"].Value); diff != "" {
		t.Error(diff)
	}
	if rows[1]["remark"].Value != nil {
		t.Error("nothing was to be met, and a reason is told")
	}

	for _, reason := range []string{"a", "b", "c", "d", "d"} {
		not(data.Cancelled, reason, akzhaiyq)
	}
	if diff := cmp.Diff([]string{"жол жабық – 2", "d – 2", "карантин", "a", "b", "… – 1"}, r.build(t, q).Sheets[0].Rows[0]["remark"].Value); diff != "" {
		t.Errorf("of many reasons: %s", diff)
	}
}
