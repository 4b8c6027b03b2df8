package reporting_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sapar/app/reporting"
	"sapar/data"
	"sapar/data/layout"
	"sapar/data/xlsx"
	"sapar/data/xlsx/xlsxtest"
)

// editing is what a person does to a form in LibreOffice: renames a heading,
// changes two columns round, puts a logo in and adds a line to the signatures.
const editing = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic" script:moduleType="normal">
Sub Edit
  On Error GoTo Over
  source = "%s"
  target = "%s"
  logo = "%s"
  index = %d
  heading = %d
  bottom = %d
  Dim loading(0) As New com.sun.star.beans.PropertyValue
  loading(0).Name = "Hidden"
  loading(0).Value = True
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, loading())
  sheet = doc.Sheets.getByIndex(index)
  sheet.getCellByPosition(1, heading).String = "RENAMED"
  sheet.moveRange(sheet.getCellByPosition(60, heading).CellAddress, sheet.getCellRangeByPosition(2, heading, 2, heading + 2).RangeAddress)
  sheet.moveRange(sheet.getCellByPosition(2, heading).CellAddress, sheet.getCellRangeByPosition(3, heading, 3, heading + 2).RangeAddress)
  sheet.moveRange(sheet.getCellByPosition(3, heading).CellAddress, sheet.getCellRangeByPosition(60, heading, 60, heading + 2).RangeAddress)
  sheet.Rows.insertByIndex(bottom, 1)
  sheet.getCellByPosition(0, bottom).String = "ADDED ________________"
  Dim where(0) As New com.sun.star.beans.PropertyValue
  where(0).Name = "URL"
  where(0).Value = logo
  shape = doc.createInstance("com.sun.star.drawing.GraphicObjectShape")
  shape.Graphic = createUnoService("com.sun.star.graphic.GraphicProvider").queryGraphic(where())
  Dim extent As New com.sun.star.awt.Size
  extent.Width = 2000
  extent.Height = 1000
  shape.setSize(extent)
  sheet.DrawPage.add(shape)
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  saving(0).Name = "FilterName"
  saving(0).Value = "Calc MS Excel 2007 XML"
  doc.storeToURL(target, saving())
  doc.close(True)
Over:
  StarDesktop.terminate()
End Sub
</script:module>
`

// Each of the program's layouts is given out, edited in LibreOffice, taken in
// and filled: what was edited stands in the file, and the figures are the same.
func TestLayoutsEditedInLibreOffice(t *testing.T) {
	soffice := xlsxtest.Program(t, "soffice")
	s := demoStore(t)
	o := office(t, s)
	folder := t.TempDir()
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(folder, "profile"))
	run := func(args ...string) {
		t.Helper()
		xlsxtest.Run(t, soffice, append([]string{profile, "--headless", "--norestore"}, args...)...)
	}
	must(t, o.Export("events", filepath.Join(folder, "first.xlsx")))
	run("--convert-to", "csv", "--outdir", folder, filepath.Join(folder, "first.xlsx")) // makes the profile
	module := filepath.Join(folder, "profile", "user", "basic", "Standard", "Module1.xba")
	var logo bytes.Buffer
	must(t, png.Encode(&logo, image.NewGray(image.Rect(0, 0, 40, 20))))
	must(t, os.WriteFile(filepath.Join(folder, "logo.png"), logo.Bytes(), 0o600))
	address := func(name string) string { return "file://" + filepath.ToSlash(filepath.Join(folder, name)) }

	all, err := o.Layouts()
	must(t, err)
	for _, l := range all {
		t.Run(l.Name, func(t *testing.T) {
			must(t, o.Export(l.Name, filepath.Join(folder, l.Name+".xlsx")))
			sheet, heading, last := listRow(t, filepath.Join(folder, l.Name+".xlsx"))
			own := "own-" + l.Name
			edit := fmt.Sprintf(editing, address(l.Name+".xlsx"), address(own+".xlsx"), address("logo.png"), sheet, heading-1, last)
			must(t, os.WriteFile(module, []byte(edit), 0o600))
			run("macro:///Standard.Module1.Edit")
			if _, problems, err := o.Add(filepath.Join(folder, own+".xlsx")); err != nil || len(problems) > 0 {
				t.Fatalf("%v %+v", err, problems)
			}
			before := filled(t, o, l.Name, folder, sheet)
			after := filled(t, o, own, folder, sheet)
			if !slices.ContainsFunc(after, func(r []string) bool { return slices.Contains(r, "RENAMED") }) {
				t.Error("the heading has its old name")
			}
			if !slices.ContainsFunc(after, func(r []string) bool { return strings.HasPrefix(r[0], "ADDED") }) {
				t.Error("the line that was added to the signatures is gone")
			}
			if !hasMedia(t, filepath.Join(folder, own+"-filled.xlsx")) {
				t.Error("the logo is gone")
			}
			want, got := listOf(before), listOf(after)
			if len(want) == 0 {
				t.Error("the list is empty")
			}
			for i := range want {
				want[i][2], want[i][3] = want[i][3], want[i][2]
			}
			if fmt.Sprint(want) != fmt.Sprint(got) {
				t.Errorf("the list begins with\n%q\nwant\n%q", got[:1], want[:1])
			}
		})
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// rows are the texts of a sheet, at least four columns wide.
func rows(t *testing.T, path string, sheet int) [][]string {
	t.Helper()
	raw, err := os.ReadFile(path)
	must(t, err)
	book, err := xlsx.Open(bytes.NewReader(raw), int64(len(raw)), xlsx.DefaultLimits())
	must(t, err)
	var out [][]string
	_, err = book.Read(sheet, func(r *xlsx.Row) error {
		for len(out) < r.Number {
			out = append(out, make([]string, 70))
		}
		for _, c := range r.Cells {
			if c.Column >= 70 {
				continue
			}
			out[r.Number-1][c.Column] = c.Text
			if c.Kind == xlsx.Number {
				out[r.Number-1][c.Column] = fmt.Sprint(c.Number)
			}
		}
		return nil
	})
	must(t, err)
	return out
}

// listRow finds the first list of a layout: its sheet, the row of its heading
// and the last row of the sheet; rows count from 1.
func listRow(t *testing.T, path string) (sheet, heading, last int) {
	t.Helper()
	for sheet := range 3 {
		all := rows(t, path, sheet)
		for n, r := range all {
			for _, text := range r {
				if strings.Contains(text, ".row}}") {
					return sheet, n - 1, len(all)
				}
			}
		}
	}
	t.Fatal("no list")
	return 0, 0, 0
}

func filled(t *testing.T, o *reporting.Reports, name, folder string, sheet int) [][]string {
	t.Helper()
	r, err := o.Build(ctx, data.ReportQuery{Name: name, On: today, Period: data.Period{Kind: data.Month, From: 20261001, To: 20261031}})
	must(t, err)
	path := filepath.Join(folder, name+"-filled.xlsx")
	must(t, o.WriteFile(ctx, path, r, data.ReportOptions{Lang: layout.Kazakh}))
	return rows(t, path, sheet)
}

// listOf are the numbered rows of the first list, below the row of column
// numbers.
func listOf(all [][]string) [][]string {
	var out [][]string
	for _, r := range all {
		switch {
		case r[0] == fmt.Sprint(len(out)+1) && (len(out) > 0 || r[1] != "2"):
			out = append(out, slices.Clone(r[:30]))
		case len(out) > 0:
			return out
		}
	}
	return out
}

func hasMedia(t *testing.T, path string) bool {
	t.Helper()
	z, err := zip.OpenReader(path)
	must(t, err)
	defer func() { must(t, z.Close()) }()
	return slices.ContainsFunc(z.File, func(f *zip.File) bool { return strings.HasPrefix(f.Name, "xl/media/") })
}

// LibreOffice prints the built-in forms as the office wants them: A4, the
// heading and the number of the page on each.
func TestLibreOfficePrintsReports(t *testing.T) {
	info, toText := xlsxtest.Program(t, "pdfinfo"), xlsxtest.Program(t, "pdftotext")
	s, held, _ := village(t, contract())
	demo := demoStore(t)
	type printed struct {
		o        *reporting.Reports
		q        data.ReportQuery
		lang     string
		most     int    // pages
		first    string // on page 1
		repeated string // on every page
		last     string // on the last page
	}
	month := data.PeriodOf(data.Month, 20261015)
	cases := map[string]printed{
		"events-kk":     {office(t, demo), data.ReportQuery{Name: "events", Period: month}, layout.Kazakh, 6, "БЕКІТЕМІН", "Тақырыбы", "Басшы"},
		"events-ru":     {office(t, demo), data.ReportQuery{Name: "events", Period: month}, layout.Russian, 6, "УТВЕРЖДАЮ", "Ответственный", "Руководитель"},
		"events-both":   {office(t, demo), data.ReportQuery{Name: "events", Period: month}, layout.Both, 6, "БЕКІТЕМІН / УТВЕРЖДАЮ", "Населённый", "Басшы / Руководитель"},
		"sheet-both":    {office(t, s), data.ReportQuery{Name: "attendance", Event: held}, layout.Both, 4, "Лист регистрации участников", "Фамилия", "Ответственное лицо"},
		"plan-kk":       {office(t, demo), data.ReportQuery{Name: "plan", Period: month}, layout.Kazakh, 9, "Күнтізбелік жоспар", "Аудан", "Айлар бойынша шығулар"},
		"progress-both": {office(t, demo), data.ReportQuery{Name: "indicators", Period: month}, layout.Both, 5, "Ауытқу", "№ п/п", "Итого по области"},
	}
	folder := t.TempDir()
	var paths []string
	for name, c := range cases {
		c.q.On = today
		r, err := c.o.Build(ctx, c.q)
		must(t, err)
		path := filepath.Join(folder, name+".xlsx")
		must(t, c.o.WriteFile(ctx, path, r, data.ReportOptions{Lang: c.lang}))
		paths = append(paths, path)
	}
	xlsxtest.Convert(t, "pdf", folder, paths...)
	pageCount := regexp.MustCompile(`(?m)^Pages: +(\d+)`)
	pageSizes := regexp.MustCompile(`(?m)^Page +\d+ size: +([\d.]+) x ([\d.]+) pts`)
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			pdf := filepath.Join(folder, name+".pdf")
			about := string(xlsxtest.Run(t, info, "-l", "1000", pdf))
			pages := 0
			if m := pageCount.FindStringSubmatch(about); m != nil {
				pages, _ = strconv.Atoi(m[1])
			}
			if pages < 2 || pages > c.most {
				t.Fatalf("%d pages, want 2 to %d", pages, c.most)
			}
			sizes := pageSizes.FindAllStringSubmatch(about, -1)
			if len(sizes) != pages {
				t.Errorf("%d sizes of %d pages: %s", len(sizes), pages, about)
			}
			for _, size := range sizes {
				if !strings.HasPrefix(size[1], "841.") || !strings.HasPrefix(size[2], "595.") {
					t.Errorf("a page of %s × %s points, want A4 landscape", size[1], size[2])
				}
			}
			matrix := 0
			for page := 1; page <= pages; page++ {
				number := strconv.Itoa(page)
				text := string(xlsxtest.Run(t, toText, "-layout", "-f", number, "-l", number, pdf, "-"))
				if strings.Contains(text, "Көрсеткіштердің аудандар") { // on each page that its columns run over
					matrix++
					for _, s := range []string{"бойынша орындалуы", "Выполнение показателей по", "районам"} {
						if !strings.Contains(text, s) {
							t.Errorf("page %d has a title without %q", page, s)
						}
					}
				}
				want := []string{c.repeated, fmt.Sprintf("%d / %d", page, pages)}
				if page == 1 {
					want = append(want, c.first)
				}
				if page == pages {
					want = append(want, c.last)
				}
				for _, s := range want {
					if !strings.Contains(text, s) {
						t.Errorf("page %d does not say %q", page, s)
					}
				}
			}
			if c.q.Name == "indicators" && matrix < 2 {
				t.Errorf("the title of the districts stands on %d pages, want every page of their table", matrix)
			}
		})
	}
}
