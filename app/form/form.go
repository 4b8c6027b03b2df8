// Package form makes the fields in which a person types a record out of the
// record type's declaration: each field gets the widget for its kind, with its
// heading, its bounds, its list and its sentences. It moves records into the
// widgets and out of them, and shows what the rules refuse where it belongs.
// A new field of a record is one line in data, one migration, and one Row in
// its page.
//
// It must never know what a record means, where it is kept, or what stands
// around its fields: what a field offers, where it is neither a list nor
// a place, comes in as a function.
package form

import (
	"errors"
	"slices"
	"time"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
)

// Maker is what all fields of a page stand on. Words and Fail are needed, the
// rest where a field asks for it.
type Maker struct {
	Words  *i18n.Words
	Places data.Places
	Find   func(text string, kinds ...data.PlaceKind) []data.Place // the places that a text can mean, for Among
	Fold   func(text string) string                                // spellings taken as one, to search by; nil: ignores case
	Now    func() time.Time
	Next   func()          // what Enter does; nil: the default button of a dialog, else the next field
	Fail   func(err error) // an error that belongs to no field
}

// Fields are the inputs for a record type. Maker and Type are needed.
type Fields struct {
	Maker
	Type    *data.Type
	OnEdit  func(key string) // the person changed a field; may be nil
	OnLeave func(key string) // the focus has left a field; may be nil

	Inputs []*Input    // in the order in which they were made
	Forms  []*kit.Form // that they stand in
}

// Input is one field of the record and the widget in which it is typed.
type Input struct {
	Field  *data.Field
	Widget kit.Field // nil where several widgets show it
	Show   func(v data.Value)
	Read   func() data.Value

	was    data.Value // what it was filled with
	row    kit.Row
	offer  func(query string) []kit.Option
	option func(id string) kit.Option
	empty  string
	rows   int
	plain  bool
	made   func(kit.Field)
}

// Row makes the input for the field with that key. What refers to a record or
// a place needs Offer, numbers by key need Using and Moving.
func (f *Fields) Row(key string, adjust ...Adjust) kit.Row {
	field := f.Type.Field(key)
	in := &Input{
		Field: field, rows: 2, empty: f.Words.T("word.not_chosen"),
		row: kit.Row{Key: key, Label: f.Label(key), Required: field.Required},
	}
	in.option = f.Place
	if field.List != "" {
		in.option = func(code string) kit.Option { return kit.Option{ID: code, Label: f.Words.Choice(field.List, code)} }
	}
	for _, change := range adjust {
		change(in)
	}
	if in.Widget == nil && in.Show == nil {
		in.Widget = f.widget(in)
	}
	if in.Show == nil {
		in.join()
	}
	if in.made != nil {
		in.made(in.Widget)
	}
	if in.Widget != nil {
		in.row.Field = in.Widget
	}
	if field.Kind == data.Bool {
		in.row.Label = "" // it stands beside the box
	}
	f.Inputs = append(f.Inputs, in)
	return in.row
}

// Form lays rows out; it may hold some of the fields, and others of the page.
func (f *Fields) Form(columns int, rows ...kit.Row) *kit.Form {
	form := kit.NewForm(kit.FormOptions{Columns: columns}, rows...)
	f.Forms = append(f.Forms, form)
	return form
}

// Label is the heading of the field with that key.
func (f *Fields) Label(key string) string { return f.Words.Field(f.Type.Key, key) }

// Widget is the widget of the field with that key, nil where there is none.
func (f *Fields) Widget(key string) kit.Field {
	for _, in := range f.Inputs {
		if in.Field.Key == key {
			return in.Widget
		}
	}
	return nil
}

// Fill shows a record and forgets what was wrong with the one before.
func (f *Fields) Fill(r data.Record) {
	for _, in := range f.Inputs {
		in.Show(in.Field.Get(r))
		in.was = in.Read()
	}
	for _, form := range f.Forms {
		form.ClearProblems()
	}
}

// Read sets the record's fields to what stands in the inputs.
func (f *Fields) Read(r data.Record) {
	for _, in := range f.Inputs {
		if err := in.Field.Set(r, in.Read()); err != nil {
			f.Fail(err) // a slip of the page: each input reads its own kind
		}
	}
}

// Wrong reports whether an input has a problem.
func (f *Fields) Wrong() bool {
	return slices.ContainsFunc(f.Inputs, func(in *Input) bool { return in.Widget != nil && in.Widget.Problem() != "" })
}

// Changed reports whether the inputs hold something else than they were filled
// with, also where it is no value.
func (f *Fields) Changed() bool {
	return f.Wrong() || slices.ContainsFunc(f.Inputs, func(in *Input) bool { return !data.EqualValues(in.Read(), in.was) })
}

// Check completes every input, shows what is wrong with its content and goes
// to the first that is. What was refused before is forgotten, since something
// else may have mended it. True means that nothing is wrong.
func (f *Fields) Check() bool {
	for _, in := range f.Inputs {
		if in.Widget != nil {
			in.Widget.SetProblem("") // out of sight as well
			continue
		}
		for _, form := range f.Forms {
			form.SetProblem(in.Field.Key, "")
		}
	}
	sound := true
	for _, form := range slices.Backward(f.Forms) { // the first problem has the keys at last
		sound = form.Check() && sound
	}
	return sound
}

// Refuse shows why a record was not saved at its fields and goes to the first;
// what has no field in sight fails.
func (f *Fields) Refuse(err error) {
	rest := f.Tell(err, func(key, sentence string) bool {
		return slices.ContainsFunc(f.Forms, func(form *kit.Form) bool { return form.SetProblem(key, sentence) })
	})
	for _, form := range f.Forms {
		if form.FocusProblem() {
			break
		}
	}
	if rest != nil {
		f.Fail(rest)
	}
}

// Warn shows the warnings among the problems at their fields, and takes away
// those that no longer hold.
func (f *Fields) Warn(problems data.Problems) {
	said := f.Sentences(problems.Warnings())
	for _, in := range f.Inputs {
		for _, form := range f.Forms {
			form.SetWarning(in.Field.Key, said[in.Field.Key])
		}
	}
}

// Tell shows the sentence of each problem that an error consists of by at,
// which knows where the field with that key is; of several of one field the
// first. What has no place is returned, as is an error of another kind.
func (m Maker) Tell(err error, at func(key, sentence string) bool) error {
	var problems, homeless data.Problems
	if !errors.As(err, &problems) {
		return err
	}
	told := map[string]bool{}
	for _, problem := range problems {
		if !told[problem.Field] && !at(problem.Field, m.Words.Problem(problem, m.Places)) {
			homeless = append(homeless, problem)
		}
		told[problem.Field] = true
	}
	if homeless == nil {
		return nil
	}
	return homeless
}

// Sentences are what a person reads about problems, by field: one thing at
// a time, the first of each.
func (m Maker) Sentences(problems data.Problems) map[string]string {
	said := map[string]string{}
	for _, problem := range problems {
		if said[problem.Field] == "" {
			said[problem.Field] = m.Words.Problem(problem, m.Places)
		}
	}
	return said
}

// Same reports whether two records of one type have the same content.
func Same(a, b data.Record) bool {
	return string(a.Type().AppendValues(nil, a)) == string(b.Type().AppendValues(nil, b))
}
