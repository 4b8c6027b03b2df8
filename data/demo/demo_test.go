package demo_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sapar/data"
	"sapar/data/demo"
	"sapar/data/indicator"
	"sapar/data/preset"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

const today = data.Date(20261122)

func options(t testing.TB, districts ...string) demo.Options {
	t.Helper()
	p, err := preset.ByKey("wko-rural-youth")
	if err != nil {
		t.Fatal(err)
	}
	return demo.Options{Seed: 1, Today: today, Places: territory.Builtin(), Preset: p, Districts: districts}
}

// all drains a generator into its records by type.
func all(t testing.TB, o demo.Options) map[string][]data.Record {
	t.Helper()
	g, err := demo.New(o)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]data.Record{}
	for {
		r, err := g.Next()
		if err != nil {
			t.Fatal(err)
		}
		if r == nil {
			return out
		}
		out[r.Type().Key] = append(out[r.Type().Key], r)
	}
}

func TestDistrictIsAYearOfWork(t *testing.T) {
	o := options(t, storetest.Akzhaiyk)
	records := all(t, o)
	project := records["project"][0].(*data.Project)
	if project.Start != 20260201 || project.End != 20270131 {
		t.Errorf("project from %v to %v", project.Start, project.End)
	}
	count := func(key string, lo, hi int) {
		t.Helper()
		if n := len(records[key]); n < lo || n > hi {
			t.Errorf("%d records of %s, want %d to %d", n, key, lo, hi)
		}
	}
	count("project", 1, 1)
	count("indicator", 14, 14)
	count("member", 8, 8)
	count("event", demo.Events, demo.Events)
	count("attendance", demo.Attendance, demo.Attendance)
	count("person", demo.People-200, demo.People+200)
	count("trip", 30, 90)
	count("issue", 150, 400)
	count("recommendation", 100, 300)
	count("course", 1, 1)
	count("enrolment", 8, 15)
	count("material", 3, 3)
	count("supply", 3, 3)
	count("handout", 300, 700)
	count("product", 10, 40)
	count("talent", 15, 40)
	count("performance", 120, 330)
	count("employer", 10, 60)

	numbers := map[string]bool{}
	status, villages, perDay := map[string]int{}, map[string]int{}, map[string]int{}
	concerts := 0
	for _, r := range records["event"] {
		e := r.(*data.Event)
		status[e.Status]++
		villages[e.Village]++
		numbers[e.Number] = true
		perDay[e.Date.String()+e.Village]++
		if e.Kind == "concert" && e.Status == data.Held && e.Unlisted > 0 {
			concerts++
		}
		if e.Title == "" || e.Topic == "" || e.Audience == "" || e.Place == "" || len(e.Indicators) == 0 && e.Kind == "meeting" {
			t.Errorf("event lacks something: %+v", e)
		}
	}
	if len(numbers) != demo.Events || !numbers["2732-2026-001"] || !numbers["2732-2027-001"] {
		t.Errorf("%d registration numbers", len(numbers))
	}
	if n := status[data.Planned]; n < 20 || n > 30 {
		t.Errorf("%d events are planned ahead", n)
	}
	if status[data.Held] < 250 || status[data.Postponed] == 0 || status[data.Cancelled] == 0 {
		t.Errorf("events by status: %v", status)
	}
	if concerts == 0 {
		t.Error("no concert has people in no list")
	}
	never := 0
	for _, v := range o.Places.Villages(storetest.Akzhaiyk) {
		if villages[v.Code] == 0 {
			never++
		}
	}
	if never < 2 || never > 15 {
		t.Errorf("%d villages are never visited", never)
	}
	if len(perDay) == len(records["event"]) {
		t.Error("no village has two events on a day")
	}
	events := map[data.ID]int{}
	listed := map[[2]data.ID]bool{}
	for _, r := range records["attendance"] {
		a := r.(*data.Attendance)
		events[a.Person]++
		if pair := [2]data.ID{a.Event, a.Person}; listed[pair] {
			t.Fatalf("%v is twice on a list", a.Person)
		} else {
			listed[pair] = true
		}
	}
	regulars := 0
	for _, n := range events {
		if n >= 10 {
			regulars++
		}
	}
	if len(events) != len(records["person"]) || regulars < 100 {
		t.Errorf("%d of %d people were somewhere, %d are regulars", len(events), len(records["person"]), regulars)
	}
}

func TestPeopleAreMostlyYoung(t *testing.T) {
	bands, categories := map[string]int{}, map[string]int{}
	people := all(t, options(t, storetest.Borli))["person"]
	for _, r := range people {
		p := r.(*data.Person)
		age, known := data.Age(p.BirthYear, today)
		switch {
		case !known:
			bands["unknown"]++
		case age < data.DefaultAgeMin:
			bands["younger"]++
		case age > data.DefaultAgeMax:
			bands["older"]++
		default:
			bands["young"]++
		}
		categories[p.Category]++
		if known && (p.Category == "pupil" && age > 18 || p.Category == "entrepreneur" && age < 18) {
			t.Errorf("a %s of %d", p.Category, age)
		}
		if known && age < 17 && p.Consent == "self" {
			t.Errorf("a child of %d gave consent", age)
		}
	}
	if bands["young"] < len(people)*8/10 || bands["younger"] == 0 || bands["older"] == 0 || bands["unknown"] == 0 {
		t.Errorf("ages: %v", bands)
	}
	for _, code := range data.List("category") {
		if categories[code] == 0 {
			t.Errorf("nobody is %s", code)
		}
	}
}

// Each record comes after those it names, passes every rule without a warning,
// and has an id greater than the one before.
func TestRecordsKeepTheRules(t *testing.T) {
	g, err := demo.New(options(t, storetest.Akzhaiyk, storetest.Borli))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]data.Record{}
	last := data.ID{}
	scope := data.Scope{Today: today, Places: territory.Builtin()}
	for {
		r, err := g.Next()
		if err != nil {
			t.Fatal(err)
		}
		if r == nil {
			break
		}
		id := data.BaseOf(r).ID
		if slices.Compare(last[:], id[:]) >= 0 {
			t.Fatalf("id %v after %v", id, last)
		}
		last = id
		s := scope
		for _, f := range r.Type().Fields {
			var named []string
			switch v := f.Get(r).(type) {
			case string:
				named = []string{v}
			case []string:
				named = v
			}
			if f.Kind != data.Ref && f.Kind != data.Refs {
				continue
			}
			for _, id := range named {
				other := seen[id]
				if other == nil || other.Type().Key != f.Of {
					t.Fatalf("%s %s names a %s that has not come: %v", r.Type().Key, f.Key, f.Of, other)
				}
				switch other := other.(type) {
				case *data.Project:
					s.Project = other
				case *data.Event:
					s.Event = other
				}
			}
		}
		if problems := data.Check(r, s); len(problems) > 0 {
			t.Fatalf("%v: %+v", problems, r)
		}
		seen[id.String()] = r
	}
}

func TestSameSeedAndDayGiveTheSame(t *testing.T) {
	first, second := all(t, options(t, storetest.Borli)), all(t, options(t, storetest.Borli))
	if diff := cmp.Diff(first, second); diff != "" {
		t.Error(diff)
	}
	other := options(t, storetest.Borli)
	other.Seed = 2
	if cmp.Equal(first["event"], all(t, other)["event"]) {
		t.Error("another seed gives the same events")
	}
}

// Twelve laptops that show one district each together show the region.
func TestDistrictIsTheSameAloneAndWithOthers(t *testing.T) {
	alone, both := all(t, options(t, storetest.Borli)), all(t, options(t, storetest.Akzhaiyk, storetest.Borli))
	for _, key := range []string{"project", "indicator"} {
		if diff := cmp.Diff(alone[key], both[key]); diff != "" {
			t.Error(diff)
		}
	}
	var events []data.Record
	for _, r := range both["event"] {
		if r.(*data.Event).District == storetest.Borli {
			events = append(events, r)
		}
	}
	if diff := cmp.Diff(alone["event"], events); diff != "" {
		t.Error(diff)
	}
}

func TestEveryDistrictCanBeShown(t *testing.T) {
	places := territory.Builtin()
	days := []data.Date{20261122, 20270228, 20280701, 20261231}
	for i, d := range places.Districts("270000000", false) {
		o := options(t, d.Code)
		o.Today = days[i%len(days)]
		records := all(t, o)
		if n, m := len(records["event"]), len(records["attendance"]); n != demo.Events || m != demo.Attendance {
			t.Errorf("%s on %v: %d events, %d attendances", d.NameKK, o.Today, n, m)
		}
	}
	_, err := demo.New(options(t, "271000000"))
	if !errors.Is(err, &data.Error{Code: "outside_region"}) {
		t.Errorf("the city: %v", err)
	}
}

func TestTargetsCanBeReached(t *testing.T) {
	o := options(t, storetest.Akzhaiyk)
	records := all(t, o)
	var list []data.Indicator
	for _, r := range records["indicator"] {
		i := *r.(*data.Indicator)
		if i.Plan == 0 {
			t.Errorf("no plan for %s", i.NameKK)
		}
		list = append(list, i)
	}
	facts := indicator.Facts{Project: *records["project"][0].(*data.Project), Indicators: list}
	facts.Events = of[data.Event](records["event"])
	facts.Members = of[data.Member](records["member"])
	facts.Handouts = of[data.Handout](records["handout"])
	facts.Products = of[data.Product](records["product"])
	facts.Talents = of[data.Talent](records["talent"])
	facts.Recommendations = of[data.Recommendation](records["recommendation"])
	q := indicator.Query{District: storetest.Akzhaiyk, Period: facts.Project.Period(), On: today}
	for _, p := range indicator.New(facts, o.Places).Measure(q) {
		if p.Fact < p.PlanToDate*6/10 || p.Fact > p.Plan*14/10 {
			t.Errorf("%s: %d done of %d, %d by now", p.Indicator.NameKK, p.Fact, p.Plan, p.PlanToDate)
		}
	}
}

func of[R any](records []data.Record) []R {
	var out []R
	for _, r := range records {
		out = append(out, *any(r).(*R))
	}
	return out
}

// Somebody finishes the demonstration's course.
func TestCourseIsFinished(t *testing.T) {
	records := all(t, options(t, storetest.Akzhaiyk))
	course := *records["course"][0].(*data.Course)
	counted := data.ID{1}
	course.Indicators = []data.ID{counted}
	facts := indicator.Facts{
		Project: *records["project"][0].(*data.Project), Courses: []data.Course{course},
		Indicators: []data.Indicator{{Base: data.Base{ID: counted}, Kind: data.CountFinishers, Plan: 10}},
		Events:     of[data.Event](records["event"]), Enrolments: of[data.Enrolment](records["enrolment"]),
		Lessons: of[data.Attendance](records["attendance"]),
	}
	finished := indicator.New(facts, territory.Builtin()).Measure(indicator.Query{On: today.AddDays(60)})[0].Fact
	if finished == 0 || finished > len(facts.Enrolments) {
		t.Errorf("%d of %d finished", finished, len(facts.Enrolments))
	}
}

func TestDistrictFitsAStore(t *testing.T) {
	clock := storetest.NewClock(today)
	s := storetest.Open(t, storetest.Options(t.TempDir(), clock))
	g, err := demo.New(options(t, storetest.Akzhaiyk))
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if err := s.SaveMany(context.Background(), data.ActionDemo, g.Next); err != nil {
		t.Fatal(err)
	}
	t.Logf("saved in %v", time.Since(began))
	if err := s.SaveSettings(context.Background(), g.Settings()); err != nil {
		t.Fatal(err)
	}
	contents, err := s.Contents(context.Background())
	if err != nil || contents["attendance"] != demo.Attendance {
		t.Errorf("%v, %v", contents, err)
	}
	found, err := s.Verify(context.Background())
	if err != nil || len(found) > 0 {
		t.Errorf("verify found %v, %v", found, err)
	}
	set := g.Settings()
	if set.Role != "coordinator" || set.Name == "" || set.District != storetest.Akzhaiyk || !set.Ready() {
		t.Errorf("settings %+v", set)
	}
}

func TestManagerSeesTheRegion(t *testing.T) {
	g, err := demo.New(options(t))
	if err != nil {
		t.Fatal(err)
	}
	if set := g.Settings(); set.Role != "manager" || set.District != "" || set.Name == "" {
		t.Errorf("settings %+v", set)
	}
}

func BenchmarkSave(b *testing.B) {
	for _, size := range []struct {
		name      string
		districts []string
	}{{"district", []string{storetest.Akzhaiyk}}, {"region", nil}} {
		b.Run(size.name, func(b *testing.B) {
			for range b.N {
				s := storetest.Open(b, storetest.Options(b.TempDir(), storetest.NewClock(today)))
				g, err := demo.New(options(b, size.districts...))
				if err != nil {
					b.Fatal(err)
				}
				if err := s.SaveMany(context.Background(), data.ActionDemo, g.Next); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func ExampleGenerator() {
	p, _ := preset.ByKey("wko-rural-youth")
	g, _ := demo.New(demo.Options{Seed: 1, Today: today, Places: territory.Builtin(), Preset: p, Districts: []string{storetest.Akzhaiyk}})
	r, _ := g.Next()
	fmt.Println(r.Type().Key, r.(*data.Project).Start)
	// Output: project 2026-02-01
}
