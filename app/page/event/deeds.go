package event

import (
	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/data"
)

// deed is something that was done to the lists of the event and can be undone,
// and then done again: a row added, corrected, removed, many pasted.
type deed struct {
	name        string // of the person or the thing
	back, forth func() error
}

// redoKey does again what was undone, as most programs do it; Ctrl+Shift+Z is
// the same.
var redoKey = kit.Ctrl(fyne.KeyY)

// done remembers a deed. What had been undone before it is past.
func (p *Page) done(d deed) {
	p.deeds = append(p.deeds, d)
	p.undone = nil
}

// undo takes the last deed back.
func (p *Page) undo() {
	p.move(&p.deeds, &p.undone, func(d deed) error { return d.back() }, "page.event.undone")
}

// redo does again what was undone last.
func (p *Page) redo() {
	p.move(&p.undone, &p.deeds, func(d deed) error { return d.forth() }, "page.event.redone")
}

// move moves the last deed from one list to the other, unless it is refused:
// then it can be neither, and is told.
func (p *Page) move(from, to *[]deed, do func(deed) error, said string) {
	if len(*from) == 0 || p.attendance.row.changed() && !p.attendance.row.settleOrShow() {
		return
	}
	last := len(*from) - 1
	d := (*from)[last]
	*from = (*from)[:last]
	if err := do(d); err != nil {
		p.fail(err)
		return
	}
	*to = append(*to, d)
	p.reloadLists()
	p.refresh()
	p.head.tell(p.w.T(said, "name", d.name), kit.Good)
	if kit.Adrift(p.o.Window.Canvas()) || p.o.Window.Canvas().Focused() == nil {
		p.current.focus() // what had the keys is gone
	}
}

// saving and deleting are what deeds are made of.
func (p *Page) saving(records ...data.Record) func() error {
	return func() error { return p.o.Records.Save(p.ctx, data.ActionEdit, records...) }
}

func (p *Page) deleting(records ...data.Record) func() error {
	backwards := make([]data.Record, 0, len(records))
	for i := len(records) - 1; i >= 0; i-- { // each before those it refers to
		backwards = append(backwards, records[i])
	}
	return func() error { return p.o.Records.Delete(p.ctx, backwards...) }
}
