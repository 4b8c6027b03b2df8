package ownlist

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"sapar/data"
	"sapar/data/xlsx"
)

// days are the first and the last day that a text names; end is zero where it
// names one.
type days struct {
	start, end data.Date
	guess      data.Date // where there is no such day, the one that may be meant
	text       string    // as it stands
}

// yearless is the day that a date without its year means, 0 where it is not
// known.
type yearless = func(time.Month, int) data.Date

// anyYear tells only whether there is such a day.
func anyYear(m time.Month, day int) data.Date { return data.NewDate(2024, m, day) }

// Dates in digits, the ones with most parts first: an end of a span is not to
// be read alone.
var dayForms = []struct {
	form    *regexp.Regexp
	d, m, y int // groups of the first day
	e, n, z int // of the last; 0 where it has none of its own
}{
	{regexp.MustCompile(`(?:^|\D)(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})\s*[-–—]\s*(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})(?:$|\D)`), 1, 2, 3, 4, 5, 6},
	{regexp.MustCompile(`(?:^|\D)(\d{1,2})[./](\d{1,2})\.?\s*[-–—]\s*(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})(?:$|\D)`), 1, 2, 5, 3, 4, 5},
	{regexp.MustCompile(`(?:^|[^\d./])(\d{1,2})\s*[-–—]\s*(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})(?:$|\D)`), 1, 3, 4, 2, 3, 4},
	{regexp.MustCompile(`(?:^|\D)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:$|\D)`), 3, 2, 1, 0, 0, 0},
	{regexp.MustCompile(`(?:^|\D)(\d{1,2})\s*[-./,]\s*(\d{1,2})\s*[-./,]\s*(\d{4}|\d{2})(?:$|\D)`), 1, 2, 3, 0, 0, 0},
}

// dayIn finds a date in a text. rest is the text around it. A date without a
// year is the day that inYear makes of it; inYear may be nil.
func (v *vocabulary) dayIn(text string, inYear yearless) (found days, rest string, there bool) {
	for _, f := range dayForms {
		at := f.form.FindStringSubmatchIndex(text)
		if at == nil {
			continue
		}
		group := func(i int) int {
			n, _ := strconv.Atoi(text[at[2*i]:at[2*i+1]])
			return n
		}
		year := func(i int) int {
			n := group(i)
			if at[2*i+1]-at[2*i] == 2 {
				if n += 2000; n > 2069 {
					n -= 100
				}
			}
			return n
		}
		found.start, found.guess = dayOr(year(f.y), group(f.m), group(f.d))
		if f.e > 0 {
			end, guess := dayOr(year(f.z), group(f.n), group(f.e))
			if end == 0 {
				found.start, found.guess = 0, guess
			}
			found.end = end
		}
		first, last := len(text), 0
		for i := 1; i < len(at)/2; i++ {
			first, last = min(first, at[2*i]), max(last, at[2*i+1])
		}
		found.text = text[first:last]
		return found, text[:first] + ", " + text[last:], true
	}
	return v.monthIn(text, inYear)
}

// dayOr is that day; where there is none, the one with day and month the other
// way round, or the last of the month.
func dayOr(year, month, day int) (d, guess data.Date) {
	if d = data.NewDate(year, time.Month(month), day); d != 0 {
		return d, 0
	}
	if guess = data.NewDate(year, time.Month(day), month); guess == 0 && month >= 1 && month <= 12 && day > 28 && day < 32 {
		guess = data.NewDate(year, time.Month(month), 1).AddMonths(1).AddDays(-1)
	}
	return 0, guess
}

var wordForm = regexp.MustCompile(`\p{L}+|\d+`)

// monthIn finds a date with its month in words: "12 March 2026", or as Kazakh
// has it with the year before.
func (v *vocabulary) monthIn(text string, inYear yearless) (found days, rest string, there bool) {
	at := wordForm.FindAllStringIndex(text, 200)
	word := func(i int) string { return text[at[i][0]:at[i][1]] }
	number := func(i int) int {
		n, err := strconv.Atoi(word(i))
		if err != nil {
			return -1
		}
		return n
	}
	for i := 1; i < len(at); i++ {
		month := v.month(word(i))
		if month == 0 {
			continue
		}
		from, last := i-1, number(i-1)
		if last < 0 && i > 1 && text[at[i-2][1]:at[i-1][0]] == "-" { // an ending after the number, as of "12th"
			from, last = i-2, number(i-2)
		}
		if last < 1 || last > 31 {
			continue
		}
		first := last
		if from > 0 && strings.Trim(text[at[from-1][1]:at[from][0]], "-–— ") == "" && number(from-1) >= 1 && number(from-1) < last {
			from--
			first = number(from)
		}
		to, year := i, 0
		for j := i + 1; j < len(at) && j <= i+2 && year == 0; j++ {
			if n := number(j); n >= 1900 && n < 2100 {
				year, to = n, j
			}
		}
		for j := from - 1; j >= 0 && j >= from-2 && year == 0; j-- {
			if n := number(j); n >= 1900 && n < 2100 {
				year, from = n, j
			}
		}
		on := func(day int) data.Date {
			if year == 0 {
				if inYear == nil {
					return 0
				}
				return inYear(month, day)
			}
			return data.NewDate(year, month, day)
		}
		found.start = on(last)
		if first != last {
			found.start, found.end = on(first), on(last)
		}
		found.text = text[at[from][0]:at[to][1]]
		return found, text[:at[from][0]] + ", " + text[at[to][1]:], true
	}
	return found, text, false
}

// month is the month that a word names, 0 for none.
func (v *vocabulary) month(word string) time.Month {
	folded := v.fold(word)
	for _, m := range v.months {
		short := len([]rune(m.stem)) < 4
		if folded == m.stem || !short && strings.HasPrefix(folded, m.stem) {
			return m.month
		}
	}
	return 0
}

var dayAndMonth = regexp.MustCompile(`^(\d{1,2})[./](\d{1,2})\.?$`)

// dayOf reads a date, with the last day where it is a span and the times of day
// where they stand beside it.
func (v *vocabulary) dayOf(c *Cell, inYear yearless) (d days, start, end data.Clock, w *wrong) {
	if w := unreadable(c); w != nil {
		return d, "", "", w
	}
	text := oneLine(textOf(c))
	refuse := func(guess data.Date) (days, data.Clock, data.Clock, *wrong) {
		w := &wrong{code: "not_a_date", args: data.Args{"text": text}}
		if guess != 0 {
			w.proposal = guess.Time().Format("02.01.2006")
		}
		return days{}, "", "", w
	}
	if c.Kind == xlsx.Number {
		n := c.Number
		if !c.Date && n == math.Trunc(n) && n > 19000101 && n < 99991231 { // typed as 20260512
			if d.start, _ = dayOr(int(n)/10000, int(n)/100%100, int(n)%100); d.start != 0 {
				return d, "", "", nil
			}
		}
		if t, ok := xlsx.SerialTime(n); ok && n >= 1 && (c.Date || n > 36_525 && n < 73_051) {
			d.start = data.DateOf(t)
			if t.Hour()+t.Minute() > 0 {
				start = clock(t.Hour(), t.Minute())
			}
			return d, start, "", nil
		}
		if !c.Date && n < 32 { // 12.03 that a program took for a number
			text = strconv.FormatFloat(n, 'f', 2, 64)
		}
	}
	if text == "" {
		return d, "", "", nil
	}
	if m := dayAndMonth.FindStringSubmatch(text); m != nil && inYear != nil {
		day, _ := strconv.Atoi(m[1])
		month, _ := strconv.Atoi(m[2])
		if d.start = inYear(time.Month(month), day); d.start != 0 {
			return d, "", "", nil
		}
	}
	d, rest, there := v.dayIn(text, inYear)
	switch {
	case !there:
		return refuse(0)
	case d.start == 0:
		return refuse(d.guess)
	}
	if rest = v.withoutPlain(rest, "date"); rest != "" {
		var ok bool
		if start, end, ok = clocksIn(rest); !ok {
			return refuse(d.start)
		}
	}
	return d, start, end, nil
}

// withoutPlain takes out of a text the words of that sort that mean nothing,
// and all signs at its ends.
func (v *vocabulary) withoutPlain(text, sort string) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;()", r) })
	kept := words[:0]
	for _, w := range words {
		if folded := v.fold(w); folded != "" && !v.plain[sort][folded] {
			kept = append(kept, w)
		}
	}
	return strings.Trim(strings.Join(kept, " "), " .,;:-–—")
}
