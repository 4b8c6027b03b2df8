package ownlist

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"sapar/data"
	"sapar/data/xlsx"
)

// wrong is why a cell cannot be read as its column wants.
type wrong struct {
	code     string
	args     data.Args
	proposal string
}

// unreadable says of a cell that it has no value at all to read.
func unreadable(c *Cell) *wrong {
	switch {
	case c.Kind == xlsx.Failure:
		return &wrong{code: "error_cell", args: data.Args{"text": c.Text}}
	case c.Missing:
		return &wrong{code: "formula_without_value"}
	}
	return nil
}

// textOf is a cell's text as a person sees it.
func textOf(c *Cell) string {
	switch c.Kind {
	case xlsx.Text, xlsx.Failure:
		return strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(c.Text, "\r\n", "\n"), "\r", "\n"))
	case xlsx.Bool:
		if c.Number != 0 {
			return "TRUE"
		}
		return "FALSE"
	}
	if c.Date {
		if t, ok := xlsx.SerialTime(c.Number); ok {
			switch day, clock := math.Modf(c.Number); {
			case day == 0:
				return t.Format("15:04")
			case clock == 0:
				return t.Format("02.01.2006")
			}
			return t.Format("02.01.2006 15:04")
		}
	}
	return strconv.FormatFloat(c.Number, 'f', -1, 64)
}

// oneLine is a text on one line, without the apostrophe by which sheets keep a
// number a text. Lines of nothing but strokes, to be filled in with a pen, and
// dashes are no text.
func oneLine(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || unicode.IsControl(r)
	}), " ")
	if len(s) > 1 && s[0] == '\'' {
		s = s[1:]
	}
	if strings.Trim(s, "_-–—. ☐□") == "" {
		return ""
	}
	return s
}

// isBlank reports whether a cell says nothing.
func isBlank(c *Cell) bool {
	return c == nil || c.Kind == xlsx.Text && !c.Missing && oneLine(c.Text) == ""
}

// longestInt is the first number with more digits than programs keep.
const longestInt = 1_000_000_000_000_000

var numberAndUnit = regexp.MustCompile(`^(\d{1,9})\s*\p{L}+\.?$`)

// intOf reads a whole number. A unit of one word after it is no fault.
func intOf(c *Cell) (int, *wrong) {
	if w := unreadable(c); w != nil {
		return 0, w
	}
	if c.Kind == xlsx.Number {
		n := math.Round(c.Number)
		if math.Abs(n-c.Number) > 1e-9 || math.Abs(n) >= longestInt || c.Date {
			w := &wrong{code: "not_a_number", args: data.Args{"text": strings.Replace(textOf(c), ".", ",", 1)}}
			if !c.Date && math.Abs(n) < 1e9 {
				w.proposal = strconv.Itoa(int(n))
			}
			return 0, w
		}
		return int(n), nil
	}
	text := oneLine(textOf(c))
	if n, ok := parseInt(text); ok {
		return n, nil
	}
	return 0, &wrong{code: "not_a_number", args: data.Args{"text": text}, proposal: leadingDigits(text)}
}

func parseInt(text string) (int, bool) {
	squeezed := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
	if squeezed == "" {
		return 0, true
	}
	if m := numberAndUnit.FindStringSubmatch(text); m != nil {
		squeezed = m[1]
	}
	n, err := strconv.Atoi(squeezed)
	return n, err == nil && n > -longestInt && n < longestInt
}

// leadingDigits are the digits of "~25" or "25-30".
func leadingDigits(s string) string {
	i := strings.IndexFunc(s, isDigit)
	if i < 0 {
		return ""
	}
	s = s[i:]
	if j := strings.IndexFunc(s, func(r rune) bool { return !isDigit(r) }); j >= 0 {
		s = s[:j]
	}
	if len(s) > 9 {
		return ""
	}
	return s
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

var (
	fourDigits = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)(?:$|\D)`)
	yearAlone  = regexp.MustCompile(`^(\d{1,4})\s*(?:\p{L}{1,4}\.?\s*){0,2}$`)
)

// yearOf reads a year of birth: alone, with the word for it, or out of a whole
// date, of which nothing else is kept.
func yearOf(c *Cell) (int, *wrong) {
	if w := unreadable(c); w != nil {
		return 0, w
	}
	if c.Kind == xlsx.Number {
		if t, ok := xlsx.SerialTime(c.Number); ok && (c.Date || c.Number > 9999) && c.Number == math.Trunc(c.Number) {
			return t.Year(), nil
		}
		return intOf(c)
	}
	text := oneLine(textOf(c))
	if text == "" {
		return 0, nil
	}
	if m := yearAlone.FindStringSubmatch(text); m != nil {
		n, _ := strconv.Atoi(m[1])
		return n, nil
	}
	if all := fourDigits.FindAllStringSubmatch(text, 2); len(all) == 1 {
		n, _ := strconv.Atoi(all[0][1])
		return n, nil
	}
	return 0, &wrong{code: "not_a_number", args: data.Args{"text": text}, proposal: yearIn(text)}
}

func yearIn(text string) string {
	if m := fourDigits.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

var (
	clockForm = regexp.MustCompile(`(\d{1,2})\s*[:.,]\s*(\d{2})`)
	dashClock = regexp.MustCompile(`^(\d{1,2})-(00|15|30|45)$`)
	hoursForm = regexp.MustCompile(`^(\d{1,2})\s*[-–—]\s*(\d{1,2})$`)
)

// clocksOf reads a time of day, or where it begins and ends.
func clocksOf(c *Cell) (start, end data.Clock, w *wrong) {
	if w := unreadable(c); w != nil {
		return "", "", w
	}
	if c.Kind == xlsx.Number && (c.Date || c.Number > 0 && c.Number < 1) {
		_, part := math.Modf(c.Number)
		minutes := int(math.Round(part*24*60)) % (24 * 60)
		return clock(minutes/60, minutes%60), "", nil
	}
	text := oneLine(textOf(c))
	if c.Kind == xlsx.Number && c.Number >= 1 && c.Number < 24 {
		text = strconv.FormatFloat(c.Number, 'f', 2, 64)
	}
	if start, end, ok := clocksIn(text); ok {
		return start, end, nil
	}
	return "", "", &wrong{code: "not_a_time", args: data.Args{"text": text}}
}

// clocksIn finds the times of day in a text.
func clocksIn(text string) (start, end data.Clock, ok bool) {
	if text == "" {
		return "", "", true
	}
	parse := func(hour, minute string) data.Clock {
		h, _ := strconv.Atoi(hour)
		m, _ := strconv.Atoi(minute)
		if h > 23 || m > 59 {
			return ""
		}
		return clock(h, m)
	}
	var found []data.Clock
	if m := dashClock.FindStringSubmatch(text); m != nil {
		found = append(found, parse(m[1], m[2]))
	} else if m := hoursForm.FindStringSubmatch(text); m != nil {
		found = append(found, parse(m[1], "0"), parse(m[2], "0"))
	} else if n, err := strconv.Atoi(text); err == nil && n > 0 && n < 24 {
		found = append(found, clock(n, 0))
	} else {
		for _, m := range clockForm.FindAllStringSubmatch(text, 3) {
			found = append(found, parse(m[1], m[2]))
		}
	}
	switch {
	case len(found) == 1 && found[0] != "":
		return found[0], "", true
	case len(found) == 2 && found[0] != "" && found[1] != "":
		return found[0], found[1], true
	}
	return "", "", false
}

func clock(hour, minute int) data.Clock {
	return data.Clock([]byte{byte('0' + hour/10), byte('0' + hour%10), ':', byte('0' + minute/10), byte('0' + minute%10)})
}

var numbering = regexp.MustCompile(`^\d{1,4}\s*[.)]\s*`)

// nameOf is a person's name as it stands in a cell, without a number before it
// and without a year of birth after it, which is returned.
func nameOf(text string) (name string, year int) {
	name = numbering.ReplaceAllString(oneLine(text), "")
	if at := fourDigits.FindStringSubmatchIndex(name); len(at) > 3 && at[2] > 0 {
		year, _ = strconv.Atoi(name[at[2]:at[3]])
		name = name[:at[2]]
	}
	return strings.TrimRight(strings.TrimSpace(name), ",;:(–—- "), year
}

// phoneOf is a telephone number as it stands in a cell. A number that a program
// took for a number has all its digits.
func phoneOf(c *Cell) string {
	text := oneLine(textOf(c))
	if c.Kind == xlsx.Number && len(text) == 10 && text[0] == '7' {
		return "+7" + text
	}
	return text
}
