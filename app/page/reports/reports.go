// Package reports is the screen that makes the official reports: which one, of
// which district and period, in which language, and into which file. Before
// anything is written it shows what the report says, and every figure opens
// into the records that it counts.
//
// It asks and shows. It must never know how a figure is counted, how a sheet
// is drawn, nor the format of a file: its Reports do all of that.
package reports

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/task"
	"sapar/data"
)

// Records are what this screen reads beside the reports.
type Records interface {
	Project(ctx context.Context) (data.Project, error)
	Events(ctx context.Context, q data.EventQuery) ([]data.Event, error)
	Records(ctx context.Context, of *data.Type, q data.RecordQuery) ([]data.Record, error)
	Participants(ctx context.Context, event data.ID) ([]data.Participant, error)
}

// Reports makes the reports. Its methods are called away from the UI
// goroutine, several at a time.
type Reports interface {
	// Build says what a report says.
	Build(ctx context.Context, q data.ReportQuery) (data.Report, error)
	// Layouts are what reports can be filled into, the program's own first.
	Layouts() ([]data.Layout, error)
	// Tables are the lists of the report as they will stand in the file, each
	// with at most so many rows.
	Tables(ctx context.Context, r data.Report, rows int, o data.ReportOptions) ([]data.ReportTable, error)
	// FileName proposes a name for the report's file.
	FileName(r data.Report, lang string) string
	// WriteFile fills the report into a file, whole or not at all.
	WriteFile(ctx context.Context, path string, r data.Report, o data.ReportOptions) error
	// CheckUpload refuses a copy for upload with the code upload_missing while
	// the period's data is not complete and no reason is given, and records one
	// that may be made.
	CheckUpload(ctx context.Context, q data.ReportQuery, r data.Report, by, reason string) ([]data.Missing, error)
	// Example is a report of invented data that the layout can be filled with.
	Example(name string) (data.Report, error)
	// Add checks a layout and takes it among the others, or returns all that is
	// wrong with it.
	Add(file string) (data.Layout, []data.CellProblem, error)
	// Remove takes the office's own layout away.
	Remove(name string) error
	// Export writes the file of a layout, for editing.
	Export(name, file string) error
}

// Layouts that this page asks more of than of others.
const (
	Events     = "events"     // offered first
	Attendance = "attendance" // of one event or of all
)

// Both is the usual language of a report, Kazakh beside Russian.
const Both = "kk+ru"

var languages = []string{Both, string(i18n.KK), string(i18n.RU)}

// Options are what the screen stands on. All are required.
type Options struct {
	Records  Records
	Reports  Reports
	Words    *i18n.Words
	Places   data.Places
	Window   fyne.Window
	Tasks    task.Runner
	Now      func() time.Time
	Settings data.Settings
	Say      func(text string)
	Fail     func(err error)

	Folder     string                  // where the last report went, or the person's documents
	KeepFolder func(folder string)     // a report went to another folder
	Open       func(path string) error // opens a file or folder with the system's program; may take a second
	OpenEvent  func(id data.ID)
	Settle     func() // goes to the settings, where indicators are

	// Narrative is the status in words by a day, in kk or ru.
	Narrative func(ctx context.Context, lang string, on data.Date) (Letter, error)
}

// manager is the role that sees every district.
const manager = "manager"

// quiet is how long the preview waits for the next change, so that going
// through the periods with an arrow makes one report and not five.
const quiet = 200 * time.Millisecond

// Page is the screen.
type Page struct {
	o Options
	w *i18n.Words

	project data.Project
	known   bool // the project was read
	name    string
	layouts []data.Layout

	cards   *cards
	fields  *fields
	preview *preview
	export  *export
	column  *fyne.Container
	right   *container.Scroll
	content *fyne.Container
}

// New makes the screen; Show fills it.
func New(o Options) *Page {
	p := &Page{o: o, w: o.Words, name: Events}
	p.cards = newCards(p.choose, func() { p.fields.focus() })
	p.fields = newFields(p)
	p.export = newExport(p)
	p.preview = newPreview(p)
	p.column = container.New(columnLayout{}, p.fields.form, p.export.object, p.preview.object)
	p.right = container.NewVScroll(p.column)
	p.preview.grid.onFocus = p.right.ScrollToBottom
	list := container.NewVScroll(p.cards)
	p.cards.onShown = func(o fyne.CanvasObject) { inSight(list, o) }
	p.content = container.New(pageLayout{}, kit.NewHeading(1, p.w.T("page.reports.title")), list, p.right)
	return p
}

// card is the title of a layout and the line that says what it is for. The
// office's own is called as its file.
func (p *Page) card(l data.Layout) (title, about string) {
	if !p.w.Has("list.report." + l.Name) {
		return l.Name, p.w.T("page.reports.about.own")
	}
	about = p.w.T("page.reports.about." + l.Name)
	if l.Own {
		about = p.w.T("page.reports.about.own")
	}
	return p.w.Choice("report", l.Name), about
}

// title is that of the layout that is chosen.
func (p *Page) title() string {
	title, _ := p.card(data.Layout{Name: p.name})
	return title
}

// readLayouts offers the layouts that there are, keeping to the one that is
// chosen.
func (p *Page) readLayouts() {
	all, err := p.o.Reports.Layouts()
	if err != nil {
		p.o.Fail(err)
		return
	}
	p.layouts = all
	at := max(0, slices.IndexFunc(all, func(l data.Layout) bool { return l.Name == p.name }))
	p.cards.offer(all, at, p.card)
	if len(all) > 0 {
		p.name = all[at].Name
	}
	p.fields.fit()
}

// Content is the screen's one object.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Show reads the project again, shows the report as it would be now, and gives
// the keys to the list of reports.
func (p *Page) Show() {
	project, err := p.o.Records.Project(context.Background())
	if err != nil {
		p.o.Fail(err)
		return
	}
	p.preview.forget()
	anew := !p.known || project.ID != p.project.ID || project.Period() != p.project.Period()
	p.project, p.known = project, true
	if anew {
		p.fields.begin()
	}
	p.readLayouts()
	p.fields.forgetEvents()
	p.fields.readEvents()
	p.update()
	p.right.ScrollToTop()
	kit.Focus(p.cards)
}

// Leave is always possible: what is being written is written to its end.
func (p *Page) Leave() bool {
	p.preview.drop()
	return true
}

// Commands are writing the file, and going through the tables of the report.
func (p *Page) Commands() []kit.Command {
	return []kit.Command{
		{Name: p.w.T("button.export"), Shortcut: kit.Ctrl(fyne.KeyE), Run: p.export.start},
		{Name: p.w.T("page.reports.narrative"), Shortcut: narrativeKey(), Run: p.tell},
		{Name: p.w.T("page.reports.layouts"), Shortcut: layoutsKey(), Run: p.showLayouts},
		{Name: p.w.T("button.previous"), Shortcut: kit.Ctrl(fyne.KeyPageUp), Run: func() { p.preview.turn(-1) }},
		{Name: p.w.T("button.next"), Shortcut: kit.Ctrl(fyne.KeyPageDown), Run: func() { p.preview.turn(1) }},
	}
}

// choose takes another report.
func (p *Page) choose(name string) {
	p.name = name
	p.fields.fit()
	p.changed()
}

// changed follows a change of what is asked, when no further one comes.
func (p *Page) changed() {
	p.export.forget()
	p.fields.readEvents()
	p.preview.wait(p.update)
}

// update shows the report that is asked for, or where nothing sensible is
// asked, which field is to be mended.
func (p *Page) update() {
	p.preview.wait(nil)
	if q, ok := p.fields.query(); ok {
		p.preview.show(q, p.fields.language.Value())
	} else {
		p.preview.blank()
	}
	p.arrange()
}

// arrange gives every part its height: one of them has changed.
func (p *Page) arrange() {
	p.column.Refresh()
	p.content.Refresh()
}

func (p *Page) today() data.Date { return data.DateOf(p.o.Now()) }

// place is a place's name.
func (p *Page) place(code string) string {
	if place, ok := p.o.Places.Place(code); ok {
		return p.w.Place(place)
	}
	return code
}

// wording is the language of the preview: the report's, and of a report in
// both the one that the person reads.
func (p *Page) wording(lang string) string {
	switch {
	case lang != Both:
		return lang
	case p.w.Lang() == i18n.RU:
		return string(i18n.RU)
	}
	return string(i18n.KK)
}
