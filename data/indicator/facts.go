package indicator

import (
	"context"
	"fmt"

	"sapar/data"
)

// Facts are the records of one project that its indicators count. Records of
// other projects among them are passed over.
type Facts struct {
	Project         data.Project
	Indicators      []data.Indicator // in the order of the answers
	Events          []data.Event
	Members         []data.Member
	Courses         []data.Course
	Enrolments      []data.Enrolment
	Lessons         []data.Attendance // of the events that are lessons of a course
	Handouts        []data.Handout
	Products        []data.Product
	Issues          []data.Issue
	Recommendations []data.Recommendation
	Talents         []data.Talent
	Joined          data.Joined // records of people that are one person
}

// Records are the records that counting reads.
type Records interface {
	// Project is the current project.
	Project(ctx context.Context) (data.Project, error)
	Indicators(ctx context.Context, project data.ID) ([]data.Indicator, error)
	Events(ctx context.Context, q data.EventQuery) ([]data.Event, error)
	Records(ctx context.Context, of *data.Type, q data.RecordQuery) ([]data.Record, error)
	// LessonAttendance is who came to the lessons of the project's courses.
	LessonAttendance(ctx context.Context, project data.ID) ([]data.Attendance, error)
	// Joined tells which records of people are one person.
	Joined(ctx context.Context) (data.Joined, error)
}

// Read reads the facts of a project: only those that its indicators ask for.
func Read(ctx context.Context, from Records, p data.Project) (Facts, error) {
	f := Facts{Project: p}
	var err error
	if f.Indicators, err = from.Indicators(ctx, p.ID); err != nil {
		return f, fmt.Errorf("count indicators: %w", err)
	}
	if f.Events, err = from.Events(ctx, data.EventQuery{Project: p.ID}); err != nil {
		return f, fmt.Errorf("count indicators: %w", err)
	}
	r := reading{ctx: ctx, from: from, project: p.ID}
	asks := func(kind string) bool {
		for i := range f.Indicators {
			if f.Indicators[i].Kind == kind {
				return true
			}
		}
		return false
	}
	if asks(data.CountComposition) || asksSpecialties(f.Indicators) {
		f.Members = all[data.Member](&r, data.MemberType)
	}
	if asks(data.CountHandouts) {
		f.Handouts = all[data.Handout](&r, data.HandoutType)
	}
	if asks(data.CountProducts) {
		f.Products = all[data.Product](&r, data.ProductType)
	}
	if asks(data.CountTalents) {
		f.Talents = all[data.Talent](&r, data.TalentType)
	}
	if asks(data.CountRecommendations) {
		f.Issues = all[data.Issue](&r, data.IssueType)
		f.Recommendations = all[data.Recommendation](&r, data.RecommendationType)
	}
	if asks(data.CountFinishers) {
		f.Courses = all[data.Course](&r, data.CourseType)
		f.Enrolments = all[data.Enrolment](&r, data.EnrolmentType)
		if f.Lessons, err = from.LessonAttendance(ctx, p.ID); err == nil {
			f.Joined, err = from.Joined(ctx)
		}
	}
	if r.err != nil {
		err = r.err
	}
	if err != nil {
		return f, fmt.Errorf("count indicators: %w", err)
	}
	return f, nil
}

func asksSpecialties(list []data.Indicator) bool {
	for i := range list {
		if len(list[i].Specialties) > 0 {
			return true
		}
	}
	return false
}

// reading reads one type after another until one fails.
type reading struct {
	ctx     context.Context
	from    Records
	project data.ID
	err     error
}

func all[R any](r *reading, of *data.Type) []R {
	if r.err != nil {
		return nil
	}
	list, err := r.from.Records(r.ctx, of, data.RecordQuery{Project: r.project})
	r.err = err
	out := make([]R, 0, len(list))
	for _, one := range list {
		out = append(out, *any(one).(*R))
	}
	return out
}
