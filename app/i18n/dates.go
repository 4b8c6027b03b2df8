package i18n

import (
	"fmt"
	"strings"
	"time"
)

// Date writes a day as dd.mm.yyyy in every language, and no day (the zero
// time) as nothing.
func (w *Words) Date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("02.01.2006")
}

// DateLong writes a day with its month in words, as the language does in a
// letter; no day is nothing.
func (w *Words) DateLong(t time.Time) string { return w.dayText("date.long", t) }

// DayMonth is DateLong without the year.
func (w *Words) DayMonth(t time.Time) string { return w.dayText("date.day_month", t) }

// MonthOf names the month and year in which the day lies.
func (w *Words) MonthOf(t time.Time) string { return w.dayText("date.month_of", t) }

func (w *Words) dayText(key string, t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return w.T(key,
		"day", t.Day(),
		"month", w.MonthName(t.Month()),
		"of_month", w.T(monthKey(t.Month(), "of")), // the form after a day
		"year", t.Year())
}

// MonthName is the month's name as it stands within a sentence.
func (w *Words) MonthName(m time.Month) string { return w.T(monthKey(m, "name")) }

// MonthShort is the month's name in three or four letters.
func (w *Words) MonthShort(m time.Month) string { return w.T(monthKey(m, "short")) }

func monthKey(m time.Month, form string) string { return fmt.Sprintf("month.%02d.%s", int(m), form) }

// Weekday is the day's name as it stands within a sentence.
func (w *Words) Weekday(d time.Weekday) string { return w.T(weekdayKey(d, "name")) }

// WeekdayShort is the day's name in two or three letters, for a calendar's
// head.
func (w *Words) WeekdayShort(d time.Weekday) string { return w.T(weekdayKey(d, "short")) }

func weekdayKey(d time.Weekday, form string) string {
	return "weekday." + strings.ToLower(d.String()) + "." + form
}
