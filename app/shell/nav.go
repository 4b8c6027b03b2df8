package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/app/kit"
	"sapar/app/theme"
)

// navItem is one screen in the navigation: icon, name, and the keys that go
// there.
type navItem struct {
	widget.BaseWidget
	icon     fyne.Resource
	name     string
	keys     string
	open     func()
	selected bool
	focused  bool
	hovered  bool
}

var (
	_ fyne.Focusable    = (*navItem)(nil)
	_ fyne.Tappable     = (*navItem)(nil)
	_ desktop.Hoverable = (*navItem)(nil)
)

func newNavItem(icon fyne.Resource, name, keys string, open func()) *navItem {
	n := &navItem{icon: icon, name: name, keys: keys, open: open}
	n.ExtendBaseWidget(n)
	return n
}

func (n *navItem) Tapped(*fyne.PointEvent)        { n.open() }
func (n *navItem) FocusGained()                   { n.focused = true; n.Refresh() }
func (n *navItem) FocusLost()                     { n.focused = false; n.Refresh() }
func (n *navItem) TypedRune(rune)                 {}
func (n *navItem) MouseIn(*desktop.MouseEvent)    { n.hovered = true; n.Refresh() }
func (n *navItem) MouseMoved(*desktop.MouseEvent) {}
func (n *navItem) MouseOut()                      { n.hovered = false; n.Refresh() }

// TypedKey opens the screen at Enter and space, and goes up and down. Shortcuts
// are left to the window.
func (n *navItem) TypedKey(key *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(n)
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		n.open()
	case fyne.KeyDown:
		c.FocusNext()
	case fyne.KeyUp:
		c.FocusPrevious()
	}
}

func (n *navItem) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	bar := canvas.NewRectangle(nil)
	bar.SetMinSize(fyne.NewSize(3, 0))
	label := canvas.NewText(n.name, nil)
	keys := canvas.NewText(n.keys, nil)
	icon := canvas.NewImageFromResource(n.icon)
	icon.FillMode = canvas.ImageFillContain
	icon.SetMinSize(fyne.NewSquareSize(20))
	row := container.NewBorder(nil, nil,
		container.NewHBox(bar, space(8), container.NewCenter(icon), space(4)),
		container.NewHBox(container.NewCenter(keys), space(10)),
		container.New(layout.NewCustomPaddedLayout(10, 10, 0, 0), label))
	r := &navRenderer{WidgetRenderer: widget.NewSimpleRenderer(container.NewStack(ground, row)),
		n: n, ground: ground, bar: bar, label: label, keys: keys, icon: icon}
	r.paint()
	return r
}

func space(width float32) fyne.CanvasObject {
	r := canvas.NewRectangle(nil)
	r.SetMinSize(fyne.NewSize(width, 0))
	return r
}

type navRenderer struct {
	fyne.WidgetRenderer
	n           *navItem
	ground, bar *canvas.Rectangle
	label, keys *canvas.Text
	icon        *canvas.Image
}

func (r *navRenderer) Refresh() {
	r.paint()
	r.WidgetRenderer.Refresh()
}

func (r *navRenderer) paint() {
	clear := fynetheme.Color(theme.ColorNameSidebar)
	r.ground.FillColor, r.bar.FillColor = clear, clear
	r.ground.StrokeColor, r.ground.StrokeWidth = clear, 0
	if r.n.hovered {
		r.ground.FillColor = fynetheme.Color(fynetheme.ColorNameHover)
	}
	if r.n.selected {
		r.ground.FillColor = fynetheme.Color(theme.ColorNameAccentSoft)
		r.bar.FillColor = fynetheme.Color(fynetheme.ColorNamePrimary)
	}
	if r.n.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = fynetheme.Color(fynetheme.ColorNamePrimary), 2
	}
	r.label.Color = fynetheme.Color(fynetheme.ColorNameForeground)
	r.label.TextSize = fynetheme.TextSize()
	r.label.TextStyle.Bold = r.n.selected
	r.keys.Color = fynetheme.Color(theme.ColorNameMuted)
	r.keys.TextSize = fynetheme.CaptionTextSize()
	r.icon.Resource = r.n.icon
	if r.n.selected {
		r.icon.Resource = fynetheme.NewPrimaryThemedResource(r.n.icon)
	}
}

// nav is the navigation at the left: the product's name and the screens.
type nav struct {
	items  map[Screen]*navItem
	object fyne.CanvasObject
}

func newNav(title, subtitle string, items []*navItem, screens []Screen) *nav {
	n := &nav{items: map[Screen]*navItem{}}
	mark := canvas.NewImageFromResource(theme.AppIcon())
	mark.FillMode = canvas.ImageFillContain
	mark.SetMinSize(fyne.NewSquareSize(34))
	head := container.New(layout.NewCustomPaddedLayout(12, 10, 12, 8),
		container.NewBorder(nil, nil, container.NewHBox(mark, space(4)), nil,
			container.NewVBox(kit.NewHeading(2, title), kit.NewHeading(3, subtitle))))
	column := container.New(layout.NewCustomPaddedVBoxLayout(2), head)
	for i, item := range items {
		n.items[screens[i]] = item
		column.Add(item)
	}
	ground := newGround(theme.ColorNameSidebar)
	width := canvas.NewRectangle(nil)
	width.SetMinSize(fyne.NewSize(212, 0))
	n.object = container.NewStack(ground, width, container.NewBorder(column, nil, nil, nil))
	return n
}

func (n *nav) choose(s Screen) {
	for screen, item := range n.items {
		if item.selected != (screen == s) {
			item.selected = screen == s
			item.Refresh()
		}
	}
}

// ground is a rectangle in a colour of the theme that follows a change of it.
type ground struct {
	widget.BaseWidget
	name fyne.ThemeColorName
}

func newGround(name fyne.ThemeColorName) *ground {
	g := &ground{name: name}
	g.ExtendBaseWidget(g)
	return g
}

func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	rect := canvas.NewRectangle(fynetheme.Color(g.name))
	return &groundRenderer{WidgetRenderer: widget.NewSimpleRenderer(rect), g: g, rect: rect}
}

type groundRenderer struct {
	fyne.WidgetRenderer
	g    *ground
	rect *canvas.Rectangle
}

func (r *groundRenderer) Refresh() {
	r.rect.FillColor = fynetheme.Color(r.g.name)
	r.rect.Refresh()
}
