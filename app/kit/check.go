package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// CheckOptions are all optional.
type CheckOptions struct {
	Label     string
	OnChanged func(on bool)
	OnEnter   func()
	OnEscape  func()
	OnLeave   func()
}

// Check is a box to tick, with the space bar or the mouse.
type Check struct {
	widget.Check
	field
	onChanged func(bool)
	filling   bool
}

var (
	_ Field             = (*Check)(nil)
	_ fyne.Shortcutable = (*Check)(nil)
)

// NewCheck returns an empty box.
func NewCheck(o CheckOptions) *Check {
	c := &Check{onChanged: o.OnChanged}
	c.field = field{target: c, onEnter: o.OnEnter, onEscape: o.OnEscape, onLeave: o.OnLeave}
	c.Text = o.Label
	c.Check.OnChanged = c.changed
	c.ExtendBaseWidget(c)
	return c
}

// Value reports whether the box is ticked.
func (c *Check) Value() bool { return c.Checked }

// SetValue ticks or clears the box.
func (c *Check) SetValue(on bool) {
	c.filling = true
	c.SetChecked(on)
	c.filling = false
	c.hush()
}

func (c *Check) changed(on bool) {
	if c.filling {
		return
	}
	c.edited(false)
	if c.onChanged != nil {
		c.onChanged(on)
	}
}

// FocusGained shows the focus.
func (c *Check) FocusGained() {
	c.focused = true
	c.Check.FocusGained()
	arrived(c)
	c.gained()
}

// FocusLost shows what is wrong.
func (c *Check) FocusLost() {
	c.focused = false
	c.Check.FocusLost()
	c.lost()
}

// TypedKey goes on at Enter; the space bar comes as a character.
func (c *Check) TypedKey(key *fyne.KeyEvent) { c.typedKey(key) }

// TypedShortcut goes to the command table.
func (c *Check) TypedShortcut(s fyne.Shortcut) { dispatchFrom(c, s) }

// CreateRenderer draws Fyne's box in the frame of the other fields.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	r := &framedRenderer{WidgetRenderer: c.Check.CreateRenderer(), field: &c.field, frame: newFrame()}
	r.paint()
	return r
}
