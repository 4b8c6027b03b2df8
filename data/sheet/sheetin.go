package sheet

import (
	"sapar/data"
	"sapar/data/xlsx"
)

// sheetIn is a sheet of records that is being read.
type sheetIn struct {
	*reading
	index    int
	name     string
	key      string     // of the record type
	of       *data.Type // nil where this program does not know the type
	exported *sheetAbout
	copied   bool // another sheet of the type comes before

	keyRow            *topRow
	keyLine, headLine int
	columns           []column
	place             []int // columns of the sheet, by column here
	byColumn          []int // columns here by those of the sheet, -1 for others
	codes             []int // columns here by the place of their code, -1 where one is gone
	helps             []int // helpers' columns here in the order of the export, -1 where one is gone
	lacks             bool  // a field that was exported has no column
	own               []string
	twinAt            []int // column of a field's twin, -1 where it has none
	codeAt            []int // place of a column's code, -1 where it has none
	idAt, versionAt   int
	deleteAt          int

	cells     []*xlsx.Cell // of the row, by column here; nil where one is empty
	values    []data.Value // of the row's fields, by column here
	turn      int          // counts the rows that were looked at
	contents  []string     // of the row's cells, where contentOf is the turn
	contentOf []int
	days      map[float64]string // contents of dates
	mark      rowMark
	got       sheetAbout // what was found, as exported
	seen      map[data.ID]seenRow
	aside     []*asideRow
	merges    []xlsx.Range
	first     int            // first line of the data
	ordinals  map[string]int // of new rows, by identity
}

// seenRow is where an id was met.
type seenRow struct {
	same    bool      // unchanged
	changed *asideRow // the first that was changed
}

// asideRow is a row that has to be looked at when all sheets were read.
type asideRow struct {
	line  int
	cells []xlsx.Cell // that are not empty; Column counts those of the sheetIn
	mark  rowMark     // where the version cell could be read
	fits  bool        // it could
	id    data.ID     // zero where both ids are lost
	copy  bool        // of a row that keeps the id
}

// prepare makes ready for the rows.
func (s *sheetIn) prepare() {
	s.idAt, s.versionAt, s.deleteAt = -1, -1, -1
	s.twinAt = make([]int, len(s.columns))
	s.codeAt = make([]int, len(s.columns))
	s.cells = make([]*xlsx.Cell, len(s.columns))
	s.values = make([]data.Value, len(s.columns))
	s.contents = make([]string, len(s.columns))
	s.contentOf = make([]int, len(s.columns))
	s.days = map[float64]string{}
	s.seen = make(map[data.ID]seenRow, s.exported.rows)
	s.first = max(s.keyLine, s.headLine) + 1
	for i, c := range s.columns {
		s.twinAt[i], s.codeAt[i] = -1, -1
		switch c.role {
		case idRole:
			s.idAt = i
		case versionRole:
			s.versionAt = i
		case deleteRole:
			s.deleteAt = i
		case fieldRole:
			for j, d := range s.columns {
				if d.role == twinRole && d.key == c.key {
					s.twinAt[i] = j
				}
			}
		}
	}
	for at, i := range s.codes {
		if i >= 0 {
			s.codeAt[i] = at
		}
	}
}

// readRows reads the rows of the sheet. Those that are as they were exported go
// into the parcel at once, all others aside.
func (s *sheetIn) readRows() error {
	s.prepare()
	if s.of != nil && cap(s.parcel.Rows) == 0 {
		total := 0
		for i := range s.about.sheets {
			total += s.about.sheets[i].rows
		}
		s.parcel.Rows = make([]data.Row, 0, min(max(total, 0), maxRows))
	}
	table, err := s.book.Read(s.index, s.row)
	if err != nil {
		return err
	}
	s.merges = table.Merges
	return nil
}

// row reads one row.
func (s *sheetIn) row(r *xlsx.Row) error {
	if r.Number < s.first {
		return nil
	}
	clear(s.cells)
	s.turn++
	blank := true
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.Column >= len(s.byColumn) || s.byColumn[c.Column] < 0 {
			continue
		}
		at := s.byColumn[c.Column]
		if c.Kind == xlsx.Text && c.Text == "" && !c.Missing {
			continue
		}
		s.cells[at] = c
		role := s.columns[at].role
		if role == fieldRole || role == helperRole || role == deleteRole {
			blank = blank && c.Kind == xlsx.Text && !c.Missing && tidy(c.Text) == ""
			if c.Formula && c.Kind != xlsx.Failure && !c.Missing {
				s.formulas++
			}
		}
	}
	if s.rows++; s.rows > maxRows {
		return tooLarge("rows", maxRows)
	}
	if s.repeatsHead() || blank && s.text(s.versionAt) == "" {
		return nil
	}
	return s.judge(r.Number, blank)
}

// repeatsHead reports whether the row is the key row or the headings, which
// somebody has sorted in among the rows.
func (s *sheetIn) repeatsHead() bool {
	if c := s.text(s.idAt); c == "#id" {
		return true
	}
	return s.text(s.versionAt) == "#version"
}

// text is the text of the row's cell in a column; "" for no column.
func (s *sheetIn) text(column int) string {
	if column < 0 || s.cells[column] == nil {
		return ""
	}
	if c := s.cells[column]; c.Kind != xlsx.Text {
		return cellText(c)
	}
	return s.cells[column].Text
}

// judge finds out what has become of a row and takes it or puts it aside. A row
// that somebody has emptied is a row that was taken out.
func (s *sheetIn) judge(line int, blank bool) error {
	id, hasID := parseHexID(s.text(s.idAt))
	fits := s.about.parseRowMark(s.text(s.versionAt), &s.mark)
	if fits && len(s.mark.codes) != (len(s.codes)+1)*codeLength {
		fits = false
	}
	if fits && s.mark.several && s.history[s.mark.id] == nil {
		fits = false
	}
	if fits && hasID && id != s.mark.id && !s.whole() {
		fits = false // one of the two is another row's; the id is what people see of a record
	}
	if blank && (!fits || s.touched()) {
		return nil
	}
	switch {
	case fits:
		id = s.mark.id
		s.got.add(s.text(s.versionAt))
		if !s.touched() && s.text(s.deleteAt) == "" && !s.lacks {
			return s.unchanged(line)
		}
	case !hasID:
		id = data.ID{}
	}
	a := s.setAside(line, id, fits)
	if !id.IsZero() {
		was := s.seen[id]
		if was.changed == nil {
			was.changed = a
		}
		s.seen[id] = was
	}
	return nil
}

// touched reports whether a visible cell has another content than the version
// cell has a code for.
func (s *sheetIn) touched() bool {
	for _, i := range s.codes {
		if i >= 0 && s.touchedAt(i) {
			return true
		}
	}
	return s.helpersTouched()
}

// helpersTouched reports whether a cell that is shown to help was changed.
func (s *sheetIn) helpersTouched() bool {
	sum := uint32(0)
	for _, i := range s.helps {
		if i < 0 {
			return false // a column is gone: it cannot be known
		}
		sum = mix(sum, s.contentAt(i))
	}
	want, ok := parseCode(s.mark.codes[len(s.codes)*codeLength:])
	return ok && want != sum
}

func (s *sheetIn) touchedAt(i int) bool {
	at := s.codeAt[i] * codeLength
	want, ok := parseCode(s.mark.codes[at:])
	return !ok || want != code(s.contentAt(i))
}

// contentAt is the content of a column's cell.
func (s *sheetIn) contentAt(i int) string {
	c := s.cells[i]
	switch {
	case c == nil:
		return ""
	case s.contentOf[i] == s.turn:
		return s.contents[i]
	}
	kind := s.columns[i].kind
	plain := c.Kind == xlsx.Number && kind == data.Day
	content, known := "", false
	if plain {
		content, known = s.days[c.Number]
	}
	if !known {
		content, _ = s.x.content(kind, c)
		if plain && len(s.days) < 100_000 {
			s.days[c.Number] = content
		}
	}
	s.contents[i], s.contentOf[i] = content, s.turn
	return content
}

// whole reports whether the row is what its version cell says to the last
// field.
func (s *sheetIn) whole() bool {
	if s.touched() || s.lacks || s.mark.several || s.of == nil {
		return false
	}
	r, ok := s.record(s.mark.id)
	v := s.version(&s.mark)
	return ok && v.SumOf(r) == s.mark.hash
}

// version is the version that a mark names, without its fields.
func (s *sheetIn) version(m *rowMark) data.Version {
	return data.Version{
		ID: m.version, Type: s.key, Record: m.id, Stamp: m.stamp, Batch: s.about.batches[m.batch].ID,
		Partial: m.partial, Hash: m.hash,
	}
}

// exactAt is the exact value of an untouched field.
func (s *sheetIn) exactAt(i int) (data.Value, bool) {
	c := &s.columns[i]
	if coded(c.kind) {
		return exactValue(c.kind, s.text(s.twinAt[i]))
	}
	return plainValue(c.kind, s.contentAt(i))
}

// record makes the record of an untouched row.
func (s *sheetIn) record(id data.ID) (data.Record, bool) {
	r := s.of.New()
	b := data.BaseOf(r)
	b.ID = id
	for i := range s.columns {
		c := &s.columns[i]
		if c.role != fieldRole || s.cells[i] == nil && (s.twinAt[i] < 0 || s.cells[s.twinAt[i]] == nil) {
			continue
		}
		v, ok := s.exactAt(i)
		if !ok {
			return r, false
		}
		if v == nil {
			continue
		}
		if c.field == nil {
			if b.Extra == nil {
				b.Extra = data.Fields{}
			}
			b.Extra[c.key] = v
			continue
		}
		if c.field.Set(r, v) != nil {
			return r, false
		}
	}
	return r, true
}

// setAside keeps a row until all sheets were read.
func (s *sheetIn) setAside(line int, id data.ID, fits bool) *asideRow {
	a := &asideRow{line: line, id: id, fits: fits}
	for i, c := range s.cells {
		if c != nil {
			kept := *c
			kept.Column = i
			a.cells = append(a.cells, kept)
		}
	}
	if fits {
		a.mark = s.mark
	}
	s.aside = append(s.aside, a)
	return a
}

// recall makes an aside row the current one again.
func (s *sheetIn) recall(a *asideRow) {
	clear(s.cells)
	s.turn++
	for i := range a.cells {
		s.cells[a.cells[i].Column] = &a.cells[i]
	}
	s.mark = a.mark
}
