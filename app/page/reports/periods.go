package reports

import (
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
)

// periodKinds are offered in this order; the usual one comes first.
var periodKinds = []data.PeriodKind{data.Quarter, data.Month, data.HalfYear, data.Year, data.Whole, data.Days}

// mostPeriods keeps the list of a project short whose dates are a slip of the
// keyboard.
const mostPeriods = 240

// periodsOf lists the periods of a kind that the project touches, in order of
// time. It is empty for the kinds that have none.
func periodsOf(kind data.PeriodKind, project data.Period) []data.Period {
	switch kind {
	case data.Month, data.Quarter, data.HalfYear, data.Year:
	default:
		return nil
	}
	if project.From == 0 || project.To == 0 {
		return nil
	}
	var list []data.Period
	for p := data.PeriodOf(kind, project.From); p.From <= project.To && len(list) < mostPeriods; {
		list = append(list, p)
		p = data.PeriodOf(kind, p.To.AddDays(1))
	}
	return list
}

// within is the day, or the project's day that is nearest to it.
func within(day data.Date, project data.Period) data.Date {
	if project.From != 0 && day < project.From {
		return project.From
	}
	if project.To != 0 && day > project.To {
		return project.To
	}
	return day
}

// sayPeriod names a period as a list shows it.
func sayPeriod(w *i18n.Words, p data.Period) string {
	switch p.Kind {
	case data.Month:
		return i18n.Capital(w.MonthOf(p.From.Time()))
	case data.Quarter:
		return w.T("period.quarter", "year", p.From.Year(), "n", p.Number())
	case data.HalfYear:
		return w.T("period.half", "year", p.From.Year(), "n", p.Number())
	case data.Year:
		return w.T("period.year", "year", p.From.Year())
	}
	return w.T("period.days", "from", w.Date(p.From.Time()), "to", w.Date(p.To.Time()))
}

func periodOptions(w *i18n.Words, list []data.Period) []kit.Option {
	options := make([]kit.Option, len(list))
	for i, p := range list {
		options[i] = kit.Option{ID: p.String(), Label: sayPeriod(w, p)}
	}
	return options
}
