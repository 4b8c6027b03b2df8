package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Badge is a word in the colour of a state.
type Badge struct {
	widget.BaseWidget
	text  string
	state State
}

// NewBadge returns a badge.
func NewBadge(text string, s State) *Badge {
	b := &Badge{text: text, state: s}
	b.ExtendBaseWidget(b)
	return b
}

// Set says something else.
func (b *Badge) Set(text string, s State) {
	b.text, b.state = text, s
	b.Refresh()
}

// CreateRenderer draws the word on the state's quiet ground.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	r := &badgeRenderer{b: b, ground: canvas.NewRectangle(nil), word: canvas.NewText("", nil)}
	r.word.Alignment = fyne.TextAlignCenter
	r.paint()
	return r
}

type badgeRenderer struct {
	b      *Badge
	ground *canvas.Rectangle
	word   *canvas.Text
}

func (r *badgeRenderer) Destroy()                     {}
func (r *badgeRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.ground, r.word} }
func (r *badgeRenderer) MinSize() fyne.Size           { return r.word.MinSize().AddWidthHeight(18, 4) }

// Layout keeps the badge as wide as its word, in the middle of the height.
func (r *badgeRenderer) Layout(size fyne.Size) {
	m := r.MinSize()
	at := fyne.NewPos(0, (size.Height-m.Height)/2)
	r.ground.Move(at)
	r.ground.Resize(m)
	r.ground.CornerRadius = m.Height / 2
	r.word.Move(at)
	r.word.Resize(m)
}

func (r *badgeRenderer) Refresh() {
	r.paint()
	r.Layout(r.b.Size())
}

func (r *badgeRenderer) paint() {
	r.word.Text = r.b.text
	r.word.TextSize = captionSize()
	r.word.Color = fynetheme.Color(r.b.state.Colour())
	r.ground.FillColor = fynetheme.Color(soft(r.b.state.Colour()))
	r.word.Refresh()
	r.ground.Refresh()
}
