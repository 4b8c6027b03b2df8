package ownlist

import (
	"strings"

	"sapar/data"
)

// turn is one row of data while it is read into records.
type turn struct {
	in    *reading
	row   *Row
	cells map[string]cellAt // of fields by "type.field"
	bad   map[string]bool   // fields whose cell is wrong
	wrong bool
}

func (in *reading) turn(row *Row) *turn {
	return &turn{in: in, row: row, cells: map[string]cellAt{}, bad: map[string]bool{}}
}

// cell is the cell that says a field in this row and where it stands, nil where
// none does. What is said outside the table stands nowhere.
func (t *turn) cell(key string) (*Cell, cellAt) {
	c, at := t.inTable(key)
	if text := t.in.m.Defaults[key]; c == nil && text != "" && !inFacts[key] {
		return &Cell{Text: text}, cellAt{}
	}
	return c, at
}

// inTable is the row's own cell of a field, that of a merged range, or in a list
// of people that of a row above.
func (t *turn) inTable(key string) (*Cell, cellAt) {
	place := t.in.place(key)
	if place < 0 {
		return nil, cellAt{}
	}
	at := cellAt{t.row.Line, place}
	if c := t.row.cell(place); !isBlank(c) {
		return c, at
	}
	col := columnOf(key)
	if c, from := t.in.s.spread(t.row.Line, place); !isBlank(c) && !col.counts() && from.column == place && from.line >= t.in.m.FirstRow {
		return c, from
	}
	if t.in.m.Kind == People && col.carried() {
		if above, ok := t.in.carry[key]; ok {
			return above.c, above.at
		}
	}
	return nil, at
}

// text is what a cell says on one line.
func (t *turn) text(key string) string {
	c, _ := t.cell(key)
	if c == nil {
		return ""
	}
	return oneLine(textOf(c))
}

// refuse says that a cell is wrong, once for a cell that many rows share.
func (t *turn) refuse(of, field string, w *wrong, at cellAt) {
	t.wrong, t.bad[of+"."+field] = true, true
	if at.line == 0 {
		at = t.first()
	}
	p := data.CellProblem{
		Problem: data.Problem{Type: of, Field: field, Code: w.code, Args: w.args},
		Sheet:   t.in.s.Name, Cell: at.name(), Proposal: w.proposal,
	}
	if c := t.in.s.cell(at.line, at.column); c != nil {
		p.Text = short(textOf(c), 500)
	}
	seen := of + "." + field + " " + w.code + " " + p.Cell
	if !t.in.refused[seen] {
		t.in.refused[seen] = true
		t.in.parcel.Problems = append(t.in.parcel.Problems, p)
	}
}

// first is the first cell of the row that is read.
func (t *turn) first() cellAt {
	for _, c := range t.in.columns {
		if !isBlank(t.row.cell(c.place)) {
			return cellAt{t.row.Line, c.place}
		}
	}
	return cellAt{t.row.Line, t.row.Cells[0].Column}
}

// fill reads the cells of a record's fields into it, as they are.
func (t *turn) fill(r data.Record, keys ...string) {
	for _, key := range keys {
		c, at := t.cell(key)
		col := columnOf(key)
		if at.line != 0 {
			t.cells[col.of.Key+"."+col.field.Key] = at
		}
		if isBlank(c) {
			continue
		}
		v, w := t.value(col, c)
		if w != nil {
			t.refuse(col.of.Key, col.field.Key, w, at)
			continue
		}
		if err := col.field.Set(r, v); err != nil {
			t.refuse(col.of.Key, col.field.Key, &wrong{code: "unreadable"}, at)
		}
	}
}

// value reads a cell as its field wants it.
func (t *turn) value(col column, c *Cell) (data.Value, *wrong) {
	if w := unreadable(c); w != nil {
		return nil, w
	}
	text := oneLine(textOf(c))
	switch col.field.Kind {
	case data.Int:
		n, w := intOf(c)
		if w != nil || n == 0 {
			return nil, w
		}
		return int64(n), nil
	case data.Day:
		d, _, _, w := t.in.v.dayOf(c, t.in.inYear)
		if w != nil || d.start == 0 {
			return nil, w
		}
		return d.start.String(), nil
	case data.Time:
		start, _, w := clocksOf(c)
		if w != nil || start == "" {
			return nil, w
		}
		return string(start), nil
	case data.Choice:
		code, ok := t.in.v.code(col.field.List, text)
		if !ok {
			return nil, &wrong{code: "not_in_list", args: data.Args{"value": text}, proposal: t.in.r.nearest(col.field.List, text)}
		}
		return code, nil
	case data.PlaceCode:
		return t.place(col, text, "")
	case data.Lines:
		var lines []string
		for _, line := range strings.FieldsFunc(textOf(c), func(r rune) bool { return r == '\n' || r == ' ' || r == ';' || r == '\t' }) {
			if line = strings.Trim(line, ", "); line != "" && line != "-" {
				lines = append(lines, line)
			}
		}
		if len(lines) == 0 {
			return nil, nil
		}
		return lines, nil
	case data.Note:
		if text = strings.TrimSpace(textOf(c)); oneLine(text) == "" {
			return nil, nil
		}
	}
	if col.part == "phone" {
		text = phoneOf(c)
	}
	if col.field.Personal || col.of == data.MemberType {
		clean, found := withoutIIN(text)
		if found {
			t.in.leftIIN(t.in.place(col.key))
		}
		text = clean
	}
	if text == "" {
		return nil, nil
	}
	return text, nil
}

// place reads a place. A village is looked for in its okrug where that is said,
// in the district, and then in the region.
func (t *turn) place(col column, text, within string) (data.Value, *wrong) {
	in := t.in
	kinds := villageKinds
	if col.part == "district" {
		kinds = districtKinds
	}
	if within == "" {
		within = in.scope.District
	}
	hit := in.places.find(text, kinds, within)
	switch {
	case hit.code != "":
		return hit.code, nil
	case len(hit.several) > 0:
		var names []string
		for _, p := range hit.several[:min(len(hit.several), 5)] {
			names = append(names, in.places.apart(p.Code))
		}
		return nil, &wrong{code: "ambiguous_place", args: data.Args{"text": text}, proposal: strings.Join(names, "; ")}
	}
	return nil, &wrong{code: "no_such_place_name", args: data.Args{"text": text}, proposal: in.places.nearest(text, kinds, within)}
}

// check holds a record against the rules. What is wrong with what stands in no
// cell of its own is said at the row's first; of a cell that could not be read
// enough was said.
func (t *turn) check(r data.Record, s data.Scope) {
	for _, p := range data.Check(r, s).Refusals() {
		if t.bad[p.Type+"."+p.Field] {
			continue
		}
		at, ok := t.cells[p.Type+"."+p.Field]
		if !ok {
			at = t.first()
		}
		t.refuse(p.Type, p.Field, &wrong{code: p.Code, args: p.Args}, at)
	}
}

// scopeOf is what a record of the list is checked against.
func (in *reading) scopeOf(e *data.Event) data.Scope {
	return data.Scope{Today: in.today, Places: in.r.Places, Project: &in.scope.Project, Event: e}
}

// leftIIN says that identity numbers among other words were left out.
func (in *reading) leftIIN(column int) {
	n := data.Notice{Code: "personal_left_out", Args: data.Args{"sheet": in.s.Name, "column": in.m.heading(column)}}
	for _, have := range in.parcel.Notices {
		if have.Code == n.Code && have.Args["column"] == n.Args["column"] {
			return
		}
	}
	in.notice(n)
}
