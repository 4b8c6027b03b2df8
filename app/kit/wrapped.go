package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// wrappedText is text that wraps at words, without the padding and the weight
// of Fyne's rich text. Its height follows from the width that it was given
// last.
type wrappedText struct {
	widget.BaseWidget
	text     string
	colour   fyne.ThemeColorName
	sizeName fyne.ThemeSizeName
	align    fyne.TextAlign
	lines    []fyne.CanvasObject // *canvas.Text
	width    float32             // for which the lines were broken
}

func newWrapped(text string, colour fyne.ThemeColorName, size fyne.ThemeSizeName) *wrappedText {
	w := &wrappedText{text: text, colour: colour, sizeName: size}
	w.ExtendBaseWidget(w)
	return w
}

func (w *wrappedText) setText(text string) {
	if w.text == text {
		return
	}
	w.text = text
	w.Refresh()
}

func (w *wrappedText) lineHeight() float32 {
	return fyne.MeasureText("M", fynetheme.Size(w.sizeName), fyne.TextStyle{}).Height
}

// breakLines makes the lines for a width.
func (w *wrappedText) breakLines(width float32) {
	size := fynetheme.Size(w.sizeName)
	w.width = width
	w.lines = nil
	for _, line := range wrap(w.text, width, size) {
		t := canvas.NewText(line, fynetheme.Color(w.colour))
		t.TextSize = size
		t.Alignment = w.align
		w.lines = append(w.lines, t)
	}
}

// wrap breaks text into lines at spaces. A word that is wider than a line is
// broken where the line ends.
func wrap(text string, width, size float32) []string {
	fits := func(s string) bool {
		return width <= 0 || fyne.MeasureText(s, size, fyne.TextStyle{}).Width <= width
	}
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		line := ""
		for _, word := range strings.Fields(paragraph) {
			switch {
			case line == "":
				line = word
			case fits(line + " " + word):
				line += " " + word
			default:
				lines = append(lines, line)
				line = word
			}
			for !fits(line) {
				head := []rune(clip(line, width, size, fyne.TextStyle{}))
				n := max(1, len(head)-1) // without the ellipsis
				lines = append(lines, string([]rune(line)[:n]))
				line = string([]rune(line)[n:])
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// Resize breaks the lines anew where the width changed.
func (w *wrappedText) Resize(size fyne.Size) {
	if size.Width != w.width || w.lines == nil {
		w.breakLines(size.Width)
	}
	w.BaseWidget.Resize(size)
}

// MinSize is as high as the lines and as narrow as it must.
func (w *wrappedText) MinSize() fyne.Size {
	if w.text == "" {
		return fyne.NewSize(1, 0)
	}
	return fyne.NewSize(40, float32(max(1, len(w.lines)))*w.lineHeight())
}

func (w *wrappedText) CreateRenderer() fyne.WidgetRenderer { return &wrappedRenderer{w} }

type wrappedRenderer struct{ w *wrappedText }

func (r *wrappedRenderer) Destroy()                     {}
func (r *wrappedRenderer) MinSize() fyne.Size           { return r.w.MinSize() }
func (r *wrappedRenderer) Objects() []fyne.CanvasObject { return r.w.lines }

func (r *wrappedRenderer) Layout(size fyne.Size) {
	height := r.w.lineHeight()
	for i, line := range r.w.lines {
		line.Move(fyne.NewPos(0, float32(i)*height))
		line.Resize(fyne.NewSize(size.Width, height))
	}
}

func (r *wrappedRenderer) Refresh() {
	r.w.breakLines(r.w.Size().Width)
	r.Layout(r.w.Size())
	canvas.Refresh(r.w)
}
