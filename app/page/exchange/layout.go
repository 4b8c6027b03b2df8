package exchange

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
)

const (
	gap         = 10
	barRoom     = 14  // at the right of what scrolls, for the bar
	narrowWidth = 900 // from here down a table keeps to its main columns
)

// fit gives o a width and the height that it has at that width, and returns
// the height: only then has wrapped text its lines.
func fit(o fyne.CanvasObject, at fyne.Position, width float32) float32 {
	o.Move(at)
	o.Resize(fyne.NewSize(width, o.Size().Height))
	height := o.MinSize().Height
	o.Resize(fyne.NewSize(width, height))
	return height
}

// rows stacks objects at their heights; the one at index grow takes the room
// that is left, and has at least its own height. A hidden one takes none.
type rows struct{ grow int }

func (l rows) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(300, 0)
	for _, part := range o {
		if part.Visible() {
			size.Height += part.MinSize().Height + gap
		}
	}
	size.Height = max(0, size.Height-gap)
	return size
}

func (l rows) Layout(o []fyne.CanvasObject, size fyne.Size) {
	taken := float32(0)
	for i, part := range o {
		if part.Visible() && i != l.grow {
			taken += fit(part, part.Position(), size.Width) + gap
		}
	}
	y := float32(0)
	for i, part := range o {
		if !part.Visible() {
			continue
		}
		height := part.Size().Height
		if i == l.grow {
			height = max(part.MinSize().Height, size.Height-taken)
		}
		part.Move(fyne.NewPos(0, y))
		part.Resize(fyne.NewSize(size.Width, height))
		y += height + gap
	}
}

// scrolled lets content scroll where the window is low; in a high one it takes
// all of the height.
func scrolled(content fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(&fyne.Container{Layout: inset{}, Objects: []fyne.CanvasObject{content}})
}

// inset keeps room for the scroll bar beside what scrolls.
type inset struct{}

func (inset) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(barRoom, 0)
}

func (inset) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size.SubtractWidthHeight(barRoom, 0))
}

// pair is a table with all of its columns, or where there is little room the
// same table with those that matter most.
type pair[R any] struct {
	wide, narrow *kit.Table[R]
	object       *fyne.Container
}

// newPair makes both tables; narrow names the columns of the narrow one by
// their indexes.
func newPair[R any](o kit.TableOptions[R], narrow ...int) *pair[R] {
	p := &pair[R]{wide: kit.NewTable(o)}
	all := o.Columns
	o.Columns = nil
	for _, i := range narrow {
		o.Columns = append(o.Columns, all[i])
	}
	p.narrow = kit.NewTable(o)
	p.narrow.Hide()
	p.object = &fyne.Container{Layout: fitting[R]{p}, Objects: []fyne.CanvasObject{p.wide, p.narrow}}
	return p
}

// table is the one in sight.
func (p *pair[R]) table() *kit.Table[R] {
	if p.wide.Visible() {
		return p.wide
	}
	return p.narrow
}

func (p *pair[R]) reload() {
	p.wide.Reload()
	p.narrow.Reload()
}

func (p *pair[R]) selectRow(i int) {
	p.wide.Select(i)
	p.narrow.Select(i)
}

func (p *pair[R]) setEmpty(o kit.EmptyOptions) {
	p.wide.SetEmpty(o)
	p.narrow.SetEmpty(o)
}

// fitting shows the table of a pair that fits the width.
type fitting[R any] struct{ p *pair[R] }

func (f fitting[R]) MinSize([]fyne.CanvasObject) fyne.Size { return f.p.narrow.MinSize() }

func (f fitting[R]) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	show, hide := f.p.wide, f.p.narrow
	if size.Width < narrowWidth {
		show, hide = hide, show
	}
	if hide.Visible() {
		show.Select(hide.Selected())
		hide.Hide()
		show.Show()
	}
	show.Resize(size)
}
