package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// strip is a line of cells side by side that the mouse points at: the titles
// of Tabs and Segments, the headings of a table.
type strip struct {
	widget.BaseWidget
	widths  func() []float32 // of the cells, from the left
	onTap   func(i int)      // −1: beside the cells
	dead    func(i int) bool // a click on the cell does nothing; nil: on each it does
	hovered int              // cell under the mouse, −1
}

var (
	_ fyne.Tappable     = (*strip)(nil)
	_ desktop.Hoverable = (*strip)(nil)
)

// at is the cell under a point, −1 where there is none.
func (s *strip) at(p fyne.Position) int {
	x := float32(0)
	for i, width := range s.widths() {
		if x += width; p.X < x {
			return i
		}
	}
	return -1
}

// Tapped picks the cell under the mouse.
func (s *strip) Tapped(e *fyne.PointEvent) { s.onTap(s.at(e.Position)) }

// MouseIn marks the cell under the mouse.
func (s *strip) MouseIn(e *desktop.MouseEvent) { s.hover(s.at(e.Position)) }

// MouseMoved marks the cell under the mouse.
func (s *strip) MouseMoved(e *desktop.MouseEvent) { s.hover(s.at(e.Position)) }

// MouseOut takes the mark away.
func (s *strip) MouseOut() { s.hover(-1) }

func (s *strip) hover(i int) {
	if i >= 0 && s.dead != nil && s.dead(i) {
		i = -1
	}
	if s.hovered != i {
		s.hovered = i
		s.Refresh()
	}
}

// titles are a strip of words of which one is selected.
type titles struct {
	strip
	words      []string
	selected   int
	room       float32 // beside a word, on each side
	least      float32 // of that room, where there is less width than they want
	onSelected func(i int)
}

// extend makes impl, which embeds the titles, the widget that Fyne sees.
func (t *titles) extend(impl fyne.Widget, words []string, room float32, onSelected func(i int)) {
	t.words, t.room, t.least, t.onSelected = slices.Clone(words), room, room, onSelected
	t.hovered = -1
	t.strip.widths, t.onTap = t.cells, t.ask
	t.ExtendBaseWidget(impl)
}

// Selected is the index of the selected title.
func (t *titles) Selected() int { return t.selected }

// Select selects a title and tells nobody.
func (t *titles) Select(i int) {
	if i >= 0 && i < len(t.words) && i != t.selected {
		t.selected = i
		t.Refresh()
	}
}

// SetTitles gives other titles, from the left: a count in one of them is
// another, or the order is. The selection stays at its index.
func (t *titles) SetTitles(words ...string) {
	if slices.Equal(t.words, words) {
		return
	}
	t.words = slices.Clone(words)
	t.selected = max(0, min(t.selected, len(words)-1))
	t.Refresh()
}

// ask tells that the person wants another title.
func (t *titles) ask(i int) {
	if i >= 0 && i < len(t.words) && i != t.selected {
		t.onSelected(i)
	}
}

// cells are as wide as their words in bold, so that nothing moves when another
// is selected.
func (t *titles) cells() []float32 {
	return t.cellsWith(t.room)
}

// cellsWith are the cells with that room beside each word, or with less where
// they would not fit.
func (t *titles) cellsWith(room float32) []float32 {
	widths := make([]float32, len(t.words))
	words := float32(0)
	for i, word := range t.words {
		widths[i] = fyne.MeasureText(word, fynetheme.TextSize(), fyne.TextStyle{Bold: true}).Width
		words += widths[i]
	}
	if there := t.Size().Width; there > 0 && len(widths) > 0 {
		room = min(room, max(t.least, (there-words)/float32(2*len(widths))))
	}
	for i := range widths {
		widths[i] += 2 * room
	}
	return widths
}

// titlesRenderer is what the drawings of Tabs and Segments share: the words,
// and a mark in the cell that is selected.
type titlesRenderer struct {
	t                   *titles
	ground, hover, mark *canvas.Rectangle
	texts               []*canvas.Text
}

func newTitlesRenderer(t *titles) titlesRenderer {
	return titlesRenderer{
		t: t, ground: canvas.NewRectangle(nil), hover: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil),
	}
}

func (r *titlesRenderer) Destroy() {}

func (r *titlesRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground, r.hover, r.mark}
	for _, text := range r.texts {
		objects = append(objects, text)
	}
	return objects
}

// width is the least that all cells need.
func (r *titlesRenderer) width() (sum float32) {
	for _, width := range r.t.cellsWith(r.t.least) {
		sum += width
	}
	return sum
}

// lay puts the words into their cells of that height, and has the marks placed
// in the cell that is selected and the one under the mouse.
func (r *titlesRenderer) lay(height float32, place func(mark *canvas.Rectangle, x, width float32)) {
	x := float32(0)
	for i, width := range r.t.cells() {
		if i == r.t.selected {
			place(r.mark, x, width)
		}
		if i == r.t.hovered {
			place(r.hover, x, width)
		}
		if i < len(r.texts) {
			r.texts[i].Move(fyne.NewPos(x, 0))
			r.texts[i].Resize(fyne.NewSize(width, height))
		}
		x += width
	}
}

// paint draws the words in these colours.
func (r *titlesRenderer) paint(selected, hovered, other fyne.ThemeColorName) {
	for len(r.texts) < len(r.t.words) {
		text := canvas.NewText("", nil)
		text.Alignment = fyne.TextAlignCenter
		r.texts = append(r.texts, text)
	}
	r.texts = r.texts[:len(r.t.words)]
	for i, text := range r.texts {
		colour := other
		switch i {
		case r.t.selected:
			colour = selected
		case r.t.hovered:
			colour = hovered
		}
		text.Text, text.TextSize, text.Color = r.t.words[i], fynetheme.TextSize(), fynetheme.Color(colour)
		text.TextStyle.Bold = i == r.t.selected
		text.Refresh()
	}
	r.ground.Refresh()
	r.hover.Refresh()
	r.mark.Refresh()
}
