package reporting_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sapar/app/i18n"
	"sapar/app/reporting"
	"sapar/data"
	"sapar/data/demo"
	"sapar/data/indicator"
	"sapar/data/layout"
	"sapar/data/names"
	"sapar/data/preset"
	"sapar/data/report"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

var ctx = context.Background()

// today is the day on which the tests play.
const today = data.Date(20261122)

// office is a store's reports as main makes them.
func office(t testing.TB, s *store.Store) *reporting.Reports {
	places := territory.Builtin().WithFold(names.Fold)
	counter := &indicator.Counter{Records: s, Places: places}
	builder := &report.Builder{Records: s, Places: places, Measure: counter.Measure, Counted: counter.Counted}
	return &reporting.Reports{
		Fill: builder.Fill, Places: places, Folder: filepath.Join(t.TempDir(), "layouts"),
		Words: func(lang, key string, args ...any) string { return i18n.Load(i18n.Lang(lang)).T(key, args...) },
	}
}

// demoStore is a district after a year.
func demoStore(t testing.TB) *store.Store {
	t.Helper()
	grant, err := preset.ByKey("wko-rural-youth")
	if err != nil {
		t.Fatal(err)
	}
	made, err := demo.New(demo.Options{Seed: 7, Today: today, Places: territory.Builtin(), Preset: grant, Districts: []string{storetest.Akzhaiyk}})
	if err != nil {
		t.Fatal(err)
	}
	s := storetest.Open(t, storetest.Options(t.TempDir(), storetest.NewClock(today)))
	set := made.Settings()
	project := set.Project
	set.Project = data.ID{}
	for _, step := range []func() error{
		func() error { return s.SaveSettings(ctx, set) },
		func() error { return s.SaveMany(ctx, data.ActionDemo, made.Next) },
		func() error { set.Project = project; return s.SaveSettings(ctx, set) },
	} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// Every list that a layout can name is made, and offers the fields that it says.
func TestListsOfferTheirFields(t *testing.T) {
	s := demoStore(t)
	o := office(t, s)
	r, err := o.Fill(ctx, data.ReportQuery{On: today, District: storetest.Akzhaiyk}, report.Lists())
	if err != nil {
		t.Fatal(err)
	}
	for i, list := range report.Lists() {
		offered := map[string]bool{}
		for _, f := range report.Fields(list) {
			offered[f] = true
		}
		for _, row := range r.Sheets[i].Rows {
			for key := range row {
				if !offered[key] && !isAcross(list, key) {
					t.Errorf("%s: a row has %s, which is not offered", list, key)
					offered[key] = true
				}
			}
		}
		t.Logf("%s: %d rows", list, len(r.Sheets[i].Rows))
	}
}

func isAcross(list, key string) bool {
	for across := range report.Across(list) {
		if len(key) > len(across) && key[:len(across)+1] == across+"." {
			return true
		}
	}
	return false
}

// Who was reached is what a recount of the lists comes to, event by event.
func TestReachIsARecount(t *testing.T) {
	s := demoStore(t)
	project, err := s.Project(ctx)
	must(t, err)
	q := data.EventQuery{Project: project.ID, From: 20260901, To: 20261031, Status: data.Held}
	events, err := s.Events(ctx, q)
	must(t, err)
	want := data.Reach{Districts: map[string]data.Attended{}, Months: map[string]data.Attended{}, Bands: map[data.Share]int{}, Categories: map[data.Share]int{}, Unlisted: map[data.Share]int{}}
	people, months, times := map[data.ID]bool{}, map[string]map[data.ID]bool{}, map[string]int{}
	for _, e := range events {
		list, err := s.Participants(ctx, e.ID)
		must(t, err)
		unbanded := map[string]int{data.Male: e.UnlistedMale, data.Female: e.UnlistedFemale}
		for _, band := range data.List("age_band") {
			for sex := range unbanded {
				if n := e.UnlistedBands[data.Headcount(band, sex)]; n > 0 {
					want.Unlisted[data.Share{Code: band, Sex: sex}] += n
					unbanded[sex] -= n
				}
			}
		}
		for sex, n := range unbanded {
			if n > 0 {
				want.Unlisted[data.Share{Code: "unknown", Sex: sex}] += n
			}
		}
		month := e.Date.String()[:7]
		if months[month] == nil {
			months[month] = map[data.ID]bool{}
		}
		for _, p := range list {
			age, known := data.Age(p.Person.BirthYear, e.Date)
			want.Whole.Times++
			times[month]++
			want.Bands[data.Share{Code: data.AgeBand(age, known), Sex: p.Person.Sex}]++
			want.Categories[data.Share{Code: p.Attendance.Category, Sex: p.Person.Sex}]++
			people[p.Person.ID], months[month][p.Person.ID] = true, true
		}
	}
	want.Whole.People = len(people)
	want.Districts[storetest.Akzhaiyk] = want.Whole
	for month, of := range months {
		want.Months[month] = data.Attended{People: len(of), Times: times[month]}
	}
	got, err := s.Reach(ctx, q)
	must(t, err)
	if diff := cmp.Diff(want, got); diff != "" || got.Whole.People == 0 {
		t.Error(diff)
	}
}

func TestBuiltInLayoutsAreFilled(t *testing.T) {
	s := demoStore(t)
	o := office(t, s)
	all, err := o.Layouts()
	if err != nil {
		t.Fatal(err)
	}
	folder := os.Getenv("OUT")
	if folder == "" {
		folder = t.TempDir()
	}
	for _, l := range append(all, data.Layout{Name: reporting.Marks}) {
		for _, lang := range layout.Languages() {
			r, err := o.Build(ctx, data.ReportQuery{Name: l.Name, On: today, Period: data.Period{Kind: data.Month, From: 20261001, To: 20261031}})
			if err != nil {
				t.Fatal(l.Name, err)
			}
			if err := o.WriteFile(ctx, filepath.Join(folder, l.Name+"-"+lang+".xlsx"), r, data.ReportOptions{Lang: lang}); err != nil {
				t.Fatal(l.Name, err)
			}
		}
	}
}
