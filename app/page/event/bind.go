package event

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/data"
)

// binding joins one field of a record type with the widget that shows it.
type binding struct {
	field  *data.Field
	widget kit.Field
	show   func(v data.Value)
	read   func() data.Value
}

// fields builds the fields of a form for a record type, row by row, and moves
// records into them and out of them.
type fields struct {
	p       *Page
	of      *data.Type
	onLeave func(key string) // the focus has left a field; may be nil
	onEdit  func(key string) // the person changed a field; may be nil
	rows    []kit.Row
	bound   []binding
}

// fill shows a record.
func (f *fields) fill(r data.Record) {
	for _, b := range f.bound {
		b.show(b.field.Get(r))
	}
}

// read sets the record's fields to what stands in the widgets.
func (f *fields) read(r data.Record) {
	for _, b := range f.bound {
		if err := b.field.Set(r, b.read()); err != nil {
			f.p.o.Fail(err) // a slip of this file: each binding reads its own kind
		}
	}
}

// wrong reports whether a field has a problem of its own.
func (f *fields) wrong() bool {
	return slices.ContainsFunc(f.bound, func(b binding) bool { return b.widget.Problem() != "" })
}

// form puts the rows together.
func (f *fields) form(columns int) *kit.Form {
	return kit.NewForm(kit.FormOptions{Columns: columns}, f.rows...)
}

// bind adds a row for the field with that key.
func (f *fields) bind(key string, w kit.Field, show func(data.Value), read func() data.Value) {
	field := f.of.Field(key)
	f.bound = append(f.bound, binding{field, w, show, read})
	f.rows = append(f.rows, kit.Row{Key: key, Label: f.p.w.Field(f.of.Key, key), Required: field.Required, Field: w})
}

// wide makes the row that was added last take the whole width.
func (f *fields) wide() { f.rows[len(f.rows)-1].Wide = true }

// hint explains the row that was added last.
func (f *fields) hint(text string) { f.rows[len(f.rows)-1].Hint = text }

// other adds a row that is no field of the record.
func (f *fields) other(key string, o fyne.CanvasObject) {
	f.rows = append(f.rows, kit.Row{Key: key, Wide: true, Field: o})
}

func (f *fields) left(key string) func() {
	return func() {
		if f.onLeave != nil {
			f.onLeave(key)
		}
	}
}

func (f *fields) edited(key string) {
	if f.onEdit != nil {
		f.onEdit(key)
	}
}

func (f *fields) text(key string) *kit.Entry {
	e := kit.NewEntry(kit.EntryOptions{OnLeave: f.left(key), OnChanged: func(string) { f.edited(key) }})
	f.bind(key, e, func(v data.Value) { e.SetValue(text(v)) }, func() data.Value { return value(e.Value()) })
	return e
}

func (f *fields) note(key string, rows int) *kit.Note {
	n := kit.NewNote(kit.NoteOptions{
		Rows: rows, TooLong: f.p.w.T("input.too_long", "max", f.p.w.Int(kit.NoteMax)),
		OnLeave: f.left(key), OnChanged: func(string) { f.edited(key) },
	})
	f.bind(key, n, func(v data.Value) { n.SetValue(text(v)) }, func() data.Value { return value(n.Value()) })
	return n
}

// lines is a note of which every line is a text by itself.
func (f *fields) lines(key string, rows int) *kit.Note {
	n := f.note(key, rows)
	b := &f.bound[len(f.bound)-1]
	b.show = func(v data.Value) {
		list, _ := v.([]string)
		n.SetValue(strings.Join(list, "\n"))
	}
	b.read = func() data.Value {
		var list []string
		for line := range strings.Lines(n.Value()) {
			if line = strings.TrimSpace(line); line != "" {
				list = append(list, line)
			}
		}
		if list == nil {
			return nil
		}
		return list
	}
	return n
}

func (f *fields) number(key string) *kit.IntField {
	field := f.of.Field(key)
	n := kit.NewIntField(kit.IntOptions{
		Min: field.Min, Max: field.Max,
		Wrong:   f.p.w.T("input.number.wrong", "min", f.p.w.Int(field.Min), "max", f.p.w.Int(field.Max)),
		OnLeave: f.left(key), OnChanged: func(int, bool) { f.edited(key) },
	})
	f.bind(key, n, func(v data.Value) { showNumber(n, v) }, func() data.Value { return numberOf(n) })
	return n
}

func showNumber(f *kit.IntField, v data.Value) {
	if n, ok := v.(int64); ok {
		f.SetValue(int(n))
		return
	}
	f.Clear()
}

func numberOf(f *kit.IntField) data.Value {
	if n, ok := f.Value(); ok && n != 0 {
		return int64(n)
	}
	return nil
}

func (f *fields) day(key string) *kit.DateField {
	d := kit.NewDateField(kit.DateOptions{
		Words: dateWords(f.p.w), Placeholder: f.p.w.T("input.date.placeholder"), Now: f.p.o.Now,
		OnLeave: f.left(key), OnChanged: func(kit.Day) { f.edited(key) },
	})
	f.bind(key, d, func(v data.Value) {
		day, err := data.ParseDate(text(v))
		if err != nil {
			day = 0
		}
		d.SetValue(kit.Day(day))
	}, func() data.Value { return value(data.Date(d.Value()).String()) })
	return d
}

func (f *fields) clock(key string) *kit.TimeField {
	c := kit.NewTimeField(kit.TimeOptions{
		Placeholder: f.p.w.T("input.time.placeholder"), Wrong: f.p.w.T("input.time.wrong"),
		OnLeave: f.left(key), OnChanged: func(string) { f.edited(key) },
	})
	f.bind(key, c, func(v data.Value) { c.SetValue(text(v)) }, func() data.Value { return value(c.Value()) })
	return c
}

// choice offers the codes of the field's list. What is required and has no
// value yet stands empty, so that nobody saves what they did not choose.
func (f *fields) choice(key string) *kit.Choice {
	c := kit.NewChoice(kit.ChoiceOptions{
		Options: f.p.search.codes(f.of.Field(key).List), Empty: f.p.w.T("word.not_chosen"),
		OnLeave: f.left(key), OnChanged: func(string) { f.edited(key) },
	})
	f.bind(key, c, func(v data.Value) { c.SetValue(text(v)) }, func() data.Value { return value(c.Value()) })
	return c
}

// pick chooses one of many; option names a value that is saved.
func (f *fields) pick(key string, options func(query string) []kit.Option, option func(id string) kit.Option) *kit.SearchSelect {
	s := kit.NewSearchSelect(kit.SelectOptions{
		Options: options, Unknown: f.p.w.T("input.select.unknown"), Nothing: f.p.w.T("input.select.nothing"),
		Placeholder: f.p.w.T("input.select.placeholder"),
		OnLeave:     f.left(key), OnChanged: func(kit.Option) { f.edited(key) },
	})
	f.bind(key, s, func(v data.Value) {
		if id := text(v); id != "" {
			s.SetValue(option(id))
			return
		}
		s.Clear()
	}, func() data.Value { return value(s.Value().ID) })
	return s
}

// tags chooses several; option names a value that is saved.
func (f *fields) tags(key string, options func(query string) []kit.Option, option func(id string) kit.Option) *kit.TagField {
	t := kit.NewTagField(kit.TagOptions{
		Options: options, Unknown: f.p.w.T("input.select.unknown"), Nothing: f.p.w.T("input.select.nothing"),
		Placeholder: f.p.w.T("input.select.placeholder"),
		OnLeave:     f.left(key), OnChanged: func([]kit.Option) { f.edited(key) },
	})
	f.bind(key, t, func(v data.Value) {
		ids, _ := v.([]string)
		chosen := make([]kit.Option, len(ids))
		for i, id := range ids {
			chosen[i] = option(id)
		}
		t.SetValues(chosen)
	}, func() data.Value {
		if ids := t.IDs(); len(ids) > 0 {
			return ids
		}
		return nil
	})
	return t
}

// text is a value that holds text; "" where it holds none.
func text(v data.Value) string {
	s, _ := v.(string)
	return s
}

// value is text as a field's value: nil where it is empty.
func value(s string) data.Value {
	if s == "" {
		return nil
	}
	return s
}

// same reports whether two records of one type have the same content.
func same(a, b data.Record) bool {
	return string(a.Type().AppendValues(nil, a)) == string(b.Type().AppendValues(nil, b))
}
