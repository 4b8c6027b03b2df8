package event

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sapar/app/form"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/paper"
	samepeople "sapar/app/same"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
	"sapar/data/names"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

var ctx = context.Background()

// rig is a page in a window over a real store, and the keys.
type rig struct {
	t       testing.TB
	store   *store.Store
	project data.Project
	tasks   *task.InlineRunner
	win     fyne.Window
	page    *Page
	strokes int
	said    []string
	failed  []error
	saved   []data.ID
	folder  string // where sheets go and pictures come from
	opened  []string
	backs   int
	fails   bool // an unexpected error is what the test is about
}

func newRig(t testing.TB) *rig {
	t.Helper()
	s := storetest.New(t)
	r := &rig{t: t, store: s, project: storetest.Project(t, s), folder: t.TempDir()}
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light))
	r.win = app.NewWindow("")
	r.win.Resize(fyne.NewSize(1080, 740))
	t.Cleanup(func() {
		kit.Install(r.win.Canvas(), nil)
		r.win.Close()
		if len(r.failed) > 0 && !r.fails {
			t.Errorf("the page failed: %v", r.failed)
		}
	})
	return r
}

func (r *rig) options() Options {
	set, err := r.store.Settings(ctx)
	if err != nil {
		r.t.Fatal(err)
	}
	r.tasks = task.Inline()
	return Options{
		Records: r.store, Words: i18n.Load(i18n.Lang(set.Language)),
		Places: territory.Builtin().WithFold(names.Fold), Window: r.win, Tasks: r.tasks,
		Now: storetest.NewClock(storetest.Day).Now, Settings: set,
		Say: func(text string) { r.said = append(r.said, text) }, Fail: func(err error) { r.failed = append(r.failed, err) },
		Saved: func(id data.ID) { r.saved = append(r.saved, id) }, Back: func() { r.backs++ },
		Paper: &paper.Bridge{Records: r.store, Places: territory.Builtin()}, Latin: func(string) string { return "Chapaev" },
		Open: func(path string) error { r.opened = append(r.opened, path); return nil }, Folder: r.folder, KeepFolder: func(string) {},
		Incoming: r.folder, KeepIncoming: func(string) {},
		Tidy: names.Tidy, Sex: names.Sex, Like: (&samepeople.Finder{Records: r.store, Fold: names.Fold}).Like, Fold: names.Fold, Compare: names.Compare,
	}
}

// open makes a page for an event, or for a new one that begins as the draft.
func (r *rig) open(id data.ID, draft data.Event) *Page {
	r.t.Helper()
	o := r.options()
	o.Event, o.Draft = id, draft
	return r.openWith(o)
}

func (r *rig) openWith(o Options) *Page {
	r.page = New(o)
	r.win.SetContent(r.page.Content())
	kit.Install(r.win.Canvas(), r.page.Commands())
	r.page.Show()
	r.tasks.Drain()
	return r.page
}

// event saves an event of the project.
func (r *rig) event(day data.Date, change func(*data.Event)) data.Event {
	r.t.Helper()
	e := storetest.Event(r.project, day)
	if change != nil {
		change(&e)
	}
	r.save(&e)
	return e
}

func (r *rig) save(records ...data.Record) {
	r.t.Helper()
	if err := r.store.Save(ctx, data.ActionEdit, records...); err != nil {
		r.t.Fatal(err)
	}
}

// attend lists a new person at an event.
func (r *rig) attend(e data.Event, person data.Person) data.Person {
	r.t.Helper()
	person.ID = r.store.NewID()
	r.save(&person, &data.Attendance{Event: e.ID, Person: person.ID, Category: person.Category})
	return person
}

// word types text into what has the focus, one key for each letter.
func (r *rig) word(text string) *rig {
	r.t.Helper()
	for _, letter := range text {
		focused := r.win.Canvas().Focused()
		if focused == nil {
			r.t.Fatalf("nothing has the focus to type %q", text)
		}
		focused.TypedRune(letter)
		r.tasks.Drain()
		r.strokes++
	}
	return r
}

// key presses keys that are no letters.
func (r *rig) key(keys ...fyne.KeyName) *rig {
	r.t.Helper()
	for _, key := range keys {
		focused := r.win.Canvas().Focused()
		tabbable, takesTab := focused.(fyne.Tabbable)
		switch {
		case key == fyne.KeyTab && (!takesTab || !tabbable.AcceptsTab()):
			r.win.Canvas().FocusNext()
		case focused == nil:
			r.t.Fatalf("nothing has the focus to press %s", key)
		default:
			focused.TypedKey(&fyne.KeyEvent{Name: key})
		}
		r.tasks.Drain()
		r.strokes++
	}
	return r
}

// back is Shift+Tab.
func (r *rig) back() *rig {
	r.win.Canvas().FocusPrevious()
	r.tasks.Drain()
	r.strokes++
	return r
}

// ctrl presses keys together with Ctrl.
func (r *rig) ctrl(keys ...fyne.KeyName) *rig {
	for _, key := range keys {
		kit.Press(r.win.Canvas(), kit.Ctrl(key))
		r.tasks.Drain()
		r.strokes++
	}
	return r
}

// paste puts text into what has the focus, as the clipboard does.
func (r *rig) paste(text string) *rig {
	clipboard := test.NewClipboard()
	clipboard.SetContent(text)
	r.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	r.tasks.Drain()
	return r
}

const (
	enter = fyne.KeyReturn
	tab   = fyne.KeyTab
	down  = fyne.KeyDown
	up    = fyne.KeyUp
)

// stored is the event as the store has it.
func (r *rig) stored(id data.ID) data.Event {
	r.t.Helper()
	e, err := r.store.Event(ctx, id)
	if err != nil {
		r.t.Fatal(err)
	}
	return e
}

// list is who the store lists at the event.
func (r *rig) list(id data.ID) []data.Participant {
	r.t.Helper()
	list, err := r.store.Participants(ctx, id)
	if err != nil {
		r.t.Fatal(err)
	}
	return list
}

// sentence is what the program says about a problem.
func (r *rig) sentence(p data.Problem) string {
	return r.page.w.Problem(p, r.page.o.Places)
}

// widgetOf is the widget of a field of a section's fields.
func widgetOf(f *form.Fields, key string) kit.Field { return f.Widget(key) }

// same reports whether two records have the same content.
func same(a, b data.Record) bool { return form.Same(a, b) }

func day(year int, month time.Month, d int) data.Date { return data.NewDate(year, month, d) }
