package overview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

func (p *Page) drawIndicators() {
	if p.now.targets() {
		p.targets.Hide()
	} else {
		p.targets.Show()
	}
	rows := make([]fyne.CanvasObject, len(p.now.own))
	for i, g := range p.now.own {
		rows[i] = p.indicatorRow(i, g)
	}
	p.indicators.set(rows)
}

// indicatorRow is the name, the sentence, the bar and how that stands to the
// plan to date. A district without a plan of its own sees the project's.
func (p *Page) indicatorRow(i int, g data.Progress) fyne.CanvasObject {
	parts := []fyne.CanvasObject{
		p.nameLine(g),
		kit.NewText(sentence(p.w, g), state(g)),
	}
	shown, whole := p.now.wholeOf(i)
	if whole {
		parts = append(parts, kit.NewText(p.w.T("page.overview.whole_sentence", "sentence", sentence(p.w, shown)), state(shown)))
	} else {
		shown = g
	}
	if shown.Plan > 0 {
		bar := kit.NewProgress()
		bar.Set(float64(shown.Plan), float64(shown.PlanToDate), float64(shown.Fact))
		parts = append(parts, barLine(bar, share(p.w, shown)))
	}
	if text, s := standing(p.w, shown); text != "" {
		parts = append(parts, kit.NewText(text, s))
	}
	if text := pace(p.w, shown); text != "" {
		parts = append(parts, kit.NewText(text, kit.Neutral))
	}
	return kit.NewStack(3, parts...)
}

// nameLine is an indicator's name, with a mark where its plan is reached.
func (p *Page) nameLine(g data.Progress) fyne.CanvasObject {
	name := kit.NewBody(g.Indicator.Name(string(p.w.Lang())))
	if !g.Done() {
		return name
	}
	mark := canvas.NewImageFromResource(theme.ColoredIcon(theme.IconCheck, theme.ColorNameHeld))
	mark.FillMode = canvas.ImageFillContain
	mark.SetMinSize(fyne.NewSquareSize(18))
	return &fyne.Container{Layout: beside{8}, Objects: []fyne.CanvasObject{name, mark}}
}

// barLine is a bar with the percentage at its right.
func barLine(bar *kit.Progress, share string) fyne.CanvasObject {
	label := widget.NewLabelWithStyle(share, fyne.TextAlignTrailing, fyne.TextStyle{Bold: true})
	label.SizeName = fynetheme.SizeNameCaptionText
	return &fyne.Container{Layout: barAndLabel{}, Objects: []fyne.CanvasObject{bar, label}}
}

// barAndLabel gives the label the same width in every row, so that the bars
// end under one another.
type barAndLabel struct{}

const labelWidth = 74

func (barAndLabel) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width+labelWidth, o[0].MinSize().Height+4)
}

func (barAndLabel) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width-labelWidth, size.Height))
	label := o[1].MinSize().Height
	o[1].Move(fyne.NewPos(size.Width-labelWidth, (size.Height-label)/2))
	o[1].Resize(fyne.NewSize(labelWidth, label))
}
