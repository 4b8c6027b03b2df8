package reporting_test

import (
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sapar/data"
	"sapar/data/layout"
	"sapar/data/report"
	"sapar/data/store/storetest"
	"sapar/data/xlsx/xlsxtest"
)

// Columns of a sheet of proof, and the row of its first record.
const (
	ofDistrict, ofTitle, ofAll, ofPeriod = 3 - 1, 6 - 1, 8 - 1, 9 - 1
	firstRecord                          = 7
)

// filledBook is a file being looked at, each of its sheets read once.
type filledBook struct {
	*excelize.File
	read map[string][][]string
}

func openFilled(t *testing.T, path string) *filledBook {
	t.Helper()
	f, err := excelize.OpenFile(path)
	must(t, err)
	t.Cleanup(func() { _ = f.Close() })
	return &filledBook{f, map[string][][]string{}}
}

// rows are the cells of a sheet, numbers as they are.
func (f *filledBook) rows(t *testing.T, sheet string) [][]string {
	t.Helper()
	if _, ok := f.read[sheet]; !ok {
		all, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		must(t, err)
		f.read[sheet] = all
	}
	return f.read[sheet]
}

// proofOf follows the link of a cell: the records of its sheet and where among
// them it leads, from 0; none where the cell has no link.
func proofOf(t *testing.T, f *filledBook, sheet, cell string) (records [][]string, at int) {
	t.Helper()
	linked, to, err := f.GetCellHyperLink(sheet, cell)
	must(t, err)
	if !linked {
		return nil, 0
	}
	name, target, ok := strings.Cut(to, "!")
	name = strings.Trim(name, "'")
	if !ok {
		t.Fatalf("%s of %s leads to %q", cell, sheet, to)
	}
	back, home, err := f.GetCellHyperLink(name, "A1")
	must(t, err)
	homeSheet, homeCell, _ := strings.Cut(home, "!")
	if again, there, _ := f.GetCellHyperLink(strings.Trim(homeSheet, "'"), homeCell); !back || !again || !strings.HasPrefix(there, "'"+name+"'!") {
		t.Errorf("%s leads back to %q, which leads to %q", name, home, there)
	}
	all := f.rows(t, name)
	records = all[firstRecord-1 : len(all)-1]
	total := all[len(all)-1]
	if got := sum(records, ofAll, ""); strconv.Itoa(got) != total[ofAll] {
		t.Errorf("%s says %s in all, its records add %d", name, total[ofAll], got)
	}
	if got := sum(records, ofPeriod, ""); strconv.Itoa(got) != total[ofPeriod] {
		t.Errorf("%s says %s in the period, its records add %d", name, total[ofPeriod], got)
	}
	_, row, err := excelize.CellNameToCoordinates(target)
	must(t, err)
	return records, max(0, row-firstRecord)
}

func sum(records [][]string, column int, district string) int {
	all := 0
	for _, r := range records {
		if n, err := strconv.Atoi(r[column]); err == nil && (district == "" || r[ofDistrict] == district) {
			all += n
		}
	}
	return all
}

// Every figure of an indicator leads to the records that it counts, which add
// up to it: on the list, and in the districts' matrix of both forms.
func TestFiguresLeadToTheirProof(t *testing.T) {
	s := demoStore(t)
	o := office(t, s)
	people, err := s.Records(ctx, data.PersonType, data.RecordQuery{})
	must(t, err)
	for _, name := range []string{"indicators", "region"} {
		for _, lang := range layout.Languages() {
			if name == "region" && lang != layout.Both {
				continue
			}
			q := data.ReportQuery{Name: name, On: today, Period: data.PeriodOf(data.Quarter, 20261001), Proofs: true}
			r, err := o.Build(ctx, q)
			must(t, err)
			path := filepath.Join(t.TempDir(), "report.xlsx")
			must(t, o.WriteFile(ctx, path, r, data.ReportOptions{Lang: lang}))
			f := openFilled(t, path)
			checkList(t, f, r, lang)
			if n := checkMatrix(t, f, lang); n == 0 && name == "indicators" {
				t.Errorf("no figure of a district leads to its records")
			}
			for _, sheet := range f.GetSheetList()[len(f.GetSheetList())-3:] {
				all := strings.Join(slices.Concat(f.rows(t, sheet)...), "\n")
				for _, p := range people {
					if strings.Contains(all, p.(*data.Person).Name) {
						t.Errorf("%s names %s", sheet, p.(*data.Person).Name)
					}
				}
			}
		}
	}
}

// checkList compares both facts of each indicator with what their links show.
func checkList(t *testing.T, f *filledBook, r data.Report, lang string) {
	t.Helper()
	i := slices.IndexFunc(r.Sheets, func(s data.ReportSheet) bool { return s.Key == report.Indicator })
	links := 0
	for _, row := range r.Sheets[i].Rows {
		name := row["name"].Value.(data.Bilingual)
		for _, sheet := range f.GetSheetList() {
			for n, cells := range f.rows(t, sheet) {
				if len(cells) < 9 || cells[0] != strconv.Itoa(row["row"].Value.(int)) || !strings.Contains(cells[1], map[bool]string{true: name.RU, false: name.KK}[lang == layout.Russian]) {
					continue
				}
				for column, key := range map[string]string{"F": "period_fact", "I": "fact"} {
					records, at := proofOf(t, f, sheet, column+strconv.Itoa(n+1))
					of := map[string]int{"period_fact": ofPeriod, "fact": ofAll}[key]
					if got := sum(records, of, ""); got != row[key].Value.(int) || at != 0 {
						t.Errorf("%s: %s is %v, its records add %d", name.KK, key, row[key].Value, got)
					}
					if records != nil {
						links++
					}
				}
			}
		}
	}
	if links < 8 {
		t.Errorf("%d figures of the list lead to records", links)
	}
}

// checkMatrix compares the districts' facts with what their links show, and
// returns how many there are.
func checkMatrix(t *testing.T, f *filledBook, lang string) int {
	t.Helper()
	found := 0
	district := map[bool]string{true: "Акжаикский", false: "Ақжайық"}[lang == layout.Russian]
	for _, sheet := range f.GetSheetList() {
		for n, cells := range f.rows(t, sheet) {
			if len(cells) < 5 || !strings.HasPrefix(cells[1], district) {
				continue
			}
			for c, shown := range cells {
				at, _ := excelize.CoordinatesToCellName(c+1, n+1)
				records, first := proofOf(t, f, sheet, at)
				if records == nil {
					continue
				}
				found++
				name := strings.ReplaceAll(cells[1], "\n", " / ") // a narrow column breaks there
				if got := sum(records, ofPeriod, name); strconv.Itoa(got) != shown {
					t.Errorf("%s of %s is %s, the district's records add %d", at, sheet, shown, got)
				}
				if records[first][ofDistrict] != name || first > 0 && records[first-1][ofDistrict] == name {
					t.Errorf("%s of %s leads to record %d, not to the first of the district", at, sheet, first+1)
				}
			}
		}
	}
	return found
}

// An office's own form is linked as the program's are, titles that look like
// formulas stay texts, and LibreOffice keeps all of it.
func TestProofOfAnOwnForm(t *testing.T) {
	s, held, _ := village(t, contract())
	o := office(t, s)
	e, err := s.Event(ctx, held)
	must(t, err)
	indicators, err := s.Records(ctx, data.IndicatorType, data.RecordQuery{})
	must(t, err)
	one := indicators[0].(*data.Indicator)
	one.NameKK = "Диалог алаңдары: [жастар] мен 'билік'/ауыл әкімдігі арасында"
	e.Title, e.Indicators = "=1+1", []data.ID{one.ID}
	must(t, s.Save(ctx, data.ActionEdit, one, &e))

	form := excelize.NewFile()
	for cell, v := range map[string]string{
		"A1": "Кеңсенің нысаны", "B3": "{{indicator.name}}", "C3": "{{indicator.fact}}", "D3": "{{indicator.period_fact}} рет", "E3": "{{indicator.plan}}",
	} {
		must(t, form.SetCellValue("Sheet1", cell, v))
	}
	must(t, form.SetCellFormula("Sheet1", "F3", "E3-C3"))
	own := filepath.Join(t.TempDir(), "own.xlsx")
	must(t, form.SaveAs(own))

	r, err := o.Build(ctx, data.ReportQuery{Name: own, On: today, Period: quarter, Proofs: true})
	must(t, err)
	folder := t.TempDir()
	path := filepath.Join(folder, "filled.xlsx")
	must(t, o.WriteFile(ctx, path, r, data.ReportOptions{Lang: layout.Both}))
	check := func(path string) {
		t.Helper()
		f := openFilled(t, path)
		for _, cell := range []string{"C3", "D3"} {
			records, _ := proofOf(t, f, "Sheet1", cell)
			if len(records) != 1 || records[0][ofTitle] != "=1+1" || records[0][ofAll] != "1" || records[0][ofAll-1] != "30" {
				t.Errorf("%s leads to %q", cell, records)
			}
		}
		if linked, to, _ := f.GetCellHyperLink("Sheet1", "E3"); linked {
			t.Errorf("the plan leads to %s", to)
		}
		sheets := f.GetSheetList()
		if len(sheets) != 2 || len([]rune(sheets[1])) > 31 {
			t.Fatalf("the sheets are %q", sheets)
		}
		if formula, _ := f.GetCellFormula(sheets[1], "F7"); formula != "" {
			t.Errorf("a title became the formula %q", formula)
		}
		if formula, _ := f.GetCellFormula(sheets[1], "H8"); formula != "SUM(H7:H7)" {
			t.Errorf("the sum is %q", formula)
		}
	}
	check(path)
	again := filepath.Join(folder, "again")
	xlsxtest.Convert(t, "xlsx", again, path)
	check(filepath.Join(again, "filled.xlsx"))
}

// A copy for upload has no sheets of proof, whatever is asked for; a report
// without indicators says that it can have none.
func TestWhereThereIsNoProof(t *testing.T) {
	s := demoStore(t)
	o := office(t, s)
	r, err := o.Build(ctx, data.ReportQuery{Name: "indicators", On: today, District: storetest.Akzhaiyk, Proofs: true})
	must(t, err)
	path := filepath.Join(t.TempDir(), "upload.xlsx")
	must(t, o.WriteFile(ctx, path, r, data.ReportOptions{Upload: true}))
	f := openFilled(t, path)
	for _, sheet := range f.GetSheetList() {
		for n, cells := range f.rows(t, sheet) {
			for c := range cells {
				at, _ := excelize.CoordinatesToCellName(c+1, n+1)
				if linked, to, _ := f.GetCellHyperLink(sheet, at); linked {
					t.Errorf("%s of %s leads to %s", at, sheet, to)
				}
			}
		}
	}
	plain := written(t, o, data.ReportQuery{Name: "indicators", On: today, District: storetest.Akzhaiyk}, data.ReportOptions{Upload: true})
	if got, want := f.GetSheetList(), plain.GetSheetList(); !slices.Equal(got, want) {
		t.Errorf("the copy has the sheets %q, want %q", got, want)
	}
	var refused *data.Error
	if _, err := o.Build(ctx, data.ReportQuery{Name: "events", On: today, Proofs: true}); !errors.As(err, &refused) || refused.Code != "layout_no_figures" {
		t.Errorf("a report without indicators: %v", err)
	}
}
