package data

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// PeriodKind tells how a period is named in a report.
type PeriodKind string

// Periods that reports are made for.
const (
	Month    PeriodKind = "month"
	Quarter  PeriodKind = "quarter"
	HalfYear PeriodKind = "half"
	Year     PeriodKind = "year"
	Days     PeriodKind = "days"    // any first and last day
	Whole    PeriodKind = "project" // the project's own first and last day
)

// Period is a run of days, both ends included.
type Period struct {
	Kind     PeriodKind
	From, To Date
}

// Contains reports whether the day lies in the period.
func (p Period) Contains(d Date) bool { return d >= p.From && d <= p.To }

// Number is the month, quarter or half-year's number in its year, else 0.
func (p Period) Number() int {
	m := int(p.From.Month())
	switch p.Kind {
	case Month:
		return m
	case Quarter:
		return (m + 2) / 3
	case HalfYear:
		return (m + 5) / 6
	}
	return 0
}

// String is the form that ParsePeriod reads: 2026-05, 2026-Q2, 2026-H1, 2026
// or 2026-03-15..2026-11-14.
func (p Period) String() string {
	switch p.Kind {
	case Month:
		return p.From.MonthKey()
	case Quarter:
		return fmt.Sprintf("%d-Q%d", p.From.Year(), p.Number())
	case HalfYear:
		return fmt.Sprintf("%d-H%d", p.From.Year(), p.Number())
	case Year:
		return strconv.Itoa(p.From.Year())
	}
	return p.From.String() + ".." + p.To.String()
}

var periodForm = regexp.MustCompile(`^(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})))?$`)

// ParsePeriod reads 2026-Q2, 2026-05, 2026-H1, 2026 or DATE..DATE with ISO
// dates. The error is an *Error with code bad_period.
func ParsePeriod(s string) (Period, error) {
	bad := &Error{Code: "bad_period", Args: Args{"text": s}}
	if from, to, ok := strings.Cut(s, ".."); ok {
		a, errA := ParseDate(from)
		b, errB := ParseDate(to)
		if errA != nil || errB != nil || b < a {
			return Period{}, bad
		}
		return Period{Days, a, b}, nil
	}
	m := periodForm.FindStringSubmatch(strings.ToUpper(s))
	if m == nil {
		return Period{}, bad
	}
	year, _ := strconv.Atoi(m[1])
	if year == 0 {
		return Period{}, bad
	}
	num := func(s string) int { n, _ := strconv.Atoi(s); return n }
	switch {
	case m[2] != "":
		return months(Quarter, year, num(m[2])*3-2, 3), nil
	case m[3] != "":
		return months(HalfYear, year, num(m[3])*6-5, 6), nil
	case m[4] != "":
		if n := num(m[4]); n < 1 || n > 12 {
			return Period{}, bad
		}
		return months(Month, year, num(m[4]), 1), nil
	}
	return months(Year, year, 1, 12), nil
}

// PeriodOf is the period of that kind in which the day lies.
func PeriodOf(kind PeriodKind, d Date) Period {
	m := int(d.Month())
	switch kind {
	case Month:
		return months(Month, d.Year(), m, 1)
	case Quarter:
		return months(Quarter, d.Year(), (m-1)/3*3+1, 3)
	case HalfYear:
		return months(HalfYear, d.Year(), (m-1)/6*6+1, 6)
	case Year:
		return months(Year, d.Year(), 1, 12)
	}
	return Period{Days, d, d}
}

func months(kind PeriodKind, year, first, count int) Period {
	from := NewDate(year, time.Month(first), 1)
	return Period{kind, from, from.AddMonths(count).AddDays(-1)}
}
