package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"sapar/data"
)

// Destructions returns what was destroyed at the end of projects, the latest
// first.
func (s *Store) Destructions(ctx context.Context) ([]data.Destruction, error) {
	return list[data.Destruction](ctx, s.read, data.DestructionType, `ORDER BY r."date" DESC, r.id DESC`)
}

// Ending is what Destroy would come to for a project today.
func (s *Store) Ending(ctx context.Context, project data.ID) (data.Destruction, error) {
	d := data.Destruction{Project: project}
	err := s.inRead(ctx, func(t *tx) error {
		_, err := t.ending(&d)
		return err
	})
	return d, err
}

// Destroy empties the personal part of a project that is over, for ever, and
// writes down what that came to: of its people, unless a project that goes on
// has them too, its groups' members, the performers of its concerts, and the
// scans of its sheets with their files. What is counted stays. All of it happens
// or nothing; it asks the context while it goes on.
func (s *Store) Destroy(ctx context.Context, d *data.Destruction) error {
	err := s.inBatch(ctx, data.ActionDestroy, func(b *batch) error {
		going, err := b.ending(d)
		if err != nil {
			return err
		}
		for _, of := range []*data.Type{data.PersonType, data.MemberType, data.PerformanceType, data.EvidenceType} {
			if err := b.redactAll(ctx, of, going[of]); err != nil {
				return err
			}
		}
		if d.Date == 0 {
			d.Date = data.DateOf(b.now)
		}
		if d.By == "" {
			d.By = b.Author
		}
		return b.save(d)
	})
	return s.scrubbed(ctx, err)
}

// ending fills in what the end of the project destroys and keeps, and returns
// the records that are emptied.
func (t *tx) ending(d *data.Destruction) (map[*data.Type][]data.ID, error) {
	terms, err := t.terms()
	if err != nil {
		return nil, err
	}
	own, ok := terms[d.Project]
	if !ok {
		return nil, data.ErrNotFound
	}
	d.Ended, d.Term = own.end, own.until
	today := data.DateOf(t.now)
	if d.Ended == 0 || d.Ended >= today {
		return nil, &data.Error{Code: "project_goes_on", Args: data.Args{"date": d.Ended}}
	}
	var others []string // projects that go on, as SQL has ids
	for id, p := range terms {
		if id != d.Project && p.goesOn(today) {
			others = append(others, fmt.Sprintf("x'%x'", id[:]))
		}
	}
	stays := staysIn(others)
	leaves := inProject("p.id", "= ?1")
	if len(others) == 0 {
		leaves = "TRUE" // nobody else has whoever is in no project
	}
	out := map[*data.Type][]data.ID{}
	project := d.Project[:]
	for of, query := range map[*data.Type]string{
		data.PersonType: `SELECT p.id FROM person_row p
			WHERE (p.name IS NOT NULL OR p.phone IS NOT NULL OR p.work IS NOT NULL OR p.representative IS NOT NULL OR p.note IS NOT NULL)
			AND (` + leaves + ") AND NOT " + stays,
		data.MemberType:      "SELECT id FROM member_row WHERE project = ?1 AND name IS NOT NULL",
		data.PerformanceType: "SELECT p.id FROM performance_row p JOIN event_row e ON e.id = p.event WHERE e.project = ?1 AND p.performer IS NOT NULL",
		data.EvidenceType:    "SELECT v.id FROM evidence_row v JOIN event_row e ON e.id = v.event WHERE e.project = ?1 AND v.kind = '" + data.SignedSheet + "' AND v.content IS NOT NULL",
	} {
		if out[of], err = t.ids(query+" ORDER BY 1", project); err != nil {
			return nil, err
		}
	}
	d.People, d.Members = len(out[data.PersonType]), len(out[data.MemberType])
	d.Performances, d.Scans = len(out[data.PerformanceType]), len(out[data.EvidenceType])
	for n, query := range map[*int]string{
		&d.Kept:        "SELECT count(*) FROM person p WHERE p.name IS NOT NULL AND " + inProject("p.id", "= ?1") + " AND " + stays,
		&d.Attendances: "SELECT count(*) FROM attendance a JOIN event e ON e.id = a.event WHERE e.project = ?1",
		&d.Events:      "SELECT count(*) FROM event WHERE project = ?1",
	} {
		if err := t.QueryRow(query, project).Scan(n); err != nil {
			return nil, fmt.Errorf("count what stays: %w", err)
		}
	}
	return out, nil
}

// inProject is the condition that a person was at an event of projects, is
// enrolled in a course of theirs or among their gifted. Lists that were deleted
// count too: the name in them is the project's.
func inProject(person, projects string) string {
	return `(EXISTS (SELECT 1 FROM attendance_row a JOIN event_row e ON e.id = a.event WHERE a.person = ` + person + ` AND e.project ` + projects + `)
		OR EXISTS (SELECT 1 FROM enrolment_row n JOIN course_row c ON c.id = n.course WHERE n.person = ` + person + ` AND c.project ` + projects + `)
		OR EXISTS (SELECT 1 FROM talent_row l WHERE l.person = ` + person + ` AND l.project ` + projects + `))`
}

// staysIn is the condition that one of the projects has the person p, under any
// record of his or hers.
func staysIn(projects []string) string {
	return `EXISTS (SELECT 1 FROM (SELECT p.id AS id UNION SELECT y.person FROM person_root x JOIN person_root y ON y.root = x.root WHERE x.person = p.id) own
		WHERE ` + inProject("own.id", "IN ("+strings.Join(projects, ", ")+")") + `)`
}

// term is until when a project's personal data may be kept.
type term struct {
	end, until data.Date
	destroyed  bool
}

// goesOn reports whether people's names are still needed.
func (p term) goesOn(today data.Date) bool {
	return !p.destroyed && (p.end == 0 || max(p.end, p.until) >= today)
}

// terms are those of all projects.
func (t *tx) terms() (map[data.ID]term, error) {
	rows, err := t.Query(`SELECT p.id, coalesce(p."end", ''), coalesce(x.term, -1), EXISTS (SELECT 1 FROM destruction d WHERE d.project = p.id)
		FROM project p LEFT JOIN (SELECT project, max(coalesce(term, 0)) AS term FROM consent_text GROUP BY project) x ON x.project = p.id`)
	if err != nil {
		return nil, fmt.Errorf("list projects: %w", err)
	}
	out := map[data.ID]term{}
	return out, eachRow(rows, func(rows *sql.Rows) error {
		var raw []byte
		var end string
		var months int
		var p term
		if err := rows.Scan(&raw, &end, &months, &p.destroyed); err != nil {
			return err
		}
		var err error
		if end != "" {
			p.end, err = data.ParseDate(end)
		}
		if p.end != 0 && months >= 0 {
			p.until = data.KeptUntil(&data.Project{End: p.end}, []data.ConsentText{{Term: months}})
		}
		out[data.ID(raw)] = p
		return err
	})
}

// redactAll empties records of a type, whether they are deleted or not.
func (b *batch) redactAll(ctx context.Context, of *data.Type, ids []data.ID) error {
	for i, id := range ids {
		if i%256 == 255 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		old, h, err := b.find(of, id)
		if err != nil || h.versions == 0 {
			return errors.Join(data.ErrNotFound, err)
		}
		if data.Redacted(old) {
			continue
		}
		if _, err := b.append(old, data.Fields{data.RedactedField: true}); err != nil {
			return fmt.Errorf("redact %s: %w", of.Key, err)
		}
	}
	return nil
}
