package region

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/history"
	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// held is the tab of what accepted months hold apart: a list, and under it the
// selected change field by field.
type held struct {
	p      *Page
	table  *kit.Table[data.HeldChange]
	shown  *kit.Card
	inside *fyne.Container
	tiers  *fyne.Container
	none   *kit.Empty
	object *fyne.Container
}

func newHeld(p *Page) *held {
	x := &held{p: p}
	w := p.w
	x.table = kit.NewTable(kit.TableOptions[data.HeldChange]{
		Columns: []kit.Column[data.HeldChange]{
			{Title: w.T("word.district"), Width: 104, Text: func(h data.HeldChange) string { return p.teller.Short(h.Seal.District) }},
			{Title: w.T("word.month"), Width: 140, Text: func(h data.HeldChange) string { return p.month(h.Seal.Month) }},
			{Title: w.T("page.region.column_record"), Weight: 2, Text: func(h data.HeldChange) string { return x.record(h, p.teller.Listed) }},
			{Title: w.T("page.region.column_change"), Weight: 1.6, Text: x.change},
		},
		Count: func() int { return len(p.now.held) },
		Row: func(i int) (data.HeldChange, bool) {
			if i < 0 || i >= len(p.now.held) {
				return data.HeldChange{}, false
			}
			return p.now.held[i], true
		},
		OnSelected: func(int) { x.drawShown() },
		OnOpened:   func(int) { x.reopen() },
	})
	x.inside = kit.NewStack(6)
	x.shown = kit.NewCard("", x.inside)
	x.tiers = newTiers(x.table, x.shown)
	x.none = kit.NewEmpty(kit.EmptyOptions{
		Icon:  theme.ColoredIcon(theme.IconCheck, theme.ColorNameHeld),
		Title: w.T("page.region.no_held_title"), Text: w.T("page.region.no_held"),
	})
	x.object = container.NewStack(x.tiers, x.none)
	return x
}

func (x *held) content() fyne.CanvasObject { return x.object }

func (x *held) title() string {
	return x.p.counted(x.p.w.T("page.region.tab_held"), len(x.p.now.held))
}

func (x *held) draw() {
	if len(x.p.now.held) == 0 {
		instead(x.none, x.tiers)
		return
	}
	instead(x.tiers, x.none)
	x.table.Reload()
	if x.table.Selected() < 0 {
		x.table.Select(0)
	}
	x.drawShown()
}

func (x *held) focus() {
	if x.tiers.Visible() {
		x.table.Focus()
	}
}

func (x *held) selected() *data.HeldChange {
	if i := x.table.Selected(); i >= 0 && i < len(x.p.now.held) {
		return &x.p.now.held[i]
	}
	return nil
}

// record is what a change is about: the record as it stands, or as it would be
// where it is new.
func (x *held) record(h data.HeldChange, called func(data.Record, *data.Event) string) string {
	r := h.Record
	if r == nil {
		r = h.Would
	}
	if r == nil {
		return x.p.w.T("type." + h.Type)
	}
	return called(r, h.Event)
}

// change is what would change, in a few words.
func (x *held) change(h data.HeldChange) string {
	switch {
	case h.Deletes:
		return x.p.w.T("page.region.held_delete")
	case h.Record == nil:
		return x.p.w.T("page.region.held_new")
	}
	var fields []string
	for _, key := range h.Fields {
		fields = append(fields, x.p.teller.Heading(h.Type, key))
	}
	return history.Join(", ", fields...)
}

// drawShown writes the selected change field by field.
func (x *held) drawShown() {
	h := x.selected()
	if h == nil {
		return
	}
	w := x.p.w
	rows := []fyne.CanvasObject{kit.NewBody(w.T("page.region.held_about", "what", x.p.monthOf(h.Seal.District, h.Seal.Month), "record", x.record(*h, x.p.teller.Record)))}
	for _, writer := range h.Writers {
		rows = append(rows, kit.NewText(history.Join(", ", x.p.teller.Who(writer), x.p.teller.Signed(writer)), kit.Neutral))
	}
	if h.Deletes || h.Record == nil {
		rows = append(rows, kit.NewText(x.change(*h)+".", kit.Attention))
	}
	if !h.Deletes {
		for _, key := range h.Fields {
			rows = append(rows, x.field(h, key))
		}
	}
	if x.p.region() {
		rows = append(rows, container.NewHBox(kit.NewButton(kit.ButtonOptions{Text: w.T("page.region.reopen") + " (Enter)", Run: x.reopen})))
	} else {
		rows = append(rows, kit.NewText(w.T("page.region.only_region"), kit.Neutral))
	}
	x.inside.Objects = rows
	x.inside.Refresh()
	x.tiers.Refresh()
	x.table.Select(x.table.Selected()) // the list may have become lower
}

// field is what stands in a field and what would.
func (x *held) field(h *data.HeldChange, key string) fyne.CanvasObject {
	value := func(r data.Record) string {
		f := data.TypeByKey(h.Type).Field(key)
		switch {
		case r == nil:
			return x.p.w.T("history.value_empty")
		case f == nil:
			return history.Shorten(x.p.teller.Value(h.Type, key, data.BaseOf(r).Extra[key]), history.LongValue)
		}
		return history.Shorten(x.p.teller.Value(h.Type, key, f.Get(r)), history.LongValue)
	}
	heading := x.p.teller.Heading(h.Type, key)
	if h.Record == nil {
		return kit.NewBody(x.p.w.T("page.region.held_value", "field", heading, "would", value(h.Would)))
	}
	return kit.NewBody(x.p.w.T("page.region.held_field", "field", heading, "stands", value(h.Record), "would", value(h.Would)))
}

// reopen opens the month that holds the selected change.
func (x *held) reopen() {
	switch h := x.selected(); {
	case h == nil:
	case !x.p.region():
		x.p.o.Say(x.p.w.T("page.region.only_region"))
	default:
		x.p.reopen(h.Seal)
	}
}
