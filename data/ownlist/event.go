package ownlist

import (
	"slices"
	"strings"

	"sapar/data"
)

// attended is the event that a row names.
type attended struct {
	event *data.Event // as it is, or will be; nil where none is known
	of    data.ID     // as the list says it
	place string      // village or district by code: tells people of one name apart
	waits bool        // something is wrong with it
}

// inFacts are the defaults that a title further down takes the place of.
var inFacts = map[string]bool{
	"event.date": true, "event.end_date": true, "event.start": true, "event.end": true, "event.title": true,
	"event.village": true, "event.district": true, "event.place": true, "event.responsible": true,
}

// fromDefaults are the facts that are said outside the table.
func (in *reading) fromDefaults() facts {
	var f facts
	d := in.m.Defaults
	if text := d["event.date"]; text != "" {
		day, start, end, w := in.v.dayOf(&Cell{Text: text}, in.inYear)
		if f.day, f.start, f.end = day, start, end; w != nil {
			f.dayText = text
		}
	}
	if last, _, _, w := in.v.dayOf(&Cell{Text: d["event.end_date"]}, in.inYear); w == nil && last.start != 0 {
		f.day.end = last.start
	}
	for key, to := range map[string]*data.Clock{"event.start": &f.start, "event.end": &f.end} {
		if at, _, w := clocksOf(&Cell{Text: d[key]}); w == nil && at != "" {
			*to = at
		}
	}
	if hit := in.places.find(d["event.district"], districtKinds, ""); hit.code != "" {
		f.district = hit.code
	}
	if hit := in.places.find(d["event.village"], villageKinds, orElse(f.district, in.scope.District)); hit.code != "" {
		f.village = hit.code
	}
	f.title, f.place, f.responsible = d["event.title"], d["event.place"], d["event.responsible"]
	return f
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// eventOf reads what a row says of an event, its titles and the list as a
// whole.
func (t *turn) eventOf() *data.Event {
	in, f := t.in, &t.in.facts
	e := &data.Event{Project: in.scope.Project.ID}
	t.fill(e, "event.number", "event.place", "event.topic", "event.responsible", "event.title")
	t.eventDays(e)
	t.eventPlace(e)
	if c, _ := t.inTable("event.kind"); c == nil && f.kind != "" {
		e.Kind = f.kind
	} else {
		t.fill(e, "event.kind")
	}
	e.Title = numbering.ReplaceAllString(e.Title, "")
	if e.Title == "" {
		if e.Title = f.title; e.Title != "" {
			t.cells["event.title"] = f.at
		}
	}
	if e.Kind == "" && isBlankAt(t, "event.kind") {
		if code, ok := in.v.codeIn("event_type", in.r.Fold(e.Title)); ok {
			e.Kind = code
		}
	}
	if e.Title == "" && e.Kind != "" && in.place("event.title") < 0 {
		e.Title = in.r.Words(kazakh, "list.event_type."+e.Kind)
	}
	e.Place, e.Responsible = orElse(e.Place, f.place), orElse(e.Responsible, f.responsible)
	return e
}

// isBlankAt reports whether no cell says a field: one that is wrong is not
// blank.
func isBlankAt(t *turn, key string) bool {
	c, _ := t.cell(key)
	return isBlank(c)
}

// eventDays reads when an event was.
func (t *turn) eventDays(e *data.Event) {
	in, f := t.in, &t.in.facts
	c, at := t.cell("event.date")
	t.cells["event.date"] = at
	switch {
	case !isBlank(c):
		d, start, end, w := in.v.dayOf(c, in.inYear)
		if w != nil {
			t.refuse("event", "date", w, at)
			break
		}
		e.Date, e.EndDate, e.Start, e.End = d.start, d.end, start, end
	case f.day.start != 0:
		e.Date, e.EndDate, e.Start, e.End = f.day.start, f.day.end, f.start, f.end
		t.cells["event.date"] = f.at
	case f.dayText != "":
		w := &wrong{code: "not_a_date", args: data.Args{"text": f.dayText}}
		if f.day.guess != 0 {
			w.proposal = f.day.guess.Time().Format("02.01.2006")
		}
		t.refuse("event", "date", w, f.at)
	}
	if in.place("event.end_date") >= 0 {
		t.fill(e, "event.end_date")
	}
	if c, at := t.cell("event.time"); !isBlank(c) {
		start, end, w := clocksOf(c)
		if w != nil {
			t.refuse("event", "start", w, at)
		} else if start != "" {
			e.Start, e.End = start, end
		}
	}
	for _, key := range []string{"event.start", "event.end"} {
		if in.place(key) >= 0 {
			t.fill(e, key)
		}
	}
	if e.EndDate == e.Date {
		e.EndDate = 0
	}
}

// eventPlace reads where an event was. A village tells its district.
func (t *turn) eventPlace(e *data.Event) {
	in, f := t.in, &t.in.facts
	if c, at := t.cell("event.district"); !isBlank(c) {
		v, w := t.place(columnOf("event.district"), oneLine(textOf(c)), "")
		if w != nil {
			t.refuse("event", "district", w, at)
		} else {
			e.District, _ = v.(string)
		}
		t.cells["event.district"] = at
	}
	within := orElse(orElse(e.District, f.district), in.scope.District)
	if okrug := t.text("event.okrug"); okrug != "" {
		if hit := in.places.find(okrug, okrugKinds, within); hit.code != "" {
			within = hit.code
		}
	}
	c, at := t.cell("event.village")
	t.cells["event.village"] = at
	switch {
	case !isBlank(c):
		v, w := t.place(columnOf("event.village"), oneLine(textOf(c)), within)
		if w != nil {
			t.refuse("event", "village", w, at)
		} else {
			e.Village, _ = v.(string)
		}
	case f.village != "":
		e.Village = f.village
		t.cells["event.village"] = f.at
	}
	if e.District == "" {
		e.District = orElse(f.district, in.scope.District)
		if home, ok := in.r.Places.DistrictOf(e.Village); ok && e.Village != "" {
			e.District = home.Code
		}
	}
}

// statusOf is the status of an event that the list says none of.
func (in *reading) statusOf(e *data.Event) string {
	if e.Date > in.today {
		return data.Planned
	}
	return data.Held
}

// register reads a row of a register of events.
func (in *reading) register(row *Row) {
	t := in.turn(row)
	e := t.eventOf()
	t.fill(e, "event.status", "event.audience", "event.expected", "event.unlisted", "event.unlisted_youth", "event.unlisted_male",
		"event.unlisted_female", "event.unlisted_minors", "event.handouts", "event.links", "event.files", "event.plan_item",
		"event.moved_to", "event.reason", "event.note")
	said := e.Status != ""
	if !said && isBlankAt(t, "event.status") {
		e.Status = in.statusOf(e)
	}
	if e.Unlisted == 0 {
		e.Unlisted = e.UnlistedMale + e.UnlistedFemale // a register without a column for all
	}
	id, twin := in.newID(data.EventType, e, "", row.Line)
	e.ID = id
	t.check(e, in.scopeOf(nil))
	p := PreviewRow{Line: row.Line, Event: e, Of: id, Twin: twin, Waits: t.wrong}
	in.preview.Rows = append(in.preview.Rows, p)
	if t.wrong {
		return
	}
	keys := valueKeys(e)
	if !said {
		keys = slices.DeleteFunc(keys, func(key string) bool { return key == "status" }) // what we think of a day changes nothing
	}
	in.bring(t, e, keys)
}

// attends is the event that a row's person was at.
func (t *turn) attends() *attended {
	in := t.in
	if e := in.scope.Event; e != nil {
		return &attended{event: e, of: e.ID, place: orElse(e.Village, e.District)}
	}
	if in.last != nil && !t.saysEvent() {
		return in.last
	}
	said := t.eventText()
	if again := in.named[said]; again != nil {
		in.last = again
		return again
	}
	own := in.turn(t.row)
	e := own.eventOf()
	out := &attended{place: orElse(e.Village, e.District)}
	in.last, in.named[said] = out, out
	if e.Date == 0 && e.Title == "" && e.Kind == "" && !own.wrong {
		in.noEvent, out.waits = true, true
		return out
	}
	e.Status = in.statusOf(e)
	e.ID = in.idOf(data.EventType, e, "", 0)
	out.of, out.event = e.ID, e
	if same, ok := in.scope.Same[e.ID].(*data.Event); ok && !own.wrong {
		out.event = same
		return out
	}
	own.check(e, in.scopeOf(nil))
	if out.waits = own.wrong; !out.waits {
		out.event = in.bring(own, e, valueKeys(e)).loose.Record.(*data.Event)
	}
	return out
}

// eventText is all that the table says of a row's event, as it stands.
func (t *turn) eventText() string {
	var b strings.Builder
	for _, c := range t.in.columns {
		if c.carried() {
			if cell, _ := t.inTable(c.key); cell != nil {
				b.WriteString(textOf(cell))
			}
			b.WriteByte(0)
		}
	}
	return b.String()
}

// saysEvent reports whether a row says something of the event itself.
func (t *turn) saysEvent() bool {
	for _, c := range t.in.columns {
		if !c.carried() {
			continue
		}
		if !isBlank(t.row.cell(c.place)) {
			return true
		}
		if m, ok := t.in.s.merge(t.row.Line, c.place); ok && m.FirstRow < t.row.Line {
			return true
		}
	}
	return false
}

// valueKeys are the fields of a record that are not empty.
func valueKeys(r data.Record) []string {
	var keys []string
	for _, f := range r.Type().Fields {
		if f.Get(r) != nil {
			keys = append(keys, f.Key)
		}
	}
	return keys
}
