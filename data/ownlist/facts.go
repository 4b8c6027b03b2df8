package ownlist

import "sapar/data"

// facts are what a title says of the rows below it.
type facts struct {
	district, village string // codes
	villageText       string // a name of several villages, while the district is not known
	day               days
	dayText           string // a date that could not be read: its year is not known, or there is none such
	start, end        data.Clock
	kind, title       string
	place             string
	responsible       string
	at                cellAt // the title's first cell
	caption           bool   // it calls the list a list
}

// none reports whether nothing is said.
func (f *facts) none() bool {
	return f.district == "" && f.village == "" && f.villageText == "" && !f.event() && f.place == "" && f.responsible == ""
}

// event reports whether an event is said.
func (f *facts) event() bool {
	return f.day.start != 0 || f.dayText != "" || f.kind != "" || f.title != ""
}

// add lets more be said by a title that follows at once.
func (f *facts) add(more facts) {
	set := func(to *string, from string) {
		if from != "" {
			*to = from
		}
	}
	set(&f.district, more.district)
	if more.village != "" || more.villageText != "" {
		f.village, f.villageText = more.village, more.villageText
	}
	set(&f.kind, more.kind)
	set(&f.title, more.title)
	set(&f.place, more.place)
	set(&f.responsible, more.responsible)
	if more.day.start != 0 || more.dayText != "" {
		f.day, f.dayText = more.day, more.dayText
	}
	if more.start != "" {
		f.start, f.end = more.start, more.end
	}
	if f.at.line == 0 || more.event() {
		f.at = more.at
	}
	f.caption = f.caption || more.caption
}

// lack takes over what is not said yet.
func (f *facts) lack(other facts) {
	own := *f
	*f = other
	f.add(own)
}

// follow is what holds after a title that comes after rows: what is said of a
// wider place ends all that was said below it, and a new event the one before.
func (f *facts) follow(next facts, in func(village, district string) bool) {
	switch {
	case next.district != "":
		*f = facts{}
	case next.village != "":
		kept := facts{}
		if in(next.village, f.district) {
			kept.district = f.district
		}
		*f = kept
	case next.event():
		kept := facts{district: f.district, village: f.village}
		if next.day.start == 0 && next.dayText == "" {
			kept.day, kept.dayText = f.day, f.dayText
		}
		*f = kept
	}
	f.add(next)
}

// defaults are the facts as a Mapping has them, of the fields that its columns
// do not hold.
func (f *facts) defaults(kind string, m *Mapping) map[string]string {
	out := map[string]string{}
	set := func(field, value string) {
		if value != "" && takes(kind, field) && m.column(field) < 0 {
			out[field] = value
		}
	}
	set("member.district", f.district)
	set("event.district", f.district)
	set("event.village", orElse(f.village, f.villageText))
	if kind != People {
		return out
	}
	date := f.dayText
	if f.day.start != 0 {
		date = f.day.start.String()
	}
	set("event.date", date)
	set("event.end_date", f.day.end.String())
	set("event.start", string(f.start))
	set("event.end", string(f.end))
	set("event.kind", f.kind)
	set("event.title", f.title)
	set("event.place", f.place)
	set("event.responsible", f.responsible)
	return out
}
