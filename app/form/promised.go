package form

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// PromisedRecords are what promises are found in.
type PromisedRecords interface {
	Events(ctx context.Context, q data.EventQuery) ([]data.Event, error)
	Records(ctx context.Context, of *data.Type, q data.RecordQuery) ([]data.Record, error)
}

// PromisedOptions are what a Promised stands on; all are needed.
type PromisedOptions struct {
	Maker
	Records PromisedRecords
	Window  fyne.Window
	Key     fyne.Shortcut // opens it, as the button says; nil for none
}

// Promised is what villages have been promised: their issues that are not
// settled, linked ones of other villages too, and how far the recommendations
// for them have come. Its row shows a button where there is something.
type Promised struct {
	o        PromisedOptions
	form     *kit.Form
	villages []string
	list     []Promise
	button   *kit.Button
}

// Promise is an issue with one of its recommendations; either may be nil.
type Promise struct {
	Village string
	Issue   *data.Issue
	Date    data.Date // on which the issue was raised
	Advice  *data.Recommendation
}

// promisedRow is the key of the row in which it stands.
const promisedRow = "promised"

// NewPromised returns one that has nothing to say yet.
func NewPromised(o PromisedOptions) *Promised {
	p := &Promised{o: o}
	p.button = kit.NewButton(kit.ButtonOptions{Quiet: true, Run: p.Show})
	return p
}

// Row is the row of the form.
func (p *Promised) Row() kit.Row {
	return kit.Row{Key: promisedRow, Wide: true, Field: container.NewHBox(p.button)}
}

// Stand hides the row until there is something to say.
func (p *Promised) Stand(in *kit.Form) {
	p.form = in
	in.SetVisible(promisedRow, false)
}

// List is what it shows.
func (p *Promised) List() []Promise { return p.list }

// Text is what its button says.
func (p *Promised) Text() string { return p.button.Text }

// Look reads what the villages were promised in a project, but for what one
// event itself has brought up.
func (p *Promised) Look(ctx context.Context, project, except data.ID, villages ...string) {
	p.villages, p.list = slices.DeleteFunc(slices.Clone(villages), func(code string) bool { return code == "" }), nil
	if len(p.villages) > 0 {
		list, err := p.read(ctx, project, except)
		if err != nil {
			p.o.Fail(err)
		}
		p.list = list
	}
	if len(p.list) > 0 {
		said := "form.promised"
		if len(p.villages) > 1 {
			said = "form.promised_several"
		}
		p.button.SetText(kit.Named(p.o.Words.N(said, p.issues()), p.o.Key))
	}
	p.form.SetVisible(promisedRow, len(p.list) > 0)
}

// issues is how many are open.
func (p *Promised) issues() int {
	n := 0
	var last *data.Issue
	for _, each := range p.list {
		if each.Issue == nil || each.Issue != last {
			n++
		}
		last = each.Issue
	}
	return n
}

func (p *Promised) read(ctx context.Context, project, except data.ID) ([]Promise, error) {
	found, err := p.o.Records.Events(ctx, data.EventQuery{Project: project})
	if err != nil {
		return nil, err
	}
	events := make([]*data.Event, len(found))
	for i := range found {
		events[i] = &found[i]
	}
	issues, err := recordsOf[data.Issue](ctx, p.o.Records, project, data.IssueType)
	if err != nil {
		return nil, err
	}
	advice, err := recordsOf[data.Recommendation](ctx, p.o.Records, project, data.RecommendationType)
	if err != nil {
		return nil, err
	}
	here := func(e *data.Event) bool { return slices.Contains(p.villages, e.Village) && e.ID != except }
	var out []Promise
	for _, r := range data.RaisedAt(here, events, issues, advice) {
		if !r.Open() {
			continue
		}
		for _, a := range r.Advice {
			out = append(out, Promise{r.Event.Village, r.Issue, r.Event.Date, a})
		}
		if len(r.Advice) == 0 {
			out = append(out, Promise{Village: r.Event.Village, Issue: r.Issue, Date: r.Event.Date})
		}
	}
	slices.SortStableFunc(out, func(a, b Promise) int {
		return slices.Index(p.villages, a.Village) - slices.Index(p.villages, b.Village)
	})
	return out, nil
}

// recordsOf are a project's records of a type.
func recordsOf[R any](ctx context.Context, from PromisedRecords, project data.ID, of *data.Type) ([]*R, error) {
	records, err := from.Records(ctx, of, data.RecordQuery{Project: project})
	out := make([]*R, len(records))
	for i, r := range records {
		out[i] = any(r).(*R)
	}
	return out, err
}

// Show lists it in a dialog.
func (p *Promised) Show() {
	if len(p.list) == 0 {
		return
	}
	table := kit.NewTable(kit.TableOptions[Promise]{
		Columns: p.columns(), Count: func() int { return len(p.list) },
		Row: func(i int) (Promise, bool) {
			if i < 0 || i >= len(p.list) {
				return Promise{}, false
			}
			return p.list[i], true
		},
		MinRows: 8,
	})
	table.Reload()
	var names []string
	for _, code := range p.villages {
		names = append(names, p.o.PlaceName(code))
	}
	kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title:   p.o.Words.T("form.promised_title", "village", strings.Join(names, ", ")),
		Content: table, OK: p.o.Words.T("button.close"), Width: 960,
	})
	table.Focus()
}

func (p *Promised) columns() []kit.Column[Promise] {
	w := p.o.Words
	flat := func(text string) string { return strings.Join(strings.Fields(text), " ") }
	// of makes a column of a recommendation, empty where there is none.
	of := func(text func(*data.Recommendation) string) func(Promise) string {
		return func(each Promise) string {
			if each.Advice == nil {
				return ""
			}
			return text(each.Advice)
		}
	}
	columns := []kit.Column[Promise]{
		{Title: w.T("page.dialogue.raised"), Weight: 2.6, Text: func(each Promise) string {
			if each.Issue == nil {
				return w.T("page.event.recommendations.general")
			}
			return flat(each.Issue.Text)
		}},
		{Title: w.Field("event", "date"), Width: 96, Text: func(each Promise) string { return w.Date(each.Date.Time()) }},
		{Title: w.T("page.dialogue.text"), Weight: 2.4, Text: of(func(a *data.Recommendation) string { return flat(a.Text) })},
		{Title: w.T("page.dialogue.addressee"), Weight: 1.4, Text: of(func(a *data.Recommendation) string { return a.Addressee })},
		{Title: w.T("page.dialogue.due"), Width: 96, Text: of(func(a *data.Recommendation) string { return w.Date(a.Due.Time()) }),
			Colour: func(each Promise) fyne.ThemeColorName {
				if each.Advice != nil && each.Advice.Overdue(data.DateOf(p.o.Now())) {
					return theme.ColorNameCancelled
				}
				return ""
			}},
		{Title: w.T("page.dialogue.answer"), Weight: 1.8, Text: of(func(a *data.Recommendation) string {
			return strings.TrimPrefix(strings.TrimSuffix(w.Date(a.AnswerDate.Time())+": "+flat(a.Answer), ": "), ": ")
		})},
		{Title: w.Field("recommendation", "status"), Width: 112, Text: func(each Promise) string {
			switch {
			case each.Advice != nil:
				return w.Choice("recommendation_status", each.Advice.Status)
			case each.Issue != nil:
				return w.Choice("issue_status", each.Issue.Status)
			}
			return ""
		}},
	}
	if len(p.villages) > 1 {
		village := kit.Column[Promise]{Title: w.T("word.village"), Weight: 1.2, Text: func(each Promise) string { return p.o.PlaceName(each.Village) }}
		columns = append([]kit.Column[Promise]{village}, columns...)
	}
	return columns
}
