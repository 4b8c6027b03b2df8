package people_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
	"sapar/data/store"
	"sapar/data/store/storetest"
)

// doubles saves two people who stand twice, and a third who has a namesake only.
func doubles(t testing.TB, s *store.Store) {
	t.Helper()
	storetest.Project(t, s)
	for _, p := range []data.Person{
		{Name: "Қожахметова Әйгерім Шыңғысқызы", BirthYear: 2006, Sex: data.Female, Village: storetest.Chapaev, Consent: "self"},
		{Name: "Kozhakhmetova Aigerim", BirthYear: 2006, Sex: data.Female, Village: storetest.Chapaev, Consent: "self"},
		{Name: "Тасмағамбетов Ерасыл Қайратұлы", BirthYear: 2005, Sex: data.Male, Village: storetest.Chapaev, Consent: "self"},
		{Name: "Ерасыл Тасмагамбетов", BirthYear: 2005, Sex: data.Male, Village: storetest.Chapaev, Consent: "self"},
		{Name: "Тасмағамбетов Нұрлан Қайратұлы", BirthYear: 2007, Sex: data.Male, Village: storetest.Chapaev, Consent: "self"},
	} {
		save(t, s, &p)
	}
}

func TestRecordsOfOnePersonAreJoinedAndParted(t *testing.T) {
	s := storetest.New(t)
	doubles(t, s)
	x := show(t, s, i18n.KK)
	x.press(kit.Ctrl(fyne.KeyM))
	x.sees("2 жұп табылды")
	x.sees("әкесінің аты жоқ")
	x.misses("Нұрлан Қайратұлы · 2007 · Чапаев Тасмағамбетов")

	// one by Enter, the other is somebody else; then the last is taken back
	x.key(fyne.KeyHome, fyne.KeyReturn)
	if n := len(x.everybody()); n != 4 {
		t.Errorf("%d people after one was joined", n)
	}
	x.key(fyne.KeyDelete)
	x.sees("Бір адам болуы мүмкін жазба жоқ")
	if n := len(x.everybody()); n != 4 {
		t.Errorf("%d people after two were kept apart", n)
	}
	verdicts, err := s.Records(context.Background(), data.SamenessType, data.RecordQuery{})
	if err != nil || len(verdicts) != 2 {
		t.Fatalf("%d verdicts, %v", len(verdicts), err)
	}
	x.key(fyne.KeyEscape)
	x.press(kit.Ctrl(fyne.KeyM)) // nothing is asked twice
	x.sees("Бір адам болуы мүмкін жазба жоқ")
	x.key(fyne.KeyEscape)

	// the joined person tells of both records and gives one back
	for _, line := range x.everybody() {
		if line.Records > 1 {
			x.page.Open(line.Person.ID)
		}
	}
	x.sees("2 жазбадан біріктірілген")
	x.sound()
}

func TestManyAreDecidedAtOnceAndTakenBack(t *testing.T) {
	for _, lang := range i18n.Langs() {
		s := storetest.New(t)
		doubles(t, s)
		x := show(t, s, lang)
		x.press(kit.Ctrl(fyne.KeyM))
		x.press(kit.Ctrl(fyne.KeyA))
		x.sees("(2)")
		x.key(fyne.KeyReturn)
		if n := len(x.everybody()); n != 3 {
			t.Errorf("%d people after all were joined", n)
		}
		for i := 0; i < 12 && x.button() != x.words.T("page.people.same_back"); i++ {
			x.key(fyne.KeyTab)
		}
		x.key(fyne.KeySpace)
		if n := len(x.everybody()); n != 5 {
			t.Errorf("%d people after that was taken back", n)
		}
		x.sees(x.words.N("page.people.same_found", 2))
		x.sound()
	}
}

// button is what the button that has the focus says.
func (x *screen) button() string {
	if o, ok := x.win.Canvas().Focused().(fyne.CanvasObject); ok {
		for _, text := range textsIn(o) {
			return text
		}
	}
	return ""
}

func TestAJoinedRecordIsGivenBack(t *testing.T) {
	s := storetest.New(t)
	doubles(t, s)
	x := show(t, s, i18n.KK)
	x.press(kit.Ctrl(fyne.KeyM))
	x.press(kit.Ctrl(fyne.KeyA))
	x.key(fyne.KeyReturn, fyne.KeyEscape)
	for _, line := range x.everybody() {
		if line.Records > 1 {
			x.page.Open(line.Person.ID)
			break
		}
	}
	for i := 0; i < 40 && x.button() != x.words.T("page.people.joined_part"); i++ {
		x.key(fyne.KeyTab)
	}
	x.key(fyne.KeySpace)
	x.sees("Қай жазба – басқа адам?")
	x.sees("Kozhakhmetova Aigerim")
	x.key(fyne.KeyReturn)
	x.misses("жазбадан біріктірілген")
	if n := len(x.everybody()); n != 4 {
		t.Errorf("%d people after one was given back", n)
	}
	x.sound()
}
