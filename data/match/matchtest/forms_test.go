package matchtest

import (
	"math/rand/v2"
	"testing"

	"sapar/data"
)

func TestSurnames(t *testing.T) {
	for _, c := range []struct {
		root   string
		ending ending
		female bool
		want   string
	}{
		{"Ахмет", ov, false, "Ахметов"},
		{"Жұмабай", ov, true, "Жұмабаева"},
		{"Есенгелді", ov, false, "Есенгелдиев"},
		{"Мұса", ov, false, "Мұсаев"},
		{"Қуаныш", ov, true, "Қуанышева"},
		{"Мұстафа+ин", ov, true, "Мұстафина"},
		{"Ахмет", bare, true, "Ахмет"},
		{"Ахмет", uly, true, "Ахметқызы"},
		{"Ахмет", tegi, false, "Ахметтегі"},
		{"Вольский", own, true, "Вольская"},
		{"Шевченко", own, true, "Шевченко"},
		{"Соловьёв", own, true, "Соловьёва"},
		{"Шин", own, true, "Шин"},
	} {
		n := parseName(c.root)
		if got := surnameOf(n.kk[0], n, c.ending, c.female, true); got != c.want {
			t.Errorf("%s: got %s, want %s", c.root, got, c.want)
		}
	}
}

func TestFathersNames(t *testing.T) {
	for _, c := range []struct {
		father string
		form   patronymic
		female bool
		kk     bool
		want   string
	}{
		{"Серік", joined, false, true, "Серікұлы"},
		{"Серік", joined, true, true, "Серікқызы"},
		{"Серік", inTwo, true, true, "Серік қызы"},
		{"Серик", joined, true, false, "Серикызы"},
		{"Серик", doubled, true, false, "Сериккызы"},
		{"Серик", russianFather, true, false, "Сериковна"},
		{"Жұмабай", russianFather, false, true, "Жұмабаевич"},
		{"Есенгали", russianFather, true, false, "Есенгалиевна"},
		{"Юрий>Юрьевич:Юрьевна", russianFather, true, false, "Юрьевна"},
		{"Илья>Ильич:Ильинична", russianFather, true, false, "Ильинична"},
		{"Игорь", russianFather, false, false, "Игоревич"},
		{"Серік", initialOnly, true, true, "С."},
		{"Серік", noFather, true, true, ""},
	} {
		n := parseName(c.father)
		if got := fatherIn(c.form, n.kk[0], n, c.female, c.kk); got != c.want {
			t.Errorf("%s: got %s, want %s", c.father, got, c.want)
		}
	}
}

func TestScripts(t *testing.T) {
	fixed := func(s script, line string) letters { return letters{script: s, of: table(line), ye: s == passport} }
	for _, c := range []struct {
		letters
		word, want string
	}{
		{letters{script: kazakh}, "Қуаныш", "Қуаныш"},
		{letters{script: keyboard}, "Ұлжан Әбдіқызы", "Улжан Абдикызы"},
		{letters{script: mixed}, "Ілияс", "Iлияс"},
		{letters{script: mixed, schwa: true}, "Әділ", "Əдiл"},
		{fixed(passport, passportTable), "Ержан", "Yerzhan"},
		{fixed(passport, passportTable), "Жұмабаев", "Zhumabayev"},
		{fixed(passport, passportTable), "Ахмет", "Akhmet"},
		{fixed(latin21, latin21Table), "Шыңғыс", "Şyñğys"},
		{fixed(latin21, latin21Table), "Ильяс", "İlias"},
		{fixed(latin18, latin18Table), "Дәулет", "Dáýlet"},
	} {
		if got := c.write(c.word); got != c.want {
			t.Errorf("%s: got %s, want %s", c.word, got, c.want)
		}
	}
	for kk, want := range map[string]string{"Айгүл": "Айгуль", "Гүлнар": "Гульнар", "Гүлім": "Гулим", "Серікұлы": "Серикулы"} {
		if got := russianLetters(kk); got != want {
			t.Errorf("%s: got %s, want %s", kk, got, want)
		}
	}
}

func TestTelephones(t *testing.T) {
	for pattern, want := range map[string]string{
		"87012345678": "87091112233", "+7 (701) 234-56-78": "+7 (709) 111-22-33", "7012345678": "7091112233", "тел. 8701 2345678": "тел. 8709 1112233",
	} {
		if got := phoneLike(pattern, "7091112233"); got != want {
			t.Errorf("%s: got %s, want %s", pattern, got, want)
		}
	}
}

func TestDecidable(t *testing.T) {
	serik, berik, asan, aisulu, ahmet, omar := parseName("Серік"), parseName("Берік"), parseName("Асан"), parseName("Айсұлу"), parseName("Ахмет"), parseName("Омар")
	record := func(truth, born int, village, phone string, says says) Entry {
		says.phone = phone
		return Entry{Person: data.Person{BirthYear: born, Village: village}, Truth: truth, says: says}
	}
	man := says{given: asan, surname: ahmet, father: serik, form: joined}
	fatherless := says{given: asan, surname: ahmet}
	letter := says{given: asan, surname: ahmet, initial: true}
	woman := says{given: aisulu, surname: ahmet, father: serik, form: joined, woman: true}
	married := says{given: aisulu, surname: omar, father: serik, form: joined, woman: true}
	for _, c := range []struct {
		name string
		a, b Entry
		want bool
	}{
		{"one person: father and year", record(1, 2000, "", "", man), record(1, 2000, "", "", man), true},
		{"one person: the year alone", record(1, 2000, "", "", man), record(1, 2000, "", "", fatherless), false},
		{"one person: year and village", record(1, 2000, "v", "", man), record(1, 2000, "v", "", fatherless), true},
		{"one person: the telephone alone", record(1, 0, "", "1", man), record(1, 2000, "", "1", fatherless), true},
		{"one person: a letter, year and village", record(1, 2000, "v", "", man), record(1, 2000, "v", "", letter), false},
		{"one person: a letter, year and telephone", record(1, 2000, "", "1", man), record(1, 2000, "", "1", letter), true},
		{"a marriage: father and year", record(1, 2000, "", "", woman), record(1, 2000, "", "", married), false},
		{"a marriage: father, year and village", record(1, 2000, "v", "", woman), record(1, 2000, "v", "", married), true},
		{"a marriage and a letter", record(1, 2000, "v", "1", woman), record(1, 2000, "v", "1", says{given: aisulu, surname: omar, initial: true, woman: true}), false},
		{"two: which is the surname", record(1, 2000, "v", "", says{given: ahmet, surname: asan}), record(2, 2000, "v", "", fatherless), false},
		{"two: nothing against", record(1, 2000, "v", "", man), record(2, 2000, "v", "", fatherless), false},
		{"two: another village alone", record(1, 2000, "v", "", man), record(2, 2000, "w", "", man), false},
		{"two: a year apart", record(1, 2000, "v", "", man), record(2, 2001, "v", "", man), false},
		{"two: a year apart and another village", record(1, 2000, "v", "", man), record(2, 2001, "w", "", man), true},
		{"two: two years apart", record(1, 2000, "v", "", man), record(2, 2002, "v", "", man), true},
		{"two: another father", record(1, 2000, "v", "", man), record(2, 2000, "v", "", says{given: asan, surname: ahmet, father: berik, form: joined}), true},
		{"two: another father, mistyped", record(1, 2000, "v", "", man), record(2, 2000, "v", "", says{given: asan, surname: ahmet, father: berik, form: joined, slips: [3]bool{2: true}}), false},
		{"two men: another surname", record(1, 2000, "v", "", fatherless), record(2, 2000, "v", "", says{given: asan, surname: omar}), true},
		{"two women: another surname", record(1, 2000, "v", "", woman), record(2, 2000, "v", "", married), false},
	} {
		if got := Decidable(c.a, c.b); got != c.want || Decidable(c.b, c.a) != c.want {
			t.Errorf("%s: got %t, want %t", c.name, got, c.want)
		}
	}
}

func TestEveryScriptIsWritten(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 9))
	seen := map[script]int{}
	for range 5000 {
		seen[newHand(r).script]++
	}
	for s := kazakh; s <= texting; s++ {
		if seen[s] == 0 {
			t.Errorf("nobody writes script %d", s)
		}
	}
}
