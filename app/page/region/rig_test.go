package region_test

import (
	"context"
	"encoding/binary"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sapar/app/exchange"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/page/region"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
	"sapar/data/indicator"
	"sapar/data/names"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

var ctx = context.Background()

// The theme comes before the first widget, as it does in the program.
func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(theme.Light))
	os.Exit(m.Run())
}

// office is the region's computer and a district's, which know the same
// project and one held event of it.
type office struct {
	t                testing.TB
	region, district *store.Store
	clock            *storetest.Clock // of both
	project          data.Project
	event            data.Event
}

func newOffice(t testing.TB) *office {
	t.Helper()
	o := &office{t: t, clock: storetest.NewClock(storetest.Day)}
	o.region = storetest.Open(t, storetest.Options(t.TempDir(), o.clock))
	o.district = storetest.Open(t, storetest.Options(t.TempDir(), o.clock))
	o.project = storetest.Project(t, o.region)
	o.settings(o.region, data.Settings{Role: "manager", Name: "Болат", Language: "kk", Project: o.project.ID})
	o.save(o.region, &data.Indicator{
		Project: o.project.ID, Number: 2, Kind: data.CountHandouts, NameKK: "Таратпа материал", NameRU: "Раздаточный материал", Unit: "pieces", Plan: 1000,
	})
	indicators, err := o.region.Indicators(ctx, o.project.ID)
	o.must(err)
	o.event = storetest.Event(o.project, 20260312)
	o.event.Status, o.event.Handouts, o.event.Indicators = data.Held, 10, []data.ID{indicators[0].ID}
	o.save(o.region, &o.event)
	o.send(o.region, o.district)
	o.settings(o.district, data.Settings{Role: "coordinator", Name: "Айгүл", District: storetest.Akzhaiyk, Language: "kk", Project: o.project.ID})
	return o
}

func (o *office) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) settings(s *store.Store, set data.Settings) { o.must(s.SaveSettings(ctx, set)) }

func (o *office) save(s *store.Store, records ...data.Record) {
	o.t.Helper()
	o.must(s.Save(ctx, data.ActionEdit, records...))
}

// send merges what one computer knows on another.
func (o *office) send(from, to *store.Store) *data.Parcel {
	o.t.Helper()
	o.clock.Move(time.Hour)
	p := storetest.Parcel(o.t, from, data.ShipQuery{Project: o.project.ID})
	o.merge(to, p)
	return p
}

func (o *office) merge(to *store.Store, p *data.Parcel) {
	o.t.Helper()
	_, err := to.Merge(ctx, data.MergeOptions{}, storetest.Each(p))
	o.must(err)
}

// change saves the event with something changed on one computer.
func (o *office) change(s *store.Store, change func(*data.Event)) {
	o.t.Helper()
	e := o.eventOf(s)
	change(&e)
	o.save(s, &e)
}

func (o *office) eventOf(s *store.Store) data.Event {
	o.t.Helper()
	e, err := s.Event(ctx, o.event.ID)
	o.must(err)
	return e
}

// disagree makes both computers write another number of handouts, and another
// title, and merges the district's on the region's.
func (o *office) disagree() {
	o.t.Helper()
	o.change(o.district, func(e *data.Event) { e.Handouts, e.Title = 34, "Ауданның атауы" })
	o.change(o.region, func(e *data.Event) { e.Handouts, e.Title = 43, "Өңірдің атауы" })
	o.send(o.district, o.region)
}

// byHand makes of a parcel the one that comes when someone writes a number of
// handouts into the event's row of its workbook.
func (o *office) byHand(p *data.Parcel, file string, handouts int64) *data.Parcel {
	o.t.Helper()
	at := slices.IndexFunc(p.Rows, func(r data.Row) bool { return data.BaseOf(r.Record).ID == o.event.ID })
	if at < 0 {
		o.t.Fatal("the event has more than one version")
	}
	q := storetest.Clone(p)
	row := q.Rows[at]
	q.Rows = append(q.Rows[:at:at], q.Rows[at+1:]...)
	base := data.Version{
		ID: row.ID, Type: "event", Record: o.event.ID, Stamp: row.Stamp, Batch: q.Batches[row.Batch].ID,
		Fields: data.EventType.Values(row.Record),
	}
	base.Hash = base.Sum()
	q.Source.Name = file
	batch := data.Batch{ID: data.ID{0xee}, Device: data.ByHand, Action: data.ActionHand, At: o.clock.Now(), Author: "Ерлан", Source: file}
	edit := data.Version{
		Type: "event", Record: o.event.ID, Parents: []data.VersionID{row.ID}, Batch: batch.ID, Stamp: q.Manifest.Stamp + 1,
		Fields: data.Fields{"handouts": handouts},
	}
	edit.SignByHand()
	q.Batches = append(q.Batches, batch)
	q.Arrivals = append(q.Arrivals, data.Arrival{Version: base, Line: 3},
		data.Arrival{Version: edit, Sheet: "Іс-шаралар", Line: 3, Cells: map[string]string{"handouts": "R3"}})
	binary.BigEndian.PutUint64(q.Source.Sum[:], uint64(edit.Hash))
	return q
}

// places are the districts of the project.
func (o *office) places() []data.Place {
	return territory.Builtin().Districts(o.project.Region, o.project.WithCity)
}

func (o *office) questions(s *store.Store) []data.Question {
	o.t.Helper()
	all, err := s.Questions(ctx)
	o.must(err)
	return all
}

// screen is the page in a window, with the keys going to what has the focus.
type screen struct {
	t      testing.TB
	win    fyne.Window
	tasks  *task.InlineRunner
	page   *region.Page
	words  *i18n.Words
	said   []string
	failed []error
	opened []data.ID
}

func show(t testing.TB, s *store.Store, lang i18n.Lang) *screen {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light))
	x := &screen{t: t, words: i18n.Load(lang), win: test.NewTempWindow(t, nil), tasks: task.Inline()}
	x.win.Resize(fyne.NewSize(1080, 740))
	settings, err := s.Settings(ctx)
	if err != nil {
		t.Fatal(err)
	}
	places := territory.Builtin().WithFold(names.Fold)
	counter := &indicator.Counter{Records: s, Places: places}
	x.page = region.New(region.Options{
		Records: s, Exchange: &exchange.Exchange{Records: s, Answers: s, Files: s, Moves: counter.Moves},
		Words: x.words, Places: places, Window: x.win, Tasks: x.tasks, Now: s.Now, Settings: settings,
		Say:       func(text string) { x.said = append(x.said, text) },
		Fail:      func(err error) { x.failed = append(x.failed, err) },
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
		x.tasks.Drain()
	}
}

func (x *screen) write(text string) {
	x.t.Helper()
	for _, r := range text {
		x.win.Canvas().Focused().TypedRune(r)
	}
}

func (x *screen) press(s fyne.Shortcut) { kit.Press(x.win.Canvas(), s) }

func (x *screen) texts() []string {
	var out []string
	for _, o := range append([]fyne.CanvasObject{x.win.Canvas().Content()}, x.win.Canvas().Overlays().List()...) {
		out = append(out, textsIn(o)...)
	}
	return out
}

// textsIn are the texts that are drawn below o.
func textsIn(o fyne.CanvasObject) []string {
	var out []string
	for _, text := range drawnIn(o) {
		out = append(out, text.Text)
	}
	return out
}

// drawnIn walks over all that is drawn below o.
func drawnIn(o fyne.CanvasObject) []*canvas.Text {
	if o == nil || !o.Visible() {
		return nil
	}
	var out []*canvas.Text
	switch o := o.(type) {
	case *canvas.Text:
		if o.Text != "" {
			out = append(out, o)
		}
	case *fyne.Container:
		for _, child := range o.Objects {
			out = append(out, drawnIn(child)...)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			out = append(out, drawnIn(child)...)
		}
	}
	return out
}

func (x *screen) sees(wants ...string) {
	x.t.Helper()
	all := strings.Join(x.texts(), " ")
	for _, want := range wants {
		if !strings.Contains(all, want) {
			x.t.Errorf("%q is not in sight:\n%s", want, strings.Join(x.texts(), "\n"))
		}
	}
}

func (x *screen) misses(text string) {
	x.t.Helper()
	if strings.Contains(strings.Join(x.texts(), " "), text) {
		x.t.Errorf("%q is in sight", text)
	}
}

func (x *screen) sound() {
	x.t.Helper()
	if len(x.failed) > 0 {
		x.t.Errorf("failed: %v", x.failed)
	}
	x.misses("⟨")
	if missing := i18n.Missing(); len(missing) > 0 {
		x.t.Errorf("missing: %q", missing)
	}
}
