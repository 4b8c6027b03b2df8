package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tapText is a word to click in a corner of another widget, which has a key
// for the same thing.
type tapText struct {
	widget.BaseWidget
	text  string
	onTap func()
}

func newTapText(text string, onTap func()) *tapText {
	t := &tapText{text: text, onTap: onTap}
	t.ExtendBaseWidget(t)
	return t
}

func (t *tapText) Tapped(*fyne.PointEvent) { t.onTap() }
func (t *tapText) Cursor() desktop.Cursor  { return desktop.PointerCursor }

func (t *tapText) CreateRenderer() fyne.WidgetRenderer {
	r := &tapTextRenderer{t: t, drawn: canvas.NewText("", nil)}
	r.Refresh()
	return r
}

type tapTextRenderer struct {
	t     *tapText
	drawn *canvas.Text
}

func (r *tapTextRenderer) Destroy()                     {}
func (r *tapTextRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.drawn} }

func (r *tapTextRenderer) MinSize() fyne.Size {
	return r.drawn.MinSize().AddWidthHeight(2*fynetheme.Padding(), 0)
}

func (r *tapTextRenderer) Layout(size fyne.Size) {
	r.drawn.Move(fyne.NewPos(fynetheme.Padding(), (size.Height-r.drawn.MinSize().Height)/2))
	r.drawn.Resize(r.drawn.MinSize())
}

func (r *tapTextRenderer) Refresh() {
	r.drawn.Text = r.t.text
	r.drawn.TextSize = fynetheme.TextSize()
	r.drawn.Color = fynetheme.Color(fynetheme.ColorNamePrimary)
	r.drawn.Refresh()
}
