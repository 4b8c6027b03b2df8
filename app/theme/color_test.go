package theme_test

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"sapar/app/theme"
)

// Text on its background has at least 4.5:1, what WCAG 2.1 asks of text of any
// size (1.4.3); borders that mark a field have 3:1 (1.4.11).
func TestContrast(t *testing.T) {
	pairs := []struct {
		text, on fyne.ThemeColorName
		ratio    float64
	}{
		{fynetheme.ColorNameForeground, fynetheme.ColorNameBackground, 7},
		{fynetheme.ColorNameForeground, fynetheme.ColorNameButton, 7},
		{fynetheme.ColorNameForeground, fynetheme.ColorNameInputBackground, 7},
		{fynetheme.ColorNameForeground, fynetheme.ColorNameHeaderBackground, 7},
		{fynetheme.ColorNameForeground, theme.ColorNameSidebar, 7},
		{fynetheme.ColorNameForeground, theme.ColorNameCard, 7},
		{fynetheme.ColorNameForeground, theme.ColorNameAccentSoft, 7},
		{fynetheme.ColorNameForeground, theme.ColorNameHighlightSoft, 7},
		{fynetheme.ColorNamePlaceHolder, fynetheme.ColorNameInputBackground, 4.5},
		{theme.ColorNameMuted, fynetheme.ColorNameBackground, 4.5},
		{theme.ColorNameMuted, theme.ColorNameCard, 4.5},
		{theme.ColorNameMuted, theme.ColorNameSidebar, 4.5},
		{fynetheme.ColorNameHyperlink, fynetheme.ColorNameBackground, 4.5},
		{fynetheme.ColorNamePrimary, fynetheme.ColorNameBackground, 4.5},
		{fynetheme.ColorNamePrimary, theme.ColorNameCard, 4.5},
		{fynetheme.ColorNamePrimary, theme.ColorNameSidebar, 4.5},
		{fynetheme.ColorNamePrimary, theme.ColorNameAccentSoft, 4.5},
		{fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNamePrimary, 4.5},
		{fynetheme.ColorNameForegroundOnSuccess, fynetheme.ColorNameSuccess, 4.5},
		{fynetheme.ColorNameForegroundOnWarning, fynetheme.ColorNameWarning, 4.5},
		{fynetheme.ColorNameForegroundOnError, fynetheme.ColorNameError, 4.5},
		{fynetheme.ColorNameError, fynetheme.ColorNameBackground, 4.5},
		{fynetheme.ColorNameError, fynetheme.ColorNameInputBackground, 4.5},
		{theme.ColorNameHeld, fynetheme.ColorNameBackground, 4.5},
		{theme.ColorNameHeld, theme.ColorNameHeldSoft, 4.5},
		{theme.ColorNamePlanned, fynetheme.ColorNameBackground, 4.5},
		{theme.ColorNamePlanned, theme.ColorNamePlannedSoft, 4.5},
		{theme.ColorNamePostponed, fynetheme.ColorNameBackground, 4.5},
		{theme.ColorNamePostponed, theme.ColorNamePostponedSoft, 4.5},
		{theme.ColorNameCancelled, fynetheme.ColorNameBackground, 4.5},
		{theme.ColorNameCancelled, theme.ColorNameCancelledSoft, 4.5},
		{theme.ColorNameOnHighlight, theme.ColorNameHighlight, 4.5},
		{fynetheme.ColorNameInputBorder, fynetheme.ColorNameInputBackground, 3},
		{fynetheme.ColorNameInputBorder, fynetheme.ColorNameBackground, 2.9},
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		th := theme.New(mode)
		for _, p := range pairs {
			t.Run(fmt.Sprintf("%s/%s on %s", mode, p.text, p.on), func(t *testing.T) {
				got := contrast(th.Color(p.text, 0), th.Color(p.on, 0))
				if got < p.ratio {
					t.Errorf("contrast %.2f, want at least %.1f", got, p.ratio)
				}
			})
		}
	}
}

func TestModeChoosesVariant(t *testing.T) {
	background := func(m theme.Mode, v fyne.ThemeVariant) bool { // dark?
		return luminance(theme.New(m).Color(fynetheme.ColorNameBackground, v)) < 0.2
	}
	for _, c := range []struct {
		mode    theme.Mode
		variant fyne.ThemeVariant
		dark    bool
	}{
		{theme.System, fynetheme.VariantLight, false},
		{theme.System, fynetheme.VariantDark, true},
		{theme.Light, fynetheme.VariantDark, false},
		{theme.Dark, fynetheme.VariantLight, true},
		{"", fynetheme.VariantDark, true},
	} {
		if got := background(c.mode, c.variant); got != c.dark {
			t.Errorf("mode %q with system variant %d: dark is %v, want %v", c.mode, c.variant, got, c.dark)
		}
	}
}

func TestOwnColoursAreKnownToFyne(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Dark))
	for _, name := range []fyne.ThemeColorName{
		theme.ColorNameMuted, theme.ColorNameHeld, theme.ColorNamePlanned, theme.ColorNamePostponed,
		theme.ColorNameCancelled, theme.ColorNameHighlight, theme.ColorNameSidebar,
	} {
		if _, _, _, alpha := fynetheme.Color(name).RGBA(); alpha != 0xffff {
			t.Errorf("colour %q: alpha %#x, want an opaque colour", name, alpha)
		}
	}
}

func TestSizesAreCompactAndWhole(t *testing.T) {
	th := theme.New(theme.System)
	if got := th.Size(fynetheme.SizeNameText); got != 14 {
		t.Errorf("text %v, want 14", got)
	}
	if got := th.Size(fynetheme.SizeNamePadding); got < 4 || got > 6 {
		t.Errorf("padding %v, want 4 to 6", got)
	}
	if got := th.Size(fynetheme.SizeNameSeparatorThickness); got != 1 {
		t.Errorf("separator %v, want Fyne's own 1", got)
	}
}

// The contrast ratio of two opaque colours as WCAG defines it, 1 to 21.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
