// Package chart draws figures as pictures on Fyne's canvas: bars, and a map of
// dots. Every bar and dot says its figure in words as well; colours are the
// theme's, light or dark.
//
// It must never know what it draws: no records, no words of its own.
package chart

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Bar is one line of Bars.
type Bar struct {
	Label string
	Parts []float64 // drawn one behind another, each in its colour
	Value string    // what they come to, in words
}

// partColours are the colours of a bar's parts: what is there, and what is
// missing.
var partColours = []fyne.ThemeColorName{fynetheme.ColorNamePrimary, fynetheme.ColorNameSeparator}

// Bars are lines of bars with a label before and a value behind each.
type Bars struct {
	widget.BaseWidget
	bars []Bar
}

// NewBars returns bars that share one scale.
func NewBars(bars []Bar) *Bars {
	b := &Bars{bars: bars}
	b.ExtendBaseWidget(b)
	return b
}

// Set shows other bars.
func (b *Bars) Set(bars []Bar) {
	b.bars = bars
	b.Refresh()
}

// Sizes of a line, and of what stands before and behind its bar.
const (
	lineHeight = 22
	barHeight  = 14
	labelShare = 0.45 // of the width, at most
	labelLeast = 120
	valueWidth = 84
)

// CreateRenderer draws the lines.
func (b *Bars) CreateRenderer() fyne.WidgetRenderer {
	r := &barsRenderer{b: b}
	r.make()
	return r
}

type barsRenderer struct {
	b       *Bars
	labels  []*canvas.Text
	values  []*canvas.Text
	parts   [][]*canvas.Rectangle
	objects []fyne.CanvasObject
}

func (r *barsRenderer) make() {
	r.labels, r.values, r.parts, r.objects = nil, nil, nil, nil
	for _, bar := range r.b.bars {
		label, value := caption(bar.Label, fyne.TextAlignLeading), caption(bar.Value, fyne.TextAlignTrailing)
		r.labels, r.values = append(r.labels, label), append(r.values, value)
		r.objects = append(r.objects, label, value)
		var parts []*canvas.Rectangle
		for i := range bar.Parts {
			part := canvas.NewRectangle(fynetheme.Color(partColours[i%len(partColours)]))
			parts = append(parts, part)
			r.objects = append(r.objects, part)
		}
		r.parts = append(r.parts, parts)
	}
}

func caption(text string, align fyne.TextAlign) *canvas.Text {
	t := canvas.NewText(text, fynetheme.Color(fynetheme.ColorNameForeground))
	t.TextSize, t.Alignment = fynetheme.CaptionTextSize(), align
	return t
}

func (r *barsRenderer) Destroy()                     {}
func (r *barsRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *barsRenderer) MinSize() fyne.Size {
	return fyne.NewSize(labelLeast+valueWidth+60, float32(len(r.b.bars))*lineHeight)
}

func (r *barsRenderer) Refresh() {
	r.make()
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}

func (r *barsRenderer) Layout(size fyne.Size) {
	most := 0.0
	for _, bar := range r.b.bars {
		most = max(most, sum(bar.Parts))
	}
	label := r.labelWidth(size.Width * labelShare)
	room := max(0, size.Width-label-valueWidth-8)
	for i, bar := range r.b.bars {
		y := float32(i) * lineHeight
		r.labels[i].Text = shortened(r.b.bars[i].Label, label-8)
		r.labels[i].Move(fyne.NewPos(0, y))
		r.labels[i].Resize(fyne.NewSize(label, lineHeight))
		x := label
		for n, part := range bar.Parts {
			width := float32(0)
			if most > 0 {
				width = room * float32(part/most)
			}
			r.parts[i][n].Move(fyne.NewPos(x, y+(lineHeight-barHeight)/2))
			r.parts[i][n].Resize(fyne.NewSize(width, barHeight))
			x += width
		}
		r.values[i].Move(fyne.NewPos(size.Width-valueWidth, y))
		r.values[i].Resize(fyne.NewSize(valueWidth, lineHeight))
	}
}

// labelWidth is what the longest label needs, as far as there is room.
func (r *barsRenderer) labelWidth(room float32) float32 {
	width := float32(labelLeast)
	for _, bar := range r.b.bars {
		width = max(width, widthOf(bar.Label)+12)
	}
	return min(width, room)
}

func widthOf(text string) float32 {
	return fyne.MeasureText(text, fynetheme.CaptionTextSize(), fyne.TextStyle{}).Width
}

// shortened is as much of a text as fits, with an ellipsis for the rest.
func shortened(text string, room float32) string {
	if widthOf(text) <= room {
		return text
	}
	letters := []rune(text)
	for len(letters) > 0 && widthOf(string(letters)+"…") > room {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimSpace(string(letters)) + "…"
}

func sum(parts []float64) float64 {
	total := 0.0
	for _, p := range parts {
		total += p
	}
	return total
}
