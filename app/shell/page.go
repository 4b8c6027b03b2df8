package shell

import (
	"slices"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/app/theme"
)

// Page is one screen's content. The shell makes pages anew when the language
// or the settings change.
type Page interface {
	Content() fyne.CanvasObject
	Show()                   // it comes to sight: reads again, takes the focus
	Leave() bool             // it is about to be left; false stays, something is still to be mended
	Commands() []kit.Command // its own, beside the window's
}

// Screen names a page for as long as the program runs, in whatever language.
type Screen string

// The screens.
const (
	Overview  Screen = "overview"
	Plan      Screen = "plan"
	Event     Screen = "event"
	People    Screen = "people"
	Registers Screen = "registers"
	Dialogue  Screen = "dialogue"
	Reports   Screen = "reports"
	Exchange  Screen = "exchange"
	Region    Screen = "region"
	Settings  Screen = "settings"
)

// List is the screen of a coordinator's own list. It is reached from the files
// that come in, stands under them in the navigation, and goes back to them.
const List Screen = "list"

// Privacy is the screen of personal data. It is reached from the people, and
// goes back to them.
const Privacy Screen = "privacy"

// above are the screens of the navigation that others stand under.
var above = map[Screen]Screen{List: Exchange, Privacy: People}

// screens are those in the navigation, in its order.
var screens = []Screen{Overview, Plan, Event, People, Registers, Dialogue, Reports, Exchange, Region, Settings}

// Screens are those in the navigation, in its order.
func Screens() []Screen { return slices.Clone(screens) }

var screenIcons = map[Screen]theme.IconName{
	Overview: theme.IconOverview, Plan: theme.IconPlan, Event: theme.IconEvent,
	People: theme.IconPeople, Registers: theme.IconRegisters, Dialogue: theme.IconDialogue, Reports: theme.IconReports, Exchange: theme.IconExchange, Region: theme.IconRegion, Settings: theme.IconSettings,
}

// screenKeys go to a screen, with Ctrl. A screen keeps its key where others
// come between: hands know it.
var screenKeys = map[Screen]fyne.KeyName{
	Overview: fyne.Key1, Plan: fyne.Key2, Event: fyne.Key3, People: fyne.Key4, Registers: fyne.Key9, Dialogue: fyne.Key0,
	Reports: fyne.Key5, Exchange: fyne.Key6, Region: fyne.Key7, Settings: fyne.Key8,
}
