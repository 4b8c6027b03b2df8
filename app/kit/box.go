package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
)

// box is the ground of a field that is drawn like Fyne's entry.
type box struct{ rect *canvas.Rectangle }

func newBox() *box { return &box{canvas.NewRectangle(nil)} }

func (b *box) resize(size fyne.Size) {
	border := fynetheme.InputBorderSize()
	b.rect.Move(fyne.NewSquareOffsetPos(border / 2))
	b.rect.Resize(size.SubtractWidthHeight(border, border))
}

func (b *box) paint(hovered bool) {
	b.rect.FillColor = fynetheme.Color(fynetheme.ColorNameInputBackground)
	b.rect.StrokeColor = fynetheme.Color(fynetheme.ColorNameInputBorder)
	if hovered {
		b.rect.StrokeColor = fynetheme.Color(fynetheme.ColorNamePrimary)
	}
	b.rect.StrokeWidth = fynetheme.InputBorderSize()
	b.rect.CornerRadius = fynetheme.InputRadiusSize()
	b.rect.Refresh()
}

// entryHeight is the height of Fyne's entry of one line.
func entryHeight() float32 {
	return fyne.MeasureText("M", fynetheme.TextSize(), fyne.TextStyle{}).Height + 2*fynetheme.InnerPadding()
}
