package exchange_test

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"sapar/app/exchange"
	"sapar/app/i18n"
	"sapar/app/task"
	"sapar/data"
)

// slow is a Runner whose work is done, and whose pulse beats, when the test
// says so.
type slow struct {
	task.InlineRunner
	queue []*job
	waits func() // what the last Debounce holds
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

func (s *slow) Debounce(time.Duration) func(act func()) {
	return func(act func()) { s.waits = act }
}

// finish does all the work there is, and what that brings.
func (s *slow) finish() {
	for len(s.queue) > 0 {
		j := s.queue[0]
		s.queue = s.queue[1:]
		if j.work(); !j.dropped && j.then != nil {
			j.then()
		}
	}
}

func TestMergeShowsItsProgressAndCanBeStopped(t *testing.T) {
	s, p, _ := laptop(t)
	region := office(t, s, p)
	tasks := &slow{}
	x := showWith(t, region, i18n.KK, tasks)
	send(t, s, exchange.ExportOptions{ShipQuery: data.ShipQuery{Project: p.ID}, Path: filepath.Join(x.folder, "a.xlsx")})
	x.press(nextTab)
	tasks.finish() // the list, to which the keys go
	x.press(all, goOn)
	x.sees(x.words.N("page.exchange.checking", 1), "a.xlsx")
	if tasks.waits == nil {
		t.Fatal("nobody looks how far the work is")
	}
	tasks.waits() // and goes on looking
	tasks.finish()
	x.sees("жаңа 4")
	if tasks.waits != nil {
		t.Error("the work is over and somebody still looks")
	}

	x.press(goOn)
	x.press(goOn) // again is nothing
	if len(tasks.queue) != 1 {
		t.Errorf("%d pieces of work, want one merge", len(tasks.queue))
	}
	x.sees(x.words.N("page.exchange.merging", 1))
	x.key(fyne.KeyReturn) // the focus is on stopping
	x.sees(x.words.T("page.exchange.stopping"))
	tasks.finish()
	x.sees(x.words.T("page.exchange.stopped"))
	if got := count(t, region, p); got != 0 || x.merged != 0 {
		t.Errorf("%d events came of a merge that was stopped, told %d times", got, x.merged)
	}
	x.key(fyne.KeySpace) // takes the tick off: nothing more to be said
	x.misses(x.words.T("page.exchange.stopped"))
	x.sound()
}

func TestLeavingThePageWhileFilesAreReadShowsThemLater(t *testing.T) {
	s, p, _ := laptop(t)
	region := office(t, s, p)
	tasks := &slow{}
	x := showWith(t, region, i18n.KK, tasks)
	send(t, s, exchange.ExportOptions{ShipQuery: data.ShipQuery{Project: p.ID}, Path: filepath.Join(x.folder, "a.xlsx")})
	x.press(nextTab)
	tasks.finish()
	x.press(all, goOn)
	x.page.Leave()
	tasks.finish()
	x.page.Show()
	x.sees("жаңа 4")
	x.sound()
}

func TestFileThatWasChangedSinceTheCheckIsCheckedAgain(t *testing.T) {
	s, p, _ := laptop(t)
	region := office(t, s, p)
	x := show(t, region, i18n.KK)
	path := filepath.Join(x.folder, "a.xlsx")
	send(t, s, exchange.ExportOptions{ShipQuery: data.ShipQuery{Project: p.ID}, Path: path})
	x.press(nextTab, all, goOn)
	x.sees("жаңа 4")
	lock := exchange.ExportOptions{ShipQuery: data.ShipQuery{Project: p.ID}, Path: path, Password: "1"}
	send(t, s, lock)
	x.press(goOn)
	x.sees(x.words.Refusal(&data.Error{Code: "workbook_password"}, nil), x.words.T("page.exchange.all_refused"))
	x.sound()
}
