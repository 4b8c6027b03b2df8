package xlsx

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// What a note's frame is measured by: letters of the notes' font, in points.
const (
	noteLetter = 5.2
	noteLine   = 12.5
	noteWidest = 46 // letters a line
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
		`<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>`+
		`<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`...)
	for i, n := range notes {
		texts = fmt.Appendf(texts, `<comment ref="%s" authorId="0"><text><r><rPr><sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/></rPr>`, CellName(n.Row, n.Column))
		texts = append(appendText(texts, n.Text), "</r></text></comment>"...)
		frames = n.appendFrame(frames, 1025+i)
	}
	s.notes = s.w.press.whole(append(texts, "</commentList></comments>"...))
	s.drawing = s.w.press.whole(append(frames, "</xml>"...))
}

// appendFrame draws the note's frame beside its cell, as large as its text.
// Numbers of shapes begin with 1024 times the drawing's number.
func (n Note) appendFrame(b []byte, id int) []byte {
	width, height := n.size()
	// The anchor counts columns and rows, of unknown sizes: it takes them for
	// the usual ones, and the style beside it says the same in points.
	columns, rows := int(width/48)+1, int(height/15)+1
	left, top := min(n.Column+1, lastColumn-columns), max(0, n.Row-2)
	b = fmt.Appendf(b, `<v:shape id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:%.0fpt;height:%.0fpt;z-index:%d;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`, id, width, height, id-1024)
	b = append(b, `<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>`...)
	b = append(b, `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>`...)
	b = fmt.Appendf(b, `<x:Anchor>%d, 15, %d, 2, %d, 15, %d, 2</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
		left, top, left+columns, top+rows, n.Row-1, n.Column)
	return b
}

// size is the frame's, in points.
func (n Note) size() (width, height float64) {
	widest, lines := 16, 0
	for line := range strings.SplitSeq(strings.TrimRight(n.Text, "\n"), "\n") {
		letters := utf8.RuneCountInString(line)
		widest = max(widest, min(letters, noteWidest))
		// Lines break between words, so that some room is lost in each.
		lines += 1 + letters/(noteWidest-4)
	}
	return float64(widest)*noteLetter + 12, float64(min(lines, 40))*noteLine + 10
}
