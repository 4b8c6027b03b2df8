package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// MonthEntry is one line in a day of the month.
type MonthEntry struct {
	Text   string
	Colour fyne.ThemeColorName // a state's colour; "" = the accent
}

// MonthOptions make a MonthView. Words is needed.
type MonthOptions struct {
	Words      DateWords
	Today      Day
	Lines      int                      // entries shown in a day at most; 0 = dots
	Entries    func(d Day) []MonthEntry // of the days shown, also of other months
	More       func(n int) string       // the line for n entries that found no room
	OnSelected func(d Day)
	OnOpened   func(d Day)     // Enter or double click
	OnMonth    func(first Day) // another month is shown; Entries is asked afterwards
}

// MonthView is a month as six weeks from Monday on, whatever the system
// thinks of weeks. Arrows move the day, PageUp and PageDown the month, Home
// and End go to its ends, Ctrl+Home to today, Enter opens the day.
type MonthView struct {
	widget.BaseWidget
	o     MonthOptions
	popup bool // inside a drop: one click opens, the field has the keys

	month    Day // first day of the month shown
	selected Day
	entries  [daysShown][]MonthEntry

	focused bool
	hovered int // index of the day under the mouse, −1
	tapped  time.Time
	grid    monthGrid
}

const daysShown = 6 * 7

// doubleClick is how quickly a second click on the same thing opens it. Fyne
// would delay every single click to find out.
const doubleClick = 400 * time.Millisecond

var (
	_ fyne.Focusable    = (*MonthView)(nil)
	_ fyne.Shortcutable = (*MonthView)(nil)
	_ desktop.Hoverable = (*MonthView)(nil)
)

// NewMonthView shows the month of today, with today selected.
func NewMonthView(o MonthOptions) *MonthView { return newMonthView(o, false) }

func newMonthView(o MonthOptions, popup bool) *MonthView {
	m := &MonthView{o: o, popup: popup, hovered: -1}
	m.ExtendBaseWidget(m)
	start := o.Today
	if start == 0 {
		start = NewDay(2000, time.January, 1)
	}
	m.selected, m.month = start, start.first()
	m.load()
	return m
}

// Selected is the day that the cursor is on.
func (m *MonthView) Selected() Day { return m.selected }

// Month is the first day of the month shown.
func (m *MonthView) Month() Day { return m.month }

// Select moves the cursor to a day and shows its month.
func (m *MonthView) Select(d Day) {
	if d == 0 {
		return
	}
	m.selected = d
	if m.month != d.first() {
		m.month = d.first()
		m.load()
	}
	m.Refresh()
}

// Span is the first and the last of the 42 days shown.
func (m *MonthView) Span() (first, last Day) { return m.day(0), m.day(daysShown - 1) }

// Reload asks for the entries again.
func (m *MonthView) Reload() {
	m.load()
	m.Refresh()
}

// SetToday moves the mark of today.
func (m *MonthView) SetToday(d Day) {
	m.o.Today = d
	m.Refresh()
}

// day at an index of the grid; 0 beyond the calendar.
func (m *MonthView) day(i int) Day { return m.month.AddDays(i - m.month.weekday()) }

func (m *MonthView) load() {
	if m.o.Entries == nil {
		return
	}
	for i := range m.entries {
		m.entries[i] = nil
		if d := m.day(i); d != 0 {
			m.entries[i] = m.o.Entries(d)
		}
	}
}

// goTo moves the cursor as the person asked for.
func (m *MonthView) goTo(d Day) {
	if d == 0 || d == m.selected {
		return
	}
	m.selected = d
	if m.month != d.first() {
		m.month = d.first()
		if m.o.OnMonth != nil {
			m.o.OnMonth(m.month)
		}
		m.load()
	}
	m.Refresh()
	if m.o.OnSelected != nil {
		m.o.OnSelected(d)
	}
}

func (m *MonthView) open(d Day) {
	if d != 0 && m.o.OnOpened != nil {
		m.o.OnOpened(d)
	}
}

// TypedKey moves the cursor or opens its day.
func (m *MonthView) TypedKey(key *fyne.KeyEvent) {
	d := m.selected
	switch key.Name {
	case fyne.KeyLeft:
		m.goTo(d.AddDays(-1))
	case fyne.KeyRight:
		m.goTo(d.AddDays(1))
	case fyne.KeyUp:
		m.goTo(d.AddDays(-7))
	case fyne.KeyDown:
		m.goTo(d.AddDays(7))
	case fyne.KeyPageUp:
		m.goTo(d.AddMonths(-1))
	case fyne.KeyPageDown:
		m.goTo(d.AddMonths(1))
	case fyne.KeyHome:
		m.goTo(d.first())
	case fyne.KeyEnd:
		m.goTo(d.first().AddMonths(1).AddDays(-1))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.open(d)
	case fyne.KeyEscape:
		escape(m)
	}
}

// TypedRune does nothing: the month takes no text.
func (m *MonthView) TypedRune(rune) {}

var ctrlHome = Ctrl(fyne.KeyHome)

// TypedShortcut goes to today at Ctrl+Home.
func (m *MonthView) TypedShortcut(s fyne.Shortcut) {
	if s.ShortcutName() == ctrlHome.ShortcutName() {
		m.goTo(m.o.Today)
		return
	}
	dispatchFrom(m, s)
}

// FocusGained shows the cursor.
func (m *MonthView) FocusGained() {
	m.focused = true
	arrived(m)
	m.Refresh()
	scrollTo(m)
}

// FocusLost keeps the day selected, more quietly.
func (m *MonthView) FocusLost() {
	m.focused = false
	m.Refresh()
}

// Tapped selects the day under the mouse; the second time it opens it.
func (m *MonthView) Tapped(e *fyne.PointEvent) {
	if !m.popup {
		if c := canvasOf(m); c != nil {
			c.Focus(m)
		}
	}
	i := m.grid.at(e.Position)
	if i < 0 || m.day(i) == 0 {
		return
	}
	d, before := m.day(i), m.selected
	m.goTo(d)
	again := d == before && time.Since(m.tapped) < doubleClick
	m.tapped = time.Now()
	if m.popup || again {
		m.tapped = time.Time{}
		m.open(d)
	}
}

// MouseIn marks the day under the mouse.
func (m *MonthView) MouseIn(e *desktop.MouseEvent) { m.hover(m.grid.at(e.Position)) }

// MouseMoved marks the day under the mouse.
func (m *MonthView) MouseMoved(e *desktop.MouseEvent) { m.hover(m.grid.at(e.Position)) }

// MouseOut takes the mark away.
func (m *MonthView) MouseOut() { m.hover(-1) }

func (m *MonthView) hover(i int) {
	if m.hovered != i {
		m.hovered = i
		m.Refresh()
	}
}

// scrollMonths shows another month with the same day of it selected.
func (m *MonthView) scrollMonths(n int) { m.goTo(m.selected.AddMonths(n)) }
