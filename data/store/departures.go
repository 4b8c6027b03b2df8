package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"sapar/data"
)

// Depart writes down that a file with records left this computer; when and by
// whom, the store knows.
func (s *Store) Depart(ctx context.Context, d data.Departure) error {
	return s.inTx(ctx, func(t *tx) error {
		author, err := t.setting("name")
		if err != nil {
			return err
		}
		fields, err := json.Marshal(d.Fields)
		if err == nil {
			err = t.run("INSERT INTO departure (at, author, kind, file, recipient, project, district, names, fields) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
				t.now.UnixMilli(), author, d.Kind, d.File, d.To, d.Project[:], d.District, d.Names, string(fields))
		}
		if err != nil {
			return fmt.Errorf("write departure: %w", err)
		}
		return nil
	})
}

// Departures returns all files with records that left this computer, the newest
// first.
func (s *Store) Departures(ctx context.Context) ([]data.Departure, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT at, author, kind, file, recipient, project, district, names, fields FROM departure ORDER BY id DESC")
	if err != nil {
		return nil, fmt.Errorf("list departures: %w", err)
	}
	var out []data.Departure
	return out, eachRow(rows, func(rows *sql.Rows) error {
		var d data.Departure
		var at int64
		var project []byte
		var fields string
		if err := rows.Scan(&at, &d.Author, &d.Kind, &d.File, &d.To, &project, &d.District, &d.Names, &fields); err != nil {
			return err
		}
		d.At = timeOf(at)
		copy(d.Project[:], project)
		out = append(out, d)
		return json.Unmarshal([]byte(fields), &out[len(out)-1].Fields)
	})
}
