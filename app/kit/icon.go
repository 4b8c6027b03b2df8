package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
)

// icon is a picture inside a widget that is refreshed far more often than the
// picture changes. Fyne decodes the file at every Refresh of an image.
type icon struct {
	image *canvas.Image
	ink   color.Color // that it is drawn in; nil: in its own colours
}

func newIcon() *icon {
	i := &icon{image: canvas.NewImageFromResource(nil)}
	i.image.FillMode = canvas.ImageFillContain
	return i
}

// show draws the picture where it is another one, or the theme gives it
// another colour.
func (i *icon) show(picture fyne.Resource) {
	var ink color.Color
	if themed, ok := picture.(fyne.ThemedResource); ok {
		ink = fynetheme.Color(themed.ThemeColorName())
	}
	if i.image.Resource == picture && i.ink == ink {
		return
	}
	i.image.Resource, i.ink = picture, ink
	i.image.Refresh()
}
