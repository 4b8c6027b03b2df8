package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"sapar/data"
	"sapar/data/store/storetest"
)

// Participation equals a count by hand over drawn people and lists.
func TestParticipationEqualsACount(t *testing.T) {
	s := storetest.New(t)
	rapid.Check(t, func(rt *rapid.T) {
		project := storetest.Project(t, s)
		var people []data.Person
		for range rapid.IntRange(1, 5).Draw(rt, "people") {
			people = append(people, data.Person{
				Name: "Асан", Consent: "self",
				BirthYear: rapid.SampledFrom([]int{0, 1980, 1995, 2000, 2005, 2010, 2015}).Draw(rt, "born"),
				Sex:       rapid.SampledFrom([]string{"", data.Male, data.Female}).Draw(rt, "sex"),
			})
			save(t, s, &people[len(people)-1])
		}
		want := map[data.Participation]int{}
		for n := range rapid.IntRange(0, 4).Draw(rt, "events") {
			e := storetest.Event(project, 20260310+data.Date(n*3))
			e.Status = rapid.SampledFrom([]string{data.Held, data.Held, data.Cancelled}).Draw(rt, "status")
			save(t, s, &e)
			for _, p := range people {
				if !rapid.Bool().Draw(rt, "came") {
					continue
				}
				save(t, s, &data.Attendance{Event: e.ID, Person: p.ID})
				if e.Status == data.Held {
					age, known := data.Age(p.BirthYear, e.Date)
					want[data.Participation{Month: e.Date.MonthKey(), Band: data.AgeBand(age, known), Sex: p.Sex}]++
				}
			}
		}
		list, err := s.Participation(ctx, project.ID, "")
		if err != nil {
			rt.Fatal(err)
		}
		got := map[data.Participation]int{}
		for _, p := range list {
			n := p.Count
			p.Count = 0
			got[p] += n
		}
		if diff := cmp.Diff(want, got); diff != "" {
			rt.Fatalf("-count +store:\n%s", diff)
		}
		if elsewhere, err := s.Participation(ctx, project.ID, storetest.Borli); err != nil || len(elsewhere) > 0 {
			rt.Fatalf("in a district without events %v, %v", elsewhere, err)
		}
	})
}
