// Package exchange is the screen of workbooks that travel: what leaves this
// computer, what comes in, and which files came. Before anything is written or
// taken in it shows what that would be.
//
// It asks and shows. It must never know how versions merge nor what stands in
// a workbook: its Exchange does all of that.
package exchange

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

// Records are what this screen reads and takes out again.
type Records interface {
	Project(ctx context.Context) (data.Project, error)
	Received(ctx context.Context) ([]data.Received, error)
	TakeOut(ctx context.Context, files ...int64) (int, error)
	UndoMerge(ctx context.Context, merge data.ID) (int, error)
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

	Folder     string                  // where the last file went, or the person's documents
	KeepFolder func(folder string)     // a file went to another folder
	Open       func(path string) error // opens a file or folder with the system's program; may take a second
	OpenRegion func()                  // goes to the screen of open questions
	Merged     func()                  // a merge has changed the records
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
	p.content = container.NewVBox(kit.NewHeading(1, p.w.T("page.exchange.title")))
	return p
}

// Content is the screen's one object.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Show reads again.
func (p *Page) Show() {}

// Leave is always possible: what is being written is written to its end.
func (p *Page) Leave() bool { return true }

// Commands are the screen's own.
func (p *Page) Commands() []kit.Command { return nil }
