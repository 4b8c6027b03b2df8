package store_test

import (
	"fmt"
	"testing"

	"sapar/data"
	"sapar/data/demo"
	"sapar/data/names"
	"sapar/data/preset"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

var (
	surnames = []string{"Ахметов", "Әбдіров", "Сейітқали", "Қожахмет", "Нұрланов", "Жұмағали", "Тілеубай", "Өмірзақ", "Ғабдулла", "Шәкенов", "Досжан", "Ермеков"}
	given    = []string{"Асан", "Айгерім", "Қуаныш", "Әйгерім", "Нұрсұлтан", "Ұлжан", "Ерасыл", "Мадина", "Дастан", "Жансая", "Бекзат"}
)

// crowd fills a store with people.
func crowd(b *testing.B, n int) *store.Store {
	s := storetest.New(b)
	i := 0
	err := s.SaveMany(ctx, data.ActionDemo, func() (data.Record, error) {
		if i == n {
			return nil, nil
		}
		i++
		return &data.Person{
			Name:      fmt.Sprintf("%s%d %s", surnames[i%len(surnames)], i/1000, given[i%len(given)]),
			BirthYear: 1990 + i%20,
		}, nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return s
}

func BenchmarkFindPersonAmong60000(b *testing.B) {
	s := crowd(b, 60_000)
	for _, typed := range []string{"ахм", "ахметов асан", "айг", "қожахмет12 қуа"} {
		b.Run(typed, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.FindPeople(ctx, typed, 10); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("for a list, ахм", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.FindPeopleFor(ctx, data.Event{Village: storetest.Chapaev}, "ахм", 20); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("first page of the list", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := s.People(ctx, data.PersonQuery{Limit: 50}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkSaveRow(b *testing.B) {
	s := storetest.New(b)
	p := storetest.Project(b, s)
	e := storetest.Event(p, 20260512)
	save(b, s, &e)
	for b.Loop() {
		person := data.Person{Base: data.Base{ID: s.NewID()}, Name: "Ахметов Асан"}
		save(b, s, &person, &data.Attendance{Event: e.ID, Person: person.ID})
	}
}

func BenchmarkSaveMany(b *testing.B) {
	s := storetest.New(b)
	for b.Loop() {
		n := 0
		err := s.SaveMany(ctx, data.ActionDemo, func() (data.Record, error) {
			if n == 10_000 {
				return nil, nil
			}
			n++
			return &data.Person{Name: "Ахметов Асан Серікұлы", BirthYear: 2000, Sex: data.Male}, nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// region is what twelve districts' workbooks bring: 300 events, 36,000
// attendance rows and 9,000 people each.
func region(b *testing.B) []*data.Parcel {
	b.Helper()
	grant, err := preset.ByKey("wko-rural-youth")
	if err != nil {
		b.Fatal(err)
	}
	places := territory.Builtin().WithFold(names.Fold)
	var out []*data.Parcel
	for i, district := range places.Districts("270000000", false) {
		made, err := demo.New(demo.Options{Seed: uint64(i + 1), Today: 20261122, Places: places, Preset: grant, Districts: []string{district.Code}})
		if err != nil {
			b.Fatal(err)
		}
		p := &data.Parcel{
			Source:   data.Source{Name: district.NameKK, Sum: [32]byte{byte(i + 1)}},
			Manifest: data.Manifest{Region: "270000000", Device: data.Device(2*i + 101)},
			Batches:  []data.Batch{{ID: data.ID{9, byte(i)}, Device: data.Device(2*i + 101), Action: data.ActionEdit}},
		}
		byType := map[string][]data.Row{}
		counter := uint64(0)
		for {
			r, err := made.Next()
			if err != nil {
				b.Fatal(err)
			}
			if r == nil {
				break
			}
			counter++
			id := data.VersionID{Device: p.Manifest.Device, Counter: counter}
			if data.BaseOf(r).ID.IsZero() {
				b.Fatal("a record has no id")
			}
			byType[r.Type().Key] = append(byType[r.Type().Key], data.Row{
				Record: r, ID: id, Stamp: data.Stamp(counter) << 16, Line: int32(counter), Hash: int64(counter)*1_000_003 + int64(i+1),
			})
		}
		for _, of := range data.Types() {
			p.Rows = append(p.Rows, byType[of.Key]...)
		}
		out = append(out, p)
	}
	return out
}

// BenchmarkMergeRegion is what the store does of a merge of twelve districts,
// the reading of the workbooks apart.
func BenchmarkMergeRegion(b *testing.B) {
	parcels := region(b)
	for b.Loop() {
		s := storetest.New(b)
		if _, err := s.Merge(ctx, data.MergeOptions{}, storetest.Each(parcels...)); err != nil {
			b.Fatal(err)
		}
	}
}
