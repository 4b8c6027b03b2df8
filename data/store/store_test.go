package store_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sapar/data"
	"sapar/data/store"
	"sapar/data/store/storetest"
)

var ctx = context.Background()

func save(t testing.TB, s *store.Store, records ...data.Record) {
	t.Helper()
	if err := s.Save(ctx, data.ActionEdit, records...); err != nil {
		t.Fatal(err)
	}
}

func sound(t testing.TB, s *store.Store) {
	t.Helper()
	found, err := s.Verify(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(found) > 0 {
		t.Fatalf("verify found %v", found)
	}
}

func TestSavedRecordIsReadBack(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	want := storetest.Event(p, 20260512)
	want.EndDate, want.Start, want.End = 20260513, "09:30", "11:00"
	want.Links = []string{"https://example.kz/a", "https://example.kz/b"}
	want.Unlisted, want.UnlistedMale, want.UnlistedFemale = 40, 18, 22
	want.Members = []data.ID{s.NewID(), s.NewID()}
	want.Extra = data.Fields{"drone": "иә", "rating": int64(5)}
	save(t, s, &want)
	got, err := s.Event(ctx, want.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got.Number != "2732-2026-001" {
		t.Errorf("registration number %q", got.Number)
	}
	sound(t, s)
}

func TestEverythingIsThereAfterReopening(t *testing.T) {
	o := storetest.Options(t.TempDir(), storetest.NewClock(storetest.Day))
	s, err := store.Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	p := storetest.Project(t, s)
	e := storetest.Event(p, 20260512)
	save(t, s, &e)
	e.Title = "Диалог алаңы"
	save(t, s, &e)
	device := s.Device()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = storetest.Open(t, o)
	got, err := s.Event(ctx, e.ID)
	if err != nil || got.Title != e.Title {
		t.Errorf("event %v, %v", got, err)
	}
	if s.Device() != device {
		t.Errorf("device changed from %v to %v", device, s.Device())
	}
	sound(t, s)
}

func TestSaveWritesNothingWhenNothingDiffers(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	e := storetest.Event(p, 20260512)
	save(t, s, &e)
	before := count(t, s, "batch")
	save(t, s, &e)
	if after := count(t, s, "batch"); after != before {
		t.Errorf("%d batches became %d", before, after)
	}
	if n := count(t, s, "version"); n != 0 {
		t.Errorf("%d versions stand apart from their rows", n)
	}
}

func TestDeletedEventTakesItsAttendanceFromSight(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	e := storetest.Event(p, 20260512)
	asan := data.Person{Name: "Ахметов Асан", BirthYear: 2005, Sex: data.Male}
	save(t, s, &e, &asan)
	a := data.Attendance{Event: e.ID, Person: asan.ID}
	save(t, s, &a)
	var refused *data.Error
	if err := s.Delete(ctx, &asan); !errors.As(err, &refused) || refused.Code != "person_attended" {
		t.Errorf("deleting someone on a list: %v", err)
	}
	if err := s.Delete(ctx, &e); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Event(ctx, e.ID); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("deleted event: %v", err)
	}
	if n := count(t, s, "attendance"); n != 0 {
		t.Errorf("%d attendances stand in sight", n)
	}
	save(t, s, &e) // saving it again brings it back
	if list, err := s.Participants(ctx, e.ID); err != nil || len(list) != 1 || list[0].Person.Name != asan.Name {
		t.Errorf("participants of the event brought back: %v, %v", list, err)
	}
	sound(t, s)
}

func TestOnePersonIsListedOnce(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	e := storetest.Event(p, 20260512)
	asan := data.Person{Name: "Ахметов Асан"}
	save(t, s, &e, &asan)
	save(t, s, &data.Attendance{Event: e.ID, Person: asan.ID})
	err := s.Save(ctx, data.ActionEdit, &data.Attendance{Event: e.ID, Person: asan.ID})
	var problems data.Problems
	if !errors.As(err, &problems) || problems[0].Code != "already_listed" {
		t.Errorf("listing someone twice: %v", err)
	}
}

func TestTurnout(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	e := storetest.Event(p, 20260512)
	e.Unlisted, e.UnlistedYouth, e.UnlistedMale, e.UnlistedFemale, e.UnlistedMinors = 10, 8, 4, 6, 2
	save(t, s, &e)
	for _, person := range []data.Person{
		{Name: "А", BirthYear: 2012, Sex: data.Male},   // 14
		{Name: "Б", BirthYear: 2013, Sex: data.Female}, // 13: not yet youth
		{Name: "В", BirthYear: 1992, Sex: data.Female}, // 34
		{Name: "Г", BirthYear: 1991, Sex: data.Male},   // 35: no longer
		{Name: "Д"},
	} {
		save(t, s, &person)
		save(t, s, &data.Attendance{Event: e.ID, Person: person.ID})
	}
	got, err := s.Turnouts(ctx, data.EventQuery{Project: p.ID})
	if err != nil {
		t.Fatal(err)
	}
	want := map[data.ID]data.Turnout{e.ID: {Total: 15, Youth: 10, Male: 6, Female: 8, Minors: 4, NoAge: 1, NoSex: 1, Unlisted: 10}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPeopleAreFoundAsTyped(t *testing.T) {
	s := storetest.New(t)
	for _, name := range []string{"Ахметов Асан Серікұлы", "Әбдірова Әйгерім", "Қожахмет Қуаныш", "Ахметова Айгерім"} {
		save(t, s, &data.Person{Name: name})
	}
	for _, c := range []struct {
		typed string
		want  []string
	}{
		{"ахм", []string{"Ахметов Асан Серікұлы", "Ахметова Айгерім"}},
		{"АХМ АС", []string{"Ахметов Асан Серікұлы"}},
		{"айгерим", []string{"Ахметова Айгерім", "Әбдірова Әйгерім"}},
		{"қожа", []string{"Қожахмет Қуаныш"}},
		{"кожа", []string{"Қожахмет Қуаныш"}},
		{"х", nil},
	} {
		t.Run(c.typed, func(t *testing.T) {
			found, err := s.FindPeople(ctx, c.typed, 10)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range found {
				got = append(got, p.Name)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestRefusedAtTheFieldAndNothingIsSaved(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	event := func(change func(*data.Event)) data.Record {
		e := storetest.Event(p, 20260512)
		change(&e)
		return &e
	}
	long := make([]rune, 10_000)
	for i := range long {
		long[i] = 'ә'
	}
	for name, c := range map[string]struct {
		record      data.Record
		field, code string
	}{
		"a birth year to come":          {&data.Person{Name: "Асан", BirthYear: 2030}, "birth_year", "born_in_future"},
		"an end before the start":       {event(func(e *data.Event) { e.EndDate = 20260511 }), "end_date", "end_before_start"},
		"a village of another district": {event(func(e *data.Event) { e.District = storetest.Borli }), "village", "other_district"},
		"10,000 characters in a name":   {&data.Person{Name: string(long)}, "name", "too_long"},
		"a day outside the project":     {event(func(e *data.Event) { e.Date = 20270101 }), "date", "outside_project"},
		"a meeting held tomorrow":       {event(func(e *data.Event) { e.Date, e.Status = 20260521, data.Held }), "status", "held_in_future"},
	} {
		t.Run(name, func(t *testing.T) {
			before, _ := s.Contents(ctx)
			err := s.Save(ctx, data.ActionEdit, c.record)
			var problems data.Problems
			if !errors.As(err, &problems) || problems[0].Field != c.field || problems[0].Code != c.code {
				t.Errorf("got %v", err)
			}
			if after, _ := s.Contents(ctx); !cmp.Equal(before, after) {
				t.Errorf("saved all the same: %v", cmp.Diff(before, after))
			}
		})
	}
}

func TestOldRecordsCanStillBeMended(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	e := storetest.Event(p, 20260512)
	save(t, s, &e)
	p.Start = 20260601 // the contract begins later: the event now lies outside it
	save(t, s, &p)
	e.Title = "Кездесу мектепте"
	save(t, s, &e)
	e.Date = 20260513
	if err := s.Save(ctx, data.ActionEdit, &e); err == nil {
		t.Error("a new day outside the project was taken")
	}
}

func TestNewerDatabaseIsRefusedAndLeftUntouched(t *testing.T) {
	o := storetest.Options(t.TempDir(), storetest.NewClock(storetest.Day))
	s, err := store.Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	storetest.Project(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(o.Dir, store.File)
	raw(t, path, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)")
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = store.Open(ctx, o)
	var refused *data.Error
	if !errors.As(err, &refused) || refused.Code != "newer_database" {
		t.Errorf("got %v", err)
	}
	if after, _ := os.ReadFile(path); !cmp.Equal(before, after) {
		t.Error("the file changed")
	}
}

func TestFileThatIsNoDatabase(t *testing.T) {
	o := storetest.Options(t.TempDir(), storetest.NewClock(storetest.Day))
	if err := os.WriteFile(filepath.Join(o.Dir, store.File), []byte("Құрметті әріптес! Бұл мүлде дерекқор емес, қарапайым хат."), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := store.Open(ctx, o)
	var refused *data.Error
	if !errors.As(err, &refused) || refused.Code != "not_a_database" {
		t.Errorf("got %v", err)
	}
}

func TestVerifyNamesWhatDiffers(t *testing.T) {
	for name, c := range map[string]struct{ harm, what, hint string }{
		"a changed row of one version":   {"UPDATE person_row SET birth_year = 1999", "hash", ""},
		"a changed row of more versions": {"UPDATE event_row SET title = 'x'", "fold", "title"},
		"a changed version":              {"UPDATE version SET fields = replace(fields, 'Жаңа', 'Ескі')", "hash", ""},
		"a lost version":                 {"DELETE FROM version WHERE counter = (SELECT max(counter) FROM version)", "fold", "title"},
		"a lost row":                     {"DELETE FROM event_row", "no_row", ""},
		"a row from nowhere":             {"INSERT INTO person_row (id, name) VALUES (zeroblob(16), 'x')", "no_version", ""},
		"a lost word":                    {"DELETE FROM person_word", "index", "name"},
		"a broken reference":             {"UPDATE event_row SET project = zeroblob(16)", "reference", "project_row"},
	} {
		t.Run(name, func(t *testing.T) {
			o := storetest.Options(t.TempDir(), storetest.NewClock(storetest.Day))
			s := storetest.Open(t, o)
			p := storetest.Project(t, s)
			e := storetest.Event(p, 20260512)
			save(t, s, &e, &data.Person{Name: "Асан", BirthYear: 2005})
			e.Title = "Жаңа атау"
			save(t, s, &e)
			sound(t, s)
			raw(t, filepath.Join(o.Dir, store.File), c.harm)
			found, err := s.Verify(ctx)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range found {
				if f.What == c.what && (c.hint == "" || f.Hint == c.hint) {
					return
				}
			}
			t.Errorf("found only %v", found)
		})
	}
}

func TestBackupIsACopyThatOpens(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	path, err := s.Backup(ctx)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.Rename(path, filepath.Join(dir, store.File)); err != nil {
		t.Fatal(err)
	}
	kept := storetest.Open(t, storetest.Options(dir, storetest.NewClock(storetest.Day)))
	if _, err := kept.ProjectByID(ctx, p.ID); err != nil {
		t.Error(err)
	}
	sound(t, kept)
}

// raw changes the database behind the store's back.
func raw(t testing.TB, path, query string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(query); err != nil {
		t.Fatal(err)
	}
}

func count(t testing.TB, s *store.Store, table string) int {
	t.Helper()
	db, err := sql.Open("sqlite3", filepath.Join(s.Dir, store.File))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var n int
	if err := db.QueryRow("SELECT count(*) FROM " + table).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
