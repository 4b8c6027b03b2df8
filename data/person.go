package data

// Person is someone who took part in events. Names need consent (law 94-V);
// there is no field for an identity number, an address or a document.
type Person struct {
	Base
	Name        string // family name, given name, patronymic
	BirthYear   int
	Sex         string // list sex
	Category    string // list category, as it is now
	Village     string // residence, by code
	Work        string // place of work or study
	Phone       string
	Consent     string // list consent: who gave it
	ConsentDate Date
	ConsentForm string // list consent_form: how it can be proven
	ConsentText ID     // the text that was signed
	// Representative is who consented for someone under 18: a parent, a guardian.
	Representative string
	PhotoConsent   string // list photo_consent; "" where it was not asked
	PhotoDate      Date
	WithdrawalDate Date // when the consent was withdrawn; from then on days are counted
	Note           string
}

// Who gave the consent to keep a person's data.
const (
	ByPerson         = "self"
	ByRepresentative = "representative"
	ByNobody         = "none"
)

// Consented reports whether somebody has consented to the person's data being
// kept.
func (p *Person) Consented() bool { return p.Consent == ByPerson || p.Consent == ByRepresentative }

// earliestBirthYear refuses a slip of the finger, not an elder.
const earliestBirthYear = 1920

// PersonType declares the fields of a Person.
var PersonType = declare("person", checkPerson,
	field("name", Text, func(p *Person) *string { return &p.Name }, required, personal, length(120), label, identity),
	field("birth_year", Int, func(p *Person) *int { return &p.BirthYear }, bounds(0, 9999), label, identity),
	field("sex", Choice, func(p *Person) *string { return &p.Sex }, from("sex")),
	field("category", Choice, func(p *Person) *string { return &p.Category }, from("category")),
	field("village", PlaceCode, func(p *Person) *string { return &p.Village }, identity),
	field("work", Text, func(p *Person) *string { return &p.Work }, personal),
	field("phone", Text, func(p *Person) *string { return &p.Phone }, personal, length(60)),
	field("consent", Choice, func(p *Person) *string { return &p.Consent }, from("consent")),
	field("consent_date", Day, func(p *Person) *Date { return &p.ConsentDate }),
	field("consent_form", Choice, func(p *Person) *string { return &p.ConsentForm }, from("consent_form")),
	field("consent_text", Ref, func(p *Person) *ID { return &p.ConsentText }, to("consent_text")),
	field("representative", Text, func(p *Person) *string { return &p.Representative }, personal, length(120)),
	field("photo_consent", Choice, func(p *Person) *string { return &p.PhotoConsent }, from("photo_consent")),
	field("photo_date", Day, func(p *Person) *Date { return &p.PhotoDate }),
	field("withdrawal_date", Day, func(p *Person) *Date { return &p.WithdrawalDate }),
	field("note", Note, func(p *Person) *string { return &p.Note }, personal),
)

// Type is PersonType.
func (*Person) Type() *Type { return PersonType }

func checkPerson(p *Person, s Scope, r *report) {
	if p.BirthYear != 0 && s.Today != 0 && r.ok("birth_year") {
		switch {
		case p.BirthYear > s.Today.Year():
			r.refuse("birth_year", "born_in_future", Args{"value": p.BirthYear, "max": s.Today.Year()})
		case p.BirthYear < earliestBirthYear:
			r.refuse("birth_year", "born_too_early", Args{"value": p.BirthYear, "min": earliestBirthYear})
		}
	}
	for key, day := range map[string]Date{"consent_date": p.ConsentDate, "photo_date": p.PhotoDate, "withdrawal_date": p.WithdrawalDate} {
		if s.Today != 0 && day > s.Today {
			r.refuse(key, "in_future", Args{"date": day})
		}
	}
	if Redacted(p) {
		return // there is nobody left to ask
	}
	day := s.Today
	if s.Event != nil && s.Event.Date != 0 {
		day = s.Event.Date
	}
	age, known := Age(p.BirthYear, day)
	switch {
	case !p.Consented():
		r.warn("consent", "no_consent", nil)
	case known && age >= 0 && age < 18 && p.Consent == ByPerson:
		r.warn("consent", "minor_needs_representative", Args{"age": age})
	case p.Consent == ByRepresentative && p.Representative == "":
		r.warn("representative", "representative_unnamed", nil)
	}
}
