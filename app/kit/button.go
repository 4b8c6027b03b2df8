package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// ButtonOptions are all optional.
type ButtonOptions struct {
	Text    string
	Icon    fyne.Resource
	Primary bool // the one thing to do here
	Danger  bool // destroys something
	Quiet   bool // no ground: a link among text
	Run     func()
}

// Button is a button that Enter presses as well as the space bar, and that
// keeps the focus when it was pressed.
type Button struct {
	widget.Button
	run     func()
	focused bool
}

var _ fyne.Shortcutable = (*Button)(nil)

// NewButton returns a button.
func NewButton(o ButtonOptions) *Button {
	b := &Button{run: o.Run}
	b.Text, b.Icon = o.Text, o.Icon
	switch {
	case o.Danger:
		b.Importance = widget.DangerImportance
	case o.Primary:
		b.Importance = widget.HighImportance
	case o.Quiet:
		b.Importance = widget.LowImportance
	}
	b.ExtendBaseWidget(b)
	return b
}

// Press does what the button is for.
func (b *Button) Press() {
	if !b.Disabled() && b.run != nil {
		b.run()
	}
}

// Tapped presses the button and gives it the focus, which Fyne would drop.
func (b *Button) Tapped(*fyne.PointEvent) {
	if b.Disabled() {
		return
	}
	if c := canvasOf(b); c != nil {
		c.Focus(b)
	}
	b.Press()
}

// TypedKey presses the button at Enter and space.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.Press()
	case fyne.KeyEscape:
		escape(b)
	}
}

// TypedShortcut goes to the command table.
func (b *Button) TypedShortcut(s fyne.Shortcut) { dispatchFrom(b, s) }

// FocusGained shows the focus.
func (b *Button) FocusGained() {
	b.focused = true
	b.Button.FocusGained()
	arrived(b)
	scrollTo(b)
}

// FocusLost hides it.
func (b *Button) FocusLost() {
	b.focused = false
	b.Button.FocusLost()
}

// CreateRenderer draws Fyne's button, with a frame while it has the focus:
// Fyne's change of ground is hard to see on a primary button.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{WidgetRenderer: b.Button.CreateRenderer(), b: b, frame: newFrame()}
	r.paint()
	return r
}

type buttonRenderer struct {
	fyne.WidgetRenderer
	b     *Button
	frame *canvas.Rectangle
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.frame.Resize(size)
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	inner := r.WidgetRenderer.Objects()
	return append(inner[:len(inner):len(inner)], r.frame)
}

func (r *buttonRenderer) Refresh() {
	r.paint()
	r.WidgetRenderer.Refresh()
}

func (r *buttonRenderer) paint() {
	r.frame.CornerRadius = fynetheme.Size(fynetheme.SizeNameButtonRadius)
	r.frame.StrokeColor = color.Transparent
	if r.b.focused {
		r.frame.StrokeColor = fynetheme.Color(fynetheme.ColorNameForeground)
	}
	r.frame.Refresh()
}
