package xlsx

import (
	"fmt"
	"slices"
)

// StyleID is a style's number in its workbook. Zero is the look of a cell about
// which nothing is said.
type StyleID int

// Style is how a cell looks and whether it can be typed into.
type Style struct {
	Bold, Italic bool
	Wrap         bool // a long text takes several lines
	Border       bool // a thin line on every side
	Unlocked     bool // stays writable on a protected sheet
	Size         float64
	Color, Fill  string // RRGGBB, "" as usual
	Format       string // "" general, "@" text, "0", "dd.mm.yyyy" and the like
	Across       string // "left", "center", "right", "" as usual
	Down         string // "top", "center", "" at the bottom
}

const (
	usualFont = "Calibri"
	usualSize = 11
	lineColor = "808080"
)

// builtIn are the formats that have numbers in every workbook.
var builtIn = map[string]int{
	"": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "@": 49,
}

// firstFormat is the first number free for a workbook's own formats.
const firstFormat = 164

// styleTable are the workbook's styles; a look's place is its number.
type styleTable struct {
	looks   []Style
	numbers map[Style]StyleID
}

func newStyleTable() styleTable {
	return styleTable{looks: []Style{{}}, numbers: map[Style]StyleID{{}: 0, {Size: usualSize}: 0}}
}

// Style is the number of a look; equal looks have one. It can be asked for at
// any time before Close.
func (w *Writer) Style(s Style) StyleID {
	if s.Size == usualSize {
		s.Size = 0
	}
	if id, ok := w.styles.numbers[s]; ok {
		return id
	}
	if err := s.check(); err != nil {
		w.fail(fmt.Errorf("style: %w", err))
		return 0
	}
	id := StyleID(len(w.styles.looks))
	w.styles.looks = append(w.styles.looks, s)
	w.styles.numbers[s] = id
	return id
}

func (s Style) check() error {
	switch {
	case s.Size != 0 && !(s.Size >= 1 && s.Size <= 409):
		return fmt.Errorf("a size of %v points", s.Size)
	case s.Color != "" && !isColor(s.Color):
		return fmt.Errorf("colour %q is not RRGGBB", s.Color)
	case s.Fill != "" && !isColor(s.Fill):
		return fmt.Errorf("fill %q is not RRGGBB", s.Fill)
	case longer(s.Format, 255):
		return fmt.Errorf("a format of more than 255 characters")
	case !slices.Contains([]string{"", "left", "center", "right"}, s.Across):
		return fmt.Errorf("%q is nowhere across a cell", s.Across)
	case !slices.Contains([]string{"", "top", "center"}, s.Down):
		return fmt.Errorf("%q is nowhere down a cell", s.Down)
	}
	return nil
}

// font, and the like, are the parts of a look that styles share.
type font struct {
	bold, italic bool
	size         float64
	color        string
}

// numbered gives values numbers in the order they are met.
type numbered[T comparable] struct{ values []T }

func (n *numbered[T]) number(v T) int {
	i := slices.Index(n.values, v)
	if i < 0 {
		i = len(n.values)
		n.values = append(n.values, v)
	}
	return i
}

// xml is the whole part.
func (t *styleTable) xml() []byte {
	var fonts numbered[font]
	var fills, formats numbered[string]
	var cells []byte
	for _, s := range t.looks {
		format, ok := builtIn[s.Format]
		if !ok {
			format = firstFormat + formats.number(s.Format)
		}
		size := s.Size
		if size == 0 {
			size = usualSize
		}
		f := fonts.number(font{s.Bold, s.Italic, size, s.Color})
		fill := 0
		if s.Fill != "" {
			fill = 2 + fills.number(s.Fill) // 0 is none; 1 is Excel's own and cannot be had
		}
		cells = s.append(cells, format, f, fill)
	}
	b := append([]byte(nil), xmlHead+`<styleSheet xmlns="`+mainSpace+`">`...)
	if len(formats.values) > 0 {
		b = fmt.Appendf(b, `<numFmts count="%d">`, len(formats.values))
		for i, f := range formats.values {
			b = fmt.Appendf(b, `<numFmt numFmtId="%d" formatCode="`, firstFormat+i)
			b = append(appendEscaped(b, f, true), `"/>`...)
		}
		b = append(b, "</numFmts>"...)
	}
	b = fmt.Appendf(b, `<fonts count="%d">`, len(fonts.values))
	for _, f := range fonts.values {
		b = f.append(b)
	}
	b = fmt.Appendf(b, `</fonts><fills count="%d"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>`, 2+len(fills.values))
	for _, f := range fills.values {
		b = append(b, `<fill><patternFill patternType="solid">`...)
		b = appendColor(b, "fgColor", f)
		b = append(b, `<bgColor indexed="64"/></patternFill></fill>`...)
	}
	b = append(b, `</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>`...)
	for _, side := range []string{"left", "right", "top", "bottom"} {
		b = fmt.Appendf(b, `<%s style="thin">`, side)
		b = appendColor(b, "color", lineColor)
		b = fmt.Appendf(b, `</%s>`, side)
	}
	b = append(b, `<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`...)
	b = fmt.Appendf(b, `<cellXfs count="%d">%s</cellXfs>`, len(t.looks), cells)
	return append(b, `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="0"/><tableStyles count="0"/></styleSheet>`...)
}

func (s Style) append(b []byte, format, font, fill int) []byte {
	border := 0
	if s.Border {
		border = 1
	}
	b = fmt.Appendf(b, `<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0"`, format, font, fill, border)
	for name, n := range []int{format, font, fill, border} {
		if n != 0 {
			b = fmt.Appendf(b, ` apply%s="1"`, [...]string{"NumberFormat", "Font", "Fill", "Border"}[name])
		}
	}
	aligned := s.Across != "" || s.Down != "" || s.Wrap
	if aligned {
		b = append(b, ` applyAlignment="1"`...)
	}
	if s.Unlocked {
		b = append(b, ` applyProtection="1"`...)
	}
	b = append(b, '>')
	if aligned {
		b = append(b, "<alignment"...)
		if s.Across != "" {
			b = fmt.Appendf(b, ` horizontal="%s"`, s.Across)
		}
		if s.Down != "" {
			b = fmt.Appendf(b, ` vertical="%s"`, s.Down)
		}
		if s.Wrap {
			b = append(b, ` wrapText="1"`...)
		}
		b = append(b, "/>"...)
	}
	if s.Unlocked {
		b = append(b, `<protection locked="0"/>`...)
	}
	return append(b, "</xf>"...)
}

func (f font) append(b []byte) []byte {
	b = append(b, "<font>"...)
	if f.bold {
		b = append(b, "<b/>"...)
	}
	if f.italic {
		b = append(b, "<i/>"...)
	}
	b = append(b, `<sz val="`...)
	b = append(appendNumber(b, f.size), `"/>`...)
	if f.color != "" {
		b = appendColor(b, "color", f.color)
	}
	return append(b, `<name val="`+usualFont+`"/><family val="2"/></font>`...)
}

// appendColor appends an element that is a colour without transparency.
func appendColor(b []byte, element, color string) []byte {
	return fmt.Appendf(b, `<%s rgb="FF%s"/>`, element, color)
}
