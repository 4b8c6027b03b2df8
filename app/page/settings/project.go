package settings

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/form"
	"sapar/app/kit"
	"sapar/data"
)

// project is the section of the contract: what the project is, who carries it
// out, and who signs its reports.
type project struct {
	p      *Page
	object fyne.CanvasObject
	body   fyne.CanvasObject // hidden while there is no project
	none   *kit.Empty        // stands in its place
	fields *form.Fields
	was    data.Project // as it was read

	title, span, region *kit.Text
	territory           *kit.Form
	other               *kit.Button
}

func newProject(p *Page) *project {
	s := &project{p: p, fields: p.fieldsOf(data.ProjectType), region: kit.NewBody("")}
	w, f := p.w, s.fields
	byLaw := w.T("page.settings.age_hint", "age", fmt.Sprintf("%d–%d", data.DefaultAgeMin, data.DefaultAgeMax))

	contract := f.Form(2,
		f.Row("title_kk", form.Wide), f.Row("title_ru", form.Wide), f.Row("kind"), f.Row("customer"),
		f.Row("number"), f.Row("contract_date"), f.Row("start"), f.Row("end"))
	grantee := f.Form(2, f.Row("grantee"), f.Row("bin"), f.Row("specialties", form.Wide))
	s.territory = f.Form(2,
		kit.Row{Key: "region", Label: f.Label("region"), Field: s.region}, f.Row("with_city"),
		f.Row("age_min", form.Hint(byLaw)), f.Row("age_max"))
	approval := f.Form(2, f.Row("approver_position"), f.Row("approver_name"))
	signatures := f.Form(2, f.Row("head"), f.Row("executor"), f.Row("executor_phone"))

	save := kit.NewButton(kit.ButtonOptions{
		Text: w.T("page.settings.save_project") + "  " + kit.ShortcutText(saveKey), Primary: true, Run: func() { s.save() },
	})
	s.body = scrolled(
		s.head(),
		kit.NewCard(w.T("page.settings.contract"), contract),
		kit.NewCard(w.T("page.settings.parties"), grantee),
		kit.NewCard(w.T("page.settings.territory"), s.territory),
		kit.NewCard(w.T("page.settings.approval"), approval),
		kit.NewCard(w.T("page.settings.signatures"), signatures),
		container.NewHBox(save),
	)
	s.none = kit.NewEmpty(kit.EmptyOptions{
		Title: w.T("page.settings.no_project"), Text: w.T("page.settings.no_project_hint"),
		Action: w.T("page.settings.add_project"), Run: p.addProject,
	})
	s.object = container.NewStack(s.none, s.body)
	return s
}

// head names the project, and leads to the others.
func (s *project) head() fyne.CanvasObject {
	w := s.p.w
	s.title, s.span = kit.NewBody(""), kit.NewText("", kit.Neutral)
	add := kit.NewButton(kit.ButtonOptions{Text: w.T("page.settings.add_project"), Run: s.p.addProject})
	s.other = kit.NewButton(kit.ButtonOptions{Text: w.T("page.settings.switch_project"), Run: s.p.switchProject})
	return kit.NewCard("", kit.NewStack(6, s.title, s.span, container.NewHBox(s.other, add, s.p.history.Button(s.p.past))))
}

func (s *project) content() fyne.CanvasObject { return s.object }

// show fills the form, unless what is typed in it is still to be saved.
func (s *project) show() {
	there := !s.p.project.ID.IsZero()
	if there {
		s.none.Hide()
		s.body.Show()
	} else {
		s.body.Hide()
		s.none.Show()
	}
	if !there || s.was.ID == s.p.project.ID && s.fields.Changed() {
		return
	}
	s.fill(s.p.project)
	all, err := s.p.o.Records.Projects(s.p.ctx)
	if err != nil {
		s.p.o.Fail(err)
	}
	if len(all) > 1 {
		s.other.Enable()
	} else {
		s.other.Disable()
	}
}

func (s *project) fill(project data.Project) {
	s.was = project
	s.fields.Fill(&project)
	s.title.SetText(project.Title(string(s.p.w.Lang())))
	s.span.SetText(s.p.about(project))
	s.region.SetText(s.p.maker.PlaceName(project.Region))
	places := s.p.o.Places
	s.territory.SetVisible("with_city",
		len(places.Districts(project.Region, true)) > len(places.Districts(project.Region, false)))
}

func (s *project) focus(string) {
	if s.p.project.ID.IsZero() {
		s.none.Focus()
		return
	}
	s.fields.Forms[0].FocusFirst()
}

func (s *project) focused() string { return "" }

// leave saves what is typed.
func (s *project) leave() bool {
	return s.p.project.ID.IsZero() || !s.fields.Changed() || s.save()
}

// save writes the project, or shows what is wrong with it.
func (s *project) save() bool {
	if !s.fields.Check() {
		return false
	}
	changed := s.was
	s.fields.Read(&changed)
	if err := s.p.o.Records.Save(s.p.ctx, data.ActionEdit, &changed); err != nil {
		s.fields.Refuse(err)
		return false
	}
	s.p.project = changed
	s.fill(changed)
	s.p.o.Say(s.p.w.T("page.settings.saved"))
	return true
}
