package xlsx

import (
	"bytes"
	"unicode/utf8"
)

// readText reads text up to the next tag, or a stretch of it if it is long.
func (s *scanner) readText() error {
	stop := -1
	for {
		b := s.buf[s.pos:s.end]
		if stop = bytes.IndexByte(b, '<'); stop >= 0 {
			break
		}
		if len(b) >= windowSize/2 {
			stop = wholeEntities(b)
			break
		}
		if !s.more() {
			if s.err != nil {
				return s.err
			}
			if stop = s.end - s.pos; s.src != nil {
				stop = wholeEntities(s.buf[s.pos:s.end])
			}
			break
		}
	}
	b := s.buf[s.pos : s.pos+stop]
	s.pos += stop
	return s.decodeText(b)
}

// wholeEntities is where a stretch can end without cutting an entity.
func wholeEntities(b []byte) int {
	tail := max(1, len(b)-longestEntity)
	if i := bytes.LastIndexByte(b[tail:], '&'); i >= 0 && bytes.IndexByte(b[tail+i:], ';') < 0 {
		return tail + i
	}
	return len(b)
}

// decodeText sets text to b with its entities replaced and its line ends as
// XML wants them.
func (s *scanner) decodeText(b []byte) error {
	plain := true
	for _, c := range b {
		if c == '&' || c == '\r' || c == '>' {
			plain = false
			break
		}
	}
	if plain && !s.lastCR {
		s.brackets = trailingBrackets(b, s.brackets)
		s.text = b
		return nil
	}
	out := s.decoded[:0]
	for i := 0; i < len(b); i++ {
		c := b[i]
		switch c {
		case '&':
			var n int
			var err error
			if out, n, err = appendEntity(out, b[i:]); err != nil {
				return err
			}
			i += n - 1
		case '\r':
			out = append(out, '\n')
		case '\n':
			if !s.lastCR {
				out = append(out, '\n')
			}
		case '>':
			if s.brackets >= 2 {
				return wrong(whatXML) // "]]>" ends a section that did not begin
			}
			out = append(out, '>')
		default:
			out = append(out, c)
		}
		if s.lastCR = c == '\r'; c == ']' {
			s.brackets++
		} else {
			s.brackets = 0
		}
	}
	s.decoded, s.text = out, out
	return nil
}

// trailingBrackets is how many "]" a text ends with, if before stood already
// that many.
func trailingBrackets(b []byte, before int) int {
	n := len(b) - len(bytes.TrimRight(b, "]"))
	if n == len(b) {
		return min(before+n, 2)
	}
	return min(n, 2)
}

// readCDATA reads a stretch of a CDATA section. It is false at its end, or if
// there was nothing to read.
func (s *scanner) readCDATA() (bool, error) {
	b := s.buf[s.pos:s.end]
	stop := bytes.Index(b, []byte("]]>"))
	switch {
	case stop == 0:
		s.pos += len("]]>")
		s.cdata, s.lastCR = false, false
		return false, nil
	case stop < 0 && len(b) > 2:
		stop = len(b) - 2 // they may begin the end
	case stop < 0:
		if !s.more() {
			return false, s.stop()
		}
		return false, nil
	}
	out := s.decoded[:0]
	for _, c := range b[:stop] {
		if c == '\r' {
			out = append(out, '\n')
		} else if c != '\n' || !s.lastCR {
			out = append(out, c)
		}
		s.lastCR = c == '\r'
	}
	s.pos += stop
	s.decoded, s.text = out, out
	return true, nil
}

// longestEntity is more than any entity needs.
const longestEntity = 16

// appendEntity decodes the entity that b begins with, and says how long it is.
func appendEntity(out, b []byte) ([]byte, int, error) {
	n := bytes.IndexByte(b[:min(len(b), longestEntity)], ';')
	if n < 0 {
		return out, 0, wrong(whatEntity)
	}
	switch name := b[1:n]; string(name) {
	case "amp":
		out = append(out, '&')
	case "lt":
		out = append(out, '<')
	case "gt":
		out = append(out, '>')
	case "quot":
		out = append(out, '"')
	case "apos":
		out = append(out, '\'')
	default:
		r, ok := numericEntity(name)
		if !ok {
			return out, 0, wrong(whatEntity)
		}
		if !legalRune(r) {
			return out, 0, wrong(whatCharacter)
		}
		out = utf8.AppendRune(out, r)
	}
	return out, n + 1, nil
}

// numericEntity reads "#65" or "#x41".
func numericEntity(name []byte) (rune, bool) {
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	r := 0
	for _, c := range digits {
		d := hexDigit(c)
		if d >= base {
			return 0, false
		}
		r = min(r*base+d, utf8.MaxRune+1)
	}
	return rune(r), len(digits) > 0
}

// hexDigit is the value of a digit, 99 of anything else.
func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	default:
		return 99
	}
}
