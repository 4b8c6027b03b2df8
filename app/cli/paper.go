package cli

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"sapar/app/paper"
	"sapar/data"
)

// sheetOption is how the option for a sheet's file is shown.
const sheetOption = "-o FILE.xlsx|FILE.pdf"

// sheet prints the registration sheet of an event, or tells which event a
// printed one is of.
func (r *run) sheet(ctx context.Context) error {
	args := r.args.Sheet
	if args.Code != "" {
		return r.filled(ctx, func(f *Folder) error { return r.sheetOf(ctx, f, strings.ToUpper(args.Code)) })
	}
	empty := paper.Empty
	if args.Empty != "" {
		var err error
		if empty, err = strconv.Atoi(args.Empty); err != nil || empty < 0 || empty > paper.MostEmpty {
			return &usageError{&data.Error{Code: "too_many_lines", Args: data.Args{"max": paper.MostEmpty}}}
		}
	}
	switch {
	case args.Event == "":
		return missing("--event ID")
	case args.Output == "":
		return missing(sheetOption)
	case !slices.Contains(paper.Kinds(), strings.ToLower(filepath.Ext(args.Output))):
		return &usageError{&data.Error{Code: "not_xlsx", Args: data.Args{"path": args.Output, "example": program + ".pdf"}}}
	}
	return r.filled(ctx, func(f *Folder) error {
		e, err := r.eventOf(ctx, f, args.Event)
		if err != nil {
			return err
		}
		made, err := f.Paper.Print(ctx, e.ID, empty, args.Output)
		if err != nil {
			return err
		}
		named := 0
		for _, l := range made.Lines {
			if !l.Empty {
				named++
			}
		}
		return r.say(r.words.T("cli.sheet.done", "code", made.Code, "named", r.words.Int(named), "empty", r.words.Int(len(made.Lines)-named), "path", args.Output))
	})
}

// sheetOf tells which event the sheet with a code is of.
func (r *run) sheetOf(ctx context.Context, f *Folder, code string) error {
	event, numbers, err := f.Paper.PaperOf(ctx, code)
	if errors.Is(err, data.ErrNotFound) {
		return &data.Error{Code: "no_such_sheet", Args: data.Args{"code": code}}
	}
	if err != nil {
		return err
	}
	e, err := f.Records.Event(ctx, event)
	if err != nil {
		return err
	}
	return r.say(r.words.T("cli.sheet.of", "code", code, "event", r.called(&e), "number", e.Number, "numbers", numbers))
}

// called is what an event is called in a sentence.
func (r *run) called(e *data.Event) string {
	return r.words.T("paper.called", "title", e.Title, "date", r.words.Date(e.Date.Time()))
}

// eventOf is the event that was asked for: by id or by registration number.
func (r *run) eventOf(ctx context.Context, f *Folder, text string) (data.Event, error) {
	if id, err := data.ParseID(text); err == nil {
		e, err := f.Records.Event(ctx, id)
		if !errors.Is(err, data.ErrNotFound) {
			return e, err
		}
	}
	all, err := f.Records.Events(ctx, data.EventQuery{})
	if err != nil {
		return data.Event{}, err
	}
	var found []data.Event
	for _, e := range all {
		if e.Number == text {
			found = append(found, e)
		}
	}
	if len(found) != 1 { // two computers may have given one number
		return data.Event{}, &usageError{&data.Error{Code: "no_such_event", Args: data.Args{"text": text, "n": len(found)}}}
	}
	return found[0], nil
}

// evidence keeps scans and photographs of an event. What stands somewhere
// already is left out unless it is to be kept nevertheless; where one file is
// refused, none is kept.
func (r *run) evidence(ctx context.Context) error {
	args := r.args.Evidence
	switch {
	case args.Event == "":
		return missing("--event ID")
	case len(args.Files) == 0:
		return missing("PICTURE...")
	}
	kind := args.As
	if kind == "" {
		kind = data.SignedSheet
	}
	if !data.InList("evidence_kind", kind) {
		return &usageError{&data.Error{Code: "no_such_evidence", Args: data.Args{"text": kind, "known": strings.Join(data.List("evidence_kind"), ", ")}}}
	}
	return r.filled(ctx, func(f *Folder) error {
		e, err := r.eventOf(ctx, f, args.Event)
		if err != nil {
			return err
		}
		all := make([]data.Taken, len(args.Files))
		for i, path := range args.Files {
			if all[i], err = f.Paper.Take(ctx, e.ID, kind, path); err != nil {
				return err
			}
		}
		for i := range all {
			if err := r.keep(ctx, f, &all[i], &e); err != nil {
				return err
			}
		}
		return nil
	})
}

// keep keeps a file and says so, or says where it stands already.
func (r *run) keep(ctx context.Context, f *Folder, t *data.Taken, e *data.Event) error {
	same, err := f.Paper.SameEvidence(ctx, t.Evidence) // with those that were just kept
	if err != nil {
		return err
	}
	if len(same) > 0 && !r.args.Evidence.Keep {
		key := "cli.evidence.alike"
		if same[0].Exactly {
			key = "cli.evidence.same"
		}
		return r.say(r.words.T(key, "file", t.Name, "event", r.called(&same[0].Of), "option", "--keep"))
	}
	if err := f.Paper.Keep(ctx, t); err != nil {
		return err
	}
	return r.say(r.words.T("cli.evidence.kept", "file", t.Name, "event", r.called(e), "kb", r.words.Int((t.Size+1023)/1024)))
}
