package indicator

import (
	"context"
	"fmt"

	"sapar/data"
)

// Counter counts the current project's indicators afresh at each question.
type Counter struct {
	Records Records
	Places  data.Places
}

// Progress returns how far each indicator has come by a day, in the contract's
// order: in one district, or in the whole project where district is "". The
// reporting period is the project's own.
func (c *Counter) Progress(ctx context.Context, district string, on data.Date) ([]data.Progress, error) {
	f, err := c.facts(ctx)
	if err != nil {
		return nil, err
	}
	return New(f, c.Places).Measure(Query{District: district, Period: f.Project.Period(), On: on}), nil
}

// Measure returns how far each indicator has come by a day, for the whole
// project first (District "") and then for each district.
func (c *Counter) Measure(ctx context.Context, period data.Period, on data.Date) ([]data.Progress, error) {
	f, err := c.facts(ctx)
	if err != nil {
		return nil, err
	}
	return New(f, c.Places).measureAll(period, on), nil
}

// Counted returns the records that the figures of each indicator count by a
// day, in the contract's order, each record with what it adds: in one district,
// or in the whole project where district is "".
func (c *Counter) Counted(ctx context.Context, district string, period data.Period, on data.Date) ([][]data.Counted, error) {
	f, err := c.facts(ctx)
	if err != nil {
		return nil, err
	}
	return New(f, c.Places).Counted(Query{District: district, Period: period, On: on}), nil
}

// MeasureProject is Measure for a project that need not be the current one.
func (c *Counter) MeasureProject(ctx context.Context, p data.Project, on data.Date) ([]data.Progress, error) {
	f, err := Read(ctx, c.Records, p)
	if err != nil {
		return nil, err
	}
	return New(f, c.Places).measureAll(p.Period(), on), nil
}

// Strip returns what each month of an indicator asked for and brought by a day,
// in one district or in the whole project.
func (c *Counter) Strip(ctx context.Context, indicator data.ID, district string, on data.Date) ([]data.MonthProgress, error) {
	f, err := c.facts(ctx)
	if err != nil {
		return nil, err
	}
	return New(f, c.Places).Strip(indicator, district, on), nil
}

// Misfits returns the held events that name an indicator and do not count for
// it, with the conditions that each fails.
func (c *Counter) Misfits(ctx context.Context, indicator data.ID) ([]data.Misfit, error) {
	f, err := c.facts(ctx)
	if err != nil {
		return nil, err
	}
	return New(f, c.Places).Misfits(indicator), nil
}

func (c *Counter) facts(ctx context.Context) (Facts, error) {
	p, err := c.Records.Project(ctx)
	if err != nil {
		return Facts{}, fmt.Errorf("count indicators: %w", err)
	}
	return Read(ctx, c.Records, p)
}
