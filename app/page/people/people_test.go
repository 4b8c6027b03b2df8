package people_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/page/people"
	"sapar/app/same"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
	"sapar/data/names"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

// screen is the page in a window, with the keys going to what has the focus.
type screen struct {
	t      testing.TB
	store  *store.Store
	win    fyne.Window
	page   *people.Page
	words  *i18n.Words
	said   []string
	failed []error
	opened []data.ID
}

func show(t testing.TB, s *store.Store, lang i18n.Lang) *screen {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light))
	x := &screen{t: t, store: s, words: i18n.Load(lang), win: test.NewTempWindow(t, nil)}
	x.win.Resize(fyne.NewSize(1080, 740))
	x.fresh().Show()
	t.Cleanup(func() { kit.Install(x.win.Canvas(), nil) })
	return x
}

// fresh puts a new page into the window.
func (x *screen) fresh() *people.Page {
	x.t.Helper()
	settings, err := x.store.Settings(context.Background())
	if err != nil {
		x.t.Fatal(err)
	}
	x.page = people.New(people.Options{
		Records: x.store, Words: x.words, Places: territory.Builtin().WithFold(names.Fold), Window: x.win,
		Tasks: task.Inline(), Now: x.store.Now, Settings: settings, Tidy: names.Tidy,
		Say:       func(text string) { x.said = append(x.said, text) },
		Fail:      func(err error) { x.failed = append(x.failed, err) },
		OpenEvent: func(id data.ID) { x.opened = append(x.opened, id) },
		Likely:    (&same.Finder{Records: x.store, Fold: names.Fold}).Likely,
	})
	x.win.SetContent(x.page.Content())
	kit.Install(x.win.Canvas(), x.page.Commands())
	return x.page
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

var ctrlEnter = kit.Ctrl(fyne.KeyReturn)

// texts are all texts in sight.
func (x *screen) texts() []string {
	var out []string
	for _, o := range append([]fyne.CanvasObject{x.win.Canvas().Content()}, x.win.Canvas().Overlays().List()...) {
		out = append(out, textsIn(o)...)
	}
	return out
}

func (x *screen) sees(want string) {
	x.t.Helper()
	if !x.shows(want) {
		x.t.Errorf("%q is not in sight:\n%s", want, strings.Join(x.texts(), "\n"))
	}
}

func (x *screen) misses(text string) {
	x.t.Helper()
	if x.shows(text) {
		x.t.Errorf("%q is in sight", text)
	}
}

func (x *screen) shows(want string) bool {
	for _, text := range x.texts() {
		if strings.Contains(text, want) {
			return true
		}
	}
	return strings.Contains(strings.Join(x.texts(), " "), want)
}

func (x *screen) sound() {
	x.t.Helper()
	if len(x.failed) > 0 {
		x.t.Errorf("failed: %v", x.failed)
	}
}

// problem is a problem's sentence.
func (x *screen) problem(code string, args data.Args) string {
	return x.words.Problem(data.Problem{Code: code, Args: args}, territory.Builtin())
}

func save(t testing.TB, s *store.Store, records ...data.Record) {
	t.Helper()
	if err := s.Save(context.Background(), data.ActionEdit, records...); err != nil {
		t.Fatal(err)
	}
}

// folk saves three people and one held event that the first two attended.
func folk(t testing.TB, s *store.Store) (list []data.Person, event data.Event) {
	t.Helper()
	project := storetest.Project(t, s)
	event = storetest.Event(project, 20260512)
	event.Status, event.Title = data.Held, "Жұмыспен қамту"
	save(t, s, &event)
	list = []data.Person{
		{Name: "Ахметов Данияр", BirthYear: 2004, Sex: data.Male, Consent: "self", Village: storetest.Chapaev, Category: "student"},
		{Name: "Қожахмет Әйгерім", BirthYear: 2010, Sex: data.Female, Consent: "self"},
		{Name: "Серікова Жанар", Sex: data.Female},
	}
	for i := range list {
		save(t, s, &list[i])
		if i < 2 {
			save(t, s, &data.Attendance{Event: event.ID, Person: list[i].ID})
		}
	}
	return list, event
}

func (x *screen) person(id data.ID) data.Person {
	x.t.Helper()
	p, err := x.store.Person(context.Background(), id)
	if err != nil {
		x.t.Fatal(err)
	}
	return p
}

func (x *screen) everybody() []data.PersonLine {
	x.t.Helper()
	all, _, err := x.store.People(context.Background(), data.PersonQuery{Limit: 1000})
	if err != nil {
		x.t.Fatal(err)
	}
	return all
}

func TestEmptyListSaysWherePeopleComeFrom(t *testing.T) {
	s := storetest.New(t)
	storetest.Project(t, s)
	x := show(t, s, i18n.EN)
	x.sees("People appear here as you log attendance.")
	x.key(fyne.KeyReturn) // the button has the focus
	x.sees("New person")
	x.sound()
}

func TestListTellsPeopleFromAttendances(t *testing.T) {
	s := storetest.New(t)
	folk(t, s)
	x := show(t, s, i18n.KK)
	x.sees("3 адам (бірегей) · 2 адам-қатысу")
	for _, text := range []string{"Ахметов Данияр", "2004", "22", "ЖОО", "Чапаев", "12.05.2026", "өзі", "жоқ"} {
		x.sees(text)
	}
	x.sound()
}

func TestSearchFindsAnySpellingByTheBeginningsOfWords(t *testing.T) {
	s := storetest.New(t)
	folk(t, s)
	x := show(t, s, i18n.KK)
	x.press(kit.Ctrl(fyne.KeyF))
	x.write("к")
	x.sees("Ахметов Данияр") // one letter narrows nothing yet
	x.write("ожах айг")
	x.sees("Қожахмет Әйгерім")
	x.misses("Ахметов Данияр")
	x.sees("Табылғаны: 1 адам")
	x.key(fyne.KeyEscape)
	x.sees("Ахметов Данияр")

	x.write("жоқадам")
	x.sees("«жоқадам» бойынша ешкім жоқ")
	x.key(fyne.KeyReturn, fyne.KeyReturn) // to the button that clears, and pressed
	x.sees("Ахметов Данияр")
	x.sound()
}

func TestHeadingsSort(t *testing.T) {
	s := storetest.New(t)
	folk(t, s)
	x := show(t, s, i18n.EN)
	x.key(fyne.KeyReturn)               // into the list
	x.key(fyne.KeyRight, fyne.KeySpace) // the first heading is the name, which turns round
	x.key(fyne.KeyReturn)               // the first row
	x.sees("Серікова Жанар")
	x.sees("This person is in no event's list yet.")
	x.key(fyne.KeyEscape)
	x.key(fyne.KeyRight, fyne.KeyRight, fyne.KeySpace, fyne.KeySpace, fyne.KeyReturn) // by birth year, youngest first
	x.sees("Events attended: 1")
	x.sees("16 years old · under 18")
	x.sound()
}

func TestPersonIsMendedByKeys(t *testing.T) {
	s := storetest.New(t)
	list, _ := folk(t, s)
	x := show(t, s, i18n.KK)
	x.write("Серік")
	x.key(fyne.KeyReturn, fyne.KeyReturn)
	x.sees(x.problem("no_consent", nil))

	x.key(fyne.KeyReturn) // name, on to the birth year
	x.write("2030")
	x.key(fyne.KeyReturn)
	future := x.problem("born_in_future", data.Args{"value": 2030, "max": 2026})
	x.sees(future)
	x.press(ctrlEnter)
	x.sees(future) // refused, and the dialog stays with what was typed
	x.sees("2030")
	if got := x.person(list[2].ID).BirthYear; got != 0 {
		t.Errorf("birth year %d was saved", got)
	}

	x.write("2001") // the focus is on the field with the problem
	x.misses(future)
	x.key(fyne.KeyReturn, fyne.KeyDown, fyne.KeyUp) // sex stays
	x.key(fyne.KeyTab)
	x.write("С") // the category that begins so is none: nothing happens
	x.key(fyne.KeyTab)
	x.write("чапа")
	x.key(fyne.KeyReturn, fyne.KeyReturn)
	x.write("Орталық аурухана")
	x.key(fyne.KeyReturn)
	x.write("8 701 123 45 67")
	x.key(fyne.KeyReturn, fyne.KeyDown) // consent: given by the person
	x.misses(x.problem("no_consent", nil))
	x.key(fyne.KeyTab)
	x.write("12.5")
	x.press(ctrlEnter)

	got := x.person(list[2].ID)
	want := data.Person{Base: got.Base, Name: "Серікова Жанар", BirthYear: 2001, Sex: got.Sex, Category: got.Category,
		Village: storetest.Chapaev, Work: "Орталық аурухана", Phone: "8 701 123 45 67", Consent: "self", ConsentDate: 20260512, ConsentForm: "list"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("saved\n%+v, want\n%+v", got, want)
	}
	x.misses("Сақтау") // the dialog is gone
	if len(x.said) != 1 {
		t.Errorf("said %q", x.said)
	}
	x.sound()
}

func TestTenThousandCharactersAreRefusedAtTheName(t *testing.T) {
	s := storetest.New(t)
	folk(t, s)
	x := show(t, s, i18n.KK)
	x.press(kit.Ctrl(fyne.KeyD))
	long := strings.Repeat("ә", 10_000)
	clip := fyne.CurrentApp().Clipboard()
	clip.SetContent(long)
	x.press(&fyne.ShortcutPaste{Clipboard: clip})
	x.press(ctrlEnter)
	x.sees("Ең көбі 120 таңба")
	entry, ok := x.win.Canvas().Focused().(*kit.Entry)
	if !ok || entry.Text != long {
		t.Error("what was typed is gone")
	}
	if n := len(x.everybody()); n != 3 {
		t.Errorf("%d people, want 3", n)
	}
	x.sound()
}

func TestNameIsRequired(t *testing.T) {
	s := storetest.New(t)
	storetest.Project(t, s)
	x := show(t, s, i18n.KK)
	x.press(kit.Ctrl(fyne.KeyD))
	x.press(ctrlEnter)
	x.sees(x.problem("required", nil))
	x.sound()
}

func TestNewPersonIsTidiedAndShown(t *testing.T) {
	s := storetest.New(t)
	folk(t, s)
	x := show(t, s, i18n.KK)
	x.press(kit.Ctrl(fyne.KeyD))
	x.write("ӘБІЛОВ  нұрлан")
	x.press(ctrlEnter)
	if got := x.everybody()[1].Person.Name; got != "Әбілов Нұрлан" { // ә stands after а
		t.Errorf("saved as %q", got)
	}
	x.sees("Табылғаны: 1 адам")
	x.sees("Әбілов Нұрлан")
	x.sound()
}

func TestMinorNeedsTheRepresentative(t *testing.T) {
	s := storetest.New(t)
	folk(t, s)
	x := show(t, s, i18n.KK)
	x.write("Қожах")
	x.key(fyne.KeyReturn, fyne.KeyReturn)
	sentence := x.problem("minor_needs_representative", data.Args{"age": 16})
	x.sees(sentence)
	x.key(fyne.KeyReturn)
	x.write("2001")
	x.key(fyne.KeyReturn)
	x.misses(sentence)
}

func TestAttendedEventIsOpened(t *testing.T) {
	s := storetest.New(t)
	list, event := folk(t, s)
	x := show(t, s, i18n.KK)
	x.key(fyne.KeyReturn, fyne.KeyReturn)
	x.sees("Жұмыспен қамту")
	x.key(fyne.KeyEnd)
	x.write("ұлы") // a change, which is kept
	for range 24 {
		if _, ok := x.win.Canvas().Focused().(*kit.Button); ok {
			break
		}
		x.key(fyne.KeyTab)
	}
	x.win.Canvas().FocusPrevious() // the list stands before the first button
	x.key(fyne.KeyReturn)
	if len(x.opened) != 1 || x.opened[0] != event.ID {
		t.Fatalf("opened %v, want %v", x.opened, event.ID)
	}
	if got := x.person(list[0].ID).Name; !strings.HasSuffix(got, "ұлы") {
		t.Errorf("the change of the name is lost: %q", got)
	}
	x.sound()
}

func TestEscapeAsksBeforeItThrowsAway(t *testing.T) {
	s := storetest.New(t)
	list, _ := folk(t, s)
	x := show(t, s, i18n.KK)
	x.key(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyEscape) // nothing changed: nothing is asked
	x.misses(x.words.T("page.people.unsaved"))

	x.key(fyne.KeyReturn, fyne.KeyEnd)
	x.write("ов")
	x.key(fyne.KeyEscape)
	x.sees(x.words.T("page.people.unsaved"))
	x.key(fyne.KeyReturn) // the focus starts on going back
	x.sees("Ахметов Данияров")
	x.press(ctrlEnter)
	if got := x.person(list[0].ID).Name; got != "Ахметов Данияров" {
		t.Errorf("saved as %q", got)
	}
	x.sound()
}

func TestDeleteAsksAndSaysWhyItCannot(t *testing.T) {
	s := storetest.New(t)
	list, _ := folk(t, s)
	x := show(t, s, i18n.KK)
	x.key(fyne.KeyReturn, fyne.KeyDelete)
	x.sees("Ахметов Данияр туралы жазба жойылсын ба?")
	x.key(fyne.KeyTab, fyne.KeyReturn)
	x.sees(x.words.Refusal(&data.Error{Code: "person_attended", Args: data.Args{"n": 1}}, nil))
	x.key(fyne.KeyReturn)
	x.person(list[0].ID)

	x.key(fyne.KeyEnd, fyne.KeyDelete, fyne.KeyTab, fyne.KeyReturn)
	if _, err := s.Person(context.Background(), list[2].ID); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("the person is still there: %v", err)
	}
	x.sees("2 адам")
	x.sound()
}

func TestLeavingSavesTheOpenPersonOrStays(t *testing.T) {
	s := storetest.New(t)
	list, _ := folk(t, s)
	x := show(t, s, i18n.KK)
	x.key(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	x.write("2030")
	if x.page.Leave() {
		t.Error("left with a birth year that was refused")
	}
	x.sees(x.problem("born_in_future", data.Args{"value": 2030, "max": 2026}))
	x.press(&fyne.ShortcutSelectAll{})
	x.write("2005")
	if !x.page.Leave() {
		t.Error("stayed with nothing to mend")
	}
	if got := x.person(list[0].ID).BirthYear; got != 2005 {
		t.Errorf("birth year %d, want 2005", got)
	}
	x.sound()
}

func TestNarrowWindowLeavesColumnsOut(t *testing.T) {
	s := storetest.New(t)
	folk(t, s)
	x := show(t, s, i18n.EN)
	phone := x.words.T("page.people.column.phone")
	x.win.Resize(fyne.NewSize(1300, 740))
	x.sees(phone)
	x.key(fyne.KeyReturn, fyne.KeyDown)
	x.win.Resize(fyne.NewSize(800, 560))
	x.misses(phone)
	x.page.Show()
	x.key(fyne.KeyReturn, fyne.KeyReturn)
	x.sees("Қожахмет Әйгерім")
	x.sound()
}

func TestNoWordIsMissing(t *testing.T) {
	for _, lang := range i18n.Langs() {
		s := storetest.New(t)
		folk(t, s)
		x := show(t, s, lang)
		x.key(fyne.KeyReturn, fyne.KeyReturn)
		x.misses("⟨")
	}
	if missing := i18n.Missing(); len(missing) > 0 {
		t.Errorf("missing: %q", missing)
	}
}
