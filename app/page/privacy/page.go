// Package privacy is the screen of personal data: what is kept and until when,
// who has withdrawn, which projects are over and what their end destroyed, the
// texts that people sign, and what has left this computer.
//
// It must never know how records are emptied or counted, nor what a protocol
// says.
package privacy

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
	form.WithdrawalRecords
	Project(ctx context.Context) (data.Project, error)
	Projects(ctx context.Context) ([]data.Project, error)
	ConsentTexts(ctx context.Context, project data.ID) ([]data.ConsentText, error)
	// Keeping counts what is kept, Withdrawing are those whose names are to go.
	Keeping(ctx context.Context, on data.Date) (data.Keeping, error)
	Withdrawing(ctx context.Context) ([]data.Person, error)
	// Ending is what Destroy would come to, Destructions what it came to.
	Ending(ctx context.Context, project data.ID) (data.Destruction, error)
	Destroy(ctx context.Context, d *data.Destruction) error
	Destructions(ctx context.Context) ([]data.Destruction, error)
	Departures(ctx context.Context) ([]data.Departure, error)
}

// Letter is a document ready to be printed.
type Letter interface {
	// WriteFile writes it to a .docx file, whole or not at all.
	WriteFile(path string) error
}

// Options are all required.
type Options struct {
	Records    Records
	Words      *i18n.Words
	Places     form.Places
	Window     fyne.Window
	Tasks      task.Runner
	Now        func() time.Time
	Settings   data.Settings
	Holidays   func(records []data.Holiday) []data.Holiday // those that hold, by the records of holidays
	Fold       func(text string) string
	Compare    func(a, b string) int
	Draft      func(p *data.Project, from data.Date) data.ConsentText // what a text begins as
	Protocol   func(p *data.Project, texts []data.ConsentText, d *data.Destruction) Letter
	Folder     string              // where the last document went
	KeepFolder func(folder string) // one went to another folder
	Open       func(path string) error
	Back       func() // to the people
	Say        func(text string)
	Fail       func(err error)
}

// Page is the screen.
type Page struct {
	o        Options
	w        *i18n.Words
	ctx      context.Context
	d        *register.Desk
	delivery *form.Delivery // of documents
	bin      *register.Bin
	project  data.Project
	holidays []data.Holiday

	kept  *kept
	texts *register.Register
	log   *log

	tabs    *kit.Tabs
	current int
	body    *fyne.Container
	content fyne.CanvasObject
}

// The tabs by number.
const (
	keptTab = iota
	textsTab
	logTab
)

// The keys of the page.
var (
	addKey      = kit.Ctrl(fyne.KeyN)
	nextKey     = kit.Ctrl(fyne.KeyPageDown)
	previousKey = kit.Ctrl(fyne.KeyPageUp)
	backKey     = kit.Ctrl(fyne.KeyB)
)

// New makes the screen; Show fills it.
func New(o Options) *Page {
	p := &Page{o: o, w: o.Words, ctx: context.Background()}
	p.d = register.NewDesk(register.Desk{
		Maker:   form.Maker{Words: o.Words, Places: o.Places, Find: o.Places.Find, Fold: o.Fold, Now: o.Now, Fail: o.Fail},
		Records: o.Records, Window: o.Window, Tasks: o.Tasks, Settings: o.Settings,
		Project: func() data.Project { return p.project }, Compare: o.Compare, Say: o.Say,
	}, o.Records, o.Places)
	p.delivery = &form.Delivery{Maker: p.d.Maker, Window: o.Window, Tasks: o.Tasks, Folder: o.Folder, KeepFolder: o.KeepFolder, Open: o.Open}
	p.bin = register.NewBin(p.d, p.again, func() { p.content.Refresh() })
	p.d.Remove = p.bin.Remove
	p.kept, p.texts, p.log = newKept(p), newTexts(p), newLog(p)
	p.tabs = kit.NewTabs([]string{p.w.T("page.privacy.kept"), p.w.T("page.privacy.texts"), p.w.T("page.privacy.log")}, p.Turn)
	p.body = container.NewStack()
	keys := widget.NewLabel(kit.ShortcutText(previousKey) + "  " + kit.ShortcutText(nextKey))
	keys.Importance, keys.SizeName = widget.LowImportance, fynetheme.SizeNameCaptionText
	back := kit.NewButton(kit.ButtonOptions{Text: kit.Named(p.w.T("button.back"), backKey), Quiet: true, Run: p.back})
	strip := container.NewBorder(nil, nil, nil, container.NewHBox(back, keys), p.tabs)
	p.content = container.NewBorder(container.NewVBox(kit.NewHeading(1, p.w.T("page.privacy.title")), strip, p.bin.Content()), nil, nil, nil,
		container.New(layout.NewCustomPaddedLayout(8, 0, 0, 0), p.body))
	return p
}

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
	return p.texts.Leave()
}

// Turn goes to a tab.
func (p *Page) Turn(to int) {
	if to != p.current && p.Leave() {
		p.open(to)
	}
}

func (p *Page) open(i int) {
	p.current = i
	p.tabs.Select(i)
	p.read()
	content := []fyne.CanvasObject{p.kept.content, p.texts.Content(), p.log.content}[i]
	p.body.Objects = []fyne.CanvasObject{content}
	p.body.Refresh()
	p.again()
	switch i {
	case textsTab:
		p.texts.Focus()
	case logTab:
		p.log.table.Focus()
	default:
		p.kept.focus()
	}
}

// read reads the project again, and the days on which nobody works.
func (p *Page) read() {
	project, err := p.o.Records.Project(p.ctx)
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		p.o.Fail(err)
		return
	}
	p.project = project
	records, err := p.o.Records.Records(p.ctx, data.HolidayType, data.RecordQuery{})
	if err != nil {
		p.o.Fail(err)
		return
	}
	own := make([]data.Holiday, len(records))
	for i, r := range records {
		own[i] = *r.(*data.Holiday)
	}
	p.holidays = p.o.Holidays(own)
}

// again shows the tab as the records are now.
func (p *Page) again() {
	switch p.current {
	case textsTab:
		p.texts.Show()
	case logTab:
		p.log.show()
	default:
		p.kept.show()
	}
}

func (p *Page) back() {
	if p.Leave() {
		p.o.Back()
	}
}

func (p *Page) today() data.Date { return data.DateOf(p.o.Now()) }

// off reports whether nobody works on a day.
func (p *Page) off(day data.Date) bool {
	for i := range p.holidays {
		if h := &p.holidays[i]; h.Kind == "public" && h.On(day) {
			return true
		}
	}
	return false
}

// Commands are what the person can do from anywhere on the page.
func (p *Page) Commands() []kit.Command {
	on := func(tab int) func() bool { return func() bool { return p.current == tab } }
	return []kit.Command{
		{Name: p.w.T("button.next"), Shortcut: nextKey, Run: func() { p.Turn((p.current + 1) % (logTab + 1)) }},
		{Name: p.w.T("button.previous"), Shortcut: previousKey, Run: func() { p.Turn((p.current + logTab) % (logTab + 1)) }},
		{Name: p.w.T("button.add"), Shortcut: addKey, Enabled: on(textsTab), Run: func() { p.texts.Add() }},
		{Name: p.w.T("button.undo"), Shortcut: register.UndoKey(), Enabled: p.bin.Full, Run: p.bin.Undo},
		{Name: p.w.T("page.event.list.copy"), Shortcut: copyKey, Enabled: on(logTab), Run: p.log.copy},
		{Name: p.w.T("page.privacy.end"), Shortcut: endKey, Enabled: func() bool { return p.current == keptTab && p.kept.canEnd() }, Run: p.kept.askEnd},
		{Name: p.w.T("page.privacy.protocol"), Shortcut: protocolKey, Enabled: func() bool { return p.current == keptTab && p.kept.canPrint() }, Run: p.kept.askProtocol},
		{Name: p.w.T("button.back"), Shortcut: backKey, Run: p.back},
	}
}

// newTexts is the list of the texts that people sign, by version.
func newTexts(p *Page) *register.Register {
	return register.New(p.d, register.Kind{
		Type: data.ConsentTextType, Order: "number", Newest: true,
		Columns: []register.Column{
			{Key: "number", Width: 110}, {Key: "from", Width: 190}, {Key: "operator", Weight: 3}, {Key: "bin", Width: 160}, {Key: "term", Width: 300},
		},
		Form: []string{"from", "term", "operator", "bin", "text_kk", "text_ru", "note"},
	}, register.Options{
		Read: func() ([]data.Record, error) {
			texts, err := p.o.Records.ConsentTexts(p.ctx, p.project.ID)
			out := make([]data.Record, len(texts))
			for i := range texts {
				out[i] = &texts[i]
			}
			return out, err
		},
		Draft: func() data.Record {
			t := p.o.Draft(&p.project, p.today())
			return &t
		},
		Add: addKey,
	})
}
