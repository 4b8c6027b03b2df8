package exchange

import (
	"context"
	"errors"
	"path/filepath"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/exchange"
	"sapar/app/kit"
	"sapar/data"
)

// work is files being read, with how far that is and a way to stop it.
type work struct {
	p      *Page
	title  *kit.Heading
	bar    *kit.Progress
	status *kit.StatusLine
	stop   *kit.Button
	object *fyne.Container

	beat   func(act func()) // waits a moment before it looks again
	cancel context.CancelFunc
	busy   bool
	paths  []string

	// Written where files are read, looked at by the window.
	file atomic.Int64 // index of the one that is being taken in
	rows atomic.Int64 // of all files, that are done
}

// finished is what reading files came to.
type finished struct {
	report    data.MergeReport
	questions int   // open ones, after a merge
	uncounted error // why those could not be counted
	err       error
}

// pulse is how often the window looks how far the work is.
const pulse = 150 * time.Millisecond

func newWork(p *Page) *work {
	k := &work{p: p, title: kit.NewHeading(2, ""), bar: kit.NewProgress(), status: kit.NewStatusLine(), beat: p.o.Tasks.Debounce(pulse)}
	k.stop = kit.NewButton(kit.ButtonOptions{Text: p.w.T("page.exchange.stop"), Run: k.halt})
	k.object = container.New(rows{grow: -1}, k.title, k.bar, k.status, container.NewHBox(k.stop))
	return k
}

func (k *work) focus() { kit.Focus(k.stop) }

// run reads the files, merges them unless it is a dry run, and then hands over
// what that came to.
func (k *work) run(paths []string, password string, dry bool, then func(finished)) {
	var ctx context.Context
	ctx, k.cancel = context.WithCancel(context.Background())
	k.paths, k.busy = paths, true
	k.file.Store(0)
	k.rows.Store(0)
	k.stop.Enable()
	k.title.SetText(k.p.w.N("page.exchange.merging", len(paths)))
	if dry {
		k.title.SetText(k.p.w.N("page.exchange.checking", len(paths)))
	}
	k.look()
	var done finished
	k.p.o.Tasks.Background(func() {
		done.report, done.err = k.p.o.Exchange.Merge(ctx, paths, exchange.MergeOptions{
			DryRun: dry, Password: password,
			Progress: func(file, rows int) {
				k.file.Store(int64(file))
				k.rows.Add(int64(rows))
			},
		})
		if done.err != nil || dry {
			return
		}
		// The merge stands, whatever becomes of this.
		open, err := k.p.o.Exchange.Answers.Questions(context.WithoutCancel(ctx))
		done.questions, done.uncounted = len(open), err
	}, func() {
		k.busy = false
		k.beat(nil)
		k.cancel()
		then(done)
	})
	if k.busy {
		k.beat(k.follow)
	}
}

// follow shows how far the work is, again and again.
func (k *work) follow() {
	if !k.busy {
		return
	}
	k.look()
	k.beat(k.follow)
}

func (k *work) look() {
	file, n := int(k.file.Load()), len(k.paths)
	k.bar.Set(float64(n), 0, float64(file))
	k.status.Set(k.p.w.T("page.exchange.progress", "file", k.p.w.Int(min(file+1, n)), "files", k.p.w.Int(n),
		"name", filepath.Base(k.paths[min(file, n-1)]), "rows", k.p.w.Int(int(k.rows.Load()))), kit.Accent)
}

// halt stops the work: nothing of it is written. A file that is being read is
// read to its end first.
func (k *work) halt() {
	if !k.busy {
		return
	}
	k.cancel()
	k.stop.Disable()
	k.status.Set(k.p.w.T("page.exchange.stopping"), kit.Attention)
	k.beat(nil)
}

// failed shows the files again and why nothing came of them. What was stopped
// is said and is no fault.
func (r *receive) failed(err error, dry bool) {
	stopped := errors.Is(err, context.Canceled)
	var refused *exchange.Refused
	if errors.As(err, &refused) && !dry {
		// A file has changed since it was checked: the new check says how.
		r.run(r.outcome.paths, true)
		return
	}
	r.back()
	if stopped {
		r.say(r.w.T("page.exchange.stopped"), kit.Attention)
		return
	}
	r.say(r.w.T("page.exchange.not_merged"), kit.Bad)
	r.p.o.Fail(err)
}
