package event

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/data"
)

// discardKey gives up what was typed and refused.
var discardKey = kit.Ctrl(fyne.KeyD)

// undoKey brings back what was removed last.
var undoKey = kit.Ctrl(fyne.KeyZ)

// canHold reports whether the event can be marked as held.
func (p *Page) canHold() bool { return p.event.Status != data.Held }

// hold marks the event as held, on the day that it has. Where that is refused
// the status stays what it was, so that nothing else is held up by it.
func (p *Page) hold() {
	if p.current != p.details && !p.current.save() {
		return
	}
	if !p.details.hold() {
		p.turnTo(p.details)
		p.refresh()
		p.details.form.FocusProblem()
		return
	}
	p.refresh()
	p.o.Say(p.w.T("page.event.held"))
}

// discard gives up what was typed and is not saved.
func (p *Page) discard() {
	p.current.discard()
	p.head.calm()
	p.o.Say(p.w.T("page.event.discarded"))
	if p.event.ID.IsZero() && p.o.Back != nil {
		p.o.Back()
		return
	}
	p.current.focus()
}

// back leaves the page.
func (p *Page) back() {
	if p.o.Back != nil && p.Leave() {
		p.o.Back()
	}
}

// remove deletes the records, the last first, and offers to bring them back.
// They are given each after those it refers to.
func (p *Page) remove(name, sentence string, records ...data.Record) bool {
	d := deed{name: name, forth: p.deleting(records...), back: func() error {
		if p.attendance.again(records) {
			return data.Problems{{Type: data.AttendanceType.Key, Field: "person", Code: "already_listed"}}
		}
		return p.saving(records...)()
	}}
	if err := d.forth(); err != nil {
		p.o.Fail(err)
		return false
	}
	p.done(d)
	p.head.tellUndo(sentence)
	return true
}

// askDelete deletes the event with all that belongs to it, if the person means
// it.
func (p *Page) askDelete() {
	if p.event.ID.IsZero() {
		return
	}
	kit.Confirm(p.o.Window, kit.MessageOptions{
		Title: p.w.T("page.event.delete_title"), Text: p.w.T("page.event.delete_text", "title", p.event.Title),
		OK: p.w.T("button.delete"), Cancel: p.w.T("button.cancel"), Danger: true, OnOK: p.delete,
	})
}

func (p *Page) delete() {
	all, err := p.desk.Whole(&p.event)
	if err == nil {
		err = p.o.Records.Delete(p.ctx, all.Backwards()...)
	}
	if err != nil {
		p.o.Fail(err)
		return
	}
	p.o.Say(p.w.T("page.event.deleted", "title", p.event.Title))
	p.shown = false // nothing here is to be saved any more
	if p.o.Back != nil {
		p.o.Back()
	}
}

// refuse shows what was refused: each sentence at its field, and what has no
// field in a line of its own.
func (p *Page) refuse(err error, at func(field, sentence string) bool) {
	if rest := p.search.Tell(err, at); rest != nil {
		p.fail(rest)
	}
}

// fail tells a refusal that belongs to no field in a line of its own. Another
// error fails the page.
func (p *Page) fail(err error) {
	var problems data.Problems
	if !errors.As(err, &problems) {
		p.o.Fail(err)
		return
	}
	p.head.tell(strings.ReplaceAll(p.w.Refusal(problems, p.o.Places), "\n", " "), kit.Bad)
}
