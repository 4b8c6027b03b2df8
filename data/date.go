package data

import (
	"fmt"
	"strconv"
	"time"
)

// Date is a day of the calendar without a time zone, packed as yyyymmdd so
// that dates compare as numbers. Zero means "no date".
type Date int32

// NewDate returns the day, or zero where there is no such day.
func NewDate(year int, month time.Month, day int) Date {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || t.Month() != month || t.Day() != day || year < 1 || year > 9999 {
		return 0
	}
	return Date(year*10000 + int(month)*100 + day)
}

// DateOf is the day on which the instant falls in the instant's own location.
func DateOf(t time.Time) Date {
	if t.IsZero() {
		return 0
	}
	return NewDate(t.Date())
}

// ParseDate reads the ISO form 2026-05-12.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("parse date %q: a date is written like 2026-05-12", s)
	}
	return DateOf(t), nil
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == 0 }

// Year of the date.
func (d Date) Year() int { return int(d) / 10000 }

// Month of the date.
func (d Date) Month() time.Month { return time.Month(int(d) / 100 % 100) }

// Day of the month.
func (d Date) Day() int { return int(d) % 100 }

// Time is midnight UTC of the date; the zero time for no date.
func (d Date) Time() time.Time {
	if d == 0 {
		return time.Time{}
	}
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC)
}

// AddDays moves by n days.
func (d Date) AddDays(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// AddMonths moves by n months and stays on the last day of a shorter month:
// 31 January and one month is 28 or 29 February.
func (d Date) AddMonths(n int) Date {
	first := time.Date(d.Year(), d.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return NewDate(first.Year(), first.Month(), min(d.Day(), last))
}

// DaysUntil is the number of days from d to e, negative where e is earlier.
func (d Date) DaysUntil(e Date) int {
	return int(e.Time().Sub(d.Time()).Hours() / 24)
}

// MonthKey is the date's month as "2026-05".
func (d Date) MonthKey() string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", d.Year(), d.Month())
}

// String is the ISO form, or "" for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year(), d.Month(), d.Day())
}

// Clock is a time of day as "09:30", or "" for none.
type Clock string

// ParseClock reads 9:30, 09.30, 930 and 9.
func ParseClock(s string) (Clock, error) {
	bad := fmt.Errorf("parse time %q: a time is written like 09:30", s)
	digits := make([]byte, 0, 4)
	sep := -1
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9' && len(digits) < 4:
			digits = append(digits, byte(r))
		case (r == ':' || r == '.' || r == ' ') && sep < 0:
			sep = len(digits)
		default:
			return "", bad
		}
	}
	if len(digits) == 0 {
		if s == "" {
			return "", nil
		}
		return "", bad
	}
	cut := sep
	if cut < 0 {
		cut = len(digits)
		if cut > 2 {
			cut -= 2
		}
	}
	if cut == 0 || cut > 2 || (sep >= 0 && len(digits)-cut != 2) {
		return "", bad
	}
	hour, _ := strconv.Atoi(string(digits[:cut]))
	minute, _ := strconv.Atoi("0" + string(digits[cut:]))
	if hour > 23 || minute > 59 {
		return "", bad
	}
	return Clock(fmt.Sprintf("%02d:%02d", hour, minute)), nil
}

// Age in full years on a day, for someone of whom only the year of birth is
// known: the year of the day less the year of birth (domain rule; statistics
// do the same). The second value is false where the year is unknown.
func Age(birthYear int, on Date) (int, bool) {
	if birthYear == 0 || on == 0 {
		return 0, false
	}
	return on.Year() - birthYear, true
}
