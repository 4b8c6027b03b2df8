package territory_test

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"sapar/assets"
	"sapar/data"
	"sapar/data/territory"
)

const (
	wko      = "270000000"
	oral     = "271000000"
	akzhaiyk = "273200000"
	taraz    = "311000000"
)

func ofKind(places []data.Place, kind data.PlaceKind) []data.Place {
	var out []data.Place
	for _, p := range places {
		if p.Kind == kind {
			out = append(out, p)
		}
	}
	return out
}

func codes(places []data.Place) []string {
	var out []string
	for _, p := range places {
		out = append(out, p.Code)
	}
	return out
}

func namesKK(places []data.Place) []string {
	var out []string
	for _, p := range places {
		out = append(out, p.NameKK)
	}
	return out
}

func TestBuiltinHoldsTheWholeClassifier(t *testing.T) {
	all := territory.Builtin().All()
	for kind, want := range map[data.PlaceKind]int{
		data.Region: 2, data.District: 12, data.City: 4, data.Okrug: 151, data.Village: 408,
	} {
		if got := len(ofKind(all, kind)); got != want {
			t.Errorf("%d places of kind %s, want %d", got, kind, want)
		}
	}
	if !slices.IsSortedFunc(all, func(a, b data.Place) int { return cmp.Compare(a.Code, b.Code) }) {
		t.Error("All is not in the order of the codes")
	}
}

func TestBuiltinFactsAreWhole(t *testing.T) {
	c := territory.Builtin()
	var located, people int
	for _, p := range c.All() {
		if p.NameKK == "" || p.NameRU == "" {
			t.Errorf("%s has no name in one of the languages", p.Code)
		}
		if p.Kind != data.Region {
			// A code of the classifier begins with the code of its unit.
			for unit, ok := c.Place(p.Parent); ok; unit, ok = c.Place(unit.Parent) {
				if !strings.HasPrefix(p.Code, strings.TrimRight(unit.Code, "0")) {
					t.Errorf("%s stands below %s", p.Code, unit.Code)
				}
			}
		}
		if p.Kind == data.District && p.Population == 0 {
			t.Errorf("%s has no population", p.NameKK)
		}
		people += p.Population
		if !p.Located() {
			continue
		}
		located++
		// West Kazakhstan lies between these meridians and parallels.
		if p.Lat < 48 || p.Lat > 52 || p.Lon < 46 || p.Lon > 55 || p.Precision < 1 || p.Precision > 3 {
			t.Errorf("%s %s lies at %g, %g (%d km)", p.Code, p.NameKK, p.Lat, p.Lon, p.Precision)
		}
	}
	if located != 188 {
		t.Errorf("%d places have coordinates, want 188", located)
	}
	if want := 695_988; people != want {
		t.Errorf("the districts and the city of Oral have %d people, want %d", people, want)
	}
}

func TestBuiltinVillagesHaveAnOkrugAndADistrict(t *testing.T) {
	c := territory.Builtin()
	for _, v := range ofKind(c.All(), data.Village) {
		okrug, ok := c.OkrugOf(v.Code)
		if !ok || okrug.Kind != data.Okrug || okrug.Code != v.Parent {
			t.Errorf("OkrugOf(%s) = %v, %v", v.Code, okrug, ok)
		}
		unit, ok := c.DistrictOf(v.Code)
		if !ok || unit.Parent != wko {
			t.Errorf("DistrictOf(%s) = %v, %v", v.Code, unit, ok)
		}
		if !slices.Contains(codes(c.Villages(unit.Code)), v.Code) {
			t.Errorf("Villages(%s) lacks %s", unit.Code, v.Code)
		}
	}
}

func TestCreditsNameEverySource(t *testing.T) {
	credits, err := fs.ReadFile(assets.Territory, "territory/CREDITS")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"КАТО", "17.07.2026", "GeoNames", "https://www.geonames.org", "CC BY 4.0",
		"https://creativecommons.org/licenses/by/4.0/", "Bureau of National Statistics", "1 January 2025"} {
		if !strings.Contains(string(credits), want) {
			t.Errorf("the credits do not name %q", want)
		}
	}
}

func TestDistricts(t *testing.T) {
	c := territory.Builtin()
	inOrder := []string{"Ақжайық ауданы", "Бәйтерек ауданы", "Бөкей ордасы ауданы", "Бөрлі ауданы", "Жаңақала ауданы",
		"Жәнібек ауданы", "Казталов ауданы", "Қаратөбе ауданы", "Сырым ауданы", "Тасқала ауданы", "Теректі ауданы",
		"Шыңғырлау ауданы"}
	tests := map[string]struct {
		code     string
		withCity bool
		want     []string
	}{
		"the region's districts in Kazakh order": {wko, false, inOrder},
		"the city comes last":                    {wko, true, append(slices.Clone(inOrder), "Орал қалалық әкімдігі")},
		"a city by itself":                       {taraz, false, []string{"Тараз"}},
		"a city by itself, asked with the city":  {taraz, true, []string{"Тараз"}},
		"a district by itself":                   {akzhaiyk, false, []string{"Ақжайық ауданы"}},
		"a region of which only a city is known": {"310000000", true, []string{"Тараз"}},
		"a town inside a district":               {"273620100", false, nil},
		"an okrug":                               {"273230000", false, nil},
		"a code that is not there":               {"999999999", false, nil},
		"no code":                                {"", true, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := gocmp.Diff(tt.want, namesKK(c.Districts(tt.code, tt.withCity))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestVillages(t *testing.T) {
	c := territory.Builtin()
	tests := map[string]struct {
		code string
		want []string
	}{
		"of an okrug, in Kazakh order": {"273233000", []string{"Битілеу", "Қабыл", "Тінәлі", "Ілбішін"}},
		"of an okrug with a town":      {"273620000", []string{"Ақсай", "Аралтал", "Қызылтал"}},
		"of the city of Oral": {oral, []string{"Дерқұл", "Желаево", "Зачаганск", "Круглоозерное", "Маштаково",
			"Меловые Горки", "Орал", "Серебряков"}},
		"of a city without settlements": {taraz, []string{"Тараз"}},
		"of a village":                  {"273230100", nil},
		"of a code that is not there":   {"273", nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := gocmp.Diff(tt.want, namesKK(c.Villages(tt.code))); diff != "" {
				t.Error(diff)
			}
		})
	}
	t.Run("of the region: all of them, with the towns Oral and Aksai", func(t *testing.T) {
		all := c.Villages(wko)
		if v, towns := len(ofKind(all, data.Village)), len(ofKind(all, data.City)); v != 408 || towns != 2 {
			t.Errorf("%d villages and %d towns", v, towns)
		}
	})
	t.Run("a caller's changes stay its own", func(t *testing.T) {
		c.Villages(akzhaiyk)[0].Code = "changed"
		if c.Villages(akzhaiyk)[0].Code == "changed" {
			t.Error("the catalogue was changed from outside")
		}
	})
}

func TestUnitsOfAPlace(t *testing.T) {
	c := territory.Builtin()
	tests := map[string]struct{ code, district, okrug string }{
		"a village":                       {"273230100", akzhaiyk, "273230000"},
		"an okrug":                        {"273230000", akzhaiyk, "273230000"},
		"a district":                      {akzhaiyk, akzhaiyk, ""},
		"a town in a district's okrug":    {"273620100", "273600000", "273620000"},
		"the town that is the city":       {"271010000", oral, ""},
		"a village of the city":           {"271033100", oral, "271033000"},
		"a city's administration":         {oral, oral, ""},
		"a city outside the region":       {taraz, taraz, ""},
		"a region, which is above them":   {wko, "", ""},
		"a code that is not there":        {"999999999", "", ""},
		"no code, as of no place chosen":  {"", "", ""},
		"a code with a space in front":    {" 273230100", "", ""},
		"a code without its last figures": {"2732301", "", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			district, ok := c.DistrictOf(tt.code)
			if district.Code != tt.district || ok != (tt.district != "") {
				t.Errorf("DistrictOf = %q, %v; want %q", district.Code, ok, tt.district)
			}
			okrug, ok := c.OkrugOf(tt.code)
			if okrug.Code != tt.okrug || ok != (tt.okrug != "") {
				t.Errorf("OkrugOf = %q, %v; want %q", okrug.Code, ok, tt.okrug)
			}
		})
	}
}

func TestShort(t *testing.T) {
	c := territory.Builtin()
	tests := map[string]struct{ code, kk, ru string }{
		"a district":                  {akzhaiyk, "Ақжайық", "Акжаикский"},
		"a district, type in front":   {"274400000", "Бәйтерек", "Бәйтерек"},
		"a district of two words":     {"275400000", "Бөкей ордасы", "Бокейординский"},
		"a city's administration":     {oral, "Орал", "Уральск"},
		"an okrug":                    {"273230000", "Чапаев", "Чапаевский"},
		"an okrug named for a person": {"275437000", "Темір Масин", "Темира Масина"},
		"a village has no type":       {"276269100", "Жаңа Өмір", "Жана Омир"},
		"a code that is not there":    {"1", "", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if kk, ru := c.Short(tt.code); kk != tt.kk || ru != tt.ru {
				t.Errorf("Short = %q, %q; want %q, %q", kk, ru, tt.kk, tt.ru)
			}
		})
	}
	for _, p := range c.All() {
		kk, ru := c.Short(p.Code)
		if !strings.Contains(p.NameKK, kk) || !strings.Contains(p.NameRU, ru) || kk == "" || ru == "" {
			t.Errorf("%s: short names %q, %q of %q, %q", p.Code, kk, ru, p.NameKK, p.NameRU)
		}
		if (p.Kind == data.District || p.Kind == data.Okrug) && (kk == p.NameKK || ru == p.NameRU) {
			t.Errorf("%s: %q, %q still say the type", p.Code, kk, ru)
		}
	}
}
