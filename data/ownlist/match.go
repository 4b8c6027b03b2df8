package ownlist

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"sapar/data"
)

// Records are the store as lists ask it.
type Records interface {
	FindPeople(ctx context.Context, name string, limit int) ([]data.Person, error)
	Events(ctx context.Context, q data.EventQuery) ([]data.Event, error)
	Members(ctx context.Context, project data.ID) ([]data.Member, error)
}

// Match is a record that is there and may be the one that a list means.
type Match struct {
	Record data.Record
	Same   bool // it came of such a list before: it is the one
	Sure   bool // nothing speaks against it: the year of birth or the kind is the same too
}

// Proposal says which records a record of a list may be.
type Proposal struct {
	Of      data.ID     // by which Scope.Same asks
	Record  data.Record // as the list says it
	Lines   []int       // where it stands in the list
	Matches []Match     // the likeliest first
}

// mostMatches bounds how many records are proposed for one.
const mostMatches = 20

// Propose looks for what is there already of what a list would bring; preview
// is what Read gave without Scope.Same. The proposals stand in the order of the
// list. Those with a Match that is Same need not be asked about: Settled takes
// them over.
func (r *Reader) Propose(ctx context.Context, records Records, preview Preview, scope Scope) ([]Proposal, error) {
	f := &finder{r: r, ctx: ctx, records: records, scope: scope, byDay: map[data.Date][]data.Event{}}
	var out []Proposal
	at := map[data.ID]int{}
	propose := func(id data.ID, record data.Record, line int, find func() ([]Match, error)) error {
		if i, ok := at[id]; ok {
			if i >= 0 {
				out[i].Lines = append(out[i].Lines, line)
			}
			return nil
		}
		at[id] = -1
		matches, err := find()
		if err != nil || len(matches) == 0 {
			return err
		}
		at[id] = len(out)
		out = append(out, Proposal{Of: id, Record: record, Lines: []int{line}, Matches: matches[:min(len(matches), mostMatches)]})
		return nil
	}
	for i := range preview.Rows {
		row := &preview.Rows[i]
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var err error
		if event := row.eventID(); row.Event != nil && scope.Event == nil && !event.IsZero() {
			err = propose(event, row.Event, row.Line, func() ([]Match, error) { return f.events(event, row.Event) })
		}
		if row.Person != nil && err == nil {
			err = propose(row.Of, row.Person, row.Line, func() ([]Match, error) { return f.people(row.Of, row.Person) })
		}
		if row.Member != nil && err == nil {
			err = propose(row.Of, row.Member, row.Line, func() ([]Match, error) { return f.members(row.Of, row.Member) })
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Settled are the answers that need no asking: what came of such a list before
// is the same record. They go into Scope.Same, with those that a person gives.
func Settled(proposals []Proposal) map[data.ID]data.Record {
	out := map[data.ID]data.Record{}
	for _, p := range proposals {
		for _, m := range p.Matches {
			if m.Same {
				out[p.Of] = m.Record
			}
		}
	}
	return out
}

// eventID is the id of the row's event as the list gives it.
func (p *PreviewRow) eventID() data.ID {
	if p.Person == nil && p.Member == nil {
		return p.Of
	}
	return p.At
}

// finder looks records up.
type finder struct {
	r       *Reader
	ctx     context.Context
	records Records
	scope   Scope
	byDay   map[data.Date][]data.Event
	group   []data.Member
	listed  bool
}

func (f *finder) people(id data.ID, p *data.Person) ([]Match, error) {
	var found []data.Person
	seen := map[data.ID]bool{}
	for _, name := range f.r.queries(p.Name) {
		people, err := f.records.FindPeople(f.ctx, name, 200)
		if err != nil {
			return nil, err
		}
		for _, other := range people {
			if !seen[other.ID] {
				seen[other.ID] = true
				found = append(found, other)
			}
		}
	}
	asked := *p
	asked.ID = id
	return f.r.Likely(&asked, found), nil
}

func (f *finder) events(id data.ID, e *data.Event) ([]Match, error) {
	if e.Date == 0 {
		return nil, nil
	}
	found, ok := f.byDay[e.Date]
	if !ok {
		var err error
		q := data.EventQuery{Project: f.scope.Project.ID, From: e.Date, To: e.Date}
		if found, err = f.records.Events(f.ctx, q); err != nil {
			return nil, err
		}
		f.byDay[e.Date] = found
	}
	asked := *e
	asked.ID = id
	return f.r.LikelyEvents(&asked, found), nil
}

func (f *finder) members(id data.ID, m *data.Member) ([]Match, error) {
	if !f.listed {
		var err error
		if f.group, err = f.records.Members(f.ctx, f.scope.Project.ID); err != nil {
			return nil, err
		}
		f.listed = true
	}
	var out []Match
	for i := range f.group {
		other := &f.group[i]
		if other.ID == id || other.District == m.District && f.r.alike(other.Name, m.Name) != unlike {
			out = append(out, Match{Record: other, Same: other.ID == id, Sure: true})
		}
	}
	return surest(out), nil
}

// queries are the parts of a name by which it is looked up: a patronymic may be
// missing there, so it is not asked for.
func (r *Reader) queries(name string) []string {
	words := strings.Fields(r.Fold(name))
	v := r.vocabulary()
	words = slices.DeleteFunc(words, func(w string) bool { return utf8.RuneCountInString(w) < 2 || v.fatherOf(w) != "" && len(words) > 2 })
	switch len(words) {
	case 0:
		return nil
	case 1, 2:
		return []string{strings.Join(words, " ")}
	}
	// Which of three is the patronymic is not to be seen.
	return []string{words[0] + " " + words[1], words[0] + " " + words[2], words[1] + " " + words[2]}
}

// Likely are those of the others who may be the person, the likeliest first:
// the words of the name are the same in any order and spelling, with or without
// a patronymic, and the years of birth do not lie apart by more than one.
func (r *Reader) Likely(p *data.Person, others []data.Person) []Match {
	var out []Match
	for i := range others {
		o := &others[i]
		same := o.ID == p.ID && !p.ID.IsZero()
		apart := max(o.BirthYear-p.BirthYear, p.BirthYear-o.BirthYear)
		if p.BirthYear == 0 || o.BirthYear == 0 {
			apart = 0
		}
		how := r.alike(p.Name, o.Name)
		if !same && (how == unlike || apart > 1) {
			continue
		}
		sure := how == sameName && o.BirthYear == p.BirthYear && p.BirthYear != 0
		out = append(out, Match{Record: o, Same: same, Sure: sure})
	}
	return surest(out)
}

// LikelyEvents are those of the others that may be the event: on the same day
// in the same village, and of its kind or of a like title.
func (r *Reader) LikelyEvents(e *data.Event, others []data.Event) []Match {
	var out []Match
	for i := range others {
		o := &others[i]
		same := o.ID == e.ID && !e.ID.IsZero()
		kind := o.Kind == e.Kind
		title := r.likeTitle(e.Title, o.Title)
		place := o.Village == e.Village || (e.Village == "" || o.Village == "") && o.District == e.District
		if !same && !(o.Date == e.Date && place && (kind || title || e.Kind == "")) {
			continue
		}
		out = append(out, Match{Record: o, Same: same, Sure: kind && title && o.Village == e.Village})
	}
	return surest(out)
}

func surest(matches []Match) []Match {
	rank := func(m Match) int {
		switch {
		case m.Same:
			return 0
		case m.Sure:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(matches, func(a, b Match) int { return cmp.Compare(rank(a), rank(b)) })
	return matches
}

// likeTitle reports whether two titles are the same or one is in the other.
func (r *Reader) likeTitle(a, b string) bool {
	a, b = r.Fold(a), r.Fold(b)
	if a == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	return utf8.RuneCountInString(a) >= 8 && strings.Contains(" "+b+" ", " "+a+" ")
}

// How alike two names are.
type likeness int

const (
	unlike  likeness = iota
	shorter          // one lacks the patronymic, or has letters for it
	sameName
)

// alike compares two names.
func (r *Reader) alike(a, b string) likeness {
	x, y := strings.Fields(r.Fold(a)), strings.Fields(r.Fold(b))
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 2 {
		if len(x) == 1 && slices.Equal(x, y) {
			return sameName
		}
		return unlike
	}
	if len(y)-len(x) > 1 {
		return unlike
	}
	v := r.vocabulary()
	left := slices.Clone(y)
	whole, initials := 0, 0
	var rest []string
	for _, w := range x {
		if i := slices.Index(left, w); i >= 0 {
			left = slices.Delete(left, i, i+1)
			whole++
		} else {
			rest = append(rest, w)
		}
	}
	for _, w := range rest {
		i := slices.IndexFunc(left, func(other string) bool { return v.sameFather(w, other) })
		if i >= 0 {
			whole++
		} else if i = slices.IndexFunc(left, func(other string) bool { return initialOf(w, other) }); i >= 0 {
			initials++
		} else {
			return unlike
		}
		left = slices.Delete(left, i, i+1)
	}
	switch {
	case whole == 0:
		return unlike
	case len(left) == 0 && initials == 0:
		return sameName
	}
	return shorter
}

// initialOf reports whether one of two words is the first letter of the other.
func initialOf(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return utf8.RuneCountInString(a) == 1 && strings.HasPrefix(b, a)
}

// fatherOf is the father's name in a folded patronymic, "" where the word is
// none.
func (v *vocabulary) fatherOf(word string) string {
	for _, end := range v.fathers {
		if stem, ok := strings.CutSuffix(word, end); ok && utf8.RuneCountInString(stem) >= 2 {
			return stem
		}
	}
	return ""
}

// sameFather reports whether two words are patronymics of one father, one as
// Kazakh and one as Russian makes them.
func (v *vocabulary) sameFather(a, b string) bool {
	x, y := v.fatherOf(a), v.fatherOf(b)
	return x != "" && (x == y || len(x) >= 8 && distance(x, y, 2) < 2)
}
