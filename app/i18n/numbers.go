package i18n

import (
	"strconv"
	"strings"
)

// nbsp keeps a number's parts, and a number and its sign, on one line.
const nbsp = "\u00a0"

// Int writes a whole number with a separator between thousands: a no-break
// space in Kazakh and Russian, a comma in English.
func (w *Words) Int(n int) string { return w.group(strconv.Itoa(n)) }

// Decimal writes a number with that many digits after the decimal comma
// (Kazakh, Russian) or point (English).
func (w *Words) Decimal(f float64, digits int) string {
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(f, 'f', digits, 64), ".")
	if strings.Trim(whole+fraction, "-0") == "" {
		whole = strings.TrimPrefix(whole, "-") // no minus on what rounds to nothing
	}
	text := w.group(whole)
	if fraction != "" {
		text += w.decimalMark() + fraction
	}
	return text
}

// Percent writes a percentage with one decimal: 40 is 40,0 % in Kazakh and
// Russian, 40.0% in English.
func (w *Words) Percent(f float64) string {
	if w.lang == EN {
		return w.Decimal(f, 1) + "%"
	}
	return w.Decimal(f, 1) + nbsp + "%"
}

func (w *Words) decimalMark() string {
	if w.lang == EN {
		return "."
	}
	return ","
}

// group puts separators into the digits of a whole number.
func (w *Words) group(number string) string {
	mark := nbsp
	if w.lang == EN {
		mark = ","
	}
	sign, digits := "", number
	if strings.HasPrefix(number, "-") {
		sign, digits = "-", number[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + mark + digits[i:]
	}
	return sign + digits
}
