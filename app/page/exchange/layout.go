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

// flow puts objects side by side, and on from the left below where the width
// ends. What height that takes is known once it has a width.
type flow struct{ width float32 }

func (l *flow) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, l.arrange(o, max(l.width, 300), nil))
	for _, part := range o {
		if part.Visible() {
			size.Width = max(size.Width, part.MinSize().Width)
		}
	}
	return size
}

func (l *flow) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.arrange(o, size.Width, func(part fyne.CanvasObject, at fyne.Position) {
		part.Move(at)
		part.Resize(part.MinSize())
	})
}

// arrange returns the height of all at that width, and places them.
func (l *flow) arrange(o []fyne.CanvasObject, width float32, place func(fyne.CanvasObject, fyne.Position)) float32 {
	const between = 4
	x, y, line := float32(0), float32(0), float32(0)
	for _, part := range o {
		if !part.Visible() {
			continue
		}
		size := part.MinSize()
		if x > 0 && x+size.Width > width {
			x, y, line = 0, y+line+between, 0
		}
		if place != nil {
			place(part, fyne.NewPos(x, y))
		}
		x += size.Width + between
		line = max(line, size.Height)
	}
	return y + line
}

// pair is a table with all of its columns, or where there is little room the
// same table with those that matter most.
type pair[R any] struct {
	wide, narrow *kit.Table[R]
	object       *fyne.Container
}

// newPair makes both tables, the narrow one with these columns.
func newPair[R any](o kit.TableOptions[R], narrow []kit.Column[R]) *pair[R] {
	p := &pair[R]{wide: kit.NewTable(o)}
	o.Columns = narrow
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
