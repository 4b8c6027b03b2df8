package i18n_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"sapar/app/i18n"
	"sapar/assets"
	"sapar/data"
)

// Plural forms that each language has (CLDR). Kazakh keeps the noun as it is
// after a number, but the rule still asks for both.
var forms = map[i18n.Lang][]string{
	i18n.KK: {"one", "other"},
	i18n.RU: {"few", "many", "one", "other"},
	i18n.EN: {"one", "other"},
}

// text is one key's content: under "" where it has no plural, else by form.
type text map[string]string

// file reads a language's file as it stands, in the order of its keys.
func file(t *testing.T, l i18n.Lang) (texts map[string]text, order []string) {
	t.Helper()
	content, err := assets.I18n.ReadFile("i18n/" + string(l) + ".json")
	if err != nil {
		t.Fatal(err)
	}
	texts = map[string]text{}
	d := json.NewDecoder(bytes.NewReader(content))
	if _, err := d.Token(); err != nil {
		t.Fatal(err)
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			t.Fatalf("%s: %v: %v", l, key, err)
		}
		value := text{}
		if raw[0] == '"' {
			var s string
			err = json.Unmarshal(raw, &s)
			value[""] = s
		} else {
			err = json.Unmarshal(raw, &value)
		}
		if err != nil {
			t.Fatalf("%s: %v: %v", l, key, err)
		}
		if texts[key.(string)] != nil {
			t.Errorf("%s: %v stands twice", l, key)
		}
		texts[key.(string)] = value
		order = append(order, key.(string))
	}
	if _, err := d.Token(); err != nil {
		t.Fatalf("%s: %v", l, err)
	}
	if _, err := d.Token(); err != io.EOF {
		t.Fatalf("%s: more than one object", l)
	}
	return texts, order
}

func TestFilesHaveTheSameKeys(t *testing.T) {
	all := map[string]bool{}
	for _, l := range i18n.Langs() {
		texts, _ := file(t, l)
		for key := range texts {
			all[key] = true
		}
	}
	for _, l := range i18n.Langs() {
		texts, _ := file(t, l)
		for key := range all {
			if texts[key] == nil {
				t.Errorf("%s.json lacks %q", l, key)
			}
		}
	}
}

// Sorted keys make two people's additions merge and a difference readable.
func TestFilesAreSorted(t *testing.T) {
	for _, l := range i18n.Langs() {
		_, order := file(t, l)
		for i := 1; i < len(order); i++ {
			if order[i] < order[i-1] {
				t.Errorf("%s.json: %q stands after %q: sort the keys", l, order[i], order[i-1])
			}
		}
	}
}

func TestTextsAreWhole(t *testing.T) {
	for _, l := range i18n.Langs() {
		texts, _ := file(t, l)
		for key, forms := range texts {
			for form, s := range forms {
				switch {
				case strings.TrimSpace(s) == "":
					t.Errorf("%s: %s %s is empty", l, key, form)
				case s != strings.TrimSpace(s):
					t.Errorf("%s: %s %s has blanks around it: %q", l, key, form, s)
				case strings.Contains(s, "  "):
					t.Errorf("%s: %s %s has two blanks in a row: %q", l, key, form, s)
				case strings.Contains(placeholder.ReplaceAllString(s, ""), "{") || strings.Contains(s, "}}}"):
					t.Errorf("%s: %s %s: a placeholder is written {{.name}}: %q", l, key, form, s)
				}
			}
		}
	}
}

func TestPluralsAreThoseOfTheLanguage(t *testing.T) {
	english, _ := file(t, i18n.EN)
	for _, l := range i18n.Langs() {
		texts, _ := file(t, l)
		for key, value := range texts {
			_, single := value[""]
			if _, want := english[key][""]; single != want {
				t.Errorf("%s: %s is a plural in one language only", l, key)
			}
			if single {
				continue
			}
			if got := slices.Sorted(maps.Keys(value)); !slices.Equal(got, forms[l]) {
				t.Errorf("%s: %s has the forms %v, the language needs %v", l, key, got, forms[l])
			}
			for form, s := range value {
				if !slices.Contains(placeholders(s), "n") {
					t.Errorf("%s: %s %s does not say {{.n}}: %q", l, key, form, s)
				}
			}
		}
	}
}

func TestPlaceholdersAreTheSameEverywhere(t *testing.T) {
	english, _ := file(t, i18n.EN)
	for _, l := range i18n.Langs() {
		texts, _ := file(t, l)
		for key, value := range texts {
			want := placeholdersOf(english[key])
			for form, s := range value {
				if got := placeholders(s); !slices.Equal(got, want) {
					t.Errorf("%s: %s %s has %v, English has %v", l, key, form, got, want)
				}
			}
		}
	}
}

// What two languages may write alike: names and words they share.
var alike = []string{
	"Сапар", "Семинар-тренинг", "Рейд", "Экскурсия", "Акция, марафон", "Спорт", "Психология", "Файл",
	"{{.n}} рейд", "{{.n}} экскурсия", "{{.n}} семинар-тренинг",
	"Материал", "Курс", "{{.n}} материал", "{{.n}} курс", "{{.n}} файл", "Плакат", "Буклет", "Колледж", "Онлайн", "{{.from}} – {{.to}}", "{{.sheet}}, {{.cell}}: {{.sentence}}", "Республика", "Фоторепортаж", "Театр", "Комиссия:",
}

func TestKazakhIsNotRussian(t *testing.T) {
	kazakh, _ := file(t, i18n.KK)
	russian, _ := file(t, i18n.RU)
	for key, value := range kazakh {
		for form, s := range value {
			if utf8.RuneCountInString(letters(s)) > 3 && s == russian[key][form] && !slices.Contains(alike, s) {
				t.Errorf("%s: %q stands in both languages: translate it, or add it to the words they share", key, s)
			}
		}
	}
}

// Latin words that a Kazakh or Russian sentence has.
var latin = []string{"A", "Z", "NEET", "IT", "V", "https", "Q", "H", "kk", "ru", "sapar", "report", "privacy", "apply", "ID", "layout", "check", "merges", "list", "backups", "JSON", "xlsx", "xlsb", "docx", "Excel", "LibreOffice", "WPS", "GeoNames", "CC", "BY", "Ctrl", "Enter", "Esc", "Tab", "Shift", "Delete", "PDF", "JPEG", "PNG"}

// A Latin i in place of the Kazakh one looks right and is never found.
func TestScriptsAreNotMixed(t *testing.T) {
	word := regexp.MustCompile(`[\p{L}]+`)
	for _, l := range i18n.Langs() {
		texts, _ := file(t, l)
		for key, value := range texts {
			for _, s := range value {
				if key == "lang.self" {
					continue
				}
				for _, w := range word.FindAllString(placeholder.ReplaceAllString(s, " "), -1) {
					hasLatin := strings.ContainsFunc(w, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
					hasCyrillic := strings.ContainsFunc(w, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
					switch {
					case hasLatin && hasCyrillic:
						t.Errorf("%s: %s: %q mixes Latin and Cyrillic letters", l, key, w)
					case l == i18n.EN && hasCyrillic:
						t.Errorf("en: %s: %q is not English", key, w)
					case l != i18n.EN && hasLatin && !slices.Contains(latin, w):
						t.Errorf("%s: %s: %q is in Latin letters: correct it, or add it to the words allowed", l, key, w)
					}
				}
			}
		}
	}
}

func TestEveryDeclaredFieldAndChoiceHasWords(t *testing.T) {
	lists := []string{
		"project_kind", "indicator_kind", "level", "unit", "status", "event_type", "topic", "audience",
		"field", "sex", "category", "consent", "issue_status", "recommendation_status",
	}
	for _, l := range i18n.Langs() {
		w := i18n.Load(l)
		need := func(key string) {
			if !w.Has(key) {
				t.Errorf("%s.json lacks %q", l, key)
			}
		}
		for _, recordType := range data.Types() {
			need("type." + recordType.Key)
			for _, f := range recordType.Fields {
				need("field." + recordType.Key + "." + f.Key)
				if f.List != "" && !slices.Contains(lists, f.List) {
					lists = append(lists, f.List)
				}
			}
		}
		for _, list := range lists {
			if len(data.List(list)) == 0 {
				t.Errorf("no list %q", list)
			}
			for _, code := range data.List(list) {
				need("list." + list + "." + code)
			}
		}
		for _, list := range []struct {
			name  string
			codes []string
		}{
			{"role", []string{"coordinator", "staff", "manager"}},
			{"sex_short", data.List("sex")},
			{"theme", []string{"system", "light", "dark"}},
			{"language", []string{"kk", "ru", "en"}},
			{"report", []string{"events", "attendance", "indicators"}},
			{"place_kind", kinds(data.Region, data.District, data.City, data.Okrug, data.Village)},
			{"period", kinds(data.Month, data.Quarter, data.HalfYear, data.Year, data.Days, data.Whole)},
		} {
			for _, code := range list.codes {
				need("list." + list.name + "." + code)
			}
		}
	}
}

func kinds[K ~string](all ...K) []string {
	var codes []string
	for _, k := range all {
		codes = append(codes, string(k))
	}
	return codes
}

var placeholder = regexp.MustCompile(`\{\{\.([a-z_]+)\}\}`)

// placeholders returns the names that a text asks for, sorted, each once.
func placeholders(s string) []string {
	var names []string
	for _, m := range placeholder.FindAllStringSubmatch(s, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func placeholdersOf(t text) []string {
	if s, ok := t[""]; ok {
		return placeholders(s)
	}
	return placeholders(t["other"])
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, placeholder.ReplaceAllString(s, ""))
}

func ExampleWords_N() {
	for _, l := range i18n.Langs() {
		w := i18n.Load(l)
		fmt.Println(w.N("count.village", 1), "|", w.N("count.village", 3), "|", w.N("count.village", 12))
	}
	// Output:
	// 1 ауыл | 3 ауыл | 12 ауыл
	// 1 село | 3 села | 12 сёл
	// 1 village | 3 villages | 12 villages
}
