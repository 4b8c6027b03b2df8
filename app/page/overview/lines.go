package overview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/app/kit"
)

// lines are things under one another that open: Up and Down go from one to
// the next, Enter, space or a click opens it. Tab passes all of them at once.
type lines struct {
	widget.BaseWidget
	rows    []*line
	cursor  int
	focused bool
	open    func(i int)
	reveal  func(o fyne.CanvasObject) // brings a row into sight
	stack   *fyne.Container
}

var _ fyne.Focusable = (*lines)(nil)

func newLines(open func(i int), reveal func(fyne.CanvasObject)) *lines {
	l := &lines{open: open, reveal: reveal, stack: kit.NewStack(2)}
	l.ExtendBaseWidget(l)
	return l
}

// set shows other rows and keeps the cursor where it was.
func (l *lines) set(rows []fyne.CanvasObject) {
	l.rows = make([]*line, len(rows))
	l.stack.Objects = make([]fyne.CanvasObject, len(rows))
	for i, content := range rows {
		l.rows[i] = newLine(l, i, content)
		l.stack.Objects[i] = l.rows[i]
	}
	l.cursor = max(0, min(l.cursor, len(rows)-1))
	if len(rows) == 0 {
		l.Hide()
	} else {
		l.Show()
	}
	l.Refresh()
}

func (l *lines) goTo(i int) {
	if len(l.rows) == 0 {
		return
	}
	before := l.cursor
	l.cursor = max(0, min(i, len(l.rows)-1))
	l.rows[before].Refresh()
	l.rows[l.cursor].Refresh()
	l.reveal(l.rows[l.cursor])
}

// FocusGained shows the cursor.
func (l *lines) FocusGained() {
	l.focused = true
	l.goTo(l.cursor)
}

// FocusLost hides it.
func (l *lines) FocusLost() {
	l.focused = false
	if l.cursor < len(l.rows) {
		l.rows[l.cursor].Refresh()
	}
}

// TypedRune does nothing: there is nothing to type.
func (l *lines) TypedRune(rune) {}

// TypedKey moves the cursor and opens.
func (l *lines) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyUp:
		l.goTo(l.cursor - 1)
	case fyne.KeyDown:
		l.goTo(l.cursor + 1)
	case fyne.KeyHome, fyne.KeyPageUp:
		l.goTo(0)
	case fyne.KeyEnd, fyne.KeyPageDown:
		l.goTo(len(l.rows) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if l.cursor < len(l.rows) {
			l.open(l.cursor)
		}
	}
}

// CreateRenderer stacks the rows.
func (l *lines) CreateRenderer() fyne.WidgetRenderer { return &linesRenderer{l} }

type linesRenderer struct{ l *lines }

func (r *linesRenderer) Destroy()                     {}
func (r *linesRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.l.stack} }
func (r *linesRenderer) MinSize() fyne.Size           { return r.l.stack.MinSize() }

// Layout lays the stack out even where its size is the same: its rows may be
// new.
func (r *linesRenderer) Layout(size fyne.Size) {
	r.l.stack.Resize(size)
	r.l.stack.Layout.Layout(r.l.stack.Objects, size)
}

func (r *linesRenderer) Refresh() {
	r.Layout(r.l.Size())
	r.l.stack.Refresh()
}

// line is one of them.
type line struct {
	widget.BaseWidget
	of      *lines
	index   int
	content fyne.CanvasObject
	hovered bool
}

var (
	_ fyne.Tappable      = (*line)(nil)
	_ desktop.Hoverable  = (*line)(nil)
	_ desktop.Cursorable = (*line)(nil)
)

func newLine(of *lines, index int, content fyne.CanvasObject) *line {
	l := &line{of: of, index: index, content: content}
	l.ExtendBaseWidget(l)
	return l
}

// Tapped opens the line.
func (l *line) Tapped(*fyne.PointEvent) {
	kit.Focus(l.of)
	l.of.goTo(l.index)
	l.of.open(l.index)
}

// Cursor is the hand.
func (l *line) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn marks the line.
func (l *line) MouseIn(*desktop.MouseEvent) { l.hovered = true; l.Refresh() }

// MouseMoved does nothing.
func (l *line) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the mark away.
func (l *line) MouseOut() { l.hovered = false; l.Refresh() }

// CreateRenderer draws the ground behind the content.
func (l *line) CreateRenderer() fyne.WidgetRenderer {
	r := &lineRenderer{l: l, ground: canvas.NewRectangle(color.Transparent)}
	r.paint()
	return r
}

type lineRenderer struct {
	l      *line
	ground *canvas.Rectangle
}

const lineX, lineY = 10, 8 // room around a line's content

func (r *lineRenderer) Destroy() {}

func (r *lineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.l.content}
}

func (r *lineRenderer) MinSize() fyne.Size {
	return r.l.content.MinSize().AddWidthHeight(2*lineX, 2*lineY)
}

func (r *lineRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	fit(r.l.content, fyne.NewPos(lineX, lineY), max(1, size.Width-2*lineX))
}

func (r *lineRenderer) Refresh() {
	r.paint()
	r.l.content.Refresh()
}

func (r *lineRenderer) paint() {
	r.ground.FillColor, r.ground.StrokeColor = color.Transparent, color.Transparent
	r.ground.StrokeWidth = 2
	r.ground.CornerRadius = fynetheme.Size(fynetheme.SizeNameInputRadius)
	if r.l.hovered {
		r.ground.FillColor = fynetheme.Color(fynetheme.ColorNameHover)
	}
	if r.l.of.focused && r.l.index == r.l.of.cursor {
		r.ground.StrokeColor = fynetheme.Color(fynetheme.ColorNamePrimary)
	}
	r.ground.Refresh()
}
