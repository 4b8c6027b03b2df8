package xlsx

import (
	"encoding/binary"
	"unicode/utf8"
)

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// blank reports whether a text is only white space.
func blank(b []byte) bool {
	for _, c := range b {
		if !isSpace(c) {
			return false
		}
	}
	return true
}

// legalText returns how many bytes from the start of b are whole characters
// that XML allows. It is false if one that it does not allow follows; else b
// ends there, or within a character.
func legalText(b []byte) (n int, legal bool) {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	for n < len(b) {
		// Eight bytes at once, if all are ASCII and none is below the space.
		for n+8 <= len(b) {
			x := binary.LittleEndian.Uint64(b[n:])
			if (x|(x-ones*0x20))&highs != 0 {
				break
			}
			n += 8
		}
		for stop := min(n+8, len(b)); n < stop; {
			c := b[n]
			switch {
			case c >= 0x20 && c < utf8.RuneSelf, isSpace(c):
				n++
			case c < 0x20:
				return n, false
			case c >= 0xC2 && c <= 0xDF && n+1 < len(b) && b[n+1]&0xC0 == 0x80:
				n += 2
			default:
				r, size := utf8.DecodeRune(b[n:])
				if r == utf8.RuneError && size == 1 {
					return n, !utf8.FullRune(b[n:])
				}
				if r == 0xFFFE || r == 0xFFFF {
					return n, false
				}
				n += size
			}
		}
	}
	return n, true
}

// legalRune reports whether XML allows a character.
func legalRune(r rune) bool {
	return r >= 0x20 && r <= 0xD7FF || r == '\t' || r == '\n' || r == '\r' ||
		r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= utf8.MaxRune
}

// nameBytes are the bytes of names, letters of other scripts among them; digits
// and the like do not begin one.
var nameBytes = func() (kinds [256]byte) {
	const begins, follows = 2, 1
	for c := range kinds {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_', c == ':', c >= utf8.RuneSelf:
			kinds[c] = begins
		case c >= '0' && c <= '9', c == '-', c == '.':
			kinds[c] = follows
		}
	}
	return kinds
}()

// nameLength is the length of the name that b begins with, 0 if with none.
func nameLength(b []byte) int {
	if len(b) == 0 || nameBytes[b[0]] < 2 {
		return 0
	}
	n := 1
	for n < len(b) && nameBytes[b[n]] > 0 {
		n++
	}
	return n
}
