package store_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"sapar/data"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

// two is a district's laptop and the region's, which has merged the district's
// project and one event of May with a person on its list.
type two struct {
	district, region *store.Store
	project          data.Project
	event            data.Event
	person           data.Person
	listed           data.Attendance
}

func newTwo(t *testing.T) *two {
	t.Helper()
	x := &two{district: storetest.New(t), region: storetest.New(t)}
	x.project = storetest.Project(t, x.district)
	x.event = storetest.Event(x.project, 20260512)
	x.event.Status = data.Held
	x.person = data.Person{Base: data.Base{ID: x.district.NewID()}, Name: "Ахметов Асан", BirthYear: 2003}
	save(t, x.district, &x.event, &x.person)
	x.listed = data.Attendance{Event: x.event.ID, Person: x.person.ID}
	save(t, x.district, &x.listed)
	if err := x.region.SaveSettings(ctx, data.Settings{Role: "manager", Name: "Болат", Project: x.project.ID}); err != nil {
		t.Fatal(err)
	}
	x.send(t)
	return x
}

// send merges what the district has into the region.
func (x *two) send(t *testing.T) data.MergeReport {
	t.Helper()
	return mergeInto(t, x.region, storetest.Parcel(t, x.district, data.ShipQuery{Project: x.project.ID}))
}

// back merges what the region has into the district.
func (x *two) back(t *testing.T) data.MergeReport {
	t.Helper()
	return mergeInto(t, x.district, storetest.Parcel(t, x.region, data.ShipQuery{Project: x.project.ID}))
}

func mergeInto(t *testing.T, s *store.Store, parcels ...*data.Parcel) data.MergeReport {
	t.Helper()
	report, err := s.Merge(ctx, data.MergeOptions{}, storetest.Each(parcels...))
	if err != nil {
		t.Fatal(err)
	}
	sound(t, s)
	return report
}

func eventAt(t *testing.T, s *store.Store, id data.ID) data.Event {
	t.Helper()
	e, err := s.Event(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestWhoseComputerWroteTravels(t *testing.T) {
	x := newTwo(t)
	other := storetest.New(t)
	if err := other.SaveSettings(ctx, data.Settings{Role: "coordinator", Name: "Ерлан", District: storetest.Borli}); err != nil {
		t.Fatal(err)
	}
	mergeInto(t, other, storetest.Parcel(t, x.region, data.ShipQuery{Project: x.project.ID}))
	history, err := other.History(ctx, "event", x.event.ID)
	if err != nil || len(history) != 1 {
		t.Fatalf("%d versions, %v", len(history), err)
	}
	if w := history[0].Writer; w.District != storetest.Akzhaiyk || w.Region || w.Here {
		t.Errorf("a district that has met the region alone says of the event: %+v", w)
	}
	p := storetest.Parcel(t, other, data.ShipQuery{Project: x.project.ID})
	want := map[data.Device]string{x.district.Device(): storetest.Akzhaiyk, x.region.Device(): "", other.Device(): storetest.Borli}
	if diff := cmp.Diff(want, p.Manifest.Homes); diff != "" {
		t.Errorf("what it passes on: %s", diff)
	}
	received, err := other.Received(ctx)
	if err != nil || len(received) != 1 || received[0].Manifest.Homes[x.district.Device()] != storetest.Akzhaiyk {
		t.Errorf("the file received says %+v, %v", received, err)
	}
}

func TestQuestionIsAskedOnceAndItsAnswerTravels(t *testing.T) {
	x := newTwo(t)
	here, there := eventAt(t, x.district, x.event.ID), eventAt(t, x.region, x.event.ID)
	here.Handouts, there.Handouts, there.Place = 34, 43, "Клуб"
	save(t, x.district, &here)
	save(t, x.region, &there)
	if total := x.send(t).Files[0].Total(); total.Conflicts != 1 || total.New+total.Changed != 0 {
		t.Errorf("the merge counts %+v", total)
	}
	questions, err := x.region.Questions(ctx)
	if err != nil || len(questions) != 1 {
		t.Fatalf("%d questions, %v", len(questions), err)
	}
	q := questions[0]
	if q.Type != "event" || q.Field != "handouts" || len(q.Sides) != 2 {
		t.Fatalf("question %+v", q)
	}
	for _, side := range q.Sides {
		want := data.Writer{Author: "Болат", Region: true, Here: true}
		if side.Value == int64(34) {
			want = data.Writer{Author: "Айгүл", District: storetest.Akzhaiyk}
		}
		got := side.Writer
		got.At, got.Device, got.Action = want.At, 0, ""
		if got != want {
			t.Errorf("%v was written by %+v", side.Value, side.Writer)
		}
	}
	for key := range x.send(t).Files[0].Counts {
		if key.Type == "attendance" && key.District != storetest.Akzhaiyk {
			t.Errorf("the list of an edited event is counted under %q", key.District)
		}
	}
	if err := x.region.Settle(ctx, q, int64(40)); err != nil {
		t.Fatal(err)
	}
	x.back(t)
	for _, s := range []*store.Store{x.region, x.district} {
		if e := eventAt(t, s, x.event.ID); e.Handouts != 40 || e.Place != "Клуб" {
			t.Errorf("handouts %d at %q", e.Handouts, e.Place)
		}
		if left, err := s.Questions(ctx); err != nil || len(left) > 0 {
			t.Errorf("asked again: %v, %v", left, err)
		}
	}
	if err := x.region.Settle(ctx, q, int64(-1)); !isProblem(err) {
		t.Errorf("fewer than none are accepted: %v", err)
	}
}

func TestSealedMonth(t *testing.T) {
	x := newTwo(t)
	if err := x.region.Seal(ctx, x.project.ID, storetest.Akzhaiyk, "2026-05"); err != nil {
		t.Fatal(err)
	}
	// the district does not know of the seal yet
	changed := eventAt(t, x.district, x.event.ID)
	changed.Handouts = 50
	fresh, june := storetest.Event(x.project, 20260514), storetest.Event(x.project, 20260602)
	late := data.Person{Base: data.Base{ID: x.district.NewID()}, Name: "Сейітқали Мадина"}
	save(t, x.district, &changed, &fresh, &june, &late)
	save(t, x.district, &data.Attendance{Event: x.event.ID, Person: late.ID})
	if total := x.send(t).Files[0].Total(); total.Held != 3 || total.New != 2 {
		t.Errorf("the merge counts %+v", total)
	}
	if e := eventAt(t, x.region, x.event.ID); e.Handouts != 0 {
		t.Errorf("the sealed event has %d handouts", e.Handouts)
	}
	if _, err := x.region.Event(ctx, fresh.ID); !isCode(err, "not_found") {
		t.Errorf("a new event came into the sealed month: %v", err)
	}
	if _, err := x.region.Event(ctx, june.ID); err != nil {
		t.Errorf("June is not sealed: %v", err)
	}
	if turnout, err := x.region.Turnouts(ctx, data.EventQuery{}); err != nil || turnout[x.event.ID].Total != 1 {
		t.Errorf("turnout %+v, %v", turnout[x.event.ID], err)
	}
	held, err := x.region.Held(ctx)
	if err != nil || len(held) != 3 {
		t.Fatalf("%d held, %v", len(held), err)
	}
	for _, h := range held {
		if h.Seal.Month != "2026-05" || len(h.Writers) == 0 || h.Writers[0].Author != "Айгүл" {
			t.Errorf("held by %+v, written by %+v", h.Seal, h.Writers)
		}
		if h.Type == "event" && h.Record != nil && !slices.Equal(h.Fields, []string{"handouts"}) {
			t.Errorf("fields %v differ", h.Fields)
		}
	}

	// and then it does: nothing of May can be changed there
	x.back(t)
	again := eventAt(t, x.district, x.event.ID)
	if again.Handouts != 0 {
		t.Errorf("the district still shows %d handouts", again.Handouts)
	}
	again.Place = "Мектеп"
	for name, err := range map[string]error{
		"a change":   x.district.Save(ctx, data.ActionEdit, &again),
		"a new name": x.district.Save(ctx, data.ActionEdit, &data.Attendance{Event: x.event.ID, Person: late.ID}),
		"a deletion": x.district.Delete(ctx, &again),
	} {
		if !isProblem(err) {
			t.Errorf("%s in a sealed month: %v", name, err)
		}
	}

	// reopened by name, all of it counts, here and there
	if err := x.region.Reopen(ctx, held[0].Seal, ""); !isProblem(err) {
		t.Errorf("reopened without a reason: %v", err)
	}
	if err := x.region.Reopen(ctx, held[0].Seal, "Тізім толық емес"); err != nil {
		t.Fatal(err)
	}
	x.back(t)
	for _, s := range []*store.Store{x.region, x.district} {
		sound(t, s)
		if e := eventAt(t, s, x.event.ID); e.Handouts != 50 {
			t.Errorf("reopened, the event has %d handouts", e.Handouts)
		}
		if turnout, err := s.Turnouts(ctx, data.EventQuery{}); err != nil || turnout[x.event.ID].Total != 2 {
			t.Errorf("reopened, turnout %+v, %v", turnout[x.event.ID], err)
		}
		if left, err := s.Held(ctx); err != nil || len(left) > 0 {
			t.Errorf("still held: %v, %v", left, err)
		}
	}
}

func TestUndoOfAMergeIsNeverHavingMerged(t *testing.T) {
	x := newTwo(t)
	before := dumpStore(t, x.region)
	changed := eventAt(t, x.district, x.event.ID)
	changed.Handouts = 7
	more := storetest.Event(x.project, 20260601)
	save(t, x.district, &changed, &more)
	report := x.send(t)
	if n, err := x.region.UndoMerge(ctx, report.Merge); err != nil || n != 2 {
		t.Errorf("undone %d, %v", n, err)
	}
	if diff := cmp.Diff(before, dumpStore(t, x.region)); diff != "" {
		t.Error(diff)
	}
	if _, err := x.region.UndoMerge(ctx, report.Merge); !isCode(err, "no_such_merge") {
		t.Errorf("undone twice: %v", err)
	}
	if x.send(t).Files[0].Again {
		t.Error("a file that was taken out counts as merged")
	}
}

// dumpStore is dump outside of a property.
func dumpStore(t *testing.T, s *store.Store) (out map[string][]string) {
	t.Helper()
	rapid.Check(t, func(rt *rapid.T) {
		if out == nil {
			out = dump(rt, s)
		}
	})
	return out
}

func TestHistoryNamesFileSheetAndCell(t *testing.T) {
	x := newTwo(t)
	p := storetest.Parcel(t, x.district, data.ShipQuery{Project: x.project.ID})
	row := p.Rows[slices.IndexFunc(p.Rows, func(r data.Row) bool { return data.BaseOf(r.Record).ID == x.event.ID })]
	p.Batches = append(p.Batches, data.Batch{ID: data.ID{7}, Device: data.ByHand, Action: data.ActionHand, Author: "Дина", Source: "akzhaiyk.xlsx"})
	edit := data.Version{
		Type: "event", Record: x.event.ID, Parents: []data.VersionID{row.ID}, Batch: data.ID{7},
		Stamp: p.Manifest.Stamp + 1, Fields: data.Fields{"place": "Мектеп"},
	}
	edit.SignByHand()
	p.Arrivals = append(p.Arrivals, data.Arrival{Version: edit, Sheet: "Іс-шаралар", Line: 9, Cells: map[string]string{"place": "N9"}})
	p.Source.Name = "akzhaiyk.xlsx"
	mergeInto(t, x.region, p)
	changes, err := x.region.History(ctx, "event", x.event.ID)
	if err != nil || len(changes) != 2 {
		t.Fatalf("%d changes, %v", len(changes), err)
	}
	last, first := changes[0], changes[1]
	if last.Writer.Author != "Дина" || len(last.Came) != 1 || last.Came[0].File.Source.Name != "akzhaiyk.xlsx" ||
		last.Came[0].Sheet != "Іс-шаралар" || last.Came[0].Cells["place"] != "N9" || last.Before["place"] != nil {
		t.Errorf("the edit: %+v", last)
	}
	if first.Writer.Author != "Айгүл" || len(first.Came) != 2 || first.Came[0].Line == 0 {
		t.Errorf("the first version: %+v", first)
	}
	if _, err := x.region.History(ctx, "event", data.ID{5}); !isCode(err, "not_found") {
		t.Errorf("history of nothing: %v", err)
	}
}

func TestRowsThatNameNoVersion(t *testing.T) {
	x := newTwo(t)
	loose := func(change func(*data.Loose, *data.Event)) *data.Parcel {
		p := storetest.Parcel(t, x.district, data.ShipQuery{Project: x.project.ID})
		p.Rows, p.Arrivals = nil, nil
		p.Batches = append(p.Batches, data.Batch{ID: data.ID{8}, Device: data.ByHand, Action: data.ActionHand})
		e := eventAt(t, x.district, x.event.ID)
		l := data.Loose{Record: &e, Fields: []string{"place", "handouts"}, Batch: len(p.Batches) - 1, Stamp: p.Manifest.Stamp + 1, Sheet: "Іс-шаралар", Line: 5, Cells: map[string]string{"place": "N5"}}
		change(&l, &e)
		p.Loose = []data.Loose{l}
		return p
	}
	events := func() int {
		all, err := x.region.Events(ctx, data.EventQuery{})
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	t.Run("one that has lost its version changes what differs", func(t *testing.T) {
		mergeInto(t, x.region, loose(func(l *data.Loose, e *data.Event) { l.Known, e.Place, e.Note = true, "Клуб", "бағансыз" }))
		if e := eventAt(t, x.region, x.event.ID); e.Place != "Клуб" || e.Note != "" {
			t.Errorf("place %q, note %q", e.Place, e.Note)
		}
	})
	t.Run("one that has lost its id is found by its content", func(t *testing.T) {
		mergeInto(t, x.region, loose(func(l *data.Loose, e *data.Event) { l.Lost, e.ID, e.Place = true, data.ID{1, 1}, "Мектеп" }))
		if e := eventAt(t, x.region, x.event.ID); e.Place != "Мектеп" || events() != 1 {
			t.Errorf("place %q, %d events", e.Place, events())
		}
	})
	t.Run("one whose record stands in the file is a copy", func(t *testing.T) {
		p := loose(func(l *data.Loose, e *data.Event) { l.Lost, e.ID = true, data.ID{1, 2} })
		p.Present = map[string][]data.ID{"event": {x.event.ID}}
		mergeInto(t, x.region, p)
		if events() != 2 {
			t.Errorf("%d events", events())
		}
	})
	t.Run("a new one comes in once, and its file can be taken out", func(t *testing.T) {
		p := loose(func(_ *data.Loose, e *data.Event) { e.ID, e.Title = data.ID{1, 3}, "Жаңа" })
		before := dumpStore(t, x.region)
		mergeInto(t, x.region, p)
		if events() != 3 {
			t.Errorf("%d events", events())
		}
		q := *p
		q.Source.Sum[0]++
		mergeInto(t, x.region, &q)
		if events() != 3 {
			t.Errorf("read again, %d events", events())
		}
		if report := mergeInto(t, x.region, p); !report.Files[0].Again || events() != 3 {
			t.Errorf("merged again: %+v, %d events", report.Files[0], events())
		}
		files, err := x.region.Received(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := x.region.TakeOut(ctx, files[0].ID, files[1].ID); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, dumpStore(t, x.region)); diff != "" {
			t.Error(diff)
		}
	})
}

func TestUndoRestores(t *testing.T) {
	x := newTwo(t)
	s := x.district
	before := eventAt(t, s, x.event.ID)
	changed := before
	changed.Handouts, changed.Place = 9, "Клуб"
	fresh := storetest.Event(x.project, 20260601)
	save(t, s, &changed, &fresh)
	history, err := s.History(ctx, "event", x.event.ID)
	if err != nil {
		t.Fatal(err)
	}
	later := eventAt(t, s, x.event.ID)
	later.Place = "Мектеп"
	save(t, s, &later)
	batch := history[0].Batch
	if n, err := s.Undo(ctx, batch); err != nil || n != 2 {
		t.Errorf("undone %d, %v", n, err)
	}
	want := before
	want.Place = "Мектеп" // changed since: it stays
	if diff := cmp.Diff(want, eventAt(t, s, x.event.ID)); diff != "" {
		t.Error(diff)
	}
	if _, err := s.Event(ctx, fresh.ID); !isCode(err, "not_found") {
		t.Errorf("the new event stands: %v", err)
	}
	if _, err := s.Undo(ctx, batch); !isCode(err, "no_such_batch") {
		t.Errorf("undone twice: %v", err)
	}
	sound(t, s)
}

// A folder that is copied to another computer writes under a name of its own
// from then on, and still knows what it wrote before as its own.
func TestCopiedFolderIsAnotherDevice(t *testing.T) {
	x := newTwo(t)
	o := storetest.Options(t.TempDir(), storetest.NewClock(storetest.Day))
	if _, err := x.district.Backup(ctx); err != nil {
		t.Fatal(err)
	}
	copies, err := filepath.Glob(filepath.Join(x.district.Dir, "backups", "*.db"))
	if err != nil || len(copies) != 1 {
		t.Fatal(copies, err)
	}
	content, err := os.ReadFile(copies[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(o.Dir, store.File), content, 0o600); err != nil {
		t.Fatal(err)
	}
	o.Computer = "here"
	first := storetest.Open(t, o)
	if first.Device() != x.district.Device() {
		t.Error("a folder that has no place yet becomes another device")
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	o.Computer = "elsewhere"
	moved := storetest.Open(t, o)
	if moved.Device() == x.district.Device() {
		t.Fatal("two folders write under one name")
	}
	here, there := eventAt(t, x.district, x.event.ID), eventAt(t, moved, x.event.ID)
	here.Handouts, there.Handouts = 5, 6
	save(t, x.district, &here)
	save(t, moved, &there)
	before := dumpStore(t, moved)
	report := mergeInto(t, moved, storetest.Parcel(t, x.district, data.ShipQuery{Project: x.project.ID}))
	if report.Files[0].Total().Conflicts != 1 {
		t.Errorf("the merge counts %+v", report.Files[0].Total())
	}
	if _, err := moved.UndoMerge(ctx, report.Merge); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, dumpStore(t, moved)); diff != "" {
		t.Error(diff)
	}
	sound(t, moved)
}

// What the region changes in the catalogue of places comes to the districts
// with its workbook.
func TestPlacesTravel(t *testing.T) {
	x := newTwo(t)
	live := territory.NewLive(territory.Builtin())
	o := storetest.Options(t.TempDir(), storetest.NewClock(storetest.Day))
	o.Places, o.PlacesChanged = live, live.Change
	other := storetest.Open(t, o)
	change := data.PlaceChange{Base: data.Base{ID: data.PlaceChangeID(storetest.Chapaev)}, Code: storetest.Chapaev, NameKK: "Жайықбойы ауылы"}
	save(t, x.region, &change)
	report := mergeInto(t, other, storetest.Parcel(t, x.region, data.ShipQuery{Project: x.project.ID}))
	if p, _ := live.Place(storetest.Chapaev); p.NameKK != "Жайықбойы ауылы" {
		t.Errorf("the place is called %s", p.NameKK)
	}
	if _, err := other.UndoMerge(ctx, report.Merge); err != nil {
		t.Fatal(err)
	}
	if p, _ := live.Place(storetest.Chapaev); p.NameKK == "Жайықбойы ауылы" {
		t.Error("the file was taken out and its name stays")
	}
	fresh := data.PlaceChange{Code: "273239999"}
	if err := x.region.Save(ctx, data.ActionEdit, &fresh); !isProblem(err) {
		t.Errorf("a new place without a name: %v", err)
	}
}
