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
	Note        string
}

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
	if s.Today != 0 && p.ConsentDate > s.Today {
		r.refuse("consent_date", "in_future", Args{"date": p.ConsentDate})
	}
	day := s.Today
	if s.Event != nil && s.Event.Date != 0 {
		day = s.Event.Date
	}
	age, known := Age(p.BirthYear, day)
	switch {
	case p.Consent == "" || p.Consent == "none":
		r.warn("consent", "no_consent", nil)
	case known && age >= 0 && age < 18 && p.Consent == "self":
		r.warn("consent", "minor_needs_representative", Args{"age": age})
	}
}
