// Package dialogue is the screen of what youth said in the project's villages
// and what came of it: the issues by topic and village, with those that are the
// same in several villages, and the recommendations that answer them with
// letter, due day and answer.
//
// How records are listed, typed and taken away is package register's. It must
// never know how records are kept, nor how a document is written.
package dialogue

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
	Fold      func(text string) string // spellings taken as one, to search by
	Compare   func(a, b string) int    // the order of texts in a list
	OpenEvent func(id data.ID)
	// Answers is what a place has said and what was done, in kk or ru.
	Answers    func(ctx context.Context, lang, place string) (Letter, error)
	Latin      func(code string) string // a place's name in Latin letters, for a file's name
	Folder     string                   // where the last document went
	KeepFolder func(folder string)      // one went to another folder
	Open       func(path string) error  // opens a file with the system's program
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
	talk     talk

	issues  *issues
	advice  *register.Register // all recommendations, whatever they answer
	tabs    *kit.Tabs
	current int
	body    *fyne.Container
	content fyne.CanvasObject
}

// The tabs by number.
const (
	issuesTab = iota
	adviceTab
)

// The keys of the page.
var (
	addKey      = kit.Ctrl(fyne.KeyN)
	addPartKey  = kit.Ctrl(fyne.KeyI)
	sameKey     = kit.Ctrl(fyne.KeyM)
	openKey     = kit.Ctrl(fyne.KeyO)
	nextKey     = kit.Ctrl(fyne.KeyPageDown)
	previousKey = kit.Ctrl(fyne.KeyPageUp)
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
	p.issues = newIssues(p)
	p.advice = p.newAdvice()
	p.tabs = kit.NewTabs([]string{p.w.T("page.dialogue.issues"), p.w.T("page.dialogue.recommendations")}, p.Turn)
	p.body = container.NewStack()
	keys := widget.NewLabel(kit.ShortcutText(previousKey) + "  " + kit.ShortcutText(nextKey))
	keys.Importance, keys.SizeName = widget.LowImportance, fynetheme.SizeNameCaptionText
	tell := kit.NewButton(kit.ButtonOptions{Text: kit.Named(p.w.T("answers.title"), answersKey), Quiet: true, Run: p.tell})
	strip := container.NewBorder(nil, nil, nil, container.NewHBox(tell, p.d.History.ShortButton(p.past), keys), p.tabs)
	p.content = container.NewBorder(container.NewVBox(strip, p.bin.Content()), nil, nil, nil,
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
	return p.issues.list.Leave() && p.issues.advice.Leave() && p.advice.Leave()
}

// Turn goes to a tab.
func (p *Page) Turn(to int) {
	if to != p.current && p.Leave() {
		p.open(to)
	}
}

// OpenRecommendation goes to a recommendation in the list of all.
func (p *Page) OpenRecommendation(id data.ID) {
	if p.Leave() {
		p.open(adviceTab)
		p.advice.Select(id)
	}
}

func (p *Page) open(tab int) {
	p.current = tab
	p.tabs.Select(tab)
	p.body.Objects = []fyne.CanvasObject{p.advice.Content()}
	if tab == issuesTab {
		p.body.Objects = []fyne.CanvasObject{p.issues.object}
	}
	p.body.Refresh()
	p.main().Show()
	p.main().Focus()
}

// main is the list that the tab in sight is about.
func (p *Page) main() *register.Register {
	if p.current == issuesTab {
		return p.issues.list
	}
	return p.advice
}

// focused is the list that has the keys, or the tab's own.
func (p *Page) focused() *register.Register {
	if p.current == issuesTab && p.issues.advice.Focused() {
		return p.issues.advice
	}
	return p.main()
}

// read reads the project and all that was said in it.
func (p *Page) read() {
	project, err := p.o.Records.Project(p.ctx)
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		p.o.Fail(err)
		return
	}
	p.project = project
	if p.talk, err = readTalk(p.ctx, p.o.Records, project.ID); err != nil {
		p.o.Fail(err)
	}
}

// again reads after something was changed or taken back.
func (p *Page) again() {
	p.d.History.Teller.Forget()
	p.main().Show()
	if kit.Adrift(p.o.Window.Canvas()) {
		p.main().Focus() // the row that had the keys is gone
	}
}

// past opens the history of the record that has the keys.
func (p *Page) past() {
	if look, ok := p.focused().Look(); ok {
		look.Undone = p.again
		p.d.History.Show(look)
	}
}

// openEvent goes to the event at which the selected was said.
func (p *Page) openEvent() {
	if id := eventOf(p.focused().Chosen()); !id.IsZero() {
		p.o.OpenEvent(id)
	}
}

// Commands are what the person can do from anywhere on the page.
func (p *Page) Commands() []kit.Command {
	chosen := func() bool { return p.focused().Chosen() != nil }
	issue := func() bool { return p.current == issuesTab && p.issues.list.Chosen() != nil }
	return []kit.Command{
		{Name: p.w.T("button.add"), Shortcut: addKey, Run: func() { p.main().Add() }},
		{Name: p.w.T("register.recommendation.add"), Shortcut: addPartKey, Enabled: issue, Run: func() { p.issues.advice.Add() }},
		{Name: p.w.T("page.dialogue.same"), Shortcut: sameKey, Enabled: issue, Run: p.issues.link},
		{Name: p.w.T("page.dialogue.open_event"), Shortcut: openKey, Enabled: chosen, Run: p.openEvent},
		{Name: p.w.T("answers.title"), Shortcut: answersKey, Run: p.tell},
		{Name: p.w.T("button.search"), Shortcut: register.FindKey(), Run: func() { p.main().Find() }},
		{Name: p.w.T("button.undo"), Shortcut: register.UndoKey(), Enabled: p.bin.Full, Run: p.bin.Undo},
		{Name: p.w.T("button.next"), Shortcut: nextKey, Run: func() { p.Turn(adviceTab - p.current) }},
		{Name: p.w.T("button.previous"), Shortcut: previousKey, Run: func() { p.Turn(adviceTab - p.current) }},
		p.d.History.Command(p.past, chosen),
	}
}
