package people_test

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// textsIn walks over all that is drawn below o.
func textsIn(o fyne.CanvasObject) []string {
	if o == nil || !o.Visible() {
		return nil
	}
	var out []string
	switch o := o.(type) {
	case *canvas.Text:
		if o.Text != "" {
			out = append(out, o.Text)
		}
	case *fyne.Container:
		for _, child := range o.Objects {
			out = append(out, textsIn(child)...)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			out = append(out, textsIn(child)...)
		}
	}
	return out
}
