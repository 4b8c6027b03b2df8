package indicator_test

import (
	"testing"

	"sapar/data"
	"sapar/data/indicator"
	"sapar/data/territory"
)

const (
	wko      = "270000000"
	oral     = "271000000" // the region's city
	taraz    = "311000000"
	allDays  = "2026-01-01..2026-12-31"
	raidDays = "2026-03-15..2026-11-14"
)

var places = territory.Builtin()

func day(s string) data.Date {
	d, err := data.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func period(s string) data.Period {
	p, err := data.ParsePeriod(s)
	if err != nil {
		panic(err)
	}
	return p
}

// project lasts over the days, in a region or city.
func project(region, days string) *data.Project {
	p := period(days)
	return &data.Project{Base: data.Base{ID: id(1)}, Region: region, Start: p.From, End: p.To}
}

// id is some id, the same for the same number; greater for a greater one.
func id(n int) data.ID { return data.ID{14: byte(n >> 8), 15: byte(n)} }

// held is an event of the project above that was held and names indicators.
func held(n int, kind, date, district, village string, names ...data.ID) data.Event {
	return data.Event{
		Base: data.Base{ID: id(n)}, Project: id(1), Status: data.Held, Kind: kind,
		Date: day(date), District: district, Village: village, Indicators: names,
	}
}

// engine is one over events alone.
func engine(p *data.Project, list []data.Indicator, events []data.Event) *indicator.Engine {
	return indicator.New(indicator.Facts{Project: *p, Indicators: list, Events: events}, places)
}

func measure(p *data.Project, i data.Indicator, events []data.Event, q indicator.Query) data.Progress {
	return engine(p, []data.Indicator{i}, events).Measure(q)[0]
}

// The daily question of the social orders' text: 10 кездесу жоспарланған;
// бүгінгі таңда 4 кездесу ұйымдастырылды.
func TestTenMeetingsPlannedFourHeld(t *testing.T) {
	const meeting = "meeting"
	p := project(taraz, raidDays)
	students, officers := id(10), id(11)
	events := []data.Event{
		held(20, meeting, "2026-04-01", taraz, taraz, students),
		held(21, meeting, "2026-04-02", taraz, taraz, students),
		held(22, meeting, "2026-05-01", taraz, taraz, students, students), // ticked twice, counted once
		held(23, meeting, "2026-06-10", taraz, taraz, students),

		held(30, meeting, "2026-06-11", taraz, taraz, officers),          // the other meetings
		held(31, meeting, "2026-06-11", taraz, taraz),                    // names none
		held(32, "concert", "2026-06-11", taraz, taraz, students),        // another type
		held(33, meeting, "2026-08-15", taraz, taraz, students),          // not yet
		held(34, meeting, "2026-03-14", taraz, taraz, students),          // before the project
		held(35, meeting, "2026-06-11", taraz, taraz, students),          // another project's
		held(36, meeting, "2026-06-11", taraz, taraz, students),          // only planned
		held(37, meeting, "2026-06-11", taraz, taraz, students),          // postponed
		held(38, meeting, "2026-06-11", taraz, taraz, students),          // cancelled
		held(39, meeting, "2026-06-12", taraz, taraz, officers, id(999)), // names one that is gone
	}
	events[9].Project = id(2)
	events[10].Status = data.Planned
	events[11].Status = data.Postponed
	events[12].Status = data.Cancelled
	list := []data.Indicator{
		{Base: data.Base{ID: students}, Kind: data.CountEvents, EventTypes: []string{meeting}, Plan: 10},
		{Base: data.Base{ID: officers}, Kind: data.CountEvents, EventTypes: []string{meeting}, Plan: 2},
	}
	e := engine(p, list, events)
	for _, district := range []string{"", taraz} { // one city: its plan is the whole plan
		got := e.Measure(indicator.Query{District: district, Period: period("2026-Q2"), On: day("2026-08-14")})
		a, b := got[0], got[1]
		if a.Plan != 10 || a.Fact != 4 || a.MonthsLeft != 3 {
			t.Errorf("district %q: plan %d, done %d, %d months left; want plan 10, done 4, 3 months left", district, a.Plan, a.Fact, a.MonthsLeft)
		}
		if len(a.Proof) != 4 || a.Proof[0] != id(20) || a.Proof[3] != id(23) {
			t.Errorf("district %q: proof %v", district, a.Proof)
		}
		if b.Plan != 2 || b.Fact != 2 {
			t.Errorf("district %q: meetings with officers: plan %d, done %d; want 2 and 2", district, b.Plan, b.Fact)
		}
		if a.PeriodFact != 4 {
			t.Errorf("district %q: %d in the second quarter, want 4", district, a.PeriodFact)
		}
	}
}

// The text's raids: айына 3 рет, eight months from 15 March.
func TestThreeRaidsAMonth(t *testing.T) {
	p := project(taraz, raidDays)
	raids := data.Indicator{Base: data.Base{ID: id(10)}, Kind: data.CountEvents, PerMonth: 3}
	for on, want := range map[string]int{
		"2026-03-14": 0, "2026-03-15": 0, "2026-04-13": 0,
		"2026-04-14": 3, "2026-05-13": 3, "2026-05-14": 6,
		"2026-10-13": 18, "2026-10-14": 21, "2026-11-13": 21,
		"2026-11-14": 24, "2027-01-01": 24,
	} {
		got := measure(p, raids, nil, indicator.Query{On: day(on)})
		if got.Plan != 24 || got.PlanToDate != want {
			t.Errorf("on %s: %d of %d raids due, want %d of 24", on, got.PlanToDate, got.Plan, want)
		}
	}
	got := measure(p, raids, nil, indicator.Query{Period: period("2026-Q2"), On: day("2026-06-30")})
	if got.PeriodPlan != 9 {
		t.Errorf("second quarter: %d raids due, want the 9 of 14 April, May and June", got.PeriodPlan)
	}
}

func TestMonthsCountedFromAMonthsLastDay(t *testing.T) {
	p := project(taraz, "2026-01-31..2026-06-30")
	raids := data.Indicator{Base: data.Base{ID: id(10)}, Kind: data.CountEvents, PerMonth: 1}
	for on, want := range map[string]int{
		"2026-02-26": 0, "2026-02-27": 1, "2026-02-28": 1, "2026-03-29": 1, "2026-03-30": 2, "2026-04-28": 2, "2026-04-29": 3,
	} {
		if got := measure(p, raids, nil, indicator.Query{On: day(on)}); got.PlanToDate != want || got.Plan != 5 {
			t.Errorf("on %s: %d of %d due, want %d of 5", on, got.PlanToDate, got.Plan, want)
		}
	}
}

func TestMonthsLeft(t *testing.T) {
	p := project(taraz, raidDays)
	for on, want := range map[string]int{
		"2026-03-14": 8, "2026-03-15": 8, "2026-08-14": 3, "2026-08-15": 3, "2026-09-13": 3, "2026-09-14": 2,
		"2026-10-14": 1, "2026-11-13": 1, "2026-11-14": 1, "2026-11-15": 0, "2027-05-01": 0,
	} {
		if got := measure(p, data.Indicator{}, nil, indicator.Query{On: day(on)}); got.MonthsLeft != want {
			t.Errorf("on %s: %d months left, want %d", on, got.MonthsLeft, want)
		}
	}
}

func TestPlanToDate(t *testing.T) {
	months := map[string]int{"2026-02": 2, "2026-03": 5, "2026-05": 3, "2026-12": 10, "some day": 7}
	tests := []struct {
		condition string
		indicator data.Indicator
		district  string
		want      map[string]int // by day
	}{
		{"evenly by days", data.Indicator{Plan: 365}, "", map[string]int{
			"2025-12-31": 0, "2026-01-01": 1, "2026-02-01": 32, "2026-12-30": 364, "2026-12-31": 365, "2027-02-02": 365}},
		{"rounded down", data.Indicator{Plan: 10}, "", map[string]int{
			"2026-01-01": 0, "2026-02-05": 0, "2026-02-06": 1, "2026-12-30": 9, "2026-12-31": 10}},
		{"days of its own", data.Indicator{Plan: 10, From: day("2026-06-01"), To: day("2026-06-10")}, "", map[string]int{
			"2026-05-31": 0, "2026-06-01": 1, "2026-06-09": 9, "2026-06-10": 10, "2026-12-01": 10}},
		{"split by hand", data.Indicator{Plan: 20, ByMonth: months}, "", map[string]int{
			"2026-02-27": 0, "2026-02-28": 2, "2026-03-31": 7, "2026-05-30": 7, "2026-05-31": 10, "2026-12-30": 10, "2026-12-31": 20}},
		{"split of more than the plan", data.Indicator{Plan: 6, ByMonth: months}, "", map[string]int{
			"2026-02-28": 2, "2026-03-31": 6, "2026-12-31": 6}},
		{"split of the last, started month", data.Indicator{Plan: 20, ByMonth: months, To: day("2026-12-15")}, "", map[string]int{
			"2026-12-14": 10, "2026-12-15": 20}},
		{"a district's share of a split", data.Indicator{Plan: 20, ByMonth: months, ByDistrict: map[string]int{"273600000": 5}}, "273600000", map[string]int{
			"2026-02-28": 0, "2026-03-31": 1, "2026-05-31": 2, "2026-12-31": 5}},
		{"a split by hand before so many a month", data.Indicator{PerMonth: 2, ByMonth: map[string]int{"2026-01": 20}}, "", map[string]int{
			"2026-01-30": 0, "2026-01-31": 20, "2026-12-31": 24}},
		{"a district's share of so many a month", data.Indicator{PerMonth: 2, ByDistrict: map[string]int{"273600000": 6}}, "273600000", map[string]int{
			"2026-01-31": 0, "2026-02-28": 1, "2026-11-30": 5, "2026-12-31": 6}},
		{"no month is whole", data.Indicator{PerMonth: 2, To: day("2026-01-20")}, "", map[string]int{
			"2026-01-10": 0, "2026-02-10": 0}},
		{"nothing set", data.Indicator{}, "", map[string]int{"2026-06-01": 0, "2026-12-31": 0}},
	}
	p := project(wko, allDays)
	for _, tt := range tests {
		t.Run(tt.condition, func(t *testing.T) {
			tt.indicator.Kind = data.CountEvents
			for on, want := range tt.want {
				if got := measure(p, tt.indicator, nil, indicator.Query{District: tt.district, On: day(on)}); got.PlanToDate != want {
					t.Errorf("on %s: %d due, want %d", on, got.PlanToDate, want)
				}
			}
		})
	}
}

func TestPlanOfADistrict(t *testing.T) {
	const here, there = "273600000", "274000000"
	parts := map[string]int{here: 7}
	tests := []struct {
		condition string
		region    string
		district  string
		indicator data.Indicator
		want      int
	}{
		{"no parts set", wko, here, data.Indicator{Kind: data.CountEvents, Plan: 10}, 0},
		{"its part", wko, here, data.Indicator{Kind: data.CountEvents, Plan: 10, ByDistrict: parts}, 7},
		{"other districts' parts", wko, there, data.Indicator{Kind: data.CountEvents, Plan: 10, ByDistrict: parts}, 0},
		{"so many a month", wko, here, data.Indicator{Kind: data.CountEvents, PerMonth: 3}, 0},
		{"so many a month with its part", wko, here, data.Indicator{Kind: data.CountEvents, PerMonth: 3, ByDistrict: parts}, 7},
		{"12 of 12 districts", wko, here, data.Indicator{Kind: data.CountCoverage, Level: "district", Plan: 12}, 1},
		{"districts without a plan", wko, here, data.Indicator{Kind: data.CountCoverage, Level: "district"}, 0},
		{"the city that is left out", wko, oral, data.Indicator{Kind: data.CountCoverage, Level: "district", Plan: 12}, 0},
		{"villages", wko, here, data.Indicator{Kind: data.CountCoverage, Level: "village", Plan: 100}, 0},
		{"the only city", taraz, taraz, data.Indicator{Kind: data.CountEvents, Plan: 10}, 10},
		{"so many a month in the only city", taraz, taraz, data.Indicator{Kind: data.CountEvents, PerMonth: 3}, 36},
		{"a district of another region", taraz, here, data.Indicator{Kind: data.CountEvents, Plan: 10}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.condition, func(t *testing.T) {
			got := measure(project(tt.region, allDays), tt.indicator, nil, indicator.Query{District: tt.district, On: day("2026-06-01")})
			if got.Plan != tt.want {
				t.Errorf("plan %d, want %d", got.Plan, tt.want)
			}
		})
	}
}

func TestHandouts(t *testing.T) {
	i := data.Indicator{Base: data.Base{ID: id(10)}, Kind: data.CountHandouts, Plan: 1000}
	events := []data.Event{
		held(20, "meeting", "2026-05-02", taraz, taraz, id(10)),
		held(21, "concert", "2026-05-01", taraz, taraz, id(10)),
		held(22, "meeting", "2026-05-03", taraz, taraz, id(10)),
		held(23, "meeting", "2026-05-04", taraz, taraz),
	}
	events[0].Handouts, events[1].Handouts, events[3].Handouts = 120, 80, 500
	got := measure(project(taraz, allDays), i, events, indicator.Query{Period: period("2026-05-02..2026-05-31"), On: day("2026-06-01")})
	if got.Fact != 200 || got.PeriodFact != 120 {
		t.Errorf("%d handed out, %d in the period; want 200 and 120", got.Fact, got.PeriodFact)
	}
	if len(got.Proof) != 2 || got.Proof[0] != id(21) || got.Proof[1] != id(20) {
		t.Errorf("proof %v, want the two events at which something was handed out, by date", got.Proof)
	}
}

func TestCoverage(t *testing.T) {
	districts := places.Districts(wko, false)
	first, second := districts[0].Code, districts[1].Code
	a, b := places.Villages(first)[0].Code, places.Villages(second)[0].Code
	city := places.Villages(oral)[0].Code
	p := project(wko, allDays)
	events := []data.Event{
		held(20, "meeting", "2026-05-01", first, a), // no event names the indicator
		held(21, "concert", "2026-05-20", first, a),
		held(22, "meeting", "2026-06-01", second, b),
		held(23, "meeting", "2026-06-02", oral, city),
		held(24, "meeting", "2026-06-02", taraz, taraz),
		held(25, "meeting", "2026-06-03", second, ""),
	}
	for _, tt := range []struct {
		level      string
		withCity   bool
		fact, june int
		proof      int
	}{
		{"district", false, 2, 1, 4},
		{"district", true, 3, 2, 5},
		{"okrug", false, 2, 1, 3},
		{"village", false, 2, 1, 3},
		{"village", true, 3, 2, 4},
		{"", false, 0, 0, 0},
	} {
		p.WithCity = tt.withCity
		i := data.Indicator{Base: data.Base{ID: id(10)}, Kind: data.CountCoverage, Level: tt.level, Plan: 12}
		got := measure(p, i, events, indicator.Query{Period: period("2026-06"), On: day("2026-11-22")})
		if got.Fact != tt.fact || got.PeriodFact != tt.june || len(got.Proof) != tt.proof {
			t.Errorf("level %q, with the city %v: %d covered, %d in June, proof %d; want %d, %d, %d",
				tt.level, tt.withCity, got.Fact, got.PeriodFact, len(got.Proof), tt.fact, tt.june, tt.proof)
		}
	}
}

func TestRecordsThatOnlyAMergeCanBring(t *testing.T) {
	i := data.Indicator{Base: data.Base{ID: id(10)}, Kind: data.CountEvents, Plan: 3}
	q := indicator.Query{Period: period("2026"), On: day("2026-06-01")}
	elsewhere := held(20, "meeting", "2026-05-01", taraz, taraz, id(10))

	t.Run("an event in another region has a row of its own", func(t *testing.T) {
		rows, whole := engine(project(wko, allDays), []data.Indicator{i}, []data.Event{elsewhere}).ByDistrict(q.Period, q.On)
		if len(rows) != 13 || rows[12].District != taraz || rows[12].Progress[0].Fact != 1 || whole[0].Fact != 1 {
			t.Errorf("%d rows, whole %d", len(rows), whole[0].Fact)
		}
	})
	t.Run("an unknown region has no districts", func(t *testing.T) {
		if got := measure(project("999999999", allDays), i, []data.Event{elsewhere}, q); got.Fact != 1 || got.Plan != 3 {
			t.Errorf("%+v", got)
		}
	})
	t.Run("a project without days counts and promises nothing", func(t *testing.T) {
		p := project(taraz, allDays)
		p.Start, p.End = 0, 0
		if got := measure(p, i, []data.Event{elsewhere}, q); got.Fact != 1 || got.PlanToDate != 0 || got.MonthsLeft != 0 {
			t.Errorf("%+v", got)
		}
	})
	t.Run("an end before the start counts nothing", func(t *testing.T) {
		p := project(taraz, allDays)
		p.Start, p.End = p.End, p.Start
		if got := measure(p, i, []data.Event{elsewhere}, q); got.Fact != 0 || got.MonthsLeft != 0 {
			t.Errorf("%+v", got)
		}
	})
}
