package registers_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
	"sapar/data/store"
	"sapar/data/store/storetest"
)

func has(text, part string) bool { return strings.Contains(text, part) }

// courseOf saves a course of four lessons, of which a finisher has attended
// two and handed in a work, with two lessons held that the learner came to.
func courseOf(t *testing.T, s *store.Store, p data.Project) (course data.Course, lessons []data.Event, learner data.Person) {
	t.Helper()
	save := func(r ...data.Record) { put(t, s, r...) }
	course = data.Course{
		Project: p.ID, District: storetest.Akzhaiyk, Village: storetest.Chapaev, Title: "Мобилография", Status: data.Planned,
		Start: 20260501, End: 20260630, Lessons: 4, Share: 50, FinalWork: true,
	}
	save(&course)
	learner = data.Person{Name: "Серік Асан", BirthYear: 2004}
	save(&learner)
	for _, day := range []data.Date{20260504, 20260514} {
		e := storetest.Event(p, day)
		e.Kind, e.Course, e.Status, e.Title = data.Lesson, course.ID, data.Held, "Сабақ"
		save(&e)
		save(&data.Attendance{Event: e.ID, Person: learner.ID})
		lessons = append(lessons, e)
	}
	return course, lessons, learner
}

func TestLearnerIsEnrolledFromThePeople(t *testing.T) {
	s, p := wanting(t)
	course, _, learner := courseOf(t, s, p)
	x := show(t, s, i18n.KK, large)
	x.tab(courses)
	x.sees("Мобилография", "2 / 4", "Шәкірт әлі жоқ")
	x.press(kit.Ctrl(fyne.KeyI))
	x.write("сер")
	x.key(fyne.KeyReturn) // the only one found
	x.save()
	list := listed[data.Enrolment](x, data.EnrolmentType)
	if len(list) != 1 || list[0].Course != course.ID || list[0].Person != learner.ID {
		t.Fatalf("enrolled: %+v\n%s", list, x.text())
	}
	x.sees("2 / 2", "жұмысы қабылданбаған", "0 адам аяқтады")

	x.key(fyne.KeyReturn) // the learner's form: the person, the day, the day of leaving
	x.key(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	x.write("20.05.2026")
	x.press(kit.Ctrl(fyne.KeyS)) // saves as Ctrl+Enter does
	x.sees("Аяқтады: 20.05.2026", "1 адам аяқтады")
}

func TestSomebodyNewIsAddedWhileEnrolling(t *testing.T) {
	s, p := wanting(t)
	courseOf(t, s, p)
	x := show(t, s, i18n.KK, large)
	x.tab(courses)
	x.press(kit.Ctrl(fyne.KeyI))
	x.write("ахметова гүлнұр")
	x.sees("Жаңа адам қосу: ахметова гүлнұр")
	x.key(fyne.KeyReturn) // asks about her
	x.sees("Туған жылы")
	x.key(fyne.KeyReturn)
	x.write("2005")
	x.save()
	x.save()
	enrolled, people := listed[data.Enrolment](x, data.EnrolmentType), listed[data.Person](x, data.PersonType)
	if len(enrolled) != 1 || len(people) != 2 || people[1].Name != "Ахметова Гүлнұр" || people[1].BirthYear != 2005 || enrolled[0].Person != people[1].ID {
		t.Errorf("enrolled %+v of %+v\n%s", enrolled, people, x.text())
	}
}

func TestNextLessonIsDrafted(t *testing.T) {
	s, p := wanting(t)
	course, lessons, _ := courseOf(t, s, p)
	x := show(t, s, i18n.KK, large)
	x.tab(courses)
	x.press(kit.Ctrl(fyne.KeyM))
	x.sees("өткізілді: 2 / 4", "04.05.2026", "14.05.2026")
	x.press(kit.Ctrl(fyne.KeyI))
	if len(x.drafts) != 1 {
		t.Fatalf("drafts: %+v", x.drafts)
	}
	got := x.drafts[0]
	if got.Course != course.ID || got.Kind != data.Lesson || got.Date != 20260524 || got.Village != storetest.Chapaev {
		t.Errorf("drafted %+v", got)
	}
	x.key(fyne.KeyReturn) // the first lesson
	if !slices.Equal(x.opened, []data.ID{lessons[0].ID}) {
		t.Errorf("opened %v", x.opened)
	}
}

func TestDeletedCourseComesBackWithItsLearners(t *testing.T) {
	s, p := wanting(t)
	course, _, learner := courseOf(t, s, p)
	put(t, s, &data.Enrolment{Course: course.ID, Person: learner.ID})
	x := show(t, s, i18n.KK, large)
	x.tab(courses)
	x.key(fyne.KeyDelete)
	x.sees("Жойылды: Мобилография", "Курс әлі жоқ")
	if n := len(listed[data.Enrolment](x, data.EnrolmentType)); n != 0 {
		t.Errorf("%d enrolments are left", n)
	}
	x.press(kit.Ctrl(fyne.KeyZ))
	x.sees("Мобилография", "1 шәкірт")
	x.silent("Жойылды")
}

func TestTalentsAreNarrowedByFieldAndSupport(t *testing.T) {
	s, p := wanting(t)
	for i, name := range []string{"Асан Серік", "Дана Ерлан", "Жанар Мұрат"} {
		person := data.Person{Name: name}
		put(t, s, &person)
		talent := data.Talent{
			Project: p.ID, Person: person.ID, District: storetest.Akzhaiyk, Date: 20260501, Field: []string{"vocal", "dance", "vocal"}[i],
		}
		if i == 2 {
			talent.Support, talent.SupportDate = []string{"stage"}, 20260510
		}
		put(t, s, &talent)
	}
	x := show(t, s, i18n.KK, large)
	x.tab(talents)
	x.sees("3 дарынды жас · 1 адамға қолдау көрсетілді")
	x.press(kit.Ctrl(fyne.KeyF))
	x.key(fyne.KeyTab, fyne.KeyDown) // vocal
	x.sees("2 дарынды жас", "Асан Серік", "Жанар Мұрат")
	x.silent("Дана Ерлан")
	x.key(fyne.KeyTab, fyne.KeyDown, fyne.KeyDown) // not supported
	x.sees("1 дарынды жас", "Асан Серік")
	x.silent("Жанар Мұрат")
}

func TestListIsFoundInAndSorted(t *testing.T) {
	s, p := wanting(t)
	put(t, s, member(p, "Ә", "sport"), member(p, "Б", "health"), member(p, "Аян", "education"))
	x := show(t, s, i18n.KK, large)
	order := func() string {
		var at []int
		for _, name := range []string{"\nАян\n", "\nӘ\n", "\nБ\n"} {
			at = append(at, strings.Index(x.text(), name))
		}
		return map[bool]string{true: "up", false: "down"}[slices.IsSorted(at)]
	}
	if order() != "up" {
		t.Errorf("not in the order of the alphabet:\n%s", x.text())
	}
	x.key(fyne.KeyRight, fyne.KeySpace) // the heading of the name, the other way round
	if order() != "down" {
		t.Errorf("not turned round:\n%s", x.text())
	}
	x.press(kit.Ctrl(fyne.KeyF))
	x.write("аян")
	x.key(fyne.KeyReturn)
	x.sees("1 топ мүшесі", "Аян")
}

func TestNegativeBalanceIsSaid(t *testing.T) {
	s, p := wanting(t)
	leaflet := data.Material{Project: p.ID, Kind: "leaflet", Name: "Парақша"}
	put(t, s, &leaflet)
	e := storetest.Event(p, 20260510)
	e.Status = data.Held
	put(t, s, &e, &data.Supply{Material: leaflet.ID, District: storetest.Akzhaiyk, Date: 20260501, Quantity: 50})
	put(t, s, &data.Handout{Event: e.ID, Material: leaflet.ID, Quantity: 70})
	x := show(t, s, i18n.KK, large)
	x.tab(materials)
	x.sees("1 материал түскенінен көп таратылған", "-20", "50 дана")
	x.key(fyne.KeyDelete)
	x.sees("Бұл материал 1 іс-шарада таратылған")
	x.key(fyne.KeyReturn)
	x.press(kit.Ctrl(fyne.KeyM))
	x.sees("70 дана", "10.05.2026")
	x.press(kit.Ctrl(fyne.KeyM))
	x.press(kit.Ctrl(fyne.KeyI)) // a supply of what is missing
	x.key(fyne.KeyReturn)
	x.write("30")
	x.save()
	x.silent("түскенінен көп")
	x.sees("10")
}

func TestOnlyLinksOfTheWebAreOpened(t *testing.T) {
	s, p := wanting(t)
	put(t, s,
		&data.Product{Project: p.ID, Kind: "video", Title: "Ә", Date: 20260502, Links: []string{"https://example.kz/video"}},
		&data.Product{Project: p.ID, Kind: "video", Title: "Б", Date: 20260501, Links: []string{"file:///etc/passwd"}})
	set, err := s.Settings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	set.District = ""
	if err := s.SaveSettings(t.Context(), set); err != nil {
		t.Fatal(err)
	}
	x := show(t, s, i18n.KK, large)
	x.tab(products)
	x.press(kit.Ctrl(fyne.KeyO))
	x.key(fyne.KeyDown)
	x.press(kit.Ctrl(fyne.KeyO))
	if !slices.Equal(x.links, []string{"https://example.kz/video"}) {
		t.Errorf("opened %v", x.links)
	}
}

func TestHistoryOfTheSelectedRecord(t *testing.T) {
	s, p := wanting(t)
	put(t, s, member(p, "Айгүл", "health"))
	x := show(t, s, i18n.KK, large)
	x.press(kit.Ctrl(fyne.KeyT))
	x.sees("Топ мүшесі «Айгүл»")
}

// A built-in day is changed by a record in its place; without the record it is
// as it was.
func TestBuiltInDayIsSwitchedOffAndOn(t *testing.T) {
	s, _ := wanting(t)
	x := show(t, s, i18n.KK, large)
	x.tab(calendar)
	x.sees("01.01", "Жаңа жыл")
	x.key(fyne.KeyDelete)
	x.sees("бағдарламаның өзінде бар")
	x.key(fyne.KeyReturn)
	x.key(fyne.KeyReturn) // the form of the first day of the year
	for range 6 {
		x.key(fyne.KeyTab)
	}
	x.write(" ") // ticks that it is no longer observed
	x.save()
	list := listed[data.Holiday](x, data.HolidayType)
	if len(list) != 1 || !list[0].Off || list[0].ID != data.HolidayID(list[0].Key) {
		t.Fatalf("kept %+v\n%s", list, x.text())
	}
	x.sees("Енді ескерілмейді")
	x.key(fyne.KeyDelete)
	x.sees("Жаңа жыл")
	x.silent("Енді ескерілмейді")
}

func TestHolidayIsAdded(t *testing.T) {
	s, _ := wanting(t)
	x := show(t, s, i18n.KK, large)
	x.tab(calendar)
	x.press(kit.Ctrl(fyne.KeyN))
	x.write("Ауыл мерекесі")
	x.key(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyDown) // its kind
	x.save()
	list := listed[data.Holiday](x, data.HolidayType)
	if len(list) != 1 || list[0].NameKK != "Ауыл мерекесі" || list[0].Start != storetest.Day || list[0].Kind != "public" {
		t.Errorf("kept %+v\n%s", list, x.text())
	}
}

func TestPastOfAMemberIsTakenBack(t *testing.T) {
	s, p := wanting(t)
	m := member(p, "Нұрланқызы Айгүл", "health")
	put(t, s, m)
	m.Position = "Мұғалім"
	put(t, s, m)
	x := show(t, s, i18n.KK, large)
	keys := x.win.Canvas().Focused()
	x.press(kit.Ctrl(fyne.KeyT))
	x.sees("«Лауазымы»: бос еді, «Мұғалім» болды.")
	x.key(fyne.KeyEscape)
	if x.win.Canvas().Focused() != keys {
		t.Errorf("the keys are at %T", x.win.Canvas().Focused())
	}
	x.key(fyne.KeyReturn) // the member's form
	x.press(kit.Ctrl(fyne.KeyT))
	x.press(kit.Ctrl(fyne.KeyZ))
	x.key(fyne.KeyReturn)
	x.silent("Мұғалім")
	x.save() // nothing was typed, nothing changes
	if got := listed[data.Member](x, data.MemberType)[0]; got.Position != "" {
		t.Errorf("the position stays %q", got.Position)
	}
	x.silent("Мұғалім")
}

func TestManagerSeesTheBalanceOfEachDistrict(t *testing.T) {
	s, p := wanting(t)
	leaflet := data.Material{Project: p.ID, Kind: "leaflet", Name: "Парақша"}
	put(t, s, &leaflet)
	e := storetest.Event(p, 20260510)
	e.Status = data.Held
	put(t, s, &e)
	put(t, s, &data.Handout{Event: e.ID, Material: leaflet.ID, Quantity: 15},
		&data.Supply{Material: leaflet.ID, Date: 20260501, Quantity: 500},
		&data.Supply{Material: leaflet.ID, District: storetest.Borli, Date: 20260501, Quantity: 80})
	set, err := s.Settings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	set.District = ""
	if err := s.SaveSettings(t.Context(), set); err != nil {
		t.Fatal(err)
	}
	x := show(t, s, i18n.KK, large)
	x.tab(materials)
	x.press(kit.Ctrl(fyne.KeyM))
	x.press(kit.Ctrl(fyne.KeyM))
	x.sees("Облыс қоры 500 0 500", "Ақжайық 0 15 -15", "Бөрлі 80 0 80", "көп таратылған: Ақжайық")
}
