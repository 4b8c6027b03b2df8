package xlsx

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// A disk that is full half-way is played by a writer that fails half-way.
func TestWriteWholeLeavesNothingHalfDone(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "есеп.xlsx")
	if err := os.WriteFile(path, []byte("ескі"), 0o666); err != nil {
		t.Fatal(err)
	}
	full := errors.New("disk full")
	err := WriteWhole(path, func(f *os.File) error {
		if _, err := f.WriteString("жаңа фай"); err != nil {
			return err
		}
		return full
	})
	if !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
	if old, err := os.ReadFile(path); err != nil || string(old) != "ескі" {
		t.Errorf("the old file holds %q (%v)", old, err)
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 1 {
		t.Errorf("%v stand in the folder", entries)
	}
}

// What a power cut left behind is in nobody's way.
func TestWriteWholePassesOverWhatWasLeft(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "есеп.xlsx")
	left := filepath.Join(folder, ".sapar-1.tmp")
	if err := os.WriteFile(left, []byte("жарты"), 0o666); err != nil {
		t.Fatal(err)
	}
	write := func(f *os.File) error { _, err := f.WriteString("жаңа"); return err }
	if err := WriteWhole(path, write); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{path: "жаңа", left: "жарты"} {
		if got, err := os.ReadFile(name); err != nil || string(got) != want {
			t.Errorf("%s holds %q, want %q (%v)", filepath.Base(name), got, want, err)
		}
	}
}
