package reports_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/app/task"
)

// slow is a Runner whose work is done when the test says so.
type slow struct {
	task.InlineRunner
	queue []*job
}

type job struct {
	work, then func()
	dropped    bool
}

func (s *slow) Background(work, then func()) task.Cancel {
	j := &job{work: work, then: then}
	s.queue = append(s.queue, j)
	return func() { j.dropped = true }
}

func (*slow) Debounce(quiet time.Duration) func(act func()) {
	return func(act func()) {
		// What looks again and again, how far the work is, would do so for ever.
		if act != nil && quiet >= 200*time.Millisecond {
			act()
		}
	}
}

// finish does all the work there is, and what that brings.
func (s *slow) finish() {
	for len(s.queue) > 0 {
		j := s.queue[0]
		s.queue = s.queue[1:]
		if j.work(); !j.dropped {
			j.then()
		}
	}
}

func TestExportWaitsForTheReportInTheMaking(t *testing.T) {
	s, _, settings := field(t)
	tasks := &slow{}
	x := showWith(t, s, i18n.KK, settings, tasks)
	x.sees(x.words.T("page.reports.building"))
	x.press(export)
	if len(tasks.queue) != 1 {
		t.Fatalf("%d pieces of work, want the preview alone", len(tasks.queue))
	}
	tasks.finish()
	if _, err := os.Stat(filepath.Join(x.folder, "BQO_events_Aqzhaiyq_2026-Q4.xlsx")); err != nil {
		t.Error(err)
	}
	x.misses(x.words.T("page.reports.building"))
	x.sound()
}

func TestNewerQuestionDropsTheOlder(t *testing.T) {
	s, _, settings := field(t)
	tasks := &slow{}
	x := showWith(t, s, i18n.KK, settings, tasks)
	x.key(fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab, fyne.KeyLeft, fyne.KeyLeft)
	tasks.finish()
	if len(x.maker.asked) != 1 || x.maker.last().Period != quarter(2026, 2) || x.maker.dropped == 0 {
		t.Errorf("asked for %v, dropped %d", x.maker.asked, x.maker.dropped)
	}
	x.sound()
}

func TestReportThatWasLeftIsMadeAgain(t *testing.T) {
	s, _, settings := field(t)
	tasks := &slow{}
	x := showWith(t, s, i18n.KK, settings, tasks)
	x.page.Leave()
	tasks.finish()
	x.misses("Жұмыспен қамту")
	x.page.Show()
	tasks.finish()
	x.sees("Жұмыспен қамту")
	x.sound()
}

func TestExportIsStartedOnce(t *testing.T) {
	s, _, settings := field(t)
	tasks := &slow{}
	x := showWith(t, s, i18n.KK, settings, tasks)
	tasks.finish()
	x.press(export)
	x.sees(x.words.T("page.reports.writing"))
	x.press(export)
	if len(tasks.queue) != 1 {
		t.Errorf("%d pieces of work, want 1", len(tasks.queue))
	}
	tasks.finish()
	x.sound()
}
