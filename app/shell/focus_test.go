package shell

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"sapar/app/kit"
)

// focusChain is all that Tab comes to, until it comes round, and Shift+Tab: from
// the last field of a row that is being written Tab goes to the first of the
// next.
func focusChain(c fyne.Canvas) map[fyne.CanvasObject]bool {
	chain := map[fyne.CanvasObject]bool{}
	for _, on := range []func(){c.FocusNext, c.FocusPrevious} {
		way := map[fyne.CanvasObject]bool{}
		c.Unfocus()
		for range 2000 {
			on()
			o, ok := c.Focused().(fyne.CanvasObject)
			if !ok || way[o] {
				break
			}
			way[o], chain[o] = true, true
		}
	}
	return chain
}

// byAnother are what the keys of something else work: a table's rows sort it, a
// field does what the icons in it do, and what is scrolled to comes into sight
// by itself. Package kit tests that they do.
var byAnother = []string{"*kit.tableHeader", "*kit.tapIcon", "*widget.scrollBarArea"}

func forEachOutOfReach(o fyne.CanvasObject, chain map[fyne.CanvasObject]bool, report func(fyne.CanvasObject)) {
	if !o.Visible() || chain[o] {
		return // parts of what has the focus are worked by its keys
	}
	if d, ok := o.(fyne.Disableable); ok && d.Disabled() {
		return
	}
	if _, ok := o.(fyne.Tappable); ok && !slices.Contains(byAnother, fmt.Sprintf("%T", o)) {
		report(o)
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			forEachOutOfReach(child, chain, report)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			forEachOutOfReach(child, chain, report)
		}
	}
}

// textOf is what the object says, where it says something.
func textOf(o fyne.CanvasObject) string {
	v := reflect.Indirect(reflect.ValueOf(o))
	for _, name := range []string{"Text", "Label", "Title"} {
		if v.Kind() == reflect.Struct {
			if f := v.FieldByName(name); f.IsValid() && f.Kind() == reflect.String {
				return fmt.Sprintf(" that says %q", f.String())
			}
		}
	}
	return ""
}

// The search itself: a button that Tab reaches is none, a button that is not in
// the chain is found.
func TestOutOfReachIsFound(t *testing.T) {
	near, far := kit.NewButton(kit.ButtonOptions{Text: "near"}), kit.NewButton(kit.ButtonOptions{Text: "far"})
	var found []fyne.CanvasObject
	forEachOutOfReach(container.NewVBox(near, far), map[fyne.CanvasObject]bool{near: true}, func(o fyne.CanvasObject) { found = append(found, o) })
	if len(found) != 1 || found[0] != fyne.CanvasObject(far) {
		t.Errorf("found %v", found)
	}
}
