package xlsx_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/klauspost/compress/flate"

	"sapar/data/xlsx"
)

// huge adds a part that is written by a function, and what it packs to.
func huge(t testing.TB, parts []part, name string, write func(io.Writer)) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, 1) })
	for _, p := range parts {
		w, err := z.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(w, p.text)
	}
	w, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	write(w)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func repeat(w io.Writer, s string, times int) {
	block := []byte(strings.Repeat(s, 1000))
	for range times / 1000 {
		_, _ = w.Write(block)
	}
}

// allocated is how many bytes a call allocates in all.
func allocated(call func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	call()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// What is large, is read in a memory that is small, or refused.
func TestReadHuge(t *testing.T) {
	const sheetName = "xl/worksheets/sheet1.xml"
	base := with(handmade(""), part{sheetName, ""})
	head, tail := `<worksheet `+mainSpace+`><sheetData>`, `</sheetData></worksheet>`
	for name, c := range map[string]struct {
		write func(io.Writer)
		want  string
	}{
		"spaces among rows": {func(w io.Writer) {
			_, _ = io.WriteString(w, head)
			repeat(w, " ", 100_000_000)
			_, _ = io.WriteString(w, tail)
		}, ""},
		"a comment": {func(w io.Writer) {
			_, _ = io.WriteString(w, head+"<!--")
			repeat(w, " -", 30_000_000)
			_, _ = io.WriteString(w, " -->"+tail)
		}, ""},
		"a formula": {func(w io.Writer) {
			_, _ = io.WriteString(w, head+`<row r="1"><c r="A1"><f>`)
			repeat(w, "1+", 30_000_000)
			_, _ = io.WriteString(w, `1</f><v>1</v></c></row>`+tail)
		}, "A1==1"},
		"all rows": {func(w io.Writer) {
			_, _ = io.WriteString(w, head)
			repeat(w, "<row/>", 1_048_000)
			_, _ = io.WriteString(w, `<row r="1048576"><c><v>1</v></c></row>`+tail)
		}, "A1048576=1"},
		"a text": {func(w io.Writer) {
			_, _ = io.WriteString(w, head+`<row r="1"><c r="A1" t="inlineStr"><is><t>`)
			repeat(w, "a", 30_000_000)
			_, _ = io.WriteString(w, `</t></is></c></row>`+tail)
		}, "sheet_damaged long_text A1"},
		"a value": {func(w io.Writer) {
			_, _ = io.WriteString(w, head+`<row r="1"><c r="A1"><v>`)
			repeat(w, "0", 30_000_000)
			_, _ = io.WriteString(w, `</v></c></row>`+tail)
		}, "sheet_damaged long_text A1"},
		"a tag": {func(w io.Writer) {
			_, _ = io.WriteString(w, head+`<row r="1`)
			repeat(w, "1", 30_000_000)
			_, _ = io.WriteString(w, `"/>`+tail)
		}, "sheet_damaged tag"},
		"depth": {func(w io.Writer) { repeat(w, "<a>", 3_000_000) }, "sheet_damaged element"},
		"depth in an extension": {func(w io.Writer) {
			_, _ = io.WriteString(w, `<worksheet `+mainSpace+`>`)
			repeat(w, "<a>", 3_000_000)
		}, "sheet_damaged nesting"},
		"nothing but less-thans": {func(w io.Writer) { repeat(w, "<", 3_000_000) }, "sheet_damaged xml"},
		"nothing but ampersands": {func(w io.Writer) {
			_, _ = io.WriteString(w, head)
			repeat(w, "&", 3_000_000)
		}, "sheet_damaged entity"},
		"ever more formulas of many cells": {func(w io.Writer) {
			_, _ = io.WriteString(w, head)
			for i := 1; i < 5000; i++ {
				_, _ = fmt.Fprintf(w, `<row><c><f t="array" ref="A%d:B1048576"/></c></row>`, i)
			}
		}, "workbook_too_large formulas"},
	} {
		t.Run(name, func(t *testing.T) {
			file := huge(t, base, sheetName, c.write)
			l := xlsx.DefaultLimits()
			l.Keep = 0
			var got string
			size := allocated(func() { got = sheetTold(file, l) })
			if got != c.want {
				t.Errorf("%.200s, want %s", got, c.want)
			}
			if size > 4<<20 {
				t.Errorf("%d bytes allocated", size)
			}
		})
	}
}

// Each limit is kept, and reaching it is allowed.
func TestReadLimits(t *testing.T) {
	file := zipped(t, handmade(rows(`<row r="7"><c r="C7"><v>1</v></c></row>`)))
	merged := zipped(t, handmade(`<worksheet `+mainSpace+`><sheetData/><mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/></mergeCells></worksheet>`))
	unpacked := int64(0)
	for _, p := range handmade(rows(`<row r="7"><c r="C7"><v>1</v></c></row>`)) {
		unpacked += int64(len(p.text))
	}
	for name, c := range map[string]struct {
		file []byte
		set  func(*xlsx.Limits, int)
		most int
	}{
		"unpacked": {file, func(l *xlsx.Limits, n int) { l.Unpacked = int64(n) }, int(unpacked)},
		"parts":    {file, func(l *xlsx.Limits, n int) { l.Parts = n }, 7},
		"sheets":   {file, func(l *xlsx.Limits, n int) { l.Sheets = n }, 1},
		"rows":     {file, func(l *xlsx.Limits, n int) { l.Rows = n }, 7},
		"columns":  {file, func(l *xlsx.Limits, n int) { l.Columns = n }, 3},
		"strings":  {file, func(l *xlsx.Limits, n int) { l.Strings = n }, 3},
		"text":     {file, func(l *xlsx.Limits, n int) { l.Text = int64(n) }, 5},
		"merges":   {merged, func(l *xlsx.Limits, n int) { l.Merges = n }, 2},
	} {
		t.Run(name, func(t *testing.T) {
			for _, keep := range []int64{0, 1 << 20} {
				l := xlsx.DefaultLimits()
				l.Keep = keep
				c.set(&l, c.most)
				if got := sheetTold(c.file, l); strings.HasPrefix(got, "workbook") {
					t.Errorf("at the limit: %s", got)
				}
				c.set(&l, c.most-1)
				if got, want := sheetTold(c.file, l), "workbook_too_large "+name; got != want {
					t.Errorf("beyond the limit: %s, want %s", got, want)
				}
			}
		})
	}
}

// rawPart is a part whose directory says what the test wants.
type rawPart struct {
	header zip.FileHeader
	packed []byte
}

func zippedRaw(t *testing.T, parts ...rawPart) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		h := p.header
		w, err := z.CreateRaw(&h)
		if err == nil {
			_, err = w.Write(p.packed)
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

func deflated(s string) []byte {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, 6)
	_, _ = io.WriteString(w, s)
	_ = w.Close()
	return b.Bytes()
}

// A directory that lies is found out, before anything is allocated for it.
func TestReadLies(t *testing.T) {
	text := strings.Repeat("text ", 100)
	packed := deflated(text)
	honest := zip.FileHeader{Name: "a.xml", Method: zip.Deflate, CRC32: crc32.ChecksumIEEE([]byte(text)),
		CompressedSize64: uint64(len(packed)), UncompressedSize64: uint64(len(text))}
	for name, c := range map[string]struct {
		change func(*rawPart)
		want   string
	}{
		"it does not lie":         {func(p *rawPart) {}, "not_a_workbook no_workbook"},
		"a size too small":        {func(p *rawPart) { p.header.UncompressedSize64-- }, "workbook_damaged length a.xml"},
		"a size too large":        {func(p *rawPart) { p.header.UncompressedSize64++ }, "workbook_damaged length a.xml"},
		"a size beyond reason":    {func(p *rawPart) { p.header.UncompressedSize64 = 1 << 29 }, "workbook_damaged length a.xml"},
		"a size beyond the limit": {func(p *rawPart) { p.header.UncompressedSize64 = 1 << 40 }, "workbook_too_large unpacked"},
		"another checksum":        {func(p *rawPart) { p.header.CRC32++ }, "workbook_damaged checksum a.xml"},
		"bytes after the end":     {func(p *rawPart) { p.packed = append(bytes.Clone(packed), 0); p.header.CompressedSize64++ }, "workbook_damaged length a.xml"},
		"bytes that lack":         {func(p *rawPart) { p.packed = packed[:len(packed)-1]; p.header.CompressedSize64-- }, "workbook_damaged deflate a.xml"},
		"another method":          {func(p *rawPart) { p.header.Method = 12 }, "workbook_damaged method a.xml"},
		"encrypted":               {func(p *rawPart) { p.header.Flags = 1 }, "workbook_damaged encrypted a.xml"},
		"stored in two sizes":     {func(p *rawPart) { p.header.Method = zip.Store }, "workbook_damaged length a.xml"},
	} {
		t.Run(name, func(t *testing.T) {
			p := rawPart{honest, packed}
			c.change(&p)
			if got := sheetTold(zippedRaw(t, p), xlsx.DefaultLimits()); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}

	t.Run("two entries for one part's bytes", func(t *testing.T) {
		b := zippedRaw(t, rawPart{honest, packed}, rawPart{honest, packed})
		second := bytes.LastIndex(b, []byte("PK\x01\x02"))
		copy(b[second+46:], "b.xml") // so the names differ, and the places do not
		binary.LittleEndian.PutUint32(b[second+42:], 0)
		if got := sheetTold(b, xlsx.DefaultLimits()); !strings.HasPrefix(got, "workbook_damaged overlap") {
			t.Error(got)
		}
	})
	t.Run("a bomb", func(t *testing.T) {
		b := huge(t, handmade(rows("")), "xl/media/a.bin", func(w io.Writer) { repeat(w, "\x00", 50_000_000) })
		l := xlsx.DefaultLimits()
		l.Unpacked = 10 << 20
		size := allocated(func() {
			if got := sheetTold(b, l); got != "workbook_too_large unpacked" {
				t.Error(got)
			}
		})
		if size > 1<<20 {
			t.Errorf("%d bytes allocated", size)
		}
	})
}

// Sizes and places in the fields of zip64 are read as those of old zips.
func TestReadZip64(t *testing.T) {
	b := zip64(t, zipped(t, handmade(rows(`<row r="1"><c r="A1"><v>1</v></c></row>`))))
	if _, err := zip.NewReader(bytes.NewReader(b), int64(len(b))); err != nil {
		t.Fatalf("the test's own zip: %v", err)
	}
	if got := sheetTold(b, xlsx.DefaultLimits()); got != "A1=1" {
		t.Error(got)
	}
	for at := len(b) - 98; at < len(b); at++ {
		b[at] ^= 1
		refusedOrSame(t, b, "{Application: Creator: LastModifiedBy: Title: Created:0001-01-01 00:00:00 +0000 UTC Modified:0001-01-01 00:00:00 +0000 UTC} macros=false external=false\n{Name:S State:0 Chart:false}\n1 hidden=false A1=1\n{Dimension: Merges:[] HiddenColumns:[]}\n")
		b[at] ^= 1
	}
}

// zip64 rewrites a zip's directory so that every value stands in zip64 fields.
func zip64(t *testing.T, b []byte) []byte {
	t.Helper()
	end := b[len(b)-22:]
	start := binary.LittleEndian.Uint32(end[16:])
	out := bytes.Clone(b[:start])
	count := uint64(0)
	for d := b[start : len(b)-22]; len(d) > 0; count++ {
		name, extra := int(binary.LittleEndian.Uint16(d[28:])), int(binary.LittleEndian.Uint16(d[30:]))
		record := bytes.Clone(d[:46+name])
		field := []byte{1, 0, 24, 0}
		for _, at := range []int{24, 20, 42} {
			field = binary.LittleEndian.AppendUint64(field, uint64(binary.LittleEndian.Uint32(record[at:])))
			binary.LittleEndian.PutUint32(record[at:], 0xFFFFFFFF)
		}
		binary.LittleEndian.PutUint16(record[30:], uint16(len(field)))
		out = append(append(out, record...), field...)
		d = d[46+name+extra:]
	}
	length := uint64(len(out)) - uint64(start)
	at := uint64(len(out))
	out = append(out, "PK\x06\x06"...)
	out = binary.LittleEndian.AppendUint64(out, 44)
	out = append(out, 45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	for _, v := range []uint64{count, count, length, uint64(start)} {
		out = binary.LittleEndian.AppendUint64(out, v)
	}
	out = append(out, "PK\x06\x07\x00\x00\x00\x00"...)
	out = binary.LittleEndian.AppendUint64(out, at)
	out = append(out, 1, 0, 0, 0)
	return append(out, "PK\x05\x06\x00\x00\x00\x00\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x00\x00"...)
}
