package task_test

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sapar/app/task"
)

func TestInlineRunsWorkAndThenBeforeItReturns(t *testing.T) {
	var order []string
	cancel := task.Inline().Background(
		func() { order = append(order, "work") },
		func() { order = append(order, "then") })
	order = append(order, "returned")
	cancel()
	if want := []string{"work", "then", "returned"}; !slices.Equal(order, want) {
		t.Errorf("order %v, want %v", order, want)
	}
	task.Inline().Background(func() {}, nil) // no then is allowed
}

func TestInlineKeepsLaterForDrain(t *testing.T) {
	r := task.Inline()
	var order []int
	r.Later(func() {
		order = append(order, 1)
		r.Later(func() { order = append(order, 3) })
	})
	r.Later(func() { order = append(order, 2) })
	if len(order) != 0 {
		t.Fatalf("ran %v before Drain", order)
	}
	if n := r.Drain(); n != 3 || !slices.Equal(order, []int{1, 2, 3}) {
		t.Errorf("Drain ran %d: %v, want 1 2 3", n, order)
	}
	if n := r.Drain(); n != 0 {
		t.Errorf("a second Drain ran %d, want nothing", n)
	}
}

func TestInlineDebounceDoesNotWait(t *testing.T) {
	ran := 0
	search := task.Inline().Debounce(time.Hour)
	search(func() { ran++ })
	search(nil)
	if ran != 1 {
		t.Errorf("ran %d times, want 1", ran)
	}
}

func TestFyneRunsThenOnTheEventLoop(t *testing.T) {
	ui := newLoop(t)
	done := make(chan struct{})
	worked, followed := false, false
	task.Fyne().Background(
		func() { worked = true; close(done) },
		func() { followed = true })
	<-done
	if followed {
		t.Fatal("then ran before the event loop came to it")
	}
	ui.next(t)
	if !worked || !followed {
		t.Errorf("work %v, then %v, want both", worked, followed)
	}
}

func TestFyneCancelDropsThen(t *testing.T) {
	t.Run("while the work runs", func(t *testing.T) {
		ui := newLoop(t)
		release := make(chan struct{})
		cancel := task.Fyne().Background(func() { <-release }, func() { t.Error("then ran") })
		cancel()
		cancel() // again is harmless
		close(release)
		ui.next(t)
	})
	t.Run("when then already waits its turn", func(t *testing.T) {
		ui := newLoop(t)
		cancel := task.Fyne().Background(func() {}, func() { t.Error("then ran") })
		waiting := ui.take(t)
		cancel()
		waiting()
	})
}

func TestFyneLaterKeepsOrder(t *testing.T) {
	ui := newLoop(t)
	r := task.Fyne()
	var got, want []int
	for i := range 200 {
		r.Later(func() { got = append(got, i) })
		want = append(want, i)
	}
	if len(got) != 0 {
		t.Fatal("ran inside the event that asked")
	}
	for range want {
		ui.next(t)
	}
	if !slices.Equal(got, want) {
		t.Errorf("order %v", got)
	}
}

func TestFyneDebounceRunsTheLastOnly(t *testing.T) {
	ui := newLoop(t)
	var ran []string
	search := task.Fyne().Debounce(20 * time.Millisecond)
	for _, text := range []string{"Қ", "Қо", "Қож"} {
		search(func() { ran = append(ran, text) })
	}
	ui.next(t)
	if !slices.Equal(ran, []string{"Қож"}) {
		t.Errorf("ran %v, want the last only", ran)
	}
	ui.quiet(t, 60*time.Millisecond)
}

func TestFyneDebounceDropsWhatWaits(t *testing.T) {
	t.Run("before its time has come", func(t *testing.T) {
		ui := newLoop(t)
		search := task.Fyne().Debounce(20 * time.Millisecond)
		search(func() { t.Error("ran") })
		search(nil)
		ui.quiet(t, 60*time.Millisecond)
	})
	t.Run("when it already waits its turn", func(t *testing.T) {
		ui := newLoop(t)
		search := task.Fyne().Debounce(time.Millisecond)
		search(func() { t.Error("ran") })
		waiting := ui.take(t)
		search(nil)
		waiting()
	})
}

// loop stands for Fyne's event loop; the test's goroutine is the UI goroutine
// and runs one event at a time.
type loop struct {
	fyne.Driver
	events chan func()
}

func newLoop(t *testing.T) *loop {
	t.Helper()
	app := test.NewTempApp(t)
	l := &loop{Driver: app.Driver(), events: make(chan func(), 1000)}
	fyne.SetCurrentApp(looped{App: app, driver: l})
	return l
}

func (l *loop) DoFromGoroutine(f func(), _ bool) { l.events <- f }

func (l *loop) take(t *testing.T) func() {
	t.Helper()
	select {
	case f := <-l.events:
		return f
	case <-time.After(10 * time.Second):
		t.Fatal("nothing came to the event loop")
		return nil
	}
}

func (l *loop) next(t *testing.T) {
	t.Helper()
	l.take(t)()
}

func (l *loop) quiet(t *testing.T, d time.Duration) {
	t.Helper()
	select {
	case <-l.events:
		t.Error("something came to the event loop, want nothing")
	case <-time.After(d):
	}
}

// looped is an app whose driver is that loop.
type looped struct {
	fyne.App
	driver fyne.Driver
}

func (l looped) Driver() fyne.Driver { return l.driver }
