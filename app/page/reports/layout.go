package reports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

const (
	gap          = 12
	barRoom      = 14  // at the right of what scrolls, for the bar
	cardsWidth   = 236 // of the list of reports
	narrowCards  = 164 // the same in a narrow window: the fields keep two columns
	narrowWidth  = 900
	previewLeast = 300
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

// pageLayout puts the heading above, the list of reports at the left and the
// rest beside it, which scrolls.
type pageLayout struct{}

func (pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(560, 320) }

func (pageLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	left := float32(cardsWidth)
	if size.Width < narrowWidth {
		left = narrowCards
	}
	top := fit(o[0], fyne.NewPos(0, 4), size.Width) + gap
	o[1].Move(fyne.NewPos(0, top))
	o[1].Resize(fyne.NewSize(left, size.Height-top))
	scroll := o[2]
	scroll.Move(fyne.NewPos(left+gap, top))
	// Twice: what is inside learns its height from its width.
	for range 2 {
		scroll.Resize(fyne.NewSize(size.Width-left-gap, size.Height-top))
		scroll.Refresh()
	}
}

// inSight scrolls so far that o is in sight.
func inSight(s *container.Scroll, o fyne.CanvasObject) {
	top, bottom := o.Position().Y, o.Position().Y+o.Size().Height
	switch {
	case top < s.Offset.Y:
		s.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > s.Offset.Y+s.Size().Height:
		s.ScrollToOffset(fyne.NewPos(0, bottom-s.Size().Height))
	}
}

// columnLayout stacks the fields, the line of the file, and the preview, which
// takes what room is left.
type columnLayout struct{}

func (columnLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(300, previewLeast)
	for _, part := range o[:2] {
		size.Height += part.MinSize().Height + gap
	}
	return size
}

func (columnLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	width := size.Width - barRoom
	y := float32(0)
	for _, part := range o[:2] {
		y += fit(part, fyne.NewPos(0, y), width) + gap
	}
	o[2].Move(fyne.NewPos(0, y))
	o[2].Resize(fyne.NewSize(width, max(previewLeast, size.Height-y)))
}
