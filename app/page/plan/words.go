package plan

import (
	"time"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
)

// dot parts what stands in one line.
const dot = " · "

// dateWords are the words of the month and of date fields.
func dateWords(w *i18n.Words) kit.DateWords {
	words := kit.DateWords{Today: w.T("button.today"), Wrong: w.T("input.date.wrong")}
	for i := range words.Days {
		words.Days[i] = w.WeekdayShort(time.Weekday((i + 1) % 7))
	}
	for i := range words.Months {
		words.Months[i] = i18n.Capital(w.MonthName(time.Month(i + 1)))
	}
	return words
}

// place names a place by its code; a code that is in no catalogue is shown as
// it is.
func (p *Page) place(code string) string {
	if place, ok := p.o.Places.Place(code); ok {
		return p.w.Place(place)
	}
	return code
}

// where names the place of an event: its village, or its district where it has
// none yet.
func (p *Page) where(e *data.Event) string {
	if e.Village == "" {
		return p.place(e.District)
	}
	return p.place(e.Village)
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

// stateOf is how an event or a trip of that status stands.
func stateOf(status string) kit.State {
	switch status {
	case data.Held:
		return kit.Good
	case data.Planned:
		return kit.Attention
	case data.Postponed:
		return kit.Moved
	case data.Cancelled:
		return kit.Bad
	}
	return kit.Neutral
}

func colourOf(status string) fyne.ThemeColorName { return stateOf(status).Colour() }
