package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"sapar/data"
)

// verify checks the folder's data, writes what differs line by line, and
// refuses data that differ anywhere.
func (r *run) verify(ctx context.Context) error {
	return r.filled(ctx, func(f *Folder) error {
		found, err := f.Verify(ctx)
		for i := 0; i < len(found); {
			same := 1 // a row that is gone is missed by all that refer to it
			for i+same < len(found) && found[i+same] == found[i] {
				same++
			}
			line := r.finding(found[i])
			if same > 1 {
				line += fmt.Sprintf(" (×%d)", same)
			}
			if err := r.say(line); err != nil {
				return err
			}
			i += same
		}
		if err != nil {
			return err
		}
		if len(found) > 0 {
			return &differs{len(found)}
		}
		records, err := f.Records.Contents(ctx)
		if err != nil {
			return err
		}
		total := 0
		for _, n := range records {
			total += n
		}
		return r.say(r.words.N("cli.verify.sound", total))
	})
}

// differs refuses data in which so many things differ.
type differs struct{ n int }

func (d *differs) Error() string { return "data differ" }

// finding is the sentence that names what differs.
func (r *run) finding(f data.Finding) string {
	record := strings.TrimSuffix(f.Type, "_row")
	hint := f.Hint
	if t := data.TypeByKey(record); t != nil && t.Field(f.Hint) != nil {
		hint = r.words.Field(record, f.Hint)
	}
	if r.words.Has("type." + record) {
		record = r.words.T("type." + record)
	}
	key := "finding." + f.What
	if !r.words.Has(key) {
		return strings.Join([]string{f.What, record, f.ID, hint}, " ")
	}
	return r.words.Fill(key, map[string]any{"type": record, "id": f.ID, "hint": hint})
}

// asDiffers returns how many things differ, where the error says so.
func asDiffers(err error) (int, bool) {
	var d *differs
	if errors.As(err, &d) {
		return d.n, true
	}
	return 0, false
}
