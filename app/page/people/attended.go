package people

import (
	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/data"
)

// attended is the list of the events at which a person was, in the dialog.
type attended struct {
	events  []data.Event
	heading *kit.Heading
	table   *kit.Table[data.Event]
	object  *fyne.Container
	title   func(n int) string
}

// attendedHeight is that of the table: its heading and four rows.
const attendedHeight = 168

func newAttended(p *Page, open func(data.ID)) *attended {
	w := p.w
	a := &attended{heading: kit.NewHeading(2, "")}
	a.title = func(n int) string { return w.T("page.people.attended", "n", w.Int(n)) }
	a.table = kit.NewTable(kit.TableOptions[data.Event]{
		Columns: []kit.Column[data.Event]{
			{Title: w.Field("event", "date"), Width: 96, Text: func(e data.Event) string { return w.Date(e.Date.Time()) }},
			{Title: w.Field("event", "kind"), Text: func(e data.Event) string { return w.Choice("event_type", e.Kind) }},
			{Title: w.Field("event", "title"), Weight: 2, Text: func(e data.Event) string { return e.Title }},
			{Title: w.Field("event", "village"), Text: func(e data.Event) string { return p.maker.PlaceName(e.Village) }},
			{Title: w.Field("event", "status"), Width: 130, Text: func(e data.Event) string { return w.Choice("status", e.Status) }},
		},
		Count: func() int { return len(a.events) },
		Row: func(i int) (data.Event, bool) {
			if i < 0 || i >= len(a.events) {
				return data.Event{}, false
			}
			return a.events[i], true
		},
		OnOpened: func(i int) { open(a.events[i].ID) },
		Empty:    kit.EmptyOptions{Text: w.T("page.people.attended_none")},
	})
	a.object = kit.NewStack(6, a.heading, fixed(a.table, attendedHeight))
	return a
}

func (a *attended) show(events []data.Event) {
	a.events = events
	a.heading.SetText(a.title(len(events)))
	a.table.Select(-1)
	a.table.Reload()
}

// fixed gives an object a height of its own.
func fixed(o fyne.CanvasObject, height float32) fyne.CanvasObject {
	return &fyne.Container{Layout: fixedHeight(height), Objects: []fyne.CanvasObject{o}}
}

type fixedHeight float32

func (h fixedHeight) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, float32(h))
}

func (h fixedHeight) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
