package plan

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/data"
)

// tripForm is the dialog in which a trip is written. It stays until the trip
// is saved or the person lets go of what was typed.
type tripForm struct {
	t      *trips
	before data.Trip // as it was opened
	dialog *kit.Dialog
	form   *kit.Form

	district    *kit.Choice // where all districts are shown; else nil
	title       *kit.Entry
	status      *kit.Choice
	start, end  *kit.DateField
	villages    *kit.TagField
	members     *kit.TagField
	vehicle     *kit.Entry
	responsible *kit.Entry
	note        *kit.Note
	content     fyne.CanvasObject
}

// showTrip opens the form on a trip; one without an id is new.
func showTrip(t *trips, r data.Trip) *tripForm {
	f := &tripForm{t: t, before: r}
	f.build()
	f.fill(&r)
	f.show()
	return f
}

func (f *tripForm) build() {
	w := f.t.p.w
	var fields []kit.Row
	row := func(key string, field fyne.CanvasObject, wide bool) {
		fields = append(fields, kit.Row{
			Key: key, Label: w.Field("trip", key), Field: field, Wide: wide, Required: data.TripType.Field(key).Required,
		})
	}
	if f.t.p.o.Settings.District == "" {
		f.district = kit.NewChoice(kit.ChoiceOptions{
			Options: f.districts(), Empty: w.T("word.not_chosen"), OnEnter: f.next,
		})
		row("district", f.district, true)
	}
	f.title, f.vehicle, f.responsible = f.entry("title"), f.entry("vehicle"), f.entry("responsible")
	f.status = kit.NewChoice(kit.ChoiceOptions{Options: f.t.p.options("status"), OnEnter: f.next})
	f.start, f.end = f.date(), f.date()
	f.villages = f.tags(f.offerVillages)
	f.members = f.tags(f.offerMembers)
	f.note = kit.NewNote(kit.NoteOptions{TooLong: f.tooLong("note")})
	row("title", f.title, true)
	row("start", f.start, false)
	row("end", f.end, false)
	row("status", f.status, false)
	row("vehicle", f.vehicle, false)
	row("villages", f.villages, true)
	fields[len(fields)-1].Hint = w.T("page.plan.villages_hint")
	row("members", f.members, true)
	row("responsible", f.responsible, true)
	row("note", f.note, true)
	f.form = kit.NewForm(kit.FormOptions{Columns: 2}, fields...)
	keys := w.T("page.plan.form_keys", "save", kit.ShortcutText(kit.Ctrl(fyne.KeyReturn)))
	f.content = kit.NewStack(gap, f.form, kit.NewText(keys, kit.Neutral))
}

func (f *tripForm) show() {
	w := f.t.p.w
	title := w.T("page.plan.trip_edit")
	if f.before.ID.IsZero() {
		title = w.T("page.plan.trip_new")
	}
	f.dialog = kit.ShowDialog(f.t.p.o.Window, kit.DialogOptions{
		Title: title, Content: f.content, Width: 720,
		OK: w.T("button.save"), Cancel: w.T("button.cancel"),
		OnOK: f.save, OnCancel: f.cancel,
	})
}

// next goes on to the next field: Enter does not save a trip half written.
func (f *tripForm) next() { f.t.p.o.Window.Canvas().FocusNext() }

func (f *tripForm) tooLong(key string) string {
	return f.t.p.w.T("input.too_long", "max", f.t.p.w.Int(data.TripType.Field(key).Length))
}

func (f *tripForm) entry(key string) *kit.Entry {
	return kit.NewEntry(kit.EntryOptions{
		Max: data.TripType.Field(key).Length, TooLong: f.tooLong(key), OnEnter: f.next,
	})
}

func (f *tripForm) date() *kit.DateField {
	return kit.NewDateField(kit.DateOptions{
		Words: dateWords(f.t.p.w), Placeholder: f.t.p.w.T("input.date.placeholder"), Now: f.t.p.o.Now, OnEnter: f.next,
	})
}

func (f *tripForm) tags(offer func(query string) []kit.Option) *kit.TagField {
	w := f.t.p.w
	return kit.NewTagField(kit.TagOptions{
		Placeholder: w.T("input.select.placeholder"), Options: offer,
		Unknown: w.T("input.select.unknown"), Nothing: w.T("input.select.nothing"), OnEnter: f.next,
	})
}

func (f *tripForm) districts() []kit.Option {
	p := f.t.p
	var options []kit.Option
	for _, d := range p.o.Places.Districts(p.project.Region, p.project.WithCity) {
		options = append(options, kit.Option{ID: d.Code, Label: p.w.Place(d)})
	}
	return options
}

// where is the code of the trip's district.
func (f *tripForm) where() string {
	if f.district != nil {
		return f.district.Value()
	}
	return f.before.District
}

func (f *tripForm) offerVillages(query string) []kit.Option {
	p := f.t.p
	words := p.seek.split(query)
	var options []kit.Option
	for _, v := range p.o.Places.Villages(f.where()) {
		if p.seek.named(v.Code, words) {
			options = append(options, f.village(v.Code))
		}
	}
	return options
}

func (f *tripForm) village(code string) kit.Option {
	o := kit.Option{ID: code, Label: f.t.p.place(code)}
	if okrug, ok := f.t.p.o.Places.OkrugOf(code); ok {
		o.Hint = f.t.p.w.Place(okrug)
	}
	return o
}

func (f *tripForm) offerMembers(query string) []kit.Option {
	words := f.t.p.seek.split(query)
	var options []kit.Option
	for i := range f.t.members {
		m := &f.t.members[i]
		if m.District == f.where() && begin(words, f.t.p.seek.split(m.Name)) {
			options = append(options, f.member(m))
		}
	}
	return options
}

func (f *tripForm) member(m *data.Member) kit.Option {
	return kit.Option{ID: m.ID.String(), Label: m.Name, Hint: f.t.p.w.Choice("field", m.Specialty)}
}

// fill puts a trip into the fields.
func (f *tripForm) fill(r *data.Trip) {
	if f.district != nil {
		f.district.SetValue(r.District)
	}
	f.title.SetValue(r.Title)
	f.status.SetValue(r.Status)
	f.start.SetValue(kit.Day(r.Start))
	f.end.SetValue(kit.Day(r.End))
	var stops, group []kit.Option
	for _, code := range r.Villages {
		stops = append(stops, f.village(code))
	}
	for _, id := range r.Members {
		o := kit.Option{ID: id.String(), Label: f.t.p.w.T("word.unknown")}
		for i := range f.t.members {
			if f.t.members[i].ID == id {
				o = f.member(&f.t.members[i])
			}
		}
		group = append(group, o)
	}
	f.villages.SetValues(stops)
	f.members.SetValues(group)
	f.vehicle.SetValue(r.Vehicle)
	f.responsible.SetValue(r.Responsible)
	f.note.SetValue(r.Note)
	f.form.ClearProblems()
}

// read takes the trip out of the fields.
func (f *tripForm) read() (data.Trip, error) {
	r := f.before
	r.District = f.where()
	r.Title, r.Status = f.title.Value(), f.status.Value()
	r.Start, r.End = data.Date(f.start.Value()), data.Date(f.end.Value())
	r.Villages, r.Members = nil, nil
	r.Villages = append(r.Villages, f.villages.IDs()...)
	for _, s := range f.members.IDs() {
		id, err := data.ParseID(s)
		if err != nil {
			return r, err
		}
		r.Members = append(r.Members, id)
	}
	r.Vehicle, r.Responsible, r.Note = f.vehicle.Value(), f.responsible.Value(), f.note.Value()
	return r, nil
}

// save writes the trip and reports whether it did; what is refused is shown
// at its field.
func (f *tripForm) save() bool {
	if !f.form.Check() {
		return false
	}
	r, err := f.read()
	if err == nil {
		err = f.t.p.o.Records.Save(f.t.p.ctx, data.ActionEdit, &r)
	}
	var problems data.Problems
	switch {
	case errors.As(err, &problems):
		f.refuse(problems)
		return false
	case err != nil:
		f.t.p.o.Fail(err)
		return false
	}
	f.close()
	f.t.saved(&r)
	return true
}

// refuse shows each problem at its field, and one that has no field here by
// itself.
func (f *tripForm) refuse(problems data.Problems) {
	var homeless data.Problems
	for _, p := range problems {
		if !f.form.SetProblem(p.Field, f.t.p.w.Problem(p, f.t.p.o.Places)) {
			homeless = append(homeless, p)
		}
	}
	f.form.FocusProblem()
	if len(homeless) > 0 {
		f.t.p.o.Fail(homeless)
	}
}

func (f *tripForm) close() {
	f.dialog.Close()
	f.t.form = nil
}

// changed reports whether something was typed that is not saved.
func (f *tripForm) changed() bool {
	r, err := f.read()
	fields := []kit.Field{f.title, f.start, f.end, f.villages, f.members, f.vehicle, f.responsible, f.note}
	wrong := slices.ContainsFunc(fields, func(k kit.Field) bool { return k.Problem() != "" })
	return err != nil || wrong ||
		string(data.TripType.AppendValues(nil, &r)) != string(data.TripType.AppendValues(nil, &f.before))
}

// cancel is Escape: what was typed goes only once the person has said so.
func (f *tripForm) cancel() {
	if !f.changed() {
		f.t.form = nil
		return
	}
	w := f.t.p.w
	kit.Confirm(f.t.p.o.Window, kit.MessageOptions{
		Title: w.T("page.plan.unsaved_title"), Text: w.T("page.plan.unsaved"),
		OK: w.T("page.plan.discard"), Cancel: w.T("page.plan.keep"), Danger: true,
		OnOK:     func() { f.t.form = nil },
		OnCancel: f.show,
	})
}

// leave saves the trip before the screen is left; false where it is refused,
// or where the person is being asked about it.
func (f *tripForm) leave() bool {
	if !f.dialog.Open() {
		return false // the question about it stands over the screen
	}
	if !f.changed() {
		f.close()
		return true
	}
	return f.save()
}
