package xlsx

// The parsers of parts go down the tree of elements with these. An element that
// was entered by child must be left: by its last child, by skip or by gather.

// root reads the root element's start tag.
func (s *scanner) root() error {
	switch t, err := s.next(); {
	case err != nil:
		return err
	case t != tokenStart:
		return wrong(whatXMLEnd)
	}
	return nil
}

// child enters the next child of the element, or leaves the element, which is
// false. Text between children is refused.
func (s *scanner) child() (bool, error) {
	for {
		t, err := s.next()
		switch {
		case err != nil:
			return false, err
		case t == tokenStart:
			return true, nil
		case t == tokenEnd:
			return false, nil
		case !blank(s.text):
			return false, wrong(whatStrayText)
		}
	}
}

// skip leaves the element that was entered. Cells do not hide in what is
// skipped: no reader would agree with another one on them.
func (s *scanner) skip() error {
	return s.descend(func() error {
		if s.space == spaceMain {
			switch string(s.name) {
			case "sheetData", "row", "c", "si":
				return wrong(whatElement)
			}
		}
		return nil
	})
}

// pass leaves the element that was entered, whatever it holds.
func (s *scanner) pass() error { return s.descend(func() error { return nil }) }

// descend shows every element below the one that was entered, and leaves it.
func (s *scanner) descend(each func() error) error {
	for depth := len(s.open); len(s.open) >= depth; {
		t, err := s.next()
		if err == nil && t == tokenStart {
			err = each()
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// gather appends the text of the element that was entered and leaves it.
func (s *scanner) gather(dst []byte, most int) ([]byte, error) {
	for {
		t, err := s.next()
		switch {
		case err != nil:
			return dst, err
		case t == tokenEnd:
			return dst, nil
		case t == tokenStart:
			return dst, wrong(whatElement)
		}
		if dst = append(dst, s.text...); len(dst) > most {
			return dst, wrong(whatLongText)
		}
	}
}

// ignore leaves the element that was entered, which holds only text.
func (s *scanner) ignore() error {
	for {
		switch t, err := s.next(); {
		case err != nil:
			return err
		case t == tokenEnd:
			return nil
		case t == tokenStart:
			return wrong(whatElement)
		}
	}
}

// finish reads to the end of the part, after the root element was left.
func (s *scanner) finish() error {
	_, err := s.next()
	return err
}

// is reports whether the element that was entered is the one of that name in
// the main namespace.
func (s *scanner) is(name string) bool { return s.space == spaceMain && string(s.name) == name }

// attr is the value of an attribute without prefix.
func (s *scanner) attr(name string) ([]byte, bool) { return s.attrIn(spaceNone, name) }

// attrIn is the value of an attribute of a namespace.
func (s *scanner) attrIn(sp space, name string) ([]byte, bool) {
	for i := range s.attrs {
		if a := &s.attrs[i]; a.space == sp && string(a.local()) == name {
			return a.value, true
		}
	}
	return nil, false
}

// flag is the value of an attribute that says yes or no; it is no if absent.
func (s *scanner) flag(name string) (bool, error) {
	value, _ := s.attr(name)
	return parseFlag(value)
}

func parseFlag(value []byte) (bool, error) {
	switch string(value) {
	case "", "0", "false":
		return false, nil
	case "1", "true":
		return true, nil
	default:
		return false, wrong(whatAttribute)
	}
}

// number is the value of an attribute that counts, and whether it is there.
func (s *scanner) number(name string, most int) (n int, there bool, err error) {
	value, there := s.attr(name)
	if !there {
		return 0, false, nil
	}
	n, ok := parseCount(value, most)
	if !ok {
		return 0, true, wrong(whatAttribute)
	}
	return n, true, nil
}
