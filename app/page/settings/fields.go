package settings

import (
	"slices"
	"time"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
)

// fields are the inputs for a record type, made from its declaration: the
// heading, what is required, the list, the bounds. They move records in and
// out, and show what is refused where it belongs.
type fields struct {
	p       *Page
	of      *data.Type
	project data.Project     // whose districts are offered
	onEdit  func(key string) // the person changed a field; may be nil
	bound   []*binding
	forms   []*kit.Form
}

// binding joins a field with the widget that shows it.
type binding struct {
	field  *data.Field
	widget kit.Field // nil for a grid of numbers
	show   func(v data.Value)
	read   func() data.Value
}

func (p *Page) fieldsOf(t *data.Type) *fields { return &fields{p: p, of: t, project: p.project} }

// form lays rows out; a form may hold some of the fields.
func (f *fields) form(columns int, rows ...kit.Row) *kit.Form {
	form := kit.NewForm(kit.FormOptions{Columns: columns}, rows...)
	f.forms = append(f.forms, form)
	return form
}

// row makes the input for the field with that key.
func (f *fields) row(key string) kit.Row {
	b := &binding{field: f.of.Field(key)}
	f.bound = append(f.bound, b)
	switch b.field.Kind {
	case data.Note:
		f.note(b)
	case data.Int:
		f.number(b)
	case data.Bool:
		f.check(b)
	case data.Day:
		f.day(b)
	case data.Choice:
		f.choice(b)
	case data.Choices:
		f.tags(b)
	case data.PlaceCode:
		f.district(b)
	default:
		f.text(b)
	}
	row := kit.Row{Key: key, Label: f.label(key), Required: b.field.Required, Field: b.widget}
	if b.field.Kind == data.Bool {
		row.Label = "" // it stands beside the box
	}
	return row
}

// wide makes a row take the whole width.
func wide(row kit.Row) kit.Row {
	row.Wide = true
	return row
}

// hinted puts a sentence under the field.
func hinted(row kit.Row, hint string) kit.Row {
	row.Hint = hint
	return row
}

func (f *fields) label(key string) string { return f.p.w.Field(f.of.Key, key) }

func (f *fields) edited(key string) {
	if f.onEdit != nil {
		f.onEdit(key)
	}
}

// widget is the input for the field with that key.
func (f *fields) widget(key string) kit.Field {
	i := slices.IndexFunc(f.bound, func(b *binding) bool { return b.field.Key == key })
	return f.bound[i].widget
}

// fill shows a record and forgets what was wrong with the one before.
func (f *fields) fill(r data.Record) {
	for _, b := range f.bound {
		b.show(b.field.Get(r))
	}
	for _, form := range f.forms {
		form.ClearProblems()
	}
}

// read sets the record's fields to what stands in the inputs.
func (f *fields) read(r data.Record) {
	for _, b := range f.bound {
		if err := b.field.Set(r, b.read()); err != nil {
			f.p.o.Fail(err) // a slip of this file: each input reads its own kind
		}
	}
}

// sound completes every input and shows what is wrong with its content; what
// was refused before is forgotten, since something else may have mended it.
func (f *fields) sound() bool {
	for _, b := range f.bound {
		for _, form := range f.forms {
			form.SetProblem(b.field.Key, "")
		}
	}
	wrong := false
	for _, form := range slices.Backward(f.forms) { // the first problem has the keys at last
		wrong = !form.Check() || wrong
	}
	return !wrong
}

// dirty reports whether the inputs hold something else than the record, also
// where it cannot be read.
func (f *fields) dirty(r data.Record) bool {
	return slices.ContainsFunc(f.bound, func(b *binding) bool {
		return b.widget != nil && b.widget.Problem() != "" || !data.EqualValues(b.read(), b.field.Get(r))
	})
}

// refused shows the problems at their fields and goes to the first; what has
// no field here is told.
func (f *fields) refused(err error) {
	problems := problemsOf(err)
	placed := false
	for _, problem := range problems.Refusals() {
		for _, form := range f.forms {
			placed = form.SetProblem(problem.Field, f.p.w.Problem(problem, f.p.o.Places)) || placed
		}
	}
	if !placed {
		f.p.o.Fail(err)
		return
	}
	for _, form := range f.forms {
		if form.FocusProblem() {
			return
		}
	}
}

// warn shows the sentences that do not keep the record from being saved, and
// takes away those that no longer hold.
func (f *fields) warn(r data.Record, scope data.Scope) {
	said := map[string]string{}
	for _, problem := range data.Check(r, scope).Warnings() {
		said[problem.Field] = f.p.w.Problem(problem, f.p.o.Places)
	}
	for _, b := range f.bound {
		for _, form := range f.forms {
			form.SetWarning(b.field.Key, said[b.field.Key])
		}
	}
}

func dateWords(w *i18n.Words) kit.DateWords {
	words := kit.DateWords{Today: w.T("button.today"), Wrong: w.T("input.date.wrong")}
	for i := range words.Days {
		words.Days[i] = w.WeekdayShort(time.Weekday((i + 1) % 7))
	}
	for i := range words.Months {
		words.Months[i] = w.MonthName(time.Month(i + 1))
	}
	return words
}
