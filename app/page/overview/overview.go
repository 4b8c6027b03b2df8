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
	VillageVisits(ctx context.Context, project data.ID, district string) (map[string]data.VillageVisits, error)
}

// Options are what the screen stands on. All are required.
type Options struct {
	Records  Records
	Words    *i18n.Words
	Places   data.Places
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
	p.content = &fyne.Container{Layout: &frame{p.scroll}, Objects: []fyne.CanvasObject{p.head.object, p.scroll, p.absent}}
	return p
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
	p.draw()
	p.present(true)
	p.focus()
}

// Leave is always possible: nothing is typed here.
func (p *Page) Leave() bool { return true }

// Commands are none: everything here is reached by Tab, arrows and Enter.
func (p *Page) Commands() []kit.Command { return nil }

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
