package region

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// gap stands between the list and what it shows of the selected row.
const gap = 10

// tiers puts a list above what it shows of its selected row. That has the
// height that it needs, up to a share of the whole, and scrolls beyond; the
// list has the rest.
type tiers struct {
	below *container.Scroll
	size  fyne.Size // of the last layout
	least float32   // of the lower part: it grows and does not jump from row to row
}

// belowShare is the largest share of the height that the lower part takes.
const belowShare = 0.64

func newTiers(list, shown fyne.CanvasObject) *fyne.Container {
	t := &tiers{below: container.NewVScroll(shown)}
	return &fyne.Container{Layout: t, Objects: []fyne.CanvasObject{list, t.below}}
}

func (t *tiers) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 240) }

func (t *tiers) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size != t.size {
		t.size, t.least = size, 0
	}
	// Text wraps to the width: only then is its height known.
	t.least = max(t.least, min(fit(t.below.Content, size.Width), size.Height*belowShare))
	objects[0].Resize(fyne.NewSize(size.Width, max(0, size.Height-t.least-gap)))
	t.below.Move(fyne.NewPos(0, size.Height-t.least))
	t.below.Resize(fyne.NewSize(size.Width, t.least))
	t.below.Refresh()
}

// fit gives o a width and the height that it has at that width.
func fit(o fyne.CanvasObject, width float32) float32 {
	o.Resize(fyne.NewSize(width, o.Size().Height))
	height := o.MinSize().Height
	o.Resize(fyne.NewSize(width, height))
	return height
}

// beside puts wrapping text at the right of a button; the buttons of several
// rows are of one width.
type beside struct{ buttons *float32 }

// besideGap is between a button and its text.
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
	height := fit(o[1], max(1, size.Width-left))
	o[1].Move(fyne.NewPos(left, max(0, (o[0].MinSize().Height-height)/2)))
}

// instead shows one of two objects.
func instead(show, hide fyne.CanvasObject) {
	hide.Hide()
	show.Show()
}
