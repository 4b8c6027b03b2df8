package kit

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"sapar/app/theme"
)

// Heading is the title of a page (level 1), of a part of it (2), or a quiet
// line under a title (3). It ends in an ellipsis where it does not fit.
type Heading struct{ clippedText }

// NewHeading returns a heading of that level.
func NewHeading(level int, text string) *Heading {
	h := &Heading{}
	h.init()
	switch level {
	case 1:
		h.sizeName, h.style.Bold = fynetheme.SizeNameHeadingText, true
	case 2:
		h.sizeName, h.style.Bold = fynetheme.SizeNameSubHeadingText, true
	default:
		h.colour = theme.ColorNameMuted
	}
	h.text = text
	h.ExtendBaseWidget(h)
	return h
}

// Text is what the heading says.
func (h *Heading) Text() string { return h.text }

// SetText says something else.
func (h *Heading) SetText(text string) { h.setText(text) }

// Text is wrapped text on a page, without any padding.
type Text struct{ wrappedText }

// NewText returns text in the colour of a state: Neutral is quiet text.
func NewText(text string, s State) *Text {
	return newTextOf(text, s.Colour())
}

// NewBody returns text in the ordinary colour.
func NewBody(text string) *Text { return newTextOf(text, fynetheme.ColorNameForeground) }

func newTextOf(text string, colour fyne.ThemeColorName) *Text {
	t := &Text{wrappedText{text: text, colour: colour, sizeName: fynetheme.SizeNameText}}
	t.ExtendBaseWidget(t)
	return t
}

// Text is what it says.
func (t *Text) Text() string { return t.text }

// SetText says something else.
func (t *Text) SetText(text string) { t.setText(text) }

// Set says something else, in the colour of a state.
func (t *Text) Set(text string, s State) {
	t.colour = s.Colour()
	t.setText(text)
	t.Refresh()
}

// NewStack puts objects under one another with a gap between them. Unlike
// Fyne's box it gives wrapped text the height that it has at its width.
func NewStack(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &stack{gap: gap}, Objects: objects}
}
