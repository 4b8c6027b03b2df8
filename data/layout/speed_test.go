package layout_test

import (
	"io"
	"testing"

	"sapar/data"
	"sapar/data/layout"
)

// The sizes of a district's year: 300 events, and 36,000 lines of attendance.
func BenchmarkDraw(b *testing.B) {
	for name, r := range map[string]data.Report{
		"register of 300 events":      register(300),
		"attendance of 3,000 people":  attendances(25, 120),
		"attendance of 36,000 people": attendances(300, 120),
		"indicators of 12 districts":  progress(15),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := layout.Draw(io.Discard, r, options(layout.Both)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
