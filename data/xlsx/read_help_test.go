package xlsx_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/flate"

	"sapar/data"
	"sapar/data/xlsx"
)

// part is a file in a workbook that a test makes by hand.
type part struct{ name, text string }

const (
	mainSpace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relSpace  = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relType   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// relsOf is a part with relationships: id, type and target by three.
func relsOf(lines ...string) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i := 0; i < len(lines); i += 3 {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s" Target="%s"/>`, lines[i], lines[i+1], lines[i+2])
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

// handmade are the parts of a workbook with one sheet. Its styles: 0 shows a
// number, 1 a date, 2 a time of day, 3 a date by a code of its own. Its shared
// strings: "ә", "", "a b".
func handmade(sheet string) []part {
	return []part{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", relsOf("rId1", relType+"officeDocument", "xl/workbook.xml")},
		{"xl/workbook.xml", `<workbook ` + mainSpace + ` ` + relSpace + `><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", relsOf("rId1", relType+"worksheet", "worksheets/sheet1.xml",
			"rId2", relType+"sharedStrings", "/xl/sharedStrings.xml", "rId3", relType+"styles", "styles.xml")},
		{"xl/sharedStrings.xml", `<sst ` + mainSpace + `><si><t>ә</t></si><si><t/></si><si><r><rPr><b/></rPr><t xml:space="preserve">a </t></r><r><t>b</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si></sst>`},
		{"xl/styles.xml", `<styleSheet ` + mainSpace + `><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-43F]dd&quot;h&quot;.mm.yyyy"/></numFmts>` +
			`<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="164"/></cellXfs></styleSheet>`},
		{"xl/worksheets/sheet1.xml", sheet},
	}
}

// rows is a sheet with what stands in its sheetData.
func rows(inside string) string {
	return `<worksheet ` + mainSpace + `><sheetData>` + inside + `</sheetData></worksheet>`
}

// with replaces parts, or adds them; a part without text is left out.
func with(parts []part, changes ...part) []part {
	out := append([]part{}, parts...)
next:
	for _, c := range changes {
		for i := range out {
			if out[i].name == c.name {
				out[i] = c
				continue next
			}
		}
		out = append(out, c)
	}
	kept := out[:0]
	for _, p := range out {
		if p.text != "" {
			kept = append(kept, p)
		}
	}
	return kept
}

// zipped is the file of some parts.
func zipped(t testing.TB, parts []part) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		var packed bytes.Buffer
		w, _ := flate.NewWriter(&packed, 1)
		_, _ = io.WriteString(w, p.text)
		_ = w.Close()
		h := &zip.FileHeader{Name: p.name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE([]byte(p.text)),
			CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(len(p.text))}
		raw, err := z.CreateRaw(h)
		if err == nil {
			_, err = raw.Write(packed.Bytes())
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// open opens bytes within the usual limits.
func open(b []byte) (*xlsx.Book, error) { return openWithin(b, xlsx.DefaultLimits()) }

func openWithin(b []byte, l xlsx.Limits) (*xlsx.Book, error) {
	return xlsx.Open(bytes.NewReader(b), int64(len(b)), l)
}

// told is everything that a book says, as text.
func told(b *xlsx.Book) (string, error) {
	var out strings.Builder
	fmt.Fprintf(&out, "%+v macros=%t external=%t\n", b.Properties(), b.Macros(), b.External())
	for i, s := range b.Sheets() {
		fmt.Fprintf(&out, "%+v\n", s)
		table, err := b.Read(i, func(r *xlsx.Row) error {
			fmt.Fprintf(&out, "%d hidden=%t %s\n", r.Number, r.Hidden, cellsTold(r))
			return nil
		})
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&out, "%+v\n", table)
	}
	return out.String(), nil
}

// cellsTold is a row in short: A="text", B=1.5, C=date 45000, D=bool 1, E=#N/A,
// with "=" before a value that a formula came to and "?" for one that lacks.
func cellsTold(r *xlsx.Row) string {
	var all []string
	for _, c := range r.Cells {
		value := ""
		switch c.Kind {
		case xlsx.Text:
			value = fmt.Sprintf("%q", c.Text)
		case xlsx.Number:
			value = fmt.Sprint(c.Number)
			if c.Date {
				value = "date " + value
			}
		case xlsx.Bool:
			value = fmt.Sprint("bool ", c.Number)
		case xlsx.Failure:
			value = c.Text
		}
		if c.Formula {
			value = "=" + value
		}
		if c.Missing {
			value += "?"
		}
		name := xlsx.CellName(r.Number, c.Column)
		all = append(all, name+"="+value)
	}
	return strings.Join(all, ", ")
}

// sheetTold reads the only sheet of a workbook: its rows, or what is wrong.
func sheetTold(b []byte, l xlsx.Limits) string {
	book, err := openWithin(b, l)
	if err != nil {
		return refusal(err)
	}
	var all []string
	if _, err := book.Read(0, func(r *xlsx.Row) error {
		all = append(all, cellsTold(r))
		return nil
	}); err != nil {
		return refusal(err)
	}
	return strings.Join(all, " | ")
}

// refusal is an error in short: its code, its what and its cell.
func refusal(err error) string {
	var e *data.Error
	if !errors.As(err, &e) {
		return "error " + err.Error()
	}
	words := []string{e.Code}
	for _, arg := range []string{"what", "cell", "part"} {
		if v, there := e.Args[arg]; there && v != "" && !(arg == "part" && e.Code == "sheet_damaged") {
			words = append(words, fmt.Sprint(v))
		}
	}
	return strings.Join(words, " ")
}
