package indicator

import (
	"bytes"
	"cmp"
	"slices"

	"sapar/data"
)

// enter makes the ledger of each indicator's kind and enters what it counts.
func (e *Engine) enter(f *Facts) {
	covers := newCoverage(e.ground, e.held)
	named := map[data.ID]*item{}
	for n := range e.items {
		it := &e.items[n]
		i := &it.indicator
		switch i.Kind {
		case data.CountEvents, data.CountHandouts:
			it.count = newSums(data.EventType)
			named[i.ID] = it
		case data.CountCoverage:
			it.count = covers.of(i)
		case data.CountFinishers:
			it.count = e.finishers(it, f)
		case data.CountProducts:
			it.count = e.products(i, f)
		case data.CountComposition:
			it.count = e.groups(i, f)
		case data.CountRecommendations:
			it.count = e.recommendations(i, f)
		case data.CountTalents:
			it.count = e.talents(i, f)
		default: // of a newer program
			it.count = newSums(data.EventType)
		}
	}
	e.enterEvents(named, f)
}

// enterEvents enters the held events into the ledgers of the indicators that
// they name. One that adds nothing is no proof of anything.
func (e *Engine) enterEvents(named map[data.ID]*item, f *Facts) {
	pieces := data.PiecesByEvent(f.Handouts)
	for _, event := range e.held {
		for n, id := range event.Indicators {
			it := named[id]
			if it == nil || slices.Contains(event.Indicators[:n], id) {
				continue
			}
			if !e.fits(&it.indicator, event) {
				it.misfits = append(it.misfits, event)
				continue
			}
			add := 1
			if it.indicator.Kind == data.CountHandouts {
				add = event.Pieces(pieces)
			}
			if add > 0 {
				it.count.(*sums).marks.add(event.ID, event.Date, event.District, add)
			}
		}
	}
}

// finishers are the people who finished a course that names the indicator
// within its days, each once, by the first that was finished; and once in each
// district, by the first there.
func (e *Engine) finishers(it *item, f *Facts) ledger {
	i := &it.indicator
	var all []finish
	attended := e.lessonDays(f)
	courses := map[data.ID]*data.Course{}
	for n := range f.Courses {
		c := &f.Courses[n]
		if c.Project == f.Project.ID && slices.Contains(c.Indicators, i.ID) && c.Status != data.Cancelled && e.lies(i.Places, c.District, c.Village) {
			courses[c.ID] = c
		}
	}
	for n := range f.Enrolments {
		en := &f.Enrolments[n]
		c := courses[en.Course]
		if c == nil {
			continue
		}
		who := f.Joined.Of(en.Person)
		if day := c.Standing(en, attended[learner{en.Course, who}]).Finished; day != 0 && day >= it.terms.from {
			all = append(all, finish{mark{en.ID, day, 1}, who, c.District})
		}
	}
	return firstFinishes(all)
}

// finish is a course finished by a person.
type finish struct {
	mark
	person   data.ID
	district string
}

func firstFinishes(all []finish) ledger {
	slices.SortFunc(all, func(a, b finish) int {
		return cmp.Or(cmp.Compare(a.date, b.date), bytes.Compare(a.record[:], b.record[:]))
	})
	type finisher struct {
		person   data.ID
		district string
	}
	l := newSums(data.EnrolmentType)
	seen := map[finisher]bool{}
	for _, x := range all {
		for _, where := range []string{"", x.district} {
			if who := (finisher{x.person, where}); !seen[who] {
				seen[who] = true
				l.marks[where] = append(l.marks[where], x.mark)
			}
		}
	}
	return l
}

// learner is a person in a course.
type learner struct{ course, person data.ID }

// lessonDays are the days of the held lessons that each learner came to, a
// lesson once however often its list names somebody, under whichever record.
func (e *Engine) lessonDays(f *Facts) map[learner][]data.Date {
	lessons := map[data.ID]*data.Event{}
	for _, event := range e.held {
		if !event.Course.IsZero() {
			lessons[event.ID] = event
		}
	}
	type presence struct{ event, person data.ID }
	seen := map[presence]bool{}
	days := map[learner][]data.Date{}
	for i := range f.Lessons {
		a := &f.Lessons[i]
		lesson := lessons[a.Event]
		person := f.Joined.Of(a.Person)
		if at := (presence{a.Event, person}); lesson != nil && !seen[at] {
			seen[at] = true
			who := learner{lesson.Course, person}
			days[who] = append(days[who], lesson.Date)
		}
	}
	return days
}

// products are those that name the indicator and have a proof. What is no
// district's is the only one's where the project has one.
func (e *Engine) products(i *data.Indicator, f *Facts) ledger {
	l := newSums(data.ProductType)
	for n := range f.Products {
		p := &f.Products[n]
		district := p.District
		if district == "" && len(e.own) == 1 {
			district = e.own[0]
		}
		if p.Project == f.Project.ID && p.Proven() && slices.Contains(p.Indicators, i.ID) && meets(i.Products, p.Kind) && e.lies(i.Places, district, "") {
			l.marks.add(p.ID, p.Date, district, 1)
		}
	}
	l.marks.sort()
	return l
}

func (e *Engine) groups(i *data.Indicator, f *Facts) ledger {
	g := &groups{own: e.own, members: map[string][]*data.Member{}, specialties: i.Specialties}
	g.places = func(district string) bool { return e.lies(i.Places, district, "") }
	for n := range f.Members {
		if m := &f.Members[n]; m.Project == f.Project.ID {
			g.members[m.District] = append(g.members[m.District], m)
		}
	}
	return g
}

// recommendations are those of the project's held events, on the day on which
// they came to the stage asked for. The topic is that of the issue they answer.
func (e *Engine) recommendations(i *data.Indicator, f *Facts) ledger {
	l := newSums(data.RecommendationType)
	events := map[data.ID]*data.Event{}
	for _, event := range e.held {
		events[event.ID] = event
	}
	topics := map[data.ID]string{}
	for n := range f.Issues {
		topics[f.Issues[n].ID] = f.Issues[n].Topic
	}
	for n := range f.Recommendations {
		r := &f.Recommendations[n]
		event := events[r.Event]
		if event == nil {
			continue
		}
		at := *event
		if topic := topics[r.Issue]; topic != "" {
			at.Topic = topic
		}
		if day := stageOf(r, i.Stage, event.Date); day != 0 && e.fits(i, &at) {
			l.marks.add(r.ID, day, event.District, 1)
		}
	}
	l.marks.sort()
	return l
}

// stageOf is the day on which a recommendation came to a stage.
func stageOf(r *data.Recommendation, stage string, made data.Date) data.Date {
	switch stage {
	case data.StageSent:
		return r.LetterDate
	case data.StageAnswered:
		return r.AnswerDate
	case data.StageDone:
		return r.DoneDate
	}
	return made
}

// talents are those found, or supported. The conditions look at the event where
// somebody was found.
func (e *Engine) talents(i *data.Indicator, f *Facts) ledger {
	l := newSums(data.TalentType)
	events := map[data.ID]*data.Event{}
	for _, event := range e.held {
		events[event.ID] = event
	}
	for n := range f.Talents {
		t := &f.Talents[n]
		if t.Project != f.Project.ID {
			continue
		}
		at := data.Event{}
		if event := events[t.Event]; event != nil {
			at = *event
		}
		at.District, at.Village = t.District, t.Village
		day := t.Date
		if i.Stage == data.StageSupported {
			if day = t.SupportDate; len(t.Support) == 0 {
				day = 0
			}
		}
		if day != 0 && e.fits(i, &at) {
			l.marks.add(t.ID, day, t.District, 1)
		}
	}
	l.marks.sort()
	return l
}
