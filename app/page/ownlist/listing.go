package ownlist

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
)

// listing is a table of sentences with the whole of the one under the cursor
// below it: a row has room for its beginning alone.
type listing[R any] struct {
	rows   []R
	say    func(R) string
	table  *kit.Table[R]
	full   *kit.Text
	object *fyne.Container
}

func newListing[R any](columns []kit.Column[R], say func(R) string, none string) *listing[R] {
	l := &listing[R]{say: say, full: kit.NewBody("")}
	l.table = kit.NewTable(kit.TableOptions[R]{
		Columns: columns, Empty: kit.EmptyOptions{Text: none}, MinRows: 3,
		Count: func() int { return len(l.rows) },
		Row: func(i int) (row R, ok bool) {
			if i >= len(l.rows) {
				return row, false
			}
			return l.rows[i], true
		},
		OnSelected: l.tell,
	})
	l.object = container.New(rows{grow: 0}, l.table, l.full)
	return l
}

func (l *listing[R]) set(all []R) {
	l.rows = all
	at := max(0, l.table.Selected())
	l.table.Select(-1)
	l.table.Reload()
	l.full.SetText("")
	show(l.full, len(all) > 0)
	if len(all) > 0 {
		at = min(at, len(all)-1)
		l.table.Select(at)
		l.tell(at)
	}
}

func (l *listing[R]) tell(i int) {
	l.full.SetText(l.say(l.rows[i]))
	l.object.Refresh()
}
