package store

import (
	"context"

	"sapar/data"
)

// Seals returns the sealed and reopened months of a project, by month and
// district.
func (s *Store) Seals(ctx context.Context, project data.ID) ([]data.Seal, error) {
	return list[data.Seal](ctx, s.read, data.SealType, "WHERE r.project = ? ORDER BY r.month, r.district, r.id", project[:])
}

// Seal accepts what is known of a district's month.
func (s *Store) Seal(ctx context.Context, project data.ID, district, month string) error {
	return nil
}

// Reopen lets what a seal holds apart in.
func (s *Store) Reopen(ctx context.Context, seal data.Seal, reason string) error { return nil }

// Held returns what seals hold apart.
func (s *Store) Held(ctx context.Context) ([]data.HeldChange, error) { return nil, nil }
