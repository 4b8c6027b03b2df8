package layout_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sapar/data"
	"sapar/data/layout"
)

// all are the reports of this test, each as plausible as can be.
var all = map[string]data.Report{
	"register":             register(40),
	"an empty register":    register(0),
	"attendance":           attendance(30),
	"a sheet to fill in":   attendance(0),
	"attendance, a period": attendances(3, 27),
	"attendance, nothing":  attendances(0, 0),
	"indicators":           progress(9),
	"no indicators":        progress(0),
}

// each runs a check on every sheet of every report in every language.
func each(t *testing.T, check func(t *testing.T, f *excelize.File, sheet string)) {
	for name, r := range all {
		for _, lang := range layout.Languages() {
			t.Run(name+" "+lang, func(t *testing.T) {
				f := drawn(t, r, options(lang))
				for _, sheet := range f.GetSheetList() {
					check(t, f, sheet)
				}
			})
		}
	}
}

// heading returns the first and last row that printed pages repeat; the last
// one holds the numbers of the columns.
func heading(t testing.TB, f *excelize.File, sheet string) (first, last int) {
	t.Helper()
	if first, last = headingOf(f, sheet); last == 0 {
		t.Fatalf("%s: no rows are repeated on print", sheet)
	}
	return first, last
}

var repeated = regexp.MustCompile(`^'(.+)'!\$(\d+):\$(\d+)$`)

func headingOf(f *excelize.File, sheet string) (first, last int) {
	for _, n := range f.GetDefinedName() {
		if n.Name != "_xlnm.Print_Titles" || n.Scope != sheet {
			continue
		}
		if m := repeated.FindStringSubmatch(n.RefersTo); m != nil && m[1] == sheet {
			first, _ = strconv.Atoi(m[2])
			last, _ = strconv.Atoi(m[3])
		}
	}
	return first, last
}

// rows are the sheet's cells as they were written.
func rows(t testing.TB, f *excelize.File, sheet string) [][]string {
	t.Helper()
	got, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func at(table [][]string, row, column int) string {
	if row-1 < len(table) && column < len(table[row-1]) {
		return table[row-1][column]
	}
	return ""
}

func cellName(row, column int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	if err != nil {
		panic(err)
	}
	return name
}

func TestColumnsAreNumberedAndFilteredUnderTheHeading(t *testing.T) {
	each(t, func(t *testing.T, f *excelize.File, sheet string) {
		_, last := heading(t, f, sheet)
		numbers := rows(t, f, sheet)[last-1]
		for i, n := range numbers {
			if n != strconv.Itoa(i+1) {
				t.Errorf("%s: column %d has the number %q", sheet, i+1, n)
			}
		}
		filtered := false
		for _, n := range f.GetDefinedName() {
			if n.Scope == sheet && n.Name == "_xlnm._FilterDatabase" {
				filtered = strings.HasPrefix(n.RefersTo, fmt.Sprintf("'%s'!$A$%d:", sheet, last))
			}
		}
		if !filtered {
			t.Errorf("%s: no filter on row %d", sheet, last)
		}
		panes, err := f.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.YSplit != last || panes.TopLeftCell != cellName(last+1, 0) {
			t.Errorf("%s: panes %+v, want frozen below row %d", sheet, panes, last)
		}
	})
}

func TestOnlyHeadingsAreMerged(t *testing.T) {
	each(t, func(t *testing.T, f *excelize.File, sheet string) {
		_, last := heading(t, f, sheet)
		merged, err := f.GetMergeCells(sheet)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, m := range merged {
			left, top, _ := excelize.CellNameToCoordinates(m.GetStartAxis())
			right, bottom, _ := excelize.CellNameToCoordinates(m.GetEndAxis())
			if bottom >= last {
				t.Errorf("%s: %s is merged below the heading", sheet, m[0])
			}
			for row := top; row <= bottom; row++ {
				for column := left; column <= right; column++ {
					if name := cellName(row, column); seen[name] {
						t.Errorf("%s: %s is merged twice", sheet, name)
					} else {
						seen[name] = true
					}
				}
			}
		}
	})
}

func TestPageIsA4LandscapeOneWide(t *testing.T) {
	each(t, func(t *testing.T, f *excelize.File, sheet string) {
		page, err := f.GetPageLayout(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if *page.Size != 9 || *page.Orientation != "landscape" || *page.FitToWidth != 1 || *page.FitToHeight != 0 {
			t.Errorf("%s: size %d, %s, %d wide, %d high", sheet, *page.Size, *page.Orientation, *page.FitToWidth, *page.FitToHeight)
		}
		props, err := f.GetSheetProps(sheet)
		if err != nil || !*props.FitToPage {
			t.Errorf("%s: the page is not fitted (%v)", sheet, err)
		}
		foot, err := f.GetHeaderFooter(sheet)
		if err != nil || !strings.Contains(foot.OddFooter, "&P / &N") {
			t.Errorf("%s: footer %+v", sheet, foot)
		}
	})
}

func TestDimensionIsWhatIsThere(t *testing.T) {
	each(t, func(t *testing.T, f *excelize.File, sheet string) {
		ref, err := f.GetSheetDimension(sheet)
		if err != nil {
			t.Fatal(err)
		}
		table, widest := rows(t, f, sheet), 0
		for _, row := range table {
			widest = max(widest, len(row))
		}
		if want := "A1:" + cellName(len(table), widest-1); ref != want {
			t.Errorf("%s: dimension %s, want %s", sheet, ref, want)
		}
	})
}

func TestNoCellIsAFormula(t *testing.T) {
	r := register(1)
	texts := map[string]string{
		"title": "=1+1", "place": "+7 705", "responsible": "-5", "number": "@SUM(A1)", "plan_item": "007",
	}
	for key, s := range texts {
		r.Sheets[0].Rows[0][key] = data.Cell{Value: s}
	}
	f := drawn(t, r, options(layout.Kazakh))
	sheet := f.GetSheetName(0)
	_, last := heading(t, f, sheet)
	found := 0
	for column := range 25 {
		name := cellName(last+1, column)
		if formula, _ := f.GetCellFormula(sheet, name); formula != "" {
			t.Errorf("%s holds the formula %s", name, formula)
		}
		value, _ := f.GetCellValue(sheet, name)
		for _, s := range texts {
			if s == value {
				found++
				if kind, _ := f.GetCellType(sheet, name); kind != excelize.CellTypeInlineString {
					t.Errorf("%s: %q is no text", name, s)
				}
			}
		}
	}
	if found != len(texts) {
		t.Errorf("%d of %d texts came back", found, len(texts))
	}
}

func TestDatesAndNumbersAreReal(t *testing.T) {
	f := drawn(t, register(8), options(layout.Both))
	sheet := f.GetSheetName(0)
	_, last := heading(t, f, sheet)
	for _, c := range []struct {
		row, column int
		raw, shown  string
	}{
		{1, 2, "46113", "01.04.2026"},
		{1, 16, "1240", "1,240"}, // the separator is the reader's own
		{9, 11, "488", "488"},    // the total row
	} {
		name := cellName(last+c.row, c.column)
		raw, _ := f.GetCellValue(sheet, name, excelize.Options{RawCellValue: true})
		shown, _ := f.GetCellValue(sheet, name)
		if raw != c.raw || shown != c.shown {
			t.Errorf("%s: %q shown as %q, want %q shown as %q", name, raw, shown, c.raw, c.shown)
		}
	}

	f = drawn(t, progress(3), options(layout.Both))
	sheet = f.GetSheetName(0)
	_, last = heading(t, f, sheet)
	for _, c := range []struct {
		row, column int
		shown       string
	}{
		{1, 3, "1,200"}, {1, 6, "103.3"}, {1, 11, "-57"},
		{2, 3, "–"}, {2, 6, "–"}, {2, 8, "1,043"}, // without a plan
		{3, 11, "+1,500"},
	} {
		if got, _ := f.GetCellValue(sheet, cellName(last+c.row, c.column)); got != c.shown {
			t.Errorf("row %d, column %d: %q, want %q", c.row, c.column+1, got, c.shown)
		}
	}
}

func TestDocumentSaysWhatItIs(t *testing.T) {
	f := drawn(t, register(1), options(layout.Both))
	props, err := f.GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	if want := "Шығулар мен іс-шаралар тізілімі / Реестр выездов и мероприятий"; props.Title != want {
		t.Errorf("title %q, want %q", props.Title, want)
	}
	if props.Creator != "Sapar" || props.Created != "2026-11-22T00:00:00Z" {
		t.Errorf("made by %q at %q", props.Creator, props.Created)
	}
}

func TestPeriodsEventsBeginOnNewPages(t *testing.T) {
	f := drawn(t, attendances(3, 5), options(layout.Russian))
	sheet := f.GetSheetName(0)
	if len(f.GetSheetList()) != 1 {
		t.Fatalf("sheets %v, want one", f.GetSheetList())
	}
	_, last := heading(t, f, sheet)
	var heads, numbers []string
	for _, row := range rows(t, f, sheet)[last:] {
		if len(row) > 0 && strings.HasPrefix(row[0], "2732-2026-014") {
			heads = append(heads, row[0])
		}
		if len(row) > 1 && row[1] != "" {
			numbers = append(numbers, row[0])
		}
	}
	if want := "2732-2026-014  диалоговая площадка: Ауыл жастары және жұмыс"; len(heads) != 3 || heads[0] != want {
		t.Errorf("head lines %q", heads)
	}
	if got := strings.Join(numbers, " "); got != "1 2 3 4 5 1 2 3 4 5 1 2 3 4 5" {
		t.Errorf("each event's people are counted from 1, got %s", got)
	}
}

func TestSheetNamesAreShortAndDiffer(t *testing.T) {
	for _, c := range []struct {
		r    data.Report
		lang string
		want []string
	}{
		{register(1), layout.Both, []string{"Тізілім"}},
		{register(1), layout.Russian, []string{"Реестр"}},
		{progress(15), layout.Kazakh, []string{"Көрсеткіштер", "Аудандар", "Аудандар 2", "Аудандар 3"}},
	} {
		if got := drawn(t, c.r, options(c.lang)).GetSheetList(); fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
