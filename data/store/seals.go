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
