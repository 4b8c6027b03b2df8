package settings

import (
	"maps"
	"slices"
	"time"

	"sapar/app/form"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
)

// counted are the kinds that the program counts: the ones offered.
var counted = []string{data.CountEvents, data.CountHandouts, data.CountCoverage}

// unitOf is the usual unit of what is counted.
func unitOf(kind, level string) string {
	switch kind {
	case data.CountHandouts:
		return "pieces"
	case data.CountCoverage:
		switch level {
		case "district", "okrug", "village":
			return level + "s"
		}
		return "districts"
	}
	return "events"
}

// indicatorEditor is the dialog of one indicator.
type indicatorEditor struct {
	s         *indicators
	was       data.Indicator
	fields    *form.Fields
	form      *kit.Form
	districts *parts
	months    *parts
	byMonth   *kit.Check
	ownUnit   bool // the person has chosen the unit
}

func (s *indicators) open(indicator data.Indicator, title string) {
	e := &indicatorEditor{s: s, was: indicator}
	e.build()
	e.fill()
	var dialog *kit.Dialog
	dialog = s.p.edit(title, e.form, e.save, s.p.pastOf(&e.was, e.fields, func() *kit.Dialog { return dialog }, e.refill)...)
}

// refill shows the indicator as it is now; false where it is gone.
func (e *indicatorEditor) refill() bool {
	i := slices.IndexFunc(e.s.list, func(one data.Indicator) bool { return one.ID == e.was.ID })
	if i < 0 {
		return false
	}
	e.was = e.s.list[i]
	e.fill()
	return true
}

func (e *indicatorEditor) build() {
	p := e.s.p
	w := p.w
	e.fields = p.fieldsOf(data.IndicatorType)
	f := e.fields
	e.byMonth = kit.NewCheck(kit.CheckOptions{
		Label: w.T("page.settings.split_months"), OnEnter: p.next, OnChanged: func(bool) { e.shape() },
	})
	rows := []kit.Row{
		f.Row("kind"), f.Row("level"),
		f.Row("name_kk", form.Wide), f.Row("name_ru", form.Wide),
		f.Row("event_types", form.Wide, form.Hint(w.T("page.settings.types_hint"))),
		f.Row("plan"), f.Row("unit"), f.Row("per_month", form.Hint(w.T("page.settings.per_month_hint"))),
		e.grid("by_district", &e.districts, 4, e.districtParts()),
		{Key: "split", Wide: true, Field: e.byMonth},
		e.grid("by_month", &e.months, 6, e.monthParts()),
		f.Row("from", form.Hint(w.T("page.settings.days_hint"))), f.Row("to"),
		f.Row("number"), f.Row("proof", form.Wide), f.Row("note", form.Wide),
	}
	e.form = f.Form(2, rows...)
	f.OnEdit = e.edited
}

// grid makes the row of a field that holds numbers by key.
func (e *indicatorEditor) grid(key string, g **parts, columns int, all []part) kit.Row {
	f := e.fields
	made := e.s.p.newParts(f.Type.Field(key), columns, all, e.plan)
	made.onEdit = func() { e.edited(key) }
	made.onProblem = func(text string) { e.form.SetProblem(key, text) }
	*g = made
	row := f.Row(key, form.Wide, form.Moving(made.fill, made.read))
	row.Field = made.object
	return row
}

// districtParts are the project's districts, and any other that has a part.
func (e *indicatorEditor) districtParts() []part {
	p := e.s.p
	var all []part
	for _, d := range p.districts() {
		all = append(all, part{d.Code, p.w.Place(d)})
	}
	for _, code := range slices.Sorted(maps.Keys(e.was.ByDistrict)) {
		if !form.HasPlace(p.districts(), code) {
			all = append(all, part{code, p.maker.PlaceName(code)})
		}
	}
	return all
}

// monthParts are the project's months, and any other that has a part.
func (e *indicatorEditor) monthParts() []part {
	p := e.s.p
	keys := slices.Collect(maps.Keys(e.was.ByMonth))
	first := data.NewDate(p.project.Start.Year(), p.project.Start.Month(), 1)
	for month := first; month != 0 && month <= p.project.End; month = month.AddMonths(1) {
		keys = append(keys, month.MonthKey())
	}
	slices.Sort(keys)
	var all []part
	for _, key := range slices.Compact(keys) {
		all = append(all, part{key, p.monthName(key)})
	}
	return all
}

// monthName is "2026-05" in words.
func (p *Page) monthName(key string) string {
	month, err := time.Parse("2006-01", key)
	if err != nil {
		return key
	}
	return i18n.Capital(p.w.MonthShort(month.Month())) + " " + month.Format("2006")
}

func (e *indicatorEditor) fill() {
	e.offerKinds()
	e.fields.Fill(&e.was)
	e.byMonth.SetValue(len(e.was.ByMonth) > 0)
	e.ownUnit = e.was.Unit != unitOf(e.was.Kind, e.was.Level)
	e.shape()
	e.warn()
}

// offerKinds offers the kinds that are counted; one that is not stays where
// it is.
func (e *indicatorEditor) offerKinds() {
	var options []kit.Option
	for _, o := range e.s.p.maker.Codes("indicator_kind") {
		if slices.Contains(counted, o.ID) || o.ID == e.was.Kind {
			options = append(options, o)
		}
	}
	e.choice("kind").SetOptions(options)
}

func (e *indicatorEditor) choice(key string) *kit.Choice { return e.fields.Widget(key).(*kit.Choice) }

func (e *indicatorEditor) plan() int {
	n, _ := e.fields.Widget("plan").(*kit.IntField).Value()
	return n
}

// edited follows the person's edit of a field.
func (e *indicatorEditor) edited(key string) {
	switch key {
	case "unit":
		e.ownUnit = true
	case "kind", "level":
		if !e.ownUnit {
			e.choice("unit").SetValue(unitOf(e.choice("kind").Value(), e.choice("level").Value()))
		}
		e.shape()
	case "plan":
		e.districts.add()
		e.months.add()
	}
	e.warn()
}

// shape shows what the kind asks for.
func (e *indicatorEditor) shape() {
	kind := e.choice("kind").Value()
	e.form.SetVisible("event_types", kind == data.CountEvents)
	e.form.SetVisible("per_month", kind == data.CountEvents)
	e.form.SetVisible("level", kind == data.CountCoverage)
	e.form.SetVisible("by_month", e.byMonth.Value())
	hint := ""
	if kind != "" && !slices.Contains(counted, kind) {
		hint = e.s.p.w.T("page.settings.not_counted")
	}
	e.form.SetHint("kind", hint)
}

func (e *indicatorEditor) warn() {
	now := e.read()
	e.fields.Warn(data.Check(&now, data.Scope{Today: e.s.p.today(), Places: e.s.p.o.Places, Project: &e.s.p.project}))
}

// read is the indicator as the dialog has it. What its kind has no use for is
// left out.
func (e *indicatorEditor) read() data.Indicator {
	i := e.was
	e.fields.Read(&i)
	if i.Kind != data.CountEvents {
		i.PerMonth, i.EventTypes = 0, nil
	}
	if i.Kind != data.CountCoverage {
		i.Level = ""
	}
	if !e.byMonth.Value() {
		i.ByMonth = nil
	}
	return i
}

func (e *indicatorEditor) save() bool {
	if !e.fields.Check() || e.districts.wrong() || e.byMonth.Value() && e.months.wrong() {
		return false
	}
	p := e.s.p
	i := e.read()
	if err := p.o.Records.Save(p.ctx, data.ActionEdit, &i); err != nil {
		e.fields.Refuse(err)
		return false
	}
	p.o.Tasks.Later(func() { e.s.saved(i.ID) }) // the dialog is closed by then
	return true
}
