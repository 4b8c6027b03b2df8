package layout_test

import (
	"slices"
	"strings"
	"testing"

	"sapar/data"
	"sapar/data/layout"
)

// What the screen shows is what is drawn: each heading and each text of a row
// stands in the file too, where figures and dates are no texts.
func TestTableSaysWhatIsDrawn(t *testing.T) {
	for name, r := range map[string]data.Report{
		"register": register(3), "attendance": attendance(3), "indicators": progress(9),
	} {
		for _, lang := range []string{"kk", "ru"} {
			t.Run(name+" "+lang, func(t *testing.T) {
				file := drawn(t, r, options(lang))
				var all []string
				for _, sheet := range file.GetSheetList() {
					for _, row := range rows(t, file, sheet) {
						all = append(all, row...)
					}
				}
				inFile := strings.Join(all, "\n")
				for i := range r.Sheets {
					table, err := layout.Table(r, i, 100, options(lang))
					if err != nil {
						t.Fatal(err)
					}
					if table.Title == "" || len(table.Columns) == 0 || len(table.Rows) != len(r.Sheets[i].Rows) {
						t.Fatalf("title %q, %d columns, %d rows", table.Title, len(table.Columns), len(table.Rows))
					}
					for c, column := range table.Columns {
						if !strings.Contains(inFile, column.Heading) {
							t.Errorf("heading %q is not drawn", column.Heading)
						}
						for _, row := range table.Rows {
							if text := row[c]; !column.Number && column.Key != "date" && !strings.Contains(text, " / ") && !strings.Contains(inFile, text) {
								t.Errorf("%s: %q is not drawn", column.Key, text)
							}
						}
					}
				}
			})
		}
	}
}

func TestTableShowsNoMoreRowsThanAskedForAndAllSums(t *testing.T) {
	r := register(30)
	table, err := layout.Table(r, 0, 5, options("kk"))
	if err != nil {
		t.Fatal(err)
	}
	if len(table.Rows) != 5 || len(table.Total) != len(table.Columns) {
		t.Errorf("%d rows, %d cells of the total, %d columns", len(table.Rows), len(table.Total), len(table.Columns))
	}
	column := slices.IndexFunc(table.Columns, func(c data.ReportColumn) bool { return c.Key == "total" })
	if column < 0 || !table.Columns[column].Number {
		t.Fatalf("no column of figures \"total\": %v", table.Columns)
	}
}

func TestTableOfAMatrixNamesItsGroups(t *testing.T) {
	r := progress(9)
	table, err := layout.Table(r, 1, 5, options("ru"))
	if err != nil {
		t.Fatal(err)
	}
	groups := 0
	for _, c := range table.Columns {
		if c.Group != "" {
			groups++
		}
	}
	if groups != 27 {
		t.Errorf("%d columns stand below a group, want three for each of nine indicators", groups)
	}
}
