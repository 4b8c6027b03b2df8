package history_test

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sapar/app/form"
	"sapar/app/history"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
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

// shelf is a book over a real store, and what it told.
type shelf struct {
	t       *testing.T
	store   *store.Store
	project data.Project
	win     fyne.Window
	book    *history.Book
	said    []string
	failed  []error
	undone  int
}

func newShelf(t *testing.T) *shelf {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	s := &shelf{t: t, store: storetest.New(t), win: test.NewTempWindow(t, kit.NewEntry(kit.EntryOptions{}))}
	s.win.Resize(fyne.NewSize(900, 560))
	s.project = storetest.Project(t, s.store)
	places := territory.Builtin().WithFold(names.Fold)
	fail := func(err error) { s.failed = append(s.failed, err) }
	maker := form.Maker{Words: i18n.Load(i18n.EN), Places: places, Now: s.store.Now, Fail: fail}
	s.book = &history.Book{
		Teller:  history.NewTeller(maker, places, s.store, func() data.Project { return s.project }),
		Records: s.store, Window: s.win, Tasks: task.Inline(), Fail: fail,
		Say: func(text string) { s.said = append(s.said, text) },
	}
	return s
}

func (s *shelf) save(records ...data.Record) {
	s.t.Helper()
	if err := s.store.Save(ctx, data.ActionEdit, records...); err != nil {
		s.t.Fatal(err)
	}
}

func (s *shelf) look(of ...data.Record) {
	s.t.Helper()
	s.book.Show(history.Look{Of: of, Undone: func() { s.undone++ }})
}

// takeBack takes the selected change back, and says yes.
func (s *shelf) takeBack() {
	kit.Press(s.win.Canvas(), kit.Ctrl(fyne.KeyZ))
	s.key(fyne.KeyReturn)
}

func (s *shelf) key(name fyne.KeyName) { s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name}) }

func TestWhatASealHoldsIsNotTakenBack(t *testing.T) {
	s := newShelf(t)
	e := storetest.Event(s.project, 20260512)
	s.save(&e)
	e.Handouts = 7
	s.save(&e)
	set, err := s.store.Settings(ctx)
	if err != nil {
		t.Fatal(err)
	}
	set.Role, set.District = "manager", "" // only the region seals
	if err := errors.Join(s.store.SaveSettings(ctx, set), s.store.Seal(ctx, s.project.ID, e.District, "2026-05")); err != nil {
		t.Fatal(err)
	}
	s.look(&e)
	s.takeBack()
	var problems data.Problems
	if len(s.failed) != 1 || !errors.As(s.failed[0], &problems) || problems[0].Code != "sealed" {
		t.Errorf("told %v", s.failed)
	}
	if !kit.ModalOpen(s.win.Canvas()) || s.undone != 0 || len(s.said) != 0 {
		t.Errorf("undone %d, said %q", s.undone, s.said)
	}
	s.key(fyne.KeyEscape)
	if kit.ModalOpen(s.win.Canvas()) {
		t.Error("the history still stands")
	}
}

func TestOfSeveralRecordsTheLatestChangeComesFirst(t *testing.T) {
	s := newShelf(t)
	person := data.Person{Name: "Серікова Жанар"}
	person.ID = s.store.NewID()
	e := storetest.Event(s.project, 20260512)
	e.ID = s.store.NewID()
	listed := data.Attendance{Event: e.ID, Person: person.ID}
	s.save(&e, &person, &listed)
	person.Phone = "+7 701 111 22 33"
	s.save(&person)
	s.look(&listed, &person) // in whatever order they are named
	s.takeBack()
	if got, err := s.store.Person(ctx, person.ID); err != nil || got.Phone != "" {
		t.Errorf("%q, %v", got.Phone, err)
	}
	if len(s.said) != 1 || s.said[0] != "Taken back: 1 record changed" || s.undone != 1 || len(s.failed) != 0 {
		t.Errorf("said %q, undone %d, failed %v", s.said, s.undone, s.failed)
	}
}

// A change that came from another computer is shown, and taken back where it
// was written.
func TestWhatWasWrittenElsewhereIsNotTakenBackHere(t *testing.T) {
	s := newShelf(t)
	e := storetest.Event(s.project, 20260512)
	s.save(&e)
	clock := storetest.NewClock(storetest.Day)
	clock.Move(time.Hour)
	other := storetest.Open(t, storetest.Options(t.TempDir(), clock))
	send := func(from, to *store.Store) {
		t.Helper()
		p := storetest.Parcel(t, from, data.ShipQuery{Project: s.project.ID})
		if _, err := to.Merge(ctx, data.MergeOptions{}, storetest.Each(p)); err != nil {
			t.Fatal(err)
		}
	}
	send(s.store, other)
	e.Handouts = 7
	if err := other.Save(ctx, data.ActionEdit, &e); err != nil {
		t.Fatal(err)
	}
	send(other, s.store)
	s.look(&e)
	kit.Press(s.win.Canvas(), kit.Ctrl(fyne.KeyZ)) // asks nothing
	s.key(fyne.KeyEscape)
	if got, err := s.store.Event(ctx, e.ID); err != nil || got.Handouts != 7 || kit.ModalOpen(s.win.Canvas()) {
		t.Errorf("%d handouts, %v", got.Handouts, err)
	}
}
