package clash

import (
	"context"
	"fmt"

	"sapar/data"
)

// Records are what a draft is held against.
type Records interface {
	ProjectByID(ctx context.Context, id data.ID) (data.Project, error)
	Events(ctx context.Context, q data.EventQuery) ([]data.Event, error)
	Trips(ctx context.Context, project data.ID) ([]data.Trip, error)
	Members(ctx context.Context, project data.ID) ([]data.Member, error)
	Records(ctx context.Context, of *data.Type, q data.RecordQuery) ([]data.Record, error)
}

// Finder finds clashes among the records that there are.
type Finder struct {
	Records Records
	// Holidays are those that hold, by the records of holidays.
	Holidays func(records []data.Holiday) []data.Holiday
}

// Clashes returns what is in the way of an event or a trip, see Find.
func (f *Finder) Clashes(ctx context.Context, draft data.Record) ([]data.Clash, error) {
	project, first, last := days(draft)
	if project.IsZero() || first == 0 {
		return nil, nil
	}
	w, err := f.world(ctx, project, first, last)
	if err != nil {
		return nil, fmt.Errorf("find clashes: %w", err)
	}
	return Find(draft, w), nil
}

// days are the project and the days of an event or a trip.
func days(draft data.Record) (project data.ID, first, last data.Date) {
	switch draft := draft.(type) {
	case *data.Event:
		return draft.Project, draft.Date, draft.LastDay()
	case *data.Trip:
		return draft.Project, draft.Start, draft.LastDay()
	}
	return data.ID{}, 0, 0
}

func (f *Finder) world(ctx context.Context, project data.ID, first, last data.Date) (w World, err error) {
	if w.Project, err = f.Records.ProjectByID(ctx, project); err != nil {
		return w, err
	}
	if w.Events, err = f.Records.Events(ctx, data.EventQuery{Project: project, From: first.AddDays(-longest), To: last}); err != nil {
		return w, err
	}
	if w.Trips, err = f.Records.Trips(ctx, project); err != nil {
		return w, err
	}
	if w.Members, err = f.Records.Members(ctx, project); err != nil {
		return w, err
	}
	list, err := f.Records.Records(ctx, data.HolidayType, data.RecordQuery{})
	if err != nil {
		return w, err
	}
	records := make([]data.Holiday, len(list))
	for i := range list {
		records[i] = *list[i].(*data.Holiday)
	}
	w.Holidays = f.Holidays(records)
	return w, nil
}
