package event

import (
	"fmt"
	"slices"
	"strings"

	"sapar/app/kit"
	"sapar/data"
)

// matching are the indicators that count events of a type by naming it.
func (d *details) matching(kind string) []data.Indicator {
	return slices.DeleteFunc(slices.Clone(d.p.indicators), func(i data.Indicator) bool {
		return i.Kind != data.CountEvents || !slices.Contains(i.EventTypes, kind)
	})
}

// tick chooses the one indicator that counts events of the type. Where several
// do the person has to, since an event counts once.
func (d *details) tick(kind string) {
	chosen := slices.DeleteFunc(d.indicators.Values(), func(o kit.Option) bool { return o.ID == d.auto })
	d.auto = ""
	if match := d.matching(kind); len(match) == 1 {
		id := match[0].ID.String()
		if !slices.ContainsFunc(chosen, func(o kit.Option) bool { return o.ID == id }) {
			chosen, d.auto = append(chosen, d.indicator(id)), id
		}
	}
	d.indicators.SetValues(chosen)
}

// hints says where the event or its handouts would count for nothing, and
// where there is nobody to choose.
func (d *details) hints() {
	chosen := d.indicators.IDs()
	serves := func(kind string) bool {
		return slices.ContainsFunc(d.p.indicators, func(i data.Indicator) bool {
			return i.Kind == kind && slices.Contains(chosen, i.ID.String())
		})
	}
	hint := ""
	switch kind := d.kind.Value(); {
	case len(d.p.indicators) == 0 || kind == "" || serves(data.CountEvents):
	case len(d.matching(kind)) > 1:
		hint = d.p.w.T("page.event.several_indicators")
	case len(chosen) == 0:
		hint = d.p.w.T("page.event.no_indicator")
	}
	d.hint("indicators", hint)

	hint = ""
	if n, _ := d.handouts.Value(); n > 0 && !serves(data.CountHandouts) && d.asks(data.CountHandouts) {
		hint = d.p.w.T("page.event.handouts_not_counted")
	}
	if n := d.p.pieces(); n > 0 {
		hint = d.p.w.N("page.event.handouts_listed", n)
	}
	d.hint("handouts", hint)

	hint = ""
	if len(d.memberOptions("")) == 0 {
		hint = d.p.w.T("page.event.members_nobody")
	}
	d.hint("members", hint)
	d.askReason()
}

func (d *details) hint(key, text string) {
	if d.hinted[key] != text {
		d.hinted[key] = text
		d.form.SetHint(key, text)
	}
}

// asks reports whether the project has an indicator of that kind.
func (d *details) asks(kind string) bool {
	return slices.ContainsFunc(d.p.indicators, func(i data.Indicator) bool { return i.Kind == kind })
}

// indicatorOptions offers those that are counted through the events that name
// them: coverage counts by itself.
func (d *details) indicatorOptions(query string) []kit.Option {
	var options []kit.Option
	for _, i := range d.p.indicators {
		if i.Kind != data.CountCoverage {
			options = append(options, d.indicatorOption(i))
		}
	}
	return d.p.search.Filter(query, options)
}

func (d *details) indicator(id string) kit.Option {
	for _, i := range d.p.indicators {
		if i.ID.String() == id {
			return d.indicatorOption(i)
		}
	}
	return d.unknown(id)
}

func (d *details) indicatorOption(i data.Indicator) kit.Option {
	name := i.Name(string(d.p.w.Lang()))
	if i.Number > 0 {
		name = fmt.Sprintf("%d. %s", i.Number, name)
	}
	return kit.Option{ID: i.ID.String(), Label: name, Hint: d.p.w.Choice("indicator_kind", i.Kind)}
}

// unknown stands for a record that is not there any more; it stays chosen
// until the person takes it away.
func (d *details) unknown(id string) kit.Option {
	return kit.Option{ID: id, Label: d.p.w.T("word.unknown")}
}

// villages offers the settlements of the event's district; to a person with
// all districts those of all, and the districts themselves.
func (d *details) villages(query string) []kit.Option {
	if !d.roams() {
		return d.p.search.villages(query, d.district)
	}
	return append(d.p.search.districts(query), d.p.search.villages(query, "")...)
}

// memberOptions offers the group members of the district.
func (d *details) memberOptions(query string) []kit.Option {
	var options []kit.Option
	for _, m := range d.p.members {
		if d.district == "" || m.District == d.district {
			options = append(options, d.memberOption(m))
		}
	}
	return d.p.search.Filter(query, options)
}

func (d *details) member(id string) kit.Option {
	for _, m := range d.p.members {
		if m.ID.String() == id {
			return d.memberOption(m)
		}
	}
	return d.unknown(id)
}

// memberOption names a member with the field of work: that is what the
// contract asks about.
func (d *details) memberOption(m data.Member) kit.Option {
	label := m.Name
	if m.Specialty != "" {
		label += " – " + d.p.w.Choice("field", m.Specialty)
	}
	return kit.Option{ID: m.ID.String(), Label: label, Hint: joined(m.Position, m.Organisation)}
}

// courseOptions offers the courses of the district.
func (d *details) courseOptions(query string) []kit.Option {
	var options []kit.Option
	for _, c := range d.p.courses {
		if d.district == "" || c.District == d.district {
			options = append(options, d.courseOption(c))
		}
	}
	return d.p.search.Filter(query, options)
}

func (d *details) course(id string) kit.Option {
	for _, c := range d.p.courses {
		if c.ID.String() == id {
			return d.courseOption(c)
		}
	}
	return d.unknown(id)
}

func (d *details) courseOption(c *data.Course) kit.Option {
	return kit.Option{ID: c.ID.String(), Label: c.Title, Hint: joined(d.p.w.Date(c.Start.Time()), d.p.search.PlaceName(c.Village))}
}

// tripOptions offers the trips of the district.
func (d *details) tripOptions(query string) []kit.Option {
	var options []kit.Option
	for _, t := range d.p.trips {
		if d.district == "" || t.District == d.district {
			options = append(options, d.tripOption(t))
		}
	}
	return d.p.search.Filter(query, options)
}

func (d *details) trip(id string) kit.Option {
	for _, t := range d.p.trips {
		if t.ID.String() == id {
			return d.tripOption(t)
		}
	}
	return d.unknown(id)
}

func (d *details) tripOption(t data.Trip) kit.Option {
	var stops []string
	for _, code := range t.Villages {
		stops = append(stops, d.p.search.PlaceName(code))
	}
	days := d.p.w.Date(t.Start.Time())
	if t.End > t.Start {
		days += " – " + d.p.w.Date(t.End.Time())
	}
	label := t.Title
	if label == "" {
		label = days
	}
	return kit.Option{ID: t.ID.String(), Label: label, Hint: joined(days, strings.Join(stops, ", "))}
}
