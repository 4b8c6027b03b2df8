package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Parent is a widget that holds other objects. Fyne keeps the children of a
// widget to itself, so a widget of a page's own that holds fields has to be
// one: else the focus does not scroll to them and does not find the first.
type Parent interface {
	Children() []fyne.CanvasObject
}

// NewScroll scrolls content up and down. Around it is room for the scroll bar
// and for the frames of fields, which would be cut at the edge.
func NewScroll(content fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(&fyne.Container{Layout: padded{14, 10}, Objects: []fyne.CanvasObject{content}})
}

// scrollTo moves every scroll container around o so that o is in sight. Fyne
// leaves a field that Tab has reached where it is, even out of sight.
func scrollTo(o fyne.CanvasObject) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	root := c.Overlays().Top()
	if root == nil {
		root = c.Content()
	}
	scrolls, found := scrollsAround(root, o)
	if !found {
		return
	}
	for i := len(scrolls) - 1; i >= 0; i-- { // innermost first
		showIn(scrolls[i], o)
	}
}

// scrollsAround lists the scroll containers from root down to o.
func scrollsAround(root, o fyne.CanvasObject) (scrolls []*container.Scroll, found bool) {
	if root == o {
		return nil, true
	}
	if root == nil || !root.Visible() {
		return nil, false
	}
	var below []fyne.CanvasObject
	switch r := root.(type) {
	case *fyne.Container:
		below = r.Objects
	case *container.Scroll:
		below = []fyne.CanvasObject{r.Content}
	case *container.Split:
		below = []fyne.CanvasObject{r.Leading, r.Trailing}
	case *container.ThemeOverride:
		below = []fyne.CanvasObject{r.Content}
	case *container.AppTabs:
		if tab := r.Selected(); tab != nil {
			below = []fyne.CanvasObject{tab.Content}
		}
	case Parent:
		below = r.Children()
	}
	for _, child := range below {
		inner, ok := scrollsAround(child, o)
		if !ok {
			continue
		}
		if s, isScroll := root.(*container.Scroll); isScroll {
			inner = append([]*container.Scroll{s}, inner...)
		}
		return inner, true
	}
	return nil, false
}

func showIn(s *container.Scroll, o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(s))
	const margin = 24 // room for the label above and the problem below
	offset := s.Offset
	if above := top.Y - margin; above < 0 {
		offset.Y += above
	} else if below := top.Y + o.Size().Height + margin - s.Size().Height; below > 0 {
		offset.Y += min(below, above) // a tall object shows its top
	}
	offset.Y = max(0, min(offset.Y, s.Content.MinSize().Height-s.Size().Height))
	if offset != s.Offset {
		s.ScrollToOffset(offset)
	}
}
