package kit

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/app/theme"
)

// Row is one field of a Form.
type Row struct {
	Key      string
	Label    string
	Hint     string // always in sight under the field
	Required bool   // shows the mark; whether it is filled is the owner's rule
	Wide     bool   // takes the whole width where there are two columns
	Field    fyne.CanvasObject
}

// FormOptions are all optional.
type FormOptions struct {
	Columns int // 1 or 2: two where the form is wide enough
}

// Form is a stack of labelled fields with their problems. Build it once and
// refill its fields: building is what costs.
type Form struct {
	widget.BaseWidget
	columns int
	rows    []*formRow
	byKey   map[string]*formRow
}

type formRow struct {
	Row
	label, mark *clippedText
	hint        *wrappedText
	problem     *wrappedText
	foreign     string // problem of an object that is no Field
	warning     string
	hidden      bool
}

// NewForm returns a form with these rows. Two rows with one key are a slip of
// the programmer: the later one answers to it.
func NewForm(o FormOptions, rows ...Row) *Form {
	f := &Form{columns: max(1, o.Columns), byKey: map[string]*formRow{}}
	for _, r := range rows {
		row := &formRow{
			Row:     r,
			label:   newClippedText(),
			mark:    newClippedText(),
			hint:    newWrapped(r.Hint, theme.ColorNameMuted, fynetheme.SizeNameCaptionText),
			problem: newWrapped("", fynetheme.ColorNameError, fynetheme.SizeNameCaptionText),
		}
		row.label.set(r.Label, theme.ColorNameMuted)
		row.label.sizeName = fynetheme.SizeNameCaptionText
		row.mark.sizeName = fynetheme.SizeNameCaptionText
		if r.Required {
			row.mark.set("*", fynetheme.ColorNameError)
		}
		if field, ok := r.Field.(Field); ok {
			base := field.fieldBase()
			base.problemListeners = append(base.problemListeners, func() { f.showProblem(row) })
		}
		f.rows = append(f.rows, row)
		f.byKey[r.Key] = row
	}
	f.ExtendBaseWidget(f)
	return f
}

// SetProblem shows a problem under the field with that key and reports
// whether there is one; a problem without a place belongs above the form.
func (f *Form) SetProblem(key, text string) bool {
	row := f.byKey[key]
	if row == nil || row.hidden {
		return false
	}
	if field, ok := row.Field.(Field); ok {
		field.SetProblem(text)
	} else {
		row.foreign = text
		f.showProblem(row)
	}
	return true
}

// SetWarning shows a sentence under the field that does not count as a
// problem, until ClearProblems.
func (f *Form) SetWarning(key, text string) bool {
	row := f.byKey[key]
	if row == nil || row.hidden {
		return false
	}
	row.warning = text
	f.showProblem(row)
	return true
}

// ClearProblems forgets every problem and warning: the form was filled afresh.
func (f *Form) ClearProblems() {
	for _, row := range f.rows {
		row.foreign, row.warning = "", ""
		if field, ok := row.Field.(Field); ok {
			field.fieldBase().hush()
		}
		f.showProblem(row)
	}
}

// Problem is what is shown to be wrong with the field with that key.
func (f *Form) Problem(key string) string {
	if row := f.byKey[key]; row != nil {
		return row.problemOf()
	}
	return ""
}

// problemOf is the problem that the row shows.
func (row *formRow) problemOf() string {
	if field, ok := row.Field.(Field); ok {
		return field.fieldBase().shown
	}
	return row.foreign
}

func (f *Form) showProblem(row *formRow) {
	text, colour := row.problemOf(), fynetheme.ColorNameError
	if text == "" {
		text, colour = row.warning, theme.ColorNamePlanned
	}
	if row.problem.text == text && (text == "" || row.problem.colour == colour) {
		return
	}
	row.problem.colour = colour
	row.problem.setText(text)
	f.changed()
}

// changed lays the form out anew, and the dialog that it may stand in.
func (f *Form) changed() {
	f.Refresh()
	if c := canvasOf(f); c != nil {
		if d := topDialog(c); d != nil {
			d.layer.Refresh()
		}
	}
}

// Check completes every field, shows what is wrong and goes to the first that
// is. True means that no field has a problem.
func (f *Form) Check() bool {
	for _, row := range f.rows {
		if field, ok := row.Field.(Field); ok && !row.hidden {
			base := field.fieldBase()
			if base.commit != nil {
				base.commit()
			}
			base.reveal()
		}
	}
	return !f.FocusProblem()
}

// FocusProblem goes to the first field with a problem and reports whether
// there is one.
func (f *Form) FocusProblem() bool {
	for _, row := range f.rows {
		if !row.hidden && row.problemOf() != "" {
			Focus(row.Field)
			scrollTo(row.Field) // all of it, where it is several: the sentence stands below
			return true
		}
	}
	return false
}

// FocusFirst goes to the first field that takes keys.
func (f *Form) FocusFirst() {
	if first := firstField(f); first != nil {
		Focus(first)
	}
}

// Focus goes to the field with that key.
func (f *Form) Focus(key string) {
	if row := f.byKey[key]; row != nil && !row.hidden {
		Focus(row.Field)
	}
}

// SetVisible shows or hides a row.
func (f *Form) SetVisible(key string, on bool) {
	row := f.byKey[key]
	if row == nil || row.hidden == !on {
		return
	}
	row.hidden = !on
	f.changed()
}

// SetLabel changes the label of a row.
func (f *Form) SetLabel(key, label string) {
	if row := f.byKey[key]; row != nil && row.Label != label {
		row.Label = label
		row.label.setText(label)
		f.changed()
	}
}

// SetHint changes the hint of a row.
func (f *Form) SetHint(key, hint string) {
	if row := f.byKey[key]; row != nil && row.Hint != hint {
		row.Hint = hint
		row.hint.setText(hint)
		f.changed()
	}
}

// Children are the fields in sight; see Parent.
func (f *Form) Children() []fyne.CanvasObject {
	var fields []fyne.CanvasObject
	for _, row := range f.rows {
		if !row.hidden {
			fields = append(fields, row.Field)
		}
	}
	return fields
}

// CreateRenderer lays out label, field, problem and hint of every row.
func (f *Form) CreateRenderer() fyne.WidgetRenderer {
	r := &formRenderer{f: f}
	for _, row := range f.rows {
		r.objects = append(r.objects, row.label, row.mark, row.Field, row.problem, row.hint)
	}
	return r
}
