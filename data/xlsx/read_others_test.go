package xlsx_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"sapar/data/xlsx"
	"sapar/data/xlsx/xlsxtest"
)

// byExcelize is a workbook with what people put into one.
func byExcelize(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	sheet := "Қатысушылар"
	failed := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	failed(f.SetSheetName("Sheet1", sheet))
	_, err := f.NewSheet("Жасырын")
	failed(err)
	failed(f.SetSheetVisible("Жасырын", false))
	failed(f.SetCellStr("Жасырын", "A1", "x"))
	for cell, v := range map[string]any{
		"A1": "Аты-жөні", "B1": " екі бос орын ", "C1": "a\nb", "D1": `<&>"'`, "A2": 12, "B2": -0.125, "C2": true, "D2": time.Date(2024, 5, 6, 18, 0, 0, 0, time.UTC), "F4": 1e100,
	} {
		failed(f.SetCellValue(sheet, cell, v))
	}
	failed(f.SetCellRichText(sheet, "A4", []excelize.RichTextRun{{Text: "қалың ", Font: &excelize.Font{Bold: true}}, {Text: "жай"}}))
	failed(f.SetCellFormula(sheet, "B4", "A2*2"))
	failed(f.MergeCell(sheet, "A5", "B6"))
	failed(f.SetColVisible(sheet, "C", false))
	failed(f.SetRowVisible(sheet, 2, false))
	day, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	failed(err)
	failed(f.SetCellStyle(sheet, "A9", "A9", day))
	failed(f.SetDocProps(&excelize.DocProperties{Creator: "Әлия", Title: "Тізім", Created: "2024-01-02T03:04:05Z", Modified: "2024-01-02T03:04:05Z"}))
	var b bytes.Buffer
	failed(f.Write(&b))
	return b.Bytes()
}

func TestReadExcelize(t *testing.T) {
	book, err := open(byExcelize(t))
	if err != nil {
		t.Fatal(err)
	}
	p := book.Properties()
	if p.Application == "" || p.Creator != "Әлия" || p.Title != "Тізім" || !p.Created.Equal(time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC)) {
		t.Errorf("%+v", p)
	}
	everything, err := told(book)
	if err != nil {
		t.Fatal(err)
	}
	everything = everything[strings.Index(everything, "\n")+1:]
	want := `{Name:Қатысушылар State:0 Chart:false}
1 hidden=false A1="Аты-жөні", B1=" екі бос орын ", C1="a\nb", D1="<&>\"'"
2 hidden=true A2=12, B2=-0.125, C2=bool 1, D2=date 45418.75
4 hidden=false A4="қалың жай", B4==""?, F4=1e+100
{Dimension:A1 Merges:[A5:B6] HiddenColumns:[{First:2 Last:2}]}
{Name:Жасырын State:1 Chart:false}
1 hidden=false A1="x"
{Dimension:A1 Merges:[] HiddenColumns:[]}
`
	if everything != want {
		t.Errorf("%s\nwant\n%s", everything, want)
	}
}

// The same workbook after LibreOffice opened, computed and saved it.
func TestReadLibreOffice(t *testing.T) {
	folder := t.TempDir()
	in, out := filepath.Join(folder, "in.xlsx"), filepath.Join(folder, "out")
	if err := os.WriteFile(in, byExcelize(t), 0o600); err != nil {
		t.Fatal(err)
	}
	xlsxtest.Convert(t, "xlsx", out, in)
	b, err := os.ReadFile(filepath.Join(out, "in.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	book, err := open(b)
	if err != nil {
		t.Fatal(err)
	}
	everything, err := told(book)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"LibreOffice", "{Name:Қатысушылар State:0 Chart:false}", "{Name:Жасырын State:1 Chart:false}",
		`1 hidden=false A1="Аты-жөні", B1=" екі бос орын ", C1="a\nb", D1="<&>\"'"`,
		"2 hidden=true A2=12, B2=-0.125, C2==bool 1, D2=date 45418.75", // a truth is a formula there: TRUE()
		`4 hidden=false A4="қалың жай", B4==24, F4=1e+100`, "Merges:[A5:B6]", "HiddenColumns:[{First:2 Last:2}]",
	} {
		if !strings.Contains(everything, want) {
			t.Errorf("lacks %s:\n%s", want, everything)
		}
	}
}

// What this package writes, it reads.
func TestReadOwn(t *testing.T) {
	var b bytes.Buffer
	w := xlsx.NewWriter(&b, xlsx.Properties{Creator: "Әлия", Title: "Тізім"})
	s := w.Sheet(xlsx.Sheet{Name: "Қатысушылар"})
	s.Row(xlsx.RowOptions{})
	s.Text(0, 0, "_x0041_ <ә> \r\n 😀\x01")
	s.Unique(1, 0, " b ")
	s.Int(2, 0, -7)
	s.Number(3, 0, 0.1)
	s.Bool(4, 0, true)
	s.Row(xlsx.RowOptions{Hidden: true})
	s.Text(0, 0, "ә")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got, want := sheetTold(b.Bytes(), xlsx.DefaultLimits()), `A1="_x0041_ <ә> \r\n 😀\x01", B1=" b ", C1=-7, D1=0.1, E1=bool 1 | A2="ә"`; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	book, err := open(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if p := book.Properties(); p.Application != "Sapar" || p.Creator != "Әлия" || p.Title != "Тізім" {
		t.Errorf("%+v", p)
	}
}
