package kit

import (
	"image/color"
	"strconv"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"sapar/app/theme"
)

// monthGrid is where the days of a month stand.
type monthGrid struct {
	top  float32   // below the heading and the names of the days
	cell fyne.Size // of one day
}

// at is the index of the day at a point, −1 where there is none.
func (g monthGrid) at(p fyne.Position) int {
	if g.cell.Width <= 0 || g.cell.Height <= 0 || p.X < 0 || p.Y < g.top {
		return -1
	}
	col, row := int(p.X/g.cell.Width), int((p.Y-g.top)/g.cell.Height)
	if col > 6 || row > 5 {
		return -1
	}
	return row*7 + col
}

func (g monthGrid) origin(i int) fyne.Position {
	return fyne.NewPos(float32(i%7)*g.cell.Width, g.top+float32(i/7)*g.cell.Height)
}

// maxDots is how many entries a day shows as dots.
const maxDots = 3

// monthCell is what is drawn for one day.
type monthCell struct {
	back, mark *canvas.Rectangle // the day's ground; the mark of today behind its number
	number     *canvas.Text
	bars       []*canvas.Rectangle // one for each line, or the dots
	lines      []*canvas.Text
	more       *canvas.Text // the count beside the only line; nil where there are dots
}

type monthRenderer struct {
	m          *MonthView
	title      *canvas.Text
	prev, next *tapIcon
	today      *tapText
	names      [7]*canvas.Text
	cells      [daysShown]monthCell
	objects    []fyne.CanvasObject
}

// CreateRenderer makes every object once; a change of month refills them.
func (m *MonthView) CreateRenderer() fyne.WidgetRenderer {
	r := &monthRenderer{
		m:     m,
		title: canvas.NewText("", nil),
		prev:  newTapIcon(theme.Icon(theme.IconArrowLeft), func() { m.scrollMonths(-1) }),
		next:  newTapIcon(theme.Icon(theme.IconArrowRight), func() { m.scrollMonths(1) }),
		today: newTapText(m.o.Words.Today, func() { m.goTo(m.o.Today) }),
	}
	r.title.TextStyle.Bold = true
	r.objects = append(r.objects, r.title, r.prev, r.next, r.today)
	for i := range r.names {
		r.names[i] = canvas.NewText("", nil)
		r.names[i].Alignment = fyne.TextAlignCenter
		r.objects = append(r.objects, r.names[i])
	}
	for i := range r.cells {
		r.cells[i] = r.newCell()
	}
	r.paint()
	return r
}

func (r *monthRenderer) newCell() monthCell {
	c := monthCell{
		back:   canvas.NewRectangle(color.Transparent),
		mark:   canvas.NewRectangle(color.Transparent),
		number: canvas.NewText("", nil),
	}
	c.number.Alignment = fyne.TextAlignCenter
	r.objects = append(r.objects, c.back, c.mark, c.number)
	bars := r.m.o.Lines
	if bars == 0 && r.m.o.Entries != nil {
		bars = maxDots
	}
	for i := 0; i < bars; i++ {
		bar := canvas.NewRectangle(color.Transparent)
		c.bars = append(c.bars, bar)
		r.objects = append(r.objects, bar)
		if r.m.o.Lines > 0 {
			line := canvas.NewText("", nil)
			c.lines = append(c.lines, line)
			r.objects = append(r.objects, line)
		}
	}
	if r.m.o.Lines > 0 {
		c.more = canvas.NewText("", nil)
		c.more.Alignment = fyne.TextAlignTrailing
		r.objects = append(r.objects, c.more)
	}
	return c
}

func (r *monthRenderer) Destroy()                     {}
func (r *monthRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *monthRenderer) MinSize() fyne.Size {
	cell := fyne.NewSize(34, 30)
	if r.m.o.Lines > 0 {
		cell = fyne.NewSize(76, r.numberHeight()+r.lineHeight()+11) // one line, as place lays it out
	}
	return fyne.NewSize(7*cell.Width, r.headHeight()+6*cell.Height)
}

func (r *monthRenderer) titleHeight() float32 { return r.prev.MinSize().Height + 2 }
func (r *monthRenderer) headHeight() float32 {
	return r.titleHeight() + fyne.MeasureText("M", fynetheme.CaptionTextSize(), fyne.TextStyle{}).Height + 4
}
func (r *monthRenderer) numberHeight() float32 {
	return fyne.MeasureText("0", fynetheme.TextSize(), fyne.TextStyle{}).Height + 4
}
func (r *monthRenderer) lineHeight() float32 {
	return fyne.MeasureText("M", fynetheme.CaptionTextSize(), fyne.TextStyle{}).Height + 2
}

func (r *monthRenderer) Layout(size fyne.Size) {
	head := r.headHeight()
	r.m.grid = monthGrid{top: head, cell: fyne.NewSize(size.Width/7, (size.Height-head)/6)}

	icon := r.prev.MinSize()
	r.prev.Resize(icon)
	r.prev.Move(fyne.NewPos(0, 0))
	r.next.Resize(icon)
	r.next.Move(fyne.NewPos(icon.Width, 0))
	r.title.Move(fyne.NewPos(2*icon.Width+6, (icon.Height-r.title.MinSize().Height)/2))
	r.title.Resize(r.title.MinSize())
	today := r.today.MinSize()
	r.today.Resize(fyne.NewSize(today.Width, icon.Height))
	r.today.Move(fyne.NewPos(size.Width-today.Width, 0))

	for i, name := range r.names {
		name.Move(fyne.NewPos(float32(i)*r.m.grid.cell.Width, r.titleHeight()))
		name.Resize(fyne.NewSize(r.m.grid.cell.Width, head-r.titleHeight()))
	}
	for i := range r.cells {
		r.place(i)
	}
}

// place lays out one day and what fits of its entries.
func (r *monthRenderer) place(i int) {
	c, at, size := r.cells[i], r.m.grid.origin(i), r.m.grid.cell
	c.back.Move(at.AddXY(1, 1))
	c.back.Resize(size.SubtractWidthHeight(2, 2))

	height := r.numberHeight()
	markAt, markSize := at.AddXY(4, 4), fyne.NewSize(height+4, height)
	if len(c.lines) == 0 { // alone in its cell: in the middle
		markAt = at.AddXY((size.Width-markSize.Width)/2, (size.Height-markSize.Height)/2)
		if len(c.bars) > 0 {
			markAt.Y -= 3
		}
	}
	c.mark.Move(markAt)
	c.mark.Resize(markSize)
	c.mark.CornerRadius = height / 2
	c.number.Move(markAt)
	c.number.Resize(markSize)
	r.fillEntries(i, at, size, markAt.Y+markSize.Height+2)
}

// fillEntries draws the entries of a day below y.
func (r *monthRenderer) fillEntries(i int, at fyne.Position, size fyne.Size, y float32) {
	c, entries := r.cells[i], r.m.entries[i]
	if len(c.lines) == 0 {
		r.fillDots(c, entries, at.X+size.Width/2, min(y, at.Y+size.Height-7))
		return
	}
	line := r.lineHeight()
	room := min(int((at.Y+size.Height-3-y)/(line+1)), len(c.lines))
	room = max(room, 0)
	shown, beside := len(entries), float32(0) // beside: taken from the line by the count
	c.more.Hidden = true
	if shown > room {
		shown = room
		switch {
		case r.m.o.More == nil || room == 0:
		case room == 1: // one entry says more than a count alone
			beside = r.countBeside(c.more, len(entries)-1, at.X+4, y, size.Width-8)
		default:
			shown--
		}
	}
	for n := range c.lines {
		text, bar := c.lines[n], c.bars[n]
		text.Hidden, bar.Hidden = true, true
		place := fyne.NewPos(at.X+4, y+float32(n)*(line+1))
		width := size.Width - 8 - beside
		switch {
		case n < shown:
			colour := entryColour(entries[n])
			bar.FillColor = fynetheme.Color(soft(colour))
			bar.CornerRadius = 3
			bar.Move(place)
			bar.Resize(fyne.NewSize(width, line))
			bar.Hidden = false
			text.Color = fynetheme.Color(colour)
			text.Text = clip(entries[n].Text, width-8, text.TextSize, text.TextStyle)
			text.Move(place.AddXY(4, 0))
			text.Hidden = false
		case n == shown && n < room && len(entries) > shown:
			text.Color = fynetheme.Color(theme.ColorNameMuted)
			text.Text = clip(r.m.o.More(len(entries)-shown), width-8, text.TextSize, text.TextStyle)
			text.Move(place.AddXY(4, 0))
			text.Hidden = false
		}
		text.Resize(fyne.NewSize(width-8, line))
		text.Refresh()
		bar.Refresh()
	}
}

// fillDots draws the entries of a day as dots around x.
func (r *monthRenderer) fillDots(c monthCell, entries []MonthEntry, x, y float32) {
	const side, apart = 5, 7
	dots := min(len(entries), len(c.bars))
	x -= (float32(dots)*apart - (apart - side)) / 2
	for n, dot := range c.bars {
		dot.Hidden = n >= dots
		if !dot.Hidden {
			dot.FillColor = fynetheme.Color(entryColour(entries[n]))
			dot.CornerRadius = side / 2.0
			dot.Move(fyne.NewPos(x+float32(n)*apart, y))
			dot.Resize(fyne.NewSquareSize(side))
		}
		dot.Refresh()
	}
}

// countBeside puts the count of n further entries at the right end of a line,
// and returns the width that it takes from it.
func (r *monthRenderer) countBeside(count *canvas.Text, n int, x, y, width float32) float32 {
	count.Text = r.m.o.More(n)
	count.Color = fynetheme.Color(theme.ColorNameMuted)
	taken := min(fyne.MeasureText(count.Text, count.TextSize, count.TextStyle).Width, width/2)
	count.Text = clip(count.Text, taken, count.TextSize, count.TextStyle)
	count.Move(fyne.NewPos(x+width-taken, y))
	count.Resize(fyne.NewSize(taken, r.lineHeight()))
	count.Hidden = false
	count.Refresh()
	return taken + 4
}

func (r *monthRenderer) Refresh() {
	r.paint()
	r.Layout(r.m.Size())
	canvas.Refresh(r.m)
}

// paint fills texts and colours for the month shown.
func (r *monthRenderer) paint() {
	year, month, _ := r.m.month.Split()
	r.title.Text = capital(r.m.o.Words.Months[month-1]) + " " + strconv.Itoa(year)
	r.title.Color = fynetheme.Color(fynetheme.ColorNameForeground)
	r.title.TextSize = fynetheme.TextSize()
	if r.m.o.Lines > 0 {
		r.title.TextSize = fynetheme.TextSubHeadingSize()
	}
	r.title.Refresh()
	r.today.text = r.m.o.Words.Today
	r.today.Hidden = r.m.o.Today == 0 || r.m.o.Words.Today == ""
	r.today.Refresh()
	for i, name := range r.names {
		name.Text = r.m.o.Words.Days[i]
		name.Color = fynetheme.Color(theme.ColorNameMuted)
		name.TextSize = fynetheme.CaptionTextSize()
		name.Refresh()
	}
	for i := range r.cells {
		r.paintCell(i)
	}
}

func (r *monthRenderer) paintCell(i int) {
	c, d := r.cells[i], r.m.day(i)
	_, _, day := d.Split()
	c.number.Text = ""
	if d != 0 {
		c.number.Text = strconv.Itoa(day)
	}
	c.number.TextSize = fynetheme.TextSize()
	c.number.TextStyle.Bold = d == r.m.o.Today
	ink := fynetheme.ColorNameForeground
	if d.first() != r.m.month {
		ink = fynetheme.ColorNameDisabled
	}
	c.mark.Hidden = d == 0 || d != r.m.o.Today
	if !c.mark.Hidden {
		c.mark.FillColor = fynetheme.Color(theme.ColorNameHighlight)
		ink = theme.ColorNameOnHighlight
	}
	c.number.Color = fynetheme.Color(ink)

	c.back.CornerRadius = fynetheme.Size(fynetheme.SizeNameInputRadius)
	c.back.FillColor, c.back.StrokeColor, c.back.StrokeWidth = color.Transparent, color.Transparent, 1
	if r.m.o.Lines > 0 {
		c.back.StrokeColor = fynetheme.Color(fynetheme.ColorNameSeparator)
		if d.first() == r.m.month {
			c.back.FillColor = fynetheme.Color(theme.ColorNameCard)
		}
	}
	if i == r.m.hovered {
		c.back.FillColor = fynetheme.Color(fynetheme.ColorNameHover)
	}
	if d == r.m.selected && d != 0 {
		c.back.FillColor = fynetheme.Color(theme.ColorNameAccentSoft)
		c.back.StrokeColor = fynetheme.Color(fynetheme.ColorNamePrimary)
		if r.m.focused || r.m.popup {
			c.back.StrokeWidth = 2
		}
	}
	for _, line := range c.lines {
		line.TextSize = fynetheme.CaptionTextSize()
	}
	if c.more != nil {
		c.more.TextSize = fynetheme.CaptionTextSize()
	}
	c.back.Refresh()
	c.mark.Refresh()
	c.number.Refresh()
}

func entryColour(e MonthEntry) fyne.ThemeColorName {
	if e.Colour == "" {
		return fynetheme.ColorNamePrimary
	}
	return e.Colour
}

// capital begins a word with a capital letter.
func capital(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + word[size:]
}
