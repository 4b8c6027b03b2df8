package shell

import (
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

// The screens, in the order of the navigation and of Ctrl+1 to Ctrl+8.
const (
	Overview Screen = "overview"
	Plan     Screen = "plan"
	Event    Screen = "event"
	People   Screen = "people"
	Reports  Screen = "reports"
	Exchange Screen = "exchange"
	Region   Screen = "region"
	Settings Screen = "settings"
)

// List is the screen of a coordinator's own list. It is reached from the files
// that come in, stands under them in the navigation, and goes back to them.
const List Screen = "list"

var screens = []Screen{Overview, Plan, Event, People, Reports, Exchange, Region, Settings}

var screenIcons = map[Screen]theme.IconName{
	Overview: theme.IconOverview, Plan: theme.IconPlan, Event: theme.IconEvent,
	People: theme.IconPeople, Reports: theme.IconReports, Exchange: theme.IconExchange, Region: theme.IconRegion, Settings: theme.IconSettings,
}

var digits = []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8}
