package demo

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"sapar/data"
)

// district is a calendar while its records are being made.
type district struct {
	*calendar
	random *rand.Rand
	ids    ids
	crowd  crowd
	visit  int             // that comes next
	number int             // of the event that comes next
	items  map[data.ID]int // lines of the contract's plan so far, by indicator
	years  map[int]int     // registration numbers so far, by year
	sent   map[*data.Trip]bool
	raised map[string]data.ID // the first issue with a text
	course *course
	videos int
}

func newDistrict(g *Generator, c *calendar) *district {
	r := random(g.options, c.district.Code, usePeople)
	d := &district{
		calendar: c, random: r, ids: newIDs(g.options, c.number), items: map[data.ID]int{}, years: map[int]int{}, sent: map[*data.Trip]bool{},
		raised: map[string]data.ID{},
		crowd: crowd{
			book: g.book, random: r, consents: random(g.options, c.district.Code, useConsents), text: g.consent, today: g.options.Today, villages: c.villages, weights: c.weights,
			of: map[string][]*resident{}, lines: Attendance, newcomer: People,
		},
	}
	for _, m := range c.members {
		m.ID, m.Project = d.ids.next(), g.project.ID
		d.give(m)
	}
	d.supply()
	d.openCourse()
	return d
}

func (d *district) give(r data.Record) { d.generator.queue = append(d.generator.queue, r) }

// work queues the records of the next visit; false after the last.
func (d *district) work() bool {
	if d.visit == len(d.visits) {
		return false
	}
	v := d.visits[d.visit]
	d.visit++
	group := d.goers()
	if t := v.trip; t != nil && !d.sent[t] {
		d.sent[t] = true
		t.ID, t.Project, t.Members = d.ids.next(), d.generator.project.ID, group
		d.give(t)
	}
	for i, e := range v.events {
		e.ID, e.Project = d.ids.next(), d.generator.project.ID
		if v.trip != nil {
			e.Trip, group = v.trip.ID, v.trip.Members
		}
		e.Members = group
		d.excuse(e)
		d.name(e, i)
		if d.course.has(e) {
			e.Course = d.course.ID
		}
		d.give(e)
		var present []*resident
		if e.Status == data.Held {
			present = d.attend(e, v.sheet[i])
			d.talk(e)
			d.handOut(e)
			d.publish(e)
		}
		d.perform(e, present)
		d.hire(e)
	}
	return true
}

// core is how many of a group's members are of the fields that the lot names:
// they stand first, and every group that goes should have them.
const core = 4

// goers are those of the group who go: its core, of whom now and then one is
// missing, and up to two more.
func (d *district) goers() []data.ID {
	var group []data.ID
	missing := d.random.IntN(12 * core)
	for i, m := range d.members[:min(core, len(d.members))] {
		if i != missing {
			group = append(group, m.ID)
		}
	}
	others := d.members[min(core, len(d.members)):]
	for _, i := range d.random.Perm(len(others))[:min(d.random.IntN(3), len(others))] {
		group = append(group, others[i].ID)
	}
	return group
}

// excuse says why one of the core is missing.
func (d *district) excuse(e *data.Event) {
	for _, m := range d.members[:min(core, len(d.members))] {
		if !slices.Contains(e.Members, m.ID) {
			e.GroupReason = d.generator.book.say(d.random, "group_reason", "")
		}
	}
}

// name gives the event its registration number (district, year, sequence), the
// indicators that it serves, and the line of the contract's plan that it stands
// under.
func (d *district) name(e *data.Event, place int) {
	d.years[e.Date.Year()]++
	e.Number = fmt.Sprintf("%s-%d-%03d", d.district.Code[:min(4, len(d.district.Code))], e.Date.Year(), d.years[e.Date.Year()])
	for _, i := range d.generator.indicators {
		if !serves(i, e, place) {
			continue
		}
		e.Indicators = append(e.Indicators, i.ID)
		if len(i.EventTypes) > 0 && e.PlanItem == "" {
			d.items[i.ID]++
			e.PlanItem = fmt.Sprintf("%d.%d", i.Number, d.items[i.ID])
		}
	}
}

// attend fills the event's list of names and returns who is on it.
func (d *district) attend(e *data.Event, n int) []*resident {
	d.number++
	class := d.course.come(e, d.number, n, d.random)
	again, fresh := d.crowd.list(e, d.number, n-len(class))
	d.crowd.lines -= len(class)
	for _, p := range fresh {
		p.ID = d.ids.next()
		d.give(&p.Person)
	}
	list := slices.Concat(class, again, fresh)
	d.random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	for _, p := range list {
		a := &data.Attendance{Event: e.ID, Person: p.ID, Category: p.categoryOn(e.Date, d.generator.options.Today)}
		a.ID = d.ids.next()
		d.give(a)
	}
	if d.course.has(e) {
		d.enrol(e, list)
	}
	return list
}

// talk raises issues, three to six at a dialogue platform and now and then one
// at a meeting, and answers most of them with a recommendation.
func (d *district) talk(e *data.Event) {
	n := 0
	switch {
	case e.Kind == data.Dialogue:
		n = 3 + d.random.IntN(4)
	case e.Kind == "meeting" && d.random.IntN(100) < 25:
		n = 1
	}
	said := map[string]bool{}
	for range n {
		topic := e.Topic
		if d.random.IntN(100) < 35 {
			topics := data.List("topic")
			topic = topics[d.random.IntN(len(topics))]
		}
		line := d.generator.book.draw(d.random, "issue."+topic, 3)
		if line[0] == "" || said[line[0]] {
			continue
		}
		said[line[0]] = true
		d.raise(e, topic, line)
	}
}

func (d *district) raise(e *data.Event, topic string, line []string) {
	r := d.random
	today := d.generator.options.Today
	age := e.Date.DaysUntil(today)
	i := &data.Issue{Event: e.ID, Text: line[0], Topic: topic, RaisedBy: category(r, 15+r.IntN(18)), Status: "open"}
	i.ID = d.ids.next()
	switch {
	case age > 120:
		i.Status = []string{"solved", "explained", "in_work", "declined", "open"}[pick(r, 40, 25, 20, 6, 9)]
	case age > 14:
		i.Status = []string{"solved", "explained", "in_work", "open"}[pick(r, 10, 20, 50, 20)]
	}
	i.Responsible = line[2]
	if first, again := d.raised[i.Text]; !again {
		d.raised[i.Text] = i.ID
	} else if r.IntN(100) < 60 {
		i.SameAs = first
	}
	d.give(i)
	if r.IntN(100) < 70 {
		d.recommend(e, i, line)
	}
}

func (d *district) recommend(e *data.Event, i *data.Issue, line []string) {
	r := d.random
	rec := &data.Recommendation{
		Event: e.ID, Issue: i.ID, Text: line[1], Addressee: line[2], Status: "draft", Responsible: d.coordinator,
	}
	rec.ID = d.ids.next()
	if sent := e.Date.AddDays(2 + r.IntN(9)); sent <= d.generator.options.Today {
		rec.LetterDate, rec.Due = sent, sent.AddDays(30)
		rec.LetterNumber = fmt.Sprintf("04-%02d/%d", d.calendar.number, 100+r.IntN(900))
		rec.Status = "sent"
		switch i.Status {
		case "solved":
			rec.Status = "done"
		case "explained", "in_work":
			rec.Status = []string{"sent", "accepted"}[r.IntN(2)]
		case "declined":
			rec.Status = "declined"
		}
	}
	if answered := rec.LetterDate.AddDays(8 + r.IntN(20)); rec.LetterDate != 0 && rec.Status != "sent" {
		rec.AnswerDate = min(answered, d.generator.options.Today)
		if rec.Status == "done" {
			rec.DoneDate = min(rec.AnswerDate.AddDays(5+r.IntN(30)), d.generator.options.Today)
		}
	}
	rec.Answer = d.generator.book.say(r, "answer."+rec.Status, "")
	d.give(rec)
}
