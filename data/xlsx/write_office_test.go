package xlsx_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sapar/data/xlsx"
	"sapar/data/xlsx/xlsxtest"
)

// LibreOffice opens what is written and saves it again with every cell, note,
// validation and name in it.
func TestWriteIsReadByLibreOffice(t *testing.T) {
	folder := t.TempDir()
	shown := slices.DeleteFunc(slices.Clone(awkward), func(s string) bool {
		return s == "" || strings.ContainsAny(s, "\r\x00\x01\ufffe") // not for a program that shows texts
	})
	files := map[string][]byte{
		"register.xlsx": written(t, register),
		"district.xlsx": written(t, func(w *xlsx.Writer) { district(w, 3000) }),
	}
	if err := os.WriteFile(filepath.Join(folder, "texts.xlsx"), oneEach(t, shown), 0o666); err != nil {
		t.Fatal(err)
	}
	var paths []string
	for name, raw := range files {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, raw, 0o666); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	out := t.TempDir()
	xlsxtest.Convert(t, "xlsx:Calc MS Excel 2007 XML", out, paths...)
	again := func(name string) []byte {
		raw, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}

	t.Run("cells", func(t *testing.T) {
		for name := range files {
			before, after := opened(t, files[name]), opened(t, again(name))
			for _, sheet := range before.GetSheetList() {
				want, err1 := before.GetRows(sheet)
				got, err2 := after.GetRows(sheet)
				if err1 != nil || err2 != nil || len(got) != len(want) {
					t.Fatalf("%s, %s: %d rows of %d, %v, %v", name, sheet, len(got), len(want), err1, err2)
				}
				for i := range want {
					if g, w := trimmed(got[i]), trimmed(want[i]); !slices.Equal(g, w) {
						t.Errorf("%s, %s: row %d is %.200q, was %.200q", name, sheet, i+1, g, w)
					}
				}
			}
		}
	})
	t.Run("the rest", func(t *testing.T) {
		const sheet = "Іс-шаралар"
		f := opened(t, again("register.xlsx"))
		if notes, err := f.GetComments(sheet); err != nil || len(notes) != 2 {
			t.Errorf("%d notes, %v", len(notes), err)
		}
		if checks, err := f.GetDataValidations(sheet); err != nil || len(checks) != 4 {
			t.Errorf("%d validations, %v", len(checks), err)
		}
		if hidden, _ := f.GetSheetVisible("Тізім's"); hidden {
			t.Error("the list is shown")
		}
		names := map[string]string{}
		for _, n := range f.GetDefinedName() {
			names[n.Name] = strings.ReplaceAll(n.RefersTo, "'"+sheet+"'", sheet)
		}
		for name, want := range map[string]string{
			"Choices": "'Тізім''s'!$A$1:$A$3", "_xlnm.Print_Titles": sheet + "!$1:$2", "_xlnm._FilterDatabase": sheet + "!$A$2:$F$5",
		} {
			if names[name] != want {
				t.Errorf("%s is %q, want %q", name, names[name], want)
			}
		}
	})
	t.Run("texts", func(t *testing.T) {
		// As CSV: when it writes workbooks, LibreOffice itself confuses texts
		// that look escaped.
		xlsxtest.Convert(t, "csv:Text - txt - csv (StarCalc):44,34,76,1", out, filepath.Join(folder, "texts.xlsx"))
		raw, err := os.ReadFile(filepath.Join(out, "texts.csv"))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(string(raw))).ReadAll()
		if err != nil || len(rows) != len(shown) {
			t.Fatalf("%d rows of %d, %v", len(rows), len(shown), err)
		}
		for i, want := range shown {
			if !slices.Equal(rows[i], []string{want, want}) {
				t.Errorf("%.200q, was %.200q", rows[i], want)
			}
		}
	})
}

// trimmed is the row without what is empty at its end.
func trimmed(row []string) []string {
	for len(row) > 0 && row[len(row)-1] == "" {
		row = row[:len(row)-1]
	}
	return row
}
