package form

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
	"sapar/app/task"
	"sapar/data"
)

// Clashes are the lines about what is in the way of an event or a trip while it
// is being typed. They warn and refuse nothing.
type Clashes struct {
	o      ClashOptions
	lines  *fyne.Container
	form   *kit.Form
	quiet  func(act func())
	cancel task.Cancel
	shown  []data.Clash
	every  bool // the person wants to see all
}

// ClashOptions make Clashes. Maker and Tasks are needed.
type ClashOptions struct {
	Maker
	Tasks task.Runner
	Find  func(draft data.Record) ([]data.Clash, error) // nil: none are looked for
	Open  func(c data.Clash)                            // goes to the other record
}

// clashLines is how many lines stand at first; the rest is counted.
const clashLines = 4

// thinking is how long the lines wait for the next letter.
const thinking = 250 * time.Millisecond

// NewClashes makes lines that say nothing yet.
func NewClashes(o ClashOptions) *Clashes {
	return &Clashes{o: o, lines: kit.NewStack(2), quiet: o.Tasks.Debounce(thinking), cancel: func() {}}
}

// clashRow is the key of the row in which they stand.
const clashRow = "clashes"

// Row is the row of a form in which they stand; Stand says which form.
func (c *Clashes) Row() kit.Row {
	return kit.Row{Key: clashRow, Label: c.o.Words.T("clash.title"), Wide: true, Field: c.lines}
}

// Stand hides the row until there is something to say.
func (c *Clashes) Stand(in *kit.Form) {
	c.form = in
	in.SetVisible(clashRow, false)
}

// Look looks for what is in the way of the draft, once the person rests. The
// draft is the callee's from then on.
func (c *Clashes) Look(draft data.Record) {
	if c.o.Find != nil {
		c.quiet(func() { c.find(draft) })
	}
}

// Shown are the clashes that the lines tell of.
func (c *Clashes) Shown() []data.Clash { return c.shown }

// Clear takes the lines away, and drops what is being looked for.
func (c *Clashes) Clear() {
	c.quiet(nil)
	c.cancel()
	c.show(nil)
}

func (c *Clashes) find(draft data.Record) {
	c.cancel()
	var found []data.Clash
	var err error
	c.cancel = c.o.Tasks.Background(
		func() { found, err = c.o.Find(draft) },
		func() {
			if err != nil {
				c.o.Fail(err)
				return
			}
			c.show(found)
		})
}

func (c *Clashes) show(found []data.Clash) {
	if slices.EqualFunc(found, c.shown, c.alike) {
		return
	}
	c.shown, c.every = found, false
	c.draw()
}

func (c *Clashes) draw() {
	c.lines.Objects = nil
	for i, one := range c.shown {
		if i == clashLines-1 && len(c.shown) > clashLines && !c.every {
			c.lines.Add(container.NewHBox(kit.NewButton(kit.ButtonOptions{
				Text: c.o.Words.N("clash.more", len(c.shown)-i), Quiet: true, Run: c.all,
			})))
			break
		}
		c.lines.Add(c.line(one))
	}
	c.form.SetVisible(clashRow, false) // as high as it has to be now
	c.form.SetVisible(clashRow, len(c.shown) > 0)
}

// all shows every line.
func (c *Clashes) all() {
	c.every = true
	c.draw()
}

func (c *Clashes) alike(a, b data.Clash) bool {
	return a.Record == b.Record && c.o.Words.Clash(a, c.o.Places) == c.o.Words.Clash(b, c.o.Places)
}

// line is one sentence, with a button to the other record where there is one.
func (c *Clashes) line(one data.Clash) fyne.CanvasObject {
	state := kit.Attention
	if one.Minor {
		state = kit.Neutral
	}
	text := kit.NewText(c.o.Words.Clash(one, c.o.Places), state)
	if c.o.Open == nil || one.Type != data.EventType.Key && one.Type != data.TripType.Key {
		return text
	}
	open := kit.NewButton(kit.ButtonOptions{Text: c.o.Words.T("clash.open"), Quiet: true, Run: func() { c.o.Open(one) }})
	return container.NewBorder(nil, nil, nil, container.NewVBox(open), text)
}
