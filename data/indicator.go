package data

// Indicator is one target of a project: how much of what, until when. Its fact
// is always counted from records, never typed.
type Indicator struct {
	Base
	Project      ID
	Number       int    // place in the contract's own order
	Kind         string // list indicator_kind
	NameKK       string
	NameRU       string
	Unit         string         // list unit
	EventTypes   []string       // the types of event it counts; none means all
	Level        string         // kind coverage: what is covered
	Stage        string         // list stage: how far a recommendation or talent must have come to count
	Products     []string       // kind products: the kinds it counts; none means all
	Bound        string         // list bound: whether the plan is a minimum or exact
	Plan         int            // for the whole project; 0 means none was set
	EachDistrict bool           // Plan and PerMonth are each district's, not the project's
	PerMonth     int            // kind events and others that add up: so many in each month, instead of Plan
	ByDistrict   map[string]int // each district's part, by code
	ByMonth      map[string]int // each month's part, by "2026-05"; empty means even
	From, To     Date           // where it has days of its own within the project

	// The conditions on an event that counts; none of a kind asks for nothing,
	// several of a kind are alternatives.
	Audiences   []string // list audience
	Partners    []string // list partner
	Venues      []string // list venue
	Topics      []string // list topic
	Places      []string // districts, okrugs or settlements that it lies in, by code
	Specialties []string // list field: all of them took part; kind composition: the group has all

	Proof string // supporting documents
	Note  string
}

// Name in the language, or in the other where it has none.
func (i *Indicator) Name(lang string) string { return either(lang, i.NameKK, i.NameRU) }

// AddsUp reports whether the fact is a sum over time, so that so many a month
// can be asked for: of events, pieces, products, recommendations, talents.
func (i *Indicator) AddsUp() bool {
	switch i.Kind {
	case CountCoverage, CountComposition, CountFinishers:
		return false
	}
	return true
}

// IndicatorType declares the fields of an Indicator.
var IndicatorType = declare("indicator", checkIndicator,
	field("project", Ref, func(i *Indicator) *ID { return &i.Project }, required, to("project"), identity),
	field("number", Int, func(i *Indicator) *int { return &i.Number }, bounds(0, 999), label, identity),
	field("kind", Choice, func(i *Indicator) *string { return &i.Kind }, required, from("indicator_kind")),
	field("name_kk", Text, func(i *Indicator) *string { return &i.NameKK }, required, length(600), label, identity),
	field("name_ru", Text, func(i *Indicator) *string { return &i.NameRU }, length(600)),
	field("unit", Choice, func(i *Indicator) *string { return &i.Unit }, required, from("unit")),
	field("event_types", Choices, func(i *Indicator) *[]string { return &i.EventTypes }, from("event_type")),
	field("level", Choice, func(i *Indicator) *string { return &i.Level }, from("level")),
	field("stage", Choice, func(i *Indicator) *string { return &i.Stage }, from("stage")),
	field("products", Choices, func(i *Indicator) *[]string { return &i.Products }, from("product_kind")),
	field("bound", Choice, func(i *Indicator) *string { return &i.Bound }, from("bound")),
	field("plan", Int, func(i *Indicator) *int { return &i.Plan }),
	field("per_month", Int, func(i *Indicator) *int { return &i.PerMonth }),
	field("each_district", Bool, func(i *Indicator) *bool { return &i.EachDistrict }),
	field("by_district", Numbers, func(i *Indicator) *map[string]int { return &i.ByDistrict }),
	field("by_month", Numbers, func(i *Indicator) *map[string]int { return &i.ByMonth }),
	field("from", Day, func(i *Indicator) *Date { return &i.From }),
	field("to", Day, func(i *Indicator) *Date { return &i.To }),
	field("audiences", Choices, func(i *Indicator) *[]string { return &i.Audiences }, from("audience")),
	field("partners", Choices, func(i *Indicator) *[]string { return &i.Partners }, from("partner")),
	field("venues", Choices, func(i *Indicator) *[]string { return &i.Venues }, from("venue")),
	field("topics", Choices, func(i *Indicator) *[]string { return &i.Topics }, from("topic")),
	field("places", PlaceCodes, func(i *Indicator) *[]string { return &i.Places }),
	field("specialties", Choices, func(i *Indicator) *[]string { return &i.Specialties }, from("field")),
	field("proof", Text, func(i *Indicator) *string { return &i.Proof }),
	field("note", Note, func(i *Indicator) *string { return &i.Note }),
)

// Type is IndicatorType.
func (*Indicator) Type() *Type { return IndicatorType }

func checkIndicator(i *Indicator, s Scope, r *report) {
	r.checkSpan("to", i.From, i.To)
	r.checkInProject("from", i.From, s)
	r.checkInProject("to", i.To, s)
	if i.Kind == CountCoverage && i.Level == "" {
		r.refuse("level", "required", nil)
	}
	if i.PerMonth != 0 && !i.AddsUp() {
		r.refuse("per_month", "only_for_sums", nil)
	}
	if i.Kind == CountComposition && len(i.Specialties) == 0 {
		r.refuse("specialties", "required", nil)
	}
	if total := sum(i.ByDistrict); i.Plan != 0 && i.Kind != CountCoverage && total > i.Plan {
		r.warn("by_district", "parts_exceed_plan", Args{"sum": total, "plan": i.Plan})
	}
	if total := sum(i.ByMonth); i.Plan != 0 && total != 0 && total != i.Plan {
		r.warn("by_month", "months_differ_from_plan", Args{"sum": total, "plan": i.Plan})
	}
}

func sum(parts map[string]int) int {
	total := 0
	for _, n := range parts {
		total += n
	}
	return total
}
