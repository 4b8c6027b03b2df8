package xlsx

import (
	"math"
	"time"
)

const (
	secondsOfDay = 24 * 60 * 60
	// leapDay is 29 February 1900, a day that never was and that the 1900
	// system counts all the same.
	leapDay = 60
	// endOfDates is the serial of 1 January 10000, the first that cannot be shown.
	endOfDates = 2_958_466
	// days1904 is how many days the 1904 system starts after the 1900 system.
	days1904 = 1462
)

// dayZero is what serials count from after the leap day: 30 December 1899.
// Before the leap day they count from the day after it.
var dayZero = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Unix()

// SerialTime is the date and time that a number shows in the 1900 system, in
// UTC, rounded to the second. Serial 0 is the day before 1 January 1900: times
// without a date stand on it. It is false for numbers that show no date:
// negative ones, those after the year 9999, and 29 February 1900.
func SerialTime(n float64) (time.Time, bool) {
	if !(n >= 0 && n < endOfDates) { // NaN is none of these
		return time.Time{}, false
	}
	seconds := int64(math.Round(n * secondsOfDay))
	days, seconds := seconds/secondsOfDay, seconds%secondsOfDay
	switch {
	case days == leapDay || days >= endOfDates:
		return time.Time{}, false
	case days < leapDay:
		days++
	}
	return time.Unix(dayZero+days*secondsOfDay+seconds, 0).UTC(), true
}

// TimeSerial is the number that shows the date and the clock of t, as they read
// in t's own zone, in the 1900 system. A time before 1900 has a serial below 1.
func TimeSerial(t time.Time) float64 {
	t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
	seconds := t.Unix() - dayZero
	if days := seconds / secondsOfDay; days <= leapDay {
		seconds -= secondsOfDay
	}
	return float64(seconds)/secondsOfDay + float64(t.Nanosecond())/(secondsOfDay*1e9)
}
