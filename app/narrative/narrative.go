// Package narrative tells in words how far projects have come by a day: project
// by project what was planned, what is done, what remains. It is the text that
// a youth resource centre gives to the press or puts into a letter.
//
// It must never count: every number comes from the engine that counts for the
// screens and the reports. It knows neither files nor the store.
package narrative

import (
	"strings"

	"sapar/app/i18n"
	"sapar/data"
)

// Part is one project with the progress of its indicators as a whole.
type Part struct {
	Project  data.Project
	Progress []data.Progress
}

// Text is what is told: a title, paragraphs under headings, and who signs.
type Text struct {
	Title      string
	Paragraphs []Paragraph
	Signature  []string
}

// Paragraph is one of a text; a heading stands above those of a project.
type Paragraph struct {
	Heading bool
	Text    string
}

// String is the text without any form, paragraphs with an empty line between.
func (t Text) String() string {
	lines := []string{t.Title}
	for _, p := range t.Paragraphs {
		lines = append(lines, p.Text)
	}
	if len(t.Signature) > 0 {
		lines = append(lines, strings.Join(t.Signature, "\n"))
	}
	return strings.Join(lines, "\n\n") + "\n"
}

// Tell tells of the projects, in Kazakh or Russian as the words are.
func Tell(w *i18n.Words, places data.Places, parts []Part, on data.Date) Text {
	t := teller{w, places, on}
	out := Text{Title: w.T("narrative.title", "date", w.DateLong(on.Time()))}
	if len(parts) > 1 {
		var themes []string
		for _, p := range parts {
			themes = append(themes, quoted(p.Project.Title(string(w.Lang()))))
		}
		out.add(false, w.N("narrative.projects", len(parts), "themes", strings.Join(themes, "; ")))
	}
	for _, p := range parts {
		out.add(true, p.Project.Title(string(w.Lang())))
		out.add(false, t.planned(p))
		out.add(false, t.done(p))
		out.add(false, t.remains(p))
	}
	if len(parts) > 0 {
		p := parts[0].Project
		out.Signature = nonEmpty(p.Head, own(w.Lang(), p.Grantee))
	}
	return out
}

func (t *Text) add(heading bool, text string) {
	if text != "" {
		t.Paragraphs = append(t.Paragraphs, Paragraph{heading, text})
	}
}

type teller struct {
	w      *i18n.Words
	places data.Places
	on     data.Date
}

// planned says who carries the project out, until when, and what was planned.
func (t teller) planned(p Part) string {
	var list []string
	for _, g := range p.Progress {
		if g.Plan > 0 {
			list = append(list, t.target(&g.Indicator, g.Plan))
		}
	}
	w := t.w
	period := w.Date(p.Project.Start.Time()) + " – " + w.Date(p.Project.End.Time())
	who := own(w.Lang(), p.Project.Grantee)
	if who == "" {
		who = own(w.Lang(), p.Project.Customer)
	}
	if len(list) == 0 {
		return w.T("narrative.no_plan", "who", who, "period", period)
	}
	return w.T("narrative.planned", "who", who, "period", period, "list", strings.Join(list, ", "))
}

// target is what an indicator asks for: its number by month where the contract
// has it so, and on what conditions.
func (t teller) target(i *data.Indicator, plan int) string {
	text := t.w.Quantity(i, plan)
	if i.PerMonth > 0 && i.AddsUp() {
		text = t.w.T("quantity.per_month", "quantity", t.w.Quantity(i, i.PerMonth))
	}
	if conditions := t.w.Conditions(i, t.places); conditions != "" {
		text += " (" + conditions + ")"
	}
	return text
}

// done says what is there by the day. Where two indicators count the same
// thing, their conditions tell them apart.
func (t teller) done(p Part) string {
	if t.on < p.Project.Start {
		return t.w.T("narrative.not_begun")
	}
	alike := map[string]int{}
	for _, g := range p.Progress {
		alike[t.w.Quantity(&g.Indicator, 1)]++
	}
	var list []string
	for _, g := range p.Progress {
		if g.Fact == 0 {
			continue
		}
		text := t.w.Quantity(&g.Indicator, g.Fact)
		if conditions := t.w.Conditions(&g.Indicator, t.places); conditions != "" && alike[t.w.Quantity(&g.Indicator, 1)] > 1 {
			text += " (" + conditions + ")"
		}
		list = append(list, text)
	}
	if len(list) == 0 {
		return t.w.T("narrative.nothing_done")
	}
	return t.w.T("narrative.done", "list", strings.Join(list, ", "))
}

// remains says what is missing of the plan and how much time is left.
func (t teller) remains(p Part) string {
	var list []string
	months, plans := 0, 0
	for _, g := range p.Progress {
		months = max(months, g.MonthsLeft)
		if g.Plan > 0 {
			plans++
		}
		if g.Plan > g.Fact {
			list = append(list, t.w.Quantity(&g.Indicator, g.Plan-g.Fact))
		}
	}
	switch {
	case plans == 0:
		return ""
	case len(list) == 0:
		return t.w.T("narrative.all_done")
	case t.on >= p.Project.End || months == 0:
		return t.w.T("narrative.over", "list", strings.Join(list, ", "))
	}
	return t.w.N("narrative.remains", months, "list", strings.Join(list, ", "))
}

// own is the language's part of a text that stands in both, "kk / ru".
func own(lang i18n.Lang, text string) string {
	kk, ru, both := strings.Cut(text, " / ")
	if both && lang == i18n.RU {
		return ru
	}
	return kk
}

// quoted puts a title in quotes, unless it has its own.
func quoted(title string) string {
	if strings.Contains(title, "«") {
		return title
	}
	return "«" + title + "»"
}

func nonEmpty(lines ...string) []string {
	var out []string
	for _, l := range lines {
		if l != "" {
			out = append(out, l)
		}
	}
	return out
}
