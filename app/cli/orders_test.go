package cli_test

import (
	"github.com/rogpeppe/go-internal/testscript"

	"sapar/data"
	"sapar/data/preset"
	"sapar/data/store"
	"sapar/data/store/storetest"
)

const taraz = "311000000"

// order runs "order KEY FIRST LAST FOLDER": FOLDER holds a social order, made
// from its preset, with what the status of the seven orders says was done.
func order(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: order KEY FIRST LAST FOLDER")
	}
	s, err := store.Open(ctx, storetest.Options(ts.MkAbs(args[3]), storetest.NewClock(today)))
	ts.Check(err)
	defer func() { ts.Check(s.Close()) }()
	p, err := preset.ByKey(args[0])
	ts.Check(err)
	first, err := data.ParseDate(args[1])
	ts.Check(err)
	last, err := data.ParseDate(args[2])
	ts.Check(err)
	o := ordered{ts: ts, s: s}
	var list []data.Indicator
	o.project, list = preset.Make(p, first, last)
	o.save(&o.project)
	for n := range list {
		list[n].Project = o.project.ID
		o.save(&list[n])
	}
	set, err := s.Settings(ctx)
	ts.Check(err)
	set.Project = o.project.ID
	ts.Check(s.SaveSettings(ctx, set))
	for n := range list {
		o.log(&list[n])
	}
}

// ordered logs what was done for an order.
type ordered struct {
	ts      *testscript.TestScript
	s       *store.Store
	project data.Project
}

func (o *ordered) save(r data.Record) { o.ts.Check(o.s.Save(ctx, data.ActionEdit, r)) }

// log logs, for an indicator that asks for partners, four events with them and
// one without; for videos one with a link and one without; and a course.
func (o *ordered) log(i *data.Indicator) {
	day := o.project.Start.AddDays(20)
	switch i.Kind {
	case data.CountEvents:
		if len(i.Partners) == 0 || len(i.Audiences) == 0 {
			return
		}
		for n := range 5 {
			e := o.event(i.EventTypes[0], day.AddDays(n))
			e.Indicators, e.Audience = []data.ID{i.ID}, i.Audiences[0]
			if n < 4 {
				e.Partners = i.Partners
			}
			o.save(e)
		}
	case data.CountProducts:
		for n, links := range [][]string{{"https://example.kz/1"}, nil} {
			o.save(&data.Product{
				Project: o.project.ID, Kind: i.Products[0], Title: "Бейнеролик", Date: day.AddDays(n), Links: links, Indicators: []data.ID{i.ID},
			})
		}
	case data.CountFinishers:
		o.course(i, day)
	}
}

func (o *ordered) event(kind string, day data.Date) *data.Event {
	return &data.Event{Project: o.project.ID, Kind: kind, Title: "Кездесу", Date: day, Status: data.Held, District: taraz, Village: taraz}
}

// course has two lessons and three learners: one comes to all and hands in the
// work, one hands nothing in, one comes once.
func (o *ordered) course(i *data.Indicator, day data.Date) {
	c := &data.Course{
		Project: o.project.ID, District: taraz, Title: "Мобилография", Status: data.Held, Start: day,
		Lessons: 2, Share: 100, FinalWork: true, Indicators: []data.ID{i.ID},
	}
	o.save(c)
	var lessons []*data.Event
	for n := range c.Lessons {
		e := o.event(data.Lesson, day.AddDays(7*n))
		e.Course = c.ID
		o.save(e)
		lessons = append(lessons, e)
	}
	for n, learner := range []struct {
		name string
		came int
		work data.Date
	}{{"Серікова Аружан", 2, day.AddDays(9)}, {"Омаров Нұрлан", 2, 0}, {"Қасымова Дана", 1, day.AddDays(9)}} {
		p := &data.Person{Name: learner.name, BirthYear: 2000 + n}
		o.save(p)
		o.save(&data.Enrolment{Course: c.ID, Person: p.ID, Date: day, WorkDay: learner.work})
		for _, e := range lessons[:learner.came] {
			o.save(&data.Attendance{Event: e.ID, Person: p.ID})
		}
	}
}
