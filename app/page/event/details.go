package event

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/form"
	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// details is the section with all that is said about the event itself.
type details struct {
	p      *Page
	fields form.Fields
	form   *kit.Form
	scroll *container.Scroll

	kind, status *kit.Choice
	title        *kit.Entry
	village      *kit.SearchSelect
	indicators   *kit.TagField
	handouts     *kit.IntField
	promised     *form.Promised
	clashes      *form.Clashes
	headcount    *headcount
	more         *kit.Button // shows the head-count without a list
	delete       *kit.Button

	base     data.Event // what the fields were filled with
	district string     // code; follows the village where the person has all districts
	auto     string     // the indicator that the type has ticked by itself
	open     bool       // the head-count is in sight
	left     map[string]bool
	hinted   map[string]string
}

// unlisted are the fields of the head-count without a list.
var unlisted = []string{"unlisted", "unlisted_youth", "unlisted_male", "unlisted_female", "unlisted_minors", "unlisted_bands"}

func newDetails(p *Page) *details {
	d := &details{p: p, left: map[string]bool{}, hinted: map[string]string{}}
	d.fields = form.Fields{Maker: p.search.Maker, Type: data.EventType, OnLeave: d.judge, OnEdit: d.edited}
	d.promised = form.NewPromised(form.PromisedOptions{Maker: p.search.Maker, Records: p.o.Records, Window: p.o.Window, Key: promisedKey})
	d.clashes = form.NewClashes(form.ClashOptions{Maker: p.search.Maker, Tasks: p.o.Tasks, Find: p.findClashes(), Open: p.openClash})
	d.more = kit.NewButton(kit.ButtonOptions{Quiet: true, Run: func() { d.openUnlisted(!d.open) }})

	f := &d.fields
	rows := []kit.Row{
		f.Row("kind", form.As(&d.kind)), f.Row("status", form.As(&d.status)),
		f.Row("title", form.Wide, form.As(&d.title)),
		f.Row("date"), f.Row("end_date"),
		f.Row("start"), f.Row("end"),
		f.Row("village", form.Offer(d.villages, p.search.Village), form.As(&d.village)), f.Row("place"),
		d.promised.Row(),
		d.clashes.Row(),
		f.Row("reason"), f.Row("moved_to"),
		f.Row("venue"), f.Row("audience"),
		f.Row("topic"), f.Row("partners"),
		f.Row("indicators", form.Offer(d.indicatorOptions, d.indicator), form.As(&d.indicators)),
		f.Row("members", form.Offer(d.memberOptions, d.member)),
		f.Row("expected"), f.Row("responsible"),
		f.Row("handouts", form.As(&d.handouts)), f.Row("plan_item"),
		f.Row("group_reason", form.Wide),
		f.Row("trip", form.Offer(d.tripOptions, d.trip)), f.Row("course", form.Offer(d.courseOptions, d.course)),
		{Key: "more", Wide: true, Field: container.NewHBox(d.more)},
	}
	d.headcount = newHeadcount(d)
	for _, key := range unlisted[:len(unlisted)-1] {
		rows = append(rows, f.Row(key))
	}
	rows = append(rows, d.headcount.row())
	rows = append(rows,
		f.Row("links", form.Wide, form.Hint(p.w.T("page.event.links_hint"))),
		f.Row("note", form.Wide))
	d.form = f.Form(2, rows...)
	d.clashes.Stand(d.form)
	d.promised.Stand(d.form)
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
	d.fields.Fill(&e)
	if e.Village == "" && e.District != "" && d.roams() {
		d.village.SetValue(d.p.search.Village(e.District))
	}
	d.form.SetVisible("trip", len(d.tripOptions("")) > 0 || !e.Trip.IsZero())
	d.form.SetVisible("course", len(d.courseOptions("")) > 0 || !e.Course.IsZero())
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
	d.remember(e.Village)
	d.clashes.Clear()
	d.look()
	d.hints()
}

// promisedKey opens what the village was promised.
var promisedKey = kit.Ctrl(fyne.KeyO)

// remember says what a village was promised, but for what the event itself has
// brought up.
func (d *details) remember(village string) {
	d.promised.Look(d.p.ctx, d.p.project.ID, d.p.event.ID, village)
}

// roams reports whether the person has all districts and not just one.
func (d *details) roams() bool { return d.p.o.Settings.District == "" }

// read is the event as the fields have it.
func (d *details) read() data.Event {
	e := d.base
	d.fields.Read(&e)
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
	return d.fields.Wrong() || d.headcount.unread() != nil || !form.Same(&e, &d.base)
}

// discard shows the event as it is saved.
func (d *details) discard() { d.fill(d.base) }

// save saves the event; false means that it was refused, and the first field
// with a problem has the keys.
func (d *details) save() bool {
	if !d.base.ID.IsZero() && !d.changed() {
		return true
	}
	if !d.fields.Check() || !d.headcount.check() {
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
	d.fields.Warn(data.Check(&e, d.p.scope(nil)))
}

// judge shows what is wrong with the fields that the person has been to.
// Fields that are still empty are not held against anybody before saving.
func (d *details) judge(key string) {
	d.left[key] = true
	e := d.read()
	problems := slices.DeleteFunc(data.Check(&e, d.p.scope(nil)), func(p data.Problem) bool { return p.Code == "required" })
	refused, warned := d.fields.Sentences(problems.Refusals()), d.fields.Sentences(problems.Warnings())
	refused["village"] = cmp.Or(refused["district"], refused["village"]) // which decides it
	for key := range d.left {
		d.form.SetProblem(key, refused[key])
		d.form.SetWarning(key, warned[key])
	}
}

// look looks for what is in the way of the event as it stands in the fields.
func (d *details) look() {
	draft := d.read()
	d.clashes.Look(&draft)
}

// edited follows what the person changed.
func (d *details) edited(key string) {
	defer d.look()
	switch key {
	case "kind":
		d.tick(d.kind.Value())
		d.hints()
	case "status":
		d.follow()
	case "indicators", "handouts", "members", "group_reason":
		d.hints()
	case "village":
		if d.roams() && d.village.Value().ID == "" {
			d.district = "" // it was that of the village
		}
		e := d.read()
		d.district = e.District
		d.remember(e.Village)
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
	for _, count := range d.counts() {
		n, _ := count.Value()
		on = on || n > 0 || count.Problem() != ""
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

// counts are the numbers of the head-count: the whole, its parts, the bands.
func (d *details) counts() []*kit.IntField {
	var all []*kit.IntField
	for _, key := range unlisted[:len(unlisted)-1] {
		all = append(all, d.fields.Widget(key).(*kit.IntField))
	}
	return append(all, d.headcount.cells...)
}
