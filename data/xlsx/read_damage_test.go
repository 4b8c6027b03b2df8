package xlsx_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"sapar/data"
	"sapar/data/xlsx"
)

// richBook is a small workbook with everything that a book tells.
func richBook(t testing.TB) []byte {
	sheet := `<worksheet ` + mainSpace + `><dimension ref="A1:F3"/><cols><col min="2" max="3" hidden="1"/></cols><sheetData>` +
		`<row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45000</v></c><c r="C1" t="inlineStr"><is><t>x &amp; y</t></is></c></row>` +
		`<row r="3"><c r="A3"><f>1+1</f><v>2</v></c><c r="B3" t="b"><v>1</v></c><c r="F3" t="e"><v>#REF!</v></c></row>` +
		`</sheetData><mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells></worksheet>`
	return zipped(t, with(handmade(sheet),
		part{"xl/workbook.xml", `<workbook ` + mainSpace + ` ` + relSpace + `><sheets><sheet name="Бір" sheetId="1" r:id="rId1"/><sheet name="S2" state="veryHidden" sheetId="2" r:id="rId4"/></sheets></workbook>`},
		part{"xl/_rels/workbook.xml.rels", relsOf("rId1", relType+"worksheet", "worksheets/sheet1.xml", "rId4", relType+"worksheet", "worksheets/sheet2.xml",
			"rId2", relType+"sharedStrings", "/xl/sharedStrings.xml", "rId3", relType+"styles", "styles.xml")},
		part{"xl/worksheets/sheet2.xml", rows(`<row><c><v>1</v></c></row>`)},
		part{"_rels/.rels", relsOf("rId1", relType+"officeDocument", "xl/workbook.xml", "rId2", relType+"extended-properties", "docProps/app.xml",
			"rId3", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml")},
		part{"docProps/app.xml", `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Sapar</Application></Properties>`},
		part{"docProps/core.xml", `<p:coreProperties xmlns:p="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
			`<dc:creator>Ә</dc:creator><dc:title>T</dc:title><p:lastModifiedBy>M</p:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">2024-01-02T03:04:05Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2024-02-03T04:05:06+05:00</dcterms:modified></p:coreProperties>`},
		part{"xl/media/image1.png", strings.Repeat("picture", 20)},
	))
}

const richTold = `{Application:Sapar Creator:Ә LastModifiedBy:M Title:T Created:2024-01-02 03:04:05 +0000 UTC Modified:2024-02-02 23:05:06 +0000 UTC} macros=false external=false
{Name:Бір State:0 Chart:false}
1 hidden=true A1="ә", B1=date 45000, C1="x & y"
3 hidden=false A3==2, B3=bool 1, F3=#REF!
{Dimension:A1:F3 Merges:[A2:B2] HiddenColumns:[{First:1 Last:2}]}
{Name:S2 State:2 Chart:false}
1 hidden=false A1=1
{Dimension: Merges:[] HiddenColumns:[]}
`

func TestReadAll(t *testing.T) {
	book, err := open(richBook(t))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := told(book); err != nil || got != richTold {
		t.Errorf("%v\n%s\nwant\n%s", err, got, richTold)
	}
}

// refusedOrSame opens damaged bytes: they are refused with a code, or tell the
// same as the good ones.
func refusedOrSame(t *testing.T, b []byte, good string) (refused bool) {
	t.Helper()
	book, err := open(b)
	if err == nil {
		var got string
		if got, err = told(book); err == nil {
			if got != good {
				t.Errorf("reads as\n%s", got)
			}
			return false
		}
	}
	var e *data.Error
	if !errors.As(err, &e) {
		t.Errorf("an error without a code: %v", err)
	}
	return true
}

// Of a good workbook's bits each is wrong once. Where the damage shows nowhere
// it is in what no reader looks at: times, versions, bits that fill bytes.
func TestReadEveryBitFlipped(t *testing.T) {
	for name, good := range map[string][]byte{
		"made by hand":          richBook(t),
		"stored, written apart": zippedWith(t, zip.Store, handmade(rows(`<row r="1"><c r="A1"><v>1</v></c></row>`))),
		"streamed":              zippedWith(t, zip.Deflate, handmade(rows(`<row r="1"><c r="A1"><v>1</v></c></row>`))),
	} {
		t.Run(name, func(t *testing.T) {
			book, err := open(good)
			if err != nil {
				t.Fatal(err)
			}
			want, err := told(book)
			if err != nil {
				t.Fatal(err)
			}
			same := 0
			for bit := range 8 * len(good) {
				good[bit/8] ^= 1 << (bit % 8)
				if !refusedOrSame(t, good, want) {
					same++
				}
				good[bit/8] ^= 1 << (bit % 8)
				if t.Failed() {
					t.Fatalf("bit %d", bit)
				}
			}
			t.Logf("%d bits, %d of them show nowhere", 8*len(good), same)
		})
	}
}

// A larger workbook of excelize's, at bits drawn by lot.
func TestReadBitsFlippedOfExcelize(t *testing.T) {
	good := streamed(t, districtTable(40))
	book, err := open(good)
	if err != nil {
		t.Fatal(err)
	}
	want, err := told(book)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(3, 4))
	for range 6000 {
		bit := random.IntN(8 * len(good))
		good[bit/8] ^= 1 << (bit % 8)
		refusedOrSame(t, good, want)
		good[bit/8] ^= 1 << (bit % 8)
		if t.Failed() {
			t.Fatalf("bit %d", bit)
		}
	}
}

// A file that is cut anywhere is refused, and so is one with something before
// or after it.
func TestReadCut(t *testing.T) {
	good := richBook(t)
	for n := range good {
		if !refusedOrSame(t, good[:n], richTold) {
			t.Errorf("opens when cut after %d bytes of %d", n, len(good))
		}
	}
	for name, b := range map[string][]byte{
		"something before it": append([]byte("MZ"), good...),
		"something after it":  append(bytes.Clone(good), 0),
		"itself twice":        append(bytes.Clone(good), good...),
	} {
		if _, err := open(b); err == nil {
			t.Errorf("opens with %s", name)
		}
	}
}

// zippedWith is the file of some parts as Go's own writer makes it: with sizes
// behind the parts.
func zippedWith(t testing.TB, method uint16, parts []part) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: method})
		if err == nil {
			_, err = io.WriteString(w, p.text)
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

// What is wrong with a file is told by its code.
func TestReadDamage(t *testing.T) {
	sheet := rows(`<row r="1"><c r="A1"><v>1</v></c></row>`)
	good := handmade(sheet)
	workbook := func(inside string) part {
		return part{"xl/workbook.xml", `<workbook ` + mainSpace + ` ` + relSpace + `>` + inside + `</workbook>`}
	}
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"no bytes":               {nil, "not_a_workbook empty"},
		"a text":                 {[]byte("name;age\n"), "not_a_workbook not_zip"},
		"a zip without workbook": {zipped(t, []part{{"a.txt", "a"}}), "not_a_workbook no_workbook"},
		"an empty zip":           {zipped(t, nil), "not_a_workbook no_workbook"},
		"a document":             {zipped(t, with(good, part{"xl/workbook.xml", `<w:document xmlns:w="urn:w"/>`})), "not_a_workbook no_workbook"},
		"a binary workbook": {zipped(t, with(good, part{"xl/workbook.bin", "x"},
			part{"_rels/.rels", relsOf("a", relType+"officeDocument", "xl/workbook.bin")})), "not_a_workbook binary"},
		"an old workbook":            {compound("Root Entry", "Workbook"), "old_workbook"},
		"a very old workbook":        {compound("Root Entry", "Book"), "old_workbook"},
		"a workbook with a password": {compound("EncryptionInfo", "EncryptedPackage"), "workbook_password"},
		"an old document":            {compound("WordDocument"), "not_a_workbook not_zip"},
		"a part twice":               {zipped(t, append(good, part{"XL\\Styles.xml", "x"})), "workbook_damaged duplicate XL/Styles.xml"},
		"no sheet":                   {zipped(t, with(good, part{"xl/worksheets/sheet1.xml", ""})), "workbook_damaged missing_part xl/worksheets/sheet1.xml"},
		"no strings":                 {zipped(t, with(good, part{"xl/sharedStrings.xml", ""})), "workbook_damaged missing_part xl/sharedStrings.xml"},
		"no styles":                  {zipped(t, with(good, part{"xl/styles.xml", ""})), "workbook_damaged missing_part xl/styles.xml"},
		"no workbook":                {zipped(t, with(good, part{"xl/workbook.xml", ""})), "workbook_damaged missing_part xl/workbook.xml"},
		"no relationships":           {zipped(t, with(good, part{"xl/_rels/workbook.xml.rels", ""})), "workbook_damaged attribute xl/workbook.xml"},
		"a relationship twice":       {zipped(t, with(good, part{"xl/_rels/workbook.xml.rels", relsOf("a", relType+"worksheet", "x", "a", relType+"worksheet", "y")})), "workbook_damaged duplicate xl/_rels/workbook.xml.rels"},
		"no list of sheets":          {zipped(t, with(good, workbook(``))), "workbook_damaged element xl/workbook.xml"},
		"a sheet twice":              {zipped(t, with(good, workbook(`<sheets><sheet name="a" r:id="rId1"/><sheet name="b" r:id="rId1"/></sheets>`))), "workbook_damaged duplicate xl/workbook.xml"},
		"a sheet without a name":     {zipped(t, with(good, workbook(`<sheets><sheet r:id="rId1"/></sheets>`))), "workbook_damaged attribute xl/workbook.xml"},
		"a sheet half hidden":        {zipped(t, with(good, workbook(`<sheets><sheet name="a" state="half" r:id="rId1"/></sheets>`))), "workbook_damaged attribute xl/workbook.xml"},
		"a sheet without a part":     {zipped(t, with(good, workbook(`<sheets><sheet name="a" r:id="rId9"/></sheets>`))), "workbook_damaged attribute xl/workbook.xml"},
		"a sheet that is a style":    {zipped(t, with(good, workbook(`<sheets><sheet name="a" r:id="rId3"/></sheets>`))), "workbook_damaged attribute xl/workbook.xml"},
		"strings cut":                {zipped(t, with(good, part{"xl/sharedStrings.xml", `<sst ` + mainSpace + `><si><t>a</t></si>`})), "workbook_damaged xml_end xl/sharedStrings.xml"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := sheetTold(c.file, xlsx.DefaultLimits()); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

// compound is a compound file whose directory has these streams.
func compound(streams ...string) []byte {
	b := make([]byte, 1024, 4096)
	copy(b, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	for _, name := range streams {
		record := make([]byte, 128)
		units := utf16.Encode([]rune(name))
		for i, u := range units {
			binary.LittleEndian.PutUint16(record[2*i:], u)
		}
		record[64], record[66] = byte(2*len(units)+2), 2
		b = append(b, record...)
	}
	return b
}

// Excelize's own password makes a compound file.
func TestReadPassword(t *testing.T) {
	f := excelize.NewFile()
	var b bytes.Buffer
	if err := f.Write(&b, excelize.Options{Password: "x"}); err != nil {
		t.Fatal(err)
	}
	if _, err := open(b.Bytes()); refusal(err) != "workbook_password" {
		t.Errorf("refused with %v", err)
	}
}

// A file whose bytes cannot be had is no damaged file.
func TestReadFailingStick(t *testing.T) {
	good := richBook(t)
	gone := errors.New("device not ready")
	for n := range 40 {
		_, err := xlsx.Open(&failing{bytes.NewReader(good), n, gone}, int64(len(good)), xlsx.DefaultLimits())
		var e *data.Error
		if err != nil && (!errors.Is(err, gone) || errors.As(err, &e)) {
			t.Fatalf("after %d reads: %v", n, err)
		}
		if err == nil && n < 10 {
			t.Fatalf("opens with %d reads", n)
		}
	}
}

// failing is a file that can be read a few times.
type failing struct {
	io.ReaderAt
	left int
	err  error
}

func (f *failing) ReadAt(b []byte, at int64) (int, error) {
	if f.left--; f.left < 0 {
		return 0, f.err
	}
	return f.ReaderAt.ReadAt(b, at)
}

// A file that changes after it was opened is refused, not read as it is now.
func TestReadChangedSince(t *testing.T) {
	good := richBook(t)
	l := xlsx.DefaultLimits()
	l.Keep = 0
	book, err := openWithin(good, l)
	if err != nil {
		t.Fatal(err)
	}
	for i := range good {
		good[i] ^= 1
	}
	if _, err := told(book); err == nil {
		t.Error("reads what was not checked")
	}
}
