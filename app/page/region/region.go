// Package region is the screen of what came from the districts: the questions
// that merges have left open, who has sent what, which months are accepted,
// and what is held apart because of that.
//
// It asks and shows. It must never know how versions merge or how a figure is
// counted.
package region

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"sapar/app/exchange"
	"sapar/app/form"
	"sapar/app/history"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/task"
	"sapar/data"
)

// Records are what this screen reads and writes.
type Records interface {
	Project(ctx context.Context) (data.Project, error)
	Settle(ctx context.Context, q data.Question, value data.Value) error
	Seal(ctx context.Context, project data.ID, district, month string) error
	Reopen(ctx context.Context, seal data.Seal, reason string) error
	Held(ctx context.Context) ([]data.HeldChange, error)

	// What records that others refer to are called, and how each came to be.
	history.Records
	Events(ctx context.Context, q data.EventQuery) ([]data.Event, error)
	FindPeople(ctx context.Context, typed string, limit int) ([]data.Person, error)
}

// Options are what the screen stands on. All are required.
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

	OpenEvent func(id data.ID)
}

// part is what one tab shows.
type part interface {
	content() fyne.CanvasObject
	draw()         // shows what was read last
	focus()        // gives the keys to what they are for
	title() string // of its tab
}

// Page is the screen.
type Page struct {
	o       Options
	w       *i18n.Words
	ctx     context.Context
	maker   form.Maker
	teller  *history.Teller
	history *history.Book

	now  picture     // what is shown
	drop task.Cancel // what is still being read

	questions *questions
	parts     []part
	current   int
	tabs      *kit.Tabs
	body      *fyne.Container
	whole     *fyne.Container
}

// New makes the screen; Show fills it.
func New(o Options) *Page {
	p := &Page{o: o, w: o.Words, ctx: context.Background(), drop: func() {}}
	p.maker = form.Maker{Words: o.Words, Places: o.Places, Find: o.Places.Find, Now: o.Now, Fail: o.Fail}
	p.teller = history.NewTeller(p.maker, o.Places, o.Records, func() data.Project { return p.now.project })
	p.history = &history.Book{Teller: p.teller, Records: o.Records, Window: o.Window, Tasks: o.Tasks, Say: o.Say, Fail: o.Fail}
	p.questions = newQuestions(p)
	p.parts = []part{p.questions, newSent(p), newHeld(p)}
	p.tabs = kit.NewTabs(p.titles(), p.turn)
	p.body = container.NewStack(p.parts[0].content())
	keys := widget.NewLabel(kit.ShortcutText(previousKey) + ", " + kit.ShortcutText(nextKey))
	keys.Importance = widget.LowImportance
	strip := container.NewBorder(nil, nil, nil, keys, p.tabs)
	p.whole = container.NewBorder(strip, nil, nil, nil, container.New(layout.NewCustomPaddedLayout(10, 0, 0, 0), p.body))
	return p
}

// Content is the screen's one object.
func (p *Page) Content() fyne.CanvasObject { return p.whole }

// Show reads everything again and gives the keys to the tab in sight.
func (p *Page) Show() {
	p.teller.Forget()
	p.reload(func() { p.parts[p.current].focus() })
}

// Leave is always possible: each answer is written at once.
func (p *Page) Leave() bool {
	p.drop()
	return true
}

// The keys of the commands that the screen itself shows.
var (
	nextKey     = kit.Ctrl(fyne.KeyPageDown)
	previousKey = kit.Ctrl(fyne.KeyPageUp)
	undoKey     = kit.Ctrl(fyne.KeyZ)
)

// Commands go through the tabs and take an answer back.
func (p *Page) Commands() []kit.Command {
	return []kit.Command{
		{Name: p.w.T("page.region.next_tab"), Shortcut: nextKey, Run: func() { p.turn(p.current + 1) }},
		{Name: p.w.T("page.region.previous_tab"), Shortcut: previousKey, Run: func() { p.turn(p.current - 1) }},
		{Name: p.w.T("page.region.take_back"), Shortcut: undoKey, Run: p.questions.takeBack, Enabled: func() bool {
			return p.parts[p.current] == part(p.questions) && len(p.questions.answered) > 0
		}},
	}
}

// turn goes to a tab.
func (p *Page) turn(to int) {
	if to < 0 || to >= len(p.parts) || to == p.current {
		return
	}
	p.current = to
	p.tabs.Select(to)
	p.body.Objects = []fyne.CanvasObject{p.parts[to].content()}
	p.body.Refresh()
	p.parts[to].draw()
	p.parts[to].focus()
}

// draw shows what was read last.
func (p *Page) draw() {
	p.tabs.SetTitles(p.titles()...)
	for _, part := range p.parts {
		part.draw()
	}
}

func (p *Page) titles() []string {
	var out []string
	for _, part := range p.parts {
		out = append(out, part.title())
	}
	return out
}

// counted is a tab's name with how many things wait in it.
func (p *Page) counted(name string, n int) string {
	if n == 0 {
		return name
	}
	return name + " · " + p.w.Int(n)
}

// region reports whether this computer is the region's: only the region
// accepts a month.
func (p *Page) region() bool { return p.o.Settings.District == "" }

func (p *Page) today() data.Date { return data.DateOf(p.o.Now()) }
