//go:build linux

package journey

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"sapar/data/store"
)

// A district's year leaves one laptop in a workbook and comes into the
// region's, by keys alone; what both say of it is the same.
func TestAYearTravelsInAWorkbook(t *testing.T) {
	l := newLaptop(t)
	district, region := filepath.Join(t.TempDir(), "district"), filepath.Join(t.TempDir(), "region")
	l.must("demo", "--data", district)
	form := filepath.Join(t.TempDir(), "form.xlsx")
	l.must("export", "--data", district, "--empty", "-o", form)
	l.must("merge", "--data", region, form)
	change(t, region, func(s *store.Store) error {
		set, err := s.Settings(context.Background())
		if err != nil {
			return err
		}
		set.Role, set.Name, set.Language = "manager", "Болат", "kk"
		return s.SaveSettings(context.Background(), set)
	})

	sent := filepath.Join(l.home, "Downloads")
	if err := os.MkdirAll(sent, 0o700); err != nil {
		t.Fatal(err)
	}
	change(t, district, func(s *store.Store) error {
		set, err := s.Settings(context.Background())
		if err != nil {
			return err
		}
		set.Reports = sent
		return s.SaveSettings(context.Background(), set)
	})
	l.open(district)
	l.leads("Ctrl+6")
	l.press("Ctrl+E")
	l.until("a workbook is written", func() bool {
		found, err := filepath.Glob(filepath.Join(sent, "*.xlsx"))
		return err == nil && len(found) == 1
	})
	l.rests(preview)
	l.quit()

	l.open(region)
	l.leads("Ctrl+6")
	l.leads("Ctrl+PgDn")
	l.leads("Ctrl+A")
	l.leads("Ctrl+Enter") // what would come
	l.rests(checked)
	l.leads("Ctrl+Enter") // and now it does
	l.rests(checked)
	l.quit()

	want, got := l.must("status", "--data", district, "--json"), l.must("status", "--data", region, "--json")
	if want != got {
		t.Errorf("the district says\n%s\nthe region says\n%s", want, got)
	}
	l.must("verify", "--data", region)
}
