package region

import (
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/app/exchange"
	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// grid is the table of districts and months with a cursor that goes from cell
// to cell. The districts stay in sight where the months scroll.
type grid struct {
	widget.Table
	p       *Page
	rows    []exchange.SentRow
	at      widget.TableCellID
	focused bool

	headHigh float32 // height of the headings

	onMoved func()
	onOpen  func()
}

func newGrid(p *Page, onMoved, onOpen func()) *grid {
	g := &grid{p: p, onMoved: onMoved, onOpen: onOpen}
	g.Length = func() (int, int) { return len(g.rows), len(g.titles()) }
	g.CreateCell = func() fyne.CanvasObject { return newCell() }
	g.UpdateCell = func(id widget.TableCellID, o fyne.CanvasObject) { g.fill(id, o.(*cell)) }
	// The districts are headings: columns that only stick are drawn in the wrong
	// place where the others are of another width.
	g.ShowHeaderRow, g.ShowHeaderColumn = true, true
	g.HideSeparators = true // the cells have grounds of their own
	g.CreateHeader = func() fyne.CanvasObject { return widget.NewLabel("") }
	g.UpdateHeader = func(id widget.TableCellID, o fyne.CanvasObject) { g.head(id, o.(*widget.Label)) }
	g.ExtendBaseWidget(g)
	return g
}

// months is how many columns are months.
func (g *grid) months() int {
	if len(g.rows) == 0 {
		return 0
	}
	return len(g.rows[0].Months)
}

// Columns behind the months.
const (
	silent = iota
	newest
	wrong
	asked
)

// head writes the heading of a column or of a row.
func (g *grid) head(id widget.TableCellID, l *widget.Label) {
	l.SizeName, l.TextStyle.Bold, l.Alignment = fynetheme.SizeNameCaptionText, true, fyne.TextAlignCenter
	if id.Col < 0 {
		l.SizeName, l.TextStyle.Bold, l.Alignment = fynetheme.SizeNameText, false, fyne.TextAlignLeading
	}
	text := ""
	titles := g.titles()
	switch {
	case id.Col < 0 && id.Row >= 0 && id.Row < len(g.rows):
		text = g.p.teller.Short(g.rows[id.Row].District.Code)
	case id.Row < 0 && id.Col >= 0 && id.Col < len(titles):
		text = titles[id.Col]
	}
	l.SetText(text)
}

// titles are the headings of all columns.
func (g *grid) titles() []string {
	w := g.p.w
	var out []string
	if len(g.rows) > 0 {
		for _, m := range g.rows[0].Months {
			out = append(out, g.heading(m.Month))
		}
	}
	for _, title := range []string{
		w.T("page.region.column_silent"), w.T("page.region.column_newest"),
		w.T("page.region.column_wrong"), w.T("page.region.column_questions"),
	} {
		out = append(out, strings.Replace(title, " ", "\n", 1)) // in two lines all of them fit
	}
	return out
}

// heading names a month, with its year where the project goes over two.
func (g *grid) heading(key string) string {
	month, err := data.ParsePeriod(key)
	if err != nil {
		return key
	}
	name := g.p.w.MonthShort(month.From.Month())
	if p := g.p.now.project; p.Start.Year() != p.End.Year() {
		name += "\n" + key[:len("2026")]
	}
	return name
}

// show shows other rows, with the cursor on the last month at first.
func (g *grid) show(rows []exchange.SentRow) {
	first := len(g.rows) == 0
	g.rows = rows
	if first {
		g.at = widget.TableCellID{Row: 0, Col: g.months() - 1}
	}
	g.at.Row = max(0, min(g.at.Row, len(rows)-1))
	g.at.Col = max(0, min(g.at.Col, len(g.titles())-1))
	g.headHigh = 0
	for i, title := range g.titles() {
		width := g.width(i)
		g.SetColumnWidth(i, width)
		lines := float32(1 + strings.Count(title, "\n"))
		g.headHigh = max(g.headHigh, lines*fyne.MeasureText("M", fynetheme.CaptionTextSize(), fyne.TextStyle{Bold: true}).Height+12)
	}
	g.SetRowHeight(-1, g.headHigh)
	names := float32(leastColumn)
	for _, r := range rows {
		names = max(names, fyne.MeasureText(g.p.teller.Short(r.District.Code), fynetheme.TextSize(), fyne.TextStyle{}).Width+2*fynetheme.InnerPadding()+2)
	}
	g.SetColumnWidth(-1, names)
	g.Refresh()
}

// Widths of columns: a day and a month fit into a month's.
const monthColumn, leastColumn = 46, 60

// width has room for a column's heading and for what stands in it.
func (g *grid) width(column int) float32 {
	bold := func(text string, size float32) float32 {
		return fyne.MeasureText(text, size, fyne.TextStyle{Bold: true}).Width
	}
	width := float32(leastColumn)
	if column < g.months() {
		width = monthColumn
	}
	for _, line := range strings.Split(g.titles()[column], "\n") {
		width = max(width, bold(line, fynetheme.CaptionTextSize())+2*cellPad+4)
	}
	for i := range g.rows {
		text, size := g.text(i, column), fynetheme.TextSize()
		if column < g.months() {
			size = fynetheme.CaptionTextSize()
		}
		width = max(width, bold(text, size)+2*cellPad)
	}
	return width
}

// text is what stands in a cell.
func (g *grid) text(row, column int) string {
	r, w := &g.rows[row], g.p.w
	if column < g.months() {
		m := &r.Months[column]
		switch {
		case !m.Sent.IsZero():
			return m.Sent.In(g.p.o.Now().Location()).Format("02.01")
		case m.Part:
			return w.T("page.region.cell_part")
		}
		return "–"
	}
	switch column - g.months() {
	case silent:
		if days := r.SilentDays(g.p.today()); days >= 0 {
			return w.N("count.day", max(0, days))
		}
		return w.T("page.region.cell_never")
	case newest:
		return w.Date(r.Newest.Time())
	case wrong:
		return w.Int(r.Wrong)
	}
	return w.Int(r.Questions)
}

// tooSilent is for how many days a district may send nothing.
const tooSilent = 31

// state is the colour of a cell.
func (g *grid) state(row, column int) kit.State {
	r := &g.rows[row]
	if column < g.months() {
		m := &r.Months[column]
		month, err := data.ParsePeriod(m.Month)
		switch {
		case !m.Sent.IsZero():
			return kit.Good
		case m.Part:
			return kit.Attention
		case err == nil && month.To < g.p.today():
			return kit.Bad
		}
		return kit.Neutral
	}
	switch column - g.months() {
	case silent:
		if days := r.SilentDays(g.p.today()); days < 0 || days > tooSilent {
			return kit.Bad
		}
	case wrong:
		if r.Wrong > 0 {
			return kit.Attention
		}
	case asked:
		if r.Questions > 0 {
			return kit.Attention
		}
	}
	return kit.Neutral
}

// marks are the signs of accepted and reopened months.
var marks = map[string]theme.IconName{data.Sealed: theme.IconCheck, data.Reopened: theme.IconArrowLeft}

// mark is the sign of a month, "" for none.
func (g *grid) mark(row, column int) theme.IconName {
	if column >= g.months() {
		return ""
	}
	return marks[g.rows[row].Months[column].Sealed.Status]
}

func (g *grid) fill(id widget.TableCellID, c *cell) {
	if id.Row < 0 || id.Row >= len(g.rows) || id.Col < 0 || id.Col >= len(g.titles()) {
		return
	}
	c.set(cellLook{
		text: g.text(id.Row, id.Col), state: g.state(id.Row, id.Col), mark: g.mark(id.Row, id.Col),
		month: id.Col < g.months(), cursor: id == g.at, focused: g.focused,
	})
}

// cursor is the row under the cursor and the index of its month; that is no
// month's where the cursor stands beside them.
func (g *grid) cursor() (row, month int) {
	if len(g.rows) == 0 {
		return -1, -1
	}
	return g.at.Row, g.at.Col
}

func (g *grid) move(to widget.TableCellID) {
	to.Row = max(0, min(to.Row, len(g.rows)-1))
	to.Col = max(0, min(to.Col, len(g.titles())-1))
	if to == g.at {
		return
	}
	before := g.at
	g.at = to
	g.ScrollTo(to)
	g.RefreshItem(before)
	g.RefreshItem(to)
	g.onMoved()
}

// high is the height of all its rows: below them the ground of the districts
// would go on.
func (g *grid) high() float32 {
	return g.headHigh + float32(len(g.rows))*(newCell().MinSize().Height+fynetheme.Padding())
}

// capped gives the grid no more height than its rows have.
type capped struct{ g *grid }

func (c capped) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 100) }

func (c capped) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width, min(size.Height, c.g.high())))
}

// reveal scrolls to the cursor, once there is a width to scroll in.
func (g *grid) reveal() {
	if g.Size().Width > 0 {
		g.ScrollTo(g.at)
	}
}

// FocusGained shows the cursor.
func (g *grid) FocusGained() {
	g.focused = true
	g.ScrollTo(g.at)
	g.RefreshItem(g.at)
}

// FocusLost leaves a quieter one.
func (g *grid) FocusLost() {
	g.focused = false
	g.RefreshItem(g.at)
}

// TypedKey moves the cursor and decides about its month.
func (g *grid) TypedKey(key *fyne.KeyEvent) {
	const page = 6
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
		to.Col = len(g.titles()) - 1
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		g.onOpen()
		return
	}
	g.move(to)
}

// Tapped moves the cursor to the cell under the mouse.
func (g *grid) Tapped(e *fyne.PointEvent) {
	kit.Focus(g)
	g.OnSelected = func(id widget.TableCellID) {
		g.OnSelected = nil
		g.UnselectAll()
		g.move(id)
	}
	g.Table.Tapped(e)
	g.OnSelected = nil
}
