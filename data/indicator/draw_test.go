package indicator_test

import (
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
	decided []data.Sameness
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

// Small lists, so that conditions are met and failed about as often.
var (
	audiences = []string{"students", "pupils"}
	partners  = []string{"law_enforcement", "akimat", "ngo"}
	venues    = []string{"public_place", "school"}
	topics    = []string{"health", "safety"}
	fields    = []string{"health", "sport"}
)

func some(t *rapid.T, of []string, what string) []string {
	if rapid.IntRange(0, 2).Draw(t, "asks "+what) > 0 {
		return nil
	}
	return rapid.SliceOfNDistinct(rapid.SampledFrom(of), 1, 2, rapid.ID[string]).Draw(t, what)
}

func drawConditions(t *rapid.T, i *data.Indicator) {
	i.Audiences, i.Partners = some(t, audiences, "audiences"), some(t, partners, "partners")
	i.Venues, i.Topics = some(t, venues, "venues"), some(t, topics, "topics")
	i.Specialties = some(t, fields, "specialties")
	i.Products = some(t, []string{"video", "post"}, "products")
	if rapid.IntRange(0, 3).Draw(t, "asks places") == 0 {
		district := rapid.SampledFrom(places.Districts(wko, true)).Draw(t, "in")
		i.Places = []string{district.Code}
		if villages := places.Villages(district.Code); rapid.Bool().Draw(t, "in an okrug") {
			okrug, _ := places.OkrugOf(villages[0].Code)
			i.Places = []string{okrug.Code, villages[1].Code}
		}
	}
}

func drawCircumstances(t *rapid.T, f field, e *data.Event) {
	e.Audience, e.Venue = rapid.SampledFrom(audiences).Draw(t, "audience"), rapid.SampledFrom(venues).Draw(t, "venue")
	e.Topic = rapid.SampledFrom(topics).Draw(t, "topic")
	e.Partners = some(t, partners, "with")
	for n := range 3 {
		if rapid.Bool().Draw(t, "goes") {
			e.Members = append(e.Members, id(500+n))
		}
	}
	if rapid.IntRange(0, 2).Draw(t, "is a lesson") == 0 {
		e.Course = id(600 + rapid.IntRange(0, 1).Draw(t, "of"))
	}
}

// drawRest draws all that is counted beside events.
func (f *field) drawRest(t *rapid.T) {
	own := places.Districts(f.project.Region, f.project.WithCity)
	where := func() string { return rapid.SampledFrom(own).Draw(t, "where").Code }
	when := func() data.Date { return drawDay(t, f.project, "when") }
	perhaps := func() data.Date {
		if rapid.Bool().Draw(t, "has a day") {
			return when()
		}
		return 0
	}
	named := func() []data.ID { return []data.ID{rapid.SampledFrom(f.list).Draw(t, "for").ID} }
	person := func() data.ID { return id(700 + rapid.IntRange(0, 3).Draw(t, "person")) }
	event := func() data.ID {
		if len(f.events) == 0 {
			return id(999)
		}
		return rapid.SampledFrom(f.events).Draw(t, "event").ID
	}
	many := func(most int, draw func(n int)) {
		for n := range rapid.IntRange(0, most).Draw(t, "many") {
			draw(n)
		}
	}
	r := &f.rest
	for n := range 3 {
		m := data.Member{Base: data.Base{ID: id(500 + n)}, Project: id(1), District: where(), Specialty: fields[n%2], From: perhaps(), To: perhaps()}
		r.Members = append(r.Members, m)
	}
	for n := range 2 {
		c := data.Course{Base: data.Base{ID: id(600 + n)}, Project: id(1), District: where(), Status: data.Held, Lessons: 3, Share: 34 * n, Indicators: named()}
		if rapid.Bool().Draw(t, "for all") {
			c.Indicators = ids(f.list)
		}
		c.FinalWork = n == 0 || rapid.Bool().Draw(t, "final work")
		r.Courses = append(r.Courses, c)
	}
	many(8, func(n int) { // each person in both courses
		en := data.Enrolment{Base: data.Base{ID: id(800 + n)}, Course: id(600 + n%2), Person: id(700 + n/2), WorkDay: when()}
		if rapid.IntRange(0, 3).Draw(t, "is lost") == 0 {
			en.WorkDay, en.Left = perhaps(), perhaps()
		}
		r.Enrolments = append(r.Enrolments, en)
	})
	many(20, func(n int) { r.Lessons = append(r.Lessons, data.Attendance{Event: event(), Person: person()}) })
	var decided []data.Sameness
	many(3, func(n int) {
		if a, b := person(), person(); a != b {
			decided = append(decided, *data.NewSameness(a, b, rapid.SampledFrom([]string{data.SamePerson, data.SamePerson, data.NeverTheSame}).Draw(t, "verdict")))
		}
	})
	f.decided, r.Joined = decided, data.JoinPeople(decided)
	many(8, func(n int) { r.Handouts = append(r.Handouts, data.Handout{Event: event(), Quantity: 1 + n}) })
	many(5, func(n int) {
		p := data.Product{Base: data.Base{ID: id(820 + n)}, Project: id(1), Date: when(), Indicators: named()}
		if rapid.IntRange(0, 3).Draw(t, "is the region's") > 0 {
			p.District = where()
		}
		p.Kind = rapid.SampledFrom([]string{"video", "post", "printed"}).Draw(t, "product")
		if rapid.Bool().Draw(t, "is proven") {
			p.Files = []string{"a.mp4"}
		}
		r.Products = append(r.Products, p)
	})
	many(3, func(n int) {
		r.Issues = append(r.Issues, data.Issue{Base: data.Base{ID: id(840 + n)}, Topic: rapid.SampledFrom(append(topics, "")).Draw(t, "issue's topic")})
	})
	many(6, func(n int) {
		r.Recommendations = append(r.Recommendations, data.Recommendation{
			Base: data.Base{ID: id(850 + n)}, Event: event(), Issue: id(840 + n%4), LetterDate: perhaps(), AnswerDate: perhaps(), DoneDate: perhaps(),
		})
	})
	many(6, func(n int) {
		d := data.Talent{Base: data.Base{ID: id(870 + n)}, Project: id(1), District: where(), Event: event(), Date: when(), SupportDate: perhaps()}
		if rapid.Bool().Draw(t, "is supported") {
			d.Support = []string{"stage"}
		}
		r.Talents = append(r.Talents, d)
	})
}

func ids(list []data.Indicator) (out []data.ID) {
	for _, i := range list {
		out = append(out, i.ID)
	}
	return out
}
