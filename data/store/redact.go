package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sapar/data"
)

// Redact empties the personal part of records for ever, as one batch of that
// action: of all their versions, of those that are still to come, here and
// wherever the next workbook takes it. What is counted stays. When it returns,
// nothing of it is left in the database, its log or the backups. Where files
// cannot be cleaned it says so with code scrub_later, and the next start does.
func (s *Store) Redact(ctx context.Context, action string, records ...data.Record) error {
	err := s.inBatch(ctx, action, func(b *batch) error {
		for _, r := range records {
			if err := b.redactAll(ctx, r.Type(), []data.ID{data.BaseOf(r).ID}); err != nil {
				return err
			}
		}
		return ctx.Err()
	})
	return s.scrubbed(ctx, err)
}

// scrubbed cleans the files after something was emptied without error.
func (s *Store) scrubbed(ctx context.Context, err error) error {
	if err != nil {
		return err
	}
	if err := s.scrub(ctx); err != nil {
		return &data.Error{Code: "scrub_later", Err: err}
	}
	return nil
}

// redact takes out of a record's versions what a withdrawal among them empties.
func (t *tx) redact(of *data.Type, versions []data.Version) {
	if !slices.ContainsFunc(versions, func(v data.Version) bool { return v.Redacts() }) {
		return
	}
	for i := range versions {
		if hash, ok := versions[i].Fields["content"].(string); ok && of == data.EvidenceType {
			t.loose = append(t.loose, hash)
		}
		if versions[i].Redact(of) {
			t.redacted = true
		}
	}
}

// putRedacted writes the last of a record's versions, and with a withdrawal
// among them all, emptied.
func (t *tx) putRedacted(of *data.Type, versions []data.Version) error {
	last := len(versions) - 1
	t.redact(of, versions)
	for i := range versions {
		if i < last && !versions[last].Redacts() {
			continue
		}
		if err := t.putVersion(versions[i]); err != nil {
			return err
		}
	}
	return nil
}

// scrubSetting stands while bytes of what was emptied may be left in the files.
const scrubSetting = "scrub"

// scrub makes the bytes go of what withdrawals have emptied: scans that no record
// leads to are destroyed, the database is written anew, its log is emptied, and a
// backup of what is left takes the place of those that were made before.
func (s *Store) scrub(ctx context.Context) error {
	var loose string
	err := s.write.QueryRowContext(ctx, "SELECT value FROM setting WHERE key = ?", scrubSetting).Scan(&loose)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	s.copying.Wait()
	for _, hash := range strings.Fields(loose) {
		var n int
		if err := s.write.QueryRowContext(ctx, "SELECT count(*) FROM evidence_row WHERE content = ?", hash).Scan(&n); err != nil {
			return fmt.Errorf("count evidence: %w", err)
		}
		if n > 0 {
			continue // other evidence is the same file
		}
		if err := s.RemoveEvidence(ctx, hash); err != nil {
			return err
		}
	}
	if _, err := s.write.ExecContext(ctx, "VACUUM"); err != nil {
		return known(fmt.Errorf("scrub database: %w", err), s.Dir)
	}
	var busy, log, copied int
	if err := s.write.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &log, &copied); err != nil {
		return known(fmt.Errorf("scrub log: %w", err), s.Dir)
	}
	if busy != 0 {
		return nil // somebody reads: the next one, or the next start, empties it
	}
	old, err := filepath.Glob(filepath.Join(s.Dir, "backups", "*.db"))
	if err != nil {
		return fmt.Errorf("scrub backups: %w", err)
	}
	if len(old) > 0 {
		if _, err := s.backup(ctx, "redacted"); err != nil {
			return err
		}
	}
	for _, path := range old {
		if err := os.Remove(path); err != nil {
			return known(fmt.Errorf("scrub backups: %w", err), path)
		}
	}
	_, err = s.write.ExecContext(ctx, "DELETE FROM setting WHERE key = ?", scrubSetting)
	return err
}
