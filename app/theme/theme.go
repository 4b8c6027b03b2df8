// Package theme is how the program looks: its letters, colours, sizes and
// icons, in a light and a dark variant.
//
// The accent is the sky of Kazakhstan's flag and the highlight its sun; all
// else is quiet grey, so that a state's colour is seen at once. The letters
// are Noto Sans because Fyne's own font draws the Kazakh dotted i without its
// dot.
//
// It must never know what is shown: no records, no words.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Mode is the choice between light and dark. Its values are stored in the
// settings.
type Mode string

// The modes: what the system prefers, always light, always dark.
const (
	System Mode = "system"
	Light  Mode = "light"
	Dark   Mode = "dark"
)

// Modes returns every mode in the order in which a list shows them.
func Modes() []Mode { return []Mode{System, Light, Dark} }

// New returns the theme in that mode. A mode that it does not know counts as
// System.
func New(mode Mode) fyne.Theme {
	return saparTheme{mode: mode, base: fynetheme.DefaultTheme()}
}

type saparTheme struct {
	mode Mode
	base fyne.Theme // answers what this theme leaves as Fyne has it
}

// Color returns the colour of that name; the mode, where it is not System,
// overrules the variant asked for.
func (t saparTheme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch t.mode {
	case Light:
		variant = fynetheme.VariantLight
	case Dark:
		variant = fynetheme.VariantDark
	}
	palette := light
	if variant == fynetheme.VariantDark {
		palette = dark
	}
	if c, ok := palette[name]; ok {
		return c
	}
	return t.base.Color(name, variant)
}

// Icon returns Fyne's icon of that name; the program's own are had from the
// function Icon.
func (t saparTheme) Icon(name fyne.ThemeIconName) fyne.Resource { return t.base.Icon(name) }

// Size returns a size in Fyne's device-independent pixels: compact, since a
// coordinator's laptop is often 1366 × 768, but with text that reads easily.
func (t saparTheme) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := sizes[name]; ok {
		return s
	}
	return t.base.Size(name)
}

var sizes = map[fyne.ThemeSizeName]float32{
	fynetheme.SizeNameText:           14,
	fynetheme.SizeNameCaptionText:    12,
	fynetheme.SizeNameSubHeadingText: 17,
	fynetheme.SizeNameHeadingText:    22,
	fynetheme.SizeNamePadding:        4,
	fynetheme.SizeNameInnerPadding:   7,
	fynetheme.SizeNameLineSpacing:    3,
	fynetheme.SizeNameInlineIcon:     20,
	fynetheme.SizeNameScrollBar:      12,
	fynetheme.SizeNameScrollBarSmall: 4,
	fynetheme.SizeNameInputRadius:    4,
	fynetheme.SizeNameButtonRadius:   4,
	fynetheme.SizeNameCardRadius:     6,
	fynetheme.SizeNameDialogRadius:   8,
}
