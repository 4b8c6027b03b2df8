package store_test

import (
	"errors"
	"testing"

	"sapar/data"
	"sapar/data/store/storetest"
)

// A course with its enrolments, listed by project, by district and by whole;
// what a deleted course held is out of sight with it.
func TestRecordsOfAnyType(t *testing.T) {
	x := newTwo(t)
	s := x.region
	project := x.event.Project
	course := data.Course{Project: project, District: storetest.Akzhaiyk, Title: "SMM", Status: data.Planned, Start: storetest.Day, Lessons: 10, Share: 80}
	person := data.Person{Name: "Аманов Ерлан", BirthYear: 2004, Consent: "self"}
	save(t, s, &course, &person)
	enrolment := data.Enrolment{Course: course.ID, Person: person.ID, Date: storetest.Day}
	save(t, s, &enrolment)
	for _, q := range []data.RecordQuery{{}, {Project: project}, {District: storetest.Akzhaiyk}, {Whole: course.ID}} {
		if got, err := s.Records(ctx, data.EnrolmentType, q); err != nil || len(got) != 1 || data.BaseOf(got[0]).ID != enrolment.ID {
			t.Errorf("%+v: %v, %v", q, got, err)
		}
	}
	for _, q := range []data.RecordQuery{{Project: s.NewID()}, {District: "x"}, {Whole: s.NewID()}} {
		if got, err := s.Records(ctx, data.EnrolmentType, q); err != nil || len(got) != 0 {
			t.Errorf("%+v: %v, %v", q, got, err)
		}
	}
	if err := s.Delete(ctx, &course); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Records(ctx, data.EnrolmentType, data.RecordQuery{}); err != nil || len(got) != 0 {
		t.Errorf("of a deleted course: %v, %v", got, err)
	}
	if _, err := s.Record(ctx, data.CourseType, course.ID); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("deleted course: %v", err)
	}
}
