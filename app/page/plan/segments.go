package plan

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/app/kit"
)

// segments are a few names side by side of which one is chosen. Left and Right
// choose, and so does a click.
type segments struct {
	widget.BaseWidget
	names    []string
	chosen   int
	focused  bool
	hovered  int // −1: none
	onChosen func(i int)
}

var (
	_ fyne.Focusable    = (*segments)(nil)
	_ fyne.Tappable     = (*segments)(nil)
	_ desktop.Hoverable = (*segments)(nil)
)

func newSegments(names []string, onChosen func(i int)) *segments {
	s := &segments{names: names, hovered: -1, onChosen: onChosen}
	s.ExtendBaseWidget(s)
	return s
}

// set chooses without telling anybody.
func (s *segments) set(i int) {
	s.chosen = i
	s.Refresh()
}

func (s *segments) choose(i int) {
	if i >= 0 && i < len(s.names) && i != s.chosen {
		s.set(i)
		s.onChosen(i)
	}
}

// Tapped chooses the segment under the mouse.
func (s *segments) Tapped(e *fyne.PointEvent) { s.choose(s.at(e.Position)) }

// FocusGained shows the focus.
func (s *segments) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost hides it.
func (s *segments) FocusLost() { s.focused = false; s.Refresh() }

// TypedRune does nothing: there is nothing to type.
func (s *segments) TypedRune(rune) {}

// TypedKey chooses the segment beside.
func (s *segments) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		s.choose(s.chosen - 1)
	case fyne.KeyRight:
		s.choose(s.chosen + 1)
	case fyne.KeyHome:
		s.choose(0)
	case fyne.KeyEnd:
		s.choose(len(s.names) - 1)
	}
}

// MouseIn marks the segment under the mouse.
func (s *segments) MouseIn(e *desktop.MouseEvent) { s.hover(s.at(e.Position)) }

// MouseMoved marks the segment under the mouse.
func (s *segments) MouseMoved(e *desktop.MouseEvent) { s.hover(s.at(e.Position)) }

// MouseOut takes the mark away.
func (s *segments) MouseOut() { s.hover(-1) }

func (s *segments) hover(i int) {
	if s.hovered != i {
		s.hovered = i
		s.Refresh()
	}
}

// width of a segment: that of its bold name, so that nothing moves.
func (s *segments) width(i int) float32 {
	return fyne.MeasureText(s.names[i], fynetheme.TextSize(), fyne.TextStyle{Bold: true}).Width + 30
}

// at is the segment under a point, −1 where there is none.
func (s *segments) at(p fyne.Position) int {
	x := float32(0)
	for i := range s.names {
		x += s.width(i)
		if p.X < x {
			return i
		}
	}
	return -1
}

// CreateRenderer draws the names on one ground, the chosen one on its own.
func (s *segments) CreateRenderer() fyne.WidgetRenderer {
	r := &segmentsRenderer{s: s, ground: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil), hover: canvas.NewRectangle(nil)}
	for range s.names {
		text := canvas.NewText("", nil)
		text.Alignment = fyne.TextAlignCenter
		r.texts = append(r.texts, text)
	}
	r.paint()
	return r
}

type segmentsRenderer struct {
	s                   *segments
	ground, mark, hover *canvas.Rectangle
	texts               []*canvas.Text
}

func (r *segmentsRenderer) Destroy() {}

func (r *segmentsRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground, r.hover, r.mark}
	for _, t := range r.texts {
		objects = append(objects, t)
	}
	return objects
}

func (r *segmentsRenderer) MinSize() fyne.Size {
	width := float32(0)
	for i := range r.s.names {
		width += r.s.width(i)
	}
	return fyne.NewSize(width, kit.NewButton(kit.ButtonOptions{Text: "M"}).MinSize().Height)
}

func (r *segmentsRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	x := float32(0)
	for i, text := range r.texts {
		width := r.s.width(i)
		at, cell := fyne.NewPos(x+2, 2), fyne.NewSize(width-4, size.Height-4)
		if i == r.s.chosen {
			r.mark.Move(at)
			r.mark.Resize(cell)
		}
		if i == r.s.hovered {
			r.hover.Move(at)
			r.hover.Resize(cell)
		}
		text.Move(fyne.NewPos(x, 0))
		text.Resize(fyne.NewSize(width, size.Height))
		x += width
	}
}

func (r *segmentsRenderer) Refresh() {
	r.paint()
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}

func (r *segmentsRenderer) paint() {
	radius := fynetheme.Size(fynetheme.SizeNameButtonRadius)
	r.ground.FillColor = fynetheme.Color(fynetheme.ColorNameButton)
	r.ground.CornerRadius, r.mark.CornerRadius, r.hover.CornerRadius = radius, radius, radius
	r.ground.StrokeColor, r.ground.StrokeWidth = color.Transparent, 0
	if r.s.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = fynetheme.Color(fynetheme.ColorNamePrimary), 2
	}
	r.mark.FillColor = fynetheme.Color(fynetheme.ColorNamePrimary)
	r.hover.FillColor = fynetheme.Color(fynetheme.ColorNameHover)
	r.hover.Hidden = r.s.hovered < 0 || r.s.hovered == r.s.chosen
	for i, text := range r.texts {
		text.Text = r.s.names[i]
		text.TextSize = fynetheme.TextSize()
		text.TextStyle.Bold = i == r.s.chosen
		text.Color = fynetheme.Color(fynetheme.ColorNameForeground)
		if i == r.s.chosen {
			text.Color = fynetheme.Color(fynetheme.ColorNameForegroundOnPrimary)
		}
		text.Refresh()
	}
	r.ground.Refresh()
	r.mark.Refresh()
	r.hover.Refresh()
}
