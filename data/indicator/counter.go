package indicator

import (
	"context"
	"fmt"

	"sapar/data"
)

// Records are the records that counting reads.
type Records interface {
	// Project is the current project.
	Project(ctx context.Context) (data.Project, error)
	Indicators(ctx context.Context, project data.ID) ([]data.Indicator, error)
	Events(ctx context.Context, q data.EventQuery) ([]data.Event, error)
}

// Counter counts the current project's indicators afresh at each question.
type Counter struct {
	Records Records
	Places  data.Places
}

// Progress returns how far each indicator has come by a day, in the contract's
// order: in one district, or in the whole project where district is "". The
// reporting period is the project's own.
func (c *Counter) Progress(ctx context.Context, district string, on data.Date) ([]data.Progress, error) {
	p, engine, err := c.engine(ctx)
	if err != nil {
		return nil, err
	}
	return engine.Measure(Query{District: district, Period: p.Period(), On: on}), nil
}

// Measure returns how far each indicator has come by a day, for the whole
// project first (District "") and then for each district.
func (c *Counter) Measure(ctx context.Context, period data.Period, on data.Date) ([]data.Progress, error) {
	_, engine, err := c.engine(ctx)
	if err != nil {
		return nil, err
	}
	districts, all := engine.ByDistrict(period, on)
	for _, row := range districts {
		all = append(all, row.Progress...)
	}
	return all, nil
}

func (c *Counter) engine(ctx context.Context) (data.Project, *Engine, error) {
	p, err := c.Records.Project(ctx)
	if err != nil {
		return p, nil, fmt.Errorf("count indicators: %w", err)
	}
	list, err := c.Records.Indicators(ctx, p.ID)
	if err != nil {
		return p, nil, fmt.Errorf("count indicators: %w", err)
	}
	events, err := c.Records.Events(ctx, data.EventQuery{Project: p.ID})
	if err != nil {
		return p, nil, fmt.Errorf("count indicators: %w", err)
	}
	engine := New(&p, list, events, c.Places)
	return p, engine, nil
}
