package event

import (
	"sapar/data"
)

// count is the line of totals below the list, and what does not add up in it.
// A person who is listed twice, as can come of two computers' lists, counts
// once.
func (a *attendance) count() (totals, doubt string) {
	e := &a.p.event
	t := data.Turnout{
		Total: e.Unlisted, Youth: e.UnlistedYouth, Male: e.UnlistedMale, Female: e.UnlistedFemale,
		Minors: e.UnlistedMinors, Unlisted: e.Unlisted,
	}
	lo, hi := a.p.project.Youth()
	seen := map[data.ID]bool{}
	for _, row := range a.rows {
		if seen[row.Person.ID] {
			continue
		}
		seen[row.Person.ID] = true
		t.Total++
		switch row.Person.Sex {
		case data.Male:
			t.Male++
		case data.Female:
			t.Female++
		}
		age, known := data.Age(row.Person.BirthYear, e.Date)
		switch {
		case !known:
			t.NoAge++
		case age >= lo && age <= hi:
			t.Youth++
		}
		if known && age < 18 {
			t.Minors++
		}
	}
	w := a.p.w
	totals = w.T("page.event.totals",
		"total", w.Int(t.Total), "youth", w.Int(t.Youth), "male", w.Int(t.Male), "female", w.Int(t.Female),
		"minors", w.Int(t.Minors), "unlisted", w.Int(t.Unlisted))
	t.NoSex = t.Total - t.Male - t.Female
	if t.NoSex != 0 {
		doubt = w.T("page.event.totals.sexes_differ", "n", w.Int(t.NoSex))
	}
	if t.NoAge != 0 {
		if doubt != "" {
			doubt += " "
		}
		doubt += w.T("page.event.totals.no_age", "n", w.Int(t.NoAge))
	}
	return totals, doubt
}
