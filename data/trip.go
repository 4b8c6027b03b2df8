package data

import "slices"

// Trip is a journey of an information group that can pass several villages on
// consecutive days.
type Trip struct {
	Base
	Project     ID
	District    string
	Title       string
	Status      string // list status
	Start, End  Date
	Villages    []string       // the stops, in order, by code
	StopDays    map[string]int // on which day of the trip (1 is the first) the group comes to a stop
	Members     []ID
	Vehicle     string
	Responsible string
	Note        string
}

// TripType declares the fields of a Trip.
var TripType = declare("trip", checkTrip,
	field("project", Ref, func(t *Trip) *ID { return &t.Project }, required, to("project"), identity),
	field("district", PlaceCode, func(t *Trip) *string { return &t.District }, required, identity),
	field("title", Text, func(t *Trip) *string { return &t.Title }, label, identity),
	field("status", Choice, func(t *Trip) *string { return &t.Status }, required, from("status")),
	field("start", Day, func(t *Trip) *Date { return &t.Start }, required, label, identity),
	field("end", Day, func(t *Trip) *Date { return &t.End }),
	field("villages", PlaceCodes, func(t *Trip) *[]string { return &t.Villages }),
	field("stop_days", Numbers, func(t *Trip) *map[string]int { return &t.StopDays }),
	field("members", Refs, func(t *Trip) *[]ID { return &t.Members }, to("member")),
	field("vehicle", Text, func(t *Trip) *string { return &t.Vehicle }),
	field("responsible", Text, func(t *Trip) *string { return &t.Responsible }),
	field("note", Note, func(t *Trip) *string { return &t.Note }),
)

// Type is TripType.
func (*Trip) Type() *Type { return TripType }

// LastDay is the trip's last day.
func (t *Trip) LastDay() Date { return max(t.Start, t.End) }

// StopDay is the day on which the group comes to a stop. Where nobody has said
// it, the stops follow each other a day apart, as far as the trip's days go.
func (t *Trip) StopDay(village string) Date {
	if t.Start == 0 {
		return 0
	}
	day := t.StopDays[village]
	if day == 0 {
		day = slices.Index(t.Villages, village) + 1
	}
	return min(t.Start.AddDays(max(day, 1)-1), t.LastDay())
}

func checkTrip(t *Trip, s Scope, r *report) {
	r.checkSpan("end", t.Start, t.End)
	r.checkInProject("start", t.Start, s)
	r.checkInProject("end", t.End, s)
	r.checkDistrict("district", t.District, s)
	for _, village := range t.Villages {
		r.checkVillage("villages", t.District, village, s)
	}
	days := t.Start.DaysUntil(t.LastDay()) + 1
	for village, day := range t.StopDays {
		if !slices.Contains(t.Villages, village) {
			r.warn("stop_days", "day_without_stop", Args{"village": village})
		} else if day > days && r.ok("end") {
			r.refuse("stop_days", "stop_after_trip", Args{"village": village, "day": day, "days": days})
		}
	}
}
