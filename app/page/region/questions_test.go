package region_test

import (
	"errors"
	"maps"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
	"sapar/data/store/storetest"
)

func TestQuestionsAreAskedInWordsOfEachLanguage(t *testing.T) {
	o := newOffice(t)
	o.disagree()
	for lang, wants := range map[i18n.Lang][]string{
		i18n.KK: {
			"Сұрақтар · 2", "Кездесу, Чапаев, 12 наурыз 2026 ж.: «Таратылған материал, дана» өрісінде қайсысы дұрыс?",
			"Ақжайық ауданы былай жазған: 34.", "Өңір былай жазған: 43.", "Айгүл, 20.05.2026 13:00", "Болат, 20.05.2026 13:00, осы компьютер",
			"Осы алынса, 2-көрсеткіш 9 бірлікке кемиді.", "1 · 43", "2 · 34", "3 · Басқа мән…",
		},
		i18n.RU: {
			"Вопросы · 2", "Встреча, Чапаев, 12 марта 2026 г.: что верно в поле «Роздано материалов, шт.»?",
			"Акжаикский район: указано 34.", "Регион: указано 43.", "Если принять это, показатель 2 уменьшится на 9.",
		},
		i18n.EN: {
			"Questions · 2", "Meeting, Чапаев, 12 March 2026: which is right for “Handouts, pieces”?",
			"Ақжайық ауданы says 34.", "The region says 43.", "If this is taken, indicator 2 goes down by 9.",
		},
	} {
		x := show(t, o.region, lang)
		x.sees(wants...)
		x.key(fyne.KeyDown) // what moves no figure stands second
		x.misses(wants[1])
		x.sees(x.words.Field("event", "title"))
		x.sound()
	}
}

func TestTakingASideSettlesEverywhere(t *testing.T) {
	o := newOffice(t)
	o.disagree()
	x := show(t, o.region, i18n.KK)
	x.key(fyne.Key2) // the district's
	if got := o.eventOf(o.region).Handouts; got != 34 {
		t.Errorf("%d handouts", got)
	}
	x.sees("Сұрақтар · 1", "Өңір былай жазған: «Өңірдің атауы».") // the next has the keys
	x.key(fyne.Key1)
	x.sees("Ашық сұрақ жоқ")
	if left := o.questions(o.region); len(left) > 0 {
		t.Errorf("%d questions are left", len(left))
	}
	o.send(o.region, o.district)
	if left := o.questions(o.district); len(left) > 0 {
		t.Errorf("%d questions are left in the district", len(left))
	}
	if e := o.eventOf(o.district); e.Handouts != 34 || e.Title != "Өңірдің атауы" {
		t.Errorf("the district has %d, %q", e.Handouts, e.Title)
	}
	if len(x.said) != 2 || !strings.Contains(x.said[0], "34") {
		t.Errorf("said %q", x.said)
	}
	x.sound()
}

func TestAnotherValueIsTyped(t *testing.T) {
	o := newOffice(t)
	o.disagree()
	x := show(t, o.region, i18n.KK)
	x.key(fyne.Key3)
	x.sees("Басқа мән")
	x.press(&fyne.ShortcutSelectAll{})
	x.write("40")
	x.key(fyne.KeyReturn)
	if got := o.eventOf(o.region).Handouts; got != 40 {
		t.Errorf("%d handouts", got)
	}
	x.sees("Сұрақтар · 1")
	if left := o.questions(o.region); len(left) != 1 {
		t.Errorf("%d questions are left", len(left))
	}
	x.key(fyne.Key1)
	x.sees("Ашық сұрақ жоқ")
	x.sound()
}

func TestWhatTheRulesRefuseStandsAtItsField(t *testing.T) {
	o := newOffice(t)
	o.change(o.district, func(e *data.Event) { e.Title = "Ауданның атауы" })
	o.change(o.region, func(e *data.Event) { e.Title = "Өңірдің атауы" })
	o.send(o.district, o.region)
	x := show(t, o.region, i18n.KK)
	x.key(fyne.Key3)
	x.press(&fyne.ShortcutSelectAll{})
	x.key(fyne.KeyDelete, fyne.KeyReturn)
	x.sees(x.words.Problem(data.Problem{Code: "required"}, nil))
	if got := len(o.questions(o.region)); got != 1 {
		t.Errorf("%d questions", got)
	}
	x.write("Үшінші атау")
	x.key(fyne.KeyReturn)
	x.sees("Ашық сұрақ жоқ")
	if got := o.eventOf(o.region).Title; got != "Үшінші атау" {
		t.Errorf("the title is %q", got)
	}
	x.sound()
}

func TestAnAnswerIsTakenBack(t *testing.T) {
	o := newOffice(t)
	o.disagree()
	x := show(t, o.region, i18n.KK)
	x.key(fyne.Key2, fyne.Key2)
	x.sees("Ашық сұрақ жоқ", "Соңғы жауапты кері алу (Ctrl+Z)")
	x.press(kit.Ctrl(fyne.KeyZ))
	x.sees("Сұрақтар · 1", "«Өңірдің атауы»")
	if got := o.eventOf(o.region).Title; got != "Өңірдің атауы" {
		t.Errorf("the title is %q", got)
	}
	x.press(kit.Ctrl(fyne.KeyZ))
	x.sees("Сұрақтар · 2", "Өңір былай жазған: 43.")
	if got := o.eventOf(o.region).Handouts; got != 43 {
		t.Errorf("%d handouts", got)
	}
	x.page.Show() // they are still asked
	x.sees("Сұрақтар · 2")
	x.key(fyne.Key2, fyne.Key2)
	if e := o.eventOf(o.region); e.Handouts != 34 || e.Title != "Ауданның атауы" {
		t.Errorf("answered again: %d, %q", e.Handouts, e.Title)
	}
	x.sees("Ашық сұрақ жоқ")
	x.sound()
}

func TestDeletionIsKeptOrDone(t *testing.T) {
	for _, c := range []struct {
		name string
		key  fyne.KeyName
		gone bool
	}{{"kept", fyne.Key1, false}, {"deleted", fyne.Key2, true}} {
		t.Run(c.name, func(t *testing.T) {
			o := newOffice(t)
			gone := o.eventOf(o.district)
			o.must(o.district.Delete(ctx, &gone))
			o.change(o.region, func(e *data.Event) { e.Handouts = 43 })
			o.send(o.district, o.region)
			x := show(t, o.region, i18n.KK)
			x.sees("жазба қалсын ба, жойылсын ба?", "Ақжайық ауданы жазбаны жойған.", "Өңір жазбаны өзгертіп, қалдырған.", "1 · қалсын", "2 · жойылсын")
			x.misses("Басқа мән")
			x.key(fyne.Key3) // no such answer
			x.key(c.key)
			if _, err := o.region.Event(ctx, o.event.ID); errors.Is(err, data.ErrNotFound) != c.gone {
				t.Errorf("the event: %v", err)
			}
			x.sees("Ашық сұрақ жоқ")
			x.press(kit.Ctrl(fyne.KeyZ))
			if _, err := o.region.Event(ctx, o.event.ID); err != nil {
				t.Errorf("taken back: %v", err)
			}
			x.sees("1 · қалсын")
			x.sound()
		})
	}
}

func TestReferredRecordsAreCalledByName(t *testing.T) {
	o := newOffice(t)
	person := data.Person{Name: "Ахметов Данияр", BirthYear: 2004, Village: storetest.Zhaiyk, Consent: "self"}
	member := data.Member{Project: o.project.ID, District: storetest.Akzhaiyk, Name: "Серікова Жанар", Specialty: "health"}
	o.save(o.region, &person, &member)
	there := data.Attendance{Event: o.event.ID, Person: person.ID, Category: "student"}
	o.save(o.region, &there)
	o.send(o.region, o.district)
	mine, theirs := there, there
	mine.Category, theirs.Category = "worker", "pupil"
	o.save(o.region, &mine)
	o.save(o.district, &theirs)
	p := person
	p.BirthYear = 2001
	o.save(o.region, &p)
	p.BirthYear = 2003
	o.save(o.district, &p)
	o.change(o.region, func(e *data.Event) { e.Members, e.Village = []data.ID{member.ID}, storetest.Zhaiyk })
	other := data.Member{Project: o.project.ID, District: storetest.Akzhaiyk, Name: "Асанов Ерлан", Specialty: "sport"}
	o.save(o.district, &other)
	o.change(o.district, func(e *data.Event) { e.Members, e.Village, e.Status = []data.ID{other.ID}, "", data.Planned })
	o.send(o.district, o.region)

	x := show(t, o.region, i18n.KK)
	all := ""
	for range o.questions(o.region) {
		all += strings.Join(x.texts(), " ")
		x.key(fyne.KeyDown)
	}
	for _, want := range []string{
		"Ахметов Данияр, 2001: Кездесу", "Ахметов Данияр, 2001: «Туған жылы»", "2 001", "Серікова Жанар", "Асанов Ерлан", "Оқушы", "Жайық",
	} {
		if has := strings.Contains(all, want); has == (want == "2 001") {
			t.Errorf("%q: %v\n%s", want, has, all)
		}
	}
	x.sound()
}

func TestHistoryTellsWhoWhenAndTheCell(t *testing.T) {
	o := newOffice(t)
	sent := storetest.Parcel(t, o.region, data.ShipQuery{Project: o.project.ID})
	o.change(o.region, func(e *data.Event) { e.Handouts = 43 })
	o.merge(o.region, o.byHand(sent, "Ақжайық-наурыз.xlsx", 38))
	x := show(t, o.region, i18n.KK)
	x.sees("«Ақжайық-наурыз.xlsx» файлында қолмен былай жазған: 38.", "Ерлан")
	x.key(fyne.KeyReturn)
	x.sees("Тарихы: Кездесу, Чапаев, 12 наурыз 2026 ж.", "Болат, Өңір", "20.05.2026")
	all := strings.Join(x.texts(), " ")
	for range 4 {
		x.key(fyne.KeyDown)
		all += strings.Join(x.texts(), " ")
	}
	for _, want := range []string{
		"Файлда қолмен өзгертілді", "«Ақжайық-наурыз.xlsx» файлы, «Іс-шаралар» парағы, R3 ұяшығы",
		"«Таратылған материал, дана»: 10 еді, 38 болды.", "«Таратылған материал, дана»: 10 еді, 43 болды.",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not told:\n%s", want, all)
		}
	}
	x.key(fyne.KeyEscape)
	x.misses("Тарихы: ")
	x.key(fyne.Key2) // the list has the keys again
	x.sees("Ашық сұрақ жоқ")
	x.sound()
}

func TestKeysWalkToEverything(t *testing.T) {
	o := newOffice(t)
	o.disagree()
	x := show(t, o.region, i18n.KK)
	first := x.win.Canvas().Focused()
	pressed := map[string]bool{}
	for range 20 {
		x.key(fyne.KeyTab)
		if x.win.Canvas().Focused() == first {
			break
		}
		if b, ok := x.win.Canvas().Focused().(*kit.Button); ok {
			pressed[b.Text] = true
		}
	}
	for _, want := range []string{"1 · 43", "2 · 34", "3 · Басқа мән…", "Тарихы (Enter)", "Іс-шараны ашу"} {
		if !pressed[want] {
			t.Errorf("Tab does not reach %q: %v", want, pressed)
		}
	}
	for range 20 {
		if b, ok := x.win.Canvas().Focused().(*kit.Button); ok && b.Text == "Іс-шараны ашу" {
			b.Press()
			break
		}
		x.key(fyne.KeyTab)
	}
	if len(x.opened) != 1 || x.opened[0] != o.event.ID {
		t.Errorf("opened %v", x.opened)
	}
	x.press(kit.Ctrl(fyne.KeyPageDown))
	x.sees("Хабар жоқ")
	x.press(kit.Ctrl(fyne.KeyPageDown))
	x.sees("Бөлек ұсталған өзгеріс жоқ")
	x.press(kit.Ctrl(fyne.KeyPageUp))
	x.press(kit.Ctrl(fyne.KeyPageUp))
	x.key(fyne.Key1)
	x.sees("Сұрақтар · 1")
	x.sound()
}

func TestButtonsAnswerAndGiveTheKeysBack(t *testing.T) {
	o := newOffice(t)
	o.disagree()
	x := show(t, o.region, i18n.KK)
	to := func(begin string) {
		t.Helper()
		for range 20 {
			x.key(fyne.KeyTab)
			if b, ok := x.win.Canvas().Focused().(*kit.Button); ok && strings.HasPrefix(b.Text, begin) {
				return
			}
		}
		t.Fatalf("no button %q", begin)
	}
	to("3 · ")
	x.key(fyne.KeyReturn)
	x.press(&fyne.ShortcutSelectAll{})
	x.write("40")
	x.key(fyne.KeyReturn)
	x.sees("Сұрақтар · 1")
	x.key(fyne.KeyReturn) // the list has the keys
	x.sees("Тарихы: ")
	x.key(fyne.KeyEscape)
	to("2 · ")
	x.key(fyne.KeySpace)
	if e := o.eventOf(o.region); e.Handouts != 40 || e.Title != "Ауданның атауы" {
		t.Errorf("answered %d, %q", e.Handouts, e.Title)
	}
	x.key(fyne.KeyReturn) // the button that takes it back
	x.sees("Сұрақтар · 1")
	x.sound()
}

func TestNumbersByDistrictAreTypedPartByPart(t *testing.T) {
	o := newOffice(t)
	indicators, err := o.region.Indicators(ctx, o.project.ID)
	o.must(err)
	mine, theirs := indicators[0], indicators[0]
	mine.ByDistrict = map[string]int{storetest.Akzhaiyk: 100, storetest.Borli: 50}
	theirs.ByDistrict = map[string]int{storetest.Akzhaiyk: 120}
	o.save(o.region, &mine)
	o.save(o.district, &theirs)
	o.send(o.district, o.region)
	x := show(t, o.region, i18n.KK)
	x.sees("Көрсеткіш «2. Таратпа материал»", "Өңір былай жазған: Ақжайық 100, Бөрлі 50.", "Ақжайық ауданы былай жазған: Ақжайық 120.")
	x.key(fyne.Key3)
	x.sees("Басқа мән", "Ақжайық", "Бөрлі") // also the part that one side alone has
	x.press(&fyne.ShortcutSelectAll{})
	x.write("110")
	x.key(fyne.KeyTab)
	x.press(&fyne.ShortcutSelectAll{})
	x.write("60")
	x.key(fyne.KeyReturn)
	indicators, err = o.region.Indicators(ctx, o.project.ID)
	o.must(err)
	if got, want := indicators[0].ByDistrict, map[string]int{storetest.Akzhaiyk: 110, storetest.Borli: 60}; !maps.Equal(got, want) {
		t.Errorf("the parts are %v, want %v", got, want)
	}
	if left := o.questions(o.region); len(left) != 0 {
		t.Errorf("%d questions are left", len(left))
	}
	x.sound()
}

func TestLongTextsAreToldApartWhereTheyDiffer(t *testing.T) {
	o := newOffice(t)
	same := strings.Repeat("Екі жақта бірдей сөз. ", 40)
	o.change(o.district, func(e *data.Event) { e.Note = same + "Аудан осылай аяқтаған." })
	o.change(o.region, func(e *data.Event) { e.Note = same + "Өңір осылай аяқтаған." })
	o.send(o.district, o.region)
	x := show(t, o.region, i18n.KK)
	x.sees("Аудан осылай аяқтаған.", "Өңір осылай аяқтаған.", "1 · Осыны алу", "2 · Осыны алу")
	x.sound()
}
