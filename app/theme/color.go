package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// The program's own colour names; theme.Color of Fyne knows them under this
// theme. A colour whose name ends in Soft is a quiet background for text in
// the colour without it.
const (
	// Muted text: captions, explanations, days of the next month.
	ColorNameMuted fyne.ThemeColorName = "muted"

	// States of an event or an indicator.
	ColorNameHeld          fyne.ThemeColorName = "held" // also: done, success
	ColorNameHeldSoft      fyne.ThemeColorName = "heldSoft"
	ColorNamePlanned       fyne.ThemeColorName = "planned" // also: behind, warning
	ColorNamePlannedSoft   fyne.ThemeColorName = "plannedSoft"
	ColorNamePostponed     fyne.ThemeColorName = "postponed"
	ColorNamePostponedSoft fyne.ThemeColorName = "postponedSoft"
	ColorNameCancelled     fyne.ThemeColorName = "cancelled" // also: danger
	ColorNameCancelledSoft fyne.ThemeColorName = "cancelledSoft"

	// The sun of the flag: today, the chosen row's mark, a goal reached.
	ColorNameHighlight     fyne.ThemeColorName = "highlight"
	ColorNameHighlightSoft fyne.ThemeColorName = "highlightSoft"
	ColorNameOnHighlight   fyne.ThemeColorName = "onHighlight" // text on Highlight

	// A wash of the accent, for a chosen screen or day.
	ColorNameAccentSoft fyne.ThemeColorName = "accentSoft"

	// Surfaces: the navigation, a card on the page, every second row.
	ColorNameSidebar fyne.ThemeColorName = "sidebar"
	ColorNameCard    fyne.ThemeColorName = "card"
	ColorNameStripe  fyne.ThemeColorName = "stripe"
)

// A colour as 0xRRGGBB, opaque.
func rgb(hex uint32) color.NRGBA { return rgba(hex, 0xff) }

func rgba(hex uint32, alpha uint8) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: alpha}
}

var light = map[fyne.ThemeColorName]color.Color{
	fynetheme.ColorNameBackground:          rgb(0xf5f8f9),
	fynetheme.ColorNameForeground:          rgb(0x1c2a31),
	fynetheme.ColorNamePlaceHolder:         rgb(0x5d6b73),
	fynetheme.ColorNameDisabled:            rgb(0x87949b),
	fynetheme.ColorNameSeparator:           rgb(0xd9e1e5),
	fynetheme.ColorNameShadow:              rgba(0x1c2a31, 0x33),
	fynetheme.ColorNameButton:              rgb(0xe6edf0),
	fynetheme.ColorNameDisabledButton:      rgb(0xedf1f3),
	fynetheme.ColorNameInputBackground:     rgb(0xffffff),
	fynetheme.ColorNameInputBorder:         rgb(0x84939b),
	fynetheme.ColorNameHeaderBackground:    rgb(0xe6edf0),
	fynetheme.ColorNameMenuBackground:      rgb(0xffffff),
	fynetheme.ColorNameOverlayBackground:   rgb(0xffffff),
	fynetheme.ColorNameHover:               rgba(0x00728b, 0x14),
	fynetheme.ColorNamePressed:             rgba(0x00728b, 0x2e),
	fynetheme.ColorNameFocus:               rgba(0x00728b, 0x55),
	fynetheme.ColorNameSelection:           rgba(0x00a3c4, 0x3d),
	fynetheme.ColorNameScrollBar:           rgba(0x1c2a31, 0x80),
	fynetheme.ColorNameScrollBarBackground: rgb(0xe6edf0),

	fynetheme.ColorNamePrimary:             rgb(0x00728b),
	fynetheme.ColorNameHyperlink:           rgb(0x00728b),
	fynetheme.ColorNameForegroundOnPrimary: rgb(0xffffff),
	fynetheme.ColorNameSuccess:             rgb(0x1b7344),
	fynetheme.ColorNameForegroundOnSuccess: rgb(0xffffff),
	fynetheme.ColorNameWarning:             rgb(0x8a5a00),
	fynetheme.ColorNameForegroundOnWarning: rgb(0xffffff),
	fynetheme.ColorNameError:               rgb(0xb3261e),
	fynetheme.ColorNameForegroundOnError:   rgb(0xffffff),

	ColorNameMuted:         rgb(0x5d6b73),
	ColorNameHeld:          rgb(0x1b7344),
	ColorNameHeldSoft:      rgb(0xe0f2e7),
	ColorNamePlanned:       rgb(0x8a5a00),
	ColorNamePlannedSoft:   rgb(0xfdf1d6),
	ColorNamePostponed:     rgb(0x6a4c9c),
	ColorNamePostponedSoft: rgb(0xeee8f8),
	ColorNameCancelled:     rgb(0xb3261e),
	ColorNameCancelledSoft: rgb(0xfbe6e4),
	ColorNameHighlight:     rgb(0xf5b800),
	ColorNameHighlightSoft: rgb(0xfff3cc),
	ColorNameOnHighlight:   rgb(0x2b2100),
	ColorNameAccentSoft:    rgb(0xdff2f7),
	ColorNameSidebar:       rgb(0xe9f0f2),
	ColorNameCard:          rgb(0xffffff),
	ColorNameStripe:        rgba(0x1c2a31, 0x09),
}

var dark = map[fyne.ThemeColorName]color.Color{
	fynetheme.ColorNameBackground:          rgb(0x13191c),
	fynetheme.ColorNameForeground:          rgb(0xe6edf0),
	fynetheme.ColorNamePlaceHolder:         rgb(0x9dabb3),
	fynetheme.ColorNameDisabled:            rgb(0x6d7a82),
	fynetheme.ColorNameSeparator:           rgb(0x2e393f),
	fynetheme.ColorNameShadow:              rgba(0x000000, 0x88),
	fynetheme.ColorNameButton:              rgb(0x263036),
	fynetheme.ColorNameDisabledButton:      rgb(0x1d2529),
	fynetheme.ColorNameInputBackground:     rgb(0x1b2327),
	fynetheme.ColorNameInputBorder:         rgb(0x6f7e86),
	fynetheme.ColorNameHeaderBackground:    rgb(0x20292e),
	fynetheme.ColorNameMenuBackground:      rgb(0x20292e),
	fynetheme.ColorNameOverlayBackground:   rgb(0x1b2327),
	fynetheme.ColorNameHover:               rgba(0x5bcbe4, 0x1c),
	fynetheme.ColorNamePressed:             rgba(0x5bcbe4, 0x38),
	fynetheme.ColorNameFocus:               rgba(0x5bcbe4, 0x66),
	fynetheme.ColorNameSelection:           rgba(0x5bcbe4, 0x47),
	fynetheme.ColorNameScrollBar:           rgba(0xe6edf0, 0x80),
	fynetheme.ColorNameScrollBarBackground: rgb(0x20292e),

	fynetheme.ColorNamePrimary:             rgb(0x5bcbe4),
	fynetheme.ColorNameHyperlink:           rgb(0x5bcbe4),
	fynetheme.ColorNameForegroundOnPrimary: rgb(0x04222a),
	fynetheme.ColorNameSuccess:             rgb(0x6fcf97),
	fynetheme.ColorNameForegroundOnSuccess: rgb(0x06210f),
	fynetheme.ColorNameWarning:             rgb(0xefb84d),
	fynetheme.ColorNameForegroundOnWarning: rgb(0x2b1f00),
	fynetheme.ColorNameError:               rgb(0xff8a80),
	fynetheme.ColorNameForegroundOnError:   rgb(0x2d0603),

	ColorNameMuted:         rgb(0x9dabb3),
	ColorNameHeld:          rgb(0x6fcf97),
	ColorNameHeldSoft:      rgb(0x16301f),
	ColorNamePlanned:       rgb(0xefb84d),
	ColorNamePlannedSoft:   rgb(0x352a12),
	ColorNamePostponed:     rgb(0xc3a9ee),
	ColorNamePostponedSoft: rgb(0x2a2238),
	ColorNameCancelled:     rgb(0xff8a80),
	ColorNameCancelledSoft: rgb(0x3a1d1b),
	ColorNameHighlight:     rgb(0xffc92e),
	ColorNameHighlightSoft: rgb(0x3a3010),
	ColorNameOnHighlight:   rgb(0x2b2100),
	ColorNameAccentSoft:    rgb(0x12333c),
	ColorNameSidebar:       rgb(0x192024),
	ColorNameCard:          rgb(0x1b2327),
	ColorNameStripe:        rgba(0xe6edf0, 0x09),
}
