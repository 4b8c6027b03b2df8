package matchtest

// says is what a record states of a person, however it is written.
type says struct {
	given, surname *name
	father         *name // nil where it is not given
	initial        bool  // the given name is one letter
	form           patronymic
	phone          string
	woman          bool
	slips          [3]bool // in surname, given name, father's name
}

// signs is how much of two records speaks for one person and against.
type signs struct {
	given, surname verdict
	father         verdict
	year           verdict
	near           bool // years one apart
	village        verdict
	phone          verdict
}

// verdict on one field: open where one of the records does not have it.
type verdict int

const (
	open verdict = iota
	agree
	differ
)

func judged(same bool) verdict {
	if same {
		return agree
	}
	return differ
}

// Decidable reports whether the truth about two records can be told from them.
//
// That they are one person can be told where given names and surnames agree and
// two of these do too, none of the first two being against it: father's name,
// birth year, village, telephone (which counts for two). Three are needed where
// the given name is one letter, or where the surname is another: a woman's. With
// both, nothing can be told.
//
// That they are two can be told where the given names or the fathers' names
// differ, or a man's surnames, or the birth years by two or more; or where the
// birth years are one apart and the villages differ. Names that some spelling
// makes the same do not differ; nor do names two letters apart or less where
// one of the records has a slip in the name; nor Қуаныш Ғани and Ғани Қуаныш,
// of which either may be the surname.
func Decidable(a, b Entry) bool {
	s := compare(&a, &b)
	if a.Truth != b.Truth {
		return s.given == differ || s.father == differ || s.year == differ ||
			s.surname == differ && !a.says.woman || s.near && s.village == differ
	}
	if s.father == differ || s.year == differ {
		return false
	}
	points := 0
	for _, v := range []verdict{s.father, s.year, s.village, s.phone, s.phone} {
		if v == agree {
			points++
		}
	}
	letter := a.says.initial || b.says.initial
	switch {
	case s.surname == differ && letter:
		return false
	case s.surname == differ || letter:
		return points >= 3
	}
	return points >= 2
}

func compare(a, b *Entry) signs {
	x, y := &a.says, &b.says
	s := signs{
		given:   compareNames(x.given, y.given, x.initial || y.initial, x.slips[1] || y.slips[1]),
		surname: compareNames(x.surname, y.surname, false, x.slips[0] || y.slips[0]),
	}
	if x.given.same(y.surname) && x.surname.same(y.given) && s.given == differ {
		s.given, s.surname = open, open
	}
	if x.father != nil && y.father != nil {
		s.father = compareNames(x.father, y.father, x.form == initialOnly || y.form == initialOnly, x.slips[2] || y.slips[2])
	}
	if a.BirthYear != 0 && b.BirthYear != 0 {
		switch apart := max(a.BirthYear-b.BirthYear, b.BirthYear-a.BirthYear); apart {
		case 0:
			s.year = agree
		case 1:
			s.near = true
		default:
			s.year = differ
		}
	}
	if a.Village != "" && b.Village != "" {
		s.village = judged(a.Village == b.Village)
	}
	if x.phone != "" && y.phone != "" {
		s.phone = judged(x.phone == y.phone)
	}
	return s
}

// compareNames compares two names of which one may be its first letter, or mistyped.
// First letters that agree say nothing.
func compareNames(a, b *name, initial, slipped bool) verdict {
	switch {
	case initial && a.sounds[0][:2] == b.sounds[0][:2]:
		return open
	case initial:
		return differ
	case a.same(b):
		return agree
	case slipped && apart(a.sounds[0], b.sounds[0]) <= 2:
		return open
	}
	return differ
}

// apart is in how many letters two words differ: missing, added or another.
func apart(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		corner := row[0]
		row[0] = i + 1
		for j := range y {
			cost := corner
			if x[i] != y[j] {
				cost++
			}
			corner = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(y)]
}
