package store_test

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"sapar/data"
	"sapar/data/store"
	"sapar/data/store/storetest"
)

// fleet is a few laptops with stores that are emptied between scripts:
// making them afresh would take most of the test's time.
type fleet struct {
	t      *testing.T
	stores []*store.Store
	dbs    []*sql.DB
	clocks []*storetest.Clock
}

func newFleet(t *testing.T, n int) *fleet {
	f := &fleet{t: t}
	for i := range n {
		clock := storetest.NewClock(data.Date(20260110 + i*10000)) // wrong by years
		s := storetest.Open(t, storetest.Options(t.TempDir(), clock))
		if err := s.SaveSettings(ctx, data.Settings{Name: "Айгүл", Role: "manager"}); err != nil {
			t.Fatal(err)
		}
		db, err := sql.Open("sqlite3", filepath.Join(s.Dir, store.File)+"?_busy_timeout=5000&_synchronous=off")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = db.Close() })
		f.stores, f.dbs, f.clocks = append(f.stores, s), append(f.dbs, db), append(f.clocks, clock)
	}
	return f
}

// empty brings every store back to its first day.
func (f *fleet) empty(t *rapid.T) {
	for _, db := range f.dbs {
		tables := []string{"held", "person_word", "person_root", "arrival", "brought", "received", "conflict", "version"}
		types := data.Types()
		for i := range types {
			tables = append(tables, types[len(types)-1-i].Key+"_row")
		}
		for _, table := range append(tables, "batch") {
			if _, err := db.Exec("DELETE FROM " + table); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := db.Exec("UPDATE self SET counter = 0, stamp = 0"); err != nil {
			t.Fatal(err)
		}
	}
}

// script is what a few devices do: they write, they send files, they merge
// what others sent.
type script struct {
	*fleet
	rt      *rapid.T
	parcels []*data.Parcel
	project data.ID

	withdrawals bool // people withdraw their consent
}

func (x *script) run(devices, steps int) {
	x.project = data.ID{1}
	first := data.Project{Base: data.Base{ID: x.project}, Kind: "grant", TitleKK: "Ауыл жастары", Start: 20260101, End: 20261231, Region: "270000000"}
	if err := x.stores[0].Save(ctx, data.ActionProject, &first); err != nil {
		x.rt.Fatal(err)
	}
	x.send(0)
	for i := 1; i < devices; i++ {
		x.merge(i, x.parcels[0])
	}
	for range rapid.IntRange(3, steps).Draw(x.rt, "steps") {
		i := rapid.IntRange(0, devices-1).Draw(x.rt, "device")
		switch rapid.IntRange(0, 9).Draw(x.rt, "step") {
		case 0, 1:
			x.send(i)
		case 2:
			if len(x.parcels) > 0 {
				x.merge(i, x.parcels[rapid.IntRange(0, len(x.parcels)-1).Draw(x.rt, "parcel")])
			}
		case 3:
			if len(x.parcels) > 0 {
				x.byHand(x.parcels[rapid.IntRange(0, len(x.parcels)-1).Draw(x.rt, "parcel")])
			}
		case 4:
			x.seal(i)
		case 5:
			x.settle(i)
		default:
			x.write(i)
		}
	}
	for i := range devices {
		x.send(i)
	}
}

// seal accepts a month, or reopens it.
func (x *script) seal(i int) {
	s := x.stores[i]
	month := rapid.SampledFrom([]string{"2026-05", "2026-06"}).Draw(x.rt, "month")
	seals, err := s.Seals(ctx, x.project)
	if err != nil {
		x.rt.Fatal(err)
	}
	for _, seal := range seals {
		if seal.Month == month && seal.Status == data.Sealed {
			if err := s.Reopen(ctx, seal, "қате"); err != nil {
				x.rt.Fatal(err)
			}
			return
		}
	}
	if err := s.Seal(ctx, x.project, storetest.Akzhaiyk, month); err != nil {
		x.rt.Fatal(err)
	}
}

// settle answers a question, and holds that it is open no longer.
func (x *script) settle(i int) {
	s := x.stores[i]
	questions, err := s.Questions(ctx)
	if err != nil {
		x.rt.Fatal(err)
	}
	if len(questions) == 0 {
		return
	}
	q := questions[rapid.IntRange(0, len(questions)-1).Draw(x.rt, "question")]
	side := q.Sides[rapid.IntRange(0, len(q.Sides)-1).Draw(x.rt, "side")]
	if err := s.Settle(ctx, q, side.Value); err != nil {
		if isProblem(err) {
			return
		}
		x.rt.Fatal(err)
	}
	left, err := s.Questions(ctx)
	if err != nil {
		x.rt.Fatal(err)
	}
	for _, other := range left {
		if data.BaseOf(other.Record).ID == data.BaseOf(q.Record).ID && other.Field == q.Field {
			x.rt.Fatalf("%s.%s is settled and asked again", q.Type, q.Field)
		}
	}
}

func (x *script) send(i int) {
	p := storetest.Parcel(x.t, x.stores[i], data.ShipQuery{Project: x.project})
	if rapid.IntRange(0, 4).Draw(x.rt, "names") == 0 {
		withoutNames(p)
	}
	x.parcels = append(x.parcels, p)
}

func (x *script) merge(i int, parcels ...*data.Parcel) data.MergeReport {
	report, err := x.stores[i].Merge(ctx, data.MergeOptions{}, storetest.Each(parcels...))
	if err != nil {
		x.rt.Fatal(err)
	}
	return report
}

var words = []string{"Ақжол", "Чапаев", "Жаңа өмір", "Тасқала"}

// write makes, changes, deletes or brings back a record.
func (x *script) write(i int) {
	s := x.stores[i]
	word := rapid.SampledFrom(words).Draw(x.rt, "word")
	n := rapid.IntRange(0, 3).Draw(x.rt, "n")
	var r data.Record
	if have := x.known(i); len(have) > 0 && rapid.IntRange(0, 4).Draw(x.rt, "new") < 3 {
		r = have[rapid.IntRange(0, len(have)-1).Draw(x.rt, "record")]
		if p, person := r.(*data.Person); person && x.withdrawals && rapid.IntRange(0, 2).Draw(x.rt, "withdraws") == 0 {
			if err := s.Redact(ctx, data.ActionWithdraw, p); err != nil {
				x.rt.Fatal(err)
			}
			return
		}
		if _, project := r.(*data.Project); !project && n == 3 && rapid.Bool().Draw(x.rt, "delete") {
			if err := s.Delete(ctx, r); err != nil && !isCode(err, "person_attended") && !isCode(err, "not_found") && !isProblem(err) {
				x.rt.Fatal(err)
			}
			return
		}
	}
	switch have := r.(type) {
	case nil:
		r = x.fresh(i, word, n)
	case *data.Project:
		have.Customer = word
	case *data.Event:
		have.Title, have.Handouts, have.Date = word, n, 20260501+data.Date(n%2*100)
	case *data.Person:
		have.Name, have.BirthYear = word, 2000+n
	case *data.Attendance:
		have.Note = word
	}
	if err := s.Save(ctx, data.ActionEdit, r); err != nil && !isProblem(err) {
		x.rt.Fatal(err)
	}
}

// fresh is a new record of some type.
func (x *script) fresh(i int, word string, n int) data.Record {
	events, people := []data.ID{}, []data.ID{}
	for _, r := range x.known(i) {
		switch r := r.(type) {
		case *data.Event:
			events = append(events, r.ID)
		case *data.Person:
			people = append(people, r.ID)
		}
	}
	switch kind := rapid.IntRange(1, 4).Draw(x.rt, "type"); {
	case kind == 1:
		return &data.Event{Project: x.project, Kind: "meeting", Title: word, Status: data.Planned, Date: 20260501 + data.Date(n%2*100), District: storetest.Akzhaiyk}
	case kind >= 3 && len(events) > 0 && len(people) > 0:
		return &data.Attendance{Event: events[n%len(events)], Person: people[n%len(people)]}
	}
	return &data.Person{Name: word + " Асан", BirthYear: 2000 + n, Village: storetest.Chapaev}
}

// known are the living records of a store.
func (x *script) known(i int) []data.Record {
	var out []data.Record
	for _, of := range []*data.Type{data.ProjectType, data.EventType, data.PersonType, data.AttendanceType} {
		for _, text := range lines(x.rt, x.dbs[i], "SELECT lower(hex(id)) FROM "+of.Key+" ORDER BY id") {
			id, err := data.ParseID(text)
			if err != nil {
				x.rt.Fatal(err)
			}
			r := of.New()
			data.BaseOf(r).ID = id
			switch r := r.(type) {
			case *data.Project:
				*r, err = x.stores[i].ProjectByID(ctx, id)
			case *data.Event:
				*r, err = x.stores[i].Event(ctx, id)
			case *data.Person:
				*r, err = x.stores[i].Person(ctx, id)
			case *data.Attendance:
				continue
			}
			if err != nil {
				x.rt.Fatal(err)
			}
			out = append(out, r)
		}
	}
	return out
}

// byHand makes of a parcel the one that comes when someone edits a row of its
// workbook, or saves an edit again.
func (x *script) byHand(from *data.Parcel) {
	if len(from.Rows) == 0 {
		return
	}
	p := storetest.Clone(from)
	row := p.Rows[rapid.IntRange(0, len(p.Rows)-1).Draw(x.rt, "row")]
	of := row.Record.Type()
	values := of.Values(row.Record)
	key := map[string]string{"project": "customer", "event": "title", "person": "work", "attendance": "note"}[of.Key]
	base := data.Version{
		ID: row.ID, Type: of.Key, Record: data.BaseOf(row.Record).ID, Stamp: row.Stamp, Batch: p.Batches[row.Batch].ID,
		Fields: values, Partial: true,
	}
	delete(values, key)
	base.Hash = base.Sum()
	edits := data.Batch{ID: data.ID{0xee, p.Manifest.Export[14], p.Manifest.Export[15]}, Device: data.ByHand, Action: data.ActionHand}
	edit := data.Version{
		Type: of.Key, Record: base.Record, Parents: []data.VersionID{row.ID}, Batch: edits.ID,
		Stamp:  p.Manifest.Stamp + 1 + data.Stamp(rapid.IntRange(0, 5).Draw(x.rt, "saved")),
		Fields: data.Fields{key: rapid.SampledFrom(words).Draw(x.rt, "word")},
	}
	edit.SignByHand()
	p.Batches = append(p.Batches, edits)
	p.Rows = slices.DeleteFunc(p.Rows, func(r data.Row) bool { return data.BaseOf(r.Record).ID == base.Record })
	p.Arrivals = append(p.Arrivals, data.Arrival{Version: base, Line: 3}, data.Arrival{Version: edit, Line: 3, Cells: map[string]string{key: "F3"}})
	binary.BigEndian.PutUint64(p.Source.Sum[:], uint64(edit.Hash))
	x.parcels = append(x.parcels, p)
}

// withoutNames leaves the personal fields of a parcel out.
func withoutNames(p *data.Parcel) {
	rows := p.Rows
	p.Rows = nil
	for _, row := range rows {
		of := row.Record.Type()
		if !slices.ContainsFunc(of.Fields, func(f *data.Field) bool { return f.Personal }) {
			p.Rows = append(p.Rows, row)
			continue
		}
		v := data.Version{
			ID: row.ID, Type: of.Key, Record: data.BaseOf(row.Record).ID, Stamp: row.Stamp, Batch: p.Batches[row.Batch].ID,
			Fields: of.Values(row.Record), Hash: row.Hash,
		}
		p.Arrivals = append(p.Arrivals, data.Arrival{Version: v, Line: int(row.Line)})
	}
	for i := range p.Arrivals {
		v := &p.Arrivals[i]
		of := data.TypeByKey(v.Type)
		if !slices.ContainsFunc(of.Fields, func(f *data.Field) bool { return f.Personal }) {
			continue
		}
		kept := data.Fields{}
		for key, value := range v.Fields {
			if f := of.Field(key); f == nil || !f.Personal {
				kept[key] = value
			}
		}
		v.Fields, v.Partial = kept, true
		v.Hash = v.Sum()
	}
	p.Source.Sum = sha256.Sum256(p.Source.Sum[:])
}

func (x *script) same(what string, i, j int) {
	x.rt.Helper()
	if diff := cmp.Diff(dumpDB(x.rt, x.dbs[i]), dumpDB(x.rt, x.dbs[j])); diff != "" {
		x.rt.Fatalf("%s: %s", what, diff)
	}
}

func (x *script) sound(i int) {
	x.rt.Helper()
	if found, err := x.stores[i].Verify(ctx); err != nil || len(found) > 0 {
		x.rt.Fatalf("verify: %v, %v", found, err)
	}
}

// Any order, any grouping and any repetition of merges ends in the same
// tables; merging a merge is merging; taking a file out is never having merged
// it; no version is lost.
func TestMergeScripts(t *testing.T) {
	for core := range 2 {
		t.Run(fmt.Sprint(core), func(t *testing.T) {
			t.Parallel()
			for range scripts / 200 {
				mergeScripts(t) // a hundred of them
			}
		})
	}
}

func mergeScripts(t *testing.T) {
	const devices = 3
	f := newFleet(t, devices+3)
	a, b, c := devices, devices+1, devices+2
	rapid.Check(t, func(rt *rapid.T) {
		f.empty(rt)
		x := &script{fleet: f, rt: rt}
		x.run(devices, 25)

		// all at once, against one by one in any order, some of them twice
		x.merge(a, x.parcels...)
		for _, p := range rapid.Permutation(append(x.parcels, x.parcels[:len(x.parcels)/2]...)).Draw(rt, "order") {
			x.merge(b, p)
		}
		x.same("one by one in another order", a, b)
		x.sound(a)
		x.lostNothing(a)

		// a merge of merges: c gets one half itself, the other by way of b
		n := rapid.IntRange(1, len(x.parcels)).Draw(rt, "half")
		x.empty1(b)
		x.merge(b, x.parcels[:n]...)
		x.merge(c, storetest.Parcel(t, x.stores[b], data.ShipQuery{Project: x.project}))
		x.merge(c, x.parcels[n:]...)
		x.same("a merge of merges", a, c)

		// a file taken out
		x.empty1(b)
		i := rapid.IntRange(0, len(x.parcels)-1).Draw(rt, "out")
		x.merge(b, slices.DeleteFunc(slices.Clone(x.parcels), func(p *data.Parcel) bool { return p.Source.Sum == x.parcels[i].Source.Sum })...)
		x.takeOut(a, x.parcels[i])
		x.same("a file taken out", a, b)
		x.sound(a)
	})
}

// empty1 empties one store.
func (x *script) empty1(i int) {
	(&fleet{t: x.t, stores: x.stores[i : i+1], dbs: x.dbs[i : i+1]}).empty(x.rt)
}

func (x *script) takeOut(i int, p *data.Parcel) {
	files, err := x.stores[i].Received(ctx)
	if err != nil {
		x.rt.Fatal(err)
	}
	for _, f := range files {
		if bytes.Equal(f.Source.Sum[:], p.Source.Sum[:]) {
			if _, err := x.stores[i].TakeOut(ctx, f.ID); err != nil {
				x.rt.Fatal(err)
			}
			return
		}
	}
	x.rt.Fatal("the file is not among those received")
}

// lostNothing holds that every version that a parcel brought is in the store.
func (x *script) lostNothing(i int) {
	have := map[string]bool{}
	for _, query := range append([]string{"SELECT printf('%016x:%llu', d.uid, v.counter) FROM version v JOIN device d ON d.id = v.device"}, rowQueries()...) {
		for _, text := range lines(x.rt, x.dbs[i], query) {
			have[text] = true
		}
	}
	for _, p := range x.parcels {
		for _, r := range p.Rows {
			if !have[r.ID.String()] {
				x.rt.Fatalf("version %s is lost", r.ID)
			}
		}
		for _, a := range p.Arrivals {
			if !have[a.ID.String()] {
				x.rt.Fatalf("version %s is lost", a.ID)
			}
		}
	}
}

func rowQueries() []string {
	var out []string
	for _, of := range data.Types() {
		out = append(out, fmt.Sprintf("SELECT printf('%%016x:%%llu', d.uid, r.counter) FROM %s_row r JOIN device d ON d.id = r.device WHERE r.hash IS NOT NULL", of.Key))
	}
	return out
}

func isCode(err error, code string) bool {
	var known *data.Error
	return errors.As(err, &known) && known.Code == code
}

func isProblem(err error) bool {
	var problems data.Problems
	return errors.As(err, &problems)
}
