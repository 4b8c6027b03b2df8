package plan

import (
	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/data"
)

// dot parts what stands in one line.
const dot = " · "

// where names the place of an event: its village, or its district where it has
// none yet.
func (p *Page) where(e *data.Event) string {
	if e.Village == "" {
		return p.maker.PlaceName(e.District)
	}
	return p.maker.PlaceName(e.Village)
}

// hours are an event's start and end, as far as they are known.
func hours(e *data.Event) string {
	if e.Start != "" && e.End != "" {
		return string(e.Start) + "–" + string(e.End)
	}
	return string(e.Start)
}

// days are the first and last day as one text.
func (p *Page) days(from, to data.Date) string {
	if to == 0 || to == from {
		return p.w.Date(from.Time())
	}
	return p.w.Date(from.Time()) + " – " + p.w.Date(to.Time())
}

// states are how events and trips of the statuses stand.
var states = map[string]kit.State{
	data.Planned: kit.Attention, data.Held: kit.Good, data.Postponed: kit.Moved, data.Cancelled: kit.Bad,
}

func colourOf(status string) fyne.ThemeColorName { return states[status].Colour() }
