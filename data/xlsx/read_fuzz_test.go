package xlsx_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sapar/data/xlsx"
)

// beyondExcelize are the sheets on which excelize v2.11.0 is known to read
// something else than the standard says:
//   - it takes attributes and elements by their last name, whatever their
//     namespace is, and also those of extensions;
//   - a half of a pair that stands escaped, and _x005f_ in small letters, are
//     lost;
//   - a date of ISO 8601 becomes the text that its style shows;
//   - it stops at the first </sheetData>, and reads rows wherever they stand.
var beyondExcelize = regexp.MustCompile(`:|extLst|_x|t\s*=\s*["']d["']|&#`)

// FuzzRead changes a sheet's XML inside a sound zip. Whatever this package
// reads is well-formed for encoding/xml, and excelize reads the same cells, if
// it reads all of the sheet; and it is the same through the window and in
// memory, in the quick way and in the strict one.
func FuzzRead(f *testing.F) {
	for _, name := range slices.Sorted(maps.Keys(sheetCases)) {
		if sheet := sheetCases[name].sheet; len(sheet) < 4000 {
			f.Add(sheet)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(xmlFaults)) {
		if text := xmlFaults[name].text; len(text) < 4000 {
			f.Add(rows(text))
		}
	}
	f.Fuzz(func(t *testing.T, sheet string) {
		if len(sheet) < 1<<16 {
			compare(t, sheet)
		}
	})
}

// compare reads a sheet in every way. It is true if excelize was compared too.
func compare(t *testing.T, sheet string) (compared bool) {
	t.Helper()
	file := zippedWith(t, 0, handmade(sheet))
	cells, err := cellsOf(file, 32<<20)
	again, errAgain := cellsOf(file, 0)
	if refusalOf(err) != refusalOf(errAgain) || !maps.Equal(cells, again) {
		t.Fatalf("%v\nin memory:\n%v, %v\nthrough the window:\n%v, %v", sheet, cells, err, again, errAgain)
	}
	if !strings.Contains(sheet, "<!") && !strings.Contains(sheet, "<?") {
		slow := zippedWith(t, 0, handmade(strings.ReplaceAll(sheet, "<c r", "<c\nr")))
		if again, errAgain = cellsOf(slow, 0); refusalOf(err) != refusalOf(errAgain) || !maps.Equal(cells, again) {
			t.Fatalf("%v\nin the quick way:\n%v, %v\nin the strict way:\n%v, %v", sheet, cells, err, again, errAgain)
		}
	}
	if err != nil {
		return false
	}
	if err := wellFormed(sheet); err != nil {
		t.Fatalf("%v\nis read as %v, and is no XML: %v", sheet, cells, err)
	}
	if beyondExcelize.MatchString(strings.NewReplacer("xml:space", "", mainSpace, "").Replace(sheet)) {
		return false
	}
	others, ok := excelizeCells(file)
	if ok && !maps.Equal(cells, others) {
		t.Fatalf("%v\nis read as\n%v\nand by excelize as\n%v", sheet, cells, others)
	}
	return ok
}

// Sheets are put together by lot from pieces that writers use, most of them so
// that they can be read.
func TestReadDrawnByLot(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	pick := func(of ...string) string { return of[random.IntN(len(of))] }
	read := 0
	for range 1500 {
		var b strings.Builder
		row := 0
		for range random.IntN(4) {
			row += 1 + random.IntN(3)
			number := pick(fmt.Sprintf(` r="%d"`, row), fmt.Sprintf(" r='%d' spans=\"1:3\"", row), fmt.Sprintf(` hidden="0" r="%d"`, row))
			b.WriteString("<row" + number + pick(">", " >", "\n>"))
			column := -1
			for range random.IntN(5) {
				column += 1 + random.IntN(2)
				at := xlsx.CellName(row, column)
				b.WriteString(pick("", "", "", " ", "\n", "<!-- c -->", "<?p i?>"))
				b.WriteString(pick(`<c r="`+at+`"`, `<c r="`+at+`" s="0"`, `<c s="0" r="`+at+`"`, `<c  r='`+at+`'`))
				b.WriteString(pick(
					`><v>12</v></c>`, `><v>-1.5e3</v></c>`, `><v>`+strconv.Itoa(random.IntN(1e9))+`.25</v></c>`, ` t="n"><v>7</v></c>`, `/>`, ` />`, `></c>`, `><v/></c>`,
					` t="s"><v>0</v></c>`, ` t="s"><v>2</v></c>`, ` t="s"><v>1</v></c >`, ` t='s'><v >0</v ></c>`, ` t="s"><v>3</v></c>`,
					` t="inlineStr"><is><t>plain text</t></is></c>`, ` t="inlineStr"><is><t xml:space="preserve"> Ә_1 </t></is></c>`, ` t="inlineStr"><is><t>a &lt; b &amp; c</t></is></c>`,
					` t="inlineStr"><is><r><rPr><b/></rPr><t>a</t></r><r><t> b</t></r></is></c>`, ` t="inlineStr"><is><t>a<!-- b -->c</t></is></c>`, ` t="inlineStr"><is><t/></is></c>`,
					` t="inlineStr"><is><t><![CDATA[<&>]]></t></is></c>`, ` t="inlineStr"><is><t>a > b ] ]</t></is></c>`, ` t="inlineStr"><is><t>a]]&gt;\r\nb</t></is></c>`,
					` t="str"><f>A1</f><v>text</v></c>`, `><f>1+1</f><v>2</v></c>`, ` t="e"><v>#N/A</v></c>`, ` t="str"><v>x&amp;y</v></c>`, `><f>1</f></c>`, `><v>1</v>
</c>`))
			}
			b.WriteString(pick("</row>", "</row >", "\n</row>"))
		}
		if compare(t, rows(b.String())) {
			read++
		}
	}
	if read < 700 {
		t.Errorf("excelize was asked about %d sheets only", read)
	}
}

func refusalOf(err error) string {
	if err == nil {
		return ""
	}
	return refusal(err)
}

// cellsOf are the cells that are not empty as excelize gives them: by name, the
// raw value as text.
func cellsOf(file []byte, keep int64) (map[string]string, error) {
	l := xlsx.DefaultLimits()
	l.Keep, l.Columns = keep, 16384
	book, err := openWithin(file, l)
	if err != nil {
		return nil, err
	}
	cells := map[string]string{}
	_, err = book.Read(0, func(r *xlsx.Row) error {
		for _, c := range r.Cells {
			value := c.Text
			switch c.Kind {
			case xlsx.Number:
				value = strconv.FormatFloat(c.Number, 'g', -1, 64)
			case xlsx.Bool:
				value = map[float64]string{0: "FALSE", 1: "TRUE"}[c.Number]
			}
			if value != "" {
				cells[xlsx.CellName(r.Number, c.Column)] = value
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return cells, nil
}

// excelizeCells are the same as excelize reads them; it is false if it says
// that it cannot.
func excelizeCells(file []byte) (map[string]string, bool) {
	f, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, false
	}
	defer f.Close()
	rows, err := f.Rows("S")
	if err != nil {
		return nil, false
	}
	cells := map[string]string{}
	for row := 1; rows.Next(); row++ {
		columns, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, false
		}
		for column, value := range columns {
			if value == "" {
				continue
			}
			if n, err := strconv.ParseFloat(value, 64); err == nil {
				value = strconv.FormatFloat(n, 'g', -1, 64)
			}
			cells[xlsx.CellName(row, column)] = value
		}
	}
	return cells, rows.Error() == nil
}

// wellFormed is what encoding/xml thinks of a text.
func wellFormed(sheet string) error {
	d := xml.NewDecoder(strings.NewReader(sheet))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
