package welcome

import (
	"context"
	"errors"

	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// start saves the answers and begins, or shows what is wrong with them.
func (p *Page) start() {
	preset, ok := p.preset()
	if !ok {
		return // no preset at all: there is nothing to begin with
	}
	p.form.Check() // completes what is half typed
	project, records := p.records(preset)
	if !p.check(project) {
		return
	}
	settings, err := p.save(project, records)
	if err != nil {
		p.refused(err)
		return
	}
	p.o.Done(settings)
}

// records are the project and its indicators as the preset has them.
func (p *Page) records(preset data.Preset) (*data.Project, []data.Record) {
	project := preset.Project
	project.ID = p.o.Records.NewID()
	project.Start, project.End = data.Date(p.days[0].Value()), data.Date(p.days[1].Value())
	records := []data.Record{&project}
	for _, indicator := range preset.Indicators {
		indicator.Project = project.ID
		records = append(records, &indicator)
	}
	return &project, records
}

// check shows all that is wrong at its field, and goes to the first.
func (p *Page) check(project *data.Project) bool {
	w := p.o.Words
	p.tidyName()
	p.takeOnlyDistrict()
	fields := map[string]kit.Field{
		nameKey: p.name, districtKey: p.district, startKey: p.days[0], endKey: p.days[1],
	}
	for _, f := range fields {
		f.SetProblem("")
	}
	if p.name.Value() == "" {
		p.name.SetProblem(w.T("page.welcome.name_required"))
	}
	if p.role.Value() != manager && p.district.Problem() == "" && p.district.Value().ID == "" {
		p.district.SetProblem(w.T("page.welcome.district_required"))
	}
	for _, problem := range data.Check(project, data.Scope{Places: p.o.Places}).Refusals() {
		if f := fields[problem.Field]; f != nil && f.Problem() == "" {
			f.SetProblem(w.Problem(problem, p.o.Places))
		}
	}
	return p.form.Check()
}

// save writes the settings first: the batch that makes the project carries
// its author's name. They name the project once it is there.
func (p *Page) save(project *data.Project, records []data.Record) (data.Settings, error) {
	ctx := context.Background()
	set := p.o.Settings
	set.Name, set.Role, set.Language = p.name.Value(), p.role.Value(), string(p.o.Words.Lang())
	set.District, set.Project = "", data.ID{}
	if set.Role != manager {
		set.District = p.district.Value().ID
	}
	if set.Theme == "" {
		set.Theme = string(theme.System)
	}
	if err := p.o.Records.SaveSettings(ctx, set); err != nil {
		return set, err
	}
	if err := p.o.Records.Save(ctx, data.ActionProject, records...); err != nil {
		return set, err
	}
	set.Project = project.ID
	return set, p.o.Records.SaveSettings(ctx, set)
}

// refused shows what the store would not take.
func (p *Page) refused(err error) {
	var problems data.Problems
	if errors.As(err, &problems) {
		for _, problem := range problems {
			if problem.Type == data.ProjectType.Key && p.form.SetProblem(problem.Field, p.o.Words.Problem(problem, p.o.Places)) {
				p.form.FocusProblem()
				return
			}
		}
	}
	p.o.Fail(err)
}
