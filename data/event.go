package data

// Event is a meeting, dialogue platform, concert or the like in one village on
// one day.
type Event struct {
	Base
	Project     ID
	Trip        ID
	Course      ID     // of which it is a lesson
	Number      string // registration number: district code-year-sequence
	PlanItem    string // number of the line in the contract's calendar plan
	Status      string // list status
	Kind        string // list event_type
	Title       string // what it is about, in the organisers' words
	Topic       string // list topic
	Date        Date
	EndDate     Date // where it takes more than a day
	Start, End  Clock
	District    string
	Village     string
	Place       string   // hall, school, club
	Venue       string   // list venue: what kind of place it is
	Audience    string   // list audience
	Partners    []string // list partner: who was brought in
	Expected    int      // planned number of participants
	Members     []ID     // of the information group who took part
	GroupReason string   // why the group lacks a specialty that the project asks for
	Responsible string
	Indicators  []ID // that the event serves
	Handouts    int  // pieces handed out

	// Those present who are in no list (a concert): an estimate, counted in
	// attendance and never among unique people.
	Unlisted       int
	UnlistedYouth  int
	UnlistedMale   int
	UnlistedFemale int
	UnlistedMinors int
	UnlistedBands  map[string]int // by age band and sex, list headcount; as far as it was counted so

	Links   []string // publications
	Files   []string // names of photos and videos
	MovedTo Date     // the new day of a postponed event
	Reason  string   // why it was postponed or cancelled
	Note    string
}

// LastDay is the event's last day.
func (e *Event) LastDay() Date { return max(e.Date, e.EndDate) }

// EventType declares the fields of an Event.
var EventType = declare("event", checkEvent,
	field("project", Ref, func(e *Event) *ID { return &e.Project }, required, to("project"), identity),
	field("trip", Ref, func(e *Event) *ID { return &e.Trip }, to("trip")),
	field("course", Ref, func(e *Event) *ID { return &e.Course }, to("course")),
	field("number", Text, func(e *Event) *string { return &e.Number }, length(40), label),
	field("plan_item", Text, func(e *Event) *string { return &e.PlanItem }, length(40)),
	field("kind", Choice, func(e *Event) *string { return &e.Kind }, required, from("event_type"), identity),
	field("title", Text, func(e *Event) *string { return &e.Title }, required, identity),
	field("topic", Choice, func(e *Event) *string { return &e.Topic }, from("topic")),
	field("status", Choice, func(e *Event) *string { return &e.Status }, required, from("status")),
	field("date", Day, func(e *Event) *Date { return &e.Date }, required, identity),
	field("end_date", Day, func(e *Event) *Date { return &e.EndDate }),
	field("start", Time, func(e *Event) *Clock { return &e.Start }),
	field("end", Time, func(e *Event) *Clock { return &e.End }),
	field("district", PlaceCode, func(e *Event) *string { return &e.District }, required, identity),
	field("village", PlaceCode, func(e *Event) *string { return &e.Village }, identity),
	field("place", Text, func(e *Event) *string { return &e.Place }),
	field("venue", Choice, func(e *Event) *string { return &e.Venue }, from("venue")),
	field("audience", Choice, func(e *Event) *string { return &e.Audience }, from("audience")),
	field("partners", Choices, func(e *Event) *[]string { return &e.Partners }, from("partner")),
	field("expected", Int, func(e *Event) *int { return &e.Expected }),
	field("members", Refs, func(e *Event) *[]ID { return &e.Members }, to("member")),
	field("group_reason", Text, func(e *Event) *string { return &e.GroupReason }),
	field("responsible", Text, func(e *Event) *string { return &e.Responsible }),
	field("indicators", Refs, func(e *Event) *[]ID { return &e.Indicators }, to("indicator")),
	field("handouts", Int, func(e *Event) *int { return &e.Handouts }),
	field("unlisted", Int, func(e *Event) *int { return &e.Unlisted }),
	field("unlisted_youth", Int, func(e *Event) *int { return &e.UnlistedYouth }),
	field("unlisted_male", Int, func(e *Event) *int { return &e.UnlistedMale }),
	field("unlisted_female", Int, func(e *Event) *int { return &e.UnlistedFemale }),
	field("unlisted_minors", Int, func(e *Event) *int { return &e.UnlistedMinors }),
	field("unlisted_bands", Numbers, func(e *Event) *map[string]int { return &e.UnlistedBands }, from("headcount")),
	field("links", Lines, func(e *Event) *[]string { return &e.Links }),
	field("files", Lines, func(e *Event) *[]string { return &e.Files }),
	field("moved_to", Day, func(e *Event) *Date { return &e.MovedTo }),
	field("reason", Text, func(e *Event) *string { return &e.Reason }),
	field("note", Note, func(e *Event) *string { return &e.Note }),
)

// Type is EventType.
func (*Event) Type() *Type { return EventType }

func checkEvent(e *Event, s Scope, r *report) {
	r.checkSpan("end_date", e.Date, e.EndDate)
	if e.EndDate <= e.Date && e.Start != "" && e.End != "" && e.End < e.Start && r.ok("start", "end") {
		r.refuse("end", "end_before_start", Args{"start": e.Start, "end": e.End})
	}
	r.checkInProject("date", e.Date, s)
	r.checkInProject("end_date", e.EndDate, s)
	r.checkInProject("moved_to", e.MovedTo, s)
	r.checkDistrict("district", e.District, s)
	r.checkVillage("village", e.District, e.Village, s)
	if e.Status == Held && s.Today != 0 && e.Date > s.Today {
		r.refuse("status", "held_in_future", Args{"date": e.Date})
	}
	if e.Status == Held && e.Village == "" {
		r.refuse("village", "held_nowhere", nil)
	}
	if e.Status == Cancelled && e.Reason == "" {
		r.warn("reason", "no_reason", nil)
	}
	checkUnlisted(e, r)
	r.checkLinks("links", e.Links)
}

// checkUnlisted holds that no part of a head-count exceeds the whole and warns
// where the sexes do not add up to it.
func checkUnlisted(e *Event, r *report) {
	for _, part := range []struct {
		field string
		n     int
	}{
		{"unlisted_youth", e.UnlistedYouth}, {"unlisted_male", e.UnlistedMale},
		{"unlisted_female", e.UnlistedFemale}, {"unlisted_minors", e.UnlistedMinors},
	} {
		if part.n > e.Unlisted {
			r.refuse(part.field, "part_exceeds_whole", Args{"value": part.n, "max": e.Unlisted})
		}
	}
	if n := sum(e.UnlistedBands); n > e.Unlisted {
		r.refuse("unlisted_bands", "part_exceeds_whole", Args{"value": n, "max": e.Unlisted})
	} else if male, female := BandsOf(e.UnlistedBands, Male), BandsOf(e.UnlistedBands, Female); e.UnlistedMale+e.UnlistedFemale > 0 &&
		(male > e.UnlistedMale || female > e.UnlistedFemale) {
		r.refuse("unlisted_bands", "bands_exceed_sex", Args{"male": male, "female": female, "max_male": e.UnlistedMale, "max_female": e.UnlistedFemale})
	}
	if n := e.UnlistedMale + e.UnlistedFemale; n != 0 && n != e.Unlisted && r.ok("unlisted_male", "unlisted_female") {
		r.warn("unlisted_female", "sexes_differ", Args{"sum": n, "total": e.Unlisted})
	}
}
