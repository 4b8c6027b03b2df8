package data

// Member is a young specialist in a district's information group.
type Member struct {
	Base
	Project      ID
	District     string // code
	Name         string // family name, given name, patronymic
	Specialty    string // list field
	Organisation string
	Position     string
	Phone        string
	From, To     Date // active in the group
	Note         string
}

// Active reports whether the member is in the group on the day.
func (m *Member) Active(on Date) bool { return on >= m.From && (m.To == 0 || on <= m.To) }

// MemberType declares the fields of a Member.
var MemberType = declare("member", checkMember,
	field("project", Ref, func(m *Member) *ID { return &m.Project }, required, to("project"), identity),
	field("district", PlaceCode, func(m *Member) *string { return &m.District }, required, identity),
	field("name", Text, func(m *Member) *string { return &m.Name }, required, personal, label, identity),
	field("specialty", Choice, func(m *Member) *string { return &m.Specialty }, required, from("field")),
	field("organisation", Text, func(m *Member) *string { return &m.Organisation }),
	field("position", Text, func(m *Member) *string { return &m.Position }),
	field("phone", Text, func(m *Member) *string { return &m.Phone }, personal, length(60)),
	field("from", Day, func(m *Member) *Date { return &m.From }),
	field("to", Day, func(m *Member) *Date { return &m.To }),
	field("note", Note, func(m *Member) *string { return &m.Note }),
)

// Type is MemberType.
func (*Member) Type() *Type { return MemberType }

func checkMember(m *Member, s Scope, r *report) {
	r.checkSpan("to", m.From, m.To)
	r.checkDistrict("district", m.District, s)
}
