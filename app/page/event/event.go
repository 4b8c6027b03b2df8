// Package event is the screen of one event: its details, who came, and the
// issues and recommendations that were voiced, one behind the other under one
// head. It is where a coordinator plans a visit to a village and afterwards
// types in the paper list.
//
// It must never know how records are kept or counted: it reads and saves
// through Records, the rules refuse, and it shows their sentences at the field.
package event

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"sapar/app/form"
	"sapar/app/history"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/register"
	"sapar/app/task"
	"sapar/data"
)

// Records are the records that the page reads and saves.
type Records interface {
	Save(ctx context.Context, action string, records ...data.Record) error
	Delete(ctx context.Context, records ...data.Record) error
	NewID() data.ID

	Event(ctx context.Context, id data.ID) (data.Event, error)
	Project(ctx context.Context) (data.Project, error)
	Indicators(ctx context.Context, project data.ID) ([]data.Indicator, error)
	Members(ctx context.Context, project data.ID) ([]data.Member, error)
	Trips(ctx context.Context, project data.ID) ([]data.Trip, error)
	Participants(ctx context.Context, event data.ID) ([]data.Participant, error)
	// FindPeopleFor offers people for the event's list, the likeliest first.
	FindPeopleFor(ctx context.Context, e data.Event, typed string, limit int) ([]data.Person, error)
	EventsOf(ctx context.Context, person data.ID) ([]data.Event, error)
	Issues(ctx context.Context, event data.ID) ([]data.Issue, error)
	Recommendations(ctx context.Context, event data.ID) ([]data.Recommendation, error)

	// Remember keeps a text of this computer's own, Remembered returns all of a kind.
	Remember(ctx context.Context, what, key, value string) error
	Remembered(ctx context.Context, what string) (map[string]string, error)

	register.Records
	history.Records
}

// Options are what the page stands on. All are needed but where it is said.
type Options struct {
	Records  Records
	Words    *i18n.Words
	Places   form.Places
	Window   fyne.Window
	Tasks    task.Runner
	Now      func() time.Time
	Settings data.Settings
	Say      func(text string) // one line about what was done
	Fail     func(err error)   // an error that belongs to no field

	// Clashes finds what is in the way of the event; nil: it is not looked for.
	Clashes   func(ctx context.Context, draft data.Record) ([]data.Clash, error)
	OpenEvent func(id data.ID) // leaves for another event
	OpenTrip  func(id data.ID) // leaves for a trip; these two are needed with Clashes

	Event data.ID          // zero: a new one
	Draft data.Event       // what a new one begins with: date, village
	Saved func(id data.ID) // the event was saved for the first time; may be nil
	Back  func()           // the person is done here

	Tidy func(name string) string // puts a typed name in order; nil: as typed
	Sex  func(name string) string // what the endings of a name tell; nil: nothing
	// Like finds those who may be the person who is being typed; nil: nobody is
	// looked for.
	Like func(ctx context.Context, typed data.Person) ([]data.Likeness, error)
	// Paper prints the event's sheet and keeps what comes back of it; nil: neither
	// is offered, and the rest of these are not needed.
	Paper        Paper
	Latin        func(code string) string // a place in letters for a file's name
	Open         func(path string) error  // shows a file in the system's program
	Folder       string                   // where sheets go
	KeepFolder   func(folder string)
	Incoming     string // where scans and photographs come from
	KeepIncoming func(folder string)

	Fold    func(text string) string // spellings taken as one, to search by; nil: ignores case
	Compare func(a, b string) int    // the order of texts in a list; nil: as bytes
}

// Page is the screen of one event.
type Page struct {
	o   Options
	w   *i18n.Words
	ctx context.Context

	event      data.Event // as it is saved; without an id it never was
	project    data.Project
	indicators []data.Indicator
	members    []data.Member
	trips      []data.Trip
	courses    []*data.Course
	search     searcher
	teller     *history.Teller
	history    *history.Book
	desk       *register.Desk
	delivery   *form.Delivery // of documents

	head       *head
	details    *details
	attendance *attendance
	dialogue   *dialogue
	handouts   *parts
	parts      []*parts // of which some have a tab
	current    section
	deeds      []deed // that can be undone
	undone     []deed // that can be done again
	shown      bool
	content    fyne.CanvasObject
}

// New builds the page; Show fills it.
func New(o Options) *Page {
	p := &Page{o: o, w: o.Words, ctx: context.Background()}
	p.search.Maker = form.Maker{Words: o.Words, Places: o.Places, Fold: o.Fold, Now: o.Now, Fail: p.fail}
	p.teller = history.NewTeller(p.search.Maker, o.Places, o.Records, func() data.Project { return p.project })
	p.history = &history.Book{Teller: p.teller, Records: o.Records, Window: o.Window, Tasks: o.Tasks, Say: o.Say, Fail: o.Fail}
	p.delivery = &form.Delivery{Maker: p.search.Maker, Window: o.Window, Tasks: o.Tasks, Folder: o.Folder, KeepFolder: o.KeepFolder, Open: o.Open}
	p.details = newDetails(p)
	p.attendance = newAttendance(p)
	p.dialogue = newDialogue(p)
	p.desk = p.newDesk()
	p.handouts = newHandouts(p)
	p.parts = []*parts{newProgramme(p), newEmployers(p), p.handouts}
	p.head = newHead(p)
	var objects []fyne.CanvasObject
	for _, s := range p.every() {
		objects = append(objects, s.object())
	}
	p.content = p.head.frame(objects...)
	p.turnTo(p.details)
	return p
}

// Content is the page, built once.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Show reads everything again but what was typed and is not saved, and puts
// the focus where the person goes on: the list of an event that was held, else
// its details.
func (p *Page) Show() {
	p.teller.Forget()
	if err := p.read(); err != nil {
		p.o.Fail(err)
		return
	}
	p.reloadLists()
	if !p.shown || !p.details.changed() {
		p.details.fill(p.event)
	}
	if !p.shown && p.event.Status == data.Held && !p.event.ID.IsZero() {
		p.turnTo(p.attendance)
	}
	p.shown = true
	p.refresh()
	p.current.focus()
}

// reloadLists reads all that belongs to the event.
func (p *Page) reloadLists() {
	p.attendance.reload()
	p.dialogue.reload()
	for _, s := range p.parts {
		s.reload()
	}
}

// read reads the event and what its fields offer.
func (p *Page) read() error {
	var err error
	if p.project, err = p.o.Records.Project(p.ctx); err != nil {
		return err
	}
	e, err := p.readEvent()
	if err != nil {
		return err
	}
	p.event = e
	if p.indicators, err = p.o.Records.Indicators(p.ctx, p.event.Project); err != nil {
		return err
	}
	if p.members, err = p.o.Records.Members(p.ctx, p.event.Project); err != nil {
		return err
	}
	p.search.region(p.project)
	if p.trips, err = p.o.Records.Trips(p.ctx, p.event.Project); err != nil {
		return err
	}
	return p.readCourses()
}

// readCourses reads the courses of which the event can be a lesson.
func (p *Page) readCourses() error {
	all, err := p.o.Records.Records(p.ctx, data.CourseType, data.RecordQuery{Project: p.event.Project})
	p.courses = make([]*data.Course, len(all))
	for i, r := range all {
		p.courses[i] = r.(*data.Course)
	}
	return err
}

func (p *Page) readEvent() (data.Event, error) {
	id := p.event.ID
	if id.IsZero() {
		id = p.o.Event
	}
	if !id.IsZero() {
		return p.o.Records.Event(p.ctx, id)
	}
	e := p.o.Draft
	e.Project = p.project.ID
	if e.Status == "" {
		e.Status = data.Planned
	}
	if e.Responsible == "" {
		e.Responsible = p.o.Settings.Name
	}
	if home, ok := p.o.Places.DistrictOf(e.Village); ok && e.District == "" {
		e.District = home.Code
	}
	if e.District == "" {
		e.District = p.o.Settings.District
	}
	if all := p.o.Places.Villages(e.District); e.Village == "" && len(all) == 1 {
		e.Village = all[0].Code // a city: there is nothing to choose
	}
	return e, nil
}

// Leave saves what was typed. False means that it was refused and is being
// shown, and the person stays.
func (p *Page) Leave() bool {
	if !p.shown {
		return true
	}
	return p.current == p.details && !p.details.changed() || p.current.save()
}

// Save saves now, says so, and reports whether all is saved.
func (p *Page) Save() bool {
	nothing := !p.current.changed()
	ok := p.current.save()
	if ok && nothing {
		p.said() // else what was saved says so itself
	}
	return ok
}

// refresh shows head and tabs as the event is now.
func (p *Page) refresh() { p.head.show() }

// scope is what the rules may look at.
func (p *Page) scope(e *data.Event) data.Scope {
	return data.Scope{Today: p.today(), Places: p.o.Places, Project: &p.project, Event: e}
}

func (p *Page) today() data.Date { return data.DateOf(p.o.Now()) }

// said tells that something is saved.
func (p *Page) said() {
	p.o.Say(p.w.T("page.event.saved", "time", p.o.Now().Format("15:04")))
}

// Commands are what the person can do from anywhere on the page.
func (p *Page) Commands() []kit.Command {
	saved := func() bool { return !p.event.ID.IsZero() }
	enter := func() {
		if p.current == p.attendance {
			p.attendance.row.commit()
			return
		}
		p.Save()
	}
	list := []kit.Command{
		{Name: p.w.T("button.save"), Shortcut: kit.Ctrl(fyne.KeyS), Run: func() { p.Save() }},
		{Name: p.w.T("button.save"), Shortcut: kit.Ctrl(fyne.KeyReturn), Run: enter},
		{Name: p.w.T("button.save"), Shortcut: kit.Ctrl(fyne.KeyEnter), Run: enter},
		{Name: p.w.T("page.event.hold"), Shortcut: kit.Ctrl(fyne.KeyH), Enabled: p.canHold, Run: p.hold},
		{Name: p.w.T("page.event.tab.next"), Shortcut: kit.Ctrl(fyne.KeyPageDown), Run: func() { p.step(1) }},
		{Name: p.w.T("page.event.tab.previous"), Shortcut: kit.Ctrl(fyne.KeyPageUp), Run: func() { p.step(-1) }},
		{Name: p.w.T("page.event.row.find"), Shortcut: kit.Ctrl(fyne.KeyF), Run: p.attendance.find},
		{Name: p.w.T("page.event.list.button"), Shortcut: listKey, Enabled: saved, Run: p.attendance.view.toggle},
		{Name: p.w.T("page.event.list.columns"), Enabled: func() bool { return p.current == p.attendance }, Run: p.attendance.view.chooseColumns},
		{Name: p.w.T("page.event.list.copy"), Shortcut: copyKey, Enabled: func() bool { return p.current == p.attendance }, Run: p.attendance.view.copy},
		{Name: p.w.T("page.event.issues.add"), Shortcut: kit.Ctrl(fyne.KeyI), Run: p.dialogue.addIssue},
		{Name: p.w.T("page.event.recommendations.add"), Shortcut: kit.Ctrl(fyne.KeyR), Run: p.dialogue.addRecommendation},
		{
			Name: p.w.T("page.event.promised_open"), Shortcut: promisedKey,
			Enabled: func() bool { return len(p.details.promised.List()) > 0 }, Run: p.details.promised.Show,
		},
		{Name: p.w.T("button.undo"), Shortcut: kit.Ctrl(fyne.KeyZ), Enabled: func() bool { return len(p.deeds) > 0 }, Run: p.undo},
		{Name: p.w.T("button.redo"), Shortcut: redoKey, Enabled: func() bool { return len(p.undone) > 0 }, Run: p.redo},
		{Name: p.w.T("button.redo"), Shortcut: kit.CtrlShift(fyne.KeyZ), Enabled: func() bool { return len(p.undone) > 0 }, Run: p.redo},
		{Name: p.w.T("page.event.discard"), Shortcut: kit.Ctrl(fyne.KeyD), Enabled: func() bool { return p.current.changed() }, Run: p.discard},
		p.history.Command(p.past, saved),
		{Name: p.w.T("page.event.sheet.button"), Shortcut: printKey, Enabled: p.hasPaper, Run: p.askPrint},
		{Name: p.w.T("page.event.evidence.title"), Shortcut: evidenceKey, Enabled: p.hasPaper, Run: p.showEvidence},
		{Name: p.w.T("page.event.delete"), Enabled: saved, Run: p.askDelete},
		{Name: p.w.T("button.back"), Shortcut: kit.Ctrl(fyne.KeyB), Run: p.back},
		{
			Name: p.w.T("button.add"), Shortcut: addPartKey, Enabled: func() bool { return p.inParts() != nil },
			Run: func() { p.inParts().r.Add() },
		},
	}
	for _, s := range p.parts {
		for _, c := range s.own {
			c.Enabled = func() bool { return p.inParts() == s }
			list = append(list, c)
		}
	}
	return list
}
