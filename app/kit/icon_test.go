package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"sapar/app/theme"
)

// counted is a themed picture that counts how often it is read.
type counted struct {
	fyne.Resource
	reads int
}

func (c *counted) Content() []byte                     { c.reads++; return c.Resource.Content() }
func (c *counted) ThemeColorName() fyne.ThemeColorName { return fynetheme.ColorNameForeground }

func TestIconIsReadAgainOnlyForAnotherColour(t *testing.T) {
	t.Cleanup(func() { fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light)) })
	picture := &counted{Resource: theme.Icon(theme.IconCheck)}
	tap := newTapIcon(picture, func() {})
	s := show(t, column(tap))
	light := s.canvas().Capture()
	drawn := picture.reads
	for range 10 {
		tap.MouseIn(nil)
		tap.MouseOut()
		tap.Refresh()
	}
	equal(t, "read again", picture.reads, drawn)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark))
	tap.Refresh()
	if picture.reads == drawn {
		t.Error("the picture is not drawn anew in the colour of another theme")
	}
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light))
	tap.Refresh()
	equal(t, "looks as before", same(light, s.canvas().Capture()), true)
}
