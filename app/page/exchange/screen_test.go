package exchange_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sapar/app/exchange"
	"sapar/app/i18n"
	"sapar/app/kit"
	page "sapar/app/page/exchange"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
	"sapar/data/indicator"
	"sapar/data/layout"
	"sapar/data/names"
	"sapar/data/sheet"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

var ctx = context.Background()

// today is the day on which the tests play.
const today = data.Date(20261125)

// exchangeOf joins a store with its workbooks as main does.
func exchangeOf(s *store.Store) *exchange.Exchange {
	places := territory.Builtin().WithFold(names.Fold)
	counter := &indicator.Counter{Records: s, Places: places}
	return &exchange.Exchange{
		Records: s, Answers: s, Files: s, Moves: counter.Moves,
		Ship: func(ctx context.Context, q data.ShipQuery) (exchange.Shipment, error) { return s.Ship(ctx, q) },
		Sheets: &sheet.Workbook{
			Places: places, Fold: names.Fold, Today: s.Today,
			Words: func(lang, key string) string { return i18n.Load(i18n.Lang(lang)).T(key) },
		},
	}
}

// screen is the page in a window, with the keys going to what has the focus.
type screen struct {
	t        testing.TB
	store    *store.Store
	exchange *exchange.Exchange
	win      fyne.Window
	page     *page.Page
	words    *i18n.Words
	folder   string // where files go, and come from

	kept, keptIncoming, said, files []string
	failed                          []error
	merged, region                  int
	lists                           []string // paths of lists that were opened, with their passwords
}

func show(t testing.TB, s *store.Store, lang i18n.Lang) *screen {
	t.Helper()
	return showWith(t, s, lang, task.Inline())
}

func showWith(t testing.TB, s *store.Store, lang i18n.Lang, tasks task.Runner) *screen {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	set, err := s.Settings(ctx)
	if err != nil {
		t.Fatal(err)
	}
	places := territory.Builtin().WithFold(names.Fold)
	x := &screen{t: t, store: s, exchange: exchangeOf(s), words: i18n.Load(lang), win: test.NewTempWindow(t, nil), folder: t.TempDir()}
	x.win.Resize(fyne.NewSize(1600, 900))
	x.page = page.New(page.Options{
		Records: s, Exchange: x.exchange, Words: x.words, Places: places, Window: x.win, Tasks: tasks,
		Now: func() time.Time { return today.Time().Add(12 * time.Hour) }, Settings: set,
		Say:    func(text string) { x.said = append(x.said, text) },
		Fail:   func(err error) { x.failed = append(x.failed, err) },
		Folder: x.folder, KeepFolder: func(folder string) { x.kept = append(x.kept, folder) },
		Incoming: x.folder, KeepIncoming: func(folder string) { x.keptIncoming = append(x.keptIncoming, folder) },
		Latin: func(code string) string { return layout.Latin(code, places) },
		Open: func(path string) error {
			x.files = append(x.files, path)
			return nil
		},
		OpenRegion: func() { x.region++ },
		OpenList:   func(path, password string) { x.lists = append(x.lists, path+" "+password) }, Merged: func() { x.merged++ },
	})
	x.win.SetContent(x.page.Content())
	kit.Install(x.win.Canvas(), x.page.Commands())
	t.Cleanup(func() { kit.Install(x.win.Canvas(), nil) })
	x.page.Show()
	return x
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
			if name == fyne.KeySpace {
				focused.TypedRune(' ')
			}
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
	goOn    = kit.Ctrl(fyne.KeyReturn)
	all     = kit.Ctrl(fyne.KeyA)
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

func (x *screen) misses(text string) {
	x.t.Helper()
	if x.shows(text) {
		x.t.Errorf("%q is in sight", text)
	}
}

// button is the one in sight that says that, nil where there is none.
func (x *screen) button(text string) (found *kit.Button) {
	x.t.Helper()
	for _, o := range append([]fyne.CanvasObject{x.win.Canvas().Content()}, x.win.Canvas().Overlays().List()...) {
		walk(o, func(o fyne.CanvasObject) {
			if b, ok := o.(*kit.Button); ok && strings.HasPrefix(b.Text, text) {
				found = b
			}
		})
	}
	return found
}

func (x *screen) tap(text string) {
	x.t.Helper()
	b := x.button(text)
	if b == nil || b.Disabled() {
		x.t.Fatalf("no button %q to press", text)
	}
	kit.Focus(b)
	b.Press()
}

func (x *screen) sound() {
	x.t.Helper()
	if len(x.failed) > 0 {
		x.t.Errorf("failed: %v", x.failed)
	}
}

func save(t testing.TB, s *store.Store, records ...data.Record) {
	t.Helper()
	if err := s.Save(ctx, data.ActionEdit, records...); err != nil {
		t.Fatal(err)
	}
}

// laptop is a coordinator's store with a project, two held events and a person
// who was at one of them.
func laptop(t testing.TB) (*store.Store, data.Project, []data.Event) {
	t.Helper()
	s := storetest.Open(t, storetest.Options(t.TempDir(), storetest.NewClock(today)))
	p := storetest.Project(t, s)
	person := data.Person{Name: "Ахметов Данияр", BirthYear: 2004, Sex: data.Male, Phone: "+7 701 000 00 00", Consent: "self", Village: storetest.Chapaev}
	save(t, s, &person)
	var events []data.Event
	for i, day := range []data.Date{20261012, 20261105} {
		e := storetest.Event(p, day)
		e.Title, e.Status = []string{"Жұмыспен қамту", "Кәсіпкерлік"}[i], data.Held
		save(t, s, &e)
		events = append(events, e)
	}
	save(t, s, &data.Attendance{Event: events[0].ID, Person: person.ID})
	return s, p, events
}

// office is the region's store, which has the project from a form.
func office(t testing.TB, from *store.Store, p data.Project) *store.Store {
	t.Helper()
	s := storetest.Open(t, storetest.Options(t.TempDir(), storetest.NewClock(today)))
	path := filepath.Join(t.TempDir(), "form.xlsx")
	send(t, from, exchange.ExportOptions{ShipQuery: data.ShipQuery{Project: p.ID}, Path: path, Form: true})
	if _, err := exchangeOf(s).Merge(ctx, []string{path}, exchange.MergeOptions{}); err != nil {
		t.Fatal(err)
	}
	set := data.Settings{Role: "manager", Name: "Марат", Language: "kk", Project: p.ID}
	if err := s.SaveSettings(ctx, set); err != nil {
		t.Fatal(err)
	}
	return s
}

func send(t testing.TB, s *store.Store, o exchange.ExportOptions) {
	t.Helper()
	if o.Language == "" {
		o.Language = "kk"
	}
	if _, err := exchangeOf(s).Export(ctx, o); err != nil {
		t.Fatal(err)
	}
}

// count is how many events of a project a store has.
func count(t testing.TB, s *store.Store, p data.Project) int {
	t.Helper()
	list, err := s.Events(ctx, data.EventQuery{Project: p.ID})
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}
