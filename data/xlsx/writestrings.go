package xlsx

import "strconv"

// stringTable is the table of shared strings. Each is written when it is first
// met; only its number is remembered.
type stringTable struct {
	numbers map[string]int
	uses    int
	part    *part
}

func newStringTable(p *press) stringTable {
	return stringTable{numbers: map[string]int{}, part: p.part()}
}

// number is the text's place in the table.
func (t *stringTable) number(text string) int {
	t.uses++
	n, ok := t.numbers[text]
	if !ok {
		n = len(t.numbers)
		t.numbers[text] = n
		b := append(t.part.buf, "<si>"...)
		b = appendText(b, text)
		t.part.buf = append(b, "</si>"...)
		t.part.more()
	}
	return n
}

// end writes the table's end and its beginning, which says how many there are.
func (t *stringTable) end() *part {
	t.part.buf = append(t.part.buf, "</sst>"...)
	t.part.end()
	head := append([]byte(nil), xmlHead+`<sst xmlns="`+mainSpace+`" count="`...)
	head = strconv.AppendInt(head, int64(t.uses), 10)
	head = append(head, `" uniqueCount="`...)
	head = strconv.AppendInt(head, int64(len(t.numbers)), 10)
	head = append(head, `">`...)
	t.part.before(head)
	return t.part
}
