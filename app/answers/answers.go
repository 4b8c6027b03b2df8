// Package answers puts into words what the youth of a place has said and what
// came of it: the page "You said, we did" that a group brings back to a
// village, in Kazakh or Russian. It names bodies and letters, and no people.
//
// It must never decide what belongs together: which issues are the same and
// what answers them is package data's. It knows neither files nor the store.
package answers

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"sapar/app/i18n"
	"sapar/data"
	"sapar/data/docx"
)

// Records are what a page is made of.
type Records interface {
	Project(ctx context.Context) (data.Project, error)
	Events(ctx context.Context, q data.EventQuery) ([]data.Event, error)
	Records(ctx context.Context, of *data.Type, q data.RecordQuery) ([]data.Record, error)
}

// Page is what a page says, before it is put into words.
type Page struct {
	Project data.Project
	Place   data.Place // a village, an okrug, a district
	Raised  []data.Raised
	On      data.Date
}

// Read reads what was raised in a place in the current project.
func Read(ctx context.Context, r Records, places data.Places, place data.Place, on data.Date) (Page, error) {
	project, err := r.Project(ctx)
	if err != nil {
		return Page{}, err
	}
	found, err := r.Events(ctx, data.EventQuery{Project: project.ID})
	if err != nil {
		return Page{}, err
	}
	events := make([]*data.Event, len(found))
	for i := range found {
		events[i] = &found[i]
	}
	issues, err := all[data.Issue](ctx, r, data.IssueType, project.ID)
	if err != nil {
		return Page{}, err
	}
	advice, err := all[data.Recommendation](ctx, r, data.RecommendationType, project.ID)
	if err != nil {
		return Page{}, err
	}
	villages := places.Villages(place.Code)
	within := func(e *data.Event) bool {
		return e.Village == place.Code || e.District == place.Code ||
			slices.ContainsFunc(villages, func(v data.Place) bool { return v.Code == e.Village })
	}
	return Page{project, place, data.RaisedAt(within, events, issues, advice), on}, nil
}

func all[R any](ctx context.Context, r Records, of *data.Type, project data.ID) ([]*R, error) {
	records, err := r.Records(ctx, of, data.RecordQuery{Project: project})
	out := make([]*R, len(records))
	for i, each := range records {
		out[i] = any(each).(*R)
	}
	return out, err
}

// Tell is the page as a document.
func Tell(w *i18n.Words, places data.Places, p Page) docx.Document {
	t := teller{w, places, p}
	title := w.T("answers.title")
	d := docx.Document{Title: title + " – " + w.Place(p.Place), Blocks: []docx.Block{
		docx.Paragraph{Text: title, Style: docx.Heading},
		docx.Paragraph{Text: t.where(), Style: docx.Centered},
		docx.Paragraph{Text: t.summary()}, docx.Paragraph{},
	}}
	if len(p.Raised) > 0 {
		table, left := t.table()
		d.Blocks = append(d.Blocks, table)
		if left > 0 {
			d.Blocks = append(d.Blocks, docx.Paragraph{Text: w.N("answers.more", left), Style: docx.Plain})
		}
		d.Blocks = append(d.Blocks, docx.Paragraph{})
	}
	for _, line := range []string{p.Project.Title(string(w.Lang())), w.T("answers.on", "date", w.Date(p.On.Time()))} {
		d.Blocks = append(d.Blocks, docx.Paragraph{Text: line, Style: docx.Plain})
	}
	return d
}

type teller struct {
	w      *i18n.Words
	places data.Places
	Page
}

// where is the place, a village with its district.
func (t teller) where() string {
	name := t.w.Place(t.Place)
	if home, ok := t.places.DistrictOf(t.Place.Code); ok && home.Code != t.Place.Code {
		return t.w.Place(home) + ", " + name
	}
	return name
}

// summary says how many issues there were and how many are settled.
func (t teller) summary() string {
	raised, settled := 0, 0
	for _, r := range t.Raised {
		if r.Issue == nil {
			continue
		}
		raised++
		if !r.Open() {
			settled++
		}
	}
	if raised == 0 {
		return t.w.T("answers.none")
	}
	return t.w.N("answers.raised", raised) + " " + t.w.T("answers.settled", "n", t.w.Int(settled), "open", t.w.Int(raised-settled))
}

// table has a line for each recommendation, what is still open and what was
// raised last first. A village's page is one page: left is how many lines there
// was no room for.
func (t teller) table() (table docx.Table, left int) {
	w := t.w
	t.Raised = slices.Clone(t.Raised)
	slices.SortStableFunc(t.Raised, func(a, b data.Raised) int {
		if a.Open() != b.Open() {
			if a.Open() {
				return -1
			}
			return 1
		}
		return int(b.Event.Date) - int(a.Event.Date)
	})
	out := docx.Table{
		Head: []string{
			w.T("answers.head.said"), w.T("answers.head.advice"), w.T("answers.head.sent"), w.T("answers.head.answer"), w.T("answers.head.done"),
		},
		Widths: []int{24, 22, 19, 19, 19},
	}
	for i := range t.Raised {
		r := &t.Raised[i]
		said := t.said(r)
		if len(r.Advice) == 0 {
			out.Rows = append(out.Rows, []string{said, "", "", "", w.Choice("issue_status", r.Issue.Status)})
		}
		for _, a := range r.Advice {
			out.Rows = append(out.Rows, []string{said, line(a.Text), t.sent(a), t.answer(a), t.done(a)})
			said = "" // once is enough
		}
	}
	if t.Place.Kind != data.Village {
		return out, 0
	}
	n := fit(out)
	left = len(out.Rows) - n
	out.Rows = out.Rows[:n]
	return out, left
}

// What a page has room for beside its heading: lines of the table's letters, and
// letters across all of its columns together, rather too few than too many.
const (
	pageLines   = 32
	pageLetters = 66
)

// fit is how many rows of the table fit on a page.
func fit(t docx.Table) int {
	used := 0
	for n, row := range t.Rows {
		high := 1
		for i, text := range row {
			lines := 0
			across := max(pageLetters*t.Widths[i]/100, 1)
			for _, one := range strings.Split(text, "\n") {
				lines += 1 + utf8.RuneCountInString(one)/across
			}
			high = max(high, lines)
		}
		if used += high; used > pageLines {
			return n
		}
	}
	return len(t.Rows)
}

// said is an issue, on which day and where it was raised, and in how many
// villages the same one was.
func (t teller) said(r *data.Raised) string {
	text := t.w.T("answers.general")
	if r.Issue != nil {
		text = line(r.Issue.Text)
	}
	spot := t.w.Date(r.Event.Date.Time())
	if v, ok := t.places.Place(r.Event.Village); ok && v.Code != t.Place.Code {
		spot = t.w.Place(v) + ", " + spot
	}
	text += "\n" + spot
	if n := len(r.Same); n > 1 {
		text += "\n" + t.w.N("answers.times", n)
	}
	return text
}

// sent is the body that a recommendation went to, with the letter.
func (t teller) sent(a *data.Recommendation) string {
	letter := ""
	if a.LetterNumber != "" {
		letter = "№ " + a.LetterNumber
	}
	return joined("\n", line(a.Addressee), joined(", ", letter, t.w.Date(a.LetterDate.Time())))
}

// answer is what was answered, or by when an answer is due.
func (t teller) answer(a *data.Recommendation) string {
	if a.AnswerDate == 0 && a.Answer == "" {
		if a.Due == 0 {
			return t.w.T("answers.no_answer")
		}
		return t.w.T("answers.due", "date", t.w.Date(a.Due.Time()))
	}
	return joined("\n", t.w.Date(a.AnswerDate.Time()), line(a.Answer))
}

// done says how far a recommendation has come, and the day on which it was
// carried out.
func (t teller) done(a *data.Recommendation) string {
	return joined("\n", t.w.Choice("recommendation_status", a.Status), t.w.Date(a.DoneDate.Time()))
}

// line is a text of several lines in one.
func line(text string) string { return strings.Join(strings.Fields(text), " ") }

// joined puts what is not empty together.
func joined(mark string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), mark)
}
