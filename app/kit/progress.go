package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Progress is a thin bar of the fact against the plan, with a tick where the
// fact should be by today. The bar has the colour of how that stands.
type Progress struct {
	widget.BaseWidget
	plan, due, fact float64
}

// NewProgress returns an empty bar.
func NewProgress() *Progress {
	p := &Progress{}
	p.ExtendBaseWidget(p)
	return p
}

// Set shows a fact of a plan of which due should be done by today. Without a
// plan (0) the bar stays empty; a due of 0 or of the whole plan has no tick.
func (p *Progress) Set(plan, due, fact float64) {
	p.plan, p.due, p.fact = plan, due, fact
	p.Refresh()
}

// State is how the fact stands: reached, behind, or on the way.
func (p *Progress) State() State {
	switch {
	case p.plan <= 0:
		return Neutral
	case p.fact >= p.plan:
		return Good
	case p.fact < p.due:
		return Attention
	}
	return Accent
}

// CreateRenderer draws track, bar and tick.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	r := &progressRenderer{
		p: p, track: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil), tick: canvas.NewRectangle(nil),
	}
	r.paint()
	return r
}

type progressRenderer struct {
	p                *Progress
	track, bar, tick *canvas.Rectangle
}

const progressThick, progressTick = 8, 14

func (r *progressRenderer) Destroy()           {}
func (r *progressRenderer) MinSize() fyne.Size { return fyne.NewSize(60, progressTick) }

func (r *progressRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.track, r.bar, r.tick}
}

func (r *progressRenderer) Layout(size fyne.Size) {
	top := (size.Height - progressThick) / 2
	r.track.Move(fyne.NewPos(0, top))
	r.track.Resize(fyne.NewSize(size.Width, progressThick))
	r.bar.Move(fyne.NewPos(0, top))
	r.bar.Resize(fyne.NewSize(r.share(r.p.fact)*size.Width, progressThick))
	r.tick.Move(fyne.NewPos(r.share(r.p.due)*size.Width-1, (size.Height-progressTick)/2))
	r.tick.Resize(fyne.NewSize(2, progressTick))
}

func (r *progressRenderer) share(of float64) float32 {
	if r.p.plan <= 0 {
		return 0
	}
	return float32(max(0, min(of/r.p.plan, 1)))
}

func (r *progressRenderer) Refresh() {
	r.paint()
	r.Layout(r.p.Size())
}

func (r *progressRenderer) paint() {
	r.track.FillColor = fynetheme.Color(fynetheme.ColorNameSeparator)
	r.bar.FillColor = fynetheme.Color(r.p.State().Colour())
	r.tick.FillColor = fynetheme.Color(fynetheme.ColorNameForeground)
	r.track.CornerRadius, r.bar.CornerRadius = progressThick/2, progressThick/2
	r.bar.Hidden = r.share(r.p.fact) == 0
	r.tick.Hidden = r.p.plan <= 0 || r.p.due <= 0 || r.p.due >= r.p.plan
	r.track.Refresh()
	r.bar.Refresh()
	r.tick.Refresh()
}
