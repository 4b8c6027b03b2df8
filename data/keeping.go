package data

import "time"

// Keeping is how many records hold personal data on a day, and what stands of
// the consents to keep them.
type Keeping struct {
	People       int // records of people with a name
	Consented    int // of them: by themselves or a representative
	Minors       int // of them: under 18 on the day
	MinorsAlone  int // of the minors: without a representative's consent
	PhotoAllowed int // of them: may be photographed and shown
	PhotoRefused int
	Withdrawing  int // of them: have withdrawn, and are still named
	Emptied      int // people who are counted and named no more
	Members      int // of information groups
	Performances int // with a performer's name
	Scans        int // of signed sheets
	Photos       int // of events
}

// WithdrawalDays is within how many working days a name goes after a consent was
// withdrawn (law 94-V).
const WithdrawalDays = 15

// WorkingDays counts the days after one and up to another that are neither
// Saturday or Sunday nor off for another reason; below 0 where the other is
// earlier.
func WorkingDays(from, to Date, off func(Date) bool) int {
	if to < from {
		return -WorkingDays(to, from, off)
	}
	n := 0
	for day := from.AddDays(1); day <= to; day = day.AddDays(1) {
		if weekday := day.Time().Weekday(); weekday != time.Saturday && weekday != time.Sunday && !off(day) {
			n++
		}
	}
	return n
}

// WithdrawalDue is the last day on which somebody who withdrew may be named.
func WithdrawalDue(withdrew Date, off func(Date) bool) Date {
	due := withdrew
	for n := 0; n < WithdrawalDays; {
		due = due.AddDays(1)
		n = WorkingDays(withdrew, due, off)
	}
	return due
}
