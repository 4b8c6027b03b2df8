package shell

import (
	"testing"

	"sapar/data"
	"sapar/data/demo"
	"sapar/data/preset"
	"sapar/data/store/storetest"
)

// BenchmarkOpenScreen makes and shows each screen afresh on a full district:
// 300 events, 36,000 attendance rows, 9,000 people. The goal is 100 ms.
func BenchmarkOpenScreen(b *testing.B) {
	s := full(b)
	for _, screen := range screens {
		b.Run(string(screen), func(b *testing.B) {
			for b.Loop() {
				delete(s.pages, screen)
				s.show(screen)
			}
		})
	}
}

// full is the window on a demonstration, with an event in sight that has its
// list.
func full(b *testing.B) *Shell {
	b.Helper()
	o := storetest.Options(b.TempDir(), storetest.NewClock(20261122))
	st := storetest.Open(b, o)
	grant, err := preset.ByKey("wko-rural-youth")
	if err != nil {
		b.Fatal(err)
	}
	made, err := demo.New(demo.Options{
		Seed: 1, Today: 20261122, Places: o.Places, Preset: grant, Districts: []string{storetest.Akzhaiyk},
	})
	if err != nil {
		b.Fatal(err)
	}
	if err := st.SaveMany(ctx, data.ActionDemo, made.Next); err != nil {
		b.Fatal(err)
	}
	if err := st.SaveSettings(ctx, made.Settings()); err != nil {
		b.Fatal(err)
	}
	s := open(b, st)
	held, err := st.Events(ctx, data.EventQuery{Status: data.Held, Newest: true, Limit: 1})
	if err != nil {
		b.Fatal(err)
	}
	s.event = held[0].ID
	return s
}
