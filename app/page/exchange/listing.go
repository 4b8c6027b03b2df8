package exchange

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
)

// background is the context of work that is never stopped.
var background = context.Background()

// listing is a table of sentences with the whole of the one under the cursor
// below it: a row has room for its beginning alone.
type listing[R any] struct {
	rows   []R
	say    func(R) string
	table  *kit.Table[R]
	full   *kit.Text
	object *fyne.Container
}

func newListing[R any](columns []kit.Column[R], say func(R) string, empty kit.EmptyOptions) *listing[R] {
	l := &listing[R]{say: say, full: kit.NewBody("")}
	l.table = kit.NewTable(kit.TableOptions[R]{
		Columns: columns, Empty: empty, MinRows: 3,
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
	l.table.Select(-1)
	l.table.Reload()
	l.full.SetText("")
	show(l.full, len(all) > 0)
	if len(all) > 0 {
		l.table.Select(0)
		l.tell(0)
	}
}

func (l *listing[R]) tell(i int) {
	l.full.SetText(l.say(l.rows[i]))
	l.object.Refresh()
}

// halves puts two things under one another, the lower with the greater part of
// the height: the upper has what it needs at least, and some more where there
// is room.
type halves struct{}

func (halves) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(300, o[0].MinSize().Height+gap+o[1].MinSize().Height)
}

func (halves) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const share = 0.42
	for _, part := range o { // wrapped text learns its height from its width
		part.Resize(fyne.NewSize(size.Width, part.Size().Height))
	}
	upper := max(o[0].MinSize().Height, size.Height*share)
	if lower := o[1].MinSize().Height; upper+gap+lower > size.Height {
		upper = max(o[0].MinSize().Height, size.Height-gap-lower)
	}
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(size.Width, upper))
	o[1].Move(fyne.NewPos(0, upper+gap))
	o[1].Resize(fyne.NewSize(size.Width, max(0, size.Height-upper-gap)))
}

// offer asks whether a file that was written is to be opened.
func (p *Page) offer(path string) {
	kit.Confirm(p.o.Window, kit.MessageOptions{
		Title: p.w.T("page.exchange.written_title"), Text: p.w.T("page.reports.saved", "path", short(path)),
		Detail: filepath.Dir(path), OK: p.w.T("page.reports.open_file"), Cancel: p.w.T("button.close"),
		OnOK: func() { p.openPath(path) },
	})
}
