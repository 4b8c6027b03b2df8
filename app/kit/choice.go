package kit

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/app/theme"
)

// ChoiceOptions make a Choice. Options is needed, at most fifteen or so.
type ChoiceOptions struct {
	Options   []Option
	Empty     string // label for choosing nothing; "" = the first is chosen from the start
	OnChanged func(id string)
	OnEnter   func() // not at Enter itself, which opens the list: after choosing in it
	OnEscape  func()
	OnLeave   func()
}

// Choice chooses one of a few. Up and Down go through them without opening
// anything, a letter goes to the next that begins with it, Enter, space, F4
// and Alt+Down open the list.
type Choice struct {
	widget.DisableableWidget
	field
	options   []Option
	empty     string
	value     string
	onChanged func(string)

	list    *optionList
	drop    *drop
	hovered bool
	text    *clippedText
	arrow   *tapIcon
}

var (
	_ Field             = (*Choice)(nil)
	_ fyne.Focusable    = (*Choice)(nil)
	_ fyne.Shortcutable = (*Choice)(nil)
	_ desktop.Hoverable = (*Choice)(nil)
)

// NewChoice returns a field on its first option.
func NewChoice(o ChoiceOptions) *Choice {
	c := &Choice{empty: o.Empty, onChanged: o.OnChanged, text: newClippedText()}
	c.field = field{target: c, onEnter: o.OnEnter, onEscape: o.OnEscape, onLeave: o.OnLeave, commit: c.closeDrop}
	c.list = newOptionList("", func(o Option) { c.take(o.ID) })
	c.arrow = newTapIcon(theme.Icon(theme.IconArrowDown), func() { c.Tapped(nil) })
	c.ExtendBaseWidget(c)
	c.SetOptions(o.Options)
	return c
}

// Value is the id of what is chosen, "" for nothing.
func (c *Choice) Value() string { return c.value }

// SetValue chooses the option with that id; an id that is no option chooses
// nothing, and shows the empty field.
func (c *Choice) SetValue(id string) {
	c.value = id
	c.hush()
	c.Refresh()
}

// SetOptions offers other options. What is chosen stays where it is among
// them.
func (c *Choice) SetOptions(options []Option) {
	c.options = options
	if c.empty != "" {
		c.options = append([]Option{{Label: c.empty}}, options...)
	}
	if c.index() < 0 {
		c.value = ""
		if len(c.options) > 0 {
			c.value = c.options[0].ID
		}
	}
	c.Refresh()
}

// index of what is chosen among the options, −1 where it is none of them.
func (c *Choice) index() int {
	for i, o := range c.options {
		if o.ID == c.value {
			return i
		}
	}
	return -1
}

// take chooses for the person.
func (c *Choice) take(id string) {
	c.closeDrop()
	if c.Disabled() || id == c.value {
		return
	}
	c.value = id
	c.edited(false)
	c.Refresh()
	if c.onChanged != nil {
		c.onChanged(id)
	}
}

// move goes n options on and stops at the ends.
func (c *Choice) move(n int) {
	if len(c.options) > 0 {
		c.take(c.options[max(0, min(c.index()+n, len(c.options)-1))].ID)
	}
}

// TypedKey goes through the options, open or not.
func (c *Choice) TypedKey(key *fyne.KeyEvent) {
	if c.drop != nil {
		c.listKey(key)
		return
	}
	switch key.Name {
	case fyne.KeyUp, fyne.KeyLeft:
		c.move(-1)
	case fyne.KeyDown, fyne.KeyRight:
		c.move(1)
	case fyne.KeyHome, fyne.KeyPageUp:
		c.move(-len(c.options))
	case fyne.KeyEnd, fyne.KeyPageDown:
		c.move(len(c.options))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyF4:
		c.toggle()
	case fyne.KeyBackspace, fyne.KeyDelete:
		if c.empty != "" {
			c.take("")
		}
	case fyne.KeyEscape:
		c.escape()
	}
}

func (c *Choice) listKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.leaveDrop()
		c.closeDrop()
		if c.onEnter != nil {
			c.onEnter()
		}
	case fyne.KeyEscape, fyne.KeyF4:
		c.closeDrop()
	case fyne.KeyHome:
		c.list.move(-len(c.options))
	case fyne.KeyEnd:
		c.list.move(len(c.options))
	default:
		c.list.typedKey(key)
	}
}

// leaveDrop takes the option under the cursor along when Tab leaves.
func (c *Choice) leaveDrop() {
	if o, ok := c.list.current(); ok {
		c.take(o.ID)
	}
}

// TypedRune goes to the next option that begins with the letter.
func (c *Choice) TypedRune(r rune) {
	from := c.index()
	if c.drop != nil {
		from = c.list.cursor
	}
	for n := 1; n <= len(c.options); n++ {
		i := (from + n + len(c.options)) % len(c.options)
		first := []rune(strings.TrimSpace(c.options[i].Label))
		if len(first) == 0 || c.options[i].ID == "" || unicode.ToLower(first[0]) != unicode.ToLower(r) {
			continue
		}
		if c.drop != nil {
			c.list.move(i - c.list.cursor)
		} else {
			c.take(c.options[i].ID)
		}
		return
	}
}

// TypedShortcut opens the list at Alt+Down.
func (c *Choice) TypedShortcut(s fyne.Shortcut) {
	switch s.ShortcutName() {
	case alt(fyne.KeyDown).ShortcutName(), alt(fyne.KeyUp).ShortcutName():
		c.toggle()
	default:
		dispatchFrom(c, s)
	}
}

func (c *Choice) toggle() {
	if c.drop != nil {
		c.closeDrop()
		return
	}
	if c.Disabled() || len(c.options) == 0 {
		return
	}
	c.list.set(c.options, c.index())
	c.drop = &drop{
		owner: c, keys: c, content: c.list.content(), size: c.list.size,
		onClose: func() { c.drop = nil },
	}
	if !openDrop(c.drop) {
		c.drop = nil
		return
	}
	c.list.mark()
}

func (c *Choice) closeDrop() {
	if c.drop != nil {
		c.drop.close()
	}
}

// FocusGained shows the focus.
func (c *Choice) FocusGained() {
	c.focused = true
	arrived(c)
	c.gained()
	c.Refresh()
}

// FocusLost shows what is wrong.
func (c *Choice) FocusLost() {
	c.focused = false
	c.lost()
	c.Refresh()
}

// Tapped opens the list.
func (c *Choice) Tapped(*fyne.PointEvent) {
	if !c.Disabled() {
		Focus(c)
		c.toggle()
	}
}

// MouseIn marks the field.
func (c *Choice) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved does nothing.
func (c *Choice) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the mark away.
func (c *Choice) MouseOut() { c.hovered = false; c.Refresh() }

// CreateRenderer draws the field like an entry.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	inner := &choiceRenderer{c: c, box: newBox()}
	r := &framedRenderer{WidgetRenderer: inner, field: &c.field, frame: newFrame()}
	r.Refresh()
	return r
}

type choiceRenderer struct {
	c   *Choice
	box *box
}

func (r *choiceRenderer) Destroy() {}

func (r *choiceRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box.rect, r.c.text, r.c.arrow}
}

func (r *choiceRenderer) MinSize() fyne.Size {
	text := fyne.MeasureText("M", fynetheme.TextSize(), fyne.TextStyle{})
	return fyne.NewSize(text.Width+4*fynetheme.InnerPadding()+r.c.arrow.MinSize().Width, entryHeight())
}

func (r *choiceRenderer) Layout(size fyne.Size) {
	r.box.resize(size)
	arrow := r.c.arrow.MinSize().Width
	pad := fynetheme.InnerPadding()
	r.c.text.Move(fyne.NewPos(pad, 0))
	r.c.text.Resize(fyne.NewSize(size.Width-arrow-pad, size.Height))
	r.c.arrow.Move(fyne.NewPos(size.Width-arrow, 0))
	r.c.arrow.Resize(fyne.NewSize(arrow, size.Height))
}

func (r *choiceRenderer) Refresh() {
	text, colour := "", fynetheme.ColorNameForeground
	if i := r.c.index(); i >= 0 {
		text = r.c.options[i].Label
	}
	if r.c.value == "" {
		colour = fynetheme.ColorNamePlaceHolder
	}
	if r.c.Disabled() {
		colour = fynetheme.ColorNameDisabled
	}
	r.c.text.set(text, colour)
	r.c.text.Refresh()
	r.c.arrow.Refresh()
	r.box.paint(r.c.hovered && !r.c.Disabled())
}
