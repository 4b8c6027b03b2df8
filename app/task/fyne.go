package task

import (
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// Fyne returns the program's Runner: goroutines for the work, Fyne's event
// loop for what follows it.
func Fyne() Runner { return &fyneRunner{} }

type fyneRunner struct {
	mu    sync.Mutex
	queue []func() // what Later was asked for, oldest first
}

func (*fyneRunner) Background(work, then func()) Cancel {
	// Only the UI goroutine reads or writes it: Cancel is called there, and
	// the check stands inside fyne.Do.
	dropped := false
	go func() {
		work()
		if then == nil {
			return
		}
		fyne.Do(func() {
			if !dropped {
				then()
			}
		})
	}()
	return func() { dropped = true }
}

// Later goes through a goroutine because fyne.Do must not be called on the UI
// goroutine, and through a queue because goroutines keep no order.
func (r *fyneRunner) Later(f func()) {
	r.mu.Lock()
	r.queue = append(r.queue, f)
	r.mu.Unlock()
	go fyne.Do(func() { r.next()() })
}

// next takes the oldest function. There is one for every call: each Later
// queues one and asks for one.
func (r *fyneRunner) next() func() {
	r.mu.Lock()
	defer r.mu.Unlock()
	f := r.queue[0]
	r.queue = r.queue[1:]
	return f
}

func (*fyneRunner) Debounce(quiet time.Duration) func(act func()) {
	var (
		timer *time.Timer
		call  int // number of the newest call; on the UI goroutine only
	)
	return func(act func()) {
		call++
		if timer != nil {
			timer.Stop()
		}
		if act == nil {
			return
		}
		mine := call
		// A timer that had fired before Stop is caught by the number.
		timer = time.AfterFunc(quiet, func() {
			fyne.Do(func() {
				if mine == call {
					act()
				}
			})
		})
	}
}
