// Package narrative tells in words how far projects have come by a day: project
// by project what was planned, what is done, what remains. It is the text that
// a youth resource centre gives to the press or puts into a letter.
//
// It must never count: every number comes from the engine that counts for the
// screens and the reports. It knows neither files nor the store.
package narrative

import (
	"slices"
	"strings"

	"sapar/app/i18n"
	"sapar/data"
	"sapar/data/docx"
)

// Part is one project with the progress of its indicators as a whole.
type Part struct {
	Project  data.Project
	Progress []data.Progress
}

// Parts are projects, given with the latest first as the store has them, the
// first first, each as measure counts it.
func Parts(projects []data.Project, measure func(p data.Project) ([]data.Progress, error)) ([]Part, error) {
	var parts []Part
	for _, p := range slices.Backward(projects) {
		all, err := measure(p)
		if err != nil {
			return nil, err
		}
		whole := slices.DeleteFunc(all, func(g data.Progress) bool { return g.District != "" })
		parts = append(parts, Part{p, whole})
	}
	return parts, nil
}

// Tell tells of the projects, in Kazakh or Russian as the words are.
func Tell(w *i18n.Words, places data.Places, parts []Part, on data.Date) docx.Document {
	t := teller{w, places, on}
	out := document{docx.Document{Title: w.T("narrative.title", "date", w.DateLong(on.Time()))}}
	out.add(docx.Heading, out.Title)
	if len(parts) > 1 {
		var themes []string
		for _, p := range parts {
			themes = append(themes, quoted(p.Project.Title(string(w.Lang()))))
		}
		out.add(docx.Normal, w.N("narrative.projects", len(parts), "themes", strings.Join(themes, "; ")))
	}
	for _, p := range parts {
		out.add(docx.Heading, p.Project.Title(string(w.Lang())))
		out.add(docx.Normal, t.planned(p))
		out.add(docx.Normal, t.done(p))
		out.add(docx.Normal, t.remains(p))
	}
	if len(parts) > 0 {
		p := parts[0].Project
		out.add(docx.Plain, p.Head)
		out.add(docx.Plain, own(w.Lang(), p.Grantee))
	}
	return out.Document
}

// document is a text that grows; what is empty is left out.
type document struct{ docx.Document }

func (d *document) add(style docx.Style, text string) {
	if text != "" {
		d.Blocks = append(d.Blocks, docx.Paragraph{Text: text, Style: style})
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
