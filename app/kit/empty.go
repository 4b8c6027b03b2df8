package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/app/theme"
)

// EmptyOptions are all optional.
type EmptyOptions struct {
	Icon   fyne.Resource // in the colour that it has
	Title  string        // what is not there yet
	Text   string        // what to do next
	Action string        // the button that does it; "" = none
	Run    func()
}

// Empty stands where there is nothing to show yet, and says what to do next.
type Empty struct {
	widget.BaseWidget
	o      EmptyOptions
	icon   *canvas.Image
	title  *wrappedText
	text   *wrappedText
	button *Button
}

// NewEmpty returns the placeholder.
func NewEmpty(o EmptyOptions) *Empty {
	e := &Empty{
		icon:  canvas.NewImageFromResource(nil),
		title: newWrapped("", fynetheme.ColorNameForeground, fynetheme.SizeNameSubHeadingText),
		text:  newWrapped("", theme.ColorNameMuted, fynetheme.SizeNameText),
	}
	e.icon.FillMode = canvas.ImageFillContain
	e.title.align, e.text.align = fyne.TextAlignCenter, fyne.TextAlignCenter
	e.button = NewButton(ButtonOptions{Primary: true, Run: func() {
		if e.o.Run != nil {
			e.o.Run()
		}
	}})
	e.ExtendBaseWidget(e)
	e.Set(o)
	return e
}

// Set says something else.
func (e *Empty) Set(o EmptyOptions) {
	e.o = o
	e.icon.Resource = o.Icon
	e.icon.Hidden = o.Icon == nil
	e.title.setText(o.Title)
	e.text.setText(o.Text)
	e.button.SetText(o.Action)
	if o.Action == "" {
		e.button.Hide()
	} else {
		e.button.Show()
	}
	e.Refresh()
}

// Focus gives the keys to the button.
func (e *Empty) Focus() {
	if e.o.Action != "" {
		Focus(e.button)
	}
}

// Children are the button; see Parent.
func (e *Empty) Children() []fyne.CanvasObject { return []fyne.CanvasObject{e.button} }

// CreateRenderer stacks icon, title, text and button in the middle.
func (e *Empty) CreateRenderer() fyne.WidgetRenderer { return &emptyRenderer{e} }

type emptyRenderer struct{ e *Empty }

const emptyIcon, emptyGap, emptyWidth = 44, 10, 440

func (r *emptyRenderer) Destroy() {}

func (r *emptyRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.e.icon, r.e.title, r.e.text, r.e.button}
}

func (r *emptyRenderer) MinSize() fyne.Size {
	width := float32(160)
	if r.e.button.Visible() {
		width = max(width, r.e.button.MinSize().Width)
	}
	return fyne.NewSize(width, r.arrange(max(width, r.e.Size().Width), nil)+2*emptyGap)
}

func (r *emptyRenderer) Layout(size fyne.Size) {
	top := max(emptyGap, (size.Height-r.arrange(size.Width, nil))*2/5)
	r.arrange(size.Width, func(o fyne.CanvasObject, at fyne.Position, s fyne.Size) {
		o.Move(at.AddXY(0, top))
		o.Resize(s)
	})
}

// arrange returns the height of all parts at that width, and places them.
func (r *emptyRenderer) arrange(width float32, place func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	y := float32(0)
	put := func(o fyne.CanvasObject, size fyne.Size) {
		if y > 0 {
			y += emptyGap
		}
		if place != nil {
			place(o, fyne.NewPos((width-size.Width)/2, y), size)
		}
		y += size.Height
	}
	if r.e.icon.Visible() {
		put(r.e.icon, fyne.NewSquareSize(emptyIcon))
	}
	across := min(width-20, emptyWidth)
	for _, words := range []*wrappedText{r.e.title, r.e.text} {
		if words.text != "" {
			words.Resize(fyne.NewSize(across, words.Size().Height))
			put(words, fyne.NewSize(across, words.MinSize().Height))
		}
	}
	if r.e.button.Visible() {
		size := r.e.button.MinSize()
		put(r.e.button, fyne.NewSize(size.Width+24, size.Height))
	}
	return y
}

func (r *emptyRenderer) Refresh() {
	r.Layout(r.e.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
