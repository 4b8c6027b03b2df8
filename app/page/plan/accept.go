package plan

import (
	"slices"

	"sapar/data"
)

// accept saves what is accepted as one batch, so that it is one to take back.
func (d *proposal) accept() bool {
	p := d.p
	var records []data.Record
	var first data.ID
	for t := range d.of.Trips {
		trip, ok := d.chosen(t)
		if !ok {
			continue
		}
		id := p.o.Records.NewID()
		if first.IsZero() {
			first = id
		}
		records = append(records, trip.Records(id)...)
	}
	if err := p.o.Records.Save(p.ctx, data.ActionEdit, records...); err != nil {
		p.o.Fail(err)
		return false
	}
	events, trips := d.accepted()
	p.accepted = first
	p.o.Say(p.w.T("page.plan.proposal_saved", "trips", p.w.N("count.trip", trips), "events", p.w.N("count.event", events)))
	p.read()
	return true
}

// chosen is a trip with those of its events and villages that are accepted;
// false where none is.
func (d *proposal) chosen(t int) (data.ProposedTrip, bool) {
	from := d.of.Trips[t]
	trip := data.ProposedTrip{Trip: from.Trip}
	visited := map[string]bool{}
	for _, r := range d.rows {
		if r.trip == t && r.event >= 0 && !r.off {
			e := from.Events[r.event]
			trip.Events = append(trip.Events, e)
			visited[e.Event.Village] = true
		}
	}
	if len(visited) == len(from.Trip.Villages) {
		return trip, true
	}
	trip.Trip.Villages = slices.DeleteFunc(slices.Clone(from.Trip.Villages), func(v string) bool { return !visited[v] })
	trip.Trip.StopDays = map[string]int{}
	for _, v := range trip.Trip.Villages {
		trip.Trip.StopDays[v] = from.Trip.StopDays[v]
	}
	d.p.w.Entitle(&trip, d.p.o.Places)
	return trip, len(trip.Events) > 0
}

// takeBack takes back what was accepted of the last proposal.
func (p *Page) takeBack() {
	past, err := p.o.Records.History(p.ctx, data.TripType.Key, p.accepted)
	if err == nil && len(past) > 0 {
		_, err = p.o.Records.Undo(p.ctx, past[len(past)-1].Batch)
	}
	if err != nil {
		p.o.Fail(err)
		return
	}
	p.accepted = data.ID{}
	p.o.Say(p.w.T("page.plan.proposal_undone"))
	p.again()
}
