package xlsx

import (
	"bytes"
	"errors"
	"io"
)

const (
	windowSize = 256 << 10
	longestTag = 200_000 // bytes
	mostAttrs  = 100
	deepest    = 100 // elements in each other; Excel's own files have a dozen
)

// token is what a scanner found.
type token uint8

const (
	tokenStart token = iota // a start tag: name, space and attrs are set
	tokenEnd                // an end tag, or the end of an empty element
	tokenText               // a stretch of text; the rest of it may follow in another token
	tokenEOF                // the end, after the root element
)

// scanner reads XML strictly and in bounded memory: it refuses what is not
// well-formed, and document types. What it returns lies in its window and is
// valid until the next token.
type scanner struct {
	src io.Reader // nil if everything is in buf
	buf []byte
	pos int // the next byte
	end int // buf[pos:end] is there and has only legal characters
	raw int // buf[end:raw] is there and is not looked at yet
	err error

	name  []byte // of an element, without its prefix
	space space
	attrs []attr
	text  []byte

	open     []openElement
	names    []byte // of the open elements, with their prefixes
	bindings []binding

	ending   bool // the start tag was that of an empty element
	started  bool // the root element has begun
	first    bool // the first bytes were not looked at yet
	moved    bool // something was read
	cdata    bool // inside a CDATA section
	brackets int  // how many "]" the text so far ends with, if it goes on
	lastCR   bool // the text so far ends with a carriage return
	decoded  []byte
	values   []byte // decoded values of attributes
}

type openElement struct {
	name     int // where its name begins in names
	bindings int // how many bindings were there before it
}

// newScanner reads from r through a window.
func newScanner(r io.Reader, window []byte) *scanner {
	return &scanner{src: r, buf: window, first: true}
}

// newScannerOf reads a part that is in memory.
func newScannerOf(b []byte) *scanner {
	return &scanner{buf: b, raw: len(b), first: true}
}

// scan begins to read a part. The scanner's end is done.
func (a *archive) scan(e *entry) (s *scanner, done func()) {
	if e.kept != nil {
		return newScannerOf(e.kept), func() {}
	}
	u := a.unpack(e)
	return newScanner(u, u.tool.window), u.close
}

// more makes at least one more byte available, without losing those from pos.
// It is false at the end of the part, or with the error of s.err, or if the
// window is full.
func (s *scanner) more() bool {
	if s.err != nil || s.src == nil && s.end == s.raw {
		return false
	}
	atEnd := s.src == nil
	if s.src != nil {
		copy(s.buf, s.buf[s.pos:s.raw])
		s.raw, s.end, s.pos = s.raw-s.pos, s.end-s.pos, 0
		n, err := io.ReadFull(s.src, s.buf[s.raw:])
		s.raw += n
		if atEnd = errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF); atEnd {
			s.src = nil
		} else if err != nil {
			s.src, s.err = nil, err
		}
	}
	if s.first {
		s.first = false
		s.begin()
	}
	from := s.end
	to := min(s.raw, from+windowSize)
	n, legal := legalText(s.buf[from:to])
	s.end += n
	// What is left may be the first bytes of a character.
	if s.err == nil && (!legal || n < to-from && atEnd && to == s.raw) {
		s.err = wrong(whatCharacter)
	}
	return s.end > from
}

// begin skips the byte order mark of UTF-8 and refuses other encodings.
func (s *scanner) begin() {
	b := s.buf[s.pos:s.raw]
	switch {
	case bytes.HasPrefix(b, []byte("\xEF\xBB\xBF")):
		s.pos += 3
		s.end += 3
	case bytes.HasPrefix(b, []byte("\xFE\xFF")), bytes.HasPrefix(b, []byte("\xFF\xFE")),
		bytes.HasPrefix(b, []byte("\x00<")), bytes.HasPrefix(b, []byte("<\x00")):
		s.err = wrong(whatEncoding)
	}
}

// stop is the error of a part that ended, or cannot be read, where more was
// needed.
func (s *scanner) stop() error {
	switch {
	case s.err != nil:
		return s.err
	case s.src != nil:
		return wrong(whatTag) // only a tag needs all of the window
	default:
		return wrong(whatXMLEnd)
	}
}

// next reads one token.
func (s *scanner) next() (token, error) {
	if s.ending {
		s.ending = false
		s.pop()
		return tokenEnd, nil
	}
	for {
		if s.pos == s.end && !s.more() {
			if s.err != nil {
				return tokenEOF, s.err
			}
			if !s.started || len(s.open) > 0 {
				return tokenEOF, wrong(whatXMLEnd)
			}
			return tokenEOF, nil
		}
		fresh := !s.moved
		s.moved = true
		if s.cdata {
			if found, err := s.readCDATA(); found || err != nil {
				return tokenText, err
			}
			continue
		}
		if s.buf[s.pos] != '<' {
			if err := s.readText(); err != nil {
				return tokenText, err
			}
			if len(s.open) > 0 {
				return tokenText, nil
			}
			if !blank(s.text) {
				return tokenText, wrong(whatStrayText)
			}
			continue
		}
		s.brackets, s.lastCR = 0, false
		for s.end-s.pos < len("<![CDATA[") && s.more() {
		}
		b := s.buf[s.pos:s.end]
		switch {
		case len(b) < 2:
			return tokenEOF, s.stop()
		case b[1] == '/':
			return tokenEnd, s.readEnd()
		case b[1] == '?':
			if err := s.readInstruction(fresh); err != nil {
				return tokenEOF, err
			}
		case bytes.HasPrefix(b, []byte("<!--")):
			if err := s.readComment(); err != nil {
				return tokenEOF, err
			}
		case bytes.HasPrefix(b, []byte("<![CDATA[")) && len(s.open) > 0:
			s.pos += len("<![CDATA[")
			s.cdata = true
		case b[1] == '!':
			if bytes.HasPrefix(b, []byte("<!DOCTYPE")) {
				return tokenEOF, wrong(whatDoctype)
			}
			return tokenEOF, wrong(whatXML)
		default:
			return tokenStart, s.readStart()
		}
	}
}

// readComment skips a comment.
func (s *scanner) readComment() error {
	s.pos += len("<!--")
	if err := s.skipPast("--"); err != nil {
		return err
	}
	for s.pos == s.end {
		if !s.more() {
			return s.stop()
		}
	}
	if s.buf[s.pos] != '>' {
		return wrong(whatXML) // "--" ends a comment and stands nowhere else in it
	}
	s.pos++
	return nil
}

// readInstruction skips a processing instruction, and reads the declaration
// that may begin a part.
func (s *scanner) readInstruction(fresh bool) error {
	n := 0
	for {
		b := s.buf[s.pos:s.end]
		if n = len("<?") + nameLength(b[2:]); n < len(b) {
			break
		}
		if !s.more() {
			return s.stop()
		}
	}
	name, c := s.buf[s.pos+2:s.pos+n], s.buf[s.pos+n]
	switch {
	case len(name) == 0, c != '?' && !isSpace(c):
		return wrong(whatXML)
	case string(name) == "xml" && fresh:
		return s.readDeclaration()
	case bytes.EqualFold(name, []byte("xml")):
		return wrong(whatXML)
	}
	s.pos += n
	return s.skipPast("?>")
}

// skipPast moves behind the next mark of two bytes.
func (s *scanner) skipPast(mark string) error {
	for {
		if i := bytes.Index(s.buf[s.pos:s.end], []byte(mark)); i >= 0 {
			s.pos += i + len(mark)
			return nil
		}
		// The last byte may be the first of the mark.
		s.pos = max(s.pos, s.end-1)
		if !s.more() {
			return s.stop()
		}
	}
}
