package cli

import (
	"context"
	"encoding/json"
	"strings"
)

// departureJSON is a file that left this computer.
type departureJSON struct {
	At       string   `json:"at"` // UTC
	Author   string   `json:"author"`
	Kind     string   `json:"kind"`
	File     string   `json:"file"`
	To       string   `json:"to"`
	District string   `json:"district"` // code
	Names    int      `json:"names"`
	Fields   []string `json:"fields"`
}

// departures lists the files with records that left this computer.
func (r *run) departures(ctx context.Context) error {
	return r.filled(ctx, func(f *Folder) error {
		all, err := f.Records.Departures(ctx)
		if err != nil {
			return err
		}
		if r.args.Departures.JSON {
			out := make([]departureJSON, len(all))
			for i, d := range all {
				out[i] = departureJSON{timeJSON(d.At), d.Author, d.Kind, d.File, d.To, d.District, d.Names, d.Fields}
			}
			raw, err := json.MarshalIndent(out, "", "  ")
			if err != nil {
				return err
			}
			return r.say(string(raw))
		}
		if len(all) == 0 {
			return r.say(r.words.T("cli.departures.none"))
		}
		rows := [][]string{{r.words.T("cli.departures.file"), r.words.T("cli.departures.when"), r.words.T("cli.departures.to"), r.words.T("cli.departures.names")}}
		for _, d := range all {
			rows = append(rows, []string{r.words.Choice("departure_kind", d.Kind) + ": " + d.File, r.words.Date(d.At.Local()), d.To, r.words.Int(d.Names)})
		}
		var b strings.Builder
		r.tabulate(&b, rows)
		return r.say(strings.TrimRight(b.String(), "\n"))
	})
}
