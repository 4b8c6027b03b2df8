package shell

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sapar/app/kit"
	"sapar/data"
)

// walk goes through every part of every screen and opens every dialog that a
// key opens there, and those that dialogs open.
type walk struct {
	t      *testing.T
	s      *Shell
	event  data.ID         // that the event's screen shows
	seen   map[string]bool // kinds of dialogs, by the screen and what they came from
	titles map[string]bool // of the dialogs, by the same
	most   map[Screen]int  // parts of each screen
}

// deepest is how many dialogs stand over one another at most.
const deepest = 3

// step is something that keys do: it is found again on the screen made anew.
type step struct {
	name string
	find func() fyne.CanvasObject // what is to have the focus; nil for a command
	key  fyne.KeyName             // that it gets
	keys fyne.Shortcut            // of a command
}

// take does the step as a person does who has no mouse.
func (w *walk) take(st step) bool {
	if st.keys != nil {
		kit.Press(w.canvas(), st.keys)
		return true
	}
	o := st.find()
	f, ok := o.(fyne.Focusable)
	if !ok {
		return false
	}
	kit.Focus(o)
	f.TypedKey(&fyne.KeyEvent{Name: st.key})
	return true
}

func (w *walk) canvas() fyne.Canvas { return w.s.window.Canvas() }

// anew brings the screen up as if it was just opened, on the part to which
// those keys lead.
func (w *walk) anew(screen Screen, part []fyne.KeyName) {
	for range 2 * deepest {
		if w.dialog() == nil {
			break
		}
		w.escape()
	}
	for _, o := range w.canvas().Overlays().List() {
		w.canvas().Overlays().Remove(o)
	}
	delete(w.s.pages, screen)
	if screen == Event {
		w.s.event, w.s.draft = w.event, data.Event{}
	}
	w.s.show(screen)
	for _, key := range part {
		w.key(key)
	}
}

func (w *walk) key(key fyne.KeyName) { kit.Press(w.canvas(), kit.Ctrl(key)) }

func (w *walk) escape() {
	if f := w.canvas().Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	} else if typed := w.canvas().OnTypedKey(); typed != nil {
		typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
}

// dialog is the one on top; nil where none is open.
func (w *walk) dialog() fyne.CanvasObject {
	all := w.canvas().Overlays().List()
	for _, o := range slices.Backward(all) {
		if fmt.Sprintf("%T", o) == "*kit.dialogLayer" {
			return o
		}
	}
	return nil
}

// inside is a field of the dialog that stands behind a layer.
func inside(layer fyne.CanvasObject, field string) reflect.Value {
	return reflect.ValueOf(layer).Elem().FieldByName("d").Elem().FieldByName(field)
}

func title(layer fyne.CanvasObject) string { return inside(layer, "o").FieldByName("Title").String() }

// steps are what can be pressed in a part of the window: its buttons, and what
// takes Enter without being a field. Those that end a dialog are left out.
func (w *walk) steps(root func() fyne.CanvasObject) []step {
	var out []step
	count := map[string]int{}
	each(root(), func(o fyne.CanvasObject) {
		name := nameOf(o)
		if name == "" || w.ends(o) {
			return
		}
		nth := count[name]
		count[name]++
		find := func() fyne.CanvasObject {
			var found fyne.CanvasObject
			left := nth
			each(root(), func(o fyne.CanvasObject) {
				if nameOf(o) == name && !w.ends(o) {
					if left == 0 && found == nil {
						found = o
					}
					left--
				}
			})
			return found
		}
		out = append(out, step{name: fmt.Sprintf("%s %d", name, nth), find: find, key: fyne.KeyReturn})
		if _, ok := o.(*kit.Button); !ok {
			out = append(out, step{name: fmt.Sprintf("%s %d, Delete", name, nth), find: find, key: fyne.KeyDelete})
		}
	})
	return out
}

// nameOf is what a step is called; "" for what is none.
func nameOf(o fyne.CanvasObject) string {
	if _, ok := o.(kit.Field); ok {
		return ""
	}
	if _, ok := o.(fyne.Focusable); !ok {
		return ""
	}
	if b, ok := o.(*kit.Button); ok {
		return "button " + b.Text
	}
	return fmt.Sprintf("%T", o)
}

// ends reports whether a button is the one of a dialog that closes it.
func (w *walk) ends(o fyne.CanvasObject) bool {
	layer := w.dialog()
	if layer == nil {
		return false
	}
	for _, field := range []string{"ok", "cancelButton"} {
		if b := inside(layer, field); !b.IsNil() && b.Pointer() == reflect.ValueOf(o).Pointer() {
			return true
		}
	}
	return false
}

// each visits what is in sight and enabled.
func each(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	if d, ok := o.(fyne.Disableable); ok && d.Disabled() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			each(child, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			each(child, visit)
		}
	}
}

// parts are the keys that lead to each part of a screen. In the plan Ctrl+PgDn
// turns the month; there, and in the registers' group, Ctrl+M shows the same in
// another way.
func (w *walk) parts(screen Screen) [][]fyne.KeyName {
	var out [][]fyne.KeyName
	if screen == Plan {
		for n := range 3 {
			out = append(out, slices.Repeat([]fyne.KeyName{fyne.KeyM}, n))
		}
		return out
	}
	shown := map[string]bool{}
	for n := range 12 {
		part := slices.Repeat([]fyne.KeyName{fyne.KeyPageDown}, n)
		w.anew(screen, part)
		if look := lookOf(w.s.pages[screen].Content()); shown[look] {
			break // round again
		} else {
			shown[look] = true
		}
		out = append(out, part)
		if screen == Registers && n == 0 {
			out = append(out, append(slices.Clone(part), fyne.KeyM))
		}
	}
	return out
}

// has reports whether the screen has a command with those keys now.
func (w *walk) has(screen Screen, keys string) bool {
	return slices.ContainsFunc(w.s.pages[screen].Commands(), func(c kit.Command) bool {
		return kit.ShortcutText(c.Shortcut) == keys && (c.Enabled == nil || c.Enabled())
	})
}

// screen walks through the parts of a screen.
func (w *walk) screen(screen Screen) {
	parts := w.parts(screen)
	w.most[screen] = max(w.most[screen], len(parts))
	for n, part := range parts {
		begin := func() { w.anew(screen, part) }
		begin()
		where := fmt.Sprintf("%s, part %d", screen, n+1)
		w.reached(where, w.s.pages[screen].Content())
		begin()
		steps := w.steps(func() fyne.CanvasObject { return w.s.pages[w.s.screen].Content() })
		for _, c := range w.s.pages[screen].Commands() {
			if keys := kit.ShortcutText(c.Shortcut); keys != "Ctrl+PgDn" && keys != "Ctrl+PgUp" && keys != "" {
				steps = append(steps, step{name: keys, keys: c.Shortcut})
			}
		}
		for _, st := range slices.Backward(steps) { // the first of them often settles what the others are about
			w.opens(string(screen), where, begin, st, 1)
		}
	}
}

// lookOf is what a screen says.
func lookOf(o fyne.CanvasObject) string {
	var b strings.Builder
	each(o, func(o fyne.CanvasObject) {
		if _, ok := o.(fyne.Widget); ok {
			b.WriteString(textOf(o))
		}
	})
	return b.String()
}

// opens takes a step from a place and, where a dialog opens, holds what dialogs
// promise, and goes into those that it opens.
func (w *walk) opens(screen, where string, begin func(), st step, deep int) {
	begin()
	below := w.dialog()
	if !w.take(st) {
		return
	}
	layer := w.dialog()
	if layer == nil || layer == below {
		return
	}
	before := inside(layer, "before")
	kind, _, _ := strings.Cut(title(layer), ":") // of one record as of another
	w.titles[screen+" > "+title(layer)] = true
	name, known := where+" > "+title(layer), screen+" > "+kind
	w.reached(name, layer)
	had := w.canvas().Focused() != nil
	for range 3 { // a list that hangs under a field goes first
		if w.dialog() != layer {
			break
		}
		w.escape()
	}
	switch focused := w.canvas().Focused(); {
	case w.dialog() == layer:
		w.t.Errorf("%s: Escape does not close it", name)
	case !had:
		w.t.Errorf("%s: nothing in it has the focus", name)
	case w.dialog() != below:
		w.t.Errorf("%s: another dialog stands where it was opened", name)
	case kit.Adrift(w.canvas()):
		w.t.Errorf("%s: once it is closed nothing has the focus", name)
	case !before.IsNil() && reflect.ValueOf(focused).Pointer() != before.Elem().Pointer():
		w.t.Errorf("%s: the focus does not return to the %v but goes to the %T%s", name, before.Elem().Type(), focused, textOf(focused.(fyne.CanvasObject)))
	}
	if w.seen[known] || deep == deepest {
		return
	}
	w.seen[known] = true
	again := func() {
		begin()
		w.take(st)
	}
	again()
	for _, next := range w.steps(w.dialog) {
		w.opens(known, name, again, next, deep+1)
	}
}

// reached reports what no key comes to.
func (w *walk) reached(where string, root fyne.CanvasObject) {
	chain := focusChain(w.canvas())
	if len(chain) == 0 {
		w.t.Errorf("%s: Tab comes to nothing", where)
	}
	forEachOutOfReach(root, chain, func(o fyne.CanvasObject) {
		if _, ok := o.(*kit.Tabs); o == root || ok && w.has(w.s.screen, "Ctrl+PgDn") { // tabs take no keys of their own
			return
		}
		w.t.Errorf("%s: no key comes to the %T%s", where, o, textOf(o))
	})
}
