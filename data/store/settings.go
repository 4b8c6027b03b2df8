package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"sapar/data"
)

// Settings returns this computer's settings; fields never set are empty.
func (s *Store) Settings(ctx context.Context) (data.Settings, error) {
	var out data.Settings
	rows, err := s.read.QueryContext(ctx, "SELECT key, value FROM setting")
	if err != nil {
		return out, fmt.Errorf("read settings: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var key, value string
		if err := rows.Scan(&key, &value); err != nil {
			return out, fmt.Errorf("read settings: %w", err)
		}
		switch key {
		case "role":
			out.Role = value
		case "name":
			out.Name = value
		case "district":
			out.District = value
		case "language":
			out.Language = value
		case "theme":
			out.Theme = value
		case "reports":
			out.Reports = value
		case "incoming":
			out.Incoming = value
		case "project":
			if out.Project, err = data.ParseID(value); err != nil {
				return out, fmt.Errorf("read settings: %w", err)
			}
		}
	}
	return out, rows.Err()
}

// SaveSettings replaces this computer's settings.
func (s *Store) SaveSettings(ctx context.Context, set data.Settings) error {
	return s.inTx(ctx, func(t *tx) error {
		for key, value := range map[string]string{
			"role": set.Role, "name": set.Name, "district": set.District,
			"language": set.Language, "theme": set.Theme, "project": set.Project.String(), "reports": set.Reports,
			"incoming": set.Incoming,
		} {
			err := t.run("INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value)
			if err != nil {
				return fmt.Errorf("write settings: %w", err)
			}
		}
		return nil
	})
}

func (t *tx) setting(key string) (string, error) {
	var value string
	err := t.QueryRow("SELECT value FROM setting WHERE key = ?", key).Scan(&value)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("read setting: %w", err)
	}
	return value, nil
}
