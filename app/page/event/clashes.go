package event

import "sapar/data"

// findClashes looks for what is in the way of an event; nil where nobody does.
func (p *Page) findClashes() func(draft data.Record) ([]data.Clash, error) {
	if p.o.Clashes == nil {
		return nil
	}
	return func(draft data.Record) ([]data.Clash, error) { return p.o.Clashes(p.ctx, draft) }
}

// openClash leaves for the other event or trip; what was typed is saved on the
// way.
func (p *Page) openClash(c data.Clash) {
	if c.Type == data.TripType.Key {
		p.o.OpenTrip(c.Record)
		return
	}
	p.o.OpenEvent(c.Record)
}
