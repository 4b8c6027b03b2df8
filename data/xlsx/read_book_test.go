package xlsx_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"sapar/data/xlsx"
)

// What a book tells beside its cells.
func TestReadBook(t *testing.T) {
	good := handmade(rows(`<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="2"><v>0.5</v></c><c r="C1" t="d"><v>1904-01-02</v></c></row>`))
	strict := strings.NewReplacer("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships",
		"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
	var strictParts []part
	for _, p := range good {
		strictParts = append(strictParts, part{p.name, strict.Replace(p.text)})
	}
	workbook := func(inside string) part {
		return part{"xl/workbook.xml", `<workbook ` + mainSpace + ` ` + relSpace + `>` + inside + `</workbook>`}
	}
	const one = `<sheets><sheet name="S" r:id="rId1"/></sheets>`
	rels := func(lines ...string) part {
		return part{"xl/_rels/workbook.xml.rels", relsOf(append([]string{"rId1", relType + "worksheet", "worksheets/sheet1.xml",
			"rId3", relType + "styles", "styles.xml"}, lines...)...)}
	}
	for name, c := range map[string]struct {
		parts []part
		want  string
	}{
		"as Excel writes it": {good, "S: A1=date 1, B1=date 0.5, C1=date 1463"},
		"strict":             {strictParts, "S: A1=date 1, B1=date 0.5, C1=date 1463"},
		"the 1904 system":    {with(good, workbook(`<workbookPr date1904="1"/>`+one)), "S: A1=date 1463, B1=date 0.5, C1=date 1463"},
		"a name with escapes": {with(good, workbook(`<sheets><sheet name="a &amp; _x005F_x0041_" r:id="rId1"/></sheets>`)),
			"a & _x0041_: A1=date 1, B1=date 0.5, C1=date 1463"},
		"macros":                    {with(good, rels("rId9", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin")), "macros S: A1=date 1, B1=date 0.5, C1=date 1463"},
		"macros that nothing names": {with(good, part{"xl/vbaProject.bin", "x"}), "macros S: A1=date 1, B1=date 0.5, C1=date 1463"},
		"other files":               {with(good, rels("rId9", relType+"externalLink", "externalLinks/externalLink1.xml")), "external S: A1=date 1, B1=date 0.5, C1=date 1463"},
		"a chart": {with(good, workbook(`<sheets><sheet name="S" r:id="rId1"/><sheet name="C" r:id="rId9"/></sheets>`), rels("rId9", relType+"chartsheet", "chartsheets/sheet1.xml"),
			part{"xl/chartsheets/sheet1.xml", `<chartsheet ` + mainSpace + `/>`}), "S: A1=date 1, B1=date 0.5, C1=date 1463; C (chart): "},
		"an old macro sheet": {with(good, workbook(`<sheets><sheet name="C" r:id="rId9"/></sheets>`), rels("rId9", "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet", "macrosheets/sheet1.xml"),
			part{"xl/macrosheets/sheet1.xml", `<m:macrosheet xmlns:m="urn:m" ` + mainSpace + `><sheetData><row/></sheetData></m:macrosheet>`}), "macros C (chart): "},
		"parts named with spaces and backslashes": {with(good, rels("rId8", relType+"worksheet", `worksheets\my%20sheet.xml`), workbook(`<sheets><sheet name="S" r:id="rId8"/></sheets>`),
			part{"xl/worksheets/my sheet.xml", rows(`<row><c><v>2</v></c></row>`)}), "S: A1=2"},
		"parts in other cases and folders": {with(good, part{"_rels/.rels", relsOf("x", relType+"officeDocument", "/XL/../xl/./Workbook.xml")}), "S: A1=date 1, B1=date 0.5, C1=date 1463"},
		"no styles and no strings": {with(good, part{"xl/_rels/workbook.xml.rels", relsOf("rId1", relType+"worksheet", "worksheets/sheet1.xml")},
			part{"xl/worksheets/sheet1.xml", rows(`<row><c s="0"><v>2</v></c></row>`)}), "S: A1=2"},
		"an alternative beside": {with(good, workbook(`<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x15"><x15ac:absPath xmlns:x15ac="urn:x" url="C:\"/></mc:Choice></mc:AlternateContent>`+one)), "S: A1=date 1, B1=date 0.5, C1=date 1463"},
	} {
		t.Run(name, func(t *testing.T) {
			book, err := open(zipped(t, c.parts))
			if err != nil {
				t.Fatal(err)
			}
			if got := bookTold(t, book); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

func bookTold(t *testing.T, book *xlsx.Book) string {
	t.Helper()
	var sheets []string
	for i, s := range book.Sheets() {
		text := s.Name
		if s.Chart {
			text += " (chart)"
		}
		var all []string
		if _, err := book.Read(i, func(r *xlsx.Row) error { all = append(all, cellsTold(r)); return nil }); err != nil {
			t.Fatal(err)
		}
		sheets = append(sheets, text+": "+strings.Join(all, " | "))
	}
	told := strings.Join(sheets, "; ")
	if book.External() {
		told = "external " + told
	}
	if book.Macros() {
		told = "macros " + told
	}
	return told
}

// Which codes show a date.
func TestReadFormats(t *testing.T) {
	for code, want := range map[string]string{
		"General": "", "0": "", "0.00E+00": "", "#,##0.00": "", "@": "", "0%": "",
		`"day" 0`: "", `0\d`: "", `0_d`: "", `*d0`: "", `[Red]0`: "", `[$USD-409]0.00`: "", `[Color 5]0`: "", `#,##0 "m²"`: "", `0"h`: "",
		"d": "date ", "dd.mm.yyyy": "date ", "mmmm": "date ", "[$-43F]d mmmm yyyy;@": "date ", "DD/MM/YY": "date ", "yyyy": "date ", `0;[Red]dd.mm.yyyy`: "date ",
		"h:mm": "date ", "[h]:mm": "date ", "[mm]:ss": "date ", "mm:ss.0": "date ", "h:mm AM/PM": "date ", "[ss]": "date ",
	} {
		styles := part{"xl/styles.xml", `<styleSheet ` + mainSpace + `><cellXfs><xf numFmtId="0"/><xf numFmtId="165"/></cellXfs><numFmts><numFmt numFmtId="165" formatCode="` +
			strings.ReplaceAll(code, `"`, "&quot;") + `"/></numFmts></styleSheet>`}
		b := zipped(t, with(handmade(rows(`<row><c s="1"><v>7</v></c></row>`)), styles))
		if got := sheetTold(b, xlsx.DefaultLimits()); got != "A1="+want+"7" {
			t.Errorf("%s: %s", code, got)
		}
	}
	for id := range 100 {
		styles := part{"xl/styles.xml", fmt.Sprintf(`<styleSheet %s><cellXfs><xf numFmtId="%d"/></cellXfs></styleSheet>`, mainSpace, id)}
		want := "A1=7"
		if id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58 {
			want = "A1=date 7"
		}
		if got := sheetTold(zipped(t, with(handmade(rows(`<row><c s="0"><v>7</v></c></row>`)), styles)), xlsx.DefaultLimits()); got != want {
			t.Errorf("format %d: %s", id, got)
		}
	}
}

// What stands at the border of the window is read as elsewhere.
func TestReadWindowBorders(t *testing.T) {
	var inside strings.Builder
	for i := 1; i <= 4000; i++ {
		fmt.Fprintf(&inside, `<row r="%d"><c r="A%d" t="inlineStr"><is><t>Әлия &amp; 😀%d</t></is></c><c r="B%d" t="s"><v>2</v></c><!-- é --><c r='C%d' s="1"><v>%d</v></c><c r="D%d" t="inlineStr"><is><t><![CDATA[]]]]]><![CDATA[>]]>`+"\r\n"+`x</t></is></c></row>`, i, i, i, i, i, i, i)
	}
	want := ""
	for pad := range 12 {
		sheet := "<!--" + strings.Repeat(" ", 23*pad) + "-->" + rows(inside.String())
		file := zippedWith(t, 0, handmade(sheet))
		for _, keep := range []int64{0, 32 << 20} {
			l := xlsx.DefaultLimits()
			l.Keep = keep
			got := sheetTold(file, l)
			if want == "" {
				want = got
				if !strings.HasPrefix(got, `A1="Әлия & 😀1", B1="a b", C1=date 1, D1="]]]>\nx" | A2=`) || len(got) < 4000*40 {
					t.Fatalf("%.200s", got)
				}
			}
			if got != want {
				t.Fatalf("otherwise with %d spaces before: %.200s", 23*pad, got)
			}
		}
	}
}

// An error of the visit comes back as it is, and ends the reading.
func TestReadStopped(t *testing.T) {
	book, err := open(richBook(t))
	if err != nil {
		t.Fatal(err)
	}
	stop, visits := errors.New("enough"), 0
	if _, err := book.Read(0, func(*xlsx.Row) error { visits++; return stop }); !errors.Is(err, stop) || visits != 1 {
		t.Errorf("%v after %d visits", err, visits)
	}
}

// Books are read side by side, and one book too.
func TestReadSideBySide(t *testing.T) {
	file := richBook(t)
	l := xlsx.DefaultLimits()
	l.Keep = 0
	common, err := openWithin(file, l)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 20 {
				own, err := xlsx.Open(bytes.NewReader(file), int64(len(file)), l)
				if err != nil {
					t.Error(err)
					return
				}
				for _, book := range []*xlsx.Book{own, common} {
					if got, err := told(book); err != nil || got != richTold {
						t.Errorf("%v %s", err, got)
					}
				}
			}
		})
	}
	all.Wait()
}
