package event

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"sapar/app/kit"
)

// grid lays the row's fields out with their headings above them.
func (r *entryRow) grid() fyne.CanvasObject {
	w := r.a.p.w
	headings := map[string]string{
		"birth_year": w.T("page.event.column.birth_year"), "village": w.T("page.event.column.village"),
		"phone": w.T("page.event.column.phone"), "consent": w.T("page.event.column.consent"),
	}
	c := &fyne.Container{Layout: &rowLayout{}}
	for _, in := range r.fields.Inputs {
		heading := headings[in.Field.Key]
		if heading == "" {
			heading = w.Field("person", in.Field.Key)
		}
		c.Objects = append(c.Objects, kit.NewHeading(3, heading), in.Widget)
	}
	c.Objects = append(c.Objects, newTurn(r.commit))
	return c
}

// rowLayout puts pairs of heading and field into one line where there is room
// for it, else into two, and hides the turn behind the last.
type rowLayout struct{ width float32 } // that it was given last: the height follows from it

// Shares of the width: name, birth year, sex, category; village, work, phone,
// consent.
var (
	oneLine  = [][]float32{{3, 1, 1.1, 2, 2, 2, 1.4, 1.7}}
	twoLines = [][]float32{{4, 1.2, 1.4, 2.6}, {2.6, 3, 1.6, 2.2}}
)

const oneLineWidth = 1240

func (l *rowLayout) lines() [][]float32 {
	if l.width >= oneLineWidth {
		return oneLine
	}
	return twoLines
}

// MinSize is as high as the lines are at the last width.
func (l *rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	cell := objects[0].MinSize().Height + 2 + objects[1].MinSize().Height
	lines := float32(len(l.lines()))
	return fyne.NewSize(480, lines*cell+(lines-1)*gap())
}

// Layout places heading over field.
func (l *rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	label, field := objects[0].MinSize().Height, objects[1].MinSize().Height
	space := 2 * gap()
	l.width = size.Width
	y, i := float32(0), 0
	for _, shares := range l.lines() {
		sum := float32(0)
		for _, share := range shares {
			sum += share
		}
		unit := (size.Width - space*float32(len(shares)-1)) / sum
		x := float32(0)
		for _, share := range shares {
			width := unit * share
			objects[i].Move(fyne.NewPos(x, y))
			objects[i].Resize(fyne.NewSize(width, label))
			objects[i+1].Move(fyne.NewPos(x, y+label+2))
			objects[i+1].Resize(fyne.NewSize(width, field))
			x += width + space
			i += 2
		}
		y += label + 2 + field + gap()
	}
	objects[i].Resize(fyne.NewSize(1, 1))
}

// turn stands behind the last field of the row and takes the focus that Tab
// would carry out of it: the row is saved and the next one begins.
type turn struct {
	widget.BaseWidget
	onFocus func()
}

var _ fyne.Focusable = (*turn)(nil)

func newTurn(onFocus func()) *turn {
	t := &turn{onFocus: onFocus}
	t.ExtendBaseWidget(t)
	return t
}

// FocusGained goes on to the next row, at once: the next key may be on its way
// already.
func (t *turn) FocusGained() { t.onFocus() }

// FocusLost has nothing to do.
func (t *turn) FocusLost() {}

// TypedKey has nothing to do.
func (t *turn) TypedKey(*fyne.KeyEvent) {}

// TypedRune has nothing to do.
func (t *turn) TypedRune(rune) {}

// CreateRenderer draws nothing.
func (t *turn) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{})
}
