package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// clippedText is one line that ends in an ellipsis where it does not fit. It
// is far lighter than Fyne's label, and a table has hundreds.
type clippedText struct {
	widget.BaseWidget
	text     string
	colour   fyne.ThemeColorName
	sizeName fyne.ThemeSizeName
	style    fyne.TextStyle
	align    fyne.TextAlign
	drawn    *canvas.Text
}

func newClippedText() *clippedText {
	t := &clippedText{}
	t.init()
	t.ExtendBaseWidget(t)
	return t
}

// init fills what a widget that embeds the text needs as well.
func (t *clippedText) init() {
	t.colour = fynetheme.ColorNameForeground
	t.sizeName = fynetheme.SizeNameText
	t.drawn = canvas.NewText("", nil)
}

func (t *clippedText) setText(text string) { t.set(text, t.colour) }

func (t *clippedText) set(text string, colour fyne.ThemeColorName) {
	if t.text == text && t.colour == colour {
		return
	}
	t.text, t.colour = text, colour
	t.Refresh()
}

// MinSize is one line high and may be as narrow as it must.
func (t *clippedText) MinSize() fyne.Size {
	return fyne.NewSize(1, fyne.MeasureText("M", fynetheme.Size(t.sizeName), t.style).Height)
}

func (t *clippedText) CreateRenderer() fyne.WidgetRenderer {
	r := &clippedTextRenderer{t}
	r.paint()
	return r
}

type clippedTextRenderer struct{ t *clippedText }

func (r *clippedTextRenderer) Destroy()                     {}
func (r *clippedTextRenderer) MinSize() fyne.Size           { return r.t.MinSize() }
func (r *clippedTextRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.t.drawn} }

func (r *clippedTextRenderer) Layout(size fyne.Size) {
	r.paint()
	r.t.drawn.Resize(fyne.NewSize(size.Width, r.t.MinSize().Height))
	r.t.drawn.Move(fyne.NewPos(0, (size.Height-r.t.MinSize().Height)/2))
}

func (r *clippedTextRenderer) Refresh() { r.paint() }

func (r *clippedTextRenderer) paint() {
	d := r.t.drawn
	d.TextSize = fynetheme.Size(r.t.sizeName)
	d.TextStyle = r.t.style
	d.Alignment = r.t.align
	d.Color = fynetheme.Color(r.t.colour)
	d.Text = clip(r.t.text, r.t.Size().Width, d.TextSize, d.TextStyle)
	d.Refresh()
}

// clip cuts text to the width, with an ellipsis where something is missing.
func clip(text string, width, size float32, style fyne.TextStyle) string {
	fits := func(s string) bool { return fyne.MeasureText(s, size, style).Width <= width }
	if width <= 0 || text == "" || fits(text) {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes) // the longest that fits is in [low, high)
	for high-low > 1 {
		middle := (low + high) / 2
		if fits(string(runes[:middle]) + "…") {
			low = middle
		} else {
			high = middle
		}
	}
	return string(runes[:low]) + "…"
}

// padded keeps a distance around its only object.
type padded struct{ x, y float32 }

func (p padded) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(2*p.x, 2*p.y)
}

func (p padded) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(p.x, p.y))
	o[0].Resize(size.SubtractWidthHeight(2*p.x, 2*p.y))
}

// filling gives every object the whole room and asks for none.
type filling struct{}

func (filling) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

func (filling) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

func captionSize() float32 { return fynetheme.CaptionTextSize() }
