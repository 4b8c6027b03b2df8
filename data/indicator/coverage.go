package indicator

import (
	"slices"

	"sapar/data"
)

// coverage makes the ledgers of covered places: indicators of a level that ask
// for no condition share one.
type coverage struct {
	*ground
	held    []*data.Event
	byLevel map[string]*distinct
}

func newCoverage(g *ground, held []*data.Event) *coverage {
	return &coverage{ground: g, held: held, byLevel: map[string]*distinct{}}
}

func (c *coverage) of(i *data.Indicator) ledger {
	free := len(i.EventTypes)+len(i.Audiences)+len(i.Partners)+len(i.Venues)+len(i.Topics)+len(i.Places)+len(i.Specialties) == 0
	if l := c.byLevel[i.Level]; free && l != nil {
		return l
	}
	l := &distinct{records: data.EventType, marks: byDistrict{}}
	number := numbers[string]{}
	for _, e := range c.held {
		if code := c.place(i.Level, e); code != "" && (free || c.fits(i, e)) {
			l.marks.add(e.ID, e.Date, e.District, number.of(code))
		}
	}
	l.things = len(number)
	if free {
		c.byLevel[i.Level] = l
	}
	return l
}

// place is the code of what an event covers at a level; "" where it lies
// outside the project's region or the level knows no such place.
func (c *coverage) place(level string, e *data.Event) string {
	switch data.PlaceKind(level) {
	case data.District:
		if slices.Contains(c.own, e.District) {
			return e.District
		}
	case data.Okrug:
		return c.okrugs[e.Village]
	case data.Village:
		if _, ours := c.okrugs[e.Village]; ours {
			return e.Village
		}
	}
	return ""
}
