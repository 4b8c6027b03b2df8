package exchange

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// counted are the columns of counts, as a person asks for them: what comes,
// then what needs looking at.
var counted = []struct {
	key    string
	of     func(data.MergeCount) int
	colour fyne.ThemeColorName // of a number that is not 0
	wide   string              // the widest that is usual: a region's year has half a million records
}{
	{"new", func(c data.MergeCount) int { return c.New }, theme.ColorNameHeld, "000 000"},
	{"changed", func(c data.MergeCount) int { return c.Changed }, "", "0 000"},
	{"deleted", func(c data.MergeCount) int { return c.Deleted }, "", "0 000"},
	{"same", func(c data.MergeCount) int { return c.Same }, "", "000 000"},
	{"conflicts", func(c data.MergeCount) int { return c.Conflicts }, theme.ColorNamePlanned, "0 000"},
	{"held", func(c data.MergeCount) int { return c.Held }, theme.ColorNamePlanned, "0 000"},
	{"wrong", func(c data.MergeCount) int { return c.Wrong }, theme.ColorNameCancelled, "0 000"},
}

// countColumns are columns for the counts of a row, false where it has none;
// short ones where there is little room.
func countColumns[R any](p *Page, short bool, of func(R) (data.MergeCount, bool)) []kit.Column[R] {
	var columns []kit.Column[R]
	for _, c := range counted {
		title := p.w.T("page.exchange.count." + c.key)
		if short {
			title = p.w.T("page.exchange.short." + c.key)
		}
		columns = append(columns, kit.Column[R]{
			Title: title, Align: fyne.TextAlignTrailing, Width: max(textWidth(c.wide), titleWidth(title)),
			Text: func(r R) string {
				count, ok := of(r)
				if !ok {
					return ""
				}
				return p.w.Int(c.of(count))
			},
			Colour: func(r R) fyne.ThemeColorName {
				count, _ := of(r)
				if c.of(count) == 0 {
					return theme.ColorNameMuted
				}
				return c.colour
			},
		})
	}
	return columns
}

// titleWidth is the room that a column's heading takes.
func titleWidth(title string) float32 {
	const pad = 16
	return fyne.MeasureText(title, fynetheme.CaptionTextSize(), fyne.TextStyle{Bold: true}).Width + pad
}

// textWidth is the room that a cell's text takes.
func textWidth(sample string) float32 {
	const pad = 18
	return fyne.MeasureText(sample, fynetheme.TextSize(), fyne.TextStyle{}).Width + pad
}

// countRow is what came of one type and district.
type countRow struct {
	data.MergeKey
	data.MergeCount
}

// counts is the table of what a file brings by record type and district.
type counts struct {
	rows []countRow
	*pair[countRow]
}

func newCounts(p *Page) *counts {
	c := &counts{}
	columns := func(short bool) []kit.Column[countRow] {
		return append([]kit.Column[countRow]{
			{Title: p.w.T("page.exchange.column.type"), Weight: 1.2, Text: func(r countRow) string { return p.kind(r.Type) }},
			{Title: p.w.T("word.district"), Text: func(r countRow) string { return p.place(r.District) }},
		}, countColumns(p, short, func(r countRow) (data.MergeCount, bool) { return r.MergeCount, true })...)
	}
	c.pair = newPair(kit.TableOptions[countRow]{
		Columns: columns(false), Count: func() int { return len(c.rows) },
		Row: func(i int) (countRow, bool) {
			if i >= len(c.rows) {
				return countRow{}, false
			}
			return c.rows[i], true
		},
		Empty: kit.EmptyOptions{Text: p.w.T("page.exchange.no_counts")}, MinRows: 3,
	}, columns(true))
	return c
}

// set shows other counts: types in their order, districts by code.
func (c *counts) set(of map[data.MergeKey]data.MergeCount) {
	rank := map[string]int{}
	for i, t := range data.Types() {
		rank[t.Key] = i - len(data.Types())
	}
	c.rows = c.rows[:0]
	for key, count := range of {
		c.rows = append(c.rows, countRow{key, count})
	}
	slices.SortFunc(c.rows, func(a, b countRow) int {
		return cmp.Or(cmp.Compare(rank[a.Type], rank[b.Type]), cmp.Compare(a.Type, b.Type), cmp.Compare(a.District, b.District))
	})
	c.selectRow(-1)
	c.reload()
}
