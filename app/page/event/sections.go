package event

import (
	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/data"
)

// section is one of the parts that stand behind each other.
type section interface {
	name() string // of its tab
	object() fyne.CanvasObject
	focus()        // puts the keys where the person goes on
	save() bool    // all that was typed; false: something refused is being shown
	changed() bool // something was typed that is not saved
	discard()      // what was typed and refused
}

// turn goes to another section, after the present one is saved: attendance and
// issues need an event to belong to.
func (p *Page) turn(to section) {
	if to == p.current || !p.current.save() {
		return
	}
	if !p.head.undo.Visible() {
		p.head.tell("", kit.Neutral)
	}
	p.turnTo(to)
	p.refresh()
	to.focus()
}

func (p *Page) turnTo(to section) {
	p.current = to
	for _, s := range p.every() {
		if s == to {
			s.object().Show()
		} else {
			s.object().Hide()
		}
	}
}

// sections in the order of their tabs: at a dialogue platform the issues come
// before the list.
func (p *Page) sections() []section {
	list := []section{p.details, p.attendance, p.dialogue}
	if p.event.Kind == data.Dialogue {
		list = []section{p.details, p.dialogue, p.attendance}
	}
	for _, s := range p.parts {
		if s.offered() || s == p.current {
			list = append(list, s)
		}
	}
	return list
}

// every section, whether it has a tab or not.
func (p *Page) every() []section {
	list := []section{p.details, p.attendance, p.dialogue}
	for _, s := range p.parts {
		list = append(list, s)
	}
	return list
}

// inParts is the section of parts in sight, nil where another is.
func (p *Page) inParts() *parts {
	s, _ := p.current.(*parts)
	return s
}

// step goes n tabs on, round the ends.
func (p *Page) step(n int) {
	all := p.sections()
	for i, s := range all {
		if s == p.current {
			p.turn(all[(i+n+len(all))%len(all)])
			return
		}
	}
}
