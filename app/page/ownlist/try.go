package ownlist

import (
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"sapar/app/exchange"
	"sapar/app/task"
	"sapar/data"
)

// quiet is how long nothing is set before the list is read again.
const quiet = 300 * time.Millisecond

// try reads the list away from the window, and says what would come of it.
type try struct {
	p    *Page
	wait func(act func())
	stop task.Cancel

	busy    bool // it is being read, or will be in a moment
	merging bool // it is being taken in
	wished  bool // it is to be taken in as soon as it is read
	result  exchange.TriedList
	ask     []exchange.ListProposal // of the result, what a person may have to answer
	err     error                   // why it cannot be read so
	had     bool                    // it was read at least once
}

func newTry(p *Page) *try {
	return &try{p: p, wait: p.o.Tasks.Debounce(quiet), stop: func() {}}
}

// open opens the file.
func (t *try) open(then func(error)) {
	t.drop()
	work, x := t.p.work, t.p.o.Exchange
	var list *exchange.List
	var guesses []exchange.ListMapping
	var err error
	t.stop = t.p.o.Tasks.Background(func() {
		list, guesses, err = x.OpenList(context.Background(), work.path, work.password)
	}, func() {
		if err == nil {
			work.opened(list, guesses)
		}
		then(err)
	})
}

// drop lets go of what is being read. What is being taken in goes on.
func (t *try) drop() {
	t.wait(nil)
	if !t.merging {
		t.stop()
	}
	t.busy, t.wished = false, false
}

// soon reads the list once nothing has been set for a moment.
func (t *try) soon() {
	if t.merging {
		return
	}
	t.stop()
	t.busy, t.wished = true, false
	t.wait(t.read)
}

// read says what would come of the list as it is set now.
func (t *try) read() {
	if t.merging || t.p.work.mapping() == nil {
		return
	}
	wished := t.wished
	t.drop()
	t.busy, t.wished = true, wished
	work, x := t.p.work, t.p.o.Exchange
	list, m, scope := work.list, clone(*work.mapping()), work.scope(t.p.project)
	answers, asked := maps.Clone(work.answers), maps.Clone(work.asked)
	ctx, cancel := context.WithCancel(context.Background())
	var result exchange.TriedList
	var err error
	over := false
	forget := t.p.o.Tasks.Background(func() {
		if result, err = x.TryList(ctx, list, m, scope); err != nil {
			return
		}
		sure := certain(result.Proposals, func(id data.ID) bool {
			_, ok := answers[id]
			return ok || asked[id]
		})
		if len(sure) == 0 {
			return
		}
		// What needs no asking is counted as it will be taken.
		maps.Copy(scope.Same, sure)
		result, err = x.TryList(ctx, list, m, scope)
	}, func() {
		over = true
		cancel()
		t.busy = false
		t.take(result, err)
	})
	t.stop = func() {
		if !over {
			cancel()
			forget()
		}
	}
	t.p.head.draw()
}

// take takes over what the list was read as.
func (t *try) take(result exchange.TriedList, err error) {
	var known *data.Error
	t.err, t.had = err, true
	if err != nil {
		t.result, t.ask = exchange.TriedList{}, nil
		if !errors.As(err, &known) {
			t.p.o.Fail(err)
		}
		t.p.draw()
		return
	}
	t.result = result
	t.ask = slices.DeleteFunc(slices.Clone(result.Proposals), func(p exchange.ListProposal) bool { return p.Matches[0].Same })
	t.p.work.settle(t.ask)
	t.p.draw()
	if t.wished {
		t.wished = false
		t.p.take()
	}
}

// ready reports whether what is shown is what would come.
func (t *try) ready() bool { return t.had && !t.busy && !t.merging && t.err == nil }

// merge takes the list in.
func (t *try) merge() {
	if !t.ready() {
		return
	}
	t.merging = true
	work, x := t.p.work, t.p.o.Exchange
	list, m, scope := work.list, clone(*work.mapping()), work.scope(t.p.project)
	var report data.FileReport
	var err error
	t.p.o.Tasks.Background(func() {
		report, err = x.MergeList(context.Background(), list, m, scope)
	}, func() {
		t.merging = false
		if report.Counts == nil && err != nil {
			t.p.draw()
			t.p.o.Fail(err)
			return
		}
		// It stands, even where its form could not be remembered.
		t.p.came(report, m.Signature != "" && err == nil)
		if err != nil {
			t.p.o.Fail(err)
		}
	})
	if t.merging {
		t.p.head.draw()
	}
}
