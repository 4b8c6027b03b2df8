package exchange

import (
	"context"
	"errors"
	"sort"

	"sapar/data"
)

// Answers are the store's part of asking and answering.
type Answers interface {
	Questions(ctx context.Context) ([]data.Question, error)
}

// Questions returns the open conflicts with what an answer would change, those
// that move a reported figure first.
func (x *Exchange) Questions(ctx context.Context, on data.Date) ([]data.Question, error) {
	all, err := x.Answers.Questions(ctx)
	if err != nil {
		return nil, err
	}
	var alternatives []data.Event
	var sides []*data.Side
	for i := range all {
		q := &all[i]
		e, ok := q.Record.(*data.Event)
		if !ok {
			continue
		}
		for j := range q.Sides {
			other, err := with(e, q.Field, q.Sides[j].Value)
			if err != nil {
				continue // a newer program's value: the figure does not know it
			}
			alternatives, sides = append(alternatives, other), append(sides, &q.Sides[j])
		}
	}
	if len(alternatives) > 0 {
		moves, err := x.Moves(ctx, on, alternatives)
		switch {
		case errors.Is(err, data.ErrNotFound): // no project is chosen yet
		case err != nil:
			return nil, err
		}
		for i := range moves {
			sides[i].Moves = moves[i]
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].Moves() && !all[j].Moves() })
	return all, nil
}

// with is the event with another value in a field; one that is deleted counts
// nowhere.
func with(e *data.Event, field string, value data.Value) (data.Event, error) {
	other := *e
	if field == data.DeletedField {
		if value == true {
			other.Status = data.Cancelled
		}
		return other, nil
	}
	f := data.EventType.Field(field)
	if f == nil {
		return other, data.ErrNotFound
	}
	err := f.Set(&other, value)
	return other, err
}
