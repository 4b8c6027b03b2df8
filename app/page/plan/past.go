package plan

import (
	"sapar/app/history"
	"sapar/app/kit"
	"sapar/data"
)

// selected is the record under the cursor of the list in sight, nil where
// there is none.
func (p *Page) selected() data.Record {
	switch p.view {
	case p.list:
		if i := p.list.table.Selected(); i >= 0 && i < len(p.events) {
			return &p.events[i]
		}
	case p.trips:
		if i := p.trips.table.Selected(); i >= 0 && i < len(p.trips.list) {
			return &p.trips.list[i]
		}
	}
	return nil
}

// past opens the history of what is selected.
func (p *Page) past() {
	if r := p.selected(); r != nil {
		p.history.Show(history.Look{Of: []data.Record{r}, Undone: p.again})
	}
}

// again reads after a change was taken back.
func (p *Page) again() {
	p.history.Teller.Forget()
	if p.read() && kit.Adrift(p.o.Window.Canvas()) {
		p.view.focus() // the row that had the keys is gone
	}
}

// past opens the history of the trip in the dialog.
func (f *tripForm) past() {
	f.t.p.history.Show(history.Look{Of: []data.Record{&f.before}, Typing: f.fields.Changed, Undone: f.again})
}

// again shows the trip as it is now; one that is gone has no dialog.
func (f *tripForm) again() {
	f.t.p.again()
	for _, r := range f.t.list {
		if r.ID == f.before.ID {
			f.before = r
			f.fields.Fill(&f.before)
			return
		}
	}
	f.close()
	f.t.focus() // the row that had the keys is gone
}
