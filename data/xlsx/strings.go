package xlsx

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

const (
	// longestText is how many UTF-16 units a cell's text can have.
	longestText = 32767
	// longestRaw bounds a text before its escapes are decoded, in bytes: seven
	// for a unit.
	longestRaw = 7 * longestText
)

// parseStrings reads the shared strings.
func (b *Book) parseStrings(s *scanner) error {
	if !s.is("sst") {
		return wrong(whatElement)
	}
	fast := s.plainMain()
	total := int64(0)
	var text []byte
	for {
		quick := false
		if fast {
			text, quick = s.quickString(text[:0])
		}
		if !quick {
			there, err := s.child()
			if err != nil || !there {
				return err
			}
			if !s.is("si") {
				if err := s.skipForeign(); err != nil {
					return err
				}
				continue
			}
			if text, err = s.rich(text[:0]); err != nil {
				return err
			}
		}
		if len(b.strings) >= b.limits.Strings {
			return tooLarge(largeStrings, b.limits.Strings)
		}
		if total += int64(len(text)); total > b.limits.Text {
			return tooLarge(largeText, b.limits.Text)
		}
		b.strings = append(b.strings, string(text))
	}
}

// skipForeign leaves an element that may stand among others because it is an
// extension of theirs, and refuses others.
func (s *scanner) skipForeign() error {
	if !s.is("extLst") {
		return wrong(whatElement)
	}
	return s.skip()
}

// rich appends the text of an si or is element, which was entered: of itself or
// of its runs. How it is pronounced is not part of it.
func (s *scanner) rich(dst []byte) ([]byte, error) {
	for {
		there, err := s.child()
		if err == nil && !there {
			return dst, short(dst)
		}
		switch {
		case err != nil:
		case s.is("t"):
			dst, err = s.run(dst)
		case s.is("r"):
			dst, err = s.richRun(dst)
		case s.is("rPh"), s.is("phoneticPr"):
			err = s.skip()
		default:
			err = s.skipForeign()
		}
		if err != nil {
			return dst, err
		}
	}
}

// richRun appends the text of an r element, which was entered: a stretch in
// letters of its own.
func (s *scanner) richRun(dst []byte) ([]byte, error) {
	for {
		there, err := s.child()
		switch {
		case err != nil || !there:
			return dst, err
		case s.is("t"):
			dst, err = s.run(dst)
		case s.is("rPr"):
			err = s.skip()
		default:
			err = s.skipForeign()
		}
		if err != nil {
			return dst, err
		}
	}
}

// run appends the text of a t element, which was entered.
func (s *scanner) run(dst []byte) ([]byte, error) {
	from := len(dst)
	dst, err := s.gather(dst, from+longestRaw)
	if err != nil {
		return dst, err
	}
	text, err := unescape(dst[from:])
	dst = append(dst[:from], text...)
	if len(dst) > longestRaw {
		return dst, wrong(whatLongText)
	}
	return dst, err
}

// short refuses a text that no cell can have.
func short(text []byte) error {
	if len(text) <= longestText {
		return nil
	}
	units := 0
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if i += n; r > 0xFFFF {
			units++
		}
		units++
	}
	if units > longestText {
		return wrong(whatLongText)
	}
	return nil
}

// unescape decodes _xHHHH_, which stands in texts for a UTF-16 unit that XML
// cannot have, and for an underscore that would begin such an escape. It may
// write over b.
func unescape(b []byte) ([]byte, error) {
	at := bytes.Index(b, []byte("_x"))
	if at < 0 {
		return b, nil
	}
	out := append([]byte{}, b[:at]...)
	for at < len(b) {
		unit, ok := escape(b[at:])
		if !ok {
			out = append(out, b[at])
			at++
			continue
		}
		at += 7
		if !utf16.IsSurrogate(unit) {
			out = utf8.AppendRune(out, unit)
			continue
		}
		low, ok := escape(b[at:])
		r := utf16.DecodeRune(unit, low)
		if !ok || r == utf8.RuneError {
			return nil, wrong(whatEscape)
		}
		out = utf8.AppendRune(out, r)
		at += 7
	}
	return out, nil
}

// Unescape is a text of a workbook's part with the format's own escapes decoded.
// One that is broken stays as it is: Book.Read refuses it.
func Unescape(text string) string {
	out, err := unescape([]byte(text))
	if err != nil {
		return text
	}
	return string(out)
}

// escape reads the _xHHHH_ that b begins with.
func escape(b []byte) (rune, bool) {
	if len(b) < 7 || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	r := 0
	for _, c := range b[2:6] {
		d := hexDigit(c)
		if d > 15 {
			return 0, false
		}
		r = r<<4 | d
	}
	return rune(r), true
}
