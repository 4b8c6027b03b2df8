package xlsx

import (
	"strings"
	"unicode/utf8"
)

// maxText is how many UTF-16 units a cell's text may have.
const maxText = 32767

// Bytes by what a writer of text has to do about them.
const (
	plain   = iota
	inside  // a tab or a new line: kept if xml:space says so
	special // stands for something in XML, or cannot stand in it
)

var byteKind = func() (kinds [256]byte) {
	for c := range kinds {
		switch {
		case c == '\t' || c == '\n':
			kinds[c] = inside
		case c < ' ' || c == '&' || c == '<' || c == '>' || c == '_' || c >= 0x80:
			kinds[c] = special
		}
	}
	return kinds
}()

// appendText appends the element t with the text, of any content.
func appendText(b []byte, text string) []byte {
	worst := byte(plain)
	for i := 0; i < len(text); i++ {
		worst = max(worst, byteKind[text[i]])
	}
	switch {
	case text == "" || text[0] == ' ' || text[len(text)-1] == ' ',
		worst != plain && strings.ContainsAny(text, "\t\n"):
		b = append(b, `<t xml:space="preserve">`...)
	default:
		b = append(b, "<t>"...)
	}
	if worst == special {
		b = appendEscaped(b, text, false)
	} else {
		b = append(b, text...)
	}
	return append(b, "</t>"...)
}

// Escape is the text as the content of an element of a workbook's part.
func Escape(text string) string { return string(appendEscaped(nil, text, false)) }

// appendEscaped appends the text as XML text, or as the value of an attribute.
// What XML cannot hold, and what reads as such a thing, becomes _xHHHH_, the
// format's own escape; what is no UTF-8 becomes U+FFFD.
func appendEscaped(b []byte, text string, attribute bool) []byte {
	const hex = "0123456789ABCDEF"
	from := 0 // what is before it has been appended
	for i := 0; i < len(text); {
		c, size, as := text[i], 1, ""
		switch {
		case c >= 0x80:
			var r rune
			r, size = utf8.DecodeRuneInString(text[i:])
			switch {
			case r == utf8.RuneError && size == 1:
				as = "\uFFFD"
			case r == '\uFFFE':
				as = "_xFFFE_"
			case r == '\uFFFF':
				as = "_xFFFF_"
			}
		case byteKind[c] == plain && (c != '"' || !attribute):
		case c == '&':
			as = "&amp;"
		case c == '<':
			as = "&lt;"
		case c == '>':
			as = "&gt;"
		case c == '"':
			as = "&quot;"
		case c == '_':
			if looksEscaped(text[i:]) {
				as = "_x005F_"
			}
		case c == '\n' || c == '\t':
			if attribute {
				as = "&#9;"
				if c == '\n' {
					as = "&#10;"
				}
			}
		default: // control characters, and the return that XML would turn into a new line
			b = append(b, text[from:i]...)
			b = append(b, '_', 'x', '0', '0', hex[c>>4], hex[c&15], '_')
			from = i + 1
		}
		if as != "" {
			b = append(b, text[from:i]...)
			b = append(b, as...)
			from = i + size
		}
		i += size
	}
	return append(b, text[from:]...)
}

// looksEscaped says whether the text begins like an escape. The underscore that
// ends one is not asked for: it may come from what follows being escaped.
func looksEscaped(text string) bool {
	if len(text) < 6 || text[1] != 'x' {
		return false
	}
	for _, c := range []byte(text[2:6]) {
		if (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}

// longer says whether the text has more than so many UTF-16 units.
func longer(text string, most int) bool {
	if len(text) <= most { // there are no more units than bytes
		return false
	}
	units := 0
	for _, r := range text {
		if units++; r > 0xFFFF {
			units++
		}
	}
	return units > most
}
