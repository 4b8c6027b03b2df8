package preset_test

import (
	"errors"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sapar/data"
	"sapar/data/preset"
	"sapar/data/territory"
)

// The contracts' own texts, without their signatures.
const (
	grant  = "testdata/wko-rural-youth-grant.txt"
	orders = "testdata/taraz-social-orders.txt"
)

func source(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func all(t *testing.T) []data.Preset {
	t.Helper()
	list, err := preset.All()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestPresetsStandInTheOrderOfTheTexts(t *testing.T) {
	list := all(t)
	if len(list) != 8 || list[0].Key != "wko-rural-youth" {
		t.Fatalf("%d presets, the first %q; want the grant and seven orders", len(list), list[0].Key)
	}
	first, _, _ := strings.Cut(source(t, orders), "\n") // the paragraph that names all seven
	at := -1
	for _, p := range list[1:] {
		next := strings.Index(first, p.Project.TitleKK)
		if next <= at {
			t.Errorf("%s: title at %d of the text, behind one at %d", p.Key, next, at)
		}
		at = next
	}
	if !strings.Contains(source(t, grant), p(t, "wko-rural-youth").Project.TitleKK) {
		t.Error("the grant's title is not that of its text")
	}
}

func p(t *testing.T, key string) data.Preset {
	t.Helper()
	p, err := preset.ByKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestEveryPresetMakesASoundProject(t *testing.T) {
	scope := data.Scope{Today: data.NewDate(2026, 11, 22), Places: territory.Builtin()}
	for _, p := range all(t) {
		t.Run(p.Key, func(t *testing.T) {
			project, list := preset.Make(p, data.NewDate(2026, 3, 15), data.NewDate(2026, 12, 14))
			if problems := data.Check(&project, scope); len(problems) > 0 {
				t.Error(problems)
			}
			if project.Preset != p.Key || project.TitleRU == "" || project.Customer == "" {
				t.Errorf("project is not filled: %+v", project)
			}
			if !project.ID.IsZero() || len(list) == 0 {
				t.Errorf("id %q and %d indicators, want no id and at least one", project.ID, len(list))
			}
			scope := scope
			scope.Project = &project
			for n := range list {
				i := &list[n]
				if !i.ID.IsZero() || !i.Project.IsZero() || i.Number != n+1 {
					t.Errorf("indicator %d: id %q, project %q, number %d", n+1, i.ID, i.Project, i.Number)
				}
				i.Project = data.ID{1}
				if problems := data.Check(i, scope); len(problems) > 0 {
					t.Errorf("indicator %d: %v", n+1, problems)
				}
				if i.NameRU == "" || i.Proof == "" {
					t.Errorf("indicator %d has no Russian name or no proof", n+1)
				}
			}
			if len(territory.Builtin().Districts(project.Region, project.WithCity)) == 0 {
				t.Errorf("region %s has no districts", project.Region)
			}
		})
	}
}

// number is one quantity that a text gives.
type number struct {
	quote  string // as the text says it
	preset string
	kind   string // of the indicator
	types  string
	plan   int
	month  int // plan of each month
}

var numbers = map[string][]number{
	grant: {
		{quote: "барлық 12 аудан", preset: "wko-rural-youth", kind: "coverage", plan: 12},
	},
	orders: {
		{quote: "кемінде 25 шәкірт", preset: "taraz-6-youth-initiatives", kind: "finishers", plan: 25},
		{quote: "5 бос жұмыс орны жәрмеңкесін", preset: "taraz-5-unorganised-youth", kind: "events", types: "job_fair", plan: 5},

		{quote: "алдын алуға бағытталған 10 кездесу", preset: "taraz-1-healthy-life", kind: "events", types: "meeting", plan: 10},
		{quote: "10 семинар-тренинг", preset: "taraz-1-healthy-life", kind: "events", types: "seminar", plan: 10},
		{quote: "4 байқау", preset: "taraz-1-healthy-life", kind: "events", types: "contest", plan: 4},
		{quote: "2 рейд жұмыстары", preset: "taraz-1-healthy-life", kind: "events", types: "raid", plan: 2},
		{quote: "1000 дана ақпараттық таратпа материалдар, ", preset: "taraz-1-healthy-life", kind: "handouts", plan: 1000},
		{quote: "3 бейнеролик әзірлеу жоспарланған.", preset: "taraz-1-healthy-life", kind: "products", plan: 3},

		{quote: "студенттер арасында 10 кездесу", preset: "taraz-2-crime-prevention", kind: "events", types: "meeting", plan: 10},
		{quote: "5 іс-шара (акция, марафон т.с.с)", preset: "taraz-2-crime-prevention", kind: "events", types: "campaign other", plan: 5},
		{quote: "1 экскурсия", preset: "taraz-2-crime-prevention", kind: "events", types: "excursion", plan: 1},
		{quote: "қызметкерлерімен 2 кездесу", preset: "taraz-2-crime-prevention", kind: "events", types: "meeting", plan: 2},
		{quote: "2 байқау", preset: "taraz-2-crime-prevention", kind: "events", types: "contest", plan: 2},
		{quote: "айына 3 рет рейд", preset: "taraz-2-crime-prevention", kind: "events", types: "raid", month: 3},
		{quote: "1000 дана ақпараттық таратпа материалдар мен ", preset: "taraz-2-crime-prevention", kind: "handouts", plan: 1000},
		{quote: "3 бейнеролик әзірлеу жоспарланған болатын", preset: "taraz-2-crime-prevention", kind: "products", plan: 3},
	},
}

// otherNumbers are those of the texts that are no target.
var otherNumbers = map[string][]string{
	grant: {"1 қысқа мерзімді грант", "1. ", "2. ", "3. ", "4. "},
	orders: {
		"7 әлеуметтік тапсырыс",
		"10 ай бойы", "8 ай бойы", // months of the project
		"4 кездесу ұйымдастырылды", // a fact
	},
}

func TestEveryNumberOfTheTextIsFound(t *testing.T) {
	left := map[string]int{} // targets by preset that no quote has claimed
	for _, p := range all(t) {
		for _, i := range p.Indicators {
			// the text's 12 districts are also the 12 groups that it asks for
			if (i.Plan != 0 || i.PerMonth != 0) && i.Kind != data.CountComposition {
				left[p.Key]++
			}
		}
	}
	for name, list := range numbers {
		text := source(t, name)
		for _, n := range list {
			if !strings.Contains(text, n.quote) {
				t.Errorf("%q is not in %s", n.quote, name)
			}
			text = strings.ReplaceAll(text, n.quote, "")
			if !slices.ContainsFunc(p(t, n.preset).Indicators, func(i data.Indicator) bool {
				return i.Kind == n.kind && strings.Join(i.EventTypes, " ") == n.types &&
					i.Plan == n.plan && i.PerMonth == n.month
			}) {
				t.Errorf("%q is no indicator of %s", n.quote, n.preset)
			}
			left[n.preset]--
		}
		for _, quote := range otherNumbers[name] {
			text = strings.ReplaceAll(text, quote, "")
		}
		if digit := regexp.MustCompile(`.{0,30}\d+.{0,30}`).FindString(text); digit != "" {
			t.Errorf("%s has a number that no preset has: %q", name, digit)
		}
	}
	for key, n := range left {
		if n != 0 {
			t.Errorf("%s: %d more targets than numbers in its text", key, n)
		}
	}
}

func TestTheTextsNamesAndMonths(t *testing.T) {
	for key, name := range map[string]string{
		"taraz-1-healthy-life":      "«Нығмет нұры» қоғамдық бірлестігі",
		"taraz-6-youth-initiatives": "«Komek.Demeu.kz» қоғамдық қоры",
	} {
		if got := p(t, key).Project.Grantee; !strings.HasPrefix(got, name) || !strings.Contains(source(t, orders), name) {
			t.Errorf("%s is carried out by %q, want %q as in the text", key, got, name)
		}
	}
	for _, p := range all(t) {
		want := map[string]int{"taraz-5-unorganised-youth": 8, "taraz-6-youth-initiatives": 10}[p.Key]
		if p.Months != want {
			t.Errorf("%s lasts %d months, want %d", p.Key, p.Months, want)
		}
	}
	start := data.NewDate(2026, 3, 15)
	if got, _ := preset.Make(p(t, "taraz-5-unorganised-youth"), start, 0); got.End != data.NewDate(2026, 11, 14) {
		t.Errorf("eight months from 15 March end on %s", got.End)
	}
	if got, _ := preset.Make(p(t, "wko-rural-youth"), start, 0); got.End != 0 {
		t.Errorf("a text without months ends on %s", got.End)
	}
}

func TestMadeProjectsShareNothing(t *testing.T) {
	one := p(t, "taraz-2-crime-prevention")
	one.Indicators[0].ByDistrict = map[string]int{"311000000": 10}
	_, list := preset.Make(one, data.NewDate(2026, 1, 1), data.NewDate(2026, 12, 31))
	list[0].EventTypes[0], list[0].Audiences[0], list[0].Partners[0] = "concert", "pupils", "ngo"
	list[0].ByDistrict["311000000"] = 1
	list[0].Plan = 1
	want := p(t, "taraz-2-crime-prevention")
	want.Indicators[0].ByDistrict = map[string]int{"311000000": 10}
	if diff := cmp.Diff(want, one); diff != "" {
		t.Errorf("editing a project changed its preset:\n%s", diff)
	}
}

func TestUnknownPresetIsNotFound(t *testing.T) {
	if _, err := preset.ByKey("taraz-8"); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("error %v, want not found", err)
	}
}
