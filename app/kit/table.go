package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Column of a Table; R is the type of its rows.
type Column[R any] struct {
	Title  string
	Key    string  // by which HideColumns knows it; "" = always shown
	Sort   string  // key for OnSort; "" = cannot be sorted by
	Width  float32 // fixed; 0 = a share of what the fixed ones leave
	Weight float32 // that share, 1 by default
	Align  fyne.TextAlign
	Text   func(r R) string
	Colour func(r R) fyne.ThemeColorName // nil or "" = ordinary
	Icon   func(r R) fyne.Resource       // before the text; nil = none
}

// TableOptions make a Table. Columns, Count and Row are needed.
type TableOptions[R any] struct {
	Columns    []Column[R]
	Count      func() int                    // rows in all
	Row        func(i int) (R, bool)         // false: not there, or not yet; asked only for rows in sight
	OnSelected func(i int)                   // the person went to another row
	OnOpened   func(i int)                   // Enter or double click
	OnDelete   func(i int)                   // Delete
	OnKey      func(i int, key fyne.KeyName) // a key that means nothing here, such as a digit
	OnTick     func(i int)                   // space, or a click into the first column, which shows the tick
	OnTickAll  func()                        // Ctrl+A
	OnSort     func(key string, descending bool)
	Empty      EmptyOptions // stands in place of the rows while there are none
	MinRows    int          // rows in sight at least, 4 by default
}

// Table shows rows of which one is selected. Up, Down, PageUp, PageDown, Home
// and End move the selection, Enter opens it, Ctrl+C copies it with tabs
// between the columns; Left and Right go over the headings and space sorts. Of
// a table with ticks space ticks the row, unless it is on a heading.
// Sorting and filtering are the owner's: it answers with other rows, and
// calls Reload.
type Table[R any] struct {
	table
	o TableOptions[R]
}

// NewTable returns a table with nothing selected.
func NewTable[R any](o TableOptions[R]) *Table[R] {
	t := &Table[R]{o: o}
	t.count = o.Count
	t.fill = t.cells
	t.onSelected, t.onOpened, t.onDelete, t.onKey, t.onSort = o.OnSelected, o.OnOpened, o.OnDelete, o.OnKey, o.OnSort
	t.onTick, t.onTickAll = o.OnTick, o.OnTickAll
	t.minRows = o.MinRows
	for _, c := range o.Columns {
		t.columns = append(t.columns, tableColumn{
			title: c.Title, key: c.Key, sort: c.Sort, width: c.Width, weight: c.Weight, align: c.Align,
		})
	}
	t.extend(t, o.Empty)
	return t
}

// SetTitles gives the columns other headings: the language changed.
func (t *Table[R]) SetTitles(titles ...string) {
	for i, title := range titles {
		t.columns[i].title = title
	}
	t.header.Refresh()
}

// Columns are those it was made with, hidden ones too.
func (t *Table[R]) Columns() []Column[R] { return t.o.Columns }

// cells answers what stands in a row.
func (t *Table[R]) cells(i int, cells []tableCell) bool {
	r, ok := t.o.Row(i)
	if !ok {
		return false
	}
	for n, c := range t.o.Columns {
		cells[n] = tableCell{text: c.Text(r)}
		if c.Colour != nil {
			cells[n].colour = c.Colour(r)
		}
		if c.Icon != nil {
			cells[n].icon = c.Icon(r)
		}
	}
	return true
}

// table is all of a Table that does not depend on the type of its rows.
type table struct {
	widget.BaseWidget
	columns    []tableColumn
	count      func() int
	fill       func(i int, cells []tableCell) bool
	onSelected func(i int)
	onOpened   func(i int)
	onDelete   func(i int)
	onKey      func(i int, key fyne.KeyName)
	onTick     func(i int)
	onTickAll  func()
	onSort     func(key string, descending bool)
	minRows    int

	selected   int // −1: none
	sortKey    string
	descending bool
	heading    int // column under the heading cursor, −1
	arranged   int // how often columns have come or gone

	header *tableHeader
	list   *tableList
	empty  *Empty
}

type tableColumn struct {
	title, sort   string
	key           string
	hidden        bool
	width, weight float32
	align         fyne.TextAlign
}

type tableCell struct {
	text   string
	colour fyne.ThemeColorName
	icon   fyne.Resource
}

func (t *table) extend(impl fyne.Widget, empty EmptyOptions) {
	t.selected, t.heading = -1, -1
	if t.minRows == 0 {
		t.minRows = 4
	}
	t.header = newTableHeader(t)
	t.list = newTableList(t)
	t.empty = NewEmpty(empty)
	t.ExtendBaseWidget(impl)
}

// Reload shows the rows as they are now. The selection stays at its index, or
// goes to the last row there is.
func (t *table) Reload() {
	t.selected = min(t.selected, t.count()-1)
	t.list.Refresh()
	t.list.mark()
	t.Refresh()
}

// Selected is the index of the selected row, −1 for none.
func (t *table) Selected() int { return t.selected }

// Select selects a row and scrolls to it; −1 selects none.
func (t *table) Select(i int) {
	if i >= t.count() {
		return
	}
	t.selected = max(i, -1)
	t.list.mark()
}

// SetSort marks the column by which the rows are sorted.
func (t *table) SetSort(key string, descending bool) {
	t.sortKey, t.descending = key, descending
	t.header.Refresh()
}

// SetEmpty says something else where there are no rows.
func (t *table) SetEmpty(o EmptyOptions) {
	t.empty.Set(o)
	t.Refresh()
}

// Focus gives the keys to the rows, or to the button that stands in their
// place.
func (t *table) Focus() {
	if t.count() > 0 {
		Focus(t.list)
		return
	}
	t.empty.Focus()
}

// Focused reports whether the rows have the keys.
func (t *table) Focused() bool { return t.list.focused }

// goTo selects a row for the person.
func (t *table) goTo(i int) {
	i = max(0, min(i, t.count()-1))
	if i == t.selected || t.count() == 0 {
		return
	}
	t.selected = i
	t.list.mark()
	if t.onSelected != nil {
		t.onSelected(i)
	}
}

// tick ticks the selected row.
func (t *table) tick() {
	if t.selected >= 0 && t.onTick != nil {
		t.onTick(t.selected)
	}
}

func (t *table) open() {
	if t.selected >= 0 && t.onOpened != nil {
		t.onOpened(t.selected)
	}
}

// sortBy sorts by a column, the other way round where it is sorted by it.
func (t *table) sortBy(column int) {
	if column < 0 || column >= len(t.columns) || t.columns[column].sort == "" || t.onSort == nil {
		return
	}
	key := t.columns[column].sort
	t.SetSort(key, key == t.sortKey && !t.descending)
	t.onSort(t.sortKey, t.descending)
}

// moveHeading takes the heading cursor to the next column that sorts.
func (t *table) moveHeading(by int) {
	if t.onSort == nil {
		return
	}
	for i := t.heading + by; i >= 0 && i < len(t.columns); i += by {
		if t.columns[i].sort != "" && !t.columns[i].hidden {
			t.heading = i
			break
		}
	}
	t.header.Refresh()
}

// line is the selected row with tabs between the columns.
func (t *table) line() string {
	if t.selected < 0 {
		return ""
	}
	return t.lineOf(t.selected)
}

// lineOf is a row with tabs between the columns in sight, "" where it is not
// there.
func (t *table) lineOf(i int) string {
	cells := make([]tableCell, len(t.columns))
	if !t.fill(i, cells) {
		return ""
	}
	return t.tabbed(func(column int) string { return cells[column].text })
}

func (t *table) tabbed(text func(column int) string) string {
	var texts []string
	for i, c := range t.columns {
		if !c.hidden {
			texts = append(texts, strings.Join(strings.Fields(text(i)), " "))
		}
	}
	return strings.Join(texts, "\t")
}

// Text is the whole table, its headings first, with tabs between the columns in
// sight: as spreadsheets paste it.
func (t *table) Text() string {
	lines := []string{t.tabbed(func(column int) string { return t.columns[column].title })}
	for i := range t.count() {
		lines = append(lines, t.lineOf(i))
	}
	return strings.Join(lines, "\n") + "\n"
}

// Children are the headings, the rows and the placeholder; see Parent.
func (t *table) Children() []fyne.CanvasObject {
	return []fyne.CanvasObject{t.header, t.list, t.empty}
}

// widths shares a width among the columns. Columns of a fixed width give way
// where even they do not fit.
func (t *table) widths(total float32) []float32 {
	const least = 48 // of a flexible column
	fixed, weight, flexible := float32(0), float32(0), float32(0)
	for _, c := range t.columns {
		switch {
		case c.hidden:
		case c.width > 0:
			fixed += c.width
		default:
			weight += c.share()
			flexible += least
		}
	}
	scale := float32(1)
	if fixed > 0 && fixed+flexible > total {
		scale = max(0, total-flexible) / fixed
	}
	rest := max(flexible, total-fixed*scale)
	widths := make([]float32, len(t.columns))
	for i, c := range t.columns {
		switch {
		case c.hidden:
		case c.width > 0:
			widths[i] = c.width * scale
		default:
			widths[i] = rest * c.share() / weight
		}
	}
	return widths
}

func (c tableColumn) share() float32 {
	if c.weight > 0 {
		return c.weight
	}
	return 1
}
