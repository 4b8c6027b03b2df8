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

// Colour is the state's colour for text and lines.
func (s State) Colour() fyne.ThemeColorName {
	switch s {
	case Good:
		return theme.ColorNameHeld
	case Attention:
		return theme.ColorNamePlanned
	case Moved:
		return theme.ColorNamePostponed
	case Bad:
		return theme.ColorNameCancelled
	case Accent:
		return fynetheme.ColorNamePrimary
	}
	return theme.ColorNameMuted
}

// soft is the quiet ground for text in that colour.
func soft(colour fyne.ThemeColorName) fyne.ThemeColorName {
	switch colour {
	case theme.ColorNameHeld:
		return theme.ColorNameHeldSoft
	case theme.ColorNamePlanned:
		return theme.ColorNamePlannedSoft
	case theme.ColorNamePostponed:
		return theme.ColorNamePostponedSoft
	case theme.ColorNameCancelled:
		return theme.ColorNameCancelledSoft
	case theme.ColorNameHighlight:
		return theme.ColorNameHighlightSoft
	case fynetheme.ColorNamePrimary:
		return theme.ColorNameAccentSoft
	}
	return fynetheme.ColorNameButton
}
