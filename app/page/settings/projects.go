package settings

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"sapar/app/form"
	"sapar/app/kit"
	"sapar/data"
)

// about is a project in a line: what it is, where, and its days.
func (p *Page) about(project data.Project) string {
	w := p.w
	days := w.T("period.days", "from", w.Date(project.Start.Time()), "to", w.Date(project.End.Time()))
	return strings.Join([]string{w.Choice("project_kind", project.Kind), p.maker.PlaceName(project.Region), days}, " · ")
}

// joining is the part of a dialog that asks for the person's district where
// another project does not have the one they work in.
type joining struct {
	p        *Page
	form     *kit.Form
	project  data.Project
	district *kit.SearchSelect
}

func (p *Page) newJoining() *joining {
	j := &joining{p: p}
	j.district = p.newDistrict(func() []data.Place { return p.districtsOf(j.project) }, kit.SelectOptions{OnEnter: p.next})
	return j
}

func (j *joining) row() kit.Row {
	return kit.Row{Key: districtKey, Label: j.p.w.T("page.settings.district"), Required: true, Wide: true, Field: j.district}
}

// to follows the choice of a project.
func (j *joining) to(project data.Project) {
	j.project = project
	own := j.p.districtsOf(project)
	set := j.p.settings
	switch {
	case set.Role == manager:
		j.district.Clear()
	case len(own) == 1:
		j.district.SetValue(j.p.maker.Place(own[0].Code))
	case form.HasPlace(own, set.District):
		j.district.SetValue(j.p.maker.Place(set.District))
	case !form.HasPlace(own, j.district.Value().ID):
		j.district.Clear()
	}
	j.form.SetVisible(districtKey, set.Role != manager && !form.HasPlace(own, set.District))
}

// check asks for the district where one is needed.
func (j *joining) check() bool {
	if j.p.settings.Role != manager && j.district.Value().ID == "" && j.district.Problem() == "" {
		j.district.SetProblem(j.p.w.T("page.settings.district_required"))
	}
	return j.form.Check()
}

// settings are those with which the person works on the project.
func (j *joining) settings(project data.ID) data.Settings {
	set := j.p.settings
	set.Project, set.District = project, j.district.Value().ID
	return set
}

// switchProject goes over to another project, once what is typed is saved.
func (p *Page) switchProject() {
	if !p.leave() {
		return
	}
	all, err := p.o.Records.Projects(p.ctx)
	if err != nil {
		p.o.Fail(err)
		return
	}
	others := slices.DeleteFunc(all, func(project data.Project) bool { return project.ID == p.settings.Project })
	if len(others) == 0 {
		return
	}
	var options []kit.Option
	for _, project := range others {
		options = append(options, kit.Option{
			ID: project.ID.String(), Label: project.Title(string(p.w.Lang())), Hint: p.about(project),
		})
	}
	j := p.newJoining()
	choose := func(id string) {
		i := slices.IndexFunc(others, func(project data.Project) bool { return project.ID.String() == id })
		j.to(others[i])
		j.form.SetHint("project", p.about(others[i]))
	}
	choice := kit.NewChoice(kit.ChoiceOptions{Options: options, OnEnter: p.next, OnChanged: choose})
	j.form = kit.NewForm(kit.FormOptions{Columns: 2},
		kit.Row{Key: "project", Label: p.w.T("word.project"), Wide: true, Field: choice}, j.row())
	choose(choice.Value())
	kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title: p.w.T("page.settings.switch_project_title"), Content: j.form, Width: dialogWidth,
		OK: p.w.T("page.settings.switch"), Cancel: p.w.T("button.cancel"),
		OnOK: func() bool { return j.check() && p.change(j.settings(j.project.ID)) },
	})
}

// addition is the dialog that adds a project from a preset.
type addition struct {
	*joining
	preset *kit.Choice
	days   [2]*kit.DateField
	set    bool // the person has changed the last day
}

// addProject adds a project from a preset and goes over to it, once what is
// typed is saved.
func (p *Page) addProject() {
	if !p.leave() || len(p.o.Presets) == 0 {
		return
	}
	w := p.w
	var options []kit.Option
	for _, preset := range p.o.Presets {
		options = append(options, kit.Option{
			ID: preset.Key, Label: preset.Project.Title(string(w.Lang())), Hint: p.aboutPreset(preset),
		})
	}
	a := &addition{joining: p.newJoining()}
	a.preset = kit.NewChoice(kit.ChoiceOptions{Options: options, OnEnter: p.next, OnChanged: func(string) { a.chosen() }})
	for i := range a.days {
		a.days[i] = p.maker.Day(kit.DateOptions{OnEnter: p.next, OnChanged: func(kit.Day) { a.dayChanged(i) }})
	}
	a.days[0].SetValue(kit.Day(p.today()))
	a.form = kit.NewForm(kit.FormOptions{Columns: 2},
		kit.Row{Key: "preset", Label: w.Field("project", "preset"), Wide: true, Field: a.preset},
		kit.Row{Key: "start", Label: w.T("page.settings.first_day"), Required: true, Field: a.days[0]},
		kit.Row{Key: "end", Label: w.T("page.settings.last_day"), Required: true, Field: a.days[1]},
		a.row())
	a.chosen()
	p.edit(w.T("page.settings.add_project_title"), kit.NewStack(12,
		fyne.CanvasObject(kit.NewText(w.T("page.settings.add_project_hint"), kit.Neutral)), a.form), a.save)
}

func (p *Page) aboutPreset(preset data.Preset) string {
	return strings.Join([]string{
		p.w.Choice("project_kind", preset.Project.Kind), p.maker.PlaceName(preset.Project.Region),
		p.w.N("count.indicator", len(preset.Indicators)),
	}, " · ")
}

func (a *addition) chosenPreset() data.Preset {
	presets := a.p.o.Presets
	return presets[slices.IndexFunc(presets, func(preset data.Preset) bool { return preset.Key == a.preset.Value() })]
}

// chosen follows the choice of a preset.
func (a *addition) chosen() {
	preset := a.chosenPreset()
	a.form.SetHint("preset", a.p.aboutPreset(preset))
	a.to(preset.Project)
	a.suggestEnd()
}

func (a *addition) dayChanged(i int) {
	a.days[1].SetProblem("") // an end before the start may be mended at either
	if i == 1 {
		a.set = true
	}
	a.suggestEnd()
}

// suggestEnd proposes a last day until the person has set one: the months that
// the contract's text gives, or the end of the year.
func (a *addition) suggestEnd() {
	start := data.Date(a.days[0].Value())
	if a.set || start == 0 {
		return
	}
	end := data.NewDate(start.Year(), time.December, 31)
	if months := a.chosenPreset().Months; months > 0 {
		end = start.AddMonths(months).AddDays(-1)
	}
	a.days[1].SetValue(kit.Day(end))
}

// save writes the project with its indicators, and goes over to it.
func (a *addition) save() bool {
	a.form.Check() // completes what is half typed
	preset := a.chosenPreset()
	project := preset.Project
	project.ID = a.p.o.Records.NewID()
	project.Start, project.End = data.Date(a.days[0].Value()), data.Date(a.days[1].Value())
	records := []data.Record{&project}
	for _, indicator := range preset.Indicators {
		indicator.Project = project.ID
		records = append(records, &indicator)
	}
	for _, day := range a.days {
		day.SetProblem("")
	}
	for _, problem := range data.Check(&project, data.Scope{Places: a.p.o.Places}).Refusals() {
		for i, key := range []string{"start", "end"} {
			if problem.Field == key && a.days[i].Problem() == "" {
				a.days[i].SetProblem(a.p.w.Problem(problem, a.p.o.Places))
			}
		}
	}
	if !a.check() {
		return false
	}
	if err := a.p.o.Records.Save(a.p.ctx, data.ActionProject, records...); err != nil {
		a.p.o.Fail(err)
		return false
	}
	return a.p.change(a.settings(project.ID))
}
