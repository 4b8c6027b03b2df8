package kit

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"sapar/app/theme"
)

// State is how something stands, for the colour that says so.
type State int

// The states. An event that was held is Good, a planned one Attention, a
// postponed one Moved, a cancelled one Bad; an indicator that is behind is
// Attention.
const (
	Neutral State = iota
	Good
	Attention
	Moved
	Bad
	Accent
)

// inks are the states' colours for text and lines, and their quiet grounds.
var inks = [...]struct{ ink, ground fyne.ThemeColorName }{
	Neutral:   {theme.ColorNameMuted, fynetheme.ColorNameButton},
	Good:      {theme.ColorNameHeld, theme.ColorNameHeldSoft},
	Attention: {theme.ColorNamePlanned, theme.ColorNamePlannedSoft},
	Moved:     {theme.ColorNamePostponed, theme.ColorNamePostponedSoft},
	Bad:       {theme.ColorNameCancelled, theme.ColorNameCancelledSoft},
	Accent:    {fynetheme.ColorNamePrimary, theme.ColorNameAccentSoft},
}

// Colour is the state's colour for text and lines.
func (s State) Colour() fyne.ThemeColorName { return inks[s].ink }

// Ground is the quiet ground for text in that colour.
func (s State) Ground() fyne.ThemeColorName { return inks[s].ground }

// soft is the quiet ground for text in that colour.
func soft(colour fyne.ThemeColorName) fyne.ThemeColorName {
	for _, c := range inks {
		if c.ink == colour {
			return c.ground
		}
	}
	return inks[Neutral].ground
}
