package sheet

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"sapar/data"
)

// The content of a visible cell is a text that is the same in whatever way a
// program stores the cell: an ISO date, a decimal number, "1" for yes, a time
// as 09:30, and for everything else the text without blanks around it. A cell's
// check code is taken over its content.

// code is the check code of a content: 24 bits. It does not depend on row or
// column, so that contents that changed places are recognised.
func code(content string) uint32 {
	if content == "" {
		return 0
	}
	h := uint64(14695981039346656037)
	for i := 0; i < len(content); i++ {
		h = (h ^ uint64(content[i])) * 1099511628211
	}
	return uint32(h^h>>24^h>>48)&(1<<24-2) + 1 // never that of an empty cell
}

// mix adds a content to the one code that all helpers of a row have.
func mix(sum uint32, content string) uint32 { return (sum*31 + code(content)) & (1<<24 - 1) }

const digits64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

var values64 = func() (values [256]int8) {
	for i := range values {
		values[i] = -1
	}
	for i := range len(digits64) {
		values[digits64[i]] = int8(i)
	}
	return values
}()

// codeLength is how many characters a code takes in the version cell.
const codeLength = 4

func appendCode(b []byte, code uint32) []byte {
	return append(b, digits64[code>>18&63], digits64[code>>12&63], digits64[code>>6&63], digits64[code&63])
}

// parseCode reads a code; false where the text is none.
func parseCode(s string) (uint32, bool) {
	if len(s) < codeLength {
		return 0, false
	}
	a, b, c, d := values64[s[0]], values64[s[1]], values64[s[2]], values64[s[3]]
	if a|b|c|d < 0 {
		return 0, false
	}
	return uint32(a)<<18 | uint32(b)<<12 | uint32(c)<<6 | uint32(d), true
}

// tidy is a text without blanks around it and with \n between its lines.
func tidy(s string) string {
	if s == "" {
		return s
	}
	if first, last := s[0], s[len(s)-1]; first > ' ' && first < utf8.RuneSelf && last > ' ' && last < utf8.RuneSelf && strings.IndexByte(s, '\r') < 0 {
		return s
	}
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return strings.TrimSpace(s)
}

// longestCell is how many UTF-16 units a cell of a sheet holds.
const longestCell = 32767

// longestInt is the first number with more digits than programs keep.
const longestInt = 1_000_000_000_000_000

// clean reports whether a text comes back from a cell as it went in.
func clean(s string, lines bool) bool {
	if s != tidy(s) || len(s) > longestCell/2 {
		return false
	}
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c < ' ' && (c != '\n' || !lines) || c == 0x7f {
				return false
			}
			if c == '_' && i+1 < len(s) && s[i+1] == 'x' {
				return false // other programs may take it for an escape
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError || r >= 0xfffe && r <= 0xffff || unicode.Is(unicode.Cc, r) || r == '\u2028' || r == '\u2029' {
			return false
		}
		i += size
	}
	return true
}

// exact reports whether a field's value comes back from its cells as it is.
func exact(f *data.Field, v data.Value) bool {
	switch v := v.(type) {
	case string:
		switch f.Kind {
		case data.Note:
			return clean(v, true)
		case data.Time:
			c, err := data.ParseClock(v)
			return err == nil && string(c) == v
		case data.Day:
			return sheetDay(v)
		case data.Choice, data.PlaceCode:
			return isWord(v)
		}
		return clean(v, false)
	case int64:
		return v > -longestInt && v < longestInt
	case []string:
		for _, s := range v {
			if f.Kind == data.Lines && (s == "" || !clean(s, false)) || f.Kind != data.Lines && !isWord(s) {
				return false
			}
		}
		return f.Kind != data.Lines || len(strings.Join(v, "\n")) <= longestCell/2
	case map[string]int64:
		for key := range v {
			if !clean(key, false) {
				return false
			}
		}
		return len(data.AppendValue(nil, v)) <= longestCell/2
	}
	return true
}

// sheetDay reports whether a date can stand in a cell as a date: sheets begin
// with March 1900, for their own February has 29 days.
func sheetDay(iso string) bool { return parseISO(iso) >= 19000301 }

// parseISO reads an ISO date; 0 where the text is none.
func parseISO(s string) data.Date {
	if len(s) != len("2026-05-12") || s[4] != '-' || s[7] != '-' {
		return 0
	}
	n := 0
	for i := range len(s) {
		if i == 4 || i == 7 {
			continue
		}
		if s[i] < '0' || s[i] > '9' {
			return 0
		}
		n = n*10 + int(s[i]-'0')
	}
	return data.NewDate(n/10000, time.Month(n/100%100), n%100)
}

// isoDay is the date's ISO form.
func isoDay(d data.Date) string {
	if d <= 0 || d > 99991231 {
		return ""
	}
	b := []byte("0000-00-00")
	for at, n := len(b)-1, int(d); at >= 0; at-- {
		if b[at] != '-' {
			b[at] = byte('0' + n%10)
			n /= 10
		}
	}
	return string(b)
}

// isWord reports whether a code has no blanks and no other odd characters.
func isWord(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] <= ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return s != "" && len(s) <= 1000
}

// short cuts a text to so many UTF-16 units.
func short(s string, most int) string {
	if len(s) <= most {
		return s
	}
	units := 0
	for i, r := range s {
		units++
		if r > 0xffff {
			units++
		}
		if units > most {
			return s[:i]
		}
	}
	return s
}
