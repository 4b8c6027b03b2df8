package shell

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sapar/app/i18n"
	"sapar/app/reporting"
	"sapar/data"
	"sapar/data/clash"
	"sapar/data/demo"
	"sapar/data/holiday"
	"sapar/data/indicator"
	"sapar/data/names"
	"sapar/data/preset"
	"sapar/data/proposal"
	"sapar/data/report"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

// Nothing that can be clicked is out of reach of the keys, on any tab of any
// screen and in any dialog: Tab comes to it, or to what it is a part of. Escape
// closes a dialog, and the focus is where it was.
func TestEveryActionIsReachedWithoutTheMouse(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	for _, folder := range []string{"Documents", "Downloads"} {
		if err := os.Mkdir(filepath.Join(home, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	s := lived(t)
	events, err := s.Records.Events(ctx, data.EventQuery{Project: s.settings.Project, Status: data.Held, Newest: true, Limit: 1})
	if err != nil || len(events) == 0 {
		t.Fatal(events, err)
	}
	w := &walk{t: t, s: s, event: events[0].ID, seen: map[string]bool{}, titles: map[string]bool{}, most: map[Screen]int{}}
	for _, screen := range screens {
		if screen != Region {
			w.screen(screen)
		}
	}
	// the region's screen is the manager's; a month that is not accepted asks
	// another question than one that is
	s.settings.Role, s.settings.District = "manager", ""
	if err := s.Records.SaveSettings(ctx, s.settings); err != nil {
		t.Fatal(err)
	}
	s.rebuild()
	w.screen(Region)
	if err := s.Records.Seal(ctx, s.settings.Project, storetest.Akzhaiyk, "2026-11"); err != nil {
		t.Fatal(err)
	}
	w.screen(Region)
	w.opened()
}

// opened holds that the walk came to these dialogs at least: a screen that
// changes is not to fall out of it unseen.
func (w *walk) opened() {
	for screen, keys := range map[Screen][]string{
		Overview:  {"page.overview.proof_hint"},
		Plan:      {"page.plan.trip_new", "page.plan.trip_edit", "page.plan.trip_delete_title", "page.plan.stop_title", "page.plan.delete_title", "proposal.title", "history.title", "form.promised_title"},
		Event:     {"type.issue", "type.recommendation", "type.handout", "page.event.delete_title", "history.title", "form.promised_title"},
		People:    {"page.people.new", "page.people.delete", "history.title"},
		Registers: {"type.member", "type.course", "type.talent", "type.material", "type.supply", "type.product", "type.holiday", "page.registers.open_link", "register.cannot_delete", "history.title"},
		Dialogue:  {"type.issue", "type.recommendation", "answers.title", "history.title"},
		Reports:   {"page.reports.layouts", "page.reports.narrative", "page.reports.exists_title"},
		Exchange:  {"page.exchange.receipt_title", "page.exchange.take_out_title", "page.exchange.undo_title"},
		Region:    {"page.region.other_title", "page.region.accept_title", "page.region.reopen_title", "history.title"},
		Settings:  {"page.settings.add_project_title", "page.settings.new_indicator", "type.indicator", "page.settings.plans_title", "page.settings.delete_indicator", "history.title"},
	} {
		for _, key := range keys {
			// of a title that names a record, what does not change
			title := w.s.words.T(key, "record", "", "village", "", "what", "")
			if !slices.ContainsFunc(slices.Collect(maps.Keys(w.titles)), func(t string) bool {
				return strings.HasPrefix(t, string(screen)+" > ") && strings.Contains(t, strings.TrimSpace(title))
			}) {
				w.t.Errorf("%s: the dialog %q (%s) is never opened", screen, title, key)
			}
		}
	}
	for screen, least := range map[Screen]int{
		Overview: 2, Plan: 3, Event: 4, People: 1, Registers: 7, Dialogue: 2, Reports: 1, Exchange: 3, Region: 3, Settings: 3,
	} {
		if got := w.most[screen]; got < least {
			w.t.Errorf("%s: Ctrl+PgDn goes through %d parts, want %d", screen, got, least)
		}
	}
}

// lived is a window on a district's year, with a question that a merge left.
func lived(t *testing.T) *Shell {
	t.Helper()
	clock := storetest.NewClock(20261122)
	st := storetest.Open(t, storetest.Options(t.TempDir(), clock))
	p, err := preset.ByKey("wko-rural-youth")
	if err != nil {
		t.Fatal(err)
	}
	g, err := demo.New(demo.Options{Seed: 1, Today: 20261122, Places: territory.Builtin(), Preset: p, Districts: []string{storetest.Akzhaiyk}})
	if err != nil {
		t.Fatal(err)
	}
	set := g.Settings()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(st.SaveMany(ctx, data.ActionDemo, g.Next))
	must(st.SaveSettings(ctx, set))
	other := storetest.Open(t, storetest.Options(t.TempDir(), clock))
	send := func(from, to *store.Store) {
		t.Helper()
		clock.Move(time.Hour)
		_, err := to.Merge(ctx, data.MergeOptions{}, storetest.Each(storetest.Parcel(t, from, data.ShipQuery{Project: set.Project})))
		must(err)
	}
	send(st, other)
	project, err := st.Project(ctx)
	must(err)
	for range 2 { // a day with several
		e := storetest.Event(project, 20261122)
		must(st.Save(ctx, data.ActionEdit, &e))
	}
	products, err := st.Records(ctx, data.ProductType, data.RecordQuery{})
	must(err)
	for _, r := range products { // of which each can be opened
		r.(*data.Product).Links = []string{"https://example.com/1", "https://example.com/2"}
	}
	must(st.Save(ctx, data.ActionEdit, products...))
	for i, at := range []*store.Store{st, other} {
		list, err := at.Events(ctx, data.EventQuery{Project: set.Project, Status: data.Held, Limit: 1})
		must(err)
		list[0].Title = []string{"Осы атау", "Басқа атау"}[i]
		must(at.Save(ctx, data.ActionEdit, &list[0]))
	}
	send(other, st)
	return openWith(t, st, func(o *Options) {
		places := territory.Builtin().WithFold(names.Fold)
		counter := &indicator.Counter{Records: st, Places: places}
		builder := &report.Builder{Records: st, Places: places, Measure: counter.Measure, Counted: counter.Counted}
		o.Reports = &reporting.Reports{
			Fill: builder.Fill, Missing: builder.Missing, Save: st.Save, Places: places, Folder: filepath.Join(t.TempDir(), "layouts"),
			Words: func(lang, key string, args ...any) string { return i18n.Load(i18n.Lang(lang)).T(key, args...) },
		}
		o.Clashes = (&clash.Finder{Records: st, Holidays: holiday.All}).Clashes
		o.Propose = (&proposal.Maker{Records: st, Places: places, Today: st.Today, Measure: counter.Measure, Holidays: holiday.All}).Propose
		o.Log = func(error) {} // what is refused on the way, a person would be told
	})
}
