package dialogue

import (
	"fyne.io/fyne/v2"

	"sapar/app/form"
	"sapar/app/history"
	"sapar/app/kit"
	"sapar/app/register"
	"sapar/app/theme"
	"sapar/data"
)

// newAdvice is the list of all recommendations, with those that answer no
// single issue.
func (p *Page) newAdvice() *register.Register {
	return register.New(p.d, p.adviceKind(true), register.Options{
		Read: func() ([]data.Record, error) {
			p.read()
			var out []data.Record
			for _, r := range p.talk.advice {
				if p.here(p.talk.event(r.Event)) {
					out = append(out, r)
				}
			}
			return out, nil
		},
		Find: true, Add: addKey, Sum: p.overdue,
		Draft: func() data.Record { return &data.Recommendation{Status: "draft"} },
	})
}

// adviceKind is how recommendations are listed: all of the project with their
// village and issue, or those of one issue.
func (p *Page) adviceKind(all bool) register.Kind {
	w := p.w
	k := register.Kind{
		Type: data.RecommendationType, Order: "due",
		Columns: []register.Column{
			{Key: "text", Title: w.T("page.dialogue.text"), Weight: 2.6},
			{Key: "addressee", Title: w.T("page.dialogue.addressee"), Weight: 1.4},
			{Key: "letter", Title: w.T("page.dialogue.letter"), Weight: 1.7, Text: func(r data.Record) string {
				a := r.(*data.Recommendation)
				return history.Join(", ", a.LetterNumber, w.Date(a.LetterDate.Time()))
			}, Number: func(r data.Record) int { return int(r.(*data.Recommendation).LetterDate) }, Left: true},
			{Key: "due", Title: w.T("page.dialogue.due"), Width: 96, Colour: p.dueColour},
			{Key: "answer", Title: w.T("page.dialogue.answer"), Weight: 1.8, Text: p.answer},
			{Key: "done_date", Title: w.T("page.dialogue.done"), Width: 96},
			{Key: "status", Width: 112, Colour: func(r data.Record) fyne.ThemeColorName { return statusColours[r.(*data.Recommendation).Status] }},
		},
		Form: []string{
			"text", "issue", "event", "addressee", "letter_number", "letter_date", "due", "answer", "answer_date", "done_date", "status", "responsible", "note",
		},
		Adjust: map[string][]form.Adjust{
			"text": {form.Rows(3)}, "event": {form.Wide}, "issue": {form.Wide, form.Offer(p.similar, p.issueOption)},
		},
	}
	if all {
		k.Columns[2] = register.Column{Key: "village", Title: w.Field("event", "village"), Weight: 1.2, Text: p.villageOf}
		k.Filters = append(p.placeFilters(), p.d.FilterBy(data.RecommendationType, "status", w.T("page.dialogue.any_status")), p.dueFilter())
	}
	return k
}

// answer is what was answered and when.
func (p *Page) answer(r data.Record) string {
	a := r.(*data.Recommendation)
	return history.Join(": ", p.w.Date(a.AnswerDate.Time()), a.Answer)
}

func (p *Page) dueColour(r data.Record) fyne.ThemeColorName {
	if r.(*data.Recommendation).Overdue(p.d.Today()) {
		return theme.ColorNameCancelled
	}
	return ""
}

// dueFilter narrows a list to the recommendations whose answer is late.
func (p *Page) dueFilter() register.Filter {
	return register.Filter{
		All:     p.w.T("page.dialogue.any_due"),
		Options: func() []kit.Option { return []kit.Option{{ID: "overdue", Label: p.w.T("page.dialogue.overdue")}} },
		Holds:   func(r data.Record, _ string) bool { return r.(*data.Recommendation).Overdue(p.d.Today()) },
	}
}

// overdue says how many of the recommendations in sight are late.
func (p *Page) overdue(shown []data.Record) (string, kit.State) {
	n := 0
	for _, r := range shown {
		if r.(*data.Recommendation).Overdue(p.d.Today()) {
			n++
		}
	}
	if n == 0 {
		return "", kit.Neutral
	}
	return p.w.N("page.dialogue.overdue_count", n), kit.Bad
}
