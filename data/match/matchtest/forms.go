package matchtest

import (
	"strings"

	"sapar/data"
)

// ending is what a family has made of a name to have a surname.
type ending int

const (
	own  ending = iota // not of a name: Шевчук, Ким, Вольский
	ov                 // Ахметов, Жұмабаев, Мұстафин
	bare               // Ахмет
	uly                // Ахметұлы, Ахметқызы
	tegi               // Ахметтегі
)

// family name in the spelling of one language, for one of that sex. Papers in
// Kazakh and in Russian give the same ending.
func surnameOf(root string, n *name, e ending, female, inKazakh bool) string {
	switch e {
	case own:
		if female {
			return feminine(root)
		}
		return root
	case bare:
		return root
	case uly:
		return root + childOf(female, inKazakh, root)
	case tegi:
		return root + map[bool]string{true: "тегі", false: "теги"}[inKazakh]
	}
	s := withOv(root)
	if n.in {
		s = strings.TrimRight(root, "аәоы") + "ин"
	}
	if female {
		s += "а"
	}
	return s
}

// withOv adds -ов or -ев, by the sound before it.
func withOv(root string) string {
	switch c := last(root); {
	case strings.ContainsRune("ыі", c):
		return cutLast(root) + "иев"
	case strings.ContainsRune("йь", c):
		return cutLast(root) + "ев"
	case vowel(c), strings.ContainsRune("шжчщц", c):
		return root + "ев"
	}
	return root + "ов"
}

// feminine is a Russian surname as women bear it.
func feminine(s string) string {
	for _, end := range []string{"ов", "ев", "ёв", "ин"} {
		if strings.HasSuffix(s, end) && len([]rune(s)) > 3 {
			return s + "а"
		}
	}
	if strings.HasSuffix(s, "ский") {
		return strings.TrimSuffix(s, "ий") + "ая"
	}
	return s
}

// childOf is "son of" or "daughter of". Before the second, Russian papers write
// the к of Серік once or twice; here once.
func childOf(female, inKazakh bool, father string) string {
	switch {
	case female && inKazakh:
		return "қызы"
	case female && last(father) == 'к':
		return "ызы"
	case female:
		return "кызы"
	case inKazakh:
		return "ұлы"
	}
	return "улы"
}

// patronymic is the form of the father's name.
type patronymic int

const (
	noFather      patronymic = iota
	initialOnly              // С.
	joined                   // Серікұлы, Серікқызы
	doubled                  // Сериккызы, with both letters in Russian
	inTwo                    // Серік қызы
	russianFather            // Серікович, Сериковна
)

// fatherIn writes the father's name, spelt as given, in a form.
func fatherIn(form patronymic, father string, n *name, female, inKazakh bool) string {
	switch form {
	case noFather:
		return ""
	case initialOnly:
		return firstLetter(father) + "."
	case joined:
		return father + childOf(female, inKazakh, father)
	case doubled:
		return father + childOf(female, inKazakh, "")
	case inTwo:
		return father + " " + childOf(female, inKazakh, "")
	}
	if n.sons != "" {
		if female {
			return n.dghtrs
		}
		return n.sons
	}
	stem := withOv(father)
	if female {
		return stem + "на"
	}
	return stem + "ич"
}

func isFemale(sex string) bool { return sex == data.Female }
