package overview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

const (
	gap       = 12  // between cards
	barRoom   = 14  // at the right, for the scroll bar
	twoWidth  = 780 // from here on there is room for two columns
	leftShare = 0.55
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

// columns puts two objects beside one another, or under one another where
// there is no room. Its height follows from the width it was given last.
type columns struct{ height float32 }

func (c *columns) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, c.height) }

func (c *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := size.Width - barRoom
	if width < twoWidth {
		y := fit(objects[0], fyne.NewPos(0, 0), width) + gap
		c.height = y + fit(objects[1], fyne.NewPos(0, y), width)
		return
	}
	left := (width - gap) * leftShare
	c.height = max(
		fit(objects[0], fyne.NewPos(0, 0), left),
		fit(objects[1], fyne.NewPos(left+gap, 0), width-gap-left))
}

// frame puts the header above the scroll; the third object has all the room.
// What scrolls is laid out first: the scroll has to know its height.
type frame struct{ scroll *container.Scroll }

func (f *frame) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 240) }

func (f *frame) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := fit(objects[0], fyne.NewPos(0, 0), size.Width) + gap
	content := f.scroll.Content.(*fyne.Container)
	content.Layout.Layout(content.Objects, fyne.NewSize(size.Width, 0))
	f.scroll.Move(fyne.NewPos(0, y))
	f.scroll.Resize(fyne.NewSize(size.Width, max(0, size.Height-y)))
	f.scroll.Refresh()
	objects[2].Resize(size)
}

// beside puts the second object at the right of the first, which wraps.
type beside struct{ gap float32 }

func (b beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	left, right := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(left.Width+b.gap+right.Width, max(left.Height, right.Height))
}

func (b beside) Layout(o []fyne.CanvasObject, size fyne.Size) {
	right := o[1].MinSize()
	fit(o[0], fyne.NewPos(0, 0), max(1, size.Width-right.Width-b.gap))
	o[1].Move(fyne.NewPos(size.Width-right.Width, 0))
	o[1].Resize(fyne.NewSize(right.Width, max(right.Height, size.Height)))
}

// after puts the second object, which wraps, behind the first.
type after struct{ gap float32 }

func (a after) MinSize(o []fyne.CanvasObject) fyne.Size {
	left, right := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(left.Width+a.gap+right.Width, max(left.Height, right.Height))
}

func (a after) Layout(o []fyne.CanvasObject, size fyne.Size) {
	left := o[0].MinSize()
	o[0].Move(fyne.NewPos(0, 2))
	o[0].Resize(left)
	fit(o[1], fyne.NewPos(left.Width+a.gap, 0), max(1, size.Width-left.Width-a.gap))
}

// height asks for a height whatever its only object asks for.
type height float32

func (h height) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, float32(h))
}

func (h height) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

func sized(o fyne.CanvasObject, h float32) *fyne.Container {
	return &fyne.Container{Layout: height(h), Objects: []fyne.CanvasObject{o}}
}
