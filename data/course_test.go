package data_test

import (
	"testing"

	"pgregory.net/rapid"

	"sapar/data"
)

func TestStanding(t *testing.T) {
	lessons := []data.Date{20260301, 20260308, 20260315, 20260322}
	both := data.Course{Lessons: 4, Share: 75, FinalWork: true}
	attending := data.Course{Lessons: 4, Share: 75}
	working := data.Course{Lessons: 4, FinalWork: true}
	for name, c := range map[string]struct {
		course   data.Course
		learner  data.Enrolment
		attended []data.Date
		want     data.Standing
	}{
		"nothing yet":              {both, data.Enrolment{}, nil, data.Standing{Needed: 3}},
		"lessons without the work": {both, data.Enrolment{}, lessons, data.Standing{Attended: 4, Needed: 3}},
		"the work without lessons": {both, data.Enrolment{WorkDay: 20260401}, lessons[:2], data.Standing{Attended: 2, Needed: 3, Work: true}},
		"work after the lessons":   {both, data.Enrolment{WorkDay: 20260401}, lessons, data.Standing{Attended: 4, Needed: 3, Work: true, Finished: 20260401}},
		"work before the lessons":  {both, data.Enrolment{WorkDay: 20260302}, lessons, data.Standing{Attended: 4, Needed: 3, Work: true, Finished: 20260315}},
		"lessons alone":            {attending, data.Enrolment{}, lessons[1:], data.Standing{Attended: 3, Needed: 3, Finished: 20260322}},
		"the work alone":           {working, data.Enrolment{WorkDay: 20260401}, nil, data.Standing{Work: true, Finished: 20260401}},
		"left before":              {attending, data.Enrolment{Left: 20260314}, lessons, data.Standing{Attended: 4, Needed: 3}},
		"left on the day":          {attending, data.Enrolment{Left: 20260315}, lessons, data.Standing{Attended: 4, Needed: 3, Finished: 20260315}},
		"no rule":                  {data.Course{Lessons: 4}, data.Enrolment{WorkDay: 20260401}, lessons, data.Standing{Attended: 4, Work: true}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.course.Standing(&c.learner, c.attended); got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

// One more lesson never takes a finish away nor puts it off, in whatever order
// the days are given.
func TestStandingGrows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		course := data.Course{
			Lessons: rapid.IntRange(1, 8).Draw(t, "lessons"), Share: rapid.IntRange(0, 100).Draw(t, "share"),
			FinalWork: rapid.Bool().Draw(t, "final work"),
		}
		day := rapid.Map(rapid.IntRange(1, 28), func(n int) data.Date { return data.Date(20260300 + n) })
		days := rapid.SliceOfN(day, 1, 8).Draw(t, "days")
		learner := data.Enrolment{WorkDay: rapid.OneOf(rapid.Just(data.Date(0)), day).Draw(t, "work")}
		fewer, all := course.Standing(&learner, days[1:]), course.Standing(&learner, days)
		if fewer.Finished != 0 && (all.Finished == 0 || all.Finished > fewer.Finished) {
			t.Fatalf("with one lesson more %+v, without %+v", all, fewer)
		}
		if turned := course.Standing(&learner, rapid.Permutation(days).Draw(t, "turned")); turned != all {
			t.Fatalf("in another order %+v, not %+v", turned, all)
		}
	})
}
