package data

import "slices"

// Raised is an issue with what came of it: the same issue wherever it was
// raised, and the recommendations that answer it.
type Raised struct {
	Issue  *Issue // as it was first raised where one asks; nil: for no single issue
	Event  *Event // at which that was
	Same   []*Issue
	Advice []*Recommendation // the earlier letters first, those not sent last
}

// Open reports whether something of it is still promised: the issue is not
// settled, or a recommendation is neither carried out nor declined.
func (r *Raised) Open() bool {
	if r.Issue != nil && (r.Issue.Status == "open" || r.Issue.Status == "in_work") {
		return true
	}
	return slices.ContainsFunc(r.Advice, func(a *Recommendation) bool { return a.Status != "done" && a.Status != "declined" })
}

// RaisedAt are the issues raised at those of the events that are asked for,
// each with what was recommended for the same issue in any village, the
// earlier event first. What answers no single issue comes event by event.
func RaisedAt(asked func(*Event) bool, events []*Event, issues []*Issue, advice []*Recommendation) []Raised {
	same := GroupIssues(issues)
	at := map[ID][]*Issue{}
	for _, i := range issues {
		at[i.Event] = append(at[i.Event], i)
	}
	answers, general := map[ID][]*Recommendation{}, map[ID][]*Recommendation{}
	for _, a := range advice {
		if a.Issue.IsZero() {
			general[a.Event] = append(general[a.Event], a)
		} else {
			answers[a.Issue] = append(answers[a.Issue], a)
		}
	}
	events = slices.DeleteFunc(slices.Clone(events), func(e *Event) bool { return !asked(e) })
	slices.SortStableFunc(events, func(a, b *Event) int { return int(a.Date) - int(b.Date) })
	var out []Raised
	told := map[ID]bool{}
	for _, e := range events {
		for _, i := range at[e.ID] {
			if told[i.ID] {
				continue
			}
			r := Raised{Issue: i, Event: e, Same: same.Of(i.ID)}
			for _, each := range r.Same {
				told[each.ID] = true
				r.Advice = append(r.Advice, answers[each.ID]...)
			}
			sortByLetter(r.Advice)
			out = append(out, r)
		}
		if list := general[e.ID]; len(list) > 0 {
			sortByLetter(list)
			out = append(out, Raised{Event: e, Advice: list})
		}
	}
	return out
}

func sortByLetter(list []*Recommendation) {
	slices.SortStableFunc(list, func(a, b *Recommendation) int {
		if (a.LetterDate == 0) != (b.LetterDate == 0) {
			return int(b.LetterDate) - int(a.LetterDate)
		}
		return int(a.LetterDate) - int(b.LetterDate)
	})
}
