package sheet

import (
	"crypto/sha256"
	"hash"
	"maps"
	"slices"
	"strconv"

	"sapar/data"
)

// edit brings the versions that an edited row comes to: what the person
// changed, and what the row was before.
func (t *turn) edit() {
	s := t.s
	fields := data.Fields{}
	cells := map[string]string{}
	for i := range s.columns {
		if t.changed[i] && s.columns[i].role == fieldRole {
			fields[s.columns[i].key] = s.values[i]
			cells[s.columns[i].key] = s.cellAt(t.a.line, i)
		}
	}
	t.noteHelpers()
	if s.copied && s.elsewhere(t.a.id) {
		if len(fields) > 0 {
			t.arrive(fields, cells)
		}
		return
	}
	was := s.seen[t.a.id]
	if len(fields) == 0 {
		was.same = true
		s.seen[t.a.id] = was
	} else {
		t.arrive(fields, cells)
	}
	t.base(len(fields) > 0)
	s.know(t.record)
}

// noteHelpers counts rows in which a cell that is shown to help was written over.
func (t *turn) noteHelpers() {
	if t.s.helpersTouched() {
		t.s.helpers++
	}
}

// arrive adds the version of an edit made by hand, once.
func (t *turn) arrive(fields data.Fields, cells map[string]string) {
	s, m := t.s, &t.a.mark
	parents := m.heads
	if !m.several {
		parents = []data.VersionID{m.version}
	}
	parents = slices.Clone(parents)
	slices.SortFunc(parents, data.VersionID.Compare)
	batch := &s.parcel.Batches[s.editBatch()]
	v := data.Version{Type: s.key, Record: t.a.id, Parents: parents, Stamp: s.editStamp(), Batch: batch.ID, Fields: fields}
	v.SignByHand()
	switch before, again := s.arrived[t.a.id]; {
	case again && before.ID == v.ID:
		return // the same edit in a copy of the sheet
	case again:
		for _, key := range slices.Sorted(maps.Keys(fields)) {
			t.refuse(key, "edited_twice", data.Args{"sheet": before.Sheet, "line": before.Line})
			break
		}
		return
	}
	arrival := data.Arrival{Version: v, Sheet: s.name, Line: t.a.line, Cells: cells}
	s.arrived[t.a.id] = arrival
	s.parcel.Arrivals = append(s.parcel.Arrivals, arrival)
}

// base brings the version that a row had, as far as the row still says it.
// Beside an edit it is one of two versions, and no row of the parcel.
func (t *turn) base(edited bool) {
	s, m := t.s, &t.a.mark
	if _, hidden := s.history[t.a.id]; hidden || m.several {
		return
	}
	r := s.of.New()
	data.BaseOf(r).ID = t.a.id
	fields := data.Fields{}
	for i, c := range s.columns {
		if c.role != fieldRole || s.codeAt[i] < 0 {
			continue
		}
		if s.touchedAt(i) && (!coded(c.kind) || s.twinAt[i] < 0) {
			continue
		}
		if v, ok := s.exactAt(i); ok && v != nil {
			fields[c.key] = v
		}
	}
	v := s.version(m)
	v.Fields = fields
	if v.Sum() == v.Hash && s.of.Fill(r, fields) == nil {
		if !edited {
			s.take(r, m, t.a.line)
			return
		}
	} else {
		v.Partial = true
		v.Hash = v.Sum()
	}
	s.parcel.Arrivals = append(s.parcel.Arrivals, data.Arrival{Version: v, Sheet: s.name, Line: t.a.line})
}

// loose brings a row that names no version.
func (t *turn) loose(known bool) {
	s := t.s
	fields := make([]string, 0, len(s.columns))
	cells := map[string]string{}
	for i, c := range s.columns {
		if c.role == fieldRole {
			fields = append(fields, c.key)
			cells[c.key] = s.cellAt(t.a.line, i)
		}
	}
	for _, p := range t.made {
		t.bringPerson(p)
	}
	b := data.BaseOf(t.record)
	if !known {
		b.ID = s.madeID(s.of, t.record, s.ordinal(t.record))
		if s.copied && s.made[b.ID] != nil && sameContent(s.made[b.ID], t.record) {
			return
		}
		for n := 1; s.made[b.ID] != nil; n++ {
			b.ID = s.madeID(s.of, t.record, s.ordinal(t.record))
		}
		s.made[b.ID] = t.record
	}
	lost := !known && t.a.id.IsZero() && s.lost()
	if lost && s.parcel.Present[s.key] == nil {
		s.present()
	}
	s.parcel.Loose = append(s.parcel.Loose, data.Loose{
		Record: t.record, Fields: fields, Known: known, Lost: lost,
		Batch: s.editBatch(), Stamp: s.editStamp(), Sheet: s.name, Line: t.a.line, Cells: cells,
	})
	s.know(t.record)
}

func sameContent(a, b data.Record) bool {
	return string(a.Type().AppendValues(nil, a)) == string(b.Type().AppendValues(nil, b))
}

// bringPerson adds a person whom an attendance row has made known, once.
func (t *turn) bringPerson(p *data.Person) {
	s := t.s
	if s.made[p.ID] != nil {
		return
	}
	s.made[p.ID] = p
	cells := map[string]string{}
	fields := []string{"name", "birth_year", "sex", "category"}
	for i, c := range s.columns {
		switch {
		case c.role == fieldRole && c.key == "person":
			cells["name"] = s.cellAt(t.a.line, i)
		case c.role == fieldRole && c.key == "category", c.role == helperRole:
			if data.PersonType.Field(c.key) != nil {
				cells[c.key] = s.cellAt(t.a.line, i)
			}
		}
	}
	for _, key := range []string{helpWork, helpPhone} {
		if cells[key] != "" {
			fields = append(fields, key)
		}
	}
	s.parcel.Loose = append(s.parcel.Loose, data.Loose{
		Record: p, Fields: fields, Batch: s.editBatch(), Stamp: s.editStamp(), Sheet: s.name, Line: t.a.line, Cells: cells,
	})
	s.callsOf(data.PersonType.Key).add(p)
}

// lost reports whether rows of the sheet have lost their ids.
func (s *sheetIn) lost() bool { return s.found() < s.exported.rows }

// found is how many records of the type have their id in the file. Rows that
// somebody moved to a sheet of their own are found there.
func (s *sheetIn) found() int {
	if n, ok := s.foundOf[s.key]; ok {
		return n
	}
	n := 0
	for _, other := range s.sheets {
		if other.key != s.key {
			continue
		}
		for id := range other.seen {
			if !other.copied || !other.elsewhere(id) {
				n++
			}
		}
	}
	s.foundOf[s.key] = n
	return n
}

// present says which ids are in the sheet.
func (s *sheetIn) present() {
	if s.parcel.Present == nil {
		s.parcel.Present = map[string][]data.ID{}
	}
	ids := make([]data.ID, 0, len(s.seen))
	for id := range s.seen {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b data.ID) int { return slices.Compare(a[:], b[:]) })
	s.parcel.Present[s.key] = ids
}

// ordinal counts rows of one identity: two equal new rows are two records.
func (s *sheetIn) ordinal(r data.Record) int {
	key := string(s.identity(s.of, r))
	n := s.ordinals[key]
	s.ordinals[key]++
	return n
}

// identity is what tells a new record apart, spelled alike however it is
// typed.
func (in *reading) identity(of *data.Type, r data.Record) []byte {
	fields := of.Identity(r)
	for key, v := range fields {
		if text, ok := v.(string); ok && (of.Field(key).Kind == data.Text || of.Field(key).Kind == data.Note) {
			if folded := in.x.Fold(text); folded != "" {
				fields[key] = folded
			}
		}
	}
	return data.AppendFields(nil, fields)
}

// madeID is the id of a new record, which follows from the workbook and from
// what the row says: the same file gives the same ids everywhere.
func (in *reading) madeID(of *data.Type, r data.Record, ordinal int) data.ID {
	m := &in.parcel.Manifest
	h := sha256.New()
	h.Write(m.Export[:])
	part(h, m.District)
	part(h, of.Key)
	part(h, string(in.identity(of, r)))
	part(h, strconv.Itoa(ordinal))
	return uuid8(h)
}

// part adds a text and its length, so that two texts never read as two others.
func part(h hash.Hash, s string) {
	h.Write([]byte(strconv.Itoa(len(s)) + ":" + s))
}

// uuid8 shapes a hash as a UUID of version 8: one that follows from content.
func uuid8(h hash.Hash) data.ID {
	var id data.ID
	copy(id[:], h.Sum(nil))
	id[6] = id[6]&0x0f | 0x80
	id[8] = id[8]&0x3f | 0x80
	return id
}

// editStamp is later than every version of the workbook. A clock that is wrong
// by many years counts for nothing.
func (in *reading) editStamp() data.Stamp {
	m, saved := &in.parcel.Manifest, in.parcel.Source.SavedAt
	if saved.IsZero() || saved.Year() > max(m.At.Year(), 2020)+10 {
		return m.Stamp + 1
	}
	return data.NextStamp(m.Stamp, saved)
}

// editBatch is the index of the batch of all edits made by hand.
func (in *reading) editBatch() int {
	if in.batch >= 0 {
		return in.batch
	}
	m, src := &in.parcel.Manifest, &in.parcel.Source
	h := sha256.New()
	h.Write(m.Export[:])
	if src.SavedBy != "" {
		part(h, src.SavedBy)
	} else {
		h.Write(src.Sum[:])
	}
	b := data.Batch{ID: uuid8(h), Device: data.ByHand, Action: data.ActionHand, At: src.SavedAt, Author: src.SavedBy, Source: src.Name}
	if b.At.IsZero() {
		b.At = m.At
	}
	if b.Author == "" || m.Form && m.Author != "" {
		b.Author = m.Author
	}
	in.batch = len(in.parcel.Batches)
	in.parcel.Batches = append(in.parcel.Batches, b)
	return in.batch
}
