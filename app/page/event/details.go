package event

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// details is the section with all that is said about the event itself.
type details struct {
	p      *Page
	fields fields
	form   *kit.Form
	scroll *container.Scroll

	kind, status *kit.Choice
	title        *kit.Entry
	village      *kit.SearchSelect
	indicators   *kit.TagField
	handouts     *kit.IntField
	more         *kit.Button // shows the head-count without a list
	delete       *kit.Button

	base     data.Event // what the fields were filled with
	district string     // code; follows the village where the person has all districts
	auto     string     // the indicator that the type has ticked by itself
	open     bool       // the head-count is in sight
	left     map[string]bool
	judged   bool // something was shown beside a field; to clear a form costs as much as to build it
	hinted   map[string]string
}

// unlisted are the fields of the head-count without a list.
var unlisted = []string{"unlisted", "unlisted_youth", "unlisted_male", "unlisted_female", "unlisted_minors"}

func newDetails(p *Page) *details {
	d := &details{p: p, left: map[string]bool{}, hinted: map[string]string{}}
	d.fields = fields{p: p, of: data.EventType, onLeave: d.judge, onEdit: d.edited}
	f := &d.fields

	d.kind = f.choice("kind")
	d.status = f.choice("status")
	d.title = f.text("title")
	f.wide()
	f.day("date")
	f.day("end_date")
	f.clock("start")
	f.clock("end")
	d.village = f.pick("village", d.villages, p.search.village)
	f.text("place")
	f.text("reason")
	f.day("moved_to")
	f.choice("topic")
	f.choice("audience")
	d.indicators = f.tags("indicators", d.indicatorOptions, d.indicator)
	f.tags("members", d.memberOptions, d.member)
	f.number("expected")
	f.text("responsible")
	d.handouts = f.number("handouts")
	f.text("plan_item")
	f.pick("trip", d.tripOptions, d.trip)
	d.more = kit.NewButton(kit.ButtonOptions{Quiet: true, Run: func() { d.openUnlisted(!d.open) }})
	f.other("more", container.NewHBox(d.more))
	for _, key := range unlisted {
		f.number(key)
	}
	f.lines("links", 2)
	f.wide()
	f.hint(p.w.T("page.event.links_hint"))
	f.note("note", 2)
	f.wide()

	d.form = f.form(2)
	d.delete = kit.NewButton(kit.ButtonOptions{Text: p.w.T("page.event.delete"), Quiet: true, Run: p.askDelete})
	d.scroll = container.NewVScroll(container.New(besideBar{}, kit.NewStack(16, d.form, container.NewHBox(d.delete))))
	return d
}

func (d *details) name() string              { return d.p.w.T("page.event.tab.details") }
func (d *details) object() fyne.CanvasObject { return d.scroll }

// focus goes to the first thing to fill in: the type of a new event, else the
// title, where a stray key does the least harm.
func (d *details) focus() {
	if d.p.event.ID.IsZero() && d.kind.Value() == "" {
		d.form.Focus("kind")
		return
	}
	d.form.Focus("title")
}

// fill shows an event.
func (d *details) fill(e data.Event) {
	d.base, d.district, d.auto = e, e.District, ""
	clear(d.left)
	d.fields.fill(&e)
	if e.Village == "" && e.District != "" && d.roams() {
		d.village.SetValue(d.p.search.village(e.District))
	}
	if d.judged {
		d.form.ClearProblems()
	}
	d.form.SetVisible("trip", len(d.tripOptions("")) > 0 || !e.Trip.IsZero())
	d.openUnlisted(e.Unlisted > 0)
	d.follow()
	if e.ID.IsZero() {
		d.delete.Hide()
		d.tick(e.Kind)
		d.base = d.read() // all of that is the program's doing, not the person's
	} else {
		d.delete.Show()
		d.warn(e)
	}
	d.hints()
}

// roams reports whether the person has all districts and not just one.
func (d *details) roams() bool { return d.p.o.Settings.District == "" }

// read is the event as the fields have it.
func (d *details) read() data.Event {
	e := d.base
	d.fields.read(&e)
	e.District = d.district
	switch home, ok := d.p.o.Places.DistrictOf(e.Village); {
	case !d.roams():
	case d.p.search.bare(e.Village): // the district is chosen, the village not known yet
		e.District, e.Village = e.Village, ""
	case ok:
		e.District = home.Code
	}
	return e
}

// changed reports whether something was typed that is not saved.
func (d *details) changed() bool {
	e := d.read()
	return d.fields.wrong() || !same(&e, &d.base)
}

// discard shows the event as it is saved.
func (d *details) discard() { d.fill(d.base) }

// save saves the event; false means that it was refused, and the first field
// with a problem has the keys.
func (d *details) save() bool {
	if !d.base.ID.IsZero() && !d.changed() {
		return true
	}
	d.judged = true
	d.form.ClearProblems()
	if !d.form.Check() {
		d.p.head.tell(d.p.w.T("page.event.not_saved"), kit.Bad)
		return false
	}
	e := d.read()
	fresh := e.ID.IsZero()
	if err := d.p.o.Records.Save(d.p.ctx, data.ActionEdit, &e); err != nil {
		d.p.head.tell(d.p.w.T("page.event.not_saved"), kit.Bad)
		d.p.refuse(err, d.tell)
		d.form.FocusProblem()
		return false
	}
	d.p.event, d.base = e, e
	clear(d.left)
	d.warn(e)
	d.delete.Show()
	d.p.head.calm()
	d.p.attendance.follow()
	d.p.refresh()
	d.p.said()
	if fresh && d.p.o.Saved != nil {
		d.p.o.Saved(e.ID)
	}
	return true
}

// hold sets the status to held and saves. Where that is refused the status is
// what it was, with the sentence beside it.
func (d *details) hold() bool {
	before := d.status.Value()
	d.status.SetValue(data.Held)
	d.follow()
	if d.save() {
		return true
	}
	sentence := d.status.Problem()
	d.status.SetValue(before)
	d.status.SetProblem(sentence)
	d.follow()
	return false
}

// tell shows a sentence at a field; false where there is no such field.
func (d *details) tell(key, sentence string) bool {
	if key == "district" {
		key = "village" // which decides it
	}
	if slices.Contains(unlisted, key) {
		d.openUnlisted(true)
	}
	return d.form.SetProblem(key, sentence)
}

// warn shows what is worth a second look in a saved event.
func (d *details) warn(e data.Event) {
	for _, problem := range data.Check(&e, d.p.scope(nil)).Warnings() {
		d.judged = true
		d.form.SetWarning(problem.Field, d.p.w.Problem(problem, d.p.o.Places))
	}
}

// judge shows what is wrong with the fields that the person has been to.
// Fields that are still empty are not held against anybody before saving.
func (d *details) judge(key string) {
	d.left[key], d.judged = true, true
	e := d.read()
	refused, warned := map[string]string{}, map[string]string{}
	for _, problem := range data.Check(&e, d.p.scope(nil)) {
		at := refused
		if problem.Warning {
			at = warned
		}
		field := problem.Field
		if field == "district" {
			field = "village"
		}
		if problem.Code != "required" && at[field] == "" {
			at[field] = d.p.w.Problem(problem, d.p.o.Places)
		}
	}
	for key := range d.left {
		d.form.SetProblem(key, refused[key])
		d.form.SetWarning(key, warned[key])
	}
}

// edited follows what the person changed.
func (d *details) edited(key string) {
	switch key {
	case "kind":
		d.tick(d.kind.Value())
		d.hints()
	case "status":
		d.follow()
	case "indicators", "handouts":
		d.hints()
	case "village":
		if d.roams() && d.village.Value().ID == "" {
			d.district = "" // it was that of the village
		}
		d.district = d.read().District
		d.hints()
	}
}

// follow shows the fields that the status asks for.
func (d *details) follow() {
	status := d.status.Value()
	d.form.SetVisible("reason", status == data.Postponed || status == data.Cancelled)
	d.form.SetVisible("moved_to", status == data.Postponed || status == data.Cancelled)
}

// openUnlisted shows or hides the head-count without a list. What is counted
// is never hidden.
func (d *details) openUnlisted(on bool) {
	for _, key := range unlisted {
		for _, b := range d.fields.bound {
			on = on || b.field.Key == key && (b.read() != nil || b.widget.Problem() != "")
		}
	}
	d.open = on
	for _, key := range unlisted {
		d.form.SetVisible(key, on)
	}
	icon := theme.IconTriangleDown
	if on {
		icon = theme.IconTriangleUp
	}
	d.more.Text, d.more.Icon = d.p.w.Field("event", "unlisted"), theme.Icon(icon)
	d.more.Refresh()
}
