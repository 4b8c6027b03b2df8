package layout_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sapar/data"
	"sapar/data/layout"
)

// readable is a text as a workbook can hold it: XML has no control characters
// but these, and a cell no more than 32,767 characters.
func readable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && !strings.ContainsRune("\n\t\r", r) || r == '\ufffe' || r == '\uffff' {
			return '\ufffd'
		}
		return r
	}, s)
}

// Any text in any field comes back from the file as it was.
func TestTextsComeBack(t *testing.T) {
	awkward := rapid.OneOf(
		rapid.String(),
		rapid.SampledFrom([]string{
			"=1+1", "+7", "-", "@a", "'", "_x0041_", "_x005F_x0041_", "_x", "&lt;", "]]>", "<b>", "\"", " начало", "конец ",
			"жол\nжол", "\t", "\r\n", "Ә Ғ Қ Ң Ө Ұ Ү Һ І", "{title}", "{note|x}", "()", " ()", ", ", "\x00", "\x1f", "\xff\xfe", "🙂", "0012", "1e5",
		}),
	)
	rapid.Check(t, func(t *rapid.T) {
		r := register(1)
		row := r.Sheets[0].Rows[0]
		text := func(key string) string {
			s := awkward.Draw(t, key)
			row[key] = data.Cell{Value: s}
			return s
		}
		want := map[int]string{
			1: text("number"), 7: text("place"), 9: text("title"), 21: text("plan_item"), 23: text("responsible"), 24: text("note"),
		}
		names := rapid.SliceOfN(awkward, 1, 3).Draw(t, "members")
		row["members"] = data.Cell{Value: names}
		delete(row, "specialties")
		written := names[:0:0]
		for _, name := range names {
			if name != "" {
				written = append(written, name)
			}
		}
		want[10] = strings.Join(written, "\n")
		links := rapid.SliceOfN(awkward, 1, 3).Draw(t, "links")
		row["links"] = data.Cell{Value: links}
		want[19] = strings.Join(links, "\n")
		r.Project.Head = awkward.Draw(t, "head")

		var f strings.Builder
		if err := layout.Draw(&f, r, options(layout.Both)); err != nil {
			t.Fatal(err)
		}
		file := reopened(t, f.String())
		defer file.Close()
		sheet := file.GetSheetName(0)
		_, last := headingOf(file, sheet)
		for column, s := range want {
			if got, err := file.GetCellValue(sheet, cellName(last+1, column)); err != nil || got != readable(s) {
				t.Fatalf("column %d: %q, want %q (%v)", column+1, got, readable(s), err)
			}
		}
	})
}

func TestTextTooLongForACellIsCutWithAMark(t *testing.T) {
	r := register(1)
	r.Sheets[0].Rows[0]["title"] = data.Cell{Value: strings.Repeat("ә", 40_000)}
	f := drawn(t, r, options(layout.Kazakh))
	_, last := heading(t, f, f.GetSheetName(0))
	got, err := f.GetCellValue(f.GetSheetName(0), cellName(last+1, 9))
	if err != nil || got != strings.Repeat("ә", 32_766)+"…" {
		t.Errorf("%d characters came back (%v)", len([]rune(got)), err)
	}
}
