package names_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"sapar/data/names"
)

// spellings of one name, as lists and documents have them.
var spellings = map[string][]string{
	"Kazakh, Russian and Latin letters": {"Әйгерім", "Айгерім", "Айгерим", "Aigerim", "Aygerim", "Äigerım", "ÄIGERİM"},
	"no soft sign":                      {"Айгүл", "Айгуль", "Aigul", "Aigul'", "Aigül", "Aigül’"},
	"Kazakh х and һ, two words in one":  {"Қожахмет", "Кожахмет", "ҚОЖАХМЕТ", "Qozhakhmet", "Kozhakhmet", "Qojahmet", "Kozhahmet"},
	"у before a vowel":                  {"Қуаныш", "Куаныш", "Kuanysh", "Quanysh", "Qwanyş", "Quanış"},
	"ң and ы":                           {"Шыңғыс", "Шынгыс", "Shyngys", "Şyñğys", "Şıñğıs", "Shyńǵys", "Shynggys"},
	"ә and j":                           {"Жәнібек", "Жанибек", "Zhanibek", "Janibek", "Jänıbek", "Žanibek"},
	"й or nothing before a vowel":       {"Данияр", "Daniyar", "Daniar", "Danïyar", "ДАНИЯР"},
	"я at the end":                      {"Әлия", "Алия", "Aliya", "Alia", "Äliia"},
	"е at the beginning":                {"Ерлан", "Yerlan", "Erlan"},
	"э":                                 {"Эльмира", "Элмира", "Elmira", "El'mira"},
	"doubled letters":                   {"Әсел", "Асель", "Assel", "Asel"},
	"doubled letters in a surname":      {"Қасымов", "Касымов", "Kassymov", "Qasymov"},
	"й, ы and both":                     {"Сайын", "Сайин", "Saiyn", "Sayyn", "Sayin"},
	"й before и":                        {"Қайырбек", "Каирбек", "Kairbek", "Qayyrbek", "Kaiyrbek"},
	"ы after у":                         {"Бауыржан", "Бауржан", "Bauyrzhan", "Baurzhan", "Bauyrjan", "Baýyrjan"},
	"ж of the Soviet years":             {"Жұмабаев", "Джумабаев", "Zhumabayev", "Dzhumabaev", "Djumabaev"},
	"y or i for ы":                      {"Жақсылық", "Жаксылык", "Zhaqsylyq", "Zhaksylyk", "Jaqsylyq", "Жаксилик"},
	"ё with dots and without":           {"Артём", "Артем", "Artyom", "Artem"},
	"yo that is no ё":                   {"Майоров", "Mayorov", "Maiorov"},
	"ий at the end":                     {"Дмитрий", "Dmitry", "Dmitriy", "Dmitrii", "Dmitri"},
	"ю":                                 {"Юлия", "Yuliya", "Yulia", "Iuliia", "YULIYA"},
	"ц":                                 {"Цой", "Tsoi", "Tsoy"},
	"щ":                                 {"Щербаков", "Shcherbakov", "Scherbakov"},
	"x":                                 {"Александр", "Alexandr", "Aleksandr"},
	"a patronymic in two words":         {"Серікұлы", "Серік ұлы", "Серик улы", "Serikuly", "Serik uly", "Serıkūly"},
	"a daughter's patronymic":           {"Серікқызы", "Серік қызы", "Серік Қызы", "Serikkyzy", "Serik kyzy", "Serıkqyzy"},
	"hyphen, dash, space":               {"Әбу-Бәкір", "Әбу Бәкір", "әбу – бәкір", "Abu-Bakir", "Abu.Bakir", " Abu  Bakir "},
	"initials with dots":                {"Ахметов А.С.", "Ахметов А. С.", "ахметов а с", "Akhmetov A. S."},
	"Latin letters in a Cyrillic word":  {"Серік", "Серiк", "Cерік", "CEРІК", "Cepiк"},
	"Latin h for һ":                     {"Гауһар", "Гауhар", "ГАУHАР", "Gauhar", "Gaukhar"},
	"Latin schwa for ә":                 {"Сәуле", "Сəуле", "СƏУЛЕ", "Saule"},
	"invisible characters":              {"Асан", "А\u00ADсан", "Ас\u200Bан", "\uFEFFАсан", "Асан\u00A0"},
	"stress mark":                       {"Сауле", "Са\u0301уле"},
}

func TestFoldJoinsSpellings(t *testing.T) {
	for condition, list := range spellings {
		t.Run(condition, func(t *testing.T) {
			want := names.Fold(list[0])
			for _, spelling := range list {
				for form, text := range map[string]string{"C": norm.NFC.String(spelling), "D": norm.NFD.String(spelling)} {
					if got := names.Fold(text); got != want {
						t.Errorf("Fold(%q) in form %s = %q, but Fold(%q) = %q", spelling, form, got, list[0], want)
					}
				}
			}
		})
	}
}

func TestFoldKeepsNamesApart(t *testing.T) {
	for condition, pair := range map[string][2]string{
		"another consonant":            {"Асан", "Асхан"},
		"another vowel":                {"Асан", "Асен"},
		"another ending":               {"Ахметов", "Ахметова"},
		"another order":                {"Асан Серік", "Серік Асан"},
		"one word less":                {"Ахметов Асан", "Ахметов"},
		"son and daughter":             {"Серікұлы", "Серікқызы"},
		"х and к":                      {"Хамит", "Камит"},
		"ш and с":                      {"Шара", "Сара"},
		"a digit":                      {"Асан 2", "Асан 3"},
		"doubled digits":               {"Асан 11", "Асан 1"},
		"a letter of another alphabet": {"Асан α", "Асан β"},
		"an apostrophe between s":      {"As'hat", "Ashat"},
	} {
		t.Run(condition, func(t *testing.T) {
			if a, b := names.Fold(pair[0]), names.Fold(pair[1]); a == b {
				t.Errorf("Fold(%q) and Fold(%q) are both %q", pair[0], pair[1], a)
			}
		})
	}
}

func TestFoldWritesTheSkeleton(t *testing.T) {
	for name, want := range map[string]string{
		"":        "",
		" - . ' ": "",
		"Әйгерім": "аигерим",
		"Ахметов Асан Серікұлы":    "ахметов асан серикули",
		"Ұлы Дала":                 "ули дала",
		"Қызы":                     "кизи",
		"Жанна":                    "жана",
		"Абджамил":                 "абджамил",
		"Бөлімше 11":               "болимше 11",
		"\xff\xfeАсан\xd0":         "асан",
		"Асан\xffСерік":            "асан серик",
		"Ａｓａｎ":                     "асан",
		"李 Асан":                   "李 асан",
		"Ѳома":                     "ѳома",
		"серіку ұлы ұлы":           "серикулиули",
		"Асан Серік у ұлы":         "асан серикули",
		"\u0301\u0302":             "",
		"Асан\u0000Серік\tАхметов": "асан серик ахметов",
	} {
		t.Run(name, func(t *testing.T) {
			if got := names.Fold(name); got != want {
				t.Errorf("Fold(%q) = %q, want %q", name, got, want)
			}
		})
	}
}

func TestWordsAndPrefixes(t *testing.T) {
	for condition, c := range map[string]struct {
		text            string
		words, prefixes []string
	}{
		"three parts":           {"Ахметов Асан Серікұлы", []string{"ахметов", "асан", "серикули"}, []string{"ахметов", "асан", "серикули"}},
		"a part twice":          {"Асан Асан-Ұлан", []string{"асан", "улан"}, []string{"асан", "улан"}},
		"one begins another":    {"ас Ахмет асан ахм", []string{"ас", "ахмет", "асан", "ахм"}, []string{"ахмет", "асан"}},
		"nothing but signs":     {" - ", nil, nil},
		"empty":                 {"", nil, nil},
		"Latin while typing":    {"Akhm as", []string{"ахм", "ас"}, []string{"ахм", "ас"}},
		"particle written away": {"Серік қызы", []string{"серикизи"}, []string{"серикизи"}},
	} {
		t.Run(condition, func(t *testing.T) {
			if diff := cmp.Diff(c.words, names.Words(c.text)); diff != "" {
				t.Errorf("Words(%q):\n%s", c.text, diff)
			}
			if diff := cmp.Diff(c.prefixes, names.Prefixes(c.text)); len(c.prefixes)+len(names.Prefixes(c.text)) > 0 && diff != "" {
				t.Errorf("Prefixes(%q):\n%s", c.text, diff)
			}
		})
	}
}

func TestTypedSoFarFindsTheName(t *testing.T) {
	for _, spelling := range []string{
		"Әйгерім", "Aigerim", "Шыңғыс", "Бауыржан", "Baurzhan", "Данияр", "Daniar", "Сайын",
		"Сүйінбай", "Щербаков", "Алексеев", "Aliya", "Әбілқайыр", "Джамбул", "Абджамил",
	} {
		t.Run(spelling, func(t *testing.T) {
			whole := names.Fold(spelling)
			letters := []rune(spelling)
			for n := 3; n <= len(letters); n++ {
				typed := names.Fold(string(letters[:n]))
				if n < len(letters) && isHalfCluster(letters[n-1]) {
					continue
				}
				if !strings.HasPrefix(whole, typed) {
					t.Errorf("%q folds to %q, which does not begin %q", string(letters[:n]), typed, whole)
				}
			}
		})
	}
}

// isHalfCluster: a Latin letter that the next one may turn into another.
func isHalfCluster(r rune) bool { return strings.ContainsRune("cgkpszy", r) }

// name draws names of letters, signs and particles such as people type.
var name = rapid.Custom(func(t *rapid.T) string {
	letter := rapid.RuneFrom([]rune("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяАӘҒҢҮҰҚӨҺІabcdefghijklmnopqrstuvwxyzäöüūıñğşİ'’"))
	word := rapid.OneOf(
		rapid.StringOfN(letter, 1, 9, -1),
		rapid.SampledFrom([]string{"ұлы", "қызы", "Kyzy", "джау", "ауыл", "dzhauy", "у", "к", "2", "А."}),
	)
	return strings.Join(rapid.SliceOfN(word, 0, 5).Draw(t, "words"), rapid.SampledFrom([]string{" ", "-", ". "}).Draw(t, "sign"))
})

var anyText = rapid.OneOf(name, rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))

func TestFoldIsIdempotent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkFold(t, anyText.Draw(t, "text"))
	})
}

func TestFoldIgnoresCaseAndForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := name.Draw(t, "name")
		want := names.Fold(text)
		for change, changed := range map[string]string{
			"capitals":      strings.ToUpper(text),
			"small letters": strings.ToLower(text),
			"form D":        norm.NFD.String(text),
			"spaces":        "  " + strings.ReplaceAll(text, " ", " \t") + " ",
		} {
			if got := names.Fold(changed); got != want {
				t.Fatalf("%s: Fold(%q) = %q, but Fold(%q) = %q", change, changed, got, text, want)
			}
		}
	})
}

func TestFoldOfEveryRune(t *testing.T) {
	for r := range rune(unicode.MaxRune) {
		if !unicode.IsGraphic(r) && !unicode.Is(unicode.Cf, r) {
			continue // controls, unassigned and private code points: one like another
		}
		checkFold(t, string(r))
		checkFold(t, "а"+string(r)+"уя")
	}
}

type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

// checkFold holds what is true of every skeleton.
func checkFold(t failer, text string) {
	t.Helper()
	folded := names.Fold(text)
	if again := names.Fold(folded); again != folded {
		t.Fatalf("Fold(%q) = %q, folded again %q", text, folded, again)
	}
	if !utf8.ValidString(folded) {
		t.Fatalf("Fold(%q) = %q is not valid UTF-8", text, folded)
	}
	if strings.Join(strings.Fields(folded), " ") != folded {
		t.Fatalf("Fold(%q) = %q: spaces", text, folded)
	}
}

func FuzzFold(f *testing.F) {
	for _, spellings := range spellings {
		f.Add(spellings[0])
	}
	f.Add("серіку ұлы \xff\u0301 ҙaﷺ")
	f.Fuzz(func(t *testing.T, text string) {
		checkFold(t, text)
		for _, prefix := range names.Prefixes(text) {
			if prefix == "" {
				t.Fatalf("Prefixes(%q) has an empty word", text)
			}
		}
	})
}

func BenchmarkFold(b *testing.B) {
	for condition, text := range map[string]string{
		"Kazakh":     "Ахметов Асан Серікұлы",
		"Latin":      "Akhmetov Assan Serikuly",
		"decomposed": norm.NFD.String("Қайырбеков Әбілқайыр Серікұлы"),
	} {
		b.Run(condition, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				names.Fold(text)
			}
		})
	}
}
