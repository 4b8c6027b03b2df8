package sheet_test

import (
	"path/filepath"
	"testing"

	"sapar/data"
	"sapar/data/merge/mergetest"
	"sapar/data/xlsx/xlsxtest"

	"pgregory.net/rapid"
)

// A workbook that LibreOffice has opened and saved has no edits, and nothing of
// it is lost.
func TestLibreOfficeSavesWithoutEdits(t *testing.T) {
	odd := small()
	odd[4].(*data.Event).Title = " бос жермен басталады"
	odd[5].(*data.Event).Note = "екі  бос\tжер\n\nүш жол"
	odd[6].(*data.Event).Title = "=1+1"
	odd[7].(*data.Event).Title = "2026-05-12"
	odd[8].(*data.Event).Title = "0012"
	odd[9].(*data.Event).Title = "'апостроф"
	odd[10].(*data.Event).Title = "<b>&amp;</b> \"тырнақша\""
	odd[11].(*data.Event).Place = "1e5"
	odd[12].(*data.Event).Place = "TRUE"
	histories := rapid.Custom(func(t *rapid.T) mergetest.History { return mergetest.Draw(t, 60) }).Example(3)
	shipments := map[string]*shipment{"small": ship(odd...), "histories": shipVersions(histories.Versions, histories.Batches)}
	folder := t.TempDir()
	var paths []string
	for name, s := range shipments {
		path := filepath.Join(folder, name+".xlsx")
		if err := workbook().WriteFile(path, "", manifest(), "kk", s); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	xlsxtest.Convert(t, "xlsx:Calc MS Excel 2007 XML", filepath.Join(folder, "out"), paths...)
	for name, s := range shipments {
		t.Run(name, func(t *testing.T) {
			p, err := workbook().ReadFile(filepath.Join(folder, "out", name+".xlsx"), "")
			if err != nil {
				t.Fatal(err)
			}
			if p.Source.SavedWith == "Sapar" {
				t.Error("the file does not say who saved it")
			}
			holds(t, p, s)
		})
	}
}
