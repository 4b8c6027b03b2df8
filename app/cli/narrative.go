package cli

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"sapar/app/i18n"
	"sapar/app/narrative"
	"sapar/data"
	"sapar/data/docx"
)

// letterOption is how the option for a text document is shown.
const letterOption = "-o FILE.docx|FILE.txt"

// narrative writes the status in words, of all projects of the folder, to a
// text document.
func (r *run) narrative(ctx context.Context) error {
	args := r.args.Narrative
	if err := letterPath(args.Output, program+".docx"); err != nil {
		return err
	}
	on := r.today()
	if args.Date != "" {
		var err error
		if on, err = data.ParseDate(args.Date); err != nil {
			return &usageError{&data.Error{Code: "no_such_date", Args: data.Args{"text": args.Date}, Err: err}}
		}
	}
	return r.filled(ctx, func(f *Folder) error {
		words, err := r.letterWords(args.Lang)
		if err != nil {
			return err
		}
		parts, err := f.Parts(ctx, on)
		if err != nil {
			return err
		}
		if len(parts) == 0 {
			return noProject(data.ErrNotFound)
		}
		if err := narrative.Tell(words, r.Places, parts, on).WriteFile(args.Output); err != nil {
			return err
		}
		return r.say(r.words.T("cli.letter.done", "path", args.Output))
	})
}

// letterWords are the words of the language that was asked for, else of the
// folder's.
func (r *run) letterWords(lang string) (*i18n.Words, error) {
	if lang == "" {
		return r.words, nil
	}
	l, ok := i18n.Parse(lang)
	if !ok || l == i18n.EN { // letters go out in the languages of the state
		return nil, &usageError{&data.Error{Code: "no_such_language", Args: data.Args{"language": lang}}}
	}
	return i18n.Load(l), nil
}

// letterPath refuses a path that is missing or that is no text document's.
func letterPath(path, example string) error {
	switch {
	case path == "":
		return missing(letterOption)
	case !slices.Contains(docx.Kinds(), strings.ToLower(filepath.Ext(path))):
		return &usageError{&data.Error{Code: "not_xlsx", Args: data.Args{"path": path, "example": example}}}
	}
	return nil
}
