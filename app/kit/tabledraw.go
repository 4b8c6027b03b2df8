package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"sapar/app/theme"
)

// CreateRenderer puts the headings above the rows, and the placeholder in
// place of the rows while there are none.
func (t *table) CreateRenderer() fyne.WidgetRenderer {
	r := &tableRenderer{t: t, ground: canvas.NewRectangle(nil), frame: newFrame()}
	r.paint()
	return r
}

type tableRenderer struct {
	t             *table
	ground, frame *canvas.Rectangle
}

func (r *tableRenderer) Destroy() {}

func (r *tableRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.t.header, r.t.list, r.t.empty, r.frame}
}

func (r *tableRenderer) MinSize() fyne.Size {
	head := r.t.header.MinSize().Height
	if r.t.count() == 0 {
		return r.t.empty.MinSize().AddWidthHeight(0, head)
	}
	rows := float32(r.t.minRows) * (tableRowHeight() + fynetheme.Padding())
	return fyne.NewSize(200, head+rows)
}

func (r *tableRenderer) Layout(size fyne.Size) {
	head := r.t.header.MinSize().Height
	r.ground.Resize(size)
	r.frame.Resize(size)
	r.t.header.Resize(fyne.NewSize(size.Width, head))
	below := fyne.NewSize(size.Width, max(0, size.Height-head-2))
	r.t.list.Move(fyne.NewPos(0, head))
	r.t.list.Resize(below)
	r.t.empty.Move(fyne.NewPos(0, head))
	r.t.empty.Resize(below)
}

func (r *tableRenderer) Refresh() {
	r.paint()
	r.Layout(r.t.Size())
	r.t.header.Refresh()
	canvas.Refresh(r.t.header)
}

func (r *tableRenderer) paint() {
	if none := r.t.count() == 0; none == r.t.list.Visible() || none != r.t.empty.Visible() {
		setVisible(r.t.list, !none)
		setVisible(r.t.empty, none)
	}
	r.ground.FillColor = fynetheme.Color(theme.ColorNameCard)
	r.ground.StrokeColor = fynetheme.Color(fynetheme.ColorNameSeparator)
	r.ground.StrokeWidth = 1
	r.ground.CornerRadius = fynetheme.Size(fynetheme.SizeNameInputRadius)
	r.frame.CornerRadius = r.ground.CornerRadius
	strokeFocus(r.frame, r.t.list.focused, 2)
	r.ground.Refresh()
	r.frame.Refresh()
}

// setVisible shows or hides an object.
func setVisible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// tableHeader is the line of headings. A click sorts.
type tableHeader struct {
	strip
	t *table
}

func newTableHeader(t *table) *tableHeader {
	h := &tableHeader{t: t}
	h.hovered = -1
	h.widths = func() []float32 { return t.widths(h.Size().Width - fynetheme.ScrollBarSmallSize()) }
	h.onTap = t.sortBy
	h.dead = func(i int) bool { return t.columns[i].sort == "" || t.onSort == nil }
	h.ExtendBaseWidget(h)
	return h
}

func (h *tableHeader) CreateRenderer() fyne.WidgetRenderer {
	r := &tableHeaderRenderer{
		h:      h,
		ground: canvas.NewRectangle(nil),
		cursor: canvas.NewRectangle(nil),
		arrow:  newIcon(),
	}
	for _, c := range h.t.columns {
		text := newClippedText()
		text.align = c.align
		text.style.Bold = true
		text.sizeName = fynetheme.SizeNameCaptionText
		r.texts = append(r.texts, text)
	}
	r.paint()
	return r
}

type tableHeaderRenderer struct {
	h              *tableHeader
	ground, cursor *canvas.Rectangle
	texts          []*clippedText
	arrow          *icon // beside the column that is sorted by
}

func (r *tableHeaderRenderer) Destroy() {}

func (r *tableHeaderRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground, r.cursor}
	for _, text := range r.texts {
		objects = append(objects, text)
	}
	return append(objects, r.arrow.image)
}

func (r *tableHeaderRenderer) MinSize() fyne.Size {
	return fyne.NewSize(40, fyne.MeasureText("M", captionSize(), fyne.TextStyle{}).Height+12)
}

func (r *tableHeaderRenderer) Layout(size fyne.Size) {
	const arrow = 10
	r.ground.Resize(size)
	r.arrow.image.Hide()
	r.cursor.Hide()
	x := float32(0)
	for i, width := range r.h.widths() {
		c := r.h.t.columns[i]
		setVisible(r.texts[i], !c.hidden)
		if c.hidden {
			continue
		}
		left, room := x+tableCellPad, width-2*tableCellPad
		if c.sort != "" && c.sort == r.h.t.sortKey {
			text := fyne.MeasureText(c.title, captionSize(), fyne.TextStyle{Bold: true}).Width
			room -= arrow + 4
			at := left + min(text, room) + 4
			switch c.align {
			case fyne.TextAlignTrailing:
				at = left + room + 4
			case fyne.TextAlignCenter:
				at = left + min((room+text)/2, room) + 4
			}
			r.arrow.image.Move(fyne.NewPos(at, (size.Height-arrow)/2))
			r.arrow.image.Resize(fyne.NewSquareSize(arrow))
			r.arrow.image.Show()
		}
		if i == r.h.t.heading || i == r.h.hovered {
			r.cursor.Move(fyne.NewPos(x+2, 2))
			r.cursor.Resize(fyne.NewSize(width-4, size.Height-4))
			r.cursor.Show()
		}
		r.texts[i].Move(fyne.NewPos(left, 0))
		r.texts[i].Resize(fyne.NewSize(max(1, room), size.Height))
		x += width
	}
}

func (r *tableHeaderRenderer) Refresh() {
	r.paint()
	r.Layout(r.h.Size())
	canvas.Refresh(r.h)
}

func (r *tableHeaderRenderer) paint() {
	r.ground.FillColor = fynetheme.Color(fynetheme.ColorNameHeaderBackground)
	radius := fynetheme.Size(fynetheme.SizeNameInputRadius)
	r.ground.TopLeftCornerRadius, r.ground.TopRightCornerRadius = radius, radius
	r.cursor.FillColor = fynetheme.Color(fynetheme.ColorNameHover)
	r.cursor.CornerRadius = radius
	strokeFocus(r.cursor, r.h.t.heading >= 0 && r.h.t.list.focused, 1)
	direction := theme.IconTriangleUp
	if r.h.t.descending {
		direction = theme.IconTriangleDown
	}
	r.arrow.show(theme.Icon(direction))
	for i, text := range r.texts {
		text.set(r.h.t.columns[i].title, theme.ColorNameMuted)
		text.Refresh()
	}
	r.ground.Refresh()
	r.cursor.Refresh()
}
