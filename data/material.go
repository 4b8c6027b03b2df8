package data

// Material is a handout that the project prints or buys: a leaflet, a booklet.
type Material struct {
	Base
	Project ID
	Kind    string // list material_kind
	Name    string
	Note    string
}

// MaterialType declares the fields of a Material.
var MaterialType = declare[Material]("material", nil,
	field("project", Ref, func(m *Material) *ID { return &m.Project }, required, to("project"), identity),
	field("kind", Choice, func(m *Material) *string { return &m.Kind }, required, from("material_kind")),
	field("name", Text, func(m *Material) *string { return &m.Name }, required, label, identity),
	field("note", Note, func(m *Material) *string { return &m.Note }),
)

// Type is MaterialType.
func (*Material) Type() *Type { return MaterialType }

// Supply is pieces of a material that came into a district's stock, or into
// the region's where District is "".
type Supply struct {
	Base
	Material ID
	District string
	Date     Date
	Quantity int // pieces
	Source   string
	Note     string
}

// SupplyType declares the fields of a Supply.
var SupplyType = declare("supply", checkSupply,
	field("material", Ref, func(s *Supply) *ID { return &s.Material }, required, owner("material"), identity),
	field("district", PlaceCode, func(s *Supply) *string { return &s.District }, identity),
	field("date", Day, func(s *Supply) *Date { return &s.Date }, required, label, identity),
	field("quantity", Int, func(s *Supply) *int { return &s.Quantity }, required, bounds(1, maxCount)),
	field("source", Text, func(s *Supply) *string { return &s.Source }),
	field("note", Text, func(s *Supply) *string { return &s.Note }),
)

// Type is SupplyType.
func (*Supply) Type() *Type { return SupplyType }

func checkSupply(s *Supply, scope Scope, r *report) {
	r.checkDistrict("district", s.District, scope)
}

// Handout is pieces of a material handed out at an event.
type Handout struct {
	Base
	Event    ID
	Material ID
	Quantity int // pieces
	Note     string
}

// HandoutType declares the fields of a Handout.
var HandoutType = declare[Handout]("handout", nil,
	field("event", Ref, func(h *Handout) *ID { return &h.Event }, required, owner("event"), identity),
	field("material", Ref, func(h *Handout) *ID { return &h.Material }, required, to("material"), identity),
	field("quantity", Int, func(h *Handout) *int { return &h.Quantity }, required, bounds(1, maxCount)),
	field("note", Text, func(h *Handout) *string { return &h.Note }),
)

// Type is HandoutType.
func (*Handout) Type() *Type { return HandoutType }

// PiecesByEvent are how many pieces each event's lines of materials come to.
func PiecesByEvent(lines []Handout) map[ID]int {
	out := map[ID]int{}
	for i := range lines {
		out[lines[i].Event] += lines[i].Quantity
	}
	return out
}

// Pieces is how many pieces an event handed out: what its lines of materials
// come to, which go before the number that the event itself has.
func (e *Event) Pieces(lines map[ID]int) int {
	if n := lines[e.ID]; n > 0 {
		return n
	}
	return e.Handouts
}
