package ownlist

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

const (
	gap     = 10
	barRoom = 14 // at the right of what scrolls, for the bar
)

// fit gives o a width and the height that it has at that width, and returns
// the height: only then has wrapped text its lines.
func fit(o fyne.CanvasObject, at fyne.Position, width float32) float32 {
	o.Move(at)
	o.Resize(fyne.NewSize(width, o.Size().Height))
	height := o.MinSize().Height
	o.Resize(fyne.NewSize(width, height))
	return height
}

// rows stacks objects at their heights; the one at index grow takes the room
// that is left, and has at least its own height. A hidden one takes none.
type rows struct {
	grow int
	gap  float32 // between them, the page's where it is 0
}

func (l rows) between() float32 {
	if l.gap > 0 {
		return l.gap
	}
	return gap
}

func (l rows) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(300, 0)
	for _, part := range o {
		if part.Visible() {
			size.Height += part.MinSize().Height + l.between()
		}
	}
	size.Height = max(0, size.Height-l.between())
	return size
}

func (l rows) Layout(o []fyne.CanvasObject, size fyne.Size) {
	taken := float32(0)
	for i, part := range o {
		if part.Visible() && i != l.grow {
			taken += fit(part, part.Position(), size.Width) + l.between()
		}
	}
	y := float32(0)
	for i, part := range o {
		if !part.Visible() {
			continue
		}
		height := part.Size().Height
		if i == l.grow {
			height = max(part.MinSize().Height, size.Height-taken)
		}
		part.Move(fyne.NewPos(0, y))
		part.Resize(fyne.NewSize(size.Width, height))
		y += height + l.between()
	}
}

// scrolled lets content scroll where the window is low; in a high one it takes
// all of the height.
func scrolled(content fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(&fyne.Container{Layout: inset{}, Objects: []fyne.CanvasObject{content}})
}

// inset keeps room for the scroll bar beside what scrolls.
type inset struct{}

func (inset) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(barRoom, 0)
}

func (inset) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size.SubtractWidthHeight(barRoom, 0))
}

// tiers puts a list above what it shows of its selected row. That has the
// height that it needs, up to a share of the whole, and scrolls beyond; the
// list has the rest.
type tiers struct {
	below *container.Scroll
	size  fyne.Size // of the last layout
	least float32   // of the lower part: it grows and does not jump from row to row
}

func newTiers(list, shown fyne.CanvasObject) *fyne.Container {
	t := &tiers{below: container.NewVScroll(shown)}
	return &fyne.Container{Layout: t, Objects: []fyne.CanvasObject{list, t.below}}
}

func (t *tiers) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 240) }

func (t *tiers) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const share = 0.6
	if size != t.size {
		t.size, t.least = size, 0
	}
	t.least = max(t.least, min(fit(t.below.Content, fyne.NewPos(0, 0), size.Width), size.Height*share))
	o[0].Resize(fyne.NewSize(size.Width, max(0, size.Height-t.least-gap)))
	t.below.Move(fyne.NewPos(0, size.Height-t.least))
	t.below.Resize(fyne.NewSize(size.Width, t.least))
	t.below.Refresh()
}

// beside puts wrapping text at the right of a button; the buttons of several
// rows are of one width.
type beside struct{ buttons *float32 }

const besideGap = 12

func newBeside(buttons *float32, button, text fyne.CanvasObject) *fyne.Container {
	*buttons = max(*buttons, button.MinSize().Width)
	return &fyne.Container{Layout: beside{buttons}, Objects: []fyne.CanvasObject{button, text}}
}

func (b beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	button, text := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(*b.buttons+besideGap+text.Width, max(button.Height, text.Height))
}

func (b beside) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(*b.buttons, o[0].MinSize().Height))
	left := *b.buttons + besideGap
	height := fit(o[1], o[1].Position(), max(1, size.Width-left))
	o[1].Move(fyne.NewPos(left, max(0, (o[0].MinSize().Height-height)/2)))
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// titleWidth is the room that a column's heading takes.
func titleWidth(title string) float32 {
	const pad = 16
	return fyne.MeasureText(title, fynetheme.CaptionTextSize(), fyne.TextStyle{Bold: true}).Width + pad
}

// textWidth is the room that a cell's text takes.
func textWidth(sample string) float32 {
	const pad = 18
	return fyne.MeasureText(sample, fynetheme.TextSize(), fyne.TextStyle{}).Width + pad
}
