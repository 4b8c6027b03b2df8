package layout

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// paper is a form shaped like a customer's own: what real ones have and what is
// easily lost.
type paper struct {
	t *testing.T
	f *excelize.File
	s string // its sheet
}

func (p *paper) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

func (p *paper) set(cell string, v any) { p.must(p.f.SetCellValue(p.s, cell, v)) }

// framed gives a range borders and wrapped, centred text.
func (p *paper) framed(from, to string, bold bool) {
	var border []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: "000000", Style: 1})
	}
	id, err := p.f.NewStyle(&excelize.Style{
		Border: border, Font: &excelize.Font{Family: "Times New Roman", Size: 10, Bold: bold},
		Alignment: &excelize.Alignment{WrapText: true, Horizontal: "center", Vertical: "center"},
	})
	p.must(err)
	p.must(p.f.SetCellStyle(p.s, from, to, id))
}

// page sets the printed page.
func (p *paper) page(orientation string) {
	size, wide, high, yes := 9, 1, 0, true
	p.must(p.f.SetSheetProps(p.s, &excelize.SheetPropsOptions{FitToPage: &yes}))
	p.must(p.f.SetPageLayout(p.s, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high}))
	p.must(p.f.SetHeaderFooter(p.s, &excelize.HeaderFooterOptions{OddFooter: "&LНысан 2-ЖҰ&R&P / &N", OddHeader: "&RҚосымша 4"}))
	for i, width := range []float64{6, 14, 30, 12, 12, 18} {
		p.must(p.f.SetColWidth(p.s, letters(i+1), letters(i+1), width))
	}
	for row := 1; row <= 20; row++ {
		p.must(p.f.SetRowHeight(p.s, row, 30))
	}
}

func stamp(t *testing.T) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 60, 60))
	for y := range 60 {
		for x := range 60 {
			if d := (x-30)*(x-30) + (y-30)*(y-30); d < 900 && d > 600 {
				img.Set(x, y, color.RGBA{0, 0, 200, 255})
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The list of every form stands in row 7.
func (p *paper) list() {
	for cell, v := range map[string]string{
		"A7": "{{event.row}}", "B7": "{{event.date}}", "C7": "{{event.title}}", "D7": "{{event.total}}", "E7": "{{event.district}}",
		"A1": "«{{project.title}}» жобасы бойынша",
	} {
		p.set(cell, v)
	}
	p.framed("A7", "F7", false)
}

// headings are two lines of heading, vertical merges and a row of column numbers.
func (p *paper) headings() {
	for cell, v := range map[string]string{
		"A4": "№", "B4": "Күні\nДата", "C4": "Іс-шараның атауы\nНаименование мероприятия", "D4": "Саны / Количество",
		"D5": "барлығы\nвсего", "E5": "аудан\nрайон", "F4": "Ескертпе\nПримечание",
	} {
		p.set(cell, v)
	}
	for _, m := range [][2]string{{"A4", "A5"}, {"B4", "B5"}, {"C4", "C5"}, {"D4", "E4"}, {"F4", "F5"}} {
		p.must(p.f.MergeCell(p.s, m[0], m[1]))
	}
	for i := range 6 {
		p.set(cellName(i+1, 6), i+1)
	}
	p.framed("A4", "F6", true)
}

// forms are ten of them.
var forms = map[string]func(p *paper){
	"bilingual headings": func(p *paper) {},
	"portrait page":      func(p *paper) { p.page("portrait") },
	"stamp and signatures": func(p *paper) {
		p.set("B12", "Басшы ____________ (қолы)   М.О.")
		p.must(p.f.AddPictureFromBytes(p.s, "D11", &excelize.Picture{Extension: ".png", File: stamp(p.t), Format: &excelize.GraphicOptions{}}))
	},
	"total in the middle": func(p *paper) {
		p.set("C8", "Аралық жиыны / Промежуточный итог")
		p.must(p.f.SetCellFormula(p.s, "D8", "SUM(D7:D7)"))
		p.framed("A8", "F8", true)
		p.set("C9", "Жоспар / План")
		p.set("D9", 40)
		p.must(p.f.SetCellFormula(p.s, "E9", "D8/D9"))
	},
	"merged row of the list": func(p *paper) { p.must(p.f.MergeCell(p.s, "E7", "F7")) },
	"lists to choose from": func(p *paper) {
		v := excelize.NewDataValidation(true)
		v.SetSqref("F7:F7")
		p.must(v.SetDropList([]string{"иә", "жоқ"}))
		p.must(p.f.AddDataValidation(p.s, v))
		high, err := p.f.NewConditionalStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Color: []string{"FFC7CE"}, Pattern: 1}})
		p.must(err)
		p.must(p.f.SetConditionalFormat(p.s, "D7:D7", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: ">", Value: "2", Format: &high}}))
	},
	"chart on its own sheet": func(p *paper) {
		_, err := p.f.NewSheet("Диаграмма")
		p.must(err)
		p.must(p.f.AddChart("Диаграмма", "B2", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{
			Name: "'" + p.s + "'!$D$5", Categories: "'" + p.s + "'!$C$7", Values: "'" + p.s + "'!$D$7",
		}}}))
	},
	"print area and breaks": func(p *paper) {
		p.must(p.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: p.s, RefersTo: "'" + p.s + "'!$A$1:$F$9"}))
		p.must(p.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: p.s, RefersTo: "'" + p.s + "'!$4:$6"}))
		p.must(p.f.SetDefinedName(&excelize.DefinedName{Name: "Сандар", RefersTo: "'" + p.s + "'!$D$7:$D$7"}))
		p.must(p.f.InsertPageBreak(p.s, "A10"))
		p.set("A11", "Екінші бет / Вторая страница")
	},
	"notes and links": func(p *paper) {
		p.must(p.f.AddComment(p.s, excelize.Comment{Cell: "C9", Author: "Кеңсе", Text: "Осында қол қойылады"}))
		p.set("C9", "Сілтеме / Ссылка")
		p.must(p.f.SetCellHyperLink(p.s, "C9", "https://example.org/form", "External"))
	},
	"rich text and hidden columns": func(p *paper) {
		p.must(p.f.SetCellRichText(p.s, "A2", []excelize.RichTextRun{
			{Text: "Жоба: ", Font: &excelize.Font{Bold: true}}, {Text: "{{project", Font: &excelize.Font{Italic: true}}, {Text: ".title}} қосымша", Font: &excelize.Font{Color: "FF0000"}},
		}))
		p.must(p.f.SetColVisible(p.s, "E", false))
		p.must(p.f.SetRowVisible(p.s, 9, false))
	},
}

func form(t *testing.T, name string) []byte {
	t.Helper()
	p := &paper{t: t, f: excelize.NewFile(), s: "Есеп"}
	p.must(p.f.SetSheetName("Sheet1", p.s))
	p.page("landscape")
	p.headings()
	p.list()
	forms[name](p)
	var b bytes.Buffer
	p.must(p.f.Write(&b))
	return b.Bytes()
}

func partsOf(t *testing.T, raw []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(content)
	}
	return out
}

func fillRaw(t *testing.T, raw []byte, from Source) []byte {
	t.Helper()
	n := names
	f, problems, err := Open(raw, &n)
	if err != nil || len(problems) > 0 {
		t.Fatalf("%v %+v", err, problems)
	}
	var b bytes.Buffer
	if err := f.Fill(context.Background(), &b, from, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var element = map[string]*regexp.Regexp{
	"pageSetup": regexp.MustCompile(`<pageSetup[^>]*>`), "pageMargins": regexp.MustCompile(`<pageMargins[^>]*>`),
	"headerFooter": regexp.MustCompile(`(?s)<headerFooter.*?</headerFooter>`), "cols": regexp.MustCompile(`(?s)<cols>.*?</cols>`),
}

// A list of 0, 1 and 5,000 rows comes out right in each form, and everything
// that is not its list stays: styles, merges, widths, heights, printing,
// pictures, charts, notes, names, formulas.
func TestFormsAreKept(t *testing.T) {
	for name := range forms {
		t.Run(name, func(t *testing.T) {
			raw := form(t, name)
			before := partsOf(t, raw)
			empty, err := excelize.OpenReader(bytes.NewReader(raw))
			if err != nil {
				t.Fatal(err)
			}
			for _, n := range []int{0, 1, 5000} {
				filled := fillRaw(t, raw, Source{Report: events(n), Lang: Kazakh})
				after := partsOf(t, filled)
				for part, content := range before {
					switch {
					case strings.HasPrefix(part, "xl/styles"), strings.HasPrefix(part, "xl/media/"), strings.HasPrefix(part, "xl/theme"):
						if after[part] != content {
							t.Errorf("%d rows: %s changed", n, part)
						}
					case after[part] == "" && content != "" && !strings.Contains(part, "calcChain"):
						t.Errorf("%d rows: %s is gone", n, part)
					}
				}
				sheet := "xl/worksheets/sheet1.xml"
				for what, of := range element {
					if a, b := of.FindString(before[sheet]), of.FindString(after[sheet]); canonical(a) != canonical(b) {
						t.Errorf("%d rows: %s was %s, is %s", n, what, a, b)
					}
				}
				checkMoved(t, empty, filled, n)
			}
		})
	}
}

// canonical evens out how elements without content are closed.
func canonical(s string) string {
	return strings.ReplaceAll(regexp.MustCompile(`</[a-zA-Z]+>`).ReplaceAllString(s, ""), "/>", ">")
}

// checkMoved compares each row of the form but the list's with where it went.
func checkMoved(t *testing.T, empty *excelize.File, filled []byte, n int) {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(filled))
	if err != nil {
		t.Fatal(err)
	}
	const s, row = "Есеп", 7
	more := max(n, 1) - 1
	to := func(r int) int {
		if r > row {
			return r + more
		}
		return r
	}
	for r := 1; r <= 14; r++ {
		a, err := empty.GetRowHeight(s, r)
		if err != nil {
			t.Fatal(err)
		}
		if b, err := book.GetRowHeight(s, to(r)); err != nil || a != b {
			t.Errorf("%d rows: row %d was %v high, row %d is %v, %v", n, r, a, to(r), b, err)
		}
		for c := 1; c <= 7; c++ {
			from, where := cellName(c, r), cellName(c, to(r))
			x, _ := empty.GetCellStyle(s, from)
			if y, _ := book.GetCellStyle(s, where); x != y {
				t.Errorf("%d rows: the style of %s is %d at %s, want %d", n, from, y, where, x)
			}
			text, _ := empty.GetCellValue(s, from)
			if got, _ := book.GetCellValue(s, where); r != row && !strings.Contains(text, "{{") && text != "" && got != text {
				t.Errorf("%d rows: %s says %q at %s, want %q", n, from, got, where, text)
			}
		}
	}
	last := fmt.Sprint(row + more)
	for _, c := range []struct{ what, got, want string }{
		{"the first event", shown(book, s, "C7"), map[bool]string{true: "Кездесу 1"}[n > 0]},
		{"the last event", shown(book, s, "D"+last), map[bool]string{true: fmt.Sprint(n)}[n > 0]},
	} {
		if c.got != c.want {
			t.Errorf("%d rows: %s is %q, want %q", n, c.what, c.got, c.want)
		}
	}
	merges := func(f *excelize.File, move func(int) int) map[string]bool {
		out := map[string]bool{}
		list, err := f.GetMergeCells(s)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range list {
			if a, ok := parseRange(m[0]); ok && a.top != row {
				a.top, a.bottom = move(a.top), move(a.bottom)
				out[a.String()] = true
			}
		}
		return out
	}
	want, got := merges(empty, to), merges(book, func(r int) int { return r })
	for m := range want {
		if !got[m] {
			t.Errorf("%d rows: the merge %s is gone", n, m)
		}
	}
	for _, name := range empty.GetDefinedName() {
		found := false
		for _, other := range book.GetDefinedName() {
			found = found || other.Name == name.Name
			if other.Name == "Сандар" && !strings.HasSuffix(other.RefersTo, "$D$"+last) {
				t.Errorf("%d rows: the name goes over %s", n, other.RefersTo)
			}
		}
		if !found {
			t.Errorf("%d rows: the name %s is gone", n, name.Name)
		}
	}
	if formula, _ := empty.GetCellFormula(s, "D8"); formula != "" {
		if got, _ := book.GetCellFormula(s, cellName(4, to(8))); got != "SUM(D7:D"+last+")" {
			t.Errorf("%d rows: the sum is %s", n, got)
		}
		if got := shown(book, s, cellName(4, to(8))); got != fmt.Sprint(n*(n+1)/2) {
			t.Errorf("%d rows: the sum shows %s", n, got)
		}
	}
}

func shown(f *excelize.File, sheet, cell string) string {
	v, err := f.GetCellValue(sheet, cell)
	if err != nil {
		return err.Error()
	}
	return v
}

// What hangs on the list grows with it: choices, colours, the chart's series.
func TestWhatHangsOnAListGrows(t *testing.T) {
	from := Source{Report: events(3), Lang: Kazakh}
	after := partsOf(t, fillRaw(t, form(t, "lists to choose from"), from))["xl/worksheets/sheet1.xml"]
	for _, want := range []string{`sqref="F7:F9"`, `sqref="D7:D9"`} {
		if !strings.Contains(after, want) {
			t.Errorf("the sheet has no %s", want)
		}
	}
	chart := partsOf(t, fillRaw(t, form(t, "chart on its own sheet"), from))["xl/charts/chart1.xml"]
	for _, want := range []string{"$D$7:$D$9", "$C$7:$C$9"} {
		if !strings.Contains(chart, want) {
			t.Errorf("the chart does not show %s: %s", want, chart)
		}
	}
	rich := partsOf(t, fillRaw(t, form(t, "rich text and hidden columns"), from))["xl/worksheets/sheet1.xml"]
	if !strings.Contains(rich, "Ауыл жастары") || !strings.Contains(rich, "FF0000") || strings.Contains(rich, "project") {
		t.Error("a mark that goes over several looks is not filled in them")
	}
}
