package demo

import (
	"math/rand/v2"
	"slices"

	"sapar/data"
)

// course is the district's course while its lessons are being made: its
// lessons are the events of that type, its class whoever came to the first.
type course struct {
	data.Course
	class []*resident
}

// openCourse makes a course of the calendar's lessons that are held or will be.
func (d *district) openCourse() {
	c := &course{}
	var last *data.Event
	for _, v := range d.visits {
		for _, e := range v.events {
			if !isLesson(e) {
				continue
			}
			if last == nil {
				c.Start, c.Village, c.Title = e.Date, e.Village, e.Title
			}
			last = e
			c.Lessons++
		}
	}
	if last == nil {
		return
	}
	d.course = c
	c.ID, c.Project, c.District = d.ids.next(), d.generator.project.ID, d.district.Code
	c.End, c.Status, c.Share, c.FinalWork = last.Date, last.Status, 60, true
	c.Indicators = d.generator.served(data.CountFinishers)
	c.Responsible = d.coordinator
	d.give(&c.Course)
}

func isLesson(e *data.Event) bool {
	return e.Kind == data.Lesson && (e.Status == data.Held || e.Status == data.Planned)
}

// has reports whether the event is a lesson of the course.
func (c *course) has(e *data.Event) bool { return c != nil && isLesson(e) }

// come are those of the class who come to a lesson, five of six, at most n.
func (c *course) come(e *data.Event, number, n int, r *rand.Rand) []*resident {
	if !c.has(e) {
		return nil
	}
	var present []*resident
	for _, p := range c.class {
		if len(present) < n && r.IntN(6) > 0 {
			p.seen = number
			present = append(present, p)
		}
	}
	return present
}

// classSize is how many a course takes.
const classSize = 15

// enrol makes the class of those at the first lesson; most hand in a final work
// when the lessons are over.
func (d *district) enrol(e *data.Event, list []*resident) {
	c := d.course
	if len(c.class) > 0 {
		return
	}
	c.class = slices.Clone(list[:min(classSize, len(list))])
	for _, p := range c.class {
		en := &data.Enrolment{Course: c.ID, Person: p.ID, Date: e.Date}
		en.ID = d.ids.next()
		if c.Status == data.Held && d.random.IntN(100) < 85 {
			en.WorkDay = c.End
			en.Work = d.generator.book.say(d.random, "final_work", "")
		}
		d.give(en)
	}
}
