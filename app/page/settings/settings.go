// Package settings is the screen of what stands behind all others: this
// computer, the project and its indicators.
//
// It must never know how anything is counted, nor what the other screens show.
package settings

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"sapar/app/form"
	"sapar/app/history"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/task"
	"sapar/data"
)

// Records is what the screen reads and writes.
type Records interface {
	Projects(ctx context.Context) ([]data.Project, error)
	ProjectByID(ctx context.Context, id data.ID) (data.Project, error)
	Indicators(ctx context.Context, project data.ID) ([]data.Indicator, error)
	Members(ctx context.Context, project data.ID) ([]data.Member, error)
	Save(ctx context.Context, action string, records ...data.Record) error
	Delete(ctx context.Context, records ...data.Record) error
	SaveSettings(ctx context.Context, set data.Settings) error
	// Strip is what each month of an indicator asks for and has brought by a day.
	Strip(ctx context.Context, indicator data.ID, district string, on data.Date) ([]data.MonthProgress, error)
	NewID() data.ID
	Backup(ctx context.Context) (string, error)
	history.Records
}

// Options are all required but Spot.
type Options struct {
	Records  Records
	Words    *i18n.Words
	Places   form.Places
	Presets  []data.Preset
	Window   fyne.Window
	Tasks    task.Runner
	Now      func() time.Time
	Tidy     func(name string) string // a person's name as it is kept
	Settings data.Settings
	DataDir  string
	Version  string
	Spot     Spot                    // of the page that this one replaces
	Open     func(path string) error // opens a folder with the system's program
	Changed  func(data.Settings)     // saved: the screens are to be made anew
	Say      func(text string)
	Fail     func(err error)
}

// Spot is where on the screen the person is, for the page that replaces this
// one when the settings change.
type Spot struct {
	Section string // computer, project or indicators
	Field   string // key of the field that has the keys
}

// Sections of the screen, in their order.
const (
	Computer   = "computer"
	Project    = "project"
	Indicators = "indicators"
)

var sectionKeys = []string{Computer, Project, Indicators}

// section is one part of the screen. It is built when it first comes to sight.
type section interface {
	content() fyne.CanvasObject
	show()              // reads again
	focus(field string) // gives the keys to the field, or to the usual one
	focused() string    // key of the field that has the keys, or ""
	leave() bool        // saves what is typed; false: something is still to be mended
}

// remembering is a section whose records have a history.
type remembering interface {
	past() data.Record // the record that is edited or selected, nil where there is none
}

// adder is a section to which records are added.
type adder interface{ add() }

// Page is the screen.
type Page struct {
	o        Options
	w        *i18n.Words
	ctx      context.Context
	maker    form.Maker
	history  *history.Book
	settings data.Settings
	untold   bool         // they have changed, and the window does not know yet
	project  data.Project // the current one; empty where there is none

	content  fyne.CanvasObject
	tabs     *kit.Tabs
	body     *fyne.Container
	sections [3]section
	current  int
	field    string // to have the keys when the page is next shown
}

// New makes the screen at its spot, on this computer's section at first.
func New(o Options) *Page {
	p := &Page{o: o, w: o.Words, ctx: context.Background(), settings: o.Settings, field: o.Spot.Field}
	p.maker = form.Maker{Words: o.Words, Places: o.Places, Find: o.Places.Find, Now: o.Now, Next: p.next, Fail: o.Fail}
	p.history = &history.Book{
		Teller:  history.NewTeller(p.maker, o.Places, o.Records, func() data.Project { return p.project }),
		Records: o.Records, Window: o.Window, Tasks: o.Tasks, Say: o.Say, Fail: o.Fail,
	}
	var names []string
	for i, key := range sectionKeys {
		names = append(names, p.w.T("page.settings.tab."+key))
		if key == o.Spot.Section {
			p.current = i
		}
	}
	p.tabs = kit.NewTabs(names, p.Turn)
	p.body = container.NewStack()
	keys := widget.NewLabel(kit.ShortcutText(previousKey) + ", " + kit.ShortcutText(nextKey))
	keys.Importance = widget.LowImportance
	strip := container.NewBorder(nil, nil, nil, keys, p.tabs)
	p.content = container.NewBorder(strip, nil, nil, nil, container.New(layout.NewCustomPaddedLayout(10, 0, 0, 0), p.body))
	return p
}

// Content is the page below the window's frame.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Show reads everything in sight again.
func (p *Page) Show() {
	p.history.Teller.Forget()
	p.open(p.current, p.field)
	p.field = ""
}

// Turn goes to a section, 0 to 2, unless the one in sight has something to be
// mended.
func (p *Page) Turn(to int) {
	if to < 0 || to >= len(p.sections) || to == p.current || !p.leave() {
		return
	}
	p.open(to, "")
}

func (p *Page) open(i int, field string) {
	p.current = i
	p.tabs.Select(i)
	p.read()
	if p.sections[i] == nil {
		p.sections[i] = p.build(i)
	}
	s := p.sections[i]
	p.body.Objects = []fyne.CanvasObject{s.content()}
	p.body.Refresh()
	s.show()
	s.focus(field)
}

func (p *Page) build(i int) section {
	switch sectionKeys[i] {
	case Project:
		return newProject(p)
	case Indicators:
		return newIndicators(p)
	}
	return newComputer(p)
}

// read reads the current project again.
func (p *Page) read() {
	project, err := p.o.Records.ProjectByID(p.ctx, p.settings.Project)
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		p.o.Fail(err)
		return
	}
	p.project = project
}

// Leave saves what is typed, or shows why that is refused and stays. Changed
// settings are told before it returns: the window goes on with them.
func (p *Page) Leave() bool {
	left := p.leave()
	p.tell()
	return left
}

func (p *Page) leave() bool {
	s := p.sections[p.current]
	return s == nil || s.leave()
}

// Spot is where the person is.
func (p *Page) Spot() Spot {
	at := Spot{Section: sectionKeys[p.current]}
	if s := p.sections[p.current]; s != nil {
		at.Field = s.focused()
	}
	return at
}

// Commands go through the sections, save and add.
func (p *Page) Commands() []kit.Command {
	save := func() { p.leave() }
	adds := func() bool { _, ok := p.sections[p.current].(adder); return ok && !p.project.ID.IsZero() }
	return []kit.Command{
		p.history.Command(p.past, func() bool { return p.remembered() != nil }),
		{Name: p.w.T("page.settings.next_tab"), Shortcut: nextKey, Run: func() { p.Turn(p.current + 1) }},
		{Name: p.w.T("page.settings.previous_tab"), Shortcut: previousKey, Run: func() { p.Turn(p.current - 1) }},
		{Name: p.w.T("button.save"), Shortcut: kit.Ctrl(fyne.KeyS), Run: save},
		{Name: p.w.T("button.save"), Shortcut: saveKey, Run: save},
		{Name: p.w.T("button.add"), Shortcut: addKey, Enabled: adds, Run: func() { p.sections[p.current].(adder).add() }},
	}
}

// The keys of the commands that the screen itself shows.
var (
	nextKey     = kit.Ctrl(fyne.KeyPageDown)
	previousKey = kit.Ctrl(fyne.KeyPageUp)
	saveKey     = kit.Ctrl(fyne.KeyReturn)
	addKey      = kit.CtrlShift(fyne.KeyN)
)

// change takes over settings: they are saved, and all screens made anew once
// the key that did it is over.
func (p *Page) change(set data.Settings) bool {
	if set == p.settings {
		return true
	}
	if err := p.o.Records.SaveSettings(p.ctx, set); err != nil {
		p.o.Fail(err)
		return false
	}
	p.settings, p.untold = set, true
	p.o.Tasks.Later(p.tell)
	return true
}

// tell has the screens made anew with changed settings.
func (p *Page) tell() {
	if !p.untold {
		return
	}
	p.untold = false
	p.o.Changed(p.settings)
	p.o.Say(i18n.Load(i18n.Lang(p.settings.Language)).T("page.settings.saved"))
}

// next goes on to the next field.
func (p *Page) next() { p.o.Window.Canvas().FocusNext() }

// today is the day on this computer's clock.
func (p *Page) today() data.Date { return data.DateOf(p.o.Now()) }

// districts are those of the current project.
func (p *Page) districts() []data.Place { return p.districtsOf(p.project) }

func (p *Page) districtsOf(project data.Project) []data.Place {
	return p.o.Places.Districts(project.Region, project.WithCity)
}

// fieldsOf are the inputs for a record type.
func (p *Page) fieldsOf(t *data.Type) *form.Fields { return &form.Fields{Maker: p.maker, Type: t} }

// newDistrict is an input for one of those districts, in any spelling.
func (p *Page) newDistrict(own func() []data.Place, o kit.SelectOptions) *kit.SearchSelect {
	o.Unknown, o.Placeholder = p.w.T("page.settings.district_unknown"), p.w.T("input.select.placeholder")
	o.Options = func(text string) []kit.Option { return p.maker.Among(own(), text) }
	return p.maker.Select(o)
}

// ask puts a question before something is destroyed.
func (p *Page) ask(title, text, detail string, do func()) {
	kit.Confirm(p.o.Window, kit.MessageOptions{
		Title: title, Text: text, Detail: detail,
		OK: p.w.T("button.delete"), Cancel: p.w.T("button.cancel"), Danger: true, OnOK: do,
	})
}

// edit opens a dialog whose Enter goes from field to field and whose
// Ctrl+Enter saves; save returns false while something is to be mended.
func (p *Page) edit(title string, content fyne.CanvasObject, save func() bool, more ...kit.Command) *kit.Dialog {
	return kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title: title, Content: kit.NewStack(12, kit.NewText(p.keys(), kit.Neutral), content),
		OK: p.w.T("button.save"), Cancel: p.w.T("button.cancel"), OnOK: save, Width: dialogWidth, More: more,
	})
}

const dialogWidth = 760

// keys says what Enter and Ctrl+Enter do in a dialog.
func (p *Page) keys() string {
	return p.w.T("page.settings.keys_form",
		"next", "Enter", "save", kit.ShortcutText(saveKey))
}
