package xlsx

import (
	"bytes"
	"strings"
)

// attr is an attribute. Those that declare namespaces are not among them.
type attr struct {
	name   []byte // with its prefix
	prefix int    // the length of the prefix, 0 if there is none
	space  space
	value  []byte
}

// local is the attribute's name without its prefix.
func (a *attr) local() []byte {
	if a.prefix == 0 {
		return a.name
	}
	return a.name[a.prefix+1:]
}

// readStart reads the start tag at pos.
func (s *scanner) readStart() error {
	for {
		n, err := s.parseStart(s.buf[s.pos:s.end])
		if err != nil {
			return err
		}
		if n > 0 {
			s.pos += n
			return nil
		}
		if !s.more() {
			return s.stop()
		}
	}
}

// parseStart reads the start tag that b begins with and returns its length, or
// 0 if b ends before the tag does.
func (s *scanner) parseStart(b []byte) (int, error) {
	if len(b) > longestTag {
		b = b[:longestTag]
	}
	short := func() (int, error) {
		if len(b) == longestTag {
			return 0, wrong(whatTag)
		}
		return 0, nil
	}
	n := nameLength(b[1:])
	i := 1 + n
	switch {
	case i >= len(b):
		return short()
	case n == 0:
		return 0, wrong(whatXML)
	}
	name := b[1:i]
	s.attrs, s.values = s.attrs[:0], s.values[:0]
	for {
		from := i
		for i < len(b) && isSpace(b[i]) {
			i++
		}
		if i+1 >= len(b) {
			if i < len(b) && b[i] == '>' {
				return i + 1, s.push(name, false)
			}
			return short()
		}
		switch {
		case b[i] == '>':
			return i + 1, s.push(name, false)
		case b[i] == '/' && b[i+1] == '>':
			return i + 2, s.push(name, true)
		case b[i] == '/', i == from:
			return 0, wrong(whatXML)
		}
		n, err := s.parseAttr(b[i:])
		if err != nil {
			return 0, err
		}
		if n == 0 {
			return short()
		}
		i += n
	}
}

// parseAttr reads the attribute that b begins with and returns its length, or 0
// if b ends before it does.
func (s *scanner) parseAttr(b []byte) (int, error) {
	n := nameLength(b)
	if n == 0 {
		return 0, wrong(whatXML)
	}
	name := b[:n]
	i := n
	for i < len(b) && isSpace(b[i]) {
		i++
	}
	if i == len(b) {
		return 0, nil
	}
	if b[i] != '=' {
		return 0, wrong(whatXML)
	}
	for i++; i < len(b) && isSpace(b[i]); i++ {
	}
	if i == len(b) {
		return 0, nil
	}
	quote := b[i]
	if quote != '"' && quote != '\'' {
		return 0, wrong(whatXML)
	}
	i++
	length := bytes.IndexByte(b[i:], quote)
	if length < 0 {
		return 0, nil
	}
	value, err := s.decodeValue(b[i : i+length])
	if err != nil {
		return 0, err
	}
	if len(s.attrs) == mostAttrs {
		return 0, wrong(whatTag)
	}
	for k := range s.attrs {
		if bytes.Equal(s.attrs[k].name, name) {
			return 0, wrong(whatXML)
		}
	}
	prefix, err := prefixLength(name)
	if err != nil {
		return 0, err
	}
	s.attrs = append(s.attrs, attr{name: name, prefix: prefix, value: value})
	return i + length + 1, nil
}

// decodeValue is the value of an attribute: entities replaced, white space as
// spaces.
func (s *scanner) decodeValue(b []byte) ([]byte, error) {
	plain := true
	for _, c := range b {
		if c == '<' {
			return nil, wrong(whatXML)
		}
		if c == '&' || c < ' ' {
			plain = false
		}
	}
	if plain {
		return b, nil
	}
	from := len(s.values)
	for i := 0; i < len(b); i++ {
		switch c := b[i]; c {
		case '&':
			var n int
			var err error
			if s.values, n, err = appendEntity(s.values, b[i:]); err != nil {
				return nil, err
			}
			i += n - 1
		case '\r':
			if i+1 == len(b) || b[i+1] != '\n' {
				s.values = append(s.values, ' ')
			}
		case '\n', '\t':
			s.values = append(s.values, ' ')
		default:
			s.values = append(s.values, c)
		}
	}
	return s.values[from:len(s.values):len(s.values)], nil
}

// prefixLength is the length of a name's prefix, 0 if it has none.
func prefixLength(name []byte) (int, error) {
	i := bytes.IndexByte(name, ':')
	if i < 0 {
		return 0, nil
	}
	if i == 0 || nameLength(name[i+1:]) == 0 || bytes.IndexByte(name[i+1:], ':') >= 0 {
		return 0, wrong(whatNamespace)
	}
	return i, nil
}

// push opens the element whose start tag was read.
func (s *scanner) push(name []byte, empty bool) error {
	if len(s.open) == 0 && s.started {
		return wrong(whatXML) // a second root element
	}
	if len(s.open) == deepest {
		return wrong(whatNesting)
	}
	s.started, s.ending = true, empty
	s.open = append(s.open, openElement{name: len(s.names), bindings: len(s.bindings)})
	s.names = append(s.names, name...)
	if err := s.declare(); err != nil {
		return err
	}
	prefix, err := prefixLength(name)
	if err != nil {
		return err
	}
	if s.space, err = s.resolve(name[:prefix]); err != nil {
		return err
	}
	s.name = name
	if prefix > 0 {
		s.name = name[prefix+1:]
	}
	for i := range s.attrs {
		a := &s.attrs[i]
		if a.prefix == 0 {
			continue
		}
		if a.space, err = s.resolve(a.name[:a.prefix]); err != nil {
			return err
		}
		// Two prefixes of one namespace can name one attribute twice.
		for k := range s.attrs[:i] {
			b := &s.attrs[k]
			if b.prefix > 0 && a.space == b.space && a.space != spaceOther && bytes.Equal(a.local(), b.local()) {
				return wrong(whatXML)
			}
		}
	}
	return nil
}

// pop closes the innermost element.
func (s *scanner) pop() {
	last := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	s.names = s.names[:last.name]
	s.bindings = s.bindings[:last.bindings]
}

// readEnd reads the end tag at pos.
func (s *scanner) readEnd() error {
	for {
		b := s.buf[s.pos:min(s.end, s.pos+longestTag)]
		if stop := bytes.IndexByte(b, '>'); stop >= 0 {
			s.pos += stop + 1
			name := bytes.TrimRight(b[len("</"):stop], " \t\r\n")
			if len(s.open) == 0 || string(name) != string(s.names[s.open[len(s.open)-1].name:]) {
				return wrong(whatXML)
			}
			s.pop()
			return nil
		}
		if len(b) == longestTag {
			return wrong(whatTag)
		}
		if !s.more() {
			return s.stop()
		}
	}
}

// readDeclaration reads the declaration of the version and the encoding. It is
// short, and its attributes are read as those of a tag.
func (s *scanner) readDeclaration() error {
	for s.end-s.pos < 1024 && s.more() {
	}
	b := s.buf[s.pos:min(s.end, s.pos+1024)]
	stop := bytes.Index(b, []byte("?>"))
	if stop < 0 {
		return wrong(whatXML)
	}
	s.pos += stop + len("?>")
	b = b[len("<?xml"):stop]
	order := []string{"version", "encoding", "standalone"}
	s.attrs, s.values = s.attrs[:0], s.values[:0]
	for {
		rest := bytes.TrimLeft(b, " \t\r\n")
		if len(rest) == 0 {
			break
		}
		if len(rest) == len(b) {
			return wrong(whatXML)
		}
		n, err := s.parseAttr(rest)
		if err != nil {
			return err
		}
		if n == 0 {
			return wrong(whatXML)
		}
		b = rest[n:]
		a := s.attrs[len(s.attrs)-1]
		for len(order) > 0 && order[0] != string(a.name) {
			order = order[1:]
		}
		if len(order) == 0 {
			return wrong(whatXML)
		}
		if string(a.name) == "version" && string(a.value) != "1.0" {
			return wrong(whatXML)
		}
		if string(a.name) == "encoding" && !strings.EqualFold(string(a.value), "utf-8") {
			return wrong(whatEncoding)
		}
	}
	if len(s.attrs) == 0 || string(s.attrs[0].name) != "version" {
		return wrong(whatXML)
	}
	return nil
}
