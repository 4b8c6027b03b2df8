// Package welcome is the first screen of a new data folder: who works here, in
// which district and language, and on which project. Its answers make the
// project with its indicators out of a preset, and the settings.
//
// It must never know where presets come from, nor what the other screens show.
package welcome

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"sapar/app/form"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/task"
	"sapar/data"
)

// Records is what the screen writes.
type Records interface {
	Save(ctx context.Context, action string, records ...data.Record) error
	SaveSettings(ctx context.Context, set data.Settings) error
	NewID() data.ID
}

// Options are all required; Settings and Draft may be empty.
type Options struct {
	Records  Records
	Words    *i18n.Words
	Places   form.Places
	Presets  []data.Preset // the first is offered first
	Window   fyne.Window
	Tasks    task.Runner
	Now      func() time.Time
	Tidy     func(name string) string // a person's name as it is kept
	Settings data.Settings            // what is known already: the theme
	Draft    Draft                    // of the page that this one replaces
	Language func(lang string)        // chosen: the screen is made anew in it
	Done     func(data.Settings)      // all is saved, work begins
	Fail     func(err error)          // what could not be saved, and why
}

// Draft is what has been answered so far, as it was typed, so that a switch of
// the language loses nothing.
type Draft struct {
	Name     string
	Role     string // list role
	Preset   string // key
	District string // code, or what was typed instead of a choice
	Start    string // as typed
	End      string
	Days     [2]bool // the person has changed the first, the last day
	Focus    string  // key of the field that had the keys
}

// Page is the screen.
type Page struct {
	o       Options
	maker   form.Maker
	content fyne.CanvasObject

	language *kit.Choice
	name     *kit.Entry
	role     *kit.Choice
	project  *kit.Choice
	district *kit.SearchSelect
	days     [2]*kit.DateField
	set      [2]bool // the person has changed the first, the last day
	form     *kit.Form
	begin    *kit.Button
	focus    string
}

// New makes the screen with what the draft holds.
func New(o Options) *Page {
	p := &Page{o: o}
	p.makeFields()
	p.makeForm()
	inside := container.New(layout.NewCustomPaddedLayout(10, 10, 12, 12),
		kit.NewStack(18, p.header(), p.form, p.footer()))
	p.content = container.NewVScroll(container.New(middle{}, kit.NewCard("", inside)))
	p.fill(o.Draft)
	return p
}

// Content is the whole window.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Show puts the focus where it was, at first on the name.
func (p *Page) Show() {
	if p.focus == languageKey {
		kit.Focus(p.language)
		return
	}
	p.form.Focus(p.focus)
}

// Leave allows it: there is nothing to keep before the beginning.
func (p *Page) Leave() bool { return true }

// Commands begin from anywhere on the screen.
func (p *Page) Commands() []kit.Command {
	name := p.o.Words.T("page.welcome.begin")
	return []kit.Command{
		{Name: name, Shortcut: kit.Ctrl(fyne.KeyReturn), Run: p.start},
		{Name: name, Shortcut: kit.Ctrl(fyne.KeyS), Run: p.start},
	}
}

// Draft is what has been answered so far.
func (p *Page) Draft() Draft {
	d := Draft{
		Name: p.name.Text, Role: p.role.Value(), Preset: p.project.Value(),
		District: p.district.Text, Start: p.days[0].Text, End: p.days[1].Text,
		Days: p.set, Focus: p.focused(),
	}
	if chosen := p.district.Value(); chosen.ID != "" {
		d.District = chosen.ID
	}
	return d
}

func (p *Page) focused() string {
	now := p.o.Window.Canvas().Focused()
	for key, field := range map[string]fyne.Focusable{
		languageKey: p.language, nameKey: p.name, roleKey: p.role, projectKey: p.project,
		districtKey: p.district, startKey: p.days[0], endKey: p.days[1],
	} {
		if now == field {
			return key
		}
	}
	return p.focus
}

// fill shows the draft, or the usual answers where there is none.
func (p *Page) fill(d Draft) {
	p.language.SetValue(string(p.o.Words.Lang()))
	p.name.SetValue(d.Name)
	if d.Role != "" {
		p.role.SetValue(d.Role)
	}
	if d.Preset != "" {
		p.project.SetValue(d.Preset)
	}
	p.days[0].Entry.SetValue(d.Start)
	p.days[1].Entry.SetValue(d.End)
	p.set = d.Days
	if _, ok := p.o.Places.Place(d.District); ok {
		p.district.SetValue(p.maker.Place(d.District))
	} else {
		p.district.SetFreeText(d.District)
	}
	p.focus = d.Focus
	if p.focus == "" {
		p.focus = nameKey
	}
	p.roleChosen()
	p.projectChosen()
}
