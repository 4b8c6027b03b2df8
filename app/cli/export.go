package cli

import (
	"context"
	"slices"
	"strings"

	"sapar/app/exchange"
	"sapar/data"
)

// workbookLanguages are those that the lists of a workbook can be in.
var workbookLanguages = []string{"kk", "ru"}

// export writes the exchange workbook and says what leaves this computer in
// it.
func (r *run) export(ctx context.Context) error {
	args := r.args.Export
	o := exchange.ExportOptions{Path: args.Output, Language: args.Lang, NoNames: args.NoNames, Form: args.Empty, To: args.To}
	if err := workbookPath(outputOption, args.Output, program+".xlsx"); err != nil {
		return err
	}
	if args.Lang != "" && !slices.Contains(workbookLanguages, args.Lang) {
		return &usageError{&data.Error{Code: "bad_choice", Args: data.Args{
			"option": "--lang", "text": args.Lang, "names": strings.Join(workbookLanguages, ", "),
		}}}
	}
	var err error
	if o.Password, err = password(args.Password); err != nil {
		return err
	}
	if o.District, err = r.district(args.District); err != nil {
		return err
	}
	return r.filled(ctx, func(f *Folder) error {
		project, err := f.Records.Project(ctx)
		if err != nil {
			return noProject(err)
		}
		if o.Project = project.ID; !r.covers(project, o.District) {
			return &data.Error{Code: "outside_region", Args: data.Args{"district": o.District}}
		}
		if o.Language == "" {
			o.Language = string(r.words.Lang())
		}
		left, err := f.Exchange.Export(ctx, o)
		if err != nil {
			return err
		}
		return r.say(r.left(left, o))
	})
}

// covers reports whether a district is one of the project's; "" is all of
// them.
func (r *run) covers(p data.Project, district string) bool {
	return district == "" || slices.ContainsFunc(r.Places.Districts(p.Region, p.WithCity), func(d data.Place) bool { return d.Code == district })
}

// left says what an export took along.
func (r *run) left(left data.Leaving, o exchange.ExportOptions) string {
	var b strings.Builder
	b.WriteString(r.words.T("cli.export.done", "path", o.Path) + "\n")
	if o.Form {
		b.WriteString(r.words.T("cli.export.form") + "\n")
	}
	b.WriteString("\n" + r.words.T("cli.export.left") + "\n")
	var rows [][]string
	for _, of := range data.Types() {
		if n := left.Counts[of.Key]; n > 0 {
			rows = append(rows, []string{r.words.T("type." + of.Key), r.words.Int(n)})
		}
	}
	r.tabulate(&b, rows)
	b.WriteString("\n")
	if len(left.Fields) == 0 {
		b.WriteString(r.words.T("cli.export.no_personal") + "\n")
	} else {
		b.WriteString(r.words.T("cli.export.personal") + "\n")
		for _, of := range data.Types() {
			var headings []string
			for _, field := range left.Fields[of.Key] {
				headings = append(headings, r.words.Field(of.Key, field))
			}
			if len(headings) > 0 {
				b.WriteString("   " + r.words.T("type."+of.Key) + ": " + strings.Join(headings, "; ") + "\n")
			}
		}
	}
	if o.Password != "" {
		b.WriteString(r.words.T("cli.export.locked") + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}
