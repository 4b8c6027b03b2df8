package plan

import "fyne.io/fyne/v2"

const gap = 8

// rows puts the first object above and a third below; the second has all the
// room that is left.
type rows struct{}

func (rows) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 0)
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			size = fyne.NewSize(max(size.Width, m.Width), size.Height+m.Height+gap)
		}
	}
	return size
}

func (rows) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top, bottom := float32(0), size.Height
	put := func(o fyne.CanvasObject, y, height float32) {
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
	}
	if objects[0].Visible() {
		put(objects[0], 0, objects[0].Size().Height) // its height may follow from its width
		h := objects[0].MinSize().Height
		put(objects[0], 0, h)
		top = h + gap
	}
	if len(objects) > 2 && objects[2].Visible() {
		h := objects[2].MinSize().Height
		bottom -= h
		put(objects[2], bottom, h)
		bottom -= gap
	}
	put(objects[1], top, max(0, bottom-top))
}

// line puts objects beside one another, each as wide as it asks for or as its
// width says, and the last at the right end. What does not fit goes to the
// next line.
type line struct {
	widths []float32 // 0: as wide as it asks for
	right  bool      // the last object stands at the right
	width  float32   // given last
}

func (l *line) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 0)
	l.each(objects, l.width, func(_ fyne.CanvasObject, at fyne.Position, s fyne.Size) {
		size.Width = max(size.Width, s.Width)
		size.Height = max(size.Height, at.Y+s.Height)
	})
	return size
}

func (l *line) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.each(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position, s fyne.Size) {
		o.Move(at)
		o.Resize(s)
	})
}

func (l *line) each(objects []fyne.CanvasObject, width float32, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) {
	tall := float32(0)
	for _, o := range objects {
		tall = max(tall, o.MinSize().Height)
	}
	var at fyne.Position
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		s := fyne.NewSize(o.MinSize().Width, tall)
		if i < len(l.widths) && l.widths[i] > 0 {
			s.Width = l.widths[i]
		}
		if width > 0 && at.X > 0 && at.X+s.Width > width {
			at = fyne.NewPos(0, at.Y+tall+gap)
		}
		if l.right && i == len(objects)-1 && width > 0 {
			at.X = max(at.X, width-s.Width)
		}
		put(o, at, s)
		at.X += s.Width + gap
	}
}

// sized asks for a height whatever its only object asks for.
type sized float32

func (h sized) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, float32(h))
}

func (h sized) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

func withHeight(o fyne.CanvasObject, h float32) *fyne.Container {
	return &fyne.Container{Layout: sized(h), Objects: []fyne.CanvasObject{o}}
}
