package xlsx_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sapar/data/xlsx"
)

// awkward are texts that have been lost by one program or another.
var awkward = []string{
	"", " ", "  екі бос орын алдында", "соңында ", "\tтабуляция\t", "бір\nекі\r\nүш\rтөрт", "\n", "\r",
	"<б> & \"г\" 'д' ]]> <![CDATA[", "&amp; &#10;", "=SUM(A1:A9)", "+7 701", "-1", "@b", "'б", "007", "1e5", "TRUE", "#N/A",
	"_x0041_", "_x005F_x0041_", "_x0041_x0042_", "__x0041__", "_x004", "_x0041", "_xZZZZ_", "_x00e9_", "_X0041_",
	"_x0041\x01", "\x01x0041_", "\x00", "\x01\x02\x1f", "\x7f\u0085\u2028", "\ufffe\uffff", "\ufeffбасында",
	"ә қ ө ү і ң ғ ұ һ", "👩‍👩‍👧‍👦 𝒳", "e\u0301", "\u200e\u200f", strings.Repeat("ұзақ мәтін ", 2900), strings.Repeat("😀", 16383),
}

// mended is what a text that is no UTF-8 becomes.
func mended(s string) string { return string([]rune(s)) }

// oneEach is a workbook with each text in two cells of a row, once in the table
// of strings and once in its cell.
func oneEach(t testing.TB, texts []string) []byte {
	return written(t, func(w *xlsx.Writer) {
		s := w.Sheet(xlsx.Sheet{Name: "A"})
		for _, text := range texts {
			s.Row(xlsx.RowOptions{})
			s.Text(0, 0, text)
			s.Unique(1, 0, text)
		}
		s.Close()
	})
}

// readBack are the texts of the rows, as our own reader sees them.
func readBack(t testing.TB, raw []byte, rows int) [][2]string {
	t.Helper()
	b, err := xlsx.Open(bytes.NewReader(raw), int64(len(raw)), xlsx.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	out := make([][2]string, rows)
	_, err = b.Read(0, func(r *xlsx.Row) error {
		for _, c := range r.Cells {
			if c.Kind != xlsx.Text || c.Formula {
				return fmt.Errorf("row %d: %+v", r.Number, c)
			}
			out[r.Number-1][c.Column] = c.Text
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func checkTexts(t testing.TB, texts []string) {
	raw := oneEach(t, texts)
	ours := readBack(t, raw, len(texts))
	f := opened(t, raw)
	for i, text := range texts {
		want := mended(text)
		for j, column := range []string{"A", "B"} {
			if ours[i][j] != want {
				t.Errorf("%s of %q: our reader has %q", column, text, ours[i][j])
			}
			if got, err := f.GetCellValue("A", fmt.Sprintf("%s%d", column, i+1)); err != nil || got != want {
				t.Errorf("%s of %q: excelize has %q, %v", column, text, got, err)
			}
		}
	}
}

func TestWriteAwkwardTexts(t *testing.T) { checkTexts(t, awkward) }

func TestWriteAnyTextComesBack(t *testing.T) {
	text := rapid.OneOf(
		rapid.String(),
		rapid.StringMatching(`([_x0-9A-Fa-f\x01 ]|_x00|x005F_|\n|\r|&|<|é|\x{FFFF}){0,12}`),
		rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
		rapid.SampledFrom(awkward[:len(awkward)-2]),
	)
	rapid.Check(t, func(r *rapid.T) {
		texts := rapid.SliceOfN(text, 1, 30).Draw(r, "texts")
		raw := oneEach(t, texts)
		ours := readBack(t, raw, len(texts))
		for i := range texts {
			if want := mended(texts[i]); ours[i] != [2]string{want, want} {
				r.Fatalf("%q came back as %q", texts[i], ours[i])
			}
		}
	})
}

func TestWriteLongTexts(t *testing.T) {
	for name, text := range map[string]string{
		"letters":       strings.Repeat("ә", 32767),
		"pairs":         strings.Repeat("😀", 16383) + "a",
		"wrong bytes":   strings.Repeat("\xff", 32767),
		"to be escaped": strings.Repeat("\x01", 32767),
	} {
		t.Run(name, func(t *testing.T) {
			checkTexts(t, []string{text})
			for _, long := range []string{text + "a", "a" + text} {
				for i, write := range []func(*xlsx.SheetWriter){
					func(s *xlsx.SheetWriter) { s.Text(3, 0, long) },
					func(s *xlsx.SheetWriter) { s.Unique(3, 0, long) },
				} {
					_, err := attempt(func(w *xlsx.Writer) {
						s := w.Sheet(xlsx.Sheet{Name: "Парақ"})
						s.Row(xlsx.RowOptions{Number: 7})
						write(s)
						s.Close()
					})
					if err == nil || !strings.Contains(err.Error(), "Парақ") || !strings.Contains(err.Error(), "D7") {
						t.Errorf("%d: %v", i, err)
					}
				}
			}
		})
	}
}
