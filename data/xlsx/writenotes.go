package xlsx

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// What a note's frame is measured by, in pixels of a screen at 100 %: the
// notes' letters, and columns and rows about which nothing is said.
const (
	noteLetter  = 7
	noteLine    = 16
	noteWidest  = 46 // letters a line
	notesBlock  = 1024
	usualPixels = 64
	usualRow    = 20
)

// endNotes writes the two parts that notes take: their texts, and a drawing of
// their frames in an old language that all programs still ask for.
func (s *SheetWriter) endNotes() {
	notes := slices.Clone(s.about.Notes)
	slices.SortFunc(notes, func(a, b Note) int {
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Column - b.Column
	})
	texts := append([]byte(nil), xmlHead+`<comments xmlns="`+mainSpace+`"><authors><author>`...)
	texts = appendEscaped(texts, s.w.about.Application, false)
	texts = append(texts, "</author></authors><commentList>"...)
	frames := append([]byte(nil), `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">`+
		`<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="`...)
	// Shapes have numbers of their own in the whole workbook, in blocks.
	first := s.w.blocks + 1
	s.w.blocks += (len(notes) + notesBlock) / notesBlock // the first number of each stays free
	for block := first; block <= s.w.blocks; block++ {
		if block > first {
			frames = append(frames, ',')
		}
		frames = strconv.AppendInt(frames, int64(block), 10)
	}
	frames = append(frames, `"/></o:shapelayout>`+
		`<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`...)
	for i, n := range notes {
		texts = fmt.Appendf(texts, `<comment ref="%s" authorId="0"><text><r><rPr><sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/></rPr>`, CellName(n.Row, n.Column))
		texts = append(appendText(texts, n.Text), "</r></text></comment>"...)
		frames = s.appendFrame(frames, n, first*notesBlock+1+i)
	}
	s.notes = s.w.press.whole(append(texts, "</commentList></comments>"...))
	s.drawing = s.w.press.whole(append(frames, "</xml>"...))
}

// appendFrame draws a note's frame beside its cell, as large as its text.
func (s *SheetWriter) appendFrame(b []byte, n Note, id int) []byte {
	width, height := n.size()
	left, top := min(n.Column+1, lastColumn-20), max(0, n.Row-2) // both from 0
	right, x := along(left, 15+width, s.columnPixels)
	bottom, y := along(top, 2+height, s.rowPixels)
	b = fmt.Appendf(b, `<v:shape id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:%dpt;height:%dpt;z-index:%d;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`,
		id, width*3/4, height*3/4, id%notesBlock)
	b = append(b, `<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>`...)
	b = append(b, `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>`...)
	return fmt.Appendf(b, `<x:Anchor>%d, 15, %d, 2, %d, %d, %d, %d</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
		left, top, right, x, bottom, y, n.Row-1, n.Column)
}

// along is the place so many pixels after the beginning of a column or a row.
func along(first, length int, pixels func(int) int) (at, offset int) {
	for length > pixels(first) && first < lastRow {
		length -= pixels(first)
		first++
	}
	return first, length
}

func (s *SheetWriter) columnPixels(column int) int {
	if column >= len(s.about.Columns) {
		return usualPixels
	}
	switch c := s.about.Columns[column]; {
	case c.Hidden:
		return 0
	case c.Width > 0:
		return int(c.Width*7) + 5
	}
	return usualPixels
}

// rowPixels is the height of a row, which counts from 0 here.
func (s *SheetWriter) rowPixels(row int) int {
	if points, ok := s.heights[row+1]; ok {
		return int(points * 4 / 3)
	}
	return usualRow
}

// remember keeps the heights of rows that may lie beside a note.
func (s *SheetWriter) remember(o RowOptions) {
	switch {
	case len(s.about.Notes) == 0 || o.Number > s.lastNote+100:
	case o.Hidden:
		s.heights[o.Number] = 0
	case o.Height > 0:
		s.heights[o.Number] = o.Height
	}
}

// size is the frame's, in pixels.
func (n Note) size() (width, height int) {
	widest, lines := 16, 0
	for line := range strings.SplitSeq(strings.TrimRight(n.Text, "\n"), "\n") {
		letters := utf8.RuneCountInString(line)
		widest = max(widest, min(letters, noteWidest))
		// Lines break between words, so that some room is lost in each.
		lines += 1 + letters/(noteWidest-4)
	}
	return widest*noteLetter + 16, min(lines, 40)*noteLine + 14
}
