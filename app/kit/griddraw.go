package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// gridCell is one cell in sight.
type gridCell struct {
	widget.BaseWidget
	look            GridCell
	cursor, focused bool // the cursor is here; the grid has the keys
}

func newGridCell() *gridCell {
	c := &gridCell{}
	c.ExtendBaseWidget(c)
	return c
}

func (c *gridCell) set(look GridCell, cursor, focused bool) {
	if c.look != look || c.cursor != cursor || c.focused != focused {
		c.look, c.cursor, c.focused = look, cursor, focused
		c.Refresh()
	}
}

// gridPad is at both sides of a cell's text.
const gridPad = 6

// CreateRenderer draws the text on a ground in the colour of its state.
func (c *gridCell) CreateRenderer() fyne.WidgetRenderer {
	r := &gridCellRenderer{c: c, ground: canvas.NewRectangle(nil), text: canvas.NewText("", nil)}
	r.Refresh()
	return r
}

type gridCellRenderer struct {
	c      *gridCell
	ground *canvas.Rectangle
	text   *canvas.Text
}

func (r *gridCellRenderer) Destroy() {}

func (r *gridCellRenderer) MinSize() fyne.Size {
	return fyne.NewSize(2*gridPad, fyne.MeasureText("M", fynetheme.CaptionTextSize(), fyne.TextStyle{}).Height+10)
}

func (r *gridCellRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.text}
}

func (r *gridCellRenderer) Layout(size fyne.Size) {
	r.ground.Move(fyne.NewPos(1, 1))
	r.ground.Resize(size.SubtractWidthHeight(2, 2))
	high := r.text.MinSize().Height
	r.text.Move(fyne.NewPos(gridPad, (size.Height-high)/2))
	r.text.Resize(fyne.NewSize(max(1, size.Width-2*gridPad), high))
}

func (r *gridCellRenderer) Refresh() {
	c := r.c
	r.text.Text, r.text.TextSize, r.text.Alignment = c.look.Text, fynetheme.CaptionTextSize(), fyne.TextAlignCenter
	r.text.Color = fynetheme.Color(fynetheme.ColorNameForeground)
	if c.look.State != Neutral {
		r.text.Color = fynetheme.Color(c.look.State.Colour())
	}
	r.ground.FillColor, r.ground.StrokeWidth = nil, 0
	r.ground.CornerRadius = fynetheme.Size(fynetheme.SizeNameInputRadius)
	if !c.look.Plain {
		r.ground.FillColor = fynetheme.Color(c.look.State.Ground())
	}
	if c.cursor {
		r.ground.StrokeWidth, r.ground.StrokeColor = 1, fynetheme.Color(fynetheme.ColorNameForeground)
		if c.focused {
			strokeFocus(r.ground, true, 2)
		}
	}
	r.Layout(c.Size())
	r.ground.Refresh()
	r.text.Refresh()
}
