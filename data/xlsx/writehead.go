package xlsx

import (
	"fmt"
	"strconv"
)

// usualWidth is a column's width when nothing is said about it, in characters.
const usualWidth = 9.140625

// padding is what Excel adds to a width that a person gives, in characters.
const padding = 0.7109375

const (
	xmlHead     = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace   = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	officeSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// begin starts the part with its first row; the head is written at the end,
// when it is known which cells there are.
func (s *SheetWriter) begin() {
	s.part = s.w.press.part()
	if len(s.about.Notes) > 0 {
		s.heights = map[int]float64{}
	}
	for _, n := range s.about.Notes {
		s.lastNote = max(s.lastNote, n.Row)
	}
}

// end writes what stands after the rows and before them. The order of the
// elements is the schema's; Excel repairs a file with another.
func (s *SheetWriter) end() error {
	filter, err := s.filter()
	if err != nil {
		return err
	}
	s.part.buf = s.appendTail(append(s.part.buf, "</sheetData>"...), filter)
	s.part.end()
	head, err := s.appendHead(nil)
	if err != nil {
		return err
	}
	s.part.before(head)
	if len(s.about.Notes) > 0 {
		s.endNotes()
	}
	if t := s.about.TitleRows; t[0] > 0 {
		s.w.names = append(s.w.names, definedName{
			name: "_xlnm.Print_Titles", sheet: s.index,
			refersTo: Reference(s.about.Name, fmt.Sprintf("$%d:$%d", t[0], t[1])),
		})
	}
	if filter != (Range{}) {
		// Excel writes this name beside every filter, and misses it in a file
		// without when the filter is used.
		s.w.names = append(s.w.names, definedName{
			name: "_xlnm._FilterDatabase", sheet: s.index, hidden: true,
			refersTo: Reference(s.about.Name, filter.Absolute()),
		})
	}
	return nil
}

func (s *SheetWriter) filter() (Range, error) {
	if s.about.Filter == "" {
		return Range{}, nil
	}
	return filterOf(s.about.Filter, s.cells.LastRow)
}

// dimension is the range of all cells.
func (s *SheetWriter) dimension() string {
	if s.cells == (Range{}) {
		return "A1"
	}
	return s.cells.String()
}

func (s *SheetWriter) appendHead(b []byte) ([]byte, error) {
	a := &s.about
	b = append(b, xmlHead+`<worksheet xmlns="`+mainSpace+`" xmlns:r="`+officeSpace+`"><sheetPr>`...)
	if a.TabColor != "" {
		b = appendColor(b, "tabColor", a.TabColor)
	}
	if a.FitWidth {
		b = append(b, `<pageSetUpPr fitToPage="1"/>`...)
	}
	b = append(b, `</sheetPr><dimension ref="`...)
	b = append(b, s.dimension()...)
	b = append(b, `"/><sheetViews><sheetView`...)
	if s.w.active() == s.index {
		b = append(b, ` tabSelected="1"`...)
	}
	if a.Zoom != 0 {
		b = fmt.Appendf(b, ` zoomScale="%d" zoomScaleNormal="%d"`, a.Zoom, a.Zoom)
	}
	b = append(b, ` workbookViewId="0">`...)
	b = s.appendPane(b)
	b = append(b, `</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`...)
	b, err := s.appendColumns(b)
	return append(b, "<sheetData>"...), err
}

// appendPane writes what is frozen and which cell is selected: the first one
// that scrolls, where work begins.
func (s *SheetWriter) appendPane(b []byte) []byte {
	rows, columns := s.about.FrozenRows, s.about.FrozenColumns
	if rows == 0 && columns == 0 {
		return b
	}
	cell, pane := CellName(rows+1, columns), "bottomRight"
	switch {
	case columns == 0:
		pane = "bottomLeft"
	case rows == 0:
		pane = "topRight"
	}
	b = append(b, "<pane"...)
	if columns > 0 {
		b = fmt.Appendf(b, ` xSplit="%d"`, columns)
	}
	if rows > 0 {
		b = fmt.Appendf(b, ` ySplit="%d"`, rows)
	}
	b = fmt.Appendf(b, ` topLeftCell="%s" activePane="%s" state="frozen"/>`, cell, pane)
	if rows > 0 && columns > 0 {
		b = append(b, `<selection pane="topRight"/><selection pane="bottomLeft"/>`...)
	}
	return fmt.Appendf(b, `<selection pane="%s" activeCell="%s" sqref="%s"/>`, pane, cell, cell)
}

func (s *SheetWriter) appendColumns(b []byte) ([]byte, error) {
	columns, any := s.about.Columns, false
	for first := 0; first < len(columns); {
		c, last := columns[first], first
		for last+1 < len(columns) && columns[last+1] == c {
			last++
		}
		if c.Style < 0 || int(c.Style) >= len(s.w.styles.looks) {
			return b, fmt.Errorf("column %d: style %d is none of this workbook's", first, c.Style)
		}
		if c != (Column{}) {
			if !any {
				b = append(b, "<cols>"...)
			}
			b, any = appendColumnLook(b, c, first, last), true
		}
		first = last + 1
	}
	if any {
		b = append(b, "</cols>"...)
	}
	return b, nil
}

func appendColumnLook(b []byte, c Column, first, last int) []byte {
	b = fmt.Appendf(b, `<col min="%d" max="%d" width="`, first+1, last+1)
	if c.Width == 0 {
		b = append(appendNumber(b, usualWidth), '"')
	} else {
		b = append(appendNumber(b, min(c.Width+padding, 255)), `" customWidth="1"`...)
	}
	if c.Style != 0 {
		b = append(b, ` style="`...)
		b = append(strconv.AppendInt(b, int64(c.Style), 10), '"')
	}
	if c.Hidden {
		b = append(b, ` hidden="1"`...)
	}
	return append(b, "/>"...)
}
