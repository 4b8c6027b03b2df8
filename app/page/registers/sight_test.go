package registers_test

import (
	"context"
	"fmt"
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
	"sapar/data/demo"
	"sapar/data/preset"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

// demoStore is a district's year of invented data, late in that year.
func demoStore(t *testing.T) *store.Store {
	t.Helper()
	const today = data.Date(20261122)
	s := storetest.Open(t, storetest.Options(t.TempDir(), storetest.NewClock(today)))
	p, err := preset.ByKey("wko-rural-youth")
	if err != nil {
		t.Fatal(err)
	}
	g, err := demo.New(demo.Options{
		Seed: 1, Today: today, Places: territory.Builtin(), Preset: p, Districts: []string{storetest.Akzhaiyk, storetest.Borli},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SaveMany(context.Background(), data.ActionDemo, g.Next); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveSettings(context.Background(), g.Settings()); err != nil {
		t.Fatal(err)
	}
	return s
}

// Every tab has its words in every language, in a small window and for the
// region's manager as well; with SAPAR_SCREENS they are photographed.
func TestEveryTabInEveryLanguage(t *testing.T) {
	s := demoStore(t)
	photographed := os.Getenv("SAPAR_SCREENS") != ""
	for _, manager := range []bool{true, false} {
		if !manager && !photographed {
			break // the small window is the harder one
		}
		set, err := s.Settings(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if set.District = storetest.Akzhaiyk; manager {
			set.District = ""
		}
		if err := s.SaveSettings(context.Background(), set); err != nil {
			t.Fatal(err)
		}
		size := large
		if manager {
			size = fyne.NewSize(788, 640)
		}
		for _, lang := range i18n.Langs() {
			x := show(t, s, lang, size)
			for tab := group; tab <= calendar; tab++ {
				x.tab(tab)
				x.photograph(fmt.Sprintf("registers-%d-%s-%v", tab, lang, manager))
				if tab == group || tab == courses || tab == materials {
					x.press(kit.Ctrl(fyne.KeyM))
					x.photograph(fmt.Sprintf("registers-%d-view-%s-%v", tab, lang, manager))
				}
				x.press(kit.Ctrl(fyne.KeyN))
				x.photograph(fmt.Sprintf("registers-%d-form-%s-%v", tab, lang, manager))
				x.key(fyne.KeyEscape)
			}
			if x.page.Content().MinSize().Width > 788 {
				t.Errorf("%s: the page is at least %v wide", lang, x.page.Content().MinSize().Width)
			}
		}
	}
	if missing := i18n.Missing(); len(missing) > 0 {
		t.Errorf("words are missing: %v", missing)
	}
}
