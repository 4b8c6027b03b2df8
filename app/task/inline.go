package task

import "time"

// InlineRunner is the Runner of tests: everything happens on the caller's
// goroutine, in the order in which it was asked for.
type InlineRunner struct {
	queue []func()
}

// Inline returns a Runner for tests. Background runs at once, work and then;
// Later waits for Drain; Debounce does not wait.
func Inline() *InlineRunner { return &InlineRunner{} }

// Background runs work and then before it returns: there is nothing left to
// cancel.
func (*InlineRunner) Background(work, then func()) Cancel {
	work()
	if then != nil {
		then()
	}
	return func() {}
}

// Later keeps f for Drain.
func (r *InlineRunner) Later(f func()) { r.queue = append(r.queue, f) }

// Drain runs what Later was asked for, also what that in turn asks for, as
// the end of an event does in the program. It returns how many it ran.
func (r *InlineRunner) Drain() int {
	ran := 0
	for ; len(r.queue) > 0; ran++ {
		f := r.queue[0]
		r.queue = r.queue[1:]
		f()
	}
	return ran
}

// Debounce returns a function that runs act at once.
func (*InlineRunner) Debounce(time.Duration) func(act func()) {
	return func(act func()) {
		if act != nil {
			act()
		}
	}
}
