package data

// Employer is one employer at a job fair, with what came of it.
type Employer struct {
	Base
	Event     ID
	Name      string // of the organisation
	Vacancies int    // offered
	Referred  int    // young people who were sent to an interview or a job
	Hired     int    // those of them who were taken on
	Note      string
}

// EmployerType declares the fields of an Employer.
var EmployerType = declare("employer", checkEmployer,
	field("event", Ref, func(e *Employer) *ID { return &e.Event }, required, owner("event"), identity),
	field("name", Text, func(e *Employer) *string { return &e.Name }, required, label, identity),
	field("vacancies", Int, func(e *Employer) *int { return &e.Vacancies }),
	field("referred", Int, func(e *Employer) *int { return &e.Referred }),
	field("hired", Int, func(e *Employer) *int { return &e.Hired }),
	field("note", Text, func(e *Employer) *string { return &e.Note }),
)

// Type is EmployerType.
func (*Employer) Type() *Type { return EmployerType }

func checkEmployer(e *Employer, _ Scope, r *report) {
	if e.Hired > e.Referred {
		r.refuse("hired", "hired_exceeds_referred", Args{"value": e.Hired, "max": e.Referred})
	}
}
