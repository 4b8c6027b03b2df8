package ownlist

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/exchange"
	"sapar/app/form"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
)

// setup is the tab of how the list is read: what kind of list it is and whose,
// what is said outside its table, and what its columns hold.
type setup struct {
	p *Page
	w *i18n.Words

	sheet    *kit.Choice
	kind     *kit.Choice
	district *kit.SearchSelect
	event    *kit.SearchSelect
	events   []data.Event // of the project, that people can have been at
	asked    data.EventQuery
	outside  form.Fields // what is said outside the table
	form     *kit.Form
	columns  *columns
	inside   *fyne.Container
	object   *container.Scroll
}

// outsideKeys are the fields of an event that may be said outside the table. A
// person is asked for the first of them; the others are in sight where the
// file says them.
var (
	outsideKeys = []string{"kind", "title", "date", "village", "status", "end_date", "start", "end", "place", "responsible"}
	askedOf     = map[string][]string{people: {"kind", "title", "date", "village"}, events: {"kind", "title", "village", "status"}}
)

func newSetup(p *Page) *setup {
	s := &setup{p: p, w: p.w}
	s.sheet = kit.NewChoice(kit.ChoiceOptions{OnChanged: s.otherSheet, OnEnter: p.next})
	var kinds []kit.Option
	for _, kind := range exchange.ListKinds() {
		kinds = append(kinds, kit.Option{ID: kind, Label: s.w.Choice("list_kind", kind)})
	}
	s.kind = kit.NewChoice(kit.ChoiceOptions{Options: kinds, OnChanged: s.otherKind, OnEnter: p.next})
	s.district = p.maker.Select(kit.SelectOptions{
		Placeholder: s.w.T("page.ownlist.any_district"), Options: s.districts, OnChanged: s.otherDistrict, OnEnter: p.next,
	})
	s.event = p.maker.Select(kit.SelectOptions{
		Placeholder: s.w.T("page.ownlist.event_in_list"), Options: s.offerEvents, OnChanged: s.otherEvent, OnEnter: p.next,
	})
	s.outside = form.Fields{Maker: p.maker, Type: data.EventType, OnEdit: s.said}
	f := &s.outside
	rows := []kit.Row{
		{Key: "sheet", Label: s.w.T("page.ownlist.sheet"), Field: s.sheet},
		{Key: "list", Label: s.w.T("page.ownlist.kind"), Field: s.kind},
		{Key: "whose", Label: s.w.T("page.ownlist.whose"), Field: s.district},
		{Key: "all_at", Label: s.w.T("page.ownlist.all_at"), Field: s.event},
		{Key: "outside", Field: kit.NewText(s.w.T("page.ownlist.outside"), kit.Neutral), Wide: true},
	}
	for _, key := range outsideKeys {
		row := f.Row(key, s.adjust(key)...)
		row.Required = false // the table may say it
		rows = append(rows, row)
	}
	s.form = f.Form(2, rows...)
	s.columns = newColumns(s)
	s.inside = container.New(rowsOf(1), s.form, s.columns.object)
	s.object = scrolled(s.inside)
	return s
}

func rowsOf(grow int) fyne.Layout { return rows{grow: grow} }

func (s *setup) adjust(key string) []form.Adjust {
	if key == "village" {
		return []form.Adjust{form.Offer(s.villages, s.p.maker.Village)}
	}
	return nil
}

func (s *setup) content() fyne.CanvasObject { return s.object }
func (s *setup) title() string              { return s.w.T("page.ownlist.tab.columns") }

// focus goes to what kind of list it is: from there everything follows.
func (s *setup) focus() { kit.Focus(s.form) }

// fill shows how the list is read.
func (s *setup) fill() {
	k := s.p.work
	var sheets []kit.Option
	for i := range k.guesses {
		sheets = append(sheets, kit.Option{ID: k.guesses[i].Sheet, Label: k.guesses[i].Sheet})
	}
	s.sheet.SetOptions(sheets)
	s.sheet.SetValue(k.sheet)
	s.kind.SetValue(k.kind())
	s.district.Clear()
	if k.district != "" {
		s.district.SetValue(s.p.maker.Place(k.district))
	}
	s.event.Clear()
	if k.event != nil {
		s.event.SetValue(s.option(k.event))
	}
	s.fillOutside()
	s.columns.fill()
	s.arrange()
}

// fillOutside shows what is said outside the table.
func (s *setup) fillOutside() {
	said := s.p.work.mapping().Defaults
	date, end := day(said["event.date"]), day(said["event.end_date"])
	e := &data.Event{
		Kind: said["event.kind"], Title: said["event.title"], Date: date, EndDate: end, Status: said["event.status"],
		Start: data.Clock(said["event.start"]), End: data.Clock(said["event.end"]),
		Place: said["event.place"], Responsible: said["event.responsible"],
	}
	if _, ok := s.p.o.Places.Place(said["event.village"]); ok {
		e.Village = said["event.village"]
	}
	s.outside.Fill(e)
	// What stands there and is no day or no one village, the person reads and
	// says.
	hint := func(key string, understood bool) {
		text := said["event."+key]
		if text == "" || understood {
			s.form.SetHint(key, "")
			return
		}
		s.form.SetHint(key, s.w.T("page.ownlist.in_file", "text", text))
	}
	hint("date", date != 0)
	hint("village", e.Village != "")
}

func day(text string) data.Date {
	d, err := data.ParseDate(text)
	if err != nil {
		return 0
	}
	return d
}

func (s *setup) draw() {
	s.columns.draw()
	s.arrange()
}

// arrange shows the fields that matter for the list as it is read now.
func (s *setup) arrange() {
	k := s.p.work
	if k.mapping() == nil {
		return
	}
	s.form.SetVisible("sheet", len(k.guesses) > 1)
	s.form.SetVisible("whose", s.p.o.Settings.District == "")
	s.form.SetVisible("all_at", k.kind() == people)
	any := false
	for _, key := range outsideKeys {
		on := s.wants(key)
		s.form.SetVisible(key, on)
		any = any || on
	}
	s.form.SetVisible("outside", any)
	s.warn()
	s.inside.Refresh()
	s.object.Content.Refresh()
	s.object.Refresh()
}

// warn says at the fields what the list lacks of its events.
func (s *setup) warn() {
	lacks := map[string]string{}
	for _, c := range s.p.try.result.Report.Problems {
		if isLack(c) {
			lacks[c.Field] = s.w.Problem(c.Problem, s.p.o.Places)
		}
	}
	for _, key := range outsideKeys {
		s.form.SetWarning(key, lacks[key])
	}
}

// isLack reports whether nothing is wrong in a cell: the list does not say what
// an event must have.
func isLack(c data.CellProblem) bool {
	return c.Type == data.EventType.Key && (c.Code == "required" || c.Code == "held_nowhere")
}

// wants reports whether a field is to be said outside the table: no column has
// it, and it is asked for or the file says it.
func (s *setup) wants(key string) bool {
	k := s.p.work
	if k.kind() == members || k.kind() == people && k.event != nil || k.holds("event."+key) {
		return false
	}
	if key == "date" && k.holds("event.time") && k.mapping().Defaults["event.date"] == "" && k.kind() == events {
		return false
	}
	return slices.Contains(askedOf[k.kind()], key) || k.mapping().Defaults["event."+key] != ""
}

// said takes over what the person says outside the table.
func (s *setup) said(key string) {
	m := s.p.work.mapping()
	for _, in := range s.outside.Inputs {
		if in.Field.Key != key {
			continue
		}
		value := form.Text(in.Read())
		if value == m.Defaults["event."+key] {
			return
		}
		m.Defaults["event."+key] = value
		if value == "" {
			delete(m.Defaults, "event."+key)
		}
	}
	s.form.SetHint(key, "")
	s.p.try.soon()
	s.p.head.draw()
}

func (s *setup) otherSheet(sheet string) {
	s.p.work.sheet = sheet
	s.fill()
	s.p.changed()
}

// otherKind reads the sheet as a list of another kind. Where nothing speaks for
// it the columns are the person's to say.
func (s *setup) otherKind(kind string) {
	k := s.p.work
	k.readAs(kind, func() exchange.ListMapping {
		m, ok := s.p.o.Exchange.GuessList(k.list, k.sheet, kind)
		if !ok {
			m = clone(*k.mapping())
			m.Kind, m.Again = kind, false
			clear(m.Columns)
			clear(m.Confidence)
			clear(m.Defaults)
		}
		return m
	})
	s.fill()
	s.p.changed()
}

func (s *setup) otherDistrict(o kit.Option) {
	s.p.work.district = o.ID
	s.p.changed()
}

// districts offers those of the project.
func (s *setup) districts(text string) []kit.Option {
	project := &s.p.project
	return s.p.maker.Among(s.p.o.Places.Districts(project.Region, project.WithCity), text)
}

// villages offers the settlements that a text can mean, those of the list's
// district first.
func (s *setup) villages(text string) []kit.Option {
	district := s.p.work.district
	if text == "" {
		var options []kit.Option
		if district != "" {
			for _, v := range s.p.o.Places.Villages(district) {
				options = append(options, s.p.maker.Village(v.Code))
			}
		}
		return options
	}
	var own, others []kit.Option
	for _, v := range s.p.o.Places.Find(text, data.Village, data.City) {
		o := s.p.maker.Village(v.Code)
		if home, ok := s.p.o.Places.DistrictOf(v.Code); ok && home.Code != district {
			o.Hint = join(" · ", o.Hint, s.w.Place(home))
			others = append(others, o)
			continue
		}
		own = append(own, o)
	}
	return append(own, others...)
}

// otherEvent has all people of the list be at one event, or none.
func (s *setup) otherEvent(o kit.Option) {
	k := s.p.work
	k.event = nil
	for i := range s.events {
		if s.events[i].ID.String() == o.ID {
			e := s.events[i]
			k.event = &e
		}
	}
	s.p.changed()
}

// offerEvents lists the events that have all the words that were typed, the
// newest first.
func (s *setup) offerEvents(text string) []kit.Option {
	s.readEvents()
	words := strings.Fields(strings.ToLower(text))
	var options []kit.Option
	for i := range s.events {
		o := s.option(&s.events[i])
		said := strings.ToLower(o.Label + " " + o.Hint)
		if !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(said, word) }) {
			options = append(options, o)
		}
	}
	return options
}

// readEvents reads the events that people can have been at.
func (s *setup) readEvents() {
	q := data.EventQuery{Project: s.p.project.ID, District: s.p.work.district, Newest: true}
	if q == s.asked {
		return
	}
	list, err := s.p.o.Records.Events(context.Background(), q)
	if err != nil {
		s.p.o.Fail(err)
		return
	}
	s.asked = q
	s.events = slices.DeleteFunc(list, func(e data.Event) bool { return e.Status != data.Held && e.Status != data.Planned })
}

func (s *setup) option(e *data.Event) kit.Option {
	return kit.Option{
		ID:    e.ID.String(),
		Label: join(" · ", s.w.Date(e.Date.Time()), s.w.Choice("event_type", e.Kind), s.p.place(e.Village)),
		Hint:  join(" · ", e.Title, s.w.Choice("status", e.Status), e.Number),
	}
}
