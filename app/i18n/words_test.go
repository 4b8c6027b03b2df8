package i18n_test

import (
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"sapar/app/i18n"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]i18n.Lang{"kk": i18n.KK, "RU": i18n.RU, " en ": i18n.EN} {
		if l, ok := i18n.Parse(text); !ok || l != want {
			t.Errorf("Parse(%q) = %q, %v", text, l, ok)
		}
	}
	for _, text := range []string{"", "kz", "de", "kk-KZ"} {
		if _, ok := i18n.Parse(text); ok {
			t.Errorf("Parse(%q) accepts it", text)
		}
	}
}

func TestLanguagesCallThemselves(t *testing.T) {
	var names []string
	for _, l := range i18n.Langs() {
		names = append(names, l.Name())
	}
	if want := []string{"Қазақша", "Русский", "English"}; !slices.Equal(names, want) {
		t.Errorf("names %v, want %v", names, want)
	}
}

func TestLoadIsKazakhForAnUnknownLanguage(t *testing.T) {
	if l := i18n.Load("").Lang(); l != i18n.KK {
		t.Errorf("language %q, want kk", l)
	}
	if once, again := i18n.Load(i18n.RU), i18n.Load(i18n.RU); once != again {
		t.Error("words are read anew")
	}
}

func TestTFillsPlaceholders(t *testing.T) {
	got := i18n.Load(i18n.KK).T("problem.end_before_start", "start", "02.05.2026", "end", "01.05.2026")
	if !strings.Contains(got, "01.05.2026") || !strings.Contains(got, "02.05.2026") || strings.Contains(got, "{{") {
		t.Errorf("text %q", got)
	}
	// Names of people and places hold signs that HTML would escape.
	got = i18n.Load(i18n.RU).T("problem.not_in_list", "value", `О'Коннор & "Ко" <x>`)
	if !strings.Contains(got, `О'Коннор & "Ко" <x>`) {
		t.Errorf("text %q", got)
	}
}

func TestNPicksTheFormOfTheLanguage(t *testing.T) {
	ru := i18n.Load(i18n.RU)
	for n, want := range map[int]string{
		0: "0 сёл", 1: "1 село", 2: "2 села", 4: "4 села", 5: "5 сёл", 11: "11 сёл", 12: "12 сёл",
		21: "21 село", 22: "22 села", 111: "111 сёл", 1001: "1\u00a0001 село",
	} {
		if got := ru.N("count.village", n); got != want {
			t.Errorf("N(%d) = %q, want %q", n, got, want)
		}
	}
	if got, want := i18n.Load(i18n.EN).N("progress.left", 3, "plan", 10, "fact", 4), "plan 10, done 4, 3 months left"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := i18n.Load(i18n.KK).N("progress.left", 3, "plan", 10, "fact", 4), "жоспар 10, орындалғаны 4, 3 ай қалды"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMissingKeyIsShownAndRemembered(t *testing.T) {
	w := i18n.Load(i18n.KK)
	if got := w.T("no.such.key", "name", 1); got != "⟨no.such.key⟩" {
		t.Errorf("T = %q", got)
	}
	if got := w.N("no.such.count", 2); got != "⟨no.such.count⟩" {
		t.Errorf("N = %q", got)
	}
	for _, want := range []string{"kk: no.such.key", "kk: no.such.count"} {
		if !slices.Contains(i18n.Missing(), want) {
			t.Errorf("Missing() = %v, lacks %q", i18n.Missing(), want)
		}
	}
}

func TestWordsServeSeveralGoroutines(t *testing.T) {
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for _, l := range i18n.Langs() {
				w := i18n.Load(l)
				for _, key := range w.Keys() {
					if w.T(key) == "" {
						t.Errorf("%s: %s is empty", l, key)
					}
				}
			}
		})
	}
	all.Wait()
}

func TestInt(t *testing.T) {
	for _, c := range []struct {
		n      int
		kk, en string
	}{
		{0, "0", "0"},
		{999, "999", "999"},
		{1000, "1\u00a0000", "1,000"},
		{432000, "432\u00a0000", "432,000"},
		{-1234567, "-1\u00a0234\u00a0567", "-1,234,567"},
		{-100, "-100", "-100"},
		{math.MinInt64, "-9\u00a0223\u00a0372\u00a0036\u00a0854\u00a0775\u00a0808", "-9,223,372,036,854,775,808"},
	} {
		for l, want := range map[i18n.Lang]string{i18n.KK: c.kk, i18n.RU: c.kk, i18n.EN: c.en} {
			if got := i18n.Load(l).Int(c.n); got != want {
				t.Errorf("%s: Int(%d) = %q, want %q", l, c.n, got, want)
			}
		}
	}
}

func TestDecimalAndPercent(t *testing.T) {
	kk, en := i18n.Load(i18n.KK), i18n.Load(i18n.EN)
	for _, c := range []struct{ got, want string }{
		{kk.Decimal(1234.5, 2), "1\u00a0234,50"},
		{en.Decimal(1234.5, 2), "1,234.50"},
		{kk.Decimal(2.4, 0), "2"},
		{kk.Decimal(-0.04, 1), "0,0"},
		{kk.Decimal(-0.4, 0), "0"},
		{kk.Decimal(-10, 1), "-10,0"},
		{kk.Percent(40), "40,0\u00a0%"},
		{i18n.Load(i18n.RU).Percent(1250.04), "1\u00a0250,0\u00a0%"},
		{en.Percent(100.0 / 3), "33.3%"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestDates(t *testing.T) {
	day := time.Date(2026, time.March, 12, 0, 0, 0, 0, time.UTC)
	kk, ru, en := i18n.Load(i18n.KK), i18n.Load(i18n.RU), i18n.Load(i18n.EN)
	for _, c := range []struct{ name, got, want string }{
		{"date kk", kk.Date(day), "12.03.2026"},
		{"date en", en.Date(day), "12.03.2026"},
		{"long kk", kk.DateLong(day), "12 наурыз 2026 ж."},
		{"long ru", ru.DateLong(day), "12 марта 2026 г."},
		{"long en", en.DateLong(day), "12 March 2026"},
		{"day kk", kk.DayMonth(day), "12 наурыз"},
		{"day ru", ru.DayMonth(day), "12 марта"},
		{"month kk", kk.MonthOf(day), "2026 ж. наурыз"},
		{"month ru", ru.MonthOf(day), "март 2026"},
		{"month en", en.MonthOf(day), "March 2026"},
		{"heading ru", i18n.Capital(ru.MonthOf(day)), "Март 2026"},
		{"heading kk", i18n.Capital(kk.MonthName(time.April)), "Сәуір"},
		{"short kk", kk.MonthShort(time.December), "жел"},
		{"short ru", ru.MonthShort(time.May), "май"},
		{"weekday kk", kk.Weekday(time.Tuesday), "сейсенбі"},
		{"weekday ru", ru.Weekday(time.Thursday), "четверг"},
		{"weekday short kk", kk.WeekdayShort(time.Thursday), "Бс"},
		{"weekday short ru", ru.WeekdayShort(time.Tuesday), "Вт"},
		{"no day", kk.Date(time.Time{}) + kk.DateLong(time.Time{}) + kk.MonthOf(time.Time{}), ""},
		{"capital of nothing", i18n.Capital(""), ""},
		{"capital of a Kazakh letter", i18n.Capital("іс-шара"), "Іс-шара"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
}

func TestEveryMonthAndWeekdayHasItsOwnName(t *testing.T) {
	for _, l := range i18n.Langs() {
		w := i18n.Load(l)
		seen := map[string]bool{}
		for m := time.January; m <= time.December; m++ {
			seen[w.MonthName(m)] = true
			seen["short "+w.MonthShort(m)] = true
		}
		for d := time.Sunday; d <= time.Saturday; d++ {
			seen[w.Weekday(d)] = true
			seen["short "+w.WeekdayShort(d)] = true
		}
		if want := 2 * (12 + 7); len(seen) != want {
			t.Errorf("%s: %d different names, want %d", l, len(seen), want)
		}
	}
}

func BenchmarkT(b *testing.B) {
	w := i18n.Load(i18n.KK)
	for b.Loop() {
		w.T("list.status.held")
	}
}

func BenchmarkN(b *testing.B) {
	w := i18n.Load(i18n.RU)
	for b.Loop() {
		w.N("count.person", 36000)
	}
}
