package docx

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// Lengths are in twentieths of a point, as the format has them: A4 with
// margins of 3 cm on the left, 1.5 on the right, 2 above and below.
const (
	pageWidth, pageHeight = 11906, 16838
	left, right           = 1701, 850
	above, below          = 1134, 1134
	textWidth             = pageWidth - left - right
)

const wordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// body is the document's text as it is written.
type body struct{ strings.Builder }

func (d Document) body() string {
	b := &body{}
	b.WriteString(xml.Header + `<w:document xmlns:w="` + wordNamespace + `"><w:body>`)
	for i, each := range d.Blocks {
		each.write(b)
		if _, ok := each.(Table); ok && (i+1 == len(d.Blocks) || isTable(d.Blocks[i+1])) {
			b.WriteString(`<w:p/>`) // a table that another one or nothing follows is no whole document
		}
	}
	fmt.Fprintf(&b.Builder, `<w:sectPr><w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>`,
		pageWidth, pageHeight, above, right, below, left)
	b.WriteString(`</w:body></w:document>`)
	return b.String()
}

func isTable(b Block) bool {
	_, ok := b.(Table)
	return ok
}

// ids are the styles' names in styles.xml.
var ids = map[Style]string{
	Normal: "Normal", Heading: "Heading1", Centered: "Centered", Right: "Right", Bullet: "Bullet", Plain: "Plain",
}

func (p Paragraph) write(b *body) { b.paragraph(ids[p.Style], p.Text, p.Bold) }

func (b *body) paragraph(style, text string, bold bool) {
	b.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`)
	for i, line := range strings.Split(text, "\n") {
		b.WriteString(`<w:r>`)
		if bold {
			b.WriteString(`<w:rPr><w:b/></w:rPr>`)
		}
		if i > 0 {
			b.WriteString(`<w:br/>`)
		}
		b.WriteString(`<w:t xml:space="preserve">` + escaped(line) + `</w:t></w:r>`)
	}
	b.WriteString(`</w:p>`)
}

// escaped is text as XML has it; what XML cannot hold is left out.
func escaped(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r < ' ' && r != '\t' || r == '\uFFFE' || r == '\uFFFF' {
			continue
		}
		b.WriteRune(r)
	}
	var out strings.Builder
	if err := xml.EscapeText(&out, []byte(b.String())); err != nil {
		return "" // a Builder refuses nothing
	}
	return out.String()
}

func (t Table) write(b *body) {
	widths := t.columns()
	b.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>`)
	fmt.Fprintf(&b.Builder, `<w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`, textWidth)
	for _, width := range widths {
		fmt.Fprintf(&b.Builder, `<w:gridCol w:w="%d"/>`, width)
	}
	b.WriteString(`</w:tblGrid>`)
	b.row(t.Head, widths, true)
	for _, row := range t.Rows {
		b.row(row, widths, false)
	}
	b.WriteString(`</w:tbl>`)
}

func (b *body) row(cells []string, widths []int, head bool) {
	b.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
	if head {
		b.WriteString(`<w:tblHeader/>`)
	}
	b.WriteString(`</w:trPr>`)
	for i, width := range widths {
		text := ""
		if i < len(cells) {
			text = cells[i]
		}
		fmt.Fprintf(&b.Builder, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, width)
		b.paragraph("Cell", text, head)
		b.WriteString(`</w:tc>`)
	}
	b.WriteString(`</w:tr>`)
}

// columns are the columns' widths, which together are the page's.
func (t Table) columns() []int {
	shares := make([]int, len(t.Head))
	sum := 0
	for i := range shares {
		shares[i] = 1
		if i < len(t.Widths) && t.Widths[i] > 0 {
			shares[i] = t.Widths[i]
		}
		sum += shares[i]
	}
	for i, share := range shares {
		shares[i] = textWidth * share / sum
	}
	return shares
}
