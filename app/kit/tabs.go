package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"sapar/app/theme"
)

// Tabs are the names of a page's parts, of which one is in sight. They take no
// focus and no keys: the page has a command for the next and the previous
// part, from wherever the focus is.
type Tabs struct{ titles }

// NewTabs returns tabs with the first one selected. A click tells onSelected
// which part the person wants, and selects nothing: the page does, with
// Select, once the part in sight may be left.
func NewTabs(words []string, onSelected func(i int)) *Tabs {
	const room, least = 14, 6
	t := &Tabs{}
	t.extend(t, words, room, onSelected)
	t.least = least
	return t
}

// CreateRenderer draws the names with a line under the selected one.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	r := &tabsRenderer{titlesRenderer: newTitlesRenderer(&t.titles), tabs: t}
	r.paint()
	return r
}

type tabsRenderer struct {
	titlesRenderer
	tabs *Tabs
}

const tabLine = 3 // under the selected name

func (r *tabsRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.width(), fyne.MeasureText("M", fynetheme.TextSize(), fyne.TextStyle{Bold: true}).Height+16)
}

func (r *tabsRenderer) Layout(size fyne.Size) {
	r.ground.Move(fyne.NewPos(0, size.Height-1))
	r.ground.Resize(fyne.NewSize(size.Width, 1))
	r.lay(size.Height-tabLine, func(mark *canvas.Rectangle, x, width float32) {
		mark.Move(fyne.NewPos(x, size.Height-tabLine))
		mark.Resize(fyne.NewSize(width, tabLine))
	})
}

func (r *tabsRenderer) Refresh() {
	r.paint()
	r.Layout(r.tabs.Size())
	canvas.Refresh(r.tabs)
}

func (r *tabsRenderer) paint() {
	r.hover.Hidden = true // the colour of the word says it
	r.mark.Hidden = len(r.t.words) == 0
	r.ground.FillColor = fynetheme.Color(fynetheme.ColorNameSeparator)
	r.mark.FillColor = fynetheme.Color(fynetheme.ColorNamePrimary)
	r.titlesRenderer.paint(fynetheme.ColorNamePrimary, fynetheme.ColorNameForeground, theme.ColorNameMuted)
}
