package paper

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"sapar/data/xlsx"
)

// Measures of the workbook: widths in characters, heights in points.
const (
	signHeight                      = 30.0 // a row that is signed
	bookTitle, bookAbout, bookSmall = 13.0, 10.0, 8.0
	aboutChars, smallChars          = 88, 104 // of a line across one half
	smallLine, aboutHeight          = 11.0, 14.0
	chunkLines                      = 30 // of consent in a row: a row has a greatest height
	headHeight                      = 62.0
)

// bookWidths are those of the columns; the first five are the one half.
var bookWidths = [columns]float64{5, 30, 8, 6.5, 24, 18, 15, 17, 16, 10}

// halfOf are the cells across which each half stands.
var halfOf = [2][2]string{{"A", "E"}, {"F", "J"}}

// writeWorkbook writes the sheet as .xlsx, ready to be printed.
func (s *sheet) writeWorkbook(out io.Writer) error {
	w := xlsx.NewWriter(out, xlsx.Properties{Title: s.paper.Code})
	title := w.Style(xlsx.Style{Bold: true, Size: bookTitle})
	about := w.Style(xlsx.Style{Size: bookAbout, Wrap: true, Down: "top"})
	small := w.Style(xlsx.Style{Size: bookSmall, Wrap: true, Down: "top"})
	code := w.Style(xlsx.Style{Bold: true, Size: bookAbout})
	head := w.Style(xlsx.Style{Bold: true, Size: bookSmall, Wrap: true, Border: true, Fill: "EBEFF3", Across: "center", Down: "center"})
	cell := w.Style(xlsx.Style{Wrap: true, Border: true, Down: "center"})
	middle := w.Style(xlsx.Style{Wrap: true, Border: true, Across: "center", Down: "center"})
	number := w.Style(xlsx.Style{Bold: true, Border: true, Across: "center", Down: "center"})
	long := w.Style(xlsx.Style{Size: bookSmall, Wrap: true, Border: true, Down: "center"})
	tiny := w.Style(xlsx.Style{Size: bookSmall, Wrap: true, Border: true, Across: "right", Down: "center"})

	above := s.above(title, about, small)
	o := xlsx.Sheet{Name: s.paper.Code + " № " + s.span(), Landscape: true, FitWidth: true}
	for _, width := range bookWidths {
		o.Columns = append(o.Columns, xlsx.Column{Width: width})
	}
	for i := range above {
		for _, h := range halfOf {
			o.Merges = append(o.Merges, fmt.Sprintf("%s%d:%s%d", h[0], i+1, h[1], i+1))
		}
	}
	first := len(above) + 1 // the row of the code
	o.Merges = append(o.Merges, fmt.Sprintf("A%d:J%d", first, first))
	o.TitleRows = [2]int{first, first + 1}

	page := w.Sheet(o)
	for _, r := range above {
		page.Row(xlsx.RowOptions{Height: r.height})
		page.Text(0, r.style, r.texts[0])
		page.Text(columnCategory, r.style, r.texts[1])
	}
	page.Row(xlsx.RowOptions{Height: 18})
	page.Text(0, code, joined(" · ", s.paper.Code, s.foot))
	page.Row(xlsx.RowOptions{Height: headHeight})
	for c := range columns {
		page.Text(c, head, s.halves[0].heads[c]+"\n"+s.halves[1].heads[c])
	}
	ask := answers()
	boxes := ask[0] + " □\n" + ask[1] + " □"
	for _, r := range s.rows {
		name, nameHeight := setIn(r.name, columnName, cell, long)
		work, workHeight := setIn(r.work, columnWork, cell, long)
		page.Row(xlsx.RowOptions{Height: max(signHeight, nameHeight, workHeight)})
		page.Int(columnNumber, number, int64(r.number))
		page.Text(columnName, name, r.name)
		page.Text(columnYear, middle, r.year)
		page.Text(columnSex, middle, r.sex)
		page.Text(columnWork, work, r.work)
		page.Text(columnCategory, cell, r.category)
		page.Blank(columnPhone, cell)
		page.Blank(columnSignature, cell)
		dash := ""
		if r.adult {
			dash = "–"
		}
		page.Text(columnRepresentative, middle, dash)
		page.Text(columnPhoto, tiny, boxes)
	}
	page.Close()
	return w.Close()
}

// setIn is the style of a text in a column, in small letters where it takes
// more than two lines, and the height that it needs then.
func setIn(text string, column int, usual, small xlsx.StyleID) (xlsx.StyleID, float64) {
	width := int(bookWidths[column]) - 2
	if len(chopped(text, width)) <= 2 {
		return usual, 0
	}
	return small, smallLine*float64(len(chopped(text, width*5/4))) + 2
}

// span is the first number and the last.
func (s *sheet) span() string {
	if len(s.rows) == 0 {
		return "0"
	}
	return fmt.Sprintf("%d-%d", s.rows[0].number, s.rows[len(s.rows)-1].number)
}

// line is a row above the list: a text in each half.
type line struct {
	texts  [2]string
	style  xlsx.StyleID
	height float64
}

// above are the rows above the list. Merged cells do not grow with their text:
// each row is made as high as its text is long.
func (s *sheet) above(title, about, small xlsx.StyleID) []line {
	kk, ru := &s.halves[0], &s.halves[1]
	out := []line{{[2]string{kk.title, ru.title}, title, 20}}
	for i := range kk.about {
		texts := [2]string{kk.about[i], ru.about[i]}
		n := max(len(chopped(texts[0], aboutChars)), len(chopped(texts[1], aboutChars)))
		out = append(out, line{texts, about, aboutHeight * float64(n)})
	}
	var lines [2][]string
	for i, h := range s.halves {
		for _, text := range h.consent {
			lines[i] = append(lines[i], chopped(text, smallChars)...)
		}
	}
	for len(lines[0])+len(lines[1]) > 0 {
		l := line{style: small}
		most := 0
		for i := range lines {
			n := min(chunkLines, len(lines[i]))
			l.texts[i], lines[i] = strings.Join(lines[i][:n], "\n"), lines[i][n:]
			most = max(most, n)
		}
		l.height = smallLine*float64(most) + 4
		out = append(out, l)
	}
	return out
}

// chopped breaks a text into lines as wide as so many letters of the usual
// width. The program that opens the workbook has letters of its own: this is
// near enough to make a row as high as it has to be.
func chopped(text string, width int) []string {
	var lines []string
	now := ""
	for _, word := range strings.Fields(text) {
		if now != "" && wide(now)+wide(" ")+wide(word) > 10*width {
			lines, now = append(lines, now), ""
		}
		for wide(word) > 10*width {
			letters := []rune(word)
			n := len(letters) - 1
			for n > 1 && wide(string(letters[:n])) > 10*width {
				n--
			}
			lines, word = append(lines, string(letters[:n])), string(letters[n:])
		}
		now = joined(" ", now, word)
	}
	return append(lines, now)
}

// wide is how wide a text is, in tenths of the usual letter.
func wide(text string) int {
	n := 0
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Cyrillic, unicode.Latin) && unicode.IsUpper(r):
			n += 13
		case strings.ContainsRune(broad, r):
			n += 16
		case strings.ContainsRune(slim, r):
			n += 6
		default:
			n += 10
		}
	}
	return n
}

// broad and slim letters.
const (
	broad = "\u0436\u043c\u0444\u0448\u0449\u044b\u044emw@"
	slim  = "\u0456ijlftr.,:;!'|() -"
)
