package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// Remember keeps a text of this computer's own under a name; it travels
// nowhere.
func (s *Store) Remember(ctx context.Context, what, key, value string) error {
	return s.inTx(ctx, func(t *tx) error {
		err := t.run("INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", what+"/"+key, value)
		if err != nil {
			return fmt.Errorf("remember %s: %w", what, err)
		}
		return nil
	})
}

// Remembered returns all that Remember has kept of that kind, by key.
func (s *Store) Remembered(ctx context.Context, what string) (map[string]string, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT key, value FROM setting WHERE key >= ? AND key < ?", what+"/", what+"0") // '0' follows '/'
	if err != nil {
		return nil, fmt.Errorf("read what is remembered: %w", err)
	}
	out := map[string]string{}
	return out, eachRow(rows, func(rows *sql.Rows) error {
		var key, value string
		err := rows.Scan(&key, &value)
		out[strings.TrimPrefix(key, what+"/")] = value
		return err
	})
}
