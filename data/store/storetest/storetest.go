// Package storetest opens real stores for tests, wired as the program wires
// them. Nothing but tests imports it.
package storetest

import (
	"context"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"sapar/data"
	"sapar/data/merge"
	"sapar/data/names"
	"sapar/data/store"
	"sapar/data/territory"
)

// Clock is a clock that tests set and move.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock shows noon UTC of the day.
func NewClock(day data.Date) *Clock {
	return &Clock{now: day.Time().Add(12 * time.Hour)}
}

// Now is the time that the clock shows.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Move moves the clock, back too: laptops' clocks do.
func (c *Clock) Move(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// Day is the day that tests happen on.
const Day = data.Date(20260520)

// Options wires a store in dir with the clock.
func Options(dir string, clock *Clock) store.Options {
	return store.Options{
		Dir: dir, Now: clock.Now, Places: territory.Builtin().WithFold(names.Fold), Fold: merge.Fold,
		Names: store.Names{Words: names.Words, SortKey: names.SortKey, SortRange: names.SortRange, Prefixes: names.Prefixes, Keys: names.FromLatinKeys, Near: names.Near},
	}
}

// New opens an empty store in a folder of the test, on Day.
func New(t testing.TB) *store.Store {
	t.Helper()
	return Open(t, Options(t.TempDir(), NewClock(Day)))
}

// Seeded opens an empty store whose ids follow from the seed.
func Seeded(t testing.TB, seed uint64) *store.Store {
	t.Helper()
	o := Options(t.TempDir(), NewClock(Day))
	o.Rand = rand.NewChaCha8([32]byte{byte(seed), byte(seed >> 8), byte(seed >> 16)})
	return Open(t, o)
}

// Open opens a store and closes it when the test ends.
func Open(t testing.TB, o store.Options) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// Codes of the catalogue that tests use: the district Ақжайық with its
// village Чапаев, and the district Бөрлі.
const (
	Akzhaiyk = "273200000"
	Chapaev  = "273230100"
	Zhaiyk   = "273230400"
	Borli    = "273600000"
)

// Project saves a project of the year 2026 over the whole region, and makes it
// the one that the settings name.
func Project(t testing.TB, s *store.Store) data.Project {
	t.Helper()
	p := data.Project{
		Kind: "grant", TitleKK: "Ауыл жастары", TitleRU: "Сельская молодёжь",
		Start: 20260115, End: 20261214, Region: "270000000",
	}
	ctx := context.Background()
	if err := s.Save(ctx, data.ActionProject, &p); err != nil {
		t.Fatal(err)
	}
	set := data.Settings{Role: "coordinator", Name: "Айгүл", District: Akzhaiyk, Language: "kk", Project: p.ID}
	if err := s.SaveSettings(ctx, set); err != nil {
		t.Fatal(err)
	}
	return p
}

// Event returns an unsaved meeting in Чапаев on a day.
func Event(p data.Project, day data.Date) data.Event {
	return data.Event{
		Project: p.ID, Kind: "meeting", Title: "Кездесу", Status: data.Planned,
		Date: day, District: Akzhaiyk, Village: Chapaev,
	}
}
