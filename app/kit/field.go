package kit

import (
	"fyne.io/fyne/v2"
)

// Field is an input that knows what is wrong with its content. Every input of
// this package is one.
type Field interface {
	fyne.Widget
	// Problem is what is wrong, as a sentence; "" when nothing is. It is
	// asked at any time, also for content that has not been left yet.
	Problem() string
	// SetProblem shows a problem that the owner found. The next edit takes it
	// away again.
	SetProblem(text string)

	fieldBase() *field
}

// Focus gives the keys to a field or another focusable object, or to the first
// one inside a form, a table, a card or a container.
func Focus(o fyne.CanvasObject) {
	if _, ok := o.(fyne.Focusable); !ok {
		o = firstField(o)
	}
	if f, ok := o.(Field); ok {
		o = f.fieldBase().target
	}
	target, ok := o.(fyne.Focusable)
	if !ok {
		return
	}
	if c := canvasOf(o); c != nil {
		c.Focus(target)
	}
}

// field is what all inputs share: their problem, who listens to them, and
// what Enter and Escape mean in them.
type field struct {
	target fyne.Widget   // has the focus; the widget that embeds this
	own    func() string // what is wrong with the content, as the widget itself sees it
	commit func()        // puts complete content into its usual form; may be nil

	onEnter, onEscape, onUp, onLeave func()

	foreign string // the owner's problem
	shown   string // the problem that the person sees now
	focused bool

	focusListeners   []func(focused bool)
	problemListeners []func()
}

func (f *field) fieldBase() *field { return f }

// Problem is what is wrong with the content; "" when nothing is.
func (f *field) Problem() string {
	if f.foreign != "" {
		return f.foreign
	}
	if f.own != nil {
		return f.own()
	}
	return ""
}

// SetProblem shows the owner's problem until the next edit; "" takes it away.
func (f *field) SetProblem(text string) {
	f.foreign = text
	f.show(f.Problem())
}

// reveal shows whatever is wrong: focus has left, or a form was sent.
func (f *field) reveal() { f.show(f.Problem()) }

// hush hides the problem without judging the content: it was filled afresh.
func (f *field) hush() {
	f.foreign = ""
	f.show("")
}

func (f *field) show(problem string) {
	if f.shown == problem {
		return
	}
	f.shown = problem
	for _, listener := range f.problemListeners {
		listener()
	}
	f.target.Refresh()
}

// edited is called at every edit of the person. The owner's problem is gone
// with it; one of the field's own stays in sight until it is mended, but a new
// one is not held against text that is still being typed, unless it is urgent.
func (f *field) edited(urgent bool) {
	answered := f.foreign != ""
	f.foreign = ""
	switch {
	case urgent || f.shown != "" && !answered:
		f.reveal()
	case answered:
		f.show("")
	}
}

// gained and lost follow the focus. The widget sets focused itself, before
// Fyne draws it.
func (f *field) gained() {
	for _, listener := range f.focusListeners {
		listener(true)
	}
	scrollTo(f.target)
}

func (f *field) lost() {
	if f.commit != nil {
		f.commit()
	}
	f.reveal()
	if f.onLeave != nil {
		f.onLeave()
	}
	for _, listener := range f.focusListeners {
		listener(false)
	}
}

// typedKey handles Enter and Escape, and Up where it has a meaning, and
// reports whether the key was one of them.
func (f *field) typedKey(key *fyne.KeyEvent) bool {
	switch {
	case key.Name == fyne.KeyReturn, key.Name == fyne.KeyEnter:
		f.enter()
	case key.Name == fyne.KeyEscape:
		f.escape()
	case key.Name == fyne.KeyUp && f.onUp != nil:
		f.onUp()
	default:
		return false
	}
	return true
}

// enter completes the content and goes on: to the owner's next step, the
// default button of the dialog, or the next field.
func (f *field) enter() {
	if f.commit != nil {
		f.commit()
	}
	if f.onEnter != nil {
		f.onEnter()
		return
	}
	c := canvasOf(f.target)
	if c == nil {
		return
	}
	if d := topDialog(c); d != nil {
		d.accept()
		return
	}
	c.FocusNext()
}

func (f *field) escape() {
	if f.onEscape != nil {
		f.onEscape()
		return
	}
	escape(f.target)
}

// escape cancels the dialog on top; where there is none it is a command of the
// page, if the page has one for it.
func escape(from fyne.CanvasObject) {
	c := canvasOf(from)
	if c == nil {
		return
	}
	if d := topDialog(c); d != nil {
		d.cancel()
		return
	}
	dispatch(c, Escape())
}

// canvasOf is the canvas on which o stands, nil where it is on none. Fyne
// knows only after the first frame, which is too late for a page or a dialog
// that wants the focus at once: then the windows are searched.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil {
		return c
	}
	for _, win := range driver.AllWindows() {
		c := win.Canvas()
		for _, root := range append(c.Overlays().List(), c.Content()) {
			if _, found := scrollsAround(root, o); found {
				return c
			}
		}
	}
	return nil
}

// lastFocused is the field that had the keys last. A window that comes back
// to the front focuses its field once more, and that must not select what is
// half typed in it.
var lastFocused fyne.Focusable

// arrived reports whether the keys come to w from elsewhere.
func arrived(w fyne.Focusable) bool {
	from := lastFocused
	lastFocused = w
	return from != w
}
