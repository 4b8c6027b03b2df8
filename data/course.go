package data

import "slices"

// Course is a series of lessons that people enrol in and finish by a rule. A
// lesson is an event that names the course; who came is its attendance.
type Course struct {
	Base
	Project     ID
	District    string
	Village     string
	Title       string
	Status      string // list status
	Start, End  Date
	Lessons     int  // how many it has
	Share       int  // percent of the lessons that a finisher has attended; 0 asks for none
	FinalWork   bool // a finisher has handed in a final work
	Indicators  []ID // that its finishers count for
	Responsible string
	Note        string
}

// LessonsToFinish is how many lessons a finisher has attended.
func (c *Course) LessonsToFinish() int { return (c.Lessons*c.Share + 99) / 100 }

// CourseType declares the fields of a Course.
var CourseType = declare("course", checkCourse,
	field("project", Ref, func(c *Course) *ID { return &c.Project }, required, to("project"), identity),
	field("district", PlaceCode, func(c *Course) *string { return &c.District }, required, identity),
	field("village", PlaceCode, func(c *Course) *string { return &c.Village }),
	field("title", Text, func(c *Course) *string { return &c.Title }, required, label, identity),
	field("status", Choice, func(c *Course) *string { return &c.Status }, required, from("status")),
	field("start", Day, func(c *Course) *Date { return &c.Start }, required, label, identity),
	field("end", Day, func(c *Course) *Date { return &c.End }),
	field("lessons", Int, func(c *Course) *int { return &c.Lessons }, required, bounds(1, 400)),
	field("share", Int, func(c *Course) *int { return &c.Share }, bounds(0, 100)),
	field("final_work", Bool, func(c *Course) *bool { return &c.FinalWork }),
	field("indicators", Refs, func(c *Course) *[]ID { return &c.Indicators }, to("indicator")),
	field("responsible", Text, func(c *Course) *string { return &c.Responsible }),
	field("note", Note, func(c *Course) *string { return &c.Note }),
)

// Type is CourseType.
func (*Course) Type() *Type { return CourseType }

func checkCourse(c *Course, s Scope, r *report) {
	r.checkSpan("end", c.Start, c.End)
	r.checkInProject("start", c.Start, s)
	r.checkInProject("end", c.End, s)
	r.checkDistrict("district", c.District, s)
	r.checkVillage("village", c.District, c.Village, s)
	if c.Share == 0 && !c.FinalWork {
		r.refuse("share", "no_finishing_rule", nil)
	}
}

// Enrolment says that a person takes part in a course. Whether and when the
// person has finished it is counted, never typed.
type Enrolment struct {
	Base
	Course  ID
	Person  ID
	Date    Date // of enrolling
	Left    Date // of giving up; 0 for those who stay
	WorkDay Date // on which the final work was accepted
	Work    string
	Note    string
}

// Standing is how far a learner has come in a course.
type Standing struct {
	Attended int  // lessons
	Needed   int  // lessons that a finisher has attended
	Work     bool // the final work was accepted
	Finished Date // the day on which the rule was met; 0 where it is not
}

// Standing is what the course's rule makes of an enrolment, given the days of
// the held lessons that the learner came to, one day for each lesson. The
// learner has finished on the day of the last lesson needed or of the final
// work's acceptance, whichever is later, unless he or she left before it.
func (c *Course) Standing(e *Enrolment, attended []Date) Standing {
	s := Standing{Attended: len(attended), Needed: c.LessonsToFinish(), Work: e.WorkDay != 0}
	if s.Needed == 0 && !c.FinalWork { // no rule is met by nothing
		return s
	}
	if s.Attended < s.Needed || c.FinalWork && !s.Work {
		return s
	}
	var day Date
	if s.Needed > 0 {
		day = slices.Sorted(slices.Values(attended))[s.Needed-1]
	}
	if c.FinalWork {
		day = max(day, e.WorkDay)
	}
	if e.Left == 0 || e.Left >= day {
		s.Finished = day
	}
	return s
}

// EnrolmentType declares the fields of an Enrolment.
var EnrolmentType = declare("enrolment", checkEnrolment,
	field("course", Ref, func(e *Enrolment) *ID { return &e.Course }, required, owner("course"), identity),
	field("person", Ref, func(e *Enrolment) *ID { return &e.Person }, required, to("person"), identity),
	field("date", Day, func(e *Enrolment) *Date { return &e.Date }),
	field("left", Day, func(e *Enrolment) *Date { return &e.Left }),
	field("work_day", Day, func(e *Enrolment) *Date { return &e.WorkDay }),
	field("work", Text, func(e *Enrolment) *string { return &e.Work }),
	field("note", Text, func(e *Enrolment) *string { return &e.Note }),
)

// Type is EnrolmentType.
func (*Enrolment) Type() *Type { return EnrolmentType }

func checkEnrolment(e *Enrolment, _ Scope, r *report) {
	r.checkSpan("left", e.Date, e.Left)
	r.checkSpan("work_day", e.Date, e.WorkDay)
}
