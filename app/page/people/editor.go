package people

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/form"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
)

// editor is the dialog of one person. It is built once and refilled.
type editor struct {
	p      *Page
	w      *i18n.Words
	person data.Person // as it was opened
	fields form.Fields
	form   *kit.Form

	attended *attended
	joined   *joined
	erase    *kit.Button
	withdraw *kit.Button
	content  fyne.CanvasObject
	dialog   *kit.Dialog
}

// editorWidth is the room that the dialog asks for.
const editorWidth = 790

func newEditor(p *Page) *editor {
	e := &editor{p: p, w: p.w}
	e.fields = form.Fields{Maker: p.maker, Type: data.PersonType, OnEdit: e.edited, OnLeave: e.left}
	f, unstated := &e.fields, form.Empty(p.w.T("word.not_stated"))
	e.form = f.Form(2,
		f.Row("name", form.Wide), f.Row("birth_year", form.Plain),
		f.Row("sex", unstated), f.Row("category", unstated), f.Row("village", form.Offer(e.villages, e.village)),
		f.Row("work"), f.Row("phone"),
		f.Row("consent", unstated), f.Row("consent_date"),
		f.Row("consent_form", unstated), f.Row("consent_text", form.Offer(e.texts, e.text), form.Empty(p.w.T("word.not_stated"))),
		f.Row("representative", form.Wide),
		f.Row("photo_consent", form.Empty(p.w.T("page.people.not_asked"))), f.Row("photo_date"),
		f.Row("withdrawal_date", form.Hint(p.w.T("page.people.withdrawal_hint"))),
		f.Row("note", form.Wide))
	e.attended = newAttended(p, e.openEvent)
	e.erase = kit.NewButton(kit.ButtonOptions{Text: p.w.T("page.people.delete"), Danger: true, Run: func() { p.remove(e.person) }})
	e.withdraw = kit.NewButton(kit.ButtonOptions{Text: p.w.T("page.people.withdraw"), Run: e.askWithdraw})
	e.joined = newJoined(e)
	e.content = kit.NewStack(14, e.form, e.joined.object, e.attended.object, container.NewHBox(e.withdraw, e.erase))
	return e
}

// next goes on to the next field: Enter does not save a person half written.
func (p *Page) next() { p.o.Window.Canvas().FocusNext() }

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
		options[i] = e.village(place.Code)
	}
	return options
}

// village is the option of a settlement's code, with its district as the hint.
func (e *editor) village(code string) kit.Option {
	o := e.fields.Place(code)
	if home, ok := e.p.o.Places.DistrictOf(code); ok && home.Code != code {
		o.Hint = e.w.Place(home)
	}
	return o
}

// show opens the dialog with a person; one without an id is new.
func (e *editor) show(person data.Person, events []data.Event) {
	e.person = person
	e.fields.Fill(&e.person)
	e.warn()
	e.attended.show(events)
	e.joined.show(person.ID)
	if person.ID.IsZero() {
		e.attended.object.Hide()
		e.erase.Hide()
		e.withdraw.Hide()
	} else {
		e.attended.object.Show()
		e.erase.Show()
		e.withdraw.Show()
		if data.Redacted(&e.person) {
			e.withdraw.Hide() // nothing is left to withdraw
		}
	}
	e.open()
}

func (e *editor) open() {
	title := e.w.Person(e.person)
	if e.person.ID.IsZero() {
		title = e.w.T("page.people.new")
	}
	e.dialog = kit.ShowDialog(e.p.o.Window, kit.DialogOptions{
		Title: title, Content: e.content, Width: editorWidth,
		OK: e.w.T("button.save"), Cancel: e.w.T("button.cancel"), OnOK: e.save, OnCancel: e.cancelled,
		More: e.p.history.More(&e.person, e.past),
	})
}

func (e *editor) close() {
	if e.dialog != nil {
		e.dialog.Close()
	}
}

// value is the person as the fields say.
func (e *editor) value() data.Person {
	p := e.person
	e.fields.Read(&p)
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
	e.fields.Warn(e.problems())
	hint := ""
	p := e.value()
	if age, ok := data.Age(p.BirthYear, e.p.today()); ok && age >= 0 && age < 130 {
		if hint = e.w.N("count.age", age); age < 18 {
			hint = e.w.T("page.people.minor", "age", hint)
		}
	}
	e.form.SetHint("birth_year", hint)
	e.form.SetVisible("representative", p.Consent == data.ByRepresentative || p.Representative != "")
}

func (e *editor) edited(key string) {
	switch key {
	case "consent":
		e.given()
		e.warn()
	case "birth_year", "sex", "category", "representative":
		e.warn()
	}
}

// left shows what is wrong with the field that was just left.
func (e *editor) left(key string) {
	switch key {
	case "birth_year", "consent_date", "photo_date", "withdrawal_date":
	default:
		return
	}
	e.warn()
	if sentence := e.fields.Sentences(e.problems().Refusals())[key]; sentence != "" {
		e.form.SetProblem(key, sentence)
	}
}

// save reports whether the person was saved. What was refused stands at its
// field, and all that was typed stays.
func (e *editor) save() bool {
	if !e.fields.Check() {
		return false
	}
	p := e.value()
	p.Name = e.p.o.Tidy(p.Name)
	fresh := p.ID.IsZero()
	if err := e.p.o.Records.Save(context.Background(), data.ActionEdit, &p); err != nil {
		e.fields.Refuse(err)
		return false
	}
	e.person = p
	e.p.saved(p, fresh)
	return true
}

// cancelled asks before what was typed is thrown away; Escape is pressed by
// mistake more often than not.
func (e *editor) cancelled() {
	if !e.fields.Changed() {
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
	if e.fields.Changed() && !e.save() {
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
