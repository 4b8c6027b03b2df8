package region

import (
	"context"
	"errors"

	"sapar/app/exchange"
	"sapar/data"
)

// picture is all that the screen shows, as of one moment.
type picture struct {
	project   data.Project
	questions []data.Question
	rows      []exchange.SentRow
	held      []data.HeldChange
}

// reload reads everything anew, away from the keys, and then shows it; then
// may be nil.
func (p *Page) reload(then func()) {
	var now picture
	var err error
	p.drop()
	p.drop = p.o.Tasks.Background(
		func() { now, err = p.read(p.ctx) },
		func() {
			if err != nil {
				p.o.Fail(err)
				return
			}
			p.now = now
			p.questions.set(now.questions)
			p.draw()
			if then != nil {
				then()
			}
		})
}

func (p *Page) read(ctx context.Context) (picture, error) {
	var n picture
	var err error
	if n.questions, err = p.o.Exchange.Questions(ctx, p.today()); err != nil {
		return n, err
	}
	if n.held, err = p.o.Records.Held(ctx); err != nil {
		return n, err
	}
	n.project, err = p.o.Records.Project(ctx)
	if errors.Is(err, data.ErrNotFound) {
		return n, nil
	}
	if err != nil {
		return n, err
	}
	n.rows, err = p.o.Exchange.Sent(ctx, n.project, p.districts(&n.project), p.today(), n.questions)
	return n, err
}

// districts are those whose rows are shown: a coordinator sees his own.
func (p *Page) districts(project *data.Project) []data.Place {
	all := p.o.Places.Districts(project.Region, project.WithCity)
	if p.region() {
		return all
	}
	var own []data.Place
	for _, d := range all {
		if d.Code == p.o.Settings.District {
			own = append(own, d)
		}
	}
	return own
}
