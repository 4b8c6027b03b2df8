package data

// Project is a grant or a social order: the contract under which events are
// held and counted.
type Project struct {
	Base
	Preset       string // key of the preset it was made from
	Kind         string // list project_kind
	TitleKK      string
	TitleRU      string
	Number       string // of the contract
	ContractDate Date
	Start, End   Date   // the project's own first and last day
	Region       string // code of the region, or of a city outside it
	WithCity     bool   // whether the region's city belongs to it
	Grantee      string // the organisation that carries it out
	BIN          string // the organisation's business number, 12 digits
	Customer     string // customer or operator
	AgeMin       int    // youth bounds in full years; 0 means the law's
	AgeMax       int
	Specialties  []string // list field: those that the information group must have

	ApproverPosition string // the approval block of reports
	ApproverName     string
	Head             string // the signature block: who heads the organisation
	Executor         string // and who made the report
	ExecutorPhone    string
}

// Youth by the law of 26.12.2022 as statistics count it: 14 to 34 full years.
const (
	DefaultAgeMin = 14
	DefaultAgeMax = 34
)

// Youth returns the lowest and highest age in full years that count as youth.
func (p *Project) Youth() (lo, hi int) {
	lo, hi = p.AgeMin, p.AgeMax
	if lo == 0 {
		lo = DefaultAgeMin
	}
	if hi == 0 {
		hi = DefaultAgeMax
	}
	return lo, hi
}

// Title in the language, or in the other where it has none.
func (p *Project) Title(lang string) string { return either(lang, p.TitleKK, p.TitleRU) }

// either picks a bilingual text; English readers get the Kazakh one.
func either(lang, kk, ru string) string {
	if (lang == "ru" && ru != "") || kk == "" {
		return ru
	}
	return kk
}

// Period is the project's own first and last day.
func (p *Project) Period() Period { return Period{Whole, p.Start, p.End} }

// ProjectType declares the fields of a Project.
var ProjectType = declare("project", checkProject,
	field("preset", Text, func(p *Project) *string { return &p.Preset }),
	field("kind", Choice, func(p *Project) *string { return &p.Kind }, required, from("project_kind")),
	field("title_kk", Text, func(p *Project) *string { return &p.TitleKK }, required, length(600), label, identity),
	field("title_ru", Text, func(p *Project) *string { return &p.TitleRU }, length(600)),
	field("number", Text, func(p *Project) *string { return &p.Number }, identity),
	field("contract_date", Day, func(p *Project) *Date { return &p.ContractDate }),
	field("start", Day, func(p *Project) *Date { return &p.Start }, required),
	field("end", Day, func(p *Project) *Date { return &p.End }, required),
	field("region", PlaceCode, func(p *Project) *string { return &p.Region }, required),
	field("with_city", Bool, func(p *Project) *bool { return &p.WithCity }),
	field("grantee", Text, func(p *Project) *string { return &p.Grantee }),
	field("bin", Text, func(p *Project) *string { return &p.BIN }),
	field("customer", Text, func(p *Project) *string { return &p.Customer }),
	field("age_min", Int, func(p *Project) *int { return &p.AgeMin }, bounds(0, 100)),
	field("age_max", Int, func(p *Project) *int { return &p.AgeMax }, bounds(0, 100)),
	field("specialties", Choices, func(p *Project) *[]string { return &p.Specialties }, from("field")),
	field("approver_position", Text, func(p *Project) *string { return &p.ApproverPosition }),
	field("approver_name", Text, func(p *Project) *string { return &p.ApproverName }),
	field("head", Text, func(p *Project) *string { return &p.Head }),
	field("executor", Text, func(p *Project) *string { return &p.Executor }),
	field("executor_phone", Text, func(p *Project) *string { return &p.ExecutorPhone }),
)

// Type is ProjectType.
func (*Project) Type() *Type { return ProjectType }

func checkProject(p *Project, _ Scope, r *report) {
	r.checkSpan("end", p.Start, p.End)
	if lo, hi := p.Youth(); hi < lo {
		r.refuse("age_max", "too_small", Args{"value": hi, "min": lo})
	}
	if p.BIN != "" && !digits(p.BIN, 12) {
		r.refuse("bin", "not_a_bin", Args{"text": p.BIN})
	}
}

func digits(s string, count int) bool {
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(s) == count
}
