package layout

import (
	"strings"
	"unicode"
)

// Excel fits the height of a row to wrapped text only where the file gives none
// and nothing is merged, and other programs not even then. So heights are worked
// out here from the widths of the letters, rather too high than too low.

// Widths of letters in thousandths of their size: those of Times, which the
// faces of office documents share or keep close to.
var (
	latin = [...]int{ // from the space to the tilde
		250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
		500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
		921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
		556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
		333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
		500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
	}
	cyrillic = [...]int{ // the Russian alphabet from U+0410 on, capitals first
		722, 574, 667, 578, 682, 611, 896, 501, 722, 722, 667, 678, 889, 722, 722, 722,
		556, 667, 611, 708, 790, 722, 722, 650, 1009, 1009, 706, 872, 574, 660, 1028, 667,
		444, 509, 472, 410, 509, 444, 691, 395, 535, 535, 486, 499, 633, 535, 500, 535,
		500, 444, 437, 500, 648, 500, 535, 503, 770, 770, 517, 672, 456, 429, 747, 460,
	}
)

const (
	cyrillicStart = '\u0410'
	capitalI      = '\u0406' // the Kazakh I, which is in every other word
	smallI        = '\u0456'
	narrow        = 333
	otherCapital  = 720 // a capital of neither table
	other         = 510
	boldPart      = 1.08
	lineHeight    = 1.2 // of a line, as a part of the letters' size
)

// Points of a column: a character as widths count them, the cell's edges, and
// what is kept free because no two programs break lines at the same letter.
const (
	charWidth = 5.25
	cellEdges = 3.75
	reserve   = 2
)

// maxHeight is what Excel allows a row, in points.
const maxHeight = 409

// linesIn is the number of lines of that width, in points, that a text takes.
func linesIn(text string, s look, width float64) int {
	if s.bold {
		width /= boldPart
	}
	width = (width - reserve) / s.size * 1000
	lines := 0
	for _, paragraph := range strings.Split(text, "\n") {
		lines++
		used := 0.0
		for i, word := range strings.Split(paragraph, " ") {
			w := wordWidth(word)
			if i > 0 && used+float64(latin[0])+w <= width {
				used += float64(latin[0]) + w
				continue
			}
			if i > 0 {
				lines++
			}
			for ; w > width && width > 0; w -= width { // a word longer than a line is cut
				lines++
			}
			used = w
		}
	}
	return lines
}

// wordWidth is in thousandths of the letters' size.
func wordWidth(word string) float64 {
	width := 0
	for _, r := range word {
		switch {
		case r >= ' ' && int(r-' ') < len(latin):
			width += latin[r-' ']
		case r >= cyrillicStart && int(r-cyrillicStart) < len(cyrillic):
			width += cyrillic[r-cyrillicStart]
		case r == smallI, r == capitalI:
			width += narrow
		case unicode.IsUpper(r):
			width += otherCapital
		default:
			width += other
		}
	}
	return float64(width)
}

func (x *filling) look(style int) look {
	if style < len(x.form.looks) {
		return x.form.looks[style]
	}
	return look{size: 11}
}

// room is the width of a cell's text in points.
func (x *filling) room(c *cell) float64 {
	s := x.at
	last := c.column
	for _, m := range s.merges {
		if m.top == c.row && m.left == c.column {
			last = m.right
		}
	}
	width := -cellEdges
	for n := c.column; n <= last; n++ {
		w, ok := s.widths[n]
		if !ok {
			w = s.width
		}
		width += w*charWidth + cellEdges
	}
	return width
}
