package event

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// head stands above every section: which event this is, how it stands, the
// tabs, and one line about what was refused or removed last.
type head struct {
	p          *Page
	title      *kit.Heading
	where      *kit.Heading
	status     *kit.Badge
	past       *kit.Button
	hold       *kit.Button
	tabs       *kit.Tabs
	keys       *widget.Label // that go from tab to tab
	notice     *kit.StatusLine
	undo       *kit.Button
	giveUp     *kit.Button
	noticeLine *fyne.Container
	bad        bool // the line says that something was refused
}

func newHead(p *Page) *head {
	h := &head{
		p:      p,
		title:  kit.NewHeading(1, ""),
		where:  kit.NewHeading(3, ""),
		status: kit.NewBadge("", kit.Neutral),
		notice: kit.NewStatusLine(),
	}
	h.hold = kit.NewButton(kit.ButtonOptions{
		Text: kit.Named(p.w.T("page.event.hold"), kit.Ctrl(fyne.KeyH)), Icon: theme.Icon(theme.IconCheck), Run: p.hold,
	})
	h.past = p.history.Button(p.past)
	h.undo = kit.NewButton(kit.ButtonOptions{Text: kit.Named(p.w.T("button.undo"), undoKey), Quiet: true, Run: p.undo})
	h.giveUp = kit.NewButton(kit.ButtonOptions{Text: kit.Named(p.w.T("page.event.discard"), discardKey), Quiet: true, Run: p.discard})
	h.tabs = kit.NewTabs(nil, func(i int) { p.turn(p.sections()[i]) })
	return h
}

// frame puts the head above the sections, of which one is in sight.
func (h *head) frame(sections ...fyne.CanvasObject) fyne.CanvasObject {
	back := kit.NewButton(kit.ButtonOptions{Icon: theme.Icon(theme.IconArrowLeft), Quiet: true, Run: h.p.back})
	save := kit.NewButton(kit.ButtonOptions{
		Text: kit.Named(h.p.w.T("button.save"), kit.Ctrl(fyne.KeyS)), Primary: true, Run: func() { h.p.Save() },
	})
	h.noticeLine = container.NewBorder(nil, nil, nil, container.NewHBox(h.undo, h.giveUp), h.notice)
	h.noticeLine.Hide()
	h.keys = widget.NewLabel(kit.ShortcutText(kit.Ctrl(fyne.KeyPageUp)) + "  " + kit.ShortcutText(kit.Ctrl(fyne.KeyPageDown)))
	h.keys.Importance, h.keys.SizeName = widget.LowImportance, fynetheme.SizeNameCaptionText
	lines := kit.NewStack(6,
		container.NewBorder(nil, nil, back, container.NewHBox(h.past, h.status), h.title),
		container.NewBorder(nil, nil, nil, container.NewHBox(h.hold, save), h.where),
		container.NewBorder(nil, nil, nil, h.keys, h.tabs),
		h.noticeLine,
	)
	return container.NewBorder(lines, nil, nil, nil, container.NewStack(sections...))
}

// fewTabs is up to how many tabs leave room for their keys beside them.
const fewTabs = 5

// states are the colours of an event's statuses.
var states = map[string]kit.State{
	data.Planned: kit.Attention, data.Held: kit.Good, data.Postponed: kit.Moved, data.Cancelled: kit.Bad,
}

// show says how the event stands, as it is saved.
func (h *head) show() {
	p, e := h.p, &h.p.event
	if e.ID.IsZero() {
		h.title.SetText(p.w.T("page.event.new"))
		h.past.Hide()
	} else {
		h.title.SetText(e.Title)
		h.past.Show()
	}
	place := e.Village
	if place == "" {
		place = e.District
	}
	h.where.SetText(joined(p.w.Date(e.Date.Time()), p.search.PlaceName(place), p.w.Choice("event_type", e.Kind), e.Number))
	h.status.Set(p.w.Choice("status", e.Status), states[e.Status])
	if p.canHold() {
		h.hold.Show()
	} else {
		h.hold.Hide()
	}
	sections := p.sections()
	names := make([]string, len(sections))
	for i, s := range sections {
		names[i] = s.name()
	}
	h.tabs.SetTitles(names...)
	if len(names) > fewTabs {
		h.keys.Hide()
	} else {
		h.keys.Show()
	}
	h.tabs.Select(slices.Index(sections, p.current))
	h.lay()
}

// tell says in a line what the person should know; "" takes the line away.
func (h *head) tell(text string, state kit.State) {
	h.undo.Hide()
	h.giveUp.Hide()
	if state == kit.Bad && h.p.current == h.p.details {
		h.giveUp.Show()
	}
	h.bad = state == kit.Bad
	h.notice.Set(text, state)
	h.showNotice(text != "")
}

// calm takes away what the line said about a refusal: it is mended.
func (h *head) calm() {
	if h.bad {
		h.tell("", kit.Neutral)
	}
}

// tellUndo says what was removed, and offers to bring it back.
func (h *head) tellUndo(text string) {
	h.bad = false
	h.giveUp.Hide()
	h.undo.Show()
	h.notice.Set(text, kit.Neutral)
	h.showNotice(true)
}

func (h *head) showNotice(on bool) {
	if on {
		h.noticeLine.Show()
	} else {
		h.noticeLine.Hide()
	}
	h.lay()
}

// lay gives each part of the head the room that it needs now.
func (h *head) lay() {
	if h.p.content != nil { // else it is still being made
		h.p.content.Refresh()
	}
}

// gap is the theme's distance between things.
func gap() float32 { return fynetheme.Padding() }

// besideBar keeps its only object clear of the scroll bar, which lies over the
// content.
type besideBar struct{}

// MinSize is that of the object and the bar.
func (besideBar) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(fynetheme.ScrollBarSize(), 0)
}

// Layout leaves the bar's width free.
func (besideBar) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size.SubtractWidthHeight(fynetheme.ScrollBarSize(), 0))
}
