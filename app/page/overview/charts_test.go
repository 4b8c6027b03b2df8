package overview_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
	"sapar/data/store/storetest"
)

// turned goes to the charts as Ctrl+PgDn does.
func (sc *screen) turned() {
	sc.t.Helper()
	for _, c := range sc.page.Commands() {
		if kit.ShortcutText(c.Shortcut) == "Ctrl+PgDn" {
			c.Run()
			return
		}
	}
	sc.t.Fatal("nothing turns to the charts")
}

func TestChartsSayTheirFigures(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	of := meetings(p, 10)
	save(t, s, of)
	visited := held(p, 20260210, of.ID)
	girl, boy := &data.Person{Name: "Айгүл", BirthYear: 2004, Sex: data.Female, Consent: "self"}, &data.Person{Name: "Болат", Sex: data.Male, Consent: "self"}
	save(t, s, visited, girl, boy)
	save(t, s, &data.Attendance{Event: visited.ID, Person: girl.ID}, &data.Attendance{Event: visited.ID, Person: boy.ID})

	sc := show(t, s, i18n.EN, storetest.Akzhaiyk)
	sc.turned()
	sc.reads("1 / 10", "Map of villages", "February 2026", "19–23", "age unknown", "person-times, by the lists")
	sc.keys(fyne.KeyDown, fyne.KeyUp, fyne.KeyLeft, fyne.KeyRight)
	sc.reads("never visited, planned 0")
	sc.keys(fyne.KeyReturn)
	if len(sc.planned) != 1 || sc.planned[0].village == "" {
		t.Errorf("planned %v", sc.planned)
	}
	sc.turned()
	sc.reads("plan 10, done 1")
}

// Who comes twice is two attendances and one person, in each line.
func TestAttendancesAndPeopleStandSideBySide(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	february, march := held(p, 20260210), held(p, 20260310)
	girl, boy := &data.Person{Name: "Айгүл", BirthYear: 2004, Consent: "self"}, &data.Person{Name: "Болат", Consent: "self"}
	save(t, s, february, march, girl, boy)
	save(t, s, &data.Attendance{Event: february.ID, Person: girl.ID}, &data.Attendance{Event: march.ID, Person: girl.ID}, &data.Attendance{Event: march.ID, Person: boy.ID})
	region := show(t, s, i18n.KK, "")
	region.turned()
	region.reads("Барлығы\n3\n2", "Ақжайық\n3\n2")
	district := show(t, s, i18n.KK, storetest.Akzhaiyk)
	district.turned()
	district.reads("Барлығы\n3\n2", "Ақпан 2026\n1\n1", "Наурыз 2026\n2\n2")
}

func TestManagerSeesEveryDistrictInTheChart(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	of := meetings(p, 10)
	save(t, s, of)
	save(t, s, held(p, 20260210, of.ID))
	for _, lang := range i18n.Langs() {
		sc := show(t, s, lang, "")
		sc.turned()
		sc.reads("10 %")
	}
}

// An event that names an indicator and does not fit it is found, with the
// reason.
func TestProofSaysWhatDoesNotCount(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	of := meetings(p, 10)
	of.Partners = []string{"law_enforcement"}
	save(t, s, of)
	save(t, s, held(p, 20260210, of.ID))
	sc := show(t, s, i18n.EN, storetest.Akzhaiyk)
	sc.keys(fyne.KeyReturn)
	sc.reads("At least 10 meetings; with partners: law enforcement", "With which partners", "Plan", "Fact")
}
