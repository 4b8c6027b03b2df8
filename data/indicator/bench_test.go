package indicator_test

import (
	"testing"

	"sapar/data"
	"sapar/data/indicator"
)

// region is a year of the whole region: 3,600 events of 12 districts, five in
// six of them held, each naming three of 60 indicators of every counted kind.
func region() field {
	f := field{project: project(wko, allDays)}
	kinds := []string{data.CountEvents, data.CountEvents, data.CountHandouts, data.CountCoverage}
	for n := range 60 {
		f.list = append(f.list, data.Indicator{
			Base: data.Base{ID: id(10 + n)}, Kind: kinds[n%len(kinds)],
			Level: data.List("level")[n/4%3], Plan: 1000,
			ByMonth: map[string]int{"2026-04": 300, "2026-08": 300, "2026-12": 400},
		})
	}
	units := places.Districts(wko, false)
	for n := range 3600 {
		district := units[n%len(units)].Code
		villages := places.Villages(district)
		e := held(1000+n, "meeting", "2026-01-01", district, villages[n/len(units)%len(villages)].Code,
			id(10+n%60), id(10+(n+7)%60), id(10+(n+22)%60))
		e.Date = e.Date.AddDays(n * 37 % 365)
		e.Handouts = n % 40
		if n%6 == 5 {
			e.Status = data.Planned
		}
		f.events = append(f.events, e)
	}
	return f
}

// All that report 4 needs of a region's year: goal 20 ms.
func BenchmarkRegion(b *testing.B) {
	f := region()
	asked, on := period("2026-Q3"), day("2026-11-22")
	b.Run("new and by district", func(b *testing.B) {
		for b.Loop() {
			f.engine().ByDistrict(asked, on)
		}
	})
	e := f.engine()
	b.Run("by district", func(b *testing.B) {
		for b.Loop() {
			e.ByDistrict(asked, on)
		}
	})
	b.Run("whole", func(b *testing.B) {
		for b.Loop() {
			e.Measure(indicator.Query{Period: asked, On: on})
		}
	})
}
