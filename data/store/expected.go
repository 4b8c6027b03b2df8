package store

import (
	"context"
	"fmt"

	"sapar/data"
)

// Expected returns who is expected at an event: those who are in its list
// already, in the order of entry, then those who came to earlier events of the
// same project in the same village, who came most often first and of these who
// came last. Whoever has withdrawn the consent is left out. There are at most as
// many as limit, but never fewer than are listed.
func (s *Store) Expected(ctx context.Context, e data.Event, limit int) ([]data.Person, error) {
	listed, err := s.Participants(ctx, e.ID)
	if err != nil {
		return nil, err
	}
	var out []data.Person
	for _, p := range listed {
		if expected(&p.Person) {
			out = append(out, p.Person)
		}
	}
	if e.Village == "" || len(out) >= limit {
		return out, nil
	}
	// the first living record of each person who is not listed under any
	came, err := list[data.Person](ctx, s.read, data.PersonType, `JOIN (
			SELECT p.root, count(*) AS times, max(e."date") AS last FROM event e JOIN presence p ON p.event = e.id
			WHERE e.project = ?1 AND e.village = ?2 AND e.id <> ?3 AND e."date" <= ?4 AND e.status <> '`+data.Cancelled+`'
			GROUP BY p.root
		) c ON c.root = coalesce((SELECT k.root FROM person_root k WHERE k.person = r.id), r.id)
		WHERE r.name IS NOT NULL AND r.withdrawal_date IS NULL AND `+firstOfJoined+`
			AND NOT EXISTS (SELECT 1 FROM presence x WHERE x.event = ?3 AND x.root = c.root)
		ORDER BY c.times DESC, c.last DESC, r.sort, r.id`, e.Project[:], e.Village, e.ID[:], e.Date.String())
	if err != nil {
		return nil, fmt.Errorf("list expected: %w", err)
	}
	for i := range came {
		if len(out) == limit {
			break
		}
		if expected(&came[i]) {
			out = append(out, came[i])
		}
	}
	return out, nil
}

// expected reports whether a person may stand on a sheet by name.
func expected(p *data.Person) bool {
	return p.Name != "" && p.WithdrawalDate == 0 && !data.Redacted(p)
}
