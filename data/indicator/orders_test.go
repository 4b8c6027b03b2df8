package indicator_test

import (
	"testing"

	"pgregory.net/rapid"

	"sapar/data"
	"sapar/data/indicator"
	"sapar/data/preset"
)

// order enters a social order from its preset.
func order(t *testing.T, key, from, to string) indicator.Facts {
	t.Helper()
	p, err := preset.ByKey(key)
	if err != nil {
		t.Fatal(err)
	}
	project, list := preset.Make(p, day(from), day(to))
	project.ID = id(1)
	for n := range list {
		list[n].ID, list[n].Project = id(10+n), id(1)
	}
	return indicator.Facts{Project: project, Indicators: list}
}

// All seven orders of Taraz, with the events of the text logged: the order
// whose text says so has plan 10 and fact 4, all others nothing done.
func TestOrdersAreAsTheirTextSays(t *testing.T) {
	const crime = "taraz-2-crime-prevention"
	all, err := preset.All()
	if err != nil {
		t.Fatal(err)
	}
	orders := 0
	for _, p := range all {
		if p.Project.Kind != "order" {
			continue
		}
		orders++
		f := order(t, p.Key, "2026-03-15", "2026-11-14")
		if p.Key == crime {
			for n := range 4 {
				e := held(100+n, "meeting", "2026-05-01", taraz, taraz, id(10))
				e.Date = e.Date.AddDays(10 * n)
				e.Audience, e.Partners = "students", []string{"law_enforcement", "akimat"}
				f.Events = append(f.Events, e)
			}
			alone := held(110, "meeting", "2026-06-20", taraz, taraz, id(10)) // nobody was brought in
			alone.Audience = "students"
			f.Events = append(f.Events, alone)
		}
		e := indicator.New(f, places)
		for n, got := range e.Measure(indicator.Query{Period: f.Project.Period(), On: day("2026-07-01")}) {
			want := 0
			if p.Key == crime && n == 0 {
				want = 4
			}
			if got.Fact != want {
				t.Errorf("%s, %s: fact %d, want %d", p.Key, got.Indicator.NameKK, got.Fact, want)
			}
			if p.Key == crime && n == 0 && (got.Plan != 10 || got.MonthsLeft != 5 || got.Needed() != 2 || got.Forecast != 8) {
				t.Errorf("plan %d, %d months left, needs %d a month, ends at %d", got.Plan, got.MonthsLeft, got.Needed(), got.Forecast)
			}
		}
		if p.Key == crime {
			if got := e.Misfits(id(10)); len(got) != 1 || got[0].Event != id(110) || len(got[0].Fields) != 1 || got[0].Fields[0] != "partners" {
				t.Errorf("misfits %+v", got)
			}
		}
	}
	if orders != 7 {
		t.Errorf("%d orders", orders)
	}
}

// Three raids a month, in a project from 15 March to 14 November: on any day
// three for each whole month that is over.
func TestThreeRaidsAMonthOnAnyDay(t *testing.T) {
	f := order(t, "taraz-2-crime-prevention", "2026-03-15", "2026-11-14")
	e := indicator.New(f, places)
	over, next := 0, day("2026-04-14")
	for on := day("2026-01-01"); on <= day("2026-12-31"); on = on.AddDays(1) {
		if on == next && over < 8 {
			over++
			next = next.AddMonths(1)
		}
		for _, got := range e.Measure(indicator.Query{Period: f.Project.Period(), On: on}) {
			if got.Indicator.PerMonth == 3 && (got.Plan != 24 || got.PlanToDate != 3*over) {
				t.Fatalf("on %s: plan %d, to date %d, want 24 and %d", on, got.Plan, got.PlanToDate, 3*over)
			}
		}
	}
}

// The strip's months add up to plan and fact, and nothing ends below what is
// there.
func TestStripAddsUpAndForecastHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawField(t)
		e := f.engine()
		q := indicator.Query{District: rapid.SampledFrom(append(districts(f.project), "")).Draw(t, "district"), On: drawDay(t, f.project, "on")}
		for n, got := range e.Measure(q) {
			plan, fact := 0, 0
			for _, m := range e.Strip(f.list[n].ID, q.District, q.On) {
				plan += m.Plan
				fact += m.Fact
			}
			if plan != got.Plan || fact != got.Fact {
				t.Fatalf("%s: the months add up to %d and %d, plan is %d and fact %d", got.Indicator.Kind, plan, fact, got.Plan, got.Fact)
			}
			if got.Forecast < got.Fact || got.Needed()*max(1, got.MonthsLeft) < got.Plan-got.Fact {
				t.Fatalf("%s: fact %d, ends at %d; needs %d in each of %d months for %d", got.Indicator.Kind, got.Fact, got.Forecast, got.Needed(), got.MonthsLeft, got.Plan)
			}
			if got.Over() && (got.Done() || f.list[n].Bound != data.Exactly) {
				t.Fatal("more than exact is done")
			}
		}
	})
}
