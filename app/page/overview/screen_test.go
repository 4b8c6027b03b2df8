package overview_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"sapar/app/history"
	"sapar/app/i18n"
	"sapar/app/page/overview"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
	"sapar/data/indicator"
	"sapar/data/names"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

// store is what tests need of a real one.
type store interface {
	indicator.Records
	history.Names
	VillageVisits(ctx context.Context, project data.ID, district string) (map[string]data.VillageVisits, error)
	Participation(ctx context.Context, project data.ID, district string) ([]data.Participation, error)
	Reach(ctx context.Context, q data.EventQuery) (data.Reach, error)
	Save(ctx context.Context, action string, records ...data.Record) error
}

// records are a store with the counting, as main wires them.
type records struct {
	store
	*indicator.Counter
}

func (r records) Records(ctx context.Context, of *data.Type, q data.RecordQuery) ([]data.Record, error) {
	return r.store.Records(ctx, of, q)
}

// planned is one call of NewEvent.
type planned struct {
	day     data.Date
	village string
}

// screen is the page in a window, and what it asked the shell for.
type screen struct {
	t        testing.TB
	page     *overview.Page
	window   fyne.Window
	words    *i18n.Words
	opened   []data.ID
	planned  []planned
	settings int
}

var places = territory.Builtin().WithFold(names.Fold)

// show opens the page on the store, on storetest.Day.
func show(t testing.TB, s store, lang i18n.Lang, district string) *screen {
	t.Helper()
	return showOn(t, s, lang, district, storetest.Day)
}

func showOn(t testing.TB, s store, lang i18n.Lang, district string, today data.Date) *screen {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light))
	sc := &screen{t: t, window: test.NewTempWindow(t, nil), words: i18n.Load(lang)}
	sc.page = overview.New(overview.Options{
		Records: records{s, &indicator.Counter{Records: s, Places: places}},
		Words:   sc.words, Places: places, Window: sc.window, Tasks: task.Inline(),
		Now:          func() time.Time { return today.Time().Add(9 * time.Hour) },
		Settings:     data.Settings{Role: "coordinator", District: district},
		Say:          func(string) {},
		Fail:         func(err error) { t.Errorf("unexpected: %v", err) },
		OpenEvent:    func(id data.ID) { sc.opened = append(sc.opened, id) },
		NewEvent:     func(day data.Date, village string) { sc.planned = append(sc.planned, planned{day, village}) },
		OpenSettings: func() { sc.settings++ },
	})
	sc.window.SetContent(sc.page.Content())
	sc.window.Resize(fyne.NewSize(1060, 740))
	sc.page.Show()
	return sc
}

// keys types keys into what has the focus.
func (sc *screen) keys(names ...fyne.KeyName) {
	sc.t.Helper()
	for _, name := range names {
		c := sc.window.Canvas()
		switch {
		case name == fyne.KeyTab:
			c.FocusNext()
		case c.Focused() == nil:
			sc.t.Fatalf("nothing has the focus to read %s", name)
		default:
			c.Focused().TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
}

// text is all that can be read in the window, or in the dialog over it.
func (sc *screen) text() string {
	c := sc.window.Canvas()
	var b strings.Builder
	if top := c.Overlays().Top(); top != nil {
		read(&b, top)
	} else {
		read(&b, c.Content())
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

func (sc *screen) reads(want ...string) {
	sc.t.Helper()
	text := sc.text()
	for _, w := range want {
		if !strings.Contains(text, w) {
			sc.t.Errorf("the screen does not say %q; it says:\n%s", w, text)
		}
	}
}

func (sc *screen) silent(about ...string) {
	sc.t.Helper()
	text := sc.text()
	for _, w := range about {
		if strings.Contains(text, w) {
			sc.t.Errorf("the screen says %q; it says:\n%s", w, text)
		}
	}
}

func save(t testing.TB, s store, list ...data.Record) {
	t.Helper()
	if err := s.Save(context.Background(), data.ActionEdit, list...); err != nil {
		t.Fatal(err)
	}
}

// held is a held meeting in Чапаев that serves the indicators.
func held(p data.Project, day data.Date, serves ...data.ID) *data.Event {
	e := storetest.Event(p, day)
	e.Status, e.Indicators = data.Held, serves
	return &e
}
