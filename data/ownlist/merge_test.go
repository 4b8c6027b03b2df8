package ownlist_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"sapar/data"
	"sapar/data/ownlist"
	"sapar/data/sheet"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/xlsx"
)

// attendance is a list of three people, and of more that the next month brings.
func attendance(t testing.TB, more ...[]any) *ownlist.List {
	b := newBook(t, "Кездесу 12.03.2026, Чапаев")
	b.row("№", "Аты-жөні", "Туған жылы", "Жынысы", "Телефон")
	b.row(1, "Ахметов Асқар Серікұлы", 2001, "е", "87011112233")
	b.row(2, "Сәрсенова Айгүл", 1999, "ә", nil)
	b.row(3, "Төлегенов Нұрлан", nil, "е", nil)
	for _, row := range more {
		b.row(row...)
	}
	return b.open()
}

func TestGrownListKeepsItsIds(t *testing.T) {
	first := attendance(t)
	before, _ := read(t, first, guess(t, first), scope())
	grown := attendance(t, []any{4, "Қалиева Дана", 2005, "ә"}, []any{5, "Ахметов Асқар Серікұлы", 2001, "е"})
	after, _ := read(t, grown, guess(t, grown), scope())

	old, now := idsOf(before), idsOf(after)
	for _, id := range old {
		if !slices.Contains(now, id) {
			t.Errorf("%s has another id in the longer list", id)
		}
	}
	if len(now) != len(old)+4 { // two people and where they were
		t.Errorf("%d records, want %d", len(now), len(old)+4)
	}
	same(t, "notices", []string{"rows_alike rows=6"}, notices(after))
	same(t, "batch", before.Batches[0].ID, after.Batches[0].ID)
	if before.Source.Sum == after.Source.Sum {
		t.Error("two files have one sum")
	}

	// Another spelling and another order of the words are the same person.
	b := newBook(t, "Кездесу 12.03.2026, Чапаев")
	b.row("Ф.И.О.", "Год рождения")
	b.row("АСКАР СЕРИКУЛЫ АХМЕТОВ", "2001 г.р.")
	l := b.open()
	other, _ := read(t, l, guess(t, l), scope())
	for _, id := range idsOf(other) {
		if !slices.Contains(old, id) {
			t.Errorf("%s has another id in another spelling", id)
		}
	}

	// Another district's list is another list.
	elsewhere := scope()
	elsewhere.District = "273600000"
	far, _ := read(t, first, guess(t, first), elsewhere)
	for _, id := range idsOf(far) {
		if slices.Contains(old, id) {
			t.Errorf("%s is in the lists of two districts", id)
		}
	}
}

func TestKnownForm(t *testing.T) {
	b := newBook(t, "Наурыз")
	b.row("Ақжайық ауданы")
	b.row("Күні", "Ауылы", "Не істелді", "Қанша адам")
	b.row("12.03.2026", "Чапаев", "Кездесу", 20)
	m := guess(t, b.open())
	same(t, "guess", "A date, B village", columnsOf(m))
	m.Columns[2], m.Columns[3] = "event.title", "event.unlisted"
	m.Defaults["event.kind"] = "meeting"

	other := newBook(t, "Сәуір")
	other.first = "B"
	other.row().row().row().row("Күні", "Ауылы", "Не істелді", "Қанша адам")
	other.row("13.04.2026", "Алмалы", "Тазалық", 7)
	l := other.open()
	fresh := guess(t, l)
	same(t, "signature", m.Signature, fresh.Signature)
	known, ok := ownlist.Known(fresh, []ownlist.Mapping{{Signature: "other"}, m})
	if !ok {
		t.Fatal("the form is not known again")
	}
	same(t, "columns", "B date, C village, D title, E unlisted", columnsOf(known))
	p, _ := read(t, l, known, scope())
	same(t, "said", []string{"event 2026-04-13 Алмалы meeting held «Тазалық» 7/0/0/0/0"}, said(p))
	if _, ok := ownlist.Known(fresh, nil); ok {
		t.Error("a form is known of which nothing was remembered")
	}
}

func TestLikely(t *testing.T) {
	r := reader()
	tests := []struct {
		name  string
		a, b  data.Person
		match bool
		sure  bool
	}{
		{"the same", data.Person{Name: "Ахметов Асқар", BirthYear: 2001}, data.Person{Name: "Ахметов Асқар", BirthYear: 2001}, true, true},
		{"another order and spelling", data.Person{Name: "АСКАР АХМЕТОВ", BirthYear: 2001}, data.Person{Name: "Ахметов Асқар", BirthYear: 2001}, true, true},
		{"without a patronymic", data.Person{Name: "Ахметов Асқар"}, data.Person{Name: "Ахметов Асқар Серікұлы", BirthYear: 2001}, true, false},
		{"two forms of a patronymic", data.Person{Name: "Ахметов Асқар Серикович", BirthYear: 2001}, data.Person{Name: "Ахметов Асқар Серікұлы", BirthYear: 2001}, true, true},
		{"another father", data.Person{Name: "Ахметов Асқар Ерболұлы", BirthYear: 2001}, data.Person{Name: "Ахметов Асқар Серікұлы", BirthYear: 2001}, false, false},
		{"initials", data.Person{Name: "Ахметов А.С."}, data.Person{Name: "Ахметов Асқар Серікұлы"}, true, false},
		{"a year beside", data.Person{Name: "Ахметов Асқар", BirthYear: 2002}, data.Person{Name: "Ахметов Асқар", BirthYear: 2001}, true, false},
		{"years apart", data.Person{Name: "Ахметов Асқар", BirthYear: 2004}, data.Person{Name: "Ахметов Асқар", BirthYear: 2001}, false, false},
		{"another given name", data.Person{Name: "Ахметов Асхат"}, data.Person{Name: "Ахметов Асқар"}, false, false},
		{"half a name", data.Person{Name: "Ахметов"}, data.Person{Name: "Ахметов Асқар"}, false, false},
		{"no name", data.Person{}, data.Person{Name: "Ахметов Асқар"}, false, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			found := r.Likely(&test.a, []data.Person{test.b})
			if len(found) > 0 != test.match || len(found) > 0 && found[0].Sure != test.sure {
				t.Errorf("%+v, want a match %v, sure %v", found, test.match, test.sure)
			}
		})
	}
}

func merge(t *testing.T, s *store.Store, p *data.Parcel) data.MergeCount {
	t.Helper()
	parcels := []*data.Parcel{p, nil}
	report, err := s.Merge(context.Background(), data.MergeOptions{}, func() (*data.Parcel, error) {
		next := parcels[0]
		parcels = parcels[1:]
		return next, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if report.Files[0].Again {
		return data.MergeCount{}
	}
	return report.Files[0].Total()
}

// A list goes into a real store, is read again, grows, and meets what is there.
func TestListMeetsTheStore(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	project := storetest.Project(t, s)
	sc := ownlist.Scope{Project: project, District: storetest.Akzhaiyk}
	event := storetest.Event(project, 20260312)
	event.Status, event.Title = data.Held, "Жастармен кездесу"
	askar := data.Person{Name: "Ахметов Аскар", BirthYear: 2001, Sex: data.Male}
	if err := s.Save(ctx, data.ActionEdit, &event, &askar); err != nil {
		t.Fatal(err)
	}

	l := attendance(t)
	m := guess(t, l)
	_, preview := read(t, l, m, sc)
	proposals, err := reader().Propose(ctx, s, preview, sc)
	if err != nil {
		t.Fatal(err)
	}
	if len(proposals) != 2 {
		t.Fatalf("%d proposals, want the event and one person: %+v", len(proposals), proposals)
	}
	same(t, "lines of the event", []int{2, 3, 4}, proposals[0].Lines)
	sc.Same = map[data.ID]data.Record{}
	for _, p := range proposals {
		sc.Same[p.Of] = p.Matches[0].Record
	}
	p, _ := read(t, l, m, sc)
	same(t, "merged", data.MergeCount{New: 5, Changed: 1}, merge(t, s, p))
	there, err := s.Person(ctx, askar.ID)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "what the list says more", data.Person{
		Base: askar.Base, Name: "Ахметов Асқар Серікұлы", BirthYear: 2001, Sex: data.Male, Phone: "87011112233",
	}, there)
	listed, err := s.Participants(ctx, event.ID)
	if err != nil || len(listed) != 3 {
		t.Fatalf("%d are listed at the event, want 3 (%v)", len(listed), err)
	}
	p, _ = read(t, l, m, sc)
	p.Source.Sum[0]++ // the same rows in another file
	same(t, "merged again", data.MergeCount{Same: 6}, merge(t, s, p))

	grown := attendance(t, []any{4, "Қалиева Дана", 2005, "ә"})
	p, preview = read(t, grown, m, sc)
	same(t, "grown", data.MergeCount{New: 2, Same: 6}, merge(t, s, p))

	// What came of the list before is known again without being asked.
	proposals, err = reader().Propose(ctx, s, preview, ownlist.Scope{Project: project, District: storetest.Akzhaiyk})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(ownlist.Settled(proposals)); n != 3 {
		t.Errorf("%d records are known again, want 3", n)
	}
	if findings, err := s.Verify(ctx); err != nil || len(findings) > 0 {
		t.Errorf("verify: %v %v", findings, err)
	}
}

func TestExchangeWorkbookIsNoList(t *testing.T) {
	s := storetest.New(t)
	project := storetest.Project(t, s)
	ctx := context.Background()
	q := data.ShipQuery{Project: project.ID}
	m, err := s.Manifest(ctx, q)
	if err != nil {
		t.Fatal(err)
	}
	shipment, err := s.Ship(ctx, q)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = shipment.Close() }() // it was only read
	r := reader()
	path := filepath.Join(t.TempDir(), "алмасу.xlsx")
	w := sheet.Workbook{Places: places, Words: r.Words, Fold: r.Fold, Today: r.Today}
	if err := w.WriteFile(path, "", m, "kk", shipment); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Open(path, ""); !errors.Is(err, &data.Error{Code: "own_list_is_exchange"}) {
		t.Errorf("opened with %v", err)
	}
}

func TestMappingsThatDoNotFit(t *testing.T) {
	l := attendance(t)
	good := guess(t, l)
	tests := []struct {
		name, code string
		spoil      func(*ownlist.Mapping)
	}{
		{"no such sheet", "own_list_no_sheet", func(m *ownlist.Mapping) { m.Sheet = "Басқа" }},
		{"no names", "own_list_no_names", func(m *ownlist.Mapping) { m.Columns = map[int]string{2: "person.birth_year"} }},
		{"two columns of one field", "own_list_columns", func(m *ownlist.Mapping) { m.Columns = map[int]string{1: "person.name", 2: "person.name"} }},
		{"a field of another kind", "own_list_columns", func(m *ownlist.Mapping) { m.Columns = map[int]string{1: "person.name", 2: "event.unlisted"} }},
		{"no such field", "own_list_columns", func(m *ownlist.Mapping) { m.Columns = map[int]string{1: "person.name", 2: "person.iin"} }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := good
			test.spoil(&m)
			if _, _, err := reader().Read(l, m, scope()); !errors.Is(err, &data.Error{Code: test.code}) {
				t.Errorf("read with %v, want %s", err, test.code)
			}
		})
	}
}

func TestOpen(t *testing.T) {
	b := newBook(t, "Тізім")
	b.row("ФИО", "Год рождения").row("Ахметов Асқар", 2001)
	raw, err := os.ReadFile(b.save())
	b.must(err)
	locked, err := xlsx.Encrypt(raw, "сапар")
	b.must(err)
	tests := []struct {
		name, password string
		content        []byte
		code           string
	}{
		{"a list", "", raw, ""},
		{"a list with a password that it needs not", "сапар", raw, ""},
		{"a locked list", "сапар", locked, ""},
		{"a locked list without its password", "", locked, "workbook_password"},
		{"a locked list with another password", "жол", locked, "wrong_password"},
		{"a cut list", "", raw[:len(raw)/2], "workbook_damaged"},
		{"a text", "", []byte("ФИО;Год"), "not_a_workbook"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "тізім.xlsx")
			if err := os.WriteFile(path, test.content, 0o600); err != nil {
				t.Fatal(err)
			}
			l, err := reader().Open(path, test.password)
			switch {
			case test.code == "" && err != nil, test.code != "" && !errors.Is(err, &data.Error{Code: test.code}):
				t.Errorf("opened with %v, want %q", err, test.code)
			case test.code == "" && (l.Source.Name != "тізім.xlsx" || l.Source.SavedBy != "Айгүл" || l.Sheets[0].Text(2, 0) != "Ахметов Асқар"):
				t.Errorf("%+v", l.Source)
			}
		})
	}
	if _, err := reader().Open(filepath.Join(t.TempDir(), "жоқ.xlsx"), ""); !errors.Is(err, &data.Error{Code: "cannot_open"}) {
		t.Errorf("opened with %v", err)
	}
}
