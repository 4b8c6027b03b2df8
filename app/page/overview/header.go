package overview

import (
	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/data"
)

// header says whose work is shown, of which project, as of which day.
type header struct {
	where, when *kit.Heading
	title       *kit.Text
	object      fyne.CanvasObject
}

func newHeader() *header {
	h := &header{where: kit.NewHeading(1, ""), title: kit.NewBody(""), when: kit.NewHeading(3, "")}
	h.object = kit.NewStack(3, h.where, h.title, h.when)
	return h
}

func (p *Page) drawHeader() {
	n := &p.now
	p.head.where.SetText(p.territory(n.district))
	p.head.title.SetText(n.project.Title(string(p.w.Lang())))
	period := p.w.T("period.project", "from", p.w.Date(n.project.Start.Time()), "to", p.w.Date(n.project.End.Time()))
	today := n.today.Time()
	p.head.when.SetText(period + dot + p.w.T("page.overview.today",
		"date", p.w.DateLong(today), "weekday", p.w.Weekday(today.Weekday())))
}

// dot parts what stands in one line.
const dot = " · "

// territory names a district, or the whole project for "".
func (p *Page) territory(district string) string {
	if district == "" {
		return p.w.T("page.overview.whole")
	}
	return p.place(district)
}

// place names a place by its code; a code that is in no catalogue is shown as
// it is.
func (p *Page) place(code string) string {
	if place, ok := p.o.Places.Place(code); ok {
		return p.w.Place(place)
	}
	return code
}

// where names the place of an event: its village, or its district where it has
// none, and both where all districts are shown.
func (p *Page) where(e *data.Event) string {
	switch {
	case e.Village == "":
		return p.place(e.District)
	case p.now.district == "":
		return p.place(e.Village) + ", " + p.place(e.District)
	}
	return p.place(e.Village)
}
