package proposal

import (
	"context"
	"fmt"

	"sapar/data"
)

// Records are what a proposal is made from.
type Records interface {
	Project(ctx context.Context) (data.Project, error)
	Events(ctx context.Context, q data.EventQuery) ([]data.Event, error)
	Trips(ctx context.Context, project data.ID) ([]data.Trip, error)
	Members(ctx context.Context, project data.ID) ([]data.Member, error)
	Records(ctx context.Context, of *data.Type, q data.RecordQuery) ([]data.Record, error)
}

// Maker makes proposals for the current project. All are needed.
type Maker struct {
	Records Records
	Places  data.Places
	Today   func() data.Date
	// Measure counts every indicator, for the whole and for each district.
	Measure func(ctx context.Context, period data.Period, on data.Date) ([]data.Progress, error)
	// Holidays are those that hold, by the records of holidays.
	Holidays func(records []data.Holiday) []data.Holiday
}

// Propose plans what is left, see the package's Propose.
func (m *Maker) Propose(ctx context.Context, q data.ProposalQuery) (data.Proposal, error) {
	f, err := m.facts(ctx)
	if err != nil {
		return data.Proposal{}, fmt.Errorf("propose trips: %w", err)
	}
	return Propose(f, q), nil
}

func (m *Maker) facts(ctx context.Context) (f Facts, err error) {
	f.Today, f.Places = m.Today(), m.Places
	if f.Project, err = m.Records.Project(ctx); err != nil {
		return f, err
	}
	if f.Progress, err = m.Measure(ctx, f.Project.Period(), f.Today); err != nil {
		return f, err
	}
	if f.Events, err = m.Records.Events(ctx, data.EventQuery{Project: f.Project.ID}); err != nil {
		return f, err
	}
	if f.Trips, err = m.Records.Trips(ctx, f.Project.ID); err != nil {
		return f, err
	}
	if f.Members, err = m.Records.Members(ctx, f.Project.ID); err != nil {
		return f, err
	}
	list, err := m.Records.Records(ctx, data.HolidayType, data.RecordQuery{})
	if err != nil {
		return f, err
	}
	records := make([]data.Holiday, len(list))
	for i := range list {
		records[i] = *list[i].(*data.Holiday)
	}
	f.Holidays = m.Holidays(records)
	return f, nil
}
