package shell

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/xuri/excelize/v2"

	"sapar/app/exchange"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/page/dialogue"
	"sapar/app/page/reports"
	"sapar/app/paper"
	"sapar/app/reporting"
	"sapar/app/same"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
	"sapar/data/docx"
	"sapar/data/holiday"
	"sapar/data/indicator"
	"sapar/data/layout"
	"sapar/data/names"
	"sapar/data/ownlist"
	"sapar/data/preset"
	"sapar/data/report"
	"sapar/data/sheet"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(theme.Light))
	os.Exit(m.Run())
}

var ctx = context.Background()

// records are a real store with what is counted from it, as main joins them.
type records struct {
	*store.Store
	*indicator.Counter
}

// Records are the store's: the counter has some as well.
func (r records) Records(ctx context.Context, of *data.Type, q data.RecordQuery) ([]data.Record, error) {
	return r.Store.Records(ctx, of, q)
}

func open(t testing.TB, s *store.Store) *Shell {
	t.Helper()
	return openWith(t, s, func(*Options) {})
}

// openWith opens the window with some of what it stands on changed.
func openWith(t testing.TB, s *store.Store, change func(*Options)) *Shell {
	t.Helper()
	presets, err := preset.All()
	if err != nil {
		t.Fatal(err)
	}
	places := territory.Builtin().WithFold(names.Fold)
	counter := &indicator.Counter{Records: s, Places: places}
	o := Options{
		App: test.NewApp(), Records: records{s, counter}, Places: places,
		Presets: presets, Holidays: holiday.Builtin(), Reports: &reporting.Reports{
			Fill: (&report.Builder{Records: s, Places: places, Measure: counter.Measure, Counted: counter.Counted}).Fill, Places: places, Folder: filepath.Join(t.TempDir(), "layouts"),
			Words: func(lang, key string, args ...any) string { return i18n.Load(i18n.Lang(lang)).T(key, args...) },
		}, Narrative: func(context.Context, string, data.Date) (reports.Letter, error) { return docx.Document{}, nil },
		Paper:    &paper.Bridge{Records: s, Places: territory.Builtin()},
		Answers:  func(context.Context, string, string) (dialogue.Letter, error) { return docx.Document{}, nil },
		Exchange: exchangeOf(s, counter, places), Latin: func(code string) string { return layout.Latin(code, places) }, Tasks: task.Inline(), Now: s.Now, Tidy: names.Tidy, Sex: names.Sex, Fold: names.Fold, Keys: names.FromLatinKeys, Likely: (&same.Finder{Records: s, Fold: names.Fold}).Likely, Like: (&same.Finder{Records: s, Fold: names.Fold}).Like, Compare: names.Compare,
		Open: func(string) error { return nil }, Log: func(err error) { t.Error(err) }, DataDir: s.Dir, Version: "1",
	}
	change(&o)
	w, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		kit.Install(w.window.Canvas(), nil)
		w.window.Close()
	})
	return w
}

// exchangeOf joins a store with its workbooks as main does.
func exchangeOf(s *store.Store, counter *indicator.Counter, places *territory.Catalogue) *exchange.Exchange {
	return &exchange.Exchange{
		Records: s, Answers: s, Files: s, Memory: s, Moves: counter.Moves,
		Lists: &ownlist.Reader{
			Places: places, Fold: names.Fold, Today: s.Today,
			Words: func(lang, key string) string { return i18n.Load(i18n.Lang(lang)).T(key) },
		},
		Ship: func(ctx context.Context, q data.ShipQuery) (exchange.Shipment, error) { return s.Ship(ctx, q) },
		Sheets: &sheet.Workbook{
			Places: places, Fold: names.Fold, Today: s.Today,
			Words: func(lang, key string) string { return i18n.Load(i18n.Lang(lang)).T(key) },
		},
	}
}

func (s *Shell) press(key fyne.KeyName) { kit.Press(s.window.Canvas(), kit.Ctrl(key)) }

func TestEachScreenOpensByItsDigitInEachLanguage(t *testing.T) {
	st := storetest.New(t)
	p := storetest.Project(t, st)
	e := storetest.Event(p, 20260522)
	if err := st.Save(ctx, data.ActionEdit, &e); err != nil {
		t.Fatal(err)
	}
	s := open(t, st)
	for range i18n.Langs() {
		for _, screen := range screens {
			s.press(screenKeys[screen])
			if s.Screen() != screen {
				t.Fatalf("Ctrl+%s shows %s", screenKeys[screen], s.Screen())
			}
			if s.pages[screen].Content().MinSize().Width > 900 {
				t.Errorf("%s in %s is at least %v wide", screen, s.words.Lang(), s.pages[screen].Content().MinSize().Width)
			}
		}
		s.press(fyne.KeyL)
	}
	if missing := i18n.Missing(); len(missing) > 0 {
		t.Errorf("words are missing: %v", missing)
	}
}

func TestLanguageIsKept(t *testing.T) {
	st := storetest.New(t)
	storetest.Project(t, st)
	s := open(t, st)
	for _, want := range []string{"ru", "en", "kk"} {
		s.press(fyne.KeyL)
		if set, err := st.Settings(ctx); err != nil || set.Language != want || string(s.words.Lang()) != want {
			t.Errorf("want %s: settings %s, shown %s, %v", want, set.Language, s.words.Lang(), err)
		}
	}
}

func TestFirstStartAsksBeforeAnythingElse(t *testing.T) {
	st := storetest.New(t)
	s := open(t, st)
	if s.nav != nil {
		t.Fatal("the screens are there before the questions are answered")
	}
	s.press(fyne.KeyL)
	if s.words.Lang() != i18n.RU {
		t.Errorf("the first screen stays in %s", s.words.Lang())
	}
}

func TestEventScreenShowsTheNextEventElseANewOne(t *testing.T) {
	st := storetest.New(t)
	p := storetest.Project(t, st)
	s := open(t, st)
	s.press(fyne.Key3)
	if !s.event.IsZero() {
		t.Error("an event is shown where there is none")
	}
	past, next := storetest.Event(p, 20260512), storetest.Event(p, 20260603)
	if err := st.Save(ctx, data.ActionEdit, &past, &next); err != nil {
		t.Fatal(err)
	}
	s = open(t, st)
	s.press(fyne.Key3)
	if s.event != next.ID {
		t.Errorf("shows %v", s.event)
	}
	s.openEvent(past.ID)
	if s.event != past.ID || s.Screen() != Event {
		t.Errorf("opened %v on %s", s.event, s.Screen())
	}
}

func TestPageThatCannotBeLeftStays(t *testing.T) {
	st := storetest.New(t)
	storetest.Project(t, st)
	s := open(t, st)
	s.pages[s.screen] = stubborn{s.pages[s.screen]}
	s.press(fyne.Key2)
	if s.Screen() != Overview {
		t.Error("a page that cannot be left was left")
	}
}

// stubborn is a page that holds something refused.
type stubborn struct{ Page }

func (stubborn) Leave() bool { return false }

func TestOwnListOpensOverTheFilesAndGoesBackToThem(t *testing.T) {
	st := storetest.New(t)
	storetest.Project(t, st)
	f := excelize.NewFile()
	path := filepath.Join(t.TempDir(), "list.xlsx")
	err := errors.Join(f.SetSheetRow("Sheet1", "A1", &[]any{"Дата", "Вид", "Мероприятие", "Село"}),
		f.SetSheetRow("Sheet1", "A2", &[]any{"05.05.2026", "Встреча", "О работе", "Чапаев"}), f.SaveAs(path))
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, st)
	s.Go(Exchange)
	s.openList(path, "")
	page := s.pages[List]
	if s.Screen() != List || !s.nav.items[Exchange].selected {
		t.Fatalf("shows %s", s.Screen())
	}
	s.Go(Plan)
	s.openList(path, "")
	if s.pages[List] != page {
		t.Error("what was set about the list is forgotten")
	}
	s.press(fyne.KeyL)
	if s.Screen() != List {
		t.Errorf("another language shows %s", s.Screen())
	}
	s.press(fyne.KeyReturn)
	list, err := st.Events(ctx, data.EventQuery{})
	if err != nil || len(list) != 1 {
		t.Errorf("%d events came: %v", len(list), err)
	}
	s.press(fyne.KeyL) // the list is taken in: there is nothing left of it
	if s.Screen() != Exchange {
		t.Errorf("after the list: %s", s.Screen())
	}
	s.openList(path, "")
	kit.Press(s.window.Canvas(), kit.Escape())
	if s.Screen() != Exchange {
		t.Errorf("Escape leads to %s", s.Screen())
	}
	if missing := i18n.Missing(); len(missing) > 0 {
		t.Errorf("words are missing: %v", missing)
	}
}
