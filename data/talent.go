package data

// Talent is a gifted young person found in a village, and what was done to
// support the gift. Who it is stands in the person's record, with the consent.
type Talent struct {
	Base
	Project      ID
	Person       ID
	District     string
	Village      string // where the person was found
	Event        ID     // at which
	Date         Date   // when
	Field        string // list talent_field
	Level        string // list talent_level
	Achievements string
	Support      []string // list support
	SupportDate  Date     // of the first support
	SupportNote  string
	Note         string
}

// TalentType declares the fields of a Talent.
var TalentType = declare("talent", checkTalent,
	field("project", Ref, func(t *Talent) *ID { return &t.Project }, required, to("project"), identity),
	field("person", Ref, func(t *Talent) *ID { return &t.Person }, required, to("person"), identity),
	field("district", PlaceCode, func(t *Talent) *string { return &t.District }, required, identity),
	field("village", PlaceCode, func(t *Talent) *string { return &t.Village }),
	field("event", Ref, func(t *Talent) *ID { return &t.Event }, to("event")),
	field("date", Day, func(t *Talent) *Date { return &t.Date }, required),
	field("field", Choice, func(t *Talent) *string { return &t.Field }, required, from("talent_field"), identity),
	field("level", Choice, func(t *Talent) *string { return &t.Level }, from("talent_level")),
	field("achievements", Note, func(t *Talent) *string { return &t.Achievements }),
	field("support", Choices, func(t *Talent) *[]string { return &t.Support }, from("support")),
	field("support_date", Day, func(t *Talent) *Date { return &t.SupportDate }),
	field("support_note", Note, func(t *Talent) *string { return &t.SupportNote }),
	field("note", Note, func(t *Talent) *string { return &t.Note }),
)

// Type is TalentType.
func (*Talent) Type() *Type { return TalentType }

func checkTalent(t *Talent, s Scope, r *report) {
	r.checkInProject("date", t.Date, s)
	r.checkDistrict("district", t.District, s)
	r.checkVillage("village", t.District, t.Village, s)
	r.checkSpan("support_date", t.Date, t.SupportDate)
	if len(t.Support) > 0 && t.SupportDate == 0 {
		r.warn("support_date", "support_without_date", nil)
	}
}

// Performance is one number of a concert's programme.
type Performance struct {
	Base
	Event     ID
	Number    int    // place in the programme
	Title     string // of the song, dance, sketch
	Performer string // a singer, an ensemble
	Team      string // of the KTK games, "clubs of the merry and quick-witted"
	Person    ID     // the performer, where he or she is among the people
	Genre     string // list genre
	Minutes   int
	Note      string
}

// PerformanceType declares the fields of a Performance.
var PerformanceType = declare("performance", checkPerformance,
	field("event", Ref, func(p *Performance) *ID { return &p.Event }, required, owner("event"), identity),
	field("number", Int, func(p *Performance) *int { return &p.Number }, bounds(0, 999), label, identity),
	field("title", Text, func(p *Performance) *string { return &p.Title }, label, identity),
	field("performer", Text, func(p *Performance) *string { return &p.Performer }, personal),
	field("team", Text, func(p *Performance) *string { return &p.Team }),
	field("person", Ref, func(p *Performance) *ID { return &p.Person }, to("person")),
	field("genre", Choice, func(p *Performance) *string { return &p.Genre }, from("genre")),
	field("minutes", Int, func(p *Performance) *int { return &p.Minutes }, bounds(0, 600)),
	field("note", Text, func(p *Performance) *string { return &p.Note }),
)

// Type is PerformanceType.
func (*Performance) Type() *Type { return PerformanceType }

func checkPerformance(p *Performance, _ Scope, r *report) {
	if p.Title == "" && p.Performer == "" && p.Team == "" && p.Person.IsZero() {
		r.refuse("title", "empty_performance", nil)
	}
}
