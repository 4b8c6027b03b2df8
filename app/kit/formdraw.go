package kit

import "fyne.io/fyne/v2"

const (
	formGap      = 10  // between rows
	formColumn   = 20  // between columns
	formTwoWidth = 600 // from here on there is room for two columns
	formMinWidth = 220
)

type formRenderer struct {
	f       *Form
	objects []fyne.CanvasObject
}

func (r *formRenderer) Destroy()                     {}
func (r *formRenderer) Objects() []fyne.CanvasObject { return r.objects }

// MinSize is as narrow as the widest field allows, and as high as the rows
// are at the width that the form has now.
func (r *formRenderer) MinSize() fyne.Size {
	width := float32(formMinWidth)
	for _, row := range r.f.rows {
		if !row.hidden {
			width = max(width, row.Field.MinSize().Width)
		}
	}
	return fyne.NewSize(width, r.arrange(max(width, r.f.Size().Width), false))
}

func (r *formRenderer) Layout(size fyne.Size) {
	for _, row := range r.f.rows {
		for _, o := range []fyne.CanvasObject{row.label, row.mark, row.problem, row.hint} {
			if row.hidden {
				o.Hide()
			} else {
				o.Show()
			}
		}
		if row.hidden && row.Field.Visible() {
			row.Field.Hide()
		} else if !row.hidden && !row.Field.Visible() {
			row.Field.Show()
		}
	}
	r.arrange(size.Width, true)
}

func (r *formRenderer) Refresh() {
	r.Layout(r.f.Size())
	for _, o := range r.objects {
		if o.Visible() {
			o.Refresh()
		}
	}
}

// arrange walks over the rows, line by line, and returns the height of all;
// with place it puts them there.
func (r *formRenderer) arrange(width float32, place bool) float32 {
	columns := 1
	column := width
	if r.f.columns > 1 && width >= formTwoWidth {
		columns = 2
		column = (width - formColumn) / 2
	}
	y, height := float32(0), float32(0) // top and height of the line
	next := 0                           // column that is free in the line
	line := func() {
		if height > 0 {
			y += height + formGap
		}
		height, next = 0, 0
	}
	for _, row := range r.f.rows {
		if row.hidden {
			continue
		}
		if row.Wide || next == columns {
			line()
		}
		across := column
		if row.Wide {
			across = width
		}
		at := fyne.NewPos(float32(next)*(column+formColumn), y)
		height = max(height, row.arrange(at, across, place))
		next++
		if row.Wide {
			next = columns
		}
	}
	line()
	return max(0, y-formGap)
}

// arrange returns the height of one row at that width, and with place puts
// its parts under one another.
func (row *formRow) arrange(at fyne.Position, width float32, place bool) float32 {
	const tight = 2
	y := at.Y
	put := func(o fyne.CanvasObject, width float32) {
		if o.Size().Width != width {
			o.Resize(fyne.NewSize(width, o.Size().Height)) // its height may follow from it
		}
		size := fyne.NewSize(width, o.MinSize().Height)
		if size.Height == 0 {
			return
		}
		if place {
			o.Move(fyne.NewPos(at.X, y))
			o.Resize(size)
		}
		y += size.Height + tight
	}
	if row.Label != "" {
		textWidth := fyne.MeasureText(row.Label, captionSize(), fyne.TextStyle{}).Width + 1
		labelWidth := min(textWidth, width-10)
		if place {
			row.label.Move(fyne.NewPos(at.X, y))
			row.label.Resize(fyne.NewSize(labelWidth, row.label.MinSize().Height))
			row.mark.Move(fyne.NewPos(at.X+labelWidth+3, y))
			row.mark.Resize(fyne.NewSize(10, row.mark.MinSize().Height))
		}
		y += row.label.MinSize().Height + tight
	}
	put(row.Field, width)
	put(row.problem, width)
	put(row.hint, width)
	return y - tight - at.Y
}
