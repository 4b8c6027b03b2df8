package cli

import (
	"context"

	"sapar/app/answers"
	"sapar/data"
)

// answers writes what a village or a district has said and what was done to a
// text document.
func (r *run) answers(ctx context.Context) error {
	args := r.args.Answers
	if err := letterPath(args.Output, program+".docx"); err != nil {
		return err
	}
	place, err := r.answered(args.Village, args.District)
	if err != nil {
		return err
	}
	return r.filled(ctx, func(f *Folder) error {
		words, err := r.letterWords(args.Lang)
		if err != nil {
			return err
		}
		page, err := answers.Read(ctx, f.Records, r.Places, place, r.today())
		if err != nil {
			return noProject(err)
		}
		if err := answers.Tell(words, r.Places, page).WriteFile(args.Output); err != nil {
			return err
		}
		return r.say(r.words.T("cli.letter.done", "path", args.Output))
	})
}

// answered is the place that was asked for: a village or an okrug by its code,
// or a district by code or name.
func (r *run) answered(village, district string) (data.Place, error) {
	if village != "" {
		if p, ok := r.Places.Place(village); ok {
			return p, nil
		}
		return data.Place{}, &usageError{&data.Error{Code: "no_such_village", Args: data.Args{"code": village}}}
	}
	code, err := r.district(district)
	if err != nil {
		return data.Place{}, err
	}
	if code == "" {
		return data.Place{}, missing("--village CODE")
	}
	p, _ := r.Places.Place(code)
	return p, nil
}
