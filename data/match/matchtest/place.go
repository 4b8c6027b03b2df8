package matchtest

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
)

func readVillages() {
	sum := 0.0
	for _, line := range lines("villages", "") {
		parts := strings.Split(line, ";")
		lives, err := strconv.ParseFloat(parts[1], 64)
		if err != nil {
			panic(err) // embedded
		}
		sum += lives
		villages = append(villages, village{parts[0], parts[2], parts[3]})
		villageShare = append(villageShare, sum)
	}
}

// unused begins numbers that no operator has: nobody is called by mistake.
const unused = "709"

// newPhone draws the ten digits of a number.
func newPhone(r *rand.Rand) string { return fmt.Sprintf("%s%07d", unused, r.IntN(10_000_000)) }

// phoneForms are the ways in which people write a number: 8 and +7 are both
// said for the country.
var phoneForms = []string{
	"87012345678", "87012345678", "87012345678", "8 701 234 56 78", "8 701 234 56 78", "8-701-234-56-78", "8 701 234 5678",
	"+77012345678", "+77012345678", "+7 (701) 234-56-78", "+7 701 234 56 78", "8(701)2345678", "7012345678", "77012345678",
	"8 (701) 234 56 78", "87012345678 (анасы)", "тел. 8701 2345678",
}

// writePhone writes the ten digits in one of the forms.
func writePhone(r *rand.Rand, digits string) string {
	return phoneLike(one(r, phoneForms...), digits)
}

// phoneLike puts the digits in place of those of the pattern, 7012345678.
func phoneLike(pattern, digits string) string {
	var b strings.Builder
	at := 0
	begun := false
	for i, c := range pattern {
		begun = begun || strings.HasPrefix(pattern[i:], "701")
		if begun && c >= '0' && c <= '9' && at < len(digits) {
			b.WriteByte(digits[at])
			at++
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}

// work is a place of work or study: its kind and where it is.
type work struct {
	kind   int
	number int // of the school, firm or farm
	at     int // village
}

// workForms are the ways in which people write a kind of place; {kk} and {ru}
// are its village, {n} its number, {firm} the firm's name.
var workForms = [][]string{
	{"{kk} жалпы орта білім беретін мектебі", "{kk} ЖОББМ", "{kk} мектебі", "СОШ с. {ru}", "{ru} СОШ", "мектеп", "Школа с.{ru}"},
	{"№{n} колледж", "Колледж №{n}", "№{n} жоғары колледжі", "Высший колледж № {n}", "колледж студенті"},
	{"БҚУ", "М. Өтемісов атындағы БҚУ", "ЗКУ им. М.Утемисова", "ЗКУ", "студент ЗКУ"},
	{"Жәңгір хан ат. БҚАТУ", "ЗКАТУ", "ЗКАТУ им. Жангир хана", "БҚАТУ студенті"},
	{"{kk} мәдениет үйі", "СДК {ru}", "Дом культуры с. {ru}", "ауылдық клуб"},
	{"аудандық аурухана", "ЦРБ", "районная больница", "{kk} дәрігерлік амбулаториясы"},
	{"«{firm}» ЖШС", "ТОО «{firm}»", "{firm}", "ЖШС \"{firm}\""},
	{"«{firm}» шаруа қожалығы", "КХ «{firm}»", "ш/қ {firm}", "к/х \"{firm}\""},
	{"{kk} ауылдық округі әкімінің аппараты", "Аппарат акима {ru} с/о", "акимат", "әкімдік"},
	{"жеке кәсіпкер", "ИП", "ЖК", "предприниматель"},
	{"жұмыссыз", "безработный", "уақытша жұмыссыз", "жоқ", "не работает"},
	{"{kk} балабақшасы", "детский сад с. {ru}", "балабақша", "д/с {ru}"},
}

var firms = []string{"Ақжайық", "Бірлік", "Жайық", "Дала", "Береке", "Нұр", "Атамекен", "Достық", "Өркен", "Алтын дән", "Самал", "Батыс"}

const (
	atSchool     = 0
	firstJob     = 4
	pupilsUpTo   = 17
	studentsUpTo = 22
)

// newWork draws where somebody of that age works or learns.
func newWork(r *rand.Rand, born, at int) work {
	w := work{number: 1 + r.IntN(12), at: at}
	switch age := year - born; {
	case age <= pupilsUpTo:
		w.kind = atSchool
	case age <= studentsUpTo && chance(r, 0.7):
		w.kind = 1 + r.IntN(3)
	default:
		w.kind = firstJob + r.IntN(len(workForms)-firstJob)
	}
	return w
}

// write writes the place in one of its forms.
func (w work) write(r *rand.Rand) string {
	v := villages[w.at]
	return strings.NewReplacer("{kk}", v.kk, "{ru}", v.ru, "{n}", strconv.Itoa(w.number), "{firm}", firms[w.number%len(firms)]).
		Replace(one(r, workForms[w.kind]...))
}
