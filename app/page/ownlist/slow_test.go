package ownlist_test

import (
	"testing"
	"time"

	"sapar/app/i18n"
	page "sapar/app/page/ownlist"
	"sapar/app/task"
	"sapar/data"
	"sapar/data/store/storetest"
)

// slow is a Runner whose work is done, and whose waiting is over, when the test
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
	for s.waits != nil || len(s.queue) > 0 {
		if act := s.waits; act != nil {
			s.waits = nil
			act()
			continue
		}
		j := s.queue[0]
		s.queue = s.queue[1:]
		if j.work(); !j.dropped && j.then != nil {
			j.then()
		}
	}
}

func TestWhatIsAskedForWhileTheListIsReadIsDoneThen(t *testing.T) {
	s, p := laptop(t)
	e := storetest.Event(p, 20261105)
	e.Title, e.Status = "Жұмыспен қамту", data.Held
	save(t, s, &e)
	tasks := &slow{}
	x := showWith(t, s, i18n.KK, page.NewWork(book(t, "іс-шаралар.xlsx", "Тізім",
		[]any{"Күні", "Түрі", "Атауы", "Ауыл"}, []any{"06.11.2026", "Кездесу", "Спорт", "Чапаев"},
	), ""), tasks)
	x.sees(x.words.T("page.ownlist.opening"))
	x.press(take) // there is nothing yet
	tasks.finish()
	if len(x.events(p)) != 1 {
		t.Fatal("it was taken in before anybody saw it")
	}
	x.press(nextTab, nextTab)
	x.page.Show() // reads again
	x.sees(x.words.T("page.ownlist.reading"))
	x.press(take)
	if len(x.events(p)) != 1 {
		t.Error("it was taken in while it was read")
	}
	tasks.finish()
	if len(x.events(p)) != 2 || x.merged != 1 {
		t.Error("it was not taken in")
	}
	x.sound()
}
