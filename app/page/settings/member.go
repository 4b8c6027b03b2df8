package settings

import (
	"slices"

	"sapar/app/form"
	"sapar/app/kit"
	"sapar/data"
)

// memberEditor is the dialog of one group member.
type memberEditor struct {
	s      *group
	was    data.Member
	fields *form.Fields
}

// add asks for a new member of the district in sight.
func (s *group) add() {
	if s.p.project.ID.IsZero() {
		return
	}
	s.open(data.Member{Project: s.p.project.ID, District: s.district()}, s.p.w.T("page.settings.new_member"))
}

func (s *group) edit() {
	if i := s.table.Selected(); i >= 0 && i < len(s.list) {
		s.open(s.list[i], s.p.w.T("type.member"))
	}
}

func (s *group) open(m data.Member, title string) {
	e := &memberEditor{s: s, was: m, fields: s.p.fieldsOf(data.MemberType)}
	f := e.fields
	rows := []kit.Row{
		f.Row("name", form.Wide), f.Row("specialty"), f.Row("phone"), f.Row("organisation"), f.Row("position"),
		f.Row("from"), f.Row("to"), f.Row("note", form.Wide),
	}
	if s.p.settings.District == "" {
		district := s.p.newDistrict(s.p.districts, kit.SelectOptions{OnEnter: s.p.next})
		rows = append([]kit.Row{f.Row("district", form.Wide, form.Using(district))}, rows...)
	}
	content := f.Form(2, rows...)
	f.Fill(&m)
	var dialog *kit.Dialog
	dialog = s.p.edit(title, content, e.save, s.p.pastOf(&e.was, f, func() *kit.Dialog { return dialog }, e.refill)...)
}

// refill shows the member as it is now; false where it is gone.
func (e *memberEditor) refill() bool {
	i := slices.IndexFunc(e.s.all, func(m data.Member) bool { return m.ID == e.was.ID })
	if i < 0 {
		return false
	}
	e.was = e.s.all[i]
	e.fields.Fill(&e.was)
	return true
}

func (e *memberEditor) save() bool {
	if !e.fields.Check() {
		return false
	}
	p, m := e.s.p, e.was
	e.fields.Read(&m)
	m.Name = p.o.Tidy(m.Name)
	if err := p.o.Records.Save(p.ctx, data.ActionEdit, &m); err != nil {
		e.fields.Refuse(err)
		return false
	}
	p.o.Tasks.Later(func() { e.s.saved(m.ID) }) // the dialog is closed by then
	return true
}

// saved shows the list with the member chosen.
func (s *group) saved(id data.ID) {
	s.show()
	for i := range s.list {
		if s.list[i].ID == id {
			s.table.Select(i)
		}
	}
	s.table.Focus()
	s.p.o.Say(s.p.w.T("page.settings.saved"))
}

func (s *group) delete() {
	i := s.table.Selected()
	if i < 0 || i >= len(s.list) {
		return
	}
	w, m := s.p.w, s.list[i]
	s.p.ask(w.T("page.settings.delete_member"),
		w.T("page.settings.delete_member_text", "name", m.Name), w.T("page.settings.delete_member_detail"),
		func() {
			if err := s.p.o.Records.Delete(s.p.ctx, &m); err != nil {
				s.p.o.Fail(err)
				return
			}
			s.show()
			s.table.Focus()
			s.p.o.Say(w.T("page.settings.deleted"))
		})
}
