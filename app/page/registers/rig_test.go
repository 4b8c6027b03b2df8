package registers_test

import (
	"context"
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/page/registers"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
	"sapar/data/holiday"
	"sapar/data/names"
	"sapar/data/store"
	"sapar/data/territory"
)

// screen is the page in a window, and what it asked the shell for.
type screen struct {
	t      *testing.T
	store  *store.Store
	run    *task.InlineRunner
	win    fyne.Window
	page   *registers.Page
	w      *i18n.Words
	said   []string
	failed error
	opened []data.ID
	drafts []data.Event
	links  []string
}

// show opens the page on the store's settings, on storetest.Day.
func show(t *testing.T, s *store.Store, lang i18n.Lang, size fyne.Size) *screen {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light))
	x := &screen{t: t, store: s, run: task.Inline(), win: test.NewTempWindow(t, nil), w: i18n.Load(lang)}
	set, err := s.Settings(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	x.page = registers.New(registers.Options{
		Records: s, Words: x.w, Places: territory.Builtin().WithFold(names.Fold), Window: x.win, Tasks: x.run,
		Now:      func() time.Time { return s.Now() },
		Settings: set, Holidays: holiday.Builtin(), Tidy: names.Tidy, Fold: names.Fold, Compare: names.Compare,
		Open:      func(link string) error { x.links = append(x.links, link); return nil },
		OpenEvent: func(id data.ID) { x.opened = append(x.opened, id) },
		NewEvent:  func(draft data.Event) { x.drafts = append(x.drafts, draft) },
		Say:       func(text string) { x.said = append(x.said, text) },
		Fail:      func(err error) { x.failed = err },
	})
	x.win.SetContent(x.page.Content())
	x.win.Resize(size)
	kit.Install(x.win.Canvas(), x.page.Commands())
	t.Cleanup(func() { kit.Install(x.win.Canvas(), nil) })
	t.Cleanup(func() {
		if x.failed != nil {
			t.Errorf("the page failed: %v", x.failed)
		}
	})
	x.page.Show()
	return x
}

// large is what the window leaves to a page at 1280 by 800.
var large = fyne.NewSize(1044, 740)

func (x *screen) key(names ...fyne.KeyName) {
	x.t.Helper()
	for _, name := range names {
		c := x.win.Canvas()
		grabs, _ := c.Focused().(fyne.Tabbable)
		switch {
		case name == fyne.KeyTab && (grabs == nil || !grabs.AcceptsTab()):
			c.FocusNext()
		case c.Focused() == nil:
			x.t.Fatalf("nothing has the keys for %s:\n%s", name, x.text())
		default:
			c.Focused().TypedKey(&fyne.KeyEvent{Name: name})
		}
		x.run.Drain()
	}
}

func (x *screen) write(text string) {
	x.t.Helper()
	for _, r := range text {
		x.win.Canvas().Focused().TypedRune(r)
	}
	x.run.Drain()
}

func (x *screen) press(s fyne.Shortcut) {
	kit.Press(x.win.Canvas(), s)
	x.run.Drain()
}

func (x *screen) save() { x.press(kit.Ctrl(fyne.KeyReturn)) }

// tab goes to a tab by its number.
func (x *screen) tab(n int) {
	x.page.Turn(n)
	x.run.Drain()
}

// The tabs by number.
const (
	group = iota
	courses
	talents
	materials
	products
	calendar
)

// text is all that can be read, a line each.
func (x *screen) text() string {
	var b strings.Builder
	read(&b, x.win.Canvas().Content())
	for _, o := range x.win.Canvas().Overlays().List() {
		read(&b, o)
	}
	return strings.ReplaceAll(b.String(), "\u00a0", " ")
}

func read(b *strings.Builder, o fyne.CanvasObject) {
	if !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *canvas.Text:
		b.WriteString(o.Text + "\n")
	case *fyne.Container:
		for _, child := range o.Objects {
			read(b, child)
		}
	case *container.Scroll:
		read(b, o.Content)
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			read(b, child)
		}
	}
}

func (x *screen) sees(want ...string) {
	x.t.Helper()
	text := strings.Join(strings.Fields(x.text()), " ")
	for _, w := range want {
		if !strings.Contains(text, w) {
			x.t.Errorf("the screen does not say %q:\n%s", w, x.text())
		}
	}
}

func (x *screen) silent(about ...string) {
	x.t.Helper()
	text := strings.Join(strings.Fields(x.text()), " ")
	for _, w := range about {
		if strings.Contains(text, w) {
			x.t.Errorf("the screen says %q:\n%s", w, x.text())
		}
	}
}

// photograph keeps a picture where SAPAR_SCREENS names a folder.
func (x *screen) photograph(name string) {
	x.t.Helper()
	folder := os.Getenv("SAPAR_SCREENS")
	if folder == "" {
		return
	}
	f, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		x.t.Fatal(err)
	}
	if err := errors.Join(png.Encode(f, x.win.Canvas().Capture()), f.Close()); err != nil {
		x.t.Fatal(err)
	}
}

// put saves records as the person at the keyboard would.
func put(t *testing.T, s *store.Store, records ...data.Record) {
	t.Helper()
	if err := s.Save(context.Background(), data.ActionEdit, records...); err != nil {
		t.Fatal(err)
	}
}

// listed are the living records of a type.
func listed[R any](x *screen, of *data.Type) []R {
	x.t.Helper()
	all, err := x.store.Records(context.Background(), of, data.RecordQuery{})
	if err != nil {
		x.t.Fatal(err)
	}
	out := make([]R, len(all))
	for i, r := range all {
		out[i] = *any(r).(*R)
	}
	return out
}
