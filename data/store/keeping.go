package store

import (
	"context"
	"fmt"

	"sapar/data"
)

// Keeping counts the personal data that is kept on a day.
func (s *Store) Keeping(ctx context.Context, on data.Date) (data.Keeping, error) {
	var k data.Keeping
	minor := on.Year() - 18 // as ages are counted everywhere: the year less the year of birth
	err := s.read.QueryRowContext(ctx, `
		SELECT count(name), coalesce(sum(name IS NOT NULL AND consent IN ('self', 'representative')), 0),
			coalesce(sum(name IS NOT NULL AND birth_year > ?1), 0), coalesce(sum(name IS NOT NULL AND birth_year > ?1 AND coalesce(consent, '') <> 'representative'), 0),
			coalesce(sum(name IS NOT NULL AND photo_consent = 'yes'), 0), coalesce(sum(name IS NOT NULL AND photo_consent = 'no'), 0),
			coalesce(sum(name IS NOT NULL AND withdrawal_date IS NOT NULL), 0), coalesce(sum(extra LIKE '%"`+data.RedactedField+`":true%'), 0),
			(SELECT count(*) FROM member WHERE name IS NOT NULL), (SELECT count(*) FROM performance WHERE performer IS NOT NULL),
			(SELECT count(*) FROM evidence WHERE kind = 'sheet' AND content IS NOT NULL), (SELECT count(*) FROM evidence WHERE kind = 'photo' AND content IS NOT NULL)
		FROM person`, minor).Scan(&k.People, &k.Consented, &k.Minors, &k.MinorsAlone, &k.PhotoAllowed, &k.PhotoRefused, &k.Withdrawing, &k.Emptied,
		&k.Members, &k.Performances, &k.Scans, &k.Photos)
	if err != nil {
		return k, fmt.Errorf("count what is kept: %w", err)
	}
	return k, nil
}

// Withdrawing returns the people who have withdrawn their consent and are still
// named, the longest waiting first.
func (s *Store) Withdrawing(ctx context.Context) ([]data.Person, error) {
	return list[data.Person](ctx, s.read, data.PersonType, "WHERE r.withdrawal_date IS NOT NULL AND r.name IS NOT NULL ORDER BY r.withdrawal_date, r.id")
}

// Named returns all that names a person: the records that were joined as one
// with that, and the numbers of programmes that name him or her.
func (s *Store) Named(ctx context.Context, person data.ID) ([]data.Record, error) {
	people, err := s.RecordsOf(ctx, person)
	if err != nil {
		return nil, err
	}
	var out []data.Record
	for i := range people {
		out = append(out, &people[i])
		numbers, err := list[data.Performance](ctx, s.read, data.PerformanceType, "WHERE r.person = ? AND r.performer IS NOT NULL ORDER BY r.id", people[i].ID[:])
		if err != nil {
			return nil, err
		}
		for n := range numbers {
			out = append(out, &numbers[n])
		}
	}
	return out, nil
}

// Signed is how many scans of signed sheets there are of events that a person
// was at: on them the name stays until they are taken away.
func (s *Store) Signed(ctx context.Context, person data.ID) (n int, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT count(DISTINCT v.id) FROM evidence v JOIN attendance a ON a.event = v.event
		WHERE v.kind = '`+data.SignedSheet+`' AND v.content IS NOT NULL AND a.person IN (SELECT j.id FROM person_row r JOIN person_row j ON j.id IN (`+joinedTo+`) WHERE r.id = ?)`,
		person[:]).Scan(&n)
	if err != nil {
		err = fmt.Errorf("count scans: %w", err)
	}
	return n, err
}
