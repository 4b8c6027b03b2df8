package match_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"sapar/data"
	"sapar/data/match"
	"sapar/data/match/matchtest"
	"sapar/data/names"
)

// crowd is a list in which names are as frequent as they are; each test asks
// about records put into it.
func crowd() []data.Person {
	entries := matchtest.Population(7, 20_000)
	people := make([]data.Person, len(entries))
	for i := range entries {
		people[i] = entries[i].Person
	}
	return people
}

func person(n int, name string, year int, sex, village, phone string) data.Person {
	return data.Person{Base: data.Base{ID: data.ID{0xff, byte(n)}}, Name: name, BirthYear: year, Sex: sex, Village: village, Phone: phone}
}

func TestTheSameAndNotTheSame(t *testing.T) {
	const here, there = "273230100", "274430100"
	for condition, c := range map[string]struct {
		a, b data.Person
		same bool
	}{
		"Kazakh and Russian letters":   {person(1, "Сәрсенғалиев Әділбек Қуанышұлы", 2004, "m", here, ""), person(2, "Сарсенгалиев Адильбек Куанышевич", 2004, "m", here, ""), true},
		"Latin letters":                {person(1, "Қожахметова Әйгерім Шыңғысқызы", 2006, "f", here, ""), person(2, "Kozhakhmetova Aigerim Shyngyskyzy", 2006, "", here, ""), true},
		"letters of a telephone":       {person(1, "Ахметов Айдос Мирхатұлы", 2006, "m", here, ""), person(2, "Axmetov Ajdos Mirxatovich", 2006, "", here, ""), true},
		"no father's name":             {person(1, "Бердіғалиев Нұрсәуле", 2003, "f", here, ""), person(2, "Бердигалиева Нурсауле Маратовна", 2003, "f", here, ""), true},
		"the parts swapped":            {person(1, "Тасмағамбетов Ерасыл", 2005, "m", here, ""), person(2, "Ерасыл Тасмағамбетов", 2005, "m", here, ""), true},
		"another form of the surname":  {person(1, "Сағынғали Ерсін", 2001, "m", here, ""), person(2, "Сагынгалиев Ерсин", 2001, "m", here, ""), true},
		"initials":                     {person(1, "Қабдрахманов Е. С.", 2004, "m", here, ""), person(2, "Қабдрахманов Ерғали Сәкенұлы", 2004, "m", here, ""), true},
		"a slip of the finger":         {person(1, "Мұқанбетжанов Дәурен Ерікұлы", 2004, "m", here, ""), person(2, "Мұқанбтежанов Дәурен Ерікұлы", 2004, "m", here, ""), true},
		"a birth year that is one off": {person(1, "Шынтемірова Ләйла Ғабитқызы", 2004, "f", here, ""), person(2, "Шынтемирова Ляйля Габитовна", 2005, "f", here, ""), true},
		"another surname since the wedding": {person(1, "Есқалиева Гүлжазира Тілекқызы", 1999, "f", here, "8 701 709 11 22"),
			person(2, "Рамазанова Гулжазира Тлековна", 1999, "f", here, "+7 (701) 709-11-22"), true},

		"twins":                           {person(1, "Жұмағалиева Мадина Серікқызы", 2008, "f", here, "87017091122"), person(2, "Жұмағалиева Айдана Серікқызы", 2008, "f", here, "87017091122"), false},
		"twins written as they come":      {person(1, "Асан Жұмағалиев", 2008, "m", here, ""), person(2, "Жумагалиев Усен", 2008, "m", here, ""), false},
		"brothers":                        {person(1, "Сұлтанов Ерлан Қайратұлы", 2006, "m", here, "87017091122"), person(2, "Сұлтанов Ербол Қайратұлы", 2008, "m", here, "87017091122"), false},
		"father and son":                  {person(1, "Нұрпейісов Сапар", 1968, "m", here, "87017091122"), person(2, "Нұрпейісов Сапар", 2009, "m", here, "87017091122"), false},
		"cousins":                         {person(1, "Кенжебаев Нұрлан Талғатұлы", 2004, "m", here, ""), person(2, "Кенжебаев Нұрлан Мерекеұлы", 2004, "m", here, ""), false},
		"namesakes of different ages":     {person(1, "Ахметова Айгерім", 1999, "f", here, ""), person(2, "Ахметова Айгерім", 2006, "f", there, ""), false},
		"a common name, and nothing else": {person(1, "Ахметов Асан", 0, "m", "", ""), person(2, "Ахметов Асан", 0, "m", "", ""), false},
		"somebody else's surname":         {person(1, "Смағұлов Дәулет", 2002, "m", here, ""), person(2, "Бердіғалиев Дәулет", 2002, "m", here, ""), false},
	} {
		t.Run(condition, func(t *testing.T) {
			x := match.New(append(crowd(), c.a, c.b), names.Fold)
			said, known := x.Judge(c.a.ID, c.b.ID)
			if !known || (said.Bits >= 0) != c.same {
				t.Errorf("%s and %s: %.1f bits, %+v", c.a.Name, c.b.Name, said.Bits, said.Reasons)
			}
			if len(said.Reasons) == 0 {
				t.Error("no reason is given")
			}
			again, _ := x.Judge(c.b.ID, c.a.ID)
			if diff := cmp.Diff(said, again); diff != "" {
				t.Errorf("the other way round: %s", diff)
			}
		})
	}
}

func TestARareNameSaysMore(t *testing.T) {
	rare := []data.Person{person(1, "Құлшанбаева Нұрсәуле", 2003, "f", "", ""), person(2, "Кулшанбаева Нурсауле", 2003, "f", "", "")}
	common := []data.Person{person(3, "Ахметова Айгерім", 2003, "f", "", ""), person(4, "Ахметова Айгерим", 2003, "f", "", "")}
	x := match.New(slices.Concat(crowd(), rare, common), names.Fold)
	r, _ := x.Judge(rare[0].ID, rare[1].ID)
	c, _ := x.Judge(common[0].ID, common[1].ID)
	if r.Bits < c.Bits+3 {
		t.Errorf("a rare name %.1f bits, a common one %.1f", r.Bits, c.Bits)
	}
}

// The same people in another order are the same pairs, whichever core finds them.
func TestOrderDoesNotMatter(t *testing.T) {
	people := crowd()[:6000]
	want, err := match.New(people, names.Fold).Pairs(context.Background(), match.Options{})
	if err != nil || len(want) < 100 {
		t.Fatalf("%d pairs, %v", len(want), err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	r.Shuffle(len(people), func(i, j int) { people[i], people[j] = people[j], people[i] })
	got, err := match.New(people, names.Fold).Pairs(context.Background(), match.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("in another order: %s", diff)
	}
}

func TestWhatIsDecidedIsNotAskedAgain(t *testing.T) {
	people := crowd()[:6000]
	x := match.New(people, names.Fold)
	all, err := x.Pairs(context.Background(), match.Options{})
	if err != nil || len(all) < 10 {
		t.Fatalf("%d pairs, %v", len(all), err)
	}
	first := all[0]
	compared := 0
	rest, err := x.Pairs(context.Background(), match.Options{
		Decided: func(a, b data.ID) bool {
			return a == first.One && b == first.Other || a == first.Other && b == first.One
		},
		Together: func(a, b data.ID) bool { return a == all[1].One && b == all[1].Other },
	})
	if err != nil || len(rest) > len(all)-1 {
		t.Fatalf("%d pairs are left of %d, %v", len(rest), len(all), err)
	}
	for _, p := range rest {
		if p.One == first.One && p.Other == first.Other {
			t.Error("a pair that was decided is asked again")
		}
		if p.One == all[1].One && p.Other == all[1].Other && p.Bits >= all[1].Bits {
			t.Errorf("two in one list are as likely one person as before: %.1f bits", p.Bits)
		}
		compared++
	}
	if compared == 0 {
		t.Error("nothing is left")
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := x.Pairs(ctx, match.Options{}); err == nil {
		t.Error("it does not stop")
	}
}

// Pairs finds whatever Judge says is one person: no slip hides it from the keys.
func TestPairsMissFewThatJudgeKnows(t *testing.T) {
	entries := matchtest.Population(11, 4000)
	people := make([]data.Person, len(entries))
	for i := range entries {
		people[i] = entries[i].Person
	}
	x := match.New(people, names.Fold)
	found, err := x.Pairs(context.Background(), match.Options{})
	if err != nil {
		t.Fatal(err)
	}
	have := map[[2]data.ID]bool{}
	for _, p := range found {
		have[[2]data.ID{p.One, p.Other}] = true
	}
	byTruth := map[int][]data.ID{}
	for i := range entries {
		byTruth[entries[i].Truth] = append(byTruth[entries[i].Truth], people[i].ID)
	}
	judged, missed := 0, 0
	for _, ids := range byTruth {
		for i := range ids {
			for j := i + 1; j < len(ids); j++ {
				if said, _ := x.Judge(ids[i], ids[j]); said.Bits >= 0 {
					judged++
					if !have[[2]data.ID{said.One, said.Other}] {
						missed++
					}
				}
			}
		}
	}
	if judged < 200 || missed*100 > judged {
		t.Errorf("%d of %d are missed", missed, judged)
	}
}

func TestLikeWhoIsTyped(t *testing.T) {
	known := person(1, "Құлшанбаева Нұрсәуле Төлегенқызы", 2003, "f", "273230100", "")
	x := match.New(append(crowd(), known), names.Fold)
	for _, typed := range []string{"Кулшанбаева Нурсауле", "Qulshanbaeva Nursaule", "Нұрсәуле Құлшанбаева"} {
		like := x.Like(person(2, typed, 2003, "", "273230100", ""), 3)
		if len(like) == 0 || like[0].Other != known.ID {
			t.Errorf("%s is like %+v", typed, like)
		}
	}
	if like := x.Like(person(2, "", 0, "", "", ""), 3); len(like) != 0 {
		t.Errorf("nobody is like %+v", like)
	}
}

func TestAnyNameIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var people []data.Person
		for n := range rapid.IntRange(1, 6).Draw(t, "people") {
			p := person(n, rapid.OneOf(rapid.String(), rapid.StringMatching(`[а-яәіңғүұқөһА-Яa-z .'-]{0,40}`)).Draw(t, "name"),
				rapid.SampledFrom([]int{0, 1999, 2000, 2001}).Draw(t, "year"), rapid.SampledFrom([]string{"", "m", "f"}).Draw(t, "sex"),
				rapid.SampledFrom([]string{"", "1", "2"}).Draw(t, "village"), rapid.String().Draw(t, "phone"))
			people = append(people, p)
		}
		x := match.New(people, names.Fold)
		if _, err := x.Pairs(context.Background(), match.Options{}); err != nil {
			t.Fatal(err)
		}
		for _, a := range people {
			x.Like(a, 5)
			for _, b := range people {
				one, _ := x.Judge(a.ID, b.ID)
				other, _ := x.Judge(b.ID, a.ID)
				if diff := cmp.Diff(one, other); diff != "" {
					t.Fatal(diff)
				}
			}
		}
	})
}

func BenchmarkLike(b *testing.B) {
	people := crowd()
	x := match.New(people, names.Fold)
	for i := 0; b.Loop(); i++ {
		p := people[i%len(people)]
		p.ID = data.ID{}
		x.Like(p, 5)
	}
}

func ExampleIndex_Judge() {
	a := person(1, "Қожахметова Әйгерім Шыңғысқызы", 2006, "f", "273230100", "")
	b := person(2, "Aigerim Kozhakhmetova", 2006, "f", "273230100", "")
	said, _ := match.New(append(crowd(), a, b), names.Fold).Judge(a.ID, b.ID)
	fmt.Println(said.Sure)
	for _, r := range said.Reasons {
		fmt.Println(r.Code)
	}
	// Output:
	// true
	// rare
	// given
	// father_missing
	// parts_swapped
	// year
	// village
}
