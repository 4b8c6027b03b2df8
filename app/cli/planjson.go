package cli

import "sapar/data"

// proposalState is a proposal in the shape that other programs read. Days are
// ISO dates, places the classifier's codes, indicators their numbers in the
// contract.
type proposalState struct {
	Saved bool        `json:"saved"`
	Trips []tripState `json:"trips"`
	Gaps  []gapState  `json:"gaps"`
}

type tripState struct {
	Start    string       `json:"start"`
	End      string       `json:"end"`
	District string       `json:"district"`
	Stops    []stopState  `json:"stops"`
	Members  []string     `json:"members"`
	Vehicle  string       `json:"vehicle"`
	Events   []eventState `json:"events"`
}

type stopState struct {
	Village string `json:"village"`
	Date    string `json:"date"`
}

type eventState struct {
	Date    string `json:"date"`
	Village string `json:"village"`
	Kind    string `json:"kind"`
	Title   string `json:"title"`
	Closes  []int  `json:"closes"`
}

// gapState is a rule that stays open; an indicator of 0 is the project's rule
// of who is in the group.
type gapState struct {
	Code      string `json:"code"`
	Indicator int    `json:"indicator"`
	District  string `json:"district"` // "" for the whole project
	Sentence  string `json:"sentence"`
}

func (p *proposal) state(saved bool) proposalState {
	s := proposalState{Saved: saved && len(p.Trips) > 0, Trips: []tripState{}, Gaps: []gapState{}}
	for i := range p.Trips {
		s.Trips = append(s.Trips, p.tripState(&p.Trips[i]))
	}
	for _, g := range p.Gaps {
		s.Gaps = append(s.Gaps, gapState{g.Code, g.Indicator.Number, g.District, p.words.Gap(g, p.Places)})
	}
	return s
}

func (p *proposal) tripState(proposed *data.ProposedTrip) tripState {
	t := &proposed.Trip
	s := tripState{Start: t.Start.String(), End: t.LastDay().String(), District: t.District, Vehicle: t.Vehicle, Members: []string{}}
	for _, village := range t.Villages {
		s.Stops = append(s.Stops, stopState{village, t.StopDay(village).String()})
	}
	for _, id := range t.Members {
		s.Members = append(s.Members, id.String())
	}
	for _, e := range proposed.Events {
		closes := []int{}
		for _, id := range e.Closes {
			closes = append(closes, p.indicators[id].Number)
		}
		s.Events = append(s.Events, eventState{e.Event.Date.String(), e.Event.Village, e.Event.Kind, e.Event.Title, closes})
	}
	return s
}
