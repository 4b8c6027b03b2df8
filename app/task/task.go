// Package task runs what a screen must not wait for. It is the only place
// where the window starts goroutines: a screen asks its Runner, the program
// gives it the real one (Fyne), a test gives it Inline, and so a test of an
// asynchronous screen needs neither sleeping nor locks.
//
// It must never know what the work is: no records, no words, no widgets.
package task

import "time"

// Runner starts work for a screen. Its methods are called on the UI goroutine,
// and the functions named then, f and act are run on it, one at a time.
type Runner interface {
	// Background runs work away from the UI goroutine and then, when work has
	// returned, calls then on it; then may be nil. Work must touch no widget.
	//
	// The Cancel it returns drops then: a page that is left, or asks a newer
	// question, calls it and is not disturbed by the old answer. Work itself
	// runs on to its end; long work closes over a context of its own.
	Background(work func(), then func()) Cancel

	// Later calls f once the event being handled is over: a focus change made
	// inside a widget's callback has settled by then. Several calls keep
	// their order.
	Later(f func())

	// Debounce returns a function for a stream of calls of which only the last
	// matters, such as the text of a search box: each call drops the one
	// waiting, and act runs when the stream has been quiet for that long. A
	// call with nil only drops what waits.
	Debounce(quiet time.Duration) func(act func())
}

// Cancel drops the rest of a piece of work. It is called on the UI goroutine,
// any number of times; after the work is over it does nothing.
type Cancel func()
