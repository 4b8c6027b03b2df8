package cli

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"sapar/app/reporting"
	"sapar/data"
	"sapar/data/layout"
)

// report fills a layout with a report, or lists the layouts.
func (r *run) report(ctx context.Context) error {
	args := r.args.Report
	layouts, err := r.layouts()
	if err != nil {
		return err
	}
	if args.List {
		return r.listLayouts(layouts)
	}
	q, err := r.reportQuery(layouts)
	if err != nil {
		return err
	}
	if err := workbookPath(outputOption, args.Output, "report.xlsx"); err != nil {
		return err
	}
	if args.Lang != "" && !slices.Contains(layout.Languages(), args.Lang) {
		return &usageError{&data.Error{Code: "no_such_language", Args: data.Args{"language": args.Lang}}}
	}
	if args.Upload && args.Proof { // who reads an upload is to find the form and nothing else
		return together("--upload", "--proof")
	}
	return r.filled(ctx, func(f *Folder) error {
		made, err := f.Reports.Build(ctx, q)
		if err != nil {
			return r.layoutProblems(noProject(err))
		}
		if args.Upload {
			if err := r.mayUpload(ctx, f, q, made); err != nil {
				return err
			}
		}
		o := data.ReportOptions{Lang: args.Lang, NoNames: args.NoNames, Upload: args.Upload}
		if err := f.Reports.WriteFile(ctx, args.Output, made, o); err != nil {
			return r.layoutProblems(err)
		}
		return r.say(r.words.T("cli.report.done", "path", args.Output))
	})
}

func (r *run) reportQuery(layouts *reporting.Reports) (data.ReportQuery, error) {
	args := r.args.Report
	q := data.ReportQuery{Name: args.Name, On: r.today(), Proofs: args.Proof}
	all, err := layouts.Layouts()
	if err != nil {
		return q, err
	}
	switch {
	case args.Name == "":
		return q, missing(strings.Join(namesOf(all), "|"))
	case !reporting.IsFile(args.Name) && args.Name != reporting.Marks && !slices.Contains(namesOf(all), args.Name):
		return q, &usageError{&data.Error{Code: "no_such_report", Args: data.Args{"name": args.Name}}}
	}
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

func namesOf(layouts []data.Layout) []string {
	var names []string
	for _, l := range layouts {
		names = append(names, l.Name)
	}
	return names
}

// listLayouts writes the layouts that there are; the office's own are called as
// their files.
func (r *run) listLayouts(x *reporting.Reports) error {
	all, err := x.Layouts()
	if err != nil {
		return err
	}
	width := 0
	for _, l := range all {
		width = max(width, utf8.RuneCountInString(l.Name))
	}
	for _, l := range all {
		about := ""
		if r.words.Has("list.report." + l.Name) {
			about = r.words.Choice("report", l.Name)
		}
		if l.Own {
			about = strings.TrimPrefix(about+", "+r.words.T("cli.layout.own"), ", ")
		}
		if err := r.say(padded(l.Name, width+2) + about); err != nil {
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
