package indicator_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"sapar/data"
	"sapar/data/indicator"
)

// field is all that an engine is asked about.
type field struct {
	project *data.Project
	list    []data.Indicator
	events  []data.Event
	rest    indicator.Facts
}

func (f field) engine() *indicator.Engine {
	facts := f.rest
	facts.Project, facts.Indicators, facts.Events = *f.project, f.list, f.events
	return indicator.New(facts, places)
}

// districts are those that events are drawn from: some of the region's, its
// city, and one of another region.
func districts(p *data.Project) []string {
	codes := []string{oral, taraz}
	for _, d := range places.Districts(wko, false)[:4] {
		codes = append(codes, d.Code)
	}
	if p.Region == taraz {
		return codes[:2]
	}
	return codes
}

func drawField(t *rapid.T) field {
	p := &data.Project{Base: data.Base{ID: id(1)}}
	p.Region = rapid.SampledFrom([]string{wko, wko, taraz}).Draw(t, "region")
	p.WithCity = rapid.Bool().Draw(t, "with city")
	p.Start = day("2026-01-01").AddDays(rapid.IntRange(0, 364).Draw(t, "start"))
	p.End = p.Start.AddDays(rapid.IntRange(0, 300).Draw(t, "length"))
	f := field{project: p}
	for n := range rapid.IntRange(1, 5).Draw(t, "indicators") {
		f.list = append(f.list, drawIndicator(t, p, id(100+n)))
	}
	for n := range rapid.IntRange(0, 40).Draw(t, "events") {
		f.events = append(f.events, drawEvent(t, f, id(200+n)))
	}
	f.drawRest(t)
	return f
}

func drawIndicator(t *rapid.T, p *data.Project, name data.ID) data.Indicator {
	i := data.Indicator{Base: data.Base{ID: name}}
	i.Kind = rapid.SampledFrom(data.List("indicator_kind")).Draw(t, "kind")
	i.Level = rapid.SampledFrom(data.List("level")).Draw(t, "level")
	i.Plan = rapid.IntRange(0, 300).Draw(t, "plan")
	if rapid.Bool().Draw(t, "some types") {
		i.EventTypes = []string{"meeting", "raid"}
	}
	i.Stage = rapid.SampledFrom(data.List("stage")).Draw(t, "stage")
	i.EachDistrict = rapid.IntRange(0, 3).Draw(t, "each district") == 0
	drawConditions(t, &i)
	if rapid.Bool().Draw(t, "is monthly") {
		i.PerMonth = rapid.IntRange(0, 5).Draw(t, "a month")
	}
	if rapid.Bool().Draw(t, "has days") {
		i.From = drawDay(t, p, "from")
		i.To = i.From.AddDays(rapid.IntRange(0, 90).Draw(t, "days"))
	}
	if rapid.Bool().Draw(t, "is split by district") {
		i.ByDistrict = rapid.MapOf(rapid.SampledFrom(districts(p)), rapid.IntRange(0, 40)).Draw(t, "by district")
	}
	if rapid.Bool().Draw(t, "is split by month") {
		i.ByMonth = map[string]int{}
		for range rapid.IntRange(0, 4).Draw(t, "months") {
			i.ByMonth[drawDay(t, p, "month").MonthKey()] = rapid.IntRange(0, 60).Draw(t, "part")
		}
	}
	return i
}

func drawEvent(t *rapid.T, f field, name data.ID) data.Event {
	e := data.Event{Base: data.Base{ID: name}, Date: drawDay(t, f.project, "date")}
	e.Project = rapid.SampledFrom([]data.ID{id(1), id(1), id(1), id(2)}).Draw(t, "project")
	e.Status = rapid.SampledFrom(append(data.List("status"), data.Held, data.Held)).Draw(t, "status")
	e.Kind = rapid.SampledFrom([]string{"meeting", "raid", "concert"}).Draw(t, "kind")
	e.Handouts = rapid.IntRange(0, 50).Draw(t, "handouts")
	e.District = rapid.SampledFrom(districts(f.project)).Draw(t, "district")
	// Mostly a village of that district, now and then of another, or none.
	home := rapid.SampledFrom(append(districts(f.project), e.District, e.District, e.District)).Draw(t, "home")
	villages := places.Villages(home)
	if n := rapid.IntRange(-1, 3).Draw(t, "village"); n >= 0 {
		e.Village = villages[n%len(villages)].Code
	}
	drawCircumstances(t, f, &e)
	for range rapid.IntRange(0, 3).Draw(t, "names") {
		e.Indicators = append(e.Indicators, rapid.SampledFrom(f.list).Draw(t, "indicator").ID)
	}
	return e
}

// drawDay is a day of the project or one close to it.
func drawDay(t *rapid.T, p *data.Project, label string) data.Date {
	return p.Start.AddDays(rapid.IntRange(-40, p.Start.DaysUntil(p.End)+40).Draw(t, label))
}

// replan says again what is due of a plan by a day, walking day by day.
func replan(p *data.Project, i data.Indicator, plan, whole int, on data.Date) int {
	first, last := i.From, i.To
	if first == 0 {
		first = p.Start
	}
	if last == 0 {
		last = p.End
	}
	if on < first {
		return 0
	}
	if on >= last {
		return plan
	}
	split, over := 0, 0
	for key, n := range i.ByMonth {
		split += n
		start, _ := time.Parse("2006-01", key)
		if next := data.DateOf(start.AddDate(0, 1, 0)); next <= on.AddDays(1) {
			over += n
		}
	}
	done, all := 0, 0
	switch {
	case split > 0:
		done, all = over, split
		if whole > 0 {
			done, all = min(over, whole), whole
		}
	case i.AddsUp() && i.PerMonth > 0:
		for n := 1; first.AddMonths(n).AddDays(-1) <= last; n++ {
			all++
			if first.AddMonths(n).AddDays(-1) <= on {
				done++
			}
		}
	default:
		for d := first; d <= last; d = d.AddDays(1) {
			all++
			if d <= on {
				done++
			}
		}
	}
	if all == 0 {
		return 0
	}
	return min(plan*done/all, plan)
}

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
