package plan_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/page/plan"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
	"sapar/data/clash"
	"sapar/data/holiday"
	"sapar/data/indicator"
	"sapar/data/names"
	"sapar/data/proposal"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

var places = territory.Builtin().WithFold(names.Fold)

// screen is the page in a window, and what it asked the shell for.
type screen struct {
	t      testing.TB
	page   *plan.Page
	window fyne.Window
	opened []data.ID
	drafts []data.Event
	said   []string

	clashes func(ctx context.Context, draft data.Record) ([]data.Clash, error)
	propose func(ctx context.Context, q data.ProposalQuery) (data.Proposal, error)
}

// show opens the page on the store, on storetest.Day, which is 20 May 2026.
func show(t testing.TB, s plan.Records, lang i18n.Lang, district string) *screen {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light))
	sc := &screen{t: t, window: test.NewTempWindow(t, nil)}
	if s, ok := s.(*store.Store); ok {
		finder := &clash.Finder{Records: s, Holidays: holiday.All}
		counter := &indicator.Counter{Records: s, Places: places}
		maker := &proposal.Maker{
			Records: s, Places: places, Today: func() data.Date { return storetest.Day }, Measure: counter.Measure, Holidays: holiday.All,
		}
		sc.clashes, sc.propose = finder.Clashes, maker.Propose
	}
	sc.page = plan.New(plan.Options{
		Records: s, Words: i18n.Load(lang), Places: places, Window: sc.window, Tasks: task.Inline(),
		Now:       func() time.Time { return storetest.Day.Time().Add(9 * time.Hour) },
		Settings:  data.Settings{Role: "coordinator", District: district},
		Say:       func(text string) { sc.said = append(sc.said, text) },
		Fail:      func(err error) { t.Errorf("unexpected: %v", err) },
		OpenEvent: func(id data.ID) { sc.opened = append(sc.opened, id) },
		NewEvent:  func(draft data.Event) { sc.drafts = append(sc.drafts, draft) },
		Fold:      names.Fold,
		Clashes:   sc.clashes, Propose: sc.propose,
	})
	sc.window.SetContent(sc.page.Content())
	sc.window.Resize(fyne.NewSize(1060, 740))
	kit.Install(sc.window.Canvas(), sc.page.Commands())
	t.Cleanup(func() { kit.Install(sc.window.Canvas(), nil) })
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

func (sc *screen) ctrl(key fyne.KeyName) { kit.Press(sc.window.Canvas(), kit.Ctrl(key)) }

// types types text into what has the focus.
func (sc *screen) types(text string) {
	for _, r := range text {
		sc.window.Canvas().Focused().TypedRune(r)
	}
}

// text is all that can be read in the window, or in what stands over it.
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

// lastDraft is the event that the screen asked for last.
func (sc *screen) lastDraft() data.Event {
	sc.t.Helper()
	if len(sc.drafts) == 0 {
		sc.t.Fatal("no new event was asked for")
	}
	return sc.drafts[len(sc.drafts)-1]
}

func save(t testing.TB, s plan.Records, list ...data.Record) {
	t.Helper()
	if err := s.Save(context.Background(), data.ActionEdit, list...); err != nil {
		t.Fatal(err)
	}
}

// event is an event in Чапаев that the caller changes before it is saved.
func event(p data.Project, day data.Date, change func(e *data.Event)) *data.Event {
	e := storetest.Event(p, day)
	if change != nil {
		change(&e)
	}
	return &e
}
