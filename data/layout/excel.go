package layout

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"sapar/data"
)

// Number formats as files hold them, whatever language the reader's program
// speaks: it draws the decimal comma and the space between thousands itself.
const (
	dateFormat    = "dd.mm.yyyy"
	percentFormat = "0.0"
)

// product stands in the document's properties.
const product = "Sapar"

const a4 = 9 // Excel's number of the paper size

// Margins of a printed page, in inches.
const (
	sideMargin   = 0.4
	bottomMargin = 0.6
	footerMargin = 0.3
)

// writer writes pages into a workbook.
type writer struct {
	file   *excelize.File
	font   string
	styles map[style]int
}

func writeWorkbook(w io.Writer, d *drawing) error {
	f := excelize.NewFile()
	defer f.Close()
	x := &writer{file: f, font: d.frame.Font, styles: map[style]int{}}
	pages := d.workbook()
	if x.font != "" {
		if err := f.SetDefaultFont(x.font); err != nil {
			return err
		}
	}
	for i, p := range pages {
		if err := x.sheet(i, p); err != nil {
			return fmt.Errorf("write sheet %s: %w", p.name, err)
		}
	}
	about := &excelize.DocProperties{Title: legal(pages[0].title), Creator: product, LastModifiedBy: product}
	if d.report.On != 0 {
		// When the file was made is the day of its data: the same report is the
		// same file.
		about.Created = d.report.On.Time().Format(time.RFC3339)
		about.Modified = about.Created
	}
	if err := f.SetDocProps(about); err != nil {
		return err
	}
	_, err := f.WriteTo(w)
	return err
}

// sheet writes one page. Everything about the sheet is said before its rows,
// because the rows are streamed.
func (x *writer) sheet(i int, p *page) error {
	if i == 0 {
		if err := x.file.SetSheetName(x.file.GetSheetName(0), p.name); err != nil {
			return err
		}
	} else if _, err := x.file.NewSheet(p.name); err != nil {
		return err
	}
	if err := x.frame(p); err != nil {
		return err
	}
	sw, err := x.file.NewStreamWriter(p.name)
	if err != nil {
		return err
	}
	for i, width := range p.widths {
		if err := sw.SetColWidth(i+1, i+1, width+0.71); err != nil { // as Excel itself writes a width
			return err
		}
	}
	err = sw.SetPanes(&excelize.Panes{
		Freeze: true, YSplit: p.last, TopLeftCell: name(p.last+1, 0), ActivePane: "bottomLeft",
	})
	if err != nil {
		return err
	}
	for i, r := range p.rows {
		if err := x.row(sw, i+1, r); err != nil {
			return err
		}
	}
	for _, m := range p.merges {
		if err := sw.MergeCell(name(m.top, m.left), name(m.bottom, m.right)); err != nil {
			return err
		}
	}
	for _, row := range p.breaks {
		if err := sw.InsertPageBreak(name(row, 0)); err != nil {
			return err
		}
	}
	return sw.Flush()
}

// frame says how the sheet is printed and looked at.
func (x *writer) frame(p *page) error {
	f, right := x.file, len(p.widths)-1
	if err := f.AutoFilter(p.name, span(p.last, 0, p.until, right), nil); err != nil {
		return err
	}
	yes := true
	if err := f.SetSheetProps(p.name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	orientation, size, wide, high := "landscape", a4, 1, 0
	if p.portrait {
		orientation = "portrait"
	}
	err := f.SetPageLayout(p.name, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high,
	})
	if err != nil {
		return err
	}
	side, bottom, foot := sideMargin, bottomMargin, footerMargin
	err = f.SetPageMargins(p.name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &side, Header: &foot, Bottom: &bottom, Footer: &foot, Horizontally: &yes,
	})
	if err != nil {
		return err
	}
	no := false
	err = f.SetHeaderFooter(p.name, &excelize.HeaderFooterOptions{
		AlignWithMargins: &yes, ScaleWithDoc: &no, OddFooter: legal("&L" + p.footer[0] + "&R" + p.footer[1]),
	})
	if err != nil {
		return err
	}
	zoom := p.zoom()
	if err := f.SetSheetView(p.name, 0, &excelize.ViewOptions{ShowGridLines: &no, ZoomScale: &zoom}); err != nil {
		return err
	}
	err = f.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: p.name,
		RefersTo: fmt.Sprintf("'%s'!$%d:$%d", p.name, p.first, p.last),
	})
	if err != nil {
		return err
	}
	return f.SetSheetDimension(p.name, span(1, 0, len(p.rows), right))
}

// zoom is the scale in percent at which the whole width can be seen on a small
// laptop and the frozen rows leave room for those below them.
func (p *page) zoom() float64 {
	const wide, high = 1250, 330 // pixels
	frozen := 0.0
	for _, r := range p.rows[:p.last] {
		if r.height == 0 {
			r.height = 15
		}
		frozen += r.height / 0.75
	}
	zoom := min(wide/(p.total()*7+5*float64(len(p.widths))), high/frozen)
	return min(max(float64(int(zoom*20)*5), 50), 100)
}

func (x *writer) row(sw *excelize.StreamWriter, number int, r row) error {
	values := make([]any, len(r.cells))
	for i, c := range r.cells {
		if c.style == (style{}) && c.value == nil {
			continue
		}
		id, err := x.style(c.style)
		if err != nil {
			return err
		}
		out := excelize.Cell{StyleID: id, Value: c.value}
		switch v := c.value.(type) {
		case string:
			out.Value = legal(v)
		case data.Date:
			out.Value = v.Time()
		}
		values[i] = out
	}
	return sw.SetRow(name(number, 0), values, excelize.RowOpts{Height: r.height})
}

// style is Excel's number of a look; it is asked for once.
func (x *writer) style(s style) (int, error) {
	if id, ok := x.styles[s]; ok {
		return id, nil
	}
	out := &excelize.Style{
		Font:      &excelize.Font{Family: x.font, Size: s.size, Bold: s.bold},
		Alignment: &excelize.Alignment{Horizontal: s.across, Vertical: s.down, WrapText: s.wrap},
	}
	if s.turn {
		out.Alignment.TextRotation = 90
	}
	if s.border {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			out.Border = append(out.Border, excelize.Border{Type: side, Color: "808080", Style: 1})
		}
	}
	if s.fill {
		out.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F2F2F2"}}
	}
	switch s.format {
	case "":
	case "0":
		out.NumFmt = 1
	case "#,##0":
		out.NumFmt = 3
	default:
		out.CustomNumFmt = &s.format
	}
	id, err := x.file.NewStyle(out)
	if err == nil {
		x.styles[s] = id
	}
	return id, err
}

// legal is the text as a cell can hold it: XML has no control characters, and
// Excel no more than 32,767 characters in a cell.
func legal(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == '\ufffe' || r == '\uffff' {
			return utf8.RuneError
		}
		return r
	}, s)
	units := 0
	for i, r := range s {
		if units++; r > '\uffff' {
			units++
		}
		if units > excelize.TotalCellChars-1 {
			return s[:i] + "…"
		}
	}
	return s
}

// name is a cell's name; rows count from 1, columns from 0.
func name(row, column int) string {
	s, err := excelize.CoordinatesToCellName(column+1, row)
	if err != nil {
		panic(err) // both count from the sheet's first cell
	}
	return s
}

func span(top, left, bottom, right int) string {
	return name(top, left) + ":" + name(bottom, right)
}
