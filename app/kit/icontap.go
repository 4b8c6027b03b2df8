package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tapIcon is an icon to click inside a field. It is never in the Tab chain:
// the field has a key for the same thing.
type tapIcon struct {
	widget.BaseWidget
	icon    fyne.Resource
	onTap   func()
	drawn   *icon
	hover   *canvas.Rectangle
	hovered bool
}

var _ desktop.Hoverable = (*tapIcon)(nil)

func newTapIcon(r fyne.Resource, onTap func()) *tapIcon {
	t := &tapIcon{icon: r, onTap: onTap, drawn: newIcon(), hover: canvas.NewRectangle(nil)}
	t.ExtendBaseWidget(t)
	return t
}

func (t *tapIcon) Tapped(*fyne.PointEvent)        { t.onTap() }
func (t *tapIcon) Cursor() desktop.Cursor         { return desktop.PointerCursor }
func (t *tapIcon) MouseIn(*desktop.MouseEvent)    { t.hovered = true; t.Refresh() }
func (t *tapIcon) MouseMoved(*desktop.MouseEvent) {}
func (t *tapIcon) MouseOut()                      { t.hovered = false; t.Refresh() }

func (t *tapIcon) CreateRenderer() fyne.WidgetRenderer {
	r := &tapIconRenderer{t}
	r.Refresh()
	return r
}

type tapIconRenderer struct{ t *tapIcon }

func (r *tapIconRenderer) Destroy() {}

func (r *tapIconRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.t.hover, r.t.drawn.image}
}

func (r *tapIconRenderer) MinSize() fyne.Size {
	return fyne.NewSquareSize(fynetheme.IconInlineSize() + fynetheme.Padding()*2)
}

func (r *tapIconRenderer) Layout(size fyne.Size) {
	side := min(fynetheme.IconInlineSize(), size.Height-4)
	r.t.drawn.image.Resize(fyne.NewSquareSize(side))
	r.t.drawn.image.Move(fyne.NewPos((size.Width-side)/2, (size.Height-side)/2))
	r.t.hover.Resize(size)
}

func (r *tapIconRenderer) Refresh() {
	r.t.hover.FillColor = fynetheme.Color(fynetheme.ColorNameHover)
	r.t.hover.CornerRadius = fynetheme.Size(fynetheme.SizeNameInputRadius)
	r.t.hover.Hidden = !r.t.hovered
	r.t.hover.Refresh()
	r.t.drawn.show(r.t.icon)
}
