package event

import (
	"fyne.io/fyne/v2"

	"sapar/app/history"
	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// promised is what the village of the form has been promised: its issues that
// are not settled, linked ones of other villages too, and how far the
// recommendations for them have come.
type promised struct {
	d       *details
	village string
	list    []promise
	button  *kit.Button
}

// promise is an issue with one of its recommendations; either may be nil.
type promise struct {
	issue  *data.Issue
	date   data.Date // on which the issue was raised
	advice *data.Recommendation
}

var promisedKey = kit.Ctrl(fyne.KeyO)

func newPromised(d *details) *promised {
	p := &promised{d: d}
	p.button = kit.NewButton(kit.ButtonOptions{Quiet: true, Run: p.show})
	return p
}

// look reads what a village was promised, but for what the event itself has
// brought up.
func (p *promised) look(village string) {
	p.village, p.list = village, nil
	if village != "" {
		list, err := p.read()
		if err != nil {
			p.d.p.o.Fail(err)
		}
		p.list = list
	}
	if len(p.list) > 0 {
		p.button.SetText(named(p.d.p.w.N("page.event.promised", p.issues()), promisedKey))
	}
	p.d.form.SetVisible("promised", len(p.list) > 0)
}

// issues is how many are open.
func (p *promised) issues() int {
	n := 0
	var last *data.Issue
	for _, each := range p.list {
		if each.issue == nil || each.issue != last {
			n++
		}
		last = each.issue
	}
	return n
}

func (p *promised) read() ([]promise, error) {
	page := p.d.p
	found, err := page.o.Records.Events(page.ctx, data.EventQuery{Project: page.project.ID})
	if err != nil {
		return nil, err
	}
	events := make([]*data.Event, len(found))
	for i := range found {
		events[i] = &found[i]
	}
	issues, err := recordsOf[data.Issue](page, data.IssueType)
	if err != nil {
		return nil, err
	}
	advice, err := recordsOf[data.Recommendation](page, data.RecommendationType)
	if err != nil {
		return nil, err
	}
	here := func(e *data.Event) bool { return e.Village == p.village && e.ID != page.event.ID }
	var out []promise
	for _, r := range data.RaisedAt(here, events, issues, advice) {
		if !r.Open() {
			continue
		}
		for _, a := range r.Advice {
			out = append(out, promise{r.Issue, r.Event.Date, a})
		}
		if len(r.Advice) == 0 {
			out = append(out, promise{issue: r.Issue, date: r.Event.Date})
		}
	}
	return out, nil
}

// recordsOf are the project's records of a type.
func recordsOf[R any](p *Page, of *data.Type) ([]*R, error) {
	records, err := p.o.Records.Records(p.ctx, of, data.RecordQuery{Project: p.project.ID})
	out := make([]*R, len(records))
	for i, r := range records {
		out[i] = any(r).(*R)
	}
	return out, err
}

// show lists it in a dialog.
func (p *promised) show() {
	if len(p.list) == 0 {
		return
	}
	page := p.d.p
	table := kit.NewTable(kit.TableOptions[promise]{
		Columns: p.columns(), Count: func() int { return len(p.list) },
		Row:     func(i int) (promise, bool) { return at(p.list, i) },
		MinRows: 8,
	})
	table.Reload()
	kit.ShowDialog(page.o.Window, kit.DialogOptions{
		Title:   page.w.T("page.event.promised_title", "village", page.teller.Place(p.village)),
		Content: table, OK: page.w.T("button.close"), Width: 960,
	})
	table.Focus()
}

func (p *promised) columns() []kit.Column[promise] {
	w := p.d.p.w
	// of makes a column of a recommendation, empty where there is none.
	of := func(text func(*data.Recommendation) string) func(promise) string {
		return func(each promise) string {
			if each.advice == nil {
				return ""
			}
			return text(each.advice)
		}
	}
	return []kit.Column[promise]{
		{Title: w.T("page.dialogue.raised"), Weight: 2.6, Text: func(each promise) string {
			if each.issue == nil {
				return w.T("page.event.recommendations.general")
			}
			return flat(each.issue.Text)
		}},
		{Title: w.Field("event", "date"), Width: 96, Text: func(each promise) string { return w.Date(each.date.Time()) }},
		{Title: w.T("page.dialogue.text"), Weight: 2.4, Text: of(func(a *data.Recommendation) string { return flat(a.Text) })},
		{Title: w.T("page.dialogue.addressee"), Weight: 1.4, Text: of(func(a *data.Recommendation) string { return a.Addressee })},
		{Title: w.T("page.dialogue.due"), Width: 96, Text: of(func(a *data.Recommendation) string { return w.Date(a.Due.Time()) }),
			Colour: func(each promise) fyne.ThemeColorName {
				if each.advice != nil && each.advice.Overdue(p.d.p.today()) {
					return theme.ColorNameCancelled
				}
				return ""
			}},
		{Title: w.T("page.dialogue.answer"), Weight: 1.8, Text: of(func(a *data.Recommendation) string {
			return history.Join(": ", w.Date(a.AnswerDate.Time()), flat(a.Answer))
		})},
		{Title: w.Field("recommendation", "status"), Width: 112, Text: func(each promise) string {
			switch {
			case each.advice != nil:
				return w.Choice("recommendation_status", each.advice.Status)
			case each.issue != nil:
				return w.Choice("issue_status", each.issue.Status)
			}
			return ""
		}},
	}
}
