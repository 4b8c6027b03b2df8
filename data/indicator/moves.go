package indicator

import (
	"context"
	"slices"

	"sapar/data"
)

// Moves says, for each alternative, by how much the figures of the current
// project as of a day would change if its event stood as given: those of the
// whole project, and none where nothing changes.
func (c *Counter) Moves(ctx context.Context, on data.Date, alternatives []data.Event) ([][]data.Move, error) {
	p, err := c.Records.Project(ctx)
	if err != nil {
		return nil, err
	}
	list, err := c.Records.Indicators(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	events, err := c.Records.Events(ctx, data.EventQuery{Project: p.ID})
	if err != nil {
		return nil, err
	}
	q := Query{Period: p.Period(), On: on}
	now := New(&p, list, events, c.Places).Measure(q)
	out := make([][]data.Move, len(alternatives))
	for i := range alternatives {
		other := slices.Clone(events)
		at := slices.IndexFunc(other, func(e data.Event) bool { return e.ID == alternatives[i].ID })
		if at < 0 {
			other = append(other, alternatives[i])
		} else {
			other[at] = alternatives[i]
		}
		for j, then := range New(&p, list, other, c.Places).Measure(q) {
			if by := then.Fact - now[j].Fact; by != 0 {
				out[i] = append(out[i], data.Move{Indicator: then.Indicator, By: by})
			}
		}
	}
	return out, nil
}
