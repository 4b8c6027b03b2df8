package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"sapar/app/kit"
)

// scrolled stacks cards at a width that reads well.
func scrolled(cards ...fyne.CanvasObject) fyne.CanvasObject {
	inside := container.New(layout.NewCustomPaddedLayout(0, 10, 0, 0), kit.NewStack(10, cards...))
	return container.NewVScroll(container.New(column{}, inside))
}

// scrollBar is the width that a scroll bar covers.
const scrollBar = 14

// column keeps its only object from growing wider than reads well.
type column struct{}

const columnWidth = 900

func (column) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (column) Layout(o []fyne.CanvasObject, size fyne.Size) {
	width := min(columnWidth, size.Width-scrollBar)
	o[0].Resize(fyne.NewSize(width, o[0].Size().Height)) // its height may follow from it
	o[0].Resize(fyne.NewSize(width, o[0].MinSize().Height))
	o[0].Move(fyne.NewPos(0, 0))
}
