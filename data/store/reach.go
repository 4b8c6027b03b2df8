package store

import (
	"context"
	"database/sql"
	"fmt"

	"sapar/data"
)

// Reach counts who was at the held events that the query picks, whatever its
// status says. A person who is listed twice at an event counts once.
func (s *Store) Reach(ctx context.Context, q data.EventQuery) (data.Reach, error) {
	q.Status = data.Held
	clause, args := where(q)
	p := data.Reach{Districts: map[string]int{}, Months: map[string]int{}, Bands: map[data.Share]int{}, Categories: map[data.Share]int{}}
	present := `
		WITH chosen AS (SELECT r.id, r."date" AS day, r.district FROM event r ` + clause + `),
		present AS (
			SELECT c.day, c.district, a.person, max(a.category) AS category FROM chosen c
			JOIN attendance_row a ON a.event = c.id AND a.deleted = 0 AND a.versions > 0 GROUP BY c.id, a.person
		) `
	count := func(what string, into func(rows *sql.Rows) error) error {
		rows, err := s.read.QueryContext(ctx, present+what, args...)
		if err != nil {
			return err
		}
		return eachRow(rows, into)
	}
	byCode := func(into map[string]int) func(*sql.Rows) error {
		return func(rows *sql.Rows) error {
			var code string
			var n int
			err := rows.Scan(&code, &n)
			into[code] = n
			return err
		}
	}
	for _, one := range []struct {
		what string
		into func(*sql.Rows) error
	}{
		{"SELECT count(DISTINCT person), count(*) FROM present", func(rows *sql.Rows) error { return rows.Scan(&p.Unique, &p.Listed) }},
		{"SELECT coalesce(district, ''), count(DISTINCT person) FROM present GROUP BY 1", byCode(p.Districts)},
		{"SELECT substr(day, 1, 7), count(DISTINCT person) FROM present GROUP BY 1", byCode(p.Months)},
		{`SELECT CAST(substr(x.day, 1, 4) AS INTEGER) - coalesce(w.birth_year, 0), w.birth_year IS NULL, coalesce(w.sex, ''), count(*)
			FROM present x JOIN person_row w ON w.id = x.person GROUP BY 1, 2, 3`, func(rows *sql.Rows) error {
			var age, n int
			var unknown bool
			var sex string
			err := rows.Scan(&age, &unknown, &sex, &n)
			p.Bands[data.Share{Code: data.AgeBand(age, !unknown), Sex: sex}] += n
			return err
		}},
		{`SELECT coalesce(x.category, ''), coalesce(w.sex, ''), count(*) FROM present x JOIN person_row w ON w.id = x.person GROUP BY 1, 2`,
			func(rows *sql.Rows) error {
				var share data.Share
				var n int
				err := rows.Scan(&share.Code, &share.Sex, &n)
				p.Categories[share] += n
				return err
			}},
	} {
		if err := count(one.what, one.into); err != nil {
			return p, fmt.Errorf("count reach: %w", err)
		}
	}
	return p, nil
}
