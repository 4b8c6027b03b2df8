package exchange

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"os"
	"path/filepath"

	"sapar/data"
)

// MergeOptions say how files are merged.
type MergeOptions struct {
	DryRun   bool
	Password string              // of those files that have one
	Progress func(file, row int) // what is being taken in: which of the files, and so many more rows of it; may be nil
}

// Refused is what a merge comes back with that some files were refused from:
// nothing was merged. The files' reports say why.
type Refused struct{ Files []data.FileReport }

// Error names the first of the files.
func (r *Refused) Error() string {
	return "merge: " + r.Files[0].Source.Name + ": " + r.Files[0].Refusal.Error()
}

// Unwrap returns the refusals.
func (r *Refused) Unwrap() []error {
	out := make([]error, len(r.Files))
	for i := range r.Files {
		out[i] = r.Files[i].Refusal
	}
	return out
}

// Merge reads the files and merges them, all or none; the reports stand in the
// files' order. A dry run goes on past a file that is refused and says so in
// its report; otherwise any makes the whole fail with Refused.
func (x *Exchange) Merge(ctx context.Context, paths []string, o MergeOptions) (data.MergeReport, error) {
	r := &reading{x: x, o: o, paths: paths, reports: make([]data.FileReport, len(paths))}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	r.start(ctx)
	report, err := x.Records.Merge(ctx, data.MergeOptions{DryRun: o.DryRun, Progress: r.progress}, func() (*data.Parcel, error) { return r.next(ctx) })
	if err != nil {
		return data.MergeReport{}, err
	}
	for i, f := range report.Files {
		r.reports[r.taken[i]] = f
	}
	report.Files = r.reports
	return report, nil
}

// ahead is how many files are read or wait while another is taken in. Reading is
// the faster of the two, and each file is held in memory whole.
const ahead = 1

// reading is the files of a merge being read while others are taken in.
type reading struct {
	x       *Exchange
	o       MergeOptions
	paths   []string
	files   []chan result
	slots   chan struct{}
	at      int   // the next to be handed over
	taken   []int // those that were handed over
	reports []data.FileReport
}

type result struct {
	parcel *data.Parcel
	err    error
}

// start begins reading. Files are handed over in their order, so the first is
// read first.
func (r *reading) start(ctx context.Context) {
	r.slots = make(chan struct{}, ahead)
	for range r.paths {
		r.files = append(r.files, make(chan result, 1))
	}
	go func() {
		for i, path := range r.paths {
			select {
			case r.slots <- struct{}{}:
			case <-ctx.Done():
				r.files[i] <- result{err: ctx.Err()}
				continue
			}
			go func() {
				p, err := r.x.read(ctx, path, r.o.Password)
				r.files[i] <- result{p, err}
			}()
		}
	}()
}

// next hands the next file over. One that is refused is passed by, and makes
// the whole fail at the end where it is no dry run.
func (r *reading) next(ctx context.Context) (*data.Parcel, error) {
	for r.at < len(r.files) {
		i := r.at
		r.at++
		got := <-r.files[i]
		<-r.slots
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if got.err != nil {
			r.reports[i] = data.FileReport{Source: data.Source{Name: filepath.Base(r.paths[i])}, Refusal: got.err}
			continue
		}
		r.taken = append(r.taken, i)
		return got.parcel, nil
	}
	var refused []data.FileReport
	for _, f := range r.reports {
		if f.Refusal != nil {
			refused = append(refused, f)
		}
	}
	if len(refused) > 0 && !r.o.DryRun {
		return nil, &Refused{refused}
	}
	return nil, nil
}

func (r *reading) progress(rows int) {
	if r.o.Progress != nil {
		r.o.Progress(max(0, r.at-1), rows)
	}
}

// read reads one file to its end. One that was merged before is not read
// again: its bytes are the same.
func (x *Exchange) read(ctx context.Context, path, password string) (*data.Parcel, error) {
	source, err := look(path)
	if err != nil {
		return nil, err
	}
	merged, err := x.Records.Merged(ctx, source.Sum)
	if err == nil {
		return &data.Parcel{Source: source, Manifest: merged.Manifest}, nil
	}
	if !errors.Is(err, data.ErrNotFound) {
		return nil, err
	}
	return x.Sheets.ReadFile(path, password)
}

// look is what can be said of a file without reading it as a workbook.
func look(path string) (data.Source, error) {
	s := data.Source{Name: filepath.Base(path)}
	f, err := os.Open(path)
	if err != nil {
		return s, &data.Error{Code: "cannot_open", Args: data.Args{"path": path}, Err: err}
	}
	defer func() { _ = f.Close() }() // it was only read
	h := sha256.New()
	if s.Size, err = io.Copy(h, f); err != nil {
		return s, &data.Error{Code: "cannot_open", Args: data.Args{"path": path}, Err: err}
	}
	h.Sum(s.Sum[:0])
	return s, nil
}
