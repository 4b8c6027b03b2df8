package kit

import (
	"image/color"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// EntryOptions are all optional.
type EntryOptions struct {
	Placeholder string
	Max         int                      // characters, 0 = no limit; longer text is kept and reported
	TooLong     string                   // the sentence for longer text
	Check       func(text string) string // a problem or ""; shown when focus leaves
	OnChanged   func(text string)        // at every edit of the person
	OnEnter     func()                   // nil: the dialog's default button, else the next field
	OnEscape    func()                   // nil: cancels the dialog
	OnUp        func()                   // Up; nil: moves the cursor to the beginning
	OnLeave     func()                   // focus has left
}

// Entry is a line of text. What it cannot use it hands on: shortcuts to the
// command table, Enter and Escape to the dialog.
type Entry struct {
	widget.Entry
	field

	max      int
	tooLong  string
	check    func(string) string
	onText   func(text string)      // at every edit of the person
	onPaste  func(text string) bool // takes what is pasted; false: it goes into the line
	filling  bool                   // SetValue is at work
	touched  bool                   // the person has edited it since it was filled
	keepText bool                   // arriving focus selects nothing
	scanCode int                    // of the last key; see digit
}

var (
	_ Field             = (*Entry)(nil)
	_ fyne.Shortcutable = (*Entry)(nil)
)

// NewEntry returns an empty line.
func NewEntry(o EntryOptions) *Entry {
	e := &Entry{max: o.Max, tooLong: o.TooLong, check: o.Check, onText: o.OnChanged}
	e.field = field{onEnter: o.OnEnter, onEscape: o.OnEscape, onUp: o.OnUp, onLeave: o.OnLeave}
	e.extend(e, o.Placeholder)
	return e
}

// extend makes impl, which embeds the Entry, the widget that Fyne sees.
func (e *Entry) extend(impl fyne.Widget, placeholder string) {
	e.target = impl
	if e.own == nil {
		e.own = e.problemOfText
	}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.PlaceHolder = placeholder
	e.Entry.OnChanged = e.changed
	e.ExtendBaseWidget(impl)
}

// Value is the text without outer spaces.
func (e *Entry) Value() string { return strings.TrimSpace(e.Text) }

// SetValue fills the line and forgets its problem.
func (e *Entry) SetValue(text string) {
	e.fill(text)
	e.hush()
}

func (e *Entry) fill(text string) {
	e.filling, e.touched = true, false
	e.unselect() // else what stood there stays selected, and the next letter replaces the one before
	e.SetText(text)
	e.filling = false
	e.CursorColumn = utf8.RuneCountInString(text)
	e.Refresh()
}

func (e *Entry) problemOfText() string {
	if e.long() {
		return e.tooLong
	}
	if e.check != nil {
		return e.check(e.Value())
	}
	return ""
}

func (e *Entry) long() bool {
	return e.max > 0 && utf8.RuneCountInString(e.Value()) > e.max
}

func (e *Entry) changed(text string) {
	if e.filling {
		return
	}
	e.touched = true
	e.edited(e.long())
	if e.onText != nil {
		e.onText(text)
	}
}

// FocusGained shows the focus. Coming from another field the whole text is
// selected, so that typing replaces it.
func (e *Entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	if arrived(e.target.(fyne.Focusable)) && !e.keepText {
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	e.gained()
}

// FocusLost completes the content and shows what is wrong with it.
func (e *Entry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	e.unselect()
	e.lost()
}

// unselect drops the selection, which Fyne would keep for the next focus.
func (e *Entry) unselect() {
	if e.SelectedText() != "" {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	}
}

// TypedKey edits, goes on at Enter and hands Escape to the dialog.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	e.scanCode = key.Physical.ScanCode
	if e.typedKey(key) {
		return
	}
	e.Entry.TypedKey(key)
}

// TypedShortcut edits, and hands what is no editing to the command table.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if backOrForth[s.ShortcutName()] && !e.touched {
		dispatchFrom(e.target, s) // nothing was typed here that could be undone
		return
	}
	if paste, ok := s.(*fyne.ShortcutPaste); ok && e.onPaste != nil && e.onPaste(paste.Clipboard.Content()) {
		return
	}
	if editing[s.ShortcutName()] {
		e.Entry.TypedShortcut(s)
		return
	}
	dispatchFrom(e.target, s)
}

// backOrForth are the shortcuts of undoing and doing again, by name.
var backOrForth = map[string]bool{(&fyne.ShortcutUndo{}).ShortcutName(): true, (&fyne.ShortcutRedo{}).ShortcutName(): true}

// editing are the shortcuts that Fyne's Entry knows, by name.
var editing = func() map[string]bool {
	names := map[string]bool{}
	for _, s := range []fyne.Shortcut{
		&fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}, &fyne.ShortcutCut{},
		&fyne.ShortcutCopy{}, &fyne.ShortcutPaste{}, &fyne.ShortcutSelectAll{},
	} {
		names[s.ShortcutName()] = true
	}
	for _, key := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight} {
		for _, mod := range []fyne.KeyModifier{
			fyne.KeyModifierShortcutDefault,
			fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift,
		} {
			names[(&desktop.CustomShortcut{KeyName: key, Modifier: mod}).ShortcutName()] = true
		}
	}
	for _, key := range []fyne.KeyName{fyne.KeyBackspace, fyne.KeyDelete} {
		names[(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}).ShortcutName()] = true
	}
	return names
}()

// CreateRenderer draws Fyne's entry with a frame over it, since Fyne shows
// neither a problem without a validator nor the focus well enough.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	r := &framedRenderer{WidgetRenderer: e.Entry.CreateRenderer(), field: &e.field, frame: newFrame()}
	r.paint()
	return r
}

// framedRenderer adds a frame for focus and problem to another renderer.
type framedRenderer struct {
	fyne.WidgetRenderer
	field *field
	frame *canvas.Rectangle
}

func newFrame() *canvas.Rectangle {
	frame := canvas.NewRectangle(color.Transparent)
	frame.StrokeWidth = 2
	return frame
}

// strokeFocus draws the edge of what has the focus.
func strokeFocus(r *canvas.Rectangle, focused bool, width float32) {
	r.StrokeColor, r.StrokeWidth = color.Transparent, 0
	if focused {
		r.StrokeColor, r.StrokeWidth = fynetheme.Color(fynetheme.ColorNamePrimary), width
	}
}

func (r *framedRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.frame.Resize(size)
}

func (r *framedRenderer) Objects() []fyne.CanvasObject {
	inner := r.WidgetRenderer.Objects()
	return append(inner[:len(inner):len(inner)], r.frame)
}

func (r *framedRenderer) Refresh() {
	r.paint()
	r.WidgetRenderer.Refresh()
}

func (r *framedRenderer) paint() {
	r.frame.CornerRadius = fynetheme.Size(fynetheme.SizeNameInputRadius)
	r.frame.StrokeColor = color.Transparent
	if disableable, ok := r.field.target.(fyne.Disableable); !ok || !disableable.Disabled() {
		switch {
		case r.field.shown != "":
			r.frame.StrokeColor = fynetheme.Color(fynetheme.ColorNameError)
		case r.field.focused:
			r.frame.StrokeColor = fynetheme.Color(fynetheme.ColorNamePrimary)
		}
	}
	r.frame.Refresh()
}
