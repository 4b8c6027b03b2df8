// Package region is the screen of what came from the districts: the questions
// that merges have left open, who has sent what, and which months are
// accepted.
//
// It asks and shows. It must never know how versions merge or how a figure is
// counted.
package region

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/exchange"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/task"
	"sapar/data"
)

// Records are what this screen reads and writes.
type Records interface {
	Project(ctx context.Context) (data.Project, error)
	Settle(ctx context.Context, q data.Question, value data.Value) error
	History(ctx context.Context, of string, id data.ID) ([]data.Change, error)
	Seal(ctx context.Context, project data.ID, district, month string) error
	Reopen(ctx context.Context, seal data.Seal, reason string) error
	Held(ctx context.Context) ([]data.HeldChange, error)
}

// Options are what the screen stands on. All are required.
type Options struct {
	Records  Records
	Exchange *exchange.Exchange
	Words    *i18n.Words
	Places   data.Places
	Window   fyne.Window
	Tasks    task.Runner
	Now      func() time.Time
	Settings data.Settings
	Say      func(text string)
	Fail     func(err error)

	OpenEvent func(id data.ID)
}

// Page is the screen.
type Page struct {
	o       Options
	w       *i18n.Words
	content *fyne.Container
}

// New makes the screen; Show fills it.
func New(o Options) *Page {
	p := &Page{o: o, w: o.Words}
	p.content = container.NewVBox(kit.NewHeading(1, p.w.T("page.region.title")))
	return p
}

// Content is the screen's one object.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Show reads again.
func (p *Page) Show() {}

// Leave is always possible.
func (p *Page) Leave() bool { return true }

// Commands are the screen's own.
func (p *Page) Commands() []kit.Command { return nil }
