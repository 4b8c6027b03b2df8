package overview

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/data"
)

// proof is the dialog with the events that an indicator counts.
type proof struct {
	p      *Page
	shown  data.Progress
	held   []data.Event // of the project, as far as the records go
	events []data.Event // of those, what is counted
	words  *kit.Text
	table  *kit.Table[data.Event]
	dialog *kit.Dialog
}

// openProof shows what the indicator in that row counts. Where the district
// has no plan of its own, the person chooses between it and the project.
func (p *Page) openProof(i int) {
	own := p.now.own[i]
	held, err := p.o.Records.Events(context.Background(), data.EventQuery{
		Project: p.now.project.ID, Status: data.Held, To: own.On,
	})
	if err != nil {
		p.o.Fail(err)
		return
	}
	v := &proof{p: p, held: held, words: kit.NewText("", kit.Neutral)}
	whole, both := p.now.wholeOf(i)
	v.newTable(own.Indicator, both || own.District == "")
	parts := []fyne.CanvasObject{kit.NewBody(own.Indicator.Name(string(p.w.Lang()))), v.words}
	if both {
		parts = append(parts, kit.NewChoice(kit.ChoiceOptions{
			Options: []kit.Option{
				{ID: "district", Label: p.territory(own.District)},
				{ID: "project", Label: p.territory("")},
			},
			OnChanged: func(id string) {
				if id == "project" {
					v.show(whole)
				} else {
					v.show(own)
				}
			},
		}))
	}
	v.show(own)
	v.dialog = kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title:   p.w.T("page.overview.proof_hint"),
		Content: kit.NewStack(8, append(parts, sized(v.table, proofHeight))...),
		Cancel:  p.w.T("button.close"),
		Width:   820,
	})
	if len(v.events) > 0 {
		v.table.Focus()
	}
}

const proofHeight = 340

func (v *proof) show(g data.Progress) {
	counts := make(map[data.ID]bool, len(g.Proof))
	for _, id := range g.Proof {
		counts[id] = true
	}
	v.shown = g
	v.events = slices.DeleteFunc(slices.Clone(v.held), func(e data.Event) bool { return !counts[e.ID] })
	v.words.SetText(v.p.territory(g.District) + ": " + sentence(v.p.w, g))
	v.table.Reload()
}

func (v *proof) newTable(of data.Indicator, districts bool) {
	w := v.p.w
	columns := []kit.Column[data.Event]{
		{Title: w.Field("event", "date"), Width: 96, Text: func(e data.Event) string { return w.Date(e.Date.Time()) }},
		{Title: w.Field("event", "kind"), Weight: 3, Text: func(e data.Event) string { return w.Choice("event_type", e.Kind) }},
		{Title: w.Field("event", "title"), Weight: 4, Text: func(e data.Event) string { return e.Title }},
		{Title: w.Field("event", "village"), Weight: 3, Text: func(e data.Event) string { return v.p.place(e.Village) }},
	}
	if districts {
		columns = append(columns, kit.Column[data.Event]{
			Title: w.Field("event", "district"), Weight: 3, Text: func(e data.Event) string { return v.p.place(e.District) },
		})
	}
	if of.Kind == data.CountHandouts {
		columns = append(columns, kit.Column[data.Event]{
			Title: w.Choice("unit", of.Unit), Width: 80, Align: fyne.TextAlignTrailing,
			Text: func(e data.Event) string { return w.Int(e.Handouts) },
		})
	}
	v.table = kit.NewTable(kit.TableOptions[data.Event]{
		Columns: columns,
		Count:   func() int { return len(v.events) },
		Row: func(i int) (data.Event, bool) {
			if i >= len(v.events) {
				return data.Event{}, false
			}
			return v.events[i], true
		},
		OnOpened: func(i int) {
			id := v.events[i].ID
			v.dialog.Close()
			v.p.o.OpenEvent(id)
		},
		Empty: kit.EmptyOptions{Title: w.T("page.overview.proof_none"), Text: v.whyNone(of)},
	})
}

// whyNone says what would make an event count.
func (v *proof) whyNone(of data.Indicator) string {
	switch of.Kind {
	case data.CountCoverage:
		return v.p.w.T("page.overview.proof_places")
	case data.CountEvents, data.CountHandouts:
		return v.p.w.T("page.overview.proof_named")
	}
	return v.p.w.T("page.overview.proof_uncounted")
}
