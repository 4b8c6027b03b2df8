package layout_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"sapar/data"
	"sapar/data/layout"
)

// alone fails where anything stands in a folder beside the file.
func alone(t *testing.T, path string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != filepath.Base(path) {
			t.Errorf("%s was left behind", e.Name())
		}
	}
}

func TestWriteFileTakesTheOldFilesPlace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "есеп 2026.xlsx")
	for _, rows := range []int{30, 2} {
		if err := layout.WriteFile(path, register(rows), options("")); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenFile(path)
		if err != nil {
			t.Fatal(err)
		}
		sheet := f.GetSheetName(0)
		_, last := heading(t, f, sheet)
		if got := at(rowsOf(t, f), last+rows+1, 9); got != "Барлығы\nИтого" {
			t.Errorf("below %d rows stands %q", rows, got)
		}
		f.Close()
		alone(t, path)
	}
}

func rowsOf(t *testing.T, f *excelize.File) [][]string { return rows(t, f, f.GetSheetName(0)) }

func TestWriteFileRefuses(t *testing.T) {
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "бос емес"), 0o777); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{
		"a folder that is not there":     filepath.Join(folder, "жоқ", "есеп.xlsx"),
		"a file that is a folder":        filepath.Join(folder, "бос емес"),
		"a file without a name":          folder + string(filepath.Separator),
		"a name that no system can hold": filepath.Join(folder, "a\x00b.xlsx"),
	} {
		t.Run(name, func(t *testing.T) {
			err := layout.WriteFile(path, register(1), options(""))
			var refusal *data.Error
			if !errors.As(err, &refusal) || refusal.Code != "cannot_write" || refusal.Args["path"] != path {
				t.Errorf("got %v", err)
			}
			alone(t, filepath.Join(folder, "бос емес"))
		})
	}
}

func TestOldFileStaysWhereTheReportCannotBeDrawn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "есеп.xlsx")
	if err := os.WriteFile(path, []byte("ескі"), 0o666); err != nil {
		t.Fatal(err)
	}
	opt := options("")
	opt.Layouts = fstest.MapFS{"events.json": {Data: []byte("{")}}
	err := layout.WriteFile(path, register(1), opt)
	if !errors.Is(err, &data.Error{Code: "bad_layout"}) {
		t.Errorf("got %v", err)
	}
	if old, err := os.ReadFile(path); err != nil || string(old) != "ескі" {
		t.Errorf("the old file holds %q (%v)", old, err)
	}
	alone(t, path)
}
