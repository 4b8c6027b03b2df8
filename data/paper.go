package data

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Paper is a registration sheet as it was printed for an event: who stands on
// it, by number. Numbers belong to the event: however often its sheet is
// printed, a number stands for the same person or empty line on every paper.
type Paper struct {
	Code  string // stands on each page
	Event ID
	At    time.Time
	Lines []PaperLine // by number
}

// PaperLine is a numbered line of an event's sheets.
type PaperLine struct {
	Number int
	Empty  bool   // was printed without a name
	Person Person // without an id where the record is gone
	Listed bool   // is in the event's list, under this record or one joined to it
}

// Numbers are the numbers of a paper, as "1-60, 76".
func (p *Paper) Numbers() string {
	all := make([]int, len(p.Lines))
	for i, l := range p.Lines {
		all[i] = l.Number
	}
	return NumberRanges(all)
}

// NumberRanges are ascending numbers in short: "1-3, 7".
func NumberRanges(all []int) string {
	var parts []string
	for i := 0; i < len(all); {
		j := i
		for j+1 < len(all) && all[j+1] == all[j]+1 {
			j++
		}
		if part := strconv.Itoa(all[i]); i == j {
			parts = append(parts, part)
		} else {
			parts = append(parts, fmt.Sprintf("%s-%d", part, all[j]))
		}
		i = j + 1
	}
	return strings.Join(parts, ", ")
}

// mostNumbers is how many numbers can be typed at once.
const mostNumbers = 1000

// PaperNumbers reads numbers as they are typed back from a sheet: "7", "1 3
// 5-9, 12". Each stands once, in the order typed. False means that the text is
// something else, as a name is.
func PaperNumbers(text string) ([]int, bool) {
	fields := strings.FieldsFunc(spaced.Replace(text), func(r rune) bool { return r == ' ' || r == ',' || r == ';' || r == '\t' })
	seen := map[int]bool{}
	var out []int
	for _, f := range fields {
		from, to, ok := numberSpan(f)
		if !ok || to-from >= mostNumbers {
			return nil, false
		}
		for n := from; n <= to; n++ {
			if !seen[n] {
				seen[n] = true
				out = append(out, n)
			}
		}
		if len(out) > mostNumbers {
			return nil, false
		}
	}
	return out, len(out) > 0
}

// spaced takes the dashes that keyboards write for one, and the blanks beside
// them for none.
var spaced = strings.NewReplacer("–", "-", "—", "-", " - ", "-", " – ", "-", " — ", "-", "№", " ")

// numberSpan reads "7" or "5-9".
func numberSpan(text string) (from, to int, ok bool) {
	first, last, span := strings.Cut(text, "-")
	from, ok = paperNumber(first)
	if !ok || !span {
		return from, from, ok
	}
	to, ok = paperNumber(last)
	return from, to, ok && from <= to
}

// paperNumber reads a number of up to four digits; nothing else is one.
func paperNumber(text string) (int, bool) {
	if len(text) == 0 || len(text) > 4 || !digits(text, len(text)) {
		return 0, false
	}
	n, err := strconv.Atoi(text)
	return n, err == nil && n > 0
}
