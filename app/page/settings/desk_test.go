package settings_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/page/settings"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
	"sapar/data/indicator"
	"sapar/data/names"
	"sapar/data/preset"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

// desk is a window with the settings in it, as the shell would have it: a
// change of the settings makes the page anew.
type desk struct {
	t       *testing.T
	store   *store.Store
	clock   *storetest.Clock
	window  fyne.Window
	run     *task.InlineRunner
	page    *settings.Page
	set     data.Settings
	changes int
	said    string
	failed  error
	opened  string
}

// today is late in the year that the project is of.
const today = data.Date(20261122)

func newDesk(t *testing.T) *desk { return deskWith(t, settings.Computer, nil) }

// records are a real store with what is counted from it, as main joins them.
type records struct {
	*store.Store
	counter *indicator.Counter
}

func (r records) Strip(ctx context.Context, id data.ID, district string, on data.Date) ([]data.MonthProgress, error) {
	return r.counter.Strip(ctx, id, district, on)
}

// deskWith opens the page on a section, once prepare has filled the store.
func deskWith(t *testing.T, section string, prepare func(d *desk)) *desk {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light))
	d := &desk{t: t, clock: storetest.NewClock(today), window: test.NewWindow(nil), run: task.Inline()}
	d.store = storetest.Open(t, storetest.Options(t.TempDir(), d.clock))
	t.Cleanup(d.window.Close)
	t.Cleanup(func() { kit.Install(d.window.Canvas(), nil) })
	d.window.Resize(fyne.NewSize(1280, 800))
	storetest.Project(t, d.store)
	d.set, _ = d.store.Settings(context.Background())
	if prepare != nil {
		prepare(d)
	}
	d.show(settings.Spot{Section: section})
	return d
}

func (d *desk) show(at settings.Spot) {
	presets, err := preset.All()
	if err != nil {
		d.t.Fatal(err)
	}
	d.page = settings.New(settings.Options{
		Records: records{d.store, &indicator.Counter{Records: d.store, Places: territory.Builtin()}}, Words: i18n.Load(i18n.Lang(d.set.Language)), Places: territory.Builtin().WithFold(names.Fold),
		Presets: presets, Window: d.window, Tasks: d.run, Tidy: names.Tidy, Settings: d.set, Spot: at,
		Now:     func() time.Time { return d.clock.Now() },
		DataDir: "/data/sapar", Version: "1.2.3",
		Open:    func(path string) error { d.opened = path; return nil },
		Changed: func(set data.Settings) { d.set = set; d.changes++; d.show(d.page.Spot()) },
		Say:     func(text string) { d.said = text },
		Fail:    func(err error) { d.failed = err },
	})
	d.window.SetContent(d.page.Content())
	kit.Install(d.window.Canvas(), d.page.Commands())
	d.page.Show()
}

// typed types the text into whatever has the keys.
func (d *desk) typed(text string) {
	for _, r := range text {
		d.window.Canvas().Focused().TypedRune(r)
	}
	d.run.Drain()
}

// retyped types in place of what the field holds.
func (d *desk) retyped(text string) {
	d.keys(kit.Ctrl(fyne.KeyA))
	d.pressed(fyne.KeyBackspace)
	d.typed(text)
}

// pressed presses keys one after another.
func (d *desk) pressed(keys ...fyne.KeyName) {
	d.t.Helper()
	for _, key := range keys {
		c := d.window.Canvas()
		grabs, _ := c.Focused().(fyne.Tabbable)
		switch {
		case key == fyne.KeyTab && (grabs == nil || !grabs.AcceptsTab()):
			c.FocusNext()
		case c.Focused() == nil:
			d.t.Fatalf("nothing has the keys for %s", key)
		default:
			c.Focused().TypedKey(&fyne.KeyEvent{Name: key})
		}
		d.run.Drain()
	}
}

// times presses a key so often.
func (d *desk) times(n int, key fyne.KeyName) {
	for range n {
		d.pressed(key)
	}
}

// keys presses a shortcut.
func (d *desk) keys(s fyne.Shortcut) {
	kit.Press(d.window.Canvas(), s)
	d.run.Drain()
}

// save is Ctrl+Enter.
func (d *desk) save() { d.keys(kit.Ctrl(fyne.KeyReturn)) }

// seen is all text in the window and in the dialogs over it, a line each.
func (d *desk) seen() string {
	all := texts(d.window.Content())
	for _, overlay := range d.window.Canvas().Overlays().List() {
		all = append(all, texts(overlay)...)
	}
	return strings.Join(all, "\n")
}

// texts are what stands in an object and in all that is visible below it.
func texts(o fyne.CanvasObject) (all []string) {
	if !o.Visible() {
		return nil
	}
	var below []fyne.CanvasObject
	switch o := o.(type) {
	case *canvas.Text:
		return []string{o.Text}
	case *container.Scroll:
		return texts(o.Content)
	case *fyne.Container:
		below = o.Objects
	case *widget.Separator:
	case fyne.Widget:
		below = test.WidgetRenderer(o).Objects()
	}
	for _, child := range below {
		all = append(all, texts(child)...)
	}
	return all
}

// containsText ignores how the text is broken into lines.
func containsText(seen, text string) bool {
	return strings.Contains(strings.Join(strings.Fields(seen), " "), strings.Join(strings.Fields(text), " "))
}

func (d *desk) wantSeen(text string) {
	d.t.Helper()
	if !containsText(d.seen(), text) {
		d.t.Errorf("%q is not on the screen:\n%s", text, d.seen())
	}
}

func (d *desk) wantUnseen(text string) {
	d.t.Helper()
	if containsText(d.seen(), text) {
		d.t.Errorf("%q is still on the screen:\n%s", text, d.seen())
	}
}

// sound fails the test where the page told of an error.
func (d *desk) sound() {
	d.t.Helper()
	if d.failed != nil {
		d.t.Fatal(d.failed)
	}
}

func (d *desk) project() data.Project {
	d.t.Helper()
	p, err := d.store.ProjectByID(context.Background(), d.set.Project)
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

func (d *desk) indicators() []data.Indicator {
	d.t.Helper()
	list, err := d.store.Indicators(context.Background(), d.set.Project)
	if err != nil {
		d.t.Fatal(err)
	}
	return list
}

// grant gives the current project the indicators of the grant's preset.
func grant(d *desk) {
	asked, err := preset.ByKey("wko-rural-youth")
	if err != nil {
		d.t.Fatal(err)
	}
	for _, i := range asked.Indicators {
		i.Project = d.set.Project
		if err := d.store.Save(context.Background(), data.ActionEdit, &i); err != nil {
			d.t.Fatal(err)
		}
	}
}
