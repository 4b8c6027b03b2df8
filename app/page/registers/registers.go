// Package registers is the screen of a project's records that have no screen
// of their own, one tab a type: the information group, courses with their
// learners and lessons, gifted youth, materials and their stock, products, and
// the days on which nothing should be planned.
//
// A tab says which fields are shown and what is counted beside them; how
// records are listed, typed and taken away is package register's. It must
// never know how records are kept, nor whether an indicator counts them.
package registers

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/app/form"
	"sapar/app/history"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/register"
	"sapar/app/task"
	"sapar/data"
)

// Records are what the screen reads and writes.
type Records interface {
	register.Records
	history.Records
	Project(ctx context.Context) (data.Project, error)
	Participants(ctx context.Context, event data.ID) ([]data.Participant, error)
}

// Options are all required.
type Options struct {
	Records   Records
	Words     *i18n.Words
	Places    form.Places
	Window    fyne.Window
	Tasks     task.Runner
	Now       func() time.Time
	Settings  data.Settings
	Holidays  []data.Holiday           // built into the program
	Tidy      func(name string) string // a person's name as it is kept
	Fold      func(text string) string // spellings taken as one, to search by
	Compare   func(a, b string) int    // the order of texts in a list
	Open      func(link string) error  // opens a link with the system's program
	OpenEvent func(id data.ID)
	NewEvent  func(draft data.Event)
	Say       func(text string)
	Fail      func(err error)
}

// Page is the screen.
type Page struct {
	o       Options
	w       *i18n.Words
	ctx     context.Context
	d       *register.Desk
	bin     *register.Bin
	project data.Project

	tabs    *kit.Tabs
	list    []tab // in the order of their names
	current int
	body    *fyne.Container
	content fyne.CanvasObject
}

// tab is one of the parts that stand behind each other.
type tab interface {
	content() fyne.CanvasObject
	show()                       // reads again
	focus()                      // gives the keys to what is worked with
	list() *register.Register    // what the tab is about
	focused() *register.Register // the list that has the keys, or the tab's own
	commands() []kit.Command     // its own
}

// made are the tabs by the words' keys, each made when it first comes to
// sight.
var made = []struct {
	key string
	new func(p *Page) tab
}{
	{"group", newGroup}, {"courses", newCourses}, {"talents", newTalents},
	{"materials", newMaterials}, {"products", newProducts}, {"calendar", newCalendar},
}

// New makes the screen; Show fills it.
func New(o Options) *Page {
	p := &Page{o: o, w: o.Words, ctx: context.Background(), list: make([]tab, len(made))}
	p.d = register.NewDesk(register.Desk{
		Maker:   form.Maker{Words: o.Words, Places: o.Places, Find: o.Places.Find, Fold: o.Fold, Now: o.Now, Fail: o.Fail},
		Records: o.Records, Window: o.Window, Tasks: o.Tasks, Settings: o.Settings,
		Project: func() data.Project { return p.project }, Tidy: o.Tidy, Compare: o.Compare, Say: o.Say,
	}, o.Records, o.Places)
	p.bin = register.NewBin(p.d, p.again, func() { p.content.Refresh() })
	p.d.Remove = p.bin.Remove
	var names []string
	for _, t := range made {
		names = append(names, p.w.T("page.registers.tab."+t.key))
	}
	p.tabs = kit.NewTabs(names, p.Turn)
	p.body = container.NewStack()
	keys := widget.NewLabel(kit.ShortcutText(previousKey) + "  " + kit.ShortcutText(nextKey))
	keys.Importance, keys.SizeName = widget.LowImportance, fynetheme.SizeNameCaptionText
	strip := container.NewBorder(nil, nil, nil, container.NewHBox(p.d.History.ShortButton(p.past), keys), p.tabs)
	p.content = container.NewBorder(container.NewVBox(strip, p.bin.Content()), nil, nil, nil,
		container.New(layout.NewCustomPaddedLayout(8, 0, 0, 0), p.body))
	return p
}

// The keys that go from tab to tab, from a list to the other way of seeing it,
// and to a new part of the selected record.
var (
	nextKey     = kit.Ctrl(fyne.KeyPageDown)
	previousKey = kit.Ctrl(fyne.KeyPageUp)
	addKey      = kit.Ctrl(fyne.KeyN)
	addPartKey  = kit.Ctrl(fyne.KeyI)
	viewKey     = kit.Ctrl(fyne.KeyM)
)

// Content is the screen's one object.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Show reads all in sight again.
func (p *Page) Show() {
	p.d.History.Teller.Forget()
	p.open(p.current)
}

// Leave saves what is open; false where that is refused.
func (p *Page) Leave() bool {
	p.bin.Empty()
	t := p.list[p.current]
	return t == nil || t.list().Leave() && t.focused().Leave()
}

// Turn goes to a tab.
func (p *Page) Turn(to int) {
	if to >= 0 && to < len(made) && to != p.current && p.Leave() {
		p.open(to)
	}
}

func (p *Page) open(i int) {
	p.current = i
	p.tabs.Select(i)
	p.read()
	if p.list[i] == nil {
		p.list[i] = made[i].new(p)
	}
	t := p.list[i]
	p.body.Objects = []fyne.CanvasObject{t.content()}
	p.body.Refresh()
	t.show()
	t.focus()
}

// read reads the project again.
func (p *Page) read() {
	project, err := p.o.Records.Project(p.ctx)
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		p.o.Fail(err)
		return
	}
	p.project = project
}

// again reads after something was taken back.
func (p *Page) again() {
	p.d.History.Teller.Forget()
	p.tab().show()
	if kit.Adrift(p.o.Window.Canvas()) {
		p.tab().focus() // the row that had the keys is gone
	}
}

func (p *Page) tab() tab { return p.list[p.current] }

// past opens the history of the record that has the keys.
func (p *Page) past() {
	if look, ok := p.tab().focused().Look(); ok {
		look.Undone = p.again
		p.d.History.Show(look)
	}
}

// step goes so many tabs on, round the ends.
func (p *Page) step(n int) { p.Turn((p.current + n + len(made)) % len(made)) }

// Commands are what the person can do from anywhere on the page.
func (p *Page) Commands() []kit.Command {
	selected := func() bool { return p.tab() != nil && p.tab().focused().Chosen() != nil }
	list := []kit.Command{
		{Name: p.w.T("button.add"), Shortcut: addKey, Run: func() { p.tab().list().Add() }},
		{Name: p.w.T("button.search"), Shortcut: register.FindKey(), Run: func() { p.tab().list().Find() }},
		{Name: p.w.T("button.undo"), Shortcut: register.UndoKey(), Enabled: p.bin.Full, Run: p.bin.Undo},
		{Name: p.w.T("button.next"), Shortcut: nextKey, Run: func() { p.step(1) }},
		{Name: p.w.T("button.previous"), Shortcut: previousKey, Run: func() { p.step(-1) }},
		p.d.History.Command(p.past, selected),
	}
	for _, keys := range []fyne.Shortcut{addPartKey, viewKey, openKey} {
		list = append(list, p.own(keys))
	}
	return list
}

// own is the command that the tab in sight has for these keys.
func (p *Page) own(keys fyne.Shortcut) kit.Command {
	find := func() *kit.Command {
		if p.tab() == nil {
			return nil
		}
		for _, c := range p.tab().commands() {
			if c.Shortcut.ShortcutName() == keys.ShortcutName() {
				return &c
			}
		}
		return nil
	}
	return kit.Command{
		Shortcut: keys,
		Enabled:  func() bool { c := find(); return c != nil && (c.Enabled == nil || c.Enabled()) },
		Run:      func() { find().Run() },
	}
}

// all are the project's records of a type, in the person's district where
// there is one.
func all[R any](p *Page, of *data.Type) ([]*R, error) {
	records, err := p.records(of)
	if err != nil {
		return nil, err
	}
	out := make([]*R, len(records))
	for i, r := range records {
		out[i] = any(r).(*R)
	}
	return out, nil
}

func (p *Page) records(of *data.Type) ([]data.Record, error) {
	return p.o.Records.Records(p.ctx, of, data.RecordQuery{Project: p.project.ID, District: p.o.Settings.District})
}

// reader reads those records for a list.
func (p *Page) reader(of *data.Type) func() ([]data.Record, error) {
	return func() ([]data.Record, error) { return p.records(of) }
}

// field reads a field of a record of a known type.
func of[R, V any](get func(*R) V) func(data.Record) V {
	return func(r data.Record) V { return get(any(r).(*R)) }
}
