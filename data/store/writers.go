package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"sapar/data"
)

// writers tells who wrote a version: the batch says who and when, the files
// received say whose computer a device is.
type writers struct {
	batches map[data.ID]data.Batch
	devices map[data.Device]fileFacts // of the newest file that each exported
	self    data.Device
	mine    data.Settings
}

func (s *Store) writers(ctx context.Context) (*writers, error) {
	mine, err := s.Settings(ctx)
	if err != nil {
		return nil, err
	}
	w := &writers{batches: map[data.ID]data.Batch{}, devices: map[data.Device]fileFacts{}, self: s.device, mine: mine}
	rows, err := s.read.QueryContext(ctx, "SELECT file FROM received ORDER BY id")
	if err != nil {
		return nil, fmt.Errorf("list files: %w", err)
	}
	return w, eachRow(rows, func(rows *sql.Rows) error {
		var raw string
		var facts fileFacts
		if err := rows.Scan(&raw); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(raw), &facts); err != nil {
			return fmt.Errorf("read file: %w", err)
		}
		if id, err := data.ParseVersionID(facts.Device + ":1"); err == nil {
			w.devices[id.Device] = facts
		}
		return nil
	})
}

// know reads the batches of versions that are to be asked about.
func (w *writers) know(ctx context.Context, db *sql.DB, versions []data.Version) error {
	for i := range versions {
		id := versions[i].Batch
		if _, known := w.batches[id]; known {
			continue
		}
		rows, err := db.QueryContext(ctx, "SELECT b.id, b.uid, d.uid, b.action, b.at, b.author, b.source FROM batch b JOIN device d ON d.id = b.device WHERE b.uid = ?", id[:])
		if err != nil {
			return fmt.Errorf("read batch: %w", err)
		}
		if err := eachRow(rows, func(rows *sql.Rows) error {
			_, b, err := scanBatch(rows)
			w.batches[id] = b
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

func (w *writers) of(v *data.Version) data.Writer {
	b := w.batches[v.Batch]
	out := data.Writer{Author: b.Author, At: b.At, Action: b.Action, Device: v.ID.Device, File: b.Source}
	switch facts, known := w.devices[v.ID.Device]; {
	case v.ID.Device == w.self:
		out.Here, out.District, out.Region = true, w.mine.District, w.mine.District == ""
	case known:
		out.District, out.Region = facts.District, facts.District == ""
	}
	return out
}
