package layout

import (
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"sapar/data/xlsx"
)

// look is what has to be known of a cell's style to fill it.
type look struct {
	date     bool // shows numbers as dates
	percent  bool // shows hundredths
	grouped  bool // shows thousands apart
	signed   bool // shows a plus
	decimals int
	wrap     bool
	bold     bool
	turn     bool
	size     float64 // of the letters, points
}

// readLooks reads the styles of cells by their number.
func readLooks(root *etree.Element) []look {
	codes := map[string]string{}
	for _, f := range children(child(root, "numFmts"), "numFmt") {
		codes[attribute(f, "numFmtId")] = attribute(f, "formatCode")
	}
	var fonts []look
	for _, f := range children(child(root, "fonts"), "font") {
		l := look{size: 11}
		if size := child(f, "sz"); size != nil {
			if n, err := strconv.ParseFloat(attribute(size, "val"), 64); err == nil && n > 0 {
				l.size = n
			}
		}
		if b := child(f, "b"); b != nil {
			l.bold = attribute(b, "val") != "0" && attribute(b, "val") != "false"
		}
		fonts = append(fonts, l)
	}
	var out []look
	for _, x := range children(child(root, "cellXfs"), "xf") {
		l := look{size: 11}
		if n, err := strconv.Atoi(attribute(x, "fontId")); err == nil && n < len(fonts) {
			l = fonts[n]
		}
		if a := child(x, "alignment"); a != nil {
			l.wrap = attribute(a, "wrapText") == "1" || attribute(a, "wrapText") == "true"
			turn := attribute(a, "textRotation")
			l.turn = turn == "90" || turn == "180"
		}
		id := attribute(x, "numFmtId")
		code := codes[id]
		n, _ := strconv.Atoi(id) // 0, General, where it is none
		l.date = xlsx.ShowsDate(n, code)
		l.grouped = n == 3 || n == 4 || strings.Contains(code, ",")
		l.signed = strings.Contains(code, "+")
		if _, after, ok := strings.Cut(code, "."); ok && !l.date {
			l.decimals = len(after) - len(strings.TrimLeft(after, "0"))
		}
		l.percent = n == 9 || n == 10 || strings.Contains(code, "%")
		out = append(out, l)
	}
	return out
}
