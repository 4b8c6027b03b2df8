package settings

import (
	"sapar/app/form"
	"sapar/app/history"
	"sapar/app/kit"
	"sapar/data"
)

// remembered is the record of the section in sight whose history can be shown,
// nil where there is none.
func (p *Page) remembered() data.Record {
	if s, ok := p.sections[p.current].(remembering); ok {
		return s.past()
	}
	return nil
}

// past opens the history of what is selected or edited in the section.
func (p *Page) past() {
	r := p.remembered()
	if r == nil {
		return
	}
	look := history.Look{Of: []data.Record{r}, Undone: p.again}
	if s, ok := p.sections[p.current].(*project); ok {
		look.Typing = s.fields.Changed
	}
	p.history.Show(look)
}

// again reads after a change was taken back.
func (p *Page) again() {
	p.history.Teller.Forget()
	p.read()
	s := p.sections[p.current]
	s.show()
	if kit.Adrift(p.o.Window.Canvas()) {
		s.focus("") // the row that had the keys is gone
	}
}

// pastOf opens the history of a record in its dialog; refill shows it there as
// it is after a change was taken back, and is false where it is gone.
func (p *Page) pastOf(r data.Record, fields *form.Fields, dialog func() *kit.Dialog, refill func() bool) []kit.Command {
	return p.history.More(r, func() {
		p.history.Show(history.Look{Of: []data.Record{r}, Typing: fields.Changed, Undone: func() {
			p.again()
			if !refill() {
				dialog().Close()
				p.sections[p.current].focus("") // the row that had the keys is gone
			}
		}})
	})
}

func (s *project) past() data.Record {
	if s.p.project.ID.IsZero() {
		return nil
	}
	return &s.p.project
}

func (s *indicators) past() data.Record {
	if i := s.table.Selected(); i >= 0 && i < len(s.list) {
		return &s.list[i]
	}
	return nil
}
