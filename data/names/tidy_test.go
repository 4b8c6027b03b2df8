package names_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"sapar/data/names"
)

func TestTidy(t *testing.T) {
	for condition, c := range map[string]struct{ typed, want string }{
		"already in order":             {"Ахметов Асан Серікұлы", "Ахметов Асан Серікұлы"},
		"small letters":                {"ахметов асан серікұлы", "Ахметов Асан Серікұлы"},
		"capitals":                     {"АХМЕТОВ АСАН СЕРІКҰЛЫ", "Ахметов Асан Серікұлы"},
		"surname in capitals":          {"АХМЕТОВ Асан", "Ахметов Асан"},
		"mixed case":                   {"МакКонор аСан", "МакКонор аСан"},
		"Kazakh capitals":              {"әли ғани қуат ңа өмір ұлан үміт һарун ілияс", "Әли Ғани Қуат Ңа Өмір Ұлан Үміт Һарун Ілияс"},
		"Kazakh small letters":         {"ӘҒҚҢӨҰҮҺІ ІІІ", "Әғқңөұүһі Ііі"},
		"hyphen, small":                {"әбу-бәкір", "Әбу-Бәкір"},
		"hyphen, capitals":             {"ӘБУ-БӘКІР", "Әбу-Бәкір"},
		"spaces":                       {" \tАхметов \u00A0 Асан\n", "Ахметов Асан"},
		"particle apart":               {"серік ұлы", "Серік ұлы"},
		"particle apart, capitals":     {"СЕРІК ҚЫЗЫ", "Серік қызы"},
		"particle with a capital":      {"Серік Ұлы", "Серік Ұлы"},
		"particle first":               {"ұлы дала", "Ұлы Дала"},
		"particle after a hyphen":      {"серік-ұлы", "Серік-ұлы"},
		"Azerbaijani patronymic":       {"МАМЕД ОГЛЫ", "Мамед оглы"},
		"initials":                     {"ахметов а.с.", "Ахметов А.С."},
		"initials in capitals":         {"АХМЕТОВ А. С.", "Ахметов А. С."},
		"in brackets":                  {"(асан)", "(Асан)"},
		"decomposed":                   {norm.NFD.String("йосиф"), norm.NFC.String("Йосиф")},
		"Latin":                        {"äigerım AKHMETOVA", "Äigerım Akhmetova"},
		"soft hyphen and no-width":     {"Ас\u00ADан\u200B", "Асан"},
		"broken UTF-8":                 {"Ас\xffан", "Асан"},
		"nothing but spaces":           {" \t ", ""},
		"a hyphen alone":               {"-", "-"},
		"apostrophe":                   {"О'КОННОР", "О'коннор"},
		"letters composed by the case": {"AJ\u030C", "A\u01F0"},
	} {
		t.Run(condition, func(t *testing.T) {
			if got := names.Tidy(c.typed); got != c.want {
				t.Errorf("Tidy(%q) = %q, want %q", c.typed, got, c.want)
			}
		})
	}
}

func TestShort(t *testing.T) {
	for condition, c := range map[string]struct{ name, want string }{
		"three parts":         {"Ахметов Асан Серікұлы", "Ахметов А. С."},
		"patronymic apart":    {"Ахметов Асан Серік ұлы", "Ахметов А. С."},
		"two parts":           {"Ахметов Асан", "Ахметов А."},
		"surname alone":       {"Ахметов", "Ахметов"},
		"initials already":    {"Ахметов А.С.", "Ахметов А. С."},
		"initials first":      {"А.С. Ахметов", "Ахметов А. С."},
		"initials alone":      {"А.С.", "А.С."},
		"hyphen in a surname": {"Иванова-Ахметова Әсел", "Иванова-Ахметова Ә."},
		"hyphen in a name":    {"Ахметов Әбу-Бәкір", "Ахметов Ә."},
		"small letters":       {"ахметов ілияс", "Ахметов І."},
		"in brackets":         {"Ахметова (Серікова) Әсел", "Ахметова С. Ә."},
		"empty":               {"", ""},
		"no letters":          {"- 2", "- 2"},
	} {
		t.Run(condition, func(t *testing.T) {
			if got := names.Short(c.name); got != c.want {
				t.Errorf("Short(%q) = %q, want %q", c.name, got, c.want)
			}
		})
	}
}

func TestTidyKeepsTheName(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := name.Draw(t, "name")
		if got, want := names.Fold(names.Tidy(text)), names.Fold(text); got != want {
			t.Fatalf("Tidy(%q) = %q folds to %q, not to %q", text, names.Tidy(text), got, want)
		}
	})
}

func TestTidyIsIdempotent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkTidy(t, anyText.Draw(t, "text")) })
}

func FuzzTidy(f *testing.F) {
	f.Add("АХМЕТОВ асан серік ҰЛЫ")
	f.Add("AJ\u030C \xff-ǆǆ")
	f.Fuzz(func(t *testing.T, text string) { checkTidy(t, text) })
}

func checkTidy(t failer, text string) {
	t.Helper()
	tidy := names.Tidy(text)
	if again := names.Tidy(tidy); again != tidy {
		t.Fatalf("Tidy(%q) = %q, tidied again %q", text, tidy, again)
	}
	if !utf8.ValidString(tidy) || !norm.NFC.IsNormalString(tidy) || strings.Join(strings.Fields(tidy), " ") != tidy {
		t.Fatalf("Tidy(%q) = %q is not in order", text, tidy)
	}
	short := names.Short(text)
	if again := names.Short(short); again != short {
		t.Fatalf("Short(%q) = %q, shortened again %q", text, short, again)
	}
}
