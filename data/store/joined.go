package store

import (
	"context"
	"database/sql"
	"fmt"

	"sapar/data"
)

// joinedTo are the records of the person of r, r itself among them.
const joinedTo = "SELECT r.id UNION SELECT l.person FROM person_root k JOIN person_root l ON l.root = k.root WHERE k.person = r.id"

// firstJoinedTo is the first living record of the person of r.
const firstJoinedTo = `coalesce((SELECT l.person FROM person_root k JOIN person_root l ON l.root = k.root JOIN person p ON p.id = l.person
	WHERE k.person = r.id ORDER BY l.person LIMIT 1), r.id)`

// firstOfJoined is the condition that r is the first living record of its person.
const firstOfJoined = `NOT EXISTS (SELECT 1 FROM person_root k JOIN person_root l ON l.root = k.root AND l.person < k.person JOIN person p ON p.id = l.person
	WHERE k.person = r.id)`

// Joined tells which records of people are one person.
func (s *Store) Joined(ctx context.Context) (data.Joined, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT person, root FROM person_root")
	if err != nil {
		return nil, fmt.Errorf("read joined people: %w", err)
	}
	return scanJoined(rows)
}

func scanJoined(rows *sql.Rows) (data.Joined, error) {
	out := data.Joined{}
	return out, eachRow(rows, func(rows *sql.Rows) error {
		var person, root sql.RawBytes
		err := rows.Scan(&person, &root)
		out[data.ID(person)] = data.ID(root)
		return err
	})
}

// Everybody returns all living people who have a name.
func (s *Store) Everybody(ctx context.Context) ([]data.Person, error) {
	return list[data.Person](ctx, s.read, data.PersonType, "WHERE r.name IS NOT NULL ORDER BY r.id")
}

// Together reports whether two records of people stand in the list of one event.
func (s *Store) Together(ctx context.Context, a, b data.ID) (bool, error) {
	var both bool
	err := s.read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM attendance x JOIN attendance_row y ON y.event = x.event AND y.person = ? AND y.deleted = 0 AND y.versions > 0 WHERE x.person = ?)",
		a[:], b[:]).Scan(&both)
	if err != nil {
		return false, fmt.Errorf("look for a list of both: %w", err)
	}
	return both, nil
}

// joins reads what the records say about who is one person.
func (t *tx) joins() (data.Joined, error) {
	rows, err := t.Query("SELECT one, other, coalesce(verdict, '') FROM sameness")
	if err != nil {
		return nil, fmt.Errorf("read samenesses: %w", err)
	}
	var all []data.Sameness
	err = eachRow(rows, func(rows *sql.Rows) error {
		var one, other []byte
		var s data.Sameness
		err := rows.Scan(&one, &other, &s.Verdict)
		if len(one) == len(s.One) && len(other) == len(s.Other) { // a part of it may be in question
			s.One, s.Other = data.ID(one), data.ID(other)
			all = append(all, s)
		}
		return err
	})
	return data.JoinPeople(all), err
}

// joinPeople writes under which id each record of a person counts.
func (t *tx) joinPeople() error {
	joined, err := t.joins()
	if err != nil {
		return err
	}
	if err := t.run("DELETE FROM person_root"); err != nil {
		return fmt.Errorf("join people: %w", err)
	}
	for person, root := range joined {
		if err := t.run("INSERT INTO person_root (person, root) VALUES (?, ?)", person[:], root[:]); err != nil {
			return fmt.Errorf("join people: %w", err)
		}
	}
	return nil
}
