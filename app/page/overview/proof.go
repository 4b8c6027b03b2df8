package overview

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sapar/app/form"
	"sapar/app/kit"
	"sapar/data"
)

// proof is the dialog with the records that an indicator counts.
type proof struct {
	p      *Page
	shown  data.Progress
	rows   []proven
	words  *kit.Text
	months *fyne.Container
	table  *kit.Table[proven]
	dialog *kit.Dialog
}

// proven is one record of a proof, or an event that names the indicator and
// does not count, with the reason.
type proven struct {
	event  data.Event // of an event; else only what it is called is known
	called string
	fails  string
	pieces int // that it handed out
}

// openProof shows what the indicator in that row counts. Where the district
// has no plan of its own, the person chooses between it and the project.
func (p *Page) openProof(i int) {
	own := p.now.own[i]
	v := p.newProof(own)
	whole, both := p.now.wholeOf(i)
	if !both {
		v.open(own, nil)
		return
	}
	v.open(own, kit.NewChoice(kit.ChoiceOptions{
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

// openProofOf shows what an indicator counts in one district, or in all.
func (p *Page) openProofOf(g data.Progress) { p.newProof(g).open(g, nil) }

func (p *Page) newProof(g data.Progress) *proof {
	v := &proof{p: p, words: kit.NewText("", kit.Neutral), months: container.NewStack()}
	v.newTable(g)
	return v
}

// open shows the dialog; choice, which may be nil, stands above the table.
func (v *proof) open(g data.Progress, choice fyne.CanvasObject) {
	p := v.p
	parts := []fyne.CanvasObject{
		kit.NewBody(g.Indicator.Name(string(p.w.Lang()))), kit.NewText(p.w.Target(&g.Indicator, p.o.Places), kit.Neutral), v.words, v.months,
	}
	if choice != nil {
		parts = append(parts, choice)
	}
	v.show(g)
	v.dialog = kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title:   p.w.T("page.overview.proof_hint"),
		Content: kit.NewStack(8, append(parts, sized(v.table, proofHeight))...),
		Cancel:  p.w.T("button.close"),
		Width:   820,
	})
	if len(v.rows) > 0 {
		v.table.Focus()
	}
}

const proofHeight = 300

func (v *proof) show(g data.Progress) {
	p := v.p
	v.shown = g
	months, err := p.o.Records.Strip(context.Background(), g.Indicator.ID, g.District, g.On)
	if err == nil {
		v.rows, err = p.proven(g)
	}
	if err != nil {
		p.o.Fail(err)
		return
	}
	v.months.Objects = []fyne.CanvasObject{form.Months(p.w, months, g.On)}
	v.months.Refresh()
	v.words.SetText(p.territory(g.District) + ": " + sentence(p.w, g))
	v.table.Reload()
}

// proven are the records that count, and behind them the events that do not.
func (p *Page) proven(g data.Progress) ([]proven, error) {
	ctx := context.Background()
	counts := make(map[data.ID]bool, len(g.Proof))
	for _, id := range g.Proof {
		counts[id] = true
	}
	held, err := p.o.Records.Events(ctx, data.EventQuery{Project: p.now.project.ID, District: g.District, Status: data.Held, To: g.On})
	if err != nil {
		return nil, err
	}
	var lines map[data.ID]int
	if g.Indicator.Kind == data.CountHandouts {
		if lines, err = p.pieces(ctx); err != nil {
			return nil, err
		}
	}
	var rows []proven
	if g.ProofOf == data.EventType.Key {
		for _, e := range held {
			if counts[e.ID] {
				rows = append(rows, proven{event: e, pieces: e.Pieces(lines)})
			}
		}
	} else if rows, err = p.called(g, counts); err != nil {
		return nil, err
	}
	misfits, err := p.o.Records.Misfits(ctx, g.Indicator.ID)
	if err != nil {
		return nil, err
	}
	for _, m := range misfits {
		if n := slices.IndexFunc(held, func(e data.Event) bool { return e.ID == m.Event }); n >= 0 {
			rows = append(rows, proven{event: held[n], fails: p.failed(m.Fields)})
		}
	}
	return rows, nil
}

// pieces are how many pieces the lines of each event's materials come to.
func (p *Page) pieces(ctx context.Context) (map[data.ID]int, error) {
	all, err := p.o.Records.Records(ctx, data.HandoutType, data.RecordQuery{Project: p.now.project.ID})
	lines := make([]data.Handout, len(all))
	for i, r := range all {
		lines[i] = *r.(*data.Handout)
	}
	return data.PiecesByEvent(lines), err
}

// failed says which conditions an event does not meet.
func (p *Page) failed(fields []string) string {
	names := make([]string, len(fields))
	for n, key := range fields {
		names[n] = p.w.Field("indicator", key)
	}
	return strings.Join(names, ", ")
}

// called are records that are no events, by what they are called.
func (p *Page) called(g data.Progress, counts map[data.ID]bool) ([]proven, error) {
	all, err := p.o.Records.Records(context.Background(), data.TypeByKey(g.ProofOf), data.RecordQuery{Project: p.now.project.ID})
	if err != nil {
		return nil, err
	}
	var rows []proven
	for _, r := range all {
		if counts[data.BaseOf(r).ID] {
			rows = append(rows, proven{called: p.teller.Listed(r, nil)})
		}
	}
	return rows, nil
}

func (v *proof) newTable(g data.Progress) {
	w := v.p.w
	columns := []kit.Column[proven]{{Title: w.T("type." + g.ProofOf), Text: func(r proven) string { return r.called }}}
	if g.ProofOf == data.EventType.Key {
		columns = v.eventColumns(g.Indicator, g.District == "" || g.Plan == 0)
	}
	columns = append(columns, kit.Column[proven]{
		Title: w.T("page.overview.misfit_title"), Width: 210,
		Text:   func(r proven) string { return r.fails },
		Colour: func(proven) fyne.ThemeColorName { return fynetheme.ColorNameError },
	})
	v.table = kit.NewTable(kit.TableOptions[proven]{
		Columns: columns,
		Count:   func() int { return len(v.rows) },
		Row: func(i int) (proven, bool) {
			if i >= len(v.rows) {
				return proven{}, false
			}
			return v.rows[i], true
		},
		OnOpened: func(i int) {
			if id := v.rows[i].event.ID; !id.IsZero() {
				v.dialog.Close()
				v.p.o.OpenEvent(id)
			}
		},
		Empty: kit.EmptyOptions{Title: w.T("page.overview.proof_none"), Text: v.whyNone(g.Indicator)},
	})
}

func (v *proof) eventColumns(of data.Indicator, districts bool) []kit.Column[proven] {
	w := v.p.w
	columns := []kit.Column[proven]{
		{Title: w.Field("event", "date"), Width: 96, Text: func(r proven) string { return w.Date(r.event.Date.Time()) }},
		{Title: w.Field("event", "kind"), Weight: 3, Text: func(r proven) string { return w.Choice("event_type", r.event.Kind) }},
		{Title: w.Field("event", "title"), Weight: 4, Text: func(r proven) string { return r.event.Title }},
		{Title: w.Field("event", "village"), Weight: 3, Text: func(r proven) string { return v.p.place(r.event.Village) }},
	}
	if districts {
		columns = append(columns, kit.Column[proven]{
			Title: w.Field("event", "district"), Weight: 3, Text: func(r proven) string { return v.p.place(r.event.District) },
		})
	}
	if of.Kind == data.CountHandouts {
		columns = append(columns, kit.Column[proven]{
			Title: w.Choice("unit", of.Unit), Width: 80, Align: fyne.TextAlignTrailing,
			Text: func(r proven) string { return w.Int(r.pieces) },
		})
	}
	return columns
}

// whyNone says what would make an event count.
func (v *proof) whyNone(of data.Indicator) string {
	switch of.Kind {
	case data.CountCoverage:
		return v.p.w.T("page.overview.proof_places")
	case data.CountEvents, data.CountHandouts:
		return v.p.w.T("page.overview.proof_named")
	}
	return v.p.w.T("page.overview.proof_records")
}
