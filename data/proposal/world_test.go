package proposal_test

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"sapar/data"
	"sapar/data/indicator"
	"sapar/data/proposal"
)

// land is a catalogue of districts a, b, … with villages a0, a1, …, two of each
// in an okrug.
type land []int // villages of each district

func (l land) Place(code string) (data.Place, bool) {
	for _, d := range l.Districts("", false) {
		if d.Code == code {
			return d, true
		}
		for _, v := range l.Villages(d.Code) {
			if v.Code == code {
				return v, true
			}
		}
	}
	return data.Place{}, false
}

func (l land) Districts(string, bool) []data.Place {
	list := make([]data.Place, len(l))
	for d := range l {
		list[d] = data.Place{Code: string(rune('a' + d)), Kind: data.District}
	}
	return list
}

func (l land) Villages(code string) []data.Place {
	if len(code) != 1 {
		return nil
	}
	var list []data.Place
	for v := range l[code[0]-'a'] {
		list = append(list, data.Place{Code: fmt.Sprint(code, v), Kind: data.Village, Lat: 50 + float64(v)/10, Lon: 51})
	}
	return list
}

func (l land) DistrictOf(code string) (data.Place, bool) {
	if code == "" {
		return data.Place{}, false
	}
	return l.Place(code[:1])
}

func (l land) OkrugOf(code string) (data.Place, bool) {
	if len(code) < 2 {
		return data.Place{}, false
	}
	return data.Place{Code: code[:1] + "/" + string(rune('0'+(code[1]-'0')/2)), Kind: data.Okrug}, true
}

const today = data.Date(20260531) // the first day left is 1 June

func id(kind, n int) data.ID { return data.ID{0: byte(kind), 1: byte(n), 2: byte(n >> 8)} }

// world is a project with what is to be planned.
type world struct {
	proposal.Facts
	indicators []data.Indicator
	query      data.ProposalQuery
}

func newWorld(places data.Places, days int) *world {
	w := &world{}
	w.Today, w.Places = today, places
	w.Project = data.Project{Base: data.Base{ID: id(9, 1)}, Start: 20260401, End: today.AddDays(days)}
	return w
}

func (w *world) indicator(change func(*data.Indicator)) *data.Indicator {
	i := data.Indicator{
		Base: data.Base{ID: id(1, len(w.indicators))}, Project: w.Project.ID, Number: len(w.indicators) + 1,
		Kind: data.CountEvents, NameKK: fmt.Sprintf("Indicator %d", len(w.indicators)+1), Unit: "times",
	}
	change(&i)
	w.indicators = append(w.indicators, i)
	return &w.indicators[len(w.indicators)-1]
}

func (w *world) member(district, specialty string, change func(*data.Member)) data.ID {
	m := data.Member{Base: data.Base{ID: id(2, len(w.Members))}, Project: w.Project.ID, District: district, Name: fmt.Sprintf("Member %d", len(w.Members)), Specialty: specialty}
	if change != nil {
		change(&m)
	}
	w.Members = append(w.Members, m)
	return m.ID
}

func (w *world) event(change func(*data.Event)) {
	e := data.Event{Base: data.Base{ID: id(3, len(w.Events))}, Project: w.Project.ID, Status: data.Held, Kind: "meeting", Title: "e", Date: 20260510}
	change(&e)
	w.Events = append(w.Events, e)
}

// measure is the progress by the records.
func (w *world) measure(events []data.Event, on data.Date) []data.Progress {
	e := indicator.New(indicator.Facts{Project: w.Project, Indicators: w.indicators, Events: events, Members: w.Members}, w.Places)
	rows, all := e.ByDistrict(w.Project.Period(), on)
	for _, row := range rows {
		all = append(all, row.Progress...)
	}
	return all
}

func (w *world) propose() data.Proposal {
	w.Progress = w.measure(w.Events, w.Today)
	return proposal.Propose(w.Facts, w.query)
}

// held are the events as they are once all that is planned was held.
func (w *world) held(p data.Proposal) []data.Event {
	events := slices.Clone(w.Events)
	for i := range events {
		if events[i].Status == data.Planned && events[i].Date >= w.Today {
			events[i].Status = data.Held
		}
	}
	for n, t := range p.Trips {
		for _, r := range t.Records(id(4, n))[1:] {
			e := *r.(*data.Event)
			e.ID, e.Status = id(5, len(events)), data.Held
			events = append(events, e)
		}
	}
	return events
}

// small is a world that a search through everything gets through.
func small(r *rand.Rand) *world {
	l := land{1 + r.IntN(3)}
	if r.IntN(3) == 0 {
		l = append(l, 1+r.IntN(2))
	}
	days := 2 + r.IntN(4)
	w := newWorld(l, days)
	w.query = data.ProposalQuery{StopsPerDay: 1 + r.IntN(2), DaysPerTrip: 1 + r.IntN(2)}
	if r.IntN(3) == 0 {
		w.Project.Specialties = []string{"health"}
	}
	for d := range l {
		for range r.IntN(3) {
			w.member(string(rune('a'+d)), []string{"health", "sport"}[r.IntN(2)], func(m *data.Member) {
				if r.IntN(3) == 0 {
					m.From = today.AddDays(1 + r.IntN(days))
				}
			})
		}
	}
	if r.IntN(2) == 0 {
		w.Holidays = append(w.Holidays, data.Holiday{Kind: "public", Start: today.AddDays(1 + r.IntN(days))})
	}
	for range 1 + r.IntN(4-max(1, l[0]-1)) {
		w.indicator(func(i *data.Indicator) {
			if r.IntN(3) == 0 {
				i.Kind, i.Level = data.CountCoverage, "village"
			}
			i.Plan, i.EachDistrict = 1+r.IntN(3), r.IntN(2) == 0
			switch r.IntN(6) {
			case 0:
				i.Places = []string{"a0"}
			case 1:
				i.From = today.AddDays(1 + r.IntN(days))
			case 2:
				i.To = today.AddDays(1 + r.IntN(days))
			case 3:
				if i.Kind == data.CountEvents {
					i.Specialties = []string{"sport"}
				}
			}
		})
	}
	return w
}
