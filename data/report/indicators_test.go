package report_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sapar/data"
	"sapar/data/report"
)

var formula = []string{
	"plan", "period_plan", "period_fact", "period_percent", "plan_to_date", "fact", "to_date_percent", "percent", "deviation",
}

func dialogues(n, plan int) data.Indicator {
	return data.Indicator{
		Base: data.Base{ID: id(n)}, Project: id(1), Kind: data.CountEvents, EventTypes: []string{data.Dialogue},
		NameKK: "диалог алаңы", Unit: "events", Plan: plan, ByMonth: map[string]int{"2026-04": 2, "2026-05": 4, "2026-12": plan - 6},
	}
}

func TestIndicatorsLetters(t *testing.T) {
	r := grant()
	r.indicators = []data.Indicator{dialogues(10, 12)}
	var inQuarter []data.ID
	for n, date := range []string{"2026-03-20", "2026-04-10", "2026-05-20", "2026-06-20", "2026-07-01"} {
		e := r.event(n+20, date, func(e *data.Event) { e.Indicators = []data.ID{id(10)} })
		if n >= 1 && n <= 3 {
			inQuarter = append(inQuarter, e)
		}
	}
	got := r.build(t, data.ReportQuery{Name: report.Indicator, Period: period("2026-Q2")})
	if got.On != day("2026-06-30") {
		t.Errorf("counted until %s, want the quarter's end", got.On)
	}
	row := got.Sheets[0].Rows[0]
	// A 12; B 6 and C 3 of the quarter; D 6 and E 4 since the start.
	if diff := cmp.Diff([]any{12, 6, 3, 50.0, 6, 4, 66.7, 33.3, -2}, values(row, formula...)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(inQuarter, row["period_fact"].Sources); diff != "" {
		t.Errorf("proof of the period's fact: %s", diff)
	}
	if len(row["fact"].Sources) != 4 {
		t.Errorf("the fact since the start counts %d events, want 4", len(row["fact"].Sources))
	}
	if len(got.Sheets[0].Total) != 0 {
		t.Error("unlike units have no total")
	}
}

func TestIndicatorsWithoutFigures(t *testing.T) {
	r := grant()
	r.indicators = []data.Indicator{
		{Base: data.Base{ID: id(10)}, Project: id(1), Kind: data.CountEvents, NameKK: "жоспарсыз"},
		{Base: data.Base{ID: id(11)}, Project: id(1), Kind: data.CountFinishers, NameKK: "курс", Plan: 25},
		{Base: data.Base{ID: id(12)}, Project: id(1), Kind: data.CountHandouts, NameKK: "материал", Plan: 10},
	}
	r.event(20, "2026-05-20", func(e *data.Event) { e.Handouts, e.Indicators = 30, []data.ID{id(10), id(12)} })
	rows := r.build(t, data.ReportQuery{Name: report.Indicator}).Sheets[0].Rows

	if diff := cmp.Diff([]any{nil, nil, 1, nil, nil, 1, nil, nil, nil}, values(rows[0], formula...)); diff != "" {
		t.Errorf("without a plan: %s", diff)
	}
	if got := values(rows[1], "plan", "fact", "period_fact", "percent"); !cmp.Equal(got, []any{25, 0, 0, 0.0}) {
		t.Errorf("a course that nobody has finished: %v", got)
	}
	if got := values(rows[2], "percent", "done"); !cmp.Equal(got, []any{300.0, data.Code{List: "fulfilment", Code: "done"}}) {
		t.Errorf("more than the plan: %v, want 300 %% and done", got)
	}
	if rows[0]["done"].Value != nil {
		t.Error("nothing is done where nothing was planned")
	}
}

func TestMatrix(t *testing.T) {
	r := grant()
	split := dialogues(10, 12)
	split.ByDistrict = map[string]int{akzhaiyq: 4, borli: 3} // five are in no district's part
	r.indicators = []data.Indicator{split, {Base: data.Base{ID: id(11)}, Project: id(1), Kind: data.CountHandouts, NameKK: "м"}}
	names := func(district string) func(*data.Event) {
		return func(e *data.Event) {
			e.District, e.Indicators, e.Handouts = district, []data.ID{id(10), id(11)}, 7
		}
	}
	r.event(20, "2026-05-20", names(akzhaiyq))
	r.event(21, "2026-05-21", names(akzhaiyq))
	r.event(22, "2026-05-22", names(borli))

	matrix := r.build(t, data.ReportQuery{Name: report.District}).Sheets[0]
	if len(matrix.Rows) != 12 || len(matrix.Across[report.Indicator]) != 2 {
		t.Fatalf("%d rows; the matrix has 12 districts down and 2 indicators across", len(matrix.Rows))
	}
	key, other := "indicator."+id(10).String(), "indicator."+id(11).String()
	rows := map[any]data.ReportRow{}
	for _, row := range matrix.Rows {
		rows[row["district"].Value] = row
	}
	three := func(row data.ReportRow, key string) []any {
		return values(row, key+".plan", key+".fact", key+".percent")
	}
	for what, c := range map[string]struct{ got, want []any }{
		"a district with a part":      {three(rows[data.PlaceName(akzhaiyq)], key), []any{4, 2, 50.0}},
		"another":                     {three(rows[data.PlaceName(borli)], key), []any{3, 1, 33.3}},
		"a district without":          {three(rows[data.PlaceName("275800000")], key), []any{nil, 0, nil}},
		"in all: the contract's plan": {three(matrix.Total, key), []any{12, 3, 25.0}},
		"without any plan":            {three(matrix.Total, other), []any{nil, 21, nil}},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}

	if rows := r.build(t, data.ReportQuery{Name: report.Indicator, District: akzhaiyq}).Sheets[0].Rows; rows[0]["fact"].Value != 2 {
		t.Errorf("one district has %v", rows[0]["fact"].Value)
	}
}

func TestMatrixShowsWhatWasHeldElsewhere(t *testing.T) {
	r := grant()
	r.indicators = []data.Indicator{{Base: data.Base{ID: id(11)}, Project: id(1), Kind: data.CountHandouts, NameKK: "м"}}
	r.event(20, "2026-05-20", func(e *data.Event) {
		e.District, e.Village, e.Indicators, e.Handouts = oral, "", []data.ID{id(11)}, 7
	})
	matrix := r.build(t, data.ReportQuery{Name: report.District}).Sheets[0]
	key := "indicator." + id(11).String() + ".fact"
	if len(matrix.Rows) != 13 || matrix.Rows[12][key].Value != 7 || matrix.Total[key].Value != 7 {
		t.Errorf("%d rows, the last of them %v, total %v", len(matrix.Rows), matrix.Rows[12][key].Value, matrix.Total[key].Value)
	}
}

func TestMatrixSumsPlansThatOnlyDistrictsHave(t *testing.T) {
	r := grant()
	r.indicators = []data.Indicator{{
		Base: data.Base{ID: id(11)}, Project: id(1), Kind: data.CountHandouts, NameKK: "м",
		ByDistrict: map[string]int{akzhaiyq: 40, borli: 60},
	}}
	total := r.build(t, data.ReportQuery{Name: report.District}).Sheets[0].Total
	if got := total["indicator."+id(11).String()+".plan"].Value; got != 100 {
		t.Errorf("plan in all %v, want 100", got)
	}
}
