package sheet

import (
	"sapar/data"
)

// unchanged takes a row that nobody touched.
func (s *sheetIn) unchanged(line int) error {
	id := s.mark.id
	if s.copied && s.elsewhere(id) {
		return nil // a copied sheet brings nothing by being there
	}
	was := s.seen[id]
	if was.same { // a copied row is a new record
		s.setAside(line, id, true).copy = true
		return nil
	}
	if s.of == nil {
		s.unchangedUnknown(line)
		return nil
	}
	r, ok := s.record(id)
	if ok && !s.mark.several {
		v := s.version(&s.mark)
		ok = v.SumOf(r) == s.mark.hash
	}
	_, hidden := s.history[id]
	switch {
	case hidden:
	case !ok:
		// Every cell is as it was and the whole is not: the hidden cells were
		// changed. Only the id can be believed.
		a := s.setAside(line, id, false)
		if was.changed == nil {
			was.changed = a
		}
		s.seen[id] = was
		return nil
	default:
		s.take(r, &s.mark, line)
	}
	was.same = true
	s.seen[id] = was
	s.know(r)
	return nil
}

// take puts a record with one version into the parcel.
func (s *sheetIn) take(r data.Record, m *rowMark, line int) {
	if m.partial {
		v := s.version(m)
		v.Fields = s.of.Values(r)
		s.parcel.Arrivals = append(s.parcel.Arrivals, data.Arrival{Version: v, Sheet: s.name, Line: line})
		return
	}
	s.parcel.Rows = append(s.parcel.Rows, data.Row{
		Record: r, ID: m.version, Stamp: m.stamp, Batch: int32(m.batch), Line: int32(line), Hash: m.hash,
	})
}

// elsewhere reports whether a sheet of the same type that comes before has the
// id.
func (s *sheetIn) elsewhere(id data.ID) bool {
	for _, other := range s.sheets {
		if other == s {
			return false
		}
		if other.key == s.key {
			if _, ok := other.seen[id]; ok {
				return true
			}
		}
	}
	return false
}

// unchangedUnknown takes a row of a type that this program does not know.
func (s *sheetIn) unchangedUnknown(line int) {
	id := s.mark.id
	s.seen[id] = seenRow{same: true}
	if _, ok := s.history[id]; ok {
		return
	}
	v := s.version(&s.mark)
	v.Fields = data.Fields{}
	for i := range s.columns {
		if s.columns[i].role != fieldRole {
			continue
		}
		if value, ok := s.exactAt(i); ok && value != nil {
			v.Fields[s.columns[i].key] = value
		}
	}
	if v.Sum() != v.Hash {
		v.Partial = true
		v.Hash = v.Sum()
	}
	s.parcel.Arrivals = append(s.parcel.Arrivals, data.Arrival{Version: v, Sheet: s.name, Line: line})
}

// know remembers a record of the file for those that refer to it.
func (s *sheetIn) know(r data.Record) {
	switch r := r.(type) {
	case *data.Project:
		s.projects[r.ID] = r
	case *data.Event:
		s.events[r.ID] = r
	}
	if !referred[s.key] {
		return
	}
	c := s.callsOf(s.key)
	for i := range s.columns {
		if s.columns[i].role == helperRole && s.columns[i].key == helpLabel && s.cells[i] != nil {
			c.own[data.BaseOf(r).ID] = s.contentAt(i)
		}
	}
	c.add(r)
}

// callsOf are what the records of a type are called.
func (in *reading) callsOf(key string) *calls {
	c := in.calls[key]
	if c == nil {
		c = &calls{in: in, key: key, own: map[data.ID]string{}}
		in.calls[key] = c
	}
	return c
}
