package reports

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// cell is one line of text that ends in an ellipsis where it does not fit. A
// grid has hundreds in sight, for which Fyne's label is too slow.
type cell struct {
	widget.BaseWidget
	text  string
	style fyne.TextStyle
	align fyne.TextAlign
	link  bool
	drawn *canvas.Text
}

func newCell() *cell {
	c := &cell{drawn: canvas.NewText("", nil)}
	c.ExtendBaseWidget(c)
	return c
}

func (c *cell) set(text string, bold bool, align fyne.TextAlign, link bool) {
	text = strings.ReplaceAll(text, "\n", "; ")
	style := fyne.TextStyle{Bold: bold}
	if c.text == text && c.style == style && c.align == align && c.link == link {
		return
	}
	c.text, c.style, c.align, c.link = text, style, align, link
	c.Refresh()
}

const cellPad = 6

// MinSize is one line high and may be as narrow as it must.
func (c *cell) MinSize() fyne.Size {
	return fyne.NewSize(2*cellPad, fyne.MeasureText("M", fynetheme.TextSize(), fyne.TextStyle{}).Height+cellPad)
}

func (c *cell) CreateRenderer() fyne.WidgetRenderer {
	r := &cellRenderer{c}
	r.Refresh()
	return r
}

type cellRenderer struct{ c *cell }

func (r *cellRenderer) Destroy()                     {}
func (r *cellRenderer) MinSize() fyne.Size           { return r.c.MinSize() }
func (r *cellRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.c.drawn} }

func (r *cellRenderer) Layout(size fyne.Size) {
	r.c.drawn.Move(fyne.NewPos(cellPad, 0))
	r.c.drawn.Resize(fyne.NewSize(size.Width-2*cellPad, size.Height))
	r.Refresh()
}

func (r *cellRenderer) Refresh() {
	d := r.c.drawn
	d.TextSize = fynetheme.TextSize()
	d.TextStyle, d.Alignment = r.c.style, r.c.align
	d.Color = fynetheme.Color(fynetheme.ColorNameForeground)
	if r.c.link {
		d.Color = fynetheme.Color(fynetheme.ColorNamePrimary)
	}
	d.Text = clip(r.c.text, r.c.Size().Width-2*cellPad, d.TextSize, d.TextStyle)
	d.Refresh()
}

// clip cuts text to the width, with an ellipsis where something is missing.
func clip(text string, width, size float32, style fyne.TextStyle) string {
	fits := func(s string) bool { return fyne.MeasureText(s, size, style).Width <= width }
	if width <= 0 || fits(text) {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes) // the longest that fits is in [low, high)
	for high-low > 1 {
		if middle := (low + high) / 2; fits(string(runes[:middle]) + "…") {
			low = middle
		} else {
			high = middle
		}
	}
	return string(runes[:low]) + "…"
}
