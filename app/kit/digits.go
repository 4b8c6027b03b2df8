package kit

import "unicode"

// The Kazakh keyboard has letters and signs where others have digits, and no
// digits at all beside the numeric pad, which a small laptop lacks. In a field
// that takes digits alone its keys therefore mean what is printed on them.

// kazakhDigits are the letters, which are nowhere else on a keyboard.
var kazakhDigits = map[rune]rune{
	'\u04d9': '2', // schwa
	'\u0456': '3', // dotted i
	'\u04a3': '4', // en with descender
	'\u0493': '5', // ghe with stroke
	'\u04af': '8', // straight u
	'\u04b1': '9', // straight u with stroke
	'\u049b': '0', // ka with descender
}

// kazakhSigns are the signs, which mean a digit only when they come from the
// digit's key: the key's code under X11, and under Windows and Wayland.
var kazakhSigns = map[rune]struct {
	digit        rune
	x11, windows int
}{
	'"': {'1', 10, 2},
	',': {'6', 15, 7},
	'.': {'7', 16, 8},
}

// digit is the digit that the key of r has printed on it under the Kazakh
// layout, else r. The key's code is that of the last TypedKey.
func (e *Entry) digit(r rune) rune {
	if d, ok := kazakhDigits[unicode.ToLower(r)]; ok {
		return d
	}
	if s, ok := kazakhSigns[r]; ok && e.scanCode != 0 && (e.scanCode == s.x11 || e.scanCode == s.windows) {
		return s.digit
	}
	return r
}
