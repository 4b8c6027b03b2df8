package reports

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2/container"

	"sapar/app/form"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
)

// fields are what a report is asked for by, and the file that it goes to.
type fields struct {
	p *Page
	w *i18n.Words

	district, language, kind, period *kit.Choice
	from, to                         *kit.DateField
	event                            *kit.SearchSelect
	upload, proofs                   *kit.Check
	folder                           *kit.SearchSelect
	file                             *kit.Entry
	form                             *kit.Form

	day      data.Date    // the period that is offered first has this day
	events   []data.Event // of the district and period, the newest first
	asked    data.EventQuery
	proposed string // file name; what differs from it the person typed
}

func newFields(p *Page) *fields {
	f := &fields{p: p, w: p.w}
	changed := func(string) { p.changed() }
	f.district = kit.NewChoice(kit.ChoiceOptions{OnChanged: changed, OnEnter: f.next})
	f.language = kit.NewChoice(kit.ChoiceOptions{Options: f.options("report_language", languages), OnChanged: changed, OnEnter: f.next})
	kinds := make([]string, len(periodKinds))
	for i, kind := range periodKinds {
		kinds[i] = string(kind)
	}
	f.kind = kit.NewChoice(kit.ChoiceOptions{Options: f.options("period", kinds), OnChanged: func(string) { f.kindChanged() }, OnEnter: f.next})
	f.period = kit.NewChoice(kit.ChoiceOptions{OnChanged: func(string) { f.periodChanged() }, OnEnter: f.next})
	f.from, f.to = f.dateField(), f.dateField()
	f.event = kit.NewSearchSelect(kit.SelectOptions{
		Options: f.offerEvents, Unknown: p.w.T("input.select.unknown"), Nothing: p.w.T("input.select.nothing"),
		OnChanged: func(kit.Option) { p.changed() }, OnEnter: f.next,
	})
	f.upload = kit.NewCheck(kit.CheckOptions{Label: p.w.T("page.reports.upload"), OnEnter: f.next, OnChanged: func(bool) { f.fitProofs() }})
	f.proofs = kit.NewCheck(kit.CheckOptions{Label: p.w.T("page.reports.proofs"), OnEnter: f.next})
	f.folder = kit.NewSearchSelect(kit.SelectOptions{FreeText: true, Options: form.Folders, OnEnter: f.next})
	f.folder.SetFreeText(p.o.Folder)
	f.file = kit.NewEntry(kit.EntryOptions{OnEnter: f.next, Check: f.checkName})
	f.form = kit.NewForm(kit.FormOptions{Columns: 2},
		kit.Row{Key: "district", Label: p.w.T("word.district"), Field: f.district},
		kit.Row{Key: "language", Label: p.w.T("page.reports.language"), Field: f.language},
		kit.Row{Key: "kind", Label: p.w.T("page.reports.kind"), Field: f.kind},
		kit.Row{Key: "period", Label: p.w.T("word.period"), Field: f.period},
		kit.Row{Key: "beside", Field: container.NewWithoutLayout()}, // so that the first and last day stand side by side
		kit.Row{Key: "from", Label: p.w.T("page.reports.from"), Field: f.from},
		kit.Row{Key: "to", Label: p.w.T("page.reports.to"), Field: f.to},
		kit.Row{Key: "event", Label: p.w.T("type.event"), Hint: p.w.T("page.reports.event_hint"), Field: f.event, Wide: true},
		kit.Row{Key: "folder", Label: p.w.T("page.reports.folder"), Field: f.folder},
		kit.Row{Key: "file", Label: p.w.T("page.reports.file"), Field: f.file},
		kit.Row{Key: "upload", Field: f.upload, Wide: true},
		kit.Row{Key: "proofs", Field: f.proofs, Wide: true})
	return f
}

func (f *fields) options(list string, codes []string) []kit.Option {
	options := make([]kit.Option, len(codes))
	for i, code := range codes {
		options[i] = kit.Option{ID: code, Label: f.w.Choice(list, code)}
	}
	return options
}

func (f *fields) dateField() *kit.DateField {
	words := kit.DateWords{Today: f.w.T("button.today"), Wrong: f.w.T("input.date.wrong")}
	for i := range words.Days {
		words.Days[i] = f.w.WeekdayShort(time.Weekday((i + 1) % 7))
	}
	for i := range words.Months {
		words.Months[i] = f.w.MonthName(time.Month(i + 1))
	}
	return kit.NewDateField(kit.DateOptions{
		Words: words, Placeholder: f.w.T("input.date.placeholder"), Now: f.p.o.Now,
		OnChanged: func(kit.Day) { f.p.changed() }, OnEnter: f.next, OnLeave: func() { f.p.update() },
	})
}

func (f *fields) next() { f.p.o.Window.Canvas().FocusNext() }

// focus goes to the first field that can be changed.
func (f *fields) focus() {
	if f.district.Disabled() {
		kit.Focus(f.language)
		return
	}
	kit.Focus(f.district)
}

// whole stands for all districts in the list of them.
const whole = "whole"

// unit is the code of the district that is chosen, "" for the whole project.
func (f *fields) unit() string {
	if code := f.district.Value(); code != whole {
		return code
	}
	return ""
}

// begin offers what the project has: its districts and its periods.
func (f *fields) begin() {
	project, settings := &f.p.project, f.p.o.Settings
	units := f.p.o.Places.Districts(project.Region, project.WithCity)
	own := slices.ContainsFunc(units, func(d data.Place) bool { return d.Code == settings.District })
	options := []kit.Option{{ID: whole, Label: f.w.T("page.reports.whole", "region", f.p.place(project.Region))}}
	for _, d := range units {
		options = append(options, kit.Option{ID: d.Code, Label: f.w.Place(d)})
	}
	if settings.Role != manager && own {
		options = []kit.Option{{ID: settings.District, Label: f.p.place(settings.District)}}
		f.district.Disable()
	} else {
		f.district.Enable()
	}
	f.district.SetOptions(options)
	if own {
		f.district.SetValue(settings.District)
	}
	f.day = within(f.p.today(), project.Period())
	f.kindChanged()
}

// kindChanged offers the periods of the kind, of them the one that holds the
// day that mattered before.
func (f *fields) kindChanged() {
	kind := data.PeriodKind(f.kind.Value())
	list := periodsOf(kind, f.p.project.Period())
	f.period.SetOptions(periodOptions(f.w, list))
	for _, one := range list {
		if one.Contains(f.day) {
			f.period.SetValue(one.String())
		}
	}
	if kind == data.Days && f.from.Value() == 0 {
		around := data.PeriodOf(data.Quarter, f.day)
		f.from.SetValue(kit.Day(within(around.From, f.p.project.Period())))
		f.to.SetValue(kit.Day(within(around.To, f.p.project.Period())))
	}
	f.fit()
	f.p.changed()
}

// periodChanged remembers where in time the person is: today where that lies
// in the period.
func (f *fields) periodChanged() {
	if one, err := data.ParsePeriod(f.period.Value()); err == nil {
		if f.day = one.From; one.Contains(f.p.today()) {
			f.day = f.p.today()
		}
	}
	f.p.changed()
}

// fit shows the fields that the report and the kind of period have.
func (f *fields) fit() {
	kind := data.PeriodKind(f.kind.Value())
	f.form.SetVisible("period", kind != data.Days && kind != data.Whole)
	f.form.SetVisible("beside", kind == data.Days || kind == data.Whole)
	f.form.SetVisible("from", kind == data.Days)
	f.form.SetVisible("to", kind == data.Days)
	f.form.SetVisible("event", f.p.name == Attendance)
	hint := ""
	if kind == data.Whole {
		hint = sayPeriod(f.w, f.p.project.Period())
	}
	f.form.SetHint("kind", hint)
	f.p.arrange()
}

// fitProofs offers sheets of proof where the report has figures of indicators.
// A copy for upload has none.
func (f *fields) fitProofs() {
	if f.upload.Value() {
		f.proofs.SetValue(false)
		f.proofs.Disable()
	} else {
		f.proofs.Enable()
	}
	f.form.SetVisible("proofs", f.p.preview.report.Proves)
}

// span is the period that is asked for; false where its days are wrong, which
// then stands at the field.
func (f *fields) span() (data.Period, bool) {
	kind := data.PeriodKind(f.kind.Value())
	switch kind {
	case data.Whole:
		return f.p.project.Period(), true
	case data.Days:
		return f.days()
	}
	one, err := data.ParsePeriod(f.period.Value())
	return one, err == nil
}

func (f *fields) days() (data.Period, bool) {
	f.absolve("from", "to") // either may have mended the other
	one := data.Period{Kind: data.Days, From: data.Date(f.from.Value()), To: data.Date(f.to.Value())}
	ok := true
	refuse := func(key, code string, args data.Args) {
		f.form.SetProblem(key, f.w.Problem(data.Problem{Code: code, Args: args}, f.p.o.Places))
		ok = false
	}
	for key, field := range map[string]*kit.DateField{"from": f.from, "to": f.to} {
		switch {
		case field.Value() != 0:
		case field.Text == "":
			refuse(key, "required", nil)
		default: // the field itself says that this is no date
			ok = false
		}
	}
	if ok && one.To < one.From {
		refuse("to", "end_before_start", data.Args{"start": one.From, "end": one.To})
	}
	return one, ok
}

// absolve takes away what was said of fields before they are looked at anew.
func (f *fields) absolve(keys ...string) {
	for _, key := range keys {
		f.form.SetProblem(key, "")
	}
}

// query is what the fields ask for.
func (f *fields) query() (data.ReportQuery, bool) {
	one, ok := f.span()
	if !ok {
		return data.ReportQuery{}, false
	}
	q := data.ReportQuery{Name: f.p.name, District: f.unit(), Period: one, On: f.p.today()}
	if q.Name == Attendance {
		id, err := data.ParseID(f.event.Value().ID)
		if err != nil || f.event.Problem() != "" {
			return data.ReportQuery{}, false
		}
		q.Event = id
	}
	return q, true
}

// forgetEvents has the events read anew: they may have changed.
func (f *fields) forgetEvents() { f.asked = data.EventQuery{} }

// readEvents reads the events that an attendance sheet can be made of. One
// that is chosen and no longer among them is let go.
func (f *fields) readEvents() {
	one, ok := f.span()
	if f.p.name != Attendance || !ok {
		f.forgetEvents()
		return
	}
	q := data.EventQuery{Project: f.p.project.ID, District: f.unit(), From: one.From, To: one.To, Newest: true}
	if q == f.asked {
		return
	}
	list, err := f.p.o.Records.Events(context.Background(), q)
	if err != nil {
		f.p.o.Fail(err)
		return
	}
	f.asked = q
	held := 0
	f.events = f.events[:0]
	for _, e := range list {
		if e.Status == data.Held || e.Status == data.Planned {
			f.events = append(f.events, e)
		}
		if e.Status == data.Held {
			held++
		}
	}
	f.event.PlaceHolder = f.w.T("page.reports.all_events", "events", f.w.N("count.event", held))
	f.event.Refresh()
	chosen := f.event.Value().ID
	if !slices.ContainsFunc(f.events, func(e data.Event) bool { return e.ID.String() == chosen }) && chosen != "" {
		f.event.Clear()
	}
}

// offerEvents lists the events that have all the words that were typed.
func (f *fields) offerEvents(text string) []kit.Option {
	words := strings.Fields(strings.ToLower(text))
	var options []kit.Option
	for i := range f.events {
		o := f.option(&f.events[i])
		said := strings.ToLower(o.Label + " " + o.Hint)
		if !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(said, word) }) {
			options = append(options, o)
		}
	}
	return options
}

func (f *fields) option(e *data.Event) kit.Option {
	hint := []string{f.w.Choice("status", e.Status), f.p.place(e.Village), e.Number}
	return kit.Option{
		ID:    e.ID.String(),
		Label: f.w.Date(e.Date.Time()) + " · " + f.w.Choice("event_type", e.Kind) + " · " + e.Title,
		Hint:  strings.Join(slices.DeleteFunc(hint, func(s string) bool { return s == "" }), " · "),
	}
}

// propose fills in the name of the file, unless the person gave it another.
func (f *fields) propose(name string) {
	if typed := f.file.Value(); typed == "" || typed == f.proposed {
		f.file.SetValue(name)
	}
	f.proposed = name
}
