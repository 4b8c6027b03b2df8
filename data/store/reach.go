package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strconv"

	"sapar/data"
)

// Reach counts who was at the held events that the query picks, whatever its
// status says. A person who is listed twice at an event counts once, under
// whichever record. All of it is counted in one pass over the lists: each count
// by itself would sort them.
func (s *Store) Reach(ctx context.Context, q data.EventQuery) (data.Reach, error) {
	q.Status = data.Held
	clause, args := where(q)
	rows, err := s.read.QueryContext(ctx, `
		WITH chosen AS (SELECT r.id, r."date" AS day, r.district FROM event r `+clause+`)
		SELECT c.id, a.root, coalesce(c.district, ''), substr(c.day, 1, 7), coalesce(a.category, ''), coalesce(w.sex, ''),
			CAST(substr(c.day, 1, 4) AS INTEGER) - w.birth_year
		FROM chosen c CROSS JOIN presence a ON a.event = c.id
		LEFT JOIN person_row w ON w.id = a.person`, args...)
	if err != nil {
		return data.Reach{}, fmt.Errorf("count reach: %w", err)
	}
	c := reaching{
		Reach:  data.Reach{Districts: map[string]data.Attended{}, Months: map[string]data.Attended{}, Bands: map[data.Share]int{}, Categories: map[data.Share]int{}, Unlisted: map[data.Share]int{}},
		people: map[data.ID]bool{}, there: map[data.ID]bool{}, seen: map[seenIn]bool{},
	}
	if err := eachRow(rows, c.take); err != nil {
		return data.Reach{}, fmt.Errorf("count reach: %w", err)
	}
	return c.Reach, s.estimate(ctx, clause, args, c.Unlisted)
}

// estimate counts those in no list.
func (s *Store) estimate(ctx context.Context, clause string, args []any, into map[data.Share]int) error {
	rows, err := s.read.QueryContext(ctx, `
		SELECT unlisted, coalesce(unlisted_male, 0), coalesce(unlisted_female, 0), coalesce(unlisted_bands, '{}') FROM (SELECT * FROM event r `+clause+`)
		WHERE unlisted > 0`, args...)
	if err != nil {
		return fmt.Errorf("count unlisted: %w", err)
	}
	return eachRow(rows, func(rows *sql.Rows) error {
		var e data.Event
		var bands []byte
		if err := rows.Scan(&e.Unlisted, &e.UnlistedMale, &e.UnlistedFemale, &bands); err != nil {
			return err
		}
		if err := json.Unmarshal(bands, &e.UnlistedBands); err != nil {
			return fmt.Errorf("count unlisted: %w", err)
		}
		e.EstimateBands(into)
		return nil
	})
}

// reaching counts people while their lists are read, event by event.
type reaching struct {
	data.Reach
	event  data.ID
	there  map[data.ID]bool // at the event
	people map[data.ID]bool
	seen   map[seenIn]bool
}

// seenIn is a person in a district or a month.
type seenIn struct {
	person data.ID
	in     string
}

func (c *reaching) take(rows *sql.Rows) error {
	var event, person, district, month, category, sex, age sql.RawBytes
	if err := rows.Scan(&event, &person, &district, &month, &category, &sex, &age); err != nil {
		return err
	}
	if data.ID(event) != c.event {
		c.event = data.ID(event)
		clear(c.there)
	}
	id := data.ID(person)
	if c.there[id] {
		return nil
	}
	c.there[id] = true
	c.Whole.Times++
	if !c.people[id] {
		c.people[id] = true
		c.Whole.People++
	}
	add := func(in sql.RawBytes, into map[string]data.Attended) {
		key := seenIn{id, string(in)}
		n := into[key.in]
		n.Times++
		if !c.seen[key] {
			c.seen[key] = true
			n.People++
		}
		into[key.in] = n
	}
	add(district, c.Districts)
	add(month, c.Months)
	years, err := strconv.Atoi(string(age))
	c.Bands[data.Share{Code: data.AgeBand(years, err == nil), Sex: string(sex)}]++
	c.Categories[data.Share{Code: string(category), Sex: string(sex)}]++
	return nil
}
