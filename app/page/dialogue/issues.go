package dialogue

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/form"
	"sapar/app/history"
	"sapar/app/kit"
	"sapar/app/register"
	"sapar/app/theme"
	"sapar/data"
)

// issues is the tab of the issues, with the recommendations that answer the
// selected one below.
type issues struct {
	p      *Page
	list   *register.Register
	advice *register.Register
	same   *kit.StatusLine // where else the selected one was raised
	object fyne.CanvasObject
}

func newIssues(p *Page) *issues {
	t := &issues{p: p, same: kit.NewStatusLine()}
	t.list = register.New(p.d, p.issueKind(), register.Options{
		Read: t.read, Find: true, Add: addKey,
		Draft:    func() data.Record { return &data.Issue{Status: "open"} },
		Selected: func(data.Record) { t.follow() },
		Tools: []fyne.CanvasObject{
			kit.NewButton(kit.ButtonOptions{Text: kit.Named(p.w.T("page.dialogue.same"), sameKey), Quiet: true, Run: t.link}),
		},
	})
	t.advice = register.New(p.d, p.adviceKind(false), register.Options{
		Read: t.readAdvice, Add: addPartKey, Draft: t.draft, Sum: p.overdue,
	})
	t.object = container.NewGridWithRows(2, t.list.Content(),
		container.NewBorder(t.same, nil, nil, nil, t.advice.Content()))
	return t
}

// statusColours are those of both lists of statuses.
var statusColours = map[string]fyne.ThemeColorName{
	"open": theme.ColorNamePlanned, "in_work": theme.ColorNamePlanned, "draft": theme.ColorNamePlanned, "sent": theme.ColorNamePlanned,
	"solved": theme.ColorNameHeld, "explained": theme.ColorNameHeld, "accepted": theme.ColorNameHeld, "done": theme.ColorNameHeld,
	"declined": theme.ColorNameCancelled,
}

func (p *Page) issueKind() register.Kind {
	w := p.w
	return register.Kind{
		Type: data.IssueType, Order: "date", Newest: true,
		Columns: []register.Column{
			{Key: "text", Title: w.T("page.dialogue.raised"), Weight: 3.6},
			{Key: "village", Title: w.Field("event", "village"), Weight: 1.3, Text: p.villageOf},
			{Key: "date", Title: w.Field("event", "date"), Width: 96, Text: func(r data.Record) string {
				return w.Date(p.talk.event(eventOf(r)).Date.Time())
			}, Number: func(r data.Record) int { return int(p.talk.event(eventOf(r)).Date) }, Left: true},
			{Key: "topic", Weight: 1.3},
			{Key: "villages", Title: w.T("page.dialogue.villages"), Width: 70, Text: func(r data.Record) string {
				return strconv.Itoa(p.villages(r))
			}, Number: p.villages},
			{Key: "status", Width: 124, Colour: func(r data.Record) fyne.ThemeColorName { return statusColours[r.(*data.Issue).Status] }},
		},
		Form: []string{"text", "event", "topic", "raised_by", "status", "responsible", "same_as", "note"},
		Filters: append(p.placeFilters(),
			p.d.FilterBy(data.IssueType, "topic", w.T("page.dialogue.all_topics")),
			p.d.FilterBy(data.IssueType, "status", w.T("page.dialogue.any_status"))),
		Adjust: map[string][]form.Adjust{
			"text": {form.Rows(3)}, "event": {form.Wide}, "same_as": {form.Wide, form.Offer(p.similar, p.issueOption)},
		},
	}
}

// villageOf is the village where something was said.
func (p *Page) villageOf(r data.Record) string {
	e := p.talk.event(eventOf(r))
	if e.Village == "" {
		return p.d.History.Teller.Short(e.District)
	}
	return p.d.History.Teller.Place(e.Village)
}

func (p *Page) villages(r data.Record) int { return len(p.talk.villages(data.BaseOf(r).ID)) }

// placeFilters narrow a list to what was said in a district or village.
func (p *Page) placeFilters() []register.Filter {
	village := register.Filter{
		All:     p.w.T("page.dialogue.all_villages"),
		Options: p.villageOptions,
		Holds:   func(r data.Record, code string) bool { return p.talk.event(eventOf(r)).Village == code },
	}
	if !p.d.Roams() {
		return []register.Filter{village}
	}
	return []register.Filter{{
		All:     p.w.T("register.all_districts"),
		Options: func() []kit.Option { return p.d.Among(p.d.Districts(), "") },
		Holds:   func(r data.Record, code string) bool { return p.talk.event(eventOf(r)).District == code },
	}, village}
}

// villageOptions are the villages where anything was raised.
func (p *Page) villageOptions() []kit.Option {
	var options []kit.Option
	seen := map[string]bool{}
	for _, i := range p.talk.issues {
		e := p.talk.event(i.Event)
		if e.Village != "" && !seen[e.Village] && p.here(e) {
			seen[e.Village] = true
			options = append(options, p.d.Village(e.Village))
		}
	}
	slices.SortFunc(options, func(a, b kit.Option) int { return p.o.Compare(a.Label, b.Label) })
	return options
}

// here reports whether an event is in the person's district, or in any where
// the person has all.
func (p *Page) here(e *data.Event) bool { return p.d.Roams() || e.District == p.o.Settings.District }

func (t *issues) read() ([]data.Record, error) {
	t.p.read()
	var out []data.Record
	for _, i := range t.p.talk.issues {
		if t.p.here(t.p.talk.event(i.Event)) {
			out = append(out, i)
		}
	}
	return out, nil
}

// issue is the selected one, nil where there is none.
func (t *issues) issue() *data.Issue {
	i, _ := t.list.Chosen().(*data.Issue)
	return i
}

func (t *issues) readAdvice() ([]data.Record, error) {
	i := t.issue()
	if i == nil {
		return nil, nil
	}
	if err := t.p.talk.readAdvice(t.p.ctx, t.p.o.Records, t.p.project.ID); err != nil {
		return nil, err
	}
	var out []data.Record
	for _, r := range t.p.talk.answering(i.ID) {
		out = append(out, r)
	}
	return out, nil
}

func (t *issues) draft() data.Record {
	if i := t.issue(); i != nil {
		return &data.Recommendation{Event: i.Event, Issue: i.ID, Status: "draft"}
	}
	return nil
}

// follow shows what belongs to another issue.
func (t *issues) follow() {
	text := ""
	if i := t.issue(); i != nil {
		var others []string
		for _, code := range t.p.talk.villages(i.ID) {
			if code != t.p.talk.event(i.Event).Village {
				others = append(others, t.p.d.History.Teller.Place(code))
			}
		}
		if text = t.p.w.T("page.dialogue.only_here"); len(others) > 0 {
			text = t.p.w.T("page.dialogue.also", "villages", strings.Join(others, ", "))
		}
	}
	t.same.Set(text, kit.Neutral)
	t.advice.Show()
}

// link asks which issue raised before is the same as the selected one.
func (t *issues) link() {
	i := t.issue()
	if i == nil {
		return
	}
	kind := t.p.issueKind()
	kind.Form = []string{"same_as"}
	t.p.d.Edit(kind, i, func(saved data.Record) {
		t.p.again()
		t.list.Select(data.BaseOf(saved).ID)
		t.list.Focus()
	})
}

// similar are the issues that a text can mean, those alike the selected one
// first.
func (p *Page) similar(query string) []kit.Option {
	var others []*data.Issue
	selected, _ := p.main().Chosen().(*data.Issue)
	for _, i := range slices.Backward(p.talk.issues) {
		if selected == nil || i.ID != selected.ID {
			others = append(others, i)
		}
	}
	if selected != nil && query == "" {
		if alike := data.SimilarIssues(selected.Text, others, p.d.Split); len(alike) > 0 {
			others = alike
		}
	}
	return p.d.Filter(query, p.issueOptions(others))
}

func (p *Page) issueOptions(list []*data.Issue) []kit.Option {
	options := make([]kit.Option, len(list))
	for n, i := range list {
		options[n] = kit.Option{ID: i.ID.String(), Label: history.Shorten(i.Text, history.LongLabel), Hint: p.spot(i)}
	}
	return options
}

// spot is where and when an issue was raised.
func (p *Page) spot(i *data.Issue) string {
	return history.Join(", ", p.villageOf(i), p.w.Date(p.talk.event(i.Event).Date.Time()))
}

func (p *Page) issueOption(id string) kit.Option {
	for _, i := range p.talk.issues {
		if i.ID.String() == id {
			return p.issueOptions([]*data.Issue{i})[0]
		}
	}
	return kit.Option{ID: id, Label: p.w.T("word.unknown")}
}
