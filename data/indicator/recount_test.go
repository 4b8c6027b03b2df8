package indicator_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"sapar/data"
)

// fact is one record that may count, as the recount sees it.
type fact struct {
	id       data.ID
	day      data.Date
	district string
	adds     int
	once     string // of what counts once: what it is
}

// recount counts one indicator again with loops and sets of names.
func recount(f field, i data.Indicator, district string, from, on data.Date) (sum int, proof []string) {
	first, last := i.From, i.To
	if first == 0 {
		first = f.project.Start
	}
	if last == 0 {
		last = f.project.End
	}
	if i.Kind == "composition" {
		return recountGroups(f, i, district, from, min(on, last), first)
	}
	seen := map[string]bool{}
	for _, x := range facts(f, i) {
		if x.day < max(first, from) || x.day > min(last, on) || district != "" && x.district != district || x.adds == 0 {
			continue
		}
		if i.Kind == "finishers" && again(facts(f, i), x, district, first) {
			continue
		}
		proof = append(proof, x.id.String())
		if x.once == "" {
			sum += x.adds
		} else if !seen[x.once] {
			seen[x.once] = true
			sum++
		}
	}
	slices.Sort(proof)
	return sum, proof
}

// again reports whether the same person has finished before, or on the same day
// by an older record.
func again(all []fact, x fact, district string, first data.Date) bool {
	for _, y := range all {
		if y.once == x.once && y.id != x.id && y.day >= first && (district == "" || y.district == district) &&
			(y.day < x.day || y.day == x.day && y.id.String() < x.id.String()) {
			return true
		}
	}
	return false
}

// reoverlap counts the districts that have what another has as well, less the
// records of no district.
func reoverlap(f field, i data.Indicator, on data.Date) int {
	first, last := cmp.Or(i.From, f.project.Start), cmp.Or(i.To, f.project.End)
	where := map[string]map[string]bool{}
	over := 0
	for _, x := range facts(f, i) {
		switch {
		case x.day < first || x.day > min(last, on):
		case x.district == "":
			over -= x.adds
		case x.once != "":
			if where[x.once] == nil {
				where[x.once] = map[string]bool{}
			}
			where[x.once][x.district] = true
		}
	}
	for _, in := range where {
		over += len(in) - 1
	}
	return over
}

// facts are all records that the indicator's kind looks at and whose conditions
// hold.
func facts(f field, i data.Indicator) []fact {
	var out []fact
	named := func(ids []data.ID) bool { return strings.Contains(fmt.Sprint(ids), fmt.Sprint(i.ID)) }
	held := map[data.ID]data.Event{}
	for _, e := range f.events {
		if e.Status == "held" && e.Project == f.project.ID {
			held[e.ID] = e
		}
	}
	switch i.Kind {
	case "events", "handouts", "coverage":
		for _, e := range held {
			if !holds(f, i, e) || i.Kind != "coverage" && !named(e.Indicators) {
				continue
			}
			x := fact{id: e.ID, day: e.Date, district: e.District, adds: 1}
			switch i.Kind {
			case "handouts":
				x.adds = 0
				for _, h := range f.rest.Handouts {
					if h.Event == e.ID {
						x.adds += h.Quantity
					}
				}
				if x.adds == 0 {
					x.adds = e.Handouts
				}
			case "coverage":
				if x.once = climb(f, i.Level, e); x.once == "" {
					continue
				}
			}
			out = append(out, x)
		}
	case "finishers":
		for _, en := range f.rest.Enrolments {
			for _, c := range f.rest.Courses {
				if c.ID == en.Course && named(c.Indicators) && inside(i.Places, c.District, "") {
					if day := finished(f, held, c, en); day != 0 {
						out = append(out, fact{en.ID, day, c.District, 1, f.one(en.Person).String()})
					}
				}
			}
		}
	case "products":
		for _, p := range f.rest.Products {
			if f.project.Region == taraz {
				p.District = taraz
			}
			if named(p.Indicators) && len(p.Files) > 0 && (len(i.Products) == 0 || slices.Contains(i.Products, p.Kind)) && inside(i.Places, p.District, "") {
				out = append(out, fact{p.ID, p.Date, p.District, 1, ""})
			}
		}
	case "recommendations":
		for _, r := range f.rest.Recommendations {
			e, ok := held[r.Event]
			if !ok {
				continue
			}
			for _, issue := range f.rest.Issues {
				if issue.ID == r.Issue && issue.Topic != "" {
					e.Topic = issue.Topic
				}
			}
			day := map[string]data.Date{"sent": r.LetterDate, "answered": r.AnswerDate, "done": r.DoneDate, "made": e.Date, "supported": e.Date}[i.Stage]
			if day != 0 && holds(f, i, e) {
				out = append(out, fact{r.ID, day, e.District, 1, ""})
			}
		}
	case "talents":
		for _, d := range f.rest.Talents {
			e := held[d.Event]
			e.District, e.Village = d.District, ""
			day := d.Date
			if i.Stage == "supported" {
				day = d.SupportDate
				if len(d.Support) == 0 {
					continue
				}
			}
			if day != 0 && holds(f, i, e) {
				out = append(out, fact{d.ID, day, d.District, 1, ""})
			}
		}
	}
	return out
}

// holds walks through the conditions of an indicator.
func holds(f field, i data.Indicator, e data.Event) bool {
	for _, c := range []struct{ ask, have []string }{
		{i.EventTypes, []string{e.Kind}}, {i.Audiences, []string{e.Audience}}, {i.Partners, e.Partners},
		{i.Venues, []string{e.Venue}}, {i.Topics, []string{e.Topic}},
	} {
		met := len(c.ask) == 0
		for _, a := range c.ask {
			for _, h := range c.have {
				met = met || a == h
			}
		}
		if !met {
			return false
		}
	}
	went := " "
	for _, m := range f.rest.Members {
		if slices.Contains(e.Members, m.ID) {
			went += m.Specialty + " "
		}
	}
	for _, s := range i.Specialties {
		if !strings.Contains(went, " "+s+" ") {
			return false
		}
	}
	return inside(i.Places, e.District, e.Village)
}

// inside climbs from a village to its okrug; the district is what is written.
func inside(codes []string, district, village string) bool {
	if len(codes) == 0 || slices.Contains(codes, district) {
		return true
	}
	at, ok := places.Place(village)
	for ok && (at.Kind == data.Village || at.Kind == data.Okrug) {
		if slices.Contains(codes, at.Code) {
			return true
		}
		at, ok = places.Place(at.Parent)
	}
	return false
}

// climb is the place that an event covers at a level, "" where it is not ours.
func climb(f field, level string, e data.Event) string {
	code := e.District
	if level != "district" {
		code = e.Village
	}
	at, ok := places.Place(code)
	for level == "okrug" && ok && at.Kind != data.Okrug {
		at, ok = places.Place(at.Parent)
	}
	home, _ := places.DistrictOf(at.Code)
	if ok && slices.ContainsFunc(places.Districts(f.project.Region, f.project.WithCity), func(p data.Place) bool { return p.Code == home.Code }) {
		return at.Code
	}
	return ""
}

// one is the least of all records that are the same person as this one, found
// by going over what was decided until nothing more comes.
func (f field) one(person data.ID) data.ID {
	same := map[data.ID]bool{person: true}
	for range f.decided {
		for _, d := range f.decided {
			if d.Verdict == "same" && (same[d.One] || same[d.Other]) {
				same[d.One], same[d.Other] = true, true
			}
		}
	}
	least := person
	for id := range same {
		if id.String() < least.String() {
			least = id
		}
	}
	return least
}

// finished is the first day by whose end the rule of a course is met, walking
// from the first day to the last.
func finished(f field, held map[data.ID]data.Event, c data.Course, en data.Enrolment) data.Date {
	for day := f.project.Start.AddDays(-60); day <= f.project.End.AddDays(60); day = day.AddDays(1) {
		came := map[data.ID]bool{}
		for _, a := range f.rest.Lessons {
			if e, ok := held[a.Event]; ok && f.one(a.Person) == f.one(en.Person) && e.Course == c.ID && e.Date <= day {
				came[e.ID] = true
			}
		}
		if len(came)*100 < c.Share*c.Lessons || c.FinalWork && (en.WorkDay == 0 || en.WorkDay > day) {
			continue
		}
		if en.Left != 0 && en.Left < day {
			return 0
		}
		return day
	}
	return 0
}

// recountGroups counts the groups that are complete on the last day, and were
// not before the period.
func recountGroups(f field, i data.Indicator, district string, from, on, first data.Date) (sum int, proof []string) {
	if on < first {
		return 0, nil
	}
	complete := func(d string, day data.Date) (ids []string) {
		for _, s := range i.Specialties {
			found := false
			for _, m := range f.rest.Members {
				if m.District == d && m.Specialty == s && m.From <= day && (m.To == 0 || m.To >= day) {
					found = true
					ids = append(ids, m.ID.String())
				}
			}
			if !found {
				return nil
			}
		}
		return ids
	}
	for _, p := range places.Districts(f.project.Region, f.project.WithCity) {
		d := p.Code
		if district != "" && d != district || !inside(i.Places, d, "") {
			continue
		}
		ids := complete(d, on)
		if len(ids) == 0 || from > on || from > first && complete(d, from.AddDays(-1)) != nil {
			continue
		}
		sum++
		proof = append(proof, ids...)
	}
	slices.Sort(proof)
	return sum, proof
}

// replan says again what is due of a plan by a day, walking day by day.
func replan(p *data.Project, i data.Indicator, plan, whole int, on data.Date) int {
	first, last := i.From, i.To
	if first == 0 {
		first = p.Start
	}
	if last == 0 {
		last = p.End
	}
	if on < first {
		return 0
	}
	if on >= last {
		return plan
	}
	split, over := 0, 0
	for key, n := range i.ByMonth {
		split += n
		start, _ := time.Parse("2006-01", key)
		if next := data.DateOf(start.AddDate(0, 1, 0)); next <= on.AddDays(1) {
			over += n
		}
	}
	done, all := 0, 0
	switch {
	case split > 0:
		done, all = over, split
		if whole > 0 {
			done, all = min(over, whole), whole
		}
	case i.AddsUp() && i.PerMonth > 0:
		for n := 1; first.AddMonths(n).AddDays(-1) <= last; n++ {
			all++
			if first.AddMonths(n).AddDays(-1) <= on {
				done++
			}
		}
	default:
		for d := first; d <= last; d = d.AddDays(1) {
			all++
			if d <= on {
				done++
			}
		}
	}
	if all == 0 {
		return 0
	}
	return min(plan*done/all, plan)
}
