package chart

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Dot is one place of a Map. One of no weight is a hollow ring that stands out.
type Dot struct {
	Lat, Lon float64 // degrees, WGS 84
	Weight   int     // the heavier, the larger
}

// Map shows places as dots where they lie. The arrows go from dot to dot,
// Enter opens one, a click goes to the nearest.
type Map struct {
	widget.BaseWidget
	dots     []Dot
	at       int // −1: none
	focused  bool
	onMoved  func(i int)
	onOpened func(i int)
}

var (
	_ fyne.Focusable     = (*Map)(nil)
	_ fyne.Tappable      = (*Map)(nil)
	_ desktop.Cursorable = (*Map)(nil)
)

// NewMap returns a map without dots. onMoved hears which dot the person went
// to, onOpened which one was opened.
func NewMap(onMoved, onOpened func(i int)) *Map {
	m := &Map{at: -1, onMoved: onMoved, onOpened: onOpened}
	m.ExtendBaseWidget(m)
	return m
}

// Set shows other dots.
func (m *Map) Set(dots []Dot) {
	m.dots, m.at = dots, -1
	m.Refresh()
}

// Selected is the dot that the person is at, −1 for none.
func (m *Map) Selected() int { return m.at }

// FocusGained shows where the keys are, and goes to the first dot.
func (m *Map) FocusGained() {
	m.focused = true
	if m.at < 0 && len(m.dots) > 0 {
		m.goTo(0)
	}
	m.Refresh()
}

// FocusLost keeps the dot.
func (m *Map) FocusLost() {
	m.focused = false
	m.Refresh()
}

// TypedRune means nothing here.
func (m *Map) TypedRune(rune) {}

// TypedKey goes to the nearest dot in the arrow's direction, or opens the dot.
func (m *Map) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		m.step(-1, 0)
	case fyne.KeyRight:
		m.step(1, 0)
	case fyne.KeyUp:
		m.step(0, -1)
	case fyne.KeyDown:
		m.step(0, 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if m.at >= 0 {
			m.onOpened(m.at)
		}
	}
}

// step goes to the nearest dot that lies rather that way than aside.
func (m *Map) step(dx, dy float32) {
	if m.at < 0 {
		m.goTo(0)
		return
	}
	at := m.points(m.Size())
	best, nearest := -1, math.MaxFloat64
	for i, p := range at {
		along := float64((p.X-at[m.at].X)*dx + (p.Y-at[m.at].Y)*dy)
		aside := math.Abs(float64((p.X-at[m.at].X)*dy)) + math.Abs(float64((p.Y-at[m.at].Y)*dx))
		if i == m.at || along <= 0 || aside > 2*along {
			continue
		}
		if far := along + 2*aside; far < nearest {
			best, nearest = i, far
		}
	}
	if best >= 0 {
		m.goTo(best)
	}
}

// Tapped goes to the nearest dot; a second click opens it.
func (m *Map) Tapped(e *fyne.PointEvent) {
	best, nearest := -1, math.MaxFloat64
	for i, p := range m.points(m.Size()) {
		if far := math.Hypot(float64(p.X-e.Position.X), float64(p.Y-e.Position.Y)); far < nearest {
			best, nearest = i, far
		}
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		c.Focus(m)
	}
	switch {
	case best < 0:
	case best == m.at:
		m.onOpened(best)
	default:
		m.goTo(best)
	}
}

// Cursor shows that dots can be clicked.
func (m *Map) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (m *Map) goTo(i int) {
	if i >= len(m.dots) {
		return
	}
	m.at = i
	m.Refresh()
	m.onMoved(i)
}

// points are where the dots lie in a picture of that size: north is up, and a
// degree of longitude as much shorter as it is there.
func (m *Map) points(size fyne.Size) []fyne.Position {
	const edge = 16
	south, north, west, east := 90.0, -90.0, 180.0, -180.0
	for _, d := range m.dots {
		south, north = min(south, d.Lat), max(north, d.Lat)
		west, east = min(west, d.Lon), max(east, d.Lon)
	}
	short := math.Cos((south + north) / 2 * math.Pi / 180)
	width, height := max((east-west)*short, 1e-6), max(north-south, 1e-6)
	scale := min(float64(size.Width-2*edge)/width, float64(size.Height-2*edge)/height)
	left := (float64(size.Width) - width*scale) / 2
	top := (float64(size.Height) - height*scale) / 2
	at := make([]fyne.Position, len(m.dots))
	for i, d := range m.dots {
		at[i] = fyne.NewPos(float32(left+(d.Lon-west)*short*scale), float32(top+(north-d.Lat)*scale))
	}
	return at
}

// radius grows with the root of the weight, so that the area tells it.
func radius(weight int) float32 {
	return min(11, 3.5+float32(math.Sqrt(float64(weight)))*0.9)
}

// CreateRenderer draws the dots.
func (m *Map) CreateRenderer() fyne.WidgetRenderer {
	r := &mapRenderer{m: m, ground: canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

type mapRenderer struct {
	m       *Map
	ground  *canvas.Rectangle
	circles []*canvas.Circle
	ring    *canvas.Circle
}

func (r *mapRenderer) Destroy()           {}
func (r *mapRenderer) MinSize() fyne.Size { return fyne.NewSize(280, 220) }

func (r *mapRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground}
	for _, c := range r.circles {
		objects = append(objects, c)
	}
	if r.ring != nil {
		objects = append(objects, r.ring)
	}
	return objects
}

func (r *mapRenderer) Refresh() {
	r.ground.FillColor = fynetheme.Color(fynetheme.ColorNameInputBackground)
	r.ground.CornerRadius = fynetheme.Size(fynetheme.SizeNameInputRadius)
	r.ground.StrokeWidth = 2
	r.ground.StrokeColor = fynetheme.Color(fynetheme.ColorNameInputBackground)
	if r.m.focused {
		r.ground.StrokeColor = fynetheme.Color(fynetheme.ColorNameFocus)
	}
	r.circles = r.circles[:0]
	for _, d := range r.m.dots {
		c := canvas.NewCircle(fynetheme.Color(fynetheme.ColorNamePrimary))
		if d.Weight == 0 {
			c.FillColor = fynetheme.Color(fynetheme.ColorNameInputBackground)
			c.StrokeColor, c.StrokeWidth = fynetheme.Color(fynetheme.ColorNameError), 2
		}
		r.circles = append(r.circles, c)
	}
	r.ring = nil
	if r.m.at >= 0 {
		r.ring = canvas.NewCircle(color.Transparent)
		r.ring.StrokeColor, r.ring.StrokeWidth = fynetheme.Color(fynetheme.ColorNameForeground), 2
	}
	r.Layout(r.m.Size())
	canvas.Refresh(r.m)
}

func (r *mapRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	at := r.m.points(size)
	place := func(c *canvas.Circle, p fyne.Position, radius float32) {
		c.Move(fyne.NewPos(p.X-radius, p.Y-radius))
		c.Resize(fyne.NewSquareSize(2 * radius))
	}
	for i, c := range r.circles {
		place(c, at[i], radius(r.m.dots[i].Weight))
	}
	if r.ring != nil {
		place(r.ring, at[r.m.at], radius(r.m.dots[r.m.at].Weight)+4)
	}
}
