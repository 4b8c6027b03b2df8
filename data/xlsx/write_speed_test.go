package xlsx_test

import (
	"fmt"
	"testing"
	"time"

	"sapar/data/xlsx"
)

// district writes the lines of a district's year: 36,000 rows of 14 columns.
func district(w *xlsx.Writer, rows int) {
	date := w.Style(xlsx.Style{Format: "dd.mm.yyyy"})
	code := w.Style(xlsx.Style{Format: "@"})
	texts := func(format string, n int) []string {
		out := make([]string, n)
		for i := range out {
			out[i] = fmt.Sprintf(format, i)
		}
		return out
	}
	names, places := texts("Қожахметов Нұрсұлтан Ерболұлы %d", 6000), texts("Ақжайық ауданы, %d-ауыл", 120)
	kinds, roles, works := texts("Түрі %d", 9), texts("Қатысушы %d", 4), texts("Мектеп № %d", 300)
	s := w.Sheet(xlsx.Sheet{Name: "Қатысу", FrozenRows: 1, Filter: "A1:N"})
	s.Row(xlsx.RowOptions{})
	for i := range 14 {
		s.Text(i, 0, fmt.Sprintf("Баған %d", i))
	}
	seed := uint64(1)
	random := func() uint64 { // splitmix64, the same in every run
		seed += 0x9E3779B97F4A7C15
		z := (seed ^ seed>>30) * 0xBF58476D1CE4E5B9
		z = (z ^ z>>27) * 0x94D049BB133111EB
		return z ^ z>>31
	}
	ids := make([]string, 2048)
	for i := range ids {
		ids[i] = fmt.Sprintf("%016x%016x", random(), random())
	}
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	buf := make([]byte, 32)
	id := func() string { // unlike any other, at no cost that would be measured
		a, b := ids[random()%2048], ids[random()%2048]
		copy(buf, a[:16])
		copy(buf[16:], b[16:])
		return string(buf)
	}
	for row := range rows {
		r := random()
		s.Row(xlsx.RowOptions{})
		s.Unique(0, code, id())
		s.Unique(1, code, id())
		s.Text(2, 0, names[r%6000])
		s.Text(3, 0, places[r>>16%120])
		s.Text(4, 0, kinds[r>>24%9])
		s.Text(5, 0, roles[r>>32%4])
		s.Text(6, 0, works[r>>40%300])
		s.Date(7, date, start.AddDate(0, 0, row/100))
		s.Date(8, date, start.AddDate(-int(r>>8%60), 0, int(r%365)))
		s.Int(9, 0, int64(row))
		s.Int(10, 0, int64(r%120))
		s.Number(11, 0, float64(r%1000)/10)
		s.Bool(12, 0, r&1 == 0)
		s.Blank(13, code)
	}
	s.Close()
}

func BenchmarkWriteDistrict(b *testing.B) {
	benchmarkWrite(b, 36_000)
}

func BenchmarkWriteRegion(b *testing.B) {
	benchmarkWrite(b, 432_000)
}

func benchmarkWrite(b *testing.B, rows int) {
	b.ReportAllocs()
	var size counter
	for b.Loop() {
		size = 0
		w := xlsx.NewWriter(&size, xlsx.Properties{Modified: day})
		district(w, rows)
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(size)/1e6, "MB")
}

// counter counts what is written.
type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
