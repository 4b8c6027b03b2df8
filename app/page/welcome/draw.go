package welcome

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/theme"
)

// makeForm lays the questions out. The district has a line of its own, so that
// hiding it moves nothing else sideways.
func (p *Page) makeForm() {
	w := p.o.Words
	p.form = kit.NewForm(kit.FormOptions{Columns: 2},
		kit.Row{Key: nameKey, Label: w.T("page.welcome.name"), Required: true, Field: p.name},
		kit.Row{Key: roleKey, Label: w.T("page.welcome.role"), Required: true, Field: p.role},
		kit.Row{Key: projectKey, Label: w.T("word.project"), Required: true, Wide: true, Field: p.project},
		kit.Row{Key: districtKey, Label: w.T("page.welcome.district"), Required: true, Wide: true, Field: p.district},
		kit.Row{Key: startKey, Label: w.T("page.welcome.first_day"), Hint: w.T("page.welcome.days_hint"), Required: true, Field: p.days[0]},
		kit.Row{Key: endKey, Label: w.T("page.welcome.last_day"), Required: true, Field: p.days[1]},
	)
}

// header is the mark, the name and the purpose, with the language at its right
// for whoever cannot read the rest.
func (p *Page) header() fyne.CanvasObject {
	w := p.o.Words
	icon := canvas.NewImageFromResource(theme.AppIcon())
	icon.FillMode = canvas.ImageFillContain
	icon.SetMinSize(fyne.NewSquareSize(64))

	var inEach []string
	for _, l := range i18n.Langs() {
		inEach = append(inEach, i18n.Load(l).T("word.language"))
	}
	language := kit.NewForm(kit.FormOptions{}, kit.Row{
		Key: languageKey, Label: strings.Join(inEach, " / "), Field: p.language,
	})
	words := kit.NewStack(4, kit.NewHeading(1, w.T("app.name")), kit.NewText(w.T("page.welcome.about"), kit.Neutral))
	return container.New(sides{gap: 18}, container.NewCenter(icon), words, language)
}

// footer is the one button, and what its keys are.
func (p *Page) footer() fyne.CanvasObject {
	keys := kit.ShortcutText(kit.Ctrl(fyne.KeyReturn))
	return container.New(sides{gap: 18},
		container.NewGridWrap(fyne.NewSize(150, 40), p.begin), kit.NewText(p.o.Words.T("page.welcome.later", "keys", keys), kit.Neutral))
}

// middle keeps its only object at a width that reads well, in the middle of
// the window and a little above it.
type middle struct{}

const pageWidth, pageMargin = 800, 16

func (middle) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(2*pageMargin, 2*pageMargin)
}

func (middle) Layout(o []fyne.CanvasObject, size fyne.Size) {
	width := min(pageWidth, size.Width-2*pageMargin)
	o[0].Resize(fyne.NewSize(width, o[0].Size().Height)) // its height may follow from it
	height := o[0].MinSize().Height
	o[0].Resize(fyne.NewSize(width, height))
	o[0].Move(fyne.NewPos((size.Width-width)/2, max(pageMargin, (size.Height-height)*2/5)))
}

// sides puts objects beside one another: each as wide as it must be but the
// second, which wraps in what is left.
type sides struct{ gap float32 }

const wide = 1

func (s sides) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(s.gap*float32(len(o)-1), 0)
	for _, each := range o {
		least := each.MinSize()
		size = fyne.NewSize(size.Width+least.Width, max(size.Height, least.Height))
	}
	return size
}

func (s sides) Layout(o []fyne.CanvasObject, size fyne.Size) {
	rest := size.Width - s.gap*float32(len(o)-1)
	for i, each := range o {
		if i != wide {
			rest -= each.MinSize().Width
		}
	}
	x := float32(0)
	for i, each := range o {
		width := each.MinSize().Width
		if i == wide {
			width = max(1, rest)
			each.Resize(fyne.NewSize(width, each.Size().Height))
		}
		height := each.MinSize().Height
		each.Resize(fyne.NewSize(width, height))
		each.Move(fyne.NewPos(x, (size.Height-height)/2))
		x += width + s.gap
	}
}
