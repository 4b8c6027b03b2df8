package people

import (
	"context"
	"errors"

	"sapar/app/history"
	"sapar/app/kit"
	"sapar/data"
)

// past opens the history of the person who is selected in the list.
func (p *Page) past() {
	line, ok := p.lines.at(p.list.table().Selected())
	if !ok {
		return
	}
	p.history.Show(history.Look{Of: []data.Record{&line.Person}, Undone: func() {
		p.history.Teller.Forget()
		p.reload()
		if kit.Adrift(p.o.Window.Canvas()) {
			p.list.table().Focus() // the row that had the keys is gone
		}
	}})
}

// past opens the history of the person in the dialog.
func (e *editor) past() {
	e.p.history.Show(history.Look{Of: []data.Record{&e.person}, Typing: e.fields.Changed, Undone: e.again})
}

// again shows the person as he is now; one who is gone has no dialog.
func (e *editor) again() {
	e.p.history.Teller.Forget()
	e.p.reload()
	person, err := e.p.o.Records.Person(context.Background(), e.person.ID)
	if errors.Is(err, data.ErrNotFound) {
		e.close()
		e.p.list.table().Focus()
		return
	}
	if err != nil {
		e.p.o.Fail(err)
		return
	}
	e.person = person
	e.fields.Fill(&e.person)
	e.warn()
	e.joined.show(person.ID)
}

// project is the one whose words a history needs; without one it does without.
func (p *Page) project() data.Project {
	project, err := p.o.Records.Project(context.Background())
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		p.o.Fail(err)
	}
	return project
}
