// Package exchange is the screen of workbooks that travel: what leaves this
// computer, what comes in, and which files came. Before anything is written or
// taken in it shows what that would be.
//
// It asks and shows. It must never know how versions merge nor what stands in
// a workbook: its Exchange does all of that.
package exchange

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

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

	Folder       string                      // where the last file went, or the person's documents
	KeepFolder   func(folder string)         // a file went to another folder
	Incoming     string                      // where files last came from
	KeepIncoming func(folder string)         // files came from another folder
	Latin        func(code string) string    // a place's name in Latin letters, for a file's name
	Open         func(path string) error     // opens a file or folder with the system's program; may take a second
	OpenRegion   func()                      // goes to the screen of open questions
	OpenList     func(path, password string) // goes to the screen that reads a list of one's own
	Merged       func()                      // a merge has changed the records
}

// The tabs, in their order.
const (
	sending = iota
	receiving
	filing
)

var tabKeys = []string{"send", "receive", "files"}

// tab is one part of the screen.
type tab interface {
	content() fyne.CanvasObject
	show()  // reads again
	focus() // gives the keys to where work begins
	leave() // lets go of what is being read
}

// Page is the screen.
type Page struct {
	o Options
	w *i18n.Words

	project data.Project
	known   bool // there is a project

	tabs    *kit.Tabs
	send    *send
	receive *receive
	files   *files
	all     []tab
	current int
	body    *fyne.Container
	object  fyne.CanvasObject

	// wrong are the wrong cells of the files that were read since the program
	// began, by the files' sums: they are not kept with a file, and its
	// receipt names them.
	wrong map[[32]byte][]data.CellProblem
}

// New makes the screen; Show fills it.
func New(o Options) *Page {
	p := &Page{o: o, w: o.Words, wrong: map[[32]byte][]data.CellProblem{}}
	var names []string
	for _, key := range tabKeys {
		names = append(names, p.w.T("page.exchange.tab."+key))
	}
	p.tabs = kit.NewTabs(names, p.turn)
	keys := widget.NewLabel(kit.ShortcutText(previousKey) + ", " + kit.ShortcutText(nextKey))
	keys.Importance = widget.LowImportance
	strip := container.NewBorder(nil, nil, nil, keys, p.tabs)
	p.send, p.receive, p.files = newSend(p), newReceive(p), newFiles(p)
	p.all = []tab{p.send, p.receive, p.files}
	p.body = container.NewStack(p.send.content())
	p.object = container.NewBorder(strip, nil, nil, nil, container.New(layout.NewCustomPaddedLayout(gap, 0, 0, 0), p.body))
	return p
}

// Content is the screen's one object.
func (p *Page) Content() fyne.CanvasObject { return p.object }

// Show reads the tab in sight again. Files that are dropped on the window are
// to be received.
func (p *Page) Show() {
	project, err := p.o.Records.Project(context.Background())
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		p.o.Fail(err)
		return
	}
	p.project, p.known = project, err == nil
	p.o.Window.SetOnDropped(p.Dropped)
	p.open(p.current)
}

// Receive has the files that come in be the tab in sight when the screen is
// shown next.
func (p *Page) Receive() { p.current = receiving }

// Leave is always possible: what is being written is written to its end.
func (p *Page) Leave() bool {
	p.o.Window.SetOnDropped(nil)
	for _, t := range p.all {
		t.leave()
	}
	return true
}

// turn goes to a tab.
func (p *Page) turn(to int) {
	if to >= 0 && to < len(p.all) && to != p.current {
		p.open(to)
	}
}

func (p *Page) open(i int) {
	p.current = i
	p.tabs.Select(i)
	p.body.Objects = []fyne.CanvasObject{p.all[i].content()}
	p.body.Refresh()
	p.all[i].show()
	p.all[i].focus()
}

// Dropped takes the files that were let go over the window.
func (p *Page) Dropped(_ fyne.Position, files []fyne.URI) {
	if kit.ModalOpen(p.o.Window.Canvas()) {
		return
	}
	p.turn(receiving)
	p.receive.drop(files)
}

// The keys of the commands.
var (
	nextKey     = kit.Ctrl(fyne.KeyPageDown)
	previousKey = kit.Ctrl(fyne.KeyPageUp)
	exportKey   = kit.Ctrl(fyne.KeyE)
	goOnKey     = kit.Ctrl(fyne.KeyReturn)
)

// Commands go through the tabs and do the one thing that a tab is for.
func (p *Page) Commands() []kit.Command {
	on := func(tab int) func() bool { return func() bool { return p.current == tab } }
	return []kit.Command{
		{Name: p.w.T("button.next"), Shortcut: nextKey, Run: func() { p.turn(p.current + 1) }},
		{Name: p.w.T("button.previous"), Shortcut: previousKey, Run: func() { p.turn(p.current - 1) }},
		{Name: p.w.T("button.export"), Shortcut: exportKey, Enabled: on(sending), Run: p.send.start},
		{Name: p.w.T("button.export"), Shortcut: goOnKey, Enabled: on(sending), Run: p.send.start},
		{Name: p.w.T("page.exchange.check"), Shortcut: goOnKey, Enabled: on(receiving), Run: p.receive.goOn},
	}
}

// next goes on to the next field.
func (p *Page) next() { p.o.Window.Canvas().FocusNext() }

// background runs work away from the window and then tells of its error, or
// goes on.
func (p *Page) background(work func() error, then func()) {
	var err error
	p.o.Tasks.Background(func() { err = work() }, func() {
		if err != nil {
			p.o.Fail(err)
			return
		}
		then()
	})
}

// openPath shows a file or folder in the system's program, which may take a
// while to say that there is none.
func (p *Page) openPath(path string) {
	p.background(func() error { return p.o.Open(path) }, func() {})
}

// merged tells the other screens that the records are others.
func (p *Page) merged() {
	p.o.Merged()
	p.send.stale = true
}
