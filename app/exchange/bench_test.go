package exchange_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"sapar/app/exchange"
	"sapar/app/i18n"
	"sapar/data"
	"sapar/data/demo"
	"sapar/data/indicator"
	"sapar/data/names"
	"sapar/data/ownlist"
	"sapar/data/preset"
	"sapar/data/sheet"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

var ctx = context.Background()

func words(lang, key string) string { return i18n.Load(i18n.Lang(lang)).T(key) }

// join wires a store with its workbooks as main does.
func join(s *store.Store) *exchange.Exchange {
	places := territory.Builtin().WithFold(names.Fold)
	return &exchange.Exchange{
		Records: s, Answers: s, Files: s, Memory: s, Lists: &ownlist.Reader{Places: places, Fold: names.Fold, Today: s.Today, Words: words},
		Moves: (&indicator.Counter{Records: s, Places: places}).Moves,
		Ship:  func(ctx context.Context, q data.ShipQuery) (exchange.Shipment, error) { return s.Ship(ctx, q) },
		Sheets: &sheet.Workbook{
			Places: places, Fold: names.Fold, Today: s.Today,
			Words: words,
		},
	}
}

// district is the n-th district's laptop after a year: 300 events, 36,000
// attendance rows, 9,000 people.
func district(b *testing.B, n int, code string) (*store.Store, data.ID) {
	b.Helper()
	grant, err := preset.ByKey("wko-rural-youth")
	if err != nil {
		b.Fatal(err)
	}
	made, err := demo.New(demo.Options{
		Seed: uint64(n + 1), Today: 20261122, Places: territory.Builtin(), Preset: grant, Districts: []string{code},
	})
	if err != nil {
		b.Fatal(err)
	}
	s := storetest.Open(b, storetest.Options(b.TempDir(), storetest.NewClock(20261122)))
	p := &data.Parcel{
		Source:  data.Source{Sum: [32]byte{byte(n + 1)}},
		Batches: []data.Batch{{ID: data.ID{9, byte(n)}, Device: s.Device(), Action: data.ActionEdit, Author: "Айгүл"}},
	}
	byType := map[*data.Type][]data.Row{}
	var project data.ID
	for counter := uint64(1); ; counter++ {
		r, err := made.Next()
		if err != nil {
			b.Fatal(err)
		}
		if r == nil {
			break
		}
		if r.Type() == data.ProjectType {
			project = data.BaseOf(r).ID
		}
		v := data.Version{ID: data.VersionID{Device: s.Device(), Counter: counter}, Type: r.Type().Key, Record: data.BaseOf(r).ID,
			Stamp: data.Stamp(1_790_000_000_000+int64(counter)) << 16, Batch: p.Batches[0].ID}
		byType[r.Type()] = append(byType[r.Type()], data.Row{Record: r, ID: v.ID, Stamp: v.Stamp, Hash: v.SumOf(r)})
	}
	for _, of := range data.Types() {
		p.Rows = append(p.Rows, byType[of]...)
	}
	if _, err := s.Merge(ctx, data.MergeOptions{}, storetest.Each(p)); err != nil {
		b.Fatal(err)
	}
	if err := s.SaveSettings(ctx, data.Settings{Role: "coordinator", Name: "Айгүл", District: code, Project: project}); err != nil {
		b.Fatal(err)
	}
	return s, project
}

// BenchmarkExportDistrict writes one district's workbook. The goal is 0.4 s.
func BenchmarkExportDistrict(b *testing.B) {
	s, project := district(b, 0, storetest.Akzhaiyk)
	path := filepath.Join(b.TempDir(), "out.xlsx")
	for b.Loop() {
		if _, err := join(s).Export(ctx, exchange.ExportOptions{ShipQuery: data.ShipQuery{Project: project}, Path: path, Language: "kk"}); err != nil {
			b.Fatal(err)
		}
	}
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(info.Size())/1e6, "MB/file")
}

// BenchmarkMergeRegion merges twelve districts' workbooks into an empty region,
// and then the same files again. The goals are 2.5 s with 200 MB, and 0.5 s.
// For the same rows: excelize with one row per attendance 9.7 s, a flat reader
// with normalised tables 2.7 s, pandas to SQLite 28.6 s.
func BenchmarkMergeRegion(b *testing.B) {
	var files []string
	dir := b.TempDir()
	for n, d := range territory.Builtin().Districts("270000000", false) {
		s, project := district(b, n, d.Code)
		path := filepath.Join(dir, fmt.Sprintf("%02d.xlsx", n))
		if _, err := join(s).Export(ctx, exchange.ExportOptions{ShipQuery: data.ShipQuery{Project: project}, Path: path, Language: "kk"}); err != nil {
			b.Fatal(err)
		}
		files = append(files, path)
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
	resetPeak(b)
	for name, dry := range map[string]bool{"new": false, "dry run": true} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				s := storetest.New(b)
				b.StartTimer()
				report, err := join(s).Merge(ctx, files, exchange.MergeOptions{DryRun: dry})
				if err != nil {
					b.Fatal(err)
				}
				for _, f := range report.Files {
					if c := f.Total(); f.Refusal != nil || c.New < 45_000 || len(f.Problems) > 0 {
						b.Fatalf("%v %+v %v", f.Refusal, c, f.Problems)
					}
				}
			}
		})
	}
	b.Run("again", func(b *testing.B) {
		s := storetest.New(b)
		if _, err := join(s).Merge(ctx, files, exchange.MergeOptions{}); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := join(s).Merge(ctx, files, exchange.MergeOptions{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.ReportMetric(peakMB(b), "peak-MB")
}

// resetPeak begins the measure of memory anew, after the files were made.
func resetPeak(b *testing.B) {
	b.Helper()
	debug.FreeOSMemory()
	// Linux takes 5 as: the peak is what there is now.
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o600); err != nil {
		b.Fatal(err)
	}
}

// peakMB is the most memory that the process held since resetPeak.
func peakMB(b *testing.B) float64 {
	b.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Fatal(err)
	}
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	kB, err := strconv.ParseFloat(strings.Fields(after)[0], 64)
	if err != nil {
		b.Fatal(err)
	}
	return kB / 1000
}
