// Package same finds the records of people that may be one person: it reads them
// all, has them compared, and leaves out what was decided.
//
// It must never know how names are compared nor where people are kept.
package same

import (
	"context"
	"sync"
	"time"

	"sapar/data"
	"sapar/data/match"
)

// Records are the people and what was decided about them.
type Records interface {
	// Everybody returns all living people who have a name.
	Everybody(ctx context.Context) ([]data.Person, error)
	Joined(ctx context.Context) (data.Joined, error)
	Records(ctx context.Context, of *data.Type, q data.RecordQuery) ([]data.Record, error)
	// Together reports whether two records stand in the list of one event.
	Together(ctx context.Context, a, b data.ID) (bool, error)
}

// Finder finds them. It keeps the people that it read last for those who are
// asked about while they are typed.
type Finder struct {
	Records Records
	Fold    match.Fold

	mu    sync.Mutex
	index *match.Index
	known map[data.ID]*data.Person
	read  time.Time
}

// fresh is how long the people read last are good enough to be asked about.
const fresh = 5 * time.Minute

// Like returns those who may be the person who is being typed, the likeliest
// first, at most a few. Whoever was written in the last minutes may not be among
// them.
func (f *Finder) Like(ctx context.Context, typed data.Person) ([]data.Likeness, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.index == nil || time.Since(f.read) > fresh {
		people, err := f.Records.Everybody(ctx)
		if err != nil {
			return nil, err
		}
		f.index, f.known, f.read = match.New(people, f.Fold), make(map[data.ID]*data.Person, len(people)), time.Now()
		for i := range people {
			f.known[people[i].ID] = &people[i]
		}
	}
	const few = 3
	var out []data.Likeness
	for _, p := range f.index.Like(typed, few) {
		if p.Bits >= 0 {
			out = append(out, data.Likeness{One: typed, Other: *f.known[p.Other], Sure: p.Sure, Reasons: p.Reasons})
		}
	}
	return out, nil
}

// Likely returns all pairs that are more likely one person than two, the surest
// first; those that are joined, directly or over others, and those that were said
// never to be, are not among them.
func (f *Finder) Likely(ctx context.Context) ([]data.Likeness, error) {
	people, err := f.Records.Everybody(ctx)
	if err != nil {
		return nil, err
	}
	joined, err := f.Records.Joined(ctx)
	if err != nil {
		return nil, err
	}
	verdicts, err := f.Records.Records(ctx, data.SamenessType, data.RecordQuery{})
	if err != nil {
		return nil, err
	}
	decided := make(map[data.ID]bool, len(verdicts))
	for _, v := range verdicts {
		decided[data.BaseOf(v).ID] = true
	}
	failed := make(chan error, 1)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	pairs, err := match.New(people, f.Fold).Pairs(ctx, match.Options{
		Decided: func(a, b data.ID) bool {
			return joined.Of(a) == joined.Of(b) || decided[data.NewSameness(a, b, "").ID]
		},
		Together: func(a, b data.ID) bool {
			both, err := f.Records.Together(ctx, a, b)
			if err != nil {
				select {
				case failed <- err:
				default:
				}
				stop()
			}
			return both
		},
	})
	select {
	case err := <-failed:
		return nil, err
	default:
	}
	if err != nil {
		return nil, err
	}
	byID := make(map[data.ID]*data.Person, len(people))
	for i := range people {
		byID[people[i].ID] = &people[i]
	}
	out := make([]data.Likeness, len(pairs))
	for i, p := range pairs {
		out[i] = data.Likeness{One: *byID[p.One], Other: *byID[p.Other], Sure: p.Sure, Reasons: p.Reasons}
	}
	return out, nil
}
