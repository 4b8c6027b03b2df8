package region

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/app/kit"
	"sapar/app/theme"
)

// cellLook is what a cell of the grid shows.
type cellLook struct {
	text    string
	state   kit.State
	mark    theme.IconName // above the text
	month   bool           // small and on a ground of its state
	cursor  bool
	focused bool // the grid has the keys
}

// cell is one of the grid's.
type cell struct {
	widget.BaseWidget
	look cellLook
}

func newCell() *cell {
	c := &cell{}
	c.ExtendBaseWidget(c)
	return c
}

func (c *cell) set(look cellLook) {
	if c.look != look {
		c.look = look
		c.Refresh()
	}
}

// cellPad is at both sides of a cell's text; markSide is the size of its mark.
const cellPad, markSide = 6, 13

// MinSize has room for a mark above a line.
func (c *cell) MinSize() fyne.Size {
	return fyne.NewSize(2*cellPad, fyne.MeasureText("M", fynetheme.CaptionTextSize(), fyne.TextStyle{}).Height+markSide+7)
}

func (c *cell) CreateRenderer() fyne.WidgetRenderer {
	r := &cellRenderer{c: c, ground: canvas.NewRectangle(nil), text: canvas.NewText("", nil), mark: canvas.NewImageFromResource(nil)}
	r.mark.FillMode = canvas.ImageFillContain
	r.Refresh()
	return r
}

type cellRenderer struct {
	c      *cell
	ground *canvas.Rectangle
	text   *canvas.Text
	mark   *canvas.Image
	shown  theme.IconName
}

func (r *cellRenderer) Destroy()           {}
func (r *cellRenderer) MinSize() fyne.Size { return r.c.MinSize() }

func (r *cellRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.text, r.mark}
}

func (r *cellRenderer) Layout(size fyne.Size) {
	r.ground.Move(fyne.NewPos(1, 1))
	r.ground.Resize(size.SubtractWidthHeight(2, 2))
	high := r.text.MinSize().Height
	top := (size.Height - high) / 2
	if r.c.look.mark != "" {
		top = size.Height - high - 4
		r.mark.Resize(fyne.NewSquareSize(markSide))
		r.mark.Move(fyne.NewPos((size.Width-markSide)/2, 3))
	}
	r.text.Move(fyne.NewPos(cellPad, top))
	r.text.Resize(fyne.NewSize(max(1, size.Width-2*cellPad), high))
}

func (r *cellRenderer) Refresh() {
	look := &r.c.look
	r.text.Text, r.text.TextSize = look.text, fynetheme.TextSize()
	r.text.Alignment = fyne.TextAlignCenter
	r.text.Color = fynetheme.Color(fynetheme.ColorNameForeground)
	r.ground.FillColor, r.ground.StrokeWidth = nil, 0
	r.ground.CornerRadius = fynetheme.Size(fynetheme.SizeNameInputRadius)
	if look.month {
		r.text.TextSize = fynetheme.CaptionTextSize()
		r.ground.FillColor = fynetheme.Color(look.state.Ground())
	}
	if look.state != kit.Neutral {
		r.text.Color = fynetheme.Color(look.state.Colour())
	}
	if look.cursor {
		r.ground.StrokeWidth = 1
		r.ground.StrokeColor = fynetheme.Color(fynetheme.ColorNameForeground)
		if look.focused {
			r.ground.StrokeWidth = 2
			r.ground.StrokeColor = fynetheme.Color(fynetheme.ColorNamePrimary)
		}
	}
	r.drawMark()
	r.Layout(r.c.Size())
	r.ground.Refresh()
	r.text.Refresh()
}

func (r *cellRenderer) drawMark() {
	mark := r.c.look.mark
	r.mark.Hidden = mark == ""
	if mark == "" || mark == r.shown {
		return
	}
	r.shown = mark
	r.mark.Resource = theme.ColoredIcon(mark, fynetheme.ColorNamePrimary)
	r.mark.Refresh()
}
