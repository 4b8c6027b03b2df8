package cli_test

import (
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// table runs "table FILE ROW…": it writes a workbook of one sheet, each row's
// cells with a bar between.
func table(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: table FILE ROW…")
	}
	f := excelize.NewFile()
	for i, row := range args[1:] {
		for j, text := range strings.Split(row, "|") {
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			ts.Check(err)
			ts.Check(f.SetCellStr("Sheet1", cell, text))
		}
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[0])))
	ts.Check(f.Close())
}
