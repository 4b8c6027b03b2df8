package settings

import (
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
	names   []string
	turn    func(int)
	current int
	hovered int // −1: none
}

var (
	_ fyne.Tappable     = (*tabs)(nil)
	_ desktop.Hoverable = (*tabs)(nil)
)

func newTabs(names []string, turn func(int)) *tabs {
	t := &tabs{names: names, turn: turn, hovered: -1}
	t.ExtendBaseWidget(t)
	return t
}

// choose marks a section as the one in sight.
func (t *tabs) choose(i int) {
	t.current = i
	t.Refresh()
}

func (t *tabs) width(i int) float32 {
	// in bold, so that nothing moves when another is chosen
	return fyne.MeasureText(t.names[i], fynetheme.TextSize(), fyne.TextStyle{Bold: true}).Width + 2*tabPad
}

const tabPad, tabLine = 14, 3

// at is the tab under a point, −1 where there is none.
func (t *tabs) at(p fyne.Position) int {
	x := float32(0)
	for i := range t.names {
		if x += t.width(i); p.X < x {
			return i
		}
	}
	return -1
}

// Tapped goes to the section.
func (t *tabs) Tapped(e *fyne.PointEvent) { t.turn(t.at(e.Position)) }

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

// CreateRenderer draws the names with a line under the one in sight.
func (t *tabs) CreateRenderer() fyne.WidgetRenderer {
	r := &tabsRenderer{t: t, base: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil)}
	for _, name := range t.names {
		text := canvas.NewText(name, nil)
		text.Alignment = fyne.TextAlignCenter
		r.texts = append(r.texts, text)
	}
	r.paint()
	return r
}

type tabsRenderer struct {
	t          *tabs
	base, mark *canvas.Rectangle // the line under all, and under the one in sight
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
	size := fyne.NewSize(0, fyne.MeasureText("M", fynetheme.TextSize(), fyne.TextStyle{Bold: true}).Height+18)
	for i := range r.t.names {
		size.Width += r.t.width(i)
	}
	return size
}

func (r *tabsRenderer) Layout(size fyne.Size) {
	r.base.Move(fyne.NewPos(0, size.Height-1))
	r.base.Resize(fyne.NewSize(size.Width, 1))
	x := float32(0)
	for i, text := range r.texts {
		width := r.t.width(i)
		text.Move(fyne.NewPos(x, 0))
		text.Resize(fyne.NewSize(width, size.Height-tabLine))
		if i == r.t.current {
			r.mark.Move(fyne.NewPos(x, size.Height-tabLine))
			r.mark.Resize(fyne.NewSize(width, tabLine))
		}
		x += width
	}
}

func (r *tabsRenderer) Refresh() {
	r.paint()
	r.Layout(r.t.Size())
	canvas.Refresh(r.t)
}

func (r *tabsRenderer) paint() {
	for i, text := range r.texts {
		text.TextSize = fynetheme.TextSize()
		text.TextStyle.Bold = i == r.t.current
		text.Color = fynetheme.Color(theme.ColorNameMuted)
		switch i {
		case r.t.current:
			text.Color = fynetheme.Color(fynetheme.ColorNamePrimary)
		case r.t.hovered:
			text.Color = fynetheme.Color(fynetheme.ColorNameForeground)
		}
	}
	r.base.FillColor = fynetheme.Color(fynetheme.ColorNameSeparator)
	r.mark.FillColor = fynetheme.Color(fynetheme.ColorNamePrimary)
}
