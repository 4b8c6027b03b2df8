package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// GridCell is what a cell of a Grid shows.
type GridCell struct {
	Text  string
	State State // Neutral is quiet
	Plain bool  // without a ground in the state's colour
}

// GridOptions make a Grid. All but OnMoved and OnOpened are needed.
type GridOptions struct {
	Rows, Columns func() int
	Row           func(i int) string // heading of a row
	Column        func(i int) string // heading of a column, of one or two lines
	Cell          func(row, column int) GridCell
	OnMoved       func(row, column int) // the person went to another cell
	OnOpened      func(row, column int) // Enter, space or double click
}

// Grid is a table of cells with a cursor that goes from cell to cell: the
// arrows, PageUp, PageDown, Home and End move it, Enter opens its cell. The
// headings stay in sight.
type Grid struct {
	widget.Table
	o       GridOptions
	at      widget.TableCellID
	focused bool
	high    float32 // height of the headings
}

// NewGrid returns a grid with the cursor on its first cell.
func NewGrid(o GridOptions) *Grid {
	g := &Grid{o: o}
	g.Length = func() (int, int) { return o.Rows(), o.Columns() }
	g.CreateCell = func() fyne.CanvasObject { return newGridCell() }
	g.UpdateCell = func(id widget.TableCellID, c fyne.CanvasObject) { g.fill(id, c.(*gridCell)) }
	g.ShowHeaderRow, g.ShowHeaderColumn = true, true
	g.HideSeparators = true // the cells have grounds of their own
	g.CreateHeader = func() fyne.CanvasObject { return widget.NewLabel("") }
	g.UpdateHeader = func(id widget.TableCellID, l fyne.CanvasObject) { g.head(id, l.(*widget.Label)) }
	g.ExtendBaseWidget(g)
	return g
}

// Cursor is the cell under the cursor; −1 where there are none.
func (g *Grid) Cursor() (row, column int) {
	if g.empty() {
		return -1, -1
	}
	return g.at.Row, g.at.Col
}

// Focused reports whether the cells have the keys.
func (g *Grid) Focused() bool { return g.focused }

func (g *Grid) empty() bool { return g.o.Rows() == 0 || g.o.Columns() == 0 }

// Least widths, and how wide the headings of rows become at most.
const gridColumn, gridNames = 66, 300

// Reload shows the cells as they are now. The cursor stays where it is, or
// goes to the nearest cell that there is.
func (g *Grid) Reload() {
	g.at = g.within(g.at)
	g.high = 0
	for i := range g.o.Columns() {
		title := g.o.Column(i)
		width := float32(gridColumn)
		for _, line := range strings.Split(title, "\n") {
			width = max(width, gridTextWidth(line, fynetheme.CaptionTextSize())+2*gridPad+4)
		}
		for row := range g.o.Rows() {
			width = max(width, gridTextWidth(g.o.Cell(row, i).Text, fynetheme.CaptionTextSize())+2*gridPad)
		}
		g.SetColumnWidth(i, width)
		lines := float32(1 + strings.Count(title, "\n"))
		g.high = max(g.high, lines*fyne.MeasureText("M", fynetheme.CaptionTextSize(), fyne.TextStyle{Bold: true}).Height+12)
	}
	g.SetRowHeight(-1, g.high)
	names := float32(gridColumn)
	for i := range g.o.Rows() {
		names = max(names, gridTextWidth(g.o.Row(i), fynetheme.TextSize())+2*fynetheme.InnerPadding()+2)
	}
	g.SetColumnWidth(-1, min(names, gridNames))
	g.Refresh()
}

func gridTextWidth(text string, size float32) float32 {
	return fyne.MeasureText(text, size, fyne.TextStyle{Bold: true}).Width
}

// head writes the heading of a column or of a row.
func (g *Grid) head(id widget.TableCellID, l *widget.Label) {
	l.SizeName, l.TextStyle.Bold, l.Alignment = fynetheme.SizeNameCaptionText, true, fyne.TextAlignCenter
	l.Truncation = fyne.TextTruncateEllipsis
	text := ""
	switch {
	case id.Col < 0:
		l.SizeName, l.TextStyle.Bold, l.Alignment = fynetheme.SizeNameText, false, fyne.TextAlignLeading
		if id.Row >= 0 && id.Row < g.o.Rows() {
			text = g.o.Row(id.Row)
		}
	case id.Row < 0 && id.Col < g.o.Columns():
		l.Truncation = fyne.TextTruncateOff // its column is as wide as it is
		text = g.o.Column(id.Col)
	}
	l.SetText(text)
}

func (g *Grid) fill(id widget.TableCellID, c *gridCell) {
	if id.Row < 0 || id.Row >= g.o.Rows() || id.Col < 0 || id.Col >= g.o.Columns() {
		return
	}
	c.set(g.o.Cell(id.Row, id.Col), id == g.at, g.focused)
}

func (g *Grid) within(at widget.TableCellID) widget.TableCellID {
	return widget.TableCellID{
		Row: max(0, min(at.Row, g.o.Rows()-1)),
		Col: max(0, min(at.Col, g.o.Columns()-1)),
	}
}

func (g *Grid) move(to widget.TableCellID) {
	to = g.within(to)
	if to == g.at || g.empty() {
		return
	}
	before := g.at
	g.at = to
	g.ScrollTo(to)
	g.RefreshItem(before)
	g.RefreshItem(to)
	if g.o.OnMoved != nil {
		g.o.OnMoved(to.Row, to.Col)
	}
}

func (g *Grid) open() {
	if g.o.OnOpened != nil && !g.empty() {
		g.o.OnOpened(g.at.Row, g.at.Col)
	}
}

// FocusGained shows the cursor.
func (g *Grid) FocusGained() {
	g.focused = true
	arrived(g)
	if !g.empty() {
		g.ScrollTo(g.at)
		g.RefreshItem(g.at)
	}
}

// FocusLost leaves a quieter one.
func (g *Grid) FocusLost() {
	g.focused = false
	if !g.empty() {
		g.RefreshItem(g.at)
	}
}

// TypedShortcut goes to the command table.
func (g *Grid) TypedShortcut(s fyne.Shortcut) { dispatchFrom(g, s) }

// TypedKey moves the cursor and opens its cell.
func (g *Grid) TypedKey(key *fyne.KeyEvent) {
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
		to.Col = g.o.Columns() - 1
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		g.open()
		return
	case fyne.KeyEscape:
		escape(g)
		return
	}
	g.move(to)
}

// Tapped moves the cursor to the cell under the mouse; a second time it opens
// it.
func (g *Grid) Tapped(e *fyne.PointEvent) {
	Focus(g)
	g.OnSelected = func(id widget.TableCellID) {
		g.OnSelected = nil
		g.UnselectAll()
		if id == g.at {
			g.open()
			return
		}
		g.move(id)
	}
	g.Table.Tapped(e)
	g.OnSelected = nil
}
