package cli

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"sapar/app/privacy"
	"sapar/data"
)

// keepingJSON is what is kept of people and for how long.
type keepingJSON struct {
	On           string        `json:"on"` // ISO date
	People       int           `json:"people"`
	Consented    int           `json:"consented"`
	Minors       int           `json:"minors"`
	MinorsAlone  int           `json:"minors_alone"`
	Withdrawing  int           `json:"withdrawing"`
	Emptied      int           `json:"emptied"`
	Members      int           `json:"members"`
	Performances int           `json:"performances"`
	Scans        int           `json:"scans"`
	Photos       int           `json:"photos"`
	Projects     []projectTerm `json:"projects"`
}

// projectTerm is until when a project's consents hold, and whether its personal
// part was destroyed; "" for what has no day.
type projectTerm struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	End       string `json:"end"`
	Until     string `json:"until"`
	Destroyed string `json:"destroyed"`
}

// privacy says what is kept of people, or ends a project.
func (r *run) privacy(ctx context.Context) error {
	if r.args.Privacy.End != "" {
		return r.filled(ctx, func(f *Folder) error { return r.endProject(ctx, f) })
	}
	return r.filled(ctx, func(f *Folder) error {
		k, err := f.Records.Keeping(ctx, r.today())
		if err != nil {
			return err
		}
		terms, err := r.projectTerms(ctx, f)
		if err != nil {
			return err
		}
		if r.args.Privacy.JSON {
			raw, err := json.MarshalIndent(keepingJSON{
				r.today().String(), k.People, k.Consented, k.Minors, k.MinorsAlone, k.Withdrawing, k.Emptied, k.Members, k.Performances, k.Scans, k.Photos, terms,
			}, "", "  ")
			if err != nil {
				return err
			}
			return r.say(string(raw))
		}
		w := r.words
		var b strings.Builder
		b.WriteString(w.T("page.privacy.consents", "people", w.Int(k.People), "consented", w.Int(k.Consented),
			"minors", w.Int(k.Minors), "alone", w.Int(k.MinorsAlone),
			"photo", w.Int(k.PhotoAllowed), "refused", w.Int(k.PhotoRefused), "emptied", w.Int(k.Emptied)) + "\n")
		b.WriteString(w.T("page.privacy.waiting") + ": " + w.Int(k.Withdrawing) + "\n\n")
		rows := [][]string{{"ID", w.Field("project", "end"), w.T("page.privacy.until"), w.T("cli.privacy.destroyed"), w.T("word.project")}}
		for _, t := range terms {
			rows = append(rows, []string{t.ID, t.End, t.Until, t.Destroyed, t.Title})
		}
		r.tabulate(&b, rows)
		return r.say(strings.TrimRight(b.String(), "\n"))
	})
}

func (r *run) projectTerms(ctx context.Context, f *Folder) ([]projectTerm, error) {
	projects, err := f.Records.Projects(ctx)
	if err != nil {
		return nil, err
	}
	destructions, err := f.Records.Destructions(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]projectTerm, len(projects))
	for i := range projects {
		p := &projects[i]
		texts, err := f.Records.ConsentTexts(ctx, p.ID)
		if err != nil {
			return nil, err
		}
		out[i] = projectTerm{ID: p.ID.String(), Title: p.Title(string(r.words.Lang())), End: dayJSON(p.End), Until: dayJSON(data.KeptUntil(p, texts))}
		if d := data.DestructionOf(p.ID, destructions); d != nil {
			out[i].Destroyed = dayJSON(d.Date)
		}
	}
	return out, nil
}

// projectOf is the one project that a text means: by its id, or by how its title
// begins.
func projectOf(ctx context.Context, f *Folder, text string) (data.Project, error) {
	all, err := f.Records.Projects(ctx)
	if err != nil {
		return data.Project{}, err
	}
	found := slices.DeleteFunc(all, func(p data.Project) bool {
		return p.ID.String() != text && (text == "" || !strings.HasPrefix(p.TitleKK, text) && !strings.HasPrefix(p.TitleRU, text))
	})
	if len(found) != 1 {
		return data.Project{}, &usageError{&data.Error{Code: "no_such_project", Args: data.Args{"text": text}}}
	}
	return found[0], nil
}

// endProject says what the end of a project destroys; with --apply it does so,
// and writes the protocol.
func (r *run) endProject(ctx context.Context, f *Folder) error {
	args, w := r.args.Privacy, r.words
	if args.Output != "" {
		if err := letterPath(args.Output, program+".docx"); err != nil {
			return err
		}
	}
	project, err := projectOf(ctx, f, args.End)
	if err != nil {
		return err
	}
	d, err := f.Records.Ending(ctx, project.ID)
	if err != nil {
		return err
	}
	said := w.T("page.privacy.end_gone", "people", w.Int(d.People), "members", w.Int(d.Members), "performances", w.Int(d.Performances), "scans", w.Int(d.Scans)) + "\n" +
		w.T("page.privacy.end_stays", "events", w.Int(d.Events), "attendances", w.Int(d.Attendances))
	if d.Kept > 0 {
		said += "\n" + w.T("page.privacy.end_kept", "n", w.Int(d.Kept))
	}
	if !args.Apply {
		return r.say(said + "\n" + w.T("cli.privacy.apply"))
	}
	if err := f.Records.Destroy(ctx, &d); err != nil {
		return err
	}
	if err := r.say(said + "\n" + w.T("page.privacy.destroyed", "n", w.Int(d.People))); err != nil || args.Output == "" {
		return err
	}
	texts, err := f.Records.ConsentTexts(ctx, project.ID)
	if err != nil {
		return err
	}
	if err := privacy.Protocol(&project, texts, &d).WriteFile(args.Output); err != nil {
		return err
	}
	return r.say(w.T("cli.letter.done", "path", args.Output))
}
