package cli

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"sapar/data"
	"sapar/data/layout"
	"sapar/data/report"
)

// report writes an official report to a file, or lists the reports.
func (r *run) report(ctx context.Context) error {
	args := r.args.Report
	if args.List {
		return r.listReports()
	}
	q, err := r.reportQuery()
	if err != nil {
		return err
	}
	if err := workbookPath(outputOption, args.Output, args.Name+".xlsx"); err != nil {
		return err
	}
	if args.Lang != "" && !slices.Contains(layout.Languages(), args.Lang) {
		return &usageError{&data.Error{Code: "no_such_language", Args: data.Args{"language": args.Lang}}}
	}
	return r.filled(ctx, func(f *Folder) error {
		made, err := f.Report(ctx, q)
		if err != nil {
			return noProject(err)
		}
		if err := f.Draw(args.Output, made, args.Lang); err != nil {
			return err
		}
		return r.say(r.words.T("cli.report.done", "path", args.Output))
	})
}

func (r *run) reportQuery() (data.ReportQuery, error) {
	args := r.args.Report
	q := data.ReportQuery{Name: args.Name, On: r.today()}
	switch {
	case args.Name == "":
		return q, missing(strings.Join(report.Names(), "|"))
	case !slices.Contains(report.Names(), args.Name):
		return q, &usageError{&data.Error{Code: "no_such_report", Args: data.Args{"name": args.Name}}}
	}
	var err error
	if q.District, err = r.district(args.District); err != nil {
		return q, err
	}
	if args.Period != "" {
		if q.Period, err = data.ParsePeriod(args.Period); err != nil {
			return q, &usageError{err}
		}
	}
	return q, nil
}

func (r *run) listReports() error {
	width := 0
	for _, name := range report.Names() {
		width = max(width, utf8.RuneCountInString(name))
	}
	for _, name := range report.Names() {
		if err := r.say(padded(name, width+2) + r.words.Choice("report", name)); err != nil {
			return err
		}
	}
	return nil
}

// noProject says of a folder without a project what is to be done.
func noProject(err error) error {
	if errors.Is(err, data.ErrNotFound) {
		return &data.Error{Code: "no_project", Err: err}
	}
	return err
}
