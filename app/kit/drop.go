package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// drop is the panel that hangs under a field: a list to choose from, a month.
//
// An overlay takes the keys away from the window, but the person goes on
// typing in the field. So the drop has the focus itself and hands everything
// on to its keys, which is the field; it covers the canvas, so that no click
// in the panel takes the focus from it and a click outside closes it.
type drop struct {
	widget.BaseWidget
	owner   fyne.CanvasObject // hangs under it
	keys    dropKeys
	content fyne.CanvasObject
	size    func() fyne.Size // of the content, at most
	onClose func()

	canvas fyne.Canvas
	panel  *canvas.Rectangle
}

// dropKeys is who reads the keys while a drop is open.
type dropKeys interface {
	TypedKey(*fyne.KeyEvent)
	TypedRune(rune)
	TypedShortcut(fyne.Shortcut)
}

var (
	_ fyne.Focusable    = (*drop)(nil)
	_ fyne.Tabbable     = (*drop)(nil)
	_ fyne.Shortcutable = (*drop)(nil)
	_ desktop.Keyable   = (*drop)(nil)
	_ fyne.Tappable     = (*drop)(nil)
)

// openDrop shows content under owner, or does nothing where owner is on no
// canvas.
func openDrop(d *drop) bool {
	d.canvas = canvasOf(d.owner)
	if d.canvas == nil {
		return false
	}
	d.ExtendBaseWidget(d)
	d.canvas.Overlays().Add(d)
	d.canvas.Focus(d)
	return true
}

// close takes the drop away. The field's focus was never gone.
func (d *drop) close() {
	for _, overlay := range d.canvas.Overlays().List() {
		if overlay == fyne.CanvasObject(d) {
			d.canvas.Overlays().Remove(d)
			d.onClose()
			return
		}
	}
}

// closeDrops leaves what hangs over the canvas, for a command or a dialog: as
// at Tab, the option under the cursor is taken along.
func closeDrops(c fyne.Canvas) {
	for {
		d, ok := c.Overlays().Top().(*drop)
		if !ok {
			return
		}
		d.leave()
		d.close()
	}
}

// leave takes the option under the cursor along, where the field chooses.
func (d *drop) leave() {
	if l, ok := d.keys.(interface{ leaveDrop() }); ok {
		l.leaveDrop()
	}
}

// AcceptsTab keeps Tab from wandering inside the overlay: the field decides.
func (d *drop) AcceptsTab() bool { return true }

func (d *drop) FocusGained() {}
func (d *drop) FocusLost()   {}

// TypedKey hands the key to the field, and takes Tab for leaving it.
func (d *drop) TypedKey(key *fyne.KeyEvent) {
	if key.Name != fyne.KeyTab {
		d.keys.TypedKey(key)
		return
	}
	c := d.canvas
	d.leave()
	d.close()
	if shiftHeld() {
		c.FocusPrevious()
	} else {
		c.FocusNext()
	}
}

func (d *drop) TypedRune(r rune) { d.keys.TypedRune(r) }

func (d *drop) TypedShortcut(s fyne.Shortcut) { d.keys.TypedShortcut(s) }

func (d *drop) KeyDown(key *fyne.KeyEvent) {
	if k, ok := d.keys.(desktop.Keyable); ok {
		k.KeyDown(key)
	}
}

func (d *drop) KeyUp(key *fyne.KeyEvent) {
	if k, ok := d.keys.(desktop.Keyable); ok {
		k.KeyUp(key)
	}
}

// Tapped outside the panel closes it.
func (d *drop) Tapped(e *fyne.PointEvent) {
	at, size := d.panel.Position(), d.panel.Size()
	inside := e.Position.X >= at.X && e.Position.Y >= at.Y &&
		e.Position.X < at.X+size.Width && e.Position.Y < at.Y+size.Height
	if !inside {
		d.close()
	}
}

func shiftHeld() bool {
	desk, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && desk.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

func (d *drop) CreateRenderer() fyne.WidgetRenderer {
	d.panel = canvas.NewRectangle(nil)
	d.panel.StrokeWidth = 1
	r := &dropRenderer{d}
	r.paint()
	return r
}

func (d *drop) Children() []fyne.CanvasObject { return []fyne.CanvasObject{d.content} }

type dropRenderer struct{ d *drop }

func (r *dropRenderer) Destroy()           {}
func (r *dropRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }
func (r *dropRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.d.panel, r.d.content}
}

func (r *dropRenderer) Refresh() {
	r.paint()
	r.Layout(r.d.Size())
	r.d.content.Refresh()
}

func (r *dropRenderer) paint() {
	p := r.d.panel
	p.FillColor = fynetheme.Color(fynetheme.ColorNameOverlayBackground)
	p.StrokeColor = fynetheme.Color(fynetheme.ColorNameInputBorder)
	p.CornerRadius = fynetheme.Size(fynetheme.SizeNameInputRadius)
	p.Shadow.Color = fynetheme.Color(fynetheme.ColorNameShadow)
	p.Shadow.BlurRadius = 6
	p.Shadow.Offset = fyne.NewPos(0, 3)
	p.Refresh()
}

// Layout hangs the panel under the field, or over it where there is more room.
func (r *dropRenderer) Layout(screen fyne.Size) {
	const gap, frame = 2, 3
	field := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.d.owner)
	below := screen.Height - (field.Y + r.d.owner.Size().Height + gap) - frame
	above := field.Y - gap - frame

	want := r.d.size().Add(fyne.NewSquareSize(2 * frame))
	want.Width = min(max(want.Width, r.d.owner.Size().Width), screen.Width)
	at := fyne.NewPos(min(field.X, screen.Width-want.Width), field.Y+r.d.owner.Size().Height+gap)
	if want.Height > below && above > below {
		want.Height = min(want.Height, above)
		at.Y = field.Y - gap - want.Height
	} else {
		want.Height = min(want.Height, max(below, 0))
	}
	at.X = max(at.X, 0)
	r.d.panel.Move(at)
	r.d.panel.Resize(want)
	r.d.content.Move(at.AddXY(frame, frame))
	r.d.content.Resize(want.Subtract(fyne.NewSquareSize(2 * frame)))
}
