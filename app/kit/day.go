package kit

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Day is a day of the calendar packed as yyyymmdd, 0 for none. It is the
// packing of the program's dates, so that Day(date) converts.
type Day int32

// The years that a person can mean.
const firstYear, lastYear = 1900, 2100

// NewDay returns the day, or 0 where there is no such day.
func NewDay(year int, month time.Month, day int) Day {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || t.Month() != month || t.Day() != day || year < firstYear || year > lastYear {
		return 0
	}
	return Day(year*10000 + int(month)*100 + day)
}

// DayOf is the day of the instant in the instant's own location.
func DayOf(t time.Time) Day { return NewDay(t.Date()) }

// Split returns the parts of the day; zeros for none.
func (d Day) Split() (year int, month time.Month, day int) {
	return int(d) / 10000, time.Month(int(d) / 100 % 100), int(d) % 100
}

// String is dd.mm.yyyy, or "" for none.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	year, month, day := d.Split()
	return fmt.Sprintf("%02d.%02d.%04d", day, month, year)
}

// AddDays moves by n days; 0 where that leaves the calendar.
func (d Day) AddDays(n int) Day {
	year, month, day := d.Split()
	return DayOf(time.Date(year, month, day+n, 0, 0, 0, 0, time.UTC))
}

// AddMonths moves by n months and stays on the last day of a shorter month:
// 31 January and one month is 28 or 29 February.
func (d Day) AddMonths(n int) Day {
	year, month, day := d.Split()
	first := time.Date(year, month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return NewDay(first.Year(), first.Month(), min(day, last))
}

// weekday counts from Monday, 0 to 6.
func (d Day) weekday() int {
	year, month, day := d.Split()
	return (int(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Weekday()) + 6) % 7
}

// first day of the day's month.
func (d Day) first() Day {
	year, month, _ := d.Split()
	return NewDay(year, month, 1)
}

// parseDay reads what a person types for a date: 12.05.2026, 12.5.26, 12.5
// and 1205 (of the given year), 120526, 12052026, 2026-05-12. Text that is
// none of these, and a day that is not in the calendar, is false.
func parseDay(text string, year int) (Day, bool) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(".,/- \u00a0", r) })
	if len(parts) == 1 {
		parts = splitDigits(parts[0])
	}
	if len(parts) == 3 && len(parts[0]) == 4 { // year first
		parts[0], parts[2] = parts[2], parts[0]
	}
	if len(parts) != 2 && len(parts) != 3 {
		return 0, false
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v < 0 || strings.HasPrefix(p, "+") {
			return 0, false
		}
		n[i] = v
	}
	if len(parts) == 3 {
		year = n[2]
		switch len(parts[2]) {
		case 2:
			year += 2000
		case 4:
		default:
			return 0, false
		}
	}
	if len(parts[0]) > 2 || len(parts[1]) > 2 {
		return 0, false
	}
	d := NewDay(year, time.Month(n[1]), n[0])
	return d, d != 0
}

// splitDigits cuts ddmm, ddmmyy and ddmmyyyy into their parts.
func splitDigits(s string) []string {
	switch len(s) {
	case 4:
		return []string{s[:2], s[2:]}
	case 6, 8:
		return []string{s[:2], s[2:4], s[4:]}
	}
	return nil
}
