package layout

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sapar/data/xlsx/xlsxtest"
)

// printed is a word on a printed page, in points.
type printed struct {
	Left   float64 `xml:"xMin,attr"`
	Top    float64 `xml:"yMin,attr"`
	Right  float64 `xml:"xMax,attr"`
	Bottom float64 `xml:"yMax,attr"`
	Text   string  `xml:",chardata"`
}

// Printed, a filled form differs from the empty one only where a mark stood.
func TestPrintedFormsDifferOnlyWhereMarksStood(t *testing.T) {
	toText, toPicture := xlsxtest.Program(t, "pdftotext"), xlsxtest.Program(t, "pdftoppm")
	folder := t.TempDir()
	var paths []string
	named := map[string]string{}
	for name := range forms {
		file := strings.ReplaceAll(name, " ", "-")
		named[name] = file
		raw := form(t, name)
		for ending, content := range map[string][]byte{"empty": raw, "filled": fillRaw(t, raw, Source{Report: events(1), Lang: Kazakh})} {
			path := filepath.Join(folder, file+"-"+ending+".xlsx")
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
			paths = append(paths, path)
		}
	}
	xlsxtest.Convert(t, "pdf", folder, paths...)
	for name, file := range named {
		t.Run(name, func(t *testing.T) {
			empty, filled := filepath.Join(folder, file+"-empty.pdf"), filepath.Join(folder, file+"-filled.pdf")
			a, b := words(t, toText, empty), words(t, toText, filled)
			var marked []printed // what stands in one and not in the other
			for _, pair := range [][2][]printed{{a, b}, {b, a}} {
				for _, w := range pair[0] {
					if !stands(w, pair[1]) {
						marked = append(marked, w)
					}
				}
			}
			if len(marked) == 0 {
				t.Fatal("nothing was filled")
			}
			x, y := picture(t, toPicture, empty), picture(t, toPicture, filled)
			if x.width != y.width || x.height != y.height {
				t.Fatalf("the page was %d × %d and is %d × %d", x.width, x.height, y.width, y.height)
			}
			stray := 0
			for i := range x.gray {
				if int(x.gray[i])-int(y.gray[i]) > 40 || int(y.gray[i])-int(x.gray[i]) > 40 {
					if !inside(float64(i%x.width)*72/dpi, float64(i/x.width)*72/dpi, marked) {
						stray++
					}
				}
			}
			if stray > 0 {
				t.Errorf("%d dots differ where no mark stood", stray)
			}
		})
	}
}

func words(t *testing.T, toText, pdf string) []printed {
	t.Helper()
	out := xlsxtest.Run(t, toText, "-bbox", "-l", "1", pdf, "-")
	var page struct {
		Words []printed `xml:"body>doc>page>word"`
	}
	d := xml.NewDecoder(bytes.NewReader(out))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	if err := d.Decode(&page); err != nil {
		t.Fatal(err)
	}
	return page.Words
}

// stands reports whether the word stands in the same place among others.
func stands(w printed, others []printed) bool {
	for _, o := range others {
		if o.Text == w.Text && abs(o.Left-w.Left) < 0.1 && abs(o.Top-w.Top) < 0.1 {
			return true
		}
	}
	return false
}

func abs(f float64) float64 { return max(f, -f) }

// inside reports whether a dot lies at a word, or in the line between words of
// one height.
func inside(x, y float64, list []printed) bool {
	for _, w := range list {
		if x > w.Left-7 && x < w.Right+7 && y > w.Top-4 && y < w.Bottom+4 {
			return true
		}
	}
	return false
}

const dpi = 60.0

type gray struct {
	width, height int
	gray          []byte
}

func picture(t *testing.T, toPicture, pdf string) gray {
	t.Helper()
	raw := xlsxtest.Run(t, toPicture, "-gray", "-r", fmt.Sprint(dpi), "-f", "1", "-l", "1", pdf)
	var g gray
	var most int
	if _, err := fmt.Fscanf(bytes.NewReader(raw), "P5\n%d %d\n%d\n", &g.width, &g.height, &most); err != nil {
		t.Fatal(err)
	}
	g.gray = raw[len(raw)-g.width*g.height:]
	return g
}
