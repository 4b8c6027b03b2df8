package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Segments are a few ways to look at the same thing, side by side on one
// ground. Left, Right, Home and End go over them, and so does a click.
type Segments struct {
	titles
	focused bool
}

var (
	_ fyne.Focusable    = (*Segments)(nil)
	_ fyne.Shortcutable = (*Segments)(nil)
)

// NewSegments returns segments with the first one selected. Keys and clicks
// tell onSelected which one the person wants; the owner shows it and calls
// Select.
func NewSegments(words []string, onSelected func(i int)) *Segments {
	const room = 15
	s := &Segments{}
	s.extend(s, words, room, onSelected)
	return s
}

// Tapped takes the focus and goes to the segment under the mouse.
func (s *Segments) Tapped(e *fyne.PointEvent) {
	Focus(s)
	s.titles.Tapped(e)
}

// FocusGained shows the focus.
func (s *Segments) FocusGained() {
	s.focused = true
	arrived(s)
	s.Refresh()
	scrollTo(s)
}

// FocusLost hides it.
func (s *Segments) FocusLost() {
	s.focused = false
	s.Refresh()
}

// TypedRune does nothing: there is nothing to type.
func (s *Segments) TypedRune(rune) {}

// TypedKey goes to the segment beside.
func (s *Segments) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		s.ask(s.selected - 1)
	case fyne.KeyRight:
		s.ask(s.selected + 1)
	case fyne.KeyHome:
		s.ask(0)
	case fyne.KeyEnd:
		s.ask(len(s.words) - 1)
	case fyne.KeyEscape:
		escape(s)
	}
}

// TypedShortcut goes to the command table.
func (s *Segments) TypedShortcut(shortcut fyne.Shortcut) { dispatchFrom(s, shortcut) }

// CreateRenderer draws the names on one ground, the selected one on its own.
func (s *Segments) CreateRenderer() fyne.WidgetRenderer {
	r := &segmentsRenderer{titlesRenderer: newTitlesRenderer(&s.titles), s: s}
	r.paint()
	return r
}

type segmentsRenderer struct {
	titlesRenderer
	s *Segments
}

// MinSize is as high as a button, beside which segments mostly stand.
func (r *segmentsRenderer) MinSize() fyne.Size {
	text := fyne.MeasureText("M", fynetheme.TextSize(), fyne.TextStyle{Bold: true}).Height
	return fyne.NewSize(r.width(), max(text, fynetheme.IconInlineSize())+2*fynetheme.InnerPadding())
}

func (r *segmentsRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.lay(size.Height, func(mark *canvas.Rectangle, x, width float32) {
		mark.Move(fyne.NewPos(x+2, 2))
		mark.Resize(fyne.NewSize(width-4, size.Height-4))
	})
}

func (r *segmentsRenderer) Refresh() {
	r.paint()
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}

func (r *segmentsRenderer) paint() {
	radius := fynetheme.Size(fynetheme.SizeNameButtonRadius)
	r.ground.CornerRadius, r.hover.CornerRadius, r.mark.CornerRadius = radius, radius, radius
	r.ground.FillColor = fynetheme.Color(fynetheme.ColorNameButton)
	strokeFocus(r.ground, r.s.focused, 2)
	r.hover.FillColor = fynetheme.Color(fynetheme.ColorNameHover)
	r.hover.Hidden = r.s.hovered < 0 || r.s.hovered == r.s.selected
	r.mark.FillColor = fynetheme.Color(fynetheme.ColorNamePrimary)
	r.mark.Hidden = len(r.s.words) == 0
	r.titlesRenderer.paint(fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNameForeground, fynetheme.ColorNameForeground)
}
