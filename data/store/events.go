package store

import (
	"context"
	"fmt"
	"strings"

	"sapar/data"
)

// where builds the clause and arguments of a query over "event r".
func where(q data.EventQuery) (string, []any) {
	var terms []string
	var args []any
	add := func(use bool, term string, arg any) {
		if use {
			terms = append(terms, term)
			args = append(args, arg)
		}
	}
	add(!q.Project.IsZero(), "r.project = ?", q.Project[:])
	add(q.District != "", "r.district = ?", q.District)
	add(q.Village != "", "r.village = ?", q.Village)
	add(!q.Trip.IsZero(), "r.trip = ?", q.Trip[:])
	add(q.From != 0, `r."date" >= ?`, q.From.String())
	add(q.To != 0, `r."date" <= ?`, q.To.String())
	add(q.Status != "", "r.status = ?", q.Status)
	add(q.Kind != "", "r.kind = ?", q.Kind)
	if len(terms) == 0 {
		return "", nil
	}
	return "WHERE " + strings.Join(terms, " AND "), args
}

// Events returns the events of the query by day, time and id.
func (s *Store) Events(ctx context.Context, q data.EventQuery) ([]data.Event, error) {
	clause, args := where(q)
	if q.Newest {
		clause += ` ORDER BY r."date" DESC, r.start DESC, r.id DESC`
	} else {
		clause += ` ORDER BY r."date", r.start, r.id`
	}
	if q.Limit > 0 {
		clause += fmt.Sprintf(" LIMIT %d", q.Limit)
	}
	return list[data.Event](ctx, s.read, data.EventType, clause, args...)
}

// Event returns the event, or data.ErrNotFound.
func (s *Store) Event(ctx context.Context, id data.ID) (data.Event, error) {
	return one[data.Event](ctx, s.read, data.EventType, id)
}

// Turnouts counts who was at each event of the query. A person who is listed
// twice at an event, as can come of two computers' lists, counts once.
func (s *Store) Turnouts(ctx context.Context, q data.EventQuery) (map[data.ID]data.Turnout, error) {
	clause, args := where(q)
	rows, err := s.read.QueryContext(ctx, `
		WITH chosen AS (
			SELECT r.*, CAST(substr(r."date", 1, 4) AS INTEGER) AS year, coalesce(nullif(p.age_min, 0), ?) AS lo, coalesce(nullif(p.age_max, 0), ?) AS hi
			FROM event r LEFT JOIN project_row p ON p.id = r.project `+clause+`
		), present AS (
			SELECT DISTINCT a.event, a.person FROM presence a WHERE a.event IN (SELECT id FROM chosen)
		), listed AS (
			SELECT c.id, count(*) AS total,
				total(c.year - w.birth_year BETWEEN c.lo AND c.hi) AS youth,
				total(w.sex = 'm') AS male, total(w.sex = 'f') AS female,
				total(c.year - w.birth_year < 18) AS minors,
				total(w.birth_year IS NULL) AS no_age, total(w.sex IS NULL) AS no_sex
			FROM present x JOIN chosen c ON c.id = x.event JOIN person_row w ON w.id = x.person GROUP BY c.id
		)
		SELECT c.id, coalesce(l.total, 0) + coalesce(c.unlisted, 0), CAST(coalesce(l.youth, 0) + coalesce(c.unlisted_youth, 0) AS INTEGER),
			CAST(coalesce(l.male, 0) + coalesce(c.unlisted_male, 0) AS INTEGER), CAST(coalesce(l.female, 0) + coalesce(c.unlisted_female, 0) AS INTEGER),
			CAST(coalesce(l.minors, 0) + coalesce(c.unlisted_minors, 0) AS INTEGER),
			CAST(coalesce(l.no_age, 0) AS INTEGER), CAST(coalesce(l.no_sex, 0) AS INTEGER), coalesce(c.unlisted, 0)
		FROM chosen c LEFT JOIN listed l ON l.id = c.id`,
		append([]any{data.DefaultAgeMin, data.DefaultAgeMax}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("count turnout: %w", err)
	}
	defer rows.Close()
	out := map[data.ID]data.Turnout{}
	for rows.Next() {
		var id []byte
		var t data.Turnout
		if err := rows.Scan(&id, &t.Total, &t.Youth, &t.Male, &t.Female, &t.Minors, &t.NoAge, &t.NoSex, &t.Unlisted); err != nil {
			return nil, fmt.Errorf("count turnout: %w", err)
		}
		out[data.ID(id)] = t
	}
	return out, rows.Err()
}

// IssueCounts counts the issues raised and recommendations made at each event
// of the query; an event with neither is left out.
func (s *Store) IssueCounts(ctx context.Context, q data.EventQuery) (map[data.ID]data.DialogueCount, error) {
	clause, args := where(q)
	rows, err := s.read.QueryContext(ctx, `SELECT id, issues, recommendations FROM (
		SELECT r.id, (SELECT count(*) FROM issue i WHERE i.event = r.id) AS issues,
			(SELECT count(*) FROM recommendation c WHERE c.event = r.id) AS recommendations
		FROM event r `+clause+") WHERE issues + recommendations > 0", args...)
	if err != nil {
		return nil, fmt.Errorf("count issues: %w", err)
	}
	defer rows.Close()
	out := map[data.ID]data.DialogueCount{}
	for rows.Next() {
		var id []byte
		var c data.DialogueCount
		if err := rows.Scan(&id, &c.Issues, &c.Recommendations); err != nil {
			return nil, fmt.Errorf("count issues: %w", err)
		}
		out[data.ID(id)] = c
	}
	return out, rows.Err()
}

// VillageVisits returns the villages of a district (all where it is "") in
// which the project has events that were held or are planned, by code.
func (s *Store) VillageVisits(ctx context.Context, project data.ID, district string) (map[string]data.VillageVisits, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT village, total(status = 'held'), total(status = 'planned'),
			coalesce(max(CASE WHEN status = 'held' THEN "date" END), '')
		FROM event WHERE project = ? AND (? = '' OR district = ?) AND village IS NOT NULL GROUP BY village`,
		project[:], district, district)
	if err != nil {
		return nil, fmt.Errorf("count visits: %w", err)
	}
	defer rows.Close()
	out := map[string]data.VillageVisits{}
	for rows.Next() {
		var v data.VillageVisits
		var held, planned float64
		var last string
		if err := rows.Scan(&v.Village, &held, &planned, &last); err != nil {
			return nil, fmt.Errorf("count visits: %w", err)
		}
		v.Held, v.Planned = int(held), int(planned)
		if last != "" {
			if v.Last, err = data.ParseDate(last); err != nil {
				return nil, err
			}
		}
		out[v.Village] = v
	}
	return out, rows.Err()
}

// nextEventNumber is the registration number of a new event: the district's
// first four digits, the year, and the next number in that district's year.
func (t *tx) nextEventNumber(e *data.Event) (string, error) {
	if len(e.District) < 4 || e.Date == 0 {
		return "", nil
	}
	stem := fmt.Sprintf("%s-%d-", e.District[:4], e.Date.Year())
	// a colon follows the digits
	stmt, err := t.prepared("SELECT coalesce(max(CAST(substr(number, ?) AS INTEGER)), 0) FROM event_row WHERE number >= ? AND number < ? AND district = ?")
	if err != nil {
		return "", err
	}
	var last int
	if err := stmt.QueryRow(len(stem)+1, stem, stem+":", e.District).Scan(&last); err != nil {
		return "", fmt.Errorf("number event: %w", err)
	}
	return fmt.Sprintf("%s%03d", stem, last+1), nil
}
