package reports

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// cards is the list of reports, of which one is chosen. Up and Down choose,
// Enter goes on to the fields.
type cards struct {
	widget.BaseWidget
	layouts  []data.Layout
	items    []*card
	chosen   int
	focused  bool
	onChosen func(name string)
	onShown  func(o fyne.CanvasObject) // it is to be in sight
	onEnter  func()
}

var _ fyne.Focusable = (*cards)(nil)

func newCards(onChosen func(string), onEnter func()) *cards {
	c := &cards{onChosen: onChosen, onEnter: onEnter, onShown: func(fyne.CanvasObject) {}}
	c.ExtendBaseWidget(c)
	return c
}

// offer shows other layouts, of which one is chosen.
func (c *cards) offer(layouts []data.Layout, chosen int, say func(data.Layout) (title, about string)) {
	if slices.Equal(layouts, c.layouts) && chosen == c.chosen {
		return
	}
	c.layouts, c.chosen, c.items = layouts, chosen, nil
	for i, l := range layouts {
		title, about := say(l)
		c.items = append(c.items, newCard(c, i, title, about))
	}
	c.Refresh()
}

// choose takes a card for the person.
func (c *cards) choose(i int) {
	i = max(0, min(i, len(c.items)-1))
	if i == c.chosen {
		return
	}
	c.chosen = i
	c.Refresh()
	c.onShown(c.items[i])
	c.onChosen(c.layouts[i].Name)
}

// FocusGained shows the focus.
func (c *cards) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost hides it.
func (c *cards) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune does nothing.
func (c *cards) TypedRune(rune) {}

// TypedKey chooses.
func (c *cards) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyUp:
		c.choose(c.chosen - 1)
	case fyne.KeyDown:
		c.choose(c.chosen + 1)
	case fyne.KeyHome:
		c.choose(0)
	case fyne.KeyEnd:
		c.choose(len(c.items) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		c.onEnter()
	}
}

// CreateRenderer stacks the cards.
func (c *cards) CreateRenderer() fyne.WidgetRenderer { return &cardsRenderer{c} }

type cardsRenderer struct{ c *cards }

func (r *cardsRenderer) Destroy() {}

func (r *cardsRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.c.items))
	for i, item := range r.c.items {
		objects[i] = item
	}
	return objects
}

const cardsGap = 8

// roomy is how many cards have room for a line of what they are for.
const roomy = 4

func (r *cardsRenderer) MinSize() fyne.Size {
	size := fyne.NewSize(160, 0)
	for _, item := range r.c.items {
		size.Height += item.MinSize().Height + cardsGap
	}
	return size
}

func (r *cardsRenderer) Layout(size fyne.Size) {
	y := float32(0)
	for i, item := range r.c.items {
		// Where there is little room the chosen card alone says what it is for.
		item.about.Hidden = (size.Width < cardsWidth || len(r.c.items) > roomy) && i != r.c.chosen
		y += fit(item, fyne.NewPos(0, y), size.Width) + cardsGap
	}
}

func (r *cardsRenderer) Refresh() {
	r.Layout(r.c.Size())
	for _, item := range r.c.items {
		item.Refresh()
	}
}

// card is one report in the list.
type card struct {
	widget.BaseWidget
	list  *cards
	index int
	about *kit.Text
	words *fyne.Container
}

var _ fyne.Tappable = (*card)(nil)

func newCard(list *cards, index int, title, about string) *card {
	c := &card{list: list, index: index, about: kit.NewText(about, kit.Neutral)}
	c.words = kit.NewStack(4, kit.NewBody(title), c.about)
	c.ExtendBaseWidget(c)
	return c
}

// Tapped chooses the report.
func (c *card) Tapped(*fyne.PointEvent) {
	kit.Focus(c.list)
	c.list.choose(c.index)
}

// CreateRenderer draws the words on their ground, and a bar beside the chosen.
func (c *card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{c: c, ground: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil)}
	r.paint()
	return r
}

type cardRenderer struct {
	c           *card
	ground, bar *canvas.Rectangle
}

const cardPad, cardBar = 12, 4

func (r *cardRenderer) Destroy() {}

func (r *cardRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.bar, r.c.words}
}

func (r *cardRenderer) MinSize() fyne.Size {
	return r.c.words.MinSize().AddWidthHeight(2*cardPad, 2*cardPad)
}

func (r *cardRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.bar.Move(fyne.NewPos(0, cardPad))
	r.bar.Resize(fyne.NewSize(cardBar, size.Height-2*cardPad))
	r.c.words.Move(fyne.NewSquareOffsetPos(cardPad))
	r.c.words.Resize(size.SubtractWidthHeight(2*cardPad, 2*cardPad))
}

func (r *cardRenderer) Refresh() {
	r.paint()
	r.Layout(r.c.Size())
}

func (r *cardRenderer) paint() {
	chosen := r.c.list.chosen == r.c.index
	fill, stroke, bar := theme.ColorNameCard, fynetheme.Color(fynetheme.ColorNameSeparator), color.Color(color.Transparent)
	width := float32(1)
	if chosen {
		fill, bar = theme.ColorNameAccentSoft, fynetheme.Color(fynetheme.ColorNamePrimary)
		if r.c.list.focused {
			stroke, width = bar, 2
		}
	}
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = fynetheme.Color(fill), stroke, width
	r.ground.CornerRadius = fynetheme.Size(fynetheme.SizeNameCardRadius)
	r.bar.FillColor = bar
	r.ground.Refresh()
	r.bar.Refresh()
}
