package cli

import (
	"context"
	"encoding/hex"
	"strings"

	"sapar/data"
)

// merges lists the files that were merged, the newest first, or writes the
// receipt of one.
func (r *run) merges(ctx context.Context) error {
	args := r.args.Merges
	switch {
	case args.Receipt != nil && args.JSON:
		return together("--receipt", "--json")
	case args.Receipt != nil:
		return r.receipt(ctx)
	case args.Output != "":
		return missing("--receipt ID")
	}
	return r.filled(ctx, func(f *Folder) error {
		files, err := f.Files.Received(ctx)
		switch {
		case err != nil:
			return err
		case args.JSON:
			return r.sayReceivedJSON(files)
		case len(files) == 0:
			return r.say(r.words.T("cli.merges.none"))
		}
		var b strings.Builder
		for i := range files {
			if i > 0 {
				b.WriteString("\n")
			}
			r.received(&b, &files[i])
		}
		return r.say(strings.TrimRight(b.String(), "\n"))
	})
}

// received says of one file when and by whom it was merged, from whom it is,
// and what it brought.
func (r *run) received(b *strings.Builder, f *data.Received) {
	parts := []string{r.words.T("cli.merges.line", "id", f.ID, "file", f.Source.Name, "at", r.moment(f.At))}
	if f.By != "" {
		parts = append(parts, r.words.T("cli.merges.by", "who", f.By))
	}
	if !f.TakenOut.IsZero() {
		parts = append(parts, r.words.T("cli.merges.taken_out", "at", r.moment(f.TakenOut)))
	}
	b.WriteString(strings.Join(parts, ", ") + "\n")
	if from := r.sender(f.Manifest); from != "" {
		b.WriteString("   " + from + "\n")
	}
	if f.Wrong > 0 {
		b.WriteString("   " + r.words.N("cli.merges.wrong", f.Wrong) + "\n")
	}
	if len(f.Counts) > 0 {
		r.tabulate(b, r.countTable(byType(f.Counts)))
	}
}

// receipt writes what one file came to, for whoever sent it.
func (r *run) receipt(ctx context.Context) error {
	args := r.args.Merges
	if err := workbookPath(outputOption, args.Output, program+".xlsx"); err != nil {
		return err
	}
	id, err := fileNumber(*args.Receipt)
	if err != nil {
		return err
	}
	return r.filled(ctx, func(f *Folder) error {
		files, err := f.Files.Received(ctx)
		if err != nil {
			return err
		}
		for i := range files {
			if files[i].ID != id || !files[i].TakenOut.IsZero() {
				continue
			}
			report := data.FileReport{Source: files[i].Source, Manifest: files[i].Manifest, Counts: files[i].Counts, Problems: files[i].Problems}
			if err := f.Exchange.Receipt(ctx, args.Output, string(r.words.Lang()), report, r.aboutCell); err != nil {
				return err
			}
			return r.say(r.words.T("cli.receipt.done", "path", args.Output))
		}
		return &data.Error{Code: "no_such_file", Args: data.Args{"number": int(id)}}
	})
}

// receivedJSON is a merged file in the shape that other programs read.
type receivedJSON struct {
	ID        int64         `json:"id"`
	Merge     string        `json:"merge"` // those that were merged together have one
	At        string        `json:"at"`    // UTC
	By        string        `json:"by"`
	File      string        `json:"file"`
	Size      int64         `json:"size"`
	SHA256    string        `json:"sha256"`
	SavedBy   string        `json:"saved_by"`
	SavedWith string        `json:"saved_with"`
	SavedAt   string        `json:"saved_at"`
	Manifest  *manifestJSON `json:"manifest"`
	Total     countJSON     `json:"total"`
	Counts    []rowJSON     `json:"counts"`
	Wrong     int           `json:"wrong_cells"`
	Newest    string        `json:"newest_event"`
	TakenOut  string        `json:"taken_out"` // UTC, "" where it is in
}

func (r *run) sayReceivedJSON(files []data.Received) error {
	out := []receivedJSON{}
	for i := range files {
		f := &files[i]
		var total data.MergeCount
		for _, c := range f.Counts {
			total.Add(c)
		}
		out = append(out, receivedJSON{
			ID: f.ID, Merge: f.Merge.String(), At: timeJSON(f.At), By: f.By,
			File: f.Source.Name, Size: f.Source.Size, SHA256: hex.EncodeToString(f.Source.Sum[:]),
			SavedBy: f.Source.SavedBy, SavedWith: f.Source.SavedWith, SavedAt: timeJSON(f.Source.SavedAt),
			Manifest: manifestOf(f.Manifest), Total: countsOf(total), Counts: rowsOf(f.Counts),
			Wrong: f.Wrong, Newest: dayJSON(f.Newest), TakenOut: timeJSON(f.TakenOut),
		})
	}
	return r.sayJSON(out)
}
