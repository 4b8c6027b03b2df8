package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sapar/data"
)

// Participants returns who is listed at an event, in the order of entry.
func (s *Store) Participants(ctx context.Context, event data.ID) ([]data.Participant, error) {
	listed, err := list[data.Attendance](ctx, s.read, data.AttendanceType, "WHERE r.event = ? ORDER BY r.id", event[:])
	if err != nil {
		return nil, err
	}
	// a deleted person whom another computer lists stays on the list
	people, err := s.peopleOf(ctx, "person_row", "r.id IN (SELECT person FROM attendance WHERE event = ?)", event[:])
	if err != nil {
		return nil, err
	}
	byID := make(map[data.ID]*data.Person, len(people))
	for i := range people {
		byID[people[i].ID] = &people[i]
	}
	out := make([]data.Participant, 0, len(listed))
	for _, a := range listed {
		p := data.Participant{Attendance: a}
		if person := byID[a.Person]; person != nil {
			p.Person = *person
		}
		out = append(out, p)
	}
	return out, nil
}

func (s *Store) peopleOf(ctx context.Context, table, where string, args ...any) ([]data.Person, error) {
	sc := newScanner(data.PersonType)
	rows, err := s.read.QueryContext(ctx, "SELECT r.id"+quoted(sc.tab.columns)+", r.extra FROM "+table+" r WHERE "+where, args...)
	if err != nil {
		return nil, fmt.Errorf("list people: %w", err)
	}
	defer rows.Close()
	var out []data.Person
	for rows.Next() {
		out = append(out, data.Person{})
		if err := sc.scan(rows, &out[len(out)-1]); err != nil {
			return nil, err
		}
	}
	return out, rows.Err()
}

// Person returns the person, or data.ErrNotFound.
func (s *Store) Person(ctx context.Context, id data.ID) (data.Person, error) {
	return one[data.Person](ctx, s.read, data.PersonType, id)
}

// listed reports whether the event lists the person already, under this record
// or one that is joined to it.
func (t *tx) listed(a *data.Attendance) (bool, error) {
	stmt, err := t.prepared(`SELECT count(*) FROM attendance WHERE event = ?1 AND (person = ?2 OR
		person IN (SELECT l.person FROM person_root k JOIN person_root l ON l.root = k.root WHERE k.person = ?2))`)
	if err != nil {
		return false, err
	}
	var n int
	if err := stmt.QueryRow(a.Event[:], a.Person[:]).Scan(&n); err != nil {
		return false, fmt.Errorf("look for attendance: %w", err)
	}
	return n > 0, nil
}

// FindPeople returns the people some words of whose names begin with the
// words that someone typed, in any order, in any spelling that folds the
// same; in alphabetical order, at most limit. Words shorter than two letters
// find nobody by themselves. Where that finds nobody, what the same keys type on
// the Kazakh layout is looked for, and then what was meant with one slip.
func (s *Store) FindPeople(ctx context.Context, typed string, limit int) ([]data.Person, error) {
	return s.findPeople(ctx, typed, "r.sort, r.id", limit)
}

// FindPeopleFor is FindPeople for the list of an event: first those who came to
// events in its village or live there; of these those whose surname is begun
// first and whose given name next, as lists have them; then those who are from
// where the last one listed is, as a class comes together, and those who came
// most often.
func (s *Store) FindPeopleFor(ctx context.Context, e data.Event, typed string, limit int) ([]data.Person, error) {
	const (
		here  = `(SELECT count(*) FROM attendance a JOIN event_row e ON e.id = a.event WHERE a.person = r.id AND e.village = ?)`
		given = `(instr(r.name, ' ') > 0 AND substr(r.name, instr(r.name, ' ') + 1, ?) = ?)`
		alike = `(coalesce(r.village, '') = ?) + (coalesce(r.work, '') = ?)`
	)
	last, err := s.lastListed(ctx, e.ID)
	if err != nil {
		return nil, err
	}
	surname, rest, _ := strings.Cut(strings.TrimSpace(typed), " ")
	from, to := s.Names.SortRange(surname)
	name, _, _ := strings.Cut(rest, " ")
	name = capital(name)
	order := "max(2 * min(" + here + ", 1), coalesce(r.village, '') = ?) DESC, (r.sort >= ? AND r.sort < ?) + " + given + " DESC, " +
		alike + " DESC, " + here + " DESC, r.sort, r.id"
	return s.findPeople(ctx, typed, order, limit,
		e.Village, e.Village, from, to, utf8.RuneCountInString(name), name, last.Village, last.Work, e.Village)
}

// lastListed is who was listed last at an event; nobody where nobody is.
func (s *Store) lastListed(ctx context.Context, event data.ID) (data.Person, error) {
	found, err := list[data.Person](ctx, s.read, data.PersonType, "WHERE r.id = (SELECT person FROM attendance WHERE event = ? ORDER BY id DESC LIMIT 1)", event[:])
	if err != nil || len(found) == 0 {
		return data.Person{}, err
	}
	return found[0], nil
}

// capital begins a name with a capital, as names are kept.
func capital(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	if size == 0 {
		return name
	}
	return string(unicode.ToUpper(first)) + name[size:]
}

func (s *Store) findPeople(ctx context.Context, typed, order string, limit int, orderArgs ...any) ([]data.Person, error) {
	find := func(terms [][]string, inSlips bool) ([]data.Person, error) {
		clause, args := begun(terms, inSlips)
		if clause == "" {
			return nil, nil
		}
		return list[data.Person](ctx, s.read, data.PersonType, "WHERE "+clause+" ORDER BY "+order+fmt.Sprintf(" LIMIT %d", limit), append(args, orderArgs...)...)
	}
	prefixes := s.Names.Prefixes(typed)
	found, err := find(each(prefixes), false)
	if err != nil || len(found) > 0 {
		return found, err
	}
	if s.Names.Keys != nil {
		if other, ok := s.Names.Keys(typed); ok {
			if found, err = find(each(s.Names.Prefixes(other)), false); err != nil || len(found) > 0 {
				return found, err
			}
		}
	}
	if s.Names.Near == nil {
		return nil, nil
	}
	words, err := s.words(ctx)
	if err != nil {
		return nil, err
	}
	meant := make([][]string, len(prefixes))
	for i, prefix := range prefixes {
		if meant[i] = s.Names.Near(prefix, words); len(meant[i]) == 0 || len(meant[i]) > mostMeant {
			return nil, nil
		}
	}
	return find(meant, true)
}

// mostMeant is how many words a beginning with a slip may mean: more is a guess.
const mostMeant = 200

// words are all words of names, each once, ascending.
func (s *Store) words(ctx context.Context) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT DISTINCT word FROM person_word ORDER BY word")
	if err != nil {
		return nil, fmt.Errorf("list words: %w", err)
	}
	var out []string
	return out, eachRow(rows, func(rows *sql.Rows) error {
		var word string
		err := rows.Scan(&word)
		out = append(out, word)
		return err
	})
}

func each(prefixes []string) [][]string {
	out := make([][]string, len(prefixes))
	for i, prefix := range prefixes {
		out[i] = []string{prefix}
	}
	return out
}

// named is the condition that a person's name has words with the beginnings
// that were typed. The longest narrows the choice the most and goes first.
func (s *Store) named(typed string) (string, []any) {
	return begun(each(s.Names.Prefixes(typed)), false)
}

// begun is the condition that for each of the terms a person's name has a word
// that begins with one of its beginnings, or is one of its words.
func begun(terms [][]string, whole bool) (string, []any) {
	terms = slices.Clone(terms)
	slices.SortStableFunc(terms, func(a, b []string) int { return cmp.Compare(len(b[0]), len(a[0])) })
	if len(terms) == 0 || utf8.RuneCountInString(terms[0][0]) < 2 {
		return "", nil
	}
	clauses := make([]string, len(terms))
	var args []any
	for i, term := range terms {
		of := strings.Repeat(" OR word >= ? AND word < ?", len(term))[len(" OR "):]
		if whole {
			of = "word IN (" + strings.Repeat(", ?", len(term))[len(", "):] + ")"
		}
		for _, prefix := range term {
			if args = append(args, prefix); !whole {
				args = append(args, prefix+"\U0010FFFF")
			}
		}
		if i == 0 {
			clauses[i] = "r.id IN (SELECT person FROM person_word WHERE " + of + ")"
		} else {
			clauses[i] = "EXISTS (SELECT 1 FROM person_word w WHERE w.person = r.id AND (" + of + "))"
		}
	}
	return strings.Join(clauses, " AND "), args
}

// People returns the lines of a list of people, and how many the query picks
// in all. Records that were joined are one line, that of the first of them, and
// are found by the name of any.
func (s *Store) People(ctx context.Context, q data.PersonQuery) ([]data.PersonLine, int, error) {
	terms := []string{firstOfJoined}
	var args []any
	if q.Text != "" {
		clause, more := s.named(q.Text)
		if clause == "" {
			return nil, 0, nil
		}
		terms, args = []string{"r.id IN (SELECT " + firstJoinedTo + " FROM person r WHERE " + clause + ")"}, append(args, more...)
	}
	if q.Village != "" {
		terms, args = append(terms, "r.village = ?"), append(args, q.Village)
	}
	where := strings.Join(terms, " AND ")
	var total int
	if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM person r WHERE "+where, args...).Scan(&total); err != nil {
		return nil, 0, fmt.Errorf("count people: %w", err)
	}
	lines, err := s.personLines(ctx, where, q, args)
	return lines, total, err
}

// What a list of people counts of each.
const (
	personEvents = "(SELECT count(DISTINCT a.event) FROM attendance a WHERE a.person IN (" + joinedTo + "))"
	personLast   = `(SELECT max(e."date") FROM attendance a JOIN event_row e ON e.id = a.event WHERE a.person IN (` + joinedTo + "))"
)

var personOrders = map[string]string{
	"": "r.sort", "name": "r.sort", "birth_year": "r.birth_year", "events": personEvents, "last": personLast,
}

// personLines finds the page first and counts then: an OFFSET would count for
// all whom it passes over.
func (s *Store) personLines(ctx context.Context, where string, q data.PersonQuery, args []any) ([]data.PersonLine, error) {
	order, ok := personOrders[q.Order]
	if !ok {
		return nil, fmt.Errorf("list people: no order %q", q.Order)
	}
	if q.Desc {
		order += " DESC"
	}
	var events, records int
	var last string
	sc := newScanner(data.PersonType, &events, &last, &records)
	rows, err := s.read.QueryContext(ctx, `WITH page AS MATERIALIZED (
			SELECT id, row_number() OVER () AS place FROM (
				SELECT r.id FROM person r WHERE `+where+" ORDER BY "+order+`, r.sort, r.id LIMIT ? OFFSET ?))
		SELECT r.id`+quoted(sc.tab.columns)+", r.extra, "+personEvents+", coalesce("+personLast+`, ''),
			(SELECT count(*) FROM person j WHERE j.id IN (`+joinedTo+`))
		FROM page p CROSS JOIN person_row r ON r.id = p.id ORDER BY p.place`, append(args, max(q.Limit, 1), q.Offset)...)
	if err != nil {
		return nil, fmt.Errorf("list people: %w", err)
	}
	defer rows.Close()
	var out []data.PersonLine
	for rows.Next() {
		var line data.PersonLine
		if err := sc.scan(rows, &line.Person); err != nil {
			return nil, err
		}
		line.Events, line.Records = events, records
		if last != "" {
			if line.Last, err = data.ParseDate(last); err != nil {
				return nil, err
			}
		}
		out = append(out, line)
	}
	return out, rows.Err()
}

// EventsOf returns the events at which a person is listed, under this record or
// one that is joined to it, the newest first.
func (s *Store) EventsOf(ctx context.Context, person data.ID) ([]data.Event, error) {
	return list[data.Event](ctx, s.read, data.EventType,
		`WHERE r.id IN (SELECT a.event FROM person_row r JOIN attendance a ON a.person IN (`+joinedTo+`) WHERE r.id = ?) ORDER BY r."date" DESC, r.id`, person[:])
}

// RecordsOf returns the records that are one person with this one, itself among
// them, in the order in which they were made.
func (s *Store) RecordsOf(ctx context.Context, person data.ID) ([]data.Person, error) {
	return list[data.Person](ctx, s.read, data.PersonType,
		"WHERE r.id IN (SELECT j.id FROM person_row r JOIN person_row j ON j.id IN ("+joinedTo+") WHERE r.id = ?) ORDER BY r.id", person[:])
}

// quoted puts the alias of the table before each column.
func quoted(columns string) string { return strings.ReplaceAll(columns, `, "`, `, r."`) }
