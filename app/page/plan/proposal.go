package plan

import (
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// proposeKey asks for a proposal.
var proposeKey = kit.Ctrl(fyne.KeyP)

// proposal is the dialog in which a plan for what is left is looked through:
// each trip and each event is accepted or not.
type proposal struct {
	p          *Page
	of         data.Proposal
	rows       []proposed
	members    map[data.ID]data.Member
	indicators map[data.ID]data.Indicator
	table      *kit.Table[proposed]
	sum        *kit.Text
	dialog     *kit.Dialog
}

// proposed is one row: a trip, or one of its events.
type proposed struct {
	trip, event int // event −1: the trip itself
	off         bool
}

// propose makes a proposal away from the window, then shows it.
func (p *Page) propose() {
	if p.o.Propose == nil {
		return
	}
	p.o.Say(p.w.T("page.plan.proposing"))
	made := &proposal{p: p}
	var err error
	p.o.Tasks.Background(
		func() {
			made.of, err = p.o.Propose(p.ctx, data.ProposalQuery{District: p.o.Settings.District})
			if err == nil {
				err = made.read()
			}
		},
		func() {
			p.o.Say("")
			if err != nil {
				p.o.Fail(err)
				return
			}
			made.show()
		})
}

// read reads what the rows name.
func (d *proposal) read() error {
	p := d.p
	members, err := p.o.Records.Members(p.ctx, p.project.ID)
	if err != nil {
		return err
	}
	indicators, err := p.o.Records.Indicators(p.ctx, p.project.ID)
	if err != nil {
		return err
	}
	d.members, d.indicators = map[data.ID]data.Member{}, map[data.ID]data.Indicator{}
	for _, m := range members {
		d.members[m.ID] = m
	}
	for _, i := range indicators {
		d.indicators[i.ID] = i
	}
	return nil
}

func (d *proposal) show() {
	w := d.p.w
	for t := range d.of.Trips {
		w.Entitle(&d.of.Trips[t], d.p.o.Places)
		d.rows = append(d.rows, proposed{trip: t, event: -1})
		for e := range d.of.Trips[t].Events {
			d.rows = append(d.rows, proposed{trip: t, event: e})
		}
	}
	o := kit.DialogOptions{Title: w.T("proposal.title"), Width: 860, Cancel: w.T("button.close")}
	content := kit.NewStack(gap)
	switch {
	case len(d.rows) > 0:
		d.build()
		content.Objects = append(content.Objects, withHeight(d.table, d.height()), d.sum, kit.NewText(w.T("page.plan.proposal_keys"), kit.Neutral))
		o.OK, o.Cancel, o.OnOK = w.T("page.plan.proposal_accept"), w.T("button.cancel"), d.accept
	case len(d.of.Gaps) == 0:
		content.Objects = append(content.Objects, kit.NewBody(w.T("proposal.nothing")))
	default:
		content.Objects = append(content.Objects, kit.NewBody(w.T("proposal.nothing_possible")))
	}
	if len(d.of.Gaps) > 0 {
		content.Objects = append(content.Objects, kit.NewHeading(2, w.T("proposal.gaps")))
		for _, g := range d.of.Gaps {
			content.Objects = append(content.Objects, kit.NewText(w.Gap(g, d.p.o.Places), kit.Attention))
		}
	}
	o.Content = content
	d.dialog = kit.ShowDialog(d.p.o.Window, o)
	if d.table != nil {
		d.table.Select(0)
		d.table.Focus()
	}
}

// height is that of the rows, as far as it leaves room for the gaps below in
// a small window.
func (d *proposal) height() float32 {
	const row, most = 32, 11
	return row * float32(min(len(d.rows)+1, most))
}

func (d *proposal) build() {
	w := d.p.w
	d.sum = kit.NewText(d.says(), kit.Neutral)
	muted := func(r proposed) fyne.ThemeColorName {
		if r.off {
			return theme.ColorNameMuted
		}
		return ""
	}
	column := func(c kit.Column[proposed]) kit.Column[proposed] {
		c.Colour = muted
		return c
	}
	d.table = kit.NewTable(kit.TableOptions[proposed]{
		Columns: []kit.Column[proposed]{
			{Width: 36, Text: func(proposed) string { return "" }, Icon: d.box},
			column(kit.Column[proposed]{Title: w.T("word.date"), Width: 176, Text: d.when}),
			column(kit.Column[proposed]{Title: w.T("page.plan.proposal_what"), Weight: 3, Text: d.what}),
			column(kit.Column[proposed]{Title: w.T("page.plan.proposal_closes"), Weight: 3, Text: d.why}),
		},
		Count:     func() int { return len(d.rows) },
		Row:       func(i int) (proposed, bool) { return d.rows[i], i < len(d.rows) },
		OnTick:    d.tick,
		OnTickAll: d.tickAll,
		OnOpened:  d.tick,
	})
}

// box shows whether the row is accepted.
func (d *proposal) box(r proposed) fyne.Resource {
	if r.off {
		return fynetheme.CheckButtonIcon()
	}
	return fynetheme.NewPrimaryThemedResource(fynetheme.CheckButtonCheckedIcon())
}

func (d *proposal) when(r proposed) string {
	t := &d.of.Trips[r.trip]
	if r.event < 0 {
		return d.p.days(t.Trip.Start, t.Trip.End)
	}
	return "    " + d.p.w.Date(t.Events[r.event].Event.Date.Time())
}

func (d *proposal) what(r proposed) string {
	t := &d.of.Trips[r.trip]
	if r.event >= 0 {
		return "    " + t.Events[r.event].Event.Title
	}
	if d.p.o.Settings.District == "" {
		return d.p.maker.PlaceName(t.Trip.District) + ": " + t.Trip.Title
	}
	return t.Trip.Title
}

// why is what an event closes; of a trip, who goes and how.
func (d *proposal) why(r proposed) string {
	t := &d.of.Trips[r.trip]
	var names []string
	if r.event >= 0 {
		for _, id := range t.Events[r.event].Closes {
			names = append(names, d.p.w.Indicator(d.indicators[id]))
		}
		return strings.Join(names, "; ")
	}
	for _, id := range t.Trip.Members {
		family, _, _ := strings.Cut(d.members[id].Name, " ") // there is room for no more
		names = append(names, family)
	}
	if t.Trip.Vehicle != "" {
		names = append(names, t.Trip.Vehicle)
	}
	return strings.Join(names, ", ")
}

// tick accepts a row or not: an event alone, a trip with all its events.
func (d *proposal) tick(i int) {
	off := !d.rows[i].off
	trip := d.rows[i].trip
	d.rows[i].off = off
	if d.rows[i].event < 0 {
		d.set(func(r proposed) bool { return r.trip == trip }, off)
	}
	d.follow()
}

// tickAll accepts all, or none where all are.
func (d *proposal) tickAll() {
	events, _ := d.accepted()
	every := events == len(d.rows)-len(d.of.Trips)
	d.set(func(proposed) bool { return true }, every)
	d.follow()
}

func (d *proposal) set(which func(proposed) bool, off bool) {
	for i := range d.rows {
		if which(d.rows[i]) {
			d.rows[i].off = off
		}
	}
}

// follow ticks the trips of which an event is accepted, and says how much that
// is.
func (d *proposal) follow() {
	goes := map[int]bool{}
	for _, r := range d.rows {
		if r.event >= 0 && !r.off {
			goes[r.trip] = true
		}
	}
	for i := range d.rows {
		if r := &d.rows[i]; r.event < 0 {
			r.off = !goes[r.trip]
		}
	}
	d.sum.SetText(d.says())
	events, _ := d.accepted()
	d.dialog.EnableOK(events > 0)
	d.table.Reload()
}

// says is how much is accepted.
func (d *proposal) says() string {
	w := d.p.w
	events, trips := d.accepted()
	return w.T("page.plan.proposal_sum", "trips", w.N("count.trip", trips), "events", w.N("count.event", events))
}

// accepted counts what is.
func (d *proposal) accepted() (events, trips int) {
	for _, r := range d.rows {
		switch {
		case r.off:
		case r.event < 0:
			trips++
		default:
			events++
		}
	}
	return events, trips
}
