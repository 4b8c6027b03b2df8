package report

import (
	"slices"

	"sapar/data"
)

// raised are the issues of the period's held events with what was recommended.
func (g *gathered) raised() ([]data.Raised, error) {
	issues, err := g.all(data.IssueType)
	if err != nil {
		return nil, err
	}
	advice, err := g.all(data.RecommendationType)
	if err != nil {
		return nil, err
	}
	var events []*data.Event
	for i := range g.events {
		events = append(events, &g.events[i])
	}
	var list []*data.Issue
	for _, r := range issues {
		list = append(list, r.(*data.Issue))
	}
	var letters []*data.Recommendation
	for _, r := range advice {
		letters = append(letters, r.(*data.Recommendation))
	}
	return data.RaisedAt(func(e *data.Event) bool { return e.Status == data.Held }, events, list, letters), nil
}

// villagesOf counts the villages in which the same was raised.
func villagesOf(r *data.Raised, events map[data.ID]*data.Event) int {
	seen := map[string]bool{}
	for _, i := range r.Same {
		if e := events[i.Event]; e != nil && e.Village != "" {
			seen[e.Village] = true
		}
	}
	return max(len(seen), 1)
}

// issues is the register of what was raised: a row for each recommendation on
// it, or one without. What answers no single issue stands by itself.
func (g *gathered) issues() (data.ReportSheet, error) {
	all, err := g.raised()
	if err != nil {
		return data.ReportSheet{}, err
	}
	events := g.byEvent()
	var sheet data.ReportSheet
	for i := range all {
		r := &all[i]
		letters := r.Advice
		if len(letters) == 0 {
			letters = []*data.Recommendation{nil}
		}
		for n, a := range letters {
			row := data.ReportRow{}
			id := r.Event.ID
			if r.Issue != nil {
				id = r.Issue.ID
				if row, err = g.declared(r.Issue); err != nil {
					return sheet, err
				}
				if n := villagesOf(r, events); n > 1 {
					row["villages"] = cell(n)
				}
			}
			if n > 0 {
				delete(row, "villages")
			}
			g.addEvent(row, r.Event)
			if a != nil {
				set(row, "recommendation", a.Text)
				set(row, "addressee", a.Addressee)
				set(row, "letter_date", a.LetterDate)
				set(row, "letter_number", a.LetterNumber)
				set(row, "due", a.Due)
				set(row, "answer", a.Answer)
				set(row, "done_date", a.DoneDate)
				set(row, "recommendation_status", data.Code{List: "recommendation_status", Code: a.Status})
				if a.Responsible != "" {
					set(row, "responsible", a.Responsible)
				}
			}
			row["row"] = figure(len(sheet.Rows)+1, id)
			sheet.Rows = append(sheet.Rows, row)
		}
	}
	return sheet, nil
}

// topics counts what was raised by direction, and by district across it. The
// same issue in several villages counts once, where it was first raised.
func (g *gathered) topics() (data.ReportSheet, error) {
	all, err := g.raised()
	if err != nil {
		return data.ReportSheet{}, err
	}
	events := g.byEvent()
	of := map[string]sums{}
	for i := range all {
		r := &all[i]
		if r.Issue == nil {
			continue
		}
		s := of[r.Issue.Topic]
		if s == nil {
			s = sums{}
			of[r.Issue.Topic] = s
		}
		add := func(field string, n int) {
			s.add(field, n, r.Issue.ID)
			s.add(District+"."+r.Event.District+"."+field, n, r.Issue.ID)
		}
		add("raised", 1)
		if len(r.Advice) > 0 {
			add("recommended", 1)
		}
		if slices.ContainsFunc(r.Advice, func(a *data.Recommendation) bool { return a.LetterDate != 0 || a.Status != "draft" }) {
			add("sent", 1)
		}
		if r.Issue.Status == "solved" {
			add("solved", 1)
		}
		s.add("villages", villagesOf(r, events), r.Issue.ID)
	}
	sheet := data.ReportSheet{Across: map[string][]data.ReportGroup{}}
	for _, code := range g.b.districts(g.report.Project) {
		if g.report.District == "" || g.report.District == code {
			sheet.Across[District] = append(sheet.Across[District], data.ReportGroup{Key: code, Code: data.Code{List: "", Code: code}})
		}
	}
	for _, topic := range append(slices.Clone(data.List("topic")), "") {
		s := of[topic]
		if s == nil {
			continue
		}
		row := data.ReportRow{"row": cell(len(sheet.Rows) + 1)}
		set(row, "topic", data.Code{List: "topic", Code: topic})
		for _, field := range []string{"raised", "recommended", "sent", "solved"} {
			row[field] = cell(0)
		}
		for key, c := range s {
			row[key] = *c
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet, nil
}

// publications are the products that were published.
func (g *gathered) publications() (data.ReportSheet, error) {
	return g.records(data.ProductType, func(r data.Record) bool { return isPublication(r.(*data.Product)) })
}

// annexes counts what stands beside the report.
func (g *gathered) annexes() (data.ReportSheet, error) {
	if err := g.count(); err != nil {
		return data.ReportSheet{}, err
	}
	s := sums{}
	for i := range g.events {
		e := &g.events[i]
		if e.Status != data.Held {
			continue
		}
		if g.turnouts[e.ID].Total > g.turnouts[e.ID].Unlisted {
			s.add("attendance", 1, e.ID)
		}
		s.add("files", len(e.Files), e.ID)
		s.add("links", len(e.Links), e.ID)
	}
	products, err := g.all(data.ProductType)
	if err != nil {
		return data.ReportSheet{}, err
	}
	for _, r := range products {
		if p := r.(*data.Product); p.Date >= g.report.Period.From && p.Date <= g.report.Period.To {
			if p.Kind == "video" {
				s.add("video", 1, p.ID)
			} else if isPublication(p) {
				s.add("links", 1, p.ID)
			}
		}
	}
	advice, err := g.all(data.RecommendationType)
	if err != nil {
		return data.ReportSheet{}, err
	}
	events := g.byEvent()
	for _, r := range advice {
		if a := r.(*data.Recommendation); events[a.Event] != nil && a.LetterDate != 0 {
			s.add("letters", 1, a.ID)
		}
	}
	var sheet data.ReportSheet
	for _, kind := range []string{"attendance", "files", "video", "links", "letters"} {
		row := data.ReportRow{"row": cell(len(sheet.Rows) + 1), "kind": cell(data.Code{List: "annex", Code: kind}), "total": cell(0)}
		if c := s[kind]; c != nil {
			row["total"] = *c
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet, nil
}

// results are the contract's expected results: groups with a specialist of
// each field that the contract names in every district; visits in every
// district; what villages raised, put before those who can solve it; and
// materials handed out. A contract of another kind is measured by its
// indicators, which stand here one by one.
func (g *gathered) results() (data.ReportSheet, error) {
	districts, err := g.districts()
	if err != nil {
		return data.ReportSheet{}, err
	}
	var sheet data.ReportSheet
	add := func(code string, done, of int, sources []data.ID) {
		row := data.ReportRow{
			"row": cell(len(sheet.Rows) + 1), "name": cell(data.Code{List: "expected_result", Code: code}),
			"done": figure(done, sources...), "proof": cell(data.Code{List: "expected_proof", Code: code}),
		}
		percent(row, "percent", done, of)
		sheet.Rows = append(sheet.Rows, row)
	}
	full, visited := 0, 0
	var groups, visits []data.ID
	wanted := g.report.Project.Specialties
	if len(wanted) == 0 {
		wanted = []string{"health", "education", "culture", "sport"}
	}
	for _, row := range districts.Rows {
		district := string(row["district"].Value.(data.PlaceName))
		have := map[string]bool{}
		for i := range g.members {
			if g.members[i].District == district {
				have[g.members[i].Specialty] = true
			}
		}
		if !slices.ContainsFunc(wanted, func(w string) bool { return !have[w] }) {
			full++
			groups = append(groups, row["members"].Sources...)
		}
		if n, _ := row["visits"].Value.(int); n > 0 {
			visited++
			visits = append(visits, row["visits"].Sources...)
		}
	}
	add("groups", full, len(districts.Rows), groups)
	add("coverage", visited, len(districts.Rows), visits)
	raised, answered := 0, 0
	var answers []data.ID
	all, err := g.raised()
	if err != nil {
		return sheet, err
	}
	for i := range all {
		if all[i].Issue == nil {
			continue
		}
		raised++
		if len(all[i].Advice) > 0 {
			answered++
			answers = append(answers, all[i].Issue.ID)
		}
	}
	add("recommendations", answered, raised, answers)
	total, planned := 0, 0
	var held []data.ID
	for _, row := range districts.Rows {
		n, _ := row["events"].Value.(int)
		p, _ := row["events_plan"].Value.(int)
		total, planned = total+n, planned+p
		held = append(held, row["events"].Sources...)
	}
	add("events", total, planned, held)
	return sheet, nil
}
