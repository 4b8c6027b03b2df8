package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// dialogLayer is the overlay of a dialog: a shade over the window, and the
// panel in its middle. Clicks beside the panel go nowhere.
type dialogLayer struct {
	widget.BaseWidget
	d       *Dialog
	inner   *fyne.Container // the content, with room for the frames of fields and the scroll bar
	content *container.Scroll
	buttons []fyne.CanvasObject // at the right
	more    []fyne.CanvasObject // at the left
}

var _ fyne.Tappable = (*dialogLayer)(nil)

func newDialogLayer(d *Dialog) *dialogLayer {
	l := &dialogLayer{d: d}
	if d.o.Content == nil {
		d.o.Content = &fyne.Container{Layout: filling{}}
	}
	l.inner = container.New(layout.NewCustomPaddedLayout(dialogInset, dialogInset, dialogInset, barRoom()), d.o.Content)
	l.content = container.NewVScroll(l.inner)
	if d.o.Cancel != "" {
		d.cancelButton = NewButton(ButtonOptions{Text: d.o.Cancel, Run: d.cancel})
		l.buttons = append(l.buttons, d.cancelButton)
	}
	if d.o.OK != "" {
		d.ok = NewButton(ButtonOptions{Text: d.o.OK, Primary: true, Danger: d.o.Danger, Run: d.accept})
		l.buttons = append(l.buttons, d.ok)
	}
	for i, cmd := range d.o.More {
		text := cmd.Name
		if cmd.Shortcut != nil {
			text += " (" + ShortcutText(cmd.Shortcut) + ")"
		}
		b := NewButton(ButtonOptions{Text: text, Quiet: true, Run: func() { d.runMore(i) }})
		d.more = append(d.more, b)
		l.more = append(l.more, b)
	}
	d.Follow()
	l.ExtendBaseWidget(l)
	return l
}

// dialogPad is the room between the edge of the panel and what stands in it,
// dialogInset the part of it that scrolls with the content.
const dialogPad, dialogInset = 18, 3

// barRoom is the part of dialogPad at the right that the scroll bar takes, so
// that it covers no content.
func barRoom() float32 { return min(fynetheme.ScrollBarSize()+2, dialogPad) }

// Tapped keeps clicks from the window below.
func (l *dialogLayer) Tapped(*fyne.PointEvent) {}

func (l *dialogLayer) Children() []fyne.CanvasObject {
	return slices.Concat([]fyne.CanvasObject{l.content}, l.buttons, l.more)
}

// CreateRenderer draws shade, panel, title, content and buttons.
func (l *dialogLayer) CreateRenderer() fyne.WidgetRenderer {
	r := &dialogRenderer{
		l:     l,
		shade: canvas.NewRectangle(nil),
		panel: canvas.NewRectangle(nil),
		title: newClippedText(),
	}
	r.title.sizeName = fynetheme.SizeNameSubHeadingText
	r.title.style.Bold = true
	r.title.setText(l.d.o.Title)
	r.paint()
	return r
}

type dialogRenderer struct {
	l            *dialogLayer
	shade, panel *canvas.Rectangle
	title        *clippedText
}

func (r *dialogRenderer) Destroy()           {}
func (r *dialogRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *dialogRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.shade, r.panel, r.title}, r.l.Children()...)
}

func (r *dialogRenderer) Refresh() {
	r.paint()
	r.Layout(r.l.Size())
	for _, o := range r.l.Children() {
		o.Refresh()
	}
}

func (r *dialogRenderer) paint() {
	r.shade.FillColor = fynetheme.Color(fynetheme.ColorNameShadow)
	r.panel.FillColor = fynetheme.Color(fynetheme.ColorNameOverlayBackground)
	r.panel.StrokeColor = fynetheme.Color(fynetheme.ColorNameSeparator)
	r.panel.StrokeWidth = 1
	r.panel.CornerRadius = fynetheme.Size(fynetheme.SizeNameDialogRadius)
	r.panel.Shadow.Color = fynetheme.Color(fynetheme.ColorNameShadow)
	r.panel.Shadow.BlurRadius = 18
	r.panel.Shadow.Offset = fyne.NewPos(0, 6)
	r.shade.Refresh()
	r.panel.Refresh()
	r.title.Refresh()
}

// Layout makes the panel as large as its content asks for; what does not fit
// the window scrolls.
func (r *dialogRenderer) Layout(screen fyne.Size) {
	const pad, gap, margin = dialogPad, 12, 24
	r.shade.Resize(screen)

	bar := fyne.NewSize(0, 0)
	for _, b := range slices.Concat(r.l.buttons, r.l.more) {
		bar = fyne.NewSize(bar.Width+b.MinSize().Width+24+gap, max(bar.Height, b.MinSize().Height))
	}
	title := r.title.MinSize().Height
	titleWidth := fyne.MeasureText(r.l.d.o.Title, fynetheme.TextSubHeadingSize(), fyne.TextStyle{Bold: true}).Width

	o := r.l.d.o
	width := max(o.Content.MinSize().Width, o.Width, bar.Width, min(titleWidth+2, 560), 280)
	width = min(width, screen.Width-2*(margin+pad))
	// Text wraps to the width: only then is its height known.
	scrolled := width + dialogInset + barRoom()
	r.l.inner.Resize(fyne.NewSize(scrolled, max(r.l.inner.Size().Height, r.l.inner.MinSize().Height)))
	frame := 2*pad + title + gap + gap + bar.Height
	height := max(r.l.inner.MinSize().Height, o.Height)
	height = max(0, min(height, screen.Height-2*margin-frame))

	panel := fyne.NewSize(width+2*pad, height+frame)
	at := fyne.NewPos((screen.Width-panel.Width)/2, (screen.Height-panel.Height)/2)
	r.panel.Move(at)
	r.panel.Resize(panel)
	r.title.Move(at.AddXY(pad, pad))
	r.title.Resize(fyne.NewSize(width, title))
	r.l.content.Move(at.AddXY(pad-dialogInset, pad+title+gap))
	r.l.content.Resize(fyne.NewSize(scrolled, height))

	left := at.X + pad
	for _, b := range r.l.more {
		size := fyne.NewSize(b.MinSize().Width, bar.Height)
		b.Resize(size)
		b.Move(fyne.NewPos(left, at.Y+panel.Height-pad-bar.Height))
		left += size.Width + gap
	}
	x := at.X + panel.Width - pad
	for i := len(r.l.buttons) - 1; i >= 0; i-- {
		b := r.l.buttons[i]
		size := fyne.NewSize(b.MinSize().Width+24, bar.Height)
		x -= size.Width
		b.Move(fyne.NewPos(x, at.Y+panel.Height-pad-bar.Height))
		b.Resize(size)
		x -= gap
	}
}
