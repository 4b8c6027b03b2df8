package report_test

import (
	"slices"
	"testing"

	"sapar/data/report"
)

// Whoever counts people once must not be able to add them up.
func TestPeopleCountedOnceAreNotAdded(t *testing.T) {
	found := 0
	for _, list := range report.Lists() {
		if slices.Contains(report.Fields(list), "unique") {
			found++
			if adds, total := report.Sums(list, "unique"); adds || !total {
				t.Errorf("%s.unique adds up: %t, has a total: %t", list, adds, total)
			}
		}
	}
	if found < 2 {
		t.Errorf("%d lists count people once", found)
	}
	for field, want := range map[string]bool{"total": true, "youth": true} {
		if adds, _ := report.Sums(report.Event, field); adds != want {
			t.Errorf("event.%s adds up: %t", field, adds)
		}
	}
	if adds, total := report.Sums(report.Indicator, "plan"); adds || total {
		t.Error("the plans of indicators add up")
	}
}
