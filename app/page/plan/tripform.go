package plan

import (
	"slices"

	"fyne.io/fyne/v2"

	"sapar/app/form"
	"sapar/app/kit"
	"sapar/data"
)

// tripForm is the dialog in which a trip is written. It stays until the trip
// is saved or the person lets go of what was typed.
type tripForm struct {
	t       *trips
	before  data.Trip // as it was opened
	dialog  *kit.Dialog
	fields  form.Fields
	content fyne.CanvasObject

	asked    []string    // villages whose promises are shown
	district *kit.Choice // where all districts are shown; else nil
	villages *kit.TagField
	route    *route
	clashes  *form.Clashes
	promised *form.Promised
}

// showTrip opens the form on a trip; one without an id is new.
func showTrip(t *trips, r data.Trip) *tripForm {
	f := &tripForm{t: t, before: r}
	f.build()
	f.route.count()
	f.fields.Fill(&r)
	f.show()
	f.edited("")
	return f
}

func (f *tripForm) build() {
	p, w := f.t.p, f.t.p.w
	f.fields = form.Fields{Maker: p.maker, Type: data.TripType, OnEdit: f.edited}
	f.clashes = form.NewClashes(form.ClashOptions{Maker: p.maker, Tasks: p.o.Tasks, Find: f.finder(), Open: f.openClash})
	f.promised = form.NewPromised(form.PromisedOptions{Maker: p.maker, Records: p.o.Records, Window: p.o.Window})
	f.route = newRoute(f)
	row := f.fields.Row
	var rows []kit.Row
	if p.o.Settings.District == "" {
		f.district = kit.NewChoice(kit.ChoiceOptions{
			Options: p.maker.Among(p.o.Places.Districts(p.project.Region, p.project.WithCity), ""),
			Empty:   w.T("word.not_chosen"), OnEnter: p.next,
		})
		rows = append(rows, row("district", form.Wide, form.Using(f.district)))
	}
	rows = append(rows,
		row("title", form.Wide),
		row("start"), row("end"),
		row("status", form.Empty("")), row("vehicle"),
		f.clashes.Row(),
		row("villages", form.Wide, form.Hint(w.T("page.plan.villages_hint")), form.Offer(f.offerVillages, p.maker.Village), form.As(&f.villages)),
		f.promised.Row(),
		row("members", form.Wide, form.Offer(f.offerMembers, f.member)),
		row("responsible", form.Wide),
		row("note", form.Wide, form.Rows(3)),
		f.route.row())
	fields := f.fields.Form(2, rows...)
	f.route.form = fields
	f.clashes.Stand(fields)
	f.promised.Stand(fields)
	keys := w.T("page.plan.form_keys", "save", kit.ShortcutText(kit.Ctrl(fyne.KeyReturn)))
	f.content = kit.NewStack(gap, fields, kit.NewText(keys, kit.Neutral))
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
		More: f.t.p.history.More(&f.before, f.past),
	})
}

// draft is the trip as it stands in the fields.
func (f *tripForm) draft() data.Trip {
	r := f.before
	f.fields.Read(&r)
	return r
}

// edited follows what the person changed.
func (f *tripForm) edited(string) {
	r := f.draft()
	f.route.follow(&r)
	f.clashes.Look(&r)
	if !slices.Equal(r.Villages, f.asked) {
		f.asked = r.Villages
		f.promised.Look(f.t.p.ctx, f.t.p.project.ID, data.ID{}, r.Villages...)
	}
}

// finder looks for what is in the trip's way; nil where nobody does.
func (f *tripForm) finder() func(data.Record) ([]data.Clash, error) {
	p := f.t.p
	if p.o.Clashes == nil {
		return nil
	}
	return func(draft data.Record) ([]data.Clash, error) { return p.o.Clashes(p.ctx, draft) }
}

// openClash goes to the other event or trip, after this one is saved.
func (f *tripForm) openClash(c data.Clash) {
	switch {
	case !f.leave():
	case c.Type == data.TripType.Key:
		f.t.p.OpenTrip(c.Record)
	default:
		f.t.p.o.OpenEvent(c.Record)
	}
}

// next goes on to the next field: Enter does not save a trip half written.
func (p *Page) next() { p.o.Window.Canvas().FocusNext() }

// where is the code of the trip's district.
func (f *tripForm) where() string {
	if f.district != nil {
		return f.district.Value()
	}
	return f.before.District
}

func (f *tripForm) offerVillages(query string) []kit.Option {
	p := f.t.p
	words := p.maker.Split(query)
	var options []kit.Option
	for _, v := range p.o.Places.Villages(f.where()) {
		if p.seek.named(v.Code, words) {
			options = append(options, p.maker.Village(v.Code))
		}
	}
	return options
}

func (f *tripForm) offerMembers(query string) []kit.Option {
	maker := f.t.p.maker
	words := maker.Split(query)
	var options []kit.Option
	for _, m := range f.t.members {
		if m.District == f.where() && form.Begin(words, maker.Split(m.Name)) {
			options = append(options, f.member(m.ID.String()))
		}
	}
	return options
}

func (f *tripForm) member(id string) kit.Option {
	for _, m := range f.t.members {
		if m.ID.String() == id {
			return kit.Option{ID: id, Label: m.Name, Hint: f.t.p.w.Choice("field", m.Specialty)}
		}
	}
	return kit.Option{ID: id, Label: f.t.p.w.T("word.unknown")}
}

// save writes the trip and reports whether it did; what is refused is shown
// at its field.
func (f *tripForm) save() bool {
	if !f.fields.Check() {
		return false
	}
	r := f.draft()
	if err := f.t.p.o.Records.Save(f.t.p.ctx, data.ActionEdit, &r); err != nil {
		f.fields.Refuse(err)
		return false
	}
	f.before = r
	f.close()
	f.t.saved(&r)
	return true
}

func (f *tripForm) close() {
	f.dialog.Close()
	f.t.form = nil
}

// cancel is Escape: what was typed goes only once the person has said so.
func (f *tripForm) cancel() {
	if !f.fields.Changed() {
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
	if !f.fields.Changed() {
		f.close()
		return true
	}
	return f.save()
}
