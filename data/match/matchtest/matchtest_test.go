package matchtest

import (
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"sapar/data"
	"sapar/data/territory"
)

func TestThereAreNamesEnough(t *testing.T) {
	k := peoples[0]
	men := map[string]bool{}
	for _, list := range []*names{k.fathers, k.sons} {
		for _, n := range list.all {
			men[n.kk[0]] = true
		}
	}
	for what, c := range map[string]struct{ have, want int }{
		"given names of men": {len(men), 250}, "given names of women": {len(k.daughters.all), 250}, "surnames": {len(k.surname.all), 300},
	} {
		if c.have < c.want {
			t.Errorf("%d Kazakh %s, want %d", c.have, what, c.want)
		}
	}
	for _, p := range peoples {
		for _, list := range []*names{p.fathers, p.sons, p.daughters, p.surname} {
			seen := map[string]bool{}
			for _, n := range list.all {
				for _, s := range append(slices.Clone(n.kk), n.ru...) {
					if !regexp.MustCompile(`^\p{Cyrillic}+$`).MatchString(s) {
						t.Errorf("%q is no name", s)
					}
				}
				if seen[n.kk[0]] {
					t.Errorf("%s stands twice", n.kk[0])
				}
				seen[n.kk[0]] = true
			}
		}
	}
}

func TestOneSeedGivesOneRegion(t *testing.T) {
	if !reflect.DeepEqual(Population(7, 2000), Population(7, 2000)) || !reflect.DeepEqual(Pairs(7, 500), Pairs(7, 500)) {
		t.Error("the same seed gave others")
	}
	if reflect.DeepEqual(Population(7, 50), Population(8, 50)) || reflect.DeepEqual(Pairs(7, 50), Pairs(8, 50)) {
		t.Error("another seed gave the same")
	}
}

// shareOf counts how many of a hundred are so.
func shareOf(list []Entry, is func(*Entry) bool) float64 {
	n := 0
	for i := range list {
		if is(&list[i]) {
			n++
		}
	}
	return 100 * float64(n) / float64(len(list))
}

func TestListsAreAsThePackageSays(t *testing.T) {
	list := Population(1, 30_000)
	if len(list) != 30_000 {
		t.Fatalf("%d records", len(list))
	}
	records := map[int]int{}
	given := map[*name]int{}
	for _, e := range list {
		records[e.Truth]++
		given[e.says.given]++
	}
	latin := regexp.MustCompile(`^[\p{Latin}\s.\-]+$`)
	special := regexp.MustCompile(`[әғқңөұүһі]`)
	for what, c := range map[string]struct{ have, from, to float64 }{
		"people who stand twice or three times": {100 * float64(len(list)-len(records)) / float64(len(records)), 16, 20},
		"without the telephone":                 {shareOf(list, func(e *Entry) bool { return e.Phone == "" }), 38, 42},
		"without the sex":                       {shareOf(list, func(e *Entry) bool { return e.Sex == "" }), 23, 27},
		"without the village":                   {shareOf(list, func(e *Entry) bool { return e.Village == "" }), 9, 11},
		"without the birth year":                {shareOf(list, func(e *Entry) bool { return e.BirthYear == 0 }), 7, 9},
		"without the father's name":             {shareOf(list, func(e *Entry) bool { return e.says.father == nil }), 29, 38},
		"in Latin letters":                      {shareOf(list, func(e *Entry) bool { return latin.MatchString(e.Name) }), 5, 7},
		"with Kazakh letters":                   {shareOf(list, func(e *Entry) bool { return special.MatchString(lower(e.Name)) }), 35, 50},
		"mistyped":                              {shareOf(list, func(e *Entry) bool { return e.says.slips != [3]bool{} }), 3, 5.5},
		"initials":                              {shareOf(list, func(e *Entry) bool { return e.says.initial }), 1.5, 2.5},
		"women":                                 {shareOf(list, func(e *Entry) bool { return e.says.woman }), 48, 52},
		"of the first given name":               {100 * float64(given[peoples[0].sons.all[0]]) / float64(len(list)), 0.8, 2},
		"given names that hardly anybody bears": {float64(len(given)), 500, 800},
	} {
		if c.have < c.from || c.have > c.to {
			t.Errorf("%s: %.1f, want %.1f to %.1f", what, c.have, c.from, c.to)
		}
	}
}

func TestTwinsShareWhatTwinsShare(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	near := 0
	for range 2000 {
		f := drawFamily(r, drawPeople(r), nil)
		both := chance(r, 0.5)
		a, b := f.twins(r, 2005, both, nil)
		if a.born != b.born || a.village != b.village || a.surname != b.surname || a.father != b.father || a.parents != b.parents || a.work != b.work {
			t.Fatalf("%+v and %+v", a, b)
		}
		if a.given.same(b.given) || (a.sex == b.sex) == both {
			t.Fatalf("%s %s and %s %s", a.given.kk, a.sex, b.given.kk, b.sex)
		}
		if start(a.given.kk[0]) == start(b.given.kk[0]) {
			near++
		}
	}
	if near < 600 {
		t.Errorf("names of %d of 2000 twins begin alike", near)
	}
}

func TestFamiliesAreInARegion(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	births, twins := 0, 0
	for range 5000 {
		all := drawClan(r)
		for i, a := range all {
			births++
			for _, b := range all[:i] {
				if a.born == b.born && a.father == b.father && a.parents == b.parents {
					twins++
				}
				if a.parents == b.parents && a.given.same(b.given) {
					t.Fatalf("brothers or sisters of one name: %s", a.given.kk)
				}
			}
		}
	}
	if per := births / max(1, twins); per < 60 || per > 130 {
		t.Errorf("one of %d is a twin's birth", per)
	}
}

func TestPairsAreOfEveryKind(t *testing.T) {
	same, different := Kinds()
	count := map[string]int{}
	alike := 0
	for _, p := range Pairs(1, 20_000) {
		count[p.Kind]++
		if slices.Contains(same, p.Kind) != p.Same || slices.Contains(different, p.Kind) == p.Same {
			t.Fatalf("%q is said to be one person's: %t", p.Kind, p.Same)
		}
		if p.Same {
			alike++
		}
		a, b := p.A, p.B
		if a.ID == b.ID {
			t.Fatalf("one id: %s", p)
		}
		a.ID, b.ID = data.ID{}, data.ID{}
		if reflect.DeepEqual(a, b) {
			t.Fatalf("%s: twice the same record: %s", p.Kind, p)
		}
	}
	if alike != 10_000 {
		t.Errorf("%d of 20000 are one person's", alike)
	}
	for _, kind := range append(same, different...) {
		if count[kind] < 100 {
			t.Errorf("%d of the kind %q", count[kind], kind)
		}
	}
}

func TestRecordsOfOnePersonDiffer(t *testing.T) {
	by := map[int][]Entry{}
	for _, e := range Population(2, 10_000) {
		for _, other := range by[e.Truth] {
			if sameText(&e, &other) {
				t.Fatalf("%s is written twice", describe(&e.Person))
			}
		}
		by[e.Truth] = append(by[e.Truth], e)
	}
}

// TestRecordsAreOfNobody holds that telephones are of no operator, and that the
// program takes the records as they are.
func TestRecordsAreOfNobody(t *testing.T) {
	scope := data.Scope{Today: data.NewDate(year, 5, 1), Places: territory.Builtin()}
	for _, e := range Population(3, 10_000) {
		digits := regexp.MustCompile(`\D`).ReplaceAllString(e.Phone, "")
		if digits != "" && !regexp.MustCompile(`^[78]?709\d{7}$`).MatchString(digits) {
			t.Fatalf("telephone %q", e.Phone)
		}
		for _, p := range data.Check(&e.Person, scope) {
			if !p.Warning {
				t.Fatalf("%s: %s %s", describe(&e.Person), p.Field, p.Code)
			}
		}
		if utf8.RuneCountInString(strings.TrimSpace(e.Name)) < 4 {
			t.Fatalf("name %q", e.Name)
		}
	}
}

func TestSlipsMakeNoOtherName(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	changed := 0
	for _, word := range []string{"Айдана", "Айжана", "Нұрлан", "Ахметова", "Serik", "Жұмағалиев"} {
		for range 500 {
			wrong := slip(r, word)
			if wrong != word {
				changed++
			}
			if wrong != word && isName(wrong) {
				t.Fatalf("%s became %s", word, wrong)
			}
			if d := apart(lower(word), lower(wrong)); d > 2 { // two letters swapped are two
				t.Fatalf("%s became %s", word, wrong)
			}
		}
	}
	if changed < 2900 {
		t.Errorf("%d of 3000 changed", changed)
	}
}
