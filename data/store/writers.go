package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"

	"sapar/data"
)

// writers tells who wrote a version: the batch says who and when, the files
// received say whose computer a device is.
type writers struct {
	batches map[data.ID]data.Batch
	homes   map[data.Device]string // districts by code, "" of the region's
	self    data.Device
}

func (s *Store) writers(ctx context.Context) (*writers, error) {
	mine, err := s.Settings(ctx)
	if err != nil {
		return nil, err
	}
	w := &writers{batches: map[data.ID]data.Batch{}, homes: map[data.Device]string{}, self: s.device}
	rows, err := s.read.QueryContext(ctx, "SELECT file FROM received ORDER BY id")
	if err != nil {
		return nil, fmt.Errorf("list files: %w", err)
	}
	own := map[data.Device]string{} // what devices said of themselves, which is better known
	err = eachRow(rows, func(rows *sql.Rows) error {
		var raw string
		var facts fileFacts
		if err := rows.Scan(&raw); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(raw), &facts); err != nil {
			return fmt.Errorf("read file: %w", err)
		}
		for device, district := range facts.Homes {
			if d, err := data.ParseDevice(device); err == nil {
				w.homes[d] = district
			}
		}
		if d, err := data.ParseDevice(facts.Device); err == nil {
			own[d] = facts.District
		}
		return nil
	})
	maps.Copy(w.homes, own)
	w.homes[w.self] = mine.District
	return w, err
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
	district, known := w.homes[v.ID.Device]
	out.Here, out.District, out.Region = v.ID.Device == w.self, district, known && district == ""
	return out
}
