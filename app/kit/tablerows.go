package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tableList is Fyne's list with keys of our own. Every row has one height:
// Fyne's list and table slow down with the number of rows as soon as one row
// has a height of its own.
type tableList struct {
	widget.List
	t       *table
	focused bool
	clicked time.Time
}

var _ fyne.Shortcutable = (*tableList)(nil)

func newTableList(t *table) *tableList {
	l := &tableList{t: t}
	l.Length = t.count
	l.CreateItem = func() fyne.CanvasObject { return newTableRow(t) }
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { o.(*tableRow).show(i) }
	l.ExtendBaseWidget(l)
	return l
}

// mark shows the selection and scrolls to it.
func (l *tableList) mark() {
	if l.t.selected < 0 {
		l.UnselectAll()
		return
	}
	l.List.Select(l.t.selected)
	l.ScrollTo(l.t.selected)
}

// FocusGained shows the focus and selects a row, so that it has a place. It
// keeps Fyne's second cursor out.
func (l *tableList) FocusGained() {
	l.focused = true
	arrived(l)
	l.t.Refresh()
	scrollTo(l)
	if l.t.selected < 0 {
		l.t.goTo(0)
	}
}

// FocusLost keeps the selection.
func (l *tableList) FocusLost() {
	l.focused = false
	l.t.heading = -1
	l.t.Refresh()
}

// page is how many rows PageDown goes on.
func (l *tableList) page() int {
	row := tableRowHeight() + fynetheme.Padding()
	return max(1, int(l.Size().Height/row)-1)
}

// TypedKey moves the selection, opens it, sorts.
func (l *tableList) TypedKey(key *fyne.KeyEvent) {
	t := l.t
	switch key.Name {
	case fyne.KeyUp:
		t.goTo(t.selected - 1)
	case fyne.KeyDown:
		t.goTo(t.selected + 1)
	case fyne.KeyPageUp:
		t.goTo(t.selected - l.page())
	case fyne.KeyPageDown:
		t.goTo(t.selected + l.page())
	case fyne.KeyHome:
		t.goTo(0)
	case fyne.KeyEnd:
		t.goTo(t.count() - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		t.open()
	case fyne.KeyDelete:
		if t.selected >= 0 && t.onDelete != nil {
			t.onDelete(t.selected)
		}
	case fyne.KeyLeft:
		t.moveHeading(-1)
	case fyne.KeyRight:
		t.moveHeading(1)
	case fyne.KeySpace:
		if t.heading < 0 {
			t.tick()
		} else {
			t.sortBy(t.heading)
		}
	case fyne.KeyEscape:
		escape(l)
	default:
		if t.selected >= 0 && t.onKey != nil {
			t.onKey(t.selected, key.Name)
		}
	}
}

// TypedShortcut copies the row at Ctrl+C, ticks all at Ctrl+A, and hands on
// the rest.
func (l *tableList) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*fyne.ShortcutCopy); ok {
		if line := l.t.line(); line != "" && c.Clipboard != nil {
			c.Clipboard.SetContent(line)
		}
		return
	}
	if _, ok := s.(*fyne.ShortcutSelectAll); ok && l.t.onTickAll != nil {
		l.t.onTickAll()
		return
	}
	dispatchFrom(l, s)
}

// tableRow is one row in sight.
type tableRow struct {
	widget.BaseWidget
	t     *table
	index int
	shown int // the table's arranged when it was laid out
	cells []tableCell
	texts []*clippedText
	icons []*canvas.Image
}

var _ fyne.Tappable = (*tableRow)(nil)

func newTableRow(t *table) *tableRow {
	r := &tableRow{t: t, index: -1, cells: make([]tableCell, len(t.columns))}
	for _, c := range t.columns {
		text := newClippedText()
		text.align = c.align
		r.texts = append(r.texts, text)
		r.icons = append(r.icons, nil) // made when first needed
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *tableRow) show(i int) {
	r.index = i
	clear(r.cells)
	if i >= r.t.count() || !r.t.fill(i, r.cells) {
		clear(r.cells)
	}
	moved := r.shown != r.t.arranged // columns have come or gone
	r.shown = r.t.arranged
	for n, c := range r.cells {
		if c.colour == "" {
			c.colour = fynetheme.ColorNameForeground
		}
		r.texts[n].set(c.text, c.colour)
		moved = !r.t.columns[n].hidden && r.setIcon(n, c.icon) || moved
	}
	if moved {
		r.Refresh()
	}
}

// setIcon reports whether the row must be laid out anew.
func (r *tableRow) setIcon(n int, icon fyne.Resource) bool {
	image := r.icons[n]
	if icon == nil {
		if image == nil || image.Hidden {
			return false
		}
		image.Hide()
		return true
	}
	if image == nil {
		image = canvas.NewImageFromResource(icon)
		image.FillMode = canvas.ImageFillContain
		r.icons[n] = image
		return true
	}
	if image.Resource != icon {
		image.Resource = icon
		image.Refresh()
	}
	if image.Hidden {
		image.Show()
		return true
	}
	return false
}

// Tapped selects the row; the second time it opens it. A click into a column
// of ticks ticks.
func (r *tableRow) Tapped(e *fyne.PointEvent) {
	t := r.t
	if t.onTick != nil && e.Position.X < t.widths(r.Size().Width - fynetheme.ScrollBarSmallSize())[0] {
		Focus(t.list)
		t.goTo(r.index)
		t.tick()
		return
	}
	again := t.selected == r.index && time.Since(t.list.clicked) < doubleClick
	t.list.clicked = time.Now()
	Focus(t.list)
	t.goTo(r.index)
	if again {
		t.list.clicked = time.Time{}
		t.open()
	}
}

func (r *tableRow) CreateRenderer() fyne.WidgetRenderer { return &tableRowRenderer{r} }

const tableCellPad = 7

func tableRowHeight() float32 {
	return fyne.MeasureText("M", fynetheme.TextSize(), fyne.TextStyle{}).Height + 8
}

type tableRowRenderer struct{ r *tableRow }

func (r *tableRowRenderer) Destroy() {}

func (r *tableRowRenderer) MinSize() fyne.Size { return fyne.NewSize(40, tableRowHeight()) }

func (r *tableRowRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, 0, 2*len(r.r.texts))
	for n, text := range r.r.texts {
		objects = append(objects, text)
		if r.r.icons[n] != nil {
			objects = append(objects, r.r.icons[n])
		}
	}
	return objects
}

func (r *tableRowRenderer) Layout(size fyne.Size) {
	x := float32(0)
	for n, width := range r.r.t.widths(size.Width - fynetheme.ScrollBarSmallSize()) {
		hidden := r.r.t.columns[n].hidden
		setVisible(r.r.texts[n], !hidden)
		if hidden {
			if icon := r.r.icons[n]; icon != nil {
				icon.Hide()
			}
			continue
		}
		left := x + tableCellPad
		room := width - 2*tableCellPad
		if icon := r.r.icons[n]; icon != nil && !icon.Hidden {
			side := min(size.Height-8, fynetheme.TextSize()+4)
			icon.Resize(fyne.NewSquareSize(side))
			at := left
			if r.r.cells[n].text == "" { // alone: aligned as text would be
				switch r.r.texts[n].align {
				case fyne.TextAlignCenter:
					at += (room - side) / 2
				case fyne.TextAlignTrailing:
					at += room - side
				}
			}
			icon.Move(fyne.NewPos(at, (size.Height-side)/2))
			left += side + 5
			room -= side + 5
		}
		r.r.texts[n].Move(fyne.NewPos(left, 0))
		r.r.texts[n].Resize(fyne.NewSize(max(1, room), size.Height))
		x += width
	}
}

func (r *tableRowRenderer) Refresh() {
	r.Layout(r.r.Size())
	for _, text := range r.r.texts {
		text.Refresh()
	}
	canvas.Refresh(r.r)
}
