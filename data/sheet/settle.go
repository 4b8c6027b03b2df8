package sheet

import (
	"slices"

	"sapar/data"
	"sapar/data/xlsx"
)

// settle looks at the rows that were put aside: edited ones, new ones, copies,
// and those that have lost their hidden cells.
func (in *reading) settle() {
	for _, s := range in.sheets {
		if s.of == nil {
			s.settleUnknown()
			continue
		}
		if s.sortedApart() {
			for _, a := range s.aside {
				in.waits[a.id] = true
			}
			in.refuseCell(data.CellProblem{Problem: data.Problem{Type: s.key, Code: "sorted_apart"}, Sheet: s.name})
			continue
		}
		s.ordinals = map[string]int{}
		for _, a := range s.aside {
			s.settleRow(a)
		}
	}
	in.bringHistory()
}

// bringHistory adds the versions that rows do not hold, of records that do not
// wait for a cell to be mended.
func (in *reading) bringHistory() {
	ids := make([]data.ID, 0, len(in.history))
	for id := range in.history {
		if !in.waits[id] {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b data.ID) int { return slices.Compare(a[:], b[:]) })
	for _, id := range ids {
		for _, v := range in.history[id] {
			in.parcel.Arrivals = append(in.parcel.Arrivals, data.Arrival{Version: v, Sheet: versionsSheet})
		}
	}
}

// settleUnknown says of rows whose type only a newer program knows that they
// cannot be edited here.
func (s *sheetIn) settleUnknown() {
	for _, a := range s.aside {
		s.waits[a.id] = true
		s.refuseCell(data.CellProblem{
			Problem: data.Problem{Type: s.key, Code: "newer_type"}, Sheet: s.name, Cell: s.rowCell(a.line),
		})
	}
}

// rowCell is the first visible cell of a line.
func (s *sheetIn) rowCell(line int) string {
	first := -1
	for i, c := range s.columns {
		if c.role == fieldRole && (first < 0 || s.place[i] < first) {
			first = s.place[i]
		}
	}
	return xlsx.CellName(line, max(first, 0))
}

// cellAt is the name of a column's cell in a line.
func (s *sheetIn) cellAt(line, column int) string { return xlsx.CellName(line, s.place[column]) }

// refuse adds a wrong cell of a row.
func (t *turn) refuse(field, code string, args data.Args) *data.CellProblem {
	p := data.CellProblem{Problem: data.Problem{Type: t.s.key, Field: field, Code: code, Args: args}, Sheet: t.s.name}
	column := t.columnOf(field)
	if column < 0 {
		p.Cell = t.s.rowCell(t.a.line)
	} else {
		p.Cell = t.s.cellAt(t.a.line, column)
		if c := t.s.cells[column]; c != nil {
			p.Text = textContent(c)
		}
	}
	t.wrong++
	if t.said == nil {
		t.said = map[string]bool{}
	}
	t.said[field] = true
	t.s.refuseCell(p)
	return &t.s.parcel.Problems[len(t.s.parcel.Problems)-1]
}

// columnOf is the column of a field, or of the helper or mark of that key, -1
// where the sheet has none.
func (t *turn) columnOf(field string) int {
	best := -1
	for i, c := range t.s.columns {
		switch {
		case c.role == fieldRole && c.key == field && field != "":
			return i
		case c.role == helperRole && "~"+c.key == field, c.role == deleteRole && field == data.DeletedField:
			best = i
		}
	}
	return best
}

// turn is one row that was put aside, while it is looked at.
type turn struct {
	s       *sheetIn
	a       *asideRow
	copy    bool            // of a row that keeps the id
	wrong   int             // cells
	said    map[string]bool // fields of wrong cells
	record  data.Record
	pending bool   // it refers to a new row that waits
	changed []bool // fields that say something else than the version, by column
	made    []*data.Person
}

// settleRow looks at one row.
func (s *sheetIn) settleRow(a *asideRow) {
	s.recall(a)
	was := s.seen[a.id]
	t := &turn{s: s, a: a, changed: make([]bool, len(s.columns))}
	t.copy = a.copy || !a.id.IsZero() && (was.same || was.changed != a)
	if done := t.deletion(); done {
		return
	}
	t.resolve()
	if !t.check() || t.pending {
		t.wait()
		return
	}
	switch {
	case a.id.IsZero() || t.copy:
		t.loose(false)
	case !a.fits:
		t.loose(true)
	default:
		t.edit()
	}
}

// wait holds a row back until its wrong cell is mended. Others may refer to it
// all the same: those that refer to a new one wait with it.
func (t *turn) wait() {
	s := t.s
	b := data.BaseOf(t.record)
	if t.wrong == 0 {
		s.pending++
	}
	if b.ID = t.a.id; b.ID.IsZero() || t.copy {
		b.ID = s.madeID(s.of, t.record, s.ordinal(t.record))
		s.waitsNew[b.ID] = true
	} else {
		s.waits[b.ID] = true
	}
	s.know(t.record)
}

// deletion looks at the column that deletes and reports whether the row is
// done with.
func (t *turn) deletion() bool {
	s := t.s
	if s.deleteAt < 0 || s.cells[s.deleteAt] == nil {
		return false
	}
	text := textContent(s.cells[s.deleteAt])
	yes, known := s.x.deletes(text)
	switch {
	case !known:
		t.refuse(data.DeletedField, "not_a_delete_mark", data.Args{"text": text}).Proposal = s.x.Words(s.about.lang, "sheet.yes")
		s.waits[t.a.id] = true
		return true
	case !yes:
		return false
	case t.a.id.IsZero() || t.copy:
		return true // nothing was there that could be deleted
	case !t.a.fits:
		t.refuse(data.DeletedField, "delete_unknown", nil)
		s.waits[t.a.id] = true
		return true
	}
	t.arrive(data.Fields{data.DeletedField: true}, map[string]string{data.DeletedField: s.cellAt(t.a.line, s.deleteAt)})
	t.base(true)
	return true
}

// resolve reads every field of the row into its value, and the record from
// them.
func (t *turn) resolve() {
	s := t.s
	clear(s.values)
	district := ""
	for pass := range 2 { // a village is told apart by the district
		for i := range s.columns {
			if c := &s.columns[i]; c.role == fieldRole && (c.key == "district") == (pass == 0) {
				s.values[i] = t.value(i, district)
				if pass == 0 {
					district, _ = s.values[i].(string)
				}
			}
		}
	}
	t.fillIn()
	t.record = s.of.New()
	b := data.BaseOf(t.record)
	b.ID = t.a.id
	for i := range s.columns {
		c := &s.columns[i]
		v := s.values[i]
		switch {
		case c.role != fieldRole || v == nil:
		case c.field != nil:
			if err := c.field.Set(t.record, v); err != nil && t.wrong == 0 {
				t.refuse(c.key, "unreadable", nil)
			}
		default:
			if b.Extra == nil {
				b.Extra = data.Fields{}
			}
			b.Extra[c.key] = v
		}
	}
}

// value is the value of a field's cell; a cell that is wrong is said to be so.
func (t *turn) value(i int, district string) data.Value {
	s := t.s
	c := &s.columns[i]
	known := t.a.fits && s.codeAt[i] >= 0
	if known && !s.touchedAt(i) {
		v, ok := s.exactAt(i)
		_, hidden := s.history[t.a.id]
		if ok && (v != nil || s.contentAt(i) == "") || hidden {
			return v // where the row cannot hold it, the hidden sheet does
		}
	}
	if s.cells[i] == nil && s.merged(t.a.line, s.place[i]) {
		t.refuse(c.key, "merged_cells", nil)
		return nil
	}
	v, w := s.parse(t, i, district)
	if w != nil {
		p := t.refuse(c.key, w.code, w.args)
		p.Proposal = w.proposal
		return nil
	}
	if known {
		old, ok := data.Value(nil), true
		if coded(c.kind) {
			old, ok = exactValue(c.kind, s.text(s.twinAt[i]))
			ok = ok && s.twinAt[i] >= 0
		}
		t.changed[i] = !ok || !coded(c.kind) || !data.EqualValues(v, old)
	}
	return v
}

// merged reports whether a cell lies in a merged range and is not the one that
// keeps the value.
func (s *sheetIn) merged(line, column int) bool {
	for _, m := range s.merges {
		if line >= m.FirstRow && line <= m.LastRow && column >= m.FirstColumn && column <= m.LastColumn {
			return line != m.FirstRow || column != m.FirstColumn
		}
	}
	return false
}

// fillIn gives the row what everybody knows: the project where there is one,
// and the district of the village or of the workbook.
func (t *turn) fillIn() {
	s := t.s
	m := &s.parcel.Manifest
	set := func(key string, v data.Value) {
		for i, c := range s.columns {
			if c.role == fieldRole && c.key == key && c.field != nil && c.field.Required && s.values[i] == nil && s.cells[i] == nil {
				s.values[i] = v
				t.changed[i] = false
			}
		}
	}
	if p := s.oneProject(); p != nil {
		set("project", hexID(p.ID))
	}
	if t.a.fits && !t.copy {
		return
	}
	district := m.Part
	if district == "" {
		district = m.District
	}
	for i, c := range s.columns {
		if village, ok := s.values[i].(string); ok && c.role == fieldRole && c.key == "village" && village != "" {
			if home, ok := s.x.Places.DistrictOf(village); ok {
				district = home.Code
			}
		}
	}
	if district != "" {
		set("district", district)
	}
}

// oneProject is the project of the workbook, nil where it has several.
func (in *reading) oneProject() *data.Project {
	if len(in.projects) == 1 {
		for _, p := range in.projects {
			return p
		}
	}
	if p, ok := in.projects[in.parcel.Manifest.Project]; ok && len(in.projects) > 1 && in.parcel.Manifest.Form {
		return p
	}
	return nil
}

// ofOneField are the rules over one field alone: they can be told where other
// cells of the row could not be read.
var ofOneField = []string{"required", "too_long", "bad_character", "too_small", "too_large", "not_a_time", "not_in_list", "no_such_place"}

// check holds the record against the rules and reports whether it keeps them
// and all its cells could be read. What is wrong is said in one go: a cell that
// could not be read keeps only the rules over several fields from being told.
func (t *turn) check() bool {
	s := t.s
	known := !t.a.id.IsZero() && !t.copy
	ok := t.wrong == 0
	unread := len(t.said) > 0
	refuse := func(p data.Problem, field string) {
		if unread && (t.said[field] || !slices.Contains(ofOneField, p.Code)) {
			return
		}
		column := t.columnOf(field)
		if column < 0 && known {
			return // the sheet does not say it, and the record may have it
		}
		t.refuse(field, p.Code, p.Args).Type = p.Type
		ok = false
	}
	for _, p := range data.Check(t.record, s.scope(t.record)).Refusals() {
		refuse(p, p.Field)
	}
	for _, person := range t.made {
		for _, p := range data.Check(person, s.scope(t.record)).Refusals() {
			field := "~" + p.Field
			if p.Field == "name" {
				field = "person"
			}
			refuse(p, field)
		}
	}
	return ok
}

// scope is what a record of the file is checked against.
func (in *reading) scope(r data.Record) data.Scope {
	s := data.Scope{Places: in.x.Places, Today: in.x.Today()}
	var project, event data.ID
	switch r := r.(type) {
	case *data.Event:
		project = r.Project
	case *data.Trip:
		project = r.Project
	case *data.Member:
		project = r.Project
	case *data.Indicator:
		project = r.Project
	case *data.Attendance:
		event = r.Event
	case *data.Issue:
		event = r.Event
	case *data.Recommendation:
		event = r.Event
	}
	if e := in.events[event]; e != nil {
		s.Event, project = e, e.Project
	}
	s.Project = in.projects[project]
	return s
}
