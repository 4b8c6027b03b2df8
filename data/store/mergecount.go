package store

import (
	"sapar/data"
)

// count adds to what the file brings.
func (f *file) count(of, district string, c data.MergeCount) {
	key := data.MergeKey{Type: of, District: district}
	total := f.report.Counts[key]
	total.Add(c)
	f.report.Counts[key] = total
}

// brought keeps that the file has a version.
func (f *file) brought(of string, device int64, counter uint64, line int) {
	p := f.packs[of]
	if p == nil {
		p = &pack{}
		f.packs[of] = p
	}
	p.add(device, counter, line)
}

// note keeps the day of the newest held event.
func (f *file) note(r data.Record) {
	if e, ok := r.(*data.Event); ok && e.Status == data.Held {
		f.newest = max(f.newest, e.Date)
	}
}

// wrong counts the rows that wait for a cell to be mended.
func (f *file) wrong() {
	type place struct{ of, sheet, row string }
	seen := map[place]bool{}
	for _, p := range f.report.Problems {
		at := place{p.Type, p.Sheet, rowOf(p.Cell)}
		if !seen[at] {
			seen[at] = true
			f.count(p.Type, "", data.MergeCount{Wrong: 1})
		}
	}
}

// rowOf is the digits of a cell's name.
func rowOf(cell string) string {
	for i, c := range cell {
		if c >= '0' && c <= '9' {
			return cell[i:]
		}
	}
	return cell
}

// settleHomes learns where the events lie that come with several versions: what
// belongs to them is counted before they are folded.
func (m *merger) settleHomes(p *data.Parcel) {
	for i := range p.Arrivals {
		a := &p.Arrivals[i]
		if district, ok := a.Fields["district"].(string); ok && a.Type == data.EventType.Key {
			m.home[a.Record] = district
		}
	}
}

// homeOf is the district of an event.
func (m *merger) homeOf(event data.ID) string {
	district, known := m.home[event]
	if !known {
		if at, ok, err := m.scopeOfEventID(event); err == nil && ok {
			district = at.district
		}
		m.home[event] = district
	}
	return district
}

// district is the one that a record is counted under, "" where it has none.
func (m *merger) district(r data.Record) string {
	switch r := r.(type) {
	case *data.Event:
		m.home[r.ID] = r.District
		return r.District
	case *data.Member:
		return r.District
	case *data.Trip:
		return r.District
	case *data.Attendance:
		return m.homeOf(r.Event)
	case *data.Issue:
		return m.homeOf(r.Event)
	case *data.Recommendation:
		return m.homeOf(r.Event)
	case *data.Person:
		district, ok := m.villages[r.Village]
		if !ok {
			if p, found := m.s.Places.DistrictOf(r.Village); found {
				district = p.Code
			}
			m.villages[r.Village] = district
		}
		return district
	}
	return ""
}

// result says as what a record counts to which versions have come.
func result(a added) data.MergeCount {
	switch {
	case !a.grown:
		return data.MergeCount{Same: 1}
	case a.held:
		return data.MergeCount{Held: 1}
	case newConflict(a):
		return data.MergeCount{Conflicts: 1}
	case a.after.Deleted && !a.before.Deleted && !a.fresh:
		return data.MergeCount{Deleted: 1}
	case a.fresh && !a.after.Deleted:
		return data.MergeCount{New: 1}
	case a.fresh || a.before.Deleted == a.after.Deleted && sameFields(a.before.Fields, a.after.Fields):
		return data.MergeCount{Same: 1}
	}
	return data.MergeCount{Changed: 1}
}

func sameFields(a, b data.Fields) bool {
	return string(data.AppendFields(nil, a)) == string(data.AppendFields(nil, b))
}

// newConflict reports whether a field is in conflict now that was not before.
func newConflict(a added) bool {
	before := map[string]bool{}
	for _, c := range a.before.Conflicts {
		before[c.Field] = true
	}
	for _, c := range a.after.Conflicts {
		if !before[c.Field] {
			return true
		}
	}
	return false
}
