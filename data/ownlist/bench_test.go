package ownlist_test

import (
	"fmt"
	"testing"

	"sapar/data/ownlist"
)

// long is a list of so many people at a hundred events.
func long(b testing.TB, rows int) string {
	book := newBook(b, "Қатысушылар")
	w, err := book.f.NewStreamWriter(book.sheet)
	book.must(err)
	line := 0
	row := func(values ...any) {
		line++
		book.must(w.SetRow(fmt.Sprintf("A%d", line), values))
	}
	given := []string{"Асқар", "Айгүл", "Нұрлан", "Дана", "Ерлан", "Сәуле", "Тимур", "Гүлнар"}
	row("№", "Күні", "Ауылы", "Іс-шара", "Аты-жөні", "Туған жылы", "Жынысы", "Санаты", "Телефон")
	for i := range rows {
		row(i+1, fmt.Sprintf("%02d.%02d.2026", 1+i/50%28, 3+i/50/28%8), []string{"Чапаев", "Алмалы", "Ақсуат"}[i%3], "Кездесу",
			fmt.Sprintf("Ахметов%c %s", 'а'+rune(i/97%26), given[i%8]), 1990+i%20, []string{"ер", "әйел"}[i%2], "студент", 87010000000+i)
	}
	book.must(w.Flush())
	return book.save()
}

func BenchmarkRead5000(b *testing.B) {
	path := long(b, 5000)
	r := reader()
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			if _, err := r.Open(path, ""); err != nil {
				b.Fatal(err)
			}
		}
	})
	l, err := r.Open(path, "")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("guess", func(b *testing.B) {
		for b.Loop() {
			r.Guess(l)
		}
	})
	m := guess(b, l)
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			p, _, err := r.Read(l, m, scope())
			if err != nil || len(p.Loose) < 5000 {
				b.Fatalf("%d records, %v", len(p.Loose), err)
			}
		}
	})
}

// A list of a region's year is taken whole.
func TestLongList(t *testing.T) {
	r := reader()
	l, err := r.Open(long(t, 20_000), "")
	if err != nil {
		t.Fatal(err)
	}
	p, preview := read(t, l, guess(t, l), scope())
	if len(preview.Rows) != 20_000 || len(p.Problems) > 0 {
		t.Errorf("%d rows, %v", len(preview.Rows), wrongCells(p))
	}
	same(t, "kind", ownlist.People, guess(t, l).Kind)
}
