//go:build linux

package journey

import (
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkFirstFrame measures the time from the start to the first frame on a
// full district, under OpenGL in software. The goal is 1000 ms.
func BenchmarkFirstFrame(b *testing.B) {
	l := newLaptop(b)
	dir := filepath.Join(b.TempDir(), "data")
	l.must("demo", "--data", dir, "--size", "district")
	var all time.Duration
	n := 0
	for b.Loop() {
		all += l.open(dir)
		n++
		l.quit()
	}
	b.ReportMetric(float64(all.Milliseconds())/float64(n), "ms/first-frame")
	b.ReportMetric(0, "ns/op") // it would count the end of the program too
}
