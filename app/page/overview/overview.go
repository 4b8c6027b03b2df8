// Package overview is the first screen: how far each indicator has come, as a
// sentence that opens into the events that it counts; what is next and what
// was left unmarked; where in the district nobody has been yet.
//
// It only shows and points onward. It must never know how anything is counted,
// nor how an event is edited: it asks its Records and calls the shell.
package overview

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/form"
	"sapar/app/history"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/task"
	"sapar/data"
)

// Records are what this screen reads.
type Records interface {
	Project(ctx context.Context) (data.Project, error)
	Progress(ctx context.Context, district string, on data.Date) ([]data.Progress, error)
	Events(ctx context.Context, q data.EventQuery) ([]data.Event, error)
	// Measure returns every indicator's progress in the whole project and in
	// each district.
	Measure(ctx context.Context, period data.Period, on data.Date) ([]data.Progress, error)
	Strip(ctx context.Context, indicator data.ID, district string, on data.Date) ([]data.MonthProgress, error)
	Misfits(ctx context.Context, indicator data.ID) ([]data.Misfit, error)
	Participation(ctx context.Context, project data.ID, district string) ([]data.Participation, error)
	Reach(ctx context.Context, q data.EventQuery) (data.Reach, error)
	history.Names
	VillageVisits(ctx context.Context, project data.ID, district string) (map[string]data.VillageVisits, error)
}

// Options are what the screen stands on. All are required.
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

	OpenEvent    func(id data.ID)
	NewEvent     func(day data.Date, village string) // village is "" where none is meant
	OpenSettings func()
}

// Page is the screen.
type Page struct {
	o     Options
	w     *i18n.Words
	now   picture // what is shown
	known bool    // there is a project, and now is filled

	head       *header
	indicators *lines
	next       *lines
	villages   *kit.Table[village]
	never      *kit.Card
	legend     *fyne.Container // what the mark in the list of villages means
	left       *fyne.Container
	right      *fyne.Container
	targets    *kit.Empty // stands above the indicators while no target is set
	later      *kit.Text  // how many unmarked events found no room
	planned    *kit.Empty // stands in place of the next events while there are none
	scroll     *container.Scroll
	absent     *kit.Empty // stands in place of all while there is no project
	content    *fyne.Container

	tabs    *kit.Tabs
	summary *fyne.Container
	charts  *charts
	turned  bool // the charts are in sight
	teller  *history.Teller
}

// New makes the screen; Show fills it.
func New(o Options) *Page {
	p := &Page{o: o, w: o.Words, head: newHeader()}
	p.indicators = newLines(p.openProof, p.reveal)
	p.next = newLines(p.openNext, p.reveal)
	p.targets = kit.NewEmpty(kit.EmptyOptions{
		Title: p.w.T("page.overview.no_targets_title"), Text: p.w.T("page.overview.no_targets"),
		Action: p.w.T("page.overview.set_targets"), Run: o.OpenSettings,
	})
	p.later = kit.NewText("", kit.Attention)
	p.planned = kit.NewEmpty(kit.EmptyOptions{})
	p.villages = p.newVillages()
	p.never = kit.NewCard("", kit.NewStack(6, sized(p.villages, villagesHeight), p.newLegend()))
	p.left = kit.NewStack(gap, kit.NewCard(p.w.T("page.overview.indicators"), kit.NewStack(2, p.targets, p.indicators)))
	p.right = kit.NewStack(gap,
		kit.NewCard(p.w.T("page.overview.next"), kit.NewStack(2, p.planned, p.next, p.later)),
		p.never)
	columns := &fyne.Container{Layout: &columns{}, Objects: []fyne.CanvasObject{p.left, p.right}}
	p.scroll = container.NewVScroll(columns)
	p.absent = kit.NewEmpty(kit.EmptyOptions{
		Title: p.w.T("page.overview.no_project_title"), Text: p.w.T("page.overview.no_project"),
		Action: p.w.T("page.overview.open_settings"), Run: o.OpenSettings,
	})
	p.absent.Hide()
	p.summary = &fyne.Container{Layout: &frame{p.scroll}, Objects: []fyne.CanvasObject{p.head.object, p.scroll, p.absent}}
	p.charts = newCharts(p)
	p.charts.content.Hide()
	p.tabs = kit.NewTabs([]string{p.w.T("page.overview.tab_words"), p.w.T("page.overview.tab_pictures")}, func(i int) { p.turn(i == 1) })
	p.content = container.NewBorder(p.tabs, nil, nil, nil, p.summary, p.charts.content)
	maker := form.Maker{Words: p.w, Places: o.Places, Now: o.Now, Fail: o.Fail}
	p.teller = history.NewTeller(maker, o.Places, o.Records, func() data.Project { return p.now.project })
	return p
}

// turn shows the charts, or what is told in words.
func (p *Page) turn(charts bool) {
	if p.turned = charts && p.known; !p.turned {
		p.tabs.Select(0)
		p.charts.content.Hide()
		p.summary.Show()
		p.content.Refresh()
		p.focus()
		return
	}
	p.tabs.Select(1)
	p.summary.Hide()
	p.charts.content.Show()
	p.content.Refresh()
	p.charts.show()
	kit.Focus(p.charts.places)
}

// Content is the screen's one object.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Show reads everything again and gives the keys to the first thing that can
// be opened.
func (p *Page) Show() {
	now, err := p.read(context.Background())
	if errors.Is(err, data.ErrNotFound) {
		p.known = false
		p.present(false)
		p.absent.Focus()
		return
	}
	if err != nil {
		p.o.Fail(err)
		return
	}
	p.now, p.known = now, true
	p.teller.Forget()
	p.draw()
	p.present(true)
	p.turn(p.turned)
}

// Leave is always possible: nothing is typed here.
func (p *Page) Leave() bool { return true }

// Commands go from what is told in words to the charts and back.
func (p *Page) Commands() []kit.Command {
	turn := func() { p.turn(!p.turned) }
	return []kit.Command{
		{Name: p.w.T("page.overview.tab_pictures"), Shortcut: kit.Ctrl(fyne.KeyPageDown), Run: turn},
		{Name: p.w.T("page.overview.tab_words"), Shortcut: kit.Ctrl(fyne.KeyPageUp), Run: turn},
	}
}

// present shows the screen, or what stands in its place without a project.
func (p *Page) present(project bool) {
	for o, on := range map[fyne.CanvasObject]bool{p.head.object: project, p.scroll: project, p.absent: !project} {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
	p.content.Refresh()
}

func (p *Page) draw() {
	p.drawHeader()
	p.drawIndicators()
	p.drawNext()
	p.drawVillages()
}

func (p *Page) focus() {
	switch {
	case !p.now.targets():
		p.targets.Focus()
	case len(p.indicators.rows) > 0:
		kit.Focus(p.indicators)
	case len(p.next.rows) > 0:
		kit.Focus(p.next)
	default:
		p.planned.Focus()
	}
}

// revealed is the room above a row that is scrolled to: the card's title.
const revealed = 44

// reveal scrolls so that o, which lies within the screen, is in sight.
func (p *Page) reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(p.scroll).Y
	below := top + o.Size().Height - p.scroll.Size().Height
	offset := p.scroll.Offset
	switch {
	case top < 0:
		offset.Y += top - revealed
	case below > 0:
		offset.Y += min(below+gap, top)
	default:
		return
	}
	offset.Y = max(0, min(offset.Y, p.scroll.Content.MinSize().Height-p.scroll.Size().Height))
	p.scroll.ScrollToOffset(offset)
}
