// Package people is the screen of all who took part in events: the list that
// finds a person by the beginnings of a name's words, and the dialog in which
// a person is written, mended and deleted.
//
// It shows and asks. It must never know how names are folded, sorted or found,
// nor what keeps a person from being saved or deleted: its Records say so.
package people

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"sapar/app/form"
	"sapar/app/history"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
)

// Records are what this screen reads and writes.
type Records interface {
	Project(ctx context.Context) (data.Project, error)
	Person(ctx context.Context, id data.ID) (data.Person, error)
	People(ctx context.Context, q data.PersonQuery) ([]data.PersonLine, int, error)
	EventsOf(ctx context.Context, person data.ID) ([]data.Event, error)
	RecordsOf(ctx context.Context, person data.ID) ([]data.Person, error)
	Contents(ctx context.Context) (data.Contents, error)
	ConsentTexts(ctx context.Context, project data.ID) ([]data.ConsentText, error)
	Save(ctx context.Context, action string, records ...data.Record) error
	Delete(ctx context.Context, records ...data.Record) error
	history.Records
	form.WithdrawalRecords
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
	Tidy     func(name string) string // a person's name as it is kept
	Say      func(text string)
	Fail     func(err error)

	OpenEvent   func(id data.ID)
	OpenPrivacy func() // leaves for what is kept of people

	// Likely finds the records that may be one person.
	Likely func(ctx context.Context) ([]data.Likeness, error)
}

// privacyKey leaves for what is kept of people.
var privacyKey = kit.Ctrl(fyne.KeyG)

// quiet is how long the search box waits for the next letter.
const quiet = 150 * time.Millisecond

const searchWidth = 320

// Page is the screen.
type Page struct {
	o     Options
	w     *i18n.Words
	maker form.Maker

	history     *history.Book
	lines       *lines
	attendances int         // in all lists, as last counted
	drop        task.Cancel // what is still being counted
	text        string      // what the list is narrowed to
	order       string
	desc        bool

	search   *kit.Entry
	wait     func(act func())
	count    *kit.Heading
	list     *list
	editor   *editor // made when first opened
	contents fyne.CanvasObject
}

// New makes the screen; Show fills it.
func New(o Options) *Page {
	p := &Page{o: o, w: o.Words, order: "name", drop: func() {}, wait: o.Tasks.Debounce(quiet)}
	p.maker = form.Maker{Words: o.Words, Places: o.Places, Now: o.Now, Next: p.next, Fail: o.Fail}
	p.history = &history.Book{
		Teller:  history.NewTeller(p.maker, o.Places, o.Records, p.project),
		Records: o.Records, Window: o.Window, Tasks: o.Tasks, Say: o.Say, Fail: o.Fail,
	}
	p.lines = newLines(p.read)
	p.search = kit.NewEntry(kit.EntryOptions{
		Placeholder: kit.Named(p.w.T("page.people.search"), kit.Ctrl(fyne.KeyF)),
		OnChanged:   func(string) { p.wait(p.narrow) },
		OnEnter:     p.enterList,
		OnEscape:    p.clear,
	})
	p.count = kit.NewHeading(3, "")
	p.list = newList(p)
	add := kit.NewButton(kit.ButtonOptions{Text: p.w.T("page.people.add"), Run: p.add})
	past := p.history.ShortButton(p.past)
	same := kit.NewButton(kit.ButtonOptions{Text: kit.Named(p.w.T("page.people.same"), sameKey), Quiet: true, Run: p.showSame})
	personal := kit.NewButton(kit.ButtonOptions{Text: kit.Named(p.w.T("page.privacy.title"), privacyKey), Quiet: true, Run: p.o.OpenPrivacy})
	right := container.NewHBox(container.NewCenter(past), container.NewCenter(same), container.NewCenter(across(p.search, searchWidth)), container.NewCenter(add))
	title := container.NewBorder(nil, nil, nil, right, kit.NewHeading(1, p.w.T("page.people.title")))
	head := container.New(layout.NewCustomPaddedLayout(4, 8, 0, 0), container.NewVBox(title, container.NewBorder(nil, nil, nil, personal, p.count)))
	p.contents = container.NewBorder(head, nil, nil, nil, p.list.object)
	return p
}

// across gives an object a least width.
func across(o fyne.CanvasObject, width float32) fyne.CanvasObject {
	return container.New(leastSize(fyne.NewSize(width, 0)), o)
}

// Content is the screen's one object.
func (p *Page) Content() fyne.CanvasObject { return p.contents }

// Show reads the list again and puts the keys into the search box.
func (p *Page) Show() {
	p.history.Teller.Forget()
	p.reload()
	p.countAttendances()
	if p.lines.total == 0 && p.text == "" {
		p.list.table().Focus()
		return
	}
	kit.Focus(p.search)
}

// Leave saves what is open. It is false where that was refused, which then
// shows at the field.
func (p *Page) Leave() bool {
	p.wait(nil)
	return p.editor == nil || p.editor.leave()
}

// Commands are finding and adding.
func (p *Page) Commands() []kit.Command {
	return []kit.Command{
		{Name: p.w.T("button.search"), Shortcut: kit.Ctrl(fyne.KeyF), Run: func() { kit.Focus(p.search) }},
		{Name: p.w.T("page.people.add"), Shortcut: kit.Ctrl(fyne.KeyD), Run: p.add},
		{Name: p.w.T("page.people.same"), Shortcut: sameKey, Run: p.showSame},
		{Name: p.w.T("page.privacy.title"), Shortcut: privacyKey, Run: p.o.OpenPrivacy},
		p.history.Command(p.past, func() bool { return p.list.table().Selected() >= 0 }),
	}
}

// read reads a stretch of the list as it is narrowed and sorted now.
func (p *Page) read(offset, limit int) ([]data.PersonLine, int, bool) {
	found, total, err := p.o.Records.People(context.Background(), data.PersonQuery{
		Text: p.text, Order: p.order, Desc: p.desc, Offset: offset, Limit: limit,
	})
	if err != nil {
		p.o.Fail(err)
		return nil, 0, false
	}
	return found, total, true
}

// reload shows the list as the records are now.
func (p *Page) reload() {
	p.lines.reset()
	p.tell()
	p.list.reload()
}

// narrow shows those whom the search box names. One letter names nobody yet
// and leaves the whole list.
func (p *Page) narrow() {
	p.wait(nil)
	text := p.search.Value()
	if utf8.RuneCountInString(text) < 2 {
		text = ""
	}
	if text == p.text {
		return
	}
	p.text = text
	p.list.forget()
	p.reload()
}

// enterList goes from the search box to the first that it found.
func (p *Page) enterList() {
	p.narrow()
	p.list.table().Focus()
}

func (p *Page) clear() {
	p.search.SetValue("")
	p.narrow()
	kit.Focus(p.search)
}

func (p *Page) sort(key string, descending bool) {
	p.order, p.desc = key, descending
	p.list.sorted(key, descending)
	p.reload()
}

// tell writes how many people there are, and beside it how often they came:
// the two are different numbers and are never shown without their names.
func (p *Page) tell() {
	people := p.w.N("count.person", p.lines.total)
	if p.text != "" {
		p.count.SetText(p.w.T("page.people.found", "people", people))
		p.list.none(kit.EmptyOptions{
			Title: p.w.T("page.people.nobody_title"), Text: p.w.T("page.people.nobody", "text", p.text),
			Action: p.w.T("page.people.clear"), Run: p.clear,
		})
		return
	}
	p.count.SetText(p.w.T("page.people.total", "people", people, "attendances", p.w.N("page.people.attendances", p.attendances)))
	p.list.none(kit.EmptyOptions{
		Icon:  theme.ColoredIcon(theme.IconPeople, theme.ColorNameMuted),
		Title: p.w.T("page.people.empty_title"), Text: p.w.T("page.people.empty"),
		Action: p.w.T("page.people.add"), Run: p.add,
	})
}

// countAttendances goes over every list of every event, which the list of
// people does not wait for.
func (p *Page) countAttendances() {
	var contents data.Contents
	var err error
	p.drop()
	p.drop = p.o.Tasks.Background(
		func() { contents, err = p.o.Records.Contents(context.Background()) },
		func() {
			if err != nil {
				p.o.Fail(err)
				return
			}
			p.attendances = contents[data.AttendanceType.Key]
			p.tell()
		})
}

// open shows the person in a row.
func (p *Page) open(row int) {
	if line, ok := p.lines.at(row); ok {
		p.Open(line.Person.ID)
	}
}

// Open opens the person with that id.
func (p *Page) Open(id data.ID) {
	person, err := p.o.Records.Person(context.Background(), id)
	if err != nil {
		p.o.Fail(err)
		p.reload()
		return
	}
	attended, err := p.o.Records.EventsOf(context.Background(), person.ID)
	if err != nil {
		p.o.Fail(err)
		return
	}
	p.edit(person, attended)
}

// add opens an empty person, who has the name that was searched for in vain.
func (p *Page) add() {
	person := data.Person{}
	if p.lines.total == 0 {
		person.Name = p.search.Value()
	}
	p.edit(person, nil)
}

func (p *Page) edit(person data.Person, attended []data.Event) {
	if p.editor == nil {
		p.editor = newEditor(p)
	}
	p.editor.show(person, attended)
}

// saved shows the list with a person in it who was just written.
func (p *Page) saved(person data.Person, fresh bool) {
	p.o.Say(p.w.T("page.people.saved", "name", person.Name))
	if fresh { // where it stands in the alphabet only a search can tell
		p.search.SetValue(person.Name)
		p.text = person.Name
		p.list.forget()
	}
	p.reload()
}

// remove asks whether a person is to be deleted.
func (p *Page) remove(person data.Person) {
	kit.Confirm(p.o.Window, kit.MessageOptions{
		Title: p.w.T("page.people.delete"), Text: p.w.T("page.people.delete_question", "name", person.Name),
		OK: p.w.T("button.delete"), Cancel: p.w.T("button.cancel"), Danger: true,
		OnOK: func() { p.delete(person) },
	})
}

func (p *Page) delete(person data.Person) {
	if err := p.o.Records.Delete(context.Background(), &person); err != nil {
		kit.ShowProblem(p.o.Window, kit.MessageOptions{
			Title: p.w.T("page.people.cannot_delete"), Text: p.w.Refusal(err, p.o.Places), OK: p.w.T("button.ok"),
		})
		return
	}
	if p.editor != nil {
		p.editor.close()
	}
	p.o.Say(p.w.T("page.people.deleted", "name", strings.TrimSpace(person.Name)))
	p.reload()
}
