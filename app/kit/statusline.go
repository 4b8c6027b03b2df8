package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/app/theme"
)

// StatusLine is one line about what happened last.
type StatusLine struct {
	widget.BaseWidget
	words *clippedText
	dot   *canvas.Circle
	state State
}

// NewStatusLine returns an empty line.
func NewStatusLine() *StatusLine {
	s := &StatusLine{words: newClippedText(), dot: canvas.NewCircle(nil)}
	s.ExtendBaseWidget(s)
	return s
}

// Set says what happened.
func (s *StatusLine) Set(text string, state State) {
	s.state = state
	s.words.setText(text)
	s.Refresh()
}

// Text is what the line says.
func (s *StatusLine) Text() string { return s.words.text }

// Clear empties the line.
func (s *StatusLine) Clear() { s.Set("", Neutral) }

// CreateRenderer draws a dot in the state's colour and the words.
func (s *StatusLine) CreateRenderer() fyne.WidgetRenderer {
	r := &statusRenderer{s}
	r.Refresh()
	return r
}

type statusRenderer struct{ s *StatusLine }

func (r *statusRenderer) Destroy() {}

func (r *statusRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.dot, r.s.words}
}

func (r *statusRenderer) MinSize() fyne.Size {
	return r.s.words.MinSize().AddWidthHeight(20, 6)
}

func (r *statusRenderer) Layout(size fyne.Size) {
	const dot = 8
	left := float32(0)
	if r.s.dot.Visible() {
		left = dot + 7
	}
	r.s.dot.Move(fyne.NewPos(0, (size.Height-dot)/2))
	r.s.dot.Resize(fyne.NewSquareSize(dot))
	r.s.words.Move(fyne.NewPos(left, 0))
	r.s.words.Resize(fyne.NewSize(max(1, size.Width-left), size.Height))
}

func (r *statusRenderer) Refresh() {
	colour := fynetheme.ColorNameForeground
	if r.s.state == Neutral {
		colour = theme.ColorNameMuted
	}
	r.s.words.set(r.s.words.text, colour)
	r.s.dot.FillColor = fynetheme.Color(r.s.state.Colour())
	r.s.dot.Hidden = r.s.words.text == "" || r.s.state == Neutral
	r.Layout(r.s.Size())
	r.s.words.Refresh()
	r.s.dot.Refresh()
}
