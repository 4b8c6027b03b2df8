package form

import (
	"time"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
)

// Months is an indicator's strip of months: the plan and the fact of each, what
// is behind in a colour of its own, the months to come without a fact.
func Months(w *i18n.Words, months []data.MonthProgress, today data.Date) fyne.CanvasObject {
	figures := make([]kit.MonthFigures, len(months))
	for n, m := range months {
		f := kit.MonthFigures{Title: m.Month, Plan: w.Int(m.Plan)}
		if month, err := time.Parse("2006-01", m.Month); err == nil {
			f.Title = w.MonthShort(month.Month())
		}
		if m.Month <= today.MonthKey() {
			f.Fact, f.State = w.Int(m.Fact), kit.Good
			if m.Fact < m.Plan {
				f.State = kit.Attention
			}
		}
		figures[n] = f
	}
	return kit.NewMonths(w.T("word.plan"), w.T("word.fact"), figures)
}
