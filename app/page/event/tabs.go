package event

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/app/theme"
)

// tabs is the strip of the sections' names. It takes no keys: a shortcut goes
// through the sections from wherever the focus is.
type tabs struct {
	widget.BaseWidget
	onTurn   func(section)
	sections []section
	names    []string
	current  section
	hovered  int // −1: none
}

var (
	_ fyne.Tappable     = (*tabs)(nil)
	_ desktop.Hoverable = (*tabs)(nil)
)

func newTabs(onTurn func(section)) *tabs {
	t := &tabs{onTurn: onTurn, hovered: -1}
	t.ExtendBaseWidget(t)
	return t
}

// set shows these tabs, one of which is current.
func (t *tabs) set(sections []section, names []string, current section) {
	t.sections, t.names, t.current = sections, names, current
	t.Refresh()
}

const tabPad = 14 // beside a tab's name

func (t *tabs) style(i int) fyne.TextStyle {
	return fyne.TextStyle{Bold: t.sections[i] == t.current}
}

func (t *tabs) width(i int) float32 {
	// as wide as it gets: bold, so that nothing moves when another is current
	return fyne.MeasureText(t.names[i], fynetheme.TextSize(), fyne.TextStyle{Bold: true}).Width + 2*tabPad
}

// at is the tab under a point, −1 where there is none.
func (t *tabs) at(p fyne.Position) int {
	x := float32(0)
	for i := range t.names {
		x += t.width(i)
		if p.X < x {
			return i
		}
	}
	return -1
}

// Tapped goes to the section.
func (t *tabs) Tapped(e *fyne.PointEvent) {
	if i := t.at(e.Position); i >= 0 {
		t.onTurn(t.sections[i])
	}
}

// MouseIn marks the tab under the mouse.
func (t *tabs) MouseIn(e *desktop.MouseEvent) { t.hover(t.at(e.Position)) }

// MouseMoved marks the tab under the mouse.
func (t *tabs) MouseMoved(e *desktop.MouseEvent) { t.hover(t.at(e.Position)) }

// MouseOut takes the mark away.
func (t *tabs) MouseOut() { t.hover(-1) }

func (t *tabs) hover(i int) {
	if t.hovered != i {
		t.hovered = i
		t.Refresh()
	}
}

// CreateRenderer draws the names with a line under the current one.
func (t *tabs) CreateRenderer() fyne.WidgetRenderer {
	return &tabsRenderer{t: t, base: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil)}
}

type tabsRenderer struct {
	t          *tabs
	base, mark *canvas.Rectangle // the line under all, and under the current one
	texts      []*canvas.Text
}

func (r *tabsRenderer) Destroy() {}

func (r *tabsRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.base, r.mark}
	for _, text := range r.texts {
		objects = append(objects, text)
	}
	return objects
}

func (r *tabsRenderer) MinSize() fyne.Size {
	size := fyne.NewSize(0, fyne.MeasureText("M", fynetheme.TextSize(), fyne.TextStyle{Bold: true}).Height+16)
	for i := range r.t.names {
		size.Width += r.t.width(i)
	}
	return size
}

func (r *tabsRenderer) Layout(size fyne.Size) {
	const line = 3
	r.base.Move(fyne.NewPos(0, size.Height-1))
	r.base.Resize(fyne.NewSize(size.Width, 1))
	x := float32(0)
	for i, text := range r.texts {
		width := r.t.width(i)
		text.Move(fyne.NewPos(x, 0))
		text.Resize(fyne.NewSize(width, size.Height-line))
		if r.t.sections[i] == r.t.current {
			r.mark.Move(fyne.NewPos(x, size.Height-line))
			r.mark.Resize(fyne.NewSize(width, line))
		}
		x += width
	}
}

func (r *tabsRenderer) Refresh() {
	for len(r.texts) < len(r.t.names) {
		r.texts = append(r.texts, canvas.NewText("", color.Transparent))
	}
	r.texts = r.texts[:len(r.t.names)]
	for i, text := range r.texts {
		text.Text, text.TextStyle, text.TextSize = r.t.names[i], r.t.style(i), fynetheme.TextSize()
		text.Alignment = fyne.TextAlignCenter
		switch {
		case r.t.sections[i] == r.t.current:
			text.Color = fynetheme.Color(fynetheme.ColorNamePrimary)
		case i == r.t.hovered:
			text.Color = fynetheme.Color(fynetheme.ColorNameForeground)
		default:
			text.Color = fynetheme.Color(theme.ColorNameMuted)
		}
		text.Refresh()
	}
	r.base.FillColor = fynetheme.Color(fynetheme.ColorNameSeparator)
	r.mark.FillColor = fynetheme.Color(fynetheme.ColorNamePrimary)
	r.Layout(r.t.Size())
	canvas.Refresh(r.t)
}
