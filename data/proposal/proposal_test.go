package proposal_test

import (
	"math/rand/v2"
	"testing"

	"sapar/data"
	"sapar/data/clash"
)

// broken counts the rules that are open once all that is planned was held.
func broken(w *world, p data.Proposal) outcome {
	o := outcome{trips: len(p.Trips)}
	for _, one := range w.measure(w.held(p), w.Project.End) {
		if one.Plan > one.Fact {
			o.broken++
			o.missing += one.Plan - one.Fact
		}
	}
	return o
}

// sound holds that a proposal is what it says: trips that clash with nothing
// but what a gap names, and a gap for each rule that stays open.
func sound(t *testing.T, w *world, p data.Proposal) {
	t.Helper()
	var trips []data.Trip
	events := w.Events
	for n, proposed := range p.Trips {
		for _, r := range proposed.Records(id(4, n)) {
			switch r := r.(type) {
			case *data.Trip:
				trips = append(trips, *r)
			case *data.Event:
				r.ID = id(6, len(events))
				events = append(events, *r)
			}
		}
	}
	at := clash.World{Project: w.Project, Members: w.Members, Holidays: w.Holidays, Events: events, Trips: append(trips, w.Trips...)}
	said := map[string]bool{} // district + specialty
	named := map[data.ID]bool{}
	for _, g := range p.Gaps {
		named[g.Indicator.ID] = true
		specialties, _ := g.Args["specialties"].([]string)
		for _, s := range specialties {
			said[g.District+s] = true
		}
	}
	check := func(r data.Record, district string) {
		for _, c := range clash.Find(r, at) {
			if specialty, _ := c.Args["specialty"].(string); c.Code == data.ClashSpecialty && said[district+specialty] || c.Minor {
				continue
			}
			t.Errorf("%s clashes: %+v", r.Type().Key, c)
		}
	}
	for i := range trips {
		check(&trips[i], trips[i].District)
		if trips[i].Start <= w.Today || trips[i].LastDay() > w.Project.End {
			t.Errorf("a trip on %s – %s, outside of what is left", trips[i].Start, trips[i].LastDay())
		}
	}
	for i := len(w.Events); i < len(events); i++ {
		check(&events[i], events[i].District)
	}
	for _, one := range w.measure(w.held(p), w.Project.End) {
		if (w.query.District == "" || one.District == w.query.District) && one.Plan > one.Fact && !named[one.Indicator.ID] {
			t.Errorf("%s in %q stays at %d of %d, and no gap says why", one.Indicator.NameKK, one.District, one.Fact, one.Plan)
		}
	}
}

func TestNothingBetterIsFoundInSmallDistricts(t *testing.T) {
	for seed := range uint64(200) {
		w := small(rand.New(rand.NewPCG(seed, 7)))
		p := w.propose()
		sound(t, w, p)
		if got, want := broken(w, p), search(w); got != want {
			t.Errorf("seed %d: %+v, but %+v is possible\n%+v\n%+v", seed, got, want, w.indicators, p.Trips)
		}
		if t.Failed() {
			t.Fatalf("seed %d: %+v", seed, w.query)
		}
	}
}
