package territory_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"sapar/data"
	"sapar/data/territory"
)

// plain stands in for the fold of names: Kazakh letters become Russian ones.
func plain(s string) string {
	return strings.NewReplacer("ә", "а", "қ", "к", "ғ", "г", "ң", "н", "ө", "о", "ұ", "у", "ү", "у",
		"һ", "х", "і", "и", "ё", "е").Replace(strings.ToLower(s))
}

func TestFindPutsTheMeantPlaceFirst(t *testing.T) {
	c := territory.Builtin().WithFold(plain)
	tests := map[string]struct {
		text  string
		kinds []data.PlaceKind
		want  string // code
	}{
		"a Kazakh name":                        {"Ақжайық", nil, akzhaiyk},
		"in capitals":                          {"АҚЖАЙЫҚ", nil, akzhaiyk},
		"with the type":                        {"Ақжайық ауданы", nil, akzhaiyk},
		"without Kazakh letters":               {"акжайык", nil, akzhaiyk},
		"the beginning of a Russian name":      {"акжаик", []data.PlaceKind{data.District}, akzhaiyk},
		"a Russian name with the type":         {"Акжаикский район", nil, akzhaiyk},
		"a Kazakh name with the Russian type":  {"Ақжайық район", nil, akzhaiyk},
		"a type that is still being typed":     {"акжаикский рай", nil, akzhaiyk},
		"a shortened type":                     {"Акжаикский р-н", nil, akzhaiyk},
		"a former name":                        {"Зеленов", nil, "274400000"},
		"a former Russian name":                {"Зеленовский", nil, "274400000"},
		"a code":                               {"273200000", nil, akzhaiyk},
		"the first digits of a code":           {"2732", nil, akzhaiyk},
		"the type says it is the village":      {"село Чапаев", nil, "273230100"},
		"the type says it is the okrug":        {"Чапаев а.о.", nil, "273230000"},
		"the kind says it is the village":      {"Чапаев", []data.PlaceKind{data.Village}, "273230100"},
		"a word that is not the first":         {"ордасы хан", nil, "275443100"},
		"words that are not whole, any order":  {"гор мел", nil, "271035800"},
		"a number in the name":                 {"Шежін 2", nil, "276053100"},
		"a decomposed й":                       {"Ақжаи\u0306ық", nil, akzhaiyk},
		"spaces around":                        {"  Тараз ", nil, taraz},
		"an initial":                           {"И.Жұмаев", nil, "274249300"},
		"a hyphen":                             {"западно-казахстанская", nil, wko},
		"the city before the town of its name": {"Орал", nil, oral},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			found := c.Find(tt.text, tt.kinds...)
			if len(found) == 0 || found[0].Code != tt.want {
				t.Errorf("Find(%q) = %v, want %s first", tt.text, codes(found[:min(5, len(found))]), tt.want)
			}
			for _, p := range found {
				if len(tt.kinds) > 0 && !slices.Contains(tt.kinds, p.Kind) {
					t.Errorf("Find(%q) lists %s, a %s", tt.text, p.Code, p.Kind)
				}
			}
		})
	}
}

func TestFindListsAllAndOnlyWhatAnswers(t *testing.T) {
	c := territory.Builtin().WithFold(plain)
	tests := map[string]struct {
		text  string
		kinds []data.PlaceKind
		want  []string
	}{
		"nothing":                  {"", nil, nil},
		"spaces and dots":          {" .. ", nil, nil},
		"no such word":             {"Мәскеу", nil, nil},
		"one word of two is wrong": {"Хан Мәскеу", nil, nil},
		"the middle of a word":     {"жайық", []data.PlaceKind{data.District}, nil},
		"equal hits in Kazakh order": {"жа", []data.PlaceKind{data.District},
			[]string{"Жаңақала ауданы", "Жәнібек ауданы"}},
		"a type alone lists the type": {"қалалық", nil, []string{"Орал қалалық әкімдігі"}},
		"the name before its beginnings": {"орда", []data.PlaceKind{data.Okrug, data.Village},
			[]string{"Орда ауылдық округі", "Ордабай", "Хан Ордасы"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := gocmp.Diff(tt.want, namesKK(c.Find(tt.text, tt.kinds...))); diff != "" {
				t.Error(diff)
			}
		})
	}
	t.Run("every place is found by each of its names and its code", func(t *testing.T) {
		for _, p := range c.All() {
			for _, text := range append([]string{p.Code, p.NameKK, p.NameRU}, p.Aliases...) {
				if !slices.Contains(codes(c.Find(text, p.Kind)), p.Code) {
					t.Errorf("Find(%q) lacks %s", text, p.Code)
				}
			}
		}
	})
	t.Run("without a fold only case is ignored", func(t *testing.T) {
		b := territory.Builtin()
		if got := codes(b.Find("АҚЖАЙЫҚ", data.District)); !slices.Equal(got, []string{akzhaiyk}) {
			t.Error(got)
		}
		if got := codes(b.Find("акжайык", data.District)); got != nil {
			t.Error(got)
		}
	})
}

func TestDistrictNamesExactlyOne(t *testing.T) {
	c := territory.Builtin().WithFold(plain)
	for text, want := range map[string]string{
		"Ақжайық": akzhaiyk, "Ақжайық ауданы": akzhaiyk, "акжайык": akzhaiyk, "акжаик": akzhaiyk,
		"Акжаикский": akzhaiyk, "Акжаикский район": akzhaiyk, "район Акжаикский": akzhaiyk, "273200000": akzhaiyk,
		" 273200000 ": akzhaiyk, "Зеленовский": "274400000", "Зеленов": "274400000", "район Бәйтерек": "274400000",
		"Бәйтерек ауданы": "274400000", "Бөкейордасы": "275400000", "бокей ордасы": "275400000",
		"Казталовка": "274800000", "Каратобе": "275000000", "Орал": oral, "Уральск": oral, "г. Уральск": oral,
		"Тараз": taraz, "Тараз қаласы": taraz, "311000000": taraz, "Сыр": "275800000",
	} {
		got, err := c.District(text)
		if err != nil || got.Code != want {
			t.Errorf("District(%q) = %q, %v; want %s", text, got.Code, err, want)
		}
	}
	for _, d := range c.Districts(wko, true) {
		kk, ru := c.Short(d.Code)
		for _, text := range append([]string{d.Code, d.NameKK, d.NameRU, kk, ru}, d.Aliases...) {
			if got, err := c.District(text); err != nil || got.Code != d.Code {
				t.Errorf("District(%q) = %q, %v; want %s", text, got.Code, err, d.Code)
			}
		}
	}
}

func TestDistrictRefusesWithTheNearest(t *testing.T) {
	c := territory.Builtin().WithFold(plain)
	tests := map[string]struct {
		text string
		want []string
	}{
		"no text":                            {"", nil},
		"no such name":                       {"Мәскеу", nil},
		"no such code":                       {"999999999", nil},
		"a beginning of two names":           {"Жа", []string{"274000000", "274200000"}},
		"a type alone":                       {"район", codes(c.Districts(wko, false))},
		"the code of a village, its own one": {"273230100", []string{akzhaiyk}},
		"the region":                         {wko, nil},
		"a city said to be a district":       {"Тараз ауданы", nil},
		"a village's name":                   {"Ілбішін", nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := c.District(tt.text)
			var unknown *territory.ErrUnknown
			if !errors.As(err, &unknown) {
				t.Fatalf("District(%q) = %v, %v", tt.text, got.Code, err)
			}
			if unknown.Text != tt.text {
				t.Errorf("the error is about %q", unknown.Text)
			}
			if diff := gocmp.Diff(tt.want, codes(unknown.Candidates)); diff != "" {
				t.Error(diff)
			}
			if !strings.Contains(err.Error(), tt.text) || got.Code != "" {
				t.Errorf("%q, %v", got.Code, err)
			}
		})
	}
}

func BenchmarkFind(b *testing.B) {
	c := territory.Builtin().WithFold(plain)
	for b.Loop() {
		c.Find("акжа")
	}
}
