package cli

import (
	"context"
	"maps"
	"slices"
	"strings"

	"sapar/app/exchange"
	"sapar/data"
)

// ownList takes a coordinator's own list in: as it is guessed, or as a list of
// that form was read before. What may be there already and is not certain must
// be answered in the window, or be taken as new by --as-new.
func (r *run) ownList(ctx context.Context) error {
	args := r.args.List
	if args.File == "" {
		return missing("FILE.xlsx")
	}
	secret, err := password(args.Password)
	if err != nil {
		return err
	}
	if kinds := exchange.ListKinds(); args.Kind != "" && !slices.Contains(kinds, args.Kind) {
		return &usageError{&data.Error{Code: "bad_choice", Args: data.Args{"option": "--kind", "text": args.Kind, "names": strings.Join(kinds, ", ")}}}
	}
	district, err := r.district(args.District)
	if err != nil {
		return err
	}
	return r.filled(ctx, func(f *Folder) error {
		project, err := f.Records.Project(ctx)
		if err != nil {
			return noProject(err)
		}
		set, err := f.Records.Settings(ctx)
		if err != nil {
			return err
		}
		if district == "" {
			district = set.District
		}
		list, guesses, err := f.Exchange.OpenList(ctx, args.File, secret)
		if err != nil {
			return err
		}
		mapping, err := r.mapping(f, list, guesses)
		if err != nil {
			return err
		}
		scope := exchange.ListScope{Project: project, District: district, Same: map[data.ID]data.Record{}}
		tried, err := f.Exchange.TryList(ctx, list, mapping, scope)
		if err != nil {
			return err
		}
		open := r.answer(scope, tried.Proposals)
		if err := r.say(r.asRead(mapping, tried, open)); err != nil {
			return err
		}
		switch {
		case args.DryRun:
			return r.say(r.words.T("cli.merge.dry"))
		case len(open) > 0 && !args.AsNew:
			return &data.Error{Code: "own_list_open", Args: data.Args{"n": len(open), "option": "--as-new"}}
		}
		report, err := f.Exchange.MergeList(ctx, list, mapping, scope)
		if err != nil {
			return err
		}
		var b strings.Builder
		r.tabulate(&b, r.countTable(byType(report.Counts)))
		return r.say(b.String() + "\n" + r.words.N("cli.merge.done", 1))
	})
}

// mapping is the way to read the list that was asked for, or the surest.
func (r *run) mapping(f *Folder, list *exchange.List, guesses []exchange.ListMapping) (exchange.ListMapping, error) {
	args := r.args.List
	for _, m := range guesses {
		if (args.Sheet == "" || m.Sheet == args.Sheet) && (args.Kind == "" || m.Kind == args.Kind) {
			return m, nil
		}
	}
	for _, m := range guesses {
		if args.Sheet == "" || m.Sheet == args.Sheet {
			if other, ok := f.Exchange.GuessList(list, m.Sheet, args.Kind); ok {
				return other, nil
			}
		}
	}
	if args.Sheet != "" {
		return exchange.ListMapping{}, &data.Error{Code: "own_list_no_sheet", Args: data.Args{"sheet": args.Sheet}}
	}
	return exchange.ListMapping{}, &data.Error{Code: "own_list_no_table", Args: data.Args{"file": list.Source.Name}}
}

// answer takes those records for the same against which nothing speaks, and
// returns what is left to be asked.
func (r *run) answer(scope exchange.ListScope, proposals []exchange.ListProposal) []exchange.ListProposal {
	var open []exchange.ListProposal
	for _, p := range proposals {
		first := p.Matches[0]
		switch {
		case first.Same:
		case first.Sure && (len(p.Matches) == 1 || !p.Matches[1].Sure):
			scope.Same[p.Of] = first.Record
		default:
			open = append(open, p)
		}
	}
	return open
}

// asRead says how a list is read and what is to be known of it.
func (r *run) asRead(m exchange.ListMapping, tried exchange.TriedList, open []exchange.ListProposal) string {
	var b strings.Builder
	b.WriteString(m.Sheet + ": " + r.words.Choice("list_kind", m.Kind) + "\n")
	for _, column := range slices.Sorted(maps.Keys(m.Columns)) {
		b.WriteString("   " + strings.Join(strings.Fields(m.Headings[column]), " ") + " → " + r.words.ListField(m.Columns[column]) + "\n")
	}
	for _, n := range tried.Report.Notices {
		b.WriteString(r.words.Notice(n, r.Places) + "\n")
	}
	for i, p := range tried.Report.Problems {
		if i == mostProblems {
			b.WriteString(r.words.N("cli.merge.more", len(tried.Report.Problems)-mostProblems) + "\n")
			break
		}
		b.WriteString(r.words.T("cli.merge.problem", "file", r.args.List.File, "sheet", p.Sheet, "cell", p.Cell, "sentence", r.aboutCell(p)) + "\n")
	}
	for i, p := range open {
		if i == mostProblems {
			break
		}
		names := make([]string, len(p.Matches))
		for j, match := range p.Matches {
			names[j] = match.Record.Type().Label(match.Record)
		}
		b.WriteString(r.words.T("cli.list.maybe", "name", p.Record.Type().Label(p.Record), "row", r.words.Int(p.Lines[0]), "names", strings.Join(names, "; ")) + "\n")
	}
	r.tabulate(&b, r.countTable(byType(tried.Report.Counts)))
	return strings.TrimRight(b.String(), "\n")
}
