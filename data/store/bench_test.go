package store_test

import (
	"fmt"
	"testing"

	"sapar/data"
	"sapar/data/store"
	"sapar/data/store/storetest"
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
