// Package plan is the screen of what is to be done and what was: the month as
// a calendar, the same events as a list, and the trips that pass several
// villages.
//
// It plans and points onward. It must never know how an event is edited, how
// records are kept or counted: it reads and saves through Records, the rules
// refuse, and it shows their sentences at the field.
package plan

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"sapar/app/form"
	"sapar/app/history"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/task"
	"sapar/data"
)

// Records are what this screen reads and saves.
type Records interface {
	Project(ctx context.Context) (data.Project, error)
	Events(ctx context.Context, q data.EventQuery) ([]data.Event, error)
	Turnouts(ctx context.Context, q data.EventQuery) (map[data.ID]data.Turnout, error)
	Indicators(ctx context.Context, project data.ID) ([]data.Indicator, error)
	Members(ctx context.Context, project data.ID) ([]data.Member, error)
	Trips(ctx context.Context, project data.ID) ([]data.Trip, error)
	Records(ctx context.Context, of *data.Type, q data.RecordQuery) ([]data.Record, error)
	Save(ctx context.Context, action string, records ...data.Record) error
	Delete(ctx context.Context, records ...data.Record) error
	NewID() data.ID
	history.Records
}

// Options are what the screen stands on. All are needed but where it is said.
type Options struct {
	Records  Records
	Words    *i18n.Words
	Places   form.Places
	Window   fyne.Window
	Tasks    task.Runner
	Now      func() time.Time
	Settings data.Settings
	Say      func(text string)
	Fail     func(err error)

	OpenEvent func(id data.ID)
	NewEvent  func(draft data.Event) // begins an event with what the draft has

	// Clashes finds what is in the way of a trip; nil: it is not looked for.
	Clashes func(ctx context.Context, draft data.Record) ([]data.Clash, error)
	// Propose plans what is left of the project; nil: it is not on offer.
	Propose func(ctx context.Context, q data.ProposalQuery) (data.Proposal, error)

	Fold func(text string) string // spellings taken as one, to search by; nil: case alone
}

// Page is the screen.
type Page struct {
	o     Options
	w     *i18n.Words
	ctx   context.Context
	maker form.Maker
	seek  seeker

	history *history.Book
	project data.Project
	numbers map[data.ID]int // of the indicators, in the contract's order
	events  []data.Event    // of the days in sight, filtered, by day and time
	day     data.Date       // the one that is planned for

	bar     *bar
	month   *month
	list    *list
	trips   *trips
	view    view // the one in sight
	views   []view
	summary *kit.Heading
	content *fyne.Container

	accepted data.ID // a trip of the proposal that was accepted last
}

// view is one way to look at the plan.
type view interface {
	object() fyne.CanvasObject
	load() error       // reads what it shows
	focus()            // gives the keys to what the person goes on with
	draft() data.Event // what a new event begins with
}

// New makes the screen; Show fills it.
func New(o Options) *Page {
	p := &Page{o: o, w: o.Words, ctx: context.Background(), summary: kit.NewHeading(3, "")}
	p.maker = form.Maker{Words: o.Words, Places: o.Places, Fold: o.Fold, Now: o.Now, Next: p.next, Fail: o.Fail}
	p.seek = seeker{Maker: p.maker}
	p.history = &history.Book{
		Teller:  history.NewTeller(p.maker, o.Places, o.Records, func() data.Project { return p.project }),
		Records: o.Records, Window: o.Window, Tasks: o.Tasks, Say: o.Say, Fail: o.Fail,
	}
	p.day = p.today()
	p.month, p.list, p.trips = newMonth(p), newList(p), newTrips(p)
	p.views = []view{p.month, p.list, p.trips}
	p.view = p.month
	p.bar = newBar(p)
	p.content = &fyne.Container{Layout: rows{}}
	p.arrange()
	return p
}

// Content is the screen's one object.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Show reads everything again and gives the keys to the month or the list.
func (p *Page) Show() {
	p.history.Teller.Forget()
	p.month.view.SetToday(kit.Day(p.today()))
	if p.read() {
		p.view.focus()
	}
}

// Leave saves a trip that is still being typed; false where it is refused.
func (p *Page) Leave() bool { return p.trips.form == nil || p.trips.form.leave() }

// Draft is what a new event begins with here: the selected day, or the day and
// place of the selected trip.
func (p *Page) Draft() data.Event { return p.view.draft() }

// Commands are the screen's own: Ctrl+M goes from the month to the list and
// the trips, Ctrl+PageUp and Ctrl+PageDown through the months, Ctrl+F to the
// filter by village; Ctrl+T looks at the past of what is selected in a list;
// Ctrl+P proposes what is left, and Ctrl+Z takes back what was accepted of it.
func (p *Page) Commands() []kit.Command {
	months := func() bool { return p.view != p.trips }
	past := func() bool { return p.selected() != nil }
	return []kit.Command{
		p.history.Command(p.past, past),
		{Name: p.w.T("page.plan.propose"), Shortcut: proposeKey, Enabled: func() bool { return p.o.Propose != nil }, Run: p.propose},
		{Name: p.w.T("button.undo"), Shortcut: kit.Ctrl(fyne.KeyZ), Enabled: func() bool { return !p.accepted.IsZero() }, Run: p.takeBack},
		{Name: p.w.T("page.plan.next_view"), Shortcut: kit.Ctrl(fyne.KeyM), Run: p.nextView},
		{Name: p.w.T("page.plan.previous_month"), Shortcut: kit.Ctrl(fyne.KeyPageUp), Enabled: months, Run: func() { p.turn(-1) }},
		{Name: p.w.T("page.plan.next_month"), Shortcut: kit.Ctrl(fyne.KeyPageDown), Enabled: months, Run: func() { p.turn(1) }},
		{Name: p.w.T("page.plan.find"), Shortcut: kit.Ctrl(fyne.KeyF), Enabled: months, Run: func() { kit.Focus(p.bar.village) }},
	}
}

func (p *Page) today() data.Date { return data.DateOf(p.o.Now()) }

// read reads the project and what the view in sight shows.
func (p *Page) read() bool {
	err := p.readProject()
	if err == nil {
		err = p.view.load()
	}
	if err != nil {
		p.o.Fail(err)
		return false
	}
	p.bar.show()
	return true
}

func (p *Page) readProject() error {
	project, err := p.o.Records.Project(p.ctx)
	if err != nil {
		return err
	}
	list, err := p.o.Records.Indicators(p.ctx, project.ID)
	if err != nil {
		return err
	}
	p.project, p.numbers = project, make(map[data.ID]int, len(list))
	for i, one := range list {
		p.numbers[one.ID] = i + 1
	}
	return nil
}

// OpenTrip shows a trip in its form.
func (p *Page) OpenTrip(id data.ID) {
	p.look(p.trips)
	for _, r := range p.trips.list {
		if r.ID == id {
			p.trips.choose(id)
			p.trips.open(r)
			return
		}
	}
}

// query asks for the district's events in these days.
func (p *Page) query(from, to data.Date) data.EventQuery {
	return data.EventQuery{Project: p.project.ID, District: p.o.Settings.District, From: from, To: to}
}

// look goes to another view and keeps the day.
func (p *Page) look(v view) {
	p.view = v
	p.arrange()
	if p.read() {
		v.focus()
	}
}

// OpenVillage lists the events of a settlement, of all months.
func (p *Page) OpenVillage(code string) {
	p.bar.clear()
	p.bar.all.SetValue(true)
	name, _ := p.o.Places.Short(code)
	p.bar.village.SetValue(name)
	p.look(p.list)
}

func (p *Page) nextView() {
	for i, v := range p.views {
		if v == p.view {
			p.look(p.views[(i+1)%len(p.views)])
			return
		}
	}
}

// turn goes to the same day of another month.
func (p *Page) turn(months int) {
	p.day = p.day.AddMonths(months)
	p.list.table.Select(-1)
	p.read()
}

// arrange puts the view in sight under the bar.
func (p *Page) arrange() {
	p.bar.arrange()
	p.content.Objects = []fyne.CanvasObject{p.bar.object, p.view.object(), p.summary}
	if p.view == p.trips {
		p.summary.Hide()
	} else {
		p.summary.Show()
	}
	p.content.Refresh()
}

// draft is a planned event of the district on a day.
func (p *Page) draft(day data.Date) data.Event {
	return data.Event{
		Project: p.project.ID, Status: data.Planned, District: p.o.Settings.District, Date: day,
	}
}
