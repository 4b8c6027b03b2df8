package xlsx_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sapar/data/xlsx"
)

var surnames = []string{"Әбілқасымов", "Ермеков", "Жұмабаева", "Қожахмет", "Омаров", "Сейітова", "Төлегенов", "Ыбырай"}

// districtTable is the attendance of a district's year: rows by 12 columns.
func districtTable(rows int) [][]any {
	random := rand.New(rand.NewPCG(1, 2))
	out := make([][]any, rows)
	for i := range out {
		out[i] = []any{i + 1, fmt.Sprintf("%s Айгүл %d", surnames[random.IntN(8)], random.IntN(6000)), "әйел", 15 + random.IntN(20),
			fmt.Sprintf("+7 701 %07d", random.IntN(1e7)), "Ақжайық ауданы", fmt.Sprintf("№ %d ауыл", random.IntN(80)),
			45000 + random.IntN(365), "студент", random.IntN(2), fmt.Sprintf("E-%05d", i/120), float64(random.IntN(1000)) / 8}
	}
	return out
}

// streamed is a workbook as excelize's StreamWriter writes it: texts in cells.
func streamed(t testing.TB, table [][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	for i, row := range table {
		if err == nil {
			err = w.SetRow(xlsx.CellName(i+1, 0), row)
		}
	}
	if err == nil {
		err = w.Flush()
	}
	var b bytes.Buffer
	if err == nil {
		err = f.Write(&b)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// shared is a workbook as Excel writes it: texts beside the cells.
func shared(t testing.TB, table [][]any) []byte {
	t.Helper()
	var sheet, texts strings.Builder
	index := map[string]int{}
	for i, row := range table {
		fmt.Fprintf(&sheet, `<row r="%d" spans="1:12" x14ac:dyDescent="0.25">`, i+1)
		for column, v := range row {
			name := xlsx.CellName(i+1, column)
			text, is := v.(string)
			if !is {
				fmt.Fprintf(&sheet, `<c r="%s" s="0"><v>%v</v></c>`, name, v)
				continue
			}
			n, known := index[text]
			if !known {
				n = len(index)
				index[text] = n
				fmt.Fprintf(&texts, `<si><t>%s</t></si>`, text)
			}
			fmt.Fprintf(&sheet, `<c r="%s" s="0" t="s"><v>%d</v></c>`, name, n)
		}
		sheet.WriteString(`</row>`)
	}
	return zipped(t, with(handmade(`<worksheet `+mainSpace+` xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><sheetData>`+sheet.String()+`</sheetData></worksheet>`),
		part{"xl/sharedStrings.xml", `<sst ` + mainSpace + `>` + texts.String() + `</sst>`}))
}

// A region is twelve districts of 36,000 rows; here is one.
func BenchmarkRead(b *testing.B) {
	table := districtTable(36_000)
	for name, file := range map[string][]byte{"inline": streamed(b, table), "shared": shared(b, table)} {
		for keep, l := range map[string]xlsx.Limits{"kept": xlsx.DefaultLimits(), "unpacked twice": {}} {
			if l.Rows == 0 {
				l = xlsx.DefaultLimits()
				l.Keep = 0
			}
			b.Run(name+" "+keep, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					book, err := openWithin(file, l)
					if err != nil {
						b.Fatal(err)
					}
					cells := 0
					if _, err := book.Read(0, func(r *xlsx.Row) error { cells += len(r.Cells); return nil }); err != nil || cells != 12*36_000 {
						b.Fatal(cells, err)
					}
				}
				b.ReportMetric(float64(len(file)), "file-bytes")
			})
		}
	}
}
