package reports_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/page/reports"
	"sapar/app/reporting"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
	"sapar/data/docx"
	"sapar/data/indicator"
	"sapar/data/names"
	"sapar/data/report"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

// maker makes real reports and files, with what a test wants to see kept.
type maker struct {
	*reporting.Reports
	asked   []data.ReportQuery
	refuse  error // what writing fails with
	dropped int   // reports that nobody waited for any more
}

func newMaker(t testing.TB, s *store.Store, places *territory.Catalogue) *maker {
	counter := indicator.Counter{Records: s, Places: places}
	builder := report.Builder{Records: s, Places: places, Measure: counter.Measure, Counted: counter.Counted}
	return &maker{Reports: &reporting.Reports{
		Fill: builder.Fill, Missing: builder.Missing, Save: s.Save, Places: places, Folder: filepath.Join(t.TempDir(), "layouts"),
		Words: func(lang, key string, args ...any) string { return i18n.Load(i18n.Lang(lang)).T(key, args...) },
	}}
}

func (m *maker) Build(ctx context.Context, q data.ReportQuery) (data.Report, error) {
	if err := ctx.Err(); err != nil {
		m.dropped++
		return data.Report{}, err
	}
	m.asked = append(m.asked, q)
	return m.Reports.Build(ctx, q)
}

func (m *maker) WriteFile(ctx context.Context, path string, r data.Report, o data.ReportOptions) error {
	if m.refuse != nil {
		return m.refuse
	}
	return m.Reports.WriteFile(ctx, path, r, o)
}

func (m *maker) last() data.ReportQuery { return m.asked[len(m.asked)-1] }

// screen is the page in a window, with the keys going to what has the focus.
type screen struct {
	t       testing.TB
	win     fyne.Window
	page    *reports.Page
	words   *i18n.Words
	maker   *maker
	folder  string
	kept    []string
	said    []string
	failed  []error
	opened  []data.ID
	settled int
	files   []string
}

// today is the day on which the tests play.
const today = data.Date(20261122)

func show(t testing.TB, s *store.Store, lang i18n.Lang, settings data.Settings) *screen {
	t.Helper()
	return showWith(t, s, lang, settings, task.Inline())
}

func showWith(t testing.TB, s *store.Store, lang i18n.Lang, settings data.Settings, tasks task.Runner) *screen {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	places := territory.Builtin().WithFold(names.Fold)
	x := &screen{t: t, words: i18n.Load(lang), win: test.NewTempWindow(t, nil), maker: newMaker(t, s, places), folder: t.TempDir()}
	x.win.Resize(fyne.NewSize(3200, 740)) // every column of a report is in sight
	x.page = reports.New(reports.Options{
		Records: s, Reports: x.maker, Words: x.words, Places: places, Window: x.win, Tasks: tasks,
		Now:        func() time.Time { return today.Time().Add(12 * time.Hour) },
		Settings:   settings,
		Say:        func(text string) { x.said = append(x.said, text) },
		Fail:       func(err error) { x.failed = append(x.failed, err) },
		Folder:     x.folder,
		KeepFolder: func(folder string) { x.kept = append(x.kept, folder) },
		Open: func(path string) error {
			x.files = append(x.files, path)
			return nil
		},
		Narrative: func(_ context.Context, lang string, on data.Date) (reports.Letter, error) {
			return docx.Document{Blocks: []docx.Block{docx.Paragraph{Text: "status " + lang + " " + on.String()}}}, nil
		},
		Settle:    func() { x.settled++ },
		OpenEvent: func(id data.ID) { x.opened = append(x.opened, id) },
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

func (x *screen) press(s fyne.Shortcut) { kit.Press(x.win.Canvas(), s) }

var export = kit.Ctrl(fyne.KeyE)

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
	all := strings.Join(strings.Fields(x.texts()), " ")
	return strings.Contains(all, strings.Join(strings.Fields(text), " "))
}

func (x *screen) sees(text string) {
	x.t.Helper()
	if !x.shows(text) {
		x.t.Errorf("%q is not in sight:\n%s", text, x.texts())
	}
}

func (x *screen) misses(text string) {
	x.t.Helper()
	if x.shows(text) {
		x.t.Errorf("%q is in sight", text)
	}
}

func (x *screen) sound() {
	x.t.Helper()
	if len(x.failed) > 0 {
		x.t.Errorf("failed: %v", x.failed)
	}
}

func (x *screen) problem(code string, args data.Args) string {
	return x.words.Problem(data.Problem{Code: code, Args: args}, territory.Builtin())
}

func save(t testing.TB, s *store.Store, records ...data.Record) {
	t.Helper()
	if err := s.Save(context.Background(), data.ActionEdit, records...); err != nil {
		t.Fatal(err)
	}
}

// field saves a project with an indicator, two held meetings of this quarter
// with two and one people, and one planned.
func field(t testing.TB) (s *store.Store, events []data.Event, coordinator data.Settings) {
	t.Helper()
	s = storetest.Open(t, storetest.Options(t.TempDir(), storetest.NewClock(today)))
	project := storetest.Project(t, s)
	wanted := data.Indicator{Project: project.ID, Number: 1, Kind: data.CountEvents, NameKK: "Кездесулер", NameRU: "Встречи", Unit: "events", EventTypes: []string{"meeting"}, Plan: 10}
	save(t, s, &wanted)
	people := []data.Person{{Name: "Ахметов Данияр", BirthYear: 2004, Sex: data.Male, Consent: "self"}, {Name: "Қожахмет Әйгерім", BirthYear: 2010, Sex: data.Female}}
	save(t, s, &people[0], &people[1])
	for i, day := range []data.Date{20261012, 20261105, 20261201} {
		e := storetest.Event(project, day)
		e.Title = []string{"Жұмыспен қамту", "Кәсіпкерлік", "Заң сағаты"}[i]
		if i < 2 {
			e.Status, e.Indicators = data.Held, []data.ID{wanted.ID}
		}
		save(t, s, &e)
		for _, p := range people[:max(0, 2-i)] {
			save(t, s, &data.Attendance{Event: e.ID, Person: p.ID})
		}
		events = append(events, e)
	}
	coordinator, err := s.Settings(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return s, events, coordinator
}

var errFull = &data.Error{Code: "cannot_write", Args: data.Args{"path": "here"}, Err: errors.New("no room")}
