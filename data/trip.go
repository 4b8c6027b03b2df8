package data

// Trip is a journey of an information group that can pass several villages on
// consecutive days.
type Trip struct {
	Base
	Project     ID
	District    string
	Title       string
	Status      string // list status
	Start, End  Date
	Villages    []string // the stops, in order, by code
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
	field("members", Refs, func(t *Trip) *[]ID { return &t.Members }, to("member")),
	field("vehicle", Text, func(t *Trip) *string { return &t.Vehicle }),
	field("responsible", Text, func(t *Trip) *string { return &t.Responsible }),
	field("note", Note, func(t *Trip) *string { return &t.Note }),
)

// Type is TripType.
func (*Trip) Type() *Type { return TripType }

func checkTrip(t *Trip, s Scope, r *report) {
	r.checkSpan("end", t.Start, t.End)
	r.checkInProject("start", t.Start, s)
	r.checkInProject("end", t.End, s)
	r.checkDistrict("district", t.District, s)
	for _, village := range t.Villages {
		r.checkVillage("villages", t.District, village, s)
	}
}
