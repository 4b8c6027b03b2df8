package event

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// dialogue is the section with the issues that were raised and the
// recommendations that answer them.
type dialogue struct {
	p               *Page
	issues          []data.Issue
	recommendations []data.Recommendation
	issueTable      *kit.Table[data.Issue]
	adviceTable     *kit.Table[data.Recommendation]
	add             *kit.Button // the first issue
	box             fyne.CanvasObject
}

func newDialogue(p *Page) *dialogue {
	d := &dialogue{p: p}
	d.issueTable = kit.NewTable(kit.TableOptions[data.Issue]{
		Columns: d.issueColumns(), Count: func() int { return len(d.issues) },
		Row:      func(i int) (data.Issue, bool) { return at(d.issues, i) },
		OnOpened: d.editIssue, OnDelete: d.removeIssue, MinRows: 3,
		Empty: kit.EmptyOptions{
			Title: p.w.T("page.event.issues.empty"), Text: p.w.T("page.event.issues.empty_text"),
		},
	})
	d.adviceTable = kit.NewTable(kit.TableOptions[data.Recommendation]{
		Columns: d.recommendationColumns(), Count: func() int { return len(d.recommendations) },
		Row:      func(i int) (data.Recommendation, bool) { return at(d.recommendations, i) },
		OnOpened: d.editRecommendation, OnDelete: d.removeRecommendation, MinRows: 3,
		Empty: kit.EmptyOptions{
			Title: p.w.T("page.event.recommendations.empty"), Text: p.w.T("page.event.recommendations.empty_text"),
		},
	})
	d.add = adding(p.w.T("page.event.issues.add"), kit.Ctrl(fyne.KeyI), d.addIssue)
	d.box = container.NewGridWithRows(2,
		part(p.w.T("page.event.issues"), d.add, d.issueTable),
		part(p.w.T("page.event.recommendations"), adding(p.w.T("page.event.recommendations.add"), kit.Ctrl(fyne.KeyR), d.addRecommendation), d.adviceTable),
	)
	return d
}

// part is a table with its heading and the way to add to it.
func part(title string, button, table fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(container.NewBorder(nil, nil, nil, button, kit.NewHeading(2, title)), nil, nil, nil, table)
}

// adding is the button that adds to a table.
func adding(text string, keys fyne.Shortcut, run func()) *kit.Button {
	return kit.NewButton(kit.ButtonOptions{Text: kit.Named(text, keys), Icon: fynetheme.Icon(fynetheme.IconNameContentAdd), Run: run})
}

// at is the row of a list, and whether there is one.
func at[R any](list []R, i int) (R, bool) {
	if i < 0 || i >= len(list) {
		return *new(R), false
	}
	return list[i], true
}

// flat is a text of several lines for a cell.
func flat(text string) string { return strings.Join(strings.Fields(text), " ") }

func (d *dialogue) issueColumns() []kit.Column[data.Issue] {
	w := d.p.w
	return []kit.Column[data.Issue]{
		{Title: w.Field("issue", "text"), Weight: 4, Text: func(i data.Issue) string { return flat(i.Text) }},
		{Title: w.Field("issue", "topic"), Weight: 1.6, Text: func(i data.Issue) string { return w.Choice("topic", i.Topic) }},
		{Title: w.Field("issue", "raised_by"), Weight: 1.6, Text: func(i data.Issue) string { return w.Choice("category", i.RaisedBy) }},
		{Title: w.Field("issue", "responsible"), Weight: 1.4, Text: func(i data.Issue) string { return i.Responsible }},
		{Title: w.Field("issue", "status"), Width: 120, Text: func(i data.Issue) string { return w.Choice("issue_status", i.Status) },
			Colour: func(i data.Issue) fyne.ThemeColorName { return statusColours[i.Status] }},
	}
}

func (d *dialogue) recommendationColumns() []kit.Column[data.Recommendation] {
	w := d.p.w
	return []kit.Column[data.Recommendation]{
		{Title: w.Field("recommendation", "text"), Weight: 3, Text: func(r data.Recommendation) string { return flat(r.Text) }},
		{Title: w.Field("recommendation", "issue"), Weight: 2, Text: func(r data.Recommendation) string { return d.issueText(r.Issue) }},
		{Title: w.Field("recommendation", "addressee"), Weight: 1.8, Text: func(r data.Recommendation) string { return r.Addressee }},
		{Title: w.T("page.event.column.letter"), Width: 168, Text: func(r data.Recommendation) string {
			return joined(r.LetterNumber, w.Date(r.LetterDate.Time()))
		}},
		{Title: w.Field("recommendation", "due"), Width: 130, Text: func(r data.Recommendation) string { return w.Date(r.Due.Time()) },
			Colour: func(r data.Recommendation) fyne.ThemeColorName {
				if r.Overdue(d.p.today()) {
					return theme.ColorNameCancelled
				}
				return ""
			}},
		{Title: w.Field("recommendation", "status"), Width: 120, Text: func(r data.Recommendation) string { return w.Choice("recommendation_status", r.Status) },
			Colour: func(r data.Recommendation) fyne.ThemeColorName { return statusColours[r.Status] }},
	}
}

// statusColours are those of both lists of statuses.
var statusColours = map[string]fyne.ThemeColorName{
	"open": theme.ColorNamePlanned, "in_work": theme.ColorNamePlanned, "draft": theme.ColorNamePlanned, "sent": theme.ColorNamePlanned,
	"solved": theme.ColorNameHeld, "explained": theme.ColorNameHeld, "accepted": theme.ColorNameHeld, "done": theme.ColorNameHeld,
	"declined": theme.ColorNameCancelled,
}

// issueText is the text of the issue that a recommendation answers.
func (d *dialogue) issueText(id data.ID) string {
	for _, i := range d.issues {
		if i.ID == id {
			return flat(i.Text)
		}
	}
	if !id.IsZero() {
		return d.p.w.T("word.unknown")
	}
	return d.p.w.T("page.event.recommendations.general")
}

func (d *dialogue) name() string {
	return d.p.w.T("page.event.tab.dialogue", "n", d.p.w.Int(len(d.issues)+len(d.recommendations)))
}

func (d *dialogue) object() fyne.CanvasObject { return d.box }
func (d *dialogue) save() bool                { return true } // each dialog saves by itself
func (d *dialogue) changed() bool             { return false }
func (d *dialogue) discard()                  {}

// focus goes to the list that has something in it, else to what adds the first.
func (d *dialogue) focus() {
	switch {
	case len(d.issues) > 0:
		d.issueTable.Focus()
	case len(d.recommendations) > 0:
		d.adviceTable.Focus()
	default:
		kit.Focus(d.add)
	}
}

// reload reads both lists again.
func (d *dialogue) reload() {
	d.issues, d.recommendations = nil, nil
	if id := d.p.event.ID; !id.IsZero() {
		var err error
		if d.issues, err = d.p.o.Records.Issues(d.p.ctx, id); err != nil {
			d.p.o.Fail(err)
		}
		if d.recommendations, err = d.p.o.Records.Recommendations(d.p.ctx, id); err != nil {
			d.p.o.Fail(err)
		}
	}
	for i := range d.issues {
		d.p.teller.Know(&d.issues[i])
	}
	d.issueTable.Reload()
	d.adviceTable.Reload()
}

// removeIssue deletes an issue. The recommendations that answer it stay, and
// name it again if it is brought back.
func (d *dialogue) removeIssue(i int) {
	if issue, ok := at(d.issues, i); ok {
		d.remove(&issue, issue.Text)
		d.issueTable.Focus()
	}
}

func (d *dialogue) removeRecommendation(i int) {
	if advice, ok := at(d.recommendations, i); ok {
		d.remove(&advice, advice.Text)
		d.adviceTable.Focus()
	}
}

func (d *dialogue) remove(r data.Record, text string) {
	text = shortened(flat(text))
	if d.p.remove(text, d.p.w.T("page.event.item.removed", "text", text), r) {
		d.reload()
		d.p.refresh()
	}
}

// shortened is the beginning of a long text.
func shortened(text string) string {
	const enough = 60
	if utf8.RuneCountInString(text) <= enough {
		return text
	}
	return strings.TrimSpace(string([]rune(text)[:enough-1])) + "…"
}

// ready goes to this section; false where the event could not be saved first.
func (d *dialogue) ready() bool {
	d.p.turn(d)
	return d.p.current == d
}

// selectIn selects the row of a record in its list.
func selectIn[R any](t *kit.Table[R], list []R, is func(R) bool) {
	t.Select(slices.IndexFunc(list, is))
	t.Focus()
}
