package dialogue_test

import (
	"context"
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/page/dialogue"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
	"sapar/data/names"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

// screen is the page in a window.
type screen struct {
	t      *testing.T
	store  *store.Store
	run    *task.InlineRunner
	win    fyne.Window
	page   *dialogue.Page
	opened []data.ID
	folder string // where documents go
	files  []string
	failed error
}

// large is what the window leaves to a page at 1280 by 800.
var large = fyne.NewSize(1044, 740)

func show(t *testing.T, s *store.Store, lang i18n.Lang, size fyne.Size) *screen {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	x := &screen{t: t, store: s, run: task.Inline(), win: test.NewTempWindow(t, nil), folder: t.TempDir()}
	set, err := s.Settings(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	x.page = dialogue.New(dialogue.Options{
		Records: s, Words: i18n.Load(lang), Places: territory.Builtin().WithFold(names.Fold), Window: x.win, Tasks: x.run,
		Now: s.Now, Settings: set, Fold: names.Fold, Compare: names.Compare,
		OpenEvent: func(id data.ID) { x.opened = append(x.opened, id) },
		Answers: func(_ context.Context, lang, code string) (dialogue.Letter, error) {
			return letter("told " + code + " in " + lang), nil
		},
		Latin: func(code string) string { return code }, Folder: x.folder, KeepFolder: func(string) {},
		Open: func(path string) error { x.files = append(x.files, path); return nil },
		Say:  func(string) {}, Fail: func(err error) { x.failed = err },
	})
	x.win.SetContent(x.page.Content())
	x.win.Resize(size)
	kit.Install(x.win.Canvas(), x.page.Commands())
	t.Cleanup(func() {
		kit.Install(x.win.Canvas(), nil)
		if x.failed != nil {
			t.Errorf("the page failed: %v", x.failed)
		}
	})
	x.page.Show()
	x.run.Drain()
	return x
}

// letter is a document that says one thing.
type letter string

func (l letter) String() string              { return string(l) }
func (l letter) WriteFile(path string) error { return os.WriteFile(path, []byte(l), 0o600) }

func (x *screen) key(names ...fyne.KeyName) {
	x.t.Helper()
	for _, name := range names {
		if x.win.Canvas().Focused() == nil {
			x.t.Fatalf("nothing has the keys for %s:\n%s", name, x.text())
		}
		x.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
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
	for _, w := range want {
		if !strings.Contains(strings.Join(strings.Fields(x.text()), " "), w) {
			x.t.Errorf("the screen does not say %q:\n%s", w, x.text())
		}
	}
}

func (x *screen) silent(about ...string) {
	x.t.Helper()
	for _, w := range about {
		if strings.Contains(strings.Join(strings.Fields(x.text()), " "), w) {
			x.t.Errorf("the screen says %q:\n%s", w, x.text())
		}
	}
}

// photograph keeps a picture where SAPAR_SCREENS names a folder.
func (x *screen) photograph(name string) {
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

// said is a project in which two villages raised much the same, and the first
// was answered.
type said struct {
	store         *store.Store
	first, second data.Issue
	advice        data.Recommendation
}

func newSaid(t *testing.T) said {
	t.Helper()
	s := said{store: storetest.New(t)}
	p := storetest.Project(t, s.store)
	villages := territory.Builtin().Villages(storetest.Akzhaiyk)
	events := []data.Event{storetest.Event(p, storetest.Day.AddDays(-60)), storetest.Event(p, storetest.Day.AddDays(-50))}
	for i := range events {
		events[i].Kind, events[i].District, events[i].Village = data.Dialogue, storetest.Akzhaiyk, villages[i].Code
		put(t, s.store, &events[i])
	}
	s.first = data.Issue{Event: events[0].ID, Text: "Ауылда интернет баяу", Topic: "information", Status: "open"}
	s.second = data.Issue{Event: events[1].ID, Text: "Интернеттің жылдамдығы төмен", Topic: "information", Status: "open"}
	put(t, s.store, &s.first, &s.second)
	s.advice = data.Recommendation{
		Event: events[0].ID, Issue: s.first.ID, Text: "Желі тарту", Addressee: "Аудан әкімдігі", Status: "sent",
		LetterDate: storetest.Day.AddDays(-55), LetterNumber: "04-1/7", Due: storetest.Day.AddDays(-25),
	}
	put(t, s.store, &s.advice)
	return s
}
