package store

import (
	"context"

	"sapar/data"
)

// PlaceChanges returns what is changed in the catalogue of places, by code.
func (s *Store) PlaceChanges(ctx context.Context) ([]data.PlaceChange, error) {
	return list[data.PlaceChange](ctx, s.read, data.PlaceChangeType, "ORDER BY r.code, r.id")
}

// tellPlaces tells whoever keeps the catalogue what is changed in it.
func (s *Store) tellPlaces(ctx context.Context) error {
	if s.PlacesChanged == nil {
		return nil
	}
	changes, err := s.PlaceChanges(ctx)
	if err == nil {
		s.PlacesChanged(changes)
	}
	return err
}
