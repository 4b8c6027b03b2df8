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
	"sapar/data"
	"sapar/data/demo"
	"sapar/data/preset"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

// Nothing that can be clicked is out of reach of the keys: Tab comes to it, or
// to what it is a part of, or a command with keys of its own does the same.
func TestEveryActionIsReachedWithoutTheMouse(t *testing.T) {
	st := storetest.Open(t, storetest.Options(t.TempDir(), storetest.NewClock(20261122)))
	p, err := preset.ByKey("wko-rural-youth")
	if err != nil {
		t.Fatal(err)
	}
	g, err := demo.New(demo.Options{Seed: 1, Today: 20261122, Places: territory.Builtin(), Preset: p, Districts: []string{storetest.Akzhaiyk}})
	if err != nil {
		t.Fatal(err)
	}
	if err := st.SaveMany(ctx, data.ActionDemo, g.Next); err != nil {
		t.Fatal(err)
	}
	if err := st.SaveSettings(ctx, g.Settings()); err != nil {
		t.Fatal(err)
	}
	s := open(t, st)
	s.window.Resize(fyne.NewSize(1280, 800))
	for _, screen := range screens {
		s.Go(screen)
		chain := focusChain(s.window.Canvas())
		if len(chain) == 0 {
			t.Errorf("%s: Tab comes to nothing", screen)
		}
		turns := slices.ContainsFunc(s.pages[screen].Commands(), func(c kit.Command) bool {
			return kit.ShortcutText(c.Shortcut) == "Ctrl+PgDn"
		})
		forEachOutOfReach(s.pages[screen].Content(), chain, func(o fyne.CanvasObject) {
			if _, ok := o.(*kit.Tabs); !ok || !turns { // tabs take no keys of their own
				t.Errorf("%s: no key comes to the %T at %v%s", screen, o, fyne.CurrentApp().Driver().AbsolutePositionForObject(o), textOf(o))
			}
		})
	}
}

// focusChain is all that Tab comes to, until it comes round.
func focusChain(c fyne.Canvas) map[fyne.CanvasObject]bool {
	chain := map[fyne.CanvasObject]bool{}
	c.Unfocus()
	for range 2000 {
		c.FocusNext()
		o, ok := c.Focused().(fyne.CanvasObject)
		if !ok || chain[o] {
			break
		}
		chain[o] = true
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
