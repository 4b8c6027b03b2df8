package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// DialogOptions make a Dialog. OK or Cancel is needed.
type DialogOptions struct {
	Title    string
	Content  fyne.CanvasObject
	OK       string            // the default button, which Enter presses; "" = none
	Cancel   string            // "" = no such button; Escape cancels all the same
	Danger   bool              // OK destroys something: the focus starts on Cancel
	OnOK     func() bool       // false keeps the dialog open; nil closes it
	OnCancel func()            // Cancel or Escape
	OnClosed func()            // however it was closed, and last
	Width    float32           // least width of the content
	Height   float32           // least height of the content: for a table or list, which would be flat
	More     []Command         // what else can be done: quiet buttons at the left, whose keys work while the dialog is on top
	Keys     fyne.Shortcut     // press OK, as Ctrl+Enter does; nil: none do
	First    fyne.CanvasObject // has the focus first; nil: the first field of the content, else a button
}

// Dialog stands over the window until it is closed. Enter presses its default
// button from wherever Enter has no other meaning, Ctrl+Enter from everywhere,
// Escape cancels, Tab stays inside, and afterwards the focus is where it was.
type Dialog struct {
	o            DialogOptions
	canvas       fyne.Canvas
	layer        *dialogLayer
	ok           *Button
	cancelButton *Button
	more         []*Button // in the order of o.More

	before fyne.Focusable // had the focus
	open   bool
}

// ShowDialog opens a dialog over the window.
func ShowDialog(win fyne.Window, o DialogOptions) *Dialog {
	d := &Dialog{o: o, canvas: win.Canvas(), open: true}
	closeDrops(d.canvas)
	d.before = d.canvas.Focused()
	d.canvas.Unfocus() // the field is left: a row is saved, a date completed
	d.layer = newDialogLayer(d)
	takeKeys(d.canvas)
	d.canvas.Overlays().Add(d.layer)
	d.focusFirst()
	return d
}

// Open reports whether the dialog still stands.
func (d *Dialog) Open() bool { return d.open }

// Close takes the dialog away without OnOK and OnCancel.
func (d *Dialog) Close() {
	if !d.open {
		return
	}
	d.open = false
	closeDrops(d.canvas)
	if above := d.above(); len(above) > 0 {
		d.closeUnder(above)
	} else {
		d.canvas.Unfocus()
		d.canvas.Overlays().Remove(d.layer)
		if o, ok := d.before.(fyne.CanvasObject); ok && o.Visible() {
			d.canvas.Focus(d.before)
		}
	}
	giveKeysBack(d.canvas)
	if d.o.OnClosed != nil {
		d.o.OnClosed()
	}
}

// above is what stands over the dialog.
func (d *Dialog) above() []fyne.CanvasObject {
	for i, o := range d.canvas.Overlays().List() {
		if o == fyne.CanvasObject(d.layer) {
			return append([]fyne.CanvasObject(nil), d.canvas.Overlays().List()[i+1:]...)
		}
	}
	return nil
}

// closeUnder closes the dialog under others, which Fyne would take along.
func (d *Dialog) closeUnder(above []fyne.CanvasObject) {
	focused := d.canvas.Focused()
	d.canvas.Overlays().Remove(d.layer)
	for _, o := range above {
		d.canvas.Overlays().Add(o)
		if l, ok := o.(*dialogLayer); ok && o == above[0] {
			l.d.before = d.before
		}
	}
	if focused != nil {
		d.canvas.Focus(focused)
	}
}

// keysBefore is what read a canvas's unclaimed keys before a dialog came.
// Only the UI goroutine touches it.
var keysBefore = map[fyne.Canvas]func(*fyne.KeyEvent){}

// takeKeys gives the keys that reach nobody, after a click on empty ground, to
// the dialog on top.
func takeKeys(c fyne.Canvas) {
	if _, taken := keysBefore[c]; taken {
		return
	}
	keysBefore[c] = c.OnTypedKey()
	c.SetOnTypedKey(func(key *fyne.KeyEvent) {
		d := topDialog(c)
		if d == nil {
			return
		}
		switch key.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			d.accept()
		case fyne.KeyEscape:
			d.cancel()
		}
	})
}

// giveKeysBack ends takeKeys once the last dialog is closed.
func giveKeysBack(c fyne.Canvas) {
	for _, o := range c.Overlays().List() {
		if _, ok := o.(*dialogLayer); ok {
			return
		}
	}
	c.SetOnTypedKey(keysBefore[c])
	delete(keysBefore, c)
}

// accept is the default button.
func (d *Dialog) accept() {
	switch {
	case !d.open:
	case d.o.OK == "":
		d.cancel()
	case d.ok.Disabled():
	case d.o.OnOK == nil || d.o.OnOK():
		d.Close()
	}
}

func (d *Dialog) cancel() {
	if !d.open {
		return
	}
	d.Close()
	if d.o.OnCancel != nil {
		d.o.OnCancel()
	}
}

// command does what those keys do in the dialog, if anything.
func (d *Dialog) command(s fyne.Shortcut) {
	for i, cmd := range d.o.More {
		if cmd.Shortcut != nil && cmd.Shortcut.ShortcutName() == s.ShortcutName() {
			d.runMore(i)
			return
		}
	}
}

func (d *Dialog) runMore(i int) {
	if cmd := d.o.More[i]; d.open && cmd.enabled() {
		closeDrops(d.canvas)
		cmd.Run()
	}
}

// Follow shows which of More is enabled now.
func (d *Dialog) Follow() {
	for i, b := range d.more {
		if d.o.More[i].enabled() {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

// EnableOK allows or forbids the default button.
func (d *Dialog) EnableOK(on bool) {
	if d.ok == nil {
		return
	}
	if on {
		d.ok.Enable()
	} else {
		d.ok.Disable()
	}
}

func (d *Dialog) focusFirst() {
	first := d.o.First
	if first == nil && !d.o.Danger {
		first = firstField(d.o.Content)
	}
	if first == nil && (d.o.Danger || d.ok == nil) && d.cancelButton != nil {
		first = d.cancelButton
	}
	if first == nil && d.ok != nil {
		first = d.ok
	}
	if first != nil {
		Focus(first)
	}
}

// firstField is the first visible and enabled field or focusable below o, nil
// where there is none.
func firstField(o fyne.CanvasObject) fyne.CanvasObject {
	if o == nil || !o.Visible() {
		return nil
	}
	if d, ok := o.(fyne.Disableable); ok && d.Disabled() {
		return nil
	}
	if _, ok := o.(Field); ok {
		return o
	}
	if _, ok := o.(fyne.Focusable); ok {
		return o
	}
	var below []fyne.CanvasObject
	switch p := o.(type) {
	case *fyne.Container:
		below = p.Objects
	case *container.Scroll:
		below = []fyne.CanvasObject{p.Content}
	case Parent:
		below = p.Children()
	}
	for _, child := range below {
		if found := firstField(child); found != nil {
			return found
		}
	}
	return nil
}

// topDialog is the dialog that has the keys; a drop over it belongs to it.
func topDialog(c fyne.Canvas) *Dialog {
	overlays := c.Overlays().List()
	for i := len(overlays) - 1; i >= 0; i-- {
		switch o := overlays[i].(type) {
		case *drop:
		case *dialogLayer:
			return o.d
		default:
			return nil
		}
	}
	return nil
}

// ModalOpen reports whether a dialog or a menu stands over the window. The
// list or month that hangs under a field is no such thing.
func ModalOpen(c fyne.Canvas) bool {
	for _, o := range c.Overlays().List() {
		if _, ok := o.(*drop); !ok {
			return true
		}
	}
	return false
}

// Adrift reports whether nothing in sight has the keys: what had them is gone
// or hidden.
func Adrift(c fyne.Canvas) bool {
	o, ok := c.Focused().(fyne.CanvasObject)
	return !ok || !o.Visible()
}
