package reports

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/data"
)

// grid is a table of a report with a cursor that goes from cell to cell. Its
// headings stay in sight, and so does the total, which therefore stands above
// the rows. What can be opened has the colour of a link; Enter or a second
// click opens it.
type grid struct {
	widget.Table
	table data.ReportTable

	onOpen  func(row, column int)
	onFocus func()

	at      widget.TableCellID
	clicked time.Time
}

// total is the index of the total row for those outside the grid.
const total = -1

// doubleClick is how quickly a second click on the same cell opens it.
const doubleClick = 400 * time.Millisecond

func newGrid(onOpen func(row, column int)) *grid {
	g := &grid{onOpen: onOpen, onFocus: func() {}}
	g.Length = func() (int, int) { return g.rows(), len(g.table.Columns) }
	g.CreateCell = func() fyne.CanvasObject { return newCell() }
	g.UpdateCell = func(id widget.TableCellID, o fyne.CanvasObject) { g.fill(id, o.(*cell)) }
	g.ShowHeaderRow = true
	g.CreateHeader = func() fyne.CanvasObject { return newHeading("") }
	g.UpdateHeader = func(id widget.TableCellID, o fyne.CanvasObject) {
		l := o.(*widget.Label)
		if id.Col < 0 || id.Col >= len(g.table.Columns) {
			return
		}
		if text := heading(g.table.Columns[id.Col]); text != l.Text {
			l.SetText(text)
		}
	}
	g.OnSelected = func(id widget.TableCellID) { g.at = id }
	g.ExtendBaseWidget(g)
	return g
}

func newHeading(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.SizeName = fynetheme.SizeNameCaptionText
	l.TextStyle.Bold = true
	l.Alignment = fyne.TextAlignCenter
	l.Wrapping = fyne.TextWrapWord
	return l
}

// heading is what stands above a column: in a matrix also the name of its
// group.
func heading(c data.ReportColumn) string {
	if c.Group == "" {
		return c.Heading
	}
	group := []rune(c.Group)
	if len(group) > longestGroup {
		group = append(group[:longestGroup], '…')
	}
	return string(group) + "\n" + c.Heading
}

// longestGroup is how much of a group's name stands above each of its columns,
// in characters.
const longestGroup = 50

// rows counts the rows of the grid, the total among them.
func (g *grid) rows() int { return len(g.table.Rows) + g.StickyRowCount }

// row is the table's row that stands in a row of the grid.
func (g *grid) row(i int) int { return i - g.StickyRowCount }

// text is what stands in a cell of the table.
func (g *grid) text(row, column int) string {
	if row == total {
		return g.table.Total[column].Text
	}
	return g.table.Rows[row][column].Text
}

// sources are the records that a cell counts.
func (g *grid) sources(row, column int) []data.ID {
	if row == total {
		return g.table.Total[column].Sources
	}
	return g.table.Rows[row][column].Sources
}

func (g *grid) fill(id widget.TableCellID, c *cell) {
	if id.Row >= g.rows() || id.Col >= len(g.table.Columns) {
		return
	}
	align := fyne.TextAlignLeading
	if column := g.table.Columns[id.Col]; column.Number || column.Group != "" {
		align = fyne.TextAlignTrailing
	}
	row := g.row(id.Row)
	c.set(g.text(row, id.Col), row == total, align, len(g.sources(row, id.Col)) > 0)
}

// show shows another table from its beginning, with a name for its total.
func (g *grid) show(t data.ReportTable, totalName string) {
	g.UnselectAll()
	g.StickyRowCount = 0
	if t.Total != nil {
		g.StickyRowCount = 1
		t.Total = slices.Clone(t.Total)
		if len(t.Total) > 0 && t.Total[0].Text == "" {
			t.Total[0].Text = totalName // the form has it in a column that may be out of sight
		}
	}
	g.table = t
	g.at = widget.TableCellID{}
	widths, high := make([]float32, len(t.Columns)), float32(0)
	for i := range t.Columns {
		height := float32(0)
		widths[i], height = g.measure(i)
		high = max(high, height)
	}
	// Each width that is set draws the whole grid: let there be nothing to draw.
	g.table.Columns = nil
	for i, width := range widths {
		g.SetColumnWidth(i, width)
	}
	g.SetRowHeight(-1, high)
	g.table = t
	g.ScrollToOffset(fyne.NewPos(0, 0))
	g.Refresh()
	g.ScrollTo(widget.TableCellID{}) // so that the bars learn the new width
}

// Widths of a column, the height that a heading should not exceed, and how far
// its column is widened for that.
const (
	leastColumn, mostColumn    = 48, 220
	wantedHeading, wideHeading = 70, 150
)

// measure is the width of a column and the height of its heading.
func (g *grid) measure(column int) (width, height float32) {
	width = g.width(column)
	head := newHeading(heading(g.table.Columns[column]))
	for { // one long heading must not make all of them high
		head.Resize(fyne.NewSize(width, 10))
		if height = head.MinSize().Height; height <= wantedHeading || width >= wideHeading {
			return width, height
		}
		width += 24
	}
}

// width has room for the longest word of the heading and for the cells.
func (g *grid) width(column int) float32 {
	const pad = 2*cellPad + 6
	width := float32(leastColumn)
	for _, word := range strings.Fields(heading(g.table.Columns[column])) {
		width = max(width, fyne.MeasureText(word, fynetheme.CaptionTextSize(), fyne.TextStyle{Bold: true}).Width+pad)
	}
	for i := range g.rows() {
		if width >= mostColumn {
			return mostColumn
		}
		row := g.row(i)
		width = max(width, fyne.MeasureText(g.text(row, column), fynetheme.TextSize(), fyne.TextStyle{Bold: row == total}).Width+pad)
	}
	return min(width, mostColumn)
}

// FocusGained shows the cursor.
func (g *grid) FocusGained() {
	g.Table.FocusGained()
	g.onFocus()
	g.Select(g.at)
}

// FocusLost hides it.
func (g *grid) FocusLost() {
	g.Table.FocusLost()
	g.UnselectAll()
}

// TypedKey moves the cursor and opens the cell.
func (g *grid) TypedKey(key *fyne.KeyEvent) {
	const page = 8
	to := g.at
	switch key.Name {
	case fyne.KeyUp:
		to.Row--
	case fyne.KeyDown:
		to.Row++
	case fyne.KeyLeft:
		to.Col--
	case fyne.KeyRight:
		to.Col++
	case fyne.KeyPageUp:
		to.Row -= page
	case fyne.KeyPageDown:
		to.Row += page
	case fyne.KeyHome:
		to.Col = 0
	case fyne.KeyEnd:
		to.Col = len(g.table.Columns) - 1
	case fyne.KeyReturn, fyne.KeyEnter:
		g.onOpen(g.row(g.at.Row), g.at.Col)
		return
	default:
		return
	}
	to.Row = max(0, min(to.Row, g.rows()-1))
	to.Col = max(0, min(to.Col, len(g.table.Columns)-1))
	g.Select(to)
}

// Tapped moves the cursor; the second time it opens the cell.
func (g *grid) Tapped(e *fyne.PointEvent) {
	before, again := g.at, time.Since(g.clicked) < doubleClick
	g.Table.Tapped(e)
	g.clicked = time.Now()
	if again && g.at == before {
		g.clicked = time.Time{}
		g.onOpen(g.row(g.at.Row), g.at.Col)
	}
}
