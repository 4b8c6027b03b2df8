//go:build linux

package journey

import (
	"fmt"
	"image"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sapar/data"
	"sapar/data/store/storetest"
)

// firstDay is the first day of the project, far enough back for two visits.
var firstDay = today().AddDays(-60)

// visitor is one line of a paper list.
type visitor struct {
	name          string
	age           int    // in the year of firstDay
	sex, category string // the beginnings of their words, as typed
	work          string
	consent       string // the beginning of its word
	letters       string // enough of the name where the person is known
	codes         string // sex, category and consent as they are kept
}

var (
	aigerim = visitor{"Сапарова Айгерім Ерланқызы", 22, "ә", "жоо", "БҚУ", "ө", "сап", "f student self"}
	daulet  = visitor{"Құрманғали Дәулет", 28, "е", "жас", "Чапаев мектебі", "ө", "құр", "m specialist self"}
	nurlan  = visitor{"Өтеғұлов Нұрлан Һашимұлы", 15, "е", "оқ", "Чапаев мектебі", "заң", "өте", "m pupil representative"}
	gulnaz  = visitor{"Ізбасар Гүлназ", 31, "ә", "уақ", "", "ө", "ізб", "f neet self"}
	zhangir = visitor{"Ғабдуллин Жәңгір", 25, "е", "жұмыс і", "ЖШС Ақжайық", "ө", "ғаб", "m worker self"}
	samal   = visitor{"Үсенова Самал", 27, "ә", "ер", "", "ө", "үсе", "f volunteer self"}
)

func (v visitor) born() int { return firstDay.Year() - v.age }

// The main job, end to end: a coordinator begins, plans two visits to a
// village, logs who came, reports, and finds everything again.
func TestPlanLogReport(t *testing.T) {
	l := newLaptop(t)
	dir := filepath.Join(t.TempDir(), "data")
	l.use(kz)
	l.open(dir)
	l.shoot("1-welcome")
	l.begin("Айгүл Сейітқызы", "ақж")
	l.shoot("2-overview")
	inside := look(t, dir)
	if got := inside.texts("SELECT value FROM setting WHERE key IN ('district', 'language', 'name', 'role') ORDER BY key"); !slices.Equal(got,
		[]string{storetest.Akzhaiyk, "kk", "Айгүл Сейітқызы", "coordinator"}) {
		t.Fatalf("the first start left the settings %q", got)
	}

	meeting := l.plan(inside, "к", "meeting", "Жастармен кездесу", firstDay.AddDays(5), "чап")
	l.hold(inside, meeting)
	l.log(inside, meeting, []visitor{aigerim, daulet, nurlan}, nil)
	l.shoot("3-meeting")

	dialogue := l.plan(inside, "д", "dialogue", "Жұмыспен қамту және бос уақыт", firstDay.AddDays(10), "чап")
	l.hold(inside, dialogue)
	l.log(inside, dialogue, []visitor{daulet, gulnaz, aigerim, zhangir, samal}, []visitor{aigerim, daulet, nurlan})
	l.shoot("4-dialogue")

	if people, rows := inside.number("SELECT count(*) FROM person"), inside.number("SELECT count(*) FROM attendance"); people != 6 || rows != 8 {
		t.Errorf("%d people and %d rows of attendance, want 6 and 8", people, rows)
	}

	sent := t.TempDir()
	events := l.export(sent, "events", 0)
	overview := l.leads("Ctrl+1")
	indicators := l.export(sent, "indicators", 2)
	l.shoot("5-reports")
	l.leads("Ctrl+4")
	people := l.rests(preview) // the list comes after its frame
	l.quit()

	// the next day
	l.open(dir)
	l.same("6-overview", overview, l.settled())
	l.leads("Ctrl+4")
	l.same("7-people", people, l.rests(preview))
	l.quit()
	l.must("verify", "--data", dir)

	l.checkEvents(events)
	l.checkIndicators(indicators, dir)
}

// begin answers the questions of the first start. The name has the focus.
func (l *laptop) begin(name, district string) {
	l.t.Helper()
	// the language is chosen on the way, and chosen back
	l.leads("Shift+Tab", "Down")
	l.leads("Up")
	l.press("Tab")
	l.text(name)
	l.press("Tab", "Down", "Up") // the role, and back to the first
	l.press("Tab", "Down", "Up") // the project
	l.press("Tab")
	l.text(district)
	l.press("Enter", "Tab")
	l.text(digits(firstDay))
	l.press("Tab")
	l.leads("Ctrl+Enter")
}

// digits is a day as it is typed on the number pad.
func digits(d data.Date) string { return fmt.Sprintf("%02d%02d%04d", d.Day(), d.Month(), d.Year()) }

// plan makes an event and returns its place in the order of making. The letter
// chooses its type.
func (l *laptop) plan(inside *folder, letter, kind, title string, day data.Date, village string) int {
	l.t.Helper()
	count := func() int { return inside.number("SELECT count(*) FROM event") }
	nth := count() + 1
	l.count()
	l.leads("Ctrl+N")
	l.text(letter)
	l.press("Tab", "Tab")
	l.text(title)
	l.press("Tab", "Ctrl+A")
	l.text(digits(day))
	l.press("Tab", "Tab", "Tab", "Tab")
	l.text(village)
	l.press("Enter", "Ctrl+S")
	l.until("the event is saved", func() bool { return count() == nth })
	l.t.Logf("planned %q with %d keys", title, l.count())
	want := []string{fmt.Sprintf("%s, %s, %s, %s, planned", kind, title, day, storetest.Chapaev)}
	got := inside.texts(`SELECT kind || ', ' || title || ', ' || "date" || ', ' || village || ', ' || status FROM event WHERE id = `+nthEvent, nth)
	if diff := cmp.Diff(want, got); diff != "" {
		l.t.Errorf("the event was kept otherwise (wanted −, there +):\n%s", diff)
	}
	return nth
}

// nthEvent picks an event by the order of making.
const nthEvent = `(SELECT id FROM event ORDER BY id LIMIT 1 OFFSET ? - 1)`

// hold marks the event in sight as held.
func (l *laptop) hold(inside *folder, nth int) {
	l.t.Helper()
	l.press("Ctrl+H")
	l.until("the event is held", func() bool {
		return inside.number(`SELECT count(*) FROM event WHERE status = 'held' AND id = `+nthEvent, nth) == 1
	})
}

// log types who was at the event in sight, and looks whether each row is kept
// once the person is done with it.
func (l *laptop) log(inside *folder, nth int, who, known []visitor) {
	l.t.Helper()
	l.leads("Ctrl+F")
	for i, v := range who {
		l.count()
		if slices.Contains(known, v) {
			l.text(v.letters)
			l.press("Enter")
		} else {
			l.typeRow(v)
		}
		l.t.Logf("row %d, %s: %d keys", i+1, v.name, l.count())
		l.until(v.name+" is in the list", func() bool {
			return inside.number(`SELECT count(*) FROM attendance WHERE event = `+nthEvent, nth) == i+1
		})
	}
	var want []string
	for _, v := range who {
		want = append(want, fmt.Sprintf("%s, %d, %s, %s", v.name, v.born(), v.codes, v.work))
	}
	got := inside.texts(`SELECT p.name || ', ' || p.birth_year || ', ' || p.sex || ' ' || a.category || ' ' || p.consent || ', ' || ifnull(p.work, '')
		FROM attendance a JOIN person p ON p.id = a.person WHERE a.event = `+nthEvent+` ORDER BY a.id`, nth)
	if diff := cmp.Diff(want, got); diff != "" {
		l.t.Errorf("the list of event %d (wanted −, there +):\n%s", nth, diff)
	}
}

// typeRow types somebody new, field by field as a paper list has them, without
// waiting for anything. The village is that of the event, or of the row before.
func (l *laptop) typeRow(v visitor) {
	l.t.Helper()
	l.text(v.name)
	l.press("Enter")
	l.text(fmt.Sprint(v.born()))
	l.press("Enter")
	l.text(v.sex)
	l.press("Enter")
	l.text(v.category)
	l.press("Enter")
	l.press("Enter") // the village stays
	if v.work == "" {
		l.press("Delete") // that of the row before, which is offered
	}
	l.text(v.work)
	l.press("Enter")
	l.press("Enter") // no phone
	l.text(v.consent)
	l.press("Enter")
}

// same holds that a screen shows what it showed before the program was started
// again, the status bar aside.
func (l *laptop) same(name string, before, now *image.RGBA) {
	l.t.Helper()
	keep(l.t, l.t.ArtifactDir(), name, now)
	if changed := l.becomes(before); !onlyCursor(changed) {
		keep(l.t, l.t.ArtifactDir(), name+"-before", before)
		l.t.Errorf("after the next start %s differs within %v", name, changed)
	}
}
