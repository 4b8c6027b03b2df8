package reporting_test

import (
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"sapar/data"
	"sapar/data/demo"
	"sapar/data/preset"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

// BenchmarkRegionReport fills the consolidated report of a full region: 12
// districts, 3,600 events, 432,000 attendance rows. The goals are 5 s and
// 300 MB.
func BenchmarkRegionReport(b *testing.B) {
	grant, err := preset.ByKey("wko-rural-youth")
	must(b, err)
	made, err := demo.New(demo.Options{Seed: 7, Today: today, Places: territory.Builtin(), Preset: grant})
	must(b, err)
	s := storetest.Open(b, storetest.Options(b.TempDir(), storetest.NewClock(today)))
	set := made.Settings()
	project := set.Project
	set.Project = data.ID{}
	must(b, s.SaveSettings(ctx, set))
	must(b, s.SaveMany(ctx, data.ActionDemo, made.Next))
	set.Project = project
	must(b, s.SaveSettings(ctx, set))
	o := office(b, s)
	path := filepath.Join(b.TempDir(), "region.xlsx")
	debug.FreeOSMemory()
	must(b, os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o600)) // the peak of memory begins anew
	for b.Loop() {
		r, err := o.Build(ctx, data.ReportQuery{Name: "region", On: today})
		must(b, err)
		must(b, o.WriteFile(ctx, path, r, data.ReportOptions{}))
	}
	status, err := os.ReadFile("/proc/self/status")
	must(b, err)
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	kB, err := strconv.ParseFloat(strings.Fields(after)[0], 64)
	must(b, err)
	b.ReportMetric(kB/1000, "peak-MB")
}
