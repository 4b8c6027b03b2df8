package registers

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"sapar/app/history"
	"sapar/app/kit"
	"sapar/app/register"
	"sapar/app/theme"
	"sapar/data"
)

// courses is the tab of the courses, with the learners and the lessons of the
// selected one.
type courses struct {
	*below
	p        *Page
	lessons  map[data.ID][]*data.Event // by course, the first first
	learners map[data.ID]int           // by course

	// of the selected course
	came     map[data.ID][]data.Date // days of the held lessons that a person came to
	turnouts map[data.ID]int         // who came to a lesson, in a list or not
}

func newCourses(p *Page) tab {
	t := &courses{p: p}
	list := register.New(p.d, t.kind(), register.Options{
		Read: t.read, Find: true, Add: addKey,
		Draft: func() data.Record {
			return &data.Course{
				Project: p.project.ID, District: t.r.District(), Status: data.Planned, Share: usualShare,
				Start: max(p.d.Today(), p.project.Start), Responsible: p.o.Settings.Name,
			}
		},
		Selected: func(r data.Record) { t.follow(r) },
	})
	learners := register.New(p.d, t.learnerKind(), register.Options{
		Read: func() ([]data.Record, error) { return t.ofCourse(data.EnrolmentType) }, Add: addPartKey,
		Draft: func() data.Record {
			if c := t.course(); c != nil {
				return &data.Enrolment{Course: c.ID, Date: max(c.Start, min(p.d.Today(), c.End))}
			}
			return nil
		},
		Sum: t.finished, Changed: t.count,
	})
	lessons := register.New(p.d, t.lessonKind(), register.Options{
		Read: t.readLessons, Add: addPartKey, New: t.addLesson, Sum: t.held,
		Open: func(r data.Record) { p.o.OpenEvent(data.BaseOf(r).ID) },
	})
	t.below = newBelow(p, list,
		part{p.w.T("page.registers.learners"), learners}, part{p.w.T("page.registers.lessons"), lessons})
	return t
}

// usualShare is the percent of lessons that a new course asks for.
const usualShare = 80

func (t *courses) kind() register.Kind {
	w := t.p.w
	columns := []register.Column{
		{Key: "title", Weight: 3}, {Key: "village", Weight: 1.4}, {Key: "start", Title: w.T("page.registers.start"), Width: 96}, {Key: "end", Title: w.T("page.registers.end"), Width: 96},
		{Key: "held", Title: w.T("page.registers.lessons"), Width: 84, Text: of(func(c *data.Course) string {
			return strconv.Itoa(len(t.heldLessons(c.ID))) + " / " + strconv.Itoa(c.Lessons)
		}), Number: of(func(c *data.Course) int { return len(t.heldLessons(c.ID)) })},
		{Key: "learners", Title: w.T("page.registers.learners"), Width: 90, Text: of(func(c *data.Course) string {
			return w.Int(t.learners[c.ID])
		}), Number: of(func(c *data.Course) int { return t.learners[c.ID] })},
		{Key: "status", Width: 130},
	}
	if t.p.d.Roams() {
		columns[1] = register.Column{Key: "district", Weight: 1.4, Text: of(func(c *data.Course) string { return t.p.short(c.District) })}
	}
	return register.Kind{
		Type: data.CourseType, Columns: columns, Order: "start",
		Form: []string{
			"title", "district", "village", "start", "end", "lessons", "share", "status", "responsible", "final_work", "indicators", "note",
		},
		Filters: []register.Filter{t.p.d.FilterBy(data.CourseType, "status", w.T("page.registers.all_statuses"))},
		Among:   t.p.serving(data.CountFinishers),
	}
}

// serving lets only indicators of a kind be named.
func (p *Page) serving(kind string) map[string]func(data.Record) bool {
	return map[string]func(data.Record) bool{"indicators": of(func(i *data.Indicator) bool { return i.Kind == kind })}
}

func (t *courses) learnerKind() register.Kind {
	w := t.p.w
	return register.Kind{
		Type: data.EnrolmentType, Order: "person",
		Columns: []register.Column{
			{Key: "person", Weight: 2.6}, {Key: "date", Title: w.T("page.registers.enrolled"), Width: 96},
			{Key: "attended", Title: w.T("page.registers.attended"), Width: 90, Text: of(func(e *data.Enrolment) string {
				s := t.standing(e)
				return strconv.Itoa(s.Attended) + " / " + strconv.Itoa(s.Needed)
			}), Number: of(func(e *data.Enrolment) int { return t.standing(e).Attended })},
			{Key: "work_day", Title: w.T("page.registers.work"), Width: 110},
			{Key: "finished", Title: w.T("page.registers.finished"), Weight: 2, Text: of(t.outcome), Colour: of(t.outcomeColour)},
		},
		Form: []string{"person", "date", "left", "work_day", "work", "note"},
	}
}

func (t *courses) lessonKind() register.Kind {
	w := t.p.w
	return register.Kind{
		Type: data.EventType, Order: "date",
		Columns: []register.Column{
			{Key: "date", Width: 100}, {Key: "title", Weight: 3}, {Key: "village", Weight: 1.6}, {Key: "status", Width: 140},
			{Key: "came", Title: w.T("page.registers.came"), Width: 120, Text: of(func(e *data.Event) string {
				return w.Int(t.turnouts[e.ID])
			}), Number: of(func(e *data.Event) int { return t.turnouts[e.ID] })},
		},
	}
}

// read reads the courses, with what is counted of each.
func (t *courses) read() ([]data.Record, error) {
	events, err := t.p.o.Records.Events(t.p.ctx, data.EventQuery{Project: t.p.project.ID, District: t.p.o.Settings.District})
	if err != nil {
		return nil, err
	}
	t.lessons = map[data.ID][]*data.Event{}
	for i := range events {
		if e := &events[i]; !e.Course.IsZero() {
			t.lessons[e.Course] = append(t.lessons[e.Course], e)
		}
	}
	enrolments, err := all[data.Enrolment](t.p, data.EnrolmentType)
	if err != nil {
		return nil, err
	}
	t.learners = map[data.ID]int{}
	for _, e := range enrolments {
		t.learners[e.Course]++
	}
	return t.p.records(data.CourseType)
}

// count counts the courses' learners anew.
func (t *courses) count() { t.r.Show() }

// course is the selected one, nil where there is none.
func (t *courses) course() *data.Course {
	c, _ := t.r.Chosen().(*data.Course)
	return c
}

// follow shows the learners and lessons of another course.
func (t *courses) follow(r data.Record) {
	t.came, t.turnouts = map[data.ID][]data.Date{}, map[data.ID]int{}
	if c := t.course(); c != nil {
		for _, e := range t.lessons[c.ID] {
			t.meet(e)
		}
	}
	t.below.follow(r)
}

// meet notes who came to a lesson.
func (t *courses) meet(e *data.Event) {
	list, err := t.p.o.Records.Participants(t.p.ctx, e.ID)
	if err != nil {
		t.p.o.Fail(err)
		return
	}
	t.turnouts[e.ID] = len(list) + e.Unlisted
	if e.Status != data.Held {
		return
	}
	for _, each := range list {
		if id := each.Attendance.Person; !slices.Contains(t.came[id], e.Date) {
			t.came[id] = append(t.came[id], e.Date)
		}
	}
}

func (t *courses) ofCourse(of *data.Type) ([]data.Record, error) {
	c := t.course()
	if c == nil {
		return nil, nil
	}
	return t.p.o.Records.Records(t.p.ctx, of, data.RecordQuery{Whole: c.ID})
}

func (t *courses) readLessons() ([]data.Record, error) {
	c := t.course()
	if c == nil {
		return nil, nil
	}
	var list []data.Record
	for _, e := range t.lessons[c.ID] {
		list = append(list, e)
	}
	return list, nil
}

func (t *courses) heldLessons(course data.ID) []*data.Event {
	return slices.DeleteFunc(slices.Clone(t.lessons[course]), func(e *data.Event) bool { return e.Status != data.Held })
}

// standing is how far a learner of the selected course has come.
func (t *courses) standing(e *data.Enrolment) data.Standing {
	if c := t.course(); c != nil {
		return c.Standing(e, t.came[e.Person])
	}
	return data.Standing{}
}

// outcome says whether and when a learner has finished, or what is missing.
func (t *courses) outcome(e *data.Enrolment) string {
	w, s := t.p.w, t.standing(e)
	switch {
	case s.Finished != 0:
		return w.T("page.registers.finished_on", "date", w.Date(s.Finished.Time()))
	case e.Left != 0:
		return w.T("page.registers.left_on", "date", w.Date(e.Left.Time()))
	}
	var missing []string
	if n := s.Needed - s.Attended; n > 0 {
		missing = append(missing, w.N("page.registers.lessons_missing", n))
	}
	if c := t.course(); c != nil && c.FinalWork && !s.Work {
		missing = append(missing, w.T("page.registers.work_missing"))
	}
	return history.Join(", ", missing...)
}

func (t *courses) outcomeColour(e *data.Enrolment) fyne.ThemeColorName {
	switch {
	case t.standing(e).Finished != 0:
		return theme.ColorNameHeld
	case e.Left != 0:
		return theme.ColorNameMuted
	}
	return ""
}

// finished says how many of the learners have finished.
func (t *courses) finished(shown []data.Record) (string, kit.State) {
	n := 0
	for _, r := range shown {
		if t.standing(r.(*data.Enrolment)).Finished != 0 {
			n++
		}
	}
	return t.p.w.N("page.registers.finished_count", n), kit.Neutral
}

// held says how many of the lessons are held.
func (t *courses) held([]data.Record) (string, kit.State) {
	c := t.course()
	if c == nil {
		return "", kit.Neutral
	}
	w := t.p.w
	return w.T("page.registers.lessons_held", "n", w.Int(len(t.heldLessons(c.ID))), "all", w.Int(c.Lessons)), kit.Neutral
}

// addLesson plans the course's next lesson: as the last one, as many days later
// as that came after the one before.
func (t *courses) addLesson() {
	c := t.course()
	if c == nil {
		return
	}
	e := data.Event{
		Kind: data.Lesson, Course: c.ID, District: c.District, Village: c.Village, Title: c.Title,
		Date: c.Start, Responsible: c.Responsible, Status: data.Planned,
	}
	lessons := t.lessons[c.ID]
	if n := len(lessons); n > 0 {
		last, step := lessons[n-1], usualStep
		if n > 1 {
			step = max(1, lessons[n-2].Date.DaysUntil(last.Date))
		}
		e.Date = last.Date.AddDays(step)
		e.Village, e.Place, e.Venue = last.Village, last.Place, last.Venue
		e.Start, e.End, e.Audience, e.Topic, e.Members = last.Start, last.End, last.Audience, last.Topic, last.Members
	}
	t.p.o.NewEvent(e)
}

// usualStep is how many days are between two lessons where nothing says so.
const usualStep = 7
