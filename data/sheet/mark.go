package sheet

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"sapar/data"
	"sapar/data/xlsx"
)

// Marks of wrong cells.
const (
	wrongFill     = "FFC7CE"
	commentAuthor = application
)

// Mark gives back the person's own file with its wrong cells coloured and the
// sentence of each in a comment. All else stays; comments that are there are
// continued. What concerns a whole sheet stands at its first heading. The file
// must be one that Read accepts, and not locked.
func Mark(original []byte, problems []data.CellProblem, sentence func(data.CellProblem) string) ([]byte, error) {
	f, err := excelize.OpenReader(bytes.NewReader(original))
	if err != nil {
		return nil, fmt.Errorf("mark workbook: %w", err)
	}
	defer func() { _ = f.Close() }() // it is in memory
	m := &marking{f: f, styles: map[int]int{}}
	for _, sheet := range sheetsOf(problems) {
		if index, err := f.GetSheetIndex(sheet); err != nil || index < 0 {
			continue
		}
		if err := m.sheet(sheet, problems, sentence); err != nil {
			return nil, fmt.Errorf("mark sheet %s: %w", sheet, err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return nil, fmt.Errorf("mark workbook: %w", err)
	}
	return b.Bytes(), nil
}

func sheetsOf(problems []data.CellProblem) []string {
	var sheets []string
	for _, p := range problems {
		if !slices.Contains(sheets, p.Sheet) {
			sheets = append(sheets, p.Sheet)
		}
	}
	return sheets
}

// marking is a workbook whose cells are being marked.
type marking struct {
	f      *excelize.File
	styles map[int]int // coloured styles by those that cells had
}

// sheet marks the wrong cells of one sheet.
func (m *marking) sheet(sheet string, problems []data.CellProblem, sentence func(data.CellProblem) string) error {
	comments, err := m.f.GetComments(sheet)
	if err != nil {
		return err
	}
	there := map[string]string{}
	for _, c := range comments {
		there[c.Cell] = commentText(c)
	}
	said := map[string]string{}
	var cells []string
	for _, p := range problems {
		if p.Sheet != sheet {
			continue
		}
		cell := p.Cell
		if cell == "" {
			cell = m.firstHeading(sheet)
		}
		if _, _, ok := xlsx.ParseCellName(cell); !ok {
			continue
		}
		text := sentence(p)
		if before, again := said[cell]; again {
			if strings.Contains(before, text) {
				continue
			}
			text = before + "\n" + text
		} else {
			cells = append(cells, cell)
		}
		said[cell] = text
	}
	for _, cell := range cells {
		if err := m.color(sheet, cell); err != nil {
			return err
		}
		text := said[cell]
		if old, ok := there[cell]; ok {
			if err := m.f.DeleteComment(sheet, cell); err != nil {
				return err
			}
			if !strings.Contains(old, text) { // of a file that was marked before
				text = old + "\n\n" + text
			} else {
				text = old
			}
		}
		if err := m.f.AddComment(sheet, excelize.Comment{
			Cell: cell, Author: commentAuthor, Text: short(text, 30_000), Width: 300, Height: uint(60 + 18*strings.Count(text, "\n") + len(text)/4),
		}); err != nil {
			return err
		}
	}
	return nil
}

func commentText(c excelize.Comment) string {
	if c.Text != "" || len(c.Paragraph) == 0 {
		return c.Text
	}
	var b strings.Builder
	for _, run := range c.Paragraph {
		b.WriteString(run.Text)
	}
	return b.String()
}

// firstHeading is the first cell of the headings that can be seen.
func (m *marking) firstHeading(sheet string) string {
	for n := 1; n < 30; n++ {
		letters, err := excelize.ColumnNumberToName(n)
		if err != nil {
			break
		}
		if seen, err := m.f.GetColVisible(sheet, letters); err == nil && seen {
			return letters + strconv.Itoa(headingRow)
		}
	}
	return "A" + strconv.Itoa(headingRow)
}

// color fills a cell and leaves all else of its look. The style is copied as
// the file has it: what GetStyle gives lacks colours where a file has no theme.
func (m *marking) color(sheet, cell string) error {
	old, err := m.f.GetCellStyle(sheet, cell)
	if err != nil {
		return err
	}
	colored, ok := m.styles[old]
	if !ok {
		filled, err := m.f.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{wrongFill}}})
		if err != nil {
			return err
		}
		formats := m.f.Styles.CellXfs
		if old < 0 || old >= len(formats.Xf) || filled >= len(formats.Xf) {
			return fmt.Errorf("style %d of cell %s is not there", old, cell)
		}
		format, yes := formats.Xf[old], true
		format.FillID, format.ApplyFill = formats.Xf[filled].FillID, &yes
		colored = len(formats.Xf)
		formats.Xf = append(formats.Xf, format)
		formats.Count = len(formats.Xf)
		m.styles[old] = colored
	}
	return m.f.SetCellStyle(sheet, cell, cell, colored)
}
