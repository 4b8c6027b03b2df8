package people

import (
	"context"
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
)

// editor is the dialog of one person. It is built once and refilled.
type editor struct {
	p      *Page
	w      *i18n.Words
	person data.Person // as it was opened
	before []string    // what the fields said then

	name, work, phone      *kit.Entry
	birth                  *kit.IntField
	sex, category, consent *kit.Choice
	village                *kit.SearchSelect
	date                   *kit.DateField
	note                   *kit.Note
	form                   *kit.Form

	attended *attended
	erase    *kit.Button
	content  fyne.CanvasObject
	dialog   *kit.Dialog
}

// Room that the dialog asks for, and leaves at its right for the scroll bar.
const editorWidth, barRoom, noteRows = 790, 12, 2

func newEditor(p *Page) *editor {
	e := &editor{p: p, w: p.w}
	e.name = e.entry("name")
	e.work = e.entry("work")
	e.phone = e.entry("phone")
	e.birth = kit.NewIntField(kit.IntOptions{
		Plain: true, Max: 9999, Wrong: p.w.T("input.number.wrong", "min", 0, "max", 9999),
		OnChanged: func(int, bool) { e.warn() },
		OnEnter:   e.next, OnLeave: func() { e.judge("birth_year") },
	})
	e.sex, e.category, e.consent = e.choice("sex"), e.choice("category"), e.choice("consent")
	e.village = kit.NewSearchSelect(kit.SelectOptions{
		Placeholder: p.w.T("input.select.placeholder"), Options: e.villages,
		Unknown: p.w.T("input.select.unknown"), Nothing: p.w.T("input.select.nothing"), OnEnter: e.next,
	})
	e.date = kit.NewDateField(kit.DateOptions{
		Words: dateWords(p.w), Placeholder: p.w.T("input.date.placeholder"), Now: p.o.Now,
		OnEnter: e.next, OnLeave: func() { e.judge("consent_date") },
	})
	e.note = kit.NewNote(kit.NoteOptions{Rows: noteRows, TooLong: e.tooLong("note")})
	e.form = kit.NewForm(kit.FormOptions{Columns: 2},
		e.row("name", e.name, true), e.row("birth_year", e.birth, false),
		e.row("sex", e.sex, false), e.row("category", e.category, false), e.row("village", e.village, false),
		e.row("work", e.work, false), e.row("phone", e.phone, false),
		e.row("consent", e.consent, false), e.row("consent_date", e.date, false),
		e.row("note", e.note, true))
	e.attended = newAttended(p, e.openEvent)
	e.erase = kit.NewButton(kit.ButtonOptions{Text: p.w.T("page.people.delete"), Danger: true, Run: func() { p.remove(e.person) }})
	all := kit.NewStack(14, e.form, e.attended.object, container.NewHBox(e.erase))
	e.content = container.New(layout.NewCustomPaddedLayout(0, 0, 0, barRoom), all)
	return e
}

func (e *editor) row(key string, field fyne.CanvasObject, wide bool) kit.Row {
	return kit.Row{
		Key: key, Label: e.w.Field("person", key), Field: field, Wide: wide,
		Required: data.PersonType.Field(key).Required,
	}
}

func (e *editor) entry(key string) *kit.Entry {
	return kit.NewEntry(kit.EntryOptions{
		Max: data.PersonType.Field(key).Length, TooLong: e.tooLong(key), OnEnter: e.next,
	})
}

func (e *editor) tooLong(key string) string {
	return e.w.T("input.too_long", "max", e.w.Int(data.PersonType.Field(key).Length))
}

func (e *editor) choice(key string) *kit.Choice {
	list := data.PersonType.Field(key).List
	var options []kit.Option
	for _, code := range data.List(list) {
		options = append(options, kit.Option{ID: code, Label: e.w.Choice(list, code)})
	}
	return kit.NewChoice(kit.ChoiceOptions{
		Options: options, Empty: e.w.T("word.not_stated"), OnChanged: func(string) { e.warn() }, OnEnter: e.next,
	})
}

// dateWords are the language's words for the date field.
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

// next goes on to the next field: Enter does not save a person half written.
func (e *editor) next() { e.p.o.Window.Canvas().FocusNext() }

// villages are the settlements that a text may mean; without a text those of
// the district, or of the whole region for its manager.
func (e *editor) villages(text string) []kit.Option {
	var found []data.Place
	if text != "" {
		found = e.p.o.Places.Find(text, data.Village, data.City)
	} else {
		around := e.p.o.Settings.District
		if around == "" {
			if project, err := e.p.o.Records.Project(context.Background()); err == nil {
				around = project.Region
			}
		}
		found = e.p.o.Places.Villages(around)
	}
	options := make([]kit.Option, len(found))
	for i, place := range found {
		options[i] = e.option(place)
	}
	return options
}

func (e *editor) option(place data.Place) kit.Option {
	o := kit.Option{ID: place.Code, Label: e.w.Place(place)}
	if home, ok := e.p.o.Places.DistrictOf(place.Code); ok && home.Code != place.Code {
		o.Hint = e.w.Place(home)
	}
	return o
}

// show opens the dialog with a person; one without an id is new.
func (e *editor) show(person data.Person, events []data.Event) {
	e.person = person
	e.fill()
	e.before = e.texts()
	e.attended.show(events)
	if person.ID.IsZero() {
		e.attended.object.Hide()
		e.erase.Hide()
	} else {
		e.attended.object.Show()
		e.erase.Show()
	}
	e.open()
}

func (e *editor) open() {
	title := e.person.Name
	if e.person.ID.IsZero() {
		title = e.w.T("page.people.new")
	}
	e.dialog = kit.ShowDialog(e.p.o.Window, kit.DialogOptions{
		Title: title, Content: e.content, Width: editorWidth,
		OK: e.w.T("button.save"), Cancel: e.w.T("button.cancel"), OnOK: e.save, OnCancel: e.cancelled,
	})
}

func (e *editor) close() {
	if e.dialog != nil {
		e.dialog.Close()
	}
}

func (e *editor) fill() {
	p := &e.person
	e.name.SetValue(p.Name)
	e.birth.Clear()
	if p.BirthYear != 0 {
		e.birth.SetValue(p.BirthYear)
	}
	e.sex.SetValue(p.Sex)
	e.category.SetValue(p.Category)
	e.village.Clear()
	if place, ok := e.p.o.Places.Place(p.Village); ok {
		e.village.SetValue(e.option(place))
	} else if p.Village != "" { // of a newer catalogue: kept as it is
		e.village.SetValue(kit.Option{ID: p.Village, Label: p.Village})
	}
	e.work.SetValue(p.Work)
	e.phone.SetValue(p.Phone)
	e.consent.SetValue(p.Consent)
	e.date.SetValue(kit.Day(p.ConsentDate))
	e.note.SetValue(p.Note)
	e.form.ClearProblems()
	e.warn()
}

// texts are what the fields say, also where it is no value yet.
func (e *editor) texts() []string {
	return []string{
		e.name.Text, e.birth.Text, e.sex.Value(), e.category.Value(), e.village.Text, e.work.Text,
		e.phone.Text, e.consent.Value(), e.date.Text, e.note.Text,
	}
}

func (e *editor) changed() bool { return !slices.Equal(e.before, e.texts()) }

// value is the person as the fields say.
func (e *editor) value() data.Person {
	p := e.person
	p.Name = e.name.Value()
	p.BirthYear, _ = e.birth.Value()
	p.Sex, p.Category, p.Consent = e.sex.Value(), e.category.Value(), e.consent.Value()
	p.Village = e.village.Value().ID
	p.Work, p.Phone, p.Note = e.work.Value(), e.phone.Value(), e.note.Value()
	p.ConsentDate = data.Date(e.date.Value())
	return p
}

// problems are what the rules say of the person as it stands.
func (e *editor) problems() data.Problems {
	p := e.value()
	return data.Check(&p, data.Scope{Today: e.p.today(), Places: e.p.o.Places})
}

// warn writes under the fields what does not keep the person from being saved,
// and the age that follows from the birth year.
func (e *editor) warn() {
	said := map[string]string{}
	for _, problem := range e.problems().Warnings() {
		said[problem.Field] = e.w.Problem(problem, e.p.o.Places)
	}
	for _, f := range data.PersonType.Fields {
		e.form.SetWarning(f.Key, said[f.Key])
	}
	hint := ""
	p := e.value()
	if age, ok := data.Age(p.BirthYear, e.p.today()); ok && age >= 0 && age < 130 {
		if hint = e.w.N("count.age", age); age < 18 {
			hint = e.w.T("page.people.minor", "age", hint)
		}
	}
	e.form.SetHint("birth_year", hint)
}

// judge shows what is wrong with the field that was just left.
func (e *editor) judge(key string) {
	e.warn()
	for _, problem := range e.problems().Refusals() {
		if problem.Field == key {
			e.form.SetProblem(key, e.w.Problem(problem, e.p.o.Places))
		}
	}
}

// save reports whether the person was saved. What was refused stands at its
// field, and all that was typed stays.
func (e *editor) save() bool {
	if !e.form.Check() {
		return false
	}
	p := e.value()
	p.Name = e.p.o.Tidy(p.Name)
	fresh := p.ID.IsZero()
	err := e.p.o.Records.Save(context.Background(), data.ActionEdit, &p)
	var problems data.Problems
	switch {
	case err == nil:
		e.person = p
		e.before = e.texts()
		e.p.saved(p, fresh)
		return true
	case errors.As(err, &problems):
		e.refused(problems)
	default:
		e.p.o.Fail(err)
	}
	return false
}

func (e *editor) refused(problems data.Problems) {
	var homeless data.Problems
	for _, problem := range problems {
		if !e.form.SetProblem(problem.Field, e.w.Problem(problem, e.p.o.Places)) {
			homeless = append(homeless, problem)
		}
	}
	if len(homeless) > 0 {
		e.p.o.Fail(homeless)
		return
	}
	e.form.FocusProblem()
}

// cancelled asks before what was typed is thrown away; Escape is pressed by
// mistake more often than not.
func (e *editor) cancelled() {
	if !e.changed() {
		return
	}
	kit.Confirm(e.p.o.Window, kit.MessageOptions{
		Title: e.w.T("page.people.unsaved_title"), Text: e.w.T("page.people.unsaved"),
		OK: e.w.T("page.people.discard"), Cancel: e.w.T("page.people.keep"), Danger: true,
		OnCancel: e.open,
	})
}

// leave closes the dialog, after saving what was changed in it; false where
// that was refused.
func (e *editor) leave() bool {
	if e.dialog == nil || !e.dialog.Open() {
		return true
	}
	if e.changed() && !e.save() {
		return false
	}
	e.close()
	return true
}

// openEvent leaves the person for an event.
func (e *editor) openEvent(event data.ID) {
	if e.leave() {
		e.p.o.OpenEvent(event)
	}
}
