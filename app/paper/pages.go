package paper

import (
	"fmt"
	"io"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"sapar/assets"
	"sapar/data"
)

// Measures of a page, in millimetres; letters in points.
const (
	pageWidth, pageHeight = 297.0, 210.0 // A4, landscape: a row is long
	margin                = 10.0
	bottom                = pageHeight - 14 // where the foot begins
	between               = 7.0             // the halves
	halfWidth             = (pageWidth - 2*margin - between) / 2
	rowHeight             = 10.0 // room for a signature
	inset                 = 1.2  // of a text in its cell

	titleSize, aboutSize, consentSize = 11.0, 8.5, 6.8
	titleLine, aboutLine, consentLine = 6.5, 4.0, 2.95
	headSize, headLine                = 6.5, 2.7
	footSize                          = 7.5
)

// widths are those of the columns; they fill the page.
var widths = [columns]float64{9, 58, 14, 13, 46, 33, 27, 31, 29, 17}

const (
	family = "noto"
	bold   = "B"
)

// page is what stands on one.
type page struct {
	about   bool
	consent [2][]string // lines
	rows    []row
}

// pages sets a sheet on pages.
type pages struct {
	*fpdf.Fpdf
	s      *sheet
	about  [2][]string // lines
	heads  [columns][2][]string
	head   float64 // height of the list's head
	height float64 // of what stands above the consent
}

// writePages writes the sheet as PDF.
func (s *sheet) writePages(out io.Writer) error {
	p := &pages{Fpdf: fpdf.New("L", "mm", "A4", ""), s: s}
	p.SetAutoPageBreak(false, 0)
	p.SetCellMargin(0)
	p.SetCatalogSort(true)
	p.SetCreationDate(s.paper.At)
	p.SetModificationDate(s.paper.At)
	p.SetProducer("Sapar", true)
	p.SetTitle(s.paper.Code, true)
	p.SetLang("kk")
	for style, file := range map[string]string{"": "Regular", bold: "Bold"} {
		letters, err := assets.Fonts.ReadFile("fonts/NotoSans-" + file + ".ttf")
		if err != nil {
			return fmt.Errorf("read letters: %w", err)
		}
		p.AddUTF8FontFromBytes(family, style, letters)
	}
	p.measure()
	all := p.plan()
	for i, each := range all {
		p.draw(each, i+1, len(all))
	}
	if err := p.Output(out); err != nil {
		return fmt.Errorf("write pages: %w", err)
	}
	return nil
}

// measure breaks into lines what stands above the list, and its headings.
func (p *pages) measure() {
	for i, h := range p.s.halves {
		p.letters("", aboutSize)
		for _, text := range h.about {
			p.about[i] = append(p.about[i], p.wrap(text, halfWidth)...)
		}
		for c, text := range h.heads {
			p.letters(headStyle(i), headSize)
			p.heads[c][i] = p.wrap(text, widths[c]-inset)
		}
	}
	for _, each := range p.heads {
		p.head = max(p.head, headLine*float64(len(each[0])+len(each[1]))+2)
	}
	p.height = titleLine + aboutLine*float64(max(len(p.about[0]), len(p.about[1]))) + 3
}

// headStyle sets the Kazakh headings off from the Russian ones.
func headStyle(half int) string {
	if half == 0 {
		return bold
	}
	return ""
}

// plan breaks the sheet into pages: the consent first, however long, then the
// list.
func (p *pages) plan() []page {
	var consent [2][]string
	p.letters("", consentSize)
	for i, h := range p.s.halves {
		for _, text := range h.consent {
			consent[i] = append(consent[i], p.wrap(text, halfWidth)...)
		}
	}
	now := page{about: true}
	y := margin + p.height
	var all []page
	turn := func() {
		all = append(all, now)
		now, y = page{}, margin
	}
	for len(consent[0])+len(consent[1]) > 0 {
		room := int((bottom - y) / consentLine)
		most := 0
		for i := range consent {
			n := min(room, len(consent[i]))
			now.consent[i], consent[i] = consent[i][:n], consent[i][n:]
			most = max(most, n)
		}
		y += consentLine * float64(most)
		if len(consent[0])+len(consent[1]) > 0 {
			turn()
		}
	}
	y += 3
	for i, r := range p.s.rows {
		if i == 0 && y+p.head+2*rowHeight > bottom || y+rowHeight > bottom {
			turn()
		}
		if len(now.rows) == 0 {
			y += p.head
		}
		now.rows = append(now.rows, r)
		y += rowHeight
	}
	return append(all, now)
}

// draw draws a page.
func (p *pages) draw(now page, number, of int) {
	p.AddPage()
	p.SetLineWidth(0.2)
	y := margin
	if now.about {
		p.drawAbout()
		y += p.height
	}
	p.letters("", consentSize)
	most := 0
	for i, lines := range now.consent {
		for n, line := range lines {
			p.line(p.left(i), y+consentLine*float64(n), halfWidth, consentLine, "L", line)
		}
		most = max(most, len(lines))
	}
	y += consentLine * float64(most)
	if most > 0 {
		p.SetDrawColor(190, 190, 190)
		p.Line(pageWidth/2, margin, pageWidth/2, y)
		p.SetDrawColor(0, 0, 0)
		y += 3
	}
	if len(now.rows) > 0 {
		p.drawHead(y)
		for i, r := range now.rows {
			p.drawRow(r, y+p.head+rowHeight*float64(i))
		}
	}
	p.drawFoot(now.rows, number, of)
}

// left is where a half begins.
func (p *pages) left(half int) float64 { return margin + float64(half)*(halfWidth+between) }

func (p *pages) drawAbout() {
	for i, h := range p.s.halves {
		p.letters(bold, titleSize)
		p.line(p.left(i), margin, halfWidth, titleLine, "L", h.title)
		p.letters("", aboutSize)
		for n, line := range p.about[i] {
			p.line(p.left(i), margin+titleLine+aboutLine*float64(n), halfWidth, aboutLine, "L", line)
		}
	}
}

func (p *pages) drawHead(y float64) {
	x := margin
	p.SetFillColor(235, 239, 243)
	for c, w := range widths {
		p.Rect(x, y, w, p.head, "FD")
		top := y + (p.head-headLine*float64(len(p.heads[c][0])+len(p.heads[c][1])))/2
		for i, lines := range p.heads[c] {
			p.letters(headStyle(i), headSize)
			for _, line := range lines {
				p.line(x, top, w, headLine, "C", line)
				top += headLine
			}
		}
		x += w
	}
}

func (p *pages) drawRow(r row, y float64) {
	cells := [columns]string{
		columnNumber: fmt.Sprint(r.number), columnName: r.name, columnYear: r.year, columnSex: r.sex, columnWork: r.work, columnCategory: r.category,
	}
	x := margin
	for c, w := range widths {
		p.Rect(x, y, w, rowHeight, "D")
		switch {
		case c == columnPhoto:
			p.drawAnswers(x, y, w)
		case c == columnRepresentative && r.adult:
			p.SetDrawColor(150, 150, 150)
			p.Line(x+w/2-3, y+rowHeight/2, x+w/2+3, y+rowHeight/2) // nobody signs here
			p.SetDrawColor(0, 0, 0)
		case c == columnNumber:
			p.letters(bold, 9)
			p.line(x, y, w, rowHeight, "C", cells[c])
		case c == columnYear || c == columnSex:
			p.letters("", 9)
			p.line(x, y, w, rowHeight, "C", cells[c])
		default:
			p.fit(cells[c], x+inset, y, w-2*inset)
		}
		x += w
	}
}

// drawAnswers draws the two boxes in which whoever signs ticks an answer.
func (p *pages) drawAnswers(x, y, w float64) {
	const side = 2.6
	p.letters("", headSize)
	for i, text := range answers() {
		top := y + rowHeight/2*float64(i)
		p.line(x+inset, top, w, rowHeight/2, "L", text)
		p.Rect(x+w-side-inset, top+(rowHeight/2-side)/2, side, side, "D")
	}
}

// fit sets a text in its cell, in smaller letters where it is long; what is
// longer still ends in dots.
func (p *pages) fit(text string, x, y, w float64) {
	var lines []string
	size, line := 9.0, 0.0
	for ; ; size -= 0.5 {
		p.letters("", size)
		lines, line = p.wrap(text, w), size*0.42
		if line*float64(len(lines)) <= rowHeight-1 {
			break
		}
		if size <= 6 {
			most := int((rowHeight - 1) / line)
			lines = lines[:most]
			lines[most-1] = p.dotted(lines[most-1], w)
			break
		}
	}
	top := y + (rowHeight-line*float64(len(lines)))/2
	for i, l := range lines {
		p.line(x, top+line*float64(i), w, line, "L", l)
	}
}

// dotted is the beginning of a text, with dots behind it.
func (p *pages) dotted(text string, w float64) string {
	letters := []rune(text)
	for len(letters) > 0 && p.GetStringWidth(string(letters)+"…") > w {
		letters = letters[:len(letters)-1]
	}
	return string(letters) + "…"
}

// drawFoot says which paper this is and which numbers the page holds.
func (p *pages) drawFoot(rows []row, number, of int) {
	const y, height = bottom + 2, 5.0
	p.letters(bold, 10)
	p.line(margin, y, 40, height, "L", p.s.paper.Code)
	code := p.GetStringWidth(p.s.paper.Code) + 3
	right := fmt.Sprintf("%d / %d", number, of)
	if len(rows) > 0 {
		numbers := make([]int, len(rows))
		for i, r := range rows {
			numbers[i] = r.number
		}
		right = "№ " + data.NumberRanges(numbers) + "     " + right
	}
	p.letters("", footSize)
	p.line(margin, y, pageWidth-2*margin, height, "R", right)
	room := pageWidth - 2*margin - code - p.GetStringWidth(clean(right)) - 6
	foot := clean(p.s.foot)
	if p.GetStringWidth(foot) > room {
		foot = p.dotted(foot, room)
	}
	p.line(margin+code, y, room, height, "L", foot)
}

func (p *pages) letters(style string, size float64) { p.SetFont(family, style, size) }

// line sets one line of text in the middle of a height.
func (p *pages) line(x, y, w, h float64, align, text string) {
	p.SetXY(x, y)
	p.CellFormat(w, h, clean(text), "", 0, align+"M", false, 0, "")
}

// wrap breaks a text into lines of a width; a word that is longer is broken
// too.
func (p *pages) wrap(text string, width float64) []string {
	var lines []string
	now := ""
	for _, word := range strings.FieldsFunc(clean(text), func(r rune) bool { return r == ' ' }) {
		for {
			longer := joined(" ", now, word)
			if p.GetStringWidth(longer) <= width {
				now = longer
				break
			}
			if now != "" {
				lines, now = append(lines, now), ""
				continue
			}
			head, rest := p.broken(word, width)
			lines, word = append(lines, head), rest
		}
	}
	if now != "" {
		lines = append(lines, now)
	}
	return lines
}

// broken is as much of a word as fits a line, at least a letter, and the rest.
func (p *pages) broken(word string, width float64) (head, rest string) {
	letters := []rune(word)
	n := len(letters)
	for n > 1 && p.GetStringWidth(string(letters[:n])) > width {
		n--
	}
	return string(letters[:n]), string(letters[n:])
}

// clean leaves out what the letters of a page cannot show: signs beyond the
// first plane, and those that steer a printer.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0xd800 && r < 0xf900 || r >= 0xfff0:
			return -1
		}
		return r
	}, text)
}
