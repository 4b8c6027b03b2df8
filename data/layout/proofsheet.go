package layout

import (
	"bytes"
	"fmt"
	"strconv"

	"sapar/data"
)

// Rows of a sheet of proofs: the way back, what it proves, of which period, what
// 0 means, a blank one, the heading, the records, what they add up to.
const (
	wayBack      = 1
	proofHeading = 6
	proofFirst   = proofHeading + 1
)

// proofColumns are those of its table, with their widths in characters.
var proofColumns = []struct {
	key   string
	width float64
}{
	{"row", 6}, {"date", 12}, {"district", 18}, {"village", 22}, {"kind", 22}, {"title", 46}, {"listed", 16}, {"adds", 16}, {"period_adds", 16},
}

// proofLooks are the styles of its cells.
type proofLooks struct{ plain, title, link, heading, text, number, date, total int }

func (s *stylesheet) proofLooks() proofLooks {
	if s.root == nil {
		return proofLooks{}
	}
	if s.proof == (proofLooks{}) {
		bold, link, thin := s.font(0, true, false), s.font(0, false, true), s.thin()
		s.proof = proofLooks{
			plain: s.style(0, 0, 0, "left", true), title: s.style(bold, 0, 0, "left", true), link: s.style(link, 0, 0, "left", false),
			heading: s.style(bold, thin, 0, "center", true), text: s.style(0, thin, 0, "left", true),
			number: s.style(0, thin, 0, "center", false), date: s.style(0, thin, s.format("dd.mm.yyyy"), "center", false),
			total: s.style(bold, thin, 0, "center", false),
		}
	}
	return s.proof
}

// proofXML is a sheet of proofs.
func (x *filling) proofXML(p *proofSheet, namespace string) []byte {
	looks := x.proofs.styles.proofLooks()
	last := len(proofColumns)
	total := proofFirst + len(p.proof.Rows)
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n")
	b.WriteString(`<worksheet xmlns="` + escaped(namespace) + `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
	fmt.Fprintf(&b, `<dimension ref="A1:%s"/>`, cellName(last, total))
	fmt.Fprintf(&b, `<sheetViews><sheetView workbookViewId="0"><pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`, proofHeading, proofFirst)
	b.WriteString(`<sheetFormatPr defaultRowHeight="15"/><cols>`)
	for i, c := range proofColumns {
		fmt.Fprintf(&b, `<col min="%d" max="%d" width="%g" customWidth="1"/>`, i+1, i+1, c.width)
	}
	b.WriteString(`</cols><sheetData>`)
	w := &proofWriter{x: x, b: &b, looks: looks}
	w.once(wayBack, looks.link, "← "+x.word("back"))
	w.once(2, looks.title, x.from.say(p.proof.Name, x.from.Lang, " / ")+", "+x.from.say(p.proof.Unit, x.from.Lang, " / "))
	w.once(3, looks.plain, x.word("period"))
	w.once(4, looks.plain, x.word("zero"))
	w.heading()
	for i, row := range p.proof.Rows {
		w.record(proofFirst+i, row)
	}
	w.total(total, p.proof)
	fmt.Fprintf(&b, `</sheetData><autoFilter ref="A%d:%s"/>`, proofHeading, cellName(last, total-1))
	b.WriteString(`<mergeCells count="3">`) // a long name is not to make the printed page wider
	for row := wayBack + 1; row < proofHeading-1; row++ {
		fmt.Fprintf(&b, `<mergeCell ref="A%d:%s"/>`, row, cellName(last, row))
	}
	b.WriteString(`</mergeCells>`)
	fmt.Fprintf(&b, `<hyperlinks><hyperlink ref="A1" location="%s"/></hyperlinks>`, escaped(p.back))
	b.WriteString(`<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>`)
	b.WriteString(`<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`)
	return b.Bytes()
}

// proofWriter writes the rows of a sheet of proofs.
type proofWriter struct {
	x     *filling
	b     *bytes.Buffer
	looks proofLooks
}

func (w *proofWriter) open(row int, height float64) {
	fmt.Fprintf(w.b, `<row r="%d"`, row)
	if height > 0 {
		fmt.Fprintf(w.b, ` ht="%g" customHeight="1"`, height)
	}
	w.b.WriteByte('>')
}

func (w *proofWriter) close() { w.b.WriteString("</row>") }

// put writes a text or a number; nothing where there is neither.
func (w *proofWriter) put(column, row, style int, v any) {
	one := written{column: column, from: &cell{style: style}, made: nothing}
	switch v := v.(type) {
	case string:
		if v != "" {
			one.made, one.text = aText, v
		}
	case int:
		one.made, one.number = aNumber, float64(v)
	case float64:
		one.made, one.number = aNumber, v
	}
	w.x.writeCell(w.b, "", row, &one)
}

// once writes a line above the table.
func (w *proofWriter) once(row, style int, text string) {
	l, width := w.letters(), 0.0
	l.bold = style == w.looks.title
	for _, c := range proofColumns {
		width += c.width * charWidth
	}
	w.open(row, heightOf(linesIn(text, l, width), l))
	w.put(1, row, style, text)
	w.close()
}

// heightOf is the height of a row with so many lines, in points.
func heightOf(lines int, l look) float64 { return min(float64(lines)*l.size*lineHeight+2, maxHeight) }

// letters is the size in which the workbook writes what nobody styled.
func (w *proofWriter) letters() look { return w.x.look(0) }

// high is the height of a row whose texts break into lines.
func (w *proofWriter) high(texts []string, bold bool) float64 {
	l := w.letters()
	l.bold = bold
	lines := 1
	for i, text := range texts {
		lines = max(lines, linesIn(text, l, proofColumns[i].width*charWidth))
	}
	return heightOf(lines, l)
}

func (w *proofWriter) heading() {
	texts := make([]string, len(proofColumns))
	for i, c := range proofColumns {
		texts[i] = w.x.wordIn(c.key, "\n")
	}
	w.open(proofHeading, w.high(texts, true))
	for i, text := range texts {
		w.put(i+1, proofHeading, w.looks.heading, text)
	}
	w.close()
}

// record writes the line of a record.
func (w *proofWriter) record(row int, of data.ReportRow) {
	texts, values := make([]string, len(proofColumns)), make([]any, len(proofColumns))
	styles := make([]int, len(proofColumns))
	for i, c := range proofColumns {
		switch v := of[c.key].Value.(type) {
		case int:
			values[i], styles[i] = v, w.looks.number
		case data.Date:
			values[i], styles[i] = w.x.serial(v), w.looks.date
		case nil:
			styles[i] = w.looks.text
		default:
			texts[i] = w.x.from.say(v, w.x.from.Lang, " / ")
			values[i], styles[i] = texts[i], w.looks.text
		}
	}
	w.open(row, w.high(texts, false))
	for i, v := range values {
		w.put(i+1, row, styles[i], v)
	}
	w.close()
}

// total writes what the records add up to, as sums that follow a change.
func (w *proofWriter) total(row int, proof *data.ReportProof) {
	w.open(row, 0)
	for i, c := range proofColumns {
		switch c.key {
		case "title":
			w.put(i+1, row, w.looks.total, w.x.word("total"))
		case "adds", "period_adds":
			sum := 0
			for _, r := range proof.Rows {
				n, _ := r[c.key].Value.(int)
				sum += n
			}
			fmt.Fprintf(w.b, `<c r="%s" s="%d"><f>SUM(%s:%s)</f><v>%s</v></c>`, cellName(i+1, row), w.looks.total,
				cellName(i+1, proofFirst), cellName(i+1, row-1), strconv.Itoa(sum))
		default:
			w.put(i+1, row, w.looks.total, nil)
		}
	}
	w.close()
}
