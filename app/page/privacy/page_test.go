package privacy_test

import (
	"context"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sapar/app/i18n"
	"sapar/app/kit"
	page "sapar/app/page/privacy"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
	"sapar/data/holiday"
	"sapar/data/names"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

var ctx = context.Background()

// protocol is a letter that only says where it went.
type protocol struct{ of string }

func (p protocol) WriteFile(path string) error { return os.WriteFile(path, []byte(p.of), 0o600) }

type screen struct {
	t      *testing.T
	win    fyne.Window
	run    *task.InlineRunner
	page   *page.Page
	w      *i18n.Words
	said   []string
	opened []string
	backs  int
}

func show(t *testing.T, s *store.Store, lang i18n.Lang) *screen {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light))
	x := &screen{t: t, win: test.NewTempWindow(t, nil), run: task.Inline(), w: i18n.Load(lang)}
	set, err := s.Settings(ctx)
	if err != nil {
		t.Fatal(err)
	}
	x.page = page.New(page.Options{
		Records: s, Words: x.w, Places: territory.Builtin().WithFold(names.Fold), Window: x.win, Tasks: x.run,
		Now: func() time.Time { return s.Now() }, Settings: set, Holidays: holiday.All, Fold: names.Fold, Compare: names.Compare,
		Draft: func(p *data.Project, from data.Date) data.ConsentText {
			return data.ConsentText{Project: p.ID, From: from, Operator: "«Жастар» ҚБ", BIN: "123456789012", Term: 1, TextKK: "Келісемін", TextRU: "Согласен"}
		},
		Protocol: func(p *data.Project, texts []data.ConsentText, d *data.Destruction) page.Letter {
			return protocol{fmt.Sprintf("%s %s %d", p.TitleKK, texts[0].BIN, d.People)}
		},
		Folder: t.TempDir(), KeepFolder: func(string) {}, Back: func() { x.backs++ },
		Open: func(path string) error { x.opened = append(x.opened, path); return nil },
		Say:  func(text string) { x.said = append(x.said, text) },
		Fail: func(err error) { t.Errorf("the page failed: %v", err) },
	})
	x.win.SetContent(x.page.Content())
	x.win.Resize(fyne.NewSize(1044, 740))
	kit.Install(x.win.Canvas(), x.page.Commands())
	t.Cleanup(func() { kit.Install(x.win.Canvas(), nil) })
	x.page.Show()
	return x
}

func (x *screen) press(s fyne.Shortcut) {
	kit.Press(x.win.Canvas(), s)
	x.run.Drain()
}

// key presses keys that are no letters; Tab goes on.
func (x *screen) key(keys ...fyne.KeyName) {
	for _, key := range keys {
		if key == fyne.KeyTab {
			x.win.Canvas().FocusNext()
		} else if focused := x.win.Canvas().Focused(); focused != nil {
			focused.TypedKey(&fyne.KeyEvent{Name: key})
		}
		x.run.Drain()
	}
}

// click goes to the button of a text and presses it.
func (x *screen) click(text string) {
	x.t.Helper()
	for range 40 {
		if b, ok := x.win.Canvas().Focused().(*kit.Button); ok && b.Text == text {
			b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
			x.run.Drain()
			return
		}
		x.key(fyne.KeyTab)
	}
	x.t.Fatalf("there is no button %q", text)
}

func (x *screen) sees(want ...string) {
	x.t.Helper()
	words := func(text string) string { return strings.Join(strings.Fields(text), " ") } // in however many lines
	all := strings.Join(x.texts(), "\n")
	for _, text := range want {
		if !strings.Contains(words(all), words(text)) {
			x.t.Errorf("does not show %q:\n%s", text, all)
		}
	}
}

func (x *screen) texts() []string {
	var out []string
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *canvas.Text:
			out = append(out, o.Text)
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				walk(child)
			}
		}
	}
	walk(x.win.Canvas().Content())
	for _, o := range x.win.Canvas().Overlays().List() {
		walk(o)
	}
	return out
}

// shoot photographs the screen where a folder for that is named.
func (x *screen) shoot(name string) {
	folder := os.Getenv("SAPAR_SCREENS")
	if folder == "" {
		return
	}
	f, err := os.Create(filepath.Join(folder, "privacy-"+string(x.w.Lang())+"-"+name+".png"))
	if err == nil {
		err = png.Encode(f, x.win.Canvas().Capture())
	}
	if err != nil {
		x.t.Fatal(err)
	}
	_ = f.Close()
}

func save(t *testing.T, s *store.Store, records ...data.Record) {
	t.Helper()
	if err := s.Save(ctx, data.ActionEdit, records...); err != nil {
		t.Fatal(err)
	}
}

// past is a store with a project that is over, of which one has withdrawn.
func past(t *testing.T) (*store.Store, data.Project, []data.Person) {
	t.Helper()
	s := storetest.New(t)
	p := storetest.Project(t, s)
	e := storetest.Event(p, 20260312)
	e.Status = data.Held
	save(t, s, &e, &data.ConsentText{Project: p.ID, From: 20260115, Operator: "«Жастар» ҚБ", BIN: "123456789012", Term: 1, TextKK: "қ", TextRU: "р"})
	people := []data.Person{
		{Name: "Ахметов Данияр", BirthYear: 2004, Consent: "self", WithdrawalDate: 20260505},
		{Name: "Серікова Аружан", BirthYear: 2010, Consent: "self", Phone: "+7 701 000 00 00"},
		{Name: "Ким Олег"},
	}
	for i := range people {
		save(t, s, &people[i])
		save(t, s, &data.Attendance{Event: e.ID, Person: people[i].ID})
	}
	p.End = 20260331
	save(t, s, &p)
	if err := s.Depart(ctx, data.Departure{Kind: data.DepartedReport, File: "есеп.xlsx", To: "Әкімдік", Project: p.ID, Names: 3, Fields: []string{"person.name", "person.phone"}}); err != nil {
		t.Fatal(err)
	}
	return s, p, people
}

func TestWhatIsKeptAndUntilWhen(t *testing.T) {
	for _, lang := range i18n.Langs() {
		s, p, _ := past(t)
		x := show(t, s, lang)
		x.sees(x.w.T("page.privacy.people"), x.w.Field("person", "phone"), "30.04.2026", // a month after the end
			x.w.T("page.privacy.consents", "people", "3", "consented", "2", "minors", "1", "alone", "1", "photo", "0", "refused", "0", "emptied", "0"),
			"Ахметов Данияр", "05.05.2026", "28.05.2026", // fifteen working days: nobody works on the 7th and 27th
			p.Title(string(lang)), x.w.T("page.privacy.term_over"))
		x.shoot("1-kept")
		x.press(kit.Ctrl(fyne.KeyPageDown))
		x.sees("«Жастар» ҚБ", "123456789012")
		x.shoot("2-texts")
		x.press(kit.Ctrl(fyne.KeyPageDown))
		x.sees("есеп.xlsx", "Әкімдік", x.w.Field("person", "name"))
		x.shoot("3-log")
		x.press(kit.CtrlShift(fyne.KeyC))
		if copied := fyne.CurrentApp().Clipboard().Content(); strings.Count(copied, "\n") != 2 || !strings.Contains(copied, "есеп.xlsx\tӘкімдік\t3") {
			t.Errorf("copied %q", copied)
		}
		x.press(kit.Ctrl(fyne.KeyB))
		if x.backs != 1 {
			t.Errorf("went back %d times", x.backs)
		}
	}
}

// A day that the people themselves have marked as off counts as one.
func TestOwnDaysOffMoveTheTerm(t *testing.T) {
	s, _, _ := past(t)
	save(t, s, &data.Holiday{NameKK: "Демалыс күні", Kind: "public", Start: 20260508})
	x := show(t, s, i18n.KK)
	x.sees("29.05.2026")
}

func TestWhoeverHasWithdrawnIsEmptiedFromTheList(t *testing.T) {
	for _, lang := range i18n.Langs() {
		s, _, people := past(t)
		events, err := s.EventsOf(ctx, people[0].ID)
		if err != nil || len(events) != 1 {
			t.Fatal(events, err)
		}
		if err := s.AddEvidence(ctx, &data.Evidence{Event: events[0].ID, Kind: data.SignedSheet, Ending: data.PDF}, []byte("%PDF-1.4")); err != nil {
			t.Fatal(err)
		}
		x := show(t, s, lang)
		x.key(fyne.KeyReturn)
		x.sees(x.w.T("page.people.withdraw_text", "name", "Ахметов Данияр"), x.w.T("page.people.withdraw_scans", "n", "1"))
		x.shoot("7-withdraw")
		x.click(x.w.T("page.people.withdraw_yes"))
		if p, err := s.Person(ctx, people[0].ID); err != nil || p.Name != "" || !data.Redacted(&p) {
			t.Errorf("%+v, %v", p, err)
		}
		x.sees(x.w.T("page.privacy.nobody_waits"))
	}
}

func TestTheEndOfAProjectByKeys(t *testing.T) {
	for _, lang := range i18n.Langs() {
		s, _, people := past(t)
		x := show(t, s, lang)
		x.press(kit.Ctrl(fyne.KeyP)) // there is no protocol yet
		if len(x.win.Canvas().Overlays().List()) != 0 {
			t.Fatal("a protocol of nothing")
		}
		x.press(kit.Ctrl(fyne.KeyH))
		x.sees(x.w.T("page.privacy.end_gone", "people", "3", "members", "0", "performances", "0", "scans", "0"), x.w.T("page.privacy.end_forever"))
		x.shoot("4-end")
		x.click(x.w.T("button.cancel"))
		if p, err := s.Person(ctx, people[1].ID); err != nil || p.Name == "" {
			t.Fatalf("cancelled: %+v, %v", p, err)
		}
		x.press(kit.Ctrl(fyne.KeyH))
		x.click(x.w.T("page.privacy.end_yes"))
		for _, was := range people {
			if p, err := s.Person(ctx, was.ID); err != nil || p.Name != "" || p.BirthYear != was.BirthYear {
				t.Errorf("left of %q: %+v, %v", was.Name, p, err)
			}
		}
		x.sees(x.w.T("page.privacy.destroyed_on", "date", "20.05.2026", "n", "3"))
		x.shoot("5-destroyed")
		x.press(kit.Ctrl(fyne.KeyP))
		x.click(x.w.T("button.save"))
		x.click(x.w.T("delivery.open"))
		if len(x.opened) != 1 {
			t.Fatalf("opened %v, said %v", x.opened, x.said)
		}
		if raw, err := os.ReadFile(x.opened[0]); err != nil || string(raw) != "Ауыл жастары 123456789012 3" {
			t.Errorf("the protocol says %q, %v", raw, err)
		}
	}
}

func TestATextIsAddedAsItIsUsuallyWorded(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	x := show(t, s, i18n.KK)
	x.press(kit.Ctrl(fyne.KeyPageDown))
	x.press(kit.Ctrl(fyne.KeyN))
	x.shoot("6-text")
	x.press(kit.Ctrl(fyne.KeyReturn))
	texts, err := s.ConsentTexts(ctx, p.ID)
	if err != nil || len(texts) != 1 || texts[0].Number != 1 || texts[0].TextKK != "Келісемін" || texts[0].From != storetest.Day {
		t.Errorf("texts %+v, %v", texts, err)
	}
}
