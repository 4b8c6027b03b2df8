package names_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"sapar/data/names"
)

const kazakhAlphabet = "А Ә Б В Г Ғ Д Е Ё Ж З И Й К Қ Л М Н Ң О Ө П Р С Т У Ұ Ү Ф Х Һ Ц Ч Ш Щ Ъ Ы І Ь Э Ю Я"

func TestLettersStandInTheOrderOfTheAlphabet(t *testing.T) {
	want := strings.Fields(kazakhAlphabet)
	if len(want) != 42 {
		t.Fatalf("the alphabet of this test has %d letters", len(want))
	}
	want = append(want, "A", "Ä", "B", "Z")
	got := slices.Clone(want)
	slices.Reverse(got)
	names.Sort(got, func(s string) string { return s })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestNamesStandInOrder(t *testing.T) {
	for condition, want := range map[string][]string{
		"Ә after all of А":           {"Абай", "Аян", "Әбіл", "Әлия", "Болат"},
		"Ғ Қ Ң in the middle":        {"Аға", "Айғаным", "Ақан", "Алан", "Аңсар", "Асан"},
		"Ұ before Ү":                 {"Уәли", "Ұлан", "Үміт", "Фарида"},
		"Һ after Х, І after Ы":       {"Хамит", "Һарун", "Ынтымақ", "Ілияс", "Эльмира"},
		"Ё after Е, Й after И":       {"Ерлан", "Ёлкин", "Жан", "Ия", "Йосиф"},
		"a shorter name first":       {"Асан", "Асан Б.", "Асан-Ұлы", "Асанов", "Асанова"},
		"Cyrillic before Latin":      {"Абай", "Яков", "Abai", "Äbdi", "Zarina"},
		"digits first":               {"1-топ", "2-топ", "Абай"},
		"case only between equals":   {"Асан А", "асан Б", "Асан В"},
		"hyphen like a space":        {"Әбу Аман", "Әбу-Бәкір", "Әбу Уәли"},
		"apostrophe like nothing":    {"Игор", "Игор'я", "Игоряк"},
		"decomposed й":               {"Аи", norm.NFD.String("Ай"), "Ак"},
		"schwa like ә":               {"Ая", "Əб", "Әв", "Ба"},
		"letters of other alphabets": {"Ян", "Zarina", "Ωmega", "李"},
	} {
		t.Run(condition, func(t *testing.T) {
			for range 20 {
				got := slices.Clone(want)
				rand.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
				names.Sort(got, func(s string) string { return s })
				if diff := cmp.Diff(want, got); diff != "" {
					t.Fatal(diff)
				}
			}
		})
	}
}

// The general tables of Unicode know the Kazakh order of Cyrillic words too.
func TestOrderAgreesWithCollateOnCyrillic(t *testing.T) {
	order := collate.New(language.Kazakh)
	word := rapid.StringOfN(rapid.RuneFrom([]rune(strings.ToLower(strings.ReplaceAll(kazakhAlphabet, " ", "")))), 1, 6, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		if got, want := names.Compare(a, b), order.CompareString(a, b); got != want {
			t.Fatalf("Compare(%q, %q) = %d, collate says %d", a, b, got, want)
		}
	})
}

func TestOrderIsTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anyText.Draw(t, "a"), anyText.Draw(t, "b"), anyText.Draw(t, "c")
		ab, bc, ac := names.Compare(a, b), names.Compare(b, c), names.Compare(a, c)
		if ba := names.Compare(b, a); ba != -ab {
			t.Fatalf("Compare(a, b) = %d, Compare(b, a) = %d", ab, ba)
		}
		if ab <= 0 && bc <= 0 && ac > 0 {
			t.Fatalf("not transitive: %d %d %d", ab, bc, ac)
		}
		if want := bytes.Compare(names.SortKey(a), names.SortKey(b)); ab != want {
			t.Fatalf("Compare = %d, the keys say %d", ab, want)
		}
		if same := norm.NFC.String(a) == norm.NFC.String(b); same != (ab == 0) {
			t.Fatalf("Compare = %d, same text %t", ab, same)
		}
	})
}

func TestSortKeepsTheOrderOfEqualNames(t *testing.T) {
	type person struct {
		name string
		born int
	}
	list := []person{{"Серік", 3}, {"Асан", 2}, {"Серік", 1}, {"Асан", 9}}
	names.Sort(list, func(p person) string { return p.name })
	want := []person{{"Асан", 2}, {"Асан", 9}, {"Серік", 3}, {"Серік", 1}}
	if !slices.Equal(list, want) {
		t.Errorf("got %v, want %v", list, want)
	}
}

func TestConcurrentUse(t *testing.T) {
	want := fmt.Sprint(names.SortKey("Әбу-Бәкір"), names.Fold("Әбу-Бәкір"))
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 200 {
				if got := fmt.Sprint(names.SortKey("Әбу-Бәкір"), names.Fold("Әбу-Бәкір")); got != want {
					t.Errorf("got %s, want %s", got, want)
				}
			}
		})
	}
	all.Wait()
}

func FuzzSortKey(f *testing.F) {
	f.Add("Әбу-Бәкір", "Абу")
	f.Add("\xff\u0301", "\x00")
	f.Fuzz(func(t *testing.T, a, b string) {
		if got, want := names.Compare(a, b), bytes.Compare(names.SortKey(a), names.SortKey(b)); got != want {
			t.Errorf("Compare(%q, %q) = %d, the keys say %d", a, b, got, want)
		}
	})
}

func BenchmarkSortKey(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		names.SortKey("Ахметов Асан Серікұлы")
	}
}

func BenchmarkCompare(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		names.Compare("Ахметов Асан Серікұлы", "Ахметов Асан Серікович")
	}
}

func BenchmarkSort60000(b *testing.B) {
	surnames := []string{"Ахметов", "Әбілов", "Қасымов", "Өтегенов", "Іскаков", "Ұзақов"}
	list := make([]string, 60_000)
	for b.Loop() {
		for i := range list {
			list[i] = fmt.Sprintf("%s Асан%d", surnames[i%len(surnames)], i*7919%60_000)
		}
		names.Sort(list, func(s string) string { return s })
	}
}
