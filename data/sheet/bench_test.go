package sheet_test

import (
	"bytes"
	"io"
	"testing"

	"sapar/data/sheet"
)

// A district's year: 36,000 lines of attendance, 9,000 people, 300 events.
func BenchmarkWrite(b *testing.B) {
	s := ship(demoRecords(b, akzhaiyk)...)
	b.ReportAllocs()
	for b.Loop() {
		if err := workbook().Write(io.Discard, manifest(), "kk", s); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	raw := write(b, manifest(), ship(demoRecords(b, akzhaiyk)...))
	b.ReportMetric(float64(len(raw)), "bytes")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := workbook().Read(bytes.NewReader(raw), int64(len(raw)), sheet.ReadOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}
