package xlsx

// The quick ways below read the one spelling in which writers put down nearly
// all cells and strings:
//
//	<c r="A1" s="1" t="s"><v>0</v></c>
//	<c r="B1" t="inlineStr"><is><t>text</t></is></c>
//	<si><t>text</t></si>
//
// They read an element whole or not at all: whatever differs by a byte, or is
// not whole in the window, is left to the scanner, which knows all spellings.
// The characters were already checked when they came into the window.

// plainMain reports whether an element without a prefix is in the main
// namespace here.
func (s *scanner) plainMain() bool {
	sp, err := s.resolve(nil)
	return err == nil && sp == spaceMain
}

// quickCells reads cells of the row that is open as long as they are spelled in
// the common way. It is true if it also read the row's end.
func (r *sheetReader) quickCells() (ended bool, err error) {
	for {
		b := r.buf[r.pos:r.end]
		if len(b) > 0 && isSpace(b[0]) && !r.cdata {
			i := 1
			for i < len(b) && isSpace(b[i]) {
				i++
			}
			r.pos += i
			b = b[i:]
		}
		if len(b) < len("</row>") || r.cdata {
			return false, nil
		}
		if string(b[:6]) == "</row>" {
			if string(r.names[r.open[len(r.open)-1].name:]) != "row" {
				return false, nil
			}
			r.pos += len("</row>")
			r.pop()
			return true, nil
		}
		n, err := r.quickCell(b)
		if n == 0 || err != nil {
			return false, err
		}
		r.pos += n
	}
}

// quickCell reads the cell that b begins with and returns its length, or 0 if
// it is not spelled in the common way.
func (r *sheetReader) quickCell(b []byte) (int, error) {
	const head = `<c r="`
	if len(b) < len(head)+16 || string(b[:len(head)]) != head {
		return 0, nil
	}
	i := len(head)
	column := 0
	for ; i < len(head)+3 && b[i] >= 'A' && b[i] <= 'Z'; i++ {
		column = column*26 + int(b[i]-'A') + 1
	}
	column--
	end := i + len(r.digits)
	if end >= len(b) || string(b[i:end]) != string(r.digits) || b[end] != '"' {
		return 0, nil
	}
	if column <= r.column || column > lastColumn {
		return 0, nil
	}
	kind, style, i := quickAttrs(b, end+1)
	if i == 0 || style > 0 && style >= len(r.book.styles) {
		return 0, nil
	}
	if b[i] == '/' { // quickAttrs saw that ">" follows
		r.column = column
		return i + 2, nil
	}
	i++
	from, to, n := 0, 0, 0
	if kind == typeInline {
		from, to, n = quickText(b[i:], "<is><t>", `<is><t xml:space="preserve">`, "</t></is></c>")
	} else {
		from, to, n = quickText(b[i:], "<v>", "<v>", "</v></c>")
	}
	if n == 0 {
		return 0, nil
	}
	value := b[i+from : i+to]
	cell := Cell{Column: column}
	switch kind {
	case typeNumber:
		number, ok := parseNumber(value)
		if !ok {
			return 0, nil
		}
		cell.Kind, cell.Number = Number, number
		r.show(&cell, style)
	case typeShared:
		index, ok := parseCount(value, len(r.book.strings)-1)
		if !ok {
			return 0, nil
		}
		cell.Text = r.book.strings[index]
	case typeInline:
		cell.Text = r.texts.text(value)
	default:
		return 0, nil
	}
	if len(r.arrays) > 0 {
		cell.Formula = r.computed(column)
	}
	r.column = column
	return i + n, r.put(cell)
}

// quickAttrs reads a cell's style and type, in any order, from i to the ">" or
// "/>" of the tag, whose place it returns, or 0.
func quickAttrs(b []byte, i int) (kind cellType, style, end int) {
	styled, typed := false, false
	for i+6 < len(b) {
		switch {
		case b[i] == '>', b[i] == '/' && b[i+1] == '>':
			return kind, style, i
		case b[i] != ' ' || b[i+2] != '=' || b[i+3] != '"':
			return 0, 0, 0
		case b[i+1] == 's' && !styled:
			styled = true
			i += 4
			from := i
			for ; i < len(b) && b[i]-'0' <= 9 && i-from < 6; i++ {
				style = style*10 + int(b[i]-'0')
			}
			if i == len(b) || i == from || b[i] != '"' || b[from] == '0' && i-from > 1 {
				return 0, 0, 0
			}
			i++
		case b[i+1] == 't' && !typed:
			typed = true
			rest := b[i+4:]
			switch {
			case rest[0] == 's' && rest[1] == '"':
				kind = typeShared
				i += len(` t="s"`)
			case rest[0] == 'n' && rest[1] == '"':
				i += len(` t="n"`)
			case len(rest) > 10 && string(rest[:10]) == `inlineStr"`:
				kind = typeInline
				i += len(` t="inlineStr"`)
			default:
				return 0, 0, 0
			}
		default:
			return 0, 0, 0
		}
	}
	return 0, 0, 0
}

// quickText finds the text between an opening, or another one, and a closing,
// and the length of all. It is 0 if the text has to be decoded, is long, or is
// not there.
func quickText(b []byte, opening, other, closing string) (from, to, n int) {
	switch {
	case len(b) > len(opening) && string(b[:len(opening)]) == opening:
		from = len(opening)
	case len(b) > len(other) && string(b[:len(other)]) == other:
		from = len(other)
	default:
		return 0, 0, 0
	}
	to = from
	for to < len(b) && (plainText[b[to]] || b[to] == '_' && to+1 < len(b) && b[to+1] != 'x') {
		to++
	}
	if to-from > longestText || len(b)-to < len(closing) || string(b[to:to+len(closing)]) != closing {
		return 0, 0, 0
	}
	return from, to, to + len(closing)
}

// plainText are the bytes that stand for themselves, whatever is around them.
// The underscore can begin an escape, and ">" may end what did not begin.
var plainText = func() (plain [256]bool) {
	for c := range plain {
		plain[c] = c >= ' ' || c == '\t' || c == '\n'
	}
	for _, c := range []byte("<&>_") {
		plain[c] = false
	}
	return plain
}()

// quickString appends the text of the next shared string, if it is spelled in
// the common way.
func (s *scanner) quickString(dst []byte) ([]byte, bool) {
	if s.ending || s.cdata {
		return dst, false
	}
	b := s.buf[s.pos:s.end]
	from, to, n := quickText(b, "<si><t>", `<si><t xml:space="preserve">`, "</t></si>")
	if n == 0 {
		return dst, false
	}
	s.pos += n
	return append(dst, b[from:to]...), true
}
