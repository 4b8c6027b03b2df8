package cli_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"sapar/data/xlsx"
)

// edit runs "edit FILE SHEET CELL VALUE": a person at another program writes
// into a cell and saves the file. A cell is named as there ("F4"), or by the
// field that its column has ("phone:4").
func edit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: edit FILE SHEET CELL VALUE")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	cell := cellOf(ts, f, args[1], args[2])
	if n, err := strconv.Atoi(args[3]); err == nil {
		ts.Check(f.SetCellInt(args[1], cell, int64(n)))
	} else {
		ts.Check(f.SetCellStr(args[1], cell, args[3]))
	}
	ts.Check(f.SetAppProps(&excelize.AppProperties{Application: "Microsoft Excel"}))
	ts.Check(f.Save())
	ts.Check(f.Close())
}

// lock runs "lock FILE PASSWORD": another program saves a workbook with a
// password.
func lock(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: lock FILE PASSWORD")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(f.Save(excelize.Options{Password: args[1]}))
	ts.Check(f.Close())
}

// marked runs "marked FILE SHEET CELL TEXT": the cell has a comment with the
// text in it.
func marked(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 4 {
		ts.Fatalf("usage: [!] marked FILE SHEET CELL TEXT")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	cell := cellOf(ts, f, args[1], args[2])
	comments, err := f.GetComments(args[1])
	ts.Check(err)
	found := false
	for _, c := range comments {
		text := c.Text
		for _, run := range c.Paragraph {
			text += run.Text
		}
		found = found || c.Cell == cell && strings.Contains(text, args[3])
	}
	if found == neg {
		ts.Fatalf("%s of %s: a comment with %q is there: %v", cell, args[1], args[3], found)
	}
}

// cellOf is the name of a cell that may be named by its column's field, which
// the hidden first row says.
func cellOf(ts *testscript.TestScript, f *excelize.File, sheet, name string) string {
	field, row, ok := strings.Cut(name, ":")
	if !ok {
		return name
	}
	for column := range 100 {
		top := xlsx.CellName(1, column)
		mark, err := f.GetCellValue(sheet, top)
		ts.Check(err)
		if key, _, _ := strings.Cut(mark, ":"); key == field {
			return strings.TrimSuffix(top, "1") + row
		}
	}
	ts.Fatalf("no column of %s on %s", field, sheet)
	return ""
}

// unpacked runs "unpacked FILE OUT": OUT has the text of all parts of a
// workbook.
func unpacked(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: unpacked FILE OUT")
	}
	z, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer z.Close()
	var all bytes.Buffer
	for _, part := range z.File {
		r, err := part.Open()
		ts.Check(err)
		_, err = io.Copy(&all, r)
		ts.Check(err)
		ts.Check(r.Close())
	}
	write(ts, args[1], all.Bytes())
}

// personal runs "personal DATABASE OUT": OUT has the names and phones of the
// database, one a line.
func personal(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: personal DATABASE OUT")
	}
	lines, err := namesAndPhones(ts.MkAbs(args[0]))
	ts.Check(err)
	write(ts, args[1], []byte(strings.Join(lines, "\n")+"\n"))
}

// lacks runs "lacks FILE LINES": none of the lines stands in the file. All are
// looked for at once, by how they begin.
func lacks(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: [!] lacks FILE LINES")
	}
	const begin = 10 // bytes
	lines := map[string][]string{}
	for _, line := range strings.Split(strings.TrimSpace(ts.ReadFile(args[1])), "\n") {
		if len(line) < begin {
			ts.Fatalf("%q is too short to be looked for", line)
		}
		lines[line[:begin]] = append(lines[line[:begin]], line)
	}
	text, found := ts.ReadFile(args[0]), ""
	for i := 0; i+begin <= len(text) && found == ""; i++ {
		for _, line := range lines[text[i:i+begin]] {
			if strings.HasPrefix(text[i:], line) {
				found = line
			}
		}
	}
	if (found == "") == neg {
		ts.Fatalf("%s has %q", args[0], found)
	}
}
