package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"sapar/data"
)

// list reads the living records of a type that the clause picks; the clause
// begins with WHERE, ORDER BY or nothing.
func list[R any](ctx context.Context, db *sql.DB, of *data.Type, clause string, args ...any) ([]R, error) {
	sc := newScanner(of)
	query := "SELECT r.id" + quoted(sc.tab.columns) + ", r.extra FROM " + of.Key + " r " + clause
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", of.Key, err)
	}
	defer rows.Close()
	var out []R
	for rows.Next() {
		out = append(out, *new(R))
		if err := sc.scan(rows, any(&out[len(out)-1]).(data.Record)); err != nil {
			return nil, err
		}
	}
	return out, rows.Err()
}

// one reads a living record; data.ErrNotFound where there is none.
func one[R any](ctx context.Context, db *sql.DB, of *data.Type, id data.ID) (R, error) {
	found, err := list[R](ctx, db, of, "WHERE r.id = ?", id[:])
	if err == nil && len(found) == 0 {
		err = data.ErrNotFound
	}
	if err != nil {
		return *new(R), err
	}
	return found[0], nil
}

// Projects returns all projects, the latest to start first.
func (s *Store) Projects(ctx context.Context) ([]data.Project, error) {
	return list[data.Project](ctx, s.read, data.ProjectType, "ORDER BY r.start DESC, r.id")
}

// ProjectByID returns the project, or data.ErrNotFound.
func (s *Store) ProjectByID(ctx context.Context, id data.ID) (data.Project, error) {
	return one[data.Project](ctx, s.read, data.ProjectType, id)
}

// Project returns the project that the settings name, or data.ErrNotFound.
func (s *Store) Project(ctx context.Context) (data.Project, error) {
	set, err := s.Settings(ctx)
	if err != nil {
		return data.Project{}, err
	}
	return s.ProjectByID(ctx, set.Project)
}

// Indicators returns a project's indicators in the contract's order.
func (s *Store) Indicators(ctx context.Context, project data.ID) ([]data.Indicator, error) {
	return list[data.Indicator](ctx, s.read, data.IndicatorType, "WHERE r.project = ? ORDER BY r.number, r.id", project[:])
}

// Members returns a project's group members by district, in the order in which
// they were entered.
func (s *Store) Members(ctx context.Context, project data.ID) ([]data.Member, error) {
	return list[data.Member](ctx, s.read, data.MemberType, "WHERE r.project = ? ORDER BY r.district, r.id", project[:])
}

// Trips returns a project's trips, the newest first.
func (s *Store) Trips(ctx context.Context, project data.ID) ([]data.Trip, error) {
	return list[data.Trip](ctx, s.read, data.TripType, "WHERE r.project = ? ORDER BY r.start DESC, r.id", project[:])
}

// Issues returns the issues raised at an event, in the order of entry.
func (s *Store) Issues(ctx context.Context, event data.ID) ([]data.Issue, error) {
	return list[data.Issue](ctx, s.read, data.IssueType, "WHERE r.event = ? ORDER BY r.id", event[:])
}

// Recommendations returns those made at an event, in the order of entry.
func (s *Store) Recommendations(ctx context.Context, event data.ID) ([]data.Recommendation, error) {
	return list[data.Recommendation](ctx, s.read, data.RecommendationType, "WHERE r.event = ? ORDER BY r.id", event[:])
}

// Contents counts the living records of each type.
func (s *Store) Contents(ctx context.Context) (data.Contents, error) {
	out := data.Contents{}
	for _, t := range data.Types() {
		var n int
		if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM "+t.Key).Scan(&n); err != nil {
			return nil, fmt.Errorf("count %s: %w", t.Key, err)
		}
		out[t.Key] = n
	}
	return out, nil
}

// Empty reports whether no version was ever written here.
func (s *Store) Empty(ctx context.Context) (bool, error) {
	for _, t := range data.Types() {
		var found int
		err := s.read.QueryRowContext(ctx, "SELECT 1 FROM "+t.Key+"_row LIMIT 1").Scan(&found)
		if err == nil || !errors.Is(err, sql.ErrNoRows) {
			return false, err
		}
	}
	return true, nil
}
