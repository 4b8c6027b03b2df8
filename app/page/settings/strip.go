package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/form"
	"sapar/data"
)

// strip is the place of an indicator's months in its dialog.
type strip struct {
	p      *Page
	object *fyne.Container
}

func (p *Page) newStrip() *strip { return &strip{p, container.NewStack()} }

// show shows the months of an indicator that is kept already.
func (s *strip) show(i *data.Indicator) {
	s.object.RemoveAll()
	if i.ID.IsZero() {
		return
	}
	months, err := s.p.o.Records.Strip(s.p.ctx, i.ID, "", s.p.today())
	if err != nil {
		s.p.o.Fail(err)
		return
	}
	s.object.Add(form.Months(s.p.w, months, s.p.today()))
}
