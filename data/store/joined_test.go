package store_test

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sapar/data"
	"sapar/data/store"
	"sapar/data/store/storetest"
)

func TestJoinedPeopleCountOnce(t *testing.T) {
	s := storetest.New(t)
	project := storetest.Project(t, s)
	first, second := storetest.Event(project, 20260310), storetest.Event(project, 20260311)
	first.Status, second.Status = data.Held, data.Held
	a := data.Person{Name: "Ахметов Асан Серікұлы", BirthYear: 2004, Sex: data.Male, Consent: "self"}
	b := data.Person{Name: "Akhmetov Asan", BirthYear: 2004, Sex: data.Male, Consent: "self"}
	c := data.Person{Name: "Ахметов А.С.", Consent: "self"}
	d := data.Person{Name: "Серікова Айгерім", BirthYear: 2010, Sex: data.Female, Consent: "representative"}
	save(t, s, &first, &second, &a, &b, &c, &d)
	for event, people := range map[data.ID][]data.ID{first.ID: {a.ID, c.ID, d.ID}, second.ID: {b.ID, d.ID}} {
		for _, person := range people {
			save(t, s, &data.Attendance{Event: event, Person: person})
		}
	}
	counts := func(unique, listed, atFirst int) {
		t.Helper()
		reach, err := s.Reach(ctx, data.EventQuery{Project: project.ID})
		if err != nil {
			t.Fatal(err)
		}
		turnouts, err := s.Turnouts(ctx, data.EventQuery{Project: project.ID})
		if err != nil {
			t.Fatal(err)
		}
		if reach.Whole.People != unique || reach.Whole.Times != listed || turnouts[first.ID].Total != atFirst {
			t.Errorf("%d people, %d attendances, %d at the first event, want %d, %d, %d", reach.Whole.People, reach.Whole.Times, turnouts[first.ID].Total, unique, listed, atFirst)
		}
		participation, err := s.Participation(ctx, project.ID, "")
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, p := range participation {
			n += p.Count
		}
		if n != listed {
			t.Errorf("participation is %d, the lists have %d", n, listed)
		}
		sound(t, s)
	}
	counts(4, 5, 3)

	// over a third record, in whatever order the two are named
	ab, cb := data.NewSameness(b.ID, a.ID, data.SamePerson), data.NewSameness(b.ID, c.ID, data.SamePerson)
	save(t, s, ab, cb)
	counts(2, 4, 2)
	joined, err := s.Joined(ctx)
	if err != nil || joined.Of(a.ID) != joined.Of(c.ID) || joined.Of(d.ID) != d.ID || len(joined) != 3 {
		t.Errorf("joined %v, %v", joined, err)
	}
	if err := s.Save(ctx, data.ActionEdit, &data.Attendance{Event: second.ID, Person: a.ID}); !isProblem(err) {
		t.Errorf("the same person is listed twice: %v", err)
	}

	lines, total, err := s.People(ctx, data.PersonQuery{Text: "akhm", Limit: 10})
	if err != nil || total != 1 || len(lines) != 1 || lines[0].Person.ID != a.ID || lines[0].Records != 3 || lines[0].Events != 2 || lines[0].Last != 20260311 {
		t.Errorf("the list of people has %d: %+v, %v", total, lines, err)
	}
	if _, total, err := s.People(ctx, data.PersonQuery{Limit: 10}); err != nil || total != 2 {
		t.Errorf("%d people in all, %v", total, err)
	}
	if events, err := s.EventsOf(ctx, c.ID); err != nil || len(events) != 2 || events[0].ID != second.ID {
		t.Errorf("%d events, %v", len(events), err)
	}
	if records, err := s.RecordsOf(ctx, b.ID); err != nil || len(records) != 3 || records[2].ID != c.ID {
		t.Errorf("%d records, %v", len(records), err)
	}

	// decided otherwise, and never again asked
	ab.Verdict = data.NeverTheSame
	save(t, s, ab)
	counts(3, 5, 3)
	if err := s.Delete(ctx, cb); err != nil {
		t.Fatal(err)
	}
	counts(4, 5, 3)
	if err := s.Save(ctx, data.ActionEdit, data.NewSameness(a.ID, a.ID, data.SamePerson)); !isProblem(err) {
		t.Errorf("somebody is joined to himself: %v", err)
	}
}

// A verdict goes to every district and takes nobody's name along.
func TestVerdictsTravelWithoutNames(t *testing.T) {
	x := newTwo(t)
	elsewhere := data.Person{Name: "Ахметов Асан", BirthYear: 2003, Village: storetest.Chapaev, Consent: "self"}
	save(t, x.region, &elsewhere)
	save(t, x.region, data.NewSameness(x.person.ID, elsewhere.ID, data.SamePerson))
	mergeInto(t, x.district, storetest.Parcel(t, x.region, data.ShipQuery{Project: x.project.ID, District: storetest.Borli}))
	if p, err := x.district.Person(ctx, elsewhere.ID); err == nil {
		t.Errorf("another district's %s came along", p.Name)
	}
	joined, err := x.district.Joined(ctx)
	if err != nil || joined.Of(x.person.ID) != joined.Of(elsewhere.ID) {
		t.Errorf("joined %v, %v", joined, err)
	}
	sound(t, x.district)
}

// Ten thousand sequences of joins, edits, joins undone and merges of files, on
// two laptops: all ends as the same edits would without the joins undone.
func TestJoinsUndoneLeaveNoTrace(t *testing.T) {
	const sequences, rounds = 200, 5
	for core := range uint64(2) {
		t.Run(fmt.Sprint(core), func(t *testing.T) {
			t.Parallel()
			for n := range uint64(joinSequences / sequences / 2) {
				joinScripts(t, rand.New(rand.NewPCG(core, n)), sequences, rounds)
			}
		})
	}
}

// world is two laptops that know one project.
type world struct {
	t      *testing.T
	stores [2]*store.Store
	clock  *storetest.Clock
	made   [2][]data.Record // in the round that is being drawn
	joins  [2][]data.Record
	gone   [2][]data.Record
}

var joinProject = data.Project{Base: data.Base{ID: data.ID{1}}, Kind: "grant", TitleKK: "Ауыл жастары", Start: 20260101, End: 20261231, Region: "270000000"}

func newWorld(t *testing.T, people []data.Record) *world {
	w := &world{t: t, clock: storetest.NewClock(storetest.Day)}
	for i := range w.stores {
		w.stores[i] = storetest.Open(t, storetest.Options(t.TempDir(), w.clock))
	}
	project := joinProject
	save(t, w.stores[0], append([]data.Record{&project}, people...)...)
	w.pass(0, 1)
	return w
}

// pass merges a file of one laptop on the other.
func (w *world) pass(from, to int) {
	w.clock.Move(time.Minute)
	mergeQuietly(w.t, w.stores[to], storetest.Parcel(w.t, w.stores[from], data.ShipQuery{Project: joinProject.ID}))
}

// write saves what the round has drawn: edits first, so that joins do not move
// their stamps.
func (w *world) write() {
	for i, s := range w.stores {
		w.clock.Move(time.Minute)
		if all := append(w.made[i], w.joins[i]...); len(all) > 0 {
			save(w.t, s, all...)
		}
		for _, r := range w.gone[i] {
			if err := s.Delete(ctx, r); err != nil && !isCode(err, "not_found") {
				w.t.Fatal(err)
			}
		}
		w.made[i], w.joins[i], w.gone[i] = nil, nil, nil
	}
}

func joinScripts(t *testing.T, r *rand.Rand, sequences, rounds int) {
	const each = 4 // people of a sequence
	var start []data.Record
	for q := range sequences {
		e := storetest.Event(joinProject, 20260310)
		e.ID, e.Status = joinID(2, q, 0), data.Held
		start = append(start, &e)
		for k := range each {
			start = append(start, &data.Person{Base: data.Base{ID: joinID(3, q, k)}, Name: "Асан " + fmt.Sprint(q, k), BirthYear: 2000 + k, Consent: "self"},
				&data.Attendance{Base: data.Base{ID: joinID(4, q, k)}, Event: e.ID, Person: joinID(3, q, k)})
		}
	}
	with, without := newWorld(t, start), newWorld(t, start)
	for range rounds {
		var edited [2]map[data.ID]bool
		edited[0], edited[1] = map[data.ID]bool{}, map[data.ID]bool{}
		for q := range sequences {
			i, k, l := r.IntN(2), r.IntN(each), r.IntN(each)
			join := data.NewSameness(joinID(3, q, k), joinID(3, q, l), data.SamePerson)
			switch r.IntN(4) {
			case 0, 1:
				if k == l {
					continue
				}
				if r.IntN(4) == 0 {
					join.Verdict = data.NeverTheSame
				}
				with.joins[i] = append(with.joins[i], join)
			case 2:
				with.gone[i] = append(with.gone[i], join)
			case 3:
				if id := joinID(3, q, k); !edited[i][id] {
					edited[i][id] = true
					year, sex := 1995+r.IntN(15), []string{data.Male, data.Female}[r.IntN(2)]
					for _, w := range []*world{with, without} {
						p, err := w.stores[i].Person(ctx, id)
						if err != nil {
							t.Fatal(err)
						}
						p.BirthYear, p.Sex = year, sex
						w.made[i] = append(w.made[i], &p)
					}
				}
			}
		}
		way := r.IntN(4)
		for _, w := range []*world{with, without} {
			w.write()
			if way < 2 {
				w.pass(way, 1-way)
			}
		}
	}
	for _, w := range []*world{with, without} {
		w.pass(0, 1)
		w.pass(1, 0)
	}
	plain := told(t, without.stores[0])
	left, err := with.stores[0].Records(ctx, data.SamenessType, data.RecordQuery{})
	if err != nil || len(left) == 0 {
		t.Fatalf("%d joins are left, %v", len(left), err)
	}
	for _, s := range left {
		without.joins[0] = append(without.joins[0], data.NewSameness(s.(*data.Sameness).One, s.(*data.Sameness).Other, s.(*data.Sameness).Verdict))
	}
	without.write()
	without.pass(0, 1)
	for i := range with.stores {
		if diff := cmp.Diff(told(t, without.stores[i]), told(t, with.stores[i])); diff != "" {
			t.Fatalf("-without the joins undone +with them:\n%s", diff)
		}
	}
	if found, err := with.stores[1].Verify(ctx); err != nil || len(found) > 0 {
		t.Fatalf("verify: %v, %v", found, err)
	}
	with.gone[0] = left
	with.write()
	if diff := cmp.Diff(plain, told(t, with.stores[0])); diff != "" {
		t.Fatalf("-without any join +all undone:\n%s", diff)
	}
	for _, w := range []*world{with, without} {
		for _, s := range w.stores {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func joinID(kind, sequence, n int) data.ID {
	return data.ID{0: byte(kind), 13: byte(sequence >> 8), 14: byte(sequence), 15: byte(n)}
}

// told is what the tables say and what is counted of them, whoever wrote it.
func told(t *testing.T, s *store.Store) map[string][]string {
	t.Helper()
	db, err := sql.Open("sqlite3", filepath.Join(s.Dir, store.File))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	out := map[string][]string{}
	for name, query := range map[string]string{
		"person":      "SELECT hex(id), name, birth_year, sex FROM person ORDER BY id",
		"attendance":  "SELECT hex(id), hex(event), hex(person) FROM attendance ORDER BY id",
		"sameness":    "SELECT hex(one), hex(other), verdict FROM sameness ORDER BY one, other",
		"person_root": "SELECT hex(person), hex(root) FROM person_root ORDER BY person",
	} {
		out[name] = rowTexts(t, db, query)
	}
	turnouts, err := s.Turnouts(ctx, data.EventQuery{Project: joinProject.ID})
	if err != nil {
		t.Fatal(err)
	}
	for id, turnout := range turnouts {
		out["turnout"] = append(out["turnout"], fmt.Sprint(id, turnout))
	}
	slices.Sort(out["turnout"])
	reach, err := s.Reach(ctx, data.EventQuery{Project: joinProject.ID})
	if err != nil {
		t.Fatal(err)
	}
	out["reach"] = []string{fmt.Sprint(reach)}
	return out
}

func rowTexts(t *testing.T, db *sql.DB, query string) []string {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for rows.Next() {
		cells, into := make([]sql.NullString, len(columns)), make([]any, len(columns))
		for i := range cells {
			into[i] = &cells[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprint(cells))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

func mergeQuietly(t *testing.T, s *store.Store, p *data.Parcel) {
	t.Helper()
	if _, err := s.Merge(ctx, data.MergeOptions{}, storetest.Each(p)); err != nil {
		t.Fatal(err)
	}
}
