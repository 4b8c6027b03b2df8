package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"sapar/data"
	"sapar/data/territory"
)

// places takes a newer classifier of places over: what differs from the one
// that is built in becomes records, which travel with the next workbook.
func (r *run) places(ctx context.Context) error {
	args := r.args.Places
	if args.File == "" {
		return missing("FILE.csv")
	}
	changes, err := r.Places.Changes(os.DirFS(filepath.Dir(args.File)), filepath.Base(args.File), args.Basis)
	var wrong *territory.LineError
	if errors.As(err, &wrong) {
		return &data.Error{Code: "bad_places", Args: data.Args{"path": args.File, "line": wrong.Line, "column": wrong.Column}, Err: err}
	}
	if err != nil {
		return &data.Error{Code: "cannot_open", Args: data.Args{"path": args.File}, Err: err}
	}
	return r.filled(ctx, func(f *Folder) error {
		old, err := f.Records.PlaceChanges(ctx)
		if err != nil {
			return err
		}
		renamed, fresh, closed, gone := r.sort(changes, old)
		if !args.DryRun {
			if err := keepPlaces(ctx, f.Records, changes, gone); err != nil {
				return err
			}
		}
		for _, c := range changes {
			if err := r.say(r.placeLine(c)); err != nil {
				return err
			}
		}
		return r.say(r.words.T("cli.places.done", "renamed", r.words.Int(renamed), "new", r.words.Int(fresh), "closed", r.words.Int(closed)))
	})
}

// sort counts what a newer classifier brings, and names the changes made before
// that it makes no longer.
func (r *run) sort(changes, old []data.PlaceChange) (renamed, fresh, closed int, gone []data.Record) {
	stays := map[data.ID]bool{}
	for _, c := range changes {
		stays[c.ID] = true
		switch {
		case c.Closed:
			closed++
		case c.Kind != "":
			fresh++
		default:
			renamed++
		}
	}
	for i := range old {
		if !stays[old[i].ID] {
			gone = append(gone, &old[i])
		}
	}
	return renamed, fresh, closed, gone
}

func keepPlaces(ctx context.Context, records Records, changes []data.PlaceChange, gone []data.Record) error {
	i := 0
	err := records.SaveMany(ctx, data.ActionEdit, func() (data.Record, error) {
		if i == len(changes) {
			return nil, nil
		}
		i++
		return &changes[i-1], nil
	})
	if err != nil || len(gone) == 0 {
		return err
	}
	return records.Delete(ctx, gone...)
}

// placeLine is one change as a person reads it.
func (r *run) placeLine(c data.PlaceChange) string {
	key, name := "cli.places.renamed", r.words.Place(data.Place{NameKK: c.NameKK, NameRU: c.NameRU})
	switch {
	case c.Closed:
		key = "cli.places.closed"
		if p, ok := r.Places.Place(c.Code); ok {
			name = r.words.Place(p)
		}
	case c.Kind != "":
		key = "cli.places.new"
	}
	return c.Code + "  " + r.words.T(key, "name", name)
}
