package ownlist_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/xuri/excelize/v2"

	"sapar/app/exchange"
	"sapar/app/i18n"
	"sapar/app/kit"
	page "sapar/app/page/ownlist"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
	"sapar/data/indicator"
	"sapar/data/names"
	"sapar/data/ownlist"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

var ctx = context.Background()

// today is the day on which the tests play.
const today = data.Date(20261125)

// exchangeOf joins a store with the reader of lists as main does.
func exchangeOf(s *store.Store) *exchange.Exchange {
	places := territory.Builtin().WithFold(names.Fold)
	counter := &indicator.Counter{Records: s, Places: places}
	return &exchange.Exchange{
		Records: s, Answers: s, Files: s, Memory: s, Moves: counter.Moves,
		Lists: &ownlist.Reader{
			Places: places, Fold: names.Fold, Today: s.Today,
			Words: func(lang, key string) string { return i18n.Load(i18n.Lang(lang)).T(key) },
		},
	}
}

// screen is the page in a window, with the keys going to what has the focus.
type screen struct {
	t     testing.TB
	store *store.Store
	win   fyne.Window
	page  *page.Page
	words *i18n.Words

	said         []string
	failed       []error
	merged, back int
}

// laptop is a coordinator's store with a project.
func laptop(t testing.TB) (*store.Store, data.Project) {
	t.Helper()
	s := storetest.Open(t, storetest.Options(t.TempDir(), storetest.NewClock(today)))
	return s, storetest.Project(t, s)
}

func show(t testing.TB, s *store.Store, lang i18n.Lang, work *page.Work) *screen {
	t.Helper()
	return showWith(t, s, lang, work, task.Inline())
}

func showWith(t testing.TB, s *store.Store, lang i18n.Lang, work *page.Work, tasks task.Runner) *screen {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	set, err := s.Settings(ctx)
	if err != nil {
		t.Fatal(err)
	}
	x := &screen{t: t, store: s, words: i18n.Load(lang), win: test.NewTempWindow(t, nil)}
	x.win.Resize(fyne.NewSize(1600, 900))
	x.page = page.New(page.Options{
		Records: s, Exchange: exchangeOf(s), Words: x.words, Places: territory.Builtin().WithFold(names.Fold),
		Window: x.win, Tasks: tasks, Now: func() time.Time { return today.Time().Add(12 * time.Hour) }, Settings: set,
		Say:  func(text string) { x.said = append(x.said, text) },
		Fail: func(err error) { x.failed = append(x.failed, err) },
		Fold: names.Fold, Work: work, Back: func() { x.back++ }, Merged: func() { x.merged++ },
	})
	x.win.SetContent(x.page.Content())
	kit.Install(x.win.Canvas(), x.page.Commands())
	t.Cleanup(func() { kit.Install(x.win.Canvas(), nil) })
	x.page.Show()
	return x
}

// book writes a workbook of one sheet, row by row; nil leaves a cell empty.
func book(t testing.TB, name, sheet string, rows ...[]any) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	f := excelize.NewFile()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(f.SetSheetName("Sheet1", sheet))
	for i, row := range rows {
		for j, v := range row {
			if v == nil {
				continue
			}
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			must(err)
			must(f.SetCellValue(sheet, cell, v))
		}
	}
	must(f.SaveAs(path))
	must(f.Close())
	return path
}

func (x *screen) key(names ...fyne.KeyName) {
	x.t.Helper()
	c := x.win.Canvas()
	for _, name := range names {
		focused := c.Focused()
		tabbable, _ := focused.(fyne.Tabbable)
		switch {
		case name == fyne.KeyTab && (tabbable == nil || !tabbable.AcceptsTab()):
			c.FocusNext()
		case focused != nil:
			focused.TypedKey(&fyne.KeyEvent{Name: name})
		case c.OnTypedKey() != nil:
			c.OnTypedKey()(&fyne.KeyEvent{Name: name})
		}
	}
}

func (x *screen) write(text string) {
	x.t.Helper()
	for _, r := range text {
		focused := x.win.Canvas().Focused()
		if focused == nil {
			x.t.Fatalf("typing %q: nothing has the focus", text)
		}
		focused.TypedRune(r)
	}
}

func (x *screen) press(shortcuts ...fyne.Shortcut) {
	for _, s := range shortcuts {
		kit.Press(x.win.Canvas(), s)
	}
}

var (
	nextTab = kit.Ctrl(fyne.KeyPageDown)
	take    = kit.Ctrl(fyne.KeyReturn)
)

// texts are all texts in sight.
func (x *screen) texts() string {
	var out []string
	for _, o := range append([]fyne.CanvasObject{x.win.Canvas().Content()}, x.win.Canvas().Overlays().List()...) {
		out = append(out, textsIn(o)...)
	}
	return strings.Join(out, "\n")
}

// shows reports whether a text is in sight, wrapped or not.
func (x *screen) shows(text string) bool {
	said := strings.Join(strings.Fields(x.texts()), " ")
	return strings.Contains(said, strings.Join(strings.Fields(text), " "))
}

func (x *screen) sees(texts ...string) {
	x.t.Helper()
	for _, text := range texts {
		if !x.shows(text) {
			x.t.Errorf("%q is not in sight:\n%s", text, x.texts())
		}
	}
}

func (x *screen) misses(texts ...string) {
	x.t.Helper()
	for _, text := range texts {
		if x.shows(text) {
			x.t.Errorf("%q is in sight", text)
		}
	}
}

// button is the one in sight that begins so, nil where there is none.
func (x *screen) button(text string) (found *kit.Button) {
	walk(x.win.Canvas().Content(), func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && strings.HasPrefix(b.Text, text) {
			found = b
		}
	})
	return found
}

// to presses Tab until the keys go to what is wanted.
func (x *screen) to(what string, wanted func(fyne.Focusable) bool) {
	x.t.Helper()
	for range 40 {
		if focused := x.win.Canvas().Focused(); focused != nil && wanted(focused) {
			return
		}
		x.key(fyne.KeyTab)
	}
	x.t.Fatalf("Tab does not lead to %s", what)
}

// toColumns goes to the table of columns: it alone takes Down and holds no
// text.
func (x *screen) toColumns() {
	x.t.Helper()
	x.to("the columns", func(f fyne.Focusable) bool {
		_, button := f.(*kit.Button)
		_, field := f.(kit.Field)
		_, segments := f.(*kit.Segments)
		return !button && !field && !segments
	})
	x.key(fyne.KeyHome)
}

// toSegments goes to what is looked at of the preview.
func (x *screen) toSegments() {
	x.t.Helper()
	x.to("the views", func(f fyne.Focusable) bool {
		_, ok := f.(*kit.Segments)
		return ok
	})
}

func (x *screen) sound() {
	x.t.Helper()
	if len(x.failed) > 0 {
		x.t.Errorf("failed: %v", x.failed)
	}
	if missing := i18n.Missing(); len(missing) > 0 {
		x.t.Errorf("words are missing: %v", missing)
	}
}

func (x *screen) people() []data.PersonLine {
	x.t.Helper()
	list, _, err := x.store.People(ctx, data.PersonQuery{Limit: 100})
	if err != nil {
		x.t.Fatal(err)
	}
	return list
}

func (x *screen) events(p data.Project) []data.Event {
	x.t.Helper()
	list, err := x.store.Events(ctx, data.EventQuery{Project: p.ID})
	if err != nil {
		x.t.Fatal(err)
	}
	return list
}

func save(t testing.TB, s *store.Store, records ...data.Record) {
	t.Helper()
	if err := s.Save(ctx, data.ActionEdit, records...); err != nil {
		t.Fatal(err)
	}
}
