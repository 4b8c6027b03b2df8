package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"sapar/data"
)

// EvidenceDir is the folder of evidence in the data folder.
const EvidenceDir = "evidence"

// Evidence returns the evidence of an event, in the order of entry.
func (s *Store) Evidence(ctx context.Context, event data.ID) ([]data.Evidence, error) {
	return list[data.Evidence](ctx, s.read, data.EvidenceType, "WHERE r.event = ? ORDER BY r.id", event[:])
}

// ProjectEvidence returns the evidence of a kind of all events of a project.
func (s *Store) ProjectEvidence(ctx context.Context, project data.ID, kind string) ([]data.Evidence, error) {
	return list[data.Evidence](ctx, s.read, data.EvidenceType,
		"WHERE r.kind = ? AND r.event IN (SELECT id FROM event WHERE project = ?) ORDER BY r.id", kind, project[:])
}

// SameEvidence finds the evidence of all events that is the same file, before
// or after it was made smaller, or looks the same.
func (s *Store) SameEvidence(ctx context.Context, e data.Evidence) ([]data.SameEvidence, error) {
	found, err := list[data.Evidence](ctx, s.read, data.EvidenceType,
		"WHERE r.id <> ?1 AND (r.content = ?2 OR r.original = ?3 OR r.look IS NOT NULL AND ?4 <> '') ORDER BY r.id", e.ID[:], e.Hash, e.Original, e.Look)
	if err != nil {
		return nil, err
	}
	var out []data.SameEvidence
	for _, other := range found {
		same := data.SameEvidence{Evidence: other, Exactly: other.Hash == e.Hash || e.Original != "" && other.Original == e.Original}
		if !same.Exactly && !data.Alike(other.Look, e.Look) {
			continue
		}
		if same.Of, err = s.Event(ctx, other.Event); err != nil && !errors.Is(err, data.ErrNotFound) {
			return nil, err
		}
		out = append(out, same)
	}
	return out, nil
}

// AddEvidence keeps a file in the folder of evidence under the hash of its
// content, and then its record, which is filled in.
func (s *Store) AddEvidence(ctx context.Context, e *data.Evidence, content []byte) error {
	sum := sha256.Sum256(content)
	e.Hash, e.Size = hex.EncodeToString(sum[:]), len(content)
	if e.Date == 0 {
		e.Date = s.Today()
	}
	path := s.EvidencePath(e)
	if path == "" {
		return data.Problems{{Type: data.EvidenceType.Key, Field: "format", Code: "required"}}
	}
	had := exists(path)
	if !had {
		if err := keepFile(path, content); err != nil {
			return &data.Error{Code: "cannot_write", Args: data.Args{"path": filepath.Dir(path)}, Err: err}
		}
	}
	err := s.Save(ctx, data.ActionEdit, e)
	if err != nil && !had {
		return errors.Join(err, os.Remove(path)) // nothing leads to it
	}
	return err
}

// EvidencePath is where the file stands; "" where the record does not lead to
// one. A file that another computer keeps is not there.
func (s *Store) EvidencePath(e *data.Evidence) string {
	name := e.File()
	if name == "" {
		return ""
	}
	return filepath.Join(s.Dir, EvidenceDir, name)
}

// RemoveEvidence destroys the files with those hashes, whatever records lead to
// them. Those that are not here are none of this computer's.
func (s *Store) RemoveEvidence(ctx context.Context, hashes ...string) error {
	for _, hash := range hashes {
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, format := range data.List("evidence_format") {
			path := s.EvidencePath(&data.Evidence{Hash: hash, Ending: format})
			if path == "" {
				continue
			}
			if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return &data.Error{Code: "cannot_write", Args: data.Args{"path": path}, Err: err}
			}
		}
	}
	return nil
}

// DropEvidence takes a piece of evidence away, and its file unless other
// evidence has the same.
func (s *Store) DropEvidence(ctx context.Context, e *data.Evidence) error {
	if err := s.Delete(ctx, e); err != nil {
		return err
	}
	var n int
	if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM evidence WHERE content = ?", e.Hash).Scan(&n); err != nil {
		return fmt.Errorf("count evidence: %w", err)
	}
	if n > 0 {
		return nil
	}
	return s.RemoveEvidence(ctx, e.Hash)
}

// keepFile writes a file beside its place and then puts it there: it is never
// half there.
func keepFile(path string, content []byte) (err error) {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".new-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
		}
	}()
	if _, err := f.Write(content); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil || runtime.GOOS == "windows" {
		return err
	}
	folder, err := os.Open(dir) // makes the new name last
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// evidence holds the files that are here against the hashes that they are named
// by.
func (v *verifier) evidence() error {
	return v.each("SELECT id, content, coalesce(format, '') FROM evidence WHERE content IS NOT NULL", func(rows *sql.Rows) error {
		if err := v.ctx.Err(); err != nil {
			return err
		}
		var raw []byte
		var e data.Evidence
		if err := rows.Scan(&raw, &e.Hash, &e.Ending); err != nil {
			return err
		}
		content, err := os.ReadFile(v.s.EvidencePath(&e))
		if errors.Is(err, fs.ErrNotExist) {
			return nil // another computer keeps it
		}
		if sum := sha256.Sum256(content); err != nil || hex.EncodeToString(sum[:]) != e.Hash {
			v.report(data.EvidenceType, data.ID(raw), "evidence", e.File())
		}
		return nil
	})
}
