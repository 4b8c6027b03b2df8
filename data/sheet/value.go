package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"
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

// content is what stands in a cell, in the form that codes are taken over. A
// cell that the column's kind cannot be read from has the content of its text,
// and says why it is wrong.
func (x *Workbook) content(kind data.Kind, c *xlsx.Cell) (string, *wrong) {
	switch {
	case c.Kind == xlsx.Failure:
		return c.Text, &wrong{code: "error_cell", args: data.Args{"text": c.Text}}
	case c.Missing:
		return "", &wrong{code: "formula_without_value"}
	}
	switch kind {
	case data.Int:
		return intContent(c)
	case data.Bool:
		return x.boolContent(c)
	case data.Day:
		return dayContent(c)
	case data.Time:
		return clockContent(c)
	}
	return textContent(c), nil
}

// textContent is a cell's text as a person sees it.
func textContent(c *xlsx.Cell) string {
	switch c.Kind {
	case xlsx.Text:
		return tidy(c.Text)
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
	return number(c.Number)
}

// number is a number without an exponent.
func number(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// typed is a text as a person typed it: without the apostrophe by which sheets
// keep a number a text, and without invisible blanks around.
func typed(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' })
	if len(s) > 1 && s[0] == '\'' {
		s = s[1:]
	}
	return s
}

func intContent(c *xlsx.Cell) (string, *wrong) {
	if c.Kind == xlsx.Number {
		n := math.Round(c.Number)
		if math.Abs(n-c.Number) > 1e-9 || math.Abs(n) >= longestInt {
			text := strings.Replace(number(c.Number), ".", ",", 1)
			return text, notANumber(text, c.Number)
		}
		return zeroless(int64(n)), nil
	}
	text := typed(textContent(c))
	if n, ok := parseInt(text); ok {
		return zeroless(n), nil
	}
	if f, err := strconv.ParseFloat(strings.Replace(squeeze(text), ",", ".", 1), 64); err == nil && math.Abs(f) < 1e9 {
		return text, notANumber(text, f)
	}
	return text, &wrong{code: "not_a_number", args: data.Args{"text": text}, proposal: leadingDigits(text)}
}

func notANumber(text string, n float64) *wrong {
	w := &wrong{code: "not_a_number", args: data.Args{"text": text}}
	if math.Abs(n) < 1e9 {
		w.proposal = strconv.Itoa(int(math.Round(n)))
	}
	return w
}

// zeroless writes a count; none and zero are the same.
func zeroless(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

// squeeze takes the blanks out that stand between thousands.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u2009' || r == '\u202f' || r == '\u200b' {
			return -1
		}
		return r
	}, s)
}

// parseInt reads a whole number as people type it: 1 200, 12,0, +5.
func parseInt(s string) (int64, bool) {
	s = squeeze(s)
	if i := strings.IndexAny(s, ",."); i >= 0 && i+1 < len(s) && strings.Trim(s[i+1:], "0") == "" {
		s = s[:i]
	}
	if s == "" || s == "-" || s == "–" || s == "—" {
		return 0, true // a dash in a table says none
	}
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil && n > -longestInt && n < longestInt
}

// leadingDigits are the digits of "25 people" or "~25".
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

func (x *Workbook) boolContent(c *xlsx.Cell) (string, *wrong) {
	if c.Kind == xlsx.Bool || c.Kind == xlsx.Number && !c.Date && (c.Number == 0 || c.Number == 1) {
		if c.Number != 0 {
			return "1", nil
		}
		return "", nil
	}
	text := typed(textContent(c))
	switch yes, known := x.yesOrNo(text); {
	case !known:
		return text, &wrong{code: "not_yes_or_no", args: data.Args{"text": text}}
	case yes:
		return "1", nil
	}
	return "", nil
}

// yesOrNo understands yes and no in every language, and the signs for them.
func (x *Workbook) yesOrNo(text string) (yes, known bool) {
	switch text {
	case "":
		return false, true
	case "1", "+":
		return true, true
	case "0", "-", "–", "—":
		return false, true
	}
	folded := x.Fold(text)
	for _, lang := range languages {
		if folded == x.Fold(x.Words(lang, "sheet.yes")) || folded == x.Fold(x.Words(lang, "button.yes")) {
			return true, true
		}
		if folded == x.Fold(x.Words(lang, "button.no")) {
			return false, true
		}
	}
	switch folded {
	case x.Fold("true"), x.Fold("x"), x.Fold("v"):
		return true, true
	case x.Fold("false"):
		return false, true
	}
	return false, false
}

// deletes understands what stands in the column that deletes.
func (x *Workbook) deletes(text string) (yes, known bool) {
	text = typed(text)
	if yes, known = x.yesOrNo(text); known {
		return yes, true
	}
	folded := x.Fold(text)
	for _, lang := range languages {
		for _, word := range strings.Split(x.Words(lang, "sheet.delete_words"), ",") {
			if folded != "" && folded == x.Fold(word) {
				return true, true
			}
		}
	}
	return false, false
}

func dayContent(c *xlsx.Cell) (string, *wrong) {
	if c.Kind == xlsx.Number {
		n := c.Number
		if n == 0 {
			return "", nil
		}
		if n == math.Trunc(n) && n > 19000101 && n < 99991231 { // typed as 20260512
			if d := data.NewDate(int(n)/10000, time.Month(int(n)/100%100), int(n)%100); d != 0 {
				return isoDay(d), nil
			}
		}
		if t, ok := xlsx.SerialTime(n); ok && n >= 1 {
			return isoDay(data.DateOf(t)), nil
		}
		return number(n), &wrong{code: "not_a_date", args: data.Args{"text": number(n)}}
	}
	text := typed(textContent(c))
	d, guess := parseDay(text)
	switch {
	case text == "":
		return "", nil
	case d == 0:
		return text, &wrong{code: "not_a_date", args: data.Args{"text": text}, proposal: dayText(guess)}
	}
	return isoDay(d), nil
}

// parseDay reads a date as people type it: 12.05.2026, 12/5/26, 2026-05-12. A
// date that has day and month the other way round, and one of a day that its
// month does not have, is a guess.
func parseDay(s string) (day, guess data.Date) {
	s = strings.TrimFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsSpace(r) || r == '.' })
	var parts []int
	var lengths []int
	for s != "" {
		n := strings.IndexFunc(s, func(r rune) bool { return !isDigit(r) })
		if n < 0 {
			n = len(s)
		}
		if n == 0 || n > 4 {
			return 0, 0
		}
		value, _ := strconv.Atoi(s[:n])
		parts, lengths = append(parts, value), append(lengths, n)
		s = s[n:]
		if len(parts) == 3 {
			if s != "" && s[0] != ' ' && s[0] != 'T' && s[0] != ',' { // a clock may follow
				return 0, 0
			}
			break
		}
		rest := strings.TrimLeft(s, " ")
		if rest == "" || !strings.ContainsRune("./-,", rune(rest[0])) {
			return 0, 0
		}
		s = strings.TrimLeft(rest[1:], " ")
	}
	if len(parts) != 3 {
		return 0, 0
	}
	d, m, y := parts[0], parts[1], parts[2]
	if lengths[0] == 4 {
		y, d = d, y
	} else if lengths[2] == 2 {
		if y += 2000; y > 2069 {
			y -= 100
		}
	} else if lengths[2] != 4 {
		return 0, 0
	}
	if day = data.NewDate(y, time.Month(m), d); day != 0 && day >= 19000101 {
		return day, 0
	}
	if guess = data.NewDate(y, time.Month(d), m); guess == 0 && m >= 1 && m <= 12 && d > 28 && d < 32 {
		guess = data.NewDate(y, time.Month(m), 1).AddMonths(1).AddDays(-1)
	}
	return 0, guess
}

func clockContent(c *xlsx.Cell) (string, *wrong) {
	if c.Kind == xlsx.Number {
		n := c.Number
		_, fraction := math.Modf(n)
		switch {
		case n == 0 && !c.Date:
			return "", nil
		case c.Date || n > 0 && n < 1: // a fraction of a day
			minutes := int(math.Round(fraction*24*60)) % (24 * 60)
			return clock(minutes/60, minutes%60), nil
		case n >= 1 && n < 24: // 9.30 that a program took for a number
			return clockText(strconv.FormatFloat(n, 'f', 2, 64))
		}
		return clockText(number(n))
	}
	return clockText(typed(textContent(c)))
}

func clock(hour, minute int) string {
	b := []byte{byte('0' + hour/10), byte('0' + hour%10), ':', byte('0' + minute/10), byte('0' + minute%10)}
	return string(b)
}

func clockText(s string) (string, *wrong) {
	text := strings.Map(func(r rune) rune {
		switch r {
		case '-', ',', '–', '：':
			return ':'
		}
		return r
	}, s)
	if strings.Count(text, ":") == 2 && strings.HasSuffix(text, ":00") { // seconds
		text = strings.TrimSuffix(text, ":00")
	}
	c, err := data.ParseClock(text)
	if err != nil {
		return s, &wrong{code: "not_a_time", args: data.Args{"text": s}}
	}
	return string(c), nil
}
