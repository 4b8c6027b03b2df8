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

// unitOf is the usual unit of what is counted.
func unitOf(kind, level string) string {
	switch kind {
	case data.CountHandouts:
		return "pieces"
	case data.CountFinishers, data.CountTalents:
		return "people"
	case data.CountProducts:
		return "videos"
	case data.CountComposition:
		return "groups"
	case data.CountRecommendations:
		return "recommendations"
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
	ownUnit   bool      // the person has chosen the unit
	sentence  *kit.Text // what is filled in, read back
	strip     *strip
}

func (s *indicators) open(indicator data.Indicator, title string) {
	e := &indicatorEditor{s: s, was: indicator}
	e.build()
	e.fill()
	var dialog *kit.Dialog
	dialog = s.p.edit(title, kit.NewStack(10, e.sentence, e.strip.object, e.form), e.save, s.p.pastOf(&e.was, e.fields, func() *kit.Dialog { return dialog }, e.refill)...)
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
	e.sentence, e.strip = kit.NewText("", kit.Accent), p.newStrip()
	e.fields = p.fieldsOf(data.IndicatorType)
	f := e.fields
	e.byMonth = kit.NewCheck(kit.CheckOptions{
		Label: w.T("page.settings.split_months"), OnEnter: p.next, OnChanged: func(bool) { e.shape() },
	})
	rows := []kit.Row{
		f.Row("kind"), f.Row("level"), f.Row("stage"),
		f.Row("name_kk", form.Wide), f.Row("name_ru", form.Wide),
		f.Row("event_types", form.Wide, form.Hint(w.T("page.settings.types_hint"))), f.Row("products", form.Wide),
		f.Row("bound", form.Empty("")), f.Row("plan"), f.Row("unit"), f.Row("per_month", form.Hint(w.T("page.settings.per_month_hint"))),
		f.Row("each_district", form.Wide),
		e.grid("by_district", &e.districts, 4, e.districtParts()),
		{Key: "split", Wide: true, Field: e.byMonth},
		e.grid("by_month", &e.months, 6, e.monthParts()),
		f.Row("from", form.Hint(w.T("page.settings.days_hint"))), f.Row("to"),
		f.Row("places", form.Wide, form.Offer(e.offerPlaces, p.maker.Place)),
		f.Row("audiences"), f.Row("partners"), f.Row("venues"), f.Row("topics"),
		f.Row("specialties", form.Wide, form.Hint(w.T("page.settings.specialties_hint"))),
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
	e.offerStages(e.was.Kind)
	shown := e.was
	if shown.Bound == "" {
		shown.Bound = data.AtLeast // goes without saying
	}
	if shown.Stage == "" && asks(&shown)["stage"] {
		shown.Stage = data.StageMade
	}
	e.fields.Fill(&shown)
	e.strip.show(&e.was)
	e.byMonth.SetValue(len(e.was.ByMonth) > 0)
	e.ownUnit = e.was.Unit != unitOf(e.was.Kind, e.was.Level)
	e.shape()
	e.warn()
}

// offerStages offers how far a recommendation or somebody gifted can have come.
func (e *indicatorEditor) offerStages(kind string) {
	codes := []string{data.StageMade, data.StageSent, data.StageAnswered, data.StageDone}
	if kind == data.CountTalents {
		codes = []string{data.StageMade, data.StageSupported}
	}
	e.choice("stage").SetOptions(e.s.p.maker.Codes("stage", codes...))
}

// offerPlaces are the project's districts and what lies in them.
func (e *indicatorEditor) offerPlaces(query string) []kit.Option {
	p := e.s.p
	options := p.maker.Among(p.districts(), query)
	for _, d := range p.districts() {
		for _, v := range p.o.Places.Villages(d.Code) {
			options = append(options, p.maker.Village(v.Code))
		}
	}
	return p.maker.Filter(query, options)
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

// asks are the fields that each kind has a use for, beside those that all have.
func asks(i *data.Indicator) map[string]bool {
	of := i.Kind
	event := of == data.CountEvents || of == data.CountHandouts || of == data.CountCoverage || of == data.CountRecommendations || of == data.CountTalents
	return map[string]bool{
		"event_types": event, "audiences": event, "partners": event, "venues": event, "topics": event,
		"specialties": event || of == data.CountComposition,
		"products":    of == data.CountProducts,
		"level":       of == data.CountCoverage,
		"stage":       of == data.CountRecommendations || of == data.CountTalents,
		"per_month":   of != "" && i.AddsUp(),
	}
}

// shape shows what the kind asks for.
func (e *indicatorEditor) shape() {
	kind := e.choice("kind").Value()
	for key, on := range asks(&data.Indicator{Kind: kind}) {
		e.form.SetVisible(key, on)
	}
	e.form.SetVisible("by_month", e.byMonth.Value())
	if !asks(&data.Indicator{Kind: kind})["stage"] {
		return
	}
	stage := e.choice("stage").Value()
	e.offerStages(kind)
	if stage == "" {
		stage = data.StageMade
	}
	e.choice("stage").SetValue(stage)
}

func (e *indicatorEditor) warn() {
	now := e.read()
	e.sentence.SetText(e.s.p.w.Target(&now, e.s.p.o.Places))
	e.fields.Warn(data.Check(&now, data.Scope{Today: e.s.p.today(), Places: e.s.p.o.Places, Project: &e.s.p.project}))
}

// read is the indicator as the dialog has it. What its kind has no use for is
// left out.
func (e *indicatorEditor) read() data.Indicator {
	i := e.was
	e.fields.Read(&i)
	for key, on := range asks(&i) {
		if !on {
			_ = data.IndicatorType.Field(key).Set(&i, nil) // emptying cannot fail
		}
	}
	if i.Bound == data.AtLeast {
		i.Bound = ""
	}
	if i.Stage == data.StageMade && e.was.Stage == "" {
		i.Stage = ""
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
