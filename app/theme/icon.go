package theme

import (
	"fmt"
	"sync"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"sapar/assets"
)

// IconName is the name of one of the program's own icons: its file under
// assets/icons without the ending.
type IconName string

// The icons. Signs that no embedded font has (arrows, comparison, triangles)
// are icons too.
const (
	IconOverview  IconName = "overview"
	IconPlan      IconName = "plan"
	IconEvent     IconName = "event"
	IconPeople    IconName = "people"
	IconRegisters IconName = "registers"
	IconReports   IconName = "reports"
	IconExchange  IconName = "exchange"
	IconRegion    IconName = "region"
	IconSettings  IconName = "settings"

	IconPlace    IconName = "place"
	IconTrip     IconName = "trip"
	IconDialogue IconName = "dialogue"

	IconCheck   IconName = "check"
	IconWarning IconName = "warning"

	IconArrowLeft    IconName = "arrow_left"
	IconArrowRight   IconName = "arrow_right"
	IconArrowUp      IconName = "arrow_up"
	IconArrowDown    IconName = "arrow_down"
	IconTriangleUp   IconName = "triangle_up"   // sorted upwards
	IconTriangleDown IconName = "triangle_down" // sorted downwards
	IconLessEqual    IconName = "less_equal"
	IconGreaterEqual IconName = "greater_equal"
)

var icons = func() map[IconName]func() fyne.Resource {
	all := map[IconName]func() fyne.Resource{}
	for _, name := range []IconName{
		IconOverview, IconPlan, IconEvent, IconPeople, IconRegisters, IconReports, IconExchange, IconRegion, IconSettings,
		IconPlace, IconTrip, IconDialogue, IconCheck, IconWarning,
		IconArrowLeft, IconArrowRight, IconArrowUp, IconArrowDown,
		IconTriangleUp, IconTriangleDown, IconLessEqual, IconGreaterEqual,
	} {
		all[name] = sync.OnceValue(func() fyne.Resource {
			return fynetheme.NewThemedResource(picture(string(name) + ".svg"))
		})
	}
	return all
}()

// Icon returns one of the program's own icons in the colour of text. Like
// Fyne's own it follows a change of theme by itself.
func Icon(name IconName) fyne.Resource {
	own, ok := icons[name]
	if !ok {
		// Names are constants of this package: a slip of the programmer.
		panic(fmt.Sprintf("theme: no icon %q", name))
	}
	return own()
}

// ColoredIcon returns one of the program's own icons in a colour of the theme.
func ColoredIcon(name IconName, colour fyne.ThemeColorName) fyne.Resource {
	return fynetheme.NewColoredResource(Icon(name), colour)
}

// AppIcon is the program's mark, for the window and its first screen.
func AppIcon() fyne.Resource { return appIcon() }

var appIcon = sync.OnceValue(func() fyne.Resource { return picture("sapar.png") })

func picture(file string) *fyne.StaticResource {
	content, err := assets.Icons.ReadFile("icons/" + file)
	if err != nil {
		panic(fmt.Errorf("read icon: %w", err)) // part of the program, as a font
	}
	// Fyne caches pictures by name and has a settings.svg of its own.
	return fyne.NewStaticResource("sapar_"+file, content)
}
