// Package ownlist is the screen on which a coordinator's own Excel list is
// taken in: what kind of list it is, what its columns hold, what would come of
// it, and which of its people and events are there already.
//
// It asks and shows. It must never know how a column is guessed, a row read or
// a record merged: its Exchange does all of that.
package ownlist

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"sapar/app/exchange"
	"sapar/app/form"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/task"
	"sapar/data"
)

// Records are what this screen reads.
type Records interface {
	Project(ctx context.Context) (data.Project, error)
	Events(ctx context.Context, q data.EventQuery) ([]data.Event, error)
}

// Options are what the screen stands on. All are required but Fold.
type Options struct {
	Records  Records
	Exchange *exchange.Exchange
	Words    *i18n.Words
	Places   form.Places
	Window   fyne.Window
	Tasks    task.Runner
	Now      func() time.Time
	Settings data.Settings
	Say      func(text string)
	Fail     func(err error)
	Fold     func(text string) string // spellings taken as one, to search by

	Work   *Work  // the list, and what the person has set about it so far
	Back   func() // goes to where lists come from
	Merged func() // the list was taken in: the records are others
}

// The tabs, in their order.
const (
	columnsTab = iota
	comingTab
	sameTab
)

// tab is one part of the screen.
type tab interface {
	content() fyne.CanvasObject
	title() string // with how much waits in it
	draw()         // shows the list as it is read now
	focus()        // gives the keys to where work begins
}

// Page is the screen.
type Page struct {
	o     Options
	w     *i18n.Words
	work  *Work
	maker form.Maker

	project data.Project
	known   bool // there is a project
	try     *try

	head    *head
	tabs    *kit.Tabs
	setup   *setup
	coming  *coming
	same    *same
	all     []tab
	current int
	body    *fyne.Container // of the tab in sight
	inside  *fyne.Container // strip and body
	empty   *kit.Empty      // why there is no list to show
	done    *done           // what came of it
	object  fyne.CanvasObject
}

// New makes the screen; Show fills it.
func New(o Options) *Page {
	p := &Page{o: o, w: o.Words, work: o.Work}
	p.maker = form.Maker{
		Words: o.Words, Places: o.Places, Find: o.Places.Find, Fold: o.Fold, Now: o.Now, Fail: o.Fail, Next: p.next,
	}
	p.try = newTry(p)
	p.head = newHead(p)
	p.setup, p.coming, p.same = newSetup(p), newComing(p), newSame(p)
	p.all = []tab{p.setup, p.coming, p.same}
	p.tabs = kit.NewTabs(p.titles(), p.turn)
	p.body = container.NewStack(p.setup.content())
	keys := widget.NewLabel(kit.ShortcutText(previousKey) + ", " + kit.ShortcutText(nextKey))
	keys.Importance = widget.LowImportance
	strip := container.NewBorder(nil, nil, nil, keys, p.tabs)
	p.inside = container.NewBorder(strip, nil, nil, nil, container.New(layout.NewCustomPaddedLayout(gap, 0, 0, 0), p.body))
	p.empty, p.done = kit.NewEmpty(kit.EmptyOptions{}), newDone(p)
	p.object = container.New(rows{grow: 1}, p.head.object, container.NewStack(p.inside, p.empty, p.done.object))
	p.stand(p.empty)
	return p
}

// Content is the screen's one object.
func (p *Page) Content() fyne.CanvasObject { return p.object }

// Show opens the list, or goes on with it where the person left it.
func (p *Page) Show() {
	project, err := p.o.Records.Project(context.Background())
	switch {
	case errors.Is(err, data.ErrNotFound):
		p.nothing(p.w.T("page.exchange.no_project"))
		return
	case err != nil:
		p.o.Fail(err)
		return
	}
	p.project, p.known = project, true
	switch {
	case p.done.object.Visible():
		p.done.focus()
	case p.work.list == nil:
		p.open()
	default:
		p.begin()
	}
}

// Leave is always possible: what was set stays in the Work, and a list that is
// being taken in is taken in to its end.
func (p *Page) Leave() bool {
	p.try.drop()
	return true
}

// open reads the file and guesses how.
func (p *Page) open() {
	p.empty.Set(kit.EmptyOptions{Title: p.w.T("page.ownlist.opening")})
	p.stand(p.empty)
	p.try.open(func(err error) {
		if err != nil {
			var known *data.Error
			if !errors.As(err, &known) {
				p.o.Fail(err)
			}
			p.nothing(p.w.Refusal(err, p.o.Places))
			return
		}
		p.begin()
	})
}

// begin shows a list that was opened, and reads it.
func (p *Page) begin() {
	if p.work.district == "" {
		p.work.district = p.o.Settings.District
	}
	p.stand(p.inside)
	p.setup.fill()
	p.turnTo(p.current)
	p.try.read()
}

// nothing says why there is no list to show.
func (p *Page) nothing(why string) {
	p.empty.Set(kit.EmptyOptions{Title: why, Action: p.w.T("page.ownlist.back"), Run: p.o.Back})
	p.stand(p.empty)
	p.head.draw()
	p.empty.Focus()
}

// stand brings one of the three things to sight that the screen can show below
// its head.
func (p *Page) stand(on fyne.CanvasObject) {
	for _, o := range []fyne.CanvasObject{p.inside, p.empty, p.done.object} {
		show(o, o == on)
	}
	p.object.Refresh()
}

// changed reads the list again: the person has set something otherwise.
func (p *Page) changed() {
	p.try.soon()
	p.draw()
}

// draw shows everything as it is now.
func (p *Page) draw() {
	p.head.draw()
	p.tabs.SetTitles(p.titles()...)
	p.all[p.current].draw()
	p.object.Refresh()
}

func (p *Page) titles() []string {
	var out []string
	for _, t := range p.all {
		out = append(out, t.title())
	}
	return out
}

// turn goes to a tab.
func (p *Page) turn(to int) {
	if to >= 0 && to < len(p.all) && to != p.current && p.inside.Visible() {
		p.turnTo(to)
	}
}

func (p *Page) turnTo(i int) {
	p.current = i
	p.tabs.Select(i)
	p.body.Objects = []fyne.CanvasObject{p.all[i].content()}
	p.body.Refresh()
	p.draw()
	p.all[i].focus()
}

// next goes on to the next field.
func (p *Page) next() { p.o.Window.Canvas().FocusNext() }

// The keys of the commands.
var (
	nextKey     = kit.Ctrl(fyne.KeyPageDown)
	previousKey = kit.Ctrl(fyne.KeyPageUp)
	takeKey     = kit.Ctrl(fyne.KeyReturn)
)

// Commands go through the tabs, take the list in, and go back.
func (p *Page) Commands() []kit.Command {
	return []kit.Command{
		{Name: p.w.T("button.next"), Shortcut: nextKey, Run: func() { p.turn(p.current + 1) }},
		{Name: p.w.T("button.previous"), Shortcut: previousKey, Run: func() { p.turn(p.current - 1) }},
		{Name: p.w.T("page.ownlist.take"), Shortcut: takeKey, Run: p.take},
		{Name: p.w.T("page.ownlist.back"), Shortcut: kit.Escape(), Run: p.o.Back},
	}
}

// take takes the list in, or goes to what keeps it from that.
func (p *Page) take() {
	switch {
	case p.done.object.Visible():
		p.o.Back()
	case p.try.busy:
		p.try.wished = true // who answers fast need not wait
	case p.head.take.Disabled():
	case p.work.open(p.try.ask) > 0:
		p.same.goToOpen()
		p.turnTo(sameTab)
	default:
		p.try.merge()
	}
}
