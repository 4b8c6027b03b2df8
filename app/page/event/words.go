package event

import (
	"time"

	"sapar/app/i18n"
	"sapar/app/kit"
)

// dateWords are the words of date fields.
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
