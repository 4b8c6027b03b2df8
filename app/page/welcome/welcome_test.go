package welcome_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/page/welcome"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
	"sapar/data/names"
	"sapar/data/preset"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

// desk is a window with the first screen in it, as the shell would have it.
type desk struct {
	t      *testing.T
	store  *store.Store
	window fyne.Window
	run    *task.InlineRunner
	page   *welcome.Page
	lang   string
	done   *data.Settings
	failed error
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light))
	d := &desk{t: t, store: storetest.New(t), window: test.NewWindow(nil), run: task.Inline(), lang: "kk"}
	t.Cleanup(d.window.Close)
	t.Cleanup(func() { kit.Install(d.window.Canvas(), nil) })
	d.window.Resize(fyne.NewSize(1280, 800))
	d.show(welcome.Draft{})
	return d
}

func (d *desk) show(draft welcome.Draft) {
	presets, err := preset.All()
	if err != nil {
		d.t.Fatal(err)
	}
	d.page = welcome.New(welcome.Options{
		Records: d.store, Words: i18n.Load(i18n.Lang(d.lang)), Places: territory.Builtin().WithFold(names.Fold),
		Presets: presets, Window: d.window, Tasks: d.run, Tidy: names.Tidy, Draft: draft,
		Now:      func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) },
		Language: func(lang string) { d.lang = lang; d.show(d.page.Draft()) },
		Done:     func(set data.Settings) { d.done = &set },
		Fail:     func(err error) { d.failed = err },
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

// pressed presses keys one after another.
func (d *desk) pressed(keys ...fyne.KeyName) {
	for _, key := range keys {
		c := d.window.Canvas()
		grabs, _ := c.Focused().(fyne.Tabbable)
		switch {
		case key == fyne.KeyTab && (grabs == nil || !grabs.AcceptsTab()):
			c.FocusNext()
		default:
			c.Focused().TypedKey(&fyne.KeyEvent{Name: key})
		}
		d.run.Drain()
	}
}

func (d *desk) begin() {
	kit.Press(d.window.Canvas(), kit.Ctrl(fyne.KeyReturn))
	d.run.Drain()
}

// seen is all text on the screen.
func (d *desk) seen() string {
	return strings.Join(texts(d.window.Content()), "\n")
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
	case *fyne.Container:
		below = o.Objects
	case fyne.Widget:
		below = test.WidgetRenderer(o).Objects()
	}
	for _, child := range below {
		all = append(all, texts(child)...)
	}
	return all
}

func (d *desk) wantSeen(text string) {
	d.t.Helper()
	if seen := strings.Join(strings.Fields(d.seen()), " "); !strings.Contains(seen, text) {
		d.t.Errorf("%q is not on the screen:\n%s", text, d.seen())
	}
}

// retyped types in place of what the field holds.
func (d *desk) retyped(text string) {
	kit.Press(d.window.Canvas(), kit.Ctrl(fyne.KeyA))
	d.pressed(fyne.KeyBackspace)
	d.typed(text)
}

func (d *desk) project() (data.Project, []data.Indicator) {
	d.t.Helper()
	ctx := context.Background()
	project, err := d.store.Project(ctx)
	if err != nil {
		d.t.Fatal(err)
	}
	indicators, err := d.store.Indicators(ctx, project.ID)
	if err != nil {
		d.t.Fatal(err)
	}
	return project, indicators
}

func TestFirstStartByKeys(t *testing.T) {
	d := newDesk(t)
	d.typed("айгүл нұрланқызы")
	d.pressed(fyne.KeyEnter)  // the role: coordinator already
	d.pressed(fyne.KeyTab)    // the project: the grant already
	d.pressed(fyne.KeyTab)    // the district
	d.typed("акжайык")        // as the Russian keyboard writes it
	d.pressed(fyne.KeyReturn) // takes what the list offers
	d.pressed(fyne.KeyReturn) // goes on to the first day
	d.typed("1.12")
	d.pressed(fyne.KeyReturn)
	d.typed("31052027")
	d.pressed(fyne.KeyReturn) // the button
	if d.done != nil {
		t.Fatal("began before the button was pressed")
	}
	d.pressed(fyne.KeyReturn)

	if d.failed != nil || d.done == nil {
		t.Fatalf("failed with %v, done %v\n%s", d.failed, d.done, d.seen())
	}
	project, indicators := d.project()
	want := data.Settings{
		Role: "coordinator", Name: "Айгүл Нұрланқызы", District: storetest.Akzhaiyk,
		Language: "kk", Theme: "system", Project: project.ID,
	}
	if diff := cmp.Diff(want, *d.done); diff != "" {
		t.Errorf("told of other settings:\n%s", diff)
	}
	kept, err := d.store.Settings(context.Background())
	if diff := cmp.Diff(want, kept); err != nil || diff != "" {
		t.Errorf("kept other settings (%v):\n%s", err, diff)
	}
	if project.Preset != "wko-rural-youth" || project.Start != 20261201 || project.End != 20270531 {
		t.Errorf("made %+v", project)
	}
	asked, _ := preset.ByKey("wko-rural-youth")
	if len(indicators) != len(asked.Indicators) || indicators[0].Plan != 12 || indicators[0].Project != project.ID {
		t.Errorf("made the indicators %+v", indicators)
	}
}

func TestManagerIsNotAskedForADistrict(t *testing.T) {
	d := newDesk(t)
	label := i18n.Load(i18n.KK).T("page.welcome.district")
	d.wantSeen(label)
	d.typed("Серік Ахметов")
	d.pressed(fyne.KeyTab, fyne.KeyEnd) // the last role
	if strings.Contains(d.seen(), label) {
		t.Error("the manager is asked for a district")
	}
	d.begin()
	if d.done == nil || d.done.Role != "manager" || d.done.District != "" {
		t.Errorf("began with %+v, %v", d.done, d.failed)
	}
}

func TestTarazIsItsOwnDistrict(t *testing.T) {
	d := newDesk(t)
	d.typed("Дана")
	d.pressed(fyne.KeyTab, fyne.KeyTab)
	for range 5 { // the fifth order: eight months
		d.pressed(fyne.KeyDown)
	}
	d.wantSeen("Тараз")
	d.begin()
	if d.done == nil || d.done.District != "311000000" {
		t.Fatalf("began with %+v, %v", d.done, d.failed)
	}
	project, indicators := d.project()
	if project.Region != "311000000" || len(indicators) != 1 {
		t.Errorf("made %+v with %d indicators", project, len(indicators))
	}
	if project.Start != 20261122 || project.End != 20270721 {
		t.Errorf("lasts from %s to %s, want the eight months of its text", project.Start, project.End)
	}
}

func TestGrantLastsToTheEndOfTheYearUntilSomebodySaysOtherwise(t *testing.T) {
	d := newDesk(t)
	d.typed("Дана")
	d.pressed(fyne.KeyTab, fyne.KeyEnd)
	d.begin()
	project, _ := d.project()
	if project.Start != 20261122 || project.End != 20261231 {
		t.Errorf("lasts from %s to %s", project.Start, project.End)
	}
}

func TestRefusedAtTheField(t *testing.T) {
	const toDistrict, toStart = 3, 4 // times Tab from the name
	tabs := func(d *desk, n int) {
		for range n {
			d.pressed(fyne.KeyTab)
		}
	}
	tests := []struct {
		condition string
		do        func(d *desk)
		says      string
		keeps     string // what was typed
		mend      func(d *desk)
	}{
		{"no name", func(d *desk) { tabs(d, toDistrict); d.typed("Бөрлі") }, "Аты-жөніңізді жазыңыз", "Бөрлі ауданы",
			func(d *desk) { d.retyped("Дана") }},
		{"a name of 10 000 characters", func(d *desk) {
			fyne.CurrentApp().Clipboard().SetContent(strings.Repeat("ә", 10_000))
			kit.Press(d.window.Canvas(), kit.Ctrl(fyne.KeyV))
			tabs(d, toDistrict)
			d.typed("Бөрлі")
		}, "Мәтін тым ұзын: 10 000 таңба. Ең көбі 250 таңба", "әәәәә",
			func(d *desk) { d.retyped("Дана") }},
		{"no district", func(d *desk) { d.typed("Дана") }, "Ауданыңызды таңдаңыз", "Дана",
			func(d *desk) { d.retyped("Бөрлі") }},
		{"a district of nowhere", func(d *desk) { d.typed("Дана"); tabs(d, toDistrict); d.typed("Атлантида") },
			"Жобада мұндай аудан жоқ", "Атлантида",
			func(d *desk) { d.retyped("Бөрлі") }},
		{"an end before the start", func(d *desk) {
			d.typed("Дана")
			tabs(d, toDistrict)
			d.typed("Бөрлі")
			d.pressed(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyTab)
			d.typed("01.03.2026")
		}, "Аяқталуы (01.03.2026) басталуынан (22.11.2026) бұрын тұр", "01.03.2026",
			func(d *desk) { d.retyped("01.03.2027") }},
		{"an end before the start, mended at the start", func(d *desk) {
			d.typed("Дана")
			tabs(d, toDistrict)
			d.typed("Бөрлі")
			d.pressed(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyTab)
			d.typed("01.03.2026")
		}, "бұрын тұр", "01.03.2026",
			func(d *desk) { d.window.Canvas().FocusPrevious(); d.typed("01.01.2026") }},
		{"a day that is none", func(d *desk) {
			d.typed("Дана")
			tabs(d, toDistrict)
			d.typed("Бөрлі")
			d.pressed(fyne.KeyReturn, fyne.KeyReturn)
			d.typed("31.02.2026")
		}, "Мұндай күн жоқ", "31.02.2026",
			func(d *desk) { d.retyped("28.02.2026") }},
		{"no first day", func(d *desk) {
			d.typed("Дана")
			tabs(d, toDistrict)
			d.typed("Бөрлі")
			d.pressed(fyne.KeyReturn, fyne.KeyReturn)
			d.retyped("")
		}, "Бұл жолды толтыру қажет", "Дана",
			func(d *desk) { d.retyped("1.3") }},
	}
	for _, tt := range tests {
		t.Run(tt.condition, func(t *testing.T) {
			d := newDesk(t)
			tt.do(d)
			d.begin()
			if d.done != nil {
				t.Fatal("began all the same")
			}
			d.wantSeen(tt.says)
			if !strings.Contains(d.seen(), tt.keeps) {
				t.Errorf("%q is lost:\n%s", tt.keeps, d.seen())
			}
			if empty, err := d.store.Empty(context.Background()); err != nil || !empty {
				t.Errorf("something was saved (%v)", err)
			}
			tt.mend(d) // the focus is where the problem is
			d.begin()
			if d.done == nil || d.failed != nil {
				t.Errorf("mended, but it did not begin (%v):\n%s", d.failed, d.seen())
			}
		})
	}
}

func TestSwitchOfLanguageKeepsWhatWasTyped(t *testing.T) {
	d := newDesk(t)
	d.typed("Дана Сер")
	d.pressed(fyne.KeyTab, fyne.KeyDown) // staff
	d.pressed(fyne.KeyTab, fyne.KeyTab)
	d.typed("Бөрлі")
	d.pressed(fyne.KeyReturn, fyne.KeyReturn)
	d.typed("1.2")
	for range 5 {
		d.window.Canvas().FocusPrevious() // back to the language
	}
	d.pressed(fyne.KeyDown)
	if d.lang != "ru" {
		t.Fatalf("the language is %q", d.lang)
	}
	ru := i18n.Load(i18n.RU)
	d.wantSeen(ru.T("page.welcome.name"))
	for _, kept := range []string{"Дана Сер", ru.Choice("role", "staff"), "Бурлинский район", "01.02.2026", "31.12.2026"} {
		d.wantSeen(kept)
	}
	d.pressed(fyne.KeyDown) // the focus has stayed
	if d.lang != "en" {
		t.Fatalf("the language is %q", d.lang)
	}
	d.wantSeen(i18n.Load(i18n.EN).T("page.welcome.about"))
	d.begin()
	if d.done == nil || d.done.Language != "en" || d.done.District != storetest.Borli || d.done.Name != "Дана Сер" {
		t.Errorf("began with %+v, %v", d.done, d.failed)
	}
}

func TestHalfTypedTextOutlivesASwitchOfLanguage(t *testing.T) {
	d := newDesk(t)
	d.pressed(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	d.typed("Атлант")
	d.pressed(fyne.KeyTab)
	d.typed("31.0")
	d.lang = "ru"
	d.show(d.page.Draft())
	d.wantSeen("Атлант")
	d.wantSeen("31.0")
	d.typed("1") // the day had the keys, and all of it was selected anew
	if draft := d.page.Draft(); draft.Focus != "start" {
		t.Errorf("the keys went to %q", draft.Focus)
	}
}

func TestStoreThatFailsIsTold(t *testing.T) {
	d := newDesk(t)
	d.typed("Дана")
	d.pressed(fyne.KeyTab, fyne.KeyEnd)
	broken := errors.New("no disk")
	d.page = nil
	presets, _ := preset.All()
	page := welcome.New(welcome.Options{
		Records: failing{d.store, broken}, Words: i18n.Load(i18n.KK), Places: territory.Builtin(), Presets: presets,
		Window: d.window, Tasks: d.run, Tidy: names.Tidy, Now: time.Now,
		Draft: welcome.Draft{Name: "Дана", Role: "manager"},
		Done:  func(data.Settings) { t.Error("it began") },
		Fail:  func(err error) { d.failed = err },
	})
	d.window.SetContent(page.Content())
	kit.Install(d.window.Canvas(), page.Commands())
	page.Show()
	d.begin()
	if !errors.Is(d.failed, broken) {
		t.Errorf("told of %v", d.failed)
	}
}

type failing struct {
	*store.Store
	err error
}

func (f failing) Save(context.Context, string, ...data.Record) error { return f.err }
