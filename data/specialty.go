package data

import "slices"

// ActiveOn reports whether the member is in the group on that day.
func (m *Member) ActiveOn(day Date) bool {
	return (m.From == 0 || m.From <= day) && (m.To == 0 || day <= m.To)
}

// Lacking are those of the wanted specialties that none of the members has.
func Lacking(wanted []string, members []*Member) []string {
	return slices.DeleteFunc(slices.Clone(wanted), func(specialty string) bool {
		return slices.ContainsFunc(members, func(m *Member) bool { return m.Specialty == specialty })
	})
}

// Presence is when specialists of a field were in a village.
type Presence struct {
	Events []ID // the newest first
	Last   Date
}

// Presences are, by village and specialty, the held events at which a member of
// that specialty took part.
func Presences(events []Event, members map[ID]*Member) map[string]map[string]Presence {
	held := slices.DeleteFunc(slices.Clone(events), func(e Event) bool { return e.Status != Held || e.Village == "" })
	slices.SortStableFunc(held, func(a, b Event) int { return int(b.Date - a.Date) })
	all := map[string]map[string]Presence{}
	for _, e := range held {
		if all[e.Village] == nil {
			all[e.Village] = map[string]Presence{}
		}
		for _, specialty := range specialtiesAt(&e, members) {
			p := all[e.Village][specialty]
			p.Events, p.Last = append(p.Events, e.ID), max(p.Last, e.Date)
			all[e.Village][specialty] = p
		}
	}
	return all
}

// specialtiesAt are those of the members who took part, each once.
func specialtiesAt(e *Event, members map[ID]*Member) []string {
	var all []string
	for _, id := range e.Members {
		if m := members[id]; m != nil && !slices.Contains(all, m.Specialty) {
			all = append(all, m.Specialty)
		}
	}
	return all
}
