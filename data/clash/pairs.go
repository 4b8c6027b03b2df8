package clash

import (
	"slices"
	"strings"

	"sapar/data"
)

// meet reports whether two runs of days have a day in common.
func meet(first, last, otherFirst, otherLast data.Date) bool {
	return otherFirst != 0 && first <= otherLast && otherFirst <= last
}

// events tells of what two events on one day have in common. Events of one trip
// are meant to be on one day, in whatever village: only their hours clash.
func (f *finder) events(e, other *data.Event) {
	together := !e.Trip.IsZero() && e.Trip == other.Trip
	day := max(e.Date, other.Date)
	apart := e.Village != "" && other.Village != "" && e.Village != other.Village
	if overlap(e, other) || apart && !together {
		if f.both(e.Members, other.Members, eventClash(other, day)) && !other.Trip.IsZero() {
			f.told[other.Trip] = true
		}
	}
	if e.Village != "" && e.Village == other.Village && !together {
		c := eventClash(other, day)
		c.Code, c.Minor = data.ClashVillage, true
		f.add(c)
	}
}

// overlap reports whether the hours of two events of one day overlap, as far as
// both are known. One of several days has no hours of its own.
func overlap(a, b *data.Event) bool {
	if a.Start == "" || b.Start == "" || a.LastDay() > a.Date || b.LastDay() > b.Date {
		return false
	}
	return a.Start == b.Start || a.Start < b.Start && b.Start < a.End || b.Start < a.Start && a.Start < b.End
}

// eventAndTrip tells of who is both at an event and on a trip that it is no
// part of, unless the trip is in the event's village on that day.
func (f *finder) eventAndTrip(e *data.Event, t *data.Trip, c data.Clash) {
	stops := stopsOn(t, c.Day)
	if e.LastDay() == e.Date && len(stops) == 1 && stops[0] == e.Village {
		return
	}
	f.both(e.Members, t.Members, c)
}

// twoTrips tells of members and the vehicle that are on both.
func (f *finder) twoTrips(t, other *data.Trip) {
	c := tripClash(other, max(t.Start, other.Start))
	f.both(t.Members, other.Members, c)
	if vehicle := strings.TrimSpace(t.Vehicle); vehicle != "" && strings.EqualFold(vehicle, strings.TrimSpace(other.Vehicle)) {
		c.Code = data.ClashVehicle
		c.Args = with(c.Args, "vehicle", vehicle)
		f.add(c)
	}
}

// both adds that those who are in both groups are elsewhere, and reports whether
// there are any.
func (f *finder) both(group, others []data.ID, at data.Clash) bool {
	var names []string
	for _, id := range group {
		if m := f.members[id]; m != nil && slices.Contains(others, id) {
			names = append(names, m.Name)
		}
	}
	if len(names) == 0 {
		return false
	}
	at.Code, at.Args = data.ClashMember, with(at.Args, "names", strings.Join(names, ", "))
	f.add(at)
	return true
}

// eventClash is one with an event, still without its code.
func eventClash(e *data.Event, day data.Date) data.Clash {
	return data.Clash{Day: day, Type: data.EventType.Key, Record: e.ID, Args: data.Args{
		"date": day, "title": e.Title, "village": orDistrict(e.Village, e.District), "time": string(e.Start),
	}}
}

// tripClash is one with a trip, still without its code.
func tripClash(t *data.Trip, day data.Date) data.Clash {
	where := ""
	if stops := stopsOn(t, day); len(stops) > 0 {
		where = stops[0]
	}
	return data.Clash{Day: day, Type: data.TripType.Key, Record: t.ID, Args: data.Args{
		"date": day, "title": t.Title, "village": orDistrict(where, t.District), "time": "",
	}}
}

// stopsOn are the villages that the trip comes to on the day.
func stopsOn(t *data.Trip, day data.Date) []string {
	return slices.DeleteFunc(slices.Clone(t.Villages), func(v string) bool { return t.StopDay(v) != day })
}

func with(args data.Args, name string, value any) data.Args {
	more := data.Args{name: value}
	for k, v := range args {
		more[k] = v
	}
	return more
}

func orDistrict(village, district string) string {
	if village != "" {
		return village
	}
	return district
}
