package store

import (
	"context"
	"fmt"

	"sapar/data"
)

// Participation counts who was at the held events of a project, in one district
// or ("") in all, by month, age band and sex.
func (s *Store) Participation(ctx context.Context, project data.ID, district string) ([]data.Participation, error) {
	rows, err := s.read.QueryContext(ctx, `
		WITH present AS (
			SELECT DISTINCT e."date" AS day, a.event, a.person FROM event e JOIN presence a ON a.event = e.id
			WHERE e.project = ? AND e.status = 'held' AND (? = '' OR e.district = ?)
		)
		SELECT substr(p.day, 1, 7), CAST(substr(p.day, 1, 4) AS INTEGER) - coalesce(w.birth_year, 0), w.birth_year IS NULL, coalesce(w.sex, ''), count(*)
		FROM present p JOIN person_row w ON w.id = p.person GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 4`,
		project[:], district, district)
	if err != nil {
		return nil, fmt.Errorf("count participation: %w", err)
	}
	type key struct{ month, band, sex string }
	at := map[key]int{}
	var out []data.Participation
	defer rows.Close()
	for rows.Next() {
		var month, sex string
		var age, count int
		var unknown bool
		if err := rows.Scan(&month, &age, &unknown, &sex, &count); err != nil {
			return nil, fmt.Errorf("count participation: %w", err)
		}
		k := key{month, data.AgeBand(age, !unknown), sex}
		i, ok := at[k]
		if !ok {
			i, at[k] = len(out), len(out)
			out = append(out, data.Participation{Month: k.month, Band: k.band, Sex: k.sex})
		}
		out[i].Count += count
	}
	return out, rows.Err()
}
