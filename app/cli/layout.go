package cli

import (
	"context"
	"errors"
	"path/filepath"

	"sapar/app/reporting"
	"sapar/data"
)

// layouts are those of the program and, where there is a data folder, of the
// office. The folder is not opened for them: they are files.
func (r *run) layouts() (*reporting.Reports, error) {
	dir, err := r.dir()
	if err != nil {
		return nil, err
	}
	return r.Layouts(filepath.Join(dir, "layouts")), nil
}

// layoutWork is the work of the commands about layouts.
func (r *run) layoutWork(command string) func(context.Context) error {
	return func(context.Context) error {
		x, err := r.layouts()
		if err != nil {
			return err
		}
		args := &r.args.Layout
		switch command {
		case "check":
			return r.checkLayout(x, args.Check.File)
		case "export":
			return r.exportLayout(x, args.Export.Name, args.Export.Output)
		case "add":
			return r.addLayout(x, args.Add.File)
		case "remove":
			if err := x.Remove(args.Remove.Name); err != nil {
				return &usageError{&data.Error{Code: "no_such_layout", Args: data.Args{"name": args.Remove.Name}, Err: err}}
			}
			return r.say(r.words.T("cli.layout.removed", "name", args.Remove.Name))
		}
		return r.listLayouts(x)
	}
}

// checkLayout says all that is wrong with a layout.
func (r *run) checkLayout(x *reporting.Reports, file string) error {
	if err := workbookPath("FILE.xlsx", file, "FILE.xlsx"); err != nil {
		return err
	}
	problems, err := x.Check(file)
	if err != nil {
		return err
	}
	if len(problems) == 0 {
		return r.say(r.words.T("cli.layout.good", "path", file))
	}
	return r.layoutProblems(&reporting.Problems{Layout: file, List: problems})
}

func (r *run) addLayout(x *reporting.Reports, file string) error {
	if err := workbookPath("FILE.xlsx", file, "FILE.xlsx"); err != nil {
		return err
	}
	added, problems, err := x.Add(file)
	switch {
	case err != nil:
		return err
	case len(problems) > 0:
		return r.layoutProblems(&reporting.Problems{Layout: file, List: problems})
	}
	return r.say(r.words.T("cli.layout.added", "name", added.Name))
}

func (r *run) exportLayout(x *reporting.Reports, name, output string) error {
	if name == "" {
		return missing("NAME")
	}
	if err := workbookPath(outputOption, output, name+".xlsx"); err != nil {
		return err
	}
	if err := x.Export(name, output); err != nil {
		var known *data.Error
		if errors.As(err, &known) && known.Code == "no_such_report" {
			return &usageError{err}
		}
		return err
	}
	return r.say(r.words.T("cli.layout.exported", "path", output))
}

// layoutProblems says each problem of a layout in a line, where the error is
// that it has some.
func (r *run) layoutProblems(err error) error {
	var wrong *reporting.Problems
	if !errors.As(err, &wrong) {
		return err
	}
	for _, p := range wrong.List {
		line := r.aboutCell(p)
		if p.Sheet != "" || p.Cell != "" {
			line = r.words.T("cli.layout.cell", "sheet", p.Sheet, "cell", p.Cell, "sentence", line)
		}
		if err := r.say(line); err != nil {
			return err
		}
	}
	return &data.Error{Code: "layout_problems", Args: data.Args{"count": len(wrong.List)}}
}
