package welcome

import (
	"strings"
	"time"

	"sapar/app/form"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
)

// Keys of the fields; those of the days are the project's own.
const (
	languageKey = "language"
	nameKey     = "name"
	roleKey     = "role"
	projectKey  = "project"
	districtKey = "district"
	startKey    = "start"
	endKey      = "end"
)

// roles in the order in which they are offered; the manager has no district.
var roles = []string{"coordinator", "staff", manager}

const manager = "manager"

func (p *Page) makeFields() {
	w := p.o.Words
	next := func() { p.o.Window.Canvas().FocusNext() }
	p.maker = form.Maker{Words: w, Places: p.o.Places, Find: p.o.Places.Find, Now: p.o.Now}

	var languages, presets []kit.Option
	for _, l := range i18n.Langs() {
		languages = append(languages, kit.Option{ID: string(l), Label: l.Name()})
	}
	p.language = kit.NewChoice(kit.ChoiceOptions{Options: languages, OnEnter: next, OnChanged: p.switchLanguage})

	p.name = kit.NewEntry(kit.EntryOptions{
		Check: func(name string) string { return p.maker.TooLong(name, data.TextLength) }, OnLeave: p.tidyName,
	})

	asRole := p.maker.Codes("role", roles...)
	for i, role := range roles {
		asRole[i].Hint = w.T("page.welcome.role_hint." + role)
	}
	p.role = kit.NewChoice(kit.ChoiceOptions{
		Options: asRole, OnEnter: next, OnChanged: func(string) { p.roleChosen() },
	})

	for _, preset := range p.o.Presets {
		presets = append(presets, kit.Option{
			ID: preset.Key, Label: preset.Project.Title(string(w.Lang())), Hint: p.about(preset),
		})
	}
	p.project = kit.NewChoice(kit.ChoiceOptions{
		Options: presets, OnEnter: next, OnChanged: func(string) { p.projectChosen() },
	})

	p.district = kit.NewSearchSelect(kit.SelectOptions{
		Placeholder: w.T("page.welcome.district_placeholder"),
		Options:     p.matching,
		Unknown:     w.T("page.welcome.district_unknown"),
		Nothing:     w.T("page.welcome.district_unknown"),
		OnLeave:     p.takeOnlyDistrict,
	})
	for i := range p.days {
		p.days[i] = p.maker.Day(kit.DateOptions{OnChanged: func(kit.Day) { p.dayChanged(i) }})
	}
	p.begin = kit.NewButton(kit.ButtonOptions{Text: w.T("page.welcome.begin"), Primary: true, Run: p.start})
}

// about is a preset in a line: what it is, where, and how much it asks.
func (p *Page) about(preset data.Preset) string {
	w := p.o.Words
	return strings.Join([]string{
		w.Choice("project_kind", preset.Project.Kind), p.maker.PlaceName(preset.Project.Region),
		w.N("count.indicator", len(preset.Indicators)),
	}, " · ")
}

// preset is the chosen one; false where there is none to choose.
func (p *Page) preset() (data.Preset, bool) {
	for _, preset := range p.o.Presets {
		if preset.Key == p.project.Value() {
			return preset, true
		}
	}
	return data.Preset{}, false
}

// districts are those of the chosen project.
func (p *Page) districts() []data.Place {
	preset, ok := p.preset()
	if !ok {
		return nil
	}
	return p.o.Places.Districts(preset.Project.Region, preset.Project.WithCity)
}

// matching are the project's districts that the text may mean.
func (p *Page) matching(text string) []kit.Option { return p.maker.Among(p.districts(), text) }

// takeOnlyDistrict chooses the district that the typed text can only mean.
func (p *Page) takeOnlyDistrict() {
	text := p.district.FreeText()
	if text == "" {
		return
	}
	if found := p.matching(text); len(found) == 1 {
		p.district.SetValue(found[0])
	}
}

// tidyName writes the name as it will be kept, unless something is wrong
// with it.
func (p *Page) tidyName() {
	if p.name.Problem() == "" && p.name.Value() != "" {
		p.name.SetValue(p.o.Tidy(p.name.Value()))
	}
}

// switchLanguage waits for the key to be over: the screen is thrown away.
func (p *Page) switchLanguage(lang string) {
	p.o.Tasks.Later(func() { p.o.Language(lang) })
}

func (p *Page) roleChosen() {
	p.form.SetHint(roleKey, p.o.Words.T("page.welcome.role_hint."+p.role.Value()))
	p.form.SetVisible(districtKey, p.role.Value() != manager)
}

// projectChosen offers the project's districts and days. A project of one
// city leaves no choice of the district.
func (p *Page) projectChosen() {
	preset, _ := p.preset()
	p.form.SetHint(projectKey, p.about(preset))
	own := p.districts()
	chosen := p.district.Value().ID
	switch {
	case len(own) == 1:
		p.district.SetValue(p.maker.Place(own[0].Code))
	case chosen != "" && !form.HasPlace(own, chosen):
		p.district.Clear()
	}
	if !p.set[0] && p.days[0].Text == "" {
		p.days[0].SetValue(kit.DayOf(p.o.Now()))
	}
	p.suggestEnd()
}

// dayChanged follows the person's edit of the first (0) or last (1) day.
func (p *Page) dayChanged(i int) {
	p.set[i] = true
	p.days[1].SetProblem("") // an end before the start may be mended at either
	if i == 0 {
		p.suggestEnd()
	}
}

// suggestEnd proposes a last day until the person has set one: the months that
// the contract's text gives, or the end of the year.
func (p *Page) suggestEnd() {
	start := data.Date(p.days[0].Value())
	if p.set[1] || start == 0 {
		return
	}
	end := data.NewDate(start.Year(), time.December, 31)
	if preset, _ := p.preset(); preset.Months > 0 {
		end = start.AddMonths(preset.Months).AddDays(-1)
	}
	p.days[1].SetValue(kit.Day(end))
}
