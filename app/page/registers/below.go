package registers

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
	"sapar/app/register"
	"sapar/data"
)

// below is a list with the parts of its selected record under it, one behind
// the other.
type below struct {
	plain
	p       *Page
	parts   []part
	current int
	names   *kit.Segments
	whole   *kit.Heading // what the selected record is called
	body    *fyne.Container
	object  fyne.CanvasObject
}

// part is a list of what belongs to the selected record.
type part struct {
	name string
	list lines
}

// lines are a list as a part: a register, or one that is only read.
type lines interface {
	Content() fyne.CanvasObject
	Show() // reads again
	Focus()
}

// newBelow puts the parts under a list, which tells it of another selection.
func newBelow(p *Page, r *register.Register, parts ...part) *below {
	t := &below{plain: plain{r}, p: p, parts: parts, whole: kit.NewHeading(2, ""), body: container.NewStack()}
	var names []string
	for _, each := range parts {
		names = append(names, each.name)
	}
	t.names = kit.NewSegments(names, t.turn)
	head := container.NewBorder(nil, nil, nil, container.NewHBox(t.names, keysText(viewKey)), t.whole)
	t.object = container.New(&tiers{}, r.Content(), container.NewBorder(head, nil, nil, nil, t.body))
	t.turn(0)
	return t
}

func (t *below) content() fyne.CanvasObject { return t.object }

func (t *below) turn(to int) {
	t.current = to
	t.names.Select(to)
	t.body.Objects = []fyne.CanvasObject{t.part().Content()}
	t.body.Refresh()
}

func (t *below) part() lines { return t.parts[t.current].list }

// records are the part in sight where its records can be changed, else nil.
func (t *below) records() *register.Register {
	r, _ := t.part().(*register.Register)
	return r
}

// follow shows the parts of another record, nil for none.
func (t *below) follow(whole data.Record) {
	name := ""
	if whole != nil {
		name = t.p.d.Called(whole)
	}
	t.whole.SetText(name)
	for _, each := range t.parts {
		each.list.Show()
	}
}

func (t *below) focused() *register.Register {
	if r := t.records(); r != nil && r.Focused() {
		return r
	}
	return t.r
}

func (t *below) commands() []kit.Command {
	return []kit.Command{
		{Shortcut: addPartKey, Enabled: func() bool { return t.r.Chosen() != nil && t.records() != nil }, Run: func() { t.records().Add() }},
		{Shortcut: viewKey, Run: func() {
			t.turn((t.current + 1) % len(t.parts))
			t.part().Focus()
		}},
	}
}

// tiers shares the height out between a list and what belongs to it.
type tiers struct{}

const tierGap = 10

func (tiers) MinSize(o []fyne.CanvasObject) fyne.Size {
	upper, lower := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(upper.Width, lower.Width), upper.Height+lower.Height+tierGap)
}

func (tiers) Layout(o []fyne.CanvasObject, size fyne.Size) {
	least := o[1].MinSize().Height
	high := max(least, (size.Height-tierGap)*0.52)
	high = min(high, max(least, size.Height-tierGap-o[0].MinSize().Height))
	o[0].Resize(fyne.NewSize(size.Width, size.Height-tierGap-high))
	o[1].Move(fyne.NewPos(0, size.Height-high))
	o[1].Resize(fyne.NewSize(size.Width, high))
}
