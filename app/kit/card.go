package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/app/theme"
)

// Card frames what belongs together on a page.
type Card struct {
	widget.BaseWidget
	title   *clippedText
	content fyne.CanvasObject
	action  fyne.CanvasObject
}

// NewCard frames content; title may be "".
func NewCard(title string, content fyne.CanvasObject) *Card {
	c := &Card{title: newClippedText(), content: content}
	c.title.style.Bold = true
	c.title.setText(title)
	c.ExtendBaseWidget(c)
	return c
}

// WithAction puts an object, such as a quiet button, at the right of the
// title and returns the card.
func (c *Card) WithAction(o fyne.CanvasObject) *Card {
	c.action = o
	c.Refresh()
	return c
}

// SetTitle changes the title.
func (c *Card) SetTitle(title string) {
	c.title.setText(title)
	c.Refresh()
}

// Children are the action and the content; see Parent.
func (c *Card) Children() []fyne.CanvasObject {
	if c.action == nil {
		return []fyne.CanvasObject{c.content}
	}
	return []fyne.CanvasObject{c.action, c.content}
}

// CreateRenderer draws ground, title and content.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{c: c, ground: canvas.NewRectangle(nil)}
	r.paint()
	return r
}

type cardRenderer struct {
	c      *Card
	ground *canvas.Rectangle
}

const cardPad, cardGap = 12, 8

func (r *cardRenderer) Destroy() {}

func (r *cardRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.ground, r.c.title}, r.c.Children()...)
}

// head is the height of the line with title and action, 0 where neither is.
func (r *cardRenderer) head() float32 {
	head := float32(0)
	if r.c.title.text != "" {
		head = r.c.title.MinSize().Height
	}
	if r.c.action != nil {
		head = max(head, r.c.action.MinSize().Height)
	}
	if head > 0 {
		head += cardGap
	}
	return head
}

func (r *cardRenderer) MinSize() fyne.Size {
	size := r.c.content.MinSize().AddWidthHeight(2*cardPad, 2*cardPad+r.head())
	if r.c.action != nil {
		size.Width = max(size.Width, r.c.action.MinSize().Width+2*cardPad+80)
	}
	return size
}

func (r *cardRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	head, width := r.head(), size.Width-2*cardPad
	if r.c.action != nil {
		a := r.c.action.MinSize()
		r.c.action.Resize(a)
		r.c.action.Move(fyne.NewPos(size.Width-cardPad-a.Width, cardPad+(head-cardGap-a.Height)/2))
		width -= a.Width + cardGap
	}
	r.c.title.Move(fyne.NewPos(cardPad, cardPad))
	r.c.title.Resize(fyne.NewSize(width, max(0, head-cardGap)))
	r.c.content.Move(fyne.NewPos(cardPad, cardPad+head))
	r.c.content.Resize(size.SubtractWidthHeight(2*cardPad, 2*cardPad+head))
}

func (r *cardRenderer) Refresh() {
	r.paint()
	r.Layout(r.c.Size())
	r.c.title.Refresh()
	for _, o := range r.c.Children() {
		o.Refresh()
	}
}

func (r *cardRenderer) paint() {
	r.ground.FillColor = fynetheme.Color(theme.ColorNameCard)
	r.ground.StrokeColor = fynetheme.Color(fynetheme.ColorNameSeparator)
	r.ground.StrokeWidth = 1
	r.ground.CornerRadius = fynetheme.Size(fynetheme.SizeNameCardRadius)
	r.ground.Refresh()
}
