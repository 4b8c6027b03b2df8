package cli

import (
	"context"
	"errors"
	"strings"

	"sapar/app/exchange"
	"sapar/data"
)

// mergeWork is what a merge command asks for: files to take in, one to take out
// again, or the last merge to undo. What does not go together is refused, so
// that nobody tries a dry run of what has none.
func (r *run) mergeWork() (func(context.Context) error, error) {
	args := r.args.Merge
	var mode, other string // what was asked for, and what it excludes
	switch {
	case args.TakeOut != nil:
		mode = "--take-out"
	case args.Undo:
		mode = "--undo"
	case len(args.Files) == 0:
		return nil, missing("FILE")
	default:
		return r.merge, nil
	}
	switch {
	case args.TakeOut != nil && args.Undo:
		other = "--undo"
	case len(args.Files) > 0:
		other = "FILE"
	case args.DryRun:
		other = "--dry-run"
	case args.Errors != "":
		other = "--errors"
	case args.JSON:
		other = "--json"
	case args.Password != nil:
		other = "--password"
	case args.Undo:
		return r.undoMerge, nil
	default:
		return r.takeOut, nil
	}
	return nil, together(mode, other)
}

// merge takes files in, all or none, and says what came of each.
func (r *run) merge(ctx context.Context) error {
	args := r.args.Merge
	o := exchange.MergeOptions{DryRun: args.DryRun}
	var err error
	if o.Password, err = password(args.Password); err != nil {
		return err
	}
	if args.Errors != "" {
		if err := r.apart(args.Errors, args.Files); err != nil {
			return err
		}
	}
	return r.folder(ctx, func(f *Folder) error {
		shown := r.progressLine(args.Files)
		o.Progress = shown.add
		report, err := f.Exchange.Merge(ctx, args.Files, o)
		shown.end()
		if refused, ok := asRefused(err); ok {
			return errors.Join(r.sayRefused(refused), err)
		}
		if err != nil {
			return err
		}
		ctx := context.WithoutCancel(ctx) // what was merged is merged: it is too late to stop
		m := merged{run: r, report: report, paths: args.Files, dry: args.DryRun}
		if !args.DryRun {
			if m.project, err = r.chooseProject(ctx, f, report); err != nil {
				return err
			}
			if m.numbers, err = numbers(ctx, f, report.Merge); err != nil {
				return err
			}
		}
		if args.Errors != "" {
			if m.marked, err = r.mark(ctx, f, report, args.Files, args.Errors, o.Password); err != nil {
				return err
			}
		}
		if err := m.say(); err != nil {
			return err
		}
		return m.refusal()
	})
}

// chooseProject makes the files' project the one that is worked on, where none
// is chosen or the chosen one is not here, and returns it then.
func (r *run) chooseProject(ctx context.Context, f *Folder, report data.MergeReport) (*data.Project, error) {
	_, err := f.Records.Project(ctx)
	if !errors.Is(err, data.ErrNotFound) {
		return nil, err
	}
	for i := range report.Files {
		p, err := f.Records.ProjectByID(ctx, report.Files[i].Manifest.Project)
		if errors.Is(err, data.ErrNotFound) {
			continue // its row waits to be corrected
		}
		if err != nil {
			return nil, err
		}
		set, err := f.Records.Settings(ctx)
		if err != nil {
			return nil, err
		}
		set.Project = p.ID
		return &p, f.Records.SaveSettings(ctx, set)
	}
	return nil, nil
}

// numbers are those of the files of a merge, by their sums.
func numbers(ctx context.Context, f *Folder, merge data.ID) (map[[32]byte]int64, error) {
	files, err := f.Files.Received(ctx)
	if err != nil {
		return nil, err
	}
	out := map[[32]byte]int64{}
	for _, file := range files {
		if file.Merge == merge {
			out[file.Source.Sum] = file.ID
		}
	}
	return out, nil
}

// takeOut takes one merged file out again.
func (r *run) takeOut(ctx context.Context) error {
	id, err := fileNumber(*r.args.Merge.TakeOut)
	if err != nil {
		return err
	}
	return r.filled(ctx, func(f *Folder) error {
		files, err := f.Files.Received(ctx)
		if err != nil {
			return err
		}
		n, err := f.Files.TakeOut(ctx, id)
		if err != nil {
			return err
		}
		return r.sayTakenOut(files, n, func(file *data.Received) bool { return file.ID == id })
	})
}

// undoMerge takes all files of the last merge out again of which any is left.
func (r *run) undoMerge(ctx context.Context) error {
	return r.filled(ctx, func(f *Folder) error {
		files, err := f.Files.Received(ctx)
		if err != nil {
			return err
		}
		var last data.ID
		for i := range files {
			if files[i].TakenOut.IsZero() {
				last = files[i].Merge
				break
			}
		}
		n, err := f.Files.UndoMerge(ctx, last)
		if err != nil {
			return err
		}
		return r.sayTakenOut(files, n, func(file *data.Received) bool { return file.Merge == last && file.TakenOut.IsZero() })
	})
}

// sayTakenOut names the files that were taken out. They stand with the newest
// first.
func (r *run) sayTakenOut(files []data.Received, touched int, of func(*data.Received) bool) error {
	var names []string
	for i := range files {
		if of(&files[i]) {
			names = append([]string{files[i].Source.Name}, names...)
		}
	}
	return r.say(r.words.N("cli.merge.taken_out", touched, "files", strings.Join(names, ", ")))
}

// asRefused returns the files that made a merge fail.
func asRefused(err error) ([]data.FileReport, bool) {
	var refused *exchange.Refused
	if errors.As(err, &refused) {
		return refused.Files, true
	}
	return nil, false
}
