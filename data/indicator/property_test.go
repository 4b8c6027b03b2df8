package indicator_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"sapar/data"
	"sapar/data/indicator"
)

func TestFiguresEqualANaiveRecount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawField(t)
		on := drawDay(t, f.project, "on")
		asked := data.Period{Kind: data.Days, From: drawDay(t, f.project, "period")}
		asked.To = asked.From.AddDays(rapid.IntRange(0, 120).Draw(t, "period's days"))
		rows, whole := f.engine().ByDistrict(asked, on)
		rows = append(rows, indicator.Row{Progress: whole})
		for _, row := range rows {
			for n, got := range row.Progress {
				i := f.list[n]
				fact, proof := recount(f, i, row.District, 0, on)
				inPeriod, _ := recount(f, i, row.District, asked.From, min(on, asked.To))
				if got.Fact != fact || got.PeriodFact != inPeriod {
					t.Fatalf("%s %q: fact %d, %d in the period; a recount gives %d and %d", i.Kind, row.District, got.Fact, got.PeriodFact, fact, inPeriod)
				}
				var ids []string
				for _, event := range got.Proof {
					ids = append(ids, event.String())
				}
				slices.Sort(ids)
				if diff := cmp.Diff(proof, ids); diff != "" {
					t.Fatalf("%s %q: proof differs (-recount +engine):\n%s", i.Kind, row.District, diff)
				}
				due := func(day data.Date) int { return replan(f.project, i, got.Plan, whole[n].Plan, day) }
				if got.PlanToDate != due(on) || got.PeriodPlan != due(asked.To)-due(asked.From.AddDays(-1)) {
					t.Fatalf("%s %q: due %d, %d in the period; day by day %d and %d", i.Kind, row.District,
						got.PlanToDate, got.PeriodPlan, due(on), due(asked.To)-due(asked.From.AddDays(-1)))
				}
				if got.District != row.District || got.On != on || got.Indicator.ID != i.ID {
					t.Fatalf("progress of %q on %s for %s, asked for %q on %s", got.District, got.On, got.Indicator.ID, row.District, on)
				}
			}
		}
	})
}

func TestProofStandsByDate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawField(t)
		date := map[data.ID]data.Date{}
		for _, e := range f.events {
			date[e.ID] = e.Date
		}
		for _, got := range f.engine().Measure(indicator.Query{On: drawDay(t, f.project, "on")}) {
			if got.ProofOf != "event" {
				continue
			}
			if !slices.IsSortedFunc(got.Proof, func(a, b data.ID) int { return int(date[a] - date[b]) }) {
				t.Fatalf("proof is not by date: %v", got.Proof)
			}
		}
	})
}

func TestDistrictsLessOverlapAreTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawField(t)
		on := drawDay(t, f.project, "on")
		rows, whole := f.engine().ByDistrict(f.project.Period(), on)
		for n, all := range whole {
			var parts []data.Progress
			sum, most := 0, 0
			for _, row := range rows {
				parts = append(parts, row.Progress[n])
				sum += row.Progress[n].Fact
				most = max(most, row.Progress[n].Fact)
			}
			over := 0
			if all.Indicator.Kind != data.CountComposition { // a group is its district's
				over = reoverlap(f, f.list[n], on)
			}
			if data.Overlap(all, parts) != over || sum-over != all.Fact || all.Fact < most {
				t.Fatalf("%s: districts add up to %d, the most of one is %d, the overlap %d or, recounted, %d; the whole is %d",
					all.Indicator.Kind, sum, most, data.Overlap(all, parts), over, all.Fact)
			}
		}
	})
}

func TestPlanToDateNeverFallsAndNeverExceedsThePlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawField(t)
		e := f.engine()
		q := indicator.Query{District: rapid.SampledFrom(append(districts(f.project), "")).Draw(t, "district")}
		before := make([]int, len(f.list))
		for q.On = f.project.Start.AddDays(-60); q.On <= f.project.End.AddDays(160); q.On = q.On.AddDays(3) {
			for n, got := range e.Measure(q) {
				if got.PlanToDate < before[n] || got.PlanToDate > got.Plan {
					t.Fatalf("on %s: %d due of %d, and %d three days before", q.On, got.PlanToDate, got.Plan, before[n])
				}
				before[n] = got.PlanToDate
			}
		}
		for n, got := range e.Measure(q) {
			if before[n] != got.Plan {
				t.Fatalf("at the end %d due of %d", before[n], got.Plan)
			}
		}
	})
}

func TestPeriodPlansAddUpToThePlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawField(t)
		for n := range f.list { // so that all of it falls into the project
			f.list[n].From, f.list[n].To = 0, 0
		}
		e := f.engine()
		sums := make([]int, len(f.list))
		for first := f.project.Start; first <= f.project.End; {
			month := data.PeriodOf(data.Month, first)
			for n, got := range e.Measure(indicator.Query{Period: month, On: f.project.End}) {
				sums[n] += got.PeriodPlan
			}
			first = month.To.AddDays(1)
		}
		for n, got := range e.Measure(indicator.Query{Period: f.project.Period(), On: f.project.End}) {
			if sums[n] != got.Plan || got.PeriodPlan != got.Plan {
				t.Fatalf("months' plans add up to %d, the project's period plan is %d, the plan %d", sums[n], got.PeriodPlan, got.Plan)
			}
		}
	})
}

func TestOrderOfEventsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawField(t)
		asked, on := f.project.Period(), drawDay(t, f.project, "on")
		rows, whole := f.engine().ByDistrict(asked, on)
		f.events = rapid.Permutation(f.events).Draw(t, "another order")
		rows2, whole2 := f.engine().ByDistrict(asked, on)
		if diff := cmp.Diff(append(rows, indicator.Row{Progress: whole}), append(rows2, indicator.Row{Progress: whole2})); diff != "" {
			t.Fatalf("another order of events gives another progress:\n%s", diff)
		}
	})
}

func TestWhatRecordsAddComesToTheFigures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawField(t)
		q := indicator.Query{
			District: rapid.SampledFrom(append(districts(f.project), "")).Draw(t, "district"),
			Period:   data.Period{Kind: data.Days, From: drawDay(t, f.project, "period")}, On: drawDay(t, f.project, "on"),
		}
		q.Period.To = q.Period.From.AddDays(rapid.IntRange(0, 120).Draw(t, "period's days"))
		e := f.engine()
		counted := e.Counted(q)
		for n, figure := range e.Measure(q) {
			fact, inPeriod := 0, 0
			of := map[data.ID]bool{}
			for _, c := range counted[n] {
				fact, inPeriod = fact+c.Adds, inPeriod+c.PeriodAdds
				if of[c.Record] {
					t.Fatalf("%s: %s is counted twice", figure.Indicator.Kind, c.Record)
				}
				of[c.Record] = true
			}
			if fact != figure.Fact || inPeriod != figure.PeriodFact {
				t.Fatalf("%s %q: records add up to %d, %d in the period; the figures are %d and %d",
					figure.Indicator.Kind, q.District, fact, inPeriod, figure.Fact, figure.PeriodFact)
			}
			for _, id := range slices.Concat(figure.Proof, figure.PeriodProof) {
				if !of[id] {
					t.Fatalf("%s %q: %s is proof and not among what is counted", figure.Indicator.Kind, q.District, id)
				}
			}
		}
	})
}
