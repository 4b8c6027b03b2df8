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
	f, err := c.facts(ctx)
	if err != nil {
		return nil, err
	}
	q := Query{Period: f.Project.Period(), On: on}
	now := New(f, c.Places).Measure(q)
	out := make([][]data.Move, len(alternatives))
	for i := range alternatives {
		other := f
		other.Events = slices.Clone(f.Events)
		at := slices.IndexFunc(other.Events, func(e data.Event) bool { return e.ID == alternatives[i].ID })
		if at < 0 {
			other.Events = append(other.Events, alternatives[i])
		} else {
			other.Events[at] = alternatives[i]
		}
		for j, then := range New(other, c.Places).Measure(q) {
			if by := then.Fact - now[j].Fact; by != 0 {
				out[i] = append(out[i], data.Move{Indicator: then.Indicator, By: by})
			}
		}
	}
	return out, nil
}
