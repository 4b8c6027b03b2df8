package overview

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sapar/app/kit"
	"sapar/app/theme"
)

// villagesHeight is that of the table of villages: eight of them in sight.
const villagesHeight = 270

// plannedIcon marks a village for which a visit is planned.
var plannedIcon = theme.ColoredIcon(theme.IconPlan, theme.ColorNamePlanned)

// newLegend says what the mark means and what Enter does.
func (p *Page) newLegend() fyne.CanvasObject {
	icon := canvas.NewImageFromResource(plannedIcon)
	icon.FillMode = canvas.ImageFillContain
	icon.SetMinSize(fyne.NewSquareSize(16))
	p.legend = &fyne.Container{Layout: after{6}, Objects: []fyne.CanvasObject{icon, kit.NewText(p.w.T("page.overview.visit_planned"), kit.Neutral)}}
	return kit.NewStack(2, p.legend, kit.NewText(p.w.T("page.overview.never_hint"), kit.Neutral))
}

func (p *Page) newVillages() *kit.Table[village] {
	unit := p.w.T("word.okrug")
	if p.o.Settings.District == "" {
		unit = p.w.T("word.district")
	}
	return kit.NewTable(kit.TableOptions[village]{
		Columns: []kit.Column[village]{
			{Width: 36, Text: func(village) string { return "" }, Icon: func(v village) fyne.Resource {
				if v.planned {
					return plannedIcon
				}
				return nil
			}},
			{Title: p.w.T("word.village"), Text: func(v village) string { return p.w.Place(v.place) }},
			{Title: unit, Weight: 1.3, Text: func(v village) string { return p.w.Place(v.unit) }},
		},
		Count: func() int { return len(p.now.villages) },
		Row: func(i int) (village, bool) {
			if i >= len(p.now.villages) {
				return village{}, false
			}
			return p.now.villages[i], true
		},
		OnOpened: func(i int) { p.o.NewEvent(p.now.firstDay(), p.now.villages[i].place.Code) },
		Empty:    kit.EmptyOptions{Icon: theme.ColoredIcon(theme.IconCheck, theme.ColorNameHeld), Text: p.w.T("page.overview.all_visited")},
	})
}

func (p *Page) drawVillages() {
	p.never.SetTitle(p.w.N("page.overview.never", p.now.all, "never", p.w.Int(len(p.now.villages))))
	p.legend.Hide()
	if slices.ContainsFunc(p.now.villages, func(v village) bool { return v.planned }) {
		p.legend.Show()
	}
	p.villages.Reload()
}
