// Package clash finds what is in the way of an event or a trip that is being
// planned: a member who is elsewhere or not in the group, a vehicle that is
// taken, another event in the village, a holiday, a specialty that is missing.
//
// Find is arithmetic over records that somebody else has read; Finder reads
// them. It must never know the database, the clock or a screen, and what the
// rules refuse anyway (a day outside the project) it leaves to data.Check.
package clash

import (
	"cmp"
	"slices"
	"strings"

	"sapar/data"
)

// longest is how many days an event or a trip is taken to last at most: one that
// began before the draft's first day is looked for so far back.
const longest = 31

// World is what a draft may clash with. Records on other days do no harm.
type World struct {
	Project  data.Project
	Events   []data.Event
	Trips    []data.Trip
	Members  []data.Member
	Holidays []data.Holiday // those that hold
}

// Find returns what is in the way of an event or a trip, the weightiest first.
// A draft that is cancelled or postponed has nothing in its way, and such
// events and trips are in nobody's.
func Find(draft data.Record, w World) []data.Clash {
	f := &finder{World: w, members: map[data.ID]*data.Member{}, trips: map[data.ID]*data.Trip{}, told: map[data.ID]bool{}}
	for i := range w.Members {
		f.members[w.Members[i].ID] = &w.Members[i]
	}
	for i := range w.Trips {
		f.trips[w.Trips[i].ID] = &w.Trips[i]
	}
	switch draft := draft.(type) {
	case *data.Event:
		f.event(draft)
	case *data.Trip:
		f.trip(draft)
	}
	slices.SortStableFunc(f.found, func(a, b data.Clash) int {
		return cmp.Or(cmp.Compare(slices.Index(weights, a.Code), slices.Index(weights, b.Code)), cmp.Compare(a.Day, b.Day))
	})
	return f.found
}

// weights are the codes of clashes, those first that keep people from coming.
var weights = []string{
	data.ClashMember, data.ClashVehicle, data.ClashInactive, data.ClashHoliday, data.ClashExam, data.ClashSpecialty, data.ClashVillage,
}

// finder gathers the clashes of one draft.
type finder struct {
	World
	members map[data.ID]*data.Member
	trips   map[data.ID]*data.Trip
	told    map[data.ID]bool // trips of which an event was found to clash
	found   []data.Clash
}

func (f *finder) add(c data.Clash) { f.found = append(f.found, c) }

// off reports whether what has the status takes nobody's time.
func off(status string) bool { return status == data.Cancelled || status == data.Postponed }

func (f *finder) event(e *data.Event) {
	if off(e.Status) || e.Date == 0 {
		return
	}
	f.group(e.Members, e.Date, e.LastDay())
	f.lacking(e.Members, e.GroupReason)
	f.holidays(e.Date, e.LastDay(), e.Audience)
	for i := range f.Events {
		if other := &f.Events[i]; other.ID != e.ID && !off(other.Status) && meet(e.Date, e.LastDay(), other.Date, other.LastDay()) {
			f.events(e, other)
		}
	}
	for i := range f.Trips {
		if t := &f.Trips[i]; t.ID != e.Trip && !f.told[t.ID] && !off(t.Status) && meet(e.Date, e.LastDay(), t.Start, t.LastDay()) {
			f.eventAndTrip(e, t, tripClash(t, max(e.Date, t.Start)))
		}
	}
}

func (f *finder) trip(t *data.Trip) {
	if off(t.Status) || t.Start == 0 {
		return
	}
	f.group(t.Members, t.Start, t.LastDay())
	f.lacking(t.Members, "")
	f.holidays(t.Start, t.LastDay(), "")
	for i := range f.Trips {
		if other := &f.Trips[i]; other.ID != t.ID && !off(other.Status) && meet(t.Start, t.LastDay(), other.Start, other.LastDay()) {
			f.twoTrips(t, other)
		}
	}
	for i := range f.Events {
		e := &f.Events[i]
		own := f.trips[e.Trip]
		switch {
		case !e.Trip.IsZero() && e.Trip == t.ID, off(e.Status), !meet(t.Start, t.LastDay(), e.Date, e.LastDay()):
		case own != nil && !off(own.Status) && meet(t.Start, t.LastDay(), own.Start, own.LastDay()): // says the same
		default:
			f.eventAndTrip(e, t, eventClash(e, max(e.Date, t.Start)))
		}
	}
}

// group tells of members who are not in the group on one of the days.
func (f *finder) group(members []data.ID, first, last data.Date) {
	for _, id := range members {
		m := f.members[id]
		if m == nil || m.Active(first) && m.Active(last) {
			continue
		}
		f.add(data.Clash{
			Code: data.ClashInactive, Day: first, Type: data.MemberType.Key, Record: m.ID,
			Args: data.Args{"name": m.Name, "from": m.From, "to": m.To, "date": first},
		})
	}
}

// lacking tells of specialties that the project asks for and no member has. A
// group that nobody has named yet lacks nothing.
func (f *finder) lacking(members []data.ID, reason string) {
	if len(members) == 0 || strings.TrimSpace(reason) != "" {
		return
	}
	var group []*data.Member
	for _, id := range members {
		if m := f.members[id]; m != nil {
			group = append(group, m)
		}
	}
	for _, specialty := range data.Lacking(f.Project.Specialties, group) {
		f.add(data.Clash{Code: data.ClashSpecialty, Args: data.Args{"specialty": specialty}})
	}
}

// holidays tells of the first day of each holiday that the days run into. An
// exam is in the way of what is for those who sit it, pupils and students, and
// of nobody else: the exams take two months of the summer.
func (f *finder) holidays(first, last data.Date, audience string) {
	sits := audience == "pupils" || audience == "students"
	for i := range f.Holidays {
		h := &f.Holidays[i]
		code := data.ClashHoliday
		if h.Kind == "exam" {
			code = data.ClashExam
		}
		if code == data.ClashExam && !sits {
			continue
		}
		for day := first; day <= min(last, first.AddDays(longest)); day = day.AddDays(1) {
			if h.On(day) {
				f.add(data.Clash{Code: code, Day: day, Args: data.Args{"name_kk": h.NameKK, "name_ru": h.NameRU, "date": day}})
				break
			}
		}
	}
}
