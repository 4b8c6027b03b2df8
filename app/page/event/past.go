package event

import (
	"errors"

	"sapar/app/history"
	"sapar/app/kit"
	"sapar/data"
)

// past opens the history of the row that has the keys, else of the event. What
// was typed is saved first: it is part of the history, and stands in nothing's
// way.
func (p *Page) past() {
	if p.event.ID.IsZero() {
		return
	}
	look := history.Look{Of: []data.Record{&p.event}}
	switch {
	case p.current == p.attendance:
		p.attendance.past(&look)
	case p.current == p.dialogue:
		p.dialogue.past(&look)
	case p.inParts() != nil:
		p.inParts().past(&look)
	}
	if p.current.changed() && !p.current.save() {
		return
	}
	p.look(look, func() {})
}

// look opens a history. After a change was taken back the page reads again,
// and then is called; the page is left where the event itself is gone.
func (p *Page) look(l history.Look, then func()) {
	if l.Title == "" {
		l.Title = p.teller.Record(l.Of[0], &p.event)
	}
	l.Undone = func() {
		if !p.reread() {
			return
		}
		then()
		if kit.Adrift(p.o.Window.Canvas()) {
			p.current.focus() // the row that had the keys is gone
		}
	}
	p.history.Show(l)
}

// reread shows all as it is now; false where the event is gone.
func (p *Page) reread() bool {
	err := p.read()
	if errors.Is(err, data.ErrNotFound) {
		p.shown = false // nothing here is to be saved any more
		if p.o.Back != nil {
			p.o.Back()
		}
		return false
	}
	if err != nil {
		p.o.Fail(err)
		return false
	}
	p.teller.Forget()
	p.reloadLists()
	p.details.fill(p.event)
	p.refresh()
	return true
}

// past looks at the participant whose line has the keys or is being corrected:
// at the person, and at the person's line on this list.
func (a *attendance) past(look *history.Look) {
	number := 0
	if a.table.Focused() {
		number = a.view.at(a.table.Selected()).number
	}
	if corrected := a.row.number; corrected > 0 && number == 0 {
		number = corrected
		look.Closed = func() { a.edit(number) } // the dialog took the keys from the row, which settled it
	}
	who, ok := at(a.rows, number-1)
	if !ok {
		return
	}
	look.Title = history.Join(": ", who.Person.Name, a.p.teller.Event(&a.p.event))
	look.Of = []data.Record{&who.Attendance}
	if !who.Person.ID.IsZero() { // else the file with the person has not come yet
		look.Of = append(look.Of, &who.Person)
	}
}

// past looks at the issue or recommendation whose line has the keys.
func (d *dialogue) past(look *history.Look) {
	if issue, ok := at(d.issues, d.issueTable.Selected()); ok && d.issueTable.Focused() {
		look.Of = []data.Record{&issue}
	}
	if advice, ok := at(d.recommendations, d.adviceTable.Selected()); ok && d.adviceTable.Focused() {
		look.Of = []data.Record{&advice}
	}
}
